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
    "text", ["10~50分", "2分/次", "-10", "3+2", "“8”", "50%", "每项1分共5分", "20（3分）"]
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


def sections(items: tuple[FoundItem, ...]) -> list[list[tuple[str, str | None]]]:
    return [
        [(s.name, None if s.points is None else str(s.points)) for s in i.sections] for i in items
    ]


@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        ("A1安全（40）", "A2成效⏎(60)", ("安全", "成效")),
        ("党的建设〔40〕", "经济发展【60】", ("党的建设", "经济发展")),
        ("一、组织领导（40分）", "二、工作成效（60分）", ("组织领导", "工作成效")),
    ],
)
def test_a_bare_figure_in_brackets_is_the_sections_points_where_the_sums_agree(
    first: str, second: str, names: tuple[str, str]
) -> None:
    result = found(f"""
指标|内容|分值|评分标准
{first}|排查隐患|15|每处扣1分
^|开展演练|25|少一次扣2分
{second}|事故下降|60|按比例计分
""")
    one, two = (names[0], "40"), (names[1], "60")
    assert sections(result.tables[0].items) == [[one], [one], [two]]


def test_a_bare_figure_that_no_sum_confirms_stays_in_the_name_and_is_told() -> None:
    result = found(
        "类别|内容|分值|评分标准\n组织（2024）|专班|10|未建扣分\n成效（70）|覆盖|60|未达扣分"
    )
    assert sections(result.tables[0].items) == [[("组织（2024）", None)], [("成效（70）", None)]]
    assert told(result, 1, "I107") and told(result, 2, "I107")


def test_shares_in_brackets_are_read_as_points_and_each_item_says_so() -> None:
    result = found("类别|内容|评分标准\n党的建设（20%）|学习|缺一次扣1分\n发展（80%）|招商|按比例")
    assert sections(result.tables[0].items) == [[("党的建设", "20")], [("发展", "80")]]
    assert told(result, 1, "I107") and told(result, 2, "I107")


def test_rows_that_head_numbered_rows_are_sections_and_their_points_do_not_count_twice() -> None:
    [table] = found("""
编号|指标|分值|评分标准
1|组织保障|30|
1.1|机构|10|
1.1.1|成立专班|6|未成立扣分
1.1.2|配备人员|4|未配备扣分
1.2|经费|20|
1.2.1|列入预算|20|未列入扣分
小计||30|
2|成效|70|
2.1|覆盖|70|未覆盖扣分
总分||100|
""").tables
    outer = ("组织保障", "30")
    assert [i.no for i in table.items] == ["1.1.1", "1.1.2", "1.2.1", "2.1"]
    assert sections(table.items) == [
        [outer, ("机构", "10")], [outer, ("机构", "10")], [outer, ("经费", "20")], [("成效", "70")],
    ]  # fmt: skip
    assert sum(i.points or 0 for i in table.items) == table.total == 100


def test_bare_rows_whose_points_are_the_sums_of_those_below_are_sections() -> None:
    [table] = found("""
内容|分值|评分标准
组织领导|15|
建立专班|15|未建立扣分
工作成效|85|
覆盖率|40|未达到扣分
满意率|45|未达到扣分
""").tables
    assert [i.content for i in table.items] == ["建立专班", "覆盖率", "满意率"]
    assert [s[0] for s in sections(table.items)] == [
        ("组织领导", "15"), ("工作成效", "85"), ("工作成效", "85"),
    ]  # fmt: skip


def test_a_head_that_is_scored_itself_stays_an_item_and_is_told() -> None:
    result = found("编号|指标|分值|评分标准\n1|组织|30|查看文件\n1.1|专班|30|未建扣分")
    assert len(result.tables[0].items) == 2
    assert told(result, 1, "I107")


@pytest.mark.parametrize("label", ["小计", "合计", "12|总计", "总分"])
def test_sums_are_no_items_wherever_they_stand(label: str) -> None:
    cells = label if "|" in label else f"{label}|"
    [table] = found(
        f"序号|内容|分值|评分标准\n1|专班|30|查文件\n{cells}|30|\n2|覆盖|70|查台账"
    ).tables
    assert [i.content for i in table.items] == ["专班", "覆盖"]


