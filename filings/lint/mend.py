"""Carries out the corrections that need no judgement, in the trees of a file that was read.

Words are never touched: a correction that would change a Chinese character, a letter or a number is
refused (leading zeros and the width of figures aside).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from filings.language.numerals import half_width
from filings.lint.paper import Paper, Paragraph
from filings.lint.rule import Fault
from filings.word.package import Package
from filings.word.xml import serialise, set_text

_WORDS = re.compile(r"[^\W_]+")


def carry_out(paper: Paper, package: Package) -> Package:
    """A copy of ``package`` with everything that was noted down, and the looks that were mended."""
    paragraphs = [*paper.paragraphs, *(f.paragraph for f in paper.footers)]
    for paragraph in paragraphs:
        _rewrite(paragraph)
    made = package.copy()
    for part, root in paper.roots.items():
        made.parts[part] = serialise(root)
    return made


def _rewrite(paragraph: Paragraph) -> None:
    """Carry out the edits of one paragraph, from its end to its beginning."""
    chosen = _apart(paragraph)
    texts = [piece.text for piece in paragraph.pieces]
    for start, end, new in reversed(chosen):
        inserted = False
        for index in range(len(texts) - 1, -1, -1):
            piece = paragraph.pieces[index]
            a, b = max(start, piece.start), min(end, piece.start + len(piece.text))
            holds = piece.element is not None and (
                a < b or (start == end and piece.start < start <= piece.start + len(piece.text))
            )
            if not holds:
                continue
            first = piece.start <= start
            text = texts[index]
            texts[index] = (
                text[: a - piece.start]
                + (new if first and not inserted else "")
                + text[b - piece.start :]
            )
            inserted = inserted or first
    for piece, text in zip(paragraph.pieces, texts, strict=True):
        if piece.element is not None and text != piece.text:
            set_text(piece.element, text)


def _apart(paragraph: Paragraph) -> list[tuple[int, int, str]]:
    """The edits in order, without those that overlap another or would change words."""
    chosen: list[tuple[int, int, str]] = []
    for start, end, new in sorted(set(paragraph.edits)):
        if chosen and start < chosen[-1][1]:
            continue
        # A number is judged as a whole: of 07 the zero may go.
        if _words(paragraph.text[start:end]) == _words(new):
            chosen.append((start, end, new))
    return chosen


def _words(text: str) -> list[str]:
    return [word.lstrip("0") for word in _WORDS.findall(half_width(text)) if word.lstrip("0")]


def mend_all(faults: Iterable[Fault]) -> None:
    """Note down, or make, every correction that the faults bring."""
    for fault in faults:
        if fault.mend is not None:
            fault.mend()
