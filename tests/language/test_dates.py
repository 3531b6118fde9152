"""Dates as offices write them."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from filings.language.dates import format_date, format_deadline
from filings.language.deadlines import DeadlineKind, read_deadline

DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31))


def test_a_date_is_written_in_arabic_or_in_chinese_figures() -> None:
    assert format_date(date(2021, 12, 31)) == "2021年12月31日"
    assert format_date(date(2021, 1, 5)) == "2021年1月5日"
    assert format_date(date(2021, 12, 31), chinese_numerals=True) == "二〇二一年十二月三十一日"
    assert format_deadline(date(2021, 12, 31)) == "2021年12月31日前"


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_date_is_written_as_the_locale_data_have_it(day: date) -> None:
    from babel.dates import format_date as in_locale

    assert format_date(day) == in_locale(day, format="long", locale="zh_Hans_CN")


@given(DAYS)
def test_every_deadline_that_is_written_is_read_back(day: date) -> None:
    for text in (
        format_deadline(day),
        format_date(day, chinese_numerals=True),
        day.isoformat(),
        f"{day:%Y/%m/%d}",
        f"{day:%Y.%m.%d}前",
        f" {day.year} 年 {day.month} 月 {day.day} 日 之前",
    ):
        reading = read_deadline(text)
        assert (reading.kind, reading.date, reading.problem) == (DeadlineKind.BY, day, None)


@given(DAYS, DAYS)
def test_every_range_that_is_written_is_read_back(one: date, other: date) -> None:
    first, last = sorted((one, other))
    for text in (
        f"{format_date(first)}至{format_date(last)}",
        f"{first.isoformat()}—{last.isoformat()}",
        f"自{format_date(first)}起至{format_date(last)}止",
    ):
        reading = read_deadline(text)
        assert (reading.kind, reading.start, reading.date) == (DeadlineKind.RANGE, first, last)
