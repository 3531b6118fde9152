"""Deadlines in sentences: of one task in its words, of all tasks in a remark."""

from __future__ import annotations

import pytest
from support.source_tables import source_document, source_table

from filings.recognise import Found, recognise
from filings.recognise.said_deadlines import said_for_all

UNITS = "（责任单位：县水务局）"


def found(*parts: object) -> Found:
    return recognise(source_document(*parts))  # type: ignore[arg-type]


def deadlines(result: Found) -> list[tuple[str | None, str | None, str | None]]:
    return [
        (i.content, i.deadline and i.deadline.text, str(i.deadline.date) if i.deadline else None)
        for table in result.tables
        for i in table.items
    ]


@pytest.mark.parametrize(
    ("words", "content", "deadline", "day"),
    [
        ("2025年6月底前完成清淤。", "2025年6月底前完成清淤。", "2025年6月底前", "2025-06-30"),
        ("推进清淤，2025年底前建成。", "推进清淤，2025年底前建成。", "2025年底前", "2025-12-31"),
        ("建设泵站（2026年6月底前）。", "建设泵站。", "2026年6月底前", "2026-06-30"),
        ("建设泵站（2026年6月底前完成）", "建设泵站", "2026年6月底前完成", "2026-06-30"),
        ("2026年7月10日前公开。", "2026年7月10日前公开。", "2026年7月10日前", "2026-07-10"),
        ("2026年4月底前配齐。", "2026年4月底前配齐。", "2026年4月底前", "2026-04-30"),
        ("2026年底前完成全县的普查。", "2026年底前完成全县的普查。", "2026年底前", "2026-12-31"),
    ],
)
def test_one_time_that_something_is_done_by_is_the_deadline_and_told(
    words: str, content: str, deadline: str, day: str
) -> None:
    result = found("1." + words + UNITS)
    assert deadlines(result) == [(content, deadline, day)]
    assert [(d.code, d.severity.value) for d in result.diagnostics] == [("I124", "info")]


@pytest.mark.parametrize(
    "words",
    [
        "2025年3月底前出台方案，6月底前完成清淤。",
        "对2025年6月底前登记的船只完成核查。",
        "2025年6月底前登记的船只全部核查。",
        "2025年6月底前建成的泵站完成验收。",
        "到2025年底，清淤率有所提高。",
        "每月巡查，2025年底前完成清淤。",
    ],
)
def test_several_times_or_one_that_may_be_something_else_are_told_not_read(words: str) -> None:
    result = found("1." + words + UNITS)
    assert deadlines(result) == [(words, None, None)]
    assert [(d.code, d.severity.value, d.where) for d in result.diagnostics] == [
        ("I124", "warning", "第1段")
    ]


def test_a_day_that_has_passed_is_no_deadline() -> None:
    words = "2020年底前投用泵站全部检修。"
    result = found("某县通知\n2025年3月1日", "一、任务", "1．" + words + UNITS)
    assert deadlines(result) == [(words, None, None)]
    assert [(d.code, d.severity.value) for d in result.diagnostics if d.code == "I124"] == [
        ("I124", "warning")
    ]


@pytest.mark.parametrize(
    ("words", "deadline"),
    [
        ("新建幼儿园4所，秋季学期开学前投入使用。", "秋季学期开学前"),
        ("整改任务完成后10个工作日内，提出销号申请。", "整改任务完成后10个工作日内"),
        ("2025年部门预算在批复后20日内公开。", "批复后20日内"),
        ("收到反馈后1个月内报送方案。", "收到反馈后1个月内"),
        ("主汛期到来前完成清淤。", "主汛期到来前"),
        ("接到通知后，3日内报送方案。", "接到通知后，3日内"),
        ("新建泵站，两年内全部建成。", "两年内"),
        ("村级换届前完成审计。", "换届前"),
        ("开展拉网式排查，于每月20日前报送清单。", "每月20日前"),
        ("调度项目，每季度末月25日前通报。", "每季度末月25日前"),
    ],
)
def test_a_day_that_an_event_sets_or_that_comes_again_is_told(words: str, deadline: str) -> None:
    result = found("1．" + words + UNITS)
    assert result.tables[0].items[0].deadline is None
    assert [(d.code, d.severity.value) for d in result.diagnostics] == [("I124", "warning")]
    assert f"“{deadline}”" in result.diagnostics[0].message


def test_beside_a_day_the_event_is_told_and_not_read() -> None:
    result = found("1．2025年6月底前完成方案，批复后20日内公开。" + UNITS)
    assert deadlines(result)[0][1:] == ("2025年6月底前", "2025-06-30")
    told = [(d.severity.value, "批复后20日内" in d.message) for d in result.diagnostics]
    assert told == [("warning", True), ("info", False)]


def test_in_a_row_of_a_table_the_event_is_told() -> None:
    rows = "序号|任务|责任单位\n1|新建幼儿园，秋季学期开学前投用|县教育局\n2|巡河|县水务局"
    result = found("某县分工表", source_table(rows))
    assert deadlines(result)[0][2] is None
    assert told_rows(result, "I124") == [1]


