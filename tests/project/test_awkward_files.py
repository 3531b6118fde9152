"""Whatever stands in the files, loading gives a project and findings, and raises nothing."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from support.loading import Loaded, LoadFiles

from filings.diagnostics import Severity
from filings.project.rules import RULES
from filings.project.shapes import LIST, MAP, RECORD, Shape, record_of

CODES = {rule.code for rule in RULES}
QUOTED = re.compile(r"“[^”]*”|“.*", re.DOTALL)
ENGLISH = re.compile(r"[A-Za-z]{2,} [a-z]{2,}")


def hold_what_is_promised(loaded: Loaded, files: dict[str, str]) -> None:
    """What every answer keeps to: known codes, places inside the files, words for a clerk."""
    for finding in loaded.found:
        assert finding.code in CODES
        assert finding.span is not None
        if finding.span.file in files and finding.span.line:
            lines = re.split("\r\n|\r|\n", files[finding.span.file])
            assert 1 <= finding.span.line <= len(lines)
            assert 1 <= finding.span.column <= len(lines[finding.span.line - 1]) + 1
        said = QUOTED.sub("", " ".join([finding.message, *finding.hints]))
        assert not ENGLISH.search(said), said
        json.dumps(finding.to_json())
    for key in loaded.project.rubrics:
        loaded.project.responsibilities(key)
    loaded.project.model_dump()


@given(st.binary(max_size=2000))
@example(b"\xff\xfe\x00")
@example(b"\xff\xfe\x00\x00\x01")
@example(b"\x00" * 64)
@example("programme: {name: 甲".encode())
def test_any_bytes_may_stand_in_the_project_file(load_files: LoadFiles, content: bytes) -> None:
    loaded = load_files(content)
    hold_what_is_promised(loaded, {})


MARKS = "\n\t :-?[]{}&*!|>'\"%@`,#~<=\\：，、。“”　\u2028\x85\ufeff\x0b"
TEXTS = st.text(alphabet=st.sampled_from(MARKS + "甲乙name1"), max_size=120)


@given(TEXTS)
@settings(max_examples=400)
def test_any_text_may_stand_in_the_project_file(load_files: LoadFiles, text: str) -> None:
    hold_what_is_promised(load_files(text.encode()), {"filing.yaml": text})


@given(TEXTS)
def test_any_text_may_stand_in_a_rubric(load_files: LoadFiles, text: str) -> None:
    loaded = load_files("rubrics: {r: r.yaml}\n", {"r.yaml": text.encode()})
    hold_what_is_promised(loaded, {"r.yaml": text})
    assert ("r" in loaded.project.rubrics) != ("r" in loaded.project.unread_rubrics)


@given(st.data())
@settings(max_examples=300)
def test_a_good_file_may_be_damaged_anywhere(
    load_files: LoadFiles, sample_folder: Path, data: st.DataObject
) -> None:
    text = (sample_folder / "filing.yaml").read_text(encoding="utf-8")
    rubric = (sample_folder / "评估细则.yaml").read_text(encoding="utf-8")
    at = data.draw(st.integers(0, len(text)))
    cut = data.draw(st.integers(0, 40))
    text = text[:at] + data.draw(st.text(alphabet=MARKS + "甲", max_size=4)) + text[at + cut :]
    loaded = load_files(text.encode(), {"评估细则.yaml": rubric.encode()})
    hold_what_is_promised(loaded, {"filing.yaml": text, "评估细则.yaml": rubric})


def paths_of_fields() -> list[tuple[str, ...]]:
    """A way to every field of every model: keys of maps are ``甲``, lists hold one element."""
    from filings.model import Project

    found: list[tuple[str, ...]] = []

    def walk(shape: Shape, path: tuple[str, ...], around: tuple[type, ...]) -> None:
        if shape.form == RECORD:
            if shape.type in around:
                return
            record = record_of(shape.type)
            for name, inner in record.shapes.items():
                here = path if name == record.model.free_keys else (*path, name)
                found.append(here)
                walk(inner, here, (*around, shape.type))
        elif shape.form in (LIST, MAP):
            assert shape.element is not None
            here = (*path, "甲" if shape.form == MAP else "")
            found.append(here)
            walk(shape.element, here, around)

    walk(Shape(RECORD, Project), (), ())
    return sorted(set(found))


FIELDS = paths_of_fields()
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "items", "甲", "1", "units", "text"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)


def nested(path: tuple[str, ...], value: Any) -> Any:
    """``value`` at the end of ``path``; an empty step is an element of a list."""
    for step in reversed(path):
        value = {step: value} if step else [value]
    return value


def test_the_ways_to_fields_reach_deep() -> None:
    assert ("assignments", "甲", "甲", "deadline") in FIELDS
    assert ("rubrics", "甲", "items", "", "criteria", "", "points") in FIELDS
    assert len(FIELDS) > 100


@given(st.sampled_from(FIELDS), ANYTHING)
@settings(max_examples=600, suppress_health_check=[HealthCheck.too_slow])
def test_any_structure_may_stand_in_place_of_any_field(
    load_files: LoadFiles, path: tuple[str, ...], value: Any
) -> None:
    text = yaml.safe_dump(nested(path, value), allow_unicode=True)
    hold_what_is_promised(load_files(text.encode()), {"filing.yaml": text})


@pytest.mark.parametrize("path", FIELDS, ids="/".join)
def test_a_list_of_lists_fits_nowhere_and_is_said_to_be_wrong(
    load_files: LoadFiles, path: tuple[str, ...]
) -> None:
    text = yaml.safe_dump(nested(path, [[["甲"]]]), allow_unicode=True, default_flow_style=True)
    loaded = load_files(text.encode())
    hold_what_is_promised(loaded, {"filing.yaml": text})
    assert any(d.severity is Severity.ERROR for d in loaded.found)


def calls_during(action: Callable[[], Any]) -> int:
    """How many calls a run of ``action`` makes: its cost, told without a clock."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        action()
    finally:
        sys.setprofile(None)
    return count


def large_project(items: int) -> tuple[str, dict[str, str | bytes]]:
    """A project with that many items, units and pieces of evidence, a tenth of them faulty."""
    numbers = range(items)
    faulty = ["大概" if n % 10 == 0 else "是" for n in numbers]
    lines = ["rubrics: {r: r.yaml}", "units:"]
    lines += [f"  - {{name: 第{n}办, aliases: [{n}办]}}" for n in numbers]
    lines += ["assignments:", "  r:"]
    lines += [f"    {n}: {{units: [{n}办], deadline: 全过程, done: {faulty[n]}}}" for n in numbers]
    lines += ["corrections:", "  r:"]
    lines += [f"    {n}: {{points: 2, reason: 笔误}}" for n in numbers]
    rubric = ["sections:"]
    for n in numbers:
        if n % 20 == 0:
            rubric += [f"  - name: 第{n}类", "    items:"]
        rubric.append(f"      - {{no: {n}, points: 5, method: 落实（5分）。}}")
    return "\n".join(lines), {"r.yaml": "\n".join(rubric)}


def test_ten_times_the_items_cost_about_ten_times_the_work(load_files: LoadFiles) -> None:
    def cost(items: int) -> int:
        filing, others = large_project(items)
        found: list[Loaded] = []

        def run() -> None:
            loaded = load_files(filing, others)
            for unit in loaded.project.units:
                loaded.project.responsibilities_of(unit)
            found.append(loaded)

        calls = calls_during(run)
        assert found[0].codes == ["Y007"] * (items // 10)
        return calls

    cost(20)
    assert cost(2000) < 12 * cost(200)
