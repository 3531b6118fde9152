"""Where the running text and an annex state the same tasks: what they say differently."""

from __future__ import annotations

import pytest
from support.source_tables import source_document, source_table

from filings.recognise import recognise

ROWS = [
    "健全质量工作协调机制，每季度召开会议|县市场监管局|县财政局、县教育局|2025年6月底前",
    "开展质量月宣传活动|县委宣传部|县市场监管局|2025年9月底前",
    "新增注册商标100件|县市场监管局|县农业农村局|2025年12月底前",
]
TEXT = [
    "健全质量工作协调机制，每季度召开会议（县市场监管局牵头，县财政局、县教育局配合，2025年6月底前）。",
    "开展质量月宣传活动（县委宣传部牵头，县市场监管局配合，2025年9月底前）。",
    "新增注册商标100件（县市场监管局牵头，县农业农村局配合，2025年12月底前）。",
]


def told(text: list[str], rows: list[str] = ROWS) -> list[tuple[str | None, str, str]]:
    lines = [f"{n}.{line}" for n, line in enumerate(text, 1)]
    table = [
        "序号|任务|牵头单位|配合单位|完成时限",
        *(f"{n}|{row}" for n, row in enumerate(rows, 1)),
    ]
    result = recognise(
        source_document(
            "二、主要任务\n" + "\n".join(lines), "附件\n分工表", source_table("\n".join(table))
        )
    )
    return [(d.where, d.severity.value, d.message) for d in result.diagnostics if d.code == "I114"]


def test_text_and_annex_that_agree_are_not_told() -> None:
    assert told(TEXT) == []


@pytest.mark.parametrize(
    ("old", "new", "severity", "message"),
    [
        ("100件", "120件", "warning", "数字与表1第4行不同：正文“120”，附表“100”"),
        (
            "县市场监管局牵头，县农业农村局配合",
            "县农业农村局牵头，县市场监管局配合",
            "warning",
            "牵头单位与表1第4行不同：正文是县农业农村局，附表是县市场监管局",
        ),
        (
            "县市场监管局牵头，县农业农村局配合",
            "县市场监管局、县农业农村局负责",
            "info",
            "只有一处写明谁牵头（另一处是表1第4行）：县市场监管局",
        ),
        (
            "县农业农村局配合",
            "县水务局配合",
            "warning",
            "责任单位与表1第4行不同：正文少了县农业农村局，正文多了县水务局",
        ),
        (
            "县市场监管局牵头",
            "县市场监督管理局牵头",
            "info",
            "责任单位与表1第4行不同：县市场监管局在正文里写作县市场监督管理局",
        ),
        (
            "2025年12月底前",
            "2025年11月底前",
            "warning",
            "完成时限与表1第4行不同：正文“2025年11月底前”，附表“2025年12月底前”",
        ),
    ],
)
def test_what_differs_is_told_at_the_task(old: str, new: str, severity: str, message: str) -> None:
    assert old in TEXT[2]
    assert ("第4段", severity, message) in told([*TEXT[:2], TEXT[2].replace(old, new)])


def test_tasks_worded_a_little_differently_are_the_same() -> None:
    text = [TEXT[0].replace("健全质量工作", "建立健全质量工作的"), *TEXT[1:]]
    [(where, severity, message)] = told(text)
    assert (where, severity) == ("第2段", "info")
    assert message.startswith("文字与表1第2行不同：正文“建立健全")


def test_tasks_that_only_one_of_the_two_has_are_told() -> None:
    text = [TEXT[0], TEXT[1], "推进绿色认证（县生态环境局牵头，2025年8月底前）。"]
    assert [(where, message) for where, _severity, message in told(text)] == [
        ("第4段", "正文的这一项在附表“分工表”里没有找到"),
        ("表1第4行", "附表的这一项在正文里没有找到"),
    ]


def test_an_item_whose_text_was_not_read_is_told_as_such() -> None:
    text = [*TEXT[:2], "新增注册商标100件（县市场监管局、见附表）。"]
    assert told(text) == [
        ("表1第4行", "info", "附表的这一项在正文第4段，那一段没有读成任务，没有对照")
    ]


def test_an_item_that_no_text_states_is_told() -> None:
    assert told(TEXT[:2]) == [("表1第4行", "info", "附表的这一项在正文里没有找到")]
