"""Family W: document numbers (GB/T 9704 7.2.5)."""

from __future__ import annotations

from collections.abc import Iterator

from filings.diagnostics import Severity
from filings.language.document_numbers import IN_TEXT, SHORT_YEAR, year_and_number
from filings.lint.paper import Paper
from filings.lint.passages import Span, each, plain, texts
from filings.lint.rule import Fault, rule
from filings.messages import mark as N_


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
