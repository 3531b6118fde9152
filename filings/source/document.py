"""What a reader hands to recognition: frozen records, places counted from 0."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from filings.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class SourceCell:
    """A cell of the true grid: where it begins, how far it reaches, and its text as printed.

    Paragraphs and line breaks within the cell are ``\\n`` in ``text``; tables within the cell are
    in ``tables``. ``doubt`` says, for people, why the text may not be right (a cell that a reader
    had to put together), '' if it is certain. ``continued`` says that the file has the cell go on
    from a merged one above, and there is none: a table that was cut between two pages.
    """

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    tables: tuple[SourceTable, ...] = ()
    doubt: str = ""
    continued: bool = False

    @property
    def rows(self) -> range:
        """The rows that the cell covers."""
        return range(self.row, self.row + self.row_span)

    @property
    def columns(self) -> range:
        """The columns that the cell covers."""
        return range(self.column, self.column + self.column_span)


@dataclass(frozen=True)
class SourceTable:
    """A table: ``cells`` in reading order, every place of the grid in one cell at the most.

    ``index`` is its number among the document's tables (those in text boxes and notes come after
    those of the body), of a table within a cell its number in the cell; of an Excel file the number
    of the sheet, and ``sheet`` its name. ``part`` is where it stands, as for paragraphs. ``header_rows`` is how many rows at the top the author marked as a
    repeated header, 0 if none are marked. A row that is shorter than the others leaves places
    empty. ``row_numbers`` are the rows as the author's program counts them from 0, where rows were
    left out (empty rows of a sheet); () where they are the same. ``column_numbers`` are the same for
    the columns of a sheet.
    """

    index: int
    row_count: int
    column_count: int
    cells: tuple[SourceCell, ...]
    header_rows: int = 0
    sheet: str = ""
    row_numbers: tuple[int, ...] = ()
    part: str = "body"
    column_numbers: tuple[int, ...] = ()

    @cached_property
    def grid(self) -> dict[tuple[int, int], SourceCell]:
        """The cell at each place (row, column), merged cells at every place that they cover."""
        return {
            (row, column): cell
            for cell in self.cells
            for row in cell.rows
            for column in cell.columns
        }

    def row(self, number: int) -> Iterator[SourceCell]:
        """The cells that show in a row, from left to right, each once."""
        last = None
        for column in range(self.column_count):
            cell = self.grid.get((number, column))
            if cell is not None and cell is not last:
                yield cell
            last = cell

    def text(self, row: int, column: int) -> str:
        """The text that shows at a place, '' where there is no cell."""
        cell = self.grid.get((row, column))
        return cell.text if cell is not None else ""


@dataclass(frozen=True, slots=True)
class SourceParagraph:
    """A paragraph outside tables: its text with line breaks as ``\\n``, number included.

    ``label`` is the part of the text that the author's program numbered by itself (一、), which
    stands in front of ``text`` too. ``level`` is the outline level from 0, None for body text.
    ``index`` counts the document's paragraphs outside tables. ``part`` is ``body``, or ``box`` of a
    text box and ``note`` of a foot- or endnote, whose ``index`` is that of the paragraph of the body
    that they hang on or come after.
    """

    index: int
    text: str
    label: str = ""
    level: int | None = None
    centred: bool = False
    new_page: bool = False
    part: str = "body"


Block = SourceParagraph | SourceTable


@dataclass(frozen=True)
class SourceDocument:
    """A document in reading order, with what its reader has to say of it.

    ``file`` is its name as messages call it. ``kind`` is ``docx``, ``xlsx`` or ``pdf``; of a
    converted file, what it was converted to.
    """

    file: str
    kind: str
    blocks: tuple[Block, ...]
    diagnostics: tuple[Diagnostic, ...] = field(default=())

    @property
    def paragraphs(self) -> tuple[SourceParagraph, ...]:
        """The paragraphs outside tables."""
        return tuple(b for b in self.blocks if isinstance(b, SourceParagraph))

    @property
    def tables(self) -> tuple[SourceTable, ...]:
        """The tables, outermost only."""
        return tuple(b for b in self.blocks if isinstance(b, SourceTable))
