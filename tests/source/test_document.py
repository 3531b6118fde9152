"""A table knows what stands at each of its places."""

from __future__ import annotations

from filings.source import SourceCell, SourceTable

TABLE = SourceTable(
    index=0,
    row_count=2,
    column_count=3,
    cells=(
        SourceCell(0, 0, "类别", row_span=2),
        SourceCell(0, 1, "内容", column_span=2),
        SourceCell(1, 1, "甲"),
    ),
)


def test_a_merged_cell_shows_at_every_place_that_it_covers() -> None:
    assert [[TABLE.text(r, c) for c in range(3)] for r in range(2)] == [
        ["类别", "内容", "内容"],
        ["类别", "甲", ""],
    ]


def test_a_row_gives_each_of_its_cells_once() -> None:
    assert [cell.text for cell in TABLE.row(0)] == ["类别", "内容"]
    assert [cell.text for cell in TABLE.row(1)] == ["类别", "甲"]
