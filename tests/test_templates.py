"""The shipped Word templates: as their script writes them, sound, and in the house style."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from support.tables import type_area_at

from filings.resources import samples_folder, templates_folder
from filings.word.template import read_template

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PROJECT = Path(__file__).parents[1]
SCRIPT = PROJECT / "templates" / "authoring"
TEMPLATES = [*sorted(templates_folder().glob("*.docx")), *samples_folder().glob("*/templates/*")]
OFFICIAL_FACES = {"仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "方正小标宋简体"}

each_template = pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.stem)


def part(file: Path, name: str = "word/document.xml") -> Any:
    with zipfile.ZipFile(file) as archive:
        return etree.fromstring(archive.read(name))


def parts(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write_templates(folder: Path) -> Path:
    subprocess.run(
        [sys.executable, str(SCRIPT), str(folder)],
        env={**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONDONTWRITEBYTECODE": "1"},
        check=True,
        timeout=120,
    )
    return folder


@pytest.mark.skipif(not SCRIPT.is_dir(), reason="the script stands only in a checkout")
class TestTheScript:
    def test_it_writes_the_templates_that_are_there_byte_for_byte(self, tmp_path: Path) -> None:
        made = sorted(write_templates(tmp_path).rglob("*.docx"))
        names = {file.relative_to(tmp_path) for file in made}
        assert names == {file.relative_to(PROJECT) for file in TEMPLATES}
        for file in made:
            # The parts, not the file: other builds of zlib compress the same bytes differently.
            there = PROJECT / file.relative_to(tmp_path)
            assert parts(file) == parts(there), f"run python templates/authoring: {there.name}"

    def test_it_always_writes_the_same_bytes(self, tmp_path: Path) -> None:
        first, second = (write_templates(tmp_path / name) for name in ("first", "second"))
        for file in first.rglob("*.docx"):
            assert file.read_bytes() == (second / file.relative_to(first)).read_bytes()


@each_template
def test_the_engine_finds_nothing_wrong(file: Path) -> None:
    template, diagnostics = read_template(file, name=file.name)
    assert template is not None
    assert [*diagnostics, *template.check()] == []


@each_template
def test_tables_fill_the_type_area_with_fixed_widths(file: Path) -> None:
    document = part(file)
    for table in document.iter(f"{W}tbl"):
        if table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") == "PlainTable":
            continue
        grid = [int(c.get(f"{W}w")) for c in table.find(f"{W}tblGrid")]
        assert sum(grid) == type_area_at(table)
        assert table.find(f"{W}tblPr/{W}tblLayout").get(f"{W}type") == "fixed"


@each_template
def test_every_row_covers_the_grid_with_cells_as_wide_as_its_columns(file: Path) -> None:
    for table in part(file).iter(f"{W}tbl"):
        grid = [int(c.get(f"{W}w")) for c in table.find(f"{W}tblGrid")]
        for row in table.findall(f"{W}tr"):
            position = 0
            for cell in row.findall(f"{W}tc"):
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                covered = int(span.get(f"{W}val")) if span is not None else 1
                width = int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w"))
                assert width == sum(grid[position : position + covered])
                position += covered
            assert position == len(grid)


@each_template
def test_lists_have_one_loop_and_a_header_that_repeats(file: Path) -> None:
    for table in part(file).iter(f"{W}tbl"):
        text = "".join(table.itertext())
        is_list = table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") == "OfficialTable"
        if "{%tr for" not in text or not is_list:
            continue
        assert text.count("{%tr for") == 1
        first, *rest = table.findall(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in rest)
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in (first, *rest))


@each_template
def test_every_style_that_is_used_is_defined(file: Path) -> None:
    known = {style.get(f"{W}styleId") for style in part(file, "word/styles.xml").iter(f"{W}style")}
    used = {
        element.get(f"{W}val")
        for name in parts(file)
        if name.endswith(".xml") and name.startswith("word/")
        for element in part(file, name).iter(f"{W}pStyle", f"{W}tblStyle", f"{W}basedOn")
    }
    assert used <= known
    assert known >= {"Heading1", "Heading4", "BodyText", "Caption", "TableText", "TableHeader"}
    assert "OfficialTable" in known


@each_template
def test_fonts_are_the_official_faces_and_none_comes_from_a_theme(file: Path) -> None:
    styles = part(file, "word/styles.xml")
    faces = [fonts.get(f"{W}eastAsia") for fonts in styles.iter(f"{W}rFonts")]
    assert faces
    assert set(faces) <= OFFICIAL_FACES
    assert not any("Theme" in key for e in styles.iter() for key in e.attrib)


@each_template
def test_the_page_has_the_margins_and_lines_of_the_standard(file: Path) -> None:
    section = part(file).find(f".//{W}sectPr")
    page, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    sides = {side: int(margins.get(W + side)) for side in ("top", "right", "bottom", "left")}
    if page.get(f"{W}orient") == "landscape":
        # The sheet turned: its head is on the right, its binding edge at the top.
        assert sides == {"right": 2098, "top": 1588, "left": 1984, "bottom": 1474}
    else:
        assert sides == {"top": 2098, "right": 1474, "bottom": 1984, "left": 1588}
    grid = section.find(f"{W}docGrid")
    assert (grid.get(f"{W}type"), grid.get(f"{W}linePitch")) == ("lines", "579")


@each_template
def test_page_numbers_stand_outside_on_odd_and_even_pages(file: Path) -> None:
    assert part(file, "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None
    sides = {}
    for reference in part(file).iter(f"{W}footerReference"):
        rel = reference.get(
            "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
        )
        target = re.search(
            rf'Id="{rel}"[^>]*Target="([^"]+)"',
            parts(file)["word/_rels/document.xml.rels"].decode(),
        )
        assert target
        footer = part(file, f"word/{target[1]}")
        text = "".join(footer.itertext()).split()
        if reference.get(f"{W}type") == "first":
            assert text == []
            continue
        assert text == ["—", "PAGE", "1", "—"]
        sides[reference.get(f"{W}type")] = footer.find(f".//{W}jc").get(f"{W}val")
    assert sides == {"default": "right", "even": "left"}


def test_wide_tables_are_in_landscape() -> None:
    wide = {
        file.stem
        for file in TEMPLATES
        if part(file).find(f".//{W}pgSz").get(f"{W}orient") == "landscape"
    }
    assert wide == {
        "self_score_sheet",
        "responsibility_table",
        "scoring_division",
        "evidence_catalogue",
        "unit_task_sheet",
    }
