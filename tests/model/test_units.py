"""Units, the names they are called by, and groups."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filings.model import Unit, UnitDirectory


def directory(**members: list[str] | None) -> UnitDirectory:
    """Units by name; a list makes a group of those members."""
    return UnitDirectory(
        units=tuple(
            Unit(name=name, members=None if given_ is None else tuple(given_))
            for name, given_ in members.items()
        )
    )


def names(units: tuple[Unit, ...]) -> list[str]:
    return [unit.name for unit in units]


def test_a_unit_is_found_by_each_of_its_names() -> None:
    unit = Unit(name="镇党政办", full_name="示例镇党政综合办公室", aliases=("党政办",))
    known = UnitDirectory(units=(unit,))
    for name in ("镇党政办", "示例镇党政综合办公室", "党政办"):
        assert known.find(name) is unit
    assert known.find("镇财政所") is None


def test_a_name_is_found_without_the_blanks_that_set_it_wide() -> None:
    known = UnitDirectory(units=(Unit(name="镇 党 政 办"),))
    assert known.find("镇党政办") is known.units[0]
    assert known.find("镇 党 政 办") is known.units[0]


def test_a_usual_name_comes_before_the_alias_of_another_unit() -> None:
    known = UnitDirectory(
        units=(Unit(name="镇办公室", aliases=("综合办",)), Unit(name="综合办"), Unit(name="综合办"))
    )
    assert known.find("综合办") is known.units[1]


def test_a_unit_expands_to_itself_and_an_unknown_one_to_nobody() -> None:
    known = directory(甲=None)
    assert names(known.expand("甲")) == ["甲"]
    assert known.expand("丁") == ()


def test_a_group_expands_to_its_members_at_all_depths_each_once() -> None:
    known = directory(甲=None, 乙=None, 丙=None, 小组=["乙", "甲"], 大组=["丙", "小组", "甲"])
    assert names(known.expand("小组")) == ["乙", "甲"]
    assert names(known.expand("大组")) == ["丙", "乙", "甲"]


def test_a_group_is_expanded_by_any_of_its_names() -> None:
    known = UnitDirectory(
        units=(Unit(name="甲"), Unit(name="领导小组", aliases=("专班",), members=("甲",)))
    )
    assert names(known.expand("专班")) == ["甲"]


def test_unknown_members_are_left_out() -> None:
    known = directory(甲=None, 组=["甲", "没有的办"])
    assert names(known.expand("组")) == ["甲"]


def test_a_group_without_members_is_nobody() -> None:
    known = directory(空组=[], 领导小组成员单位=None, 各相关部门=None)
    for name in ("空组", "领导小组成员单位", "各相关部门"):
        assert known.is_group(name)
        assert known.expand(name) == ()


def test_a_phrase_that_names_nobody_is_a_group_even_if_it_is_not_listed() -> None:
    known = directory(甲=None)
    assert known.is_group("各有关部门")
    assert known.is_group("区质量强区领导小组成员单位")
    assert not known.is_group("区财政局")
    assert not known.is_group("甲")


def test_groups_that_contain_each_other_still_expand_to_their_other_members() -> None:
    known = directory(甲=None, 乙=None, 一组=["甲", "二组"], 二组=["一组", "乙"])
    assert names(known.expand("一组")) == ["甲", "乙"]
    assert set(names(known.expand("二组"))) == {"甲", "乙"}


def test_behind_a_name_stands_also_what_leads_to_no_unit() -> None:
    known = directory(甲=None, 组=["甲", "丁", "空组", "大组"], 大组=["组", "甲"], 空组=[])
    assert list(known.names_behind("大组")) == ["甲", "丁", "空组"]
    assert list(known.names_behind("某处")) == ["某处"]
    assert names(known.expand("大组")) == ["甲"]


def test_a_cycle_is_told_once_as_the_way_round() -> None:
    known = directory(一组=["二组"], 二组=["三组", "甲"], 三组=["一组"], 甲=None, 自己=["自己"])
    assert list(known.cycles()) == [("一组", "二组", "三组"), ("自己",)]


def test_two_ways_to_one_member_are_no_cycle() -> None:
    known = directory(甲=None, 一组=["甲"], 二组=["甲"], 大组=["一组", "二组", "甲"])
    assert list(known.cycles()) == []


def test_a_cycle_through_an_alias_is_found() -> None:
    known = UnitDirectory(units=(Unit(name="专班", aliases=("工作组",), members=("工作组",)),))
    assert list(known.cycles()) == [("专班",)]


@pytest.mark.parametrize("depth", [3000])
def test_groups_may_be_nested_as_deep_as_one_likes(depth: int) -> None:
    chain: dict[str, list[str] | None] = {f"组{n}": [f"组{n + 1}"] for n in range(depth)}
    known = directory(**chain, **{f"组{depth}": None})
    assert names(known.expand("组0")) == [f"组{depth}"]
    assert list(known.cycles()) == []
    ring = directory(**chain, **{f"组{depth}": ["组0"]})
    assert [len(cycle) for cycle in ring.cycles()] == [depth + 1]


NAMES = [f"单位{letter}" for letter in "甲乙丙丁戊己庚"]
DIRECTORIES = st.dictionaries(
    st.sampled_from(NAMES),
    st.none() | st.lists(st.sampled_from([*NAMES, "没有的办"]), max_size=4),
).map(lambda members: directory(**members))


@given(DIRECTORIES, st.sampled_from(NAMES))
def test_expanding_never_gives_a_group_and_nobody_twice(known: UnitDirectory, name: str) -> None:
    expanded = known.expand(name)
    assert not any(unit.is_group for unit in expanded)
    assert len(set(names(expanded))) == len(expanded)
    assert all(known.find(unit.name) is unit for unit in expanded)


@given(DIRECTORIES)
def test_a_group_stands_for_all_that_its_members_stand_for(known: UnitDirectory) -> None:
    for unit in known.units:
        if unit.members is not None and not list(known.cycles()):
            union = {u.name for member in unit.members for u in known.expand(member)}
            assert set(names(known.expand(unit.name))) == union


@given(DIRECTORIES)
def test_there_is_a_cycle_just_when_a_group_reaches_itself(known: UnitDirectory) -> None:
    def reached(name: str) -> set[str]:
        found: set[str] = set()
        waiting = [name]
        while waiting:
            unit = known.find(waiting.pop())
            for member in (unit.members or ()) if unit else ():
                if known.find(member) and member not in found:
                    found.add(member)
                    waiting.append(member)
        return found

    cycles = list(known.cycles())
    assert bool(cycles) == any(unit.name in reached(unit.name) for unit in known.units)
    for cycle in cycles:
        for name, following in zip(cycle, (*cycle[1:], cycle[0]), strict=True):
            unit = known.find(name)
            assert unit is not None
            assert following in (unit.members or ())
