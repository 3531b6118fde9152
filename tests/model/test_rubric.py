"""The rubric as a tree: sections, items, their points, and where each stands."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from filings.model import (
    Criterion,
    Item,
    Rubric,
    Section,
    items_below,
    plain_points,
    sum_of_points,
)


def three_levels() -> Rubric:
    """A veto row first, then a section with a section in it, and items on several levels."""
    return Rubric(
        levels=("一级指标", "二级指标"),
        sections=(
            Section(name="一票否决项", veto=True, items=(Item(id="veto", content="近三年无事故"),)),
            Section(
                name="质量发展基础",
                points=Decimal(10),
                items=(Item(id="1", points=Decimal(2)),),
                sections=(
                    Section(
                        name="标准化",
                        items=(Item(id="2", points=Decimal(5)), Item(id="3", points=Decimal(3))),
                    ),
                ),
            ),
            Section(name="加分项", bonus=True, items=(Item(id="4", points=Decimal(1)),)),
        ),
    )


def test_items_come_in_printed_order_with_the_sections_around_them() -> None:
    entries = three_levels().entries
    assert [e.item.id for e in entries] == ["veto", "1", "2", "3", "4"]
    assert [e.section_names for e in entries] == [
        ("一票否决项",),
        ("质量发展基础",),
        ("质量发展基础", "标准化"),
        ("质量发展基础", "标准化"),
        ("加分项",),
    ]
    assert [e.index for e in entries] == [0, 1, 2, 3, 4]


def test_the_path_of_an_entry_leads_to_its_item_and_its_sections() -> None:
    rubric = three_levels()
    entry = rubric.entry_by_id["3"]
    assert entry.path == ("sections", 1, "sections", 0, "items", 1)
    assert entry.section_path(0) == ("sections", 1)
    assert entry.section_path(1) == ("sections", 1, "sections", 0)
    assert rubric.sections[1].sections[0].items[1] is entry.item


def test_veto_and_bonus_hold_for_all_that_stands_below() -> None:
    by_id = three_levels().entry_by_id
    assert by_id["veto"].veto
    assert by_id["4"].bonus
    assert not (by_id["2"].veto or by_id["2"].bonus)
    lone = Rubric(items=(Item(id="5", bonus=True), Item(id="6", veto=True)))
    assert [(e.bonus, e.veto) for e in lone.entries] == [(True, False), (False, True)]


def test_the_depth_counts_named_levels_and_sections_that_are_there() -> None:
    assert three_levels().depth == 2
    assert Rubric().depth == 0
    assert Rubric(levels=("类别",)).depth == 1
    assert Rubric(items=(Item(id="1"),)).depth == 0


def test_sections_are_walked_from_the_outside_in() -> None:
    walked = [
        ("/".join(s.name for s in around), path) for around, path in three_levels().walk_sections()
    ]
    assert walked == [
        ("一票否决项", ("sections", 0)),
        ("质量发展基础", ("sections", 1)),
        ("质量发展基础/标准化", ("sections", 1, "sections", 0)),
        ("加分项", ("sections", 2)),
    ]


def test_a_number_is_the_id_unless_an_id_is_given() -> None:
    assert Item.model_validate({"no": "7"}).id == "7"
    assert Item.model_validate({"no": "7", "id": "甲7"}).id == "甲7"
    with pytest.raises(ValidationError):
        Item.model_validate({"content": "没有序号"})


def test_of_two_items_with_one_id_the_first_is_found() -> None:
    rubric = Rubric(items=(Item(id="1", content="甲"), Item(id="1", content="乙")))
    assert len(rubric.entries) == 2
    assert rubric.entry_by_id["1"].item.content == "甲"


def test_criteria_and_cap_are_read_from_the_scoring_text() -> None:
    item = Item(id="1", method="成立机构（2分）。召开会议（1分）。落实制度（2分）。")
    assert [(c.text, c.points) for c in item.effective_criteria] == [
        ("成立机构", 2),
        ("召开会议", 1),
        ("落实制度", 2),
    ]
    assert item.criteria_total == 5
    assert Item(id="2", method="每建成一个得0.5分。满分3分。").effective_cap == 3


def test_criteria_and_cap_that_are_given_come_first() -> None:
    item = Item(
        id="1",
        method="成立机构（2分）。满分4分。",
        cap=Decimal(3),
        criteria=(Criterion(text="甲", points=Decimal(1)),),
    )
    assert item.criteria_total == 1
    assert item.effective_cap == 3
    assert [c.text for c in item.effective_criteria] == ["甲"]


def test_the_maximum_is_the_points_else_the_cap_else_the_criteria() -> None:
    method = "成立机构（2分）。召开会议（1分）。"
    assert Item(id="1", points=Decimal(4), cap=Decimal(3), method=method).maximum == 4
    assert Item(id="1", cap=Decimal(2), method=method).maximum == 2
    assert Item(id="1", method=method).maximum == 3
    assert Item(id="1", content="只有任务").maximum is None
    assert Item(id="1", points=Decimal(0)).maximum == 0


def test_a_summary_is_short_and_on_one_line() -> None:
    assert Item(id="1", content="建立\n机制").summary == "建立 机制"
    assert Item(id="1", method="长" * 50).summary == "长" * 20 + "…"
    assert Item(id="1").summary == ""


def test_a_section_shows_its_points_or_what_was_printed() -> None:
    assert Section(name="基础").heading == "基础"
    assert Section(name="基础", points=Decimal("4.50")).heading == "基础（4.5分）"
    assert Section(name="基础", points=Decimal(5), label="基础（ 5 分）").heading == "基础（ 5 分）"


def test_the_sum_of_a_section_is_unknown_where_an_item_has_no_points() -> None:
    assert sum_of_points((Item(id="1", points=Decimal(1)), Item(id="2"))) is None
    assert sum_of_points(()) == 0


@pytest.mark.parametrize(
    ("points", "text"),
    [
        ("5", "5"),
        ("5.0", "5"),
        ("0.50", "0.5"),
        ("100", "100"),
        ("1E+2", "100"),
        ("0", "0"),
        ("0.00", "0"),
    ],
)
def test_points_are_written_as_people_write_them(points: str, text: str) -> None:
    assert plain_points(Decimal(points)) == text


ITEMS = st.builds(
    Item,
    id=st.integers(1, 99).map(str),
    points=st.decimals(min_value=0, max_value=20, places=1),
)
SECTIONS = st.recursive(
    st.builds(Section, name=st.just("类"), items=st.lists(ITEMS, max_size=3).map(tuple)),
    lambda inner: st.builds(
        Section,
        name=st.just("类"),
        items=st.lists(ITEMS, max_size=2).map(tuple),
        sections=st.lists(inner, max_size=3).map(tuple),
    ),
    max_leaves=8,
)


def total(section: Section) -> Decimal:
    found = sum_of_points(items_below(section))
    assert found is not None
    return found


@given(SECTIONS)
def test_a_section_sums_to_its_own_items_and_its_sections(section: Section) -> None:
    own = sum_of_points(section.items)
    assert own is not None
    assert total(section) == own + sum((total(s) for s in section.sections), Decimal(0))


@given(st.lists(SECTIONS, max_size=3))
def test_every_item_is_one_entry_at_its_own_path(sections: list[Section]) -> None:
    rubric = Rubric(sections=tuple(sections))
    assert [e.item for e in rubric.entries] == [i for s in sections for i in items_below(s)]
    assert len({e.path for e in rubric.entries}) == len(rubric.entries)
    for entry in rubric.entries:
        part: object = rubric
        for step in entry.path:
            part = part[step] if isinstance(part, tuple) else getattr(part, str(step))  # type: ignore[index]
        assert part is entry.item


@given(st.decimals(min_value=0, max_value=10_000, places=3))
def test_plain_points_mean_the_same_number(points: Decimal) -> None:
    text = plain_points(points)
    assert Decimal(text) == points
    assert "E" not in text
    assert not (("." in text) and text.endswith("0"))
