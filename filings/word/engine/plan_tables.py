"""Tables: rows, merged cells, and grids whose columns tags change."""

from __future__ import annotations

import re
from dataclasses import dataclass

from filings.messages import gettext as _
from filings.word.blocks import close_blocks
from filings.word.engine.markup import end_tag, start_tag, whole
from filings.word.engine.plan_base import Walk
from filings.word.engine.steps import (
    Cell,
    Grid,
    KeyMerge,
    LoopMerge,
    NotProvable,
    Row,
    Static,
    Steps,
    Table,
)
from filings.word.expressions import Expression, expression_of
from filings.word.marks import MARKED, NUMBER_CLOSE, NUMBER_OPEN, TAGGED_COLUMNS
from filings.word.namespaces import W
from filings.word.numbers import whole_number
from filings.word.places import below
from filings.word.tables import stated_width, width_of
from filings.word.tags import Tag
from filings.word.walk import skipped, span_of
from filings.word.xml import Element, ancestor

_NUMBER = re.compile(rf"{NUMBER_OPEN}(\d+){NUMBER_CLOSE}")
_BEFORE_WIDTH = (W + "cnfStyle",)
_PLACED = (*_BEFORE_WIDTH, W + "tcW", W + "gridSpan", W + "vMerge")


@dataclass(slots=True, eq=False)
class _Current:
    """The table that is being planned."""

    element: Element
    number: int | None
    grid: Grid | None
    body: Steps
    has_row: bool = False
    column: int = 0


