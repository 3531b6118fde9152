"""The headings of running text that stand above each paragraph: 一、 （一） 1. and outline levels."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from filings.recognise.texts import ANNEX_ALONE, leading_number, on_one_line
from filings.source import SourceParagraph

_LEVELS = {
    "part": 0,
    "chinese": 1,
    "bracketed": 2,
    "article": 3,
    "plain": 3,
    "nested": 3,
    "bracketed figure": 4,
    "circled": 5,
}
_LONGEST = 60


_COUNTED = re.compile(
    r"\s*(?:问题|任务|事项)(?:[一二三四五六七八九十]{1,3}|[0-9０-９]{1,2})\s*[:：、.．]"
)


def number_level(text: str) -> int | None:
    """How deep the number in front of a paragraph stands (一、 is 1, 问题一： as deep as 1.)."""
    number = leading_number(text)
    if number is None:
        return _LEVELS["plain"] if _COUNTED.match(text) else None
    return _LEVELS[number.style]


def is_counted(text: str) -> bool:
    """Whether a text begins as one of several that are counted: 1. or 问题一：."""
    return leading_number(text) is not None or _COUNTED.match(text) is not None


def is_heading(paragraph: SourceParagraph, words: str | None = None) -> bool:
    """Whether a paragraph is a heading: numbered or of an outline level, short, no running text.

    ``words`` are those of the paragraph that count, where not all do.
    """
    text = on_one_line(paragraph.text if words is None else words)
    if (
        not text
        or len(text) > _LONGEST
        or "。" in text[:-1]
        or text.endswith(("；", ";", "：", ":"))
    ):
        return False
    return number_level(text) is not None or paragraph.level is not None


@dataclass(slots=True)
class Headings:
    """The headings that are open while one walks through the paragraphs."""

    _open: list[tuple[int, str]] = field(default_factory=list)

    def path(self, below: int | None = None) -> tuple[str, ...]:
        """The open headings from the outermost on; only those above a level, where one is given."""
        return tuple(text for level, text in self._open if below is None or level < below)

    def pass_by(
        self, paragraph: SourceParagraph, words: str | None = None, *, opens: bool = True
    ) -> None:
        """Take note of a paragraph: a heading opens, a numbered text closes what is as deep.

        ``opens`` is false where it is known to be no heading.
        """
        text = on_one_line(paragraph.text if words is None else words)
        if ANNEX_ALONE.fullmatch(text):
            self._open.clear()
            return
        level = number_level(text)
        if level is None and paragraph.level is not None:
            level = paragraph.level
        if level is None:
            return
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        if opens and is_heading(paragraph, words):
            self._open.append((level, text))
