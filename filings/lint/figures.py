"""Family W: figures and the symbols of units (GB/T 15835, GB 3100)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from filings.diagnostics import Severity
from filings.language.numerals import half_width, parse_number
from filings.lint.paper import Paper
from filings.lint.passages import each, plain, texts
from filings.lint.rule import Fault, rule
from filings.messages import mark as N_

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
