"""Headings that are names of offices: what stands below them is theirs to do."""

from __future__ import annotations

from support.running_text import items, units
from support.source_tables import source_document

from filings.recognise import recognise

HEAD = "一、部门责任\n"


def test_texts_without_number_below_a_name_are_its_tasks() -> None:
    [item] = items(HEAD + "（一）县教育局　县医保局\n落实“三保障”政策，参保率达100%。")
    assert item.content == "落实“三保障”政策，参保率达100%。"
    assert units(item) == [("县教育局", "responsible"), ("县医保局", "responsible")]


def test_counted_parts_of_one_paragraph_are_as_many_tasks() -> None:
    found = items(HEAD + "（一）县交通运输局\n①新改建公路120公里。②完成安防工程80公里。")
    assert [(i.no, i.content) for i in found] == [
        ("①", "新改建公路120公里。"),
        ("②", "完成安防工程80公里。"),
    ]


def test_a_text_says_how_the_office_takes_part() -> None:
    first, second, third, fourth = items(
        HEAD + "（一）县农业农村局\n1.牵头抓好粮食安全。\n2.会同县住房城乡建设局推进厕所革命。\n"
        "3.配合县水利局做好抗旱。\n4.新建高标准农田2万亩。"
    )
    assert units(first) == [("县农业农村局", "lead")]
    assert units(second) == [("县农业农村局", "lead"), ("县住房城乡建设局", "support")]
    assert units(third) == [("县水利局", "lead"), ("县农业农村局", "support")]
    assert units(fourth) == [("县农业农村局", "responsible")]


def test_a_heading_that_is_no_name_divides_nothing() -> None:
    assert items(HEAD + "（一）农业农村工作\n1.新建高标准农田2万亩。") == ()


def test_a_heading_that_ends_as_an_office_does_is_a_task() -> None:
    [item] = items(
        HEAD + "2．打造牧区流动驿站\n组建12支服务队，面向牧户提供服务。\n责任单位：旗司法局"
    )
    assert (item.no, item.content) == ("2", "打造牧区流动驿站\n组建12支服务队，面向牧户提供服务。")
    assert units(item) == [("旗司法局", "responsible")]


def test_a_heading_of_names_is_told_once_and_texts_that_name_another_each() -> None:
    result = recognise(
        source_document(
            "（一）县水利局\n1.整治水库6座。\n2.修渠十公里。\n3.县财政局负责拨付资金。\n4.会同县林业局推进绿化。"
        )
    )
    told = [(d.where, d.severity.value, d.message) for d in result.diagnostics if d.code == "I125"]
    assert told == [
        ("第4段", "warning", "责任单位、时限是几项合写的：“县水利局”"),
        ("第5段", "info", "责任单位、时限是几项合写的：“县水利局会同县林业局”"),
        ("第1段", "info", "标题写明的“县水利局”用到下面2项"),
    ]
