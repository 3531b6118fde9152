"""A warning may be accepted with a reason; an error may not."""

from __future__ import annotations

from typing import Any

from filings.diagnostics import Severity

OVERDUE = "assignments: {scoring: {defaults: {units: 镇党政办、镇财政所, deadline: 2025-12-31}}}\n"


def test_a_waived_warning_becomes_an_info_that_quotes_the_reason(check: Any) -> None:
    checked = check(f"{OVERDUE}waivers: [{{code: D012, where: scoring  2, reason: 已报县里延期}}]")
    severity = {d.where: d.severity for d in checked.of("D012")}
    assert severity == {
        "scoring 1": Severity.WARNING,
        "scoring 2": Severity.INFO,
        "scoring 3": Severity.WARNING,
    }
    (waived,) = [d for d in checked.of("D012") if d.where == "scoring 2"]
    assert "已报县里延期" in waived.message
    assert waived.span is not None


def test_a_waiver_without_a_place_is_for_all_warnings_of_its_rule(check: Any) -> None:
    checked = check(f"{OVERDUE}waivers: [{{code: d012, reason: 已报县里延期}}]")
    assert {d.severity for d in checked.of("D012")} == {Severity.INFO}
    assert checked.codes == {"D012"}


def test_a_waiver_without_a_reason_does_nothing_and_says_so(check: Any) -> None:
    checked = check(f"{OVERDUE}waivers: [{{code: D012, where: scoring 2}}]")
    assert {d.severity for d in checked.of("D012")} == {Severity.WARNING}
    assert [d.where for d in checked.of("Y015")] == ["scoring 2"]
    assert "Y016" not in checked.codes


def test_a_waiver_that_meets_nothing_is_reported_at_its_line(check: Any) -> None:
    checked = check(
        "waivers:\n"
        "  - {code: D012, where: scoring 2, reason: 已延期}\n"
        "  - {code: D0012, reason: 写错的规则}\n"
    )
    assert [d.span.line for d in checked.of("Y016")] == [2, 3]
    assert "是不是" in checked.of("Y016")[1].hints[0]


def test_an_error_cannot_be_waived(check: Any) -> None:
    checked = check(
        "assignments: {scoring: {defaults: {deadline: 全过程}}}\n"
        "waivers: [{code: A001, where: scoring 2, reason: 以后再说}]\n"
    )
    assert len([d for d in checked.of("A001") if d.severity is Severity.ERROR]) == 3
    assert [d.severity for d in checked.of("Y017")] == [Severity.WARNING]


def test_the_warning_of_a_rule_that_also_knows_errors_can_be_waived(check: Any) -> None:
    checked = check(
        "self_assessment: {scoring: {1: {claimed_points: 4}}}\n"
        "waivers: [{code: P010, where: scoring 1, reason: 按分值计},"
        " {code: P002, where: scoring 1, reason: 上级如此}, {code: E006, reason: 另行报送}]\n",
        rubric="items: [{no: 1, points: 4, method: 设立站点（2分），建有公园（2分）。满分3分。}]",
    )
    assert {d.severity for d in checked.diagnostics if d.code[0] in "PE"} == {Severity.INFO}


def test_a_name_of_a_section_is_a_place_for_a_waiver(check: Any) -> None:
    checked = check(
        "waivers: [{code: P003, where: scoring 组织保障, reason: 上级文件原文如此}]",
        rubric="sections: [{name: 组织保障, points: 5, items: [{no: 1, points: 4, content: 甲}]}]",
    )
    assert [d.severity for d in checked.of("P003")] == [Severity.INFO]
