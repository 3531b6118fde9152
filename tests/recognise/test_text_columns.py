"""Columns of texts: which head the items, which say what is to be done, which how it is scored."""

from __future__ import annotations

import pytest
from support.source_tables import source_document, source_table

from filings.recognise import Found, FoundTable, TableKind, recognise


def found(text: str) -> Found:
    return recognise(source_document(source_table(text)))


def only_table(text: str) -> FoundTable:
    [table] = found(text).tables
    return table


def joins(result: Found) -> list[tuple[str | None, str]]:
    return [(d.where, d.message) for d in result.diagnostics if d.code == "I122"]


def paths(table: FoundTable) -> list[list[str]]:
    return [[s.name for s in item.sections] for item in table.items]


def test_rows_of_sections_and_sums_do_not_make_the_items_texts_a_section() -> None:
    table = only_table("""
序号|检查项目|标准分|考评办法|实得分
一、组织管理（30分）|<|<|<|<
1|成立工作专班，配齐专职人员|20|未成立的不得分|
2|经费列入年度预算|10|未列入的扣5分|
小计|<|30||
二、环境整治（70分）|<|<|<|<
3|主次干道无占道经营|40|每处扣2分|
4|公厕免费开放，专人保洁|30|每处扣3分|
小计|<|70||
合计|<|100||
""")
    assert paths(table) == [["组织管理"], ["组织管理"], ["环境整治"], ["环境整治"]]
    assert [i.content for i in table.items] == [
        "成立工作专班，配齐专职人员",
        "经费列入年度预算",
        "主次干道无占道经营",
        "公厕免费开放，专人保洁",
    ]
    assert table.total == 100


def test_a_project_that_reaches_over_several_ways_of_scoring_stays_their_section() -> None:
    table = only_table("""
序号|检查项目|标准分|考评办法
1|组织管理|20|未成立专班的不得分
2|^|10|经费未列入预算的扣5分
3|环境整治|40|占道经营每处扣2分
4|^|30|公厕脏乱每处扣3分
合计|<|100|
""")
    assert paths(table) == [["组织管理"], ["组织管理"], ["环境整治"], ["环境整治"]]
    assert [i.method for i in table.items][1] == "经费未列入预算的扣5分"


def test_columns_of_grades_keep_their_letters_and_shares_in_the_method() -> None:
    for header, above in (
        ("测评项目|测评指标|测评标准|<|分值\n^|^|A（100%）|B（60%）|^", True),
        ("测评项目|测评指标|A（100%）|B（60%）|分值", False),
    ):
        result = found(f"""
{header}
思想建设|理论学习|每年学习12次以上|每年学习8至11次|10
^|宣传教育|有阵地有活动|有其中一项|20
服务质量|群众满意|满意率90%以上|满意率80%以上|70
""")
        items = result.tables[0].items
        assert items[0].method == "A（100%）：每年学习12次以上\nB（60%）：每年学习8至11次", above
        assert len(joins(result)) == 3


def test_columns_of_grades_that_hold_points_are_no_method() -> None:
    [table] = found("""
序号|测评指标|优秀|良好|评分标准
1|理论学习|10|8|少一次扣1分
2|群众满意|20|16|每低1%扣1分
""").tables
    assert [i.method for i in table.items] == ["少一次扣1分", "每低1%扣1分"]
    assert [i.other for i in table.items] == [
        {"优秀": "10", "良好": "8"}, {"优秀": "20", "良好": "16"},
    ]  # fmt: skip


def test_columns_that_are_joined_are_told_on_each_row() -> None:
    table = """
序号|考核内容|分值|评分标准|考核方式
1|学习|20|少一次扣1分|查阅资料评定
2|宣传|30|缺一项扣1分|
3|服务|50|每低1%扣1分|按问卷调查结果折算
"""
    told = joins(found(table))
    assert [where for where, _message in told] == ["表1第2行", "表1第4行"]
    assert {message for _where, message in told} == {"“评分标准”、“考核方式”合成了一段"}
    assert joins(found(table.replace("查阅资料评定", "").replace("按问卷调查结果折算", ""))) == []


