"""Pages of evidence: counted where that is certain, else unknown, and never instead of the user."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from filings.project.load import load
from filings.project.page_counts import count_pages, with_page_counts
from filings.resources import samples_folder

APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Pages>{pages}</Pages></Properties>"
)


def write_pdf(file: Path, pages: int) -> Path:
    from pypdf import PdfWriter

    writer = PdfWriter()
    for _page in range(pages):
        writer.add_blank_page(width=595, height=842)
    writer.write(file)
    return file


def write_word(file: Path, pages: object) -> Path:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
        if pages is not None:
            archive.writestr("docProps/app.xml", APP.format(pages=pages))
    return file


@pytest.mark.parametrize("pages", [1, 3, 40])
def test_pages_of_a_pdf_are_counted(tmp_path: Path, pages: int) -> None:
    assert count_pages(write_pdf(tmp_path / "材料.PDF", pages)) == pages


def test_a_word_file_has_the_pages_that_it_was_saved_with(tmp_path: Path) -> None:
    assert count_pages(write_word(tmp_path / "方案.docx", 12)) == 12


@pytest.mark.parametrize("pages", [None, 0, "", "多"])
def test_a_word_file_that_does_not_say_so_is_left_open(tmp_path: Path, pages: object) -> None:
    assert count_pages(write_word(tmp_path / "方案.docx", pages)) is None


def test_a_picture_is_a_page(tmp_path: Path) -> None:
    (tmp_path / "照片.JPG").write_bytes(b"\xff\xd8\xff")
    assert count_pages(tmp_path / "照片.JPG") == 1


@pytest.mark.parametrize("name", ["坏.pdf", "坏.docx", "台账.xlsx", "旧.doc", "无"])
@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n%%EOF", b"PK\x03\x04", b"\x00" * 100])
def test_what_cannot_be_counted_is_unknown(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    assert count_pages(tmp_path / name) is None


def test_a_pdf_that_was_cut_short_is_no_failure(tmp_path: Path) -> None:
    whole = write_pdf(tmp_path / "整.pdf", 3).read_bytes()
    for length in range(0, len(whole), 37):
        (tmp_path / "半.pdf").write_bytes(whole[:length])
        assert count_pages(tmp_path / "半.pdf") in (None, 1, 2, 3)


def test_a_missing_file_and_a_folder_have_no_pages(tmp_path: Path) -> None:
    (tmp_path / "夹.pdf").mkdir()
    assert count_pages(tmp_path / "夹.pdf") is None
    assert count_pages(tmp_path / "没有.pdf") is None


def test_what_the_project_states_stays(tmp_path: Path) -> None:
    write_pdf(tmp_path / "甲.pdf", 3)
    (tmp_path / "filing.yaml").write_text(
        "filings: 1\nevidence:\n"
        "  E01: {file: 甲.pdf, pages: 7}\n  E02: {file: 甲.pdf}\n"
        "  E03: {file: ../甲.pdf}\n  E04: {title: 还没有拿到}\n",
        encoding="utf-8",
    )
    project, _found = load(tmp_path)
    counted = with_page_counts(project)
    assert [piece.pages for piece in counted.evidence.values()] == [7, 3, None, None]
    assert counted.folder == project.folder


def test_the_samples_state_the_pages_that_their_files_have() -> None:
    project, _found = load(samples_folder() / "town")
    assert project.folder is not None
    for piece in project.evidence.values():
        assert piece.file is not None
        assert count_pages(project.folder / piece.file) in (piece.pages, None)
