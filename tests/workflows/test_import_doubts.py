"""What an import says to people: what weighs most first, the same thing once, no place left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.source_tables import source_document, source_table

from filings.diagnostics import Diagnostic, Severity
from filings.recognise.findings import Source
from filings.recognise.places import at_source
from filings.workflows.import_ import REPORT_FILE, import_documents
from filings.workflows.import_doubts import advice_once, grouped, places


def said(severity: Severity, message: str, where: str | None) -> Diagnostic:
    return Diagnostic("I108", severity, message, ("补上",), None, where)


def test_the_same_thing_in_many_rows_is_one_line_with_all_rows() -> None:
    told = [
        said(Severity.INFO, "沿用上面的", "表1第2行"),
        *(said(Severity.WARNING, "“分值”是空的", f"表1第{n}行“分值”") for n in (3, 4, 5, 9)),
        said(Severity.WARNING, "“分值”是空的", "表2第7行“分值”"),
        said(Severity.ERROR, "读不了", None),
    ]
    assert [(d.severity, d.where) for d in grouped(told)] == [
        (Severity.ERROR, None),
        (Severity.WARNING, "表1第3—5、9行“分值”、表2第7行“分值”"),
        (Severity.INFO, "表1第2行"),
    ]


def test_what_is_advised_is_said_once() -> None:
    told = [said(Severity.INFO, message, None) for message in "甲乙"]
    assert [d.hints for d in advice_once(told)] == [("补上",), ()]


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 30)), min_size=1))
def test_no_place_is_left_out_or_made_up(rows: list[tuple[int, int]]) -> None:
    told = places([at_source(Source(table, row)) for table, row in rows])
    read = set()
    for table, numbers in re.findall(r"表(\d+)第([\d、—]+)行", told):
        for part in numbers.split("、"):
            first, _dash, last = part.partition("—")
            read |= {(int(table) - 1, n - 1) for n in range(int(first), int(last or first) + 1)}
    assert read == set(rows)


def test_the_report_counts_what_there_is_and_says_how_to_go_on(tmp_path: Path) -> None:
    paper = source_document(
        "示例区重点任务分工表",
        "2024年2月20日",
        source_table("""
序号|工作任务|责任单位|完成时限
1|制定方案|区市场监管局|6月底前
2|落实经费|区财政局|
3|开展宣传||
4|总结经验|区市场监管局|12月底前
"""),
    )
    import_documents([paper], tmp_path)
    report = (tmp_path / REPORT_FILE).read_text(encoding="utf-8")
    assert "4项，写明责任单位的3项，写明完成时限的2项" in report
    assert "I108 表1第3、4行“完成时限” “完成时限”是空的" in report
    assert report.count("“完成时限”是空的") == 1
    assert report.index("[警告]") < report.index("[提示]")
    assert "filings check" in report
    assert "“6月底前”没有年份，按成文日期2024-02-20读作2024-06-30" in report


@pytest.mark.parametrize(
    ("heading", "basis"),
    [
        ("2025年重点任务分工表", "标题中的2025年"),
        (
            "示例政办〔2025〕3号\n示例区人民政府办公室关于印发重点任务分工的通知",
            "发文字号“示例政办〔2025〕3号”的年份",
        ),
    ],
)
def test_a_year_is_taken_from_the_title_or_the_number_and_that_is_said(
    heading: str, basis: str, tmp_path: Path
) -> None:
    table = source_table("""
序号|工作任务|责任单位|完成时限
1|制定方案|区市场监管局|6月底前
2|落实经费|区财政局|9月底前
""")
    import_documents([source_document(heading, table)], tmp_path)
    report = (tmp_path / REPORT_FILE).read_text(encoding="utf-8")
    assert f"“6月底前”没有年份，按{basis}读作2025-06-30" in report
    assert "文件没有成文日期" in report
