"""What the toolkit says about a user's files: rules, places and diagnostics.

A *rule* has a stable code and can explain itself (``filings explain A001``); a *diagnostic* is one
finding of a rule at one place. Whatever is wrong with a user's file is a diagnostic; exceptions are
for bugs, the operating system and wrong usage.

Nothing here, nor in what fills a template that was compiled before, is a dataclass: their module
takes longer to import than such a document takes to be made.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from filings.messages import gettext as _
from filings.messages import mark as N_


class Severity(StrEnum):
    """How much a finding weighs: an error stops ``build``, a warning and an info do not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def label(self) -> str:
        """The word that people read, in the current language."""
        return _(_SEVERITY_LABELS[self])


_SEVERITY_LABELS = {
    Severity.ERROR: N_("错误"),
    Severity.WARNING: N_("警告"),
    Severity.INFO: N_("提示"),
}


class Span(NamedTuple):
    """A place in a file: its name relative to the project, line and column counted from 1."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])


class Diagnostic(NamedTuple):
    """One finding: what is wrong, where, and how to mend it.

    ``where`` names the place in the user's words (``scoring 3``; in a Word or Excel file the table,
    row and cell, counted from 1). ``source`` gives the same to programs
    (``{"table": 0, "row": 3}``, counted from 0).
    """

    code: str
    severity: Severity
    message: str
    hints: tuple[str, ...] = ()
    span: Span | None = None
    where: str | None = None
    source: Mapping[str, int] | None = None

    def to_json(self) -> dict[str, Any]:
        """The shape that other programs rely on."""
        return {
            "code": self.code,
            "severity": str(self.severity),
            "message": self.message,
            "hints": list(self.hints),
            "file": self.span.file if self.span else None,
            "line": (self.span.line or None) if self.span else None,
            "column": (self.span.column or None) if self.span else None,
            "where": self.where,
            "source": dict(self.source) if self.source is not None else None,
        }


class Rule:
    """What is demanded of a user's files, under a stable code, and its explanation.

    ``name``, ``what``, ``why`` and ``how`` are Chinese messages, translated when shown.
    """

    __slots__ = ("code", "how", "name", "severity", "what", "why")

    def __init__(
        self, code: str, severity: Severity, name: str, what: str, why: str, how: str
    ) -> None:
        self.code = code
        self.severity = severity
        self.name = name
        self.what = what
        self.why = why
        self.how = how

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
        """A diagnostic of this rule; ``message`` and ``hints`` are already translated.

        Every finding says how to mend it: without hints it is the rule's own advice.
        """
        advice = tuple(hints) or (_(self.how),)
        return Diagnostic(
            self.code, severity or self.severity, message, advice, span, where, source
        )


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of ``diagnostics`` is an error."""
    return any(d.severity is Severity.ERROR for d in diagnostics)


def in_reading_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sorted as a person would work through them: by file, line, column, then code."""
    return sorted(diagnostics, key=lambda d: (d.span or Span(""), d.code, d.where or "", d.message))
