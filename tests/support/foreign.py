"""Foreign documents: read from bytes, and shown as a person sees them."""

from __future__ import annotations

from filings.source import SourceDocument, SourceTable
from filings.word.reading import read_word_source
from support.small_files import small_file


def read_word(body: str, **parts: str) -> SourceDocument:
    """A small Word file with this body, read."""
    return read_word_source(small_file(body, **parts), "通知.docx")  # type: ignore[arg-type]


def rows_of(table: SourceTable) -> list[list[str]]:
    """The text at every place of the grid, merged cells at each place that they cover."""
    return [
        [table.text(row, column) for column in range(table.column_count)]
        for row in range(table.row_count)
    ]


def layout(table: SourceTable) -> list[tuple[str, tuple[int, int], tuple[int, int]]]:
    """Each cell: its text, the row and column it begins in, and how many of each it covers."""
    return [(c.text, (c.row, c.column), (c.row_span, c.column_span)) for c in table.cells]


def messages(document: SourceDocument) -> list[str]:
    """The code and message of each finding."""
    return [f"{d.code} {d.message}" for d in document.diagnostics]
