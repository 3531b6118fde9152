"""Texts beside tasks: read where a sentence names who does them, else told."""

from __future__ import annotations

import pytest
from support.running_text import found, items, units
from support.source_tables import source_document, source_table

from filings.recognise import recognise


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "由市司法局牵头，各行政执法部门配合。",
            [("市司法局", "lead"), ("各行政执法部门", "support")],
        ),
        (
            "此项工作由市司法局、市公安局共同牵头，市应急局等按职责落实。",
            [("市司法局", "lead"), ("市公安局", "lead"), ("市应急局", "responsible")],
        ),
        ("——市司法局、市残联", [("市司法局", "responsible"), ("市残联", "responsible")]),
        (
            "（市林业局、国有林场；防火期内）",
            [("市林业局", "responsible"), ("国有林场", "responsible")],
        ),
        (
            "（市司法局、市档案馆，12月25日前）",
            [("市司法局", "responsible"), ("市档案馆", "responsible")],
        ),
        ("（市林业局；2024年10月1日—2025年5月31日）", [("市林业局", "responsible")]),
    ],
)
def test_a_task_in_the_next_section_is_read_though_none_beside_it_has_a_bracket(
    sentence: str, wanted: list[tuple[str, str]]
) -> None:
    result = found(
        "二、任务\n（一）抓服务\n1.推进甲事项。（责任单位：市数据局）\n（二）抓规范\n2.推进乙事项，做好规范。"
        + sentence
    )
    _first, second = result.tables[0].items
    assert (second.no, units(second)) == ("2", wanted)
    assert [s.name for s in second.sections] == ["二、任务", "（二）抓规范"]


def test_a_text_that_goes_on_counting_from_tasks_is_told_and_its_number_is_no_gap() -> None:
    result = found(
        "二、任务\n（一）抓服务\n1.推进甲事项。（市数据局）\n（二）抓规范\n2.火情要及时报告，做到有火必报。\n"
        "3.推进丙事项。（市林业局）"
    )
    assert [i.no for i in result.tables[0].items] == ["1", "3"]
    assert [(d.code, d.where) for d in result.diagnostics] == [("I120", "第5段")]


def test_the_office_that_a_report_goes_to_is_not_who_reports() -> None:
    result = found(
        "一、任务\n1.执行值班制度。（各镇）\n各单位请于11月5日前将方案报区森防办（区林业局）。\n"
        "2.配齐装备，报区应急局。（区财政局）"
    )
    assert [i.content for i in result.tables[0].items] == [
        "执行值班制度。",
        "配齐装备，报区应急局。",
    ]
    assert [(d.code, d.where) for d in result.diagnostics] == [("I128", "第3段")]


def test_who_supervises_all_tasks_is_not_who_does_them() -> None:
    first, second = items(
        "一、任务\n1.推进甲事项。由区水务局牵头，区财政局配合。\n2.推进乙事项。（区民政局）\n"
        "以上任务由区政府督查室负责督查。"
    )
    assert units(first) == [("区水务局", "lead"), ("区财政局", "support")]
    assert units(second) == [("区民政局", "responsible")]


def test_a_task_that_says_itself_who_does_it_keeps_that_beside_what_is_said_for_all() -> None:
    first, second = items(
        "一、任务\n1.推进甲事项。由区水务局牵头，区财政局配合。\n2.推进乙事项，做好规范。\n"
        "（以上任务由区民政局负责）"
    )
    assert units(first) == [("区水务局", "lead"), ("区财政局", "support")]
    assert units(second) == [("区民政局", "responsible")]


@pytest.mark.parametrize(
    "text",
    [
        "县林业局负责火情处理；县公安局负责火案侦破。",
        "（一）压实责任。各乡镇要于10月20日前签订责任书。",
        "各单位12月10日前报送工作总结。",
        "县委督查室、县政府督查室每月开展一次督查。",
    ],
)
def test_a_duty_outside_the_tasks_is_told(text: str) -> None:
    result = found("一、任务\n1.推进甲事项。（县数据局）\n二、要求\n" + text)
    assert [(d.code, d.where) for d in result.diagnostics] == [("I128", "第4段")]


