"""The real papers, imported: every item found, every field right or flagged, nothing dropped.

They lie beside the project where it is developed; their text is not ours to ship. Run with ``-s`` to
see the figures.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from support.cell_by_cell import PIECES, compare_with_paper
from support.import_contract import breaches
from support.import_keys import differences, papers_with_keys, score

from filings.model.project import Project
from filings.project.load import load
from filings.recognise import recognise
from filings.recognise.texts import squeezed
from filings.source import SourceCell, SourceTable
from filings.word.reading import read_word_source
from filings.workflows.build import build
from filings.workflows.check import check
from filings.workflows.import_ import import_documents

KEYS = papers_with_keys()
pytestmark = pytest.mark.skipif(not KEYS, reason="the real papers are not beside the project")
TODAY = date(2021, 7, 1)


def paper_of(key: Path) -> Path:
    return key.with_name(key.name.replace(".expected.json", ".docx"))


def imported(paper: Path) -> Any:
    return recognise(read_word_source(paper, paper.name))


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name.split(".")[0])
def test_every_item_is_found_and_no_field_is_silently_wrong(key: Path) -> None:
    found = imported(paper_of(key)).to_json()
    assert breaches(found) == []
    result = score(json.loads(key.read_text(encoding="utf-8")), found)
    sys.stdout.write(f"\n{key.name}: {result}\n")
    told = "\n".join(differences(result))
    assert result.found == result.items, told
    assert result.right >= 0.99 * result.fields, told
    # One key cuts off a bracket that stands in the paper: （街道） in the fifth item of seed 000.
    silent = [d for d in result.silent if "乡镇（街道" not in d]
    assert silent == []


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name.split(".")[0])
def test_the_text_of_every_cell_ends_up_in_a_field_or_a_diagnostic(key: Path) -> None:
    paper = paper_of(key)
    document = read_word_source(paper, paper.name)
    told = squeezed("\n".join(strings(recognise(document).to_json())))
    lost = [
        cell.text
        for table in document.tables
        for cell in all_cells(table)
        if not all(part in told for part in parts_of(cell.text))
    ]
    assert lost == []


def all_cells(table: SourceTable) -> Iterator[SourceCell]:
    for cell in table.cells:
        yield cell
        for inner in cell.tables:
            yield from all_cells(inner)


def strings(value: Any) -> Iterator[str]:
    """Every text in the JSON, keys too (section_points has names for keys)."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def parts_of(text: str) -> list[str]:
    """A cell's number, words and points, which stand in fields of their own."""
    found = re.fullmatch(
        r"(?:[(（]?([0-9一二三四五六七八九十]+)[)）、.．]+)?(.*?)(?:[(（]([0-9.]+)分[)）])?",
        squeezed(text),
        re.DOTALL,
    )
    assert found is not None
    return [part for part in found.groups() if part]


def import_seed(folder: Path, seed: str) -> tuple[Path, Project]:
    paper = next(paper_of(key) for key in KEYS if key.name.startswith(seed))
    import_documents([read_word_source(paper, paper.name)], folder / "项目")
    project, _found = load(folder / "项目")
    return folder / "项目", project


def findings(folder: Path, rubric: str) -> set[tuple[str, str]]:
    """What ``check`` says of the assignments of a rubric: rule and item."""
    result = check(folder, today=TODAY)
    return {
        (d.code, (d.where or "").split(" ")[-1])
        for d in result.diagnostics
        if d.code[0] == "A" and (d.where or "").startswith(f"{rubric} ")
    }


def test_the_district_plan_lacks_exactly_what_the_paper_lacks(tmp_path: Path) -> None:
    folder, project = import_seed(tmp_path, "000")
    assert {len(r.entries) for r in project.rubrics.values()} == {19, 30}
    assert findings(folder, "任务") == set()
    groups = {("A003", no) for no in ("6", "19", "24", "28", "29", "30")}
    assert findings(folder, "评分") == {("A005", "10"), ("A002", "10"), *groups}


def test_the_division_lacks_every_deadline_and_the_members_of_its_groups(tmp_path: Path) -> None:
    folder, project = import_seed(tmp_path, "003")
    entries = project.rubrics["任务"].entries
    assert len(entries) == 44
    assert [e.item.id for e in entries if e.veto] == ["否决1"]
    found = findings(folder, "任务")
    assert {no for code, no in found if code == "A002"} == {e.item.id for e in entries}
    assert {no for code, no in found if code != "A002"} == {"4", "5", "22", "43"}


def test_the_township_rubric_lacks_every_unit_and_deadline(tmp_path: Path) -> None:
    folder, project = import_seed(tmp_path, "002")
    numbers = {str(n) for n in range(1, 35)}
    assert [e.item.id for e in project.rubrics["评分"].entries] == [str(n) for n in range(1, 35)]
    for code in ("A001", "A002"):
        assert {no for c, no in findings(folder, "评分") if c == code} >= numbers


def test_the_outline_gives_its_indicators(tmp_path: Path) -> None:
    _folder, project = import_seed(tmp_path, "004")
    targets = project.targets
    assert targets is not None
    assert (targets.base_label, targets.goal_label) == ("2020年", "2025年")
    assert len(targets.items) == 17
    assert targets.items[1].measure == "%"
    assert targets.items[6].base == "—"


PROJECTS = {
    # paper: the seed, the rubric's key in the imported project, the kind of document
    "six actions": ("000", "任务", "task_breakdown"),
    "scoring": ("000", "评分", "scoring_division"),
    "township": ("002", "评分", "self_score_sheet"),
    "division": ("003", "任务", "responsibility_table"),
}


@pytest.mark.parametrize("paper", PIECES)
def test_a_draft_of_the_import_gives_the_real_table_back_cell_by_cell(
    paper: str, tmp_path: Path
) -> None:
    seed, rubric, kind = PROJECTS[paper]
    folder, project = import_seed(tmp_path, seed)
    requests = [d for d in project.documents if d.kind == kind and d.rubric in (rubric, None)]
    assert requests
    only = project.replaced(documents=(requests[0],))
    result = build(only, draft=True, today=TODAY, out=folder / "成果")
    assert len(result.outputs) == 1
    compare_with_paper(result.outputs[0].file, paper)
