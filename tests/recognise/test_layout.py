"""Tables that lay out the head or the foot of a paper: told once, and no task of them."""

from __future__ import annotations

import pytest
from support.source_tables import source_document, source_table

from filings.recognise import recognise
from filings.recognise.findings import Found, TableKind

TEXT = "关于老旧小区改造的专题会议纪要\n一、关于改造\n（一）由区住建局牵头，区财政局配合，编制改造计划。\n（二）由区城管局牵头，清理楼道。"


def tables_of(found: Found) -> list[tuple[TableKind, int]]:
    return [(table.kind, len(table.items)) for table in found.tables if table.rows or table.items]


@pytest.mark.parametrize(
    "head",
    [
        "示例区人民政府办公室|专题会议纪要\n〔2024〕17号|2024年5月13日",
        "示例区人民政府办公室⏎专题会议纪要|<\n〔2024〕17号|2024年5月13日",
        "会议纪要|<\n第3期|<\n示例区人民政府办公室|2024年5月13日\n〔2024〕17号|签发人：",
    ],
)
def test_a_head_in_a_table_states_number_and_day(head: str) -> None:
    found = recognise(source_document(source_table(head), TEXT))
    assert found.head.document_number == "〔2024〕17号"
    assert str(found.head.date) == "2024-05-13"
    assert found.head.issuers == ("示例区人民政府办公室",)
    assert found.head.title == "关于老旧小区改造的专题会议纪要"
    assert tables_of(found) == [(TableKind.OTHER, 0), (TableKind.DIVISION, 2)]
    [told] = [d for d in found.diagnostics if d.source == {"table": 0, "row": 0}]
    assert told.code == "I129" and "〔2024〕17号" in told.message


@pytest.mark.parametrize(
    "foot",
    [
        "出席：区住建局、区财政局、区城管局\n分送：区委办公室，各有关单位。",
        "出 席|区住建局、区财政局⏎区城管局\n列席|区审计局\n记录|区府办",
        "主送：各镇人民政府\n抄送：区委办公室\n示例区人民政府办公室　2024年5月14日印发",
        "抄报：市水利局。|<\n示例区河长制办公室|2024年5月14日印发\n共印50份|<",
    ],
)
def test_who_attended_and_who_gets_a_copy_is_no_task(foot: str) -> None:
    found = recognise(source_document(TEXT, source_table(foot)))
    assert tables_of(found) == [(TableKind.OTHER, 0), (TableKind.DIVISION, 2)]
    told = [d for d in found.diagnostics if d.source and "table" in d.source]
    assert [d.code for d in told] == ["I129"]
    words = {text for row in found.tables[0].rows for text in row}
    assert all(cell.text in words for cell in source_table(foot).cells)


@pytest.mark.parametrize(
    ("table", "count"),
    [
        # Units and days are what a division holds too.
        ("区水利局|2025年3月31日\n区林业局|2025年4月30日", 2),
        ("任务|责任单位\n出席会议：每月一次|区水利局\n报送：每周信息|区林业局", 2),
        ("责任单位|任务\n区水利局|主持：修订预案\n区林业局|植树造林", 2),
    ],
)
def test_a_table_of_tasks_is_read_though_it_has_such_words(table: str, count: int) -> None:
    found = recognise(source_document("示例区任务清单", source_table(table)))
    assert sum(len(t.items) for t in found.tables) == count
    assert not any(d.code == "I129" for d in found.diagnostics)


def test_a_form_of_who_reports_is_still_a_form() -> None:
    form = source_table("报送单位：|某局\n报送时间：|")
    [table] = recognise(source_document("示例区申报表", form)).tables
    assert table.kind is TableKind.FORM


def test_the_day_at_the_foot_is_the_papers_though_a_head_states_one() -> None:
    head = source_table("示例区人民政府办公室|便函\n示政办函〔2024〕17号|2024年5月13日")
    found = recognise(source_document(head, TEXT, "示例区水利局\n2024年5月20日"))
    assert str(found.head.date) == "2024-05-20" and found.head.issuers == ("示例区水利局",)
    assert found.head.document_number == "示政办函〔2024〕17号"
