"""The special layout of letters (GB/T 9704-2012, 10.1), measured on the page that LibreOffice makes.

Fonts that a machine lacks are stood in for, and their characters sit a little higher or lower in
their lines: hence half a millimetre for lines, and one for characters.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from support.office import needs_office
from support.projects import TODAY, copy_of_sample

from filings.documents import plan_documents
from filings.project.load import load
from filings.workflows.build import build
from filings.workflows.libreoffice import find_office

pdfium = pytest.importorskip("pypdfium2")
pytest.importorskip("PIL")

DPI = 300
MM = 25.4 / DPI
MARKS = {
    32: "示例区质量发展委员会",
    28: "示例区质量强区工作专班办公室",
    24: "示例区质量强区建设工作领导小组办公室",
    22: "示例市示例区质量强区工作领导小组办公室",
}


@dataclass(frozen=True)
class Band:
    """Rows of a page that have ink without a gap: their edges in millimetres."""

    top: float
    bottom: float
    left: float
    right: float

    @property
    def height(self) -> float:
        return self.bottom - self.top


def bands(ink: Any) -> list[Band]:
    """What is printed, from the top of the page down; ``ink`` is black where nothing is."""
    found, start = [], None
    for y in range(ink.height + 1):
        filled = y < ink.height and ink.crop((0, y, ink.width, y + 1)).getbbox() is not None
        if filled and start is None:
            start = y
        elif not filled and start is not None:
            left, _top, right, _bottom = ink.crop((0, start, ink.width, y)).getbbox()
            found.append(Band(start * MM, y * MM, left * MM, right * MM))
            start = None
    return found


def pages_of(pdf: Path) -> list[tuple[list[Band], list[Band]]]:
    """For each page what is red and what is black on it."""
    from PIL import ImageChops

    pages = []
    with pdfium.PdfDocument(pdf.read_bytes()) as document:
        for page in document:
            red, green, _blue = page.render(scale=DPI / 72).to_pil().convert("RGB").split()
            reds = ImageChops.subtract(red, green).point(lambda v: 255 if v > 100 else 0)
            blacks = red.point(lambda v: 255 if v < 140 else 0)
            pages.append((bands(reds), bands(blacks)))
    return pages


def letter(folder: Path, mark: str) -> list[tuple[list[Band], list[Band]]]:
    filing = folder / "filing.yaml"
    text = filing.read_text(encoding="utf-8")
    filing.write_text(
        text.replace("material_request:\n", f"material_request:\n  mark: {mark}\n", 1),
        encoding="utf-8",
    )
    project, _found = load(folder)
    outputs = [d.output for d in plan_documents(project)]
    [file] = [name for name in outputs if name.endswith("提供资料函/12-区教育局.docx")]
    built = build(project, only=[file], pdf=find_office(os.environ), today=TODAY).outputs
    return pages_of(built[-1].file)


@needs_office
@pytest.mark.parametrize("size", MARKS)
def test_mark_and_rules_stand_where_the_standard_has_them(size: int, tmp_path: Path) -> None:
    pages = letter(copy_of_sample("district-division", tmp_path), MARKS[size])
    red, black = pages[0]
    mark, thick, thin, upper, lower = red
    assert mark.top == pytest.approx(30, abs=1)
    assert mark.height == pytest.approx(size * 0.3528, rel=0.1)
    assert (mark.left + mark.right) / 2 == pytest.approx(106, abs=1.5)
    assert thick.top - mark.bottom == pytest.approx(4, abs=1)
    assert thick.height > thin.height
    for rule in (thick, thin, upper, lower):
        assert rule.left == pytest.approx(20, abs=0.5)
        assert rule.right - rule.left == pytest.approx(170, abs=0.5)
    assert upper.height < lower.height
    assert 297 - lower.bottom == pytest.approx(20, abs=0.5)
    assert black[0].top - thin.bottom == pytest.approx(4.94, abs=1.2)
    assert black[0].left == pytest.approx(28, abs=1)
    assert black[0].right == pytest.approx(184, abs=1)


@needs_office
def test_the_first_page_has_no_number_and_the_copies_stand_at_the_foot_of_the_last(
    tmp_path: Path,
) -> None:
    pages = letter(copy_of_sample("district-division", tmp_path), MARKS[28])
    assert len(pages) > 2
    assert all(band.bottom < 262.5 for band in pages[0][1])
    for _red, black in pages[1:]:
        number = black[-1]
        assert number.top == pytest.approx(262 + 5.2, abs=0.5)  # the dash lies 7 mm below
    copies = pages[-1][1][-2]
    assert copies.bottom == pytest.approx(262, abs=2.5)
    assert copies.left == pytest.approx(28 + 4.9, abs=1)
    assert all(not red for red, _black in pages[1:])
