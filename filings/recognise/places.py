"""Places in a foreign document, in the words of the people who look there."""

from __future__ import annotations

from filings.messages import gettext as _
from filings.recognise.findings import Source
from filings.source import SourceTable


def row_of(table: SourceTable, row: int) -> int:
    """The row as the author's program counts it, from 0."""
    return table.row_numbers[row] if row < len(table.row_numbers) else row


def in_table(table: SourceTable, row: int, header: str = "") -> str:
    """表2第5行“责任单位”, counted from 1; of a sheet its name: “分工”表第5行."""
    words = {
        "table": table.index + 1,
        "sheet": table.sheet,
        "row": row_of(table, row) + 1,
        "header": header,
    }
    if table.sheet:
        text = _("工作表“{sheet}”第{row}行“{header}”") if header else _("工作表“{sheet}”第{row}行")
    else:
        text = _("表{table}第{row}行“{header}”") if header else _("表{table}第{row}行")
    return text.format(**words)


def source_of(table: SourceTable, row: int) -> dict[str, int]:
    """The same for programs, counted from 0."""
    return {"table": table.index, "row": row_of(table, row)}


def at_source(source: Source) -> str:
    """表2第5行 or 第12段, of an item whose table is not at hand."""
    if source.paragraph is not None:
        return in_paragraph(source.paragraph)
    return _("表{table}第{row}行").format(table=(source.table or 0) + 1, row=(source.row or 0) + 1)


def in_paragraph(index: int) -> str:
    """第12段, counted from 1."""
    return _("第{number}段").format(number=index + 1)
