"""What a deadline can be: its kind, its day, and why it may not be sure."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum


class DeadlineKind(StrEnum):
    """What sort of deadline a text sets; the values are part of the contract for JSON."""

    BY = "by"
    ONGOING = "ongoing"
    RECURRING = "recurring"
    RANGE = "range"
    IMMEDIATE = "immediate"
    UNCLEAR = "unclear"


class DeadlineProblem(StrEnum):
    """Why a deadline is not sure."""

    EMPTY = "empty"  # nothing there, or only a dash
    IMPOSSIBLE_DATE = "impossible_date"  # 2月30日, 13月, a range that runs backwards
    NO_YEAR = "no_year"  # no year, and no reference that gives it
    PLACEHOLDER = "placeholder"  # X月X日, 待定
    REMARK = "remark"  # words that set no deadline: 近两年, 见备注
    AMBIGUOUS = "ambiguous"  # may be read in two ways: 8月前, 年初, 12月31日左右
    CUTOFF = "cutoff"  # 截止2022年8月底: may only say up to when data count
    MISTYPED = "mistyped"  # 2021年7月1O日, 20211年, 7月10目
    RELATIVE = "relative"  # counts from a day that is not named: 5年内, 印发之日起30日内


@dataclass(frozen=True, slots=True)
class DeadlineReading:
    """What a text says about time.

    ``date`` is the last day on which the work is in time, ``start`` the first day of a range or of
    something ongoing; both None where the words give none. ``problem`` is None when all is sure.
    """

    kind: DeadlineKind
    date: datetime.date | None = None
    start: datetime.date | None = None
    problem: DeadlineProblem | None = None
