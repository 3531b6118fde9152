"""Days and units that a task's own words name where no column is made for them.

A bracket of nothing but a day, 「（2026年6月底前）」, is the deadline, and that is told. Of other words
it is not sure what they set: they are told and stay where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from filings.messages import gettext as _
from filings.recognise import rules
from filings.recognise.division_lines import says_unit_label
from filings.recognise.evidence import says_only_time
from filings.recognise.fields import UNIT_FIELDS, Field
from filings.recognise.findings import FoundItem
from filings.recognise.settled import SettledColumn
from filings.recognise.values import Reporter

_IN_BRACKETS = re.compile(r"[(（]\s*([^()（）]{2,30})\s*[)）][\s。；;]*$")
_TIME = re.compile(
    r"(?:[0-9]{4}年)?[0-9]{1,2}月(?:[0-9]{1,2}[日号]|[上中下]旬|初|底|末)?(?:之?前|以前|完成)"
    r"|(?:[0-9]{4}年?|今年|本年|年|季度|月)(?:底|末|内)(?:之?前|以前|完成)?|[0-9]{4}年[0-9]{1,2}月"
    r"|每(?:个?季度?|个?月|半?年|周)|长期坚持|立行立改"
)


def said_in_texts(
    items: Sequence[FoundItem],
    columns: Sequence[SettledColumn],
    reference: date | None,
    reporter: Reporter,
) -> list[FoundItem]:
    """The items of a division with what their contents say of deadlines; the rest is told."""
    fields = {c.field for c in columns}
    if not any(item.units for item in items):
        return list(items)
    found: list[FoundItem] = []
    for item in items:
        text = item.content or ""
        place = reporter.at(item.source)
        if Field.DEADLINE not in fields and item.deadline is None:
            bracket = _IN_BRACKETS.search(text)
            time = _TIME.search(text)
            if bracket and says_only_time(bracket[1]):
                place.report(
                    rules.I124, _("完成时限是从文字里读出的：“{text}”").format(text=bracket[1])
                )
                item = replace(item, deadline=place.deadline(bracket[1], reference))
            elif time:
                place.report(
                    rules.I124,
                    _("文字里写了时间“{text}”，没有读成完成时限").format(text=time[0]),
                )
        if not fields & UNIT_FIELDS and not item.units and says_unit_label(text):
            place.report(rules.I105, _("文字里写了责任单位，没有读出来"))
        found.append(item)
    return found
