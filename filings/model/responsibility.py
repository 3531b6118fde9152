"""Who is responsible for an item in the end: item, section and rubric statements put together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from filings.language.deadlines import DeadlineKind
from filings.model.assignment import Assignment, Role, RubricAssignments
from filings.model.deadline import Deadline, resolve_deadline
from filings.model.origin import Path
from filings.model.programme import Programme, Stage
from filings.model.rubric import Entry, Rubric
from filings.model.units import Unit, UnitDirectory


@dataclass(frozen=True, slots=True)
class AssignedUnit:
    """A unit's part in an item: the name as typed, its role, and the unit if it is known."""

    name: str
    role: Role
    unit: Unit | None

    @property
    def shown_name(self) -> str:
        """The usual name of the unit, or what was typed where the unit is unknown."""
        return self.unit.name if self.unit else self.name


@dataclass(frozen=True, slots=True)
class Responsibility:
    """What holds for one item.

    The ``…_path`` fields say where that was stated; of what is stated nowhere, where the nearest
    statement about the item stands.
    """

    entry: Entry
    units: tuple[AssignedUnit, ...]
    deadline: Deadline | None
    stage: Stage | None
    stage_name: str | None
    not_applicable: str | None
    done: bool
    note: str | None
    item_path: Path
    units_path: Path
    deadline_path: Path

    def with_role(self, role: Role) -> tuple[AssignedUnit, ...]:
        """The units that have ``role``, in the order they were named."""
        return tuple(u for u in self.units if u.role is role)


def resolve_responsibilities(
    key: str,
    rubric: Rubric,
    stated: RubricAssignments,
    directory: UnitDirectory,
    programme: Programme,
) -> tuple[Responsibility, ...]:
    """The responsibilities of every item of ``rubric`` (called ``key``), in printed order.

    The nearest statement counts: the item's own, else that of its innermost section, else that of
    an outer one, else the defaults of the rubric. Units and deadline are looked up apart from each
    other. An item that names units itself is applicable even if its section is not.
    """
    base: Path = ("assignments", key)
    deadlines: dict[str, Deadline] = {}
    resolved = []
    for entry in rubric.entries:
        chain = list(_chain(stated, entry, base))
        item_path: Path = (*base, "items", entry.item.id)
        nowhere = chain[0][1] if chain else item_path
        units, units_path = _nearest_units(directory, chain, nowhere)
        text, deadline_path = _nearest_deadline(chain, nowhere)
        stage_name = next((a.stage for a, _path in chain if a.stage), None)
        own = stated.items.get(entry.item.id) or Assignment()
        if text is not None and text not in deadlines:
            deadlines[text] = resolve_deadline(text, programme)
        resolved.append(
            Responsibility(
                entry=entry,
                units=units,
                deadline=deadlines[text] if text is not None else None,
                stage=programme.stage(stage_name) if stage_name else None,
                stage_name=stage_name,
                not_applicable=_not_applicable(own, chain),
                done=next((a.done for a, _path in chain if a.done is not None), False),
                note=own.note,
                item_path=item_path,
                units_path=units_path,
                deadline_path=deadline_path,
            )
        )
    return tuple(resolved)


def _chain(
    stated: RubricAssignments, entry: Entry, base: Path
) -> Iterator[tuple[Assignment, Path]]:
    """The statements that may speak of an item, the nearest first."""
    own = stated.items.get(entry.item.id)
    if own is not None:
        yield own, (*base, "items", entry.item.id)
    names = entry.section_names
    for depth in range(len(names), 0, -1):
        for key in dict.fromkeys(("/".join(names[:depth]), names[depth - 1])):
            section = stated.sections.get(key)
            if section is not None:
                yield section, (*base, "sections", key)
    if stated.defaults is not None:
        yield stated.defaults, (*base, "defaults")


def _nearest_units(
    directory: UnitDirectory, chain: list[tuple[Assignment, Path]], nowhere: Path
) -> tuple[tuple[AssignedUnit, ...], Path]:
    for assignment, path in chain:
        if assignment.names:
            return (
                tuple(
                    AssignedUnit(name, role, directory.find(name))
                    for role, name in assignment.names
                ),
                path,
            )
    return (), nowhere


def _nearest_deadline(
    chain: list[tuple[Assignment, Path]], nowhere: Path
) -> tuple[str | None, Path]:
    for assignment, path in chain:
        if assignment.deadline is not None:
            return assignment.deadline, (*path, "deadline")
        if assignment.stage is not None:
            return assignment.stage, (*path, "stage")
    return None, nowhere


def _not_applicable(own: Assignment, chain: list[tuple[Assignment, Path]]) -> str | None:
    if own.not_applicable is not None:
        return own.not_applicable
    if own.names:
        return None
    return next((a.not_applicable for a, _path in chain if a.not_applicable is not None), None)


def is_settled(directory: UnitDirectory, responsibility: Responsibility) -> bool:
    """Whether somebody real does the item by a time that is understood, or it does not apply."""
    if responsibility.not_applicable is not None:
        return True
    deadline = responsibility.deadline
    return (
        deadline is not None
        and deadline.kind is not DeadlineKind.UNCLEAR
        and any(
            assigned.role is not Role.SUPPORT and directory.expand(assigned.name)
            for assigned in responsibility.units
        )
    )
