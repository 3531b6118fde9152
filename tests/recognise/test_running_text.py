"""Notices and plans: what they are called, when they are of, their stages, tasks in running text."""

from __future__ import annotations

import pytest
from support.running_text import found, items, units
from support.source_tables import source_document, source_table

from filings.recognise import recognise

NOTICE = """示例区人民政府文件
示政〔2024〕3号
示例区人民政府
关于印发《示例区质量强区工作
实施方案》的通    知

各镇人民政府，区直各单位：
现将《示例区质量强区工作实施方案》印发给你们。
示例区人民政府
二〇二四年三月五日
示例区质量强区工作实施方案
一、总体要求
"""


def test_title_number_day_and_issuer_are_those_of_the_notice() -> None:
    head = found(NOTICE).head
    assert head.title == "示例区人民政府关于印发《示例区质量强区工作实施方案》的通知"
    assert head.document_number == "示政〔2024〕3号"
    assert str(head.date) == "2024-03-05"
    assert head.issuers == ("示例区人民政府",)


def test_a_paper_without_a_notice_is_called_by_its_own_title() -> None:
    head = found("示例区2025年工作要点\n（征求意见稿）\n\n一、加快发展\n").head
    assert head.title == "示例区2025年工作要点"
    assert head.date is None


def test_stages_have_the_year_of_the_paper() -> None:
    result = found(
        NOTICE
        + """二、工作步骤
（一）动员部署阶段（3月1日至3月31日）。制定方案。
（二）全面推进阶段（4月1日到2024年12月31日）。抓好落实。
三、保障措施
（一）加强领导（略）。"""
    )
    assert [(s.name, str(s.start), str(s.end)) for s in result.head.stages] == [
        ("动员部署阶段", "2024-03-01", "2024-03-31"),
        ("全面推进阶段", "2024-04-01", "2024-12-31"),
    ]
    assert [d.code for d in result.diagnostics if d.where == "第14段"] == ["I116"]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (
            "（责任单位：区委办、区财政局，完成时限：2024年7月10日前）。",
            [("区委办", "responsible"), ("区财政局", "responsible")],
        ),
        (
            "（区委办牵头，区财政局配合落实，2024年7月10日前完成）",
            [("区委办", "lead"), ("区财政局", "support")],
        ),
        (
            "〔牵头单位：区委办；责任单位：区财政局；时限：2024年7月10日前〕",
            [("区委办", "lead"), ("区财政局", "responsible")],
        ),
        (
            "\n牵头单位：区委办\n配合单位：区财政局\n完成时限：2024年7月10日前",
            [("区委办", "lead"), ("区财政局", "support")],
        ),
    ],
)
def test_a_task_says_who_and_by_when_in_any_dress(
    words: str, wanted: list[tuple[str, str]]
) -> None:
    [item] = items(f"一、主要任务\n（一）完善机制\n1.建立工作机制。定期调度{words}\n二、其他")
    assert (item.no, item.content) == ("1", "建立工作机制。定期调度")
    assert [s.name for s in item.sections] == ["一、主要任务", "（一）完善机制"]
    assert units(item) == wanted
    assert item.deadline is not None and str(item.deadline.date) == "2024-07-10"
    assert item.source.paragraph == 2


def test_each_sentence_with_its_units_is_a_task() -> None:
    first, second = items(
        "1.深化改革。全面实行清单管理。（区委办牵头）推进一网通办。（区数据局负责）"
    )
    assert (first.content, units(first)) == ("深化改革。全面实行清单管理。", [("区委办", "lead")])
    assert (second.content, units(second)) == ("推进一网通办。", [("区数据局", "responsible")])


def test_brackets_that_divide_no_work_are_words() -> None:
    assert (
        items("各部门要加强协调（如有问题，请与区政府办公室联系）。\n质量（街道）工作（2024年）。")
        == ()
    )


