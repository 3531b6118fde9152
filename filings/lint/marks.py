"""Family W: punctuation (GB/T 9704 9, GB/T 15834): width, pairs, dashes, dots, marks too many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from filings.diagnostics import Severity
from filings.lint.headings import narrow_mark
from filings.lint.paper import Paper, Paragraph
from filings.lint.passages import Span, each, plain, texts
from filings.lint.roles import NOTE
from filings.lint.rule import Fault, rule
from filings.messages import mark as N_
from filings.word.xml import Element

_STANDARD = "GB/T 15834-2011"
_HAN = "\u4e00-\u9fff"
_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_NARROW = re.compile(rf"(?<=[{_HAN}”》）%])[,;:?!](?=[{_HAN}“《（]|\s*$)|(?<=[{_HAN}])[,:](?=\d)")
_STOP = re.compile(rf"(?<=[{_HAN}”》）])\.(?=[{_HAN}“《]|\s*$)")
_BRACKETS = re.compile(r"\(([^()（）]*)[)）]|（([^()（）]*)\)")
_TITLE_MARKS = re.compile(r"《[^《》\n]{1,200}》")
_ANGLES = re.compile(rf"(?<=[《{_HAN}])<([^<>《》〈〉\n]*[{_HAN}][^<>《》〈〉\n]*)>")
_STRAIGHT = re.compile('"([^"]*)"')
_DOTS = re.compile(r"(?<!\.)\.{3,}|。{3,}|(?<!…)…(?!…)")
_DASHES = re.compile(
    rf"(?:(?<=[{_HAN}》”）])|^)(?:-{{2,}}|－{{2,}}|─{{2,}}|—{{3,}})(?=\s*[{_HAN}“《（])"
)
_BETWEEN = re.compile(r"(?<=[”》])、(?=[“《])")
_TWICE = re.compile(r"([，、；：])\1+|(?<!。)。。(?!。)|。(?=[，；、])|[，、；](?=。)")
_BLANK_BEFORE = re.compile(rf"(?<=[{_HAN}”》）])[ \u3000]{{1,2}}(?=[，。；：、])")
_NUMBER_DOT = re.compile(r"\s*[一二三四五六七八九十]{1,3}\.")
_LISTED = re.compile(r"(?:^|[：；，。、:;,\s])[0-9a-zA-Z一二三四五六七八九十]{1,2}$")


@rule(
    "W030",
    _STANDARD,
    Severity.WARNING,
    N_("中文里用了半角的逗号、分号、冒号、问号或叹号"),
    N_("中文用全角标点。"),
    fixable=True,
)
def narrow_marks(paper: Paper) -> Iterator[Fault]:
    notes = {p.text for p in paper.in_role(NOTE)}

    def find(text: str) -> list[tuple[Span, str, str]]:
        begin = text.find(":") + 1 if text in notes else 0  # the colon of 附件: is L064's
        return [(m.span(), _WIDE[m[0]], "") for m in _NARROW.finditer(text) if m.start() >= begin]

    yield from each(paper, find)


@rule(
    "W031",
    _STANDARD,
    Severity.WARNING,
    N_("中文里用了半角圆点作句号"),
    N_("中文句末用“。”。"),
    fixable=True,
)
def narrow_stop(paper: Paper) -> Iterator[Fault]:
    def find(text: str) -> list[tuple[Span, str, str]]:
        # The dot after the number of a heading (一.) is L040's.
        number = _NUMBER_DOT.match(text)
        begin = number.end() if number else 0
        return [(m.span(), "。", "") for m in _STOP.finditer(text) if m.start() >= begin]

    yield from each(paper, find)


@rule(
    "W032",
    _STANDARD,
    Severity.WARNING,
    N_("中文里用了半角括号"),
    N_("中文用全角圆括号“（）”。"),
    fixable=True,
)
def narrow_brackets(paper: Paper) -> Iterator[Fault]:
    marks = {id(p): p for p in paper.running if narrow_mark(p)}
    skipped = {p.text for p in marks.values()}

    def find(text: str) -> list[tuple[Span, str, str]]:
        found: list[tuple[Span, str, str]] = []
        # The title of a paper is Chinese, even where a year or a number stands in its brackets.
        titles = [
            t.span() for t in _TITLE_MARKS.finditer(text) if re.search(f"[{_HAN}]{{4}}", t[0])
        ]
        for m in _BRACKETS.finditer(text):
            inner = m[1] or m[2] or ""
            titled = any(start < m.start() < end for start, end in titles)
            if not (re.search(f"[{_HAN}]", inner) or titled):
                continue
            if text in skipped and not text[: m.start()].strip():
                continue  # the number of a heading is L044's
            shown = f"（{inner}）"
            pair = ((m.start(), m.start() + 1), "（"), ((m.end() - 1, m.end()), "）")
            found += [(span, new, shown) for span, new in pair if text[slice(*span)] != new]
        return found

    for fault in each(paper, find):
        yield Fault(fault.place, fault.quoted, fault.should, (fault.count + 1) // 2, fault.mend)


@rule(
    "W033",
    _STANDARD,
    Severity.WARNING,
    N_("中文里用了直引号"),
    N_("中文用弯引号“ ”。"),
    fixable=True,
)
def straight_quotes(paper: Paper) -> Iterator[Fault]:
    def find(text: str) -> list[tuple[Span, str, str]]:
        found: list[tuple[Span, str, str]] = []
        for m in _STRAIGHT.finditer(text):
            if re.search(f"[{_HAN}]", m[1]):
                shown = f"“{m[1]}”"
                found.append(((m.start(), m.start() + 1), "“", shown))
                found.append(((m.end() - 1, m.end()), "”", shown))
        return found

    for fault in each(paper, find):
        yield Fault(fault.place, fault.quoted, fault.should, fault.count // 2, fault.mend)


@rule(
    "W034",
    _STANDARD,
    Severity.WARNING,
    N_("省略号写得不对"),
    N_("省略号是连用的六点“……”。"),
    fixable=True,
)
def ellipsis(paper: Paper) -> Iterator[Fault]:
    shortened = {p.text for p in paper.paragraphs if p.cell is not None and _is_cut(p.text)}

    def find(text: str) -> list[tuple[Span, str, str]]:
        if not re.search(f"[{_HAN}]", text) or text in shortened:
            return []
        return [(m.span(), "……", "") for m in _DOTS.finditer(text) if not _is_leader(m[0])]

    yield from each(paper, find)


def _is_cut(text: str) -> bool:
    """Whether the text of a cell was shortened to fit, which one sign … shows."""
    return re.search("[^…]…$", text.rstrip()) is not None


def _is_leader(dots: str) -> bool:
    """Whether a row of dots leads the eye to a number, as in a table of contents."""
    return dots[0] == "." and len(dots) > 6


@rule(
    "W035",
    _STANDARD,
    Severity.WARNING,
    N_("破折号写得不对"),
    N_("破折号占两个字的位置“——”。"),
    fixable=True,
)
def dashes(paper: Paper) -> Iterator[Fault]:
    yield from each(paper, lambda text: [(m.span(), "——", "") for m in _DASHES.finditer(text)])


@rule("W036", _STANDARD, Severity.ERROR, N_("括号不成对"), N_("左括号和右括号一一对应。"))
def brackets_in_pairs(paper: Paper) -> Iterator[Fault]:
    yield from _unpaired(paper, "（(", "）)", reach=1)


@rule("W037", _STANDARD, Severity.ERROR, N_("书名号不成对"), N_("《与》一一对应。"))
def titles_in_pairs(paper: Paper) -> Iterator[Fault]:
    yield from _unpaired(paper, "《", "》", reach=1)


@rule("W038", _STANDARD, Severity.ERROR, N_("引号不成对"), N_("“与”一一对应。"))
def quotes_in_pairs(paper: Paper) -> Iterator[Fault]:
    # A quotation may go over several paragraphs: each begins with “, the last ends with ”.
    yield from _unpaired(paper, "“", "”", reach=5)


def _unpaired(paper: Paper, opening: str, closing: str, *, reach: int) -> Iterator[Fault]:
    """A fault for each text with a mark that has no partner, in it or in a text near it.

    A title may break inside its brackets: ``reach`` is how many texts further the partner may be.
    """
    units = list(_units(paper))
    wrong = [_first_unpaired(text, opening, closing) for _p, text in units]
    for index, ((paragraph, text), position) in enumerate(zip(units, wrong, strict=True)):
        if position is None:
            continue
        wanted = closing if text[position] in opening else opening
        near = range(max(0, index - reach), min(len(units), index + reach + 1))
        if text[position] == "“" and index + 1 < len(units) and units[index + 1][1][:1] == "“":
            continue
        if not any(units[n][1][w] in wanted for n in near if (w := wrong[n]) is not None):
            yield Fault(paragraph.place, text[max(0, position - 12) : position + 12])


@rule(
    "W039",
    _STANDARD,
    Severity.WARNING,
    N_("书名号里又用了双书名号"),
    N_("书名号里面再用书名号时，外面用《》，里面用〈〉。"),
)
def nested_titles(paper: Paper) -> Iterator[Fault]:
    yield from plain(paper, re.compile(r"《[^《》]{0,200}《[^《》]{0,200}》[^《》]{0,200}》"))


@rule(
    "W040",
    _STANDARD,
    Severity.WARNING,
    N_("引号里又用了双引号"),
    N_("引号里面再用引号时，外面用“ ”，里面用‘ ’。"),
)
def nested_quotes(paper: Paper) -> Iterator[Fault]:
    yield from plain(paper, re.compile("“[^“”]{0,200}“[^“”]{0,200}”[^“”]{0,200}”"))


@rule(
    "W041",
    _STANDARD,
    Severity.INFO,
    N_("引号或书名号之间用了顿号"),
    N_("并列的引号之间、书名号之间通常不用顿号。"),
    fixable=True,
)
def comma_between(paper: Paper) -> Iterator[Fault]:
    yield from each(paper, lambda text: [(m.span(), "", "") for m in _BETWEEN.finditer(text)])


@rule(
    "W042",
    _STANDARD,
    Severity.WARNING,
    N_("标点重复"),
    N_("同一处只用一个标点。"),
)
def twice(paper: Paper) -> Iterator[Fault]:
    for paragraph in texts(paper):
        found = list(_TWICE.finditer(paragraph.text))
        if found:
            start, end = found[0].span()
            quoted = paragraph.text[max(0, start - 6) : end + 6]
            yield Fault(paragraph.place, quoted, count=len(found))


@rule(
    "W043",
    _STANDARD,
    Severity.INFO,
    N_("标点前面有空格"),
    N_("标点前面不空格。"),
    fixable=True,
)
def blank_before(paper: Paper) -> Iterator[Fault]:
    yield from each(paper, lambda text: [(m.span(), "", "") for m in _BLANK_BEFORE.finditer(text)])


@rule(
    "W044",
    _STANDARD,
    Severity.WARNING,
    N_("书名号里用了半角尖括号"),
    N_("书名号里面再用书名号时，里面用全角的〈〉，如“《关于印发〈质量工作方案〉的通知》”。"),
    fixable=True,
)
def narrow_angles(paper: Paper) -> Iterator[Fault]:
    def find(text: str) -> list[tuple[Span, str, str]]:
        found: list[tuple[Span, str, str]] = []
        for title in _TITLE_MARKS.finditer(text):
            for m in _ANGLES.finditer(text, *title.span()):
                shown = f"〈{m[1]}〉"
                found.append(((m.start(), m.start() + 1), "〈", shown))
                found.append(((m.end() - 1, m.end()), "〉", shown))
        return found

    for fault in each(paper, find):
        yield Fault(fault.place, fault.quoted, fault.should, fault.count // 2, fault.mend)


def _units(paper: Paper) -> Iterator[tuple[Paragraph, str]]:
    """The texts in which marks are paired: a paragraph of the text, or a whole cell."""
    cells: dict[Element, tuple[Paragraph, list[str]]] = {}
    for paragraph in texts(paper):
        if paragraph.cell is None:
            yield paragraph, paragraph.text
        else:
            cells.setdefault(paragraph.cell, (paragraph, []))[1].append(paragraph.text)
    for first, parts in cells.values():
        if not _is_cut(parts[-1]):
            yield first, "\n".join(parts)


def _first_unpaired(text: str, opening: str, closing: str) -> int | None:
    """Where the first mark stands that has no partner; None where all have one.

    The bracket of ``1）`` needs none.
    """
    waiting: list[int] = []
    for position in range(len(text)):
        if text[position] in opening:
            waiting.append(position)
        elif text[position] in closing:
            if waiting:
                waiting.pop()
            elif not (
                text[position] in "）)" and _LISTED.search(text[max(0, position - 4) : position])
            ):
                return position
    return waiting[0] if waiting else None
