"""Automatic numbering: the labels that Word prints before paragraphs (ECMA-376 part 1, 17.9).

A paragraph, or its style, names a list (``w:num``) and a level. Lists that share one abstract list
count on from each other, unless a list starts afresh where it is first used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from filings.word.namespaces import W
from filings.word.package import Package
from filings.word.reading.number_formats import format_number
from filings.word.reading.symbols import PRIVATE, plain
from filings.word.style_sheet import ParagraphLook, whole
from filings.word.walk import ALTERNATIVES
from filings.word.xml import Element, is_on

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_BULLET = "•"


class Label(NamedTuple):
    """What stands before a paragraph, and whether Word sets nothing between the two."""

    text: str
    close: bool

    def before(self, text: str) -> str:
        """The label and the text as one; apart where together they could be read as one number."""
        if not self.text or not text:
            return self.text + text
        ascii_after = text[0].isascii() and text[0].isalnum()
        runs_on = self.text[-1].isalnum() or (self.text[-1] in ".．•" and ascii_after)
        return self.text + (" " if runs_on and not self.close else "") + text


@dataclass(frozen=True, slots=True)
class _Level:
    """A level of a list: how its number looks and when it begins again.

    ``restart`` is the level (from 1) whose use begins this one again, 0 for none, None for any
    level above.
    """

    start: int = 1
    kind: str = "decimal"
    text: str = ""
    style: str = ""
    font: str = ""
    restart: int | None = None
    all_figures: bool = False
    close: bool = False


@dataclass(slots=True)
class _List:
    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int]
    """The levels that begin afresh where this list is first used, and with what number."""
    used: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Numbering:
    """The lists of a file, and how far each has counted."""

    lists: dict[str, _List] = field(default_factory=dict)
    counts: dict[str, list[int | None]] = field(default_factory=dict)

    def label(self, look: ParagraphLook) -> Label | None:
        """The label of the next paragraph that looks like ``look``; None for one without."""
        found = self.lists.get(look.list_id)
        if found is None:
            return None
        level = self._level(found, look)
        shown = found.levels.get(level)
        if shown is None:
            return None
        self._count(found, level)
        return Label(self._print(found, level, shown), shown.close)

    def _level(self, found: _List, look: ParagraphLook) -> int:
        if look.list_level is not None:
            return min(max(look.list_level, 0), _LEVELS - 1)
        own = (n for n, level in found.levels.items() if level.style == look.list_style)
        return next(own, 0)

    def _count(self, found: _List, level: int) -> None:
        counts = self.counts.setdefault(found.abstract, [None] * _LEVELS)
        if level in found.starts and level not in found.used:
            counts[level] = found.starts[level]
        else:
            old = counts[level]
            counts[level] = self._start(found, level) if old is None else old + 1
        found.used.add(level)
        for below in range(level + 1, _LEVELS):
            restart = found.levels.get(below, _Level()).restart
            if restart is None or level < restart:
                counts[below] = None

    @staticmethod
    def _start(found: _List, level: int) -> int:
        return found.starts.get(level, found.levels.get(level, _Level()).start)

    def _print(self, found: _List, level: int, shown: _Level) -> str:
        if shown.kind == "bullet":
            return PRIVATE.sub(lambda m: plain(shown.font, ord(m[0])) or _BULLET, shown.text)
        counts = self.counts[found.abstract]

        def number(place: re.Match[str]) -> str:
            other = int(place[1]) - 1
            count = counts[other]
            if count is None:
                count = self._start(found, other)  # a level that was passed over, not yet counted
            kind = found.levels.get(other, _Level()).kind
            figures = shown.all_figures and kind != "none"
            return format_number(count, "decimal" if figures else kind)

        return _PLACE.sub(number, shown.text)


def read_numbering(package: Package, main: str) -> Numbering:
    """The lists that the file defines."""
    numbering = Numbering()
    for part in package.related(main, "numbering"):
        root = package.tree(part)
        abstract = {e.get(W + "abstractNumId", ""): e for e in root.findall(W + "abstractNum")}
        by_style = {_value(e.find(W + "styleLink")): e for e in abstract.values()}
        levels: dict[str, dict[int, _Level]] = {}
        for element in root.findall(W + "num"):
            name = _value(element.find(W + "abstractNumId"))
            if name not in levels:
                levels[name] = dict(_levels(_followed(abstract.get(name), by_style)))
            numbering.lists[element.get(W + "numId", "")] = _list(element, name, levels[name])
    return numbering


def _followed(abstract: Element | None, by_style: dict[str, Element]) -> Element | None:
    """The list itself, where one only names the style of another."""
    if abstract is None:
        return None
    linked = _value(abstract.find(W + "numStyleLink"))
    return by_style.get(linked, abstract) if linked else abstract


def _list(element: Element, abstract: str, levels: dict[int, _Level]) -> _List:
    made = _List(abstract, levels, {})
    for override in element.findall(W + "lvlOverride"):
        number = whole(override.get(W + "ilvl", "0"))
        own = override.find(W + "lvl")
        if own is not None:
            made.levels = made.levels | {number: _level(own)}
        start = override.find(W + "startOverride")
        if start is not None:
            made.starts[number] = max(whole(_value(start)), 0)
            level = made.levels.get(number, _Level())
            made.levels = made.levels | {number: replace(level, start=made.starts[number])}
    return made


def _levels(abstract: Element | None) -> Iterator[tuple[int, _Level]]:
    for element in abstract.findall(W + "lvl") if abstract is not None else ():
        number = whole(element.get(W + "ilvl", "0"))
        if 0 <= number < _LEVELS:
            yield number, _level(element)


def _level(element: Element) -> _Level:
    kind = element.find(W + "numFmt")
    if kind is None:
        # A format of a newer Word stands in front of the one for older programs.
        forms = [e for a in element.findall(ALTERNATIVES) for e in a.iter(W + "numFmt")]
        kind = forms[-1] if forms else None
    restart = element.find(W + "lvlRestart")
    fonts = element.find(f"{W}rPr/{W}rFonts")
    start = element.find(W + "start")
    return _Level(
        max(whole(_value(start)), 0) if start is not None else 0,
        _value(kind) or "decimal",
        _value(element.find(W + "lvlText")),
        _value(element.find(W + "pStyle")),
        fonts.get(W + "ascii", "") if fonts is not None else "",
        whole(_value(restart)) if restart is not None else None,
        is_on(element.find(W + "isLgl")),
        _value(element.find(W + "suff")) == "nothing",
    )


def _value(element: Element | None) -> str:
    return element.get(W + "val", "") if element is not None else ""
