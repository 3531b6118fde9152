"""Every rule of the toolkit with its explanation."""

from __future__ import annotations

from filings.checks import CATALOGUE as CHECKED
from filings.diagnostics import Rule
from filings.workflows.rules import RULES

CATALOGUE: dict[str, Rule] = {**CHECKED, **{rule.code: rule for rule in RULES}}


def explain(code: str) -> Rule | None:
    """The rule of that code, in capitals or not."""
    return CATALOGUE.get(code.strip().upper())
