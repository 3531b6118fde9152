"""Names inside a package, by example."""

from __future__ import annotations

import pytest

from filings.workflows.package.names import (
    LONGEST_PACKED_FILE,
    Taken,
    evidence_name,
    numbered_folder,
    package_folder,
    shown,
)


@pytest.mark.parametrize(
    ("number", "title", "file", "name"),
    [
        ("3-2", "会议纪要", "材料/扫描0001.PDF", "3-2 会议纪要.PDF"),
        ("3-2", "会议纪要.pdf", "a.pdf", "3-2 会议纪要.pdf"),
        ("3-2", None, "材料\\会议纪要.docx", "3-2 会议纪要.docx"),
        ("3-2", "  ", "a.pdf", "3-2 a.pdf"),
        ("3-2", "2024/2025年总结", "a.doc", "3-2 2024-2025年总结.doc"),
        ("3-2", "没有扩展名", "材料/说明", "3-2 没有扩展名"),
        ("1/2-1", "甲", "a.pdf", "1-2-1 甲.pdf"),
        ("3-2", "???", "a.pdf", "3-2.pdf"),
        ("aux.1-1", "甲", "a.pdf", "_aux.1-1 甲.pdf"),
    ],
)
def test_evidence_has_its_number_its_title_and_the_ending_of_its_file(
    number: str, title: str | None, file: str, name: str
) -> None:
    assert evidence_name(number, title, file) == name


def test_a_long_title_keeps_both_ends_and_the_ending() -> None:
    name = evidence_name("3-2", "关于印发" + "示例县" * 40 + "的通知", "a.pdf")
    assert name.startswith("3-2 关于印发示例县")
    assert name.endswith("的通知.pdf")
    assert len(name.encode()) <= LONGEST_PACKED_FILE


def test_folders_keep_the_order_and_tell_namesakes_apart() -> None:
    assert [numbered_folder(place, "工作保障") for place in (1, 2)] == [
        "01 工作保障",
        "02 工作保障",
    ]
    assert numbered_folder(3, "...") == "03"
    assert [package_folder(words, "细则") for words in ("评分", "con", "//")] == [
        "评分",
        "_con",
        "细则",
    ]


def test_what_windows_takes_for_one_name_gets_a_number() -> None:
    taken = Taken()
    names = ["甲/a.pdf", "甲/A.PDF", "甲/Cafe\u0301.pdf", "甲/caf\u00e9.pdf", "乙/a.pdf"]
    assert [taken.free(name) for name in names] == [
        "甲/a.pdf",
        "甲/A（2）.PDF",
        "甲/Cafe\u0301.pdf",
        "甲/caf\u00e9（2）.pdf",
        "乙/a.pdf",
    ]


def test_foreign_words_cannot_move_the_cursor_or_turn_the_line_round() -> None:
    assert shown("正常 abc〔2024〕") == "正常 abc〔2024〕"
    assert shown("a\x1b[2J\u202eb\ud800") == "a\ufffd[2J\ufffdb\ufffd"
