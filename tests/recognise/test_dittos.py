"""Cells that point at the one above hold its words."""

from __future__ import annotations

import pytest
from support.source_tables import source_document, source_table

from filings.recognise import recognise


@pytest.mark.parametrize("mark", ["〃", "同上", "”", "（同上）", "同前", "同上行"])
def test_a_mark_stands_for_the_words_above_and_is_doubted(mark: str) -> None:
    result = recognise(
        source_document(
            source_table(f"""
任务|责任单位|完成时限
清淤|县水务局（牵头）、县财政局|2025年6月底前
建闸|{mark}|{mark}
巡河|{mark}|2025年9月底前
""")
        )
    )
    items = result.tables[0].items
    assert [[u.name for u in i.units] for i in items] == [["县水务局", "县财政局"]] * 3
    assert [str(i.deadline.date) for i in items if i.deadline] == [
        "2025-06-30",
        "2025-06-30",
        "2025-09-30",
    ]
    assert [d.where for d in result.diagnostics if d.code == "I119"] == [
        "表1第3行“责任单位”",
        "表1第3行“完成时限”",
        "表1第4行“责任单位”",
    ]


def test_a_mark_with_nothing_above_is_told() -> None:
    result = recognise(source_document(source_table("任务|责任单位\n清淤|\n建闸|〃")))
    assert result.tables[0].items[1].units == ()
    assert "I301" in [d.code for d in result.diagnostics]
