"""Numbers and points that stand within the texts of items, and whether the numbers run on."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from filings.language.numerals import half_width
from filings.messages import gettext as _
from filings.model.rubric import plain_points
from filings.recognise import rules
from filings.recognise.findings import FoundItem, FoundSection
from filings.recognise.headed_points import headed_content
from filings.recognise.texts import LeadingNumber, leading_number, without_points
from filings.recognise.values import Reporter, scoring_of

_MOSTLY = 0.6
_FIGURES = re.compile(r"[0-9]+(?:[.．-][0-9]+)*")
_MARK = re.compile(r"\s*[*＊★☆▲△※#＃]\s*(?=[0-9（(])")
"""A star in front of a number; it stays in the content."""


def settled(items: Sequence[FoundItem], reporter: Reporter, *, has_points: bool) -> list[FoundItem]:
    """The items with numbers and points taken out of their contents, and criteria read."""
    found = _points_taken(_numbers_taken(items), has_points=has_points)
    if not has_points:
        found = [_headed(item, reporter) for item in found]
    made = [_scored(_numbered_by_section(item, found)) for item in found]
    if has_points:
        return made
    return [_capped_as_said(i, before.cap) for i, before in zip(made, found, strict=True)]


def _numbers_taken(items: Sequence[FoundItem]) -> list[FoundItem]:
    """「1、成立……」: the number is the item's where no column numbers the items and most begin so."""
    if any(item.no is not None for item in items):
        return list(items)
    numbers = [_number_of(item.content or "") for item in items]
    told = [n for n in numbers if n is not None]
    if not told:
        return list(items)
    style = max({n.style for n in told}, key=[n.style for n in told].count)
    mostly = len(told) >= _MOSTLY * sum(item.content is not None for item in items)
    counted = _counted_sections(items, numbers)
    return [
        replace(item, no=number.no, content=number.rest or None)
        if number is not None and ((mostly and number.style == style) or item.sections in counted)
        else item
        for item, number in zip(items, numbers, strict=True)
    ]


def _counted_sections(
    items: Sequence[FoundItem], numbers: Sequence[LeadingNumber | None]
) -> set[tuple[FoundSection, ...]]:
    """The sections with several items, all numbered in one style from 1 on."""
    within: dict[tuple[FoundSection, ...], list[LeadingNumber | None]] = {}
    for item, number in zip(items, numbers, strict=True):
        within.setdefault(item.sections, []).append(number)
    return {
        sections
        for sections, found in within.items()
        if len(found) > 1
        and len({n.style for n in found if n is not None}) == 1
        and [n.value if n is not None else None for n in found] == [*range(1, len(found) + 1)]
    }


def _number_of(content: str) -> LeadingNumber | None:
    """The number in front of a content; None where its lines are numbered on (1.… 2.…)."""
    mark = _MARK.match(content)
    first = leading_number(content[mark.end() :] if mark else content)
    if mark and first is not None:
        first = replace(first, rest=mark.group().strip() + first.rest.lstrip())
    later = (leading_number(line) for line in content.split("\n")[1:])
    on = any(n is not None and first is not None and n.style == first.style for n in later)
    return None if on else first


def _points_taken(items: Sequence[FoundItem], *, has_points: bool) -> list[FoundItem]:
    """「督考综评（100分）」: the points are the item's where no column holds points."""
    if has_points or any(item.points is not None for item in items):
        return list(items)
    read = [_without_own_points(item.content or "") for item in items]
    stated = sum(points is not None for _text, points in read)
    mostly = stated >= _MOSTLY * sum(bool(item.content) for item in items)
    return [
        replace(item, content=text, points=points)
        # Beside a method of its own, points behind a content are no criterion but the item's.
        if points is not None and (mostly or item.method is not None)
        else item
        for item, (text, points) in zip(items, read, strict=True)
    ]


def _without_own_points(content: str) -> tuple[str, Decimal | None]:
    """``content`` less the points at its end; those behind the last of several parts are that part's."""
    if headed_content(content) is not None or len(scoring_of(content)[0]) > 1:
        return content, None
    bare = content.rstrip()
    stop = bare[-1:] if bare[-2:-1] in ("）", ")") and bare[-1:] in "。；;" else ""
    text, points = without_points(bare.removesuffix(stop))
    # 「建立台账（4分）。」: the stop ends the sentence also without the bracket.
    return (text + stop if points is not None else content), points


