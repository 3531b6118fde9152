"""Family W: document numbers, dates, numerals and units (GB/T 9704 7.2.5 and 9, GB/T 15835)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from filings.diagnostics import Severity
from filings.language.document_numbers import IN_TEXT, SHORT_YEAR, year_and_number
from filings.language.numerals import half_width, parse_number
from filings.lint.paper import Paper, Paragraph
from filings.lint.rule import Fault, rule
from filings.messages import mark as N_

_DATE = re.compile(r"(?<!\d)(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?")
_MIXED = re.compile(
    r"[〇○零一二三四五六七八九]{4}年\d{1,2}月|[一二三四五六七八九十]{1,2}月\d{1,2}日"
    r"|(?<!\d)\d{4}年[一二三四五六七八九十]{1,3}月(?!份?[以之])"
)
_ZERO_YEAR = re.compile(r"[一二][〇○零O0一二三四五六七八九]{3}(?=年)")
_BLANK_DATE = re.compile(r"(?<!\d)\d{4} *年 *\d{1,2} *月(?: *\d{1,2} *日)?")
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ％]+")
_YEARS = re.compile(r"(?<![\d-])([12]\d{3}年?)(-|－|–)([12]\d{3}年)")
_PERCENT = re.compile(r"(?<![\d.%])\d+(?:\.\d+)?\s*[-~～—至]\s*\d+(?:\.\d+)?%")
_APPROXIMATE = re.compile(
    r"(?:大约|大概|约)\d[\d.]*[^\d，。；、]{0,4}(?:左右|上下)|近\d+余|约\d+多"
)
_UNITS = re.compile(
    r"(?<=\d) ?(KM|Km|kM|KG|Kg|MM|Mm|KW|Kw|kw|KWH|Kwh|KWh|kwh|M2|m2|M3|m3)(?![A-Za-z0-9])"
)
_RIGHT_UNITS = {
    "km": "km", "kg": "kg", "mm": "mm", "kw": "kW", "kwh": "kW·h", "m2": "m²", "m3": "m³",
}  # fmt: skip

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


@rule(
    "W001",
    "7.2.5",
    Severity.ERROR,
    N_("发文字号的年份没有用六角括号"),
    N_("年份用六角括号“〔〕”括入。"),
    fixable=True,
)
def number_brackets(paper: Paper) -> Iterator[Fault]:
    def find(text: str) -> list[tuple[Span, str, str]]:
        found = []
        for m in IN_TEXT.finditer(text):
            if (m["open"], m["close"]) != ("〔", "〕"):
                shown = year_and_number(m)
                found += [(m.span("open"), "〔", shown), (m.span("close"), "〕", shown)]
        return found

    yield from (_halved(fault) for fault in each(paper, find))


def _halved(fault: Fault) -> Fault:
    """Two marks are one mistake."""
    return Fault(fault.place, fault.quoted, fault.should, max(1, fault.count // 2), fault.mend)


@rule("W002", "7.2.5", Severity.WARNING, N_("发文顺序号加了“第”字"), N_("发文顺序号不加“第”字。"))
def number_word(paper: Paper) -> Iterator[Fault]:
    for paragraph in texts(paper):
        for found in IN_TEXT.finditer(paragraph.text):
            if found["word"]:
                yield Fault(paragraph.place, found[0], year_and_number(found))


@rule(
    "W003",
    "7.2.5",
    Severity.WARNING,
    N_("发文顺序号编了虚位"),
    N_("发文顺序号不编虚位，1不编为01。"),
    fixable=True,
)
def number_zero(paper: Paper) -> Iterator[Fault]:
    def find(text: str) -> list[tuple[Span, str, str]]:
        return [
            (m.span("no"), m["no"].lstrip("0"), year_and_number(m))
            for m in IN_TEXT.finditer(text)
            if m["no"].startswith("0") and m["no"].strip("0")
        ]

    yield from each(paper, find)


@rule("W004", "7.2.5", Severity.WARNING, N_("发文字号的年份不全"), N_("年份标全称，如“〔2021〕”。"))
def number_year(paper: Paper) -> Iterator[Fault]:
    yield from plain(paper, SHORT_YEAR)


@rule(
    "W005",
    "7.2.5",
    Severity.INFO,
    N_("发文字号里有空格"),
    N_("发文字号的各部分之间不空格。"),
    fixable=True,
)
def number_blanks(paper: Paper) -> Iterator[Fault]:
    def find(text: str) -> list[tuple[Span, str, str]]:
        return [
            (m.span(key), "", year_and_number(m))
            for m in IN_TEXT.finditer(text)
            for key in ("a", "b", "c", "d", "e", "f")
            if m[key]
        ]

    yield from each(paper, find)


@rule(
    "W010",
    "7.3.5",
    Severity.WARNING,
    N_("日期编了虚位"),
    N_("月、日不编虚位，1不编为01。"),
    fixable=True,
)
def date_zero(paper: Paper) -> Iterator[Fault]:
    pattern = re.compile(r"(?<=\d年)0(?=[1-9]月)|(?<=\d月)0(?=[1-9]日)")
    yield from each(paper, lambda text: [(m.span(), "", "") for m in pattern.finditer(text)])


@rule("W011", "7.3.5", Severity.ERROR, N_("日历上没有这一天"), N_("日期是日历上有的一天。"))
def date_impossible(paper: Paper) -> Iterator[Fault]:
    for paragraph in texts(paper):
        for found in _DATE.finditer(paragraph.text):
            try:
                date(int(found[1]), int(found[2]), int(found[3] or 1))
            except ValueError:
                yield Fault(paragraph.place, found[0])


@rule(
    "W012",
    "GB/T 15835-2011 4",
    Severity.WARNING,
    N_("同一个日期混用汉字和阿拉伯数字"),
    N_("一个日期里只用一种数字，如“2021年7月”或者“二〇二一年七月”。"),
)
def date_mixed(paper: Paper) -> Iterator[Fault]:
    yield from plain(paper, _MIXED)


@rule(
    "W013",
    "GB/T 15835-2011 5.2",
    Severity.WARNING,
    N_("汉字年份里的零没有用“〇”"),
    N_("汉字年份里的零用“〇”，如“二〇二一年”。"),
)
def year_zero(paper: Paper) -> Iterator[Fault]:
    for paragraph in texts(paper):
        for found in _ZERO_YEAR.finditer(paragraph.text):
            if any(c in found[0] for c in "○零O0"):
                right = re.sub("[○零O0]", "〇", found[0])
                yield Fault(paragraph.place, found[0] + "年", right + "年")


@rule(
    "W014",
    "7.3.5",
    Severity.INFO,
    N_("日期里有空格"),
    N_("日期的数字和年、月、日之间不空格。"),
    fixable=True,
)
def date_spaces(paper: Paper) -> Iterator[Fault]:
    def find(text: str) -> list[tuple[Span, str, str]]:
        return [
            ((m.start() + blank.start(), m.start() + blank.end()), "", m[0].replace(" ", ""))
            for m in _BLANK_DATE.finditer(text)
            for blank in re.finditer(" +", m[0])
        ]

    for fault in each(paper, find):
        yield Fault(fault.place, fault.quoted, fault.should, 1, fault.mend)


@rule(
    "W020",
    "GB/T 15835-2011 5.1",
    Severity.WARNING,
    N_("用了全角数字或字母"),
    N_("阿拉伯数字、字母和百分号用半角。"),
    fixable=True,
)
def wide_figures(paper: Paper) -> Iterator[Fault]:
    yield from each(
        paper, lambda text: [(m.span(), half_width(m[0]), "") for m in _WIDE.finditer(text)]
    )


@rule(
    "W021",
    "GB/T 15835-2011 5.1",
    Severity.WARNING,
    N_("起止年份之间用了短横"),
    N_("起止年份之间用一字线“—”或浪纹线“～”，如“2021—2025年”。"),
    fixable=True,
)
def years_range(paper: Paper) -> Iterator[Fault]:
    yield from each(paper, lambda text: [(m.span(2), "—", "") for m in _YEARS.finditer(text)])


@rule(
    "W022",
    "GB/T 15835-2011 5.1",
    Severity.WARNING,
    N_("百分数的范围少了百分号"),
    N_("两个百分数都写百分号，如“10%～15%”。"),
)
def percent_range(paper: Paper) -> Iterator[Fault]:
    yield from plain(paper, _PERCENT)


@rule(
    "W023",
    "GB/T 15835-2011 4",
    Severity.WARNING,
    N_("概数说了两遍"),
    N_("“约”“近”和“左右”“余”“多”只用一个。"),
)
def approximate_twice(paper: Paper) -> Iterator[Fault]:
    yield from plain(paper, _APPROXIMATE)


@rule(
    "W024",
    "GB 3100-1993",
    Severity.WARNING,
    N_("计量单位符号写错"),
    N_("计量单位用法定符号，注意大小写，如“km”“kg”“kW·h”“m²”。"),
)
def unit_symbols(paper: Paper) -> Iterator[Fault]:
    for paragraph in texts(paper):
        for found in _UNITS.finditer(paragraph.text):
            right = _RIGHT_UNITS[found[1].lower()]
            if right != found[1]:
                yield Fault(paragraph.place, found[1], right)


@rule(
    "W025",
    "GB/T 15835-2011 5.2",
    Severity.INFO,
    N_("相邻两数表示概数时加了顿号"),
    N_("相邻两个汉字数字连用表示概数时，中间不加顿号，如“三四个”。"),
)
def approximate_comma(paper: Paper) -> Iterator[Fault]:
    pattern = re.compile(
        r"(?<![第一二三四五六七八九十百、])([一二三四五六七八])、([二三四五六七八九])(?=[个天名次家人项位](?!、))"
    )
    for paragraph in texts(paper):
        for found in pattern.finditer(paragraph.text):
            if (parse_number(found[2]) or 0) - (parse_number(found[1]) or 0) == 1:
                yield Fault(paragraph.place, found[0], found[0].replace("、", ""))
