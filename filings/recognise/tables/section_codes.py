"""Codes in front of the names of sections and of contents: A1安全管理, Ⅱ-3 服务质量. They number them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from filings.recognise.findings import FoundItem, FoundSection

_CODED = re.compile(
    r"(?P<no>(?:[A-Za-z]|[Ⅰ-Ⅻ][-－.．]?)[0-9]{1,3}(?:[.．-][0-9]{1,3})*)[\s、.．:：]*(?P<name>[\u4e00-\u9fff“《].*)",
    re.DOTALL,
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
    return _contents_numbered(found)


def _contents_numbered(items: Sequence[FoundItem]) -> list[FoundItem]:
    """The items with the codes in front of all their contents, where nothing else numbers them.

    Names of roads begin so too (G6高速): codes of a letter count on from 1.
    """
    if any(item.no is not None for item in items):
        return list(items)
    codes = [_CODED.fullmatch(item.content or "") for item in items]
    numbers = {match["no"] for match in codes if match is not None}
    if len(numbers) < 2 or len(numbers) < sum(item.content is not None for item in items):
        return list(items)
    letters = [no for no in numbers if no[0].isascii()]
    if letters and (len(numbers) < 3 or numbers != {f"{letters[0][0]}{n}" for n in _count(items)}):
        return list(items)
    return [
        replace(item, no=match["no"], content=match["name"]) if match is not None else item
        for item, match in zip(items, codes, strict=True)
    ]


def _count(items: Sequence[FoundItem]) -> range:
    return range(1, sum(item.content is not None for item in items) + 1)


def _renamed(
    item: FoundItem, depth: int, codes: dict[FoundSection, re.Match[str] | None]
) -> FoundItem:
    match = codes.get(item.sections[depth]) if len(item.sections) > depth else None
    if match is None:
        return item
    section = item.sections[depth]
    named = replace(section, name=match["name"], no=section.no or match["no"])
    return replace(item, sections=(*item.sections[:depth], named, *item.sections[depth + 1 :]))
