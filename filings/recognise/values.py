"""Reads the cells of an item that mean more than their text: units, deadlines, points, criteria."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Protocol

from filings.diagnostics import Diagnostic, Rule, Severity, Span
from filings.language.deadlines import DeadlineProblem, read_deadline
from filings.language.points import parse_points, read_points
from filings.messages import gettext as _
from filings.model.base import shortened
from filings.recognise import rules
from filings.recognise.findings import FoundCriterion, FoundDeadline
from filings.recognise.places import in_paragraph, in_table, source_of
from filings.recognise.texts import is_empty
from filings.source import SourceTable


class Report(Protocol):
    """Takes a rule and a message: what is said of the place that is being read."""

    def __call__(self, rule: Rule, message: str, *, severity: Severity | None = None) -> None:
        """Report a finding of ``rule``."""


def deadline_of(text: str, reference: date | None, report: Report) -> FoundDeadline:
    """The deadline that a cell sets; what is not sure is reported."""
    reading = read_deadline(text, reference=reference)
    if reading.problem is not None:
        report(
            rules.I106,
            _("时限“{text}”{why}").format(text=shortened(text), why=_why(reading.problem)),
        )
    return FoundDeadline(text.strip(), reading.kind, reading.date)


def _why(problem: DeadlineProblem) -> str:
    return {
        DeadlineProblem.EMPTY: _("没有写内容"),
        DeadlineProblem.IMPOSSIBLE_DATE: _("不是日历上有的日子"),
        DeadlineProblem.NO_YEAR: _("没有写年份，文件日期也不清楚"),
        DeadlineProblem.PLACEHOLDER: _("还没有填"),
        DeadlineProblem.REMARK: _("没有写明到哪一天"),
        DeadlineProblem.AMBIGUOUS: _("有两种读法"),
        DeadlineProblem.CUTOFF: _("可能只是数据的截止日"),
        DeadlineProblem.MISTYPED: _("像是打错了"),
        DeadlineProblem.RELATIVE: _("要从另一个没有写明的日子算起"),
    }[problem]


def points_of(text: str, report: Report) -> Decimal | None:
    """The points in a cell; a text that is none is reported."""
    if is_empty(text):
        return None
    points = parse_points(text)
    if points is None:
        report(rules.I107, _("“{text}”读不出分数").format(text=shortened(text)))
    return points


def scoring_of(text: str | None) -> tuple[tuple[FoundCriterion, ...], Decimal | None]:
    """The criteria with their points, and the cap, that a scoring text states."""
    if not text:
        return (), None
    reading = read_points(text)
    return tuple(FoundCriterion(c.text, c.points) for c in reading.criteria), reading.cap


@dataclass(slots=True)
class Reporter:
    """Collects what is said of the cells of a document, with their places in words and figures."""

    file: str
    found: list[Diagnostic] = field(default_factory=list)

    def in_table(self, table: SourceTable, row: int, header: str = "") -> Report:
        """What reports on a row of a table, or a cell of it."""
        return self._at(in_table(table, row, header), source_of(table, row))

    def in_paragraph(self, index: int) -> Report:
        """What reports on a paragraph."""
        return self._at(in_paragraph(index), {"paragraph": index})

    def on_file(self) -> Report:
        """What reports on the whole document."""
        return self._at(None, None)

    def _at(self, where: str | None, source: dict[str, int] | None) -> Report:
        def report(rule: Rule, message: str, *, severity: Severity | None = None) -> None:
            self.found.append(
                rule.finding(
                    message, span=Span(self.file), where=where, source=source, severity=severity
                )
            )

        return report
