"""Points that one clause gives to several requirements."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filings.language.points import read_points
from filings.language.shared_points import each_of


@pytest.mark.parametrize(
    ("words", "each"),
    [
        ("活动方案、总结、影像资料", ("活动方案", "总结", "影像资料")),
        ("方案、总结和影像资料", ("方案", "总结", "影像资料")),
        ("制度、台账两项", ("制度", "台账")),
        ("领导重视，制度、台账各", ("领导重视，制度", "台账")),
        ("各乡镇", ("各乡镇",)),
        ("方案、总结等", ()),
        ("制度、台账三项", ()),
    ],
)
def test_each_of_several_is_named_or_none_is(words: str, each: tuple[str, ...]) -> None:
    assert each_of(words) == each


@pytest.mark.parametrize(
    ("method", "criteria"),
    [
        ("方案、总结、影像资料各3分；演练得2分。", "方案 3 总结 3 影像资料 3 演练 2"),
        ("有方案、有总结各得2分。", "有方案 2 有总结 2"),
        ("省级、市级各（1分）", "省级 1 市级 1"),
        ("制度、台账各占1分。", "制度 1 台账 1"),
        ("方案（2分）、总结、照片（各1分）", "方案 2 总结 1 照片 1"),
        (
            "A：增长的，得2分；B：持平的，得1分；C：下降的，得0分。",
            "A：增长的 2 B：持平的 1 C：下降的 0",
        ),
        ("制度、台账等各1分。", ""),
        ("获省级、市级表彰的，分别得5分、3分。", ""),
        ("获省级、市级表彰的，分别加5、3分（最高5分）。", ""),
        ("被省、市督办的，分别扣20分、10分。", ""),
    ],
)
def test_points_for_each_are_of_each_and_a_list_of_points_is_of_nobody(
    method: str, criteria: str
) -> None:
    reading = read_points(method)
    assert " ".join(f"{c.text} {c.points}" for c in reading.criteria) == criteria
    assert reading.open_ended


@pytest.mark.parametrize(
    ("method", "criteria"),
    [
        ("达到85%以上得满分；75%（含）-85%得30分；其余不得分。", "达到85%以上 40 75%（含）-85% 30"),
        ("完成100%得满分；80%以上得15分。", "完成100% 40 80%以上 15"),
        ("完成任务得满分，完成80%以上得8分，60%以上得6分", "完成任务 40 完成80%以上 8 60%以上 6"),
        ("达到95%得满分，每低1个百分点扣0.2分。", ""),
        ("完成100%得满分；宣传到位得2分。", "宣传到位 2"),
    ],
)
def test_full_marks_are_a_tier_with_the_points_of_the_item(method: str, criteria: str) -> None:
    reading = read_points(method, Decimal(40))
    assert " ".join(f"{c.text} {c.points}" for c in reading.criteria) == criteria


NAMES = st.lists(
    st.text(alphabet="方案总结台账制度", min_size=1, max_size=5), min_size=2, max_size=5
)


@given(NAMES)
def test_no_word_is_lost(names: list[str]) -> None:
    assert each_of("、".join(names)) == tuple(names)
