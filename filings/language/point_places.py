"""Places of a text: where points stand, and which of them share a stretch."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from decimal import Decimal
from typing import NamedTuple


class Stated(NamedTuple):
    """Points at a place of the text."""

    start: int
    end: int
    points: Decimal

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.end


class Places:
    """Stretches of a text that do not overlap, found by position in little time."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def __contains__(self, span: tuple[int, int]) -> bool:
        """Whether one of the stretches holds all of ``span``."""
        at = bisect_right(self._starts, span[0])
        return at > 0 and span[1] <= self._spans[at - 1][1]

    def meet(self, start: int, end: int) -> bool:
        """Whether one of the stretches shares a character with the one given."""
        at = bisect_left(self._starts, end)
        return at > 0 and self._spans[at - 1][1] > start

    def last_end(self, before: int) -> int | None:
        """Where the last stretch that ends by ``before`` ends."""
        at = bisect_right(self._starts, before)
        return next((e for _, e in reversed(self._spans[max(0, at - 2) : at]) if e <= before), None)
