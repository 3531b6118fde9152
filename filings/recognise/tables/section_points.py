"""Points of sections in brackets without 分: 「A1安全（40）」, 「党的建设（20%）」.

A bare figure in brackets may be anything. It is the section's points where the sums agree: with those
of the items within, or of all sections of that level with 100 or the table's total. Else it stays in
the name, and each item says so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from filings.language.numerals import half_width
from filings.messages import gettext as _
from filings.messages import mark as N_
from filings.recognise import rules
from filings.recognise.findings import FoundItem, FoundSection
from filings.recognise.texts import on_one_line
from filings.recognise.values import Reporter

_IN_BRACKETS = re.compile(
    r"(?P<name>.*\S)\s*[(（〔\[【]\s*(?P<figure>[0-9０-９]{1,4}(?:[.．][0-9０-９]{1,2})?)\s*(?P<share>[%％])?\s*[)）〕\]】]\s*"
)
_AT_END = re.compile(
    r"(?P<name>.*[^\s0-9０-９.．])[\s:：]+(?P<figure>[0-9０-９]{1,4}(?:[.．][0-9０-９]{1,2})?)\s*(?P<share>[%％])?\s*"
)
_WHOLE = Decimal(100)
_MOSTLY = 0.6
_TAKEN = N_("“{name}”后面的数按分值读，原文没有写“分”")
_NOT_SURE = N_("“{name}”后面的数不能确定是分值，没有读成分值")
_Path = tuple[FoundSection, ...]


def section_points_read(
    items: Sequence[FoundItem], total: Decimal | None, reporter: Reporter
) -> list[FoundItem]:
    """The items with the points of their sections, as far as they are sure."""
    found = list(items)
    deepest = max((len(item.sections) for item in items), default=0)
    for depth in range(deepest, 0, -1):
        figures = _figures(found, depth)
        if figures:
            found = _of_level(found, depth, figures, total, reporter)
    return found


def content_points_read(
    items: Sequence[FoundItem], total: Decimal | None, reporter: Reporter
) -> list[FoundItem]:
    """The items with the points that their contents state in brackets or at the end, without 分.

    Where no item has points and nearly all contents end so: taken where they add up to the whole,
    else told.
    """
    read = [
        _IN_BRACKETS.fullmatch(item.content or "") or _AT_END.fullmatch(item.content or "")
        for item in items
    ]
    figures = [match for match in read if match is not None]
    if any(i.points is not None for i in items) or len(figures) < _MOSTLY * max(len(items), 1):
        return list(items)
    stated = sum((_figure(match) for match in figures), Decimal(0))
    sure = len(figures) == len(items) and stated == (total if total is not None else _WHOLE)
    found: list[FoundItem] = []
    for item, match in zip(items, read, strict=True):
        if match is None:
            found.append(item)
            continue
        message = _TAKEN if sure else _NOT_SURE
        reporter.at(item.source).report(
            rules.I107, _(message).format(name=on_one_line(item.content or ""))
        )
        read_item = replace(item, content=match["name"].strip(), points=_figure(match))
        found.append(read_item if sure else item)
    return found


def _figures(items: Sequence[FoundItem], depth: int) -> dict[_Path, re.Match[str]]:
    """The sections of a level whose names end in a figure in brackets, by their paths."""
    paths = {item.sections[:depth]: None for item in items if len(item.sections) >= depth}
    read = ((p, _IN_BRACKETS.fullmatch(p[-1].name)) for p in paths if p[-1].points is None)
    return {path: match for path, match in read if match is not None}


def _of_level(
    items: Sequence[FoundItem],
    depth: int,
    figures: dict[_Path, re.Match[str]],
    total: Decimal | None,
    reporter: Reporter,
) -> list[FoundItem]:
    agrees = _sums_agree(items, depth, figures)
    shares = any(match["share"] for match in figures.values())
    sure = agrees or _make_the_whole(items, depth, figures, total)
    found: list[FoundItem] = []
    for item in items:
        match = figures.get(item.sections[:depth])
        if match is None:
            found.append(item)
            continue
        section = item.sections[depth - 1]
        if sure:
            section = replace(section, name=match["name"].strip(), points=_figure(match))
        if not agrees or shares:
            reporter.at(item.source).report(
                rules.I107,
                _(_TAKEN if sure else _NOT_SURE).format(name=on_one_line(section.label)),
            )
        sections = (*item.sections[: depth - 1], section, *item.sections[depth:])
        found.append(replace(item, sections=sections))
    return found


def _sums_agree(
    items: Sequence[FoundItem], depth: int, figures: dict[_Path, re.Match[str]]
) -> bool:
    """Whether the figures are the sums of the points of the items within, which all state theirs."""
    within: defaultdict[_Path, list[Decimal | None]] = defaultdict(list)
    for item in items:
        if not item.bonus and not item.veto:
            within[item.sections[:depth]].append(item.points)
    return all(_adds_up(within[path], _figure(match)) for path, match in figures.items())


def _adds_up(points: Sequence[Decimal | None], figure: Decimal) -> bool:
    known = [p for p in points if p is not None]
    return bool(points) and len(known) == len(points) and sum(known, Decimal(0)) == figure


def _make_the_whole(
    items: Sequence[FoundItem],
    depth: int,
    figures: dict[_Path, re.Match[str]],
    total: Decimal | None,
) -> bool:
    """Whether the figures add up to the total or 100, with what other sections of the level state."""
    stated = sum((_figure(match) for match in figures.values()), Decimal(0))
    rest = {
        item.sections[:depth]: item.sections[depth - 1].points
        for item in items
        if len(item.sections) >= depth and item.sections[:depth] not in figures
    }
    stated += sum((points for points in rest.values() if points is not None), Decimal(0))
    return stated == (total if total is not None else _WHOLE)


def _figure(match: re.Match[str]) -> Decimal:
    return Decimal(half_width(match["figure"]))
