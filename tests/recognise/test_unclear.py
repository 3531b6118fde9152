"""What is said of a text that names who does it in words that were not understood."""

from __future__ import annotations

import pytest
from support.source_tables import source_document

from filings.diagnostics import Diagnostic
from filings.recognise import recognise

BESIDE = "二、任务\n1.植树一千亩。（责任单位：县林业局）\n2.修渠十公里。（责任单位：县水利局）\n3."


def told(text: str) -> Diagnostic:
    [only] = recognise(source_document(BESIDE + text)).diagnostics
    assert (only.code, only.where) == ("I120", "第4段")
    return only


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("整治积水点。（县城管局、见附表）", "见附表"),
        ("整治积水点。（县城管局，另行通知）", "（县城管局，另行通知）"),
        ("整治积水点。（县城管局有关领导）", "（县城管局有关领导）"),
        ("整治积水点。责任单位：见附表。", "责任单位：见附表"),
        ("推进甲事项（县医保局参加评审）。", "（县医保局参加评审）"),
    ],
)
def test_the_words_that_were_not_understood_are_named(text: str, words: str) -> None:
    only = told(text)
    assert f"没有读懂“{words}”" in only.message
    assert words in only.hints[0] and "在后面用括号写明" not in only.hints[0]


@pytest.mark.parametrize(
    "text", ["整治积水点。", "整治积水点（2024年版）。", "整治（含暗渠）积水点。"]
)
def test_where_nobody_is_named_the_advice_is_to_name_somebody(text: str) -> None:
    only = told(text)
    assert "没有读懂" not in only.message and "在后面用括号写明" in only.hints[0]