def test_what_text_and_annex_say_otherwise_is_told() -> None:
    result = recognise(
        source_document(
            "1.建立质量工作机制，定期调度（责任单位：区委办、区财政局，完成时限：2024年7月10日前）。\n"
            "2.开展质量宣传，营造氛围（责任单位：区委宣传部，完成时限：2024年8月1日前）。",
            "附件",
            source_table("""
序号|任务|责任单位|完成时限
1|建立质量工作机制，定期调度|区委办|2024年7月10日前
2|开展质量宣传，营造氛围|区委宣传部|2024年9月1日前
"""),
        )
    )
    told = {d.where: d.message for d in result.diagnostics if d.code == "I114"}
    assert "区财政局" in told["第1段"]
    assert "2024年9月1日前" in told["第2段"]


def test_a_numbered_text_beside_tasks_is_read_or_told() -> None:
    result = found(
        "一、任务\n（一）抓服务\n"
        "1.推进甲事项。（牵头单位：市数据局，完成时限：2025年9月底）\n"
        "2.推进乙事项。由市司法局牵头，市财政局配合，2025年10月底前完成。\n"
        "3.推进丙事项。▲责任单位：市公安局　★完成时限：长期坚持\n"
        "4.推进丁事项。\n——市民政局\n"
        "5.各有关部门负责抓好落实。"
    )
    [table] = result.tables
    assert [(i.no, units(i)) for i in table.items] == [
        ("1", [("市数据局", "lead")]),
        ("2", [("市司法局", "lead"), ("市财政局", "support")]),
        ("3", [("市公安局", "responsible")]),
        ("4", [("市民政局", "responsible")]),
    ]
    deadlines = [i.deadline.text if i.deadline else None for i in table.items]
    assert deadlines == ["2025年9月底", "2025年10月底前完成", "长期坚持", None]
    assert [i.content for i in table.items][2:] == ["推进丙事项。", "推进丁事项。"]
    told = [(d.where, d.message) for d in result.diagnostics if d.code == "I120"]
    assert told == [("第8段", "没有读成任务：“5.各有关部门负责抓好落实。”")]


def test_labels_parted_by_full_stops_are_read() -> None:
    [item] = items("1.改造老旧小区。责任单位：规划建设局。时限：2026年底。")
    assert (item.content, units(item)) == ("改造老旧小区。", [("规划建设局", "responsible")])
    assert item.deadline is not None and str(item.deadline.date) == "2026-12-31"


def test_labels_with_a_sentence_behind_them_are_taken_out_of_the_text() -> None:
    [item] = items("1.改造老旧小区。责任单位：规划建设局。清理管线。完成时间：2026年4月底。")
    assert (item.content, units(item)) == (
        "改造老旧小区。清理管线。",
        [("规划建设局", "responsible")],
    )
    assert item.deadline is not None and str(item.deadline.date) == "2026-04-30"


def test_a_label_in_a_text_that_names_no_office_is_told_not_read() -> None:
    result = found("1.改造老旧小区。责任单位：按程序确定。年底组织验收。")
    assert [t.items for t in result.tables] == []
    assert [d.code for d in result.diagnostics] == ["I120", "I101"]


def test_a_sentence_that_names_a_leader_is_no_task_where_there_are_none() -> None:
    result = found("一、保障\n1.加强领导。由市司法局牵头，市财政局配合。")
    assert [t.items for t in result.tables] == []


BESIDE = "一、任务\n（一）抓服务\n1.推进甲事项。（县数据局牵头）\n"


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("县卫健委负责开展乙行动。", [("县卫健委", "responsible")]),
        (
            "由县教育局负责乙行动，县财政局配合。",
            [("县教育局", "responsible"), ("县财政局", "support")],
        ),
        ("县民政局会同县财政局开展乙行动。", [("县民政局", "lead"), ("县财政局", "support")]),
        ("开展乙行动，由县公安局牵头，按期完成。", [("县公安局", "lead")]),
    ],
)
def test_a_sentence_that_plainly_names_who_does_it_is_read_beside_tasks(
    words: str, wanted: list[tuple[str, str]]
) -> None:
    result = found(BESIDE + "2." + words)
    item = result.tables[0].items[1]
    assert (item.no, item.content, units(item)) == ("2", words, wanted)
    assert [(d.code, d.where) for d in result.diagnostics] == [("I105", "第4段")]


