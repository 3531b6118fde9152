"""Corrections: our reading of slips in the superior's rubric, laid over it. The file stays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from filings.diagnostics import Diagnostic
from filings.messages import gettext as _
from filings.model.origin import Path
from filings.model.project import Correction, Project
from filings.model.rubric import Item, Rubric, Section
from filings.project.places import Locator
from filings.project.rules import Y013

_Part = TypeVar("_Part", Rubric, Section)


def apply_corrections(project: Project, locate: Locator) -> tuple[Project, list[Diagnostic]]:
    """The project with its rubrics corrected, and the corrections that are without ground."""
    found: list[Diagnostic] = []
    rubrics = dict(project.rubrics)
    for key, corrections in project.corrections.items():
        rubric = rubrics.get(key)
        places = _places(rubric) if rubric is not None else {}
        wanted: dict[Path, Correction] = {}
        for target, correction in corrections.items():
            span, where = locate(("corrections", key, target)), f"{key} {target}"
            place = places.get(target)
            problem = _problem(key, target, correction, place)
            if problem and key not in project.unread_rubrics:
                found.append(Y013.finding(problem, span=span, where=where))
            if place is not None:
                wanted[place] = correction
        if rubric is not None and wanted:
            rubrics[key] = _corrected(rubric, (), wanted)
    if not project.corrections:
        return project, found
    return project.replaced(rubrics=rubrics), found


def _problem(key: str, target: str, correction: Correction, place: Path | None) -> str | None:
    """What is wrong with a correction, if anything is."""
    if place is None:
        message = _("细则“{rubric}”中没有“{target}”这一项或这一类，无从更正")
        return message.format(rubric=key, target=target)
    if correction.points is None and correction.cap is None:
        return _("对“{target}”的更正没有写改成几分").format(target=target)
    if correction.cap is not None and place[-2] == "sections":
        return _("“{target}”是类别，没有满分可更正").format(target=target)
    if not correction.reason:
        return _("对“{target}”的更正没有写理由").format(target=target)
    return None


def _places(rubric: Rubric) -> dict[str, Path]:
    """The paths to all items by id, and to all sections by path and by name; items come first."""
    places = {id_: entry.path for id_, entry in rubric.entry_by_id.items()}
    for sections, path in rubric.walk_sections():
        places.setdefault("/".join(section.name for section in sections), path)
    for sections, path in rubric.walk_sections():
        places.setdefault(sections[-1].name, path)
    return places


def _corrected(part: _Part, path: Path, wanted: Mapping[Path, Correction]) -> _Part:
    """A copy with every correction below ``path`` laid over its place."""
    return part.replaced(
        items=tuple(
            _corrected_item(item, wanted.get((*path, "items", index)))
            for index, item in enumerate(part.items)
        ),
        sections=tuple(
            _corrected_section(section, (*path, "sections", index), wanted)
            for index, section in enumerate(part.sections)
        ),
    )


def _corrected_item(item: Item, correction: Correction | None) -> Item:
    changes = _changes(correction, ("points", "cap"))
    return item.replaced(**changes) if changes else item


def _corrected_section(section: Section, path: Path, wanted: Mapping[Path, Correction]) -> Section:
    changes = _changes(wanted.get(path), ("points",))
    if changes:
        # The cell as printed shows the points that are wrong.
        section = section.replaced(**changes, label=None)
    return _corrected(section, path, wanted)


def _changes(correction: Correction | None, names: tuple[str, ...]) -> dict[str, object]:
    values = {name: getattr(correction, name, None) for name in names}
    return {name: value for name, value in values.items() if value is not None}
