"""Headings in the text above tables: sections of one rubric, or titles of several."""

from __future__ import annotations

import pytest
from support.source_tables import source_document, source_table

from filings.recognise import Found, FoundTable, recognise
from filings.source import SourceTable

HEADER = "项目|考核内容|标准分|评分办法"


def scores(name: str, *points: int, header: str = HEADER) -> SourceTable:
    rows = [f"{name}{n}|做好{name}第{n}项|{p}|少一次扣1分" for n, p in enumerate(points, 1)]
    return source_table("\n".join([header, *rows]))


def sections(table: FoundTable) -> list[list[tuple[str, str | None]]]:
    return [
        [(s.name, None if s.points is None else str(s.points)) for s in i.sections]
        for i in table.items
    ]


def under(first: str, second: str, *, header: str = HEADER) -> Found:
    return recognise(
        source_document(
            "示例省卫生乡镇评分标准\n\n" + first, scores("组织", 30, 10),
            second, scores("环境", 60, header=header),
        )
    )  # fmt: skip


def test_headings_that_count_on_and_state_points_are_sections_of_one_rubric() -> None:
    result = under("一、组织管理（40分）", "二、环境卫生（60分）")
    [table] = result.tables
    assert table.title is None or table.title == "示例省卫生乡镇评分标准"
    assert result.head.title == "示例省卫生乡镇评分标准"
    assert sections(table) == [
        [("组织管理", "40"), ("组织1", None)],
        [("组织管理", "40"), ("组织2", None)],
        [("环境卫生", "60"), ("环境1", None)],
    ]
    assert [i.source.table for i in table.items] == [0, 0, 1]
    assert any(d.code == "I110" for d in result.diagnostics)


def test_the_title_above_the_first_heading_is_the_rubrics() -> None:
    result = recognise(
        source_document(
            "附件1\n卫生乡镇评分标准\n一、组织管理（40分）", scores("组织", 40),
            "二、环境卫生（60分）", scores("环境", 60),
        )
    )  # fmt: skip
    assert [t.title for t in result.tables] == ["卫生乡镇评分标准"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("一、组织管理", "二、环境卫生"),
        ("一、组织管理（40分）", "三、环境卫生（60分）"),
        ("组织管理", "环境卫生（60分）"),
        ("一、乡镇考核评分表（100分）", "二、部门考核评分表（100分）"),
    ],
)
def test_headings_that_do_not_make_one_whole_leave_the_tables_apart(
    first: str, second: str
) -> None:
    assert len(under(first, second).tables) == 2


def test_a_table_of_another_header_is_within_the_section_that_its_heading_names() -> None:
    result = under("基本指标（40分）", "特色指标（60分）", header="项目|内容|分值|计分办法")
    assert [t.title for t in result.tables] == ["基本指标（40分）", "特色指标（60分）"]
    assert [s[0] for s in sections(result.tables[1])] == [("特色指标", "60")]


def test_the_points_in_the_title_of_the_only_rubric_are_no_sections() -> None:
    result = recognise(source_document("示例镇河道管护考核（100分）", scores("管护", 60, 40)))
    [table] = result.tables
    assert sections(table) == [[("管护1", None)], [("管护2", None)]]
    assert table.title == "示例镇河道管护考核（100分）"


def test_headings_of_vetoes_and_points_on_top_are_sections_too() -> None:
    result = recognise(
        source_document(
            "一、基础工作（100分）", scores("基础", 100),
            "二、加分项（10分）", scores("获奖", 10),
            "三、一票否决项", scores("事故", 0),
        )
    )  # fmt: skip
    [table] = result.tables
    assert [(i.bonus, i.veto) for i in table.items] == [
        (False, False), (True, False), (False, True),
    ]  # fmt: skip
    assert [d.message for d in result.diagnostics if d.code == "I118"] == []


def beside_a_rubric(heading: str) -> FoundTable:
    vetoes = source_table("""
序号|否决情形|核查方式
1|发生重大安全事故|查阅通报
2|评选中弄虚作假|综合研判
""")
    result = recognise(
        source_document("示例县示范镇基本项", scores("基础", 60, 40), heading, vetoes)
    )
    return result.tables[1]


def test_the_title_of_a_table_of_vetoes_is_no_section_of_its_items() -> None:
    table = beside_a_rubric("示例县示范镇否决项")
    assert table.title == "示例县示范镇否决项"
    assert [(i.sections, i.veto) for i in table.items] == [((), True), ((), True)]


@pytest.mark.parametrize("heading", ["三、安全生产否决项", "否决项", "一票否决项"])
def test_a_numbered_or_a_bare_heading_of_vetoes_is_a_section(heading: str) -> None:
    table = beside_a_rubric(heading)
    assert sections(table) == [[(heading.removeprefix("三、"), None)]] * 2
    assert all(i.veto for i in table.items)


@pytest.mark.parametrize(
    ("bonus", "path"), [("表2 加分项", []), ("二、加分项", [("加分项", None)])]
)
def test_a_numbered_caption_is_the_tables_own_title_and_no_section(
    bonus: str, path: list[tuple[str, str | None]]
) -> None:
    tables = recognise(
        source_document(
            "示例省节约资源评价办法\n\n表1 基础评价（100分）", scores("台账", 60, 40),
            bonus, source_table("序号|加分内容|加分标准\n1|获得省级表扬|每次加1分\n2|推广经验|每次加2分"),
        )
    ).tables  # fmt: skip
    assert [t.title for t in tables] == ["表1 基础评价（100分）", bonus]
    assert sections(tables[0]) == [[("台账1", None)], [("台账2", None)]]
    assert sections(tables[1]) == [path, path]
    assert [i.bonus for i in tables[1].items] == [True, True]
