"""Tables that are not laid out row by row, laid out so: beside each other, or as cards.

A table whose columns stand twice (序号|任务|单位|序号|任务|单位) is one of half the width and twice the
rows. A card (任务名称|…, 责任单位|…) is one row whose header is its labels. Rows keep the numbers that
they have in the document.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from filings.recognise.places import row_of
from filings.recognise.tables.cards import card_table
from filings.recognise.tables.fields import Field, field_of
from filings.recognise.tables.matrices import matrix_table
from filings.recognise.texts import header_key, is_blank, number_alone
from filings.source import SourceCell, SourceDocument, SourceTable

_MOST_BESIDE = 4
_DEEPEST_HEADER = 8


def unfolded(document: SourceDocument) -> SourceDocument:
    """The document with such tables laid out row by row."""
    blocks = tuple(
        _unfolded(block) if isinstance(block, SourceTable) else block for block in document.blocks
    )
    return replace(document, blocks=blocks)


def _unfolded(table: SourceTable) -> SourceTable:
    for row in range(min(table.row_count, _DEEPEST_HEADER)):
        beside = _beside(table, row)
        if beside is not None:
            return _stacked(table, beside) or table
    return matrix_table(table) or card_table(table) or table


@dataclass(frozen=True, slots=True)
class _Beside:
    """The header row, and the header cells of each of the parts that stand beside each other."""

    row: int
    parts: tuple[tuple[SourceCell, ...], ...]

    def place(self, cell: SourceCell) -> tuple[int, int, int] | None:
        """The part of a cell, and the first and the last header cell that it stands under."""
        for number, part in enumerate(self.parts):
            under = [
                i for i, head in enumerate(part) if set(head.columns).intersection(cell.columns)
            ]
            if not under:
                continue
            inside = cell.column + cell.column_span <= part[-1].column + part[-1].column_span
            return (number, under[0], under[-1]) if inside else None
        return None


def _beside(table: SourceTable, row: int) -> _Beside | None:
    cells = list(table.row(row))
    keys = [header_key(c.text) for c in cells]
    if not all(keys) or any(c.row != row or c.row_span > 1 for c in cells):
        return None
    for count in range(2, _MOST_BESIDE + 1):
        width, rest = divmod(len(keys), count)
        part = keys[:width]
        if rest or width < 2 or keys != part * count or len(set(part)) < width:
            continue
        fields = [field_of(key) for key in part]
        if sum(f is not None for f in fields) >= 2 and (
            Field.CONTENT in fields or Field.SECTION in fields
        ):
            parts = (tuple(cells[n * width : (n + 1) * width]) for n in range(count))
            return _Beside(row, tuple(parts))
    return None


def _stacked(table: SourceTable, beside: _Beside) -> SourceTable | None:
    """The parts below each other; None where a cell stands in two of them."""
    heads = beside.parts[0]
    width = len(heads)
    cells: list[SourceCell] = []
    numbers: list[int] = []
    for row in range(beside.row):
        shown = [c for c in table.row(row) if c.row == row and not is_blank(c.text)]
        if len(shown) > 1 or any(c.row_span > 1 for c in shown):
            return None
        cells += [replace(c, row=row, column=0, column_span=width) for c in shown]
        numbers.append(row_of(table, row))
    cells += [
        replace(head, row=beside.row, column=i, column_span=1) for i, head in enumerate(heads)
    ]
    numbers.append(row_of(table, beside.row))
    below: defaultdict[int, list[SourceCell]] = defaultdict(list)
    for cell in table.cells:
        below[cell.row].append(cell)
    for run in _runs(table, beside.row + 1):
        whole = _whole(table, run[0])
        if whole is not None:
            cells.append(replace(whole, row=len(numbers), column=0, column_span=width))
            numbers.append(row_of(table, run[0]))
            continue
        for group in (
            [[r] for r in run] if _reads_across(table, beside, run, below) else [list(run)]
        ):
            for part in range(len(beside.parts)):
                placed = _part_of(beside, part, group, below, len(numbers))
                if placed is None:
                    return None
                cells += placed
                numbers += [row_of(table, row) for row in group]
    return SourceTable(
        table.index, len(numbers), width, tuple(sorted(cells, key=lambda c: (c.row, c.column))),
        table.header_rows, table.sheet, tuple(numbers), table.part,
    )  # fmt: skip


def _part_of(
    beside: _Beside,
    part: int,
    rows: Sequence[int],
    below: Mapping[int, Sequence[SourceCell]],
    first: int,
) -> list[SourceCell] | None:
    """The cells of a part in some rows, as they stand from the row ``first`` on."""
    found: list[SourceCell] = []
    for row, cell in ((n, c) for n, r in enumerate(rows, first) for c in below.get(r, ())):
        place = beside.place(cell)
        if place is None or cell.rows[-1] > rows[-1]:
            return None
        number, left, right = place
        if number == part:
            found.append(replace(cell, row=row, column=left, column_span=right - left + 1))
    return found


def _whole(table: SourceTable, row: int) -> SourceCell | None:
    """The cell that is a row of its own over all columns."""
    cells = list(table.row(row))
    return cells[0] if len(cells) == 1 and cells[0].column_span == table.column_count else None


def _runs(table: SourceTable, first: int) -> list[list[int]]:
    """The rows from ``first`` on, those that are one cell over all columns by themselves."""
    runs: list[list[int]] = []
    alone = True
    for row in range(first, table.row_count):
        before, alone = alone, _whole(table, row) is not None
        if before or alone:
            runs.append([row])
        else:
            runs[-1].append(row)
    return runs


def _reads_across(
    table: SourceTable,
    beside: _Beside,
    rows: Sequence[int],
    below: Mapping[int, Sequence[SourceCell]],
) -> bool:
    """Whether the numbers run from part to part (1 left, 2 right, 3 left) and no cell is merged."""
    if any(c.row_span > 1 for row in rows for c in below.get(row, ())):
        return False
    place = next((i for i, c in enumerate(beside.parts[0]) if field_of(c.text) is Field.NO), None)
    if place is None or len(rows) < 2:
        return False
    told = [
        [number_alone(table.text(row, part[place].column)) for part in beside.parts]
        for row in rows[:2]
    ]
    first, second = ([int(n) for n in row if n and n.isdecimal()] for row in told)
    return (
        len(first) == len(beside.parts)
        and bool(second)
        and [*first, second[0]] == list(range(first[0], first[0] + len(first) + 1))
    )
