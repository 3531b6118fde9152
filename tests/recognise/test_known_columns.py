"""Columns of every kind in any order: each field is as it was meant, or its row is told."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.source_tables import source_document, source_table

from filings.recognise import FoundItem, recognise

CONTENTS = ("健全工作制度", "开展专题培训", "完善应急预案", "组织集中整治", "落实巡查制度")
FIELDS = {
    "no": (("序号", "编号"), ("1", "2", "3", "4", "5")),
    "content": (
        ("考核内容", "主要任务", "工作任务", "具体措施", "三级指标", "指标内容", "任务内容", "检查内容", "工作举措"),
        CONTENTS,
    ),
    "points": (
        ("分值", "标准分", "满分", "权重", "基础分", "配分", "应得分", "分值（分）", "赋分"),
        ("10", "20", "15", "25", "30"),
    ),
    "method": (
        ("评分标准", "考核办法", "评分细则", "计分方法", "扣分标准", "赋分规则", "考核方式", "评价标准"),
        tuple(f"少{n}次扣{n}分" for n in range(1, 6)),
    ),
    "materials": (
        ("佐证材料", "备查资料", "印证材料", "提供资料", "证明材料", "支撑材料"),
        tuple(f"第{n}号文件和照片" for n in range(1, 6)),
    ),
    "units": (
        ("责任单位", "责任部门", "承办单位", "责任科室", "落实单位"),
        ("县水利局", "县交通局", "县财政局、县教育局", "县民政局", "各乡镇"),
    ),
    "deadline": (
        ("完成时限", "时间要求", "时间节点", "进度安排", "计划完成时间", "办结时限", "截止时间"),
        ("2024年6月底前", "2024年9月", "全年", "2024年12月31日前", "每季度末"),
    ),
}  # fmt: skip
BESIDE = (
    (("责任领导", "牵头领导", "责任人", "联系人"), ("张某", "李某", "王某", "赵某", "孙某")),
    (("开工时间", "启动时间"), ("2024年1月", "2024年2月", "2023年12月", "2024年3月", "2024年1月")),
    (("总投资（万元）", "资金来源", "建设地点"), ("120", "85.5", "60", "300", "12")),
    (("备注", "说明"), ("无", "见附件", "", "另发", "")),
    (("自评分", "得分", "完成情况", "扣分原因"), ("", "", "", "", "")),
    (("自评得分", "考评得分"), ("9", "8", "7", "6", "5")),
    (("加分", "加减分"), ("+1", "2", "-1", "3", "2")),
    (("目标值", "2025年目标"), ("98%", "120", "35", "90%", "15")),
    (("考核单位", "评价部门"), ("县考核办", "县督查室", "县统计局", "县考核办", "县督查室")),
    (("完成标志", "目标要求"), ("无积存垃圾", "设施完好", "台账齐全", "标识清楚", "全部入网")),
)  # fmt: skip
GROUPS = ("类别", "考核项目", "工作领域", "重点任务", "一级指标", "板块", "评价项目")
INNER = ("基层组织", "基层组织", "宣传阵地", "宣传阵地", "风险排查")


@st.composite
def drawn(draw: st.DrawFn) -> tuple[str, list[str], bool]:
    """A table as it is drawn, which fields it has, and whether it has a group."""
    scored = draw(st.booleans())
    optional = ["points", "method", "materials"] if scored else ["units", "deadline"]
    needed = {"points"} if scored else {"units"}
    right = [f for f in optional if f in needed or draw(st.booleans())]
    if scored and draw(st.booleans()):
        right.append("units")
    columns = [(draw(st.sampled_from(FIELDS[f][0])), FIELDS[f][1]) for f in right]
    for headers, cells in draw(st.lists(st.sampled_from(BESIDE), max_size=3, unique=True)):
        columns.append((draw(st.sampled_from(headers)), cells))
    columns = draw(st.permutations(columns))
    grouped = draw(st.booleans())
    columns.insert(0, (draw(st.sampled_from(FIELDS["content"][0])), CONTENTS))
    if grouped:
        merged = draw(st.booleans())
        cells = tuple("^" if merged and n and INNER[n - 1] == t else t for n, t in enumerate(INNER))
        columns.insert(0, (draw(st.sampled_from(GROUPS)), cells))
    has_no = draw(st.booleans())
    if has_no:
        columns.insert(0, (draw(st.sampled_from(FIELDS["no"][0])), FIELDS["no"][1]))
    rows = ["|".join(header for header, _cells in columns)]
    rows += ["|".join(cells[n] for _header, cells in columns) for n in range(5)]
    return "\n".join(rows), ["content", *right, *(["no"] if has_no else [])], grouped


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(drawn())
def test_each_field_is_as_it_was_meant_or_its_row_is_told(
    table: tuple[str, list[str], bool],
) -> None:
    text, fields, grouped = table
    result = recognise(source_document(source_table(text)))
    items = [item for found in result.tables for item in found.items]
    assert len(items) == 5
    told = {dict(d.source or {}).get("row") for d in result.diagnostics}
    for number, item in enumerate(items):
        meant = {f: FIELDS[f][1][number] if f in fields else None for f in FIELDS}
        meant["section"] = INNER[number] if grouped else None
        if _said(item) != meant:
            assert number + 1 in told


def _said(item: FoundItem) -> dict[str, str | None]:
    return {
        "no": item.no,
        "content": item.content,
        "points": str(item.points) if item.points is not None else None,
        "method": item.method,
        "materials": item.materials,
        "units": "、".join(u.name for u in item.units) or None,
        "deadline": item.deadline.text if item.deadline is not None else None,
        "section": "／".join(s.name for s in item.sections) or None,
    }


def test_the_unit_that_serves_first_leads_and_the_person_who_does_is_none() -> None:
    [table] = recognise(
        source_document(
            source_table("""
序号|推进事项|首席服务单位|协办单位|首席服务专员|完成日期
1|完成园区项目土地摘牌|区投资促进局|区自规局|张某|2025年4月底前
2|办结冷链中心施工许可|区住建局|区行政审批局|李某|2025年6月底前
""")
        )
    ).tables
    assert [[(u.name, str(u.role)) for u in i.units] for i in table.items] == [
        [("区投资促进局", "lead"), ("区自规局", "support")],
        [("区住建局", "lead"), ("区行政审批局", "support")],
    ]
    assert [i.other["首席服务专员"] for i in table.items] == ["张某", "李某"]
