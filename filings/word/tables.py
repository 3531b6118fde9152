"""Tables after rendering: vertical merges by key, the grid, and nothing left empty or open.

Everything here walks each table once; python-docx's ``table.cell`` and ``table.rows`` would take
time in the square of the number of rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from filings.messages import gettext as _
from filings.word.engine.table_state import new_widths
from filings.word.marks import MARKED, TAGGED_COLUMNS
from filings.word.namespaces import W
from filings.word.numbers import whole_number
from filings.word.places import below
from filings.word.rules import T008, T010
from filings.word.runtime import Run, report_merged_away
from filings.word.tags import Tag
from filings.word.walk import skipped, span_of
from filings.word.xml import Element, make, properties_of, put, remove


@dataclass(slots=True)
class _Cell:
    element: Element
    column: int
    span: int


def arrange_tables(root: Element, run: Run) -> None:
    """Merge cells and fit grids, while the texts are still tokens."""
    for table in list(root.iter(W + "tbl")):
        _drop_empty_rows(table)
        if not below(table, "tr"):
            remove(table)
    for table in list(root.iter(W + "tbl")):
        rows = [list(_cells(row, run)) for row in below(table, "tr")]
        _merge(table, rows, run)
        _fit_grid(table, rows, run)


def _drop_empty_rows(table: Element) -> None:
    """A row whose cells were all left out by ``{%tc if %}`` goes."""
    for row in below(table, "tr"):
        if not below(row, "tc"):
            remove(row)


def _cells(row: Element, run: Run) -> Iterator[_Cell]:
    """The cells of a row with the column of the grid that each begins in."""
    column = skipped(row, "gridBefore")
    for element in below(row, "tc"):
        span = _span(element, run)
        yield _Cell(element, column, span)
        column += span


def _span(cell: Element, run: Run) -> int:
    value = span_of(cell)
    if 0 < whole_number(value) <= 1000:
        return whole_number(value)
    run.report(T010, None, _("colspan 得到「{value}」，应是正整数。").format(value=value))
    return 1


# Merges -------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Keyed:
    cell: _Cell
    tag: Tag
    key: object


def _merge(table: Element, rows: list[list[_Cell]], run: Run) -> None:
    """Merge neighbours of the same column whose keys are equal.

    Only rows that the same outermost loop made are neighbours: a header row above, or the rows of a
    second loop below, may have the same key by chance.
    """
    above: dict[int, _Keyed] = {}
    heads: dict[int, Element] = {}
    for cells in rows:
        here: dict[int, _Keyed] = {}
        for cell in cells:
            keyed = _key_of(cell, run)
            if keyed is None:
                continue
            here[cell.column] = keyed
            old = above.get(cell.column)
            if old is not None and _same(old, keyed):
                _set_merge(heads[cell.column], "restart")
                _set_merge(cell.element, "continue")
                _hide(cell.element, heads[cell.column], keyed.tag, run)
            else:
                heads[cell.column] = cell.element
        above = here


def _key_of(cell: _Cell, run: Run) -> _Keyed | None:
    properties = cell.element.find(W + "tcPr")
    merge = properties.find(W + "vMerge") if properties is not None else None
    if merge is None or properties is None:
        return None
    emission = run.merge_keys.get(merge)
    if emission is None:
        return None
    assert isinstance(emission.tag, Tag)
    properties.remove(merge)
    return _Keyed(cell, emission.tag, emission.value)


def _same(a: _Keyed, b: _Keyed) -> bool:
    if b.key is None or b.key == "" or a.cell.span != b.cell.span:
        return False
    return a.tag.loop == b.tag.loop and type(a.key) is type(b.key) and a.key == b.key


def _set_merge(cell: Element, value: str) -> None:
    put(properties_of(cell, "tcPr"), make("vMerge", {"val": value}))


def _hide(cell: Element, head: Element, tag: Tag, run: Run) -> None:
    """Only the first of merged cells is printed: the others keep one empty paragraph."""
    text = run.filled("".join(map(str, cell.itertext())))
    if text and text != run.filled("".join(map(str, head.itertext()))):
        report_merged_away(run, tag)
    first = cell.find(W + "p")
    kept = first.find(W + "pPr") if first is not None else None
    for child in list(cell):
        if child.tag != W + "tcPr":
            run.hide("".join(map(str, child.itertext())))
            cell.remove(child)
    cell.append(make("p", {}, *([kept] if kept is not None else [])))


# The grid -----------------------------------------------------------------------------------------


def _fit_grid(table: Element, rows: list[list[_Cell]], run: Run) -> None:
    """Make grid and cells agree where tags changed the columns; other tables stay as they are."""
    grid = table.find(W + "tblGrid")
    if grid is None or MARKED not in grid.attrib:
        return
    number = int(grid.attrib.pop(MARKED))
    tagged = bool(grid.attrib.pop(TAGGED_COLUMNS, ""))
    widths = [width_of(c.get(W + "w")) for c in grid.findall(W + "gridCol")]
    totals = [
        (c[-1].column + c[-1].span if c else 0) + skipped(r, "gridAfter")
        for r, c in zip(below(table, "tr"), rows, strict=True)
    ]
    if len(set(totals)) > 1:
        tag = run.tags.get(number)
        odd = next(i for i, n in enumerate(totals) if n != max(totals))
        run.report(
            T008,
            tag.place if tag else None,
            _("表格各行的列数不一致：最多 {most} 列，生成的第{row}行只有 {columns} 列。").format(
                most=max(totals), row=odd + 1, columns=totals[odd]
            ),
            _("有 {%tc if %} 或 {%tc for %} 的表格，各行都要相应增减，或用 {% colspan %} 补足。"),
        )
        return
    if totals and (tagged or totals[0] != len(widths)):
        stated = [[stated_width(c.element) for c in cells] for cells in rows]
        widths = new_widths(stated, widths, totals[0])
        for old in grid.findall(W + "gridCol"):
            grid.remove(old)
        for place, width in enumerate(widths):
            grid.insert(place, make("gridCol", {"w": str(width)}))
    for cells in rows:
        for cell in cells:
            width = sum(widths[cell.column : cell.column + cell.span])
            if width:
                properties = properties_of(cell.element, "tcPr")
                put(properties, make("tcW", {"w": str(width), "type": "dxa"}))


def width_of(text: str | None) -> int:
    """A width in twips as written; 0 where there is none."""
    return whole_number((text or "").partition(".")[0])


def stated_width(cell: Element) -> int:
    """The width in twips that a cell gives itself, 0 if none."""
    properties = cell.find(W + "tcPr")
    found = properties.find(W + "tcW") if properties is not None else None
    if found is None or found.get(W + "type", "dxa") != "dxa":
        return 0
    return width_of(found.get(W + "w"))
