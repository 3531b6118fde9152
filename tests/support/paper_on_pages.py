"""A document found again on its printed pages: its headings, its tables, its last lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from support.flow import Flow, Table
from support.official_page import is_han, type_area
from support.printed import Mark, Page

LOOKS: Mapping[str, tuple[str, float]] = {
    "heading 1": ("黑体", 16),
    "heading 2": ("楷体_GB2312", 16),
    "heading 3": ("仿宋_GB2312", 16),
    "heading 4": ("仿宋_GB2312", 16),
    "Body Text": ("仿宋_GB2312", 16),
    "主送机关": ("仿宋_GB2312", 16),
    "落款": ("仿宋_GB2312", 16),
    "附注": ("仿宋_GB2312", 16),
    "公文标题": ("方正小标宋简体", 22),
    "公文长标题": ("方正小标宋简体", 18),
    "表格标题": ("方正小标宋简体", 22),
    "表格长标题": ("方正小标宋简体", 18),
    "表单标题": ("方正小标宋简体", 22),
    "表单长标题": ("方正小标宋简体", 18),
    "封面标题": ("方正小标宋简体", 22),
    "栏目标题": ("黑体", 16),
    "表头": ("黑体", 10.5),
    "表格文字": ("仿宋_GB2312", 10.5),
    "表格居中": ("仿宋_GB2312", 10.5),
}
"""The face and size of what stands in a style (7.3.1–7.3.3, 7.3.7, and the house's own tables)."""

HEADINGS = (
    *(f"heading {level}" for level in range(1, 5)),
    *("公文标题", "公文长标题", "表格标题", "表格长标题", "表单标题", "表单长标题"),
    *("栏目标题", "栏内标题"),
)
"""The styles of what stands above something."""
SIGNATURE = "落款"

_SUM = re.compile(r"(?:小计|合计|总计|总分|得分)$")
_PRINTED_ON = re.compile(r"\d+年\d+月\d+日印发$")
_SURE = 6
"""A text of so many characters is not found by chance."""
_RUN_IN = re.compile(r"(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)[^。]*。")
"""A title that its text follows on the line, in the face of its level."""
_TABLE_SIZE = 12
"""Text of a table is no larger."""


@dataclass(frozen=True)
class Place:
    """Where a text is printed: its characters, each with the index of its page."""

    marks: tuple[tuple[int, Mark], ...]

    @property
    def first_page(self) -> int:
        """The page on which it begins."""
        return self.marks[0][0]

    @property
    def size(self) -> float:
        """The size of its first character in points."""
        return self.marks[0][1].size

    @property
    def last_page(self) -> int:
        """The page on which it ends."""
        return self.marks[-1][0]


@dataclass(frozen=True)
class PaperOnPages:
    """A document and its pages as they are read, without what stands outside the type area."""

    flow: Flow
    areas: tuple[Page, ...]

    @cached_property
    def _marks(self) -> list[tuple[int, Mark]]:
        # Some marks are two characters in Unicode; each gets its place.
        return [(n, m) for n, page in enumerate(self.areas) for m in page.marks for _c in m.text]

    @cached_property
    def _text(self) -> str:
        return "".join(page.text for page in self.areas)

    def places(self, text: str) -> Iterator[Place]:
        """Wherever a text, written without blanks, is printed."""
        start = self._text.find(text)
        while start >= 0:
            yield Place(tuple(self._marks[start : start + len(text)]))
            start = self._text.find(text, start + 1)

    def faults_of_looks(self, fonts: Mapping[str, str]) -> Iterator[str]:
        """Paragraphs whose Chinese characters are nowhere printed in their style's face and size."""
        for paragraph in self.flow.in_style(*LOOKS):
            face, size = LOOKS[paragraph.style]
            text = paragraph.text
            if paragraph.style == "Body Text" and (title := _RUN_IN.match(text)):
                text = text[title.end() :]
            if not text:
                continue
            places = list(self.places(text))
            if not any(_looks(place, fonts[face], size) for place in places):
                said = "in another look" if places else "not found"
                yield f"{paragraph.style} {text[:12]}: {said}"

    def faults_of_headings(self) -> Iterator[str]:
        """Headings below which nothing stands on their page.

        Those of a text in a cell are left out: Word and LibreOffice keep rows with each other, but
        not the paragraphs of one cell, wherever that is cut in two.
        """
        for paragraph in self.flow.in_style(*HEADINGS):
            if paragraph.in_cell and paragraph.style.startswith("heading"):
                continue
            size = LOOKS.get(paragraph.style, ("", 0))[1]
            for place in self.places(paragraph.text):
                if size and abs(place.size - size) > 1:
                    continue  # the same words elsewhere: the name of an annex
                number, last = place.marks[-1]
                page = self.areas[number]
                things = [*(mark.box for mark in page.marks), *page.pictures]
                if not any(box.top > last.box.bottom for box in things):
                    yield f"{paragraph.text[:12]} at the foot of page {number + 1}"

    def faults_of_signatures(self) -> Iterator[str]:
        """Signatures on a page on which no text stands above them (7.3.5)."""
        for paragraph in self.flow.in_style(SIGNATURE):
            for place in self.places(paragraph.text):
                page = self.areas[place.first_page]
                if any(mark is place.marks[0][1] for mark in page.lines[0].marks) and (
                    abs(place.size - LOOKS[SIGNATURE][1]) < 1
                ):
                    yield f"{paragraph.text[:12]} alone on page {page.number}"

    def faults_of_first_page(self) -> Iterator[str]:
        """Whether the text begins elsewhere than on the first page (7.3.3); a cover is none."""
        texts = [p.text for p in self.flow.in_style("Body Text") if not p.in_cell]
        if texts and not any(place.first_page == 0 for place in self.places(texts[0])):
            yield f"{texts[0][:12]} not on the first page"

    def faults_of_tables(self) -> Iterator[str]:
        """Pages that hold a row of a table and not its header."""
        for table in self.flow.tables:
            header = "".join(table.header)
            if not header:
                continue
            for number, area in enumerate(self.areas):
                if header not in area.text and self._holds_row(number, table):
                    yield f"no header on page {area.number}: {header[:16]}"

    def _holds_row(self, number: int, table: Table) -> bool:
        cells = (max(row, key=len, default="") for row in table.rows)
        return any(
            place.first_page == number and place.size <= _TABLE_SIZE
            for cell in cells
            if len(cell) >= _SURE
            for place in self.places(cell)
        )

    def faults_of_sums(self) -> Iterator[str]:
        """Sums that stand first on a page, away from what they sum up."""
        headers = {"".join(t.header) for t in self.flow.tables if t.header}
        sums = {row[0] for t in self.flow.tables for row in t.rows if row and _SUM.search(row[0])}
        for area in self.areas[1:]:
            begins = next(
                (area.text.removeprefix(h) for h in headers if area.text.startswith(h)), ""
            )
            yield from (f"{s} begins page {area.number}" for s in sums if begins.startswith(s))

    def faults_of_pages(self) -> Iterator[str]:
        """Pages on which nothing stands, or a single line."""
        headers = {"".join(t.header) for t in self.flow.tables if t.header}
        for area in self.areas:
            lines = [line for line in area.lines if line.text not in headers]
            if not lines and not area.pictures:
                yield f"page {area.number} is blank"
            elif len(lines) == 1 and not area.pictures:
                yield f"{lines[0].text[:12]} alone on page {area.number}"

    def has_colophon(self) -> bool:
        """Whether it has a 版记: the line that says when it was printed (7.4)."""
        return any(_PRINTED_ON.search(paragraph.text) for paragraph in self.flow.paragraphs)


def on_pages(flow: Flow, pages: Sequence[Page]) -> PaperOnPages:
    """A document on its pages."""
    return PaperOnPages(flow, tuple(type_area(page) for page in pages))


def _looks(place: Place, font: str, size: float) -> bool:
    return all(
        mark.font == font and abs(mark.size - size) < 0.3
        for _page, mark in place.marks
        if is_han(mark)
    )
