"""A line of its own in double brackets is a place where something made of data is put in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filings.language.insertions import (
    Insertion,
    InsertionKind,
    cut_at_insertions,
    insertions,
)


@pytest.mark.parametrize(
    ("line", "kind", "key"),
    [
        ("[[工作任务]]", InsertionKind.TASKS, ""),
        ("  [[ 任务：评分 ]]", InsertionKind.TASKS, "评分"),
        ("【【工作步骤】】", InsertionKind.STAGES, ""),
        ("［［主要任务:scoring］］", InsertionKind.TASKS, "scoring"),
        ("\u3000\u3000[[工作安排]]", InsertionKind.STAGES, ""),
        ("[[任务清单]]", None, ""),
    ],
)
def test_marks_are_known_in_any_brackets(line: str, kind: InsertionKind | None, key: str) -> None:
    (found,) = insertions(f"前\n{line}\n后")
    assert (found.kind, found.key, found.line) == (kind, key, 2)


def test_brackets_within_a_line_are_text() -> None:
    assert insertions("详见[[工作任务]]。\n[1] 注\n[[[工作任务]]]") == []


@given(st.lists(st.sampled_from(["文字", "", "[[任务]]", "【【步骤】】", "# 题"]), max_size=12))
def test_no_line_is_lost_or_moved(lines: list[str]) -> None:
    text = "\n".join(lines)
    given_back: list[str] = []
    for part in cut_at_insertions(text):
        if isinstance(part, Insertion):
            assert part.line == len(given_back) + 1
            given_back.append(part.source)
        else:
            given_back += part.split("\n")
    assert given_back == text.splitlines()
