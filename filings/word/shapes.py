"""What a template may be told of the data that it will be filled with: names, and kinds of values.

A shape is learnt from examples: contexts of the same make with different content. What no example
settles stays open, so that whoever asks is told what is certain, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum, auto
from typing import Any

from filings.language.text_blocks import PictureWidth
from filings.word.block_kinds import Markdown, MixedText, Pictures, Signature


class Kind(Enum):
    """What sort of value stands somewhere."""

    TEXT = auto()
    NUMBER = auto()
    DATE = auto()
    FLAG = auto()
    LIST = auto()
    RECORD = auto()
    LONG_TEXT = auto()
    """What the filter ``markdown`` gives."""
    PICTURES = auto()
    """What the filter ``picture`` gives."""
    SCALAR = auto()
    """Text, a number, a date or a flag: only empty places were seen."""
    ANYTHING = auto()


BLOCK_KINDS = frozenset({Kind.LONG_TEXT, Kind.PICTURES})
"""What only ``{{p … }}`` and ``{{r … }}`` can print."""
_SETTLED = frozenset({Kind.TEXT, Kind.NUMBER, Kind.DATE, Kind.FLAG})
_MOST_EXAMPLES = 8


@dataclass(frozen=True, slots=True)
class Shape:
    """The kinds of value that may stand somewhere, and what is inside.

    ``fields`` are the entries of a record; one whose keys the user makes up (``any_key``) has
    ``element`` for each of them, like a list for its entries.
    """

    kinds: frozenset[Kind]
    fields: Mapping[str, Shape] = field(default_factory=dict)
    element: Shape | None = None
    any_key: bool = False

    @property
    def is_open(self) -> bool:
        """Whether nothing certain can be said of the value."""
        return Kind.ANYTHING in self.kinds

    def entry(self, name: str) -> Shape | None:
        """What stands under ``name``; None where certainly nothing does."""
        if name in self.fields:
            return self.fields[name]
        return ANYTHING if self.is_open else (self.each if self.any_key else None)

    @property
    def each(self) -> Shape:
        """What stands under every index of a list, or key of a record."""
        return self.element or ANYTHING

    def examples(self) -> Iterator[Any]:
        """A value of each kind that may stand here; none where that is not known."""
        if self.is_open or Kind.SCALAR in self.kinds:
            return
        for kind in sorted(self.kinds, key=lambda kind: kind.value):
            if kind is Kind.LIST:
                inner = [[value] for value in self.each.examples()][:_MOST_EXAMPLES]
                yield from inner or [[]]
            elif kind is Kind.RECORD:
                yield {n: next(inner.examples(), "") for n, inner in self.fields.items()}
            else:
                yield _EXAMPLES[kind]

    def __or__(self, other: Shape) -> Shape:
        """What may be of this shape or of the other."""
        if self.is_open or other.is_open:
            return ANYTHING
        kinds = self.kinds | other.kinds
        if kinds & _SETTLED:
            kinds -= {Kind.SCALAR}  # an empty place says nothing against what others hold
        fields = dict(self.fields)
        for name, shape in other.fields.items():
            fields[name] = fields[name] | shape if name in fields else shape
        elements = [e for e in (self.element, other.element) if e is not None]
        return Shape(
            kinds, fields, union(elements) if elements else None, self.any_key or other.any_key
        )


_EXAMPLES: Mapping[Kind, Any] = {
    Kind.TEXT: "示例",
    Kind.NUMBER: 3,
    Kind.DATE: date(2026, 3, 2),
    Kind.FLAG: True,
    Kind.LONG_TEXT: Markdown("示例"),
    Kind.PICTURES: Pictures(("示例.png",), "", PictureWidth(100)),
}

ANYTHING = Shape(frozenset({Kind.ANYTHING}))
SCALAR = Shape(frozenset({Kind.SCALAR}))
TEXT, NUMBER, DATE, FLAG, LONG_TEXT, PICTURES = (
    Shape(frozenset({kind}))
    for kind in (Kind.TEXT, Kind.NUMBER, Kind.DATE, Kind.FLAG, Kind.LONG_TEXT, Kind.PICTURES)
)


def list_of(element: Shape | None) -> Shape:
    """A list whose entries are of this shape; None where no entry was ever seen."""
    return Shape(frozenset({Kind.LIST}), element=element)


def record(fields: Mapping[str, Shape]) -> Shape:
    """A record with these entries and no others."""
    return Shape(frozenset({Kind.RECORD}), fields)


def map_of(element: Shape) -> Shape:
    """A record with keys that the user makes up."""
    return Shape(frozenset({Kind.RECORD}), element=element, any_key=True)


def union(shapes: Iterable[Shape]) -> Shape:
    """What may be of any of these shapes; anything, where there are none."""
    result: Shape | None = None
    for shape in shapes:
        result = shape if result is None else result | shape
    return ANYTHING if result is None else result


def shape_of(value: object) -> Shape:
    """The shape of one example; an empty text stands for something that is not there."""
    if isinstance(value, Markdown | MixedText | Signature):
        return LONG_TEXT
    if isinstance(value, Pictures):
        return PICTURES
    if value is None or value == "":
        return SCALAR
    if isinstance(value, str):
        return TEXT
    if isinstance(value, bool):
        return FLAG
    if isinstance(value, int | Decimal):
        return NUMBER
    if isinstance(value, date):
        return DATE
    if isinstance(value, Mapping):
        return record({str(key): shape_of(inner) for key, inner in value.items()})
    if isinstance(value, list | tuple):
        return list_of(union(shape_of(inner) for inner in value) if value else None)
    return ANYTHING


def paths(shape: Shape, start: str = "") -> Iterator[tuple[str, str]]:
    """Every name below ``shape``, with the way to it; ``[]`` stands for an entry of a list."""
    for name, inner in shape.fields.items():
        path = f"{start}.{name}" if start else name
        yield name, path
        if Kind.LIST in inner.kinds and inner.element is not None:
            yield from paths(inner.element, f"{path}[]")
        else:
            yield from paths(inner, path)
