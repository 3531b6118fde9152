"""Points that a section's name gives to each of its items: 「一、依法履职（100分，每项指标10分）」."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from filings.diagnostics import Severity
from filings.language.points import parse_points
from filings.messages import gettext as _
from filings.model.rubric import plain_points
from filings.recognise import rules
from filings.recognise.findings import FoundItem, FoundSection
from filings.recognise.texts import on_one_line
from filings.recognise.values import Reporter

_EACH = re.compile(
    r"(?P<name>.*\S)\s*[(（\[【〔]\s*(?:每|各)(?:[小子]?项|条|个|款)?(?:三级)?(?:指标|内容|任务|条目)?(?:均|各)?(?:为|计|得|占)?\s*"
    r"(?P<points>[0-9０-９]{1,4}(?:[.．][0-9０-９]{1,2})?)\s*分\s*[)）\]】〕]"
)


def each_points_read(items: Sequence[FoundItem], reporter: Reporter) -> list[FoundItem]:
    """The items with the points that the name of their innermost such section gives to each.

    An item's own points stand; where all items have some, the name stays as it is printed. It is
    told whether the section's points are the sum.
    """
    found = list(items)
    for depth in range(max((len(item.sections) for item in items), default=0), 0, -1):
        paths = dict.fromkeys(i.sections[:depth] for i in found if len(i.sections) >= depth)
        for path in paths:
            match = _EACH.fullmatch(path[-1].name)
            each = parse_points(match["points"]) if match else None
            if match is None or each is None:
                continue
            if any(i.sections[:depth] == path and i.points is None for i in found):
                section = replace(path[-1], name=match["name"].strip())
                found = _given(found, path, section, each, reporter)
    return found


def _given(
    items: Sequence[FoundItem],
    path: tuple[FoundSection, ...],
    section: FoundSection,
    each: Decimal,
    reporter: Reporter,
) -> list[FoundItem]:
    within = [i.sections[: len(path)] == path for i in items]
    found = [
        replace(
            item,
            sections=(*path[:-1], section, *item.sections[len(path) :]),
            points=each if item.points is None and not item.veto else item.points,
        )
        if inside
        else item
        for item, inside in zip(items, within, strict=True)
    ]
    total = sum(
        (i.points or Decimal(0) for i, is_in in zip(found, within, strict=True) if is_in),
        Decimal(0),
    )
    agrees = section.points is None or section.points == total
    message = (
        _("分数按“{label}”读：每项{points}分")
        if agrees
        else _("分数按“{label}”读：每项{points}分，合起来是{total}分")
    )
    for item, is_in in zip(items, within, strict=True):
        if is_in and item.points is None and not item.veto:
            reporter.at(item.source).report(
                rules.I107,
                message.format(
                    label=on_one_line(section.label),
                    points=plain_points(each),
                    total=plain_points(total),
                ),
                severity=Severity.INFO if agrees else None,
            )
    return found
