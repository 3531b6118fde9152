"""Days off and working days, 调休 included."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filings.language.holidays import day_off, is_known, known_years, next_workday, previous_workday

KNOWN_DAYS = st.dates(min_value=date(2005, 1, 1), max_value=date(2025, 12, 31))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2024, 10, 1), "国庆节"),
        (date(2024, 9, 17), "中秋"),
        (date(2024, 2, 10), "春节"),
        (date(2024, 10, 13), "周末"),
        (date(2024, 10, 12), None),  # a Saturday that was worked in exchange
        (date(2024, 10, 9), None),
    ],
)
def test_a_day_off_has_a_name_and_an_exchanged_saturday_has_none(
    day: date, name: str | None
) -> None:
    assert day_off(day) == name


def test_the_nearest_working_days_pass_over_a_festival() -> None:
    assert next_workday(date(2024, 10, 1)) == date(2024, 10, 8)
    assert previous_workday(date(2024, 10, 1)) == date(2024, 9, 30)
    assert next_workday(date(2024, 10, 8)) == date(2024, 10, 8)


def test_a_year_that_has_not_been_announced_is_not_guessed() -> None:
    unknown = known_years().stop
    assert is_known(2024)
    assert not is_known(unknown)
    assert day_off(date(unknown, 1, 1)) is None
    assert next_workday(date(unknown, 1, 1)) is None
    assert previous_workday(date(unknown, 1, 1)) is None


@given(KNOWN_DAYS)
def test_the_nearest_working_day_is_one_and_none_lies_between(day: date) -> None:
    following = next_workday(day)
    assert following is not None
    assert day_off(following) is None
    assert all(day_off(day + timedelta(days=n)) for n in range((following - day).days))
