"""A table put together from its pieces on pages, rows that a page's end cuts in two made whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from filings.messages import gettext as _
from filings.pdf.cut_rows import Pair, is_cut, is_one_text, joined
from filings.pdf.grid import alike
from filings.pdf.page import Cell, PageTable
from filings.source import SourceCell, SourceTable

_MOST_HEADERS = 3


@dataclass(slots=True)
class _Grown:
    """A cell as far as it has grown: ``printed`` is its last part that has text."""

    row: int
    column: int
    rows: int
    columns: int
    text: str
    printed: Cell
    doubt: str = ""
    continued: bool = False

    @property
    def end(self) -> int:
        """The row after its last."""
        return self.row + self.rows


class GrowingTable:
    """A table of which further pieces may follow on the next pages."""

    def __init__(self, first: PageTable) -> None:
        self._cells: list[_Grown] = []
        self._edges: Sequence[float] = first.columns
        self._rows = first.row_count
        for cell in first.cells:
            self._append(cell, cell.placed.row)

    def goes_on_in(self, piece: PageTable) -> bool:
        """Whether a table at the top of the next page has the same columns."""
        return alike(self._edges, piece.columns)

    def add(self, piece: PageTable) -> None:
        """Add the piece at the top of the next page."""
        skipped = self._repeated_header(piece)
        above = {(c.column, c.columns): c for c in self._cells if c.end == self._rows}
        below = [c for c in piece.cells if c.placed.row == skipped]
        pairs = [
            Pair(grown.printed, grown.text, grown.rows, cell)
            for cell in below
            if (grown := above.get((cell.placed.column, cell.placed.column_span))) is not None
        ]
        cut = len(pairs) == len(above) == len(below) and is_cut(pairs, self._columns_of_rows())
        start = self._rows - skipped - cut
        for pair in pairs:
            if cut or (pair.merged and is_one_text(pair)):
                placed = pair.below.placed
                grown = above[placed.column, placed.column_span]
                self._extend(grown, pair, placed.row_span - cut)
                below.remove(pair.below)
        for cell in below:
            self._append(cell, start + skipped, at_break=True)
        for cell in piece.cells:
            if cell.placed.row > skipped:
                self._append(cell, start + cell.placed.row)
        self._rows = start + piece.row_count

    def finished(self, index: int) -> SourceTable:
        """The whole table."""
        cells = sorted(self._cells, key=lambda c: (c.row, c.column))
        return SourceTable(
            index,
            self._rows,
            len(self._edges) - 1,
            tuple(
                SourceCell(
                    c.row,
                    c.column,
                    c.text,
                    c.rows,
                    c.columns,
                    doubt=c.doubt,
                    continued=c.continued,
                )
                for c in cells
            ),
        )

    def _append(self, cell: Cell, row: int, *, at_break: bool = False) -> None:
        placed = cell.placed
        doubt = _("PDF 里换行还是折行，按宽窄推断") if cell.guessed else ""
        if at_break:
            doubt = _("在 PDF 分页处，可能与上一页最后一行是同一格")
        self._cells.append(
            _Grown(
                row,
                placed.column,
                placed.row_span,
                placed.column_span,
                cell.text,
                cell,
                doubt,
                continued=at_break and not cell.text,
            )
        )

    def _extend(self, grown: _Grown, pair: Pair, rows: int) -> None:
        grown.rows += rows
        if not pair.below.text:
            return
        if grown.text:
            grown.doubt = _("在 PDF 分页处，与上一页最后一行连成了一格")
        grown.text = joined(pair)
        grown.printed = pair.below

    def _columns_of_rows(self) -> dict[int, list[str]]:
        """The texts of each column, of cells that cover one row and one column."""
        found: dict[int, list[str]] = {}
        for cell in self._cells:
            if cell.rows == cell.columns == 1:
                found.setdefault(cell.column, []).append(cell.text)
        return found

    def _repeated_header(self, piece: PageTable) -> int:
        """How many rows at the top of ``piece`` repeat those at the top of the table."""
        repeated = 0
        while repeated < min(_MOST_HEADERS, piece.row_count):
            here = [
                (p.column, p.column_span, p.row_span, cell.text.replace("\n", ""))
                for cell in piece.cells
                if (p := cell.placed).row == repeated
            ]
            there = [
                (c.column, c.columns, c.rows, c.text.replace("\n", ""))
                for c in self._cells
                if c.row == repeated
            ]
            if not any(text for *_place, text in here) or here != there:
                break
            repeated += 1
        return repeated
