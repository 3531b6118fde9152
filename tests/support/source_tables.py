"""Foreign documents in a compact notation: rows of cells with | between them.

``^`` is merged with the cell above, ``<`` with the cell to the left; ``⏎`` is a line break. A row may
be shorter than the others.
"""

from __future__ import annotations

from filings.source import Block, SourceCell, SourceDocument, SourceParagraph, SourceTable


def source_table(
    text: str, index: int = 0, *, header_rows: int = 0, sheet: str = ""
) -> SourceTable:
    """The table that ``text`` draws."""
    rows = [line.split("|") for line in text.strip("\n").split("\n")]
    starts: dict[tuple[int, int], tuple[int, int]] = {}
    reach: dict[tuple[int, int], list[int]] = {}
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            mark = cell.strip()
            if mark == "^":
                start = starts[r - 1, c]
            elif mark == "<":
                start = starts[r, c - 1]
            else:
                start = (r, c)
                reach[start] = [r, c]
            starts[r, c] = start
            reach[start] = [max(reach[start][0], r), max(reach[start][1], c)]
    cells = tuple(
        SourceCell(r, c, rows[r][c].strip(" ").replace("⏎", "\n"), bottom - r + 1, right - c + 1)
        for (r, c), (bottom, right) in sorted(reach.items())
    )
    return SourceTable(index, len(rows), max(map(len, rows)), cells, header_rows, sheet)


def source_document(*parts: str | SourceTable, file: str = "通知.docx") -> SourceDocument:
    """A document of paragraphs (texts; several lines are several paragraphs) and tables."""
    blocks: list[Block] = []
    paragraphs = tables = 0
    for part in parts:
        if isinstance(part, SourceTable):
            blocks.append(
                SourceTable(
                    tables, part.row_count, part.column_count, part.cells, part.header_rows,
                    part.sheet,
                )
            )  # fmt: skip
            tables += 1
            continue
        for line in part.split("\n"):
            blocks.append(SourceParagraph(paragraphs, line.replace("⏎", "\n")))
            paragraphs += 1
    return SourceDocument(file, "docx", tuple(blocks))
