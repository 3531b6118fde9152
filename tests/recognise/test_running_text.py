"""Notices and plans: what they are called, when they are of, their stages, tasks in running text."""

from __future__ import annotations

import pytest
from support.source_tables import source_document, source_table

from filings.recognise import Found, FoundItem, recognise


def found(text: str) -> Found:
    return recognise(source_document(text))


def items(text: str) -> tuple[FoundItem, ...]:
    return tuple(i for t in found(text).tables for i in t.items)


def units(item: FoundItem) -> list[tuple[str, str]]:
    return [(u.name, str(u.role)) for u in item.units]


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
        "5.市卫健委负责开展戊行动。"
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
    assert told == [("第8段", "没有读成任务：“5.市卫健委负责开展戊行动。”")]


def test_labels_with_a_sentence_behind_them_are_told_not_read() -> None:
    result = found("1.改造老旧小区。责任单位：规划建设局。时限：2026年底。")
    assert [t.items for t in result.tables] == []
    assert [d.code for d in result.diagnostics] == ["I120", "I101"]


def test_a_sentence_that_names_a_leader_is_no_task_where_there_are_none() -> None:
    result = found("一、保障\n1.加强领导。由市司法局牵头，市财政局配合。")
    assert [t.items for t in result.tables] == []
