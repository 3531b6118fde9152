"""Settles which field each column of a sheet fills, from its header and from what its cells hold.

The header is believed where the cells do not contradict it. Where it says nothing (or is missing)
the cells tell; a column of texts is then told by its place: what is merged over several rows is a
section, the first other text is the content, the next the method.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from filings.recognise.evidence import Evidence, evidence_of
from filings.recognise.tables.check_ways import settle_ways
from filings.recognise.tables.deadline_columns import settle_deadlines
from filings.recognise.tables.fields import NAMELESS, UNIT_FIELDS, Field, field_of
from filings.recognise.tables.goal_columns import settle_goals
from filings.recognise.tables.lines import item_lines, stands_alone
from filings.recognise.tables.on_top import settle_points_on_top
from filings.recognise.tables.period_columns import settle_periods
from filings.recognise.tables.points_columns import settle_points
from filings.recognise.tables.settled import SettledColumn
from filings.recognise.tables.sheets import Line, Sheet
from filings.recognise.tables.text_columns import settle_texts
from filings.recognise.texts import header_key, is_empty, squeezed


def settle_columns(sheet: Sheet) -> tuple[SettledColumn, ...]:
    """The sheet's columns with their fields."""
    lines = item_lines(sheet)
    settled = [_by_header(sheet, index, lines) for index in range(len(sheet.columns))]
    divided = any(c.field in UNIT_FIELDS for c in settled)
    settled = [_held_to_cells(column, divided=divided) for column in settled]
    _settle_by_cells(settled)
    settle_points(lines, settled)
    settle_deadlines(sheet, settled)
    settle_periods(settled)
    _settle_measure(settled)
    settle_ways(lines, settled)
    settle_texts(sheet, settled)
    settle_goals(settled)
    settle_points_on_top(sheet, settled)
    return tuple(settled)


def _by_header(sheet: Sheet, index: int, lines: Sequence[Line]) -> SettledColumn:
    """The column by the words of its header; ``lines`` are those of items, no sections' or sums."""
    column = sheet.columns[index]
    texts = [
        line.text(index) for line in lines if line.begins(index) and not _reaches_on(line, index)
    ]
    inside = [line for line in lines if line.cells[index] is not None]
    covered = sum(not line.begins(index) for line in inside)
    found = next((f for h in reversed(column.headers) if (f := field_of(h)) is not None), None)
    evidence = evidence_of(texts)
    above = {field_of(h) for h in column.headers[:-1]}
    if found in (Field.SECTION, Field.CONTENT) and Field.POINTS in above and evidence.is_points:
        found = Field.POINTS  # 分值 over 大项 and 小项
    return SettledColumn(
        column,
        found,
        evidence,
        covered / len(inside) if inside else 0.0,
        groups=(groups := _groups(sheet, index)),
        leads=groups or _blank_below(sheet, index),
    )


def _groups(sheet: Sheet, index: int) -> bool:
    """Whether a cell reaches down over lines, or a line writes out the text of the one above."""
    for above, line in pairwise(sheet.lines):
        text = line.text(index)
        if is_empty(text) or stands_alone(line):
            continue
        cell = line.cells[index]
        down = cell is not None and cell is above.cells[index] and cell.row < line.row
        if down or (line.begins(index) and squeezed(text) == squeezed(above.text(index))):
            return True
    return False


def _blank_below(sheet: Sheet, index: int) -> bool:
    """Whether a good part of the lines leave the column blank below a line that fills it."""
    lines = [line for line in sheet.lines if not stands_alone(line)]
    filled = [not is_empty(line.text(index)) for line in lines]
    return bool(filled) and filled[0] and filled.count(False) * 4 >= len(filled)


def _reaches_on(line: Line, index: int) -> bool:
    """Whether the cell reaches over other columns too, and so tells nothing of this one."""
    return index + 1 < len(line.cells) and line.cells[index + 1] is line.cells[index]


