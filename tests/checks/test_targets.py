"""What is unmet before its year has come is no error yet."""

from __future__ import annotations

from typing import Any

import pytest

from filings.diagnostics import Severity

TARGETS = """\
targets:
  goal_label: {label}
  items:
    - {{name: 产品合格率, goal: 98%, attribute: 约束性, actual: 97%}}
"""


@pytest.mark.parametrize(
    ("label", "severity"),
    [
        ("2025年", Severity.ERROR),
        ("2026年", Severity.ERROR),
        ("2027年", Severity.WARNING),
        ("“十五五”末", Severity.ERROR),
    ],
)
def test_a_binding_goal_is_an_error_from_its_year_on(
    label: str, severity: Severity, check: Any
) -> None:
    (found,) = check(TARGETS.format(label=label)).of("P018")
    assert found.severity is severity
    assert ("目标期（2027年）还没有到" in found.hints) is (severity is Severity.WARNING)


def test_a_plan_without_present_values_is_not_judged(check: Any) -> None:
    text = "targets: {items: [{name: 产品合格率, goal: 98%, attribute: 约束性}]}"
    assert check(text).codes.isdisjoint({"P018", "P019", "P020"})