@pytest.mark.parametrize(
    "words",
    [
        "推进乙事项。县教育局负责课程，县财政局负责资金。",
        "各单位主要负责人要亲自抓。",
        "推进乙事项，加快建设。",
    ],
)
def test_a_text_beside_tasks_that_names_none_or_several_is_told(words: str) -> None:
    result = found(BESIDE + "2." + words)
    assert len(result.tables[0].items) == 1
    assert [(d.code, d.where) for d in result.diagnostics] == [("I120", "第4段")]


def test_what_a_heading_says_counts_for_the_tasks_below_it_and_is_told() -> None:
    result = found(
        "一、任务\n（一）加强保障（县委办牵头，县财政局配合）\n1.推进甲事项，建台账。\n"
        "2.推进乙事项。（责任单位：县人社局）\n（二）提升服务\n责任单位：县水务局\n1.推进丙事项。\n"
        "三、督导考核（县政府督查室负责督查）。"
    )
    [table] = result.tables
    assert [(i.no, i.content, [s.name for s in i.sections][-1]) for i in table.items[:3]] == [
        ("1", "推进甲事项，建台账。", "（一）加强保障"),
        ("2", "推进乙事项。", "（一）加强保障"),
        ("1", "推进丙事项。", "（二）提升服务"),
    ]
    assert units(table.items[0]) == [("县委办", "lead"), ("县财政局", "support")]
    assert units(table.items[1]) == [("县人社局", "responsible")]
    assert units(table.items[2]) == [("县水务局", "responsible")]
    told = [d.where for d in result.diagnostics if d.code == "I125"]
    assert told == ["第2段", "第3段", "第4段", "第7段"]


def test_a_heading_that_all_tasks_below_it_take_from_is_told_once_with_how_many() -> None:
    result = found(
        "（一）加强保障（责任单位：县委办）\n1.推进甲事项。\n2.推进乙事项。\n3.推进丙事项。"
    )
    assert [[n for n, _role in units(i)] for i in result.tables[0].items] == [["县委办"]] * 3
    [told] = [d for d in result.diagnostics if d.code == "I125"]
    assert (told.where, told.message) == ("第1段", "标题写明的“县委办”用到下面3项")


def test_where_one_task_has_its_own_units_each_that_took_the_headings_is_told() -> None:
    result = found(
        "（一）加强保障（责任单位：县委办）\n1.推进甲事项。\n2.推进乙事项。\n3.推进丙事项。（责任单位：县人社局）"
    )
    told = [(d.where, d.message) for d in result.diagnostics if d.code == "I125"]
    assert [where for where, _message in told] == ["第1段", "第2段", "第3段", "第4段"]
    assert "另有写明" in told[3][1]


def test_a_label_without_a_field_is_told_once_with_its_places() -> None:
    below = "责任单位：县水务局\n整改目标：达标。\n"
    result = found(
        f"1.推进甲事项。\n{below}2.推进乙事项。\n{below}3.推进丙事项。\n责任单位：县林业局"
    )
    assert [i.other.get("整改目标") for i in result.tables[0].items] == ["达标", "达标", None]
    [told] = [d for d in result.diagnostics if d.code == "I103"]
    assert told.where == "第1段"
    assert told.message == "“整改目标”没有对应的字段，2处的内容都原样保留：第1段、第4段"


