"""Every document of every sample, printed by LibreOffice and measured against GB/T 9704-2012.

A new kind of document is measured by being in ``KINDS`` and in a sample. Where LibreOffice or the
fonts are missing these tests are skipped; with ``FILINGS_REQUIRE_OFFICE=1`` they fail.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable

import pytest
from support.official_page import (
    CHARACTERS,
    LINES,
    SHEET,
    TOLERANCE,
    colophon_foot,
    faults_of_full_page,
    faults_of_letter,
    faults_of_number,
    is_full,
    number_on,
    outside,
    type_area,
)
from support.printing import SONGTI, Printed, PrintedDocument, print_all
from support.projects import SAMPLES

from filings.documents import KINDS

# Printing takes its time: of several processes one prints, and measures all.
pytestmark = pytest.mark.xdist_group("pages")

Faults = dict[str, list[str]]


@pytest.fixture(scope="session")
def printed() -> Printed:
    return print_all()


@pytest.fixture(params=SAMPLES)
def papers(request: pytest.FixtureRequest, printed: Printed) -> list[PrintedDocument]:
    """The documents of each sample in turn."""
    return [d for d in printed.documents if d.sample == request.param]


def faults(papers: list[PrintedDocument], of: Callable[[PrintedDocument], Iterable[str]]) -> Faults:
    """What is wrong with each document, those without a fault left out."""
    found = {paper.file: list(of(paper)) for paper in papers}
    return {file: wrong for file, wrong in found.items() if wrong}


def test_every_kind_is_printed(printed: Printed) -> None:
    assert {document.kind for document in printed.documents} >= {kind.name for kind in KINDS}
    assert all(document.pages for document in printed.documents)


def test_the_paper_is_a4(papers: list[PrintedDocument]) -> None:
    def of(paper: PrintedDocument) -> Iterable[str]:
        for page in paper.pages:
            sheet = page.upright()
            if abs(sheet.width - SHEET.width) > TOLERANCE or (
                abs(sheet.height - SHEET.height) > TOLERANCE
            ):
                yield f"page {page.number}: {sheet.width:.1f} × {sheet.height:.1f} mm"

    assert faults(papers, of) == {}


def test_nothing_stands_outside_the_type_area_but_the_page_number(
    papers: list[PrintedDocument],
) -> None:
    def of(paper: PrintedDocument) -> Iterable[str]:
        return (f"page {page.number}: {what}" for page in paper.pages for what in outside(page))

    assert faults(papers, of) == {}


def test_page_numbers_run_on_in_their_place(
    papers: list[PrintedDocument], printed: Printed
) -> None:
    def of(paper: PrintedDocument) -> Iterable[str]:
        expected = 0
        for page in paper.pages:
            begins = paper.flow.each_from_one and number_on(page) == 1
            expected = 1 if begins else expected + 1
            if page.number == 1 and paper.flow.bare_first_page and number_on(page) is None:
                continue  # a cover
            for wrong in faults_of_number(page, printed.fonts[SONGTI], expected):
                yield f"page {page.number}: {wrong}"

    assert faults(papers, of) == {}


def test_a_full_page_has_22_lines_of_28_characters(printed: Printed) -> None:
    areas = [type_area(page) for page in printed.plain]
    assert len(areas) > 3
    for page in areas[1:-1]:
        assert list(faults_of_full_page(page)) == []
        assert [len(line.marks) for line in page.lines] == [CHARACTERS] * LINES


def test_running_text_fills_its_pages(papers: list[PrintedDocument]) -> None:
    def of(paper: PrintedDocument) -> Iterable[str]:
        areas = [type_area(page) for page in paper.pages]
        for page, following in itertools.pairwise(areas):
            if is_full(page, following):
                yield from (f"page {page.number}: {wrong}" for wrong in faults_of_full_page(page))

    assert faults(papers, of) == {}


def test_headings_and_text_are_printed_in_their_faces(
    papers: list[PrintedDocument], printed: Printed
) -> None:
    assert faults(papers, lambda paper: paper.on_pages.faults_of_looks(printed.fonts)) == {}


def test_no_heading_stands_at_the_foot_of_a_page(papers: list[PrintedDocument]) -> None:
    assert faults(papers, lambda paper: paper.on_pages.faults_of_headings()) == {}


def test_the_text_begins_on_the_first_page(papers: list[PrintedDocument]) -> None:
    assert faults(papers, lambda paper: paper.on_pages.faults_of_first_page()) == {}


def test_no_signature_stands_on_a_page_without_text(papers: list[PrintedDocument]) -> None:
    assert faults(papers, lambda paper: paper.on_pages.faults_of_signatures()) == {}


def test_the_header_of_a_table_stands_on_each_of_its_pages(papers: list[PrintedDocument]) -> None:
    assert faults(papers, lambda paper: paper.on_pages.faults_of_tables()) == {}


def test_no_sum_begins_a_page(papers: list[PrintedDocument]) -> None:
    assert faults(papers, lambda paper: paper.on_pages.faults_of_sums()) == {}


def test_no_page_is_blank_or_holds_a_single_line(papers: list[PrintedDocument]) -> None:
    assert faults(papers, lambda paper: paper.on_pages.faults_of_pages()) == {}


def test_the_head_and_rules_of_a_letter_stand_in_their_places(
    papers: list[PrintedDocument],
) -> None:
    assert faults(papers, lambda paper: faults_of_letter(paper.pages[0])) == {}


def test_the_colophon_ends_on_the_lower_edge_of_the_last_page(
    papers: list[PrintedDocument],
) -> None:
    def of(paper: PrintedDocument) -> Iterable[str]:
        if paper.on_pages.has_colophon():
            off = colophon_foot(paper.pages[-1])
            if off is None or abs(off) > TOLERANCE:
                yield "no rule as wide as the text" if off is None else f"{off:.1f} mm off"

    assert faults(papers, of) == {}
