"""The division shared out: nobody is forgotten, and all shares together are the division."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filings.model import Assignment, Item, Project, Role, Rubric, RubricAssignments, Unit
from filings.project.load import load

UNITS = (
    Unit(name="甲办", aliases=("甲",)),
    Unit(name="乙所"),
    Unit(name="丙站"),
    Unit(name="专班", members=("甲办", "乙所")),
    Unit(name="大组", members=("专班", "丙站", "没有列的中心")),
    Unit(name="空组", members=()),
)


def project(**items: Assignment) -> Project:
    rubric = Rubric(items=tuple(Item(id=id) for id in items))
    return Project(
        units=UNITS,
        rubrics={"r": rubric},
        assignments={"r": RubricAssignments(items=items)},
    )


def shares(one: Project) -> dict[str, list[tuple[str, Role, str | None]]]:
    return {
        of.name: [(s.responsibility.entry.item.id, s.role, s.group) for s in of.shares]
        for of in one.unit_shares
    }


def test_a_groups_items_are_those_of_each_member() -> None:
    found = shares(project(a=Assignment(units=("专班",)), b=Assignment(units=("乙所",))))
    assert found == {
        "甲办": [("a", Role.RESPONSIBLE, "专班")],
        "乙所": [("a", Role.RESPONSIBLE, "专班"), ("b", Role.RESPONSIBLE, None)],
    }


def test_of_several_roles_the_weightiest_counts_and_the_units_own_before_a_groups() -> None:
    found = shares(
        project(
            a=Assignment(lead=("甲",), support=("专班",)),
            b=Assignment(lead=("专班",), support=("甲办",)),
            c=Assignment(units=("大组", "甲办")),
        )
    )
    assert found["甲办"] == [
        ("a", Role.LEAD, None),
        ("b", Role.LEAD, "专班"),
        ("c", Role.RESPONSIBLE, None),
    ]
    assert found["乙所"][0] == ("a", Role.SUPPORT, "专班")


def test_what_leads_to_no_unit_is_seen_under_its_own_name_and_comes_last() -> None:
    one = project(
        a=Assignment(lead=("甲办",), support=("空组", "各相关部门")),
        b=Assignment(units=("大组",)),
        c=Assignment(),
    )
    names = [(of.name, of.unit is not None) for of in one.unit_shares]
    assert names == [
        ("甲办", True),
        ("乙所", True),
        ("丙站", True),
        ("空组", False),
        ("各相关部门", False),
        ("没有列的中心", False),
        ("", False),
    ]


def test_a_units_number_does_not_depend_on_who_has_items() -> None:
    few, more = project(a=Assignment(units=("丙站",))), project(a=Assignment(units=("大组",)))
    numbers = [{of.name: of.number for of in one.unit_shares} for one in (few, more)]
    assert numbers[0]["丙站"] == numbers[1]["丙站"] == 3


def test_items_that_do_not_apply_are_nobodys() -> None:
    assert project(a=Assignment(units=("甲办",), not_applicable="没有企业")).unit_shares == ()


NAMES = st.lists(st.sampled_from([*(unit.name for unit in UNITS), "甲", "没有的局"]), max_size=4)
ASSIGNMENTS = st.builds(
    Assignment,
    lead=NAMES.map(tuple),
    support=NAMES.map(tuple),
    units=NAMES.map(tuple),
    not_applicable=st.none() | st.just("没有企业"),
)


@given(st.dictionaries(st.sampled_from("abcdefgh"), ASSIGNMENTS, min_size=1))
def test_all_shares_together_are_the_division(items: dict[str, Assignment]) -> None:
    one = project(**items)
    owed = set()
    for responsibility in one.responsibilities("r"):
        if responsibility.not_applicable is not None:
            continue
        id = responsibility.entry.item.id
        named = [(a.name, a.role) for a in responsibility.units]
        everybody = {unit.name for name, _role in named for unit in one.directory.expand(name)}
        assert everybody <= {of.name for of in one.unit_shares if id in ids(of)}
        owed.add(id)
    given_out = {id for of in one.unit_shares for id in ids(of)}
    assert given_out == owed
    for of in one.unit_shares:
        assert len(ids(of)) == len(set(ids(of)))
        if of.unit is not None:
            expected = [r.entry.item.id for _key, r in one.responsibilities_of(of.unit)]
            assert ids(of) == expected


def ids(of: object) -> list[str]:
    return [share.responsibility.entry.item.id for share in of.shares]  # type: ignore[attr-defined]


def test_in_the_samples_every_unit_has_what_the_division_gives_it(sample: Path) -> None:
    one, _found = load(sample)
    for of in one.unit_shares:
        assert of.unit is not None
        mine = [(s.rubric, s.responsibility) for s in of.shares]
        assert mine == list(one.responsibilities_of(of.unit))
    busy = {u.name for u in one.units if not u.is_group and one.responsibilities_of(u)}
    assert {of.name for of in one.unit_shares} == busy


@pytest.mark.parametrize("rubric", ["任务", "评分"])
def test_shares_of_one_rubric_are_those_of_all_less_the_others(rubric: str) -> None:
    from filings.resources import samples_folder

    one, _found = load(samples_folder() / "district-plan")
    for of in one.unit_shares:
        kept = of.of_rubric(rubric).shares
        assert kept == tuple(s for s in of.shares if s.rubric == rubric)
        assert of.of_rubric(None) is of