def _headed(item: FoundItem, reporter: Reporter) -> FoundItem:
    """「责任落实（12分）⏎签订责任书（8分）；……」: the points are the item's where the parts add up to them."""
    if item.points is not None:
        return item
    report = reporter.at(item.source).report
    read = headed_content(item.content or "")
    if read is None:
        parts = scoring_of(item.content)[0] if item.method is not None else ()
        if len(parts) < 2:
            return item
        report(rules.I107, _("文字里写了几个分数，没有读成这一条的分值"))
        return item if scoring_of(item.method)[0] else replace(item, criteria=parts)
    if not read.agrees:
        report(
            rules.I107,
            _("“{name}”写的是{points}分，下面各条合计{total}分，没有读成分值").format(
                name=read.name, points=plain_points(read.points), total=plain_points(read.total)
            ),
        )
        return item
    return replace(
        item, content=read.content, points=read.points, criteria=read.criteria, cap=read.cap
    )


def _capped_as_said(item: FoundItem, said: Decimal | None) -> FoundItem:
    """「责任落实（12分）：……；最高12分」: ``said``, the cap of the parts, counts where the method states none.

    The points behind the name are the item's, and no cap.
    """
    if scoring_of(item.method)[1] is not None:
        return item
    read = headed_content(item.content or "")
    headed = read is not None and read.points == item.points
    return replace(item, cap=said) if headed or said is not None else item


def _numbered_by_section(item: FoundItem, items: Sequence[FoundItem]) -> FoundItem:
    """「1.试点目标和规划」 in a cell of its own beside one item numbers that item."""
    if item.no is not None or not item.sections:
        return item
    inner = item.sections[-1]
    if inner.no is None or not _FIGURES.fullmatch(inner.no):
        return item
    alone = len(item.sections) > 1 and sum(
        bool(i.sections) and i.sections[-1] is inner for i in items
    )
    return replace(item, no=inner.no) if alone == 1 else item


def report_gaps(
    items: Sequence[FoundItem], reporter: Reporter, *, unread: Collection[int | None] = ()
) -> None:
    """Say where a number is left out or stands twice; numbers may begin anew at 1.

    ``unread`` are the numbers of texts that were told as not read: they are no gap.
    """
    before: int | None = None
    for item in items:
        if item.no is None or not item.no.isdecimal():
            continue
        number = int(item.no)
        if before is not None and any(n not in unread for n in range(before + 1, number)):
            reporter.at(item.source).report(
                rules.I113,
                _("编号从{before}跳到{number}").format(before=before, number=number),
            )
        elif before is not None and number <= before and number != 1:
            reporter.at(item.source).report(
                rules.I113, _("编号{number}在{before}后面").format(before=before, number=number)
            )
        before = number


_COUNTED = re.compile(r"(?:^|[。；;!！\n])\s{0,30}([0-9]{1,3})[、.．](?![0-9])")


def report_several(items: Sequence[FoundItem], reporter: Reporter) -> None:
    """Say which contents hold several tasks: 「1.…；2.…」 where the next row goes on with 3."""
    counted = [_run_of(item.content or "") for item in items]
    for index, (item, run) in enumerate(zip(items, counted, strict=True)):
        before = counted[index - 1] if index else []
        after = counted[index + 1] if index + 1 < len(items) else []
        goes_on = bool(before and before[-1] + 1 == run[0]) if run else False
        goes_on = goes_on or bool(run and after and run[-1] + 1 == after[0])
        if len(run) > 1 and (goes_on or _run_of(item.units_text or "") == run):
            reporter.at(item.source).report(
                rules.I123,
                _("一格里有{count}项编了号的任务，算作一条").format(count=len(run)),
            )


def _run_of(text: str) -> list[int]:
    """The numbers in front of the parts of a text, where they count on by one."""
    found = [int(n) for n in _COUNTED.findall(half_width(text))]
    starts = leading_number(text) is not None
    counts = all(b == a + 1 for a, b in pairwise(found))
    return found if starts and counts else []


def _scored(item: FoundItem) -> FoundItem:
    """The item with criteria and cap as its method states them, or its content.

    Beside a method that scores nothing (查阅资料) the parts of the content are criteria where they add
    up to the item's points. Criteria that do are there already.
    """
    criteria, cap = scoring_of(
        item.method if item.method is not None else item.content, item.points
    )
    if item.method is not None and not criteria and cap is None:
        parts, _cap = scoring_of(item.content, item.points)
        if len(parts) > 1 and sum((p.points for p in parts), Decimal(0)) == item.points:
            criteria = parts
    return replace(item, criteria=item.criteria or criteria, cap=cap)
