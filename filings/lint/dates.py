"""Family W: dates (GB/T 9704 7.3.5, GB/T 15835)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from filings.diagnostics import Severity
from filings.lint.paper import Paper
from filings.lint.passages import Span, each, plain, texts
from filings.lint.rule import Fault, rule
from filings.messages import mark as N_

_DATE = re.compile(r"(?<!\d)(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?")
_MIXED = re.compile(
    r"[〇○零一二三四五六七八九]{4}年\d{1,2}月|[一二三四五六七八九十]{1,2}月\d{1,2}日"
    r"|(?<!\d)\d{4}年[一二三四五六七八九十]{1,3}月(?!份?[以之])"
)
_ZERO_YEAR = re.compile(r"[一二][〇○零O0一二三四五六七八九]{3}(?=年)")
_BLANK_DATE = re.compile(r"(?<!\d)\d{4} *年 *\d{1,2} *月(?: *\d{1,2} *日)?")


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
