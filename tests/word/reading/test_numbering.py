"""Automatic numbers are part of the text, as Word prints them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.compatibility.word_xml import p, tbl, tc, tr
from support.foreign import read_word, rows_of

from filings.language.numerals import parse_number
from filings.word.reading.number_formats import format_number


def level(number: int, kind: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*levels: str, more: str = "") -> str:
    inside = "".join(levels)
    return (
        f'<w:abstractNum w:abstractNumId="0">{inside}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}'
    )


def item(text: str, depth: int = 0, of: int = 1) -> str:
    return p(
        text,
        look=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{of}"/></w:numPr>',
    )


OFFICIAL = numbering(
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimal", "（%4）"),
)


def texts(body: str, lists: str = OFFICIAL, styles: str = "") -> list[str]:
    return [b.text for b in read_word(body, numbering=lists, styles=styles).paragraphs]


def test_the_levels_of_an_official_paper_count_and_begin_again() -> None:
    body = (
        item("甲") + item("乙", 1) + item("丙", 2) + item("丁", 2) + p("正文") + item("戊", 3)
        + item("己") + item("庚", 1)
    )  # fmt: skip
    assert texts(body) == [
        "一、甲", "（一）乙", "1.丙", "2.丁", "正文", "（1）戊", "二、己", "（一）庚",
    ]  # fmt: skip


def test_the_label_is_told_apart() -> None:
    paragraph = read_word(item("甲"), numbering=OFFICIAL).paragraphs[0]
    assert (paragraph.label, paragraph.text) == ("一、", "一、甲")


def test_cells_are_numbered_too_and_one_may_hold_nothing_but_its_number() -> None:
    lists = numbering(level(0, "decimal", "%1"))
    body = tbl(tr(tc(item("")), "甲"), tr(tc(item("")), "乙"), columns=2)
    assert rows_of(read_word(body, numbering=lists).tables[0]) == [["1", "甲"], ["2", "乙"]]


@pytest.mark.parametrize(
    ("label", "text", "joined"),
    [
        ("%1.", "加强", "1.加强"),
        ("%1.", "5万元", "1. 5万元"),
        ("第%1条", "本办法", "第1条 本办法"),
        ("%1", "加强", "1 加强"),
        ("（%1）", "2022年", "（1）2022年"),
    ],
)
def test_a_label_never_runs_into_the_text(label: str, text: str, joined: str) -> None:
    assert texts(item(text), numbering(level(0, "decimal", label))) == [joined]


def test_a_label_without_a_tab_stands_close() -> None:
    close = numbering(level(0, "decimal", "%1", '<w:suff w:val="nothing"/>'))
    assert texts(item("号"), close) == ["1号"]


def test_numbers_of_several_levels() -> None:
    lists = numbering(
        level(0, "chineseCountingThousand", "%1"),
        level(1, "decimal", "%1.%2"),
        level(2, "decimal", "%1.%2.%3", "<w:isLgl/>"),
    )
    assert texts(item("甲") + item("乙", 1) + item("丙", 2), lists) == [
        "一 甲",
        "一.1 乙",
        "1.1.1 丙",
    ]


def test_a_deeper_level_may_come_first() -> None:
    lists = numbering(level(0, "decimal", "%1"), level(1, "decimal", "%1.%2", start=3))
    body = item("甲", 1) + item("乙", 1) + item("丙") + item("丁", 1)
    assert texts(body, lists) == ["1.3 甲", "1.4 乙", "1 丙", "1.3 丁"]


def test_a_level_that_never_begins_again_counts_through() -> None:
    lists = numbering(
        level(0, "chineseCounting", "%1、"),
        level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>'),
    )
    body = item("甲") + item("乙", 1) + item("丙") + item("丁", 1)
    assert texts(body, lists) == ["一、甲", "1.乙", "二、丙", "2.丁"]


def test_another_list_of_the_same_kind_counts_on_unless_it_begins_afresh() -> None:
    more = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    lists = numbering(level(0, "decimal", "%1."), more=more)
    body = item("甲") + item("乙", of=2) + item("丙", of=3) + item("丁", of=3)
    assert texts(body, lists) == ["1.甲", "2.乙", "1.丙", "2.丁"]


def test_a_style_numbers_its_paragraphs_and_a_paragraph_may_decline() -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="Second"><w:name w:val="S"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    lists = numbering(
        level(0, "chineseCounting", "%1、"),
        level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="Second"/>'),
    )
    named = '<w:pStyle w:val="Second"/>'
    body = (
        p("甲", look=named)
        + p("不编号", look=named + '<w:numPr><w:numId w:val="0"/></w:numPr>')
        + p("乙", look=named)
    )
    assert texts(body, lists, style) == ["（一）甲", "不编号", "（二）乙"]


def test_bullets_are_plain_signs() -> None:
    symbol = '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'
    lists = numbering(level(0, "bullet", "\uf06c").replace("</w:lvl>", symbol + "</w:lvl>"))
    assert texts(item("甲"), lists) == ["●甲"]


def test_a_list_that_is_not_there_numbers_nothing() -> None:
    assert texts(item("甲", of=77)) == ["甲"]


@pytest.mark.parametrize(
    ("kind", "printed"),
    [
        ("decimal", ["1", "10", "21"]),
        ("chineseCounting", ["一", "十", "二十一"]),
        ("chineseLegalSimplified", ["壹", "壹拾", "贰拾壹"]),
        ("ideographTraditional", ["甲", "癸", "21"]),
        ("ideographZodiac", ["子", "酉", "21"]),
        ("decimalEnclosedCircle", ["①", "⑩", "㉑"]),
        ("decimalEnclosedCircleChinese", ["①", "⑩", "㉑"]),
        ("decimalEnclosedParen", ["⑴", "⑽", "21"]),
        ("decimalEnclosedFullstop", ["⒈", "⒑", "21"]),
        ("decimalFullWidth", ["１", "１０", "２１"]),
        ("decimalZero", ["01", "10", "21"]),
        ("upperLetter", ["A", "J", "U"]),
        ("lowerLetter", ["a", "j", "u"]),
        ("upperRoman", ["I", "X", "XXI"]),
        ("lowerRoman", ["i", "x", "xxi"]),
        ("ordinal", ["1st", "10th", "21st"]),
        ("numberInDash", ["- 1 -", "- 10 -", "- 21 -"]),
        ("none", ["", "", ""]),
        ("somethingNew", ["1", "10", "21"]),
    ],
)
def test_number_formats(kind: str, printed: list[str]) -> None:
    assert [format_number(n, kind) for n in (1, 10, 21)] == printed


@given(number=st.integers(0, 10**9), kind=st.sampled_from(
    ["chineseCounting", "chineseCountingThousand", "upperRoman", "upperLetter", "ideographDigital",
     "decimalEnclosedCircle", "chineseLegalSimplified"]
))  # fmt: skip
def test_any_number_can_be_printed_in_any_format(number: int, kind: str) -> None:
    assert 0 < len(format_number(number, kind)) < 60


@given(number=st.integers(1, 9999))
def test_counting_in_chinese_reads_back(number: int) -> None:
    assert parse_number(format_number(number, "chineseCountingThousand")) == number
