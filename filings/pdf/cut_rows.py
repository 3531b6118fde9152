"""Whether the first row on a page is the rest of the last one on the page before.

A PDF does not say. What tells them apart: a row that was cut has its number, its points, its units on
one side of the cut only, and texts that stop in the middle; a row that begins has a number of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from filings.pdf.lines import NARROW, Wrap, glue, wrap
from filings.pdf.page import Cell

_COUNT = r"[（(]?(?:\d{1,4}(?:[.．-]\d{1,3})*|[一二三四五六七八九十百]+|[①-⑳])"
_NUMBER = re.compile(rf"{_COUNT}[）)、.．]?")
_NUMBERED = re.compile(rf"{_COUNT}[）)、.．]|第[一二三四五六七八九十]")
_TOTAL = re.compile(r"[合小总共]\s*计|总\s*分|得\s*分|备?\s*注\s*[：:]")
_ENDED = "。；;！!？?"
_MOSTLY = 0.6


class Pair(NamedTuple):
    """A cell at the foot of a page and the one below it on the next.

    ``above`` is the last part of the former that has text, ``text`` all of its text, ``rows`` how
    many rows it covers.
    """

    above: Cell
    text: str
    rows: int
    below: Cell

    @property
    def column(self) -> int:
        """The column that both begin in."""
        return self.below.placed.column

    @property
    def merged(self) -> bool:
        """Whether one of the two covers several rows."""
        return max(self.rows, self.below.placed.row_span) > 1

    @property
    def is_single(self) -> bool:
        """Whether both cover one row and one column."""
        return not self.merged and self.below.placed.column_span == 1

    @property
    def on_one_side(self) -> bool:
        """Whether just one of the two has text."""
        return bool(self.text) != bool(self.below.text)

    @property
    def goes_on(self) -> bool:
        """Whether the text above stops in the middle."""
        if not self.text or not self.below.text:
            return False
        return self.wrap is not Wrap.BROKEN and self.text[-1] not in _ENDED

    @property
    def has_ended(self) -> bool:
        """Whether both have text, and that above may be whole."""
        return bool(self.text and self.below.text) and not self.goes_on

    @property
    def wrap(self) -> Wrap:
        """How the last line above stands to the first one below; both have text."""
        return wrap(self.above.lines[-1], self.below.lines[0], self.above.reach)


def is_cut(pairs: Sequence[Pair], columns: Mapping[int, Sequence[str]]) -> bool:
    """Whether the cells below are the rest of those above; ``columns`` are the texts so far."""
    if any(_TOTAL.match(pair.below.text) for pair in pairs):
        return False
    ended = sum(pair.has_ended for pair in pairs)
    single = [pair for pair in pairs if pair.is_single]
    number = _number_column(columns)
    for pair in single:
        if pair.column == number and (pair.text or pair.below.text):
            return pair.on_one_side and ended <= 1
    if ended:
        return False
    usual = {column for column, texts in columns.items() if all(texts[1:])}
    return any((pair.on_one_side and pair.column in usual) or is_one_text(pair) for pair in single)


def is_one_text(pair: Pair) -> bool:
    """Whether a text of some breadth surely goes on from one cell to the other."""
    if not pair.above.lines or len(pair.above.lines[-1].text) <= NARROW:
        return False
    return pair.goes_on and not _NUMBERED.match(pair.below.text)


def joined(pair: Pair) -> str:
    """The text of both cells."""
    if not pair.text:
        return pair.below.text
    between = "\n" if pair.wrap is Wrap.BROKEN else glue(pair.text, pair.below.text)
    return pair.text + between + pair.below.text


def _number_column(columns: Mapping[int, Sequence[str]]) -> int | None:
    """The first column whose cells are numbers."""
    for column, texts in sorted(columns.items()):
        filled = [text for text in texts[1:] if text]
        numbers = sum(_NUMBER.fullmatch(text) is not None for text in filled)
        if filled and numbers >= _MOSTLY * len(filled):
            return column
    return None
