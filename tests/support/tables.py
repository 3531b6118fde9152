"""Tables of Word files as a person sees them: a grid, with merges resolved."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

Grid = list[list[tuple[str, bool]]]
"""Rows with an entry for each grid column: the text of the cell that covers it (without blanks)
and whether that cell is merged with the row above."""


def read_tables(source: Path | bytes) -> list[Grid]:
    """Every table of a Word file as a grid, merges resolved."""
    stream: Any = BytesIO(source) if isinstance(source, bytes) else source
    with zipfile.ZipFile(stream) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return [_grid(table) for table in root.iter(f"{W}tbl")]


def _grid(table: Any) -> Grid:
    rows: Grid = []
    for row in table.findall(f"{W}tr"):
        cells: list[tuple[str, bool]] = []
        for cell in row.findall(f"{W}tc"):
            properties = cell.find(f"{W}tcPr")
            span = properties.find(f"{W}gridSpan") if properties is not None else None
            merge = properties.find(f"{W}vMerge") if properties is not None else None
            merged = merge is not None and merge.get(f"{W}val") in (None, "continue")
            text = _text(cell)
            for _ in range(int(span.get(f"{W}val")) if span is not None else 1):
                column = len(cells)
                orphan = not rows or column >= len(rows[-1])
                covered = rows[-1][column][0] if merged and not orphan else text
                cells.append((covered, merged))
        rows.append(cells)
    return rows


def _text(cell: Any) -> str:
    parts = [
        (node.text or "") if node.tag == f"{W}t" else "\n"
        for node in cell.iter(f"{W}t", f"{W}br", f"{W}p")
    ]
    return re.sub(r"\s", "", "".join(parts))


def type_area_at(table: Any) -> int:
    """The width in twips that text has in the section in which ``table``, a w:tbl, stands."""
    section = table.xpath("following::w:sectPr[1]", namespaces={"w": W[1:-1]})[0]
    page, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    return int(page.get(f"{W}w")) - sum(int(margins.get(W + s)) for s in ("left", "right"))
