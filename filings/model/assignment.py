"""Who does what by when, as the project file states it."""

from __future__ import annotations

from typing import ClassVar

from filings.language.roles import Role
from filings.model.base import Model, Text, UnitNames, YesNo

__all__ = ["Assignment", "Role", "RubricAssignments"]


class Assignment(Model):
    """What is stated for one item, one section or a whole rubric; a deadline keeps its wording."""

    lead: UnitNames = ()
    support: UnitNames = ()
    units: UnitNames = ()
    deadline: Text | None = None
    stage: Text | None = None
    not_applicable: Text | None = None
    done: YesNo | None = None
    note: Text | None = None

    @property
    def names(self) -> tuple[tuple[Role, str], ...]:
        """Every unit named, with its role: leads, then responsible units, then supports."""
        return (
            *((Role.LEAD, name) for name in self.lead),
            *((Role.RESPONSIBLE, name) for name in self.units),
            *((Role.SUPPORT, name) for name in self.support),
        )


class RubricAssignments(Model):
    """The assignments of one rubric: for all, for sections (path joined by /), for items."""

    free_keys: ClassVar[str | None] = "items"

    defaults: Assignment | None = None
    sections: dict[str, Assignment] = {}
    items: dict[str, Assignment] = {}
