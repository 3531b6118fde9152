"""One principle for many headers: groups lead to the item, the innermost naming text is its content.

How it is scored is the method, what proves it the materials.
"""

from __future__ import annotations

import itertools

import pytest
from support.source_tables import source_document, source_table

from filings.recognise import FoundItem, FoundTable, recognise

CHAINS = (
    "一级指标|二级指标|三级指标",
    "项目|内容",
    "类别|任务名称",
    "考核内容|考核要点",
    "A级指标|B级指标|C级指标",
    "目标名称|任务名称",
    "工作领域|重点任务|具体措施",
    "指标类别|指标名称",
    "考评项目|考评内容",
    "大类|小类|测评指标",
    "板块|事项",
    "准则层|指标层",
    "维度|指标",
    "一级目录|二级目录|检查要点",
    "创建内容|创建标准",
    "环节|工作内容",
    "条线|工作事项",
    "评价内容|评价要点",
    "主要任务|重点举措",
    "行动名称|行动内容",
    "任务|子任务",
    "重点任务|具体任务",
    "方面|要求",
    "项目类别|项目名称|建设内容",
    "考核项目|考核指标",
    "评价指标|评价内容",
    "指标项|考核内容",
    "检查项目|检查内容",
    "一级指标|二级指标|指标内容",
    "模块|项目|要求",
    "任务类别|任务内容",
    "测评项目|测评内容",
    "考核类别|考核事项",
    "工作任务|工作要求",
    "项目|工作内容及要求",
    "评估项目|评估要素",
    "总体目标|重点工作",
    "类型|举措",
    "任务|措施",
    "指标|观测点",
    "一级指标|二级指标|主要观测点",
    "考核大项|考核小项",
    "评分项目|评分内容",
    "体系|条款",
    "目标|任务",
    "主题|建设要点",
    "职能|考核内容",
    "重点领域|主要任务",
    "问题类型|整改任务",
    "序列|创建任务",
    "考核指标|指标内容",
    "分类|考核点",
    "一级指标|二级指标",
    "责任清单|具体内容",
    "工作目标|工作措施",
    "内容|标准",
    "指标|标准",
    "考核项目|考核内容及标准",
    "考核内容|工作标准",
    "项目|验收内容",
)
METHODS = (
    "",
    "评分标准",
    "计分办法",
    "考核办法",
    "扣分标准",
    "赋分规则",
    "考核标准",
    "打分说明",
    "评价标准",
    "得分标准",
    "检查方式",
    "分值说明",
    "评价办法",
    "考核方式",
    "评分依据",
    "评定标准",
    "计分方法及标准",
    "评分标准及办法",
    "量化标准",
    "考核细则",
    "评分说明",
    "考评办法及标准",
)
MATERIALS = (
    "",
    "佐证材料",
    "备查资料",
    "印证材料",
    "提供资料",
    "证明材料",
    "台账资料",
    "查阅资料",
    "支撑材料",
    "资料清单",
    "佐证资料清单",
    "需提供的材料",
    "迎检资料",
    "申报材料要求",
    "材料报送",
)
OUTER = ("党建引领", "安全生产")
INNER = ("基层组织", "宣传阵地", "风险排查")
CONTENTS = ("健全工作制度", "开展专题培训", "完善应急预案", "组织集中整治", "落实巡查制度")


