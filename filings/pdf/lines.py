"""Characters on a page put together to lines, and lines to paragraphs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

_SAME_LINE = 0.5
"""How far, in parts of the smaller character, the middles of two characters on a line may differ."""
_GAP, _WIDE_GAP = 0.35, 1.2
"""The distance in parts of a character that counts as a blank: beside letters, between Chinese."""
_CLOSE = 0.6
"""How close, in parts of a character, the room behind a line may be to what the next one needs."""
_NARROW = 12
"""Lines of so many characters or fewer may be entries of a list."""
_TOKEN = re.compile(r"[（《「『“‘]*(?:[!-~]+|.)[、，。；：！？）》」』”’,.;:!?)]*")
_DASHED = re.compile(r"[—–\-－]+ *\d{1,4} *[—–\-－]+")
_PAGE_NUMBER = re.compile(r"[—–\-－ ]*(?:第\s*)?\d{1,4}(?:\s*页)?[—–\-－ ]*|[ivx]{1,6}")


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
    found = _TOKEN.match(following.text)
    token = found[0] if found else ""
    needed = sum(1.0 if _is_wide(c) else 0.5 for c in token) * line.size
    room = right - line.right
    if abs(room - needed) < _CLOSE * line.size:
        return Wrap.CLOSE
    return Wrap.FULL if room < needed else Wrap.BROKEN


def join(lines: Sequence[Line], right: float) -> tuple[str, bool]:
    """The text of a cell whose text reaches to ``right``, and whether its breaks are a guess.

    In a narrow cell a full line may as well be a whole entry of a list: that is a guess too.
    """
    text, guessed = "", False
    for place, line in enumerate(lines):
        if place:
            last = lines[place - 1]
            how = wrap(last, line, right)
            guessed = guessed or how is Wrap.CLOSE
            guessed = guessed or (how is Wrap.FULL and len(last.text) <= _NARROW)
            text += "\n" if how is Wrap.BROKEN else glue(text, line.text)
        text += line.text
    return text, guessed


def glue(before: str, after: str) -> str:
    """What stands between two lines of one text: a blank between words in letters, else nothing."""
    letters = before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii()
    return " " if letters and after[:1].isalpha() else ""
