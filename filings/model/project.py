"""A filing project: everything that its documents are made of."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path as FilePath
from typing import ClassVar

from pydantic import PrivateAttr

from filings.diagnostics import Span
from filings.model.application import Evidence, ItemSelfAssessment, Targets, Texts
from filings.model.assignment import RubricAssignments
from filings.model.base import Model, Points, Text
from filings.model.issuing import Issuing
from filings.model.origin import Origin
from filings.model.programme import Applicant, Programme
from filings.model.responsibility import Responsibility, resolve_responsibilities
from filings.model.rubric import Rubric
from filings.model.units import Unit, UnitDirectory


class Annex(Model):
    """A document that is part of another one, on pages of its own at its end (附件)."""

    scalar_key: ClassVar[str | None] = "kind"

    kind: Text | None = None
    rubric: Text | None = None
    title: Text | None = None


class DocumentRequest(Annex):
    """A document to be made: one of the toolkit's kinds, or an own template with no kind."""

    template: Text | None = None
    output: Text | None = None
    annexes: tuple[Annex, ...] = ()


class Correction(Model):
    """Our reading of a slip in the superior's rubric, with the reason."""

    points: Points | None = None
    cap: Points | None = None
    reason: Text | None = None


class Waiver(Model):
    """A warning that is known and accepted, with the reason."""

    code: Text
    where: Text | None = None
    reason: Text | None = None


class Project(Model):
    """One application, plan or division, with all that its documents need.

    Almost everything may be missing: the model holds what was written, the checks say what lacks.
    ``rubrics`` are as corrected by ``corrections``.
    """

    filings: Text | None = None
    programme: Programme = Programme()
    applicant: Applicant = Applicant()
    issuing: Issuing = Issuing()
    units: tuple[Unit, ...] = ()
    rubrics: dict[str, Rubric] = {}
    assignments: dict[str, RubricAssignments] = {}
    self_assessment: dict[str, dict[str, ItemSelfAssessment]] = {}
    evidence: dict[str, Evidence] = {}
    targets: Targets | None = None
    texts: Texts = Texts()
    documents: tuple[DocumentRequest, ...] = ()
    corrections: dict[str, dict[str, Correction]] = {}
    waivers: tuple[Waiver, ...] = ()

    _origin: Origin = PrivateAttr(default=Origin())

    def __eq__(self, other: object) -> bool:
        """Projects are equal when their fields are, wherever they were read from."""
        if not isinstance(other, Project):
            return NotImplemented
        return all(getattr(self, n) == getattr(other, n) for n in type(self).model_fields)

    __hash__ = None  # type: ignore[assignment]

    @property
    def origin(self) -> Origin:
        """The files that the project was read from, and what was wrong with them."""
        return self._origin

    def came_from(self, origin: Origin) -> None:
        """Say where the project was read from: for whoever read it."""
        self._origin = origin

    @property
    def folder(self) -> FilePath | None:
        """The folder of the project; ``None`` for a project made in memory."""
        return self._origin.folder

    @property
    def unread_rubrics(self) -> frozenset[str]:
        """Keys of rubrics that the project names but whose file could not be read."""
        return frozenset(
            str(path[1]) for path in self._origin.refused if path[0] == "rubrics" and len(path) == 2
        )

    def span(self, *path: str | int) -> Span | None:
        """Where a statement stands in the files; of a missing one, where it would belong."""
        return self._origin.locate(path)

    def was_refused(self, *path: str | int) -> bool:
        """Whether something was written there that could not be read (and has been reported)."""
        return any(path[:length] in self._origin.refused for length in range(1, len(path) + 1))

    @cached_property
    def directory(self) -> UnitDirectory:
        """The units, found by any name."""
        return UnitDirectory(units=self.units)

    @cached_property
    def _responsibilities(self) -> dict[str, tuple[Responsibility, ...]]:
        return {
            key: resolve_responsibilities(
                key,
                rubric,
                self.assignments.get(key) or RubricAssignments(),
                self.directory,
                self.programme,
            )
            for key, rubric in self.rubrics.items()
        }

    def responsibilities(self, rubric: str) -> tuple[Responsibility, ...]:
        """Who does what by when in ``rubric`` (its key), item by item in printed order."""
        return self._responsibilities[rubric]

    def responsibilities_of(self, unit: Unit) -> tuple[tuple[str, Responsibility], ...]:
        """The items that a unit has a part in, itself or through a group, with the rubric's key."""
        return self._by_unit.get(unit.name, ())

    @cached_property
    def _by_unit(self) -> dict[str, tuple[tuple[str, Responsibility], ...]]:
        found: dict[str, list[tuple[str, Responsibility]]] = {}
        for key, responsibilities in self._responsibilities.items():
            for responsibility in responsibilities:
                if responsibility.not_applicable is not None:
                    continue
                names = {
                    name
                    for assigned in responsibility.units
                    if assigned.unit is not None
                    for name in (
                        assigned.unit.name,
                        *(u.name for u in self.directory.expand(assigned.unit.name)),
                    )
                }
                for name in names:
                    found.setdefault(name, []).append((key, responsibility))
        return {name: tuple(shares) for name, shares in found.items()}

    def answer(self, rubric: str, item: str) -> ItemSelfAssessment | None:
        """The applicant's answer to an item, by the rubric's key and the item's id."""
        return self.self_assessment.get(rubric, {}).get(item)
