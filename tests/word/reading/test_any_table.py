"""Any table, written to a Word or Excel file and read, is the same table."""

from __future__ import annotations

from hypothesis import given
from support.foreign import layout
from support.grids import MadeTable, as_excel, as_word, made_tables

from filings.excel.reading import read_excel_source
from filings.word.reading import read_word_source


@given(table=made_tables())
def test_a_table_in_a_word_file_reads_back(table: MadeTable) -> None:
    document = read_word_source(as_word(table), "表.docx")
    assert document.diagnostics == ()
    assert layout(document.tables[0]) == table.seen()
    assert document.tables[0].row_count == table.row_count


@given(table=made_tables())
def test_a_table_in_an_excel_file_reads_back(table: MadeTable) -> None:
    document = read_excel_source(as_excel(table), "表.xlsx")
    assert document.diagnostics == ()
    # Rows and columns in which nothing begins are empty, and empty ones are left out.
    begun = {c.row for c in table.cells}, {c.column for c in table.cells}
    assert layout(document.tables[0]) == [
        (
            c.text,
            (sum(r < c.row for r in begun[0]), sum(k < c.column for k in begun[1])),
            (
                sum(c.row <= r < c.row + c.rows for r in begun[0]),
                sum(c.column <= k < c.column + c.columns for k in begun[1]),
            ),
        )
        for c in table.cells
    ]
