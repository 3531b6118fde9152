"""Who does what by when: item over section over rubric, units and deadline apart."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filings.language.deadlines import DeadlineKind
from filings.model import (
    Item,
    Programme,
    Project,
    Responsibility,
    Role,
    Rubric,
    RubricAssignments,
    Section,
    Stage,
    Unit,
)
from filings.model.responsibility import is_settled

RUBRIC = Rubric(
    sections=(
        Section(
            name="工作成效",
            sections=(
                Section(name="产品质量", items=(Item(id="1"), Item(id="2"))),
                Section(name="工程质量", items=(Item(id="3"),)),
            ),
        ),
        Section(name="工作保障", items=(Item(id="4"),)),
    ),
    items=(Item(id="0"),),
)
UNITS = (
    Unit(name="甲办", aliases=("甲",)),
    Unit(name="乙所"),
    Unit(name="丙站"),
    Unit(name="专班", members=("甲办", "乙所")),
    Unit(name="空组", members=()),
)
PROGRAMME = Programme(
    start=date(2024, 7, 1),
    end=date(2026, 6, 30),
    stages=(
        Stage(name="动员部署阶段", start=date(2024, 7, 1), end=date(2024, 7, 31)),
        Stage(name="没有截止日"),
    ),
)


def project(**stated: Any) -> Project:
    """A project whose one rubric is assigned as the file would state it."""
    assignments = RubricAssignments.model_validate(stated)
    return Project(
        programme=PROGRAMME, units=UNITS, rubrics={"r": RUBRIC}, assignments={"r": assignments}
    )


def of(item: str, **stated: Any) -> Responsibility:
    """What holds for one item."""
    (found,) = (r for r in project(**stated).responsibilities("r") if r.entry.item.id == item)
    return found


def units_of(responsibility: Responsibility) -> list[str]:
    return [u.shown_name for u in responsibility.units]


def test_every_item_has_one_responsibility_in_printed_order() -> None:
    assert [r.entry.item.id for r in project().responsibilities("r")] == ["0", "1", "2", "3", "4"]
    assert [r.entry.item.id for r in Project(rubrics={"r": RUBRIC}).responsibilities("r")] == [
        *"01234"
    ]


def test_what_nobody_states_is_nobody_s() -> None:
    found = of("1")
    assert found.units == ()
    assert found.deadline is None
    assert found.not_applicable is None
    assert not found.done
    assert found.item_path == ("assignments", "r", "items", "1")
    assert found.units_path == found.deadline_path == found.item_path


def test_leads_come_first_then_responsible_units_then_supports() -> None:
    found = of("1", items={"1": {"support": "乙所", "units": "丙站", "lead": "甲"}})
    assert [(u.name, u.role) for u in found.units] == [
        ("甲", Role.LEAD),
        ("丙站", Role.RESPONSIBLE),
        ("乙所", Role.SUPPORT),
    ]
    assert units_of(found) == ["甲办", "丙站", "乙所"]
    assert [u.name for u in found.with_role(Role.LEAD)] == ["甲"]


def test_an_unknown_unit_keeps_the_name_that_was_typed() -> None:
    (assigned,) = of("1", items={"1": {"units": "没有的办"}}).units
    assert assigned.unit is None
    assert assigned.shown_name == "没有的办"


def test_the_item_comes_before_its_section_and_that_before_the_default() -> None:
    stated = {
        "defaults": {"units": "丙站", "deadline": "2025-12-31"},
        "sections": {"产品质量": {"units": "乙所", "deadline": "2025-06-30"}},
        "items": {"1": {"units": "甲办", "deadline": "2024-12-31"}},
    }
    assert [units_of(r) for r in project(**stated).responsibilities("r")] == [
        ["丙站"], ["甲办"], ["乙所"], ["丙站"], ["丙站"],
    ]  # fmt: skip
    assert of("1", **stated).units_path == ("assignments", "r", "items", "1")
    assert of("2", **stated).units_path == ("assignments", "r", "sections", "产品质量")
    assert of("3", **stated).units_path == ("assignments", "r", "defaults")
    assert of("2", **stated).deadline_path == (
        "assignments", "r", "sections", "产品质量", "deadline",
    )  # fmt: skip


def test_units_and_deadline_are_looked_up_apart() -> None:
    found = of(
        "1",
        defaults={"deadline": "全过程"},
        sections={"工作成效": {"units": "乙所"}},
        items={"1": {"note": "按季调度"}},
    )
    assert units_of(found) == ["乙所"]
    assert found.deadline is not None
    assert found.deadline.kind is DeadlineKind.ONGOING
    assert found.deadline.text == "全过程"
    assert found.note == "按季调度"


def test_an_item_s_own_units_replace_those_of_its_section_altogether() -> None:
    found = of("1", sections={"产品质量": {"lead": "乙所"}}, items={"1": {"support": "丙站"}})
    assert units_of(found) == ["丙站"]


def test_a_section_is_meant_by_its_name_or_by_its_path() -> None:
    assert units_of(of("1", sections={"工作成效/产品质量": {"units": "乙所"}})) == ["乙所"]
    assert units_of(of("1", sections={"产品质量": {"units": "乙所"}})) == ["乙所"]
    assert units_of(of("3", sections={"工作成效/产品质量": {"units": "乙所"}})) == []
    both = {"工作成效/产品质量": {"units": "乙所"}, "产品质量": {"units": "丙站"}}
    assert units_of(of("1", sections=both)) == ["乙所"]


def test_the_innermost_section_counts() -> None:
    stated = {"工作成效": {"units": "乙所"}, "产品质量": {"units": "丙站"}}
    assert units_of(of("1", sections=stated)) == ["丙站"]
    assert units_of(of("3", sections=stated)) == ["乙所"]


def test_the_name_of_a_stage_is_a_deadline_at_its_end() -> None:
    for wording in ("动员部署", "动员部署阶段", " 动员部署 "):
        deadline = of("1", items={"1": {"deadline": wording}}).deadline
        assert deadline is not None
        assert deadline.date == date(2024, 7, 31)
        assert deadline.start == date(2024, 7, 1)
        assert deadline.kind is DeadlineKind.BY
        assert deadline.text == wording.strip()


def test_a_stage_sets_the_deadline_where_none_is_stated() -> None:
    found = of("1", items={"1": {"stage": "动员部署"}}, defaults={"deadline": "2025-12-31"})
    assert found.deadline is not None
    assert found.deadline.date == date(2024, 7, 31)
    assert found.deadline_path[-1] == "stage"
    assert found.stage is PROGRAMME.stages[0]


def test_a_deadline_beside_a_stage_counts_and_the_stage_is_kept() -> None:
    found = of("1", items={"1": {"stage": "动员部署", "deadline": "2024-07-15"}})
    assert found.deadline is not None
    assert found.deadline.date == date(2024, 7, 15)
    assert found.stage_name == "动员部署"


def test_an_unknown_stage_is_an_unclear_deadline_and_not_forgotten() -> None:
    found = of("1", items={"1": {"stage": "冲刺"}})
    assert found.stage is None
    assert found.stage_name == "冲刺"
    assert found.deadline is not None
    assert found.deadline.kind is DeadlineKind.UNCLEAR


def test_a_stage_without_an_end_gives_no_day() -> None:
    deadline = of("1", items={"1": {"deadline": "没有截止日"}}).deadline
    assert deadline is not None
    assert deadline.date is None
    assert deadline.stage is PROGRAMME.stages[1]


def test_a_section_or_the_whole_rubric_may_be_not_applicable() -> None:
    stated: dict[str, Any] = {"sections": {"产品质量": {"not_applicable": "本镇没有企业"}}}
    assert of("1", **stated).not_applicable == "本镇没有企业"
    assert of("3", **stated).not_applicable is None
    assert of("3", defaults={"not_applicable": "暂不开展"}).not_applicable == "暂不开展"


def test_an_item_that_names_units_applies_even_if_its_section_does_not() -> None:
    found = of(
        "1",
        sections={"产品质量": {"not_applicable": "本镇没有企业"}},
        items={"1": {"units": "甲办", "deadline": "全过程"}},
    )
    assert found.not_applicable is None
    only_deadline = of(
        "1",
        sections={"产品质量": {"not_applicable": "本镇没有企业"}},
        items={"1": {"deadline": "全过程"}},
    )
    assert only_deadline.not_applicable == "本镇没有企业"


def test_what_is_said_to_be_done_for_a_section_is_done_for_its_items_unless_they_say_no() -> None:
    assert of("1", sections={"产品质量": {"done": "是"}}).done
    assert not of("4", sections={"产品质量": {"done": "是"}}).done
    assert not of("1", defaults={"done": "是"}, items={"1": {"done": "否"}}).done


@pytest.mark.parametrize(
    ("stated", "settled"),
    [
        ({"units": "甲办", "deadline": "2025-12-31"}, True),
        ({"lead": "专班", "deadline": "全过程"}, True),
        ({"not_applicable": "本镇没有企业"}, True),
        ({}, False),
        ({"units": "甲办"}, False),
        ({"deadline": "2025-12-31"}, False),
        ({"units": "空组", "deadline": "全过程"}, False),
        ({"units": "各相关部门", "deadline": "全过程"}, False),
        ({"units": "没有的办", "deadline": "全过程"}, False),
        ({"support": "甲办", "deadline": "全过程"}, False),
        ({"units": "甲办", "deadline": "尽快落实为妥"}, False),
        ({"units": "甲办", "deadline": "待定"}, False),
    ],
)
def test_an_item_is_settled_by_somebody_real_and_a_time_that_is_understood(
    stated: dict[str, str], settled: bool
) -> None:
    one = project(items={"1": stated})
    (found,) = (r for r in one.responsibilities("r") if r.entry.item.id == "1")
    assert is_settled(one.directory, found) is settled


def test_a_unit_s_own_items_come_also_through_groups_and_other_names() -> None:
    one = project(
        items={
            "0": {"units": "甲"},
            "1": {"units": "专班"},
            "2": {"support": "乙所"},
            "3": {"not_applicable": "没有工程", "units": "甲办"},
            "4": {"units": ["甲办", "专班"]},
        }
    )
    by_name = {
        unit.name: [(key, r.entry.item.id) for key, r in one.responsibilities_of(unit)]
        for unit in UNITS
    }
    assert by_name["甲办"] == [("r", "0"), ("r", "1"), ("r", "4")]
    assert by_name["乙所"] == [("r", "1"), ("r", "2"), ("r", "4")]
    assert by_name["丙站"] == []
    assert by_name["专班"] == [("r", "1"), ("r", "4")]


PLACES = ("item", "inner", "outer", "defaults")
STATED = st.fixed_dictionaries(
    {},
    optional={
        "units": st.sampled_from(["甲办", "乙所", "丙站"]),
        "deadline": st.sampled_from(["2024-12-31", "全过程", "每季度末"]),
    },
)


@given(st.dictionaries(st.sampled_from(PLACES), STATED))
def test_of_all_that_is_stated_the_nearest_holds(stated: dict[str, dict[str, str]]) -> None:
    found = of(
        "1",
        items={"1": stated["item"]} if "item" in stated else {},
        sections={
            name: stated[place]
            for place, name in (("inner", "产品质量"), ("outer", "工作成效"))
            if place in stated
        },
        **({"defaults": stated["defaults"]} if "defaults" in stated else {}),
    )
    for field, value in (
        ("units", units_of(found)[0] if found.units else None),
        ("deadline", found.deadline.text if found.deadline else None),
    ):
        nearest = (stated[p][field] for p in PLACES if field in stated.get(p, {}))
        assert value == next(nearest, None)