def test_figures_that_make_the_whole_are_read_and_told_where_the_items_do_not_add_up() -> None:
    result = found(
        "指标|内容|分值|责任单位\nA1安全（40）|制度|15|县应急局\nA2教育（60分）|课程|60|县教育局"
    )
    assert sections(result.tables[0].items) == [[("安全", "40")], [("教育", "60")]]
    assert told(result, 1, "I107")


def test_bare_rows_numbered_otherwise_than_those_below_are_sections() -> None:
    [table] = found("""
序号|创建标准|分值（100分）|自评
一|组织健全|20分|
1|有领导机构|10分|
2|有工作人员|10分|
二|成效明显|80分|
1|无重大事故|80分|
""").tables
    assert [i.content for i in table.items] == ["有领导机构", "有工作人员", "无重大事故"]
    assert sections(table.items) == [[("组织健全", "20")]] * 2 + [[("成效明显", "80")]]
    assert [i.sections[0].no for i in table.items] == ["一", "一", "二"]


def test_points_that_should_be_earned_are_the_items_and_those_earned_are_not() -> None:
    [table] = found("项目|内容|应得分|扣分标准|扣分|实得分\n消防|通道畅通|10|一处扣2分|2|8").tables
    assert points(table.items) == ["10"]
    assert table.items[0].other == {"扣分": "2", "实得分": "8"}


def test_codes_in_front_of_sections_number_them_and_one_alone_does_not() -> None:
    result = found("A级指标|B级指标|分值\nA1安全|B1制度|40\n^|B2队伍|20\nA2教育|B3课程|40")
    [table] = result.tables
    assert [[(s.no, s.name) for s in i.sections] for i in table.items] == [
        [("A1", "安全")], [("A1", "安全")], [("A2", "教育")],
    ]  # fmt: skip
    [table] = found("类别|内容|分值\nA4纸张|节约用纸|40\n^|双面打印|60").tables
    assert [i.sections[0].name for i in table.items] == ["A4纸张", "A4纸张"]


@pytest.mark.parametrize(
    ("first", "second"), [("组织（10）", "落实（90）"), ("组织 10", "落实 90")]
)
def test_figures_behind_contents_that_make_the_whole_are_their_points_and_told(
    first: str, second: str
) -> None:
    result = found(f"考核内容及分值|评分标准\n{first}|未成立扣分\n{second}|每少一项扣分")
    items = result.tables[0].items
    assert [i.content for i in items] == ["组织", "落实"]
    assert points(items) == ["10", "90"]
    assert told(result, 1, "I107") and told(result, 2, "I107")


def test_most_that_an_item_may_earn_and_points_on_top_in_brackets_are_read_and_told() -> None:
    result = found(
        "序号|内容|分值|评分标准\n1|创新做法|最高5分|按档计分\n2|获得表彰|3（加分）|市级3分\n3|经费|10|到位得分"
    )
    items = result.tables[0].items
    assert [(i.points, i.bonus) for i in items] == [(5, False), (3, True), (10, False)]
    assert told(result, 1, "I107") and told(result, 2, "I121")


def test_points_behind_a_content_are_the_items_beside_a_method_of_its_own() -> None:
    result = found(
        "指标|评分标准|责任单位\n公开率达到100%。（20分）|未公开的扣2分|县司法局\n落实清单制度|公布得5分|县编办"
    )
    items = result.tables[0].items
    assert [(i.content, i.points) for i in items] == [
        ("公开率达到100%。", 20),
        ("落实清单制度", None),
    ]


def test_what_else_a_bracket_of_points_says_stays_in_the_name() -> None:
    result = found(
        "类别|序号|内容|分值|评分标准\n履职（20分，每项10分）|1|公开清单|10|公开得分\n^|2|清理文件|10|清理得分"
    )
    [section] = {i.sections[-1] for i in result.tables[0].items}
    assert (section.name, section.points) == ("履职（每项10分）", 20)


