"""Settles which field each column of a sheet fills, from its header and from what its cells hold.

The header is believed where the cells do not contradict it. Where it says nothing (or is missing)
the cells tell; a column of texts is then told by its place: what is merged over several rows is a
section, the first other text is the content, the next the method.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from filings.recognise.evidence import Evidence, evidence_of
from filings.recognise.fields import NAMELESS, UNIT_FIELDS, Field, field_of
from filings.recognise.headers import Column
from filings.recognise.sheets import Line, Sheet
from filings.recognise.texts import header_key, is_blank


@dataclass(frozen=True, slots=True)
class SettledColumn:
    """A column with its field (None: not understood) and how that is known.

    ``by_cells`` is true where the header says nothing and the cells told the field. ``merged`` is
    the share of the lines in which the column's cell is merged from above.
    """

    column: Column
    field: Field | None
    evidence: Evidence
    merged: float
    by_cells: bool = False


def settle_columns(sheet: Sheet) -> tuple[SettledColumn, ...]:
    """The sheet's columns with their fields."""
    lines = [line for line in sheet.lines if not _stands_alone(line)]
    settled = [_by_header(sheet, index, lines) for index in range(len(sheet.columns))]
    divided = any(c.field in UNIT_FIELDS for c in settled)
    settled = [_held_to_cells(column, divided=divided) for column in settled]
    _settle_points(sheet, settled)
    _settle_measure(settled)
    _settle_texts(sheet, settled)
    return tuple(settled)


def _by_header(sheet: Sheet, index: int, lines: Sequence[Line]) -> SettledColumn:
    """The column by the words of its header; ``lines`` are those that show more than one text."""
    column = sheet.columns[index]
    texts = [
        line.text(index) for line in lines if line.begins(index) and not _reaches_on(line, index)
    ]
    inside = [line for line in sheet.lines if line.cells[index] is not None]
    covered = sum(not line.begins(index) for line in inside)
    found = next((f for h in reversed(column.headers) if (f := field_of(h)) is not None), None)
    return SettledColumn(
        column, found, evidence_of(texts), covered / len(inside) if inside else 0.0
    )


def _reaches_on(line: Line, index: int) -> bool:
    """Whether the cell reaches over other columns too, and so tells nothing of this one."""
    return index + 1 < len(line.cells) and line.cells[index + 1] is line.cells[index]


def _stands_alone(line: Line) -> bool:
    """Whether the row shows one text only, as rows of sections and notes do."""
    shown = {id(c) for c in line.cells if c is not None and not is_blank(c.text)}
    return len(shown) == 1 and len(line.cells) > 2


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
    if found is Field.NO and not evidence.is_numbering and evidence.length > 6:
        return replace(column, field=None)
    if found is Field.POINTS and not evidence.is_points and evidence.length > 12:
        # 分值及标准: points and their conditions in one text.
        return replace(column, field=Field.METHOD)
    if found is Field.DEADLINE and evidence.deadlines < 0.2 and evidence.is_units:
        return replace(column, field=Field.UNITS, by_cells=True)
    if found in UNIT_FIELDS and evidence.units < 0.2:
        if evidence.is_deadlines:
            return replace(column, field=Field.DEADLINE, by_cells=True)
        if header_key(column.column.header) == "单位" and evidence.measures >= 0.5:
            return replace(column, field=Field.MEASURE)
    if found is Field.SECTION and evidence.is_numbering:
        return replace(column, field=Field.NO, by_cells=True)
    if found in (Field.CONTENT, Field.SECTION) and evidence.attributes >= 0.8:
        return replace(column, field=Field.ATTRIBUTE, by_cells=True)
    return column


def _told_by_cells(evidence: Evidence, *, named: bool) -> Field | None:
    if evidence.attributes >= 0.8:
        return Field.ATTRIBUTE
    if evidence.is_numbering and evidence.filled > 1 and not named:
        return Field.NO
    if evidence.is_deadlines:
        return Field.DEADLINE
    if evidence.is_units:
        return Field.UNITS
    return None


def _settle_points(sheet: Sheet, columns: list[SettledColumn]) -> None:
    """Of several columns of points the last with figures is the items'; others are sections'.

    A column of points is a section's where it is merged over the rows of the section beside it.
    """
    found = [i for i, c in enumerate(columns) if c.field is Field.POINTS]
    if len(found) < 2:
        return
    filled = [i for i in found if columns[i].evidence.filled]
    items = max(filled or found, key=lambda i: (-columns[i].merged, i))
    for index in found:
        if index == items:
            continue
        beside = index > 0 and columns[index].evidence.filled > 0
        is_section = beside and _same_merges(sheet, index - 1, index)
        columns[index] = replace(columns[index], field=Field.SECTION if is_section else
                                 Field.RESULT)  # fmt: skip


def _same_merges(sheet: Sheet, left: int, right: int) -> bool:
    """Whether two columns begin new cells in the same lines."""
    return all(
        line.begins(left) == line.begins(right) or is_blank(line.text(right))
        for line in sheet.lines
    )


def _settle_measure(columns: list[SettledColumn]) -> None:
    """「单位」 in a table of indicators is a unit of measure."""
    if not any(c.field in (Field.VALUE, Field.ATTRIBUTE) for c in columns):
        return
    for index, column in enumerate(columns):
        if column.field is Field.UNITS and column.evidence.measures >= 0.5:
            columns[index] = replace(column, field=Field.MEASURE)


