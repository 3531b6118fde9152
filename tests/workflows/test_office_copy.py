"""What LibreOffice gets instead of a document: the same, but that no mark hangs."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from support.office import needs_office
from support.official_page import type_area
from support.printed import read_pages
from support.printing import print_documents
from support.projects import TODAY

from filings.project.load import load
from filings.resources import templates_folder
from filings.word.namespaces import W
from filings.word.package import read, write
from filings.word.xml import serialise
from filings.workflows.build import make_all
from filings.workflows.office_copy import office_copy

SWITCH = f"{W}overflowPunct"


def switches(content: bytes, part: str) -> list[Any]:
    return list(read(content).tree(part).iter(SWITCH))


def as_bytes(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    "template", sorted(templates_folder().glob("*.docx")), ids=lambda p: p.stem
)
def test_only_the_switch_is_other(template: Path) -> None:
    content = template.read_bytes()
    before, after = read(content), read(office_copy(content))
    assert set(before.parts) == set(after.parts)
    assert {name for name in before.parts if before.parts[name] != after.parts[name]} == {
        "word/styles.xml"
    }
    [switch] = switches(office_copy(content), "word/styles.xml")
    assert switch.getparent().getparent().tag == f"{W}pPrDefault"


def test_a_document_that_says_nothing_and_has_no_defaults_gets_the_switch() -> None:
    package = read(as_bytes(Document()))
    styles = package.tree("word/styles.xml")
    styles.remove(styles.find(f"{W}docDefaults"))
    package.parts["word/styles.xml"] = serialise(styles)
    [switch] = switches(office_copy(write(package)), "word/styles.xml")
    assert switch.get(f"{W}val") is None


def test_what_a_paragraph_says_for_itself_is_taken_out() -> None:
    document = Document()
    properties = document.add_paragraph("甲，乙")._element.get_or_add_pPr()
    properties.append(properties.makeelement(SWITCH, {f"{W}val": "0"}))
    assert switches(as_bytes(document), "word/document.xml")
    assert switches(office_copy(as_bytes(document)), "word/document.xml") == []


@needs_office
def test_every_mark_at_the_end_of_a_full_line_is_printed(town: Path) -> None:
    lines = [f"{'2024年' * years}{'字' * n}、{'字' * 9}" for years in (0, 1) for n in range(19, 29)]
    (town / "请示.md").write_text("\n\n".join(lines), encoding="utf-8")
    made, _found = make_all(load(town)[0], only=["request"], today=TODAY)
    assert made is not None
    [pdf] = print_documents([(made[0].file, made[0].content)])
    printed = "".join(type_area(page).text for page in read_pages(pdf))
    assert "".join(lines) in printed