@pytest.mark.parametrize(
    "text",
    [
        "各单位要高度重视，压实责任。",
        "联系人：县林业局办公室，电话0000-0000000。",
        "坚持政府主导、部门联动，形成合力。",
        "本方案由县数据局负责解释。",
    ],
)
def test_words_that_give_no_office_a_duty_are_not_told(text: str) -> None:
    assert found("一、任务\n1.推进甲事项。（县数据局）\n二、要求\n" + text).diagnostics == ()


def test_a_line_of_units_without_a_task_above_is_told() -> None:
    result = recognise(source_document(source_table("序号|任务\n1|甲"), "责任单位：县数据局"))
    assert [d.where for d in result.diagnostics if d.code == "I128"] == ["第1段"]


def test_a_sentence_in_the_part_of_the_tasks_names_who_does_it() -> None:
    result = found(
        "二、任务\n（一）抓宣传（牵头单位：县教育局）\n开展宣传，提高知晓率，做到全覆盖。\n（二）抓防护\n"
        "1.设置警示。由县水利局牵头，县住建局配合，在危险水域设置警示牌。\n"
        "2.组织巡查。由各乡镇人民政府牵头，不间断巡查。"
    )
    _first, second, third = result.tables[0].items
    assert units(second) == [("县水利局", "lead"), ("县住建局", "support")]
    assert units(third) == [("各乡镇人民政府", "lead")]
    assert not [d for d in result.diagnostics if d.code == "I120"]


def test_a_text_in_which_another_office_acts_too_is_told_not_read() -> None:
    result = found(
        "一、任务\n1.推进甲事项。（市数据局）\n2.市财政局负责安排经费；市审计局做好跟踪审计。"
    )
    assert [i.no for i in result.tables[0].items] == ["1"]
    assert [(d.code, d.where) for d in result.diagnostics] == [("I120", "第3段")]


def test_a_short_sentence_with_a_number_is_told_like_a_long_one() -> None:
    result = found(
        "一、任务\n1.推进甲事项。（县数据局）\n二、乡镇\n（一）云台镇、石垭乡要于8月底前完成搬迁。"
    )
    assert [(d.code, d.where) for d in result.diagnostics] == [("I128", "第4段")]


def test_sentences_that_say_who_are_tasks_where_several_do() -> None:
    result = found(
        "一、压实责任\n1.落实党政同责，每年专题研究。由县委办牵头，县食安办配合，12月底前完成。\n"
        "二、源头治理\n2.加强监管，由县发改局牵头负责。\n3.开展整治，由县公安局、县商务局分别负责。\n"
        "三、组织保障\n（一）加强领导。由县食安办负责统筹协调。"
    )
    assert [i.no for i in result.tables[0].items] == ["1", "2", "3"]
    assert [d.where for d in result.diagnostics if d.code == "I128"] == ["第7段"]


@pytest.mark.parametrize(
    "text",
    [
        "原则同意《供水规划》，由县水利局根据会议意见修改完善后，于7月10日前印发。",
        "（一）请各承办单位于每周四下班前将办理情况书面报县政府督查室。",
        "县公安局：（1）维护现场秩序；（2）实施交通管制。",
        "以上各项工作，排名第一的为牵头单位。各牵头单位要于2月28日前制定方案。",
    ],
)
def test_what_an_office_is_to_do_is_told_in_any_words(text: str) -> None:
    result = found("一、任务\n1.推进甲事项。（县数据局）\n二、其他\n" + text)
    assert [(d.code, d.where) for d in result.diagnostics] == [("I128", "第4段")]


def test_who_does_a_part_by_duty_is_read_beside_the_leader() -> None:
    result = found(
        "一、任务\n1.推进甲事项。（县数据局）\n"
        "2.规范执法检查。由县司法局牵头，县公安局、县城管局按职责分工负责，并持续推进。"
    )
    assert units(result.tables[0].items[1]) == [
        ("县司法局", "lead"),
        ("县公安局", "responsible"),
        ("县城管局", "responsible"),
    ]
