"""Titles of documents and tables, and the lines around them that are none."""

from __future__ import annotations

import pytest
from support.source_tables import source_document, source_table

from filings.recognise import recognise
from filings.source import SourceTable


def scores(first: int = 1, *, header: bool = True) -> SourceTable:
    rows = [f"{n}|内容{n}|10|缺1项扣1分" for n in (first, first + 1)]
    return source_table("\n".join([*(["序号|考核内容|分值|评分标准"] if header else []), *rows]))


@pytest.mark.parametrize(
    "above",
    [
        "附件1\n某镇河道管护评分表\n（满分100分，得分90分以上为优秀）",
        "附件1：\n某镇河道管护评分表\n（试行）\n填报单位：某村   填报时间：   年  月  日   单位：分",
        "附件\n某镇河道管护评分表\n单位：分",
        "附件 某镇河道管护评分表\n被考核单位：\n（征求意见稿）",
        "某镇河道管护评分表\n- 3 -",
        "某镇河道管护\n评分表\n填表日期：2025年3月1日",
    ],
)
def test_a_title_is_the_title_and_no_line_beside_it(above: str) -> None:
    result = recognise(source_document(above, scores()))
    assert result.tables[0].title == "某镇河道管护评分表"
    assert result.head.title == "某镇河道管护评分表"


def test_lines_beside_a_title_are_kept_as_notes() -> None:
    result = recognise(source_document("某镇评分表\n（满分100分）\n单位：分", scores()))
    assert result.tables[0].notes == ("（满分100分）", "单位：分")


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("示例区2025年质量工作\n重点任务分解\n一览表", "示例区2025年质量工作重点任务分解一览表"),
        (
            "示例区河湖管护三年行动方案\n（2025—2027年）",
            "示例区河湖管护三年行动方案（2025—2027年）",
        ),
        ("示例区2025年重点工作\n任务清单", "示例区2025年重点工作任务清单"),
    ],
)
def test_a_title_broken_over_lines_is_one(lines: str, title: str) -> None:
    assert recognise(source_document(lines + "\n\n一、总体要求\n")).head.title == title
    assert recognise(source_document("附件2\n" + lines, scores())).tables[0].title == title


def test_the_title_of_a_notice_and_that_of_its_list_are_two() -> None:
    result = recognise(
        source_document("示例区关于印发工作方案的通知\n各镇：\n请落实。\n附件1\n任务清单", scores())
    )
    assert result.head.title == "示例区关于印发工作方案的通知"
    assert result.tables[0].title == "任务清单"


@pytest.mark.parametrize(
    ("between", "header"),
    [
        ("—1—", True),
        ("- 2 -\n续表", True),
        ("第1页 共2页", False),
        ("— 1 —\n续表\n单位：分", False),
        ("某镇评分表（续）", True),
    ],
)
def test_a_table_goes_on_behind_a_page_number_or_a_mark(between: str, header: bool) -> None:
    result = recognise(source_document("某镇评分表", scores(), between, scores(3, header=header)))
    [table] = result.tables
    assert table.title == "某镇评分表"
    assert [i.no for i in table.items] == ["1", "2", "3", "4"]


def test_a_sheet_is_called_by_its_first_row_that_is_a_title() -> None:
    rows = "附件2|<|<|<\n某县2025年考核细则|<|<|<\n（满分20分）|<|<|<\n序号|考核内容|分值|评分标准\n1|甲|10|缺1项扣1分\n2|乙|10|缺1项扣1分"
    result = recognise(source_document(source_table(rows), file="考核.xlsx"))
    assert result.head.title == result.tables[0].title == "某县2025年考核细则"
    assert result.tables[0].notes == ("附件2", "（满分20分）")


def test_a_first_line_without_a_word_of_titles_is_the_title_and_told() -> None:
    result = recognise(source_document("某县春季大会战\n一、任务\n1.植树。（县林业局）"))
    assert result.head.title == "某县春季大会战"
    assert [(d.code, d.where) for d in result.diagnostics] == [("I127", "第1段")]


@pytest.mark.parametrize("first", ["各镇人民政府：", "一、任务", "某县林业局", "请各单位落实。"])
def test_a_first_line_that_is_something_else_is_no_title(first: str) -> None:
    assert recognise(source_document(first + "\n1.植树。（县林业局）")).head.title is None


NOTICE = "\n\n各镇人民政府：\n现将任务清单印发给你们，请落实。\n{signed}\n2025年3月4日\n示例区2025年河湖管护任务清单\n一、总体要求\n"


