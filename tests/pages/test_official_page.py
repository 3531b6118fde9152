"""The measures find each fault that a page can have, and none on a page that is right."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.drawn import FONT, full_page, laid, line, mark, moved, page, page_number
from support.official_page import (
    TYPE_AREA,
    area_of,
    colophon_foot,
    faults_of_full_page,
    faults_of_letter,
    faults_of_number,
    is_full,
    number_on,
    outside,
    type_area,
)
from support.printed import POINT, Box, Mark, Page, Rule

TURNED = pytest.mark.parametrize("shown", [full_page(), laid(full_page())], ids=["up", "wide"])


@TURNED
def test_nothing_is_wrong_with_a_page_that_is_right(shown: Page) -> None:
    assert outside(shown) == []
    assert list(faults_of_number(shown, FONT)) == []


def test_nothing_is_wrong_with_22_lines_of_28_characters() -> None:
    area = type_area(full_page())
    assert len(area.marks) == 22 * 28
    assert is_full(area, type_area(full_page(2)))
    assert list(faults_of_full_page(area)) == []


@pytest.mark.parametrize(("right", "down"), [(-1, 0), (1, 0), (0, -4), (0, 4)])
def test_what_stands_outside_is_found(right: float, down: float) -> None:
    assert outside(moved(full_page(), right=right, down=down)) != []


def test_rules_and_pictures_outside_are_found() -> None:
    rule = Rule(Box(27, 100, 100, 100), 0.5)
    assert outside(page(page_number(1), rules=(rule,))) != []
    picture = replace(full_page(), pictures=(Box(100, 100, 190, 150),))
    assert outside(picture) != []


@pytest.mark.parametrize(
    "number",
    [
        page_number(1, left=TYPE_AREA.left),
        page_number(1, below=4),
        page_number(1, below=9),
        page_number(2),
        page_number(1)[1:],
        [],
    ],
)
def test_a_page_number_that_is_wrong_or_elsewhere_is_found(number: list[Mark]) -> None:
    assert list(faults_of_number(page(line(0, "字"), number), FONT)) != []


def test_the_face_of_the_page_number_is_looked_at() -> None:
    assert list(faults_of_number(full_page(), "Heiti")) == [f"{FONT} 14"]


def test_even_pages_have_their_number_on_the_left() -> None:
    shown = full_page(2)
    assert number_on(shown) == 2
    assert list(faults_of_number(shown, FONT)) == []


def test_a_page_of_21_lines_or_27_characters_is_found() -> None:
    few = page(*(line(n, "字" * 28) for n in range(21)))
    narrow = page(*(line(n, "字" * 27) for n in range(22)))
    assert next(faults_of_full_page(type_area(few))) == "21 lines"
    assert any("27 characters" in fault for fault in faults_of_full_page(type_area(narrow)))


def test_a_line_may_end_early_before_a_mark_that_may_not_begin_the_next() -> None:
    lines = [line(n, "字" * 28) for n in range(22)]
    stretched = [replace(m, box=moved_box(m.box, n * 0.2)) for n, m in enumerate(lines[3][:27])]
    lines[3], lines[4] = stretched, line(4, "字，" + "字" * 26)
    assert list(faults_of_full_page(page(*lines))) == []
    lines[4] = line(4, "字" * 28)
    assert list(faults_of_full_page(page(*lines))) != []


def moved_box(box: Box, right: float) -> Box:
    return replace(box, left=box.left + right, right=box.right + right)


def test_a_wide_page_has_the_type_area_of_the_upright_one_turned() -> None:
    assert area_of(laid(full_page())) == Box(35, 28, 260, 184)


def test_the_last_rule_as_wide_as_the_text_is_measured_from_the_lower_edge() -> None:
    def ruled(*places: float, left: float = 28) -> Page:
        return page(rules=tuple(Rule(Box(left, y, 184, y), 1) for y in places))

    assert colophon_foot(ruled(200, 262)) == pytest.approx(0)
    assert colophon_foot(ruled(262, 259.5)) == pytest.approx(0)
    assert colophon_foot(ruled(240, 250)) == pytest.approx(-12)
    assert colophon_foot(ruled(262, left=100)) is None


def letter(name_top: float = 30, above: float = 4, below: float = 20) -> Page:
    """The first page of a letter: its name of 10 mm, the two rules, a line of text."""
    name = mark("函", 100, name_top + 5, 10 / POINT)
    places = (name_top + 10 + above, 297 - below)
    rules = tuple(Rule(Box(20, y, 190, y), 1) for y in places)
    return page([name], line(2, "字" * 28), rules=rules)


def test_the_head_and_rules_of_a_letter_may_stand_outside_in_their_places() -> None:
    assert outside(letter()) == []
    assert list(faults_of_letter(letter())) == []
    assert list(faults_of_letter(full_page())) == []


@pytest.mark.parametrize("wrong", [{"name_top": 35}, {"above": 8}, {"below": 26}])
def test_a_letter_whose_head_or_rules_stand_elsewhere_is_found(wrong: dict[str, float]) -> None:
    assert len(list(faults_of_letter(letter(**wrong)))) == 1
