"""Cells that point at the one above (〃, 同上) hold its words, and say so."""

from __future__ import annotations

from dataclasses import replace

from filings.language.dittos import is_ditto
from filings.messages import gettext as _
from filings.model.base import shortened
from filings.source import SourceCell, SourceDocument, SourceTable


def with_words_for_dittos(document: SourceDocument) -> SourceDocument:
    """The document with the words that its ditto marks in tables stand for; each cell doubted.

    A mark in the first row of a table, or below an empty cell, stays: nothing says what it means.
    """
    if not any(is_ditto(cell.text) for table in document.tables for cell in table.cells):
        return document
    blocks = tuple(
        _resolved(block) if isinstance(block, SourceTable) else block for block in document.blocks
    )
    return replace(document, blocks=blocks)


def _resolved(table: SourceTable) -> SourceTable:
    texts: dict[int, str] = {}
    """For each column the words that show in the row above."""
    cells: list[SourceCell] = []
    for cell in sorted(table.cells, key=lambda c: (c.row, c.column)):
        above = texts.get(cell.column, "")
        if is_ditto(cell.text) and above and not is_ditto(above):
            doubt = _("写的是“{text}”，按上面一格读：“{above}”").format(
                text=cell.text.strip(), above=shortened(above, 30)
            )
            cell = replace(cell, text=above, doubt="；".join(filter(None, (cell.doubt, doubt))))
        cells.append(cell)
        texts.update((column, cell.text) for column in cell.columns)
    return replace(table, cells=tuple(cells))
