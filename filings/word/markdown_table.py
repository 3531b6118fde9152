"""A table of a long text: bordered, as wide as the text, its header repeated on each page."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from filings.language.text_blocks import Runs, Table
from filings.word.engine.table_state import scaled
from filings.word.styles import Area
from filings.word.xml import Element, make, properties_of, put

_LEAST_SHARE = 0.08
_MOST_COUNTED = 60


def make_table(
    table: Table,
    area: Area,
    style: Callable[..., str | None],
    paragraph: Callable[[str | None, Runs], Element],
) -> Element:
    """The ``w:tbl`` for ``table``; ``style`` finds a style, ``paragraph`` writes one."""
    widths = _widths(table, area.width)
    made = make("tbl", {}, _properties(style("OfficialTable", "TableGrid"), area.width))
    made.append(make("tblGrid", {}, *(make("gridCol", {"w": str(w)}) for w in widths)))
    for number, cells in enumerate(table.rows):
        is_header = number == 0
        settings = make("trPr", {}, make("cantSplit"))
        if is_header:
            settings.append(make("tblHeader"))
        row = make("tr", {}, settings)
        wanted = ("TableHeader", "TableText") if is_header else ("TableText",)
        for column, width in enumerate(widths):
            runs = cells[column] if column < len(cells) else ()
            text = paragraph(style(*wanted), runs)
            _align(
                text, "center" if is_header else table.alignments[column], bare=not style(*wanted)
            )
            size = make("tcW", {"w": str(width), "type": "dxa"})
            cell = make("tcPr", {}, size, make("vAlign", {"val": "center"}))
            row.append(make("tc", {}, cell, text))
        made.append(row)
    return made


def _properties(style: str | None, width: int) -> Element:
    properties = make("tblPr")
    if style is not None:
        properties.append(make("tblStyle", {"val": style}))
    put(properties, make("tblW", {"w": str(width), "type": "dxa"}))
    put(properties, make("jc", {"val": "center"}))
    line = {"val": "single", "sz": "4", "space": "0", "color": "auto"}
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    put(properties, make("tblBorders", {}, *(make(side, line) for side in sides)))
    put(properties, make("tblLayout", {"type": "fixed"}))
    return properties


def _align(paragraph: Element, alignment: str, *, bare: bool) -> None:
    if not (alignment or bare):
        return
    properties = properties_of(paragraph, "pPr")
    if bare:
        # Without a style for tables the body's indent and line grid would widen each row.
        put(properties, make("snapToGrid", {"val": "0"}))
        put(properties, make("spacing", {"before": "0", "after": "0"}))
        put(properties, make("ind", {"firstLine": "0", "firstLineChars": "0"}))
    if alignment:
        put(properties, make("jc", {"val": alignment}))


def _widths(table: Table, total: int) -> list[int]:
    """Widths of the columns by the first lines of their cells, none below a readable share."""
    columns = len(table.alignments)
    longest = [1] * columns
    for row in table.rows:
        for column, runs in enumerate(row[:columns]):
            width = _width_of("".join(r.text for r in runs).partition("\n")[0])
            longest[column] = max(longest[column], min(width, _MOST_COUNTED))
    least = max(int(sum(longest) * _LEAST_SHARE), 1)
    return scaled([max(n, least) for n in longest], total)


def _width_of(text: str) -> int:
    """The width of a line, a Chinese character counting two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
