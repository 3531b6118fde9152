"""The real papers: what ``check`` finds in them, and whether ``build`` gives their tables back.

The seeds lie beside the project where it is developed; their text is not ours to ship.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from support.cell_by_cell import PIECES, compare_with_paper
from support.papers import SEEDS, write_seed_project

from filings.project.load import load
from filings.workflows.build import build
from filings.workflows.check import check

pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the seed documents are not beside the project"
)

TODAY = date(2021, 7, 1)
GROUP_ITEMS = {"6", "19", "24", "28", "29", "30"}


def seed_project(folder: Path, paper: str) -> Path:
    """A project of one of the real tables."""
    tables: dict[str, tuple[Any, ...]] = {
        "six actions": ("000_yaohai", 0, "task_breakdown", ["规定动作"]),
        "scoring": ("000_yaohai", 1, "scoring_division", ["类别", "指标内容"]),
        "township": ("002_suzhou", 0, "self_score_sheet", ["类别", "指标内容"]),
        "division": ("003_shizhong", 0, "responsibility_table", ["一级指标", "二级指标"]),
    }
    return write_seed_project(folder / "项目", SEEDS, *tables[paper])


def findings(folder: Path, family: str) -> set[tuple[str, str]]:
    """The findings of a family: rule and place."""
    result = check(folder, today=TODAY)
    return {(d.code, d.where or "") for d in result.diagnostics if d.code[0] == family}


def test_the_six_actions_have_all_units_and_deadlines(tmp_path: Path) -> None:
    assert findings(seed_project(tmp_path, "six actions"), "A") == set()


def test_the_scoring_table_has_exactly_its_real_holes(tmp_path: Path) -> None:
    found = findings(seed_project(tmp_path, "scoring"), "A")
    assert {where for _code, where in found} == {
        "table 10",
        *(f"table {no}" for no in GROUP_ITEMS),
    }
    codes_of_10 = {code for code, where in found if where == "table 10"}
    assert codes_of_10 == {"A005", "A002"}
    assert {code for code, where in found if where != "table 10"} == {"A003"}


def test_the_division_has_no_deadline_at_all_and_four_groups_without_members(
    tmp_path: Path,
) -> None:
    found = findings(seed_project(tmp_path, "division"), "A")
    numbers = ["veto", *(str(no) for no in range(1, 44))]
    assert {where for code, where in found if code == "A002"} == {f"table {no}" for no in numbers}
    assert {where for code, where in found if code != "A002"} == {
        f"table {no}" for no in (4, 5, 22, 43)
    }


def test_the_township_rubric_has_no_unit_and_no_deadline(tmp_path: Path) -> None:
    found = findings(seed_project(tmp_path, "township"), "A")
    for code in ("A001", "A002"):
        assert {where for c, where in found if c == code} == {f"table {n}" for n in range(1, 35)}


@pytest.mark.parametrize(
    ("paper", "seed"),
    [("scoring", "000_yaohai"), ("township", "002_suzhou"), ("division", "003_shizhong")],
)
def test_the_issuing_offices_arithmetic_is_told_exactly(
    paper: str, seed: str, tmp_path: Path
) -> None:
    found = findings(seed_project(tmp_path, paper), "P")
    assert {where for _code, where in found} == {f"table {w}" for w in arithmetic_places(seed)}


def arithmetic_places(seed: str) -> set[str]:
    """Where the sources are known to be arithmetically wrong or silent."""
    anomalies = json.loads((SEEDS / "anomalies.json").read_text(encoding="utf-8"))
    kinds = {
        "category_points_missing",
        "category_sum_mismatch",
        "subcriteria_sum_mismatch",
        "cap_vs_points",
        "item_points_missing",
        "total_of_items_without_bonus",
        "points_missing",
    }
    places: set[str] = set()
    for anomaly in anomalies:
        if anomaly["doc"] != seed or anomaly["kind"] not in kinds:
            continue
        if anomaly["kind"] == "total_of_items_without_bonus":
            places |= {"total"} if anomaly["stated"] != anomaly["computed"] else set()
        else:
            places |= set(str(anomaly["where"]).split(", "))
    return places


@pytest.mark.parametrize(
    ("paper", "item", "likely"),
    [("scoring", "19", "2"), ("scoring", "28", "5"), ("township", "22", "3")],
)
def test_the_likely_true_points_are_named_where_only_one_value_fits(
    paper: str, item: str, likely: str, tmp_path: Path
) -> None:
    result = check(seed_project(tmp_path, paper), today=TODAY)
    hints = [
        hint
        for d in result.diagnostics
        if d.code[0] == "P" and d.where == f"table {item}"
        for hint in d.hints
    ]
    assert any(f"{likely}分" in hint.replace(" ", "") for hint in hints)


@pytest.mark.parametrize("paper", PIECES)
def test_build_gives_the_real_table_back_cell_by_cell(paper: str, tmp_path: Path) -> None:
    project, _found = load(seed_project(tmp_path, paper))
    result = build(project, draft=True, today=TODAY)
    assert len(result.outputs) == 1
    compare_with_paper(result.outputs[0].file, paper)
