"""Pages put together to paragraphs and tables, also over the ends of pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from filings.pdf.growing_table import GrowingTable
from filings.pdf.lines import Line, Wrap, glue, wrap
from filings.pdf.page import Page, PageTable
from filings.source import Block, SourceParagraph

_INDENT = 1.0
"""How many characters a line is set in at least, if it is."""
_CENTRED = 1.0
"""How many characters the margins beside a centred line may differ."""
_SHORT = 0.75
"""A page whose text ends above this part of it was left by somebody's wish."""


@dataclass(slots=True)
class Assembly:
    """Puts pages together to paragraphs and tables, also over the ends of pages."""

    rooms: Mapping[tuple[float, float], tuple[float, float]]
    """Where text begins and ends on pages of a size."""
    blocks: list[Block] = field(default_factory=list)
    _paragraph: list[Line] = field(default_factory=list)
    _room: tuple[float, float] = (0.0, 0.0)
    _starts_page: bool = False
    _was_left_short: bool = False
    """Whether the page before ends well above its foot: somebody began a new one."""
    _table: GrowingTable | None = None
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
        if first and self._table is not None and self._table.goes_on_in(table):
            self._table.add(table)
            return
        self._end_table()
        self._table = GrowingTable(table)

    def _end_table(self) -> None:
        if self._table is not None:
            self.blocks.append(self._table.finished(self._tables))
            self._tables += 1
            self._table = None


def rooms(pages: Sequence[Page]) -> dict[tuple[float, float], tuple[float, float]]:
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
