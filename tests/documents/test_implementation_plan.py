"""The plan as one paper: its text, its tasks and its annexes say the same, being one model."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.loading import load_files_in

from filings.documents import plan_documents
from filings.language.numerals import parse_number
from filings.model import Project
from filings.project.load import load
from filings.resources import samples_folder

RUBRIC = """
title: 示例任务
levels: [任务]
sections:
  - name: 健全机制
    items:
      - {no: 1, content: 成立专班}
      - {no: 2, content: 定期会商。每季度一次。}
  - name: 保障经费
    items:
      - {no: 3, content: 安排经费。}
      - {no: 4, content: 公开经费}
"""
FILING = """
programme:
  name: 示例活动
  stages:
    - {name: 动员部署, start: 2024-07-01, end: 2024-07-31, content: 开会动员。}
    - {name: 全面推进, start: 2024-08-01, end: 2025-06-30}
    - {name: 总结, end: 2025-07-31}
issuing: {issuers: [甲区办, 乙区办], document_number: 示办〔2024〕1号, recipients: 各单位, date: 2024-07-01}
units: [{name: 区甲局}, {name: 区乙局}, {name: 区丙局}]
rubrics: {tasks: 任务.yaml}
assignments:
  tasks:
    1: {lead: 区甲局, support: 区乙局、区丙局, deadline: 2024年12月底前}
    2: {units: 区甲局、区乙局, deadline: 2024-12-31}
    3: {units: 区丙局, stage: 动员部署}
    4: {not_applicable: 无此项经费}
documents: [{kind: implementation_plan, annexes: [{kind: task_breakdown, title: 任务分解表}]}]
"""


@pytest.fixture
def plan(tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """The context of a plan with this text."""

    def made(text: str, filing: str = FILING, rubric: str = RUBRIC) -> dict[str, Any]:
        stated = f"{filing}\ntexts: {{implementation_plan: 方案.md}}\n"
        files = {"任务.yaml": rubric, "方案.md": text}
        loaded = load_files_in(tmp_path / "project")(stated, files)
        assert loaded.found == []
        return context_of(loaded.project)

    return made


def context_of(project: Project) -> dict[str, Any]:
    document = next(d for d in plan_documents(project) if d.kind and d.kind.title == "实施方案")
    assert document.kind
    return document.kind.build_context(project, document, "")


def said(parts: list[Any]) -> list[Any]:
    return [
        part["text"] if part["markdown"] else (part["level"], part["title"] + part["text"])
        for part in parts
    ]


def test_tasks_stand_below_their_heading_with_units_and_deadline(plan: Any) -> None:
    assert said(plan("# 任务\n\n[[任务]]\n\n# 保障\n")["plan"]["text"]) == [
        "# 任务\n",
        (2, "健全机制"),
        (0, "1.成立专班（区甲局牵头，区乙局、区丙局配合，完成时限：2024年12月底前）。"),
        (0, "2.定期会商。每季度一次。（责任单位：区甲局、区乙局，完成时限：2024年12月31日前）"),
        (2, "保障经费"),
        (0, "3.安排经费（责任单位：区丙局，完成时限：2024年7月31日前）。"),
        "\n# 保障",
    ]


def test_sections_that_are_sentences_are_counted_in_words_below_a_deeper_heading(plan: Any) -> None:
    rubric = RUBRIC.replace("健全机制", "围绕机制，健全体系。").replace(
        "保障经费", "围绕保障，增加投入"
    )
    parts = said(
        plan("# 任务\n（一）“两个一”任务（附件）。完成下列任务。\n[[任务]]", rubric=rubric)["plan"][
            "text"
        ]
    )
    assert [part for part in parts[1:] if not part[1][0].isdigit()] == [
        (0, "一是围绕机制，健全体系。"),
        (0, "二是围绕保障，增加投入。"),
    ]
    assert parts[2][1].startswith("1.成立专班")


def test_below_a_deeper_heading_short_sections_are_headings_and_items_a_level_down(
    plan: Any,
) -> None:
    parts = said(plan("# 任务\n## 一类\n[[任务]]")["plan"]["text"])
    assert parts[1:3] == [
        (3, "健全机制"),
        (0, "（1）成立专班（区甲局牵头，区乙局、区丙局配合，完成时限：2024年12月底前）。"),
    ]


def test_items_without_numbers_are_counted_below_each_heading(plan: Any) -> None:
    rubric = """
