"""Pieces of WordprocessingML as text: runs, paragraphs, cells, rows, tables with fixed widths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from house import BORDER, ER_HAO, XIAO_ER, Page, font_size


def run(text: str, properties: str = "") -> str:
    """A run; the hint keeps “ ” … — in the East Asian face, in what a tag prints too."""
    font = "" if "w:rFonts" in properties else '<w:rFonts w:hint="eastAsia"/>'
    return (
        f"<w:r><w:rPr>{font}{properties}</w:rPr>"
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    )


TAB = "<w:r><w:tab/></w:r>"
"""A run that is a tab."""


def paragraph(
    content: str | Sequence[str] = "", style: str = "BodyText", properties: str = ""
) -> str:
    """A paragraph of a text or of several runs in a style.

    ``properties`` follow the style in the schema's order.
    """
    if isinstance(content, str):
        content = [run(content)] if content else []
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{"".join(content)}</w:p>'


def spacer(height: int, style: str = "BodyText", borders: str = "", indents: str = "") -> str:
    """An empty paragraph of an exact height in twips, perhaps with lines above and below."""
    around = f"<w:pBdr>{borders}</w:pBdr>" if borders else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{around}<w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{height}" w:lineRule="exact"/>{indents}'
        f"<w:rPr>{font_size(2)}</w:rPr></w:pPr></w:p>"
    )


def tag(text: str) -> str:
    """A paragraph that holds a statement of the template language and is gone when filled in."""
    return paragraph(text, "TemplateTag")


def title(expression: str, style: str, page: Page, properties: str = "") -> str:
    """A title in 二号; one that would leave a character or two on a line of its own in 小二.

    A longer one is broken between words.
    """
    fits, fits_smaller = page.characters(ER_HAO), page.characters(XIAO_ER)
    return (
        tag(f"{{%p if {fits} < {expression} | length <= {fits_smaller} %}}")
        + paragraph(f"{{{{ {expression} }}}}", f"{style}Long", properties)
        + tag("{%p else %}")
        + paragraph(f"{{{{ {expression} | title({fits}) }}}}", style, properties)
        + tag("{%p endif %}")
    )


@dataclass(frozen=True)
class Cell:
    """A table cell: its paragraphs, how many columns it takes, and properties of its own."""

    content: str
    span: int = 1
    borders: str = ""
    margins: str = ""
    align: str = "center"


def cell_xml(cell: Cell, width: int) -> str:
    """A cell ``width`` twips wide."""
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    borders = f"<w:tcBorders>{cell.borders}</w:tcBorders>" if cell.borders else ""
    margins = f"<w:tcMar>{cell.margins}</w:tcMar>" if cell.margins else ""
    align = f'<w:vAlign w:val="{cell.align}"/>' if cell.align != "top" else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{borders}{margins}{align}</w:tcPr>'
        f"{cell.content}</w:tc>"
    )


@dataclass(frozen=True)
class Row:
    """A table row. A row that may be taller than a page must be allowed to break."""

    cells: Sequence[Cell]
    header: bool = False
    may_break: bool = False
    height: int = 0
    exact: bool = False


def row_xml(row: Row, widths: Sequence[int]) -> str:
    """A row whose cells take their widths from the columns that they cover."""
    properties = "" if row.may_break else "<w:cantSplit/>"
    if row.height:
        rule = "exact" if row.exact else "atLeast"
        properties += f'<w:trHeight w:val="{row.height}" w:hRule="{rule}"/>'
    if row.header:
        properties += "<w:tblHeader/>"
    cells, position = [], 0
    for cell in row.cells:
        cells.append(cell_xml(cell, sum(widths[position : position + cell.span])))
        position += cell.span
    if position != len(widths):
        raise ValueError(f"a row covers {position} of {len(widths)} columns")
    around = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{around}{''.join(cells)}</w:tr>"


@dataclass(frozen=True)
class Table:
    """A table of fixed widths, centred in the type area; ``place`` takes it out of the flow."""

    widths: Sequence[int]
    rows: Sequence[Row] = field(default_factory=list)
    style: str = "OfficialTable"
    align: str = "center"
    margins: str = ""
    place: str = ""

    def xml(self) -> str:
        """The table; its width is the sum of its columns."""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in self.widths)
        rows = "".join(row_xml(row, self.widths) for row in self.rows)
        margins = f"<w:tblCellMar>{self.margins}</w:tblCellMar>" if self.margins else ""
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self.style}"/>{self.place}'
            f'<w:tblW w:w="{sum(self.widths)}" w:type="dxa"/><w:jc w:val="{self.align}"/>'
            f'<w:tblLayout w:type="fixed"/>{margins}<w:tblLook w:val="0000"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        )


def border(side: str, kind: str = "single", width: int = BORDER) -> str:
    """One border of a cell, ``width`` in eighths of a point; ``nil`` takes it away."""
    return f'<w:{side} w:val="{kind}" w:sz="{width}" w:space="0" w:color="auto"/>'


def margin(side: str, width: int) -> str:
    """The distance between a cell's text and one of its borders."""
    return f'<w:{side} w:w="{width}" w:type="dxa"/>'
