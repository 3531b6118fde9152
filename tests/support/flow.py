"""The paragraphs and tables of a Word file, to be looked for on its printed pages."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from filings.word.namespaces import W


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: the name of its style, its text without blanks, whether a cell holds it."""

    style: str
    text: str
    in_cell: bool = False


@dataclass(frozen=True)
class Table:
    """A table: the header row that repeats, if it has one, and its other rows, cell by cell."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Flow:
    """A Word file: all its paragraphs, also those in cells, and its tables.

    ``bare_first_page`` says that the first page may go without a number, as a cover does;
    ``each_from_one`` that the pages of each section are numbered for themselves.
    """

    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...]
    bare_first_page: bool
    each_from_one: bool

    def in_style(self, *names: str) -> Iterator[Paragraph]:
        """Its paragraphs in one of these styles, without those in which nothing stands."""
        return (p for p in self.paragraphs if p.text and p.style in names)


def flow_of(word: bytes) -> Flow:
    """The flow of a Word file."""
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
        styles = etree.fromstring(archive.read("word/styles.xml"))
    names = {
        style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val")
        for style in styles.iter(f"{W}style")
    }
    first = body.find(f".//{W}sectPr")
    return Flow(
        tuple(
            Paragraph(_style(p, names), _text(p), next(p.iterancestors(f"{W}tc"), None) is not None)
            for p in body.iter(f"{W}p")
        ),
        tuple(_table(table) for table in body.iter(f"{W}tbl")),
        first is not None and first.find(f"{W}titlePg") is not None,
        first is not None and first.find(f"{W}pgNumType") is not None,
    )


def _style(paragraph: Any, names: dict[str, str]) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return names.get(style.get(f"{W}val"), "") if style is not None else "Normal"


def _table(table: Any) -> Table:
    rows = table.findall(f"{W}tr")
    repeated = [row for row in rows[:1] if row.find(f"{W}trPr/{W}tblHeader") is not None]
    return Table(
        tuple(text for row in repeated for text in _cells(row)),
        tuple(tuple(_cells(row)) for row in rows[len(repeated) :]),
    )


def _cells(row: Any) -> Iterator[str]:
    return (_text(cell) for cell in row.findall(f"{W}tc"))


def _text(element: Any) -> str:
    written = "".join(text.text or "" for text in element.iter(f"{W}t"))
    return "".join(written.split())
