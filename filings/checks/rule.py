"""What a check is: a rule together with the function that looks for breaches of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from filings.checks.case import Case
from filings.diagnostics import Diagnostic, Rule, Severity

Check = Callable[[Case], Iterable[Diagnostic]]
"""Looks through a project and gives what it finds; it changes nothing."""


class CheckRule(Rule):
    """A rule that can be checked on a project."""

    __slots__ = ("check",)

    def __init__(
        self,
        code: str,
        severity: Severity,
        name: str,
        what: str,
        why: str,
        how: str,
        check: Check,
    ) -> None:
        super().__init__(code, severity, name, what, why, how)
        self.check = check


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
