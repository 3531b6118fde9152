"""The JSON Schema for editors: valid, true to what the loader takes, and shipped as it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from support.projects import SAMPLES

from filings.glossary import spellings
from filings.model import Project, Rubric
from filings.project.schema import project_schema, rubric_schema
from filings.resources import samples_folder, templates_folder

SCHEMAS = {"filing.schema.json": project_schema, "rubric.schema.json": rubric_schema}
STARTER = templates_folder() / "project"
PROJECTS = [*(samples_folder() / name for name in SAMPLES), STARTER]


def as_an_editor_reads(file: Path) -> Any:
    """The content of a YAML file with every scalar as text, as editors for YAML 1.2 mostly do."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def errors(schema: dict[str, Any], content: Any) -> list[str]:
    return [e.message for e in Draft202012Validator(schema).iter_errors(content)]


@pytest.mark.parametrize("schema", SCHEMAS.values(), ids=SCHEMAS)
def test_the_schema_is_a_schema(schema: Any) -> None:
    Draft202012Validator.check_schema(schema())
    assert schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("folder", PROJECTS, ids=lambda folder: folder.name)
def test_the_shipped_projects_fit_the_schema(folder: Path) -> None:
    assert errors(project_schema(), as_an_editor_reads(folder / "filing.yaml")) == []
    rubrics = [file for file in folder.glob("*.yaml") if file.name != "filing.yaml"]
    assert rubrics
    for file in rubrics:
        assert errors(rubric_schema(), as_an_editor_reads(file)) == []


@pytest.mark.parametrize("folder", PROJECTS, ids=lambda folder: folder.name)
def test_the_shipped_projects_name_the_schema_for_the_editor(folder: Path) -> None:
    for file in folder.glob("*.yaml"):
        kind = "filing" if file.name == "filing.yaml" else "rubric"
        first = file.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema=")
        assert first.endswith(f"{kind}.schema.json")
        if folder != STARTER:
            assert (folder / first.partition("$schema=")[2]).resolve().is_file()


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_beside_the_samples_is_the_one_of_the_program(name: str) -> None:
    shipped = (samples_folder() / name).read_text(encoding="utf-8")
    assert shipped == json.dumps(SCHEMAS[name](), ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize(
    "content",
    [
        {"programe": {}},
        {"assignments": {"r": {"1": {"deadlin": "全过程"}}}},
        {"责任分工": {"r": {"类别": {"甲": {"完成期限": "全过程"}}}}},
        {"units": [{"full_name": "没有简称的单位"}]},
        {"units": "镇党政办"},
        {"units": [["镇党政办"]]},
        {"rubrics": {"r": {"items": [{"content": "没有序号"}]}}},
        {"texts": {"letter": "请示.md"}},
        {"documents": [{"kind": "request", "x": 1}]},
        {"programme": []},
    ],
)
def test_the_schema_refuses_what_the_loader_refuses(content: Any) -> None:
    assert errors(project_schema(), content)


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"filings": 1, "programme": None},
        {"filings": "1", "创建活动": {"名称": "甲", "start": "2024-07-01"}},
        {"assignments": {"r": {"defaults": {"deadline": 2025}, "1": None, "2": {"done": True}}}},
        {"assignments": {"r": {"1": {"units": "甲、乙", "support": ["丙"]}}}},
        {"texts": {"request": "请示.md", "recommendation": {"text": "同意", "limit": 300}}},
        {"documents": ["request", {"template": "表.docx", "output": "表"}]},
        {"rubrics": {"a": "细则.yaml", "b": {"items": [{"no": 1}, {"标识": "veto"}]}}},
    ],
)
def test_the_schema_takes_numbers_dates_and_words_alike(content: Any) -> None:
    assert errors(project_schema(), content) == []


@pytest.mark.parametrize("model", [Project, Rubric])
def test_both_spellings_of_every_key_are_offered(model: Any) -> None:
    schema = project_schema()
    properties = schema["$defs"][model.__name__]["properties"]
    for name in model.model_fields:
        assert set(spellings(name)) <= set(properties)
        assert all(properties[s]["description"] for s in spellings(name))
