"""One page: its tables and the lines outside them, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from filings.pdf.grid import Box, Placed, place
from filings.pdf.lines import Character, Line, join, lines_of, reach
from filings.source.unseen import without_unseen

_COVERS = 0.7
"""The part of a page that a picture covers if the page is a scan."""
_MOST_CELLS = 20_000
_USUAL_MARGIN = 5.4
"""The margin in a cell in Word, in points."""


@dataclass(slots=True)
class Cell:
    """A cell of a table on a page: its text, and whether its line breaks are a guess.

    ``lines`` are those that were printed, in a room that reaches to ``reach``.
    """

    placed: Placed
    text: str
    guessed: bool
    lines: Sequence[Line] = ()
    reach: float = 0.0


@dataclass(slots=True)
class PageTable:
    """A table on a page; ``columns`` are the edges of its columns."""

    cells: list[Cell]
    columns: list[float]
    row_count: int
    top: float


@dataclass(slots=True)
class Page:
    """What was read of a page; ``number`` counts from 1, ``left`` and ``right`` bound its text."""

    number: int
    width: float
    height: float
    items: list[Line | PageTable] = field(default_factory=list)
    bottom: float = 0.0
    """How far down its text and tables reach."""
    characters: int = 0
    unreadable: int = 0
    turned: int = 0
    scanned: bool = False
    pictures: int = 0

    @property
    def is_picture(self) -> bool:
        """Whether there are pictures and not one character on it."""
        return self.pictures > 0 and not self.characters

    @property
    def is_recognised(self) -> bool:
        """Whether it is a picture with the characters that a program saw in it."""
        return self.scanned and self.characters > 0

    @property
    def has_pictures(self) -> bool:
        """Whether there are pictures beside the text."""
        return self.pictures > 0 and self.characters > 0 and not self.scanned


def read_page(source: Any, number: int) -> Page:
    """The page that pdfplumber calls ``source``."""
    page = Page(number, float(source.width), float(source.height))
    source = source.dedupe_chars()
    characters = list(_characters(source.chars, page))
    page.pictures = len(source.images)
    area = page.width * page.height
    page.scanned = any(_area(image) > _COVERS * area for image in source.images)
    tables = [
        boxes
        for table in source.find_tables()
        if 1 < len(boxes := [Box(*cell) for cell in table.cells]) <= _MOST_CELLS
    ]
    outside = characters
    items: list[Line | PageTable] = []
    for boxes in tables:
        table, outside = _table(boxes, outside)
        items.append(table)
    items += lines_of(outside)
    items.sort(key=lambda item: item.top)
    page.bottom = max(
        [line.bottom for line in items if isinstance(line, Line)]
        + [box.bottom for boxes in tables for box in boxes],
        default=0.0,
    )
    page.items = _without_page_number(items, page.height)
    return page


def _characters(found: Sequence[Mapping[str, Any]], page: Page) -> Iterator[Character]:
    for one in found:
        text = str(one["text"])
        page.characters += not text.isspace()
        if text.startswith("(cid:") or text == "\ufffd" or "\ue000" <= text[:1] <= "\uf8ff":
            page.unreadable += 1
            text = "□"
        if not one.get("upright", True):
            page.turned += not text.isspace()
            continue
        if without_unseen(text):
            yield Character(text, one["x0"], one["x1"], one["top"], one["bottom"])


def _area(image: Mapping[str, Any]) -> float:
    return abs(float(image["x1"] - image["x0"]) * float(image["bottom"] - image["top"]))


def _table(boxes: Sequence[Box], characters: list[Character]) -> tuple[PageTable, list[Character]]:
    """The table that the boxes make, and the characters that stand outside it."""
    placed, columns, rows = place(boxes)
    by_place = {
        (row, column): number
        for number, p in enumerate(placed)
        for row in range(p.row, p.row + p.row_span)
        for column in range(p.column, p.column + p.column_span)
    }
    inside: list[list[Character]] = [[] for _ in placed]
    outside: list[Character] = []
    for character in characters:
        x, y = (character.left + character.right) / 2, (character.top + character.bottom) / 2
        number = by_place.get((_before(rows, y), _before(columns, x)), -1)
        (inside[number] if number >= 0 else outside).append(character)
    lines = [lines_of(own) for own in inside]
    reaches = _reach(placed, lines)
    cells = [
        Cell(p, *join(own, reaches[p.box.right]), own, reaches[p.box.right])
        for p, own in zip(placed, lines, strict=True)
    ]
    return PageTable(cells, columns, len(rows) - 1, rows[0]), outside


def _reach(placed: Sequence[Placed], lines: Sequence[Sequence[Line]]) -> dict[float, float]:
    """How far to the right text reaches before each right edge of cells.

    As far as the longest line does, if it comes near the edge; else the edge less a usual margin.
    """
    found: dict[float, list[Line]] = {}
    for p, own in zip(placed, lines, strict=True):
        found.setdefault(p.box.right, []).extend(own)
    return {edge: reach(own, edge) or edge - _USUAL_MARGIN for edge, own in found.items()}


def _before(edges: Sequence[float], value: float) -> int:
    """The number of the edge before ``value``."""
    return sum(edge <= value for edge in edges) - 1 if edges[0] <= value <= edges[-1] else -1


def _without_page_number(items: list[Line | PageTable], height: float) -> list[Line | PageTable]:
    """The items without the number of the page, which stands last at the foot, or first on top."""
    for place_, edge in ((-1, 0.88), (0, 0.12)):
        if not items:
            break
        item = items[place_]
        if not isinstance(item, Line):
            continue
        at_edge = item.top > edge * height if place_ else item.top < edge * height
        if item.is_dashed_number or (at_edge and item.is_page_number):
            items = items[:-1] if place_ else items[1:]
    return items
