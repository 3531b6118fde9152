"""The checks: everything that can be wrong with a project beyond its files' form.

One file per family; each check is a function that yields diagnostics and changes nothing. The
rules are listed explicitly, here and in each file.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from filings.checks import (
    arithmetic,
    assignments,
    claims,
    deadlines,
    due_days,
    evidence,
    evidence_dates,
    forms,
    heads,
    own_templates,
    papers,
    per_unit,
    stages,
    statements,
    targets,
    texts,
    unit_names,
    units,
    waivers,
)
from filings.checks.case import Case
from filings.checks.own_keys import in_own_keys
from filings.checks.rule import CheckRule
from filings.diagnostics import Diagnostic, Span, in_reading_order
from filings.model.project import Project

__all__ = ["RULES", "Case", "CheckRule", "check_project"]

RULES: tuple[CheckRule, ...] = tuple(
    sorted(
        (
            *assignments.RULES,
            *statements.RULES,
            *units.RULES,
            *unit_names.RULES,
            *deadlines.RULES,
            *due_days.RULES,
            *stages.RULES,
            *arithmetic.RULES,
            *claims.RULES,
            *targets.RULES,
            *evidence.RULES,
            *evidence_dates.RULES,
            *forms.RULES,
            *own_templates.RULES,
            *papers.RULES,
            *heads.RULES,
            *per_unit.RULES,
            *texts.RULES,
        ),
        key=lambda rule: "AUDPEF".index(rule.code[0]) * 1000 + int(rule.code[1:]),
    )
)
"""Every rule that is checked on a project, family by family."""

_CHECKED = {rule.code: rule for rule in RULES}


def check_project(project: Project, *, today: date) -> list[Diagnostic]:
    """All that is wrong with a project on a day, in reading order, known warnings waived.

    What is wrong with its files was said when it was loaded.
    """
    case = Case(project, today)
    found = _each_once(diagnostic for rule in RULES for diagnostic in rule.check(case))
    spelled = [in_own_keys(case, diagnostic, _CHECKED) for diagnostic in found]
    return in_reading_order(waivers.apply_waivers(project, spelled, _CHECKED))


def _each_once(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Without those that say the same of the same place again (某某 three times in a sentence)."""
    first: dict[tuple[str, Span | None, str | None, str], Diagnostic] = {}
    for found in diagnostics:
        first.setdefault((found.code, found.span, found.where, found.message), found)
    return list(first.values())
