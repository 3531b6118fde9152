"""How the text of a project file becomes dates, points, numbers and names."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from filings.model import Misread, Model
from filings.model.application import Evidence, ItemSelfAssessment, LongText
from filings.model.assignment import Assignment
from filings.model.base import shortened, split_words
from filings.model.programme import Programme
from filings.model.rubric import Item, Rubric
from filings.model.units import Unit


def misread(model: type[Model], **fields: Any) -> str:
    """What is said of the one field that does not fit."""
    with pytest.raises(ValidationError) as caught:
        model.model_validate(fields)
    (problem,) = caught.value.errors()
    cause = problem["ctx"]["error"]
    assert isinstance(cause, Misread)
    return str(cause)


@pytest.mark.parametrize(
    "text",
    ["2024-07-01", "2024/7/1", "2024.7.1", "2024年7月1日", " 2024 年 7 月 1 日 ", "2024．7．1"],
)
def test_a_day_may_be_written_in_any_usual_way(text: str) -> None:
    assert Programme.model_validate({"start": text}).start == date(2024, 7, 1)


@pytest.mark.parametrize("text", ["2024-07", "7月1日", "近期", "20240701", "2024-7-1前", "2024年"])
def test_what_is_no_whole_day_is_refused_with_an_example(text: str) -> None:
    message = misread(Programme, start=text)
    assert text in message
    assert "2024-07-01" in message


@pytest.mark.parametrize("text", ["2024-02-30", "2023年2月29日", "2024-13-01", "0000-01-01"])
def test_a_day_that_the_calendar_has_not_is_said_to_be_none(text: str) -> None:
    assert "日历上没有" in misread(Programme, end=text)


@given(st.dates())
def test_every_day_reads_back_in_both_spellings(day: date) -> None:
    for text in (day.isoformat(), f"{day.year:04}年{day.month}月{day.day}日"):
        assert Programme.model_validate({"start": text}).start == day


@pytest.mark.parametrize(
    ("text", "points"),
    [("5", "5"), ("0.5", "0.5"), ("5分", "5"), ("（ 22 分）", "22"), ("１０", "10")],
)
def test_points_are_decimals_in_any_dress(text: str, points: str) -> None:
    item = Item.model_validate({"no": "1", "points": text})
    assert item.points == Decimal(points)
    assert isinstance(item.points, Decimal)


def test_points_keep_the_figures_that_were_written() -> None:
    assert (
        str(ItemSelfAssessment.model_validate({"claimed_points": "4.50"}).claimed_points) == "4.50"
    )


@pytest.mark.parametrize("text", ["约5", "五左右", "5-8", "满分", "1e3", "NaN", "inf", "4.5.1"])
def test_what_is_no_number_of_points_is_refused(text: str) -> None:
    assert "不是分数" in misread(Rubric, total=text)


@pytest.mark.parametrize("text", ["-1", "－2", " −0.5"])
def test_negative_points_are_named_as_such(text: str) -> None:
    assert "负数" in misread(Rubric, total=text)


@given(st.decimals(min_value=0, max_value=10_000, places=2))
def test_every_number_of_points_reads_back(points: Decimal) -> None:
    assert Rubric.model_validate({"total": str(points)}).total == points


@pytest.mark.parametrize("text", ["是", "有", "yes", "TRUE", " 是 ", "√", "1"])
def test_yes_in_the_words_that_people_use(text: str) -> None:
    assert Assignment.model_validate({"done": text}).done is True


@pytest.mark.parametrize("text", ["否", "无", "没有", "No", "false", "0", "×"])
def test_no_in_the_words_that_people_use(text: str) -> None:
    assert Assignment.model_validate({"done": text}).done is False


def test_neither_yes_nor_no_is_refused() -> None:
    message = misread(Assignment, done="大概")
    assert "是" in message
    assert "否" in message
    assert "大概" in message


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("300", 300),
        ("300字", 300),
        ("限5,000字", 5000),
        ("5，000字以内", 5000),
        ("３", 3),
        ("12页", 12),
    ],
)
def test_a_count_may_bring_its_word(text: str, count: int) -> None:
    assert LongText.model_validate({"limit": text}).limit == count


@pytest.mark.parametrize("text", ["三页多", "-3", "3.5", "约300", "9" * 40, "²", "1,00"])
def test_what_is_no_whole_number_is_refused(text: str) -> None:
    assert "不是整数" in misread(Evidence, pages=text)


def test_units_may_be_a_list_or_one_text() -> None:
    for written in (
        "镇党政办、镇财政所",
        "镇党政办，镇财政所",
        ["镇党政办", "镇财政所"],
        "镇党政办\n镇财政所",
    ):
        assert Assignment.model_validate({"units": written}).units == ("镇党政办", "镇财政所")


def test_a_list_of_units_may_hold_several_in_one_element() -> None:
    assignment = Assignment.model_validate({"support": ["镇党政办、镇财政所", "镇文旅站"]})
    assert assignment.support == ("镇党政办", "镇财政所", "镇文旅站")


def test_evidence_may_be_a_list_or_one_text_with_full_width_commas() -> None:
    for written in ("E01、E02", "E01，E02", ["E01", "E02"], ["E01，E02"], "E01; E02"):
        answer = ItemSelfAssessment.model_validate({"evidence": written})
        assert answer.evidence == ("E01", "E02")


def test_words_in_a_list_stay_whole_and_one_text_is_split() -> None:
    assert Unit.model_validate({"name": "甲", "aliases": "党政办、综合办"}).aliases == (
        "党政办",
        "综合办",
    )
    levels = Rubric.model_validate({"levels": ["类别", "主要内容、要求"]}).levels
    assert levels == ("类别", "主要内容、要求")


@given(st.lists(st.text(alphabet="镇党政办abc 12", min_size=1).map(str.strip).filter(bool)))
def test_words_joined_by_any_mark_come_apart_again(words: list[str]) -> None:
    for mark in "、，,；;\n":
        assert list(split_words(mark.join(words))) == words


def test_text_loses_the_blanks_around_it_and_nothing_else() -> None:
    item = Item.model_validate(
        {"no": " 010 ", "content": "\n 一、建立 机制；\n二、<落实> & 督查　\n"}
    )
    assert item.no == "010"
    assert item.content == "一、建立 机制；\n二、<落实> & 督查"


def test_a_long_text_is_quoted_in_part() -> None:
    assert shortened("长" * 31) == "长" * 30 + "…"
    assert shortened("两行\n 文字") == "两行 文字"
    assert len(misread(Rubric, total="九" * 40_000 + "点")) < 100
