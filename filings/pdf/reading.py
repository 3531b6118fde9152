"""A PDF with real text as a foreign document; scans are refused, every doubt is marked."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from filings.diagnostics import Diagnostic, Rule, Severity, Span
from filings.messages import gettext as _
from filings.pdf.grid import alike
from filings.pdf.lines import Line, Wrap, glue, wrap
from filings.pdf.page import Page, PageTable, read_page
from filings.source import Block, SourceCell, SourceDocument, SourceParagraph, SourceTable
from filings.source.rules import I001, I002, I004, I007, I008

MOST_PAGES = 300
_UNREADABLE = 0.1
"""The part of the characters that may be unreadable in a file that is read."""
_INDENT = 1.0
"""How many characters a line is set in at least, if it is."""
_CENTRED = 1.0
"""How many characters the margins beside a centred line may differ."""
_SHORT = 0.75
"""A page whose text ends above this part of it was left by somebody's wish."""
_MOST_HEADERS = 3


def read_pdf_source(
    file: Path | bytes, name: str, *, progress: Callable[[int, int], None] | None = None
) -> SourceDocument:
    """The PDF as it was read; its diagnostics say what is wrong with it and what is in doubt.

    ``name`` is what messages call it; ``progress`` is told the page and how many there are. Raises
    OSError where the operating system refuses, ImportError where pdfplumber is not installed.
    """
    import pdfplumber

    # A slip in somebody's PDF is nothing that a clerk could mend.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    content = file if isinstance(file, bytes) else file.read_bytes()
    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            count = len(pdf.pages)
            if count > MOST_PAGES:
                message = _("PDF 有 {count} 页，最多读 {most} 页")
                message = message.format(count=count, most=MOST_PAGES)
                return _refused(name, I002.finding(message, span=Span(name)))
            pages = []
            for number, printed in enumerate(pdf.pages, 1):
                if progress is not None:
                    progress(number, count)
                pages.append(read_page(printed, number))
                printed.close()
    except Exception as error:
        return _refused(name, _broken(error, name))
    refusal = _refusal(pages, name)
    if refusal is not None:
        return _refused(name, refusal)
    document = _Document(_rooms(pages))
    for page in pages:
        document.add(page)
    document.finish()
    return SourceDocument(name, "pdf", tuple(document.blocks), tuple(_doubts(pages, name)))


def _refused(name: str, why: Diagnostic) -> SourceDocument:
    return SourceDocument(name, "pdf", (), (why,))


def _broken(error: Exception, name: str) -> Diagnostic:
    known = f"{type(error).__name__} {error!r}"
    if "Password" in known or "Encryption" in known:
        message = _("PDF 设有密码或限制，无法读取")
        hint = _("向发文单位要不带密码的文件，最好是 Word 文件")
        return I001.finding(message, hints=(hint,), span=Span(name))
    message = _("文件已损坏，不能作为 PDF 读取")
    return I001.finding(message, hints=(_("重新要一份；最好是 Word 文件"),), span=Span(name))


def _refusal(pages: Sequence[Page], name: str) -> Diagnostic | None:
    """Why the file as a whole cannot be read."""
    characters = sum(page.characters for page in pages)
    if not characters:
        if any(page.pictures for page in pages):
            return I004.finding(_("PDF 是扫描件，里面只有图片，没有文字"), span=Span(name))
        return I004.finding(_("PDF 里没有文字"), span=Span(name))
    if sum(page.unreadable for page in pages) > _UNREADABLE * characters:
        message = _("PDF 里的字没有留下编码，取不出来")
        return I004.finding(message, span=Span(name))
    return None


def _doubts(pages: Sequence[Page], name: str) -> list[Diagnostic]:
    span = Span(name)
    message = _("PDF 里只有字和线的位置：分段、换行、表格的行列和合并都是推断的，要对照原文核对")
    found = [I008.finding(message, span=span)]
    kinds: tuple[tuple[Rule, str, Callable[[Page], bool]], ...] = (
        (I004, _("{pages}没有文字，只有图片，没有读入"), lambda p: p.is_picture),
        (I004, _("{pages}是扫描的图片加识别出来的字，可能有错字"), lambda p: p.is_recognised),
        (I007, _("{pages}有认不出的字，用“□”代替"), lambda p: p.unreadable > 0),
        (I007, _("{pages}有竖排或转了方向的字，没有读入"), lambda p: p.turned > 0),
        (I007, _("{pages}有图片，图片里的内容读不出来"), lambda p: p.has_pictures),
    )
    for rule, words, is_so in kinds:
        numbers = [page.number for page in pages if is_so(page)]
        if numbers:
            where = _("第{pages}页").format(pages="、".join(map(str, numbers)))
            text = words.format(pages=where)
            found.append(rule.finding(text, span=span, where=where, severity=Severity.WARNING))
    return found


