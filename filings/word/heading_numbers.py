"""How the parts of a text are numbered: 一、（一）1.（1）① (GB/T 9704-2012, 7.3.3)."""

from __future__ import annotations

from dataclasses import dataclass, field

from filings.language.numerals import LARGEST, chinese_number, parse_number
from filings.language.typed_titles import TYPED_NUMBERS

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def number_of(level: int, number: int) -> str:
    """How the ``number``-th part of a level (from 1) is numbered: 一、（一）1.（1）①."""
    if level <= 2:
        written = chinese_number(number) if number <= LARGEST else str(number)
        return f"{written}、" if level == 1 else f"（{written}）"
    if level == 3:
        return f"{number}."
    if level == 4 or number > len(_CIRCLED):
        return f"（{number}）"
    return _CIRCLED[number - 1]


@dataclass(slots=True)
class HeadingNumbers:
    """The numbers of the headings of one text."""

    _counts: list[int] = field(default_factory=lambda: [0] * 6)

    def title(self, level: int, title: str) -> str:
        """What to write before ``title``: its number, or nothing where its author wrote one."""
        self._counts[level:] = [0] * (6 - level)
        typed = TYPED_NUMBERS[level - 1].match(title) if level <= 4 else None
        number = parse_number(typed[1]) if typed else None
        if number is not None:
            self._counts[level - 1] = number
            return ""
        self._counts[level - 1] += 1
        return number_of(level, self._counts[level - 1])
