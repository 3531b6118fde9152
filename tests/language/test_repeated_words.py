"""Phrases that say the same words over and over are read as any other, each word once looked at."""

from __future__ import annotations

import pytest

from filings.language.unit_kinds import close_list
from filings.language.unit_phrases import is_collective
from filings.language.unit_reading import read_units
from filings.model.assignment import Role

TIMES = 30


@pytest.mark.parametrize(
    "words", ["乡镇", "县级市", "街道办事处", "有关部门", "行业主管", "村居", "人民政府"]
)
def test_words_for_several_in_a_row_are_a_collective_where_one_for_units_ends_them(
    words: str,
) -> None:
    assert is_collective(f"有关{words * TIMES}单位")
    assert not is_collective(f"有关{words * TIMES}的人")


@pytest.mark.parametrize("words", ["县直", "市直", "有关部门", "乡镇", "各单位"])
def test_what_keeps_a_list_open_ends_with_a_word_for_units(words: str) -> None:
    assert close_list(f"县教育局等{words * TIMES}单位") == ("县教育局", f"等{words * TIMES}单位")


@pytest.mark.parametrize(
    "words", ["按职责分工", "按部门职责", "各自结合实际", "组织实施", "按行业领域"]
)
def test_how_it_is_done_may_be_said_many_times_before_who_leads(words: str) -> None:
    reading = read_units(f"县教育局{words * TIMES}牵头，县财政局配合")
    assert [unit.name for unit in reading.units][-1] == "县财政局"
    said = read_units(f"{words * TIMES}的人")
    assert not any(unit.role is Role.LEAD or unit.name == "县教育局" for unit in said.units)


@pytest.mark.parametrize("level", ["区县", "县", "自治区", "社区"])
def test_one_level_many_times_is_no_row_of_names(level: str) -> None:
    words = f"{level * TIMES}的人"
    reading = read_units(words)
    kept = [*(unit.name for unit in reading.units), *reading.remarks]
    assert "".join(kept) == words
