"""Tables of nothing but points on top, or nothing but vetoes, told by title or header."""

from __future__ import annotations

import pytest
from support.source_tables import source_document, source_table

from filings.recognise import FoundTable, TableKind, recognise

ROWS = "1|获得县级表扬的，每次加1分。|2\n2|在全县会议上交流经验的，加1分。|1"


def found(title: str, header: str, rows: str = ROWS) -> FoundTable:
    [table] = recognise(source_document(title, source_table(f"{header}\n{rows}"))).tables
    return table


@pytest.mark.parametrize(
    ("title", "header"),
    [
        ("示例县示范镇加分项", "序号|评价内容|最高加分"),
        ("示例县示范镇加分项清单（2024年版）", "序号|评价内容|加分"),
        ("示例县示范镇评价", "序号|加分内容|分值"),
        ("示例县示范镇评价", "序号|评价内容|最高加分"),
    ],
)
def test_the_title_or_a_header_tells_that_all_points_come_on_top(title: str, header: str) -> None:
    table = found(title, header)
    assert table.kind is TableKind.RUBRIC
    assert [(i.bonus, i.veto, i.points, i.sections) for i in table.items] == [
        (True, False, 2, ()), (True, False, 1, ()),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "title",
    [
        "示例县示范镇基本项及加分项",
        "示例县示范镇评价标准和加分项",
        "示例县示范镇否决项、加分项",
        "示例县示范镇评价细则（含加分项）",
    ],
)
def test_a_title_that_names_more_tells_nothing_of_each_item(title: str) -> None:
    table = found(title, "序号|评价内容|分值")
    assert [(i.bonus, i.veto) for i in table.items] == [(False, False)] * 2


def test_what_is_added_beside_the_contents_makes_these_no_points_on_top() -> None:
    table = found(
        "示例县示范镇评价", "序号|评价内容|分值|最高加分", "1|台账完整|60|2\n2|按时报送|40|1"
    )
    assert [(i.bonus, i.points) for i in table.items] == [(False, 60), (False, 40)]


def test_a_list_of_vetoes_without_any_other_column_is_a_rubric() -> None:
    table = found("示例县示范镇评价", "序号|否决情形", "1|发生重大安全事故\n2|评选中弄虚作假")
    assert table.kind is TableKind.RUBRIC
    assert [(i.content, i.veto) for i in table.items] == [
        ("发生重大安全事故", True), ("评选中弄虚作假", True),
    ]  # fmt: skip
