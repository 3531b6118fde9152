"""Long titles are broken between words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filings.language.title_lines import title_lines


@pytest.mark.parametrize(
    "lines",
    [
        ["示例市质量强镇（街道）申报备案表"],
        ["示例镇人民政府关于示例市", "质量强镇（街道）创建工作的自查报告"],
        ["示例市质量强镇（街道）", "创建示范单位申报备案表"],
        ["关于提供示例省质量强县（市、区）", "创建工作佐证资料的函"],
        ["示例区2024年度推进质量强区建设重点工作", "任务分解及完成时限（征求意见稿）"],
    ],
)
def test_a_title_is_broken_between_words_if_longer_than_a_line(lines: list[str]) -> None:
    assert title_lines("".join(lines), 20) == lines


def test_a_title_with_blanks_or_of_many_lines_stays_as_typed() -> None:
    assert title_lines("示例 " * 9, 20) == ["示例 " * 9]
    assert title_lines("镇" * 61, 20) == ["镇" * 61]


@given(st.text(st.sampled_from("示例市关于创建工作的（街道）《》、20A")), st.integers(4, 28))
def test_no_character_is_lost_and_no_line_too_long(title: str, width: int) -> None:
    lines = title_lines(title, width)
    assert "".join(lines) == title
    assert len(lines) == 1 or all(len(line) <= 2 * width for line in lines)
