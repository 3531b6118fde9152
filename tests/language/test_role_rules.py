"""What headings and notes say of the leading unit."""

from __future__ import annotations

import pytest

from filings.language.role_rules import LeadBy, RoleRule, role_rule
from filings.language.roles import Role
from filings.language.unit_reading import read_units

FIRST = RoleRule(LeadBy.FIRST)
FIRST_OF_SUPPORTERS = RoleRule(LeadBy.FIRST, Role.SUPPORT)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("责任单位（第一个为牵头单位）", FIRST),
        ("责任\n单位\n（排第一的为牵头单位）", FIRST),
        ("列第一位的责任单位为牵头单位或汇总单位", FIRST),
        ("责任单位中排在首位的部门为牵头部门", FIRST),
        ("每项任务第一个单位是牵头单位", FIRST),
        ("注：排名第一的为牵头单位，其余为配合单位。", FIRST_OF_SUPPORTERS),
        ("第一家单位牵头，其他单位配合", FIRST_OF_SUPPORTERS),
        ("牵头单位排在第一位，其他为责任单位", FIRST),
        ("注：带★的为牵头单位", RoleRule(LeadBy.MARK, mark="★")),
        ("标注“＊”的单位为牵头单位，其他单位为配合单位", RoleRule(LeadBy.MARK, Role.SUPPORT, "*")),
        ("加粗的为牵头单位", RoleRule(LeadBy.LOOK)),
        ("责任单位（排名不分先后）", None),
        ("责任单位", None),
        ("牵头单位、配合单位", None),
        ("第一阶段由牵头单位部署", None),
        ("", None),
    ],
)
def test_a_rule_is_read_where_one_is_stated(text: str, rule: RoleRule | None) -> None:
    assert role_rule(text) == rule


def _roles(text: str, rule: RoleRule) -> list[tuple[str, str]]:
    return [(unit.name, str(unit.role)) for unit in read_units(text, rule=rule).units]


def test_the_first_unit_leads_where_the_rule_says_so() -> None:
    assert _roles("区委办、区财政局", FIRST) == [("区委办", "lead"), ("区财政局", "responsible")]
    assert _roles("区委办\n各镇街", FIRST_OF_SUPPORTERS) == [
        ("区委办", "lead"),
        ("各镇街", "support"),
    ]


def test_the_marked_unit_leads_where_the_rule_says_so() -> None:
    rule = RoleRule(LeadBy.MARK, Role.SUPPORT, "★")
    assert _roles("区财政局、★区委办", rule) == [("区财政局", "support"), ("区委办", "lead")]
    assert _roles("区委办★", rule) == [("区委办", "lead")]


def test_words_of_the_cell_go_before_the_rule() -> None:
    assert _roles("区财政局、区委办（牵头）", FIRST) == [
        ("区财政局", "responsible"),
        ("区委办", "lead"),
    ]
    assert _roles("区财政局配合，区委办牵头", FIRST) == [
        ("区财政局", "support"),
        ("区委办", "lead"),
    ]


def test_a_mark_without_a_rule_is_told() -> None:
    reading = read_units("★区委办、区财政局")
    assert [unit.name for unit in reading.units] == ["区委办", "区财政局"]
    assert [str(doubt.problem) for doubt in reading.doubts] == ["marked"]


def test_a_rule_for_several_units_is_told_from_one_for_each_cell() -> None:
    several = role_rule("责任单位有多个的，第一个为牵头单位。")
    each = role_rule("第一个为牵头单位，多个单位共同落实")
    assert several is not None
    assert each is not None
    assert several.of_several
    assert not each.of_several
