"""Texts of a paper looked through for a pattern: what stands there, and what it should read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from filings.lint.paper import Paper, Paragraph
from filings.lint.rule import Fault

Span = tuple[int, int]
_AROUND = 8
"""Characters quoted on each side of a place."""


def texts(paper: Paper) -> Iterator[Paragraph]:
    """The paragraphs whose wording is looked at: all that have text."""
    return (p for p in paper.paragraphs if p.text.strip())


def each(
    paper: Paper,
    find: Callable[[str], list[tuple[Span, str, str]]],
) -> Iterator[Fault]:
    """A fault for each paragraph in which ``find`` finds something.

    ``find`` gives spans with their replacement, and what the place should read as a whole ('' where
    the replacement among its neighbours says it).
    """
    for paragraph in texts(paper):
        found = find(paragraph.text)
        if not found:
            continue

        def mend(
            paragraph: Paragraph = paragraph, found: list[tuple[Span, str, str]] = found
        ) -> None:
            for (start, end), new, _shown in found:
                paragraph.replace(start, end, new)

        start, end, corrected = _near(paragraph.text, found)
        corrected = found[0][2] or corrected
        yield Fault(
            paragraph.place,
            paragraph.text[start:end],
            " ".join(corrected.split()),
            len(found),
            mend,
        )


def _near(text: str, found: list[tuple[Span, str, str]]) -> tuple[int, int, str]:
    """Where the first place and those close to it are quoted from and to, and how that should read."""
    start, end = max(0, found[0][0][0] - _AROUND), found[0][0][1]
    corrected, done = "", start
    for (begin, stop), new, _shown in found:
        if begin >= end + 2 * _AROUND:
            break
        corrected += text[done:begin] + new
        done = end = stop
    return start, end + _AROUND, corrected + text[done : end + _AROUND]


def plain(paper: Paper, pattern: re.Pattern[str]) -> Iterator[Fault]:
    """A fault for each paragraph in which ``pattern`` occurs, to be mended by a person."""
    for paragraph in texts(paper):
        found = [m[0] for m in pattern.finditer(paragraph.text)]
        if found:
            yield Fault(paragraph.place, found[0], count=len(found))
