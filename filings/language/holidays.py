"""Days off and working days in China, 调休 included.

The State Council announces each year's days in the autumn before; the library chinesecalendar carries
what has been announced. A year that it does not know yet is not guessed: ask :func:`is_known`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from filings.messages import gettext as _

# The longest stretch of days off so far had nine days.
_LONGEST_BREAK = 31


def is_known(year: int) -> bool:
    """Whether the days off of ``year`` have been announced, as far as the library knows."""
    return year in known_years()


def known_years() -> range:
    """The years whose days off are known."""
    from chinese_calendar.constants import holidays

    return range(min(holidays).year, max(holidays).year + 1)


def day_off(day: date) -> str | None:
    """Why nobody is at work on ``day``: the festival's name or 周末; None on a working day.

    A Saturday that is worked in exchange (调休) is a working day. None too in a year that is not
    known, of which nothing can be said.
    """
    if not is_known(day.year):
        return None
    from chinese_calendar import Holiday, get_holiday_detail

    off, name = get_holiday_detail(day)
    if not off:
        return None
    # The library's own Chinese names stand on the members of its enumeration.
    return str(Holiday(name).chinese) if name else _("周末")


def next_workday(day: date) -> date | None:
    """The first working day on or after ``day``; None where the year is not known."""
    return _first_workday(day + timedelta(days=n) for n in range(_LONGEST_BREAK))


def previous_workday(day: date) -> date | None:
    """The last working day on or before ``day``; None where the year is not known."""
    return _first_workday(day - timedelta(days=n) for n in range(_LONGEST_BREAK))


def _first_workday(days: Iterator[date]) -> date | None:
    for day in days:
        if not is_known(day.year):
            return None
        if day_off(day) is None:
            return day
    return None
