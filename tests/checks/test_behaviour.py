"""The checks as a whole: order, samples, effort."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.projects import SAMPLES

from filings.checks import check_project
from filings.diagnostics import Severity
from filings.model.project import Project
from filings.project.load import load
from filings.resources import samples_folder


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_are_without_error_and_warning(name: str) -> None:
    project, found = load(samples_folder() / name)
    found += check_project(project, today=date(2026, 3, 2))
    assert [d for d in found if d.severity is not Severity.INFO] == []


def test_an_empty_project_can_be_checked() -> None:
    found = check_project(Project(), today=date(2026, 3, 2))
    assert [d.code for d in found] == ["F010"]


def test_findings_come_in_reading_order(check: Any) -> None:
    checked = check(
        "units: [{name: 镇党政办}, {name: 镇党政办}]\n"
        "assignments: {scoring: {2: {deadline: 待定}, 1: {units: [镇党政办]}}}\n"
        "evidence: {E01: {file: 不在.pdf}}\n"
    )
    places = [d.span for d in checked.diagnostics]
    assert places == sorted(places)


def test_the_day_of_the_check_is_the_one_that_is_given(check: Any) -> None:
    text = "assignments: {scoring: {defaults: {units: 镇党政办、镇财政所, deadline: 2025-12-31}}}"
    assert check(text, today="2025-12-31").diagnostics == []
    assert check(text, today="2026-01-01").codes == {"D012"}


def project_of(items: int, folder: Path) -> Project:
    """A project with that many items, each assigned, self-assessed and with evidence."""
    folder.mkdir()
    rows = "".join(
        f"      - {{no: {n}, points: 3, method: 完成第{n}项（1分），近三年有成效（2分）。}}\n"
        for n in range(1, items + 1)
    )
    assigned = "".join(
        f"    {n}: {{lead: 单位{n % 20}局, support: [单位{(n + 1) % 20}局], deadline: 2025-06-30}}\n"
        for n in range(1, items + 1)
    )
    answered = "".join(
        f"    {n}: {{claimed_points: 2, note: 已完成, evidence: [E{n}]}}\n"
        for n in range(1, items + 1)
    )
    listed = "".join(f"  E{n}: {{title: 材料{n}, date: 2025-01-02}}\n" for n in range(1, items + 1))
    units = "".join(f"  - {{name: 单位{n}局}}\n" for n in range(20))
    (folder / "filing.yaml").write_text(
        "rubrics: {scoring: 细则.yaml}\n"
        "applicant: {date: 2026-03-02}\n"
        f"units:\n{units}assignments:\n  scoring:\n{assigned}"
        f"self_assessment:\n  scoring:\n{answered}evidence:\n{listed}",
        encoding="utf-8",
    )
    rubric = f"sections:\n  - name: 类别\n    points: {3 * items}\n    items:\n{rows}"
    (folder / "细则.yaml").write_text(rubric, encoding="utf-8")
    return load(folder)[0]


def calls_for(project: Project) -> int:
    """How many functions are called in a check: the effort, whatever the machine."""
    count = 0

    def note(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        check_project(project, today=date(2026, 3, 2))
    finally:
        sys.setprofile(before)
    return count


def test_ten_times_the_items_take_about_ten_times_the_effort(tmp_path: Path) -> None:
    calls_for(project_of(1, tmp_path / "warm"))
    few = calls_for(project_of(60, tmp_path / "few"))
    many = calls_for(project_of(600, tmp_path / "many"))
    assert many < 12 * few


TOWN = (samples_folder() / "town" / "filing.yaml").read_text(encoding="utf-8").splitlines()
TOWN_RUBRIC = (samples_folder() / "town" / "评估细则.yaml").read_text(encoding="utf-8").splitlines()


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_whatever_is_left_of_a_project_is_checked_to_the_end(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        for name, lines in (("filing.yaml", TOWN), ("评估细则.yaml", TOWN_RUBRIC)):
            gone = data.draw(st.sets(st.integers(0, len(lines) - 1), max_size=6))
            text = "\n".join(line for n, line in enumerate(lines) if n not in gone)
            (Path(folder) / name).write_text(text, encoding="utf-8")
        project, _found = load(folder)
        for finding in check_project(project, today=date(2026, 3, 2)):
            assert finding.span is not None
            assert finding.hints or finding.severity is Severity.INFO
