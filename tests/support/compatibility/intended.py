"""The differences between our documents and those of docxtpl that are intended.

:data:`INTENDED` is the one list. A mend makes both files alike in that one respect, so that the
comparison sees every other.
"""

from __future__ import annotations

from support.compatibility.mends import (
    CONTAINERS,
    as_paragraphs,
    as_run,
    drop_blank_paragraphs,
    drop_closing_paragraphs,
    drop_east_asian_hint,
    drop_empty_runs,
    drop_file_facts,
    drop_ids,
    drop_repeated_bookmarks,
    drop_save_numbers,
    drop_settings,
    drop_spelling_marks,
    drop_tables_without_rows,
    drop_unknown_references,
    drop_widths,
    join_runs,
    on_each,
    sort_properties,
    unbind_controls,
    unescape_properties,
    wrap_stray_text,
)
from support.trees import Intended, W

INTENDED: tuple[Intended, ...] = (
    Intended(
        "run-of-text",
        "docxtpl takes {{r }} for finished XML: plain text lands outside of any run, where Word "
        "shows nothing. We make a run with the look of the tag.",
        wrap_stray_text((W + "p",), as_run),
    ),
    Intended(
        "paragraph-of-text",
        "docxtpl takes {{p }} for finished XML: plain text lands outside of any paragraph, where "
        "Word shows nothing. We make a paragraph of each line.",
        wrap_stray_text(CONTAINERS, as_paragraphs),
    ),
    Intended(
        "properties-escaped",
        "docxtpl with autoescape writes &amp; into the title where & is meant.",
        unescape_properties,
    ),
    Intended(
        "save-numbers",
        "Word's numbers of editing sessions (rsid) and paragraphs (paraId) tell who typed what "
        "when, and a loop repeats them; we take them out.",
        on_each(drop_save_numbers),
        everywhere=True,
    ),
    Intended(
        "spelling-marks",
        "docxtpl loses the marks of Word's spell checker that stand inside a tag, and keeps the "
        "others; Word makes them anew.",
        on_each(drop_spelling_marks),
        everywhere=True,
    ),
    Intended(
        "empty-runs",
        "Where a tag printed nothing docxtpl leaves empty w:t and w:r behind; we take them out.",
        on_each(drop_empty_runs),
        everywhere=True,
    ),
    Intended(
        "property-order",
        "docxtpl puts w:gridSpan, w:vMerge and w:shd out of the order of the schema, which Word "
        "may call damaged; we bring properties into order.",
        on_each(sort_properties),
        everywhere=True,
    ),
    Intended(
        "ids",
        "Ids of pictures, bookmarks and content controls must be unique in a document, though loops "
        "repeat them. We number pictures and bookmarks from the first, docxtpl pictures from 1001; "
        "Word gives a content control without an id a new one.",
        on_each(drop_ids),
        everywhere=True,
    ),
    Intended(
        "settings",
        "Lines that end in a break would be spread over the whole width when justified; we set "
        "doNotExpandShiftReturn.",
        drop_settings,
        everywhere=True,
    ),
    Intended(
        "file-facts",
        "Dates, counts, the program and a picture of the first page change with every save or "
        "tell of the template; ours are fixed, so that the same input gives the same bytes.",
        drop_file_facts,
        everywhere=True,
    ),
    Intended(
        "east-asian-hint",
        "“ ” … — in a value are set in the Latin face, half as wide, unless the run says eastAsia.",
        on_each(drop_east_asian_hint),
    ),
    Intended(
        "joined-runs",
        "docxtpl splits a run at a tab or break and at {{r }}; neighbouring runs of one look are "
        "the same text as one run.",
        on_each(join_runs),
        everywhere=True,
    ),
    Intended(
        "repeated-bookmarks",
        "A loop repeats the bookmarks in it, whose names must be unique; only the first stays.",
        on_each(drop_repeated_bookmarks),
    ),
    Intended(
        "unbound-controls",
        "A content control bound to data would be overwritten when Word opens the document; once "
        "a tag filled it, we take the binding and the mark of a placeholder away.",
        on_each(unbind_controls),
    ),
    Intended(
        "unknown-references",
        "A style or numbering that is not defined counts for nothing in Word and is not valid; we "
        "take the reference out.",
        drop_unknown_references,
    ),
    Intended(
        "tables-without-rows",
        "Word calls a table without rows, or a row without cells, damaged; we take it out.",
        on_each(drop_tables_without_rows),
    ),
    Intended(
        "column-widths",
        "Where tags change the columns, we fit the grid and the cells to the width of the "
        "template's table; docxtpl leaves the cells, and counts spanned columns wrong.",
        drop_widths,
    ),
    Intended(
        "closing-paragraphs",
        "A cell or text box must end with a paragraph, and two tables need one between them; we "
        "add what is missing.",
        on_each(drop_closing_paragraphs),
    ),
    Intended(
        "blank-paragraphs",
        "A paragraph of nothing but one condition, loop or comment leaves a blank line in "
        "docxtpl where nothing came of it; ours goes.",
        drop_blank_paragraphs,
    ),
)
"""Every intended difference, in the order in which the mends are done."""
