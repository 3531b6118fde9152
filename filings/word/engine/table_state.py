"""A table while its rows are printed: merges by key, and the grid that fits what came.

Everything is done in one pass: what a row could not know yet is written into its place in the list
of pieces when it is known.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import Any

from filings.messages import gettext as _
from filings.word.rules import T008
from filings.word.runtime import Absent, current

_RESTART = b'<w:vMerge w:val="restart"/>'
_CONTINUE = b'<w:vMerge w:val="continue"/>'

Key = tuple[object, int, int | None, int]
"""What a merge compares: the key, the number of columns, the loop; and where its head stands."""


class TableState:
    """One table. ``grid`` is its widths, whether tags have columns of their own, and a tag."""

    def __init__(self, out: list[bytes], grid: tuple[tuple[int, ...], bool, int] | None) -> None:
        self._out = out
        self._grid = grid
        self._grid_at = len(out)
        self._above: dict[int, Key] = {}
        self._here: dict[int, Key] = {}
        self.shown: dict[int, list[Any]] = {}
        """What the head of the merged cells in a column shows, by column."""
        self._column = 0
        self._cells: list[tuple[int, int, int, int]] = []
        self._rows: list[tuple[int, list[tuple[int, int, int, int]]]] = []

    def row(self, before: int, after: int) -> None:
        """A new row, which leaves out so many columns before and after its cells."""
        self._above, self._here = self._here, {}
        self._column = before
        if self._grid is not None:
            self._cells = []
            self._rows.append((after, self._cells))

    def drop_row(self) -> None:
        """The row had no cells: it is not there."""
        self._rows.pop()
        self._here = self._above

    def cell(self, span: int, stated: int, at: int) -> int:
        """The column of a new cell; its width goes to ``out[at]`` in the end."""
        column = self._column
        self._column += span
        self._cells.append((at, column, span, stated))
        return column

    def merge(self, column: int, span: int, loop: int | None, key: object) -> bool:
        """Print the merge of a cell: whether it continues the one above, and so is hidden.

        Only rows that the same outermost loop made are neighbours: a header row above, or the rows
        of a second loop below, may have the same key by chance.
        """
        out = self._out
        if isinstance(key, Absent):
            key.report()
            key = None
        old = self._above.get(column)
        if (
            old is not None
            and key is not None
            and key != ""
            and type(old[0]) is type(key)
            and old[0] == key
            and old[1] == span
            and old[2] == loop
        ):
            self._here[column] = old
            out[old[3]] = _RESTART
            out.append(_CONTINUE)
            return True
        self._here[column] = (key, span, loop, len(out))
        out.append(b"")
        return False

    def fit(self) -> None:
        """Write the grid and the widths of the cells, now that all rows are there."""
        assert self._grid is not None
        old, tagged, tag = self._grid
        totals = [
            (cells[-1][1] + cells[-1][2] if cells else 0) + after for after, cells in self._rows
        ]
        if len(set(totals)) > 1:
            _report_uneven(totals, tag)
            return
        widths = list(old)
        if totals and (tagged or totals[0] != len(widths)):
            stated = [[cell[3] for cell in cells] for _after, cells in self._rows]
            widths = new_widths(stated, widths, totals[0])
            columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
            self._out[self._grid_at] = f"<w:tblGrid>{columns}</w:tblGrid>".encode()
        made: dict[tuple[int, int], bytes] = {}
        out = self._out
        for _after, cells in self._rows:
            for at, column, span, _stated in cells:
                text = made.get((column, span))
                if text is None:
                    width = sum(widths[column : column + span])
                    text = f'<w:tcW w:w="{width}" w:type="dxa"/>'.encode() if width else b""
                    made[column, span] = text
                if text:
                    out[at] = text


def _report_uneven(totals: list[int], tag: int) -> None:
    run = current.get()
    mark = run.tags.get(tag)
    odd = next(i for i, n in enumerate(totals) if n != max(totals))
    run.report(
        T008,
        mark.place if mark else None,
        _("表格各行的列数不一致：最多 {most} 列，生成的第{row}行只有 {columns} 列。").format(
            most=max(totals), row=odd + 1, columns=totals[odd]
        ),
        _("有 {%tc if %} 或 {%tc for %} 的表格，各行都要相应增减，或用 {% colspan %} 补足。"),
    )


def new_widths(stated: list[list[int]], old: list[int], count: int) -> list[int]:
    """Widths for a grid of ``count`` columns as the cells of a row state them, with the old sum.

    ``stated`` are the widths that the cells of each row give themselves, 0 where they give none.
    """
    total = sum(old) or 9000
    wished = old if len(old) == count and any(old) else [total // count] * count
    for widths in stated:
        if len(widths) == count and all(widths):
            wished = widths
            break
    return scaled(wished, total)


def scaled(wished: list[int], total: int) -> list[int]:
    """Whole widths in the proportion of ``wished`` that add up to ``total`` exactly."""
    whole = sum(wished)
    if not whole:
        wished, whole = [1] * len(wished), len(wished)
    edges = [round(total * part / whole) for part in accumulate(wished, initial=0)]
    return [b - a for a, b in pairwise(edges)]
