"""Every rule that is checked on a project has a case that passes and one that fails.

The cases stand as text in ``cases/<family>.yaml``, by rule: what the project's files say, and at
the end of each line where the rule must find something, ``# ←``. ``at`` lists such places in files
that take no mark, ``where`` what the findings call their places. What a case leaves out of
``filing.yaml`` is that of a small project without fault (``conftest.py``).
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from filings.checks import RULES, Case, CheckRule
from filings.workflows.explain import CATALOGUE, explain

MARK = "# ←"
FAMILIES = "AUDPEF"


def read_cases() -> dict[str, dict[str, dict[str, Any]]]:
    """By rule: the case that passes and the case that fails."""
    cases = {}
    for family in FAMILIES:
        text = (Path(__file__).parent / "cases" / f"{family}.yaml").read_text(encoding="utf-8")
        cases.update(yaml.safe_load(text))
    return cases


CASES = read_cases()
of_each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def inputs(case: dict[str, Any]) -> dict[str, Any]:
    """The arguments for the checker, out of a case."""
    given = {key: case[key] for key in ("filing", "rubric", "files", "today") if key in case}
    return {"filing": "", **given}


def test_the_project_that_cases_start_from_is_without_fault(check: Any) -> None:
    checked = check()
    assert checked.load_diagnostics == []
    assert checked.diagnostics == []


@of_each_rule
def test_a_rule_is_silent_where_it_is_kept(rule: CheckRule, check: Any) -> None:
    checked = check(**inputs(CASES[rule.code]["passes"]))
    assert checked.of(rule.code) == []


@of_each_rule
def test_a_rule_finds_each_breach_at_its_line_and_nothing_else(rule: CheckRule, check: Any) -> None:
    case = CASES[rule.code]["fails"]
    checked = check(**inputs(case))
    found = checked.of(rule.code)
    marked = {
        f"{file}:{number}"
        for file, text in checked.files.items()
        for number, line in enumerate(text.splitlines(), 1)
        if MARK in line
    }
    expected = marked | set(case.get("at", ()))
    assert expected, "the case marks no line"
    assert {f"{d.span.file}:{d.span.line}" for d in found} == expected
    if "where" in case:
        assert [d.where for d in found] == case["where"]
    assert {str(d.severity) for d in found} <= {str(rule.severity), case.get("severity")}


@of_each_rule
def test_a_finding_says_what_is_wrong_and_how_to_mend_it(rule: CheckRule, check: Any) -> None:
    for finding in check(**inputs(CASES[rule.code]["fails"])).of(rule.code):
        assert finding.hints
        for text in (finding.message, *finding.hints):
            assert text.strip() == text
            assert not re.search(r"\{[a-z_]*\}|None", text)


def test_every_rule_has_its_cases_and_no_case_is_without_a_rule() -> None:
    assert set(CASES) == {rule.code for rule in RULES}


def test_codes_are_unique_and_every_rule_explains_itself() -> None:
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes)
    for rule in CATALOGUE.values():
        assert all([rule.name, rule.what, rule.why, rule.how]), rule.code


def test_a_rule_is_explained_however_its_code_is_typed() -> None:
    assert explain(" a001 ") is CATALOGUE["A001"]
    assert explain("Z999") is None


@of_each_rule
def test_a_rule_finds_only_under_its_own_code_and_changes_nothing(
    rule: CheckRule, check: Any
) -> None:
    checked = check(**inputs(CASES[rule.code]["fails"]))
    before = checked.project.model_dump()
    found = list(rule.check(Case(checked.project, date(2026, 3, 2))))
    assert {finding.code for finding in found} <= {rule.code}
    assert checked.project.model_dump() == before
