"""Which column is the deadline, which the units, whatever their headers say."""

from __future__ import annotations

import pytest
from support.source_tables import source_document, source_table

from filings.recognise import Found, FoundItem, recognise


def found(table: str) -> Found:
    return recognise(source_document(source_table(table)))


def units(item: FoundItem) -> list[str]:
    return [u.name for u in item.units]


@pytest.mark.parametrize(
    "header",
    [
        "时间要求", "完成期限", "时间节点", "进度安排", "计划完成时间", "办结时限", "时序要求", "工期",
        "时限要求", "完成日期", "时间安排", "节点计划", "竣工", "截止", "推进节点", "整改期限",
    ],
)  # fmt: skip
def test_a_header_of_time_is_the_deadlines(header: str) -> None:
    [table] = found(f"序号|任务|{header}|责任单位\n1|修建道路|2024年6月底前|县交通局").tables
    item = table.items[0]
    assert item.content == "修建道路"
    assert item.deadline is not None and str(item.deadline.date) == "2024-06-30"


def test_cells_of_days_and_of_units_are_believed_before_a_vague_header() -> None:
    result = found("""
工作任务|工作要求|备注
修建道路|2024年6月底前|县交通局
改造管网|长期坚持|县住建局
""")
    items = result.tables[0].items
    assert [i.content for i in items] == ["修建道路", "改造管网"]
    assert [i.deadline and i.deadline.text for i in items] == ["2024年6月底前", "长期坚持"]
    assert [units(i) for i in items] == [["县交通局"], ["县住建局"]]
    assert [d.code for d in result.diagnostics].count("I102") == 2


def test_short_tasks_are_no_deadlines() -> None:
    [table] = found(
        "任务|举措|责任单位\n安全|全年巡查隐患|县应急局\n环保|每月检查排口|县水利局"
    ).tables
    assert [i.content for i in table.items] == ["全年巡查隐患", "每月检查排口"]


@pytest.mark.parametrize("headers", ["开始|完成", "开工|竣工", "开工时间|竣工时间", "起|止"])
def test_the_end_is_the_deadline_and_the_start_is_kept_and_told(headers: str) -> None:
    result = found(f"序号|项目|{headers}|责任单位\n1|改造道路|2024年3月|2024年9月|县交通局")
    item = result.tables[0].items[0]
    assert item.deadline is not None and str(item.deadline.date) == "2024-09-30"
    assert item.other == {headers.split("|")[0]: "2024年3月"}
    assert any(d.code == "I103" and dict(d.source or {})["row"] == 1 for d in result.diagnostics)


def test_a_start_alone_is_no_deadline() -> None:
    [table] = found("序号|项目|开工时间|责任单位\n1|改造道路|2024年3月|县交通局").tables
    assert table.items[0].deadline is None
    assert table.items[0].other == {"开工时间": "2024年3月"}


@pytest.mark.parametrize("header", ["责任领导", "牵头领导", "分管领导", "责任人", "联系人"])
def test_persons_are_kept_and_are_no_units(header: str) -> None:
    [table] = found(f"序号|任务|{header}|责任单位\n1|修建道路|张某|县交通局").tables
    assert units(table.items[0]) == ["县交通局"]
    assert table.items[0].other == {header: "张某"}


def test_persons_and_units_in_one_cell_are_told_on_their_row() -> None:
    result = found("序号|任务|责任领导及责任单位\n1|修建道路|张某⏎县交通局")
    assert result.tables[0].items[0].other == {"责任领导及责任单位": "张某\n县交通局"}
    assert any(d.code == "I103" and dict(d.source or {})["row"] == 1 for d in result.diagnostics)


def test_the_day_on_which_a_task_was_done_is_no_deadline() -> None:
    drawn = "问题描述|整改期限|实际完成时间|责任单位\n线路老化|2024年4月底|2024年4月25日|县供电所"
    item = found(drawn).tables[0].items[0]
    assert item.deadline is not None and str(item.deadline.date) == "2024-04-30"
    assert item.other == {"实际完成时间": "2024年4月25日"}


@pytest.mark.parametrize("header", ["工作标准", "收费标准", "补助标准", "建设标准"])
def test_the_standard_of_a_task_that_is_not_scored_is_kept_and_told(header: str) -> None:
    result = found(
        f"工作任务|{header}|完成时限|责任单位\n抓好春耕|落实5万亩|2024年4月底|县农业农村局"
    )
    item = result.tables[0].items[0]
    assert (item.content, item.method) == ("抓好春耕", None)
    assert item.other == {header: "落实5万亩"}
    assert any(d.code == "I103" and dict(d.source or {})["row"] == 1 for d in result.diagnostics)
