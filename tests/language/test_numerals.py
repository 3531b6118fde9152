"""Chinese and Arabic numerals."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filings.language.numerals import (
    LARGEST,
    chinese_number,
    chinese_year,
    half_width,
    parse_number,
)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "零"),
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (9999, "九千九百九十九"),
    ],
)
def test_a_number_is_written_as_chinese_counts(number: int, text: str) -> None:
    assert chinese_number(number) == text


@pytest.mark.parametrize("number", [-1, LARGEST + 1])
def test_a_number_out_of_range_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="a number from 0"):
        chinese_number(number)


@given(st.integers(min_value=0, max_value=LARGEST))
def test_every_number_that_is_written_is_read_back(number: int) -> None:
    assert parse_number(chinese_number(number)) == number
    assert parse_number(str(number)) == number


def test_a_year_is_written_digit_by_digit_with_a_round_nought() -> None:
    assert chinese_year(2021) == "二〇二一"
    assert chinese_year(date(2030, 1, 1)) == "二〇三〇"
    assert parse_number("二〇二一") == 2021
    assert parse_number("二○○七") == 2007


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("１２", 12),
        ("两", 2),
        ("廿三", 23),
        ("元", 1),
        (" 7 ", 7),
        ("两千零二十四", 2024),
        ("一十二", 12),
    ],
)
def test_other_ways_of_writing_are_read(text: str, number: int) -> None:
    assert parse_number(text) == number


@pytest.mark.parametrize("text", ["", "几", "十十", "百", "1.5", "-3", "三分", "百十千", "²"])
def test_what_is_no_whole_number_is_not_guessed(text: str) -> None:
    assert parse_number(text) is None


@given(st.text())
def test_half_width_text_keeps_every_offset(text: str) -> None:
    assert len(half_width(text)) == len(text)


def test_full_width_signs_become_half_width() -> None:
    assert half_width("（２　分）") == "(2 分)"