def test_points_of_outer_sections_are_read_though_the_row_of_the_sum_is_merged_otherwise() -> None:
    result = found("""
一级指标|分值|二级指标|分值|三级指标|分值|评估要点及评分
组织管理|30|机构|12|明确分管领导|12|分管领导明确得12分
^|^|经费|18|列入年度预算|18|未列入不得分
推广|70|学校|70|开展诵读活动|70|每少一次扣4分
总分|<|<|<|<|100|得分85分以上为达标
""")
    [table] = result.tables
    assert sections(table.items) == [
        [("组织管理", "30"), ("机构", "12")],
        [("组织管理", "30"), ("经费", "18")],
        [("推广", "70"), ("学校", "70")],
    ]
    assert table.total == 100
    assert table.levels == ("一级指标", "二级指标")
    assert [i.method for i in table.items][1:] == ["未列入不得分", "每少一次扣4分"]
    assert told(result, 4, "I112")


def test_a_sum_beside_the_points_of_its_items_is_the_sections_whatever_stands_between() -> None:
    [table] = found("""
项目|标准要求|总分|小项分|考评办法
领导有力|纳入议事日程|15|5|未纳入扣5分
^|召开专题会议|^|10|少一次扣5分
宣传到位|设置宣传栏|25|25|没有的扣4分
""").tables
    assert sections(table.items) == [
        [("领导有力", "15")],
        [("领导有力", "15")],
        [("宣传到位", "25")],
    ]
    assert points(table.items) == ["5", "10", "25"]
    assert [i.other for i in table.items] == [{}, {}, {}]
    assert [c.field for c in table.columns][2:4] == ["section", "points"]


def test_a_figure_that_is_no_sum_of_the_items_beside_it_is_kept_and_told() -> None:
    result = found("""
项目|标准要求|总分|小项分|考评办法
领导有力|纳入议事日程|20|5|未纳入扣5分
^|召开专题会议|^|10|少一次扣5分
宣传到位|设置宣传栏|25|25|没有的扣4分
""")
    items = result.tables[0].items
    assert [[s.points for s in i.sections] for i in items] == [[None], [None], [None]]
    assert [i.other for i in items] == [{"总分": "20"}, {"总分": "20"}, {"总分": "25"}]
    assert all(told(result, row, "I103") for row in (1, 2, 3))


def test_points_that_stand_further_right_the_deeper_the_row_are_one_column() -> None:
    result = found("""
序号|评定项目|大项分值|小项分值|责任单位|完成时限
1|体制机制|30|||
1.1|成立领导小组，每季度召开会议||20|县文旅局|2024年6月底前
1.2|纳入年度综合考核||10|县人社局|2024年6月底前
2|公共服务|20|||
2.1|开通旅游公交专线不少于3条||20|县交通运输局|2024年9月底前
""")
    [table] = result.tables
    assert [(i.no, i.points, i.sections[0].name) for i in table.items] == [
        ("1.1", 20, "体制机制"),
        ("1.2", 10, "体制机制"),
        ("2.1", 20, "公共服务"),
    ]
    assert [i.sections[0].points for i in table.items] == [30, 30, 20]
    assert "I108" not in [d.code for d in result.diagnostics]


def test_two_kinds_of_points_each_for_rows_of_its_own_are_not_one_column() -> None:
    [table] = found("""
序号|考核内容|日常分值|年终分值|评分标准
1|成立领导小组，每季度召开会议|10||未成立的不得分
2|纳入年度综合考核|10||未纳入的不得分
3|群众满意度测评||20|按测评结果计分
""").tables
    assert [i.points for i in table.items] != [10, 10, 20]
    assert table.items[0].other["日常分值"] == "10"


