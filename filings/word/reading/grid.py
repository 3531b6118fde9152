"""The true grid of a table: which places each cell covers, merges over columns and rows resolved.

A row lists its cells from left to right, each over so many columns (``w:gridSpan``). Cells of one
column are merged downward by ``w:vMerge``: Word joins a cell that continues to the one above it if
both begin and end at the same edges; with none above to join, it stands by itself.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from filings.messages import gettext as _
from filings.source import SourceCell, SourceTable

MOST_COLUMNS = 1_000
"""Word knows 63; a span beyond this is a slip or malice."""


@dataclass(slots=True)
class RawCell:
    """A cell as the file has it: its text, ``span`` columns, ``width`` in twips (0 if unknown).

    ``merge`` is ``restart``, ``continue`` or '' (``w:vMerge``); ``joins_left`` says that it goes on
    from the cell before it (``w:hMerge``).
    """

    text: str
    span: int = 1
    merge: str = ""
    joins_left: bool = False
    width: int = 0
    tables: tuple[SourceTable, ...] = ()
    doubt: str = ""


@dataclass(slots=True)
class RawRow:
    """A row: ``before`` columns are left out ahead of its cells, ``after`` behind them."""

    cells: list[RawCell]
    before: int = 0
    after: int = 0

    @property
    def columns(self) -> int:
        """How many columns it takes, those left out included."""
        return self.before + sum(cell.span for cell in self.cells) + self.after


@dataclass(slots=True)
class Grid:
    """A grid: its cells in reading order, how many columns it has, and what is not seen in it.

    ``covered`` are the row, the number of the cell in its row, and the text of cells that others
    cover in print.
    """

    cells: list[SourceCell] = field(default_factory=list)
    column_count: int = 0
    covered: list[tuple[int, int, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Placed:
    raw: RawCell
    row: int
    start: int
    end: int
    rows: int = 1
    continued: bool = False


def arrange(rows: Sequence[RawRow]) -> Grid:
    """The grid of ``rows``; time in proportion to the number of cells."""
    grid = Grid()
    _join_sideways(rows, grid)
    _fit_ragged_rows(rows)
    placed = _place(rows, grid)
    # Columns that no cell begins or ends in are none: many files have edges that nothing uses.
    edges = sorted({0} | {p.start for p in placed} | {p.end for p in placed})
    columns = {edge: number for number, edge in enumerate(edges)}
    grid.column_count = len(edges) - 1
    grid.cells = [
        SourceCell(
            p.row,
            columns[p.start],
            p.raw.text,
            p.rows,
            columns[p.end] - columns[p.start],
            p.raw.tables,
            p.raw.doubt,
            p.continued,
        )
        for p in placed
    ]
    return grid


def _join_sideways(rows: Sequence[RawRow], grid: Grid) -> None:
    """Give the columns of cells that continue the one before them to that one."""
    for number, row in enumerate(rows):
        if not any(cell.joins_left for cell in row.cells):
            continue
        kept: list[RawCell] = []
        for place, cell in enumerate(row.cells):
            if cell.joins_left and kept:
                kept[-1].span = min(kept[-1].span + cell.span, MOST_COLUMNS)
                kept[-1].width = kept[-1].width + cell.width if cell.width else 0
                if cell.text.strip() and cell.text != kept[-1].text:
                    grid.covered.append((number, place, cell.text))
            else:
                kept.append(cell)
        row.cells = kept


def _place(rows: Sequence[RawRow], grid: Grid) -> list[_Placed]:
    placed: list[_Placed] = []
    above: dict[int, _Placed] = {}
    for number, row in enumerate(rows):
        here: dict[int, _Placed] = {}
        column = row.before
        for place, cell in enumerate(row.cells):
            end = column + cell.span
            head = above.get(column) if cell.merge == "continue" else None
            if head is not None and head.end == end:
                head.rows += 1
                here[column] = head
                if cell.text.strip() and cell.text != head.raw.text:
                    grid.covered.append((number, place, cell.text))
            else:
                made = _Placed(cell, number, column, end, continued=cell.merge == "continue")
                placed.append(made)
                if cell.merge:
                    here[column] = made
            column = end
        above = here
    return placed


# Rows of different lengths ------------------------------------------------------------------------

_LOOSE = 0.25
"""How far an edge may lie from the one it is taken for, in parts of the narrowest column."""


def _fit_ragged_rows(rows: Sequence[RawRow]) -> None:
    """Give rows that count other columns than most the columns that their widths tell.

    Word goes by the widths where the spans do not add up; so a title row of one cell, as wide as
    the table, stands over all columns although it does not say so. What remains unsure is doubted.
    """
    counts = Counter(row.columns for row in rows if row.cells)
    if len(counts) < 2:
        return
    whole = max(counts, key=lambda count: (counts[count], count))
    edges = _edges([row for row in rows if row.cells and row.columns == whole], whole)
    for row in rows:
        if not row.cells or row.columns == whole:
            continue
        spans = _spans(row, edges) if edges is not None else None
        for cell, span in zip(row.cells, spans or (), strict=False):
            cell.span = span
        if spans is None or len(spans) > 1:
            for cell in row.cells:
                cell.doubt = cell.doubt or _("这一行的格数和别的行不同，占哪几列拿不准")


def _edges(rows: Sequence[RawRow], count: int) -> list[float] | None:
    """Where the columns of the full rows begin and end, in twips; None if widths do not tell."""
    found: list[list[float]] = [[] for _column in range(count)]
    for row in rows:
        if row.before or row.after or not all(cell.width for cell in row.cells):
            continue
        if len(row.cells) == count:
            for column, cell in enumerate(row.cells):
                found[column].append(cell.width)
    if not all(found):
        return None
    edges = [0.0]
    for widths in found:
        edges.append(edges[-1] + median(widths))
    return edges


def _spans(row: RawRow, edges: Sequence[float]) -> list[int] | None:
    """How many columns each cell of ``row`` takes by its width; None if its edges fit nowhere."""
    if row.before or row.after or not all(cell.width for cell in row.cells):
        return None
    tolerance = _LOOSE * min(b - a for a, b in pairwise(edges))
    spans: list[int] = []
    place, column = 0.0, 0
    for cell in row.cells:
        place += cell.width
        right = bisect_left(edges, place - tolerance)
        if right >= len(edges) or abs(edges[right] - place) > tolerance or right <= column:
            return None
        spans.append(right - column)
        column = right
    return spans if column == len(edges) - 1 else None
