"""Where something stands in a Word file, in words for people and in numbers for programs.

People count from 1 as they would on the page: 正文第5段, 第2个表格第3行第4格, 页眉. Programs count
from 0: ``{"paragraph": 4}``, ``{"table": 1, "row": 2}``. Paragraphs in tables and text boxes do not
count as paragraphs of the body, which is also how python-docx counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from filings.messages import gettext as _
from filings.word.namespaces import W, qn

if TYPE_CHECKING:
    from filings.word.xml import Element


class Place(NamedTuple):
    """A place: ``where`` in words, ``source`` in numbers (None outside the body)."""

    where: str
    source: Mapping[str, int] | None = None


class Places:
    """The places of all paragraphs of one part, found in one walk."""

    def __init__(self, root: Element, part: str = "", *, body: bool = True) -> None:
        """``part`` is what the part is called (页眉); the body of the document has no name."""
        self._part = part
        self._body = body
        self._found: dict[Element, Place] = {}
        self._paragraphs = 0
        self._tables = 0
        self._walk(root)

    def of(self, element: Element) -> Place:
        """The place of ``element``, which is a paragraph or stands in one (or around it)."""
        for around in (element, *element.iterancestors()):
            if around in self._found:
                return self._found[around]
        return Place(self._part or _("正文"))

    def _walk(self, root: Element) -> None:
        # Not recursive: a hostile file may nest deeply.
        work: list[Element] = list(reversed(root))
        while work:
            element = work.pop()
            if element.tag == W + "p":
                self._add_paragraph(element)
            elif element.tag == W + "tbl":
                self._add_table(element)
            else:
                work.extend(reversed(element))

    def _add_paragraph(self, paragraph: Element) -> None:
        number = self._paragraphs
        self._paragraphs += 1
        if not self._body:
            self._found[paragraph] = Place(self._part)
            return
        self._found[paragraph] = paragraph_place(number)

    def _add_table(self, table: Element) -> None:
        number = self._tables
        self._tables += 1
        words = self._part + table_words(number)
        for r, row in enumerate(below(table, "tr")):
            in_row = words + row_words(r)
            source = {"table": number, "row": r} if self._body else None
            self._found[row] = Place(in_row, source)
            for c, cell in enumerate(below(row, "tc")):
                place = Place(in_row + cell_words(c), source)
                self._found[cell] = place
                for i, inner in enumerate(below(cell, "tbl")):
                    self._add_inner(inner, place.where + inner_words(i), source)

    def _add_inner(self, table: Element, words: str, source: Mapping[str, int] | None) -> None:
        for r, row in enumerate(below(table, "tr")):
            for c, cell in enumerate(below(row, "tc")):
                self._found[cell] = Place(words + row_words(r) + cell_words(c), source)


def paragraph_place(number: int) -> Place:
    """The place of a paragraph of the body, counted from 0 as programs do."""
    return Place(_("正文第{no}段").format(no=number + 1), {"paragraph": number})


def table_words(number: int) -> str:
    """What people call a table, counted from 0."""
    return _("第{no}个表格").format(no=number + 1)


def row_words(number: int) -> str:
    """What people call a row in its table."""
    return _("第{no}行").format(no=number + 1)


def cell_words(number: int) -> str:
    """What people call a cell in its row."""
    return _("第{no}格").format(no=number + 1)


def inner_words(number: int) -> str:
    """What people call a table within a cell, after the words for the cell."""
    return _("内第{no}个表格").format(no=number + 1)


_THROUGH = {qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins"), qn("w:smartTag")}


def below(element: Element, name: str) -> list[Element]:
    """The children ``w:name`` of ``element``, content controls looked through."""
    found: list[Element] = []
    for child in element:
        if child.tag == W + name:
            found.append(child)
        elif child.tag in _THROUGH:
            found.extend(below(child, name))
    return found
