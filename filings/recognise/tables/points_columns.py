"""Which of several columns of points is the items', which a section's, and which neither.

分值 beside 自评分, 基础分 beside 加减分, 权重 beside 满分, 一级指标 and 二级指标 each with its own 分值.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from filings.language.points import parse_points
from filings.recognise.tables.fields import Field, field_of
from filings.recognise.tables.settled import SettledColumn
from filings.recognise.tables.sheets import Line
from filings.recognise.texts import header_key, is_blank, is_empty, squeezed

_ADJUSTS = re.compile(r"(?!扣分值)(?:加减|增减|加|减|扣|奖|奖惩|奖扣|浮动|附加|倒扣)分.*")
"""Headers of points that come on top or are taken off (加减分), whatever stands above them."""
# What an item is worth comes before what it starts from, that before what it may reach at most.
_WORTH = (
    re.compile(r".*(?:分值|标准分|满分|分数|配分|赋分)|分"),
    re.compile(r".*(?:基本分|基准分|基础分|额定分)"),
    re.compile(r"(?!.*权重).*"),
)


def settle_points(lines: Sequence[Line], columns: list[SettledColumn]) -> None:
    """Leave one column of points to the items; each other is a section's, or kept as it stands.

    A column of figures is a section's only where a column of texts stands between it and the
    items' points, and it says one figure for each text to its left. ``lines`` are those of items.
    """
    for index, column in enumerate(columns):
        if column.field is Field.POINTS and _ADJUSTS.fullmatch(header_key(column.column.header)):
            columns[index] = replace(column, field=Field.KEPT)
    found = [i for i, c in enumerate(columns) if c.field is Field.POINTS]
    if len(found) < 2:
        return
    filled = [i for i in found if columns[i].evidence.filled]
    if _is_staircase(lines, columns, filled):
        found = [i for i in found if i not in filled]
    items = max(filled or found, key=lambda i: _likely(columns[i], i))
    for index in found:
        if index == items:
            continue
        if not columns[index].evidence.filled:
            wanted = Field.RESULT
        elif _is_section(lines, columns, index, items):
            wanted = Field.SECTION
        else:
            wanted = Field.KEPT
        columns[index] = replace(columns[index], field=wanted)


def _is_staircase(
    lines: Sequence[Line], columns: Sequence[SettledColumn], points: Sequence[int]
) -> bool:
    """Whether columns of points are one, each row's figure further right the deeper the row stands.

    大项分值|分项分值|小项分值 beside 1, 1.1 and 1.1.1: nothing is merged, and no row has two figures.
    """
    if len(points) < 2 or any(
        columns[i].merged or not columns[i].evidence.is_points for i in points
    ):
        return False
    figures = [[i for i in points if not is_empty(line.text(i))] for line in lines]
    told = [row for row in figures if row]
    return all(len(row) == 1 for row in told) and told[:2] == [[points[0]], [points[1]]]


def _likely(column: SettledColumn, index: int) -> tuple[bool, float, int, int]:
    """How likely a column's points are the items': figures, merged little, named so, far right."""
    words = next((h for h in reversed(column.column.headers) if field_of(h) is Field.POINTS), "")
    key = header_key(words)
    rank = next((n for n, p in enumerate(_WORTH) if p.fullmatch(key)), len(_WORTH))
    return column.evidence.points >= 0.5, -column.merged, -rank, index


def _is_section(
    lines: Sequence[Line], columns: Sequence[SettledColumn], index: int, items: int
) -> bool:
    between = any(
        c.evidence.filled and c.evidence.figures < 0.8 and c.field is not Field.NO
        for c in columns[index + 1 : items]
    )
    if index == 0 or not between or columns[index - 1].field is Field.NO:
        return False
    return _same_merges(lines, index - 1, index) and _one_figure_each(lines, index - 1, index)


def _same_merges(lines: Sequence[Line], left: int, right: int) -> bool:
    """Whether two columns begin new cells in the same lines."""
    return all(
        line.begins(left) == line.begins(right) or is_blank(line.text(right)) for line in lines
    )


def _one_figure_each(lines: Sequence[Line], left: int, right: int) -> bool:
    """Whether the same text to the left has the same figure to the right wherever it stands."""
    seen: dict[str, str] = {}
    for line in lines:
        name, figure = squeezed(line.text(left)), squeezed(line.text(right))
        if name and parse_points(figure) is not None and seen.setdefault(name, figure) != figure:
            return False
    return True
