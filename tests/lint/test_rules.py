"""One planted fault per rule: the rule finds exactly that, and its neighbour on the right side not."""

from __future__ import annotations

import pytest
from support.official_papers import (
    FANG,
    LYING,
    SONG,
    TEXT,
    Page,
    docx,
    notice,
    paragraph,
    table,
    title,
)
from support.planted_faults import CASES, MORE

from filings.lint.catalogue import RULES
from filings.lint.run import lint


def codes(content: bytes) -> list[str]:
    return [found.code for found in lint(content, "通知.docx").diagnostics]


def test_every_rule_has_its_case_and_there_are_many() -> None:
    assert set(CASES) == {rule.code for rule in RULES}
    assert len(RULES) == len(CASES) >= 40


@pytest.mark.parametrize("code", CASES)
def test_a_planted_fault_is_found_by_its_rule_and_no_other(code: str) -> None:
    faulty, _right = CASES[code]
    assert codes(faulty()) == [code]


@pytest.mark.parametrize("code", CASES)
def test_what_is_nearly_the_same_but_right_is_not_found(code: str) -> None:
    _faulty, right = CASES[code]
    assert codes(right()) == []


@pytest.mark.parametrize("what", MORE)
def test_each_thing_that_a_rule_looks_for_is_found_and_its_neighbour_not(what: str) -> None:
    code, faulty, right = MORE[what]
    assert set(codes(faulty())) == ({code} if code else set())
    assert codes(right()) == []


def test_each_finding_says_where_what_stands_there_what_it_should_be_and_by_which_clause() -> None:
    [found] = lint(notice(paragraph("根据示政办[2024]3号文件办理。")), "通知.docx").diagnostics
    assert (found.where, found.source) == ("正文第7段", {"paragraph": 6})
    assert "示政办[2024]3号" in found.message
    assert found.hints == ("应为：〔2024〕3号", "依据：GB/T 9704-2012 7.2.5")
    assert found.span is not None and found.span.file == "通知.docx"


def test_a_fault_in_a_table_is_named_with_its_cell() -> None:
    rows = (("序号", "任务"), ("1", "各镇(街道)负责落实"))
    [found] = lint(notice(table_1=table(*rows)), "通知.docx").diagnostics
    assert (found.code, found.where) == ("W032", "第1个表格第2行第2格")


def test_the_same_mistake_in_many_paragraphs_of_a_look_is_one_finding() -> None:
    many = [paragraph(TEXT, font="宋体") for _ in range(30)]
    [found] = lint(notice(*many), "通知.docx").diagnostics
    assert found.code == "L020" and "共30处" in found.message


def test_a_lying_page_may_have_its_margins_turned() -> None:
    assert codes(notice(page=LYING)) == []


def test_fonts_come_from_styles_as_well_as_from_runs() -> None:
    plain = paragraph(TEXT).replace(f'<w:rFonts w:eastAsia="{FANG}"/>', "")
    styled = plain.replace("<w:pPr>", '<w:pPr><w:pStyle w:val="b"/>')
    style = (
        '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="c"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="c"><w:basedOn w:val="b"/>'
        '<w:rPr><w:rFonts w:eastAsia="宋体"/></w:rPr></w:style></w:styles>'
    )
    assert codes(notice(plain)) == []  # a font that nobody named is not judged
    assert codes(_with_part(notice(styled), "word/styles.xml", "</w:styles>", style)) == ["L020"]


def _with_part(content: bytes, part: str, old: str, new: str) -> bytes:
    from filings.word.package import read, write

    package = read(content)
    package.parts[part] = package.parts[part].decode().replace(old, new).encode()
    return write(package)


def test_a_text_in_a_cell_that_was_cut_to_fit_is_not_judged_by_its_end() -> None:
    rows = (("序号", "任务"), ("1", "组织“质量月”活动（每年9月…"))
    assert codes(notice(table_1=table(*rows))) == []
    assert codes(notice(paragraph("组织质量活动、培训…"))) == ["W034"]


def test_what_was_deleted_or_is_hidden_is_not_read() -> None:
    deleted = '<w:del w:id="1" w:author="a"><w:r><w:delText>各镇(街道)</w:delText></w:r></w:del>'
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>各镇(街道)</w:t></w:r>"
    inserted = '<w:ins w:id="2" w:author="a"><w:r><w:t>各镇(街道)</w:t></w:r></w:ins>'
    assert codes(notice(paragraph(TEXT, before=deleted + hidden))) == []
    assert codes(notice(paragraph(TEXT, before=inserted))) == ["W032"]


def test_a_mark_may_be_spread_over_runs() -> None:
    assert codes(notice(paragraph("根据示政办", "[", "2024", "]", "3号文件办理。"))) == ["W001"]


def test_the_title_font_of_an_annex_is_not_judged_as_that_of_the_paper() -> None:
    assert codes(notice(annex_1=title("质量提升任务分解表", size=18, font=SONG))) == []


@pytest.mark.parametrize(
    ("blocks", "told"),
    [
        ([title("关于质量工作的函")] + [paragraph(TEXT)] * 3, []),
        ([title("关于质量工作的函")] + [paragraph(TEXT)] * 20, ["L005"]),
        ([paragraph(TEXT), paragraph(TEXT, properties="<w:pageBreakBefore/>")], ["L005"]),
        ([table(*[("序号", "任务")] * 9)], []),
        ([table(*[("序号", "任务")] * 80)], ["L005"]),
    ],
)
def test_a_text_of_more_than_a_page_without_page_numbers_is_told(
    blocks: list[str], told: list[str]
) -> None:
    assert codes(docx(*blocks, page=Page(numbered=False))) == told


@pytest.mark.parametrize(
    ("sentence", "code", "advice"),
    [
        ("自2026年08月05日起施行。", "W010", "自2026年8月5日起施行。"),
        ("联系人:某同志 电话:13800000000", "W030", "联系人：某同志 电话：13800000"),
        ("自二〇二四年三月1日起施行。", "W012", "只用一种数字"),
        ("自三月1日起施行。", "W012", "只用一种数字"),
    ],
)
def test_the_advice_corrects_all_that_stands_together(
    sentence: str, code: str, advice: str
) -> None:
    [found] = lint(notice(paragraph(sentence)), "通知.docx").diagnostics
    assert found.code == code and advice in found.hints[0]


def test_what_is_mended_agrees_with_the_advice() -> None:
    content = notice(paragraph("自2026年08月05日起施行。"), paragraph("联系人:某同志 电话:1380"))
    mended = lint(content, "通知.docx", fix=True)
    assert mended.content is not None and mended.diagnostics == ()
    from filings.lint.read_paper import read_paper
    from filings.word.package import read

    made = [p.text for p in read_paper(read(mended.content)).paragraphs]
    assert {"自2026年8月5日起施行。", "联系人：某同志 电话：1380"} <= set(made)
