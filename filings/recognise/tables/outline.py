"""The sections around each item: from rows of their own, and from merged cells beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from filings.language.points import parse_points
from filings.recognise.findings import FoundSection
from filings.recognise.tables.drafts import Draft, Shape
from filings.recognise.tables.fields import Field
from filings.recognise.tables.lines import own_columns
from filings.recognise.tables.sections import read_section
from filings.recognise.tables.sheets import Line
from filings.recognise.texts import (
    is_blank,
    is_dash,
    is_empty,
    leading_number,
    number_alone,
    on_one_line,
)
from filings.source import SourceCell


class RowSections:
    """The sections that rows of their own open (一、组织领导（20分） over all columns).

    A row of a style that is open already (一、 after 一、) closes it and what is within; a style that
    is new opens a section within the last.
    """

    def __init__(self, shape: Shape) -> None:
        self._shape = shape
        self._open: list[tuple[str, FoundSection]] = []

    @property
    def open(self) -> tuple[FoundSection, ...]:
        """The sections that are open, outermost first."""
        return tuple(section for _style, section in self._open)

    def enter(self, line: Line) -> None:
        """Open the section that a row names."""
        self._enter(*_section_of_row(line, self._shape))

    def enter_heading(self, heading: str) -> None:
        """Open the section that a heading in the text above names."""
        number = leading_number(on_one_line(heading))
        self._enter(read_section(heading), number.style if number is not None else "heading")

    def _enter(self, section: FoundSection, style: str) -> None:
        styles = [s for s, _section in self._open]
        if style in styles:
            del self._open[styles.index(style) :]
        self._open.append((style, section))


def _section_of_row(line: Line, shape: Shape) -> tuple[FoundSection, str]:
    """The section that a row names, and the style of its number."""
    texts: list[str] = []
    points: Decimal | None = None
    no: str | None = None
    for index in own_columns(line):
        text = line.text(index)
        if shape.columns[index].field is Field.POINTS and texts:
            points = parse_points(text)
        elif not texts and number_alone(on_one_line(text)) and len(own_columns(line)) > 1:
            no = number_alone(on_one_line(text))
        else:
            texts.append(text.strip())
    section = read_section(" ".join(texts), points)
    number = leading_number(on_one_line(" ".join(texts)))
    style = number.style if number is not None else ("chinese" if no else "")
    if no is not None and section.no is None:
        section = replace(section, no=no)
    return section, style


class ColumnSections:
    """The sections that cells beside the items name, blank ones taken from above."""

    def __init__(self, shape: Shape) -> None:
        self._shape = shape
        self._above: dict[int, FoundSection | None] = {}
        self._outer: tuple[FoundSection, ...] = ()
        self.used: set[int] = set()
        """The cells (by identity) whose words stand in a section."""

    def of(self, draft: Draft) -> tuple[tuple[FoundSection, ...], dict[int, FoundSection]]:
        """The sections of an item from the outermost on; and those taken from above, by column."""
        if draft.outer != self._outer:
            self._above, self._outer = {}, draft.outer
        found: list[FoundSection] = []
        inherited: dict[int, FoundSection] = {}
        changed = False
        content = draft.content_among_sections(self._shape)
        used: list[SourceCell] = []
        for index, column in enumerate(self._shape.columns):
            if column.field is not Field.SECTION and not self._reaches_section(draft, index):
                continue
            cells = draft.cells(index)
            cell = next((c for c in cells if not is_empty(c.text)), cells[0] if cells else None)
            if cell is not None and any(cell is u for u in (*used, content)):
                self._above[index] = None
                continue
            if cell is not None and is_dash(cell.text):
                # No such section here, nor the one above.
                self.used.add(id(cell))
                self._above[index] = None
                changed = True
            elif cell is not None and not is_blank(cell.text):
                if self._is_points(index, cell) if found else _is_figure(cell.text):
                    # The points of the section to the left, or nobody's: then they are quoted.
                    continue
                self.used.add(id(cell))
                section = self._read(draft, index, cell)
                used.append(cell)
                changed = changed or section != self._above.get(index)
                if changed:
                    self._above = {i: s for i, s in self._above.items() if i < index}
                self._above[index] = section
                found.append(section)
            elif not changed and (above := self._above.get(index)) is not None:
                found.append(above)
                if cell is None or cell.row == draft.first.row:
                    inherited[index] = above
        return (*draft.outer, *found), inherited

    def _reaches_section(self, draft: Draft, index: int) -> bool:
        """Whether a number's cell reaches over the sections beside it (一票否决项)."""
        if index != self._shape.number:
            return False
        cell = draft.first.cells[index]
        return (
            cell is not None
            and index + 1 < len(self._shape.columns)
            and draft.first.cells[index + 1] is cell
            and not number_alone(cell.text)
        )

    def _is_points(self, index: int, cell: SourceCell) -> bool:
        """Whether a section's cell holds the points of the section to its left."""
        return (
            index > 0
            and parse_points(cell.text) is not None
            and bool({Field.SECTION} & {c.field for c in self._shape.columns[:index]})
        )

    def _read(self, draft: Draft, index: int, cell: SourceCell) -> FoundSection:
        near: list[SourceCell] = []
        beside = index + 1
        if beside < len(self._shape.columns) and self._shape.columns[beside].field is Field.SECTION:
            near += draft.cells(beside)
        summed = self._shape.sums.get(index)
        if summed is not None:
            near += draft.cells(summed)
        worth = next((c for c in near if parse_points(c.text) is not None), None)
        points = parse_points(worth.text) if worth is not None else None
        section = read_section(cell.text, points)
        if worth is not None and section.points == points:
            self.used.add(id(worth))
        for number in self._shape.section_numbers:
            same = [c for c in draft.cells(number) if c.rows == cell.rows]
            if same and section.no is None and number_alone(same[0].text):
                self.used.add(id(same[0]))
                section = replace(section, no=number_alone(same[0].text))
        return section


def _is_figure(text: str) -> bool:
    """Whether a text is a plain figure, which names no section."""
    return text.strip(" ()（）.、．")[:1].isdigit() and parse_points(text) is not None


def section_cells(draft: Draft, shape: Shape) -> Iterator[SourceCell]:
    """The cells that name the sections of an item, number them or say what they are worth."""
    beside = {*shape.section_numbers, *shape.sums.values()}
    for index, column in enumerate(shape.columns):
        if column.field is Field.SECTION or index in beside:
            yield from draft.cells(index)
