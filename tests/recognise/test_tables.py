"""Tables as offices lay them out: each a small one, drawn as text."""

from __future__ import annotations

import pytest
from support.source_tables import source_document, source_table

from filings.recognise import Found, FoundItem, FoundTable, TableKind, recognise
from filings.source import SourceTable


def found(*parts: str | SourceTable) -> Found:
    return recognise(source_document(*parts))


def only_table(*parts: str | SourceTable) -> FoundTable:
    [table] = found(*parts).tables
    return table


def units(item: FoundItem) -> list[tuple[str, str]]:
    return [(u.name, str(u.role)) for u in item.units]


def paths(table: FoundTable) -> list[list[str]]:
    return [[s.name for s in item.sections] for item in table.items]


def codes(found: Found) -> list[str]:
    return [d.code for d in found.diagnostics]


def test_rows_of_their_own_name_sections_with_their_points() -> None:
    table = only_table(
        "某县年度考核细则",
        source_table("""
序号|考核内容|分值|评分标准
一、组织领导（20分）|<|<|<
1|成立领导小组|20|成立得20分
二、工作落实（80分）|<|<|<
2|开展检查|80|每少一次扣5分
合计|<|100|
注：本表由县考核办解释。|<|<|<
"""),
    )
    assert table.title == "某县年度考核细则"
    assert paths(table) == [["组织领导"], ["工作落实"]]
    assert [int(i.sections[0].points or 0) for i in table.items] == [20, 80]
    assert table.total == 100
    assert table.notes == ("注：本表由县考核办解释。",)


def test_the_first_cell_alone_names_a_section_in_a_sheet_without_merges() -> None:
    table = only_table(
        source_table("""
序号|任务|牵头部门|时间
（一）产业振兴|||
1|壮大园区|县工信局|2025年底
（二）乡村振兴|||
2|建设示范村|县农业农村局|2025年底
""")
    )
    assert paths(table) == [["产业振兴"], ["乡村振兴"]]


def test_a_header_of_two_rows_divides_units_by_their_part() -> None:
    table = only_table(
        source_table("""
序号|工作任务|责任分工|<|时限
^|^|牵头单位|配合单位|^
1|建立机制|区委办|区财政局、区人社局|2025年3月底
""")
    )
    assert units(table.items[0]) == [
        ("区委办", "lead"),
        ("区财政局", "support"),
        ("区人社局", "support"),
    ]
    assert [c.header for c in table.columns] == ["序号", "工作任务", "牵头单位", "配合单位", "时限"]
    assert table.columns[2].above == "责任分工"


@pytest.mark.parametrize("header", ["", "序 号|任⏎务|责任⏎单位|时  限\n"])
def test_a_piece_without_header_or_with_it_again_goes_on(header: str) -> None:
    result = found(
        source_table("""
序号|任务|责任单位|时限
1|甲项任务|区住建局|2024年5月底前
2|乙项任务|区城管局|2024年6月底前
"""),
        "",
        source_table(f"{header}3|丙项任务|区教育局|2024年7月底前"),
    )
    [table] = result.tables
    assert [i.no for i in table.items] == ["1", "2", "3"]
    assert "I110" in codes(result)


def test_a_piece_that_stands_before_its_heading_takes_it_from_the_next() -> None:
    first = "序号|任务|责任单位\n1|甲项任务|区住建局\n2|乙项任务|区城管局"
    second = "序号|任务|责任单位\n3|丙项任务|区教育局"
    result = found(
        "附件1  示例清单", source_table("名称|数量\n桌子|3"), "", source_table(first),
        "附件2  示例区任务分工表", source_table(second),
    )  # fmt: skip
    table = result.tables[-1]
    assert table.title == "示例区任务分工表"
    assert len(table.items) == 3


def test_two_tables_with_one_header_and_two_titles_stay_two() -> None:
    rows = "序号|内容|分值|评分标准\n1|甲|50|全部完成\n2|乙|50|全部完成"
    result = found("考核细则（乡镇）", source_table(rows), "考核细则（部门）", source_table(rows))
    assert [t.title for t in result.tables] == ["考核细则（乡镇）", "考核细则（部门）"]


