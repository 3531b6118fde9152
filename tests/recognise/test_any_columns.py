"""Any columns side by side: no cell is dropped, no figure becomes a section, nothing breaks."""

from __future__ import annotations

import json
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.source_tables import source_document, source_table

from filings.language.points import parse_points
from filings.recognise import recognise
from filings.recognise.texts import squeezed

HEADERS = [
    "序号",
    "编号",
    "项目",
    "类别",
    "一级指标",
    "二级指标",
    "三级指标",
    "考核内容",
    "考核要点",
    "工作任务",
    "重点任务",
    "具体措施",
    "目标名称",
    "全年目标",
    "分值",
    "标准分",
    "满分",
    "权重",
    "基础分",
    "加减分",
    "加分",
    "扣分",
    "得分",
    "自评分",
    "复核分",
    "应得分",
    "最高分",
    "小计",
    "评分标准",
    "考核办法",
    "评分依据",
    "工作标准",
    "佐证材料",
    "备查资料",
    "责任单位",
    "牵头单位",
    "配合单位",
    "考核单位",
    "责任领导",
    "责任人",
    "完成时限",
    "时间要求",
    "开工时间",
    "竣工时间",
    "开始",
    "完成",
    "建设地点",
    "总投资",
    "完成情况",
    "备注",
    "属性",
    "计量单位",
    "整改类型",
    "问题",
]
TEXTS = st.sampled_from(
    [
        "甲项工作",
        "健全制度",
        "县水利局",
        "县财政局、县交通局",
        "2024年6月底前",
        "长期坚持",
        "每季度末",
        "10",
        "7.5",
        "20分",
        "-5",
        "+2",
        "50%",
        "10-15分",
        "否决项",
        "加分项",
        "张某",
        "查阅文件",
        "每少一次扣2分",
        "（一）组织领导",
        "A1安全（40）",
        "一、落实（60分）",
        "约束性",
        "95%以上",
        "—",
        "1.",
        "某园区",
        "现场看，合格得5分。",
        "",
        "1.修路；2.建桥",
    ]
)


@st.composite
def drawn_tables(draw: st.DrawFn) -> tuple[list[str], list[list[str]]]:
    headers = draw(st.lists(st.sampled_from(HEADERS), min_size=3, max_size=8, unique=True))
    width = len(headers)
    rows = draw(st.lists(st.lists(TEXTS, min_size=width, max_size=width), min_size=1, max_size=6))
    for above, row in pairwise(rows):
        for column in range(width):
            if draw(st.integers(0, 5)) == 0 and above[column]:
                row[column] = "^"
    return headers, rows


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(drawn_tables())
def test_every_cell_is_in_a_field_or_told_and_no_section_is_a_figure(
    table: tuple[list[str], list[list[str]]],
) -> None:
    headers, rows = table
    drawn = "\n".join("|".join(row) for row in [headers, *rows])
    result = recognise(source_document(source_table(drawn)))
    told = squeezed(json.dumps(result.to_json(), ensure_ascii=False))
    for row in rows:
        for text in row:
            if text in ("", "^", "—"):
                continue
            parts = [p for p in _parts(squeezed(text)) if p]
            assert all(part in told for part in parts), text
    for found in result.tables:
        for item in found.items:
            for section in item.sections:
                assert not (section.name[0].isdigit() and parse_points(section.name) is not None)


def _parts(text: str) -> list[str]:
    """The words of a text whose number and points stand in fields of their own."""
    numbered = {
        "(一)组织领导": ["组织领导"],
        "A1安全(40)": ["安全"],
        "一、落实(60分)": ["落实"],
        "20分": ["20"],
        "1.修路;2.建桥": ["修路;2.建桥"],
        "1.": ["1"],
    }
    return numbered.get(text, [text])
