"""Holds an item to the cells that it was made of: no text may get lost on the way."""

from __future__ import annotations

from collections.abc import Iterator

from filings.language.points import parse_points
from filings.recognise.findings import FoundItem
from filings.recognise.tables.drafts import Draft, Shape
from filings.recognise.tables.fields import Field
from filings.recognise.texts import is_empty, squeezed
from filings.source import SourceCell


def lost_cells(draft: Draft, shape: Shape, item: FoundItem) -> Iterator[SourceCell]:
    """The cells that begin in the item's rows and whose words stand nowhere in it.

    For an item whose numbers and points still stand within its texts. Points that cannot be read
    have been reported with their words.
    """
    told = squeezed("\0".join(_texts(item)))
    for index, column in enumerate(shape.columns):
        for cell in draft.cells(index):
            if cell.row not in draft.rows or is_empty(cell.text) or column.field is Field.POINTS:
                continue
            of_section = column.field is Field.SECTION or index in shape.sums.values()
            if of_section and parse_points(cell.text) is not None:
                continue
            if squeezed(cell.text).strip("()、.") not in told:
                yield cell


def _texts(item: FoundItem) -> Iterator[str]:
    """Every text of an item, of its sections as printed."""
    told = (item.no, item.content, item.method, item.materials, item.units_text)
    yield from (text for text in told if text)
    if item.deadline is not None:
        yield item.deadline.text
    yield from item.other.values()
    for section in item.sections:
        yield section.label
        yield section.no or ""
