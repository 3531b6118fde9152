"""Holds a built table to the table of a real paper, cell by cell: texts, merges, order."""

from __future__ import annotations

from pathlib import Path

from support.papers import SEEDS
from support.tables import Grid, read_tables

PIECES = {
    # paper: the seed, its tables in order, whether each opens with a header row
    "six actions": ("000_yaohai", [(0, True), (1, False)]),
    "scoring": ("000_yaohai", [(2, True), (3, True), (4, True)]),
    "township": ("002_suzhou", [(0, True)]),
    "division": ("003_shizhong", [(0, True)]),
}
SECTION_COLUMNS = {"six actions": (0, 1), "scoring": (1, 2), "township": (1, 2), "division": (1, 2)}


def compare_with_paper(file: Path, paper: str) -> None:
    """Demand that the largest table in ``file`` is that of a paper, whatever pages cut it up."""
    ours = max(read_tables(file), key=len)
    seed, pieces = PIECES[paper]
    theirs = read_tables(SEEDS / f"{seed}.docx")
    header, *rows = item_rows(ours, len(theirs[pieces[0][0]][0]))
    compared = 0
    for table, has_header in pieces:
        piece = theirs[table]
        if has_header:
            assert texts(piece[0]) == texts(header)
            piece = piece[1:]
        first = True
        for row in piece:
            if not any(texts(row[:1])) and not any(text for text, _merged in row[3:]):
                continue  # the blank row of the township's rubric, which holds nothing
            compare_row(rows[compared], row, SECTION_COLUMNS[paper], opens_piece=first)
            first = False
            compared += 1
    assert compared == len(rows)


def texts(row: list[tuple[str, bool]]) -> list[str]:
    return [text.replace("【待定】", "") for text, _merged in row]


def item_rows(table: Grid, columns: int) -> Grid:
    """Header and item rows, without the sums that a score sheet adds."""
    rows = [row[:columns] for row in table]
    return [rows[0], *(row for row in rows[1:] if not any("计" in row[i][0][-3:] for i in (0, 1)))]


def compare_row(
    ours: list[tuple[str, bool]],
    theirs: list[tuple[str, bool]],
    section_columns: tuple[int, ...],
    *,
    opens_piece: bool,
) -> None:
    """The same texts and the same merges; where their table was cut in pieces, merges begin anew
    and the sections of the piece before are not repeated."""
    for column, (text, merged) in enumerate(theirs):
        mine, mine_merged = ours[column]
        if opens_piece and column in section_columns:
            continue
        assert mine.replace("【待定】", "") == text, f"column {column}"
        if column in section_columns and not opens_piece:
            assert mine_merged == merged, f"column {column}: {text}"