@pytest.mark.parametrize(
    ("above", "title"),
    [
        (
            "示例区水利局　示例区财政局\n关于印发示例区河湖管护任务清单的通知",
            "示例区水利局 示例区财政局关于印发示例区河湖管护任务清单的通知",
        ),
        (
            "示例区水利局      示例区财政局\n关于印发示例区河湖管护任务清单的通知",
            "示例区水利局 示例区财政局关于印发示例区河湖管护任务清单的通知",
        ),
        (
            "示例区水利局\n示例区财政局\n关于印发示例区河湖管护\n任务清单的通知",
            "示例区水利局 示例区财政局关于印发示例区河湖管护任务清单的通知",
        ),
        (
            "示例区水利局⏎示例区财政局⏎关于印发《示例区河湖管护任务清单》的通知",
            "示例区水利局 示例区财政局关于印发《示例区河湖管护任务清单》的通知",
        ),
        (
            "示例区水利局\n印发《关于河湖管护的\n实施方案》的通知",
            "示例区水利局印发《关于河湖管护的实施方案》的通知",
        ),
        ("关于印发２０２５年任务清单的通知", "关于印发２０２５年任务清单的通知"),
    ],
)
def test_the_title_above_the_number_is_that_of_the_notice(above: str, title: str) -> None:
    text = above + "\n示水发〔2025〕3号" + NOTICE.format(signed="示例区水利局")
    assert recognise(source_document(text)).head.title == title


@pytest.mark.parametrize("red_head", ["示例区人民政府办公室文件", "示例区专题会议纪要"])
def test_a_red_head_above_the_number_is_no_title_where_one_follows(red_head: str) -> None:
    text = red_head + "\n示政办发〔2025〕3号\n示例区人民政府办公室\n关于印发任务清单的通知"
    head = recognise(source_document(text + NOTICE.format(signed="示例区人民政府办公室"))).head
    assert head.title == "示例区人民政府办公室关于印发任务清单的通知"


def test_the_year_of_a_title_in_wide_figures_counts_days_without_one() -> None:
    text = "示例区２０２５年工作任务清单\n1.植树。（区林业局牵头，3月底前完成）\n2.修渠。（区水利局牵头）"
    item = recognise(source_document(text)).tables[0].items[0]
    assert item.deadline is not None and str(item.deadline.date) == "2025-03-31"


@pytest.mark.parametrize(
    ("signed", "issuers"),
    [
        ("示例区水利局　示例区财政局", ("示例区水利局", "示例区财政局")),
        ("示例区水利局\n示例区财政局", ("示例区水利局", "示例区财政局")),
        ("示例区人民政府　办公室", ("示例区人民政府　办公室",)),
        ("示例区总工会　示例水务公司（代章）", ("示例区总工会", "示例水务公司")),
        ("请遵照执行", ()),
    ],
)
def test_offices_that_sign_together_are_each_told(signed: str, issuers: tuple[str, ...]) -> None:
    text = "关于印发任务清单的通知\n示水发〔2025〕3号" + NOTICE.format(signed=signed)
    assert recognise(source_document(text)).head.issuers == issuers


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            "示例区委巡察工作领导小组办公室\n区直单位反馈问题整改工作台账",
            "区直单位反馈问题整改工作台账",
        ),
        ("示例区河长制办公室\n各村河道管护考核评分表（试行）", "各村河道管护考核评分表（试行）"),
        ("示例区人民政府\n民生实事项目责任分解表", "民生实事项目责任分解表"),
        ("示例区河长制办公室\n工作任务清单", "示例区河长制办公室工作任务清单"),
        ("示例区河长制办公室\n2025年重点工作任务清单", "示例区河长制办公室2025年重点工作任务清单"),
        (
            "示例区各镇街及区直单位\n环境卫生整治工作任务清单",
            "示例区各镇街及区直单位环境卫生整治工作任务清单",
        ),
    ],
)
def test_an_office_above_a_title_that_says_all_is_no_part_of_it(lines: str, title: str) -> None:
    assert recognise(source_document("\n" + lines, scores())).tables[0].title == title
    first, second = lines.split("\n")
    rows = f"{first}|<|<|<\n{second}|<|<|<\n序号|考核内容|分值|评分标准\n1|巡河|10|少一次扣1分\n2|管护|20|缺一项扣1分"
    assert recognise(source_document(source_table(rows))).tables[0].title == title


@pytest.mark.parametrize("month", ["2024年1月", "二〇二四年一月", "（2024年1月）"])
def test_the_office_and_the_month_of_a_cover_are_no_title(month: str) -> None:
    result = recognise(
        source_document("示例区文明单位测评体系\n\n示例区文明建设委员会办公室\n" + month, scores())
    )
    assert result.head.title == "示例区文明单位测评体系"
    assert result.tables[0].title is None


def test_a_title_above_the_month_of_a_cover_is_the_tables() -> None:
    result = recognise(source_document("示例区河道管护评分表\n2024年1月", scores()))
    assert result.tables[0].title == "示例区河道管护评分表"


def test_the_month_of_a_cover_settles_a_missing_year_and_this_is_told() -> None:
    table = source_table("序号|任务|责任单位|完成时限\n1|修订预案|区应急局|6月底前")
    result = recognise(source_document("示例区应急任务清单\n2024年3月\n", table))
    [item] = result.tables[0].items
    assert item.deadline is not None and str(item.deadline.date) == "2024-06-30"
    assert result.head.date is None
    assert any(d.code == "I116" and "2024年3月" in d.message for d in result.diagnostics)


