"""Paragraphs and cells of many thousand characters, all of one kind: nothing is found in them, all is told."""

from __future__ import annotations

import pytest
from support.source_tables import source_document, source_table

from filings.recognise import recognise
from filings.recognise.texts import on_one_line

LENGTH = 20_000
KINDS = [
    "县财政局、",
    "（",
    "（）",
    "（5分）",
    "（一）",
    "〔2026〕",
    "由",
    "，",
    "完善制度健全机制",
    "⏎",
    "\u3000",
    " ",
]


@pytest.mark.parametrize("kind", KINDS)
def test_a_paragraph_of_one_kind_is_no_task(kind: str) -> None:
    words = (kind * LENGTH)[:LENGTH]
    found = recognise(
        source_document(
            "二、主要任务",
            "1.完善制度。（县教育局负责）",
            f"2.健全机制{words}x",
            "3.抓好落实。（县财政局负责）",
        )
    )
    assert [(i.no, i.content) for t in found.tables for i in t.items] == [
        ("1", "完善制度。"),
        ("3", "抓好落实。"),
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_cell_of_one_kind_is_kept_as_it_stands(kind: str) -> None:
    words = f"健全{(kind * LENGTH)[:LENGTH]}x"
    table = source_table(f"序号|工作任务|责任单位\n1|{words}|县教育局\n2|完善制度|县财政局")
    (found,) = recognise(source_document("工作台账", table)).tables
    assert [i.content for i in found.items] == [words.replace("⏎", "\n"), "完善制度"]


@pytest.mark.parametrize("blanks", [" ", "\n", " \n", "\u3000"])
def test_blanks_in_a_row_are_one_line(blanks: str) -> None:
    line = on_one_line(f"局{blanks * LENGTH}x")
    assert line.replace(blanks, "") in ("局x", "局 x")
    assert on_one_line(f"局{blanks * LENGTH}局") == "局局"
