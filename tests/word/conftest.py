"""Small templates made with python-docx, filled, and read back as text and merges."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import docx
import pytest
from docx.document import Document
from lxml import etree

from filings.diagnostics import Diagnostic
from filings.word.render import Properties, Rendered, render
from filings.word.template import Template, template_from_bytes

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

Block = str | list[list[str]]


@dataclass
class Cell:
    """A cell as it stands in the file: its text, and how it is merged."""

    text: str
    merge: str = ""
    span: int = 1
    width: int = 0


@dataclass
class Page:
    """A finished document, read with nothing but lxml."""

    content: bytes
    parts: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
            assert archive.testzip() is None
            self.parts = {name: archive.read(name) for name in archive.namelist()}

    def root(self, part: str = "word/document.xml") -> etree._Element:
        return etree.fromstring(self.parts[part])

    @property
    def body(self) -> etree._Element:
        found = self.root().find(W + "body")
        assert found is not None
        return found

    @property
    def paragraphs(self) -> list[str]:
        """The texts of the paragraphs of the body."""
        return [text_of(p) for p in self.body.findall(W + "p")]

    @property
    def tables(self) -> list[list[list[Cell]]]:
        """The tables of the body, rows of cells."""
        return [self._table(t) for t in self.body.findall(W + "tbl")]

    def texts(self, table: int = 0) -> list[list[str]]:
        return [[c.text for c in row] for row in self.tables[table]]

    def merges(self, column: int, table: int = 0) -> list[tuple[str, str]]:
        """Text and merge of each cell in one place of its row."""
        return [(row[column].text, row[column].merge) for row in self.tables[table]]

    def grid(self, table: int = 0) -> list[int]:
        found = self.body.findall(W + "tbl")[table]
        return [int(c.get(W + "w", "0")) for c in found.iter(W + "gridCol")]

    def header_texts(self) -> dict[str, str]:
        return {
            name: "\n".join(text_of(p) for p in self.root(name).iter(W + "p"))
            for name in self.parts
            if name.startswith("word/header")
        }

    def _table(self, table: etree._Element) -> list[list[Cell]]:
        return [[_cell(c) for c in row.findall(W + "tc")] for row in table.findall(W + "tr")]


def _cell(cell: etree._Element) -> Cell:
    merge, span = cell.find(f"{W}tcPr/{W}vMerge"), cell.find(f"{W}tcPr/{W}gridSpan")
    width = cell.find(f"{W}tcPr/{W}tcW")
    return Cell(
        "\n".join(text_of(p) for p in cell.findall(W + "p")),
        "" if merge is None else merge.get(W + "val", "continue"),
        1 if span is None else int(span.get(W + "val", "1")),
        0 if width is None else int(width.get(W + "w", "0")),
    )


def text_of(paragraph: etree._Element) -> str:
    signs = {W + "br": "\n", W + "tab": "\t"}
    parts = []
    for e in paragraph.iter(W + "t", W + "br", W + "tab"):
        if e.getparent().tag != W + "tabs":
            parts.append(signs.get(e.tag, e.text or ""))
    return "".join(parts)


class Word:
    """Makes templates and fills them."""

    Page = Page
    Properties = Properties
    text_of = staticmethod(text_of)

    def document(self, *blocks: Block, header: str = "", footer: str = "") -> Document:
        """A document of paragraphs (text) and tables (lists of rows)."""
        made = docx.Document()
        for block in blocks:
            if isinstance(block, str):
                made.add_paragraph(block)
                continue
            table = made.add_table(len(block), max(map(len, block)), style="Table Grid")
            for row, texts in zip(table.rows, block, strict=True):
                for cell, text in zip(row.cells, texts, strict=False):
                    cell.text = text
        if header:
            made.sections[0].header.paragraphs[0].text = header
        if footer:
            made.sections[0].footer.paragraphs[0].text = footer
        return made

    def bytes_of(self, document: Document) -> bytes:
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()

    def template(self, *blocks: Block | Document, **parts: str) -> Template:
        """A template of blocks, or of a document made before."""
        first = blocks[0] if blocks else ""
        if isinstance(first, str | list):
            first = self.document(*blocks, **parts)  # type: ignore[arg-type]
        template, diagnostics = template_from_bytes(self.bytes_of(first), name="模板.docx")
        assert template is not None, diagnostics
        return template

    def render(
        self, template: Template, context: Mapping[str, Any] | None = None, **options: Any
    ) -> Rendered:
        return render(template, context or {}, **options)

    def fill(
        self,
        *blocks: Block | Document,
        context: Mapping[str, Any] | None = None,
        warned_of: str = "",
        **options: Any,
    ) -> Page:
        """The finished document; nothing may have been wrong but what it is ``warned_of``."""
        parts = {k: options.pop(k) for k in ("header", "footer") if k in options}
        rendered = self.render(self.template(*blocks, **parts), context, **options)
        assert rendered.content is not None, rendered.diagnostics
        assert {d.code for d in rendered.diagnostics} <= {warned_of}, rendered.diagnostics
        return Page(rendered.content)

    def fill_bytes(self, content: bytes, context: Mapping[str, Any]) -> Page:
        """The finished document of a template given as bytes."""
        template, diagnostics = template_from_bytes(content, name="模板.docx")
        assert template is not None, diagnostics
        rendered = self.render(template, context)
        assert rendered.content is not None, rendered.diagnostics
        return Page(rendered.content)

    def problems(
        self, *blocks: Block | Document, context: Mapping[str, Any] | None = None, **options: Any
    ) -> list[Diagnostic]:
        """What is said of a template that cannot be filled."""
        parts = {k: options.pop(k) for k in ("header", "footer") if k in options}
        rendered = self.render(self.template(*blocks, **parts), context, **options)
        assert rendered.content is None
        return rendered.diagnostics


def change_parts(
    content: bytes, changes: Mapping[str, bytes | Callable[[bytes], bytes] | None]
) -> bytes:
    """A .docx with some of its parts replaced, added or (None) left out."""
    old = Page(content).parts
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in [*old, *(n for n in changes if n not in old)]:
            new = changes.get(name, old.get(name))
            if callable(new):
                new = new(old[name])
            if new is not None:
                archive.writestr(name, new)
    return buffer.getvalue()


@pytest.fixture
def word() -> Word:
    return Word()


@pytest.fixture
def change() -> Callable[..., bytes]:
    return change_parts
