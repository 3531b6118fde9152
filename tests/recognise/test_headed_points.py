"""Contents that say first what the whole is worth, then what each part of it is."""

from __future__ import annotations

from support.source_tables import source_document, source_table

from filings.model.rubric import Item
from filings.recognise import Found, recognise
from filings.recognise.convert import rubric_of


def found(
    first: str, second: str = "2.巡查管护（40分）⏎日常巡查（20分）；台账完整（20分）。"
) -> Found:
    return recognise(
        source_document(
            source_table(f"""
项目|考核内容及分值|扣分办法|考评分
河道管护|{first}|少一项扣1分|
^|{second}|缺一次扣2分|
""")
        )
    )


def codes(result: Found) -> list[str]:
    return [d.code for d in result.diagnostics]


def test_parts_that_add_up_to_the_whole_are_its_criteria() -> None:
    result = found(
        "1.落实河长职责（60分）⏎签订责任书（20分）；公示名单（25分）；召开会议（15分）。"
    )
    item = result.tables[0].items[0]
    assert (item.no, item.points) == ("1", 60)
    assert item.content == "落实河长职责\n签订责任书（20分）；公示名单（25分）；召开会议（15分）。"
    assert [(c.text, int(c.points)) for c in item.criteria] == [
        ("签订责任书", 20), ("公示名单", 25), ("召开会议", 15),
    ]  # fmt: skip
    assert item.method == "少一项扣1分"
    assert codes(result) == []


def test_such_criteria_stand_in_the_rubric_that_is_written() -> None:
    result = found("1.落实河长职责（60分）：签订责任书（20分）；公示名单（40分）")
    assert (
        result.tables[0].items[0].content
        == "落实河长职责（60分）：签订责任书（20分）；公示名单（40分）"
    )
    rubric = rubric_of(result.tables[0], result.head).rubric
    item: Item = rubric.sections[0].items[0]
    assert [(c.text, int(c.points)) for c in item.effective_criteria] == [
        ("签订责任书", 20), ("公示名单", 40),
    ]  # fmt: skip


def test_a_name_with_points_and_how_these_are_lost_gives_the_item_its_points() -> None:
    item = found("1.道路保洁（60分）：一处不净扣1分。").tables[0].items[0]
    assert (item.no, item.content, item.points) == ("1", "道路保洁（60分）：一处不净扣1分。", 60)
    assert item.cap is None


def test_parts_that_make_more_are_explained_by_a_cap_that_is_the_whole() -> None:
    text = "落实河长职责（60分）：签订责任书，得40分；公示名单，得30分；本项最高60分。"
    result = found(f"1.{text}")
    item = result.tables[0].items[0]
    assert (item.content, item.points, item.cap) == (text, 60, 60)
    assert [(c.text, int(c.points)) for c in item.criteria] == [
        ("签订责任书", 40), ("公示名单", 30),
    ]  # fmt: skip
    assert codes(result) == []


def test_such_a_cap_is_written_where_the_method_states_none() -> None:
    for mark in ("：", "⏎"):
        text = f"落实河长职责（60分）{mark}签订责任书，得40分；公示名单，得30分；本项最高60分。"
        result = found(f"1.{text}")
        item: Item = rubric_of(result.tables[0], result.head).rubric.sections[0].items[0]
        assert (item.points, item.effective_cap, item.criteria_total) == (60, 60, 70)


def test_a_cap_explains_neither_another_whole_nor_parts_that_make_less() -> None:
    for parts in (
        "签订责任书，得40分；公示名单，得30分；本项最高50分。",
        "签订责任书，得20分；公示名单，得30分；本项最高60分。",
        "签订责任书，得40分；公示名单，得30分。",
    ):
        result = found(f"1.落实河长职责（60分）：{parts}")
        assert result.tables[0].items[0].points is None
        assert "I107" in codes(result)


def test_several_tasks_in_one_cell_have_no_points_as_a_whole() -> None:
    result = found("1.成立专班（20分）。未成立不得分。⏎2.落实经费（40分）。未落实扣5分。")
    item = result.tables[0].items[0]
    assert item.points is None
    assert "I107" in codes(result)


def test_parts_that_do_not_add_up_leave_the_content_as_it_stands_and_are_told() -> None:
    result = found("1.落实河长职责（60分）⏎签订责任书（20分）；公示名单（25分）。")
    item = result.tables[0].items[0]
    assert item.points is None
    assert item.content == "落实河长职责（60分）\n签订责任书（20分）；公示名单（25分）。"
    [told] = [d for d in result.diagnostics if d.code == "I107"]
    assert "60分" in told.message and "45分" in told.message


def test_points_behind_the_last_of_several_parts_are_not_the_whole() -> None:
    result = found("1.签订责任书（20分）；公示名单（40分）")
    item = result.tables[0].items[0]
    assert item.points is None
    assert item.content == "签订责任书（20分）；公示名单（40分）"
    assert [int(c.points) for c in item.criteria] == [20, 40]
    assert "I107" in codes(result)


def test_where_a_column_holds_the_points_such_a_text_is_left_alone() -> None:
    result = recognise(
        source_document(
            source_table("""
序号|考核内容|分值|评分标准
1|河长履职（60分）⏎签订责任书（20分）；公示名单（40分）。|60|少一项扣1分
2|巡查管护|40|缺一次扣2分
""")
        )
    )
    assert [int(i.points or 0) for i in result.tables[0].items] == [60, 40]
    assert (result.tables[0].items[0].content or "").startswith("河长履职（60分）")


def lone(text: str) -> Found:
    return recognise(
        source_document(
            source_table(f"""
序号|考核内容|分值|评分标准
1|河长履职|60|少一项扣1分
2|巡查管护|40|缺一次扣2分
{text}|<|<|<
""")
        )
    )


def test_a_row_across_that_lists_vetoes_or_points_on_top_is_an_item() -> None:
    for text in (
        "有下列情形之一的，实行“一票否决”：发生重大污染的；瞒报、谎报的。",
        "凡存在以下情况之一，取消评优资格：弄虚作假；发生责任事故。",
    ):
        result = lone(text)
        item = result.tables[0].items[-1]
        assert (item.content, item.veto, item.bonus) == (text, True, False)
        assert "I121" in codes(result)
    item = (
        lone("有下列情形之一的，予以加分：获市级表彰加2分；获省级表彰加3分。").tables[0].items[-1]
    )
    assert (item.veto, item.bonus) == (False, True)


def test_a_row_across_that_explains_the_scoring_stays_a_note() -> None:
    for text in (
        "注：有下列情形之一的，一票否决：发生重大污染的。",
        "有下列情形之一的，不予加分：逾期报送的；材料不全的。",
        "下列材料由县河长办统一提供：巡河记录、会议纪要。",
    ):
        table = lone(text).tables[0]
        assert len(table.items) == 2
        assert table.notes == (text,)


def test_a_row_across_above_the_cases_heads_them() -> None:
    table = recognise(
        source_document(
            source_table("""
序号|考核内容|分值|评分标准
1|河长履职|100|少一项扣1分
有下列情形之一的，取消评优资格：|<|<|<
2|发生重大污染||据实认定
3|弄虚作假||据实认定
""")
        )
    ).tables[0]
    assert [i.veto for i in table.items] == [False, True, True]
    assert [len(i.sections) for i in table.items] == [0, 1, 1]
