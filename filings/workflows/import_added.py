"""A rubric more in a project that is there: its file, its assignments, and what is then otherwise."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from filings.diagnostics import Diagnostic, Span
from filings.glossary import spellings, term
from filings.language.similar import letters_shared
from filings.messages import gettext as _
from filings.model.assignment import Assignment
from filings.model.base import shortened
from filings.model.project import Project
from filings.model.rubric import Item
from filings.project.edit import add_to_mapping, data_of
from filings.project.load import PROJECT_FILE
from filings.workflows.import_plan import PlannedRubric, assignments_data, rubric_text
from filings.workflows.import_rules import I202, I206
from filings.workflows.import_write import is_free_for
from filings.workflows.whole_files import numbered

_ALIKE = 0.6


def with_rubric(
    text: str,
    project: Project,
    rubric: PlannedRubric,
    folder: Path,
    files: dict[str, str],
    source: str,
    told: list[Diagnostic],
) -> str:
    """The project file with a rubric more; of one that is there already only the file is new."""
    named = data_of(text)
    same = _key_of(rubric, project, rubrics_named(named))
    if same is None:
        key = _unused(rubric.key, {*project.rubrics, *project.assignments, *rubrics_named(named)})
        written = rubric_text(rubric, source)
        path = folder / rubric.file
        places = itertools.chain([path], numbered(path, _("导入")))
        name = next(
            place.name
            for place in places
            if place.name not in files and is_free_for(place, written)
        )
        files[name] = written
        text = add_to_mapping(text, ("rubrics",), {key: name})
        told.append(
            I206.finding(
                _("“{key}”加进了项目，文档里还没有用到它").format(key=key),
                span=Span(PROJECT_FILE),
                hints=(
                    _("要生成文档，在 文档 下面加一行：- {{类型: {kind}, 评分细则: {key}}}").format(
                        kind=rubric.document, key=key
                    ),
                ),
            )
        )
        return add_to_mapping(text, ("assignments",), {key: assignments_data(rubric.imported)})
    name = _file_of(project, same) or rubric.file
    files[name] = rubric_text(rubric, source)
    _report_other_items(project, same, rubric, told)
    return _with_assignments(text, project, same, rubric, told)


def _key_of(rubric: PlannedRubric, project: Project, named: Mapping[str, Any]) -> str | None:
    """Under what key the project has this rubric: one of its title, else one that names its file.

    The file may be gone, or its title changed by somebody.
    """
    title = rubric.imported.rubric.title
    titled = (key for key, r in project.rubrics.items() if title and r.title == title)
    in_file = (str(key) for key, file in named.items() if file == rubric.file)
    return next(itertools.chain(titled, in_file), None)


def _report_other_items(
    project: Project, key: str, rubric: PlannedRubric, told: list[Diagnostic]
) -> None:
    """Tell which assigned items are other items now: a revised paper counts anew, its ids shift."""
    there, assigned = project.rubrics.get(key), project.assignments.get(key)
    if there is None or assigned is None:
        return
    now = rubric.imported.rubric.entry_by_id
    for item_id in assigned.items:
        old, new = there.entry_by_id.get(item_id), now.get(item_id)
        if old is None or new is None or _is_alike(_words(old.item), _words(new.item)):
            continue
        told.append(
            I202.finding(
                _(
                    "{key} {item}：这一项换了内容，分工还是原来那一项的（原来“{old}”，现在“{new}”）"
                ).format(
                    key=key,
                    item=item_id,
                    old=shortened(_words(old.item), 30),
                    new=shortened(_words(new.item), 30),
                ),
                span=project.span("assignments", key, "items", item_id),
                where=f"{key} {item_id}",
            )
        )


def _words(item: Item) -> str:
    return item.content or item.method or ""


def _is_alike(one: str, other: str) -> bool:
    """Whether two texts are one, a few words changed."""
    return letters_shared(one, other) >= _ALIKE


def _unused(key: str, taken: Collection[str]) -> str:
    name, count = key, 1
    while name in taken:
        count += 1
        name = f"{key}{count}"
    return name


def _file_of(project: Project, key: str) -> str | None:
    """The file that a rubric of the project stands in."""
    span = project.span("rubrics", key, "title")
    return span.file if span is not None and span.file != PROJECT_FILE else None


def _with_assignments(
    text: str, project: Project, key: str, rubric: PlannedRubric, told: list[Diagnostic]
) -> str:
    """Assignments for items that have none yet; where the project says otherwise, that is told."""
    there = project.assignments.get(key)
    known = there.items if there is not None else {}
    wanted = assignments_data(rubric.imported)
    for item_id, assignment in rubric.imported.assignments.items.items():
        if item_id not in known:
            continue
        if differences := list(_differences(known[item_id], _as_loaded(assignment))):
            message = _("{key} {item}：项目里的分工与原文不同，保留项目里的（{what}）")
            told.append(
                I202.finding(
                    message.format(key=key, item=item_id, what="；".join(differences)),
                    span=project.span("assignments", key, "items", item_id),
                    where=f"{key} {item_id}",
                )
            )
    new = {item_id: data for item_id, data in wanted.items() if item_id not in known}
    return add_to_mapping(text, ("assignments", key), new)


def _as_loaded(assignment: Assignment) -> Assignment:
    """The assignment as it reads in a project file, where a text of several names is divided."""
    return Assignment.model_validate(assignment.model_dump(exclude_none=True))


def _differences(there: Assignment, read: Assignment) -> Iterator[str]:
    """What a document says of an item otherwise than the project, field by field, old and new."""
    for name in ("lead", "units", "support", "deadline", "not_applicable"):
        old, new = (_shown(getattr(assignment, name)) for assignment in (there, read))
        if old != new:
            yield _("{field}：项目“{old}”，原文“{new}”").format(field=term(name), old=old, new=new)


def _shown(value: object) -> str:
    return "、".join(map(str, value)) if isinstance(value, tuple) else str(value or "")


def rubrics_named(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a project file, as plain data, names under rubrics."""
    found: Any = next((data[k] for k in ("rubrics", *spellings("rubrics")) if k in data), {})
    return found if isinstance(found, Mapping) else {}