def test_cases_of_a_negative_list_whose_consequence_is_rejection_are_vetoes() -> None:
    result = recognise(
        source_document(
            "负面清单",
            source_table("""
序号|负面情形|处置|认定部门
1|发生较大安全生产事故的|取消评选资格|区应急局
2|出现严重舆情且处置不力的|扣5分|区委网信办
3|弄虚作假的|一票否决。|区考核办
"""),
        )
    )
    [table] = result.tables
    assert table.kind == "rubric"
    assert [(i.veto, i.method) for i in table.items] == [
        (True, "取消评选资格"), (False, "扣5分"), (True, "一票否决。"),
    ]  # fmt: skip


def test_a_consequence_beside_anything_else_is_kept_and_rejects_nothing() -> None:
    result = found("""
序号|存在问题|处理意见|责任单位|完成时限
1|台账缺失|限期补齐|县水利局|2025年6月底前
2|设施损坏|取消评选资格|县城管局|2025年9月底前
""")
    [table] = result.tables
    assert [i.veto for i in table.items] == [False, False]
    assert [i.other for i in table.items] == [
        {"处理意见": "限期补齐"},
        {"处理意见": "取消评选资格"},
    ]


def test_a_method_that_rejects_in_some_case_only_is_no_veto() -> None:
    [table] = found("""
序号|考核内容|分值|评分标准
1|台账管理|40|缺一次扣5分，造假的取消评选资格
2|设施管护|60|损坏一处扣2分
""").tables
    assert [i.veto for i in table.items] == [False, False]


def test_a_statement_that_reaches_over_several_scored_rows_is_the_content_of_each() -> None:
    table = only_table("""
序号|考核项目|考核内容|分值|评分标准
1|组织领导（10分）|每季度至少召开一次会议研究护林工作|4|少一次扣1分
2|^|签订护林责任书，建立督办和问责机制|3|未签订的不得分
3|^|^|3|未督办的每次扣1分
4|宣传（5分）|开展宣传月活动，群众知晓率达到90%以上|5|未开展的不得分
""")
    assert paths(table) == [["组织领导"], ["组织领导"], ["组织领导"], ["宣传"]]
    assert [i.content for i in table.items] == [
        "每季度至少召开一次会议研究护林工作",
        "签订护林责任书，建立督办和问责机制",
        "签订护林责任书，建立督办和问责机制",
        "开展宣传月活动，群众知晓率达到90%以上",
    ]
    assert [i.method for i in table.items][1:3] == ["未签订的不得分", "未督办的每次扣1分"]


def test_a_mere_name_that_reaches_over_several_scored_rows_is_their_section() -> None:
    table = only_table("""
序号|考核项目|考核内容|分值|评分标准
1|组织领导（10分）|会议研究|4|每季度至少召开一次会议研究护林工作，少一次扣1分
2|^|责任落实|3|未签订责任书的不得分
3|^|^|3|未督办的每次扣1分
""")
    assert paths(table)[0] == ["组织领导", "会议研究"]
    assert table.items[0].content is None


def test_a_text_over_the_sections_and_the_contents_says_what_the_item_is() -> None:
    table = only_table("""
考核项目|考核指标|考核内容|分值|计分办法
预防|评估|重大决策的风险评估率达到100%|5|应评未评的每项扣2分
^|排查|健全排查机制，建立台账|5|未建立台账的扣4分
加分项|工作经验在省级以上会议推广的|<|每次加1分，最多加2分|<
""")
    assert paths(table)[2] == ["加分项"]
    assert table.items[2].content == "工作经验在省级以上会议推广的"
    assert table.items[2].bonus


def test_the_name_of_a_kind_over_all_columns_left_of_the_way_of_scoring_stays_a_section() -> None:
    table = only_table("""
考核项目|考核指标|考核内容|分值|计分办法
预防|评估|重大决策的风险评估率达到100%|5|应评未评的每项扣2分
^|排查|健全排查机制，建立台账|5|未建立台账的扣4分
加分项|<|<|2|工作经验在省级以上会议推广的，每次加1分
""")
    assert paths(table)[2] == ["加分项"]
    assert table.items[2].content is None


def test_points_beside_a_section_that_states_others_are_told() -> None:
    result = recognise(
        source_document(
            source_table("""
序号|编号|项目
一、落实（60分）|甲项工作|健全制度
^|20分|^
^|^|^
""")
        )
    )
    assert any("20分" in f"{d.message}" for d in result.diagnostics) or any(
        "20分" in " ".join(i.other.values()) for t in result.tables for i in t.items
    )