def test_what_stands_behind_several_tasks_counts_for_them() -> None:
    result = found(
        "（一）甲类\n1.推进甲事项。\n2.推进乙事项。\n（以上任务由县数据局牵头，县财政局配合）\n"
        "（二）乙类\n1.推进丙事项。\n2.推进丁事项。\n3.推进戊事项。\n以上2项责任单位：县水务局。"
    )
    [table] = result.tables
    assert [i.content for i in table.items] == [
        "推进甲事项。", "推进乙事项。", "推进丁事项。", "推进戊事项。",
    ]  # fmt: skip
    assert all(units(i) == [("县数据局", "lead"), ("县财政局", "support")] for i in table.items[:2])
    assert all(units(i) == [("县水务局", "responsible")] for i in table.items[2:])
    assert [d.where for d in result.diagnostics if d.code == "I120"] == ["第6段"]


def test_a_task_of_several_paragraphs_is_one() -> None:
    result = found(
        "1.甲专项行动\n工作目标：建成10个示范点。\n工作措施：开展排查；建立台账。\n牵头领导：某某\n"
        "责任单位：县应急局\n完成时限：2025年6月底\n"
        "2.推进乙工程。分步实施，先完成立项。\n再完成施工。（县水务局）\n"
        "（一）丙工程（县交通局牵头）\n加快丙工程建设，完成工程验收。"
    )
    [table] = result.tables
    assert [(i.no, i.content) for i in table.items] == [
        ("1", "甲专项行动\n工作目标：建成10个示范点。\n工作措施：开展排查；建立台账。"),
        ("2", "推进乙工程。分步实施，先完成立项。\n再完成施工。"),
        ("一", "丙工程\n加快丙工程建设，完成工程验收。"),
    ]
    assert table.items[0].other == {"牵头领导": "某某"}
    assert [d.where for d in result.diagnostics if d.code == "I119"] == ["第1段", "第7段", "第9段"]


def test_parts_of_a_task_that_say_no_unit_are_told() -> None:
    result = found(
        "（一）实施甲工程。完成验收。（责任单位：县水务局）\n1.开展前期，完成立项。\n2.施工。"
    )
    assert [i.no for t in result.tables for i in t.items] == ["一"]
    assert [d.where for d in result.diagnostics if d.code == "I120"] == ["第2段", "第3段"]


def test_a_bracket_in_front_of_a_task_names_its_units() -> None:
    result = items(
        "1.【县财政局】推进甲事项，建台账。\n2.（县教育局负责）推进乙事项，建制度。\n"
        "3.【县水务局】推进丙事项。【县民政局】推进丁事项。"
    )
    assert [(i.no, i.content, units(i)[0][0]) for i in result] == [
        ("1", "推进甲事项，建台账。", "县财政局"),
        ("2", "推进乙事项，建制度。", "县教育局"),
        ("3", "推进丙事项。", "县水务局"),
        (None, "推进丁事项。", "县民政局"),
    ]


def test_a_number_may_stand_before_a_year() -> None:
    [item] = items("1.2025年6月底前完成甲工程。（县水务局负责）")
    assert (item.no, item.content) == ("1", "2025年6月底前完成甲工程。")


def test_units_in_front_of_a_colon_are_read_where_a_list_has_them() -> None:
    result = found(
        "一、责任分工\n1.县爱卫办：负责组织协调，制定方案。\n2.县教育局、县卫健局：负责健康教育。\n"
        "3.其他单位按职责落实。"
    )
    [table] = result.tables
    assert [(i.no, i.content, [n for n, _role in units(i)]) for i in table.items] == [
        ("1", "负责组织协调，制定方案。", ["县爱卫办"]),
        ("2", "负责健康教育。", ["县教育局", "县卫健局"]),
    ]
    told = [(d.code, d.where) for d in result.diagnostics]
    assert told == [("I105", "第2段"), ("I105", "第3段"), ("I120", "第4段")]


def test_one_colon_behind_a_unit_makes_no_list() -> None:
    assert items("1.县爱卫办：请于本周报送。\n2.联系方式另发。") == ()


