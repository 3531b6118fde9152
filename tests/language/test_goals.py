"""Goals of indicators as plans write them, and whether a value meets them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from filings.language.goals import Comparison, is_stated, meets, read_goal, read_quantity

numbers = st.decimals(min_value=0, max_value=10**8, places=2, allow_nan=False, allow_infinity=False)


def judged(
    goal: str, value: str, measure: str | None = None, base: str | None = None
) -> bool | None:
    """Whether a value meets a goal; None where one of them cannot be read or they do not fit."""
    read, stated = read_goal(goal, measure), read_quantity(value, measure)
    start = read_quantity(base, measure) if base else None
    return None if read is None or stated is None else meets(read, stated, start)


@pytest.mark.parametrize(
    ("goal", "met", "unmet"),
    [
        ("98.5", "98.5", "98.4"),
        ("≥98.5", "98.5", "98.49"),
        ("≥ 98.5％", "99%", "98%"),
        ("98%以上", "98%", "97.9%"),
        ("达到98%以上", "98", "97.9"),
        ("不低于3700项", "3,700项", "3699"),
        (">5", "5.1", "5"),
        ("超过5", "6", "5"),
        ("≤3起", "3", "4"),
        ("不高于3", "2.9", "3.1"),
        ("控制在3%以内", "3%", "3.01%"),
        ("低于3", "2.99", "3"),
        ("0", "0", "1"),
        ("零", "0", "1"),
        ("100%", "100%", "99.9%"),
        ("90—95", "95", "95.1"),
        ("80~90%", "80%", "79%"),
        ("1至3个百分点", "2个百分点", "0.5个百分点"),
        ("前10位", "第10位", "第11位"),
        ("全省前十名", "全省第三", "全省第十一"),
        ("第1名", "第一", "第2"),
        ("前20%", "前15%", "前25%"),
        ("前5位", "3", "6"),
        ("13万张", "13.4万张", "12.9万张"),
        ("13万", "134000", "129999"),
        ("5批次/千人", "5.2批次/千人", "4"),
    ],
)
def test_a_goal_is_met_up_to_its_bound_and_no_further(goal: str, met: str, unmet: str) -> None:
    assert judged(goal, met) is True
    assert judged(goal, unmet) is False


@pytest.mark.parametrize(
    "text",
    [
        "居全国前列",
        "明显提高",
        "约90",
        "90左右",
        "基本建成",
        "年均增长6%以上",
        "—",
        "",
        "95%、98%",
        "达标",
    ],
)
def test_a_goal_in_words_is_left_to_people(text: str) -> None:
    assert read_goal(text) is None


@pytest.mark.parametrize(
    "text", ["九成多", "95以上", "约90", "90余", "持平", "3/5", "1.2.3", "1,23"]
)
def test_a_value_that_is_no_number_is_not_read(text: str) -> None:
    assert read_quantity(text) is None


@pytest.mark.parametrize(
    ("goal", "value"), [("98%", "98‰"), ("前10位", "3起"), ("5批次", "5件"), ("12名", "第3名")]
)
def test_different_units_are_not_compared(goal: str, value: str) -> None:
    assert judged(goal, value) is None


def test_a_number_without_a_unit_counts_in_the_measure() -> None:
    assert judged("13", "13.4万张", "万张") is True
    assert judged("13", "12万张", "万张") is False
    assert judged("98", "98.6%", "%") is True
    assert read_quantity("13", "万张") == read_quantity("13万张")


def test_a_bare_number_below_its_base_is_a_ceiling() -> None:
    assert judged("2", "1.8", base="3") is True
    assert judged("2", "2.4", base="3") is False
    assert judged("4", "3.9", base="3") is False
    assert judged("3", "3", base="3") is True


@pytest.mark.parametrize("text", ["", "—", "-", " / ", "暂无", None])
def test_dashes_and_the_like_state_nothing(text: str | None) -> None:
    assert not is_stated(text)


@given(goal=numbers, value=numbers)
def test_a_floor_and_a_ceiling_agree_with_arithmetic(goal: Decimal, value: Decimal) -> None:
    assert judged(f"≥{goal}", f"{value}") is (value >= goal)
    assert judged(f"不高于{goal}%", f"{value}%") is (value <= goal)
    assert judged(f"超过{goal}", f"{value}") is not judged(f"不超过{goal}", f"{value}")
    assert judged(f"不足{goal}", f"{value}") is not judged(f"{goal}及以上", f"{value}")


@given(low=numbers, high=numbers, value=numbers)
def test_a_range_is_both_of_its_bounds(low: Decimal, high: Decimal, value: Decimal) -> None:
    low, high = min(low, high), max(low, high)
    both = judged(f"≥{low}", f"{value}") and judged(f"≤{high}", f"{value}")
    assert judged(f"{low}—{high}", f"{value}") is both


@given(value=st.integers(0, 10**9))
def test_thousands_may_be_set_apart_and_figures_be_full_width(value: int) -> None:
    wide = str(value).translate({ord(str(n)): chr(0xFF10 + n) for n in range(10)})
    assert read_quantity(f"{value:,}") == read_quantity(str(value)) == read_quantity(wide)


@given(limit=st.integers(1, 99), place=st.integers(1, 99))
def test_a_rank_is_met_by_those_at_or_before_it(limit: int, place: int) -> None:
    assert judged(f"前{limit}位", f"第{place}位") is (place <= limit)


@given(
    text=st.text(
        alphabet="0123456789.,%‰≥≤<>前第位名以上下内不低于超过万亿个至—~ -十三增约无", max_size=12
    )
)
@example("前" + "千" * 8)
def test_any_text_is_read_or_left_alone(text: str) -> None:
    goal, value = read_goal(text), read_quantity(text)
    if goal is not None and value is not None:
        assert meets(goal, value) in (True, False, None)
    if goal is not None and goal.comparison is Comparison.WITHIN:
        assert goal.upper is not None and goal.bound.amount <= goal.upper.amount