@pytest.mark.parametrize(
    ("text", "method", "worth"),
    [
        ("50+30", "制度健全，得50分；人员到位，得30分。", "80"),
        ("80⏎（甲项50分，乙项30分）", "按项计分", "80"),
        ("≤80", "按档计分", "80"),
    ],
)
def test_points_that_something_else_confirms_are_read_kept_and_told(
    text: str, method: str, worth: str
) -> None:
    result = found(f"序号|内容|分值|评分标准\n1|机构设置|{text}|{method}\n2|经费|20|到位得分")
    item = result.tables[0].items[0]
    assert str(item.points) == worth
    assert item.other == {"分值": text.replace("⏎", "\n")}
    assert told(result, 1, "I107")


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("50+30", "制度健全，得50分；人员到位，得20分。"),
        ("80（甲项50分，乙项20分）", "按项计分"),
        ("-20", "发现一起扣20分"),
    ],
)
def test_points_that_nothing_confirms_are_not_read(text: str, method: str) -> None:
    result = found(f"序号|内容|分值|评分标准\n1|机构设置|{text}|{method}\n2|经费|20|到位得分")
    item = result.tables[0].items[0]
    assert (item.points, item.other) == (None, {"分值": text})
    assert told(result, 1, "I107")


def test_weights_that_make_the_whole_are_points() -> None:
    result = found("""
序号|指标名称|权重|评分办法
1|粮食面积|50|按比例计分
2|农田建设|30|按比例计分
3|户厕改造|20%|未完成的不得分
合计|<|100|
""")
    assert points(result.tables[0].items) == ["50", "30", "20"]
    assert told(result, 3, "I107") and not told(result, 1, "I107")
    items = found("序号|指标|权重|评分办法\n1|粮食|50%|按比例\n2|农田|20%|按比例").tables[0].items
    assert points(items) == [None, None]


@pytest.mark.parametrize(
    ("bracket", "agrees"),
    [("（20分，每项指标10分）", True), ("（每项10分）", True), ("（50分，每项10分）", False)],
)
def test_points_that_a_section_gives_to_each_of_its_items_are_theirs(
    bracket: str, agrees: bool
) -> None:
    result = found(f"""
一级指标|三级指标|评分标准
依法履职{bracket}|公布清单|未公布扣2分
^|动态调整|未调整扣2分
制度完善|合法性审核|应审未审扣2分
""")
    items = result.tables[0].items
    assert points(items) == ["10", "10", None]
    assert [s.name for i in items for s in i.sections] == ["依法履职", "依法履职", "制度完善"]
    severities = {str(d.severity) for d in result.diagnostics if d.code == "I107"}
    assert severities == ({"info"} if agrees else {"warning"})


def test_items_keep_their_own_points_where_a_section_speaks_of_each() -> None:
    items = (
        found("""
一级指标|三级指标|分值|评分标准
依法履职（15分，每项10分）|公布清单|5|未公布扣2分
^|动态调整||未调整扣2分
""")
        .tables[0]
        .items
    )
    assert points(items) == ["5", "10"]


def test_a_bracket_that_says_how_points_are_taken_off_gives_none() -> None:
    items = found("类别|内容|评分标准\n履职（每缺一项扣2分）|公布清单|未公布扣2分").tables[0].items
    assert points(items) == [None]
    assert items[0].sections[0].name == "履职（每缺一项扣2分）"


def test_a_stroke_says_that_a_veto_or_a_bonus_has_no_points_or_deadline() -> None:
    result = found("""
一级指标|考核内容|分值|评分标准|完成时限
组织领导|成立专班|100|未成立扣5分|2025年6月底前
加分项|经验推广|5|每次加1分|—
一票否决|发生重大事故|—|取消资格|/
""")
    assert [d.code for d in result.diagnostics if d.code == "I108"] == []
    result = found("序号|内容|分值|评分标准\n1|专班|100|未成立扣5分\n2|经费|—|未到位扣5分")
    assert told(result, 2, "I108")


def test_parts_of_a_content_are_criteria_where_the_method_only_says_how_one_looks() -> None:
    rows = "项目|指标|评价要点|分值|评价方法\n党政同责|责任|常委会专题研究（4分）；清单明确（8分）。|12|查阅纪要"
    [item] = found(rows).tables[0].items
    assert [(c.text, str(c.points)) for c in item.criteria] == [
        ("常委会专题研究", "4"),
        ("清单明确", "8"),
    ]
