"""The words that divide work: in brackets, lines, sentences, broken paragraphs, remarks behind tasks."""

from __future__ import annotations

import pytest
from support.running_text import items, units
from support.source_tables import source_document

from filings.recognise import recognise


def test_a_paragraph_broken_into_lines_keeps_its_words_and_its_units() -> None:
    [item] = items(
        "3.开展杆线整治\n牵头单位：县工信局；配合单位：县供电公司\n集中整治乱接乱拉，完成示范村50个。"
    )
    assert item.content == "开展杆线整治\n集中整治乱接乱拉，完成示范村50个。"
    assert units(item) == [("县工信局", "lead"), ("县供电公司", "support")]


def test_a_list_broken_by_lines_within_a_paragraph_is_read_as_paragraphs() -> None:
    first, second = items("1.整治河道。\n责任单位：县水利局\n2.整治杆线。\n责任单位：县工信局")
    assert (first.content, units(first)) == ("整治河道。", [("县水利局", "responsible")])
    assert (second.content, units(second)) == ("整治杆线。", [("县工信局", "responsible")])


def test_what_is_said_of_a_task_behind_a_label_with_a_blank_is_kept() -> None:
    [item] = items(
        "（三）采砂迹地修复不彻底。\n责任单位　市林草局\n整改时限　2024年底\n整改目标　完成7处修复。\n"
        "整改措施　逐一编制方案，落实资金。"
    )
    assert item.deadline is not None and str(item.deadline.date) == "2024-12-31"
    assert item.other == {"整改目标": "完成7处修复", "整改措施": "逐一编制方案，落实资金"}


def test_the_parts_of_a_task_that_are_divided_too_stand_below_it() -> None:
    whole, first, second, after = items(
        "二、整改任务\n（一）责任落实不到位。研究不够，会议偏少。\n责任单位：市委办\n整改措施：\n"
        "1.定期研究。（市委办）\n2.修订清单。（市生态环境局）\n（二）治理滞后。污水直排，水质下降。（市水务局）"
    )
    assert [s.name for s in first.sections] == ["二、整改任务", "（一）责任落实不到位。"]
    assert first.sections == second.sections
    assert [s.name for s in (*whole.sections, *after.sections)] == ["二、整改任务"] * 2


def test_two_sentences_with_their_brackets_before_the_full_stop_are_two_tasks() -> None:
    first, second = items(
        "1.完善商业体系。实施示范工程（市商务局、市农业农村局）。健全配送网络（市邮政管理局、市供销社）。"
    )
    assert units(first) == [("市商务局", "responsible"), ("市农业农村局", "responsible")]
    assert second.content == "健全配送网络"


def test_an_office_explained_in_a_bracket_is_no_end_of_a_task() -> None:
    [item] = items("1.做好调度，情况报县整治办（县城管局）。健全机制（县水利局、县财政局）。")
    assert units(item) == [("县水利局", "responsible"), ("县财政局", "responsible")]


@pytest.mark.parametrize(
    ("bracket", "names"),
    [
        ("（登记注册科、行政审批服务科）", ["登记注册科", "行政审批服务科"]),
        ("（县住建局，汛期前）", ["县住建局"]),
    ],
)
def test_sections_of_an_office_and_seasons_stand_in_brackets_too(
    bracket: str, names: list[str]
) -> None:
    [item] = items("1.推进甲事项。" + bracket)
    assert [u.name for u in item.units] == names


def test_tasks_counted_in_a_remark_behind_them_share_it() -> None:
    found_items = items(
        "第一章　交通\n第四条　开通专线。\n第五条　建成营地。\n第六条　推进慢行系统。\n"
        "（第五条至第六条由州交通局负责，2025年12月31日前完成）"
    )
    assert [i.no for i in found_items] == ["五", "六"]
    assert {str(i.deadline.date) for i in found_items if i.deadline} == {"2025-12-31"}


