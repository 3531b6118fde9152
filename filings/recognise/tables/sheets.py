"""Joins the pieces of tables: one sheet of rows under one header, whatever pages it was cut into.

A piece continues the sheet before it where it repeats the header or has none and fits the columns.
A heading in between parts them, unless the sheet before has no heading at all: then its first piece
stands before its own heading, as in many papers whose tables were laid out by hand.
"""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from filings.recognise.tables.fields import Field, field_of
from filings.recognise.tables.headers import Column, Segment, segments, visible
from filings.recognise.tables.titles import Heading, title_of_rows
from filings.recognise.texts import header_key, leading_number, number_alone
from filings.source import SourceCell, SourceTable


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a sheet: the cell that shows in each column, None where there is none.

    ``fits`` is false where the cells end elsewhere than the columns and are not as many: then it is
    not sure which cell stands in which column.
    """

    table: SourceTable
    row: int
    cells: tuple[SourceCell | None, ...]
    fits: bool = True

    def begins(self, column: int) -> bool:
        """Whether the column's cell begins here, neither merged from above nor from the left."""
        cell = self.cells[column]
        if cell is None or cell.row != self.row:
            return False
        return column == 0 or self.cells[column - 1] is not cell

    def text(self, column: int) -> str:
        """The text that shows in a column."""
        cell = self.cells[column]
        return cell.text if cell is not None else ""


@dataclass(slots=True)
class Sheet:
    """Rows under one header, joined from one or more pieces."""

    title: str | None
    notes: list[str]
    columns: tuple[Column, ...]
    lines: list[Line] = field(default_factory=list)
    pieces: list[Segment] = field(default_factory=list)
    title_above: str | None = None
    """The title above the numbered heading that is the sheet's own."""
    openings: dict[int, str] = field(default_factory=dict)
    """The headings in the text that open a section, by the place of the line that they stand before."""

    @property
    def table(self) -> SourceTable:
        """The table that the sheet begins in."""
        return self.pieces[0].table

    def add(self, segment: Segment, columns: tuple[Column, ...]) -> None:
        """Append the rows of a piece; ``columns`` say where the sheet's columns are in it."""
        self.pieces.append(segment)
        self.lines += (
            Line(segment.table, row, *_spread(segment.table, row, columns)) for row in segment.body
        )


def sheets(tables: Iterable[tuple[SourceTable, Heading]]) -> Iterator[Sheet]:
    """The sheets that the tables of a document make, each table with what stands above it."""
    current: Sheet | None = None
    for table, heading in tables:
        for number, segment in enumerate(segments(table)):
            above = heading if number == 0 else Heading(None, (), follows_table=True)
            captions = [c.text for r in segment.captions for c in visible(table, r)]
            title, notes = _title_of(above, captions)
            where = _continues(current, segment, title, above)
            if current is not None and where:
                current.title = current.title or title
                current.notes += notes
                current.add(segment, where)
                continue
            if current is not None:
                yield current
            columns = segment.columns or _nameless(segment)
            current = Sheet(title, notes, columns, title_above=above.title_above)
            current.add(segment, columns)
    if current is not None:
        yield current


def _title_of(above: Heading, captions: list[str]) -> tuple[str | None, list[str]]:
    """The title and the notes of a piece: from the rows above its header, else from the text."""
    title, notes = title_of_rows(captions)
    if title is None:
        return above.title, [*above.notes, *notes]
    return title, [*([above.title] if above.title else []), *above.notes, *notes]


def _continues(
    sheet: Sheet | None, segment: Segment, title: str | None, above: Heading
) -> tuple[Column, ...]:
    """Where the sheet's columns are in a piece that continues it; () where it does not."""
    if sheet is None or sheet.table.sheet != segment.table.sheet:
        return ()
    if title and sheet.title and header_key(title) != header_key(sheet.title):
        return ()
    if not segment.columns:
        return _fitting(sheet, segment) if above.follows_table and not title else ()
    if [header_key(c.header) for c in segment.columns] != [
        header_key(c.header) for c in sheet.columns
    ]:
        return ()
    if (title and not sheet.title) or not above.follows_table:
        return segment.columns if _numbers_go_on(sheet, segment) else ()
    return segment.columns if _numbers_go_on(sheet, segment) is not False else ()


