"""Paragraphs and tables below the body: the cells of tables, text boxes, notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from filings.diagnostics import Diagnostic
from filings.messages import gettext as _
from filings.source import Block, SourceParagraph, SourceTable
from filings.source.left_out import Kind, LeftOut
from filings.source.rules import I002
from filings.word.namespaces import W
from filings.word.numbers import whole_number
from filings.word.places import (
    Place,
    below,
    cell_words,
    inner_words,
    paragraph_place,
    row_words,
    table_words,
)
from filings.word.reading.grid import MOST_COLUMNS, RawCell, RawRow, arrange
from filings.word.reading.numbering import Label, Numbering
from filings.word.reading.text import ParagraphText, TextReader
from filings.word.style_sheet import ParagraphLook, StyleSheet
from filings.word.walk import blocks_in, cell_is_gone, end_is_gone, row_is_gone, skipped
from filings.word.xml import Element, is_on

MOST_PLACES = 2_000_000
"""How many places the grid of a table may have."""


@dataclass(slots=True)
class _Step:
    """How to come to a cell: the table (in the document or the cell around), the row, the cell."""

    table: int
    row: int = 0
    cell: int = 0


@dataclass(slots=True)
class StoryReader:
    """Reads paragraphs and tables of one file, and remembers where it is and what it met."""

    sheet: StyleSheet
    numbering: Numbering
    left_out: LeftOut
    comments: Mapping[str, str] = field(default_factory=dict)
    """The texts of the file's comments by their ids."""
    tables: int = 0
    """The number of the next table outside the body, after those of the body."""
    index: int = 0
    """The paragraph of the body that is being read."""
    notes: list[tuple[str, str]] = field(default_factory=list)
    """The kinds and ids of the notes that were referred to."""
    found: list[Diagnostic] = field(default_factory=list)
    _trail: list[_Step] = field(default_factory=list)
    _text: TextReader = field(init=False)

    def __post_init__(self) -> None:
        self._text = TextReader(self.sheet, self.left_out, self.here, self.comments)

    def here(self) -> Place:
        """The place that is being read."""
        if not self._trail:
            return paragraph_place(self.index)
        words = ""
        for step in self._trail:
            words += inner_words(step.table) if words else table_words(step.table)
            words += row_words(step.row) + cell_words(step.cell)
        outermost = self._trail[0]
        return Place(words, {"table": outermost.table, "row": outermost.row})

    def leave_out(self, kind: Kind, text: str = "") -> None:
        """Note that something here was left out."""
        place = self.here()
        self.left_out.add(kind, place.where, place.source, text)

    # Paragraphs ---------------------------------------------------------------------------------

    def paragraph(self, element: Element) -> tuple[ParagraphLook, ParagraphText]:
        """How a paragraph looks, and its text."""
        look, inherited = self.sheet.paragraph(element.find(W + "pPr"))
        read = self._text.read(element, inherited)
        self.notes += read.notes
        return look, read

    def label(self, element: Element, look: ParagraphLook, text: str) -> Label | None:
        """The label that Word prints before the paragraph; each call counts on."""
        if not look.list_id:
            return None
        mark = element.find(f"{W}pPr/{W}rPr/{W}vanish")
        if is_on(mark) and not text.strip():
            return None  # a paragraph that is wholly hidden is not counted
        return self.numbering.label(look)

    def boxes(self, boxes: list[Element | str], index: int) -> list[Block]:
        """The blocks in the text boxes that hang on paragraph ``index`` of the body."""
        blocks: list[Block] = []
        for box in boxes:
            if isinstance(box, str):
                blocks.append(SourceParagraph(index, box, part="box"))
            else:
                blocks += self.flow(box, index, "box")
        return blocks

    def flow(self, container: Element, index: int, part: str) -> list[Block]:
        """The blocks of a text box or note that hangs on paragraph ``index`` of the body."""
        blocks: list[Block] = []
        carried = ""
        for block in blocks_in(container):
            if block.tag == W + "tbl":
                number, self.tables = self.tables, self.tables + 1
                blocks.append(self.table(block, number, part))
            elif block.tag == W + "p":
                look, read = self.paragraph(block)
                carried += read.text
                if end_is_gone(block):
                    continue
                label = self.label(block, look, carried)
                text = label.before(carried) if label else carried
                named, centred = label.text if label else "", look.alignment == "center"
                blocks.append(SourceParagraph(index, text, named, centred=centred, part=part))
                blocks += self.boxes(read.boxes, index)
                carried = ""
            else:
                self.leave_out(Kind.DOCUMENT)
        return [*blocks, SourceParagraph(index, carried, part=part)] if carried else blocks

    # Tables -------------------------------------------------------------------------------------

    def table(self, element: Element, index: int, part: str = "body") -> SourceTable:
        """The table with its true grid; ``index`` is its number."""
        step = _Step(index)
        self._trail.append(step)
        rows: list[RawRow] = []
        numbers: list[int] = []
        headers = 0
        for number, row in enumerate(below(element, "tr")):
            if row_is_gone(row):
                self.left_out.changed = True
                continue
            step.row, step.cell = number, 0
            if is_on(row.find(f"{W}trPr/{W}hidden")):
                self.leave_out(Kind.HIDDEN, " ".join(t.text or "" for t in row.iter(W + "t")))
                continue
            if headers == len(rows) and is_on(row.find(f"{W}trPr/{W}tblHeader")):
                headers += 1
            rows.append(self._row(row, step))
            numbers.append(number)
        grid = arrange(rows)
        for place, cell, text in grid.covered:
            step.row, step.cell = numbers[place], cell
            self.leave_out(Kind.COVERED, text)
        self._trail.pop()
        cells = tuple(grid.cells)
        if len(rows) * grid.column_count > MOST_PLACES:
            message = _("表格有 {rows} 行、{columns} 列，太大，没有读入").format(
                rows=len(rows), columns=grid.column_count
            )
            where, source = table_words(index), {"table": index}
            self.found.append(I002.finding(message, where=where, source=source))
            return SourceTable(index, 0, 0, (), part=part)
        return SourceTable(
            index,
            len(rows),
            grid.column_count,
            cells,
            headers,
            row_numbers=() if numbers == list(range(len(rows))) else tuple(numbers),
            part=part,
        )

    def _row(self, row: Element, step: _Step) -> RawRow:
        cells = []
        for number, cell in enumerate(below(row, "tc")):
            if cell_is_gone(cell):
                self.left_out.changed = True
                continue
            step.cell = number
            cells.append(self._cell(cell))
        before = min(skipped(row, "gridBefore"), MOST_COLUMNS)
        return RawRow(cells, before, min(skipped(row, "gridAfter"), MOST_COLUMNS))

    def _cell(self, element: Element) -> RawCell:
        lines: list[str] = []
        tables: list[SourceTable] = []
        carried = ""
        for block in blocks_in(element):
            if block.tag == W + "tbl":
                tables.append(self.table(block, len(tables)))
            elif block.tag == W + "p":
                look, read = self.paragraph(block)
                carried += read.text
                if not end_is_gone(block):
                    label = self.label(block, look, carried)
                    lines.append(label.before(carried) if label else carried)
                    carried = ""
                if read.boxes:
                    self._box_in_cell(read.boxes, lines, tables)
            else:
                self.leave_out(Kind.DOCUMENT)
        text = "\n".join([*lines, carried] if carried else lines).strip("\n")
        return _with_properties(RawCell(text, tables=tuple(tables)), element.find(W + "tcPr"))

    def _box_in_cell(
        self, boxes: list[Element | str], lines: list[str], tables: list[SourceTable]
    ) -> None:
        """A text box within a cell belongs to the cell."""
        for block in self.boxes(boxes, self.index):
            if isinstance(block, SourceTable):
                tables.append(block)
            else:
                lines.append(block.text)


def _with_properties(cell: RawCell, properties: Element | None) -> RawCell:
    """``cell`` with what its ``w:tcPr`` says of its place."""
    for child in properties.iterchildren("*") if properties is not None else ():
        tag = child.tag
        if tag == W + "gridSpan":
            cell.span = min(max(whole_number(child.get(W + "val"), 1), 1), MOST_COLUMNS)
        elif tag == W + "vMerge":
            cell.merge = "restart" if child.get(W + "val") == "restart" else "continue"
        elif tag == W + "hMerge":
            cell.joins_left = child.get(W + "val") != "restart"
        elif tag == W + "cellMerge" and child.get(W + "vMerge") is not None:
            # A merge that somebody made with changes tracked.
            cell.merge = "restart" if child.get(W + "vMerge") == "rest" else "continue"
        elif tag == W + "tcW" and child.get(W + "type", "dxa") == "dxa":
            cell.width = max(whole_number((child.get(W + "w") or "").partition(".")[0]), 0)
    return cell
