"""The boxes that lines draw on a page as the grid of a table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_NEAR = 3.0
"""Edges closer than this, in points, are one."""


class Box(NamedTuple):
    """A box on a page, in points from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is in the box."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


class Placed(NamedTuple):
    """A box with the rows and columns of the grid that it covers."""

    box: Box
    row: int
    column: int
    row_span: int
    column_span: int


def edges(values: Iterable[float]) -> list[float]:
    """The distinct ones among ``values``, rising; neighbours that are near count once."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def place(boxes: Sequence[Box]) -> tuple[list[Placed], list[float], list[float]]:
    """The boxes in their grid, in reading order, and the edges of its columns and rows.

    A box that would lie over another is left out.
    """
    columns = edges(x for box in boxes for x in (box.left, box.right))
    rows = edges(y for box in boxes for y in (box.top, box.bottom))
    taken: set[tuple[int, int]] = set()
    placed = []
    for box in sorted(boxes, key=lambda b: (b.top, b.left)):
        across = range(_edge(columns, box.left), _edge(columns, box.right))
        down = range(_edge(rows, box.top), _edge(rows, box.bottom))
        places = [(row, column) for row in down for column in across]
        if places and taken.isdisjoint(places):
            taken.update(places)
            placed.append(Placed(box, down.start, across.start, len(down), len(across)))
    placed.sort(key=lambda p: (p.row, p.column))
    return placed, columns, rows


def alike(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether two tables have the same columns."""
    return len(one) == len(other) and all(
        abs(a - b) <= _NEAR for a, b in zip(one, other, strict=True)
    )


def _edge(found: Sequence[float], value: float) -> int:
    """The number of the edge nearest to ``value``."""
    after = bisect_left(found, value)
    candidates = [n for n in (after - 1, after) if 0 <= n < len(found)]
    return min(candidates, key=lambda n: abs(found[n] - value))
