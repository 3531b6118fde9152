"""Deadlines are read back out of texts that were made from known days, in every dress of offices."""

from __future__ import annotations

import calendar
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from filings.language.deadline_kinds import DeadlineKind
from filings.language.deadlines import read_deadline

DAYS = st.dates(date(2010, 1, 1), date(2039, 12, 31))
BEFORE = st.sampled_from(["", "于", "力争", "务必于", "确保", "最迟", "限于"])
BEHIND = st.sampled_from(
    ["前", "之前", "以前", "前完成", "前全部完成", "前报送", "24时前", "（含）前"]
)
FIGURES = "〇一二三四五六七八九"
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def in_chinese(number: int) -> str:
    """A number below a hundred in Chinese figures: 二十一."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{FIGURES[tens]}十"
    return head + (FIGURES[ones] if ones else "")


def chinese_year(year: int) -> str:
    return "".join(FIGURES[int(figure)] for figure in str(year))


@st.composite
def days_in_words(draw: st.DrawFn) -> tuple[str, date]:
    """A day, written out."""
    day = draw(DAYS)
    forms = [
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year} 年 {day.month:02} 月 {day.day:02} 日",
        f"{day.year}年{day.month}月{day.day}日".translate(WIDE),
        f"{chinese_year(day.year)}年{in_chinese(day.month)}月{in_chinese(day.day)}日",
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}/{day.month:02}/{day.day:02}",
        day.isoformat(),
    ]
    form, behind = draw(st.sampled_from(forms)), draw(BEHIND)
    if form[-1] not in "日" and behind.startswith("24"):
        behind = f" {behind}"  # figures that run into figures say nothing
    return draw(BEFORE) + form + behind, day


@given(days_in_words())
def test_a_day_is_read_in_any_dress(case: tuple[str, date]) -> None:
    text, day = case
    reading = read_deadline(text)
    assert (reading.kind, reading.date, reading.problem) == (DeadlineKind.BY, day, None)


@given(
    st.integers(2010, 2039), st.integers(1, 12), st.sampled_from(["底", "底前", "末", "底前完成"])
)
def test_the_end_of_a_month_is_its_last_day(year: int, month: int, behind: str) -> None:
    last = date(year, month, calendar.monthrange(year, month)[1])
    for text in (
        f"{year}年{month}月{behind}",
        f"{chinese_year(year)}年{in_chinese(month)}月{behind}",
    ):
        assert read_deadline(text).date == last, text


@given(st.integers(2010, 2039), st.integers(1, 4))
def test_a_quarter_ends_with_its_third_month(year: int, quarter: int) -> None:
    last = date(year, 3 * quarter, calendar.monthrange(year, 3 * quarter)[1])
    name = FIGURES[quarter]
    forms = (
        f"第{name}季度",
        f"{name}季度末",
        f"{quarter}季度",
        f"Q{quarter}",
        f"第{quarter}季度内",
    )
    for form in forms:
        text = f"{year}{form}" if form.startswith("Q") else f"{year}年{form}"
        assert read_deadline(text).date == last, text


@given(DAYS, DAYS)
def test_of_two_days_the_later_one_decides(first: date, second: date) -> None:
    first, second = sorted((first, second))
    text = f"{first.year}年{first.month}月{first.day}日前出台方案，{second.year}年{second.month}月{second.day}日前完成"
    assert read_deadline(text).date == second


@given(st.integers(2010, 2039), st.integers(1, 12), st.integers(1, 99))
def test_a_day_that_no_calendar_has_is_never_read(year: int, month: int, day: int) -> None:
    reading = read_deadline(f"{year}年{month}月{day}日前")
    if day > calendar.monthrange(year, month)[1]:
        assert reading.date is None
        assert reading.problem is not None
    else:
        assert reading.date == date(year, month, day)