# Blocks -------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Document:
    """Puts pages together to paragraphs and tables, also over the ends of pages."""

    rooms: Mapping[tuple[float, float], tuple[float, float]]
    """Where text begins and ends on pages of a size."""
    blocks: list[Block] = field(default_factory=list)
    _paragraph: list[Line] = field(default_factory=list)
    _room: tuple[float, float] = (0.0, 0.0)
    _starts_page: bool = False
    _was_left_short: bool = False
    """Whether the page before ends well above its foot: somebody began a new one."""
    _table: PageTable | None = None
    _cells: list[SourceCell] = field(default_factory=list)
    _rows: int = 0
    _paragraphs: int = 0
    _tables: int = 0

    def add(self, page: Page) -> None:
        """Add a page."""
        room = self.rooms.get((page.width, page.height), (0.0, page.width))
        if self._was_left_short:
            self._end_paragraph()
        for place, item in enumerate(page.items):
            if isinstance(item, PageTable):
                self._end_paragraph()
                self._add_table(item, first=place == 0)
            else:
                self._end_table()
                self._add_line(item, room, first=place == 0)
        self._was_left_short = page.bottom < _SHORT * page.height

    def finish(self) -> None:
        """No more pages."""
        self._end_paragraph()
        self._end_table()

    def _add_line(self, line: Line, room: tuple[float, float], *, first: bool) -> None:
        if self._paragraph and not self._goes_on(line, room):
            self._end_paragraph()
        if not self._paragraph:
            self._room = room
            self._starts_page = first and self._was_left_short
        self._paragraph.append(line)

    def _goes_on(self, line: Line, room: tuple[float, float]) -> bool:
        """Whether the line belongs to the paragraph before it."""
        last = self._paragraph[-1]
        indented = line.left - room[0] > _INDENT * line.size
        same_size = abs(line.size - last.size) < 1
        full = wrap(last, line, self._room[1]) is not Wrap.BROKEN
        if self._is_centred(line):
            # A title over several lines, all in the middle.
            return full and same_size and self._is_in_the_middle(last)
        return full and not indented and same_size

    def _is_centred(self, line: Line) -> bool:
        narrow = line.left - self._room[0] > _INDENT * line.size
        return narrow and self._is_in_the_middle(line)

    def _is_in_the_middle(self, line: Line) -> bool:
        left, right = line.left - self._room[0], self._room[1] - line.right
        return abs(left - right) < _CENTRED * line.size

    def _end_paragraph(self) -> None:
        if not self._paragraph:
            return
        text = ""
        for line in self._paragraph:
            text += (glue(text, line.text) if text else "") + line.text
        centred = all(self._is_centred(line) for line in self._paragraph)
        self.blocks.append(
            SourceParagraph(self._paragraphs, text, centred=centred, new_page=self._starts_page)
        )
        self._paragraphs += 1
        self._paragraph = []

    def _add_table(self, table: PageTable, *, first: bool) -> None:
        goes_on = first and self._table is not None and alike(self._table.columns, table.columns)
        if not goes_on:
            self._end_table()
        skipped = _repeated_header(self._cells, table) if goes_on else 0
        start = self._rows - skipped
        for cell in table.cells:
            placed = cell.placed
            if placed.row < skipped:
                continue
            doubt = _("PDF 里换行还是折行，按宽窄推断") if cell.guessed else ""
            at_break = goes_on and placed.row == skipped
            if at_break:
                doubt = _("在 PDF 分页处，可能与上一页最后一行是同一格")
            self._cells.append(
                SourceCell(
                    start + placed.row,
                    placed.column,
                    cell.text,
                    placed.row_span,
                    placed.column_span,
                    doubt=doubt,
                    continued=at_break and not cell.text,
                )
            )
        self._rows = start + table.row_count
        self._table = table

    def _end_table(self) -> None:
        if self._table is None:
            return
        self.blocks.append(
            SourceTable(self._tables, self._rows, len(self._table.columns) - 1, tuple(self._cells))
        )
        self._tables += 1
        self._table, self._cells, self._rows = None, [], 0


def _rooms(pages: Sequence[Page]) -> dict[tuple[float, float], tuple[float, float]]:
    """Where the text of pages of each size begins and ends: as on most of those with some text."""
    found: dict[tuple[float, float], list[list[Line]]] = {}
    for page in pages:
        lines = [item for item in page.items if isinstance(item, Line)]
        if lines:
            found.setdefault((page.width, page.height), []).append(lines)
    rooms = {}
    for size, texts in found.items():
        fullest = max(map(len, texts))
        whole = [lines for lines in texts if len(lines) > fullest / 2]
        left = median(min(line.left for line in lines) for lines in whole)
        rooms[size] = left, median(max(line.right for line in lines) for lines in whole)
    return rooms


def _repeated_header(cells: Sequence[SourceCell], table: PageTable) -> int:
    """How many rows at the top of ``table`` repeat those at the top of ``cells``."""

    def row(number: int) -> list[tuple[int, int, int, str]]:
        return [
            (c.column, c.column_span, c.row_span, c.text.replace("\n", ""))
            for c in cells
            if c.row == number
        ]

    repeated = 0
    while repeated < min(_MOST_HEADERS, table.row_count):
        here = [
            (c.placed.column, c.placed.column_span, c.placed.row_span, c.text.replace("\n", ""))
            for c in table.cells
            if c.placed.row == repeated
        ]
        if not any(text for *_place, text in here) or here != row(repeated):
            break
        repeated += 1
    return repeated
