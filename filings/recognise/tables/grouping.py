"""Groups the rows of a sheet into items, each with the sections around it.

A row begins a new item where its number or its content begins. A text split over several rows
(a method of three lines beside one merged content) belongs to one item; a merged cell of sections,
units or a deadline belongs to every item beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from filings.recognise.tables.drafts import Draft, Shape
from filings.recognise.tables.fields import UNIT_FIELDS, Field
from filings.recognise.tables.lines import KnownLine, LineKind
from filings.recognise.tables.outline import RowSections
from filings.recognise.tables.sheets import Line
from filings.recognise.texts import is_blank

_WORTH = frozenset([Field.POINTS, Field.DEADLINE, *UNIT_FIELDS])


def drafts(
    known: Sequence[KnownLine], shape: Shape, openings: Mapping[int, str] | None = None
) -> Iterator[Draft]:
    """The items of a sheet, in order; ``openings`` are headings of sections, by the line below."""
    outer = RowSections(shape)
    current: Draft | None = None
    for number, line in enumerate(known):
        if openings and number in openings:
            if current is not None:
                yield current
            current = None
            outer.enter_heading(openings[number])
        if line.kind is LineKind.SECTION:
            outer.enter(line.line)
        if line.kind is LineKind.LONE_ITEM:
            if current is not None:
                yield current
            current = None
            yield Draft([line.line], outer.open, lone=True)
            continue
        if line.kind is not LineKind.ITEM:
            if line.kind is not LineKind.BLANK and current is not None:
                yield current
                current = None
            continue
        if current is None or _begins_item(line.line, shape):
            if current is not None:
                yield current
            current = Draft([line.line], outer.open)
        else:
            current.lines.append(line.line)
    if current is not None:
        yield current


def _begins_item(line: Line, shape: Shape) -> bool:
    fields = {
        c.field
        for i, c in enumerate(shape.columns)
        if line.begins(i) and not is_blank(line.text(i))
    }
    if Field.SECTION in fields:
        return True
    if shape.number is not None:
        if line.begins(shape.number) and not is_blank(line.text(shape.number)):
            return True
        if not line.begins(shape.number):
            # One number for several rows: one item, unless each row is worth something itself.
            return Field.CONTENT in fields and bool(fields & _WORTH)
    if shape.content is not None and line.begins(shape.content):
        if not is_blank(line.text(shape.content)):
            return True
        # A blank cell, where the sheet merges none: what stands beside it goes on the item above.
        return Field.METHOD in fields and bool(fields & _WORTH) and shape.number is None
    if shape.content is None and shape.method is not None:
        return line.begins(shape.method) and not is_blank(line.text(shape.method))
    if shape.content is None:
        return True
    return Field.METHOD in fields and bool(fields & _WORTH)
