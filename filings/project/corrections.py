"""Corrections: our reading of slips in the superior's rubric, laid over it. The file stays."""

from __future__ import annotations

from typing import Any

from filings.diagnostics import Diagnostic, Span
from filings.messages import gettext as _
from filings.model.project import Correction, Project
from filings.model.responsibility import Path
from filings.model.rubric import Rubric
from filings.project.rules import Y013


def apply_corrections(
    project: Project, spans: dict[Path, Span]
) -> tuple[Project, list[Diagnostic]]:
    """The project with its rubrics corrected, and the corrections that are without ground."""
    found: list[Diagnostic] = []
    rubrics = dict(project.rubrics)
    for key, corrections in project.corrections.items():
        for target, correction in corrections.items():
            path = ("corrections", key, target)
            span = spans.get(path)
            place = _place(rubrics[key], target) if key in rubrics else None
            if place is None:
                message = _("细则“{rubric}”中没有“{target}”，无从更正")
                message = message.format(rubric=key, target=target)
                found.append(Y013.finding(message, span=span, where=f"{key} {target}"))
                continue
            if not correction.reason:
                message = _("对“{target}”的更正没有写理由").format(target=target)
                found.append(Y013.finding(message, span=span, where=f"{key} {target}"))
            rubrics[key] = _corrected(rubrics[key], place, correction)
    if not project.corrections:
        return project, found
    return project.replaced(rubrics=rubrics), found


def _place(rubric: Rubric, target: str) -> Path | None:
    """The path to the item of that id, or to the section of that name or path."""
    entry = rubric.entry_by_id.get(target)
    if entry is not None:
        return entry.path
    for sections, path in rubric.walk_sections():
        names = [s.name for s in sections]
        if target in (names[-1], "/".join(names)):
            return path
    return None


def _corrected(part: Any, path: Path, correction: Correction) -> Any:
    """A copy of a frozen part with the correction laid over the place that ``path`` leads to."""
    if not path:
        update = {
            name: value
            for name in ("points", "cap")
            if (value := getattr(correction, name)) is not None and name in type(part).model_fields
        }
        if "label" in type(part).model_fields and "points" in update:
            update["label"] = None
        return part.replaced(**update)
    field, index, *rest = path
    parts = list(getattr(part, str(field)))
    parts[int(index)] = _corrected(parts[int(index)], tuple(rest), correction)
    return part.replaced(**{str(field): tuple(parts)})
