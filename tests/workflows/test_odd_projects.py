"""However odd a project is, checking it gives findings and building it a result; nothing raises.

The projects are made up from the models' own shapes, with much missing, empty, repeated in both
spellings or in the wrong place. Their words are few, so that one part often means another, and
near enough to real ones to reach deep into every rule.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from support.projects import TODAY

from filings.checks import check_project
from filings.diagnostics import Diagnostic, has_errors
from filings.documents import KINDS
from filings.glossary import spellings
from filings.model import DocumentRequest, Project, Rubric
from filings.project.load import load
from filings.project.shapes import LIST, MAP, RECORD, Shape
from filings.workflows.build import BuildResult, build

UNITS = ["党政办", "市监所", "工作组", "成员单位", "各相关部门", "无", "—", "党政办、市监所"]
KEYS = ["scoring", "tasks", "1", "2", "第2项", "优", "优/良", "E01", "E02"]
WORDS = {
    **dict.fromkeys(("lead", "support", "members", "aliases", "full_name"), UNITS),
    "name": [*UNITS, "优", "良", "动员", "动员阶段"],
    "deadline": [
        *("2024-12-31", "12月31日", "明年3月", "8月前", "５日", "2024年10月1日至2024年3月1日"),
        *("每季度末", "全过程", "批复后3个月内", "动员", "X月X日", "2月30日", "无"),
        *("0001-01-01", "9999-12-31", "12月至次年1月"),
    ],
    "stage": ["动员", "动员阶段", "验收"],
    "not_applicable": ["是", "本镇没有这类项目"],
    "kind": [kind.name for kind in KINDS] + ["责任分工", "请示"],
    "rubric": KEYS,
    "template": ["无.docx", "..", "", "a/b", "CON", "名\x00.docx"],
    "file": ["请示.md", ".", "..", "/", "~$a.docx", "名 .pdf", "长" * 300, "a\nb", "C:\\a.pdf"],
    "output": ["表", "../表", ".", "CON"],
    "id": KEYS,
    "no": KEYS,
    "code": ["P001", "p005", "A001", "Z", ""],
    "where": ["scoring 1", "scoring total", "scoring"],
    "method": ["（2分）；（3分）", "满分4分，每个1分，最高扣2分", "近三年×个", "一档5分，二档3分"],
    "text": ["# 基本情况\n__", "![](无.png)![a](..)", "| a |\n|--|\n", "一、主要措施\n- \n1.", "*"],
    "evidence": ["E01", "E02、E03"],
    "filings": ["1"],
}
OTHER_TEXTS = ["甲", "办理{甲}的{0}事", "{{ x }}", "％s<&>", "甲\n乙", "近３年", "××", "😀", "１"]
SCALARS: dict[Any, list[Any]] = {
    date: ["2024-07-01", "2024年2月29日", "0001-01-01", "9999-12-31"],
    bool: ["是", "否"],
    int: ["0", "300", "限5字"],
}
POINTS = ["0", "5", "2.50", "3分", "9999", "0.001"]
NOTHING: st.SearchStrategy[Any] = st.sampled_from([None, "", "~", [], {}, [None], "  "])


def words_of(name: str, shape: Shape) -> list[Any]:
    if shape.type is str:
        return WORDS.get(name, []) + OTHER_TEXTS
    return SCALARS.get(shape.type, POINTS)


@cache
def values(shape: Shape, name: str, depth: int, odd: bool) -> st.SearchStrategy[Any]:
    """What may stand where ``shape`` is wanted; with ``odd`` also what may not."""
    if shape.form == RECORD:
        value = records(shape, depth, odd)
    elif shape.form == MAP:
        assert shape.element is not None
        inner = values(shape.element, name, depth - 1, odd)
        value = st.dictionaries(st.sampled_from(KEYS), inner, max_size=3)
    elif shape.form == LIST:
        assert shape.element is not None
        value = st.lists(values(shape.element, name, depth - 1, odd), max_size=3)
    else:
        value = st.sampled_from(words_of(name, shape))
    if not odd:
        return value
    return st.one_of(value, value, value, value, value, NOTHING, st.just("甲"))


@st.composite
def records(draw: st.DrawFn, shape: Shape, depth: int, odd: bool) -> dict[str, Any]:
    """A record with some of its fields, in either spelling; with ``odd`` also in both."""
    record = shape.record
    names = [name for name in record.shapes if depth > 0 or name not in ("sections", "items")]
    chosen = draw(st.lists(st.sampled_from(names), unique=not odd, max_size=8))
    wanted = [n for n in sorted(record.required) if n not in chosen] if not odd else []
    data: dict[str, Any] = {}
    for name in [*chosen, *wanted]:
        value = draw(values(record.shapes[name], name, depth - 1, odd))
        if name == record.model.free_keys and isinstance(value, dict):
            data = {**value, **data}
        else:
            data[draw(st.sampled_from(spellings(name)))] = value
    return data


DOCUMENTS = st.lists(
    st.fixed_dictionaries(
        {"kind": st.sampled_from([kind.name for kind in KINDS])},
        optional={name: st.sampled_from(WORDS[name]) for name in ("rubric", "output")},
    ),
    min_size=1,
    max_size=2,
)
"""Requests for documents of known kinds, so that something can be built."""


def projects(odd: bool) -> st.SearchStrategy[dict[str, Any]]:
    """Every part of a project now and then, the rubric and what hangs on it more often."""
    record = Shape(RECORD, Project).record
    fields = {name: values(shape, name, 5, odd) for name, shape in record.shapes.items()}
    rubric = values(Shape(RECORD, Rubric), "", 4, odd)
    fields["rubrics"] = st.fixed_dictionaries({"scoring": rubric}, optional={"tasks": rubric})
    if odd:
        return st.fixed_dictionaries({}, optional=fields)
    fields["documents"] = DOCUMENTS
    # What is no correction and no known version forbids a build.
    always = {name: fields.pop(name) for name in ("rubrics", "assignments", "documents")}
    del fields["corrections"], fields["filings"]
    return st.fixed_dictionaries(always, optional=fields)


Examine = Callable[[Any], tuple[Project, list[Diagnostic], BuildResult]]


@pytest.fixture(scope="module")
def examine(tmp_path_factory: pytest.TempPathFactory) -> Examine:
    """Loads, checks and builds a project from the data of its file."""
    folder = tmp_path_factory.mktemp("odd") / "项目"

    def examine(data: Any) -> tuple[Project, list[Diagnostic], BuildResult]:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
        (folder / "filing.yaml").write_text(text, encoding="utf-8")
        (folder / "请示.md").write_text("", encoding="utf-8")
        project, _found = load(folder)
        found = check_project(project, today=TODAY)
        return project, found, build(project, folder / "成果", draft=True, today=TODAY)

    return examine


def hold_what_is_promised(found: list[Diagnostic], result: BuildResult) -> None:
    for finding in (*found, *result.diagnostics):
        assert finding.message
        assert "None" not in finding.message
        assert all(finding.hints)
        finding.to_json()
    for output in result.outputs:
        assert output.file.is_file()


@given(projects(odd=True))
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_stands_in_a_project_it_is_checked_and_built_or_refused(
    examine: Examine, data: dict[str, Any]
) -> None:
    _project, found, result = examine(data)
    hold_what_is_promised(found, result)


@given(projects(odd=False))
@settings(
    max_examples=200, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@example(
    {
        "programme": {"start": "0001-01-01"},
        "rubrics": {"scoring": {"items": [{"no": "1"}]}},
        "assignments": {"scoring": {"1": {"deadline": "12月31日"}}},
    }
)
@example({"documents": [{"title": "甲"}]})
@example({"documents": [{"kind": "没有这种"}]})
@example({"documents": [{"template": "无.docx"}]})
@example({"documents": [kind.name for kind in KINDS]})
@example({"documents": [kind.name for kind in KINDS], "rubrics": {"scoring": {"title": "细则"}}})
def test_a_project_in_which_much_is_missing_is_checked_and_drafted_or_refused(
    examine: Examine, data: dict[str, Any]
) -> None:
    project, found, result = examine(data)
    hold_what_is_promised(found, result)
    if project.documents and not result.outputs:
        assert has_errors(result.diagnostics)


def test_a_project_made_in_memory_with_nothing_in_it_is_checked_and_drafted(tmp_path: Path) -> None:
    project = Project()
    result = build(project, tmp_path, draft=True, today=TODAY)
    hold_what_is_promised(check_project(project, today=TODAY), result)
    assert result.outputs == ()


def test_a_project_made_in_memory_has_no_template_of_its_own_and_is_told_so(tmp_path: Path) -> None:
    project = Project(documents=(DocumentRequest(template="通知.docx"),))
    result = build(project, tmp_path, draft=True, today=TODAY)
    assert result.refused
    assert "F008" in [d.code for d in result.diagnostics]