def path_of(row: int, depth: int) -> list[str]:
    """The sections of a row: two rows for each inner one, four for each outer one."""
    return [OUTER[row // 4], INNER[row // 2]][2 - depth :] if depth else []


def table_of(
    chain: str, method: str = "", materials: str = "", *, merged: bool = True, points: bool = True
) -> FoundTable:
    headers = chain.split("|")
    depth = len(headers) - 1
    beside = [*(["分值"] if points else []), *filter(None, [method, materials]), "责任单位"]
    rows = [["序号", *headers, *beside]]
    for row, content in enumerate(CONTENTS):
        path: list[str] = path_of(row, depth)
        above = path_of(row - 1, depth) if row and merged else [""] * depth
        shown = ["^" if a == b else a for a, b in zip(path, above, strict=True)]
        cells = [str(row + 1), *shown, content]
        cells += [str(row + 5)] if points else []
        cells += [f"少{row + 1}次扣{row + 1}分"] if method else []
        cells += [f"第{row + 1}号文件和照片"] if materials else []
        rows.append([*cells, ("县交通局", "县水利局")[row % 2]])
    drawn = "\n".join("|".join(cells) for cells in rows)
    [table] = recognise(source_document(source_table(drawn))).tables
    return table


def texts(item: FoundItem) -> tuple[list[str], str | None]:
    return [s.name for s in item.sections], item.content


@pytest.mark.parametrize(
    ("merged", "points", "method"),
    list(itertools.product([True, False], [True, False], ["", "评分标准"])),
)
@pytest.mark.parametrize("chain", CHAINS)
def test_the_innermost_naming_text_is_the_content_and_the_groups_are_its_path(
    chain: str, merged: bool, points: bool, method: str
) -> None:
    items = table_of(chain, method, merged=merged, points=points).items
    assert [texts(i) for i in items] == [
        (path_of(row, chain.count("|")), content) for row, content in enumerate(CONTENTS)
    ]
    scored = [f"少{row}次扣{row}分" if method else None for row in range(1, 6)]
    assert [i.method for i in items] == scored


@pytest.mark.parametrize("materials", MATERIALS)
@pytest.mark.parametrize("method", METHODS)
def test_how_it_is_scored_and_what_proves_it_have_fields_of_their_own(
    method: str, materials: str
) -> None:
    items = table_of("类别|内容", method, materials).items
    assert [i.content for i in items] == list(CONTENTS)
    assert [i.method for i in items] == [
        f"少{row}次扣{row}分" if method else None for row in range(1, 6)
    ]
    assert [i.materials for i in items] == [
        f"第{row}号文件和照片" if materials else None for row in range(1, 6)
    ]


def test_two_texts_that_fill_one_field_are_joined_and_that_is_told() -> None:
    drawn = "项目|要求|标准|分值|考核办法\n道路|每日清扫|无积存垃圾|10|现场查看"
    result = recognise(source_document(source_table(drawn)))
    assert result.tables[0].items[0].method == "无积存垃圾\n现场查看"
    assert [d.code for d in result.diagnostics if dict(d.source or {})["row"] == 1] == ["I122"]


@pytest.mark.parametrize(
    "header", ["建设地点", "总投资", "资金来源", "全年目标", "考核对象", "完成标志"]
)
def test_what_a_task_is_like_is_kept_beside_what_is_to_be_done(header: str) -> None:
    drawn = f"""
序号|目标名称|{header}|责任单位
1|新建公园|120|县住建局
2|改造道路|85|县交通局
"""
    result = recognise(source_document(source_table(drawn)))
    items = result.tables[0].items
    assert [i.content for i in items] == ["新建公园", "改造道路"]
    assert [i.other for i in items] == [{header: "120"}, {header: "85"}]
    assert {dict(d.source or {})["row"] for d in result.diagnostics if d.code == "I103"} == {1, 2}


def test_indicators_with_figures_beside_them_are_the_contents() -> None:
    drawn = """
一级指标|二级指标|单位|2024年实绩|增速|权重|牵头考核部门
经济|工业产值|亿元|120|6%|15|区发改局
^|财政收入|亿元|20|5%|10|区财政局
"""
    result = recognise(source_document(source_table(drawn)))
    items = result.tables[0].items
    assert [texts(i) for i in items] == [(["经济"], "工业产值"), (["经济"], "财政收入")]
    assert [i.other["牵头考核部门"] for i in items] == ["区发改局", "区财政局"]
    told = [d.where for d in result.diagnostics if "牵头考核部门" in d.message]
    assert told == ["表1第1行"]


@pytest.mark.parametrize(
    "header", ["考核单位", "考评部门", "数据来源部门", "评分部门", "认定部门", "数据来源"]
)
def test_who_scores_is_kept_and_told_once_for_the_column_and_is_not_responsible(
    header: str,
) -> None:
    result = recognise(
        source_document(
            source_table(f"""
序号|考核内容|分值|评分标准|{header}
1|巡河到位|50|少一次扣1分|县河长办
2|管护到位|50|缺一处扣1分|县水利局
""")
        )
    )
    items = result.tables[0].items
    assert [i.other for i in items] == [{header: "县河长办"}, {header: "县水利局"}]
    assert [i.units for i in items] == [(), ()]
    [told] = [d for d in result.diagnostics if d.code == "I103"]
    assert header in told.message and "责任单位" in told.message


@pytest.mark.parametrize(
    ("header", "role"),
    [("责任领导单位", "lead"), ("领导单位", "lead"), ("考核责任单位", "responsible")],
)
def test_who_leads_or_is_held_to_it_is_a_unit(header: str, role: str) -> None:
    [table] = recognise(
        source_document(
            source_table(f"""
序号|重点任务|{header}|时间节点
1|编制方案|县水利局|2025年6月底前
2|整治排污口|县住建局|2025年9月底前
""")
        )
    ).tables
    assert [[(u.name, str(u.role)) for u in i.units] for i in table.items] == [
        [("县水利局", role)], [("县住建局", role)],
    ]  # fmt: skip


def test_a_leader_is_a_person_and_no_unit() -> None:
    [table] = recognise(
        source_document(
            source_table("""
序号|重点任务|责任领导|责任单位
1|编制方案|张某|县水利局
2|整治排污口|李某|县住建局
""")
        )
    ).tables
    assert [[u.name for u in i.units] for i in table.items] == [["县水利局"], ["县住建局"]]


def test_units_of_several_columns_stand_in_the_order_of_the_columns() -> None:
    [table] = recognise(
        source_document(source_table("任务|责任单位|协助单位\n修路|县交通局|县财政局、县公安局"))
    ).tables
    assert [u.name for u in table.items[0].units] == ["县交通局", "县财政局", "县公安局"]


def test_a_kind_right_of_the_content_is_no_section() -> None:
    drawn = "反馈问题|整改措施|整改类型|时限|责任单位\n台账不全|补齐台账|立行立改|3月底|县财政局"
    item = recognise(source_document(source_table(drawn))).tables[0].items[0]
    assert texts(item) == (["台账不全"], "补齐台账")
    assert item.other == {"整改类型": "立行立改"}


def test_points_over_large_and_small_parts_are_points_though_their_headers_say_parts() -> None:
    drawn = """
考核内容|<|分值|<|考核方式
大项|小项|大项|小项|^
组织|机构|20|10|查阅文件
^|人员|^|10|查阅文件
成效|产值|80|80|现场核实
"""
    [table] = recognise(source_document(source_table(drawn))).tables
    assert [texts(i) for i in table.items] == [
        (["组织"], "机构"), (["组织"], "人员"), (["成效"], "产值"),
    ]  # fmt: skip
    assert [str(i.points) for i in table.items] == ["10", "10", "80"]


@pytest.mark.parametrize(
    "beside", ["1月|2月|3月", "优（10分）|良（8分）|差（0分）", "标兵线|达标线|底线"]
)
def test_a_header_is_known_by_what_is_to_be_done_and_by_whom(beside: str) -> None:
    result = recognise(
        source_document(source_table(f"任务|{beside}|责任单位\n建园|甲|乙|丙|县水利局"))
    )
    item = result.tables[0].items[0]
    assert item.content == "建园"
    assert item.other == dict(zip(beside.split("|"), "甲乙丙", strict=True))
    assert [dict(d.source or {})["row"] for d in result.diagnostics].count(1) == 3


def test_points_on_top_in_words_are_neither_deadlines_nor_contents() -> None:
    drawn = "项目|基础分|加分|减分\n卫生|50|每次+2|每次-2\n安全|50|每次+5|一票否决"
    [table] = recognise(source_document(source_table(drawn))).tables
    assert [i.content for i in table.items] == ["卫生", "安全"]
    assert [i.deadline for i in table.items] == [None, None]
    assert table.items[0].other == {"加分": "每次+2", "减分": "每次-2"}


def test_contents_with_numbers_in_front_are_no_figures() -> None:
    drawn = "重点任务|工作举措|牵头单位\n强基础|1.建组织|县民政局\n^|2.配队伍|县人社局"
    [table] = recognise(source_document(source_table(drawn))).tables
    assert [texts(i) for i in table.items] == [(["强基础"], "建组织"), (["强基础"], "配队伍")]


def test_a_header_over_texts_and_figures_gives_the_figures_to_the_points() -> None:
    drawn = "考核项目|评分标准及分值|<|得分\n组织|成立专班|10|\n^|召开会议|20|\n落实|开展检查|70|"
    [table] = recognise(source_document(source_table(drawn))).tables
    assert [i.method for i in table.items] == ["成立专班", "召开会议", "开展检查"]
    assert [str(i.points) for i in table.items] == ["10", "20", "70"]


def test_months_below_a_header_of_time_say_what_is_done_by_then() -> None:
    drawn = """
工作内容|责任部门|时间进度|<
^|^|3月|6月
修路|交通所|开工|完工
建桥|水利所|设计|合龙
"""
    result = recognise(source_document(source_table(drawn)))
    assert [i.other for i in result.tables[0].items] == [
        {"3月": "开工", "6月": "完工"}, {"3月": "设计", "6月": "合龙"},
    ]  # fmt: skip
    assert {dict(d.source or {})["row"] for d in result.diagnostics} == {2, 3}


def test_a_task_with_its_deadline_in_one_cell_is_both() -> None:
    drawn = "工作任务及完成时限|牵头单位\n1.修订规划（2024年6月底前）|县水利局\n2.整治市场（2024年9月底前）|县公安局"
    items = recognise(source_document(source_table(drawn))).tables[0].items
    assert [i.no for i in items] == ["1", "2"]
    assert [i.content for i in items] == ["修订规划（2024年6月底前）", "整治市场（2024年9月底前）"]
    assert [i.deadline and str(i.deadline.date) for i in items] == ["2024-06-30", "2024-09-30"]


def test_a_row_of_steps_and_of_money_is_no_header() -> None:
    drawn = "工作|单位|3月|6月\n修路|交通所|开工|完工\n水利资金|水利所|项目投资|竣工\n建桥|县民政局|设计|合龙"
    [table] = recognise(source_document(source_table(drawn))).tables
    assert [i.content for i in table.items] == ["修路", "水利资金", "建桥"]
