"""Reads how long something goes on from a day: 2012年起5年内, 2025年起三年."""

from __future__ import annotations

import re
from datetime import date, timedelta

from filings.language.deadline_kinds import DeadlineKind, DeadlineReading

FROM_THEN = re.compile(
    r"(?:起|开始|后)[的用在为期]*(?P<length>[0-9]{1,3}|半|两)个?(?P<unit>年|月|季度|周|天|日)"
)
"""Behind a moment, in tidied text: how long the work goes on from it."""


def range_of_length(start: date, match: re.Match[str]) -> DeadlineReading:
    """「2012年起5年内」: from the first day on, that long."""
    if match["length"] == "半":
        months = 6 if match["unit"] == "年" else 0
        count = 0
    else:
        count = 2 if match["length"] == "两" else int(match["length"])
        months = count * {"年": 12, "季度": 3, "月": 1}.get(match["unit"], 0)
    if months:
        index = start.year * 12 + start.month - 1 + months
        month_start = date(index // 12, index % 12 + 1, 1)
        after = month_start + timedelta(days=start.day - 1)
    else:
        after = start + timedelta(days=count * (7 if match["unit"] == "周" else 1))
    return DeadlineReading(DeadlineKind.RANGE, after - timedelta(days=1), start)