def test_a_heading_that_is_a_unit_divides_the_tasks_below_it() -> None:
    result = found(
        "（一）县农业农村局\n1.改造户厕2000户。\n（二）县水利局、县财政局\n1.实施供水工程。"
    )
    [table] = result.tables
    assert [(i.content, [n for n, _role in units(i)]) for i in table.items] == [
        ("改造户厕2000户。", ["县农业农村局"]),
        ("实施供水工程。", ["县水利局", "县财政局"]),
    ]
    assert [d.where for d in result.diagnostics if d.code == "I125"] == ["第2段", "第4段"]


def test_any_line_among_the_labels_below_a_task_belongs_to_it() -> None:
    [item] = items(
        "1.按时完成轮换。\n责任单位：县粮食局\n协作单位：县财政局\n联系电话：12345\n完成时间：2025年11月30日"
    )
    assert units(item) == [("县粮食局", "responsible"), ("县财政局", "support")]
    assert item.other == {"联系电话": "12345"}
    assert item.deadline is not None and str(item.deadline.date) == "2025-11-30"


def test_marks_of_a_list_are_no_words_of_a_task() -> None:
    [item] = items("●走访重点企业，（县工信局牵头）")
    assert item.content == "走访重点企业"


def test_measures_to_see_the_work_through_are_no_tasks() -> None:
    result = found(
        "二、任务\n1.推进甲事项。（县水务局）\n三、保障措施\n（一）加强领导。由县水务局牵头负责日常工作。\n"
        "（二）强化经费。足额安排。（责任单位：县财政局）\n（三）强化督导。县政府督查室要加强督导。"
    )
    assert [i.content for i in result.tables[0].items] == ["推进甲事项。", "强化经费。足额安排。"]
    # What one of them tells an office to do is said for people, no more.
    assert [(d.code, d.where) for d in result.diagnostics] == [
        ("I128", "第4段"),
        ("I128", "第6段"),
    ]


def test_a_list_whose_texts_begin_with_units_divides_work() -> None:
    result = found(
        "会议议定：\n一、由县水利局牵头，县住建局配合，于2025年3月底前完成排查。\n"
        "二、由县财政局负责落实资金500万元。\n三、各镇要落实河长责任。"
    )
    [table] = result.tables
    assert [(i.no, units(i)) for i in table.items] == [
        ("一", [("县水利局", "lead"), ("县住建局", "support")]),
        ("二", [("县财政局", "responsible")]),
    ]
    assert str(table.items[0].deadline and table.items[0].deadline.date) == "2025-03-31"
    assert [d.where for d in result.diagnostics if d.code == "I120"] == ["第4段"]


def test_numbered_tasks_within_a_paragraph_are_told_apart() -> None:
    result = items(
        "（一）健康行动。1.开设专栏（县卫健局）；2.建设步道2条（县住建局，2025年5月底前）；3.劝导控烟（县教育局）。"
    )
    assert [(i.no, i.content, [s.name for s in i.sections], units(i)[0][0]) for i in result] == [
        ("1", "开设专栏", ["（一）健康行动。"], "县卫健局"),
        ("2", "建设步道2条", ["（一）健康行动。"], "县住建局"),
        ("3", "劝导控烟", ["（一）健康行动。"], "县教育局"),
    ]


def test_articles_have_their_numbers() -> None:
    [item] = items("第二章 任务\n第四条 落实巡河制度（责任单位：县水利局）。")
    assert (item.no, item.content) == ("四", "落实巡河制度")


def test_a_part_that_only_speaks_of_supporting_something_holds_tasks_all_the_same() -> None:
    result = found("二、强化要素保障\n（一）保障用地。（县自然资源局）\n（二）保障用工。")
    assert [d.where for d in result.diagnostics if d.code == "I120"] == ["第3段"]


def test_a_deadline_behind_the_units_of_a_label_is_the_deadline() -> None:
    [item] = items("1.制定标准（责任单位：县水利局、县财政局，2025年10月底前完成）")
    assert [n for n, _role in units(item)] == ["县水利局", "县财政局"]
    assert (item.units_text, item.deadline and item.deadline.text) == (
        "县水利局、县财政局",
        "2025年10月底前完成",
    )


