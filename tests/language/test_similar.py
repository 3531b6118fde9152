"""«Did you mean …?»"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filings.language.similar import did_you_mean


def words(text: str) -> list[str]:
    """The words of a text, parted by blanks."""
    return text.split()


UNITS = words("""
区市场监管局 区经信局 区财政局 区住建局 区卫健委 区委办 区政府办 区文旅局 区发改委 区科技局 区委组织部 区统计局 区经济和信息化局
""")
KEYS = words(
    "deadline units lead support not_applicable members aliases 完成时限 责任单位 牵头单位"
)


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("区市场监督管理局", "区市场监管局"),
        ("区市监局", "区市场监管局"),
        ("市场监管局", "区市场监管局"),
        ("区住房和城乡建设局", "区住建局"),
        ("区卫健局", "区卫健委"),
        ("区卫生健康委员会", "区卫健委"),
        ("区发改局", "区发改委"),
        ("区财正局", "区财政局"),
        ("区组织部", "区委组织部"),
        ("区委办公室", "区委办"),
        ("区统计据", "区统计局"),
    ],
)
def test_a_slip_or_another_form_of_a_name_is_recognised(word: str, known: str) -> None:
    assert did_you_mean(word, UNITS) == known


@pytest.mark.parametrize(
    "word",
    ["区民政局", "区税务局", "区科协", "镇政府", "区审计局", "团区委", "局", "区", "完全无关", ""],
)
def test_another_office_is_never_suggested(word: str) -> None:
    assert did_you_mean(word, UNITS) is None


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("deadlines", "deadline"),
        ("Deadlne", "deadline"),
        ("unit", "units"),
        ("not-applicable", "not_applicable"),
        ("alias", "aliases"),
        ("完成时间", "完成时限"),
        ("牵头", "牵头单位"),
    ],
)
def test_a_mistyped_key_is_recognised(word: str, known: str) -> None:
    assert did_you_mean(word, KEYS) == known


@pytest.mark.parametrize("word", ["x", "score", "department", "12", "3"])
def test_an_unlike_key_has_no_suggestion(word: str) -> None:
    assert did_you_mean(word, [*KEYS, "1", "13"]) is None


@given(st.text(max_size=12), st.lists(st.text(max_size=12), max_size=6))
def test_only_known_words_are_suggested(word: str, known: list[str]) -> None:
    assert did_you_mean(word, known) in {None, *known}