def test_how_one_looks_is_kept_beside_how_it_is_scored() -> None:
    table = only_table("""
测评项目|测评内容|测评标准|测评方式|分值
一、环境（10分）|1．村容村貌|①无垃圾乱倒（4分）；②无私搭乱建（2分）|实地考察|6
^|2．厕所革命|①改厕整改率达到100%（4分）|查阅资料、入户走访|4
加分项|受到市级通报表扬的，加2分。|<|查阅资料|2
""")
    assert [i.method for i in table.items] == [
        "①无垃圾乱倒（4分）；②无私搭乱建（2分）",
        "①改厕整改率达到100%（4分）",
        None,
    ]
    assert [i.other["测评方式"] for i in table.items] == [
        "实地考察",
        "查阅资料、入户走访",
        "查阅资料",
    ]


def test_how_one_looks_is_the_method_where_nothing_else_says_how_it_is_scored() -> None:
    table = only_table("""
测评项目|测评内容|测评方式|分值
环境|主次干道无垃圾乱倒|实地考察|6
^|改厕整改率达到100%|查阅资料、入户走访|4
""")
    assert [i.method for i in table.items] == ["实地考察", "查阅资料、入户走访"]


UNUSUAL = """
指标|内容|分值|考评细则|{header}
公开|预决算按时公开|6|晚一天扣1分|{first}
^|答复文书规范|4|一份不规范扣0.5分|{second}
"""


@pytest.mark.parametrize("header", ["考评方式", "评价方法"])
def test_unusual_ways_of_looking_are_kept_where_their_header_and_their_shape_tell_them(
    header: str,
) -> None:
    table = only_table(
        UNUSUAL.format(header=header, first="后台抓取", second="卷宗复读、第三方复查")
    )
    assert [i.method for i in table.items] == ["晚一天扣1分", "一份不规范扣0.5分"]
    assert [i.other[header] for i in table.items] == ["后台抓取", "卷宗复读、第三方复查"]


@pytest.mark.parametrize("second", ["每份折算0.2", "由评审组逐份复读全部卷宗后集体研究提出意见"])
def test_what_may_say_how_much_counts_is_not_taken_for_a_way_of_looking(second: str) -> None:
    table = only_table(UNUSUAL.format(header="考评方式", first="后台抓取", second=second))
    assert [i.method for i in table.items] == [
        "晚一天扣1分\n后台抓取",
        f"一份不规范扣0.5分\n{second}",
    ]


def test_two_columns_that_both_say_how_it_is_scored_stay_the_method() -> None:
    table = only_table("""
项目|内容|评分标准|评分办法|分值
环境|主次干道无垃圾乱倒|干净整洁得满分|实地考察，每处扣1分|6
^|改厕整改到位|全部到位得满分|查阅资料，每户扣1分|4
""")
    assert [i.method and "每" in i.method for i in table.items] == [True, True]
    assert all("评分办法" not in i.other for i in table.items)


def test_goals_beside_problems_are_kept_and_no_section() -> None:
    [table] = found("""
序号|反馈问题|整改目标|整改措施|责任单位
1|污水直排，群众反映强烈|消除直排|改造管网|县住建局
^|^|^|加强巡查|县水务局
2|料场露天堆放|全部入棚|逐一核查|县经信局
""").tables
    assert [[s.name for s in i.sections] for i in table.items][:2] == [
        ["污水直排，群众反映强烈"]
    ] * 2
    assert [i.other.get("整改目标") for i in table.items] == ["消除直排", "消除直排", "全部入棚"]


def test_goals_that_head_tasks_are_sections() -> None:
    [table] = found("""
序号|工作目标|工作任务|责任单位
1|提升绿化水平|新建公园2个|县园林局
2|^|栽植行道树|县交通局
3|改善水质|整治河道|县水务局
""").tables
    assert [s.name for s in table.items[0].sections] == ["提升绿化水平"]


def test_what_costs_points_is_the_content_beside_how_many_it_costs() -> None:
    [table] = recognise(
        source_document(
            "示例省评价办法", source_table("序号|扣分内容|扣分标准\n1|统计数据造假|每次扣5分\n2|台账遗失|扣2分")
        )
    ).tables  # fmt: skip
    assert [(i.content, i.method) for i in table.items] == [
        ("统计数据造假", "每次扣5分"), ("台账遗失", "扣2分"),
    ]  # fmt: skip