def test_two_columns_of_points_are_the_sections_and_the_items() -> None:
    table = only_table(
        source_table("""
一级指标|分值|二级指标|分值|评分标准
组织保障|30|机构建设|10|设立机构得10分
^|^|人员配备|20|配备专人得20分
工作成效|70|产品质量|70|合格率98%得70分
""")
    )
    assert [str(i.points) for i in table.items] == ["10", "20", "70"]
    assert [str(i.sections[0].points) for i in table.items] == ["30", "30", "70"]


def test_a_method_in_several_rows_belongs_to_one_item() -> None:
    table = only_table(
        source_table("""
序号|考核指标|分值|评分细则|得分
1|制度建设|10|制度健全得4分|
^|^|^|责任落实得6分|
2|经费保障|20|纳入预算得20分|
""")
    )
    assert [(i.no, i.content) for i in table.items] == [("1", "制度建设"), ("2", "经费保障")]
    assert table.items[0].method == "制度健全得4分\n责任落实得6分"


def test_a_content_beside_several_scored_rows_is_their_section() -> None:
    table = only_table(
        source_table("""
序号|类别|指标内容|分数|评分方法
1|机制（9分）|组织保障|5|方案完备（5分）。
2|^|工作保障|2|任务分解（2分）。
3|^|^|2|按期调度（2分）。
""")
    )
    assert paths(table) == [["机制", "组织保障"], ["机制", "工作保障"], ["机制", "工作保障"]]
    assert [i.content for i in table.items] == [None, None, None]
    assert [str(c.points) for c in table.items[0].criteria] == ["5"]


def test_numbers_and_points_within_the_content_are_taken_out() -> None:
    table = only_table(
        source_table("""
项目名称及分值|<|赋分办法
（一）综合评价（150分）|1.领导评价（100分）|按排名赋分
^|2. 互学互比（50分）|按实绩赋分
""")
    )
    assert [(i.no, i.content, str(i.points)) for i in table.items] == [
        ("1", "领导评价", "100"),
        ("2", "互学互比", "50"),
    ]
    assert table.items[0].sections[0].name == "综合评价"


def test_a_number_that_is_merged_like_the_section_is_the_sections() -> None:
    table = only_table(
        source_table("""
序号|规定动作|主要内容|责任单位
1|建立机制|1、成立专班|区委办
^|^|2、召开会议|区政府办
2|加强宣传|3、开展宣传|区委宣传部
""")
    )
    assert [i.no for i in table.items] == ["1", "2", "3"]
    assert [i.sections[0].no for i in table.items] == ["1", "1", "2"]


def test_veto_and_bonus_are_told_wherever_they_stand() -> None:
    table = only_table(
        source_table("""
序号|一级指标|二级指标|指标内容|分值|评分标准
一票否决项|<|<|未发生重大事故|/|发生即否决
1|质量|机制|建立机制|10|建立得10分
加分项（5分）|<|<|获得表彰|5|国家级5分
一票否决：弄虚作假的，取消资格。|<|<|<|<|<
""")
    )
    assert [(i.veto, i.bonus) for i in table.items] == [
        (True, False), (False, False), (False, True), (True, False),
    ]  # fmt: skip


def test_merged_units_and_deadlines_belong_to_every_item_beside_them() -> None:
    table = only_table(
        source_table("""
序号|任务|责任单位|完成时限
1|制定方案|区发改委|2024年底前
2|组织实施|^|^
""")
    )
    assert [(units(i), str(i.deadline.date if i.deadline else "")) for i in table.items] == [
        ([("区发改委", "responsible")], "2024-12-31")
    ] * 2


def test_points_that_cover_several_items_are_nobodys() -> None:
    result = found(
        source_table("""
序号|内容|分值|评分标准
1|甲项工作|20|完成得分
2|乙项工作|^|完成得分
3|丙项工作|10|完成得分
""")
    )
    assert [i.points for i in result.tables[0].items[:2]] == [None, None]
    assert codes(result).count("I107") == 2


def test_a_note_says_who_leads() -> None:
    table = only_table(
        source_table("""
序号|任务|责任单位
1|制定方案|区发改委、区财政局
"""),
        "注：排名第一的为牵头单位。",
    )
    assert units(table.items[0]) == [("区发改委", "lead"), ("区财政局", "responsible")]


