"""What templates are filled with: plain data, complete, with holes where something lacks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from filings.documents import Context, full_context, plan_documents
from filings.model import Project
from filings.project.load import load

HOLE = "【待定】"


def contexts(project: Project, hole: str = "") -> Iterator[Context]:
    """The contexts of all documents of a project, the general one last."""
    for document in plan_documents(project):
        if document.kind is not None:
            yield document.kind.build_context(project, document, hole)
    yield full_context(project, hole)


def compounds(value: Any) -> Iterator[Any]:
    """``value`` and everything in it."""
    yield value
    inside = value.values() if isinstance(value, dict) else value
    if isinstance(value, dict | list):
        for entry in inside:
            yield from compounds(entry)


@pytest.mark.parametrize("hole", ["", HOLE])
def test_contexts_hold_nothing_but_plain_data(sample: Path, hole: str) -> None:
    project, _found = load(sample)
    plain = {dict, list, str, int, bool, Decimal, date}
    for context in contexts(project, hole):
        assert {type(value) for value in compounds(context)} <= plain
        for value in compounds(context):
            assert not isinstance(value, dict) or all(type(key) is str for key in value)


@pytest.mark.parametrize("hole", ["", HOLE])
def test_an_empty_project_has_a_context_for_every_kind(hole: str) -> None:
    from filings.documents import KINDS
    from filings.model import DocumentRequest

    project = Project(documents=tuple(DocumentRequest(kind=kind.name) for kind in KINDS))
    made = list(contexts(project, hole))
    assert len(made) == len(KINDS) + 1
    assert all(context["applicant"]["name"] == hole for context in made)


def test_a_complete_project_has_no_holes(sample: Path) -> None:
    project, _found = load(sample)
    marked = [str(value) for c in contexts(project, HOLE) for value in compounds(c)]
    answered = project.self_assessment and project.texts.request
    assert not answered or HOLE not in marked


def test_missing_unit_and_deadline_are_holes(write_project: Any) -> None:
    project, _found = load(write_project(FILING, 细则=RUBRIC))
    rows = {row["no"]: row for row in full_context(project, HOLE)["rubric"]["rows"]}
    assert (rows["2"]["unit_lines"], rows["2"]["deadline"]) == ([HOLE], HOLE)
    assert (rows["1"]["unit_lines"], rows["1"]["deadline"]) == (["镇党政办"], "2024年12月31日前")


def test_without_a_draft_holes_are_empty(write_project: Any) -> None:
    project, _found = load(write_project(FILING, 细则=RUBRIC))
    rows = {row["no"]: row for row in full_context(project, "")["rubric"]["rows"]}
    assert (rows["2"]["unit_lines"], rows["2"]["deadline"]) == ([], "")


def test_an_item_that_does_not_apply_says_why_and_has_no_deadline(write_project: Any) -> None:
    project, _found = load(write_project(FILING, 细则=RUBRIC))
    row = full_context(project, HOLE)["rubric"]["rows"][2]
    assert row["unit_lines"] == ["不适用：镇里没有此类企业"]
    assert row["deadline"] == "—"
    assert row["claimed"] == "—"
    assert row["remark_lines"] == ["不适用：镇里没有此类企业", "不计分"]


def test_units_are_called_by_their_usual_name(write_project: Any) -> None:
    project, _found = load(write_project(FILING, 细则=RUBRIC))
    unit = full_context(project, "")["rubric"]["rows"][0]["units"][0]
    assert unit["name"] == "镇党政办"
    assert unit["full_name"] == "某镇党政综合办公室"


def test_a_text_that_is_missing_is_a_hole_but_the_recommendation_is_left_blank() -> None:
    texts = full_context(Project(), HOLE)["texts"]
    assert texts["request"]["text"] == HOLE
    assert texts["self_inspection_report"]["text"] == HOLE
    assert texts["recommendation"]["text"] == ""


def test_contacts_are_put_into_one_note() -> None:
    from filings.model import Applicant, Contact

    applicant = Applicant(contact=Contact(office="某镇质量办", phone="0000-1234567"))
    context = full_context(Project(applicant=applicant), "")
    assert context["applicant"]["contact_note"] == "联系单位：某镇质量办，联系电话：0000-1234567"
    assert full_context(Project(), "")["applicant"]["contact_note"] == ""


def test_indicators_of_one_category_share_a_key_until_another_comes_between() -> None:
    from filings.model import Target, Targets

    names = ("产品", "产品", "服务", "产品", None, None)
    items = tuple(Target(name="指标", category=name) for name in names)
    keys = [
        item["key"]
        for item in full_context(Project(targets=Targets(items=items)), "")["targets"]["items"]
    ]
    assert keys[0] == keys[1]
    assert len({keys[0], keys[2], keys[3]}) == 3
    assert keys[4:] == ["", ""]


FILING = """\
filings: 1
programme: {name: 质量强镇}
rubrics: {scoring: 细则.yaml}
units:
  - {name: 镇党政办, full_name: 某镇党政综合办公室, aliases: [党政办]}
assignments:
  scoring:
    1: {units: [党政办], deadline: 2024-12-31}
    3: {not_applicable: 镇里没有此类企业}
self_assessment:
  scoring:
    3: {note: 不适用，不计分}
"""
RUBRIC = """\
levels: [类别]
sections:
  - name: 组织保障
    items:
      - {no: 1, points: 2, method: 有机构（2分）。}
      - {no: 2, points: 2, method: 有方案（2分）。}
      - {no: 3, points: 2, method: 有检测（2分）。}
"""
