"""What a check is: a rule together with the function that looks for breaches of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from filings.checks.case import Case
from filings.diagnostics import Diagnostic, Rule, Severity, Span
from filings.messages import gettext as _

Check = Callable[[Case], Iterable[Diagnostic]]
"""Looks through a project and gives what it finds; it changes nothing."""


@dataclass(frozen=True, slots=True)
class CheckRule(Rule):
    """A rule that can be checked on a project. What it finds always says how to mend it."""

    check: Check

    def finding(
        self,
        message: str,
        *,
        hints: Iterable[str] = (),
        span: Span | None = None,
        where: str | None = None,
        source: Mapping[str, int] | None = None,
        severity: Severity | None = None,
    ) -> Diagnostic:
        """A diagnostic of this rule, with the rule's own advice where none is given."""
        # Not super(): a class with slots is made twice, and its methods know only the first one.
        return Rule.finding(
            self,
            message,
            hints=tuple(hints) or (_(self.how),),
            span=span,
            where=where,
            source=source,
            severity=severity,
        )


def rule(
    code: str, severity: Severity, *, name: str, what: str, why: str, how: str
) -> Callable[[Check], CheckRule]:
    """Make the decorated function the check of a new rule, which takes the function's name.

    The function makes its findings with ``<its own name>.finding(…)``. The texts are Chinese
    messages, marked for translation.
    """

    def with_check(check: Check) -> CheckRule:
        return CheckRule(code, severity, name, what, why, how, check)

    return with_check
