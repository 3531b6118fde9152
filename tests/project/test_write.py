"""What is written as YAML is read back as it was, and an addition changes nothing else."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from filings.project.edit import CannotEdit, add_to_list, add_to_mapping, data_of
from filings.project.write import Commented, OneLine, flow, plain, scalar, yaml_text

TEXT = st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Cn"), blacklist_characters="\ufeff")
    | st.sampled_from("\n:#-[]{}'\"&*!|>%@`,? ：，"),
    max_size=30,
)
DATA = st.recursive(
    TEXT, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=12,
)  # fmt: skip


def read(text: str) -> object:
    return yaml.load(text, Loader=yaml.BaseLoader)


@settings(max_examples=400, deadline=None)
@given(st.dictionaries(TEXT, DATA, min_size=1, max_size=4))
def test_any_data_is_read_back_as_it_was(data: dict[str, object]) -> None:
    assert read(yaml_text(data)) == data


@settings(max_examples=300, deadline=None)
@given(DATA)
def test_within_a_line_too(value: object) -> None:
    assert read(f"k: {flow(value)}") == {"k": value}


def test_plain_words_need_no_quotes_and_signs_of_yaml_do() -> None:
    assert scalar("质量发展促进机制（22分）") == "质量发展促进机制（22分）"
    assert scalar("010") == "010"
    assert scalar("结论: 合格") == "'结论: 合格'"
    assert scalar("# 注") == "'# 注'"
    assert scalar("") == "''"


def test_comments_stand_above_what_they_are_about() -> None:
    text = yaml_text(
        {"甲": Commented(("说明",), "1"), "乙": [Commented(("第一",), {"丙": "2"}), {"丙": "3"}]}
    )
    assert text == "# 说明\n甲: 1\n乙:\n  # 第一\n  - 丙: 2\n  - 丙: 3\n"


def test_a_text_of_several_lines_stands_as_it_is() -> None:
    assert yaml_text({"评分方法": "甲（1分）。\n乙（2分）。"}) == (
        "评分方法: |-\n  甲（1分）。\n  乙（2分）。\n"
    )


PROJECT = """\
# 我的项目
filings: 1
评分细则: {评分: 细则.yaml}   # 市里的

责任单位:
  - {名称: 区财政局}   # 联系人略
  # 下面是组
  - 名称: 成员单位
    成员单位: [区财政局]

责任分工:
  评分:
    1:
      责任单位: 区财政局
      说明: |
        第一行
        第二行

# 最后
文档: [task_breakdown]
"""


def test_an_addition_stands_behind_the_last_entry_and_nothing_else_changes() -> None:
    text = add_to_mapping(PROJECT, ("rubrics",), {"任务": "任务.yaml"})
    text = add_to_list(text, ("units",), [OneLine({"名称": "区教育局"})])
    text = add_to_mapping(text, ("assignments", "评分"), {"2": OneLine({"责任单位": "区教育局"})})
    text = add_to_list(text, ("documents",), ["scoring_division"])
    assert text == (
        PROJECT.replace("细则.yaml}", "细则.yaml, 任务: 任务.yaml}")
        .replace("    成员单位: [区财政局]\n", "    成员单位: [区财政局]\n  - {名称: 区教育局}\n")
        .replace("        第二行\n", "        第二行\n    2: {责任单位: 区教育局}\n")
        .replace("[task_breakdown]", "[task_breakdown, scoring_division]")
    )


def test_what_is_missing_is_made() -> None:
    text = add_to_mapping("filings: 1\n", ("assignments", "评分"), {"1": {"责任单位": "区财政局"}})
    assert text == "filings: 1\n责任分工:\n  评分:\n    1:\n      责任单位: 区财政局\n"


def test_line_ends_of_windows_are_kept() -> None:
    text = add_to_mapping(
        "filings: 1\r\n评分细则:\r\n  评分: 甲.yaml\r\n", ("rubrics",), {"任务": "乙"}
    )
    assert text == "filings: 1\r\n评分细则:\r\n  评分: 甲.yaml\r\n  任务: 乙\r\n"


def test_what_is_there_already_is_refused() -> None:
    with pytest.raises(KeyError):
        add_to_mapping(PROJECT, ("rubrics",), {"评分": "其他.yaml"})


@pytest.mark.parametrize("text", ["filings: 1\n责任单位: 区财政局\n", "", "- 1\n", "filings: [\n"])
def test_a_file_without_a_place_for_it_is_left_alone(text: str) -> None:
    with pytest.raises(CannotEdit):
        add_to_list(text, ("units",), ["区教育局"])


@settings(max_examples=200, deadline=None)
@given(
    st.dictionaries(TEXT, DATA, min_size=1, max_size=4),
    st.dictionaries(TEXT, DATA, min_size=1, max_size=2),
)
def test_whatever_is_added_reads_as_both_together(
    before: dict[str, object], added: dict[str, object]
) -> None:
    old = yaml_text(before)
    try:
        # Keys that only unseen characters tell apart are one key to the reader of a project.
        there = before.keys() | data_of(old).keys()
        new = {k: v for k, v in added.items() if k not in there}
        text = add_to_mapping(old, (), new)
    except CannotEdit:
        return
    assert data_of(text) == {**before, **new} or read(text) == {**before, **new}


def test_a_key_that_only_unseen_characters_tell_from_one_that_is_there_is_refused() -> None:
    with pytest.raises(KeyError):
        add_to_mapping(yaml_text({"区财政\xad局": "1"}), (), {"区财政局": "2"})


def test_a_model_is_written_by_its_chinese_keys() -> None:
    from filings.model.assignment import Assignment

    assignment = Assignment(lead=("区委办",), deadline="2024年底前")
    assert plain(assignment) == {"牵头单位": ["区委办"], "完成时限": "2024年底前"}