def test_offices_before_a_colon_are_read_without_numbers_too() -> None:
    first, second = items("四、职责分工\n县委宣传部：负责宣传报道；\n县妇联：评选示范户500户。")
    assert (first.content, units(first)) == ("负责宣传报道；", [("县委宣传部", "responsible")])
    assert (second.content, units(second)) == ("评选示范户500户。", [("县妇联", "responsible")])


def test_a_label_may_say_who_with_a_word_for_the_colon() -> None:
    [item] = items("12.健全举报奖励制度。牵头部门为县市场监管局，配合部门为县财政局。")
    assert (item.content, units(item)) == (
        "健全举报奖励制度。",
        [("县市场监管局", "lead"), ("县财政局", "support")],
    )


def test_how_often_stands_behind_the_offices_of_a_label_too() -> None:
    [item] = items("1.组织观摩评比。（责任单位：镇党政办、镇农业农村办；每月一次）")
    assert [u.name for u in item.units] == ["镇党政办", "镇农业农村办"]
    assert item.deadline is not None and item.deadline.text == "每月一次"


def test_an_annex_named_below_a_task_is_no_label_of_it() -> None:
    [item] = items("7.整治周边环境。\n责任单位：区文旅局\n附件：任务表")
    assert item.other == {}


def test_a_front_office_keeps_the_list_behind_it_whole() -> None:
    first, second = items(
        "三、职责\n县公安局：（1）维护秩序；（2）实施管制。\n县气象局：发布预警信息。"
    )
    assert (first.no, first.content) == (None, "（1）维护秩序；（2）实施管制。")
    assert second.content == "发布预警信息。"


def test_beside_an_office_that_is_marked_to_lead_the_others_support_and_that_is_told() -> None:
    result = recognise(
        source_document("1.开展宣传。\n责任单位：县教育局（牵头）、团县委、县公安局")
    )
    [item] = result.tables[0].items
    assert units(item) == [("县教育局", "lead"), ("团县委", "support"), ("县公安局", "support")]
    assert [d.code for d in result.diagnostics] == ["I105"]


def test_a_bracket_with_an_office_below_a_title_divides_nothing() -> None:
    assert items("示范县考评标准\n（某县办公室）\n本标准总分100分。") == ()
    [item] = items("一、任务\n（一）环境\n加强环境整治\n（县环境局）")
    assert [u.name for u in item.units] == ["县环境局"]
    [item] = items("1.建立机制\n（某县办公室）")
    assert [u.name for u in item.units] == ["某县办公室"]


@pytest.mark.parametrize(
    "bracket", ["（设在市教育局）", "（办公室设在市教育局）", "（以下简称市专班）"]
)
def test_where_an_office_sits_is_not_who_does_a_task(bracket: str) -> None:
    [item] = items(f"1.推进甲事项。（市水务局）\n2.成立专班，下设办公室{bracket}。")
    assert item.no == "1"


def test_a_time_may_be_said_with_a_word_for_the_colon() -> None:
    [item] = items("1.建设停车场。责任单位：县城管局。完成时间为2025年11月底。")
    assert item.deadline is not None and str(item.deadline.date) == "2025-11-30"


def test_numbered_labels_below_a_heading_say_more_of_it() -> None:
    [item] = items(
        "二、整改任务\n（四）水源地保护不力\n1.问题表现：水源地有违建。\n2.整改措施：拆除违建3处。\n"
        "3.责任单位：县自然资源局。\n4.整改时限：2025年12月底前。"
    )
    assert (item.no, item.content) == ("四", "水源地保护不力")
    assert units(item) == [("县自然资源局", "responsible")]
    assert item.deadline is not None and str(item.deadline.date) == "2025-12-31"
    assert item.other["整改措施"] == "拆除违建3处"


def test_teams_and_the_office_that_is_reported_to_make_no_tasks() -> None:
    found = items(
        "一、任务\n1.推进甲事项。（市水务局）\n二、要求\n"
        "（一）健全机构。下设综合协调组（市应急局牵头）、抢险救援组（市消防局牵头）。\n"
        "（二）信息报送。请各单位及时将情况报市防指办（市应急局）。"
    )
    assert [i.content for i in found] == ["推进甲事项。"]
