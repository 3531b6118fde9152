"""The numbers of the evidence: which item each piece proves, in an order that holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from filings.model.application import Evidence
from filings.model.project import Project
from filings.model.responsibility import Responsibility


@dataclass(frozen=True, slots=True)
class CataloguedPiece:
    """A piece of evidence under an item.

    ``key`` is its name in the project file, ``evidence`` None where that name is not known there.
    ``same_as`` is the number under which the same piece stands already; the file itself lies there.
    """

    number: str
    key: str
    evidence: Evidence | None
    same_as: str | None = None


@dataclass(frozen=True, slots=True)
class CataloguedItem:
    """An item of a rubric with its evidence, in the order in which the self-assessment lists it."""

    share: Responsibility
    pieces: tuple[CataloguedPiece, ...]


def catalogue_evidence(project: Project, rubric: str) -> Iterator[CataloguedItem]:
    """The items of ``rubric`` (its key) that cite evidence, in printed order, each piece numbered.

    A number is the item's id, a hyphen, and the place of the piece in that item's list: 3-2 is the
    second piece of item 3. Items are numbered by the superior and each list counts for itself, so
    a piece that is added at the end of a list, or to another item, changes no other number; what
    is put in the middle of a list moves those after it, of this item only. A piece that proves
    several items has a number under each; its file belongs to the first (``same_as``). Pieces that
    no item of the rubric cites have no number (E009 warns of those that none cites at all).
    """
    first: dict[str, str] = {}
    for share in project.responsibilities(rubric):
        id = share.entry.item.id
        answer = project.answer(rubric, id)
        if answer is None:
            continue
        pieces = []
        for place, key in enumerate(dict.fromkeys(answer.evidence), 1):
            number = f"{id}-{place}"
            pieces.append(CataloguedPiece(number, key, project.evidence.get(key), first.get(key)))
            first.setdefault(key, number)
        if pieces:
            yield CataloguedItem(share, tuple(pieces))
