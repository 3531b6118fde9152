"""What a package holds of the evidence: each piece under its number, in the folder of its section."""

from __future__ import annotations

from dataclasses import dataclass

from filings.model import CataloguedItem, DocumentRequest, Evidence, Project, catalogue_evidence
from filings.model.base import shortened
from filings.workflows.package.names import (
    EVIDENCE,
    OTHERS,
    Taken,
    evidence_name,
    numbered_folder,
    package_folder,
)

_CATALOGUE = "evidence_catalogue"
_LONGEST_ITEM = 60


@dataclass(frozen=True, slots=True)
class PackedPiece:
    """A line of the catalogue, and where its file lies in the package.

    ``section`` is the outermost one around the item and ``place`` its number in the rubric, '' and 0
    outside of sections. ``rubric`` and ``number`` are '' for a piece that no item cites. ``path`` is None where the
    project names no file. A piece that stands under an earlier number has the path of that one;
    ``same_as`` is then its label.
    """

    rubric: str
    place: int
    section: str
    item: str
    number: str
    key: str
    evidence: Evidence
    path: str | None
    label: str
    same_as: str | None = None

    @property
    def title(self) -> str:
        """What people call the piece."""
        return self.evidence.title or self.key


def with_catalogues(project: Project) -> Project:
    """The project with a catalogue for each rubric that cites evidence, where it asks for none."""
    cited = _cited(project)
    asked = {request.rubric for request in project.documents if _is_catalogue(request)}
    if None in asked and len(project.rubrics) == 1:
        asked |= set(project.rubrics)
    lacking = [key for key in cited if key not in asked]
    several = len(cited) > 1
    more = tuple(
        DocumentRequest(
            kind=_CATALOGUE, rubric=key, output=f"佐证材料目录（{key}）" if several else None
        )
        for key in lacking
    )
    return project.replaced(documents=(*project.documents, *more)) if more else project


def _is_catalogue(request: DocumentRequest) -> bool:
    from filings.documents import find_kind

    kind = find_kind(request.kind) if request.kind else None
    return kind is not None and kind.name == _CATALOGUE


def _cited(project: Project) -> dict[str, list[CataloguedItem]]:
    """The items with evidence of each rubric that has any, in printed order."""
    found = {key: list(catalogue_evidence(project, key)) for key in project.rubrics}
    return {key: items for key, items in found.items() if items}


def plan_evidence(project: Project) -> tuple[PackedPiece, ...]:
    """Every piece of evidence in the order of the catalogues, then those that no item cites.

    A file lies in the folder of the first item that cites it. Where several rubrics cite evidence,
    each has a folder and its key stands before the number (评分 3-2), since both may have a 3-2.
    """
    taken = Taken()
    pieces: list[PackedPiece] = []
    first: dict[str, PackedPiece] = {}
    cited = _cited(project)
    for rubric, items in cited.items():
        several = len(cited) > 1
        around = f"{EVIDENCE}/{package_folder(rubric, '细则')}" if several else EVIDENCE
        for item in items:
            place, section = _section(item)
            folder = f"{around}/{numbered_folder(place, section)}" if place else around
            for piece in _pieces(rubric, item, folder, first, taken, several=several):
                pieces.append(piece)
                first.setdefault(piece.key, piece)
    for key, evidence in project.evidence.items():
        if key not in first:
            path = None
            if evidence.file:
                path = taken.free(f"{OTHERS}/{evidence_name(key, evidence.title, evidence.file)}")
            pieces.append(PackedPiece("", 0, "", "", "", key, evidence, path, key))
    return tuple(pieces)


def _pieces(
    rubric: str,
    item: CataloguedItem,
    folder: str,
    first: dict[str, PackedPiece],
    taken: Taken,
    *,
    several: bool,
) -> list[PackedPiece]:
    entry = item.share.entry
    place, section = _section(item)
    words = shortened(entry.item.content or entry.item.method or "", _LONGEST_ITEM)
    words = f"{entry.item.no}. {words}" if entry.item.no else words
    made = []
    for piece in item.pieces:
        if piece.evidence is None:
            continue  # E001: such a package is never made
        label = f"{rubric} {piece.number}" if several else piece.number
        earlier = first.get(piece.key)
        path = earlier.path if earlier else None
        if earlier is None and piece.evidence.file:
            name = evidence_name(piece.number, piece.evidence.title, piece.evidence.file)
            path = taken.free(f"{folder}/{name}")
        made.append(
            PackedPiece(
                rubric,
                place,
                section,
                words,
                piece.number,
                piece.key,
                piece.evidence,
                path,
                label,
                earlier.label if earlier else None,
            )
        )
    return made


def _section(item: CataloguedItem) -> tuple[int, str]:
    """The place of the outermost section in the rubric, from 1, and its name; 0 and '' for none."""
    entry = item.share.entry
    return (int(entry.path[1]) + 1, entry.sections[0].name) if entry.sections else (0, "")
