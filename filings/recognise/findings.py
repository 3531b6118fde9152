"""What was found in a document: frozen records, and the shape in which other programs get them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from filings.diagnostics import Diagnostic
from filings.language.deadlines import DeadlineKind
from filings.model.assignment import Role
from filings.model.rubric import plain_points


class TableKind(StrEnum):
    """What a table is for."""

    RUBRIC = "rubric"
    DIVISION = "division"
    TARGETS = "targets"
    FORM = "form"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class FoundUnit:
    """A unit that a text names, with its part in the work."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class FoundDeadline:
    """The words that set a deadline, and what they mean."""

    text: str
    kind: DeadlineKind
    date: date | None = None


@dataclass(frozen=True, slots=True)
class FoundSection:
    """A section of a table: its name without number and points; ``label`` is its cell as printed."""

    name: str
    label: str
    no: str | None = None
    points: Decimal | None = None
    veto: bool = False
    bonus: bool = False


@dataclass(frozen=True, slots=True)
class FoundCriterion:
    """One requirement of an item and its points."""

    text: str
    points: Decimal


@dataclass(frozen=True, slots=True)
class FoundColumn:
    """A column: its header as printed, and the field that it fills ('' for none).

    ``above`` are the words of the header over several columns that it is one of, '' without.
    """

    header: str
    field: str = ""
    above: str = ""

    def to_json(self) -> dict[str, str | None]:
        """The shape of the contract; ``above`` only where there is one."""
        made: dict[str, str | None] = {"header": self.header, "field": self.field or None}
        if self.above:
            made["above"] = self.above
        return made


@dataclass(frozen=True, slots=True)
class Source:
    """Where something stands in the document, counted from 0: a row of a table, or a paragraph."""

    table: int | None = None
    row: int | None = None
    paragraph: int | None = None

    def to_json(self) -> dict[str, int]:
        """Only what is known."""
        known = {"table": self.table, "row": self.row, "paragraph": self.paragraph}
        return {name: number for name, number in known.items() if number is not None}


@dataclass(frozen=True, slots=True)
class FoundItem:
    """One row of a rubric or one task, texts as printed.

    ``sections`` go from the outermost to the innermost. ``units_text`` and ``deadline.text`` keep
    the wording. ``other`` holds, by header, the cells that no field is made for (2020年: 88.01).
    """

    source: Source
    no: str | None = None
    sections: tuple[FoundSection, ...] = ()
    content: str | None = None
    method: str | None = None
    points: Decimal | None = None
    cap: Decimal | None = None
    criteria: tuple[FoundCriterion, ...] = ()
    materials: str | None = None
    veto: bool = False
    bonus: bool = False
    units: tuple[FoundUnit, ...] = ()
    units_text: str | None = None
    deadline: FoundDeadline | None = None
    other: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The shape of the contract."""
        made: dict[str, Any] = {
            "no": self.no,
            "path": [s.name for s in self.sections],
            "section_points": {
                s.name: plain_points(s.points) for s in self.sections if s.points is not None
            },
            "content": self.content,
            "method": self.method,
            "points": _points(self.points),
            "cap": _points(self.cap),
            "criteria": [{"text": c.text, "points": _points(c.points)} for c in self.criteria],
            "materials": self.materials,
            "veto": self.veto,
            "bonus": self.bonus,
            "units": [{"name": u.name, "role": str(u.role)} for u in self.units],
            "units_text": self.units_text,
            "deadline": _deadline(self.deadline),
            "source": self.source.to_json(),
        }
        numbers = {s.name: s.no for s in self.sections if s.no is not None}
        if numbers:
            made["section_numbers"] = numbers
        if self.other:
            made["other"] = dict(self.other)
        return made


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table (joined from its pieces), or the division that stands in running text.

    ``notes`` are texts in the table that belong to no item: a unit of measure, remarks below.
    ``rows`` hold the texts of a table that has no items (a form), row by row. ``total`` is the sum
    of points that a row states.
    """

    kind: TableKind
    title: str | None = None
    columns: tuple[FoundColumn, ...] = ()
    items: tuple[FoundItem, ...] = ()
    levels: tuple[str, ...] = ()
    total: Decimal | None = None
    notes: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The shape of the contract."""
        made: dict[str, Any] = {
            "title": self.title,
            "kind": str(self.kind),
            "columns": [column.to_json() for column in self.columns],
            "items": [item.to_json() for item in self.items],
        }
        if self.total is not None:
            made["total"] = _points(self.total)
        if self.notes:
            made["notes"] = list(self.notes)
        if self.rows:
            made["rows"] = [list(row) for row in self.rows]
        return made


@dataclass(frozen=True, slots=True)
class FoundStage:
    """A step of the work and its days."""

    name: str
    start: date | None = None
    end: date | None = None
    content: str | None = None


@dataclass(frozen=True, slots=True)
class FoundHead:
    """What a document says of itself."""

    title: str | None = None
    document_number: str | None = None
    date: date | None = None
    issuers: tuple[str, ...] = ()
    stages: tuple[FoundStage, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The shape of the contract."""
        return {
            "title": self.title,
            "document_number": self.document_number,
            "date": _day(self.date),
            "stages": [
                {"name": s.name, "start": _day(s.start), "end": _day(s.end)} for s in self.stages
            ],
        }


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that was found in a document."""

    head: FoundHead
    tables: tuple[FoundTable, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The contract's "Import, as JSON"."""
        return {
            "document": self.head.to_json(),
            "tables": [table.to_json() for table in self.tables],
            "diagnostics": [d.to_json() for d in self.diagnostics],
        }


def _points(points: Decimal | None) -> str | None:
    return None if points is None else plain_points(points)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _deadline(deadline: FoundDeadline | None) -> dict[str, Any] | None:
    if deadline is None:
        return None
    return {"text": deadline.text, "kind": str(deadline.kind), "date": _day(deadline.date)}
