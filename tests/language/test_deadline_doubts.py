"""Deadlines whose day is read, and whose wording is worth another look."""

from __future__ import annotations

from datetime import date

import pytest

from filings.language.deadline_doubts import DeadlineDoubt, doubts_of, lacks_a_year, other_half
from filings.language.deadlines import DeadlineKind, DeadlineProblem, read_deadline
from filings.language.phrase_findings import deadline_findings

START = date(2024, 7, 1)
SHORTHAND, DONE, SEVERAL, PART = (
    DeadlineDoubt.SHORTHAND,
    DeadlineDoubt.DONE,
    DeadlineDoubt.SEVERAL_DAYS,
    DeadlineDoubt.ONLY_A_PART,
)


@pytest.mark.parametrize(
    ("text", "day", "doubts"),
    [
        ("20261231", "2026-12-31", [SHORTHAND]),
        ("2026", "2026-12-31", [SHORTHAND]),
        ("26年12月", "2026-12-31", [SHORTHAND]),
        ("26.6.30", "2026-06-30", [SHORTHAND]),
        ("2026年6月30日（已完成）", "2026-06-30", [DONE]),
        ("12月31日前（第一批），2027年6月（第二批）", "2027-06-30", [SEVERAL]),
        ("2026-12-31", "2026-12-31", []),
        ("2026年12月31日（星期四）前", "2026-12-31", []),
        ("2026年（12月底前）", "2026-12-31", []),
        ("2025年6月启动，次年3月底前完成", "2026-03-31", []),
        ("25年3季度", "2025-09-30", [DeadlineDoubt.SHORTHAND]),
        ("2025年8月至2026年6月", "2026-06-30", []),
        ("2025年7月15日前，并于每季度首月5日前更新", "2025-07-15", []),
        ("年内完成，2025年起三年实施完毕", "2027-12-31", [SEVERAL]),
        ("2025年底前完成80%，其余逐步推进", "2025-12-31", [PART]),
        ("2025年底前完成80%，2026年底前全部完成", "2026-12-31", [SEVERAL]),
        ("2025年底前覆盖率达到80%", "2025-12-31", []),
        ("2025年底前完成率达到80%", "2025-12-31", []),
        ("2025年完成30%", "2025-12-31", [PART]),
        ("2025年4—5月、9—10月", "2025-10-31", [SEVERAL]),
    ],
)
def test_the_day_is_read_and_the_doubt_is_told(
    text: str, day: str, doubts: list[DeadlineDoubt]
) -> None:
    reading = read_deadline(text, reference=START, is_today=False)
    assert reading.date == date.fromisoformat(day)
    assert list(doubts_of(text, reading.kind)) == doubts


def test_what_has_no_day_has_no_doubt() -> None:
    assert doubts_of("每年6月、12月底前", DeadlineKind.RECURRING) == ()


@pytest.mark.parametrize("text", ["12月底前", "二季度", "年底", "6月30日"])
def test_a_day_without_a_year_lacks_one(text: str) -> None:
    assert lacks_a_year(text)
    assert not lacks_a_year(f"2025年{text}")


@pytest.mark.parametrize(
    "text", ["本月底", "今年底", "明年3月", "下季度", "月底", "20日前", "今年6月至明年3月"]
)
def test_what_counts_from_the_day_of_writing_does_not_count_from_the_start_of_a_programme(
    text: str,
) -> None:
    reading = read_deadline(text, reference=START, is_today=False)
    assert (reading.kind, reading.problem) == (DeadlineKind.UNCLEAR, DeadlineProblem.RELATIVE)
    assert read_deadline(text, reference=START).date is not None


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("立行立改\n长期坚持", "长期坚持"),
        ("长期坚持，立行立改", "立行立改"),
        ("2025年7月15日前，并于每季度首月5日前更新", "每季度首月5日前更新"),
        ("2025年底前完成，并长期坚持", "长期坚持"),
        ("2025年底前完成（长期坚持）", "长期坚持"),
        ("立行立改，每季度报告", "立行立改"),
        ("每季度1次，12月20日前总结", "12月20日前总结"),
        ("每年6月、12月底前各1次", ""),
        ("2025年底前完成", ""),
        ("立行立改", ""),
        ("每季度末", ""),
    ],
)
def test_the_half_that_was_not_read_is_named(text: str, half: str) -> None:
    reading = read_deadline(text)
    assert other_half(text, reading.kind) == half
    told = [d.message for d in deadline_findings(text, reading)]
    assert sum(f"还有“{half}”" in message for message in told) == bool(half)


def test_one_doubt_is_told_once() -> None:
    text = "2025年5月底、10月底"
    told = deadline_findings(text, read_deadline(text))
    assert [d.code for d in told] == ["I314"]
    assert "写了几个日期" in told[0].message
