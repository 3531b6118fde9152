"""Document numbers, right and wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filings.language.document_numbers import IN_TEXT, is_document_number, mended_number


@pytest.mark.parametrize(
    "typed",
    [
        "示政办发[2024]12号",
        "示政办发【2024】012号",
        "示政办发（2024）第12号",
        "示政办发﹝2024﹞12号",
        "示政办发 2024年 第12号",
        " 示政办发〔2024〕12 ",
    ],
)
def test_what_is_meant_is_told_of_a_number_that_is_miswritten(typed: str) -> None:
    assert not is_document_number(typed)
    assert mended_number(typed) == "示政办发〔2024〕12号"


@pytest.mark.parametrize(
    "typed", ["", "第12号", "示政办发12号", "〔2024〕12号", "示政办发〔24〕12号"]
)
def test_where_something_is_missing_nothing_is_guessed(typed: str) -> None:
    assert mended_number(typed) is None


@given(st.sampled_from(["示政", "某市监办函"]), st.integers(1000, 2999), st.integers(1, 99999))
def test_a_number_that_is_right_is_left_as_it_is(office: str, year: int, no: int) -> None:
    number = f"{office}〔{year}〕{no}号"
    assert is_document_number(number)
    assert mended_number(number) == number
    assert IN_TEXT.search(f"按照{number}文件要求")
