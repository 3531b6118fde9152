"""How units, deadlines, levels and titles are worded."""

from __future__ import annotations

from datetime import date

import pytest

from filings.documents.wording import (
    content_heading,
    deadline_wording,
    level_names,
    table_title,
    unit_labels,
)
from filings.model import AssignedUnit, Programme, Role, Stage, Unit, resolve_deadline

PROGRAMME = Programme(
    start=date(2024, 7, 1),
    end=date(2026, 6, 30),
    stages=(Stage(name="动员部署", start=date(2024, 7, 1), end=date(2024, 7, 31)),),
)


def units(*named: tuple[str, Role]) -> list[AssignedUnit]:
    return [AssignedUnit(name, role, None) for name, role in named]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2024-12-31", "2024年12月31日前"),
        ("2024/1/5", "2024年1月5日前"),
        ("2024-12-31前", "2024年12月31日前"),
        ("20241231", "2024年12月31日前"),
        ("2024-08-01至2024-10-31", "2024年8月1日至2024年10月31日"),
        ("2025年6月底前", "2025年6月底前"),
        ("全过程", "全过程"),
        ("每季度末", "每季度末"),
        ("动员部署", "动员部署阶段（2024年7月31日前）"),
        ("动员部署阶段", "动员部署阶段（2024年7月31日前）"),
    ],
)
def test_a_deadline_keeps_its_words_and_only_bare_dates_are_written_out(
    text: str, shown: str
) -> None:
    assert deadline_wording(resolve_deadline(text, PROGRAMME)) == shown


def test_the_lead_is_marked_where_roles_differ() -> None:
    named = units(("镇党政办", Role.LEAD), ("镇财政所", Role.SUPPORT))
    assert unit_labels(named) == ["镇党政办（牵头）", "镇财政所"]


def test_a_lead_alone_needs_no_mark() -> None:
    assert unit_labels(units(("镇党政办", Role.LEAD))) == ["镇党政办"]
    assert unit_labels(units(("甲所", Role.RESPONSIBLE), ("乙所", Role.RESPONSIBLE))) == [
        "甲所",
        "乙所",
    ]


def test_support_is_marked_where_nobody_leads() -> None:
    named = units(("甲所", Role.RESPONSIBLE), ("乙所", Role.SUPPORT))
    assert unit_labels(named) == ["甲所", "乙所（配合）"]


@pytest.mark.parametrize(
    ("stated", "depth", "names"),
    [
        ([], 0, []),
        ([], 1, ["类别"]),
        ([], 2, ["类别", "指标内容"]),
        ([], 3, ["一级指标", "二级指标", "三级指标"]),
        (["一级指标"], 3, ["一级指标", "二级指标", "三级指标"]),
        (["规定动作"], 1, ["规定动作"]),
    ],
)
def test_levels_without_a_name_get_the_usual_one(
    stated: list[str], depth: int, names: list[str]
) -> None:
    assert level_names(stated, depth) == names


def test_contents_below_second_level_indicators_are_third_level_indicators() -> None:
    assert content_heading(["一级指标", "二级指标"]) == "三级指标"
    assert content_heading(["规定动作"]) == "主要内容"
    assert content_heading([]) == "主要内容"


@pytest.mark.parametrize(
    ("rubric", "ending", "title"),
    [
        ("示例市质量强镇创建评估细则", "自查打分表", "示例市质量强镇创建自查打分表"),
        ("示例区创建责任分工表", "责任分工表", "示例区创建责任分工表"),
        ("创建验收评分表（2024年版）", "评分责任分解表", "创建验收评分责任分解表（2024年版）"),
        ("“六个一”任务分解", "任务分解表", "“六个一”任务分解"),
        (None, "责任分工表", "质量强镇责任分工表"),
    ],
)
def test_a_table_is_called_after_its_rubric(rubric: str | None, ending: str, title: str) -> None:
    assert table_title(rubric, ending, "质量强镇") == title


def test_a_draft_marks_a_deadline_that_cannot_be_understood() -> None:
    for text, shown in {
        "尽快落实到位": "尽快落实到位【待定】",
        "2月30日前": "2月30日前【待定】",
        "【待定】": "【待定】",
        "2024-12-31": "2024年12月31日前",
        "全过程": "全过程",
    }.items():
        assert deadline_wording(resolve_deadline(text, PROGRAMME), "【待定】") == shown


def test_a_draft_marks_a_unit_that_is_in_no_list() -> None:
    known = AssignedUnit("镇财政所", Role.SUPPORT, Unit(name="镇财政所"))
    named = [*units(("党建办", Role.LEAD)), known]
    assert unit_labels(named, "【待定】") == ["党建办【待定】（牵头）", "镇财政所"]
    assert unit_labels(named) == ["党建办（牵头）", "镇财政所"]
