"""Reading a PDF: where its characters and rules stand, in millimetres."""

from __future__ import annotations

import pytest
from support.drawn import SmallPdf
from support.printed import POINT, Box, Page, read_pages


def only_page(pdf: SmallPdf) -> Page:
    [page] = read_pages(pdf.bytes())
    return page


def near(box: Box, *edges: float) -> bool:
    return [box.left, box.top, box.right, box.bottom] == pytest.approx(edges, abs=0.05)


def test_a_character_takes_its_em_box_about_its_line() -> None:
    pdf = SmallPdf()
    pdf.text("A", 100, 741.89, size=10)  # its line 100 points below the upper edge
    [mark] = only_page(pdf).marks
    assert (mark.text, mark.font, mark.size, mark.turned) == ("A", "Courier", 10, False)
    assert near(mark.box, *(n * POINT for n in (100, 91.2, 106, 101.2)))


def test_a_character_that_is_read_downwards_stands_with_its_foot_to_the_left() -> None:
    pdf = SmallPdf()
    pdf.text("A", 100, 741.89, size=10, turned=True)
    [mark] = only_page(pdf).marks
    assert (mark.size, mark.turned) == (10, True)
    assert near(mark.box, *(n * POINT for n in (98.8, 100, 108.8, 106)))


def test_characters_of_a_line_are_read_from_left_to_right_whatever_was_printed_first() -> None:
    pdf = SmallPdf()
    pdf.text("c", 120, 700)
    pdf.text("ab", 100, 700)
    pdf.text("d", 100, 680)
    page = only_page(pdf)
    assert page.text == "cabd"
    assert [line.text for line in page.lines] == ["abc", "d"]
    assert near(page.lines[0].box, *(n * POINT for n in (100, 133.09, 126, 143.09)))


def test_strokes_and_thin_areas_are_rules_and_blanks_are_nothing() -> None:
    pdf = SmallPdf()
    pdf.text(" ", 100, 700)
    pdf.stroke(100, 500, 300, 500, 0.5)
    pdf.fill(100, 400, 1, 50)
    pdf.fill(100, 200, 50, 50)
    page = only_page(pdf)
    assert page.marks == ()
    assert sorted((rule.lies, round(rule.thickness, 2)) for rule in page.rules) == [
        (False, 1),
        (True, 0.5),
    ]


def test_a_wide_page_is_turned_to_the_left() -> None:
    pdf = SmallPdf(width=841.89, height=595.28)
    pdf.text("A", 100, 495.28, turned=True)
    page = only_page(pdf)
    assert page.lies
    upright = page.upright()
    assert (upright.width, upright.height) == pytest.approx((210, 297), abs=0.1)
    [mark] = upright.marks
    assert not mark.turned
    # 100 points from the left edge, now the foot; 100 from the upper edge, now the left.
    assert near(mark.box, *(n * POINT for n in (100, 733.09, 106, 743.09)))
    assert upright.upright() is upright
