"""An item while it is put together: its rows, and the columns that decide where it begins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from filings.recognise.findings import FoundSection
from filings.recognise.tables.fields import UNIT_FIELDS, Field
from filings.recognise.tables.item_points import make_the_whole
from filings.recognise.tables.joined_texts import grades_of
from filings.recognise.tables.lines import item_lines
from filings.recognise.tables.section_sums import sums_of_sections
from filings.recognise.tables.settled import SettledColumn
from filings.recognise.tables.sheets import Line, Sheet
from filings.recognise.texts import is_blank, is_empty
from filings.source import SourceCell


@dataclass(slots=True)
class Draft:
    """The rows of one item. ``outer`` are the sections that rows of their own named above it.

    ``lone`` tells that one text over all columns is the whole item.
    """

    lines: list[Line]
    outer: tuple[FoundSection, ...] = ()
    lone: bool = False

    @property
    def first(self) -> Line:
        """The row in which the item begins."""
        return self.lines[0]

    @property
    def rows(self) -> set[int]:
        """The numbers of the item's rows."""
        return {line.row for line in self.lines}

    def cells(self, column: int) -> list[SourceCell]:
        """The cells that show in a column, those merged from above included, each once."""
        found: list[SourceCell] = []
        for line in self.lines:
            cell = line.cells[column]
            if cell is not None and not any(cell is c for c in found):
                found.append(cell)
        return found

    def has(self, cell: SourceCell) -> bool:
        """Whether the item covers all rows of a cell, so that it is the item's alone."""
        return all(row in self.rows for row in cell.rows)

    def content_among_sections(self, shape: Shape) -> SourceCell | None:
        """The cell that says what the item is though its column names sections, if there is one.

        It reaches over the column of the contents (加分项, then one text over 指标 and 内容).
        """
        for index, column in enumerate(shape.columns):
            if column.field is not Field.SECTION:
                continue
            for cell in self.cells(index):
                if not is_empty(cell.text) and self._reaches_content(cell, index, shape):
                    return cell
        return None

    def _reaches_content(self, cell: SourceCell, index: int, shape: Shape) -> bool:
        """Whether a cell right of the outermost section reaches over the contents."""
        outer = any(
            c.field is Field.SECTION and self.first.cells[i] is not cell
            for i, c in enumerate(shape.columns[:index])
        )
        return outer and shape.content is not None and self.first.cells[shape.content] is cell


def filled_shares(drafts: Sequence[Draft], columns: int) -> dict[int, float]:
    """Which share of the items has something in each column."""
    return {
        index: sum(any(not is_empty(c.text) for c in d.cells(index)) for d in drafts)
        / max(len(drafts), 1)
        for index in range(columns)
    }


@dataclass(slots=True)
class Shape:
    """Which columns of a sheet decide where an item begins."""

    columns: Sequence[SettledColumn]
    number: int | None
    content: int | None
    method: int | None
    section_numbers: frozenset[int] = field(default=frozenset())
    section_points: int | None = None
    """The column of points whose cells are merged like those of the innermost section."""
    sums: Mapping[int, int] = field(default_factory=dict)
    """For columns of sections the column, elsewhere in the row, that holds their points."""
    grades: frozenset[int] = field(default=frozenset())
    """The columns of a method each of which says what one grade demands: A（100%）, B（60%）."""
    shares: frozenset[int] = field(default=frozenset())
    """The columns of points whose figures and shares in percent (权重: 20%) make 100 together."""

    @property
    def told_by_cell(self) -> frozenset[Field | None]:
        """The fields of columns each cell of which is told: who is in charge may be among them."""
        told: frozenset[Field | None] = frozenset([None, Field.KEPT])
        if any(c.field in UNIT_FIELDS for c in self.columns):
            return told
        return told | {Field.PERSON}


def shape_of(sheet: Sheet, columns: Sequence[SettledColumn]) -> Shape:
    """The deciding columns; a number that is merged like the section beside it is the section's."""
    numbers = [i for i, c in enumerate(columns) if c.field is Field.NO]
    of_sections = frozenset(i for i in numbers if _numbers_sections(sheet, columns, i))
    items = [i for i in numbers if i not in of_sections]
    return Shape(
        columns,
        number=items[-1] if items else None,
        content=_last(columns, Field.CONTENT),
        method=_last(columns, Field.METHOD),
        section_numbers=of_sections,
        section_points=_points_of_sections(sheet, columns),
        sums=sums_of_sections(sheet, columns),
        grades=grades_of(columns),
        shares=_shares(sheet, columns),
    )


def _shares(sheet: Sheet, columns: Sequence[SettledColumn]) -> frozenset[int]:
    lines = item_lines(sheet)
    return frozenset(
        i
        for i, c in enumerate(columns)
        if c.field is Field.POINTS
        and make_the_whole([line.text(i) for line in lines if line.begins(i)])
    )


def _last(columns: Sequence[SettledColumn], wanted: Field) -> int | None:
    found = [i for i, c in enumerate(columns) if c.field is wanted and c.evidence.filled]
    return found[-1] if found else None


def _numbers_sections(sheet: Sheet, columns: Sequence[SettledColumn], number: int) -> bool:
    if columns[number].merged == 0:
        return False
    sections = [i for i, c in enumerate(columns) if c.field is Field.SECTION]
    content = _last(columns, Field.CONTENT)
    if content is not None and not any(
        line.begins(content) and not line.begins(number) for line in sheet.lines
    ):
        return False
    return any(
        all(line.begins(number) == line.begins(i) for line in sheet.lines if line.cells[number])
        for i in sections
    )


def _points_of_sections(sheet: Sheet, columns: Sequence[SettledColumn]) -> int | None:
    """The column of points where each cell is a section's, not an item's."""
    points = _last(columns, Field.POINTS)
    section = _last(columns, Field.SECTION)
    content = _last(columns, Field.CONTENT)
    if points is None or section is None or content is None or columns[points].merged == 0:
        return None
    same = all(line.begins(points) == line.begins(section) for line in sheet.lines)
    several = any(
        line.begins(content) and not is_blank(line.text(content)) and not line.begins(points)
        for line in sheet.lines
    )
    return points if same and several else None
