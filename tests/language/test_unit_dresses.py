"""Units are read back out of phrases that were made from known units and roles."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from support.dressed_units import (
    Named,
    broken_lists,
    divided_work,
    plain_lists,
    run_together,
    short_lists,
    with_persons,
)

from filings.language.roles import Role
from filings.language.unit_reading import read_units
from filings.language.unit_records import UnitProblem

HARMLESS = {
    UnitProblem.LEVEL_ADDED,
    UnitProblem.LEVEL_MISSING,
    UnitProblem.JOINED,
    UnitProblem.UNNAMED,
}
"""What tells of a guess that was right."""


@given(plain_lists(), st.sampled_from(Role))
def test_a_list_of_units_is_read_whatever_parts_it(case: tuple[str, list[str]], role: Role) -> None:
    text, names = case
    reading = read_units(text, role)
    assert [unit.name for unit in reading.units] == names
    assert {unit.role for unit in reading.units} == {role}
    assert reading.remarks == ()
    assert {doubt.problem for doubt in reading.doubts} <= HARMLESS


@given(broken_lists())
def test_a_name_that_a_line_break_cuts_is_whole_again(case: tuple[str, list[str]]) -> None:
    text, names = case
    reading = read_units(text)
    assert [unit.name for unit in reading.units] == names
    cut = len(names) < text.count("\n") + 1
    assert (UnitProblem.JOINED in {d.problem for d in reading.doubts}) is cut


@given(short_lists())
def test_a_level_said_once_holds_for_the_offices_behind_it(case: tuple[str, list[str]]) -> None:
    text, names = case
    reading = read_units(text)
    assert [unit.name for unit in reading.units] == names
    assert [d.read_as for d in reading.doubts] == names[1:]


@given(divided_work())
def test_roles_are_read_in_any_dress(case: tuple[str, list[Named]]) -> None:
    text, named = case
    reading = read_units(text)
    assert [(unit.name, str(unit.role)) for unit in reading.units] == named
    assert reading.remarks == ()


PIECES = st.sampled_from(
    [
        *"区市县镇局办委、，；。：（）()〔〕 \n和及等各", "区财政局", "县委办", "各镇街", "牵头", "配合", "负责",
        "会同", "按职责分工", "责任单位：", "牵头单位：", "有关部门", "张三", "完成时限：", "6月底前", "由", "1.", "★",
        "（牵头）", "（房屋建筑）", "做好", "资金保障", "不涉及", "A", "·", "领导小组成员单位", "教育", "其他",
    ]
)  # fmt: skip
SAID = re.compile(
    r"(?:各|其他)?(?:责任单位|牵头单位|牵头|负责)|配合|负责|会同|按职责分工|做好|由|等|和|及|[^\u4e00-\u9fffA]|落实"
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_any_text_is_read_and_no_word_of_it_is_lost(text: str) -> None:
    reading = read_units(text)
    told = [unit.written for unit in reading.units] + list(reading.remarks)
    told += [part for other in reading.others for part in (other.label, other.text)]
    told += [doubt.text for doubt in reading.doubts]
    left = list("".join(told))
    for letter in SAID.sub("", text):
        assert letter in left, (letter, reading)
    if SAID.sub("", text):
        assert reading.units or reading.doubts


@given(run_together())
def test_names_of_one_level_that_nothing_parts_come_apart(case: tuple[str, list[str]]) -> None:
    text, names = case
    reading = read_units(text)
    assert [unit.name for unit in reading.units] == names
    assert {doubt.problem for doubt in reading.doubts} == {UnitProblem.PARTED}


@given(with_persons())
def test_a_person_beside_a_unit_is_told_and_never_one(
    case: tuple[str, list[str], list[str]],
) -> None:
    text, names, persons = case
    reading = read_units(text)
    assert [unit.name for unit in reading.units] == names
    told = [d.text for d in reading.doubts if d.problem is UnitProblem.PERSON]
    assert told == list(dict.fromkeys(persons))