@pytest.mark.parametrize(
    "words",
    ["审批时限压缩至5个工作日内。", "提前完成清淤。", "春节前后加强巡查。", "目前评估居于前列。"],
)
def test_words_with_the_same_letters_set_no_deadline_and_make_no_noise(words: str) -> None:
    result = found("1．" + words + UNITS)
    assert deadlines(result) == [(words, None, None)]
    assert result.diagnostics == ()


def test_a_year_in_passing_is_no_deadline_and_no_noise() -> None:
    result = found("1.落实2025年工作要点，完成清淤。" + UNITS)
    assert deadlines(result) == [("落实2025年工作要点，完成清淤。", None, None)]
    assert result.diagnostics == ()


REMARKS = {
    "注：时限要求未注明的，均为2025年12月底前完成。": "2025年12月底前",
    "（各项任务除另有注明外，均于2025年12月底前完成）": "2025年12月底前",
    "以上任务没有明确完成时限的，一律长期坚持。": "长期",
    "未注明的，由各单位自行确定完成时限。": None,
    "各项任务均于2025年12月底前完成。": "2025年12月底前",
    "完成时限均为2025年12月底前": "2025年12月底前",
    "各镇要于2025年12月底前完成任务。": None,
    "未注明时限的，2025年6月底前完成初稿，12月底前完成。": None,
}


@pytest.mark.parametrize(("remark", "said"), REMARKS.items())
def test_a_remark_says_a_deadline_for_tasks_without_one(remark: str, said: str | None) -> None:
    assert said_for_all(remark) == said


TABLE = source_table(
    "序号|任务|责任单位|完成时限\n1|疏浚河道|县水务局|2025年6月底前\n2|整治岸线|县交通局|"
)


@pytest.mark.parametrize(
    "parts",
    [
        ("某县任务分工表\n注：未注明时限的，均为2025年12月底前完成。", TABLE),
        ("某县任务分工表", TABLE, "注：未注明时限的，均为2025年12月底前完成。"),
        ("某县任务分工表\n（除另有注明外，均于2025年12月底前完成）", TABLE),
        ("三、要求\n任务除另有注明外，均于2025年12月底前完成。\n附件\n某县任务分工表", TABLE),
    ],
)
def test_tasks_of_a_table_without_a_deadline_take_that_of_the_remark(parts: tuple[object]) -> None:
    result = found(*parts)
    assert [row[1:] for row in deadlines(result)] == [
        ("2025年6月底前", "2025-06-30"),
        ("2025年12月底前", "2025-12-31"),
    ]
    assert [d.where for d in result.diagnostics if d.code == "I125"] == ["表1第3行"]
    assert result.tables[0].title == "某县任务分工表"


def test_remarks_that_say_different_deadlines_are_told_not_applied() -> None:
    result = found(
        "1.疏浚河道。" + UNITS,
        "二、要求\n未注明时限的，均于2025年11月底前完成。\n除另有注明外，均于2025年12月底前完成。",
    )
    assert deadlines(result) == [("疏浚河道。", None, None)]
    told = [d for d in result.diagnostics if d.code == "I125"]
    assert [(d.severity.value, d.where) for d in told] == [("warning", "第1段")]


def test_the_words_of_a_row_come_before_the_remark_for_all() -> None:
    rows = "序号|任务|责任单位\n1|建设泵站（2026年6月底前）|县水务局\n2|6月底前清淤，年底前验收|县水务局\n3|巡河|县水务局"
    result = found("某县分工表\n（除另有注明外，均于2025年12月底前完成）", source_table(rows))
    assert deadlines(result) == [
        ("建设泵站（2026年6月底前）", "2026年6月底前", "2026-06-30"),
        ("6月底前清淤，年底前验收", None, None),
        ("巡河", "2025年12月底前", "2025-12-31"),
    ]
    told = {(d.code, d.where) for d in result.diagnostics if d.code in ("I125", "I124")}
    assert told == {("I124", "表1第2行"), ("I124", "表1第3行"), ("I125", "表1第4行")}


def told_rows(result: Found, code: str) -> list[int | None]:
    return [dict(d.source or {}).get("row") for d in result.diagnostics if d.code == code]


def test_a_bracket_of_nothing_but_a_day_is_the_deadline_and_told() -> None:
    result = recognise(
        source_document(
            source_table(
                "任务|责任单位\n建设检测中心（2026年6月底前）|县水利局\n修路（二期）|县交通局"
            )
        )
    )
    items = result.tables[0].items
    assert [i.deadline and str(i.deadline.date) for i in items] == ["2026-06-30", None]
    assert told_rows(result, "I124") == [1]


def test_other_words_of_time_are_told_and_stay_where_they_stand() -> None:
    result = recognise(
        source_document(
            source_table(
                "任务|责任单位\n推行新政，2025年6月底前覆盖全部园区。|县水利局\n修路|县交通局"
            )
        )
    )
    assert result.tables[0].items[0].deadline is None
    assert told_rows(result, "I124") == [1]


def test_a_column_of_deadlines_says_it_and_the_text_is_not_told() -> None:
    result = recognise(
        source_document(
            source_table("任务|责任单位|时限\n推行新政，6月底前覆盖园区|县水利局|2025年底前")
        )
    )
    assert told_rows(result, "I124") == []