def _settle_texts(sheet: Sheet, columns: list[SettledColumn]) -> None:
    """Which columns of texts are sections, which the content and which the method."""
    for index, column in enumerate(columns):
        if column.field is Field.SECTION and not column.evidence.filled:
            columns[index] = replace(column, field=None)
    _demote_sections(sheet, columns)
    unknown = [
        i
        for i, c in enumerate(columns)
        if c.field is None and c.evidence.filled and c.evidence.figures < 0.8
    ]
    has = {c.field for c in columns}
    for index in unknown:
        column = columns[index]
        later = _later_texts(columns, index)
        if column.merged > 0 and later:
            wanted = Field.SECTION
        elif Field.CONTENT not in has:
            wanted = Field.CONTENT
        elif Field.METHOD not in has and not column.column.header:
            wanted = Field.METHOD
        else:
            continue
        has.add(wanted)
        columns[index] = replace(column, field=wanted, by_cells=True)
    _divide_contents(sheet, columns)
    _one_method(columns)
    _method_alone(columns)


_EXPLAINS = re.compile(r"(?:说明|解释|内涵|释义|口径|公式|依据)$")


def _one_method(columns: list[SettledColumn]) -> None:
    """Beside 评分标准 an explanation of the indicator is no method."""
    methods = [i for i, c in enumerate(columns) if c.field is Field.METHOD and c.evidence.filled]
    explaining = [i for i in methods if _EXPLAINS.search(header_key(columns[i].column.header))]
    if len(explaining) < len(methods):
        for index in explaining:
            columns[index] = replace(columns[index], field=None)


def _method_alone(columns: list[SettledColumn]) -> None:
    """A text called 标准 is the content where nothing else says what is to be done."""
    has = {c.field for c in columns if c.evidence.filled}
    methods = [i for i, c in enumerate(columns) if c.field is Field.METHOD and c.evidence.filled]
    if len(methods) == 1 and not has & {Field.CONTENT, Field.SECTION, Field.POINTS}:
        columns[methods[0]] = replace(columns[methods[0]], field=Field.CONTENT)


def _later_texts(columns: Sequence[SettledColumn], index: int) -> bool:
    return any(
        c.evidence.filled and (c.field in (Field.CONTENT, Field.METHOD) or c.field is None)
        for c in columns[index + 1 :]
    )


def _demote_sections(sheet: Sheet, columns: list[SettledColumn]) -> None:
    """三级指标 heads the columns right of it where one of these is the content; 项目 that no other
    text follows is the content itself."""
    sections = [i for i, c in enumerate(columns) if c.field is Field.SECTION and c.evidence.filled]
    contents = [i for i, c in enumerate(columns) if c.field is Field.CONTENT]
    if sections and not contents:
        last = sections[-1]
        follows = any(
            c.evidence.filled and c.field in (None, Field.METHOD) for c in columns[last + 1 :]
        )
        each = columns[last].merged == 0 and not _spans_others(sheet, last)
        unknown = any(c.field is None and c.evidence.filled for c in columns[last + 1 :])
        if not follows or (each and not unknown):
            columns[last] = replace(columns[last], field=Field.CONTENT)


def _spans_others(sheet: Sheet, index: int) -> bool:
    return any(not line.begins(index) for line in sheet.lines if line.cells[index] is not None)


_SAYS_WHAT = re.compile(r"(?:内容|任务|措施|举措|事项|要求|要点|做法|工作|指标|行动|安排|部署)$")


def _divide_contents(sheet: Sheet, columns: list[SettledColumn]) -> None:
    """Of several columns of contents the last that says what to do is the items'.

    Those before it head it (项目名称), those behind it and goals have no field (年度目标).

    A content that is merged over several items (指标内容 beside several 评分方法) is their innermost
    section: what the items themselves say stands in the method.
    """
    contents = [i for i, c in enumerate(columns) if c.field is Field.CONTENT and c.evidence.filled]
    if not contents:
        return
    told = [i for i in contents if _SAYS_WHAT.search(header_key(columns[i].column.header))]
    last = (told or contents)[-1]
    for index in contents:
        if index != last:
            goal = columns[index].merged == 0 and "目标" in columns[index].column.header
            heads = index < last and not goal
            columns[index] = replace(columns[index], field=Field.SECTION if heads else None)
    methods = [i for i, c in enumerate(columns) if c.field is Field.METHOD and i > last]
    if methods and any(_is_item_within(columns, line, last) for line in sheet.lines):
        columns[last] = replace(columns[last], field=Field.SECTION)


def _is_item_within(columns: Sequence[SettledColumn], line: Line, content: int) -> bool:
    """Whether a new item begins in a line whose content is merged from above."""
    cell = line.cells[content]
    if cell is None or cell.row == line.row:
        return False
    new = {c.field for i, c in enumerate(columns) if line.begins(i) and not is_blank(line.text(i))}
    return Field.METHOD in new and bool(
        new & {Field.NO, Field.POINTS, Field.DEADLINE, *UNIT_FIELDS}
    )


def understood(column: SettledColumn) -> bool:
    """Whether the column fills a field of the contract."""
    return column.field is not None and column.field not in NAMELESS