def test_deductions_beside_the_contents_are_for_the_assessor_to_fill_in() -> None:
    [table] = recognise(
        source_document(
            "示例省评价办法", source_table("序号|考核内容|评分标准|扣分内容\n1|台账完整|缺一项扣1分|缺两本台账")
        )
    ).tables  # fmt: skip
    assert [(i.content, i.method) for i in table.items] == [("台账完整", "缺一项扣1分")]


def test_points_to_look_at_that_name_several_contents_are_their_section() -> None:
    table = only_table("""
序号|考核项目|考核要点|考核内容|分值|评分标准|佐证材料
1|组织建设（60分）|队伍|专职人员配齐到位|30|缺一人扣5分|花名册
2|^|^|每季度培训一次以上|30|少一次扣5分|签到表
3|作风建设（40分）|纪律|全年无违纪违法案件|40|发生一起扣10分|证明
""")
    assert paths(table) == [["组织建设", "队伍"], ["组织建设", "队伍"], ["作风建设", "纪律"]]
    assert table.items[0].method == "缺一人扣5分"


def test_points_to_look_at_that_alone_say_how_each_item_is_scored_stay_so() -> None:
    table = only_table("""
序号|考核内容|考核要点|分值
1|专职人员配齐到位|缺一人扣5分，未配备的不得分|50
2|每季度培训一次以上|少一次扣5分，未开展的不得分|50
""")
    assert [(i.content, i.method) for i in table.items] == [
        ("专职人员配齐到位", "缺一人扣5分，未配备的不得分"),
        ("每季度培训一次以上", "少一次扣5分，未开展的不得分"),
    ]


def test_what_an_addition_is_told_by_is_its_material_and_the_project_its_content() -> None:
    table = only_table("""
序号|类型|项目|加（扣）分标准|认定依据
1|加分项|获得省级以上表彰|每项加3分|表彰文件
2|^|在全市会议上交流经验|每次加1分|会议材料
3|扣分项|被上级通报批评|每次扣3分|通报文件
4|一票否决|发生严重违法案件|取消评优资格|部门认定
""")
    assert paths(table) == [["加分项"], ["加分项"], ["扣分项"], ["一票否决"]]
    assert [(i.content, i.materials) for i in table.items] == [
        ("获得省级以上表彰", "表彰文件"), ("在全市会议上交流经验", "会议材料"),
        ("被上级通报批评", "通报文件"), ("发生严重违法案件", "部门认定"),
    ]  # fmt: skip
    assert [(i.bonus, i.veto) for i in table.items] == [
        (True, False), (True, False), (False, False), (False, True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("marks", "kind"),
    [(("（6分）", "（4分）"), TableKind.RUBRIC), (("", ""), TableKind.DIVISION)],
)
def test_items_that_state_their_points_make_a_rubric_though_units_stand_beside(
    marks: tuple[str, str], kind: TableKind
) -> None:
    table = only_table(
        "测评项目|测评内容|责任部门\n"
        f"社区服务|1.设立服务站点{marks[0]}|县民政局\n社区服务|2.热线按时办结{marks[1]}|县司法局"
    )
    assert table.kind is kind


def test_a_mere_name_and_its_explanation_are_the_content_together() -> None:
    table = only_table("""
评价维度|评价指标|指标说明|评分细则|权重
实施|开工进度|6月底前全部开工|每低5个百分点扣1分|60
实施|质量安全|工程质量合格，无事故|发生事故的不得分|40
""")
    assert [i.content for i in table.items] == [
        "开工进度\n6月底前全部开工", "质量安全\n工程质量合格，无事故",
    ]  # fmt: skip
    assert [i.method for i in table.items] == ["每低5个百分点扣1分", "发生事故的不得分"]


def test_the_explanation_of_a_statement_is_no_part_of_the_content() -> None:
    table = only_table("""
评价维度|评价内容|指标说明|评分细则|权重
实施|项目在6月底前全部开工并形成实物工作量|指已取得施工许可的项目|每低5个百分点扣1分|60
实施|工程质量合格，全年不发生安全生产责任事故|指一般及以上事故|发生事故的不得分|40
""")
    assert table.items[0].content == "项目在6月底前全部开工并形成实物工作量"
    assert "指已取得施工许可的项目" in table.items[0].other.values()
