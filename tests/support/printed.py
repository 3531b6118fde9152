"""What is printed on the pages of a PDF: characters, lines, rules and pictures, in millimetres.

Places count from the upper left corner of the sheet. A character takes its em box, which does not
depend on what a font says about itself: of a Han character 0.88 of the size lies above the line on
which it stands, and 0.12 below.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pdfplumber

POINT = 25.4 / 72
"""Millimetres in a point."""

_ABOVE, _BELOW = 0.88, 0.12
_SAME_LINE = 0.4
_THIN = 1.0
"""What is drawn and is not wider than this is a rule."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: its left, upper, right and lower edge."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From the left edge to the right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From the upper edge to the lower."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Half-way down."""
        return (self.top + self.bottom) / 2

    def holds(self, other: Box, tolerance: float = 0.0) -> bool:
        """Whether ``other`` lies inside, or sticks out by no more than ``tolerance``."""
        return (
            other.left >= self.left - tolerance
            and other.top >= self.top - tolerance
            and other.right <= self.right + tolerance
            and other.bottom <= self.bottom + tolerance
        )


@dataclass(frozen=True, slots=True)
class Mark:
    """A character that can be seen: ``size`` in points, ``turned`` if it is read downwards."""

    text: str
    font: str
    size: float
    box: Box
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line; ``thickness`` in points."""

    box: Box
    thickness: float

    @property
    def lies(self) -> bool:
        """Whether it runs from left to right."""
        return self.box.width >= self.box.height


@dataclass(frozen=True)
class Line:
    """Characters that stand on one line, from left to right."""

    marks: tuple[Mark, ...]

    @cached_property
    def text(self) -> str:
        """What is read on it, without blanks."""
        return "".join(mark.text for mark in self.marks)

    @cached_property
    def box(self) -> Box:
        """The em boxes of its characters together."""
        return around(mark.box for mark in self.marks)


@dataclass(frozen=True)
class Page:
    """A page, counted from 1, and what is printed on it in the order in which it is printed."""

    number: int
    width: float
    height: float
    marks: tuple[Mark, ...] = ()
    rules: tuple[Rule, ...] = ()
    pictures: tuple[Box, ...] = ()

    @property
    def lies(self) -> bool:
        """Whether it is wider than high."""
        return self.width > self.height

    @cached_property
    def text(self) -> str:
        """All that is read on it, without blanks, in the order in which it is printed."""
        return "".join(mark.text for mark in self.marks)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Its lines, from top to bottom; cells of a table beside each other share them."""
        return tuple(_lines(self.marks))

    @property
    def boxes(self) -> list[Box]:
        """Whatever takes room on it."""
        drawn = [rule.box for rule in self.rules]
        return [*(mark.box for mark in self.marks), *drawn, *self.pictures]

    def keeping(self, wanted: Callable[[Box], bool]) -> Page:
        """The page without whatever does not lie in a ``wanted`` place."""
        return replace(
            self,
            marks=tuple(mark for mark in self.marks if wanted(mark.box)),
            rules=tuple(rule for rule in self.rules if wanted(rule.box)),
            pictures=tuple(box for box in self.pictures if wanted(box)),
        )

    def upright(self) -> Page:
        """The page as it lies among the others of a paper: a wide one turned to the left."""
        if not self.lies:
            return self

        def turn(box: Box) -> Box:
            return Box(box.top, self.width - box.right, box.bottom, self.width - box.left)

        return Page(
            self.number,
            self.height,
            self.width,
            tuple(replace(m, box=turn(m.box), turned=not m.turned) for m in self.marks),
            tuple(replace(r, box=turn(r.box)) for r in self.rules),
            tuple(turn(box) for box in self.pictures),
        )


def around(boxes: Iterable[Box]) -> Box:
    """The least box that holds all of them."""
    found = list(boxes)
    return Box(
        min(box.left for box in found),
        min(box.top for box in found),
        max(box.right for box in found),
        max(box.bottom for box in found),
    )


def read_pages(pdf: bytes) -> tuple[Page, ...]:
    """The pages of a PDF."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return tuple(_page(page) for page in document.pages)


def _page(page: Any) -> Page:
    height = float(page.height)
    rules = [
        Rule(box, drawn["linewidth"] if drawn["object_type"] == "line" else _least(box) / POINT)
        for drawn in (*page.lines, *page.rects, *page.curves)
        if _least(box := _box(drawn)) <= _THIN
    ]
    return Page(
        page.page_number,
        float(page.width) * POINT,
        height * POINT,
        tuple(_mark(c, height) for c in page.chars if c["text"].strip()),
        tuple(rules),
        tuple(_box(image) for image in page.images),
    )


def _box(thing: dict[str, Any]) -> Box:
    return Box(*(float(thing[side]) * POINT for side in ("x0", "top", "x1", "bottom")))


def _least(box: Box) -> float:
    return min(box.width, box.height)


def _mark(character: dict[str, Any], height: float) -> Mark:
    _a, b, _c, _d, x, y = character["matrix"]
    size, box = float(character["size"]), _box(character)
    # A subset of a font is called ABCDEF+Name.
    font = character["fontname"].rpartition("+")[2]
    if turned := not character["upright"] and b < 0:
        # Its foot to the left: the line on which it stands runs down the page.
        foot = x * POINT
        size = float(character["width"])
        place = replace(box, left=foot - _BELOW * size * POINT, right=foot + _ABOVE * size * POINT)
    else:
        foot = (height - y) * POINT
        place = replace(box, top=foot - _ABOVE * size * POINT, bottom=foot + _BELOW * size * POINT)
    return Mark(character["text"], font, size, place, turned)


def _lines(marks: Iterable[Mark]) -> Iterator[Line]:
    line: list[Mark] = []
    for mark in sorted((m for m in marks if not m.turned), key=lambda m: _foot(m)):
        if line and _foot(mark) - _foot(line[0]) > _SAME_LINE:
            yield Line(tuple(sorted(line, key=lambda m: m.box.left)))
            line = []
        line.append(mark)
    if line:
        yield Line(tuple(sorted(line, key=lambda m: m.box.left)))


def _foot(mark: Mark) -> float:
    """Where the line lies on which a character stands."""
    return mark.box.bottom - _BELOW * mark.size * POINT
