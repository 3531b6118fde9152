"""From when to when a stage goes: 3月1日至3月31日, 2025年3月, 即日起至4月底, 2026年7月以后."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from filings.language.deadlines import DeadlineKind, read_deadline
from filings.language.numerals import half_width, parse_number

_MONTH = re.compile(
    r"(?:(?:[0-9]{4}|今|本|次|明)年)?(?:[0-9]{1,2}|[一二三四五六七八九十元]{1,2})月份?(?P<third>[上中下]旬)?"
)
_QUARTER = re.compile(r"(?:[0-9]{4}年)?第?(?P<quarter>[1-4一二三四])季度")
_YEAR_ALONE = re.compile(r"[0-9]{4}年(?:全年|度)?")
_FROM_NOW = re.compile(r"^(?:从|自)?(?:即日|(?:方案)?(?:印发|发文|发布|下发)之日|现在)起")
_AFTERWARDS = re.compile(r"(?P<from>.+?)(?:以后|之后|起|后)")
_FIRST_TIME = re.compile(
    r"(?P<year>[0-9]{4}\s*[年./-]|(?:今|本|当|次|明)年)?\s*[0-9]{1,2}\s*[月./]"
)
_THIRDS = {"上旬": 1, "中旬": 11, "下旬": 21}


@dataclass(frozen=True, slots=True)
class Period:
    """The first and the last day; ``year_guessed`` is the year that the words leave out, if any."""

    start: date | None
    end: date | None
    year_guessed: int | None = None


def read_period(
    words: str, day: date | None, year: int | None, before: date | None
) -> Period | None:
    """The days that ``words`` name, None where they name none.

    ``day`` is the paper's day, ``year`` that of times without one, ``before`` the last day of the
    stage before: a stage does not begin before the one in front of it ends.
    """
    text = re.sub(r"\s+", "", half_width(words))
    begins_now = _FROM_NOW.match(text)
    afterwards = _AFTERWARDS.fullmatch(text) if not begins_now else None
    if afterwards is not None:
        text = afterwards["from"]
    reference = date(year, 1, 1) if year is not None else None
    reading = read_deadline(text, reference=reference, is_today=False)
    if reading.kind not in (DeadlineKind.BY, DeadlineKind.RANGE) and reading.date is None:
        return None
    start, end = reading.start, reading.date
    if start is None and end is not None and not begins_now:
        start = _first_of(text, end)
    first = _FIRST_TIME.search(text)
    guessed = first is not None and first["year"] is None
    if guessed and first is not None:
        start, end = _settled(start, end, before, only_first=_YEAR_BEHIND.search(text) is not None)
    if begins_now:
        start = day
    if afterwards is not None:
        start, end = (start or end), None
    told = (start or end) if guessed else None
    return Period(start, end, told.year if told is not None else None)


_YEAR_BEHIND = re.compile(r"[0-9]{4}年|[次明]年")


def _settled(
    start: date | None, end: date | None, before: date | None, *, only_first: bool
) -> tuple[date | None, date | None]:
    """Days whose year was left out, in the year that puts them behind the stage before."""
    if start is not None and end is not None and only_first:
        # 3月16日至2026年6月30日: the first day is in the year in which the stage before ends.
        if before is not None and before.year < start.year and _moved(start, before.year) >= before:
            start = _moved(start, before.year)
        return start, end
    if before is not None and end is not None and end < before:
        end = _moved(end, end.year + 1)
        start = _moved(start, start.year + 1) if start is not None else None
    return start, end


def _moved(day: date, year: int) -> date:
    return date(year, day.month, min(day.day, 28) if day.month == 2 else day.day)


def _first_of(text: str, end: date) -> date | None:
    """The first day of a month, third of a month, quarter or year that is named as a whole."""
    month = _MONTH.fullmatch(text)
    if month is not None:
        return end.replace(day=_THIRDS.get(month["third"] or "", 1))
    quarter = _QUARTER.fullmatch(text)
    if quarter is not None:
        return date(end.year, (parse_number(quarter["quarter"]) or 1) * 3 - 2, 1)
    return date(end.year, 1, 1) if _YEAR_ALONE.fullmatch(text) else None
