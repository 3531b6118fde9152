"""Reads the cells of an item that mean more than their text: units, deadlines, points, criteria.

A :class:`Place` is where a cell stands; it takes what is to be said of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from filings.diagnostics import Diagnostic, Rule, Severity, Span
from filings.language.deadlines import DeadlineReading, read_deadline
from filings.language.phrase_findings import deadline_findings, unit_findings
from filings.language.points import read_points
from filings.language.role_rules import RoleRule
from filings.language.unit_reading import read_units
from filings.language.unit_records import UnitReading
from filings.messages import gettext as _
from filings.model.assignment import Role
from filings.recognise import rules
from filings.recognise.findings import FoundCriterion, FoundDeadline, FoundUnit, Source
from filings.recognise.places import at_source, in_paragraph, in_table, source_of
from filings.source import SourceTable

_MARKED_LEAD = re.compile(r"[(（〔\[【]\s*(?:总?牵头|主办|主责)(?:单位|部门)?\s*[)）〕\]】]")
_OTHER_ROLE = re.compile(r"负责|责任|配合|协办|参与|落实|承办|[:：]")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a document, in words and for programs; what is said of it goes to ``found``."""

    span: Span
    where: str | None
    source: Mapping[str, int] | None
    found: list[Diagnostic]
    basis: str | None = None
    """What a year that is not written is taken from, in words."""

    def report(
        self,
        rule: Rule,
        message: str,
        *,
        severity: Severity | None = None,
        hints: Sequence[str] = (),
    ) -> None:
        """Say something of the place; ``hints`` are advice in place of the rule's own."""
        self.found.append(
            rule.finding(
                message,
                hints=hints,
                span=self.span,
                where=self.where,
                source=self.source,
                severity=severity,
            )
        )

    def units(
        self, text: str, role: Role, rule: RoleRule | None = None, *, led: bool = False
    ) -> tuple[FoundUnit, ...]:
        """The units that a text names; ``role`` is its column's, ``rule`` what a note says.

        ``led`` where another column of the row names who leads.

        Beside units that are marked （牵头） those without a mark support them, as in the documents
        that are built here.
        """
        found = self.units_read(reading_of(text, role, rule, led=led))
        return found if rule is not None else self.beside_marked(found, text)

    def beside_marked(self, found: tuple[FoundUnit, ...], text: str) -> tuple[FoundUnit, ...]:
        """The units of ``text``, those without a mark as supporting where others are （牵头）; told."""
        if not _MARKED_LEAD.search(text) or _OTHER_ROLE.search(text):
            return found
        unmarked = [unit.name for unit in found if unit.role is Role.RESPONSIBLE]
        if not unmarked or len(unmarked) == len(found):
            return found
        self.report(
            rules.I105,
            _("有单位标了牵头，没有标的按配合单位读：{names}").format(names="、".join(unmarked)),
            severity=Severity.INFO,
        )
        return tuple(
            replace(unit, role=Role.SUPPORT) if unit.role is Role.RESPONSIBLE else unit
            for unit in found
        )

    def report_said(self, text: str) -> None:
        """Say that the units of a task were read from a sentence."""
        self.report(
            rules.I105,
            _("责任单位是从文字里读出的：“{text}”").format(text=text),
            severity=Severity.INFO,
        )

    def units_read(self, reading: UnitReading) -> tuple[FoundUnit, ...]:
        """The units of a reading, whose doubts are reported."""
        self.found.extend(
            unit_findings(reading, span=self.span, where=self.where, source=self.source)
        )
        return tuple(FoundUnit(unit.name, unit.role) for unit in reading.units)

    def deadline(self, text: str, reference: date | None) -> FoundDeadline:
        """The deadline that a text sets; what is not sure is reported."""
        reading = _read_deadline(text, reference)
        self.found.extend(
            deadline_findings(
                text,
                reading,
                span=self.span,
                where=self.where,
                source=self.source,
                basis=self.basis,
            )
        )
        return FoundDeadline(text.strip(), reading.kind, reading.date)


def reading_of(
    text: str, role: Role, rule: RoleRule | None = None, *, led: bool = False
) -> UnitReading:
    """What a text says of units; a rule of several units (第一个为牵头单位) makes no leader of one."""
    reading = read_units(text, role, rule, led=led)
    if rule is not None and rule.of_several and len(reading.units) == 1:
        return read_units(text, role, led=led)
    return reading


@lru_cache(maxsize=1024)  # a few deadlines stand in hundreds of rows
def _read_deadline(text: str, reference: date | None) -> DeadlineReading:
    return read_deadline(text, reference=reference)


def scoring_of(
    text: str | None, points: Decimal | None = None
) -> tuple[tuple[FoundCriterion, ...], Decimal | None]:
    """The criteria with their points, and the cap, that the scoring text of an item states."""
    if not text:
        return (), None
    reading = read_points(text, points)
    return tuple(FoundCriterion(c.text, c.points) for c in reading.criteria), reading.cap


@dataclass(slots=True)
class Reporter:
    """Collects what is said of a document."""

    file: str
    found: list[Diagnostic] = field(default_factory=list)
    basis: str | None = None

    def in_table(self, table: SourceTable, row: int, header: str = "") -> Place:
        """A row of a table, or a cell of it."""
        return self._place(in_table(table, row, header), source_of(table, row))

    def at(self, source: Source) -> Place:
        """Where an item stands."""
        return self._place(at_source(source), source.to_json())

    def in_paragraph(self, index: int) -> Place:
        """A paragraph."""
        return self._place(in_paragraph(index), {"paragraph": index})

    def on_file(self) -> Place:
        """The whole document."""
        return self._place(None, None)

    def _place(self, where: str | None, source: Mapping[str, int] | None) -> Place:
        return Place(Span(self.file), where, source, self.found, self.basis)
