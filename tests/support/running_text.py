"""What is recognised in running text, as the tests of it ask for it."""

from __future__ import annotations

from filings.recognise import Found, FoundItem, recognise
from support.source_tables import source_document


def found(text: str) -> Found:
    """What a document of this text, a paragraph a line, demands."""
    return recognise(source_document(text))


def items(text: str) -> tuple[FoundItem, ...]:
    """The items of all its tables, tasks of the text among them."""
    return tuple(item for table in found(text).tables for item in table.items)


def units(item: FoundItem) -> list[tuple[str, str]]:
    """Each unit of an item with its role."""
    return [(unit.name, str(unit.role)) for unit in item.units]
