"""Numbers in front of texts."""

from __future__ import annotations

import pytest

from filings.recognise.texts import leading_number


@pytest.mark.parametrize(
    ("text", "no", "rest"),
    [
        ("1.7月10日前公开方案", "1", "7月10日前公开方案"),
        ("10.12月底前完成", "10", "12月底前完成"),
        ("２.９月底前完成", "2", "９月底前完成"),
        ("1.2025年完成", "1", "2025年完成"),
        ("1.1个人信息保护", "1.1", "个人信息保护"),
        ("1.7月会议纪要", "1.7", "月会议纪要"),
        ("1.1 组织保障", "1.1", "组织保障"),
    ],
)
def test_a_month_behind_a_number_is_no_part_of_it(text: str, no: str, rest: str) -> None:
    number = leading_number(text)
    assert number is not None
    assert (number.no, number.rest) == (no, rest)


@pytest.mark.parametrize(
    ("text", "no", "rest"),
    [
        ("12.12345热线诉求按时办结", "12", "12345热线诉求按时办结"),
        ("3.110、119报警电话联动", "3", "110、119报警电话联动"),
        ("１.12315消费者投诉平台畅通", "1", "12315消费者投诉平台畅通"),
        ("3.11热线管理", "3.11", "热线管理"),
        ("3.110联合检查", "3.110", "联合检查"),
    ],
)
def test_a_hotline_behind_a_number_is_no_part_of_it(text: str, no: str, rest: str) -> None:
    number = leading_number(text)
    assert number is not None
    assert (number.no, number.rest) == (no, rest)


def test_a_decimal_is_no_number_before_a_hotline() -> None:
    assert leading_number("12.12345万元投入热线") is None
