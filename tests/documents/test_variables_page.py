"""``docs/模板变量.md`` names exactly what templates can use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from filings.documents import KINDS, full_context
from filings.documents.kind import DocumentKind, PlannedDocument
from filings.model import Project
from filings.project.load import load
from filings.resources import samples_folder

PAGE = Path(__file__).parents[2] / "docs" / "模板变量.md"
SAMPLES = ("town", "district-plan", "district-division", "province-targets")


def names(value: Any, path: str = "") -> Iterator[str]:
    """The paths to all that can be printed or looped over; ``[]`` stands for an entry of a list."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from names(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for inner in value:
            yield from names(inner, f"{path}[]")
    else:
        yield path


def all_names(values: Iterator[dict[str, Any]]) -> set[str]:
    """Those of several contexts together; a list that is empty in some is known from others."""
    found = {name for value in values for name in names(value)}
    return {name for name in found if not any(other.startswith(f"{name}[]") for other in found)}


def general(project: Project) -> dict[str, Any]:
    return {name: value for name, value in full_context(project, "").items() if name != "rubrics"}


def of_kind(project: Project, kind: DocumentKind) -> dict[str, Any]:
    """What a kind adds to the general context."""
    from filings.model import DocumentRequest

    rubric = None if kind.per_unit else next(iter(project.rubrics))
    document = PlannedDocument(1, DocumentRequest(kind=kind.name), kind, rubric, None, "01.docx")
    context = kind.build_context(project, document, "")
    return {name: value for name, value in context.items() if name not in full_context(project, "")}


def documented(section: str) -> set[str]:
    """The names in the first column of the tables of a section of the page."""
    return set(re.findall(r"^\| `([\w.\[\]]+)` \|", section, flags=re.MULTILINE))


def sections() -> dict[str, str]:
    """The page: the part of general names, then that of each kind by its heading."""
    text = PAGE.read_text(encoding="utf-8")
    first, _heading, kinds = text.partition("## 各种文书另有的变量")
    found = {"general": first.partition("## 通用变量")[2]}
    for part in re.split(r"^### ", kinds, flags=re.MULTILINE)[1:]:
        found[part.partition("\n")[0]] = part
    return found


@pytest.fixture(scope="module")
def projects() -> list[Project]:
    return [load(samples_folder() / name)[0] for name in SAMPLES]


def test_the_general_names_are_those_of_the_page(projects: list[Project]) -> None:
    assert all_names(general(p) for p in projects) == documented(sections()["general"])


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_names_of_a_kind_are_those_of_the_page(
    kind: DocumentKind, projects: list[Project]
) -> None:
    in_rows = {
        name.replace("rubric.rows[]", rows, 1)
        for name in documented(sections()["general"])
        for rows in ("rows[]", "sheets[].rows[]", "requested[]")
        if name.startswith("rubric.rows[]")
    }
    # A list that is empty in every sample of the kind is known by its own name only.
    in_rows |= {name.rpartition("[]")[0] for name in in_rows}
    of_sums = {"rows[].points", "rows[].claimed"} if kind.name == "self_score_sheet" else set()
    added = all_names(of_kind(p, kind) for p in projects) - (in_rows - of_sums)
    assert added == documented(sections()[f"{kind.title} {kind.name}"])


def test_the_rubrics_by_key_have_the_names_of_the_one_rubric(projects: list[Project]) -> None:
    for project in projects:
        context = full_context(project, "")
        for rubric in context["rubrics"].values():
            assert rubric.keys() == context["rubric"].keys()