def test_what_has_no_field_is_kept_by_its_header() -> None:
    result = found(
        source_table("""
序号|任务|责任领导|责任单位|备注
1|制定方案|张某|区发改委|半年调度
""")
    )
    item = result.tables[0].items[0]
    assert item.other == {"责任领导": "张某", "备注": "半年调度"}
    assert codes(result).count("I103") == 2


def test_a_blank_cell_among_filled_ones_is_told() -> None:
    result = found(
        source_table("""
序号|任务|责任单位|完成时限
1|制定方案|区发改委|2024年底前
2|组织实施|区财政局|
3|总结提升|——|2025年底前
""")
    )
    told = [(d.code, d.where, dict(d.source or {})) for d in result.diagnostics]
    assert ("I108", "表1第3行“完成时限”", {"table": 0, "row": 2}) in told
    assert ("I108", "表1第4行“责任单位”", {"table": 0, "row": 3}) in told


def test_a_blank_section_is_that_of_the_row_above_and_told() -> None:
    result = found(
        source_table("""
序号|类别|任务|责任单位
1|机制|制定方案|区发改委
2||落实经费|区财政局
""")
    )
    assert paths(result.tables[0]) == [["机制"], ["机制"]]
    assert "I109" in codes(result)


def test_a_gap_in_the_numbers_is_told() -> None:
    result = found(source_table("序号|任务|责任单位\n1|甲|区发改委\n3|丙|区财政局"))
    assert "I113" in codes(result)


def test_a_table_without_header_is_told_by_its_cells() -> None:
    result = found(
        "2024年任务分解",
        source_table("""
1|完成老旧小区改造20个|区住建局|12月底前
2|新建口袋公园5个|区城管局|10月底前
"""),
    )
    item = result.tables[0].items[0]
    assert (item.no, item.content, units(item)) == (
        "1", "完成老旧小区改造20个", [("区住建局", "responsible")],
    )  # fmt: skip
    assert item.deadline is not None and str(item.deadline.date) == "2024-12-31"
    assert "I102" in codes(result)


def test_indicators_are_targets_with_their_figures() -> None:
    table = only_table(
        "单位：%",
        source_table("""
主要指标|<|<|<
类别|指标|2020年|2025年
产品|合格率|—|98
"""),
    )
    assert table.kind is TableKind.TARGETS
    assert table.title == "主要指标"
    assert table.items[0].other == {"2020年": "—", "2025年": "98"}


def test_a_form_keeps_its_texts_row_by_row() -> None:
    table = only_table(
        "示例市质量强镇申报备案表", source_table("申报单位：|\n所在地：|\n推荐意见：|（盖章）")
    )
    assert table.kind is TableKind.FORM
    assert table.rows[2] == ("推荐意见：", "（盖章）")


def test_units_in_the_content_are_those_of_the_item() -> None:
    table = only_table(
        source_table("""
序号|重点领域|主要任务
1|营商环境|压减审批时限。（责任单位：区审批局；完成时限：2024年9月底前）
2|^|推进一网通办。（区数据局牵头，各街道配合）
""")
    )
    assert table.kind is TableKind.DIVISION
    assert [i.content for i in table.items] == ["压减审批时限。", "推进一网通办。"]
    assert units(table.items[1]) == [("区数据局", "lead"), ("各街道", "support")]


def test_nested_tables_are_tables_of_their_own() -> None:
    inner = source_table("序号|任务|责任单位\n1|制定方案|区发改委", index=0)
    outer = source_table("附表|（见下）\n盖章处|年月日")
    cell = outer.cells[1]
    nested = SourceTable(
        0,
        outer.row_count,
        outer.column_count,
        (outer.cells[0], type(cell)(0, 1, cell.text, tables=(inner,)), *outer.cells[2:]),
    )
    assert [len(t.items) for t in found(nested).tables][-1] == 1


def test_units_named_by_a_label_after_a_sentence_are_read() -> None:
    result = found(
        source_table(
            "工作重点|具体任务及分工\n生态|开展整治。责任单位：县住建局、县水利局\n产业|种茶。责任单位：县林业局"
        )
    )
    items = result.tables[0].items
    assert [i.content for i in items] == ["开展整治。", "种茶。"]
    assert [[u.name for u in i.units] for i in items] == [["县住建局", "县水利局"], ["县林业局"]]


