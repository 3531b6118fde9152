"""Tables beside each other, cards, several tasks in a cell: read row by row, or told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.source_tables import source_document, source_table

from filings.recognise import Found, FoundItem, recognise


def found(*tables: str) -> Found:
    return recognise(source_document(*(source_table(t) for t in tables)))


def told(item: FoundItem) -> tuple[str | None, str | None, list[str]]:
    return item.no, item.content, [u.name for u in item.units]


def test_columns_that_stand_twice_are_read_left_then_right() -> None:
    [table] = found("""
序号|任务|单位|序号|任务|单位
1|清理河道|县水利局|3|修复道路|县交通局
2|植树造林|县林业局|||
""").tables
    assert [c.header for c in table.columns] == ["序号", "任务", "单位"]
    assert [told(i) for i in table.items] == [
        ("1", "清理河道", ["县水利局"]),
        ("2", "植树造林", ["县林业局"]),
        ("3", "修复道路", ["县交通局"]),
    ]
    assert [i.source.row for i in table.items] == [1, 2, 1]


def test_numbers_that_run_across_are_read_across_and_sections_hold_for_both_sides() -> None:
    [table] = found("""
某县任务表|<|<|<|<|<
序号|任务|单位|序号|任务|单位
一、水利|<|<|<|<|<
1|清理河道|县水利局|2|修复水闸|县住建局
3|植树造林|县林业局|4|巡查堤岸|县应急局
二、城建|<|<|<|<|<
5|铺设管网|县住建局|||
""").tables
    assert table.title == "某县任务表"
    assert [i.no for i in table.items] == ["1", "2", "3", "4", "5"]
    assert [i.sections[0].name for i in table.items] == ["水利"] * 4 + ["城建"]


@given(st.integers(2, 4), st.integers(1, 5))
def test_any_number_of_parts_gives_the_items_of_one_table(parts: int, rows: int) -> None:
    numbers = [[part * rows + row + 1 for part in range(parts)] for row in range(rows)]
    body = ["|".join(f"{n}|第{n}项任务|县水利局" for n in row) for row in numbers]
    [table] = found("\n".join(["|".join(["序号|任务|责任单位"] * parts), *body])).tables
    assert [i.content for i in table.items] == [f"第{n}项任务" for n in range(1, parts * rows + 1)]


def test_cards_are_one_table_of_a_row_each() -> None:
    card = "任务名称|{}\n责任单位|{}\n完成时限|{}"
    result = found(
        card.format("清理河道", "县水利局", "2024年5月底前"),
        card.format("植树造林", "县林业局", "2024年6月底前"),
    )
    [table] = result.tables
    assert [told(i) for i in table.items] == [
        (None, "清理河道", ["县水利局"]),
        (None, "植树造林", ["县林业局"]),
    ]
    assert [str(i.deadline.date) for i in table.items if i.deadline] == ["2024-05-31", "2024-06-30"]
    assert [(i.source.table, i.source.row) for i in table.items] == [(0, 0), (1, 0)]


def test_cards_of_four_columns_in_one_table_keep_their_numbers() -> None:
    [table] = found("""
问题一|监管不到位|整改时限|2025年8月底前
责任单位|县农业农村局|整改措施|1.清理项目；⏎2.出台办法。
问题二|账目混乱|整改时限|立行立改
责任单位|县财政局|整改措施|补齐账目。
""").tables
    assert [told(i) for i in table.items] == [
        ("一", "1.清理项目；\n2.出台办法。", ["县农业农村局"]),
        ("二", "补齐账目。", ["县财政局"]),
    ]
    assert [i.sections[0].name for i in table.items] == ["监管不到位", "账目混乱"]


def test_a_form_to_be_filled_in_is_no_card() -> None:
    result = found("申报单位|某镇\n项目名称|质量强镇\n完成时限|\n推荐意见|（盖章）")
    assert not any(t.items for t in result.tables)


@pytest.mark.parametrize("first", ["1.清理河道；2.植树造林", "1．清理河道。⏎2．植树造林。"])
def test_several_tasks_in_one_cell_are_told(first: str) -> None:
    result = found(f"任务|责任单位\n{first}|县水利局、县林业局\n3.修复道路|县交通局")
    rows = [dict(d.source or {}).get("row") for d in result.diagnostics if d.code == "I123"]
    assert rows == [1]


def test_numbered_measures_of_one_task_are_not_called_several_tasks() -> None:
    result = found("""
序号|任务|责任单位
1|1.清淤；2.护岸|县水利局
2|1.育苗；2.栽植|县林业局
""")
    assert "I123" not in [d.code for d in result.diagnostics]


def test_marks_in_the_columns_of_units_are_the_tasks_units_and_told_on_each_row() -> None:
    result = found("""
任务|县数据局|县财政局|各乡镇
推广电子印章|★|△|
整合视频资源|△||★
迁移机房|√|√|
""")
    [table] = result.tables
    assert [[(u.name, str(u.role)) for u in i.units] for i in table.items] == [
        [("县数据局", "lead"), ("县财政局", "support")],
        [("各乡镇", "lead"), ("县数据局", "support")],
        [("县数据局", "responsible"), ("县财政局", "responsible")],
    ]
    rows = {dict(d.source or {}).get("row") for d in result.diagnostics if d.code == "I119"}
    assert rows == {1, 2, 3}


def test_one_kind_of_mark_says_nothing_of_who_leads() -> None:
    [table] = found("序号|任务|县数据局|县财政局\n1|建库|★|★\n2|联网||★").tables
    assert [i.content for i in table.items] == ["建库", "联网"]
    assert {str(u.role) for i in table.items for u in i.units} == {"responsible"}


def test_columns_of_units_with_figures_are_no_marks() -> None:
    [table] = found("指标|县数据局|县财政局\n户数|12|20\n金额|30|40").tables
    assert not any(i.units for i in table.items)
