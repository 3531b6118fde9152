"""Whether the first row on a page is the rest of the last one on the page before.

A PDF does not say. What tells them apart: a row that was cut has its number, its points, its units on
one side of the cut only, and texts that stop in the middle; a row that begins has a number of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import Enum, auto

from filings.pdf.lines import NARROW, Wrap, glue, wrap
from filings.pdf.page import Cell

_NUMBER = re.compile(
    r"[（(]?(?:\d{1,4}(?:[.．-]\d{1,3})*|[一二三四五六七八九十百]+|[①-⑳])[）)、.．]?"
)
_NUMBERED = re.compile(rf"(?:{_NUMBER.pattern[:-1]})(?<!\d)|第[一二三四五六七八九十]")
_TOTAL = re.compile(r"[合小总共]\s*计|总\s*分|得\s*分|备?\s*注\s*[：:]")
_ENDED = "。；;！!？?"
_MOSTLY = 0.6

Pair = tuple[Cell, str, int, Cell]
"""A cell at the foot of a page (its last printed part, its text, its rows) and the one that follows."""


class _How(Enum):
    NOTHING = auto()  # no text on either side
    ONE_SIDE = auto()
    GOES_ON = auto()  # the text above stops in the middle
    ENDED = auto()  # the text above may be whole


def is_cut(pairs: Sequence[Pair], columns: Mapping[int, Sequence[str]]) -> bool:
    """Whether the cells below are the rest of those above; ``columns`` are the texts so far."""
    if any(_TOTAL.match(below.text) for *_above, below in pairs):
        return False
    seen = {below.placed.column: _how(pair) for pair in pairs for below in (pair[3],)}
    whole = {
        pair[3].placed.column
        for pair in pairs
        if pair[2] == pair[3].placed.row_span == pair[3].placed.column_span == 1
    }
    ended = sum(how is _How.ENDED for how in seen.values())
    number = _number_column(columns)
    if number in seen and number in whole and seen[number] is not _How.NOTHING:
        return seen[number] is _How.ONE_SIDE and ended <= 1
    if ended:
        return False
    usual = {column for column, texts in columns.items() if all(texts[1:])}
    if any(how is _How.ONE_SIDE and column in usual & whole for column, how in seen.items()):
        return True
    return any(
        how is _How.GOES_ON and column in whole and is_one_text(above, text, below)
        for (above, text, _rows, below), (column, how) in zip(pairs, seen.items(), strict=True)
    )


def is_one_text(above: Cell, text: str, below: Cell) -> bool:
    """Whether a text of some breadth surely goes on from one cell to the other."""
    if not above.lines or not below.lines or len(above.lines[-1].text) <= NARROW:
        return False
    return _goes_on(above, text, below) and not _NUMBERED.match(below.text)


def joined(above: Cell, text: str, below: Cell) -> str:
    """The text of both cells."""
    if not text:
        return below.text
    between = glue(text, below.text)
    if wrap(above.lines[-1], below.lines[0], above.reach) is Wrap.BROKEN:
        between = "\n"
    return text + between + below.text


def _how(pair: Pair) -> _How:
    above, text, _rows, below = pair
    if not text or not below.text:
        return _How.ONE_SIDE if text or below.text else _How.NOTHING
    return _How.GOES_ON if _goes_on(above, text, below) else _How.ENDED


def _goes_on(above: Cell, text: str, below: Cell) -> bool:
    full = wrap(above.lines[-1], below.lines[0], above.reach) is not Wrap.BROKEN
    return full and text[-1] not in _ENDED


def _number_column(columns: Mapping[int, Sequence[str]]) -> int | None:
    """The first column whose cells are numbers."""
    for column, texts in sorted(columns.items()):
        filled = [text for text in texts[1:] if text]
        numbers = sum(_NUMBER.fullmatch(text) is not None for text in filled)
        if filled and numbers >= _MOSTLY * len(filled):
            return column
    return None
