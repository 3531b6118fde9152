"""Rows that only head the rows below them: 1 组织保障 30, then 1.1 and 1.2. They are sections.

Read as items their points would count twice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from filings.messages import gettext as _
from filings.recognise import rules
from filings.recognise.findings import FoundItem, FoundSection
from filings.recognise.tables.sections import read_section
from filings.recognise.texts import on_one_line
from filings.recognise.values import Reporter

_DOTTED = re.compile(r"[0-9A-Za-z]+(?:[.．-][0-9]+)*")
_LONGEST_NAME = 40


def parents_lifted(items: Sequence[FoundItem], reporter: Reporter) -> list[FoundItem]:
    """The items without those that only head others, which become sections of these."""
    dotted = _heads_by_number(items)
    numbered = dotted or _heads_by_style(items)
    heads = numbered or _heads_by_sum(items)
    found: list[FoundItem] = []
    open_heads: list[FoundItem] = []
    for index, item in enumerate(items):
        if dotted:
            open_heads = [h for h in open_heads if _is_within(item, h)]
        elif index in heads:
            open_heads = []
        if index in heads and _is_bare(item):
            open_heads.append(item)
            continue
        if index in heads:
            reporter.at(item.source).report(
                rules.I107,
                _("“{no}”下面还有分条，分数可能重复计算").format(no=item.no or item.content or ""),
            )
        if open_heads and not numbered:
            reporter.at(item.source).report(
                rules.I109,
                _("上面只有名称和分数的“{name}”一行，分数合得上，读成这一条的类别").format(
                    name=on_one_line(open_heads[-1].content or "")
                ),
            )
        sections = (*item.sections, *(_section(h) for h in open_heads))
        found.append(replace(item, sections=sections) if open_heads else item)
    return found


def _heads_by_number(items: Sequence[FoundItem]) -> set[int]:
    """The places of the items whose number begins that of the next: 1 before 1.1."""
    return {n for n, (item, below) in enumerate(pairwise(items)) if _is_within(below, item)}


_CHINESE = re.compile(r"[一二三四五六七八九十]+")


def _heads_by_style(items: Sequence[FoundItem]) -> set[int]:
    """The places of bare rows numbered 一 above rows numbered 1, if all rows are so numbered."""
    chinese = [item.no is not None and _CHINESE.fullmatch(item.no) is not None for item in items]
    if not chinese or not chinese[0] or chinese[-1]:
        return set()
    heads = {n for n, is_head in enumerate(chinese) if is_head}
    below = [item.no or "" for item, is_head in zip(items, chinese, strict=True) if not is_head]
    if not all(no.isdecimal() for no in below) or any(n + 1 in heads for n in heads):
        return set()
    return heads if all(_is_bare(items[n]) for n in heads) else set()


def _is_within(item: FoundItem, head: FoundItem) -> bool:
    return is_number_within(item.no, head.no)


def is_number_within(no: str | None, head: str | None) -> bool:
    """Whether a number is one of the parts of another: 1.1 of 1."""
    if not no or not head or not _DOTTED.fullmatch(head):
        return False
    return no.startswith(head) and no[len(head) :].startswith((".", "．", "-"))


def _heads_by_sum(items: Sequence[FoundItem]) -> set[int]:
    """The places of bare rows whose points are those of the rows below, up to the next bare row.

    Only where this holds for every bare row, the first row is one, and one heads several rows.
    """
    bare = [n for n, item in enumerate(items) if _is_bare(item) and item.points is not None]
    if not bare or bare[0] != 0 or len(bare) == len(items):
        return set()
    for head, stop in pairwise([*bare, len(items)]):
        points = [i.points for i in items[head + 1 : stop] if not i.bonus]
        if not points or any(p is None for p in points):
            return set()
        if sum((p for p in points if p is not None), Decimal(0)) != items[head].points:
            return set()
    several = any(stop - head > 2 for head, stop in pairwise([*bare, len(items)]))
    return set(bare) if several else set()


def _is_bare(item: FoundItem) -> bool:
    """Whether a row says no more than a name and points."""
    beside = (item.method, item.materials, item.units_text, item.deadline, item.other)
    name = item.content or ""
    return 0 < len(on_one_line(name)) <= _LONGEST_NAME and not any(beside) and not item.veto


def _section(head: FoundItem) -> FoundSection:
    read = read_section(head.content or "", head.points)
    return read if head.no is None else replace(read, no=head.no)
