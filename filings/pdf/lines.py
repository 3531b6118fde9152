"""Characters on a page put together to lines, and lines to paragraphs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from filings.language.unit_names import ends_as_unit

_SAME_LINE = 0.5
"""How far, in parts of the smaller character, the middles of two characters on a line may differ."""
_MARGIN = 2.0
"""The margin in a cell, in characters, is at most so wide."""
_GAP, _WIDE_GAP = 0.35, 1.2
"""The distance in parts of a character that counts as a blank: beside letters, between Chinese."""
_CLOSE = 0.6
"""How close, in parts of a character, the room behind a line may be to what the next one needs."""
NARROW = 12
"""Lines of so many characters or fewer may be entries of a list."""
_TOKEN = re.compile(r"[（《「『“‘]*(?:[!-~·]+|.)[、，。；：！？）》」』”’,.;:!?)]*")
_LONG_TOKEN = re.compile(
    r"[（《「『“‘]*(?:[!-~·]+(?:(?<=%)（\d+)?|.)"
    r"(?:[“”‘’]+(?:[!-~·]+|.)|[、，。；：！？）》」』”’,.;:!?)])*"
)
"""What some programs do not part either: quotation marks from what stands beside them, 5%（1."""
_HANGING = "、，。；：！？,.;:!?"
"""Marks that may hang out over the edge of the text."""
_LIST_NUMBER = re.compile(
    r"\d{1,2}[.．、)）]|[（(][\d一二三四五六七八九十]{1,3}[)）]|[①-⑳]|[一二三四五六七八九十]{1,3}、"
)
_DASHED = re.compile(r"[—–\-－]+ *\d{1,4} *[—–\-－]+")
_PAGE_NUMBER = re.compile(
    r"[—–\-－ ]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:[\s,，/]*共?\s*\d{1,4}\s*页?)?[—–\-－ ]*|[ivx]{1,6}"
)


@dataclass(frozen=True, slots=True)
class Character:
    """A printed character and its box on the page, in points from the upper left corner."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def size(self) -> float:
        """Its height."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line; ``size`` is the height of most of its characters."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float

    @property
    def is_page_number(self) -> bool:
        """Whether it may be the number of a page."""
        return _PAGE_NUMBER.fullmatch(self.text.strip().lower()) is not None

    @property
    def is_dashed_number(self) -> bool:
        """Whether it is a number between dashes, as official paper has it at the foot."""
        return _DASHED.fullmatch(self.text.strip()) is not None


def lines_of(characters: Iterable[Character]) -> list[Line]:
    """The lines that the characters stand in, from top to bottom."""
    rows: list[list[Character]] = []
    for character in sorted(characters, key=lambda c: ((c.top + c.bottom) / 2, c.left)):
        middle = (character.top + character.bottom) / 2
        for row in reversed(rows[-3:]):
            last = row[0]
            near = _SAME_LINE * min(last.size, character.size)
            if abs((last.top + last.bottom) / 2 - middle) <= near:
                row.append(character)
                break
        else:
            rows.append([character])
    lines = [_line(sorted(row, key=lambda c: c.left)) for row in rows]
    return [line for line in lines if line.text.strip()]


def _line(characters: Sequence[Character]) -> Line:
    parts: list[str] = []
    previous: Character | None = None
    for character in characters:
        if previous is not None and _is_apart(previous, character):
            parts.append(" ")
        parts.append(character.text)
        previous = character
    sizes = sorted(c.size for c in characters)
    return Line(
        "".join(parts).strip(),
        min(c.left for c in characters),
        max(c.right for c in characters),
        min(c.top for c in characters),
        max(c.bottom for c in characters),
        sizes[len(sizes) // 2],
    )


def _is_apart(left: Character, right: Character) -> bool:
    """Whether there is room for a blank between two characters."""
    if left.text.isspace() or right.text.isspace():
        return False
    gap = right.left - left.right
    wide = _is_wide(left.text) and _is_wide(right.text)
    return gap > (_WIDE_GAP if wide else _GAP) * min(left.size, right.size)


def _is_wide(text: str) -> bool:
    return unicodedata.east_asian_width(text[-1:] or " ") in "WF"


class Wrap(Enum):
    """How a line stands to the next one of the same text."""

    BROKEN = auto()  # the author ended it: more would have fitted
    FULL = auto()  # nothing more fitted, so it most likely goes on
    CLOSE = auto()  # it cannot be told


def wrap(line: Line, following: Line, right: float) -> Wrap:
    """Whether ``line`` was full, in a text that reaches to ``right``.

    It was, if what the next line begins with would not have fitted: a character with the marks that
    must not begin a line, or a number or word as a whole.
    """
    room = right - line.right
    least, most = (_breadth(token, following.text) * line.size for token in (_TOKEN, _LONG_TOKEN))
    if room <= least - _CLOSE * line.size:
        return Wrap.FULL
    return Wrap.BROKEN if room >= most + _CLOSE * line.size else Wrap.CLOSE


def _breadth(token: re.Pattern[str], text: str) -> float:
    """How broad the token is that a text begins with, in characters."""
    found = token.match(text)
    return sum(1.0 if _is_wide(c) else 0.5 for c in found[0]) if found else 0.0


def join(lines: Sequence[Line], right: float) -> tuple[str, bool]:
    """The text of a cell whose text reaches to ``right``, and whether its breaks are a guess.

    In a narrow cell a full line may as well be a whole entry of a list: that is a guess too.
    """
    text, guessed = "", False
    for place, line in enumerate(lines):
        if place:
            last = lines[place - 1]
            how = wrap(last, line, right)
            narrow = len(last.text) <= NARROW
            guessed = guessed or how is Wrap.CLOSE or (how is Wrap.FULL and narrow)
            new = how is Wrap.BROKEN or _is_entry(lines[0], last, line, narrow=narrow)
            text += "\n" if new else glue(text, line.text)
        text += line.text
    return text, guessed


def _is_entry(first: Line, last: Line, line: Line, *, narrow: bool) -> bool:
    """Whether a line after a full one most likely begins an entry of a list: a number, or a unit."""
    if last.text[-1:] in "。；;" and _LIST_NUMBER.match(line.text):
        return True
    alike = first.text[:1] == last.text[:1] == line.text[:1]
    return narrow and alike and ends_as_unit(last.text)


def reach(lines: Iterable[Line], edge: float) -> float:
    """How far to the right the text of these lines, before an edge, reaches; 0 if never near it.

    A mark at the end of a line may hang out over the edge, so it does not count where another line
    tells.
    """
    found = hanging = 0.0
    for line in lines:
        if edge - line.right >= _MARGIN * line.size:
            continue
        if line.text[-1:] in _HANGING:
            hanging = max(hanging, line.right - (1.0 if _is_wide(line.text) else 0.5) * line.size)
        else:
            found = max(found, line.right)
    return max(found, hanging)


def glue(before: str, after: str) -> str:
    """What stands between two lines of one text: a blank between words in letters, else nothing."""
    letters = before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii()
    return " " if letters and after[:1].isalpha() else ""
