"""Following the advice mends the fault, and never hides it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from filings.checks import check_project
from filings.diagnostics import Severity
from filings.project.load import load

ALL = "defaults: {units: [镇党政办, 镇财政所], deadline: 全过程}"


def with_item(statement: str) -> str:
    return f"assignments: {{scoring: {{{ALL}, 3: {{{statement}}}}}}}"


NO_UNITS = ["由镇党政办会同有关站所按照职责抓好落实", "该项由县局直接负责", "书记", "镇长",
            "相关领导", "责任人", "分管领导", "村", "企业", "全镇", "各村"]  # fmt: skip


@pytest.mark.parametrize("text", NO_UNITS)
def test_what_is_no_unit_is_an_error_and_is_not_to_be_registered(text: str, check: Any) -> None:
    checked = check(with_item(f"units: [{text}]"))
    (found,) = checked.diagnostics
    assert (found.severity, found.where) == (Severity.ERROR, "scoring 3")
    assert found.code in ("A003", "A005")
    assert not any("name:" in hint for hint in found.hints)


@pytest.mark.parametrize("text", NO_UNITS)
def test_registering_it_as_a_unit_does_not_settle_the_item(text: str, check: Any) -> None:
    units = f"units: [{{name: 镇党政办}}, {{name: 镇财政所}}, {{name: {text}}}]\n"
    checked = check(units + with_item(f"units: [{text}]"))
    errors = {(d.code, d.where) for d in checked.diagnostics if d.severity is Severity.ERROR}
    assert errors & {("A003", "scoring 3"), ("A005", "scoring 3")}


def test_a_group_may_be_called_by_a_general_word_if_it_lists_its_members(check: Any) -> None:
    units = "units: [{name: 镇党政办}, {name: 镇财政所}, {name: 各村, members: [镇财政所]}]\n"
    assert check(units + with_item("units: [各村]")).diagnostics == []


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("units: 镇党政办和镇财政所", "units: [镇党政办, 镇财政所]"),
        ("units: 镇党政办+镇财政所", "units: [镇党政办, 镇财政所]"),
        ("units: 镇党政办牵头，镇财政所配合", "lead: 镇党政办, support: [镇财政所]"),
        ("units: 镇党政办（牵头）", "lead: 镇党政办"),
        ("support: [镇党政办和镇财政所]", "support: [镇党政办, 镇财政所]"),
        ("units: 由镇党政办会同有关站所抓好落实", "units: [镇党政办]"),
    ],
)
def test_units_that_were_run_together_are_all_kept_in_the_line_to_type(
    written: str, line: str, check: Any
) -> None:
    hints = [h for d in check(with_item(written)).diagnostics for h in d.hints]
    assert any(hint.endswith(f"：{line}") for hint in hints), hints


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("镇政办", "镇党政办"), ("镇财所", "镇财政所"), ("【镇财政所】", "镇财政所")],
)
def test_the_likely_unit_is_named(typed: str, meant: str, check: Any) -> None:
    (found,) = check(with_item(f"units: [{typed}]")).of("U001")
    assert len(found.hints) == 1
    assert f"“{meant}”" in found.hints[0]


# Deadlines


@pytest.mark.parametrize("text", ["本月底", "今年底", "明年3月", "下季度"])
def test_a_deadline_that_counts_from_no_day_is_an_error(text: str, check: Any) -> None:
    checked = check(with_item(f"deadline: {text}"))
    assert checked.places == {("D001", "scoring 3")}


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("12月底前", "2024-12-31"),
        ("二季度", "2025-06-30"),
        ("20251231", "2025-12-31"),
        ("2025", "2025-12-31"),
        ("25年12月", "2025-12-31"),
        ("2025年12月31日（已完成）", "2025-12-31"),
        ("12月31日前（第一批），2026年5月（第二批）", "2026-05-31"),
    ],
)
def test_a_deadline_that_was_guessed_says_how_it_was_read(text: str, read: str, check: Any) -> None:
    (found,) = check(with_item(f"deadline: {text}"), today="2024-07-01").of("D004")
    assert found.severity is Severity.WARNING
    assert f"现在按{read}计" in found.hints


def test_a_day_without_a_year_is_no_doubt_where_only_one_year_fits(check: Any) -> None:
    programme = (
        "programme: {name: 示例活动, authority: 示例办, start: 2025-07-01, end: 2026-06-30}\n"
    )
    assert "D004" not in check(programme + with_item("deadline: 12月底前")).codes


def test_the_date_in_an_example_can_be_typed_without_a_new_fault(check: Any) -> None:
    (found,) = check(with_item("deadline: 尽快")).of("D001")
    example = re.search(r"deadline: \S+", found.hints[-1])
    assert example is not None
    assert check(with_item(example[0]), today="2024-07-01").diagnostics == []


def test_an_example_line_pasted_as_it_is_does_not_count(check: Any) -> None:
    checked = check("assignments: {scoring: {1: {units: [镇党政办, 镇财政所], deadline: 全过程}}}")
    hints = [h for d in checked.of("A001") if d.where == "scoring 2" for h in d.hints]
    line = next(h.split("：", 1)[1] for h in hints if "units" in h)
    pasted = check(f"assignments: {{scoring: {{{ALL}, {line}}}}}")
    assert pasted.places >= {("A005", "scoring 2"), ("D001", "scoring 2")}


# Keys, noise


CHINESE = """\
创建活动: {名称: 示例活动, 主管单位: 示例办, 开始日期: 2024-07-01, 结束日期: 2026-06-30}
申报主体: {名称: 示例镇人民政府, 所在地: 示例县, 日期: 2026-03-02}
评分细则: {scoring: 细则.yaml}
责任单位: [{名称: 镇党政办}, {名称: 镇财政所}]
文档: [responsibility_table]
责任分工: {scoring: {1: {完成时限: 尽快, 责任单位: 镇党政办}, 2: {责任单位: 镇应急站, 完成时限: 全过程}}}
"""


def test_advice_spells_keys_as_the_file_does(check: Any, tmp_path: Path) -> None:
    checked = check("")
    (tmp_path / "filing.yaml").write_text(CHINESE, encoding="utf-8")
    (tmp_path / "细则.yaml").write_text(checked.files["细则.yaml"], encoding="utf-8")
    project, _found = load(tmp_path)
    hints = {d.code: d.hints for d in check_project(project, today=date(2026, 3, 2))}
    assert hints["D001"] == ("写成日期，例如：完成时限: 2026-06-30",)
    assert hints["U001"] == ("是新的单位，就在 责任单位 里加一行：- {名称: 镇应急站}",)
    assert "3: {责任单位: […], 完成时限: …}" in hints["A001"][0]


@pytest.mark.parametrize(
    "wrong", [("责任分工:", "责任分功:"), ("scoring: {1:", "scorin: {1:")], ids=["key", "rubric"]
)
def test_assignments_under_a_wrong_key_are_missed_once_for_the_rubric(
    wrong: tuple[str, str], check: Any, tmp_path: Path
) -> None:
    rubric = check("").files["细则.yaml"]
    (tmp_path / "filing.yaml").write_text(CHINESE.replace(*wrong), encoding="utf-8")
    (tmp_path / "细则.yaml").write_text(rubric, encoding="utf-8")
    project, _found = load(tmp_path)
    checked = check_project(project, today=date(2026, 3, 2))
    (found,) = [d for d in checked if d.code in ("A001", "A002")]
    assert (found.code, found.where) == ("A001", "scoring")
    assert "3项" in found.message
    assert "1、2、3" in found.message
    assert "filing.yaml:6" in found.hints[0]


def test_the_same_is_not_said_twice_of_one_place(check: Any) -> None:
    checked = check("applicant: {name: 某某镇某某办某某, location: 示例县, date: 2026-03-02}\n")
    said = [(d.code, d.span, d.message) for d in checked.diagnostics]
    assert len(said) == len(set(said))
    assert len(checked.of("F002")) == 1


def test_a_programme_that_runs_backwards_is_told_without_its_consequences(check: Any) -> None:
    checked = check(
        "programme: {name: 示例活动, authority: 示例办, start: 2026-07-01, end: 2025-06-30}\n"
        + with_item("deadline: 2026-12-30")
    )
    assert {d.code for d in checked.diagnostics if d.code[0] == "D"} == {"D009"}


def test_not_applicable_with_nothing_after_it_asks_for_the_reason(check: Any) -> None:
    checked = check(
        "assignments:\n  scoring:\n    1: {units: [镇党政办, 镇财政所], deadline: 全过程}\n"
        "    2: {units: [镇财政所], deadline: 全过程}\n    3:\n      not_applicable:\n"
    )
    (found,) = checked.of("A001")
    assert "not_applicable: 本地无此类项目" in found.hints[0]


@pytest.mark.parametrize("points", ["组织保障\n    points: 6", "组织保障\n    points: 5"])
def test_a_sum_that_is_wrong_asks_first_whether_it_was_copied_wrongly(
    points: str, check: Any
) -> None:
    rubric = check("").files["细则.yaml"].replace("组织保障\n    points: 5", points)
    found = check("", rubric=rubric.replace("no: 2, points: 3", "no: 2, points: 2"))
    for finding in (d for d in found.diagnostics if d.code[0] == "P"):
        assert "抄错" in finding.hints[0]
    assert "P001" in found.codes
