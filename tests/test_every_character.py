"""Every character that went in comes out, or is refused with its place.

One project fills every text field of every model with awkward text; each must stand whole in a
finished document. Fields that no document shows are listed with the reason.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree
from support.projects import TODAY

from filings.model.base import Model
from filings.model.project import Project
from filings.project.load import load
from filings.project.shapes import LIST, MAP, RECORD, Shape, record_of
from filings.workflows.build import build

AWKWARD = '合格率<95% & 覆盖率>90%，{{ x }} {% if %} {_{ &amp; “引号” "直引号" 😀 𠀀'
AWKWARD_NAME = "单位<95%&90%>{{x}}{%if%}😀𠀀"

NOT_PRINTED = {
    "Project.filings": "the version of the format",
    "Programme.document_number": "of the superior's notice; no application form asks for it",
    "Rubric.authority": "who issued the rubric",
    "Rubric.document_number": "as above",
    "Item.id": "tells items apart, is not printed",
    "Item.source": "where an import found the item",
    "Criterion.text": "criteria are read for their sums; the method prints them",
    "Unit.full_name": "tables print the short name",
    "Unit.aliases": "names by which a unit is found",
    "Unit.members": "the group is printed, not its members",
    "Unit.note": "a remark in the register of units",
    "Contact.person": "of a unit or the applicant; no form prints a person",
    "Contact.address": "no form prints it",
    "Assignment.stage": "the deadline is printed",
    "Assignment.note": "a remark of the office on its own division",
    "Evidence.file": "the catalogue of evidence is another document",
    "Evidence.title": "as above",
    "Evidence.number": "as above",
    "Evidence.issuer": "as above",
    "ItemSelfAssessment.evidence": "ids of evidence",
    "LongText.file": "the name of a file",
    "Annex.kind": "chooses the document",
    "Annex.rubric": "chooses the rubric",
    "DocumentRequest.kind": "chooses the document",
    "DocumentRequest.rubric": "chooses the rubric",
    "DocumentRequest.template": "chooses the template",
    "DocumentRequest.output": "becomes a file name",
    "Correction.reason": "stands in messages",
    "Waiver.code": "chooses a rule",
    "Waiver.where": "chooses a place",
    "Waiver.reason": "stands in messages",
    "Target.category": "only own documents print targets; tested with one of those",
    "Target.name": "as above",
    "Target.measure": "as above",
    "Target.base": "as above",
    "Target.goal": "as above",
    "Target.attribute": "as above",
    "Target.actual": "as above",
    "Targets.title": "as above",
    "Targets.base_label": "as above",
    "Targets.goal_label": "as above",
}


def text_fields(model: type[Model] = Project, seen: set[type] | None = None) -> Iterator[str]:
    """``Model.field`` of every text field that can be reached from a project."""
    seen = set() if seen is None else seen
    if model in seen:
        return
    seen.add(model)
    for name, shape in record_of(model).shapes.items():
        inner: Shape = shape
        while inner.form in (LIST, MAP):
            assert inner.element is not None
            inner = inner.element
        if inner.form == RECORD:
            yield from text_fields(inner.type, seen)
        elif inner.type is str or shape.one_alone:
            yield f"{model.__name__}.{name}"


class Filled:
    """Awkward texts, one for each field, remembered."""

    def __init__(self, awkward: str = AWKWARD, long: str = "") -> None:
        self.values: dict[str, str] = {}
        self._awkward = awkward
        self._long = long

    def text(self, field: str) -> str:
        return self.values.setdefault(field, f"[{field}]{self._awkward}{self._long}")

    def name(self, field: str) -> str:
        return self.values.setdefault(field, f"[{field}]{AWKWARD_NAME}")


def project_files(fill: Filled) -> dict[str, Any]:
    """A project in which every printed text field is awkward."""
    unit = fill.name("Unit.name")
    rubric = {
        "title": fill.text("Rubric.title"),
        "levels": [fill.text("Rubric.levels")],
        "sections": [
            {
                "name": fill.text("Section.name"),
                "no": fill.text("Section.no"),
                "items": [
                    {
                        "no": fill.text("Item.no"),
                        "content": fill.text("Item.content"),
                        "method": fill.text("Item.method"),
                        "materials": fill.text("Item.materials"),
                        "points": "2",
                    }
                ],
            },
            {
                "name": "另一类",
                "label": fill.text("Section.label"),
                "items": [{"no": "2", "content": "任务", "points": "1"}],
            },
        ],
    }
    contact = {name: fill.text(f"Contact.{name}") for name in ("office", "phone", "email")}
    return {
        "filings": "1",
        "programme": {
            "name": fill.text("Programme.name"),
            "authority": fill.text("Programme.authority"),
            "recommender": fill.text("Programme.recommender"),
            "stages": [{"name": fill.text("Stage.name"), "content": fill.text("Stage.content")}],
        },
        "applicant": {
            "name": fill.text("Applicant.name"),
            "location": fill.text("Applicant.location"),
            "date": "2026-03-02",
            "contact": contact,
        },
        "issuing": {
            "issuers": [fill.text("Issuing.issuers")],
            "mark": [fill.text("Issuing.mark")],
            "signers": [fill.text("Issuing.signers")],
            **{
                name: fill.text(f"Issuing.{name}")
                for name in (
                    "document_number",
                    "copy_number",
                    "security",
                    "urgency",
                    "recipients",
                    "note",
                    "copies_to",
                    "printed_by",
                )
            },
            "date": "2026-03-02",
        },
        "rubrics": {"scoring": rubric},
        "units": [{"name": unit}, {"name": fill.name("Assignment.lead")}, {"name": "配合单位"}],
        "assignments": {
            "scoring": {
                fill.text("Item.no"): {
                    "lead": [fill.name("Assignment.lead")],
                    "support": [fill.name("Assignment.support")],
                    "units": [unit, fill.name("Assignment.units")],
                    "deadline": fill.text("Assignment.deadline"),
                },
                "2": {"not_applicable": fill.text("Assignment.not_applicable")},
            }
        },
        "self_assessment": {
            "scoring": {
                fill.text("Item.no"): {
                    "claimed_points": "1",
                    "note": fill.text("ItemSelfAssessment.note"),
                }
            }
        },
        "texts": {
            "request": {"text": fill.text("LongText.text"), "title": fill.text("LongText.title")},
            "self_inspection_report": {"text": "# 基本情况\n\n" + fill.text("LongText.text")},
            "recommendation": {"text": "同意推荐"},
            "notice": {"text": fill.text("LongText.text")},
            "implementation_plan": {"text": "# 任务\n\n[[任务]]\n\n# 步骤\n\n[[步骤]]\n"},
        },
        "documents": [
            "registration_form",
            "request",
            "self_inspection_report",
            "self_score_sheet",
            {"kind": "responsibility_table", "title": fill.text("DocumentRequest.title")},
            "task_breakdown",
            "scoring_division",
            {
                "kind": "implementation_plan",
                "annexes": [{"kind": "task_breakdown", "title": fill.text("Annex.title")}],
            },
        ],
    }


def write(folder: Path, data: dict[str, Any]) -> Path:
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10**9)
    (folder / "filing.yaml").write_text(text, encoding="utf-8")
    return folder


def text_of(document: Path) -> str:
    """All text of a Word file, its breaks left out."""
    with zipfile.ZipFile(document) as archive:
        parts = [
            archive.read(n)
            for n in archive.namelist()
            if n.startswith("word/") and n.endswith(".xml")
        ]
    return "".join("".join(etree.fromstring(part).itertext()) for part in parts)


def missing_from_documents(folder: Path, values: dict[str, str]) -> list[str]:
    project, _found = load(folder)
    result = build(project, draft=True, today=TODAY)
    assert len(result.outputs) == 8, [str(d) for d in result.diagnostics if d.code[0] == "T"]
    printed = "\n".join(text_of(output.file) for output in result.outputs)
    return [field for field, value in values.items() if value not in printed]


def test_every_text_field_is_either_filled_here_or_listed_as_not_printed() -> None:
    fill = Filled()
    project_files(fill)
    assert set(text_fields()) - set(fill.values) == set(NOT_PRINTED)


def test_awkward_text_in_any_field_stands_whole_in_a_document(tmp_path: Path) -> None:
    fill = Filled()
    write(tmp_path, project_files(fill))
    assert missing_from_documents(tmp_path, fill.values) == []


def test_texts_of_32_kilobytes_stand_whole_in_a_document(tmp_path: Path) -> None:
    fill = Filled(long="质量" * 5500)
    data = project_files(fill)
    write(tmp_path, data)
    assert missing_from_documents(tmp_path, fill.values) == []


CONTROL = [chr(c) for c in (*range(0x20), 0xFFFE, 0xFFFF) if chr(c) not in "\t\n\r"]


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths to every scalar of nested data."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from places(part, (*path, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from places(part, (*path, index))
    else:
        yield path


def replaced(value: Any, path: tuple[Any, ...], text: str) -> Any:
    if not path:
        return text
    if isinstance(value, dict):
        return {k: replaced(v, path[1:], text) if k == path[0] else v for k, v in value.items()}
    return [replaced(v, path[1:], text) if i == path[0] else v for i, v in enumerate(value)]


PLAIN = project_files(Filled("", ""))


@pytest.mark.parametrize("path", list(places(PLAIN)), ids=lambda p: ".".join(map(str, p))[:60])
def test_a_control_character_in_any_field_is_refused_with_its_place(
    path: tuple[Any, ...], tmp_path: Path
) -> None:
    data = replaced(PLAIN, path, "前" + "".join(CONTROL) + "后")
    write(tmp_path, data)
    lines = (tmp_path / "filing.yaml").read_text(encoding="utf-8").splitlines()
    project, _found = load(tmp_path)
    result = build(project, draft=True, today=TODAY)
    assert result.refused
    found = [d for d in result.diagnostics if d.code == "Y009"]
    assert found
    assert all(d.span is not None and "后" in lines[d.span.line - 1] for d in found)


@pytest.mark.parametrize("character", CONTROL, ids=lambda c: f"U+{ord(c):04X}")
def test_every_character_that_xml_has_not_is_refused(character: str, tmp_path: Path) -> None:
    (tmp_path / "filing.yaml").write_text(
        f'applicant: {{name: "示例{ascii(character)[1:-1]}镇"}}\n', encoding="utf-8"
    )
    _project, found = load(tmp_path)
    assert [(d.code, d.span.line, d.span.column) for d in found if d.span] == [("Y009", 1, 19)]
