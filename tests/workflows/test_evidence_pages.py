"""Pages that the project does not state are counted from its files when documents are built."""

from __future__ import annotations

import re
from pathlib import Path

from support.projects import TODAY, copy_of_sample
from support.tables import read_tables

from filings.project.load import load
from filings.workflows.build import build


def town_without_pages(folder: Path) -> Path:
    town = copy_of_sample("town", folder)
    filing = town / "filing.yaml"
    filing.write_text(re.sub(r", pages: \d+", "", filing.read_text("utf-8")), encoding="utf-8")
    return town


def pages_in_the_catalogue(town: Path) -> dict[str, str]:
    """The column 页数 of the finished catalogue, by the numbers of the pieces."""
    project, _found = load(town)
    result = build(project, only=["佐证材料目录"], today=TODAY)
    (output,) = result.outputs
    (table,) = read_tables((town / "成果" / output.file).read_bytes())
    rows = [[text for text, _merged in row] for row in table]
    return {row[1]: row[5] for row in rows[1:] if len(set(row)) > 1}


def test_the_catalogue_shows_the_pages_of_the_files(tmp_path: Path) -> None:
    stated = pages_in_the_catalogue(copy_of_sample("town", tmp_path / "stated"))
    counted = pages_in_the_catalogue(town_without_pages(tmp_path / "counted"))
    # Nobody knows how many pages a workbook has until it is printed.
    assert stated.pop("14-1") == "1"
    assert counted.pop("14-1") == ""
    assert counted == stated


def test_a_file_that_is_damaged_leaves_its_cell_empty(tmp_path: Path) -> None:
    town = town_without_pages(tmp_path)
    (town / "佐证材料" / "成立质量发展委员会通知.pdf").write_bytes(b"%PDF-1.4 torn")
    pages = pages_in_the_catalogue(town)
    assert pages["1-1"] == ""
    assert pages["1-2"] == "3"
