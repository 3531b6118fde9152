"""What is built can be imported: the same rubric, the same units, deadlines that mean the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from support.import_contract import breaches

import filings
from filings.documents.wording import deadline_wording
from filings.model import Entry, Project, Responsibility, Rubric
from filings.recognise import Found, recognise
from filings.recognise.convert import ImportedRubric, rubric_of, targets_of
from filings.recognise.findings import TableKind
from filings.word.reading import read_word_source

SAMPLES = sorted(p.parent for p in (Path(__file__).parents[1] / "samples").glob("*/filing.yaml"))
TODAY = date(2026, 3, 1)
RUBRICS = ("self_score_sheet", "responsibility_table", "task_breakdown", "scoring_division")
SHOWN = {
    # What a kind of document prints of an item, beside its number, sections and content.
    "self_score_sheet": ("method", "points"),
    "responsibility_table": ("materials",),
    "task_breakdown": (),
    "scoring_division": ("method", "points"),
}


def built(sample: Path, folder: Path) -> list[tuple[str, Project, str | None, Found]]:
    """Kind, project, rubric's key and what is read back of every document of a sample."""
    project, _found = filings.load(sample)
    result = filings.build(project, out=folder, today=TODAY)
    requests = {d.kind: d.rubric for d in project.documents}
    return [
        (o.kind, project, requests.get(o.kind), recognise(read_word_source(o.file, o.file.name)))
        for o in result.outputs
    ]


def cases(*kinds: str) -> list[tuple[Path, str]]:
    return [
        (sample, request.kind)
        for sample in SAMPLES
        for request in filings.load(sample)[0].documents
        if request.kind in kinds
    ]


def names(cases: list[tuple[Path, str]]) -> list[str]:
    return [f"{sample.name}-{kind}" for sample, kind in cases]


def read_back(sample: Path, kind: str, folder: Path) -> tuple[Project, Rubric, str, Found]:
    _kind, project, key, found = next(b for b in built(sample, folder) if b[0] == kind)
    fitting = [k for k in project.rubrics if key in (None, k)]
    return project, project.rubrics[fitting[0]], fitting[0], found


@pytest.mark.parametrize(("sample", "kind"), cases(*RUBRICS), ids=names(cases(*RUBRICS)))
def test_the_rubric_comes_back(sample: Path, kind: str, tmp_path: Path) -> None:
    _project, rubric, _key, found = read_back(sample, kind, tmp_path)
    assert [t.kind for t in found.tables] in ([TableKind.RUBRIC], [TableKind.DIVISION])
    theirs = rubric_of(found.tables[0], found.head).rubric
    assert len(theirs.entries) == len(rubric.entries)
    for ours, read in zip(rubric.entries, theirs.entries, strict=True):
        assert facts(read, kind) == facts(ours, kind)


def facts(entry: Entry, kind: str) -> dict[str, object]:
    """What a document prints of an item."""
    item = entry.item
    told: dict[str, object] = {
        "no": item.no,
        "content": item.content,
        "sections": [s.heading.replace("\n", "") for s in entry.sections],
        "bonus": entry.bonus,
        "veto": entry.veto,
    }
    for name in SHOWN[kind]:
        told[name] = getattr(item, name)
    if entry.veto and "materials" in told:
        # The basis of judgement is printed in the column of materials.
        told["materials"] = item.materials or item.method
    return told


DIVISIONS = ("responsibility_table", "task_breakdown", "scoring_division")


@pytest.mark.parametrize(("sample", "kind"), cases(*DIVISIONS), ids=names(cases(*DIVISIONS)))
def test_units_and_deadlines_come_back(sample: Path, kind: str, tmp_path: Path) -> None:
    project, _rubric, key, found = read_back(sample, kind, tmp_path)
    imported = rubric_of(found.tables[0], found.head)
    entries = imported.rubric.entries
    for ours, entry in zip(project.responsibilities(key), entries, strict=True):
        assert division(imported, entry) == stated(ours), entry.item.id


def division(imported: ImportedRubric, entry: Entry) -> tuple[object, ...]:
    assignment = imported.assignments.items.get(entry.item.id)
    assert assignment is not None
    if assignment.not_applicable is not None:
        return (assignment.not_applicable,)
    return (sorted(assignment.names), assignment.deadline)


def stated(responsibility: Responsibility) -> tuple[object, ...]:
    """What the project states, as documents print it."""
    if responsibility.not_applicable is not None:
        return (responsibility.not_applicable,)
    deadline = responsibility.deadline
    return (
        sorted((u.role, u.shown_name) for u in responsibility.units),
        deadline_wording(deadline) if deadline is not None else None,
    )


def test_the_targets_come_back(tmp_path: Path) -> None:
    sample = next(s for s in SAMPLES if s.name == "province-targets")
    _kind, project, _key, found = next(
        b for b in built(sample, tmp_path) if b[0] == "targets_table"
    )
    theirs = targets_of(found.tables[0])
    assert project.targets is not None
    assert (theirs.base_label, theirs.goal_label) == (
        project.targets.base_label,
        project.targets.goal_label,
    )
    wanted = [t.replaced(base=t.base or "—") for t in project.targets.items]
    assert list(theirs.items) == wanted


def test_no_other_document_is_taken_for_a_rubric(tmp_path: Path) -> None:
    others = {"registration_form", "request", "self_inspection_report", "evidence_catalogue"}
    for number, sample in enumerate(SAMPLES):
        for kind, _project, _key, found in built(sample, tmp_path / str(number)):
            if kind in others:
                assert not {t.kind for t in found.tables} & {TableKind.RUBRIC, TableKind.DIVISION}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_every_document_is_told_to_programs_in_the_shape_of_the_contract(
    sample: Path, tmp_path: Path
) -> None:
    for kind, _project, _key, found in built(sample, tmp_path):
        assert (kind, breaches(found.to_json())) == (kind, [])