def _held_to_cells(column: SettledColumn, *, divided: bool) -> SettledColumn:
    """The column's field, mended where the cells contradict its header or the header says nothing."""
    evidence, found = column.evidence, column.field
    if not evidence.filled:
        return column
    named = bool(column.column.header)
    if found is None:
        told = _told_by_cells(evidence, named=named)
        if told is Field.UNITS and divided and named:
            # 审核单位 beside 责任单位: units that do something else.
            told = None
        return replace(column, field=told, by_cells=told is not None)
    no_number = evidence.numbers == 0 and "码" not in column.column.header
    if (
        found is Field.NO
        and not evidence.is_numbering
        and evidence.length > (3 if no_number else 6)
    ):
        return replace(column, field=None)
    if found is Field.POINTS and not evidence.is_points and evidence.length > 12:
        # 分值及标准: points and their conditions in one text.
        return replace(column, field=Field.METHOD)
    if found is Field.METHOD and evidence.is_points and evidence.length <= 6:
        # 评分标准及分值 over two columns: the second holds the points.
        return replace(column, field=Field.POINTS, by_cells=True)
    if (
        found is Field.DEADLINE
        and evidence.deadlines < 0.2
        and field_of(column.column.header) is None
    ):
        # 时间进度 over 3月 and 6月: what is to be done by then.
        return replace(column, field=Field.KEPT)
    if found is Field.DEADLINE and evidence.deadlines < 0.2 and evidence.is_units:
        return replace(column, field=Field.UNITS, by_cells=True)
    if found in UNIT_FIELDS and evidence.units < 0.2:
        if evidence.is_deadlines:
            return replace(column, field=Field.DEADLINE, by_cells=True)
        if header_key(column.column.header) == "单位" and evidence.measures >= 0.5:
            return replace(column, field=Field.MEASURE)
    if found in (Field.SECTION, Field.CONTENT) and evidence.is_numbering and evidence.filled > 1:
        return replace(column, field=Field.NO, by_cells=True)
    if found in (Field.CONTENT, Field.SECTION) and evidence.attributes >= 0.8:
        return replace(column, field=Field.ATTRIBUTE, by_cells=True)
    return column


def _told_by_cells(evidence: Evidence, *, named: bool) -> Field | None:
    if evidence.attributes >= 0.8:
        return Field.ATTRIBUTE
    if evidence.is_numbering and evidence.filled > 1 and not named:
        return Field.NO
    if evidence.is_deadlines and (not named or evidence.times >= 0.6):
        return Field.DEADLINE
    if evidence.is_units:
        return Field.UNITS
    return None


_LOOSE = frozenset([Field.CONTENT, Field.SECTION, Field.METHOD, Field.MATERIALS, Field.REMARK])
"""Fields whose headers say so little that the cells may know better."""


_NAMES_TASKS = re.compile(r"(?:任务|内容|指标|措施|举措|事项|要点|工作)$")
"""Headers of what is to be done, even where it is called like an office (基层组织)."""


def _settle_by_cells(columns: list[SettledColumn]) -> None:
    """Columns that hold deadlines, units or figures alone, whatever their headers say."""
    for index, column in enumerate(columns):
        evidence = column.evidence
        if column.field is Field.PERSON and evidence.is_units:
            columns[index] = replace(column, field=Field.UNITS, by_cells=True)
        if column.field not in _LOOSE:
            continue
        others = [c for c in columns if c is not column]
        if not _has_texts(others):
            continue
        beside = column.field in (Field.REMARK, Field.SECTION)
        has_deadline = any(c.field is Field.DEADLINE for c in others)
        if evidence.times >= 0.8 and not (beside and has_deadline):
            columns[index] = replace(column, field=Field.DEADLINE, by_cells=True)
        elif column.field is Field.CONTENT and evidence.figures >= _most_figures(column):
            # 全年目标 beside 目标名称: how much, not what.
            columns[index] = replace(column, field=Field.KEPT)
        elif (
            evidence.units >= 0.9
            and evidence.filled > 1
            and evidence.length < 40
            and column.field is not Field.SECTION
            and not _NAMES_TASKS.search(header_key(column.column.header))
            and not any(c.field in UNIT_FIELDS for c in others)
        ):
            columns[index] = replace(column, field=Field.UNITS, by_cells=True)


def _most_figures(column: SettledColumn) -> float:
    """The share of figures from which a content says how much; less is needed of a goal."""
    return 0.5 if "目标" in column.column.header else 0.8


def _has_texts(columns: Sequence[SettledColumn]) -> bool:
    """Whether one of the columns may say what is to be done."""
    return any(
        c.evidence.filled
        and c.field in (None, Field.CONTENT, Field.SECTION, Field.METHOD)
        and c.evidence.figures < 0.8
        and c.evidence.times < 0.8
        and c.evidence.units < 0.8
        for c in columns
    )


def _settle_measure(columns: list[SettledColumn]) -> None:
    """「单位」 in a table of indicators is a unit of measure."""
    if not any(c.field in (Field.VALUE, Field.ATTRIBUTE) for c in columns):
        return
    for index, column in enumerate(columns):
        if column.field is Field.UNITS and column.evidence.measures >= 0.5:
            columns[index] = replace(column, field=Field.MEASURE)


def understood(column: SettledColumn) -> bool:
    """Whether the column fills a field of the contract."""
    return column.field is not None and column.field not in NAMELESS
