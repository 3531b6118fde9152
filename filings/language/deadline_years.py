"""Puts a moment that names no year into one.

A year said earlier in the same text holds on: 「2024年11月底前……，3月底前……」 goes on to March 2025, which
is called ambiguous. Without any, a day is the first one that does not lie before the reference, and
a range the first one that is not over at it (it may have begun).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from filings.language.deadline_kinds import DeadlineProblem, DeadlineReading
from filings.language.moments import Moment

_LONG_RANGE = timedelta(days=190)
_UNTIL_A_LEAP_YEAR = 9


@dataclass(frozen=True, slots=True)
class Context:
    """What stands before a clause: the paper's day, and the year and day last spoken of.

    ``year_is_stated`` is false where that year was itself settled by the reference. Where not
    ``is_today``, the reference settles years, but 今年 and 本月 do not count from it.
    """

    reference: date | None = None
    year: int | None = None
    day: date | None = None
    year_is_stated: bool = True
    is_today: bool = True

    def after(self, reading: DeadlineReading, *, says_year: bool) -> Context:
        """The context of what follows ``reading``."""
        day = reading.date or reading.start
        if day is None:
            return self
        stated = says_year or (self.year is not None and self.year_is_stated)
        return replace(self, year=day.year, day=reading.date, year_is_stated=stated)


@dataclass(frozen=True, slots=True)
class Placed:
    """The days that a moment or a range means."""

    first: date
    last: date
    problem: DeadlineProblem | None = None


def lacks_year(moment: Moment, context: Context) -> bool:
    """Whether nothing tells the year (or month) of ``moment``."""
    if moment.year_offset is not None and context.year is not None:
        return False
    if moment.needs_reference:
        return context.reference is None
    return moment.year is None and context.year is None and context.reference is None


def counts_from_nowhere(moment: Moment, context: Context) -> bool:
    """Whether ``moment`` (今年底, 本月, 20日) counts from a day that nobody has named."""
    if context.is_today or not moment.needs_reference:
        return False
    months = (moment.month_offset, moment.quarter_offset)
    only_of_years = months == (None, None) and not moment.only_in_a_month
    return not (only_of_years and context.year is not None)


def place(moment: Moment, context: Context) -> Placed | None:
    """The days of ``moment``, whose year must not be lacking; None where there are no such days."""
    problem = DeadlineProblem.AMBIGUOUS if moment.only_in_a_month else None
    moment = _resolved(moment, context)
    if moment.year is not None:
        return _in_year(moment, moment.year, problem)
    if context.year is not None and (context.year_is_stated or context.day is None):
        here = _in_year(moment, context.year, problem)
        if here is None or context.day is None or here.last >= context.day:
            return here
        return _in_year(moment, context.year + 1, DeadlineProblem.AMBIGUOUS)
    found = [p for y in _years(context) if (p := _in_year(moment, y, problem))]
    if context.year is not None and context.day is not None:
        going_on = next((p for p in found if p.last.year == context.year), None)
        if going_on and going_on.last >= context.day:
            return going_on
    return next((p for p in found if context.reference and p.last >= context.reference), None)


def place_range(begin: Moment, end: Moment, context: Context) -> Placed | None:
    """The days from ``begin`` to ``end``; None where the range runs backwards or cannot be."""
    whole_days = end.only_in_a_month and begin.month is not None
    if whole_days:
        end = replace(end, month=begin.month)
    begin = _resolved(begin, context)
    if end.year_offset is None or context.year is not None:
        end = _resolved(end, context)
    if begin.year is not None:
        return _between(begin, end, begin.year, may_turn=not whole_days)
    if end.year is not None:
        tried = (_between(begin, end, y, may_turn=False) for y in (end.year, end.year - 1))
        return next((p for p in tried if p), None)
    if context.year is not None:
        return _between(begin, end, context.year, may_turn=not whole_days)
    found = (_between(begin, end, y, may_turn=not whole_days) for y in _years(context))
    return next((p for p in found if p and context.reference and p.last >= context.reference), None)


def _resolved(moment: Moment, context: Context) -> Moment:
    if moment.year_offset is not None and context.year is not None:
        return replace(moment, year=context.year + moment.year_offset, year_offset=None)
    if moment.needs_reference and context.reference is not None:
        return moment.resolved(context.reference)
    return moment


def _years(context: Context) -> Iterable[int]:
    if context.reference is None:
        return ()
    year = context.reference.year
    return range(year - 1, year + _UNTIL_A_LEAP_YEAR)


def _in_year(moment: Moment, year: int, problem: DeadlineProblem | None) -> Placed | None:
    first, last = moment.first(year), moment.last(year)
    return Placed(first, last, problem) if first and last else None


def _between(begin: Moment, end: Moment, year: int, *, may_turn: bool) -> Placed | None:
    """From ``begin`` in ``year`` to ``end``, over the turn of the year where it must be."""
    first = begin.first(year)
    if end.year_offset is not None:
        years = [year + end.year_offset]
    elif end.year is not None:
        years = [end.year]
    else:
        years = [year, year + 1] if may_turn else [year]
    for candidate in years:
        last = end.last(candidate)
        if first and last and last >= first:
            turned_far = candidate == years[-1] != years[0] and last - first > _LONG_RANGE
            return Placed(first, last, DeadlineProblem.AMBIGUOUS if turned_far else None)
    return None
