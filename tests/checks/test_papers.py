"""What stands around the text of an official paper."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    "number", ["示政办发【2024】12号", "示政办发﹝2024﹞012号", "示政办发[2024]第12号"]
)
def test_a_miswritten_document_number_is_told_as_it_should_be(check: Any, number: str) -> None:
    [found] = check(f"issuing: {{document_number: '{number}'}}").of("F018")
    assert found.hints == ("写成：示政办发〔2024〕12号",)


@pytest.mark.parametrize("number", ["示政办发〔2024〕×号", "示政办发〔20××〕×号", "【待定】"])
def test_a_number_to_come_is_a_placeholder_and_not_miswritten(check: Any, number: str) -> None:
    checked = check(f"issuing: {{document_number: '{number}'}}")
    assert (bool(checked.of("F002")), checked.of("F018")) == (True, [])


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        ("[[工作任物：scoring]]", "是不是 [[工作任务：scoring]]？"),
        ("[[工作任物]]", "是不是 [[工作任务]]？"),
        ("[[工作步聚]]", "是不是 [[工作步骤]]？"),
        ("[[任务清单：scorng]]", "是不是 [[工作任务：scoring]]？"),
    ],
)
def test_a_mistyped_mark_is_told_as_it_was_meant(check: Any, line: str, advice: str) -> None:
    found = check(
        f'documents: [implementation_plan]\ntexts: {{implementation_plan: {{text: "{line}"}}}}\n'
    ).of("F015")
    assert [d.hints for d in found] == [(advice,)]
