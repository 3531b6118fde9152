"""Making the tree of a part ready for the engine, once its tags are known to be right.

What a tag says of its cell goes into the properties of the cell, and a tag for a run gets a run of
its own, since docxtpl would take the rest of the run away.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from lxml import etree

from filings.word.marks import MARKED, NUMBER_OPEN, TAGGED_COLUMNS
from filings.word.namespaces import W
from filings.word.places import below
from filings.word.tag_reader import paragraph_text
from filings.word.tags import CELL_PROPERTIES, Tag
from filings.word.xml import (
    Element,
    ancestor,
    is_empty_run,
    make,
    properties_of,
    put,
    remove,
    set_text,
    text_element,
)


def table_of(tag: Tag) -> Element | None:
    """The table that ``tag`` stands in."""
    assert tag.paragraph is not None
    return ancestor(tag.paragraph, "w:tbl")


def unbind_controls(root: Element) -> None:
    """Word would overwrite a filled content control with the data that it is bound to."""
    for control in root.iter(W + "sdt"):
        if not any(NUMBER_OPEN in (t.text or "") for t in control.iter(W + "t")):
            continue
        properties = control.find(W + "sdtPr")
        if properties is None:
            continue
        for child in list(properties.iterchildren(etree.Element)):
            if etree.QName(child).localname in ("dataBinding", "showingPlcHdr"):
                properties.remove(child)


def mark_enclosed(first: Tag, last: Tag) -> None:
    """Mark the paragraph whose text begins and ends with one condition or loop."""
    paragraph = first.paragraph
    if first.level or paragraph is None or paragraph is not last.paragraph:
        return
    text = paragraph_text(paragraph).strip()
    if text.startswith(first.mark_up()) and text.endswith(last.mark_up()):
        paragraph.set(MARKED, "00000000")


def lift_across_runs(tags: Iterable[Tag], groups: Iterable[list[Tag]]) -> None:
    """Let a loop or condition within a line that spans several runs stand between the runs.

    Word cuts a line into runs wherever the look changes. ``{% if a %}`` in one and ``{% endif %}``
    in another become ``{%r if a %}`` and ``{%r endif %}``, so that no run is cut in two; what
    follows keeps its own look, which docxtpl takes from the run before.
    """
    waiting = [g for g in groups if not any(t.level or t.trims != (False, False) for t in g)]
    homes = {t.number: _home(t) for group in waiting for t in group}
    cut = {_home(t) for t in tags if t.level == "r"}
    changed = True
    while changed:
        changed = False
        for group in list(waiting):
            places = [homes[t.number] for t in group]
            if len(set(places)) == 1 and places[0] not in cut:
                continue
            waiting.remove(group)
            if _is_liftable(group, places):
                for tag in group:
                    _lift(tag)
                cut.update(places)
                changed = True


def _is_liftable(group: list[Tag], places: list[Element | None]) -> bool:
    """Whether the tags stand in runs side by side, and are what the engine can read so."""
    runs = [ancestor(place, "w:r") if place is not None else None for place in places]
    around = {run.getparent() if run is not None else None for run in runs}
    return (
        len(around) == 1
        and None not in around
        and len({id(t.paragraph) for t in group}) == 1
        and not any(c in t.expression for t in group for c in "%}")
    )


def _lift(tag: Tag) -> None:
    home, old = _home(tag), tag.mark_up()
    assert home is not None
    tag.level = "r"
    home.text = (home.text or "").replace(old, tag.mark_up())


def prepare(tag: Tag) -> None:
    """Do to the tree what the engine cannot: cell properties, runs of their own."""
    assert tag.paragraph is not None
    if tag.keyword in CELL_PROPERTIES:
        cell = ancestor(tag.paragraph, "w:tc")
        assert cell is not None
        properties = properties_of(cell, "tcPr")
        if tag.keyword in ("hm", "colspan"):
            _mark_grid(tag)
        value = f"{{{{ {tag.expression}{tag.mark}}}}}"
        if tag.keyword == "vm" and tag.expression:
            put(properties, make("vMerge", {"val": value}))
        elif tag.keyword == "colspan":
            put(properties, make("gridSpan", {"val": value}))
        elif tag.keyword == "cellbg":
            put(properties, make("shd", {"val": "clear", "color": "auto", "fill": value}))
        elif len(properties) == 0:
            # docxtpl looks for the end tag of w:tcPr.
            properties.append(make("tcW", {"w": "0", "type": "auto"}))
        return
    if tag.level == "tc":
        _mark_grid(tag)
    home = _home(tag)
    run = ancestor(home, "w:r") if home is not None else None
    if not tag.keyword and tag.level in ("p", "r"):
        found = tag.paragraph.find(W + "pPr")
        tag.paragraph_properties = deepcopy(found) if found is not None else None
        found = run.find(W + "rPr") if run is not None else None
        tag.run_properties = deepcopy(found) if found is not None else None
    if tag.level == "r" and home is not None and run is not None:
        _isolate(tag, home, run)


def _home(tag: Tag) -> Element | None:
    """The ``w:t`` that holds a tag; it may have moved to another run with an earlier tag."""
    assert tag.paragraph is not None
    mark = tag.mark_up()
    return next((t for t in tag.paragraph.iter(W + "t") if mark and mark in (t.text or "")), None)


def _mark_grid(tag: Tag) -> None:
    """Note on the grid of the table that its columns change."""
    table = table_of(tag)
    assert table is not None and tag.paragraph is not None
    grid = table.find(W + "tblGrid")
    if grid is None:
        columns = max(len(below(row, "tc")) for row in below(table, "tr"))
        grid = make("tblGrid", {}, *(make("gridCol") for _column in range(columns)))
        properties = table.find(W + "tblPr")
        table.insert(0 if properties is None else table.index(properties) + 1, grid)
    grid.set(MARKED, str(tag.number))
    if tag.level == "tc":
        row = ancestor(tag.paragraph, "w:tr")
        assert row is not None
        # A row with more cells than the grid has columns: the grid is the finished table's.
        if len(below(row, "tc")) <= len(grid.findall(W + "gridCol")):
            grid.set(TAGGED_COLUMNS, "00000000")


def _isolate(tag: Tag, element: Element, run: Element) -> None:
    """Give a ``{{r … }}`` a run of its own: docxtpl replaces the whole run."""
    mark = tag.mark_up()
    before, _mark, after = (element.text or "").partition(mark)
    following = list(element.itersiblings())
    leading = [c for c in element.itersiblings(preceding=True) if c.tag != W + "rPr"]
    if not (before or after or following or leading):
        return
    properties = run.find(W + "rPr")

    def clone() -> Element:
        new = make("r")
        if properties is not None:
            new.append(deepcopy(properties))
        return new

    own = clone()
    run.addnext(own)
    rest = clone()
    own.addnext(rest)
    if after:
        rest.append(text_element(after))
    rest.extend(following)
    own.append(text_element(mark))
    if before:
        set_text(element, before)
    else:
        run.remove(element)
    for old in (run, rest):
        if is_empty_run(old):
            remove(old)