def test_labels_on_lines_of_their_own_stay_with_the_units() -> None:
    [item] = items("1.招商引资。\n牵头单位：县招商中心\n配合单位：县商务局、县财政局")
    assert item.units_text == "牵头单位：县招商中心；配合单位：县商务局、县财政局"
    assert [r for _n, r in units(item)] == ["lead", "support", "support"]


def test_a_bracket_that_runs_through_paragraphs_is_one_and_told() -> None:
    result = found(
        "1.开展评议（牵头单位：县审计局；配合单位：县财政局；\n完成时限：2025年底）\n2.其他"
    )
    [item] = result.tables[0].items
    assert (item.content, units(item)) == (
        "开展评议",
        [("县审计局", "lead"), ("县财政局", "support")],
    )
    assert item.deadline is not None and item.deadline.text == "2025年底"
    assert [(d.code, d.where) for d in result.diagnostics] == [("I119", "第1段"), ("I120", "第3段")]


def test_a_bracket_that_is_never_closed_is_told() -> None:
    result = found("1.开展评议（牵头单位：县审计局\n2.推进乙事项。（县水利局）")
    assert [(d.code, d.where) for d in result.diagnostics] == [("I119", "第1段"), ("I120", "第1段")]


def test_a_numbered_title_and_the_text_below_it_are_one_task() -> None:
    result = found(
        "（一）夯实基础\n1.健全机制\n建立联席会议制度。（县水利局）\n2.培育品牌。\n开展评选。\n责任单位：县商务局"
    )
    assert [(i.no, i.content) for i in result.tables[0].items] == [
        ("1", "健全机制\n建立联席会议制度。"),
        ("2", "培育品牌。\n开展评选。"),
    ]
    assert [d.where for d in result.diagnostics if d.code == "I119"] == ["第2段", "第4段"]


def test_a_star_before_a_number_is_kept_beside_the_task() -> None:
    [item] = items("★1.推进甲项目（县水利局）")
    assert (item.no, item.content, item.other) == ("1", "推进甲项目", {"标记": "★"})


def test_labels_with_a_blank_for_a_colon_are_labels() -> None:
    [item] = items("1.建设公园12个\n牵头单位 县园林局\n配合单位　各镇\n完成时限 2025年11月")
    assert units(item) == [("县园林局", "lead"), ("各镇", "support")]
    assert item.deadline is not None and str(item.deadline.date) == "2025-11-30"


def test_a_text_that_leads_tasks_in_is_not_told() -> None:
    result = found(
        "二、任务\n一是围绕机制，建立体系。\n成立专班（县水利局）。\n二是围绕宣传，营造氛围。\n"
        "开展宣传（县委宣传部）。\n推进调研，形成报告。\n抓好培训（县教育局）。"
    )
    assert [d.where for d in result.diagnostics if d.code == "I120"] == ["第6段"]


def test_a_counted_problem_begins_a_task_and_is_no_label_of_the_one_before() -> None:
    first, second = items(
        "二、整改措施\n问题一：料场露天堆放。\n整改责任单位：县经信局\n整改目标：物料全部入棚。\n"
        "整改措施：逐一核查。逾期未改的，停产整治。\n"
        "问题二：粪污利用率低。\n整改责任单位：县农业农村局\n整改目标：配套率达到100%。"
    )
    assert (units(first), units(second)) == (
        [("县经信局", "responsible")],
        [("县农业农村局", "responsible")],
    )
    assert first.other == {
        "整改目标": "物料全部入棚",
        "整改措施": "逐一核查。逾期未改的，停产整治。",
    }
    assert second.content == "问题二：粪污利用率低。"


def test_a_label_that_stands_twice_below_a_task_keeps_both_texts() -> None:
    [item] = items("1.治理扬尘。\n责任单位：县住建局\n工作措施：加密洒水。\n工作措施：围挡施工。")
    assert item.other == {"工作措施": "加密洒水\n围挡施工"}
