"""The real papers, read: each item of their answer keys stands in the row or paragraph named there.

The papers lie beside the project where it is developed; their text is not ours to ship.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from support.papers import SEEDS

from filings.source import SourceDocument
from filings.word.reading import read_word_source

PAPERS = sorted([*SEEDS.glob("*.docx"), *(SEEDS.parent / "others").glob("*.docx")])

pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the real papers are not beside the project"
)


def squeezed(text: str) -> str:
    """A text without blanks, numbers in front and marks at the end."""
    return re.sub(r"\s", "", text)


def wanted(item: dict[str, Any]) -> list[str]:
    """The texts of an item that must stand where it comes from."""
    found = []
    for name in ("content", "method", "materials", "units_text", "no"):
        text = item.get(name)
        if isinstance(text, dict):
            text = text["either"][0]
        if text:
            found.append(squeezed(text))
    return found


def text_at(document: SourceDocument, source: dict[str, int]) -> str:
    """All that stands in a row or paragraph."""
    if "paragraph" in source:
        return next(
            squeezed(p.text)
            for p in document.paragraphs
            if p.part == "body" and p.index == source["paragraph"]
        )
    table = next(t for t in document.tables if t.index == source["table"])
    return "".join(squeezed(cell.text) for cell in table.row(source["row"]))


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.stem)
def test_each_item_stands_where_the_key_says(paper: Path) -> None:
    key = json.loads(paper.with_suffix(".expected.json").read_text(encoding="utf-8"))
    document = read_word_source(paper, paper.name)
    assert document.diagnostics == ()
    missing = []
    for table in key["tables"]:
        for item in table["items"]:
            here = text_at(document, item["source"])
            missing += [(item["source"], text) for text in wanted(item) if text not in here]
    assert missing == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.stem)
def test_every_character_of_the_body_is_read_once(paper: Path) -> None:
    import zipfile

    from lxml import etree

    with zipfile.ZipFile(paper) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    namespace = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    expected = squeezed("".join(t.text or "" for t in root.iter(f"{namespace}t")))
    document = read_word_source(paper, paper.name)
    read = "".join(p.text for p in document.paragraphs)
    tables = list(document.tables)
    for table in tables:
        read += "".join(cell.text for cell in table.cells)
        tables += [inner for cell in table.cells for inner in cell.tables]
    assert sorted(squeezed(read)) == sorted(expected)