def test_two_months_on_lines_of_their_own_settle_no_year() -> None:
    table = source_table("序号|任务|责任单位|完成时限\n1|修订预案|区应急局|6月底前")
    result = recognise(source_document("示例区应急任务清单\n2024年3月\n2023年9月\n", table))
    [item] = result.tables[0].items
    assert item.deadline is not None and item.deadline.date is None


TWO_TABLES = """
一、必备条件|<|<|<
序号|条件|<|审核部门
1|近三年未发生重大食品安全事件|<|县市场监管局
{heading}|<|<|<
序号|指标|分值|责任单位
1|农村卫生厕所普及率|60|县农业农村局、县住建局
2|生活垃圾无害化处理率|40|县城管局
备注：责任单位有多个的，第一个为牵头单位。|<|<|<
"""


def test_a_numbered_row_that_states_the_whole_is_the_title_of_the_table_below() -> None:
    text = TWO_TABLES.format(heading="二、评价指标（总分100分）")
    *_others, table = recognise(source_document(source_table(text))).tables
    assert table.title == "二、评价指标（总分100分）"
    assert [i.sections for i in table.items] == [(), ()]
    assert [[(u.name, str(u.role)) for u in i.units] for i in table.items] == [
        [("县农业农村局", "lead"), ("县住建局", "responsible")],
        [("县城管局", "responsible")],
    ]


def test_a_numbered_row_above_a_header_that_states_its_own_points_stays_a_section() -> None:
    text = TWO_TABLES.format(heading="二、评价指标（100分）")
    *_others, table = recognise(source_document(source_table(text))).tables
    assert [[(s.name, s.points) for s in i.sections] for i in table.items] == [
        [("评价指标", 100)],
        [("评价指标", 100)],
    ]


SCORED = source_table("""
考评内容|评分标准|扣分
1．纳入规划，每年召开会议（60分）|未纳入的扣1分|
2．经费列入预算（40分）|未列入的扣2分|
""")


def test_a_remark_between_the_title_and_the_table_hides_no_title() -> None:
    note = "说明：本标准总分100分，90分以上的可推荐命名。"
    [table] = recognise(source_document("示范县考评标准", "（某县办公室）", note, SCORED)).tables
    assert table.title == "示范县考评标准"
    assert note in table.notes


def test_a_sentence_above_a_table_is_no_remark_about_it_and_hides_its_title() -> None:
    text = "各镇要对照标准，逐项开展自查。"
    [table] = recognise(source_document("示范县考评标准", text, SCORED)).tables
    assert table.title is None
    assert text not in table.notes


@pytest.mark.parametrize(
    "bracket", ["（适用于各镇人民政府）", "（县政府办公室）", "（适用于县直部门）"]
)
def test_offices_in_brackets_between_title_and_table_make_the_title_no_task(bracket: str) -> None:
    [table] = recognise(source_document("示范县考评标准", bracket, SCORED)).tables
    assert table.title == "示范县考评标准"
    assert bracket in table.notes


def test_offices_in_brackets_below_a_numbered_task_still_are_to_do_it() -> None:
    text = ("1.修订示范县考评标准", "（县政府办公室）", "2.建立工作台账", "（县档案馆牵头）")
    tasks = recognise(source_document(*text, SCORED)).tables[-1]
    assert [i.units[0].name for i in tasks.items] == ["县政府办公室", "县档案馆"]


def test_a_bracket_that_says_to_whom_a_task_applies_names_nobody_to_do_it() -> None:
    text = ("1.开展环境整治（县住建局）", "2.公示考评结果（适用于各镇人民政府）")
    [table] = recognise(source_document(*text)).tables
    assert [i.content for i in table.items] == ["开展环境整治"]


def test_office_and_day_in_brackets_below_the_title_are_the_papers() -> None:
    head = recognise(
        source_document(
            "某市2024年重点任务分工", "（某市市场监督管理局  2024年2月28日）", "一、任务"
        )
    ).head
    assert str(head.date) == "2024-02-28"
    later = recognise(
        source_document("某市2024年重点任务分工", "（2024年2月28日前报送材料）", "一、任务")
    )
    assert later.head.date is None


@pytest.mark.parametrize(
    ("title", "lead_in", "found"),
    [
        ("示例县2025年工作任务清单", "2025年全县重点抓好以下任务。", "示例县2025年工作任务清单"),
        ("示例县2025年工作任务清单", "各项任务分工如下：", "示例县2025年工作任务清单"),
        ("示例县2025年工作任务清单", "各镇要高度重视，认真抓好落实。", None),
        ("示例县2025年工作实施方案", "2025年全县重点抓好以下任务。", None),
    ],
)
def test_the_title_of_a_list_above_the_sentence_that_leads_to_it(
    title: str, lead_in: str, found: str | None
) -> None:
    [table] = recognise(
        source_document(
            f"{title}\n{lead_in}", source_table("序号|工作任务|责任单位\n1|建立台账|县民政局")
        )
    ).tables
    assert table.title == found
