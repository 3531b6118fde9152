"""A moment: the stretch of days that words leave open, such as 2024年6月底, 8月中旬 or 年底.

It may be a day, ten days, a month, a quarter, half a year or a year. A deadline takes its last day, a
range begins with its first. The year may be missing.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date

FIRST_YEAR, LAST_YEAR = 1949, 2100
"""Years that a filing can speak of; any other is a slip."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What the words say of a time; ``None`` where they are silent.

    ``year_offset``, ``quarter_offset`` and ``month_offset`` count from the reference (明年: 1, 本月:
    0); ``part`` is a piece of the year or month, in one of the spellings of the tables below.
    """

    year: int | None = None
    quarter: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""
    year_offset: int | None = None
    quarter_offset: int | None = None
    month_offset: int | None = None

    @property
    def has_year(self) -> bool:
        return self.year is not None

    @property
    def needs_reference(self) -> bool:
        """Whether the words say nothing without a day to count from (今年, 本月, 月底, 20日)."""
        offsets = (self.year_offset, self.quarter_offset, self.month_offset)
        return any(o is not None for o in offsets) or self.only_in_a_month

    @property
    def only_in_a_month(self) -> bool:
        """Whether the month is left out: 月底, 20日."""
        return (self.month, self.quarter, self.month_offset, self.quarter_offset) == (
            None,
            None,
            None,
            None,
        ) and (self.day is not None or self.part in _DAYS_OF_PART)

    @property
    def is_sharp(self) -> bool:
        """Whether its end is meant by 「……前」: 6月底前 is the end of June, 8月前 is not of August."""
        return self.day is not None or self.part in ("底", "内", "年底", "年内", "季底")

    @property
    def is_rough(self) -> bool:
        """Whether the words leave the last day to taste (月初, 年初)."""
        return self.part in ("初", "中", "年初", "年中")

    @property
    def is_placeholder(self) -> bool:
        """Whether a nought stands for a figure still to come (〇月〇日)."""
        return self.month == 0 or self.day == 0

    @property
    def is_possible(self) -> bool:
        """Whether the calendar has such a moment, in some year where none is named."""
        if self.quarter is not None and not 1 <= self.quarter <= 4:
            return False
        if self.month is not None and not 1 <= self.month <= 12:
            return False
        longest = monthrange(self.year or 2000, self.month)[1] if self.month else 31
        return self.day is None or 1 <= self.day <= longest

    def resolved(self, reference: date) -> Moment:
        """With 今年, 本月, 下季度, 月底 and 20日 turned into figures by ``reference``."""
        year, quarter, month = self.year, self.quarter, self.month
        if self.year_offset is not None:
            year = reference.year + self.year_offset
        if self.month_offset is not None or self.only_in_a_month:
            count = reference.year * 12 + reference.month - 1 + (self.month_offset or 0)
            year, month = year or count // 12, count % 12 + 1
        if self.quarter_offset is not None:
            count = reference.year * 4 + (reference.month - 1) // 3 + self.quarter_offset
            year, quarter = year or count // 4, count % 4 + 1
        return replace(
            self,
            year=year,
            quarter=quarter,
            month=month,
            year_offset=None,
            quarter_offset=None,
            month_offset=None,
        )

    def first(self, year: int) -> date | None:
        """Its first day in ``year``; None where that year has no such day (29 February)."""
        return self._days(year)[0]

    def last(self, year: int) -> date | None:
        """Its last day in ``year``; None where that year has no such day (29 February)."""
        return self._days(year)[1]

    def _days(self, year: int) -> tuple[date | None, date | None]:
        if not MINYEAR <= year <= MAXYEAR:  # the year before a reference in year 1
            return None, None
        first_month, last_month = self._months()
        end = monthrange(year, last_month)[1]
        if self.day is not None:
            day = date(year, last_month, self.day) if self.day <= end else None
            return day, day
        first_day, last_day = _DAYS_OF_PART.get(self.part, (1, 31))
        return date(year, first_month, first_day), date(year, last_month, min(last_day, end))

    def _months(self) -> tuple[int, int]:
        if self.month is not None:
            return self.month, self.month
        if self.quarter is not None:
            return self.quarter * 3 - 2, self.quarter * 3
        return _MONTHS_OF_PART.get(self.part, (1, 12))


_DAYS_OF_PART = {
    "初": (1, 10),
    "上旬": (1, 10),
    "上中旬": (1, 20),
    "中下旬": (11, 31),
    "中": (11, 20),
    "中旬": (11, 20),
    "下旬": (21, 31),
    "底": (1, 31),
    "内": (1, 31),
}
_MONTHS_OF_PART = {"上半年": (1, 6), "下半年": (7, 12), "年中": (6, 6), "年初": (1, 1)}
