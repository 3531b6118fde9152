"""Tables with any merges: made by chance, written as Word and Excel files."""

from __future__ import annotations

import io
from dataclasses import dataclass

import openpyxl
from hypothesis import strategies as st

from support.compatibility.word_xml import control, p, tbl, tc, tr
from support.small_files import small_file


@dataclass(frozen=True)
class MadeCell:
    """A cell of a made table: its text, where it begins, and how far it reaches."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    wrapped: bool = False


@dataclass(frozen=True)
class MadeTable:
    """A table whose cells cover each place once."""

    row_count: int
    column_count: int
    cells: tuple[MadeCell, ...]

    def at(self, row: int, column: int) -> MadeCell:
        """The cell that covers a place."""
        return next(
            c
            for c in self.cells
            if c.row <= row < c.row + c.rows and c.column <= column < c.column + c.columns
        )

    def seen(self) -> list[tuple[str, tuple[int, int], tuple[int, int]]]:
        """The cells as a reader of Word files gives them: no columns that nothing begins in."""
        edges = {0} | {c.column for c in self.cells} | {c.column + c.columns for c in self.cells}
        place = {edge: n for n, edge in enumerate(sorted(edges))}
        return [
            (
                c.text,
                (c.row, place[c.column]),
                (c.rows, place[c.column + c.columns] - place[c.column]),
            )
            for c in self.cells
        ]


@st.composite
def made_tables(draw: st.DrawFn, *, most: int = 7) -> MadeTable:
    """Any table: each free place, in reading order, becomes the corner of a cell of any size."""
    row_count, column_count = draw(st.integers(1, most)), draw(st.integers(1, most))
    taken: set[tuple[int, int]] = set()
    cells: list[MadeCell] = []
    for row in range(row_count):
        for column in range(column_count):
            if (row, column) in taken:
                continue
            room = 1
            while column + room < column_count and (row, column + room) not in taken:
                room += 1
            columns = draw(st.integers(1, room))
            rows = draw(st.integers(1, row_count - row))
            taken |= {(row + r, column + c) for r in range(rows) for c in range(columns)}
            text = draw(st.sampled_from(["责任单位", "区委办\n区政府办", "5", "（2分）", "<&>"]))
            made = MadeCell(f"{text}{len(cells)}", row, column, rows, columns, draw(st.booleans()))
            cells.append(made)
    return MadeTable(row_count, column_count, tuple(cells))


def as_word(table: MadeTable) -> bytes:
    """The table as a Word file."""
    rows = []
    for row in range(table.row_count):
        cells, column = [], 0
        while column < table.column_count:
            cell = table.at(row, column)
            look = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
            if cell.rows > 1:
                look += '<w:vMerge w:val="restart"/>' if cell.row == row else "<w:vMerge/>"
            lines = cell.text.replace("&", "&amp;").replace("<", "&lt;").split("\n")
            inside = [p(line) for line in lines] if cell.row == row else [p()]
            made = tc(*inside, look=look, width=2000 * cell.columns)
            cells.append(control(made) if cell.wrapped else made)
            column += cell.columns
        made_row = tr(*cells)
        rows.append(control(made_row) if table.at(row, 0).wrapped else made_row)
    return small_file(tbl(*rows, columns=table.column_count))


def as_excel(table: MadeTable) -> bytes:
    """The table as an Excel file."""
    book = openpyxl.Workbook()
    sheet = book.active
    for cell in table.cells:
        row, column = cell.row + 1, cell.column + 1
        sheet.cell(row, column, cell.text)
        if cell.rows > 1 or cell.columns > 1:
            last = {"end_row": row + cell.rows - 1, "end_column": column + cell.columns - 1}
            sheet.merge_cells(start_row=row, start_column=column, **last)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
