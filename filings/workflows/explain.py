"""Every rule of the toolkit with its explanation."""

from __future__ import annotations

from filings import checks
from filings.checks import waivers
from filings.diagnostics import Rule
from filings.language import phrase_rules
from filings.lint import catalogue as lint_rules
from filings.project import rules as file_rules
from filings.recognise import rules as recognition_rules
from filings.source import rules as source_rules
from filings.word import rules as template_rules
from filings.workflows import import_rules
from filings.workflows import rules as output_rules
from filings.workflows.package import rules as package_rules

CATALOGUE: dict[str, Rule] = {
    rule.code: rule
    for rule in (
        *file_rules.RULES,
        *waivers.RULES,
        *checks.RULES,
        *source_rules.RULES,
        *recognition_rules.RULES,
        *import_rules.RULES,
        *template_rules.RULES,
        *output_rules.RULES,
        *package_rules.RULES,
        *lint_rules.RULES,
        *phrase_rules.RULES,
    )
}
"""Every rule that can explain itself, by its code."""


def explain(code: str) -> Rule | None:
    """The rule of that code, in capitals or not."""
    return CATALOGUE.get(code.strip().upper())
