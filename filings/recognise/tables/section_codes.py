"""Codes in front of the names of sections: A1安全管理, B2队伍建设. They number them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from filings.recognise.findings import FoundItem, FoundSection

_CODED = re.compile(
    r"(?P<no>[A-Za-z][0-9]{1,3}(?:[.．-][0-9]{1,3})*)[\s、.．:：]*(?P<name>[\u4e00-\u9fff].*)"
)


def codes_taken(items: Sequence[FoundItem]) -> list[FoundItem]:
    """The items with such codes as numbers of their sections, where all of a level have one.

    A name by itself may begin so (A4纸张管理): one section alone decides nothing.
    """
    found = list(items)
    for depth in range(max((len(item.sections) for item in items), default=0)):
        level = {i.sections[depth] for i in found if len(i.sections) > depth}
        codes = {section: _CODED.fullmatch(section.name) for section in level}
        numbers = {match["no"] for match in codes.values() if match is not None}
        if len(numbers) > 1 and len(numbers) == len({s.name for s in level}):
            found = [_renamed(item, depth, codes) for item in found]
    return found


def _renamed(
    item: FoundItem, depth: int, codes: dict[FoundSection, re.Match[str] | None]
) -> FoundItem:
    match = codes.get(item.sections[depth]) if len(item.sections) > depth else None
    if match is None:
        return item
    section = item.sections[depth]
    named = replace(section, name=match["name"], no=section.no or match["no"])
    return replace(item, sections=(*item.sections[:depth], named, *item.sections[depth + 1 :]))
