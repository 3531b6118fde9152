"""Deadlines as offices write them, and how they are read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filings.language.deadlines import (
    DeadlineKind,
    DeadlineProblem,
    DeadlineReading,
    read_deadline,
)

REFERENCE = date(2024, 7, 1)


def _written() -> Iterator[tuple[str, str, str]]:
    lines = Path(__file__).with_name("deadlines.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            text, reading, *settled = line.split(" | ")
            yield text.replace("\\n", "\n"), reading, settled[0] if settled else reading


def _in_words(reading: DeadlineReading) -> str:
    parts = (reading.kind, reading.date, reading.start, reading.problem)
    return " ".join(str(p or "-") for p in parts)


@pytest.mark.parametrize(("text", "without", "with_reference"), list(_written()))
def test_a_deadline_is_read_as_it_is_meant(text: str, without: str, with_reference: str) -> None:
    assert _in_words(read_deadline(text)) == without
    assert _in_words(read_deadline(text, reference=REFERENCE)) == with_reference


@pytest.mark.parametrize("text", ["", "  ", "\n", "—", "/", "无", "——"])
def test_an_empty_cell_sets_no_deadline(text: str) -> None:
    assert read_deadline(text) == DeadlineReading(
        DeadlineKind.UNCLEAR, problem=DeadlineProblem.EMPTY
    )


def test_a_day_without_a_year_is_the_first_one_from_the_reference_on() -> None:
    assert read_deadline("7月1日", reference=REFERENCE).date == date(2024, 7, 1)
    assert read_deadline("6月30日前", reference=REFERENCE).date == date(2025, 6, 30)
    assert read_deadline("6月30日前").problem is DeadlineProblem.NO_YEAR


def test_a_range_without_a_year_is_the_first_one_that_is_not_over() -> None:
    reading = read_deadline("6月15日至7月15日", reference=REFERENCE)
    assert (reading.start, reading.date) == (date(2024, 6, 15), date(2024, 7, 15))


def test_before_a_month_is_read_strictly_and_called_ambiguous() -> None:
    reading = read_deadline("2024年8月前")
    assert (reading.date, reading.problem) == (date(2024, 7, 31), DeadlineProblem.AMBIGUOUS)


def test_of_several_days_the_last_decides() -> None:
    reading = read_deadline("2024年6月底前完成立项；12月底前完成验收，并长期坚持")
    assert (reading.kind, reading.date) == (DeadlineKind.BY, date(2024, 12, 31))


def test_a_whole_page_is_no_deadline() -> None:
    page = "2024年12月31日前完成。" * 1000
    assert read_deadline(page).problem is DeadlineProblem.REMARK


def test_a_weekday_that_does_not_fit_its_day_is_a_slip() -> None:
    assert read_deadline("2024年12月31日（星期二）前").problem is None
    assert read_deadline("2024年12月31日（星期三）前").problem is DeadlineProblem.MISTYPED


PIECES = st.sampled_from(
    [
        *"0123456789年月日号前底至-—初内个起后每十二廿百本明次今下./ X○周，；、（）\n",
        "2024", "上旬", "半年", "季度", "工作日", "长期", "完成", "99999", "十四五", "期间", "即日",
        "印发之日", "截止", "星期五", "2024.12.31", "元月", "Q3", "以来", "每季度", "国庆",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=10).map("".join), st.none() | st.dates())
def test_any_text_is_read_and_nothing_is_guessed_silently(
    text: str, reference: date | None
) -> None:
    reading = read_deadline(text, reference=reference)
    if reading.kind is DeadlineKind.UNCLEAR:
        assert reading.problem is not None
    if reading.kind in (DeadlineKind.BY, DeadlineKind.RANGE) and reading.date is None:
        assert reading.problem is not None
    if reading.start and reading.date:
        assert reading.start <= reading.date
