"""Advice names the keys as they are called in the file that it is about."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from support.loading import LoadFiles, load_files_in

from filings.checks import RULES, check_project
from filings.diagnostics import Diagnostic
from filings.glossary import spellings
from filings.messages import set_language

CHINESE = """\
创建活动: {名称: 示例活动, 主管单位: 示例市办公室, 开始日期: 2024-07-01, 结束日期: 2026-06-30}
申报主体: {名称: 示例镇人民政府, 所在地: 示例县, 日期: 2026-07-02}
责任单位: [镇党政办]
文档: [request, material_request]
提供资料函: {成文日期: 2026-01-05}
"""
ENGLISH = """\
programme: {name: 示例活动, authority: 示例市办公室, start: 2024-07-01, end: 2026-06-30}
applicant: {name: 示例镇人民政府, location: 示例县, date: 2026-07-02}
"""


@pytest.fixture
def load_files(tmp_path: Path) -> LoadFiles:
    return load_files_in(tmp_path / "项目")


@pytest.fixture
def found(load_files: LoadFiles) -> dict[str, Diagnostic]:
    """What is wrong with a project in Chinese keys, by rule."""
    project = load_files(CHINESE).project
    return {d.code: d for d in check_project(project, today=date(2026, 3, 2))}


def test_standing_advice_speaks_the_keys_of_a_chinese_file(found: dict[str, Diagnostic]) -> None:
    assert found["F011"].hints == (
        "核对“申报主体”的“日期”，或“创建活动”的“开始日期”和“结束日期”。",
    )


def test_a_file_with_english_keys_is_advised_in_those(load_files: LoadFiles) -> None:
    project = load_files(ENGLISH).project
    [told] = [d for d in check_project(project, today=date(2026, 3, 2)) if d.code == "F011"]
    assert told.hints == ("核对 applicant 的 date，或 programme 的 start 和 end。",)


def test_english_advice_keeps_english_keys(load_files: LoadFiles) -> None:
    project = load_files(CHINESE).project
    set_language("en")
    try:
        [told] = [d for d in check_project(project, today=date(2026, 3, 2)) if d.code == "F011"]
    finally:
        set_language("zh")
    assert "programme" in told.hints[0]


def test_keys_of_a_letter_are_called_as_in_the_manual(load_files: LoadFiles) -> None:
    project = load_files(CHINESE).project
    lacking = [d for d in check_project(project, today=date(2026, 3, 2)) if d.code == "F001"]
    hints = [hint for d in lacking for hint in d.hints]
    assert "在 filing.yaml 里写上：提供资料函: {反馈时限: …}" in hints


def test_no_rule_leaves_an_english_key_in_chinese_advice(found: dict[str, Diagnostic]) -> None:
    assert found
    from filings.checks.own_keys import translated

    for rule in RULES:
        left = re.findall(r"(?<![\w./-])[a-z_]+(?![\w./-])", translated(rule.how))
        # ``id`` stands in a remark on ``no``; kinds of documents have one name in the samples.
        assert not [w for w in left if spellings(w)[1:] and w not in ("id", "responsibility_table")]
