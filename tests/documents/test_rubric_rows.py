"""Rows of a rubric: the cells of number and sections, merge keys, columns."""

from __future__ import annotations

from typing import Any

import pytest

from filings.documents import full_context
from filings.model import Item, Project, Rubric, Section


def rows(rubric: Rubric) -> list[dict[str, Any]]:
    """The rows of a rubric in a project that states nothing else."""
    found: list[dict[str, Any]] = context(rubric)["rows"]
    return found


def context(rubric: Rubric) -> dict[str, Any]:
    found: dict[str, Any] = full_context(Project(rubrics={"scoring": rubric}), "")["rubric"]
    return found


def item(no: str | None = None, **fields: Any) -> Item:
    return Item(id=no or "veto", no=no, content=fields.pop("content", "内容"), **fields)


def test_each_level_has_a_cell_whose_text_is_the_printed_heading() -> None:
    inner = Section(name="组织保障", items=(item("1"),))
    outer = Section(name="工作机制", label="工作机制（ 22 分）", sections=(inner,))
    (row,) = rows(Rubric(sections=(outer,)))
    assert [cell["text"] for cell in row["sections"]] == ["工作机制（ 22 分）", "组织保障"]
    assert row["first"]["text"] == "1"


def test_neighbouring_sections_of_one_name_have_different_keys() -> None:
    def outer(no: str) -> Section:
        return Section(name="质量", sections=(Section(name="保障", items=(item(no),)),))

    first, second = rows(Rubric(sections=(outer("1"), outer("2"))))
    for level in (0, 1):
        assert first["sections"][level]["text"] == second["sections"][level]["text"]
        assert first["sections"][level]["key"] != second["sections"][level]["key"]


def test_items_of_one_section_share_its_key() -> None:
    first, second = rows(Rubric(sections=(Section(name="质量", items=(item("1"), item("2"))),)))
    assert first["sections"][0]["key"] == second["sections"][0]["key"] != ""


def test_a_section_on_a_higher_level_takes_the_columns_that_are_left() -> None:
    deep = Section(name="甲", sections=(Section(name="乙", items=(item("1"),)),))
    bonus = Section(name="加分项", bonus=True, items=(item("2"),))
    _first, row = rows(Rubric(sections=(deep, bonus)))
    assert [(cell["text"], cell["span"]) for cell in row["sections"]] == [("加分项", 2)]


def test_an_item_in_no_section_leaves_the_columns_of_sections_empty() -> None:
    deep = Section(name="甲", items=(item("2"),))
    first, _second = rows(Rubric(items=(item("1"),), sections=(deep,)))
    assert [(cell["text"], cell["key"]) for cell in first["sections"]] == [("", "")]


def test_a_veto_item_without_a_number_has_its_label_across_number_and_sections() -> None:
    veto = Section(name="一票否决项", veto=True, items=(item(),))
    deep = Section(name="甲", sections=(Section(name="乙", items=(item("1"),)),))
    row, _second = rows(Rubric(sections=(veto, deep)))
    assert (row["first"]["text"], row["first"]["span"]) == ("一票否决项", 3)
    assert row["sections"] == []


def test_a_veto_item_with_a_number_keeps_it() -> None:
    veto = Section(name="一票否决项", veto=True, items=(item("1"),))
    (row,) = rows(Rubric(sections=(veto,)))
    assert row["first"]["text"] == "1"
    assert row["sections"][0]["text"] == "一票否决项"


@pytest.mark.parametrize("depth", [0, 1, 2, 3])
def test_the_cells_of_every_row_fill_the_columns_of_any_depth(depth: int) -> None:
    items = (item("1"), item("2"))
    rubric = Rubric(items=items)
    for level in range(depth):
        inner = Section(name=f"第{level}级", items=rubric.items, sections=rubric.sections)
        rubric = Rubric(sections=(inner,))
    made = context(rubric)
    assert len(made["levels"]) == made["depth"] == depth
    for row in made["rows"]:
        covered = row["first"]["span"] + sum(cell["span"] for cell in row["sections"])
        assert covered == 1 + depth


def test_columns_tell_what_is_stated_apart_from_the_veto_items() -> None:
    veto = Section(name="一票否决项", veto=True, items=(item(method="按规定认定"),))
    scored = Section(name="甲", items=(item("1", materials="文件"),))
    columns = context(Rubric(sections=(veto, scored)))["columns"]
    assert columns == {
        "content": True,
        "method": False,
        "points": False,
        "materials": True,
        "deadline": False,
    }


def test_points_have_no_needless_zeros() -> None:
    (row,) = rows(Rubric(items=(Item(id="1", points="2.50"),)))  # type: ignore[arg-type]
    assert str(row["points"]) == "2.5"


def test_items_of_which_none_has_a_number_are_counted_in_the_table() -> None:
    def plain(id: str, **fields: Any) -> Item:
        return Item(id=id, content="内容", **fields)

    rubric = Rubric(
        sections=(
            Section(name="甲", items=(plain("a"), plain("b"))),
            Section(name="一票否决项", veto=True, items=(plain("v"),)),
            Section(name="乙", items=(plain("c"),)),
        )
    )
    assert [row["first"]["text"] for row in rows(rubric)] == ["1", "2", "一票否决项", "3"]
    assert {row["no"] for row in rows(rubric)} == {""}  # what the superior did not number has none


def test_where_one_item_has_a_number_the_others_stay_without() -> None:
    rubric = Rubric(items=(item("1"), Item(id="x", content="内容")))
    assert [row["first"]["text"] for row in rows(rubric)] == ["1", ""]