def _fitting(sheet: Sheet, segment: Segment) -> tuple[Column, ...]:
    """The sheet's columns in a piece without header."""
    last = sheet.pieces[-1]
    if segment.table.column_count == last.table.column_count:
        return last.columns or sheet.columns
    for row in segment.body:
        cells = list(segment.table.row(row))
        if len(cells) == len(sheet.columns):
            return tuple(
                Column(column.headers, cell.column, cell.column + cell.column_span)
                for column, cell in zip(sheet.columns, cells, strict=True)
            )
    return ()


def _numbers_go_on(sheet: Sheet, segment: Segment) -> bool | None:
    """Whether the numbers of a piece go on where the sheet ended; None where none tell."""
    places = [i for i, c in enumerate(sheet.columns) if field_of(c.header) is Field.NO]
    before = [n for line in sheet.lines if (n := _number(line.cells, line.row, places)) is not None]
    rows = (_spread(segment.table, row, segment.columns or sheet.columns) for row in segment.body)
    after = [
        n
        for row, (cells, _fits) in zip(segment.body, rows, strict=True)
        if (n := _number(cells, row, places)) is not None
    ]
    if not before or not after:
        return None
    return after[0] == before[-1] + 1 or (after[0] == before[-1] and after[0] > 1)


def _number(cells: Sequence[SourceCell | None], row: int, places: Sequence[int]) -> int | None:
    """What a row counts: in the column of numbers, or in front of its first text that is numbered."""
    for place in places:
        cell = cells[place] if place < len(cells) else None
        alone = number_alone(cell.text) if cell is not None and cell.row == row else None
        if alone and alone.isdecimal():
            return int(alone)
    for cell in cells:
        number = leading_number(cell.text) if cell is not None and cell.row == row else None
        if number is not None and number.style == "plain" and number.rest.strip():
            return number.value
    return None


def _nameless(segment: Segment) -> tuple[Column, ...]:
    """Columns for a table without header: those that most of its rows show."""
    table = segment.table
    cuts = {0, table.column_count}
    for row in segment.body:
        cuts |= {cell.column for cell in table.row(row)}
    ordered = sorted(cuts)
    return tuple(Column((), a, b) for a, b in itertools.pairwise(ordered))


def _spread(
    table: SourceTable, row: int, columns: tuple[Column, ...]
) -> tuple[tuple[SourceCell | None, ...], bool]:
    """The cell of each column: by order where a ragged grid has as many cells, else by overlap.

    And whether that is sure.
    """
    cells = list(table.row(row))
    cuts = {c.start for c in columns} | {c.stop for c in columns}
    exact = all(c.column in cuts and c.column + c.column_span in cuts for c in cells)
    if not exact and len(cells) == len(columns):
        return tuple(cells), True
    cells.sort(key=lambda cell: cell.column)
    starts = [cell.column for cell in cells]
    return tuple(_at(cells, starts, column) for column in columns), exact


def _at(cells: list[SourceCell], starts: list[int], column: Column) -> SourceCell | None:
    """The cell that reaches over most of the column; ``starts`` say where each of them begins."""
    first = max(bisect.bisect_right(starts, column.start) - 1, 0)
    near = cells[first : bisect.bisect_left(starts, column.stop)]

    def overlap(cell: SourceCell) -> int:
        return min(cell.column + cell.column_span, column.stop) - max(cell.column, column.start)

    best = max(near, key=overlap, default=None)
    return best if best is not None and overlap(best) > 0 else None