levels: [一级, 二级, 三级]
sections:
  - name: 甲
    sections:
      - name: 乙
        sections:
          - {name: 丙, items: [{id: a, content: 一事}, {id: b, content: 二事}]}
          - {name: 丁, items: [{id: c, content: 三事}]}
"""
    filing = FILING.partition("assignments:")[0] + (
        "assignments: {tasks: {defaults: {units: 区甲局, deadline: 2024-12-31}}}\n"
        "documents: [implementation_plan]\n"
    )
    parts = said(plan("# 任务\n[[任务]]", filing, rubric)["plan"]["text"])[1:]
    assert [(level, text.partition("（责任")[0]) for level, text in parts] == [
        (2, "甲"),
        (3, "乙"),
        (4, "丙"),
        (0, "①一事"),
        (0, "②二事"),
        (4, "丁"),
        (0, "①三事"),
    ]


def test_steps_stand_with_their_days(plan: Any) -> None:
    assert said(plan("# 步骤\n[[步骤]]")["plan"]["text"])[1:] == [
        (2, "动员部署（2024年7月1日至7月31日）。开会动员。"),
        (2, "全面推进（2024年8月1日至2025年6月30日）"),
        (2, "总结（2025年7月31日前）"),
    ]


def test_the_notice_has_the_usual_title_and_text_unless_others_are_written(plan: Any) -> None:
    notice = plan("方案")["notice"]
    assert notice["title"] == "甲区办\n乙区办\n关于印发《创建示例活动实施方案》的通知"
    assert "《创建示例活动实施方案》" in notice["text"]
    party = plan("方案", FILING.replace("[甲区办, 乙区办]", "[中共甲区委办, 甲区办]"))
    assert party["notice"]["title"] == "中共甲区委办\n甲区办\n印发《创建示例活动实施方案》的通知"


def test_one_annex_has_no_number_several_are_numbered(plan: Any) -> None:
    def labels(annexes: str) -> list[tuple[str, str, str]]:
        filing = FILING.replace("[{kind: task_breakdown, title: 任务分解表}]", annexes)
        return [(a["label"], a["no"], a["name"]) for a in plan("方案", filing)["annexes"]]

    assert labels("[task_breakdown]") == [("附件", "", "task_breakdown")]
    assert labels("[task_breakdown, responsibility_table]") == [
        ("附件1", "1.", "task_breakdown"),
        ("附件2", "2.", "responsibility_table"),
    ]


def test_an_annex_is_the_document_of_its_kind(plan: Any) -> None:
    (annex,) = plan("方案")["annexes"]
    assert annex["title"] == "任务分解表"
    assert [row["main"] for row in annex["rows"]] == [
        "成立专班",
        "定期会商。每季度一次。",
        "安排经费。",
        "公开经费",
    ]


@pytest.mark.parametrize("name", ["district-plan", "district-division"])
def test_text_and_annexes_of_the_samples_name_the_same_units(name: str) -> None:
    project, _found = load(samples_folder() / name)
    key = "任务" if name == "district-plan" else "tasks"
    context = context_of(project)
    paragraphs = [
        part["text"]
        for part in context["plan"]["text"]
        if not part["markdown"]
        and not part["level"]
        and parse_number(part["text"].partition(".")[0])
    ]
    shares = project.responsibilities(key)
    assert len(paragraphs) == len(shares)
    for paragraph, share in zip(paragraphs, shares, strict=True):
        assert all(unit.shown_name in paragraph for unit in share.units)
