"""The mission's own rule: no item slips through without a unit and a deadline.

For every item of every sample the unit or the deadline is taken away, wherever it was stated, and
``build`` must refuse and name that item at its line.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from support.projects import SAMPLES, TODAY

from filings.diagnostics import Severity
from filings.glossary import spellings
from filings.model.project import Project
from filings.model.responsibility import Responsibility
from filings.project.load import load
from filings.resources import samples_folder
from filings.workflows.build import build

UNIT_KEYS = ("lead", "support", "units")
DEADLINE_KEYS = ("deadline", "stage")


def items_of_samples() -> Iterator[Any]:
    for name in SAMPLES:
        project, _found = load(samples_folder() / name)
        for key, rubric in project.rubrics.items():
            for entry in rubric.entries:
                yield pytest.param(name, key, entry.item.id, id=f"{name}-{key}-{entry.item.id}")


@pytest.mark.parametrize("taken", ["unit", "deadline"])
@pytest.mark.parametrize(("sample_name", "rubric", "item"), list(items_of_samples()))
def test_an_item_without_its_unit_or_deadline_is_named_at_its_line_and_not_built(
    sample_name: str, rubric: str, item: str, taken: str, tmp_path: Path
) -> None:
    folder = samples_folder() / sample_name
    project, _found = load(folder)
    before = responsibility(project, rubric, item)
    text = (folder / "filing.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=yaml.BaseLoader)
    stated = under(under(data, "assignments"), rubric)
    own = stated.setdefault(item, {}) or {}
    stated[item] = own
    for key in all_spellings("not_applicable"):
        own.pop(key, None)
    take_away(stated, before, UNIT_KEYS if taken == "unit" else DEADLINE_KEYS)
    if taken == "deadline" and not before.units:
        own["units"] = [project.units[0].name]
    if taken == "unit":
        own.setdefault("note", "只有备注")
    link_sample(folder, tmp_path)
    changed = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10**6)
    (tmp_path / "filing.yaml").write_text(changed, encoding="utf-8")

    loaded, _found = load(tmp_path)
    result = build(loaded, today=TODAY)

    assert result.refused
    assert not (tmp_path / "成果").exists()
    code = "A001" if taken == "unit" else "A002"
    named = [d for d in result.diagnostics if d.code == code and d.where == f"{rubric} {item}"]
    assert len(named) == 1
    assert named[0].severity is Severity.ERROR
    assert named[0].span is not None
    assert named[0].span.file == "filing.yaml"
    line = changed.splitlines()[named[0].span.line - 1]
    assert yaml.load(line.split(":")[0], Loader=yaml.BaseLoader) == item


def responsibility(project: Project, rubric: str, item: str) -> Responsibility:
    return next(r for r in project.responsibilities(rubric) if r.entry.item.id == item)


def all_spellings(*identifiers: str) -> list[str]:
    return [word for identifier in identifiers for word in spellings(identifier)]


def under(data: dict[str, Any], identifier: str) -> dict[str, Any]:
    """The part of a file under a key, in whichever spelling it was written."""
    key = next(word for word in spellings(identifier) if word in data)
    part: dict[str, Any] = data[key]
    return part


def take_away(stated: dict[str, Any], before: Responsibility, identifiers: tuple[str, ...]) -> None:
    """Remove a statement for an item: its own, and those of its sections and the rubric."""
    names = before.entry.section_names
    keys = {"/".join(names[:depth]) for depth in range(1, len(names) + 1)} | set(names)
    sections = next((stated[s] for s in spellings("sections") if s in stated), {})
    defaults = next((stated[s] for s in spellings("defaults") if s in stated), {})
    places = [stated[before.entry.item.id], defaults]
    places += [part for key, part in sections.items() if key in keys]
    for place in places:
        for word in all_spellings(*identifiers):
            place.pop(word, None)


def link_sample(folder: Path, target: Path) -> None:
    """The files of a sample, without filing.yaml, in another folder."""
    import shutil

    shutil.copytree(
        folder, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("成果", "filing.yaml")
    )


RUBRIC = """
    title: 示例细则
    levels: [类别]
    sections:
      - name: 组织保障
        items:
          - {no: 1, content: 成立工作专班}
          - {no: 2, content: 制定工作方案}
      - name: 经费保障
        items:
          - {no: 3, content: 安排专项经费}
"""
HEAD = """
filings: 1
programme: {name: 示例活动, authority: 示例市办公室, start: 2024-07-01, end: 2026-06-30}
applicant: {name: 示例镇人民政府, location: 示例县, date: 2026-03-02}
rubrics: {scoring: 细则.yaml}
units:
  - {name: 镇党政办}
  - {name: 镇财政所}
  - {name: 成员单位组, members: [镇党政办, 镇财政所]}
documents: [task_breakdown]
"""

HOLES = {
    "a default for the rubric without units": (
        "assignments: {scoring: {defaults: {deadline: 2024-12-31}}}",
        {"A001": {"1", "2", "3"}},
    ),
    "a default for one section leaves the other open": (
        "assignments: {scoring: {sections: {组织保障: {units: [镇党政办], deadline: 2024-12-31}}}}",
        {"A001": {"3"}, "A002": {"3"}},
    ),
    "an item overrides only what it states": (
        "assignments: {scoring: {defaults: {units: [镇党政办]}, 2: {deadline: 2024-12-31}}}",
        {"A002": {"1", "3"}},
    ),
    "a group whose members are all groups without members": (
        "assignments: {scoring: {defaults: {units: [各相关部门、单位], deadline: 2024-12-31}}}",
        {"A003": {"1", "2", "3"}},
    ),
    "a remark in the place of a unit": (
        "assignments: {scoring: {defaults: {units: [镇财政所], deadline: 2024-12-31},"
        " 3: {units: 本镇无此项业务。}}}",
        {"A005": {"3"}},
    ),
    "not applicable without a reason": (
        "assignments: {scoring: {defaults: {units: [镇财政所], deadline: 2024-12-31},"
        " 3: {not_applicable: 不适用}}}",
        {"A010": {"3"}},
    ),
    "a blank cell": (
        "assignments: {scoring: {1: {units: [镇党政办], deadline: }, 2: {units: '', deadline:"
        " 2024-12-31}, 3: }}",
        {"A001": {"2", "3"}, "A002": {"1", "3"}},
    ),
    "the whole process is a deadline": (
        "assignments: {scoring: {defaults: {units: [成员单位组], deadline: 全过程}}}",
        {},
    ),
}


@pytest.mark.parametrize("name", HOLES)
def test_every_form_of_assignment_shows_its_holes(
    name: str, write_project: Any, tmp_path: Path
) -> None:
    assignments, expected = HOLES[name]
    folder = write_project(HEAD + assignments + "\n", 细则=RUBRIC)
    project, _found = load(folder)
    result = build(project, today=TODAY)
    found: dict[str, set[str]] = {}
    for d in result.diagnostics:
        if d.code[0] == "A" and d.severity is Severity.ERROR:
            found.setdefault(d.code, set()).add((d.where or "").removeprefix("scoring "))
    assert found == expected
    assert result.refused == bool(expected)