def test_a_stroke_in_a_column_of_sections_names_none() -> None:
    table = only_table(
        "某县考核细则",
        source_table(
            "类别|项目|内容|分值\n组织|机制|建立机制|40\n组织|会议|召开会议|30\n其他|—|报送材料|30"
        ),
    )
    assert paths(table) == [["组织", "机制"], ["组织", "会议"], ["其他"]]


def test_texts_numbered_from_one_within_a_section_are_numbered_though_others_are_not() -> None:
    table = only_table(
        "某县考核细则",
        source_table(
            "类别|内容|分值\n组织|建立机制|20\n^|召开会议|20\n^|安排经费|20\n落实|1、清淤|20\n^|*2、巡河|20"
        ),
    )
    assert [(i.no, i.content) for i in table.items[3:]] == [("1", "清淤"), ("2", "*巡河")]


def test_a_veto_in_the_place_of_a_number_is_one() -> None:
    table = only_table(
        "某县考核细则",
        source_table("序号|内容|分值\n1|清淤|50\n2|巡河|50\n一票否决|弄虚作假的|"),
    )
    assert [i.veto for i in table.items] == [False, False, True]


@pytest.mark.parametrize(
    ("header", "row", "role"),
    [
        ("牵头单位|责任单位", "区市监局|区教育局会同各镇", "responsible"),
        ("责任单位|备注", "区教育局会同各镇|", "lead"),
    ],
)
def test_beside_a_column_of_leaders_a_unit_together_with_others_does_not_lead(
    header: str, row: str, role: str
) -> None:
    table = only_table(
        "某区分工表", source_table(f"序号|任务|{header}\n1|整治食堂|{row}\n2|巡查|区水务局|")
    )
    assert ("区教育局", role) in units(table.items[0])
    assert ("各镇", "support") in units(table.items[0])


def test_numbered_rows_across_below_a_section_of_vetoes_are_items() -> None:
    table = only_table(
        source_table("""
考评内容|评分标准|扣分|得分
一、组织领导（10分）|<|<|<
1．纳入规划，每年召开会议（4分）。|未纳入的扣1分||
2．经费列入预算。（6分）|未列入的扣2分||
二、有下列情形之一的，实行一票否决|<|<|<
1．发生哄抢物资事件的；|<|<|<
2．弄虚作假骗取荣誉的。|<|<|<
""")
    )
    assert [(i.no, i.content, i.points, i.veto) for i in table.items] == [
        ("1", "纳入规划，每年召开会议。", 4, False),
        ("2", "经费列入预算。", 6, False),
        ("1", "发生哄抢物资事件的；", None, True),
        ("2", "弄虚作假骗取荣誉的。", None, True),
    ]


def test_numbered_rows_across_that_head_items_stay_sections_of_points_on_top() -> None:
    table = only_table(
        source_table("""
考评内容|评分标准|扣分|得分
一、组织领导（4分）|<|<|<
1．纳入规划，每年召开会议（4分）。|未纳入的扣1分||
二、加分项目（8分）|<|<|<
（一）经验推广（5分）|<|<|<
1．经验在全省推广的（5分）。|每次加1分||
（二）工作创新（3分）|<|<|<
1．打造特色品牌的（3分）。|每个加1分||
注：加分不超过8分。|<|<|<
""")
    )
    assert paths(table) == [["组织领导"], ["加分项目", "经验推广"], ["加分项目", "工作创新"]]
    assert [i.points for i in table.items] == [4, 5, 3]


def test_a_table_of_amounts_is_no_list_of_tasks() -> None:
    amounts = (
        "乡镇|人工造林|抚育提升|合计\n河湾镇|0.6|1.2|1.8\n黄渠镇|0.5|0.9|1.4\n合计|1.1|2.1|3.2"
    )
    result = recognise(source_document("附件2", "任务分配表", source_table(amounts)))
    [table] = result.tables
    assert (table.kind, table.items) == ("other", ())
    [told] = [d.message for d in result.diagnostics if d.code == "I117"]
    assert "河湾镇 0.6 1.2 1.8" in told
    scored = amounts.replace("人工造林|抚育提升", "分值|得分")
    assert recognise(source_document("评分表", source_table(scored))).tables[0].items
