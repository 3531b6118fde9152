"""Rules for the marks of headings: 一、（一）1.（1）, their order, and the stops after them (7.3.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from filings.diagnostics import Severity
from filings.language.numerals import chinese_number, parse_number
from filings.lint.paper import Paper, Paragraph
from filings.lint.roles import BODY, MARK, NOTE_MORE, TITLE, heading_level, heading_number, is_face
from filings.lint.rule import Fault, rule
from filings.messages import mark as N_

_MOST_SHOWN = 60
_LONGEST_HEADING = 40
_CHINESE = "[一二三四五六七八九十]{1,3}"
_LEVEL_1 = re.compile(rf"\s*({_CHINESE})([.．,，])\s*(?=[\u4e00-\u9fff“《])")
_AFTER_2 = re.compile(rf"\s*[（(]{_CHINESE}[）)]([、.．，,：:])")
_AFTER_4 = re.compile(r"\s*[（(]\d{1,2}[）)]([、.．，,：:])")
_INLINE = {
    1: re.compile(f"(?<=[；。：，])({_CHINESE})、"),
    2: re.compile(f"[（(]({_CHINESE})[）)]"),
    3: re.compile(r"(?<=[；。：，])(\d{1,2})[.．、](?!\d)"),
    4: re.compile(r"[（(](\d{1,2})[）)]"),
}
_NARROW = re.compile(
    rf"\s*(?:\(({_CHINESE}|\d{{1,2}})[)）]|（({_CHINESE}|\d{{1,2}})\))(?=\s*[\u4e00-\u9fff“《])"
)
_FEW_WORDS = re.compile(
    rf"\s*(?:{_CHINESE}、|[（(]{_CHINESE}[）)])(?!.*自.+起)\s*[^，；：！？。,;:!?\n]{{2,16}}。?\s*"
)
_LEVEL_3 = re.compile(r"\s*(\d{1,2})([、，,])\s*(?=[\u4e00-\u9fff“《])")


def _shown(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else text[:_MOST_SHOWN] + "…"


def _swap(paragraph: Paragraph, span: tuple[int, int], new: str, problem: str) -> Fault:
    """The fault that ``span`` of a paragraph should read ``new``; the hint shows the beginning."""
    text = paragraph.text
    start, end = span
    corrected = text[:start] + new + text[end:]

    def mend() -> None:
        paragraph.replace(start, end, new)

    return Fault(paragraph.place, problem, _shown(corrected.strip()), mend=mend)


@rule(
    "L040",
    "7.3.3",
    Severity.WARNING,
    N_("一级标题的序号后面不是顿号"),
    N_("第一层用“一、”。"),
    fixable=True,
)
def level_1_mark(paper: Paper) -> Iterator[Fault]:
    for paragraph in paper.running:
        found = _LEVEL_1.match(paragraph.text)
        if found:
            yield _swap(paragraph, found.span(2), "、", paragraph.text)


@rule(
    "L041",
    "7.3.3",
    Severity.WARNING,
    N_("“（一）”后面多了标点"),
    N_("“（一）”后面不加顿号、圆点、逗号。"),
    fixable=True,
)
def level_2_mark(paper: Paper) -> Iterator[Fault]:
    yield from _after(paper, _AFTER_2)


@rule(
    "L042",
    "7.3.3",
    Severity.WARNING,
    N_("“1.”写成了“1、”"),
    N_("第三层用“1.”，数字后面用下脚圆点。"),
    fixable=True,
)
def level_3_mark(paper: Paper) -> Iterator[Fault]:
    for paragraph in paper.running:
        found = _LEVEL_3.match(paragraph.text)
        if found and paragraph.role != NOTE_MORE:
            yield _swap(paragraph, found.span(2), ".", paragraph.text)


@rule(
    "L043",
    "7.3.3",
    Severity.WARNING,
    N_("“（1）”后面多了标点"),
    N_("“（1）”后面不加顿号、圆点、逗号。"),
    fixable=True,
)
def level_4_mark(paper: Paper) -> Iterator[Fault]:
    yield from _after(paper, _AFTER_4)


def _after(paper: Paper, pattern: re.Pattern[str]) -> Iterator[Fault]:
    for paragraph in paper.running:
        found = pattern.match(paragraph.text)
        if found:
            yield _swap(paragraph, found.span(1), "", paragraph.text)


@rule(
    "L044",
    "7.3.3",
    Severity.WARNING,
    N_("标题序号用了半角括号"),
    N_("“（一）”“（1）”用全角圆括号。"),
    fixable=True,
)
def narrow_brackets(paper: Paper) -> Iterator[Fault]:
    for paragraph in paper.running:
        found = narrow_mark(paragraph)
        if found:
            end = found.end()
            mark = found[0].lstrip()
            yield _swap(paragraph, (end - len(mark), end), f"（{mark[1:-1]}）", paragraph.text)


def narrow_mark(paragraph: Paragraph) -> re.Match[str] | None:
    """The number in half-width brackets that a paragraph of the text begins with."""
    return _NARROW.match(paragraph.text) if paragraph.in_text else None


@rule(
    "L045",
    "7.3.3",
    Severity.ERROR,
    N_("标题序号跳号"),
    N_("结构层次序数依次编排，中间不缺号。"),
)
def gaps(paper: Paper) -> Iterator[Fault]:
    for paragraph, level, expected, number in _numbered(paper):
        if number > expected:
            yield Fault(paragraph.place, paragraph.text, _number(level, expected))


@rule(
    "L046",
    "7.3.3",
    Severity.ERROR,
    N_("标题序号重复或倒退"),
    N_("结构层次序数依次编排，不重复，不倒退。"),
)
def repeats(paper: Paper) -> Iterator[Fault]:
    for paragraph, level, expected, number in _numbered(paper):
        if number < expected:
            yield Fault(paragraph.place, paragraph.text, _number(level, expected))


def _number(level: int, number: int) -> str:
    shown = chinese_number(number) if level < 3 else str(number)
    return {1: f"{shown}、", 2: f"（{shown}）", 3: f"{shown}.", 4: f"（{shown}）"}[level]


def _numbered(paper: Paper) -> Iterator[tuple[Paragraph, int, int, int]]:
    """Each numbered paragraph with its level, the number expected and the one that stands there.

    Numbers may run on or begin anew below a higher heading; the first of their level in a text, right
    below a heading, is 1. Where Word numbers paragraphs by itself, nothing can be said.
    """
    running = paper.running
    if any(p.look.numbered for p in running):
        return
    last = [0, 0, 0, 0, 0]
    for above, paragraph in pairwise([None, *running]):
        assert paragraph is not None
        if paragraph.role in (TITLE, MARK) or paragraph.look.alignment == "center":
            last = [0, 0, 0, 0, 0]
            continue
        level = heading_level(paragraph.text)
        number = heading_number(paragraph.text, level) if level else 0
        if not number or paragraph.role not in ("", BODY):
            continue
        if number != 1 and last[level]:
            yield paragraph, level, last[level] + 1, number
        elif number != 1 and above is not None and _heads(above, level):
            yield paragraph, level, 1, number
        elif number == 1 and last[level] == 1 and not any(last[level + 1 :]) and level < 3:
            yield paragraph, level, 2, 1
        last[level] = _last_in(paragraph.text, level, number)
        if level < 3:
            # What is numbered below goes on, or begins anew: both are in use.
            last[4] = 0


def _heads(paragraph: Paragraph, level: int) -> bool:
    """Whether a paragraph is a heading above that ``level``, and holds no number of it itself."""
    text = paragraph.text
    return (
        0 < heading_level(text) < level and _is_short_line(text) and not _INLINE[level].search(text)
    )


def _is_short_line(text: str) -> bool:
    """Whether a text has the length of a heading and is no more than one sentence."""
    return len(text.strip()) <= _LONGEST_HEADING and "。" not in text.strip()[:-1]


def _last_in(text: str, level: int, number: int) -> int:
    """The last number of a level where several stand in one paragraph: （1）…；（2）…"""
    for found in _INLINE[level].finditer(text):
        if parse_number(found[1]) == number + 1:
            number += 1
    return number


@rule(
    "L047",
    "7.3.3",
    Severity.WARNING,
    N_("单独成行的标题末尾有句号"),
    N_("标题单独成行时，末尾不用句号。"),
    fixable=True,
)
def heading_stop(paper: Paper) -> Iterator[Fault]:
    faces = {1: "黑体", 2: "楷体"}
    plain = {id(p) for level in faces for p in _plain_headings(paper, level)}
    for paragraph in paper.running:
        text = paragraph.text.rstrip()
        level = heading_level(text)
        alone = text.endswith("。") and _is_short_line(text)
        if level not in faces or not alone or any(c in text for c in "；！？："):
            continue
        stop = next(
            (p for p in paragraph.pieces if p.start < len(text) <= p.start + len(p.text)), None
        )
        if id(paragraph) in plain or (stop and is_face(stop.look.font, faces[level])):
            yield _swap(paragraph, (len(text) - 1, len(text)), "", text)


def _plain_headings(paper: Paper, level: int) -> list[Paragraph]:
    """The paragraphs with a number of that level, where their place shows that all are headings.

    Each is a few words, and text or what is numbered below it follows. Where one of them is a
    sentence, or one follows the other, they may be the points of a list, which end with 。.
    """
    found: list[Paragraph] = []
    for paragraph, following in pairwise([*paper.running, None]):
        assert paragraph is not None
        if heading_level(paragraph.text) != level or paragraph.look.alignment == "center":
            continue
        below = following is not None and (
            heading_level(following.text) > level
            or (following.role == BODY and not heading_level(following.text))
        )
        if not below or not _FEW_WORDS.fullmatch(paragraph.text):
            return []
        found.append(paragraph)
    return found if len(found) > 1 else []