class TablePlanner:
    """Plans the tables of one part."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._grids: dict[Element, Grid] = {}
        self._keyed: set[Element] = set()
        self._loop_merged: dict[Element, int] = {}
        self._stack: list[_Current] = []
        self._numbers = 0

    def note_grids(self) -> None:
        """Remember what the marks on grids and the tags in cells say of their tables."""
        for grid in self._walk.root.iter(W + "tblGrid"):
            if MARKED in grid.attrib:
                table = grid.getparent()
                assert table is not None
                widths = tuple(width_of(c.get(W + "w")) for c in grid.findall(W + "gridCol"))
                tagged = TAGGED_COLUMNS in grid.attrib
                self._grids[table] = Grid(widths, tagged, int(grid.attrib[MARKED]))
        for tag in self._walk.tags.values():
            if tag.paragraph is None or tag.keyword not in ("vm", "hm"):
                continue
            if tag.keyword == "hm":
                raise NotProvable(_("「hm」合并整行的格，列数要等循环结束才知道。"))
            cell = ancestor(tag.paragraph, "w:tc")
            assert cell is not None
            if tag.expression:
                table = ancestor(cell, "w:tbl")
                assert table is not None
                self._keyed.add(table)
            else:
                self._loop_merged[cell] = tag.number

    def is_fitted(self, cell: Element) -> bool:
        """Whether the width of ``cell`` is only known when its table is printed."""
        return ancestor(cell, "w:tbl") in self._grids

    # Tables -------------------------------------------------------------------------------------

    def table(self, table: Element) -> None:
        """A table, with or without tags."""
        walk = self._walk
        apart = walk.last not in ("p", "start")
        grid = self._grids.get(table)
        if table not in walk.hot:
            walk.note(table)
            close_blocks(table)
            inner = [Static("".join(map(whole, table)))]
            step = Table(start_tag(table), "", [*inner], end_tag(table), None, None, False, apart)
            walk.add(step)
            walk.last = "tbl"
            return
        number = None
        if grid is not None or table in self._keyed:
            number = self._numbers
            self._numbers += 1
        head, grid_text = start_tag(table), ""
        rows: list[Element] = []
        for child in table:
            if not isinstance(child.tag, str):
                continue
            if child.tag == W + "tblGrid" and grid is not None:
                grid_text = whole(child)
            elif rows or grid_text or child in walk.hot or child.tag == W + "tr":
                rows.append(child)
            else:
                walk.note(child)
                head += whole(child)
        outer = walk.last
        with walk.collected() as body:
            current = _Current(table, number, grid, body)
            self._stack.append(current)
            walk.all_of(rows)
            self._stack.pop()
        rowless = not current.has_row
        walk.add(Table(head, grid_text, body, end_tag(table), number, grid, rowless, apart))
        walk.last = "?" if rowless and outer != "p" else "tbl"

    def row(self, row: Element) -> None:
        """A row."""
        walk = self._walk
        current = self._stack[-1]
        vanishes = any(c in walk.replaced for c in below(row, "tc"))
        current.has_row |= walk.is_certain(current.body) and not vanishes
        if current.number is None:
            if row in walk.hot:
                walk.generic(row)
            else:
                walk.cold(row)
            return
        current.column = skipped(row, "gridBefore")
        head = start_tag(row)
        content: list[Element] = []
        for child in row:
            if isinstance(child.tag, str) and child.tag in (W + "trPr", W + "tblPrEx"):
                head += whole(child)
            else:
                content.append(child)
        with walk.collected() as body:
            walk.all_of(content)
        before, after = skipped(row, "gridBefore"), skipped(row, "gridAfter")
        fitted = current.grid is not None
        walk.add(Row(current.number, head, body, end_tag(row), before, after, fitted, vanishes))

    # Cells --------------------------------------------------------------------------------------

    def cell(self, cell: Element) -> None:
        """A cell."""
        walk = self._walk
        current = self._stack[-1]
        properties = cell.find(W + "tcPr")
        key = self._key_of(cell, properties)
        span = span_of(cell)
        column = current.column
        current.column += max(whole_number(span, 1), 1)
        if current.grid is not None or key is not None or cell in self._loop_merged:
            self._placed_cell(cell, properties, key, column)
            return
        if cell not in walk.hot:
            walk.cold(cell)
            return
        walk.start(cell)
        if properties is not None:
            walk.node(properties)
        walk.blocks(cell, [c for c in cell if c is not properties])
        walk.emit(end_tag(cell))

    def _key_of(self, cell: Element, properties: Element | None) -> Tag | None:
        merge = properties.find(W + "vMerge") if properties is not None else None
        found = _NUMBER.search(merge.get(W + "val", "")) if merge is not None else None
        return self._walk.tags[int(found[1])] if found else None

    def _placed_cell(
        self, cell: Element, properties: Element | None, key: Tag | None, column: int
    ) -> None:
        """A cell that is merged with others, or whose width is not known yet."""
        walk = self._walk
        current = self._stack[-1]
        merge: KeyMerge | LoopMerge | None = None
        if cell in self._loop_merged:
            merge = LoopMerge(self._loop_merged[cell])
        if key is not None:
            merge = KeyMerge(expression_of(key), key.number, key.loop)
        parts: dict[str, str] = {}
        head = start_tag(cell) + ("<w:tcPr>" if properties is None else start_tag(properties))
        span: int | tuple[Expression, int] = 1
        rest: list[Element] = []
        for child in properties if properties is not None else ():
            if not isinstance(child.tag, str):
                continue
            if child.tag in _BEFORE_WIDTH:
                head += whole(child)
            elif child.tag == W + "gridSpan":
                found = _NUMBER.search(child.get(W + "val", ""))
                if found:
                    tag = walk.tags[int(found[1])]
                    span = (expression_of(tag), tag.number)
                else:
                    span = max(whole_number(child.get(W + "val"), 1), 1)
                    parts[str(child.tag)] = whole(child)
            elif child.tag not in _PLACED or (child.tag == W + "vMerge" and merge is None):
                rest.append(child)
            elif child.tag == W + "tcW":
                parts[str(child.tag)] = whole(child)
        with walk.collected() as after:
            walk.all_of(rest)
            walk.emit("</w:tcPr>" if properties is None else end_tag(properties))
        with walk.collected() as body:
            walk.blocks(cell, [c for c in cell if c is not properties])
        walk.add(
            Cell(
                current.number,
                column,
                head,
                parts.get(W + "tcW", ""),
                stated_width(cell),
                span,
                parts.get(W + "gridSpan", ""),
                merge,
                after,
                body,
                end_tag(cell),
                _hidden(cell, walk),
                current.grid is not None,
            )
        )


def _hidden(cell: Element, walk: Walk) -> str:
    """What a cell holds that is merged with the one above: one empty paragraph."""
    paragraphs = cell.findall(W + "p")
    first = next((p for p in paragraphs if p not in walk.replaced), None)
    properties = first.find(W + "pPr") if first is not None else None
    return f"<w:p>{'' if properties is None else whole(properties)}</w:p>"
