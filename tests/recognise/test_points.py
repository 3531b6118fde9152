"""Points in the dresses that offices give them: several columns, on top, taken off, unreadable."""

from __future__ import annotations

import pytest
from support.source_tables import source_document, source_table

from filings.recognise import Found, FoundItem, recognise


def found(table: str) -> Found:
    return recognise(source_document(source_table(table)))


def told(result: Found, row: int, code: str) -> bool:
    return any(
        d.code == code and dict(d.source or {}).get("row") == row for d in result.diagnostics
    )


def points(items: tuple[FoundItem, ...]) -> list[str | None]:
    return [None if i.points is None else str(i.points) for i in items]


def test_points_that_are_added_or_taken_off_are_not_the_items() -> None:
    result = found("""
类别|内容|分值|<|责任单位
^|^|基础分|加减分|^
党建|中心组学习|7|1|县委宣传部
党建|阵地管理|8|2|县委网信办
""")
    [table] = result.tables
    assert points(table.items) == ["7", "8"]
    assert [i.other for i in table.items] == [{"加减分": "1"}, {"加减分": "2"}]
    assert [[s.name for s in i.sections] for i in table.items] == [["党建"], ["党建"]]
    assert told(result, 2, "I103") and told(result, 3, "I103")


@pytest.mark.parametrize(
    ("headers", "kept"),
    [
        ("标准分|自评分|复核分", {"自评分": "40", "复核分": "39"}),
        ("分值|应得分|实得分", {"应得分": "40", "实得分": "39"}),
        ("分值|扣分|得分", {"扣分": "40", "得分": "39"}),
        ("满分|加分|核定分", {"加分": "40", "核定分": "39"}),
    ],
)
def test_of_several_columns_of_figures_the_items_worth_is_taken(
    headers: str, kept: dict[str, str]
) -> None:
    [table] = found(f"项目|内容|{headers}\n环境|清扫道路|60|40|39\n^|清运垃圾|50|40|39").tables
    assert points(table.items) == ["60", "50"]
    assert [i.other for i in table.items] == [kept] * 2


def test_weights_in_percent_give_way_to_points() -> None:
    [table] = found("项目|内容|权重|最高分\n环境|清扫道路|40%|40\n^|清运垃圾|60%|60").tables
    assert points(table.items) == ["40", "60"]
    assert [i.other for i in table.items] == [{"权重": "40%"}, {"权重": "60%"}]


def test_points_merged_like_their_section_are_the_sections_and_each_item_says_so() -> None:
    result = found("""
考核项目|分值|考核内容|评分标准
组织领导|15|建立专班|未建不得分
工作成效|85|覆盖率|未达不得分
^|^|满意率|未达不得分
""")
    items = result.tables[0].items
    assert [str(i.sections[-1].points) for i in items] == ["15", "85", "85"]
    assert points(items) == ["15", None, None]
    assert all(told(result, row, "I107") for row in (1, 2, 3))


@pytest.mark.parametrize(
    "text", ["10~50分", "2分/次", "-10", "3+2", "“8”", "50%", "≤5", "每项1分共5分"]
)
def test_points_that_cannot_be_read_are_kept_as_they_stand_and_told(text: str) -> None:
    result = found(f"序号|内容|分值|评分标准\n1|机构设置|{text}|按档计分\n2|经费|10|到位得分")
    item = result.tables[0].items[0]
    assert item.points is None
    assert item.other == {"分值": text}
    assert told(result, 1, "I107")


def test_a_veto_and_a_bonus_in_the_points_column_are_read_and_told() -> None:
    result = found("""
序号|内容|分值|评分标准
1|舆情|否决项|发生即否决
2|创新|+2|获奖
3|试点|加分项|承担试点
4|安全|10|发生重大事故的一票否决
""")
    items = result.tables[0].items
    assert [(i.veto, i.bonus) for i in items] == [
        (True, False), (False, True), (False, True), (False, False),
    ]  # fmt: skip
    assert points(items) == [None, "2", None, "10"]
    assert [i.other.get("分值") for i in items] == ["否决项", "+2", "加分项", None]
    assert all(told(result, row, "I121") for row in (1, 2, 3, 4))
