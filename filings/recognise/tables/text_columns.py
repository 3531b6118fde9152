"""Which columns of texts are sections, which the content, which the method.

Columns whose texts stand for several lines each (merged, or written out again) lead to the item: the
innermost naming text is its content. How it is scored is the method, a 标准 or 要点 only where
something else already says what is to be done.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from filings.recognise.tables.fields import UNIT_FIELDS, Field
from filings.recognise.tables.joined_texts import names_a_grade
from filings.recognise.tables.sections import is_negative_list
from filings.recognise.tables.settled import SettledColumn
from filings.recognise.tables.sheets import Line, Sheet
from filings.recognise.texts import header_key, is_blank


def settle_texts(sheet: Sheet, columns: list[SettledColumn]) -> None:
    """Which columns of texts are sections, which the content and which the method."""
    for index, column in enumerate(columns):
        if column.field is Field.SECTION and not column.evidence.filled:
            columns[index] = replace(column, field=None)
    _consequences_are_methods(sheet, columns)
    _deductions_are_contents(columns)
    _grades_are_methods(columns)
    _promote_demands(columns)
    _demands_head_contents(columns)
    _demote_sections(columns)
    unknown = [
        i
        for i, c in enumerate(columns)
        if c.field is None and c.evidence.filled and c.evidence.figures < 0.8
    ]
    has = {c.field for c in columns}
    for index in unknown:
        column = columns[index]
        later = _later_texts(columns, index)
        if column.groups and later:
            wanted = Field.SECTION
        elif Field.CONTENT not in has or _is_innermost(columns, index):
            wanted = Field.CONTENT
        elif Field.METHOD not in has and not column.column.header:
            wanted = Field.METHOD
        else:
            continue
        has.add(wanted)
        columns[index] = replace(column, field=wanted, by_cells=True)
    _divide_contents(sheet, columns)
    _one_method(columns)
    _explained_names(columns)
    _method_alone(columns)
    _sections_lead(columns)
    _demands_beside(columns)


_CONSEQUENCE = re.compile(r"(?:处置|处理|结果运用|后果|惩处|惩戒)(?:方式|办法|措施|意见|结果)?")


def _consequences_are_methods(sheet: Sheet, columns: list[SettledColumn]) -> None:
    """处置 in a list of what rejects an application says how each case counts."""
    headers = [header_key(c.column.header) for c in columns]
    if not any(map(is_negative_list, [sheet.title or "", *headers])):
        return
    for index, column in enumerate(columns):
        if column.field in (None, Field.KEPT) and _CONSEQUENCE.fullmatch(headers[index]):
            columns[index] = replace(column, field=Field.METHOD)


_DEDUCTED = re.compile(r"(?:倒|负面)?扣分(?:内容|事项|行为|项目?|情况)")


def _deductions_are_contents(columns: list[SettledColumn]) -> None:
    """扣分内容 that holds texts beside 扣分标准 says what costs points; else it is to be filled in."""
    has = {c.field for c in columns if c.evidence.filled}
    if Field.METHOD not in has or has & {Field.CONTENT, Field.SECTION}:
        return
    for index, column in enumerate(columns):
        told = column.evidence
        if (
            column.field is Field.RESULT
            and _DEDUCTED.fullmatch(header_key(column.column.header))
            and told.filled
            and told.figures < 0.5
            and told.length >= _SHORTEST_DEMAND
        ):
            columns[index] = replace(column, field=Field.CONTENT)


_SHORTEST_DEMAND = 4
"""Texts that say what a grade demands have so many characters or more; ticks and names fewer."""


def _grades_are_methods(columns: list[SettledColumn]) -> None:
    """Several columns called A, B, C that hold texts say how an item is graded."""
    found = [
        i
        for i, c in enumerate(columns)
        if c.field is None and names_a_grade(c.column.header) and c.evidence.filled
    ]
    told = [columns[i].evidence for i in found]
    if len(found) > 1 and all(e.figures < 0.5 and e.length >= _SHORTEST_DEMAND for e in told):
        for index in found:
            columns[index] = replace(columns[index], field=Field.METHOD)


_EXPLAINS = re.compile(r"(?:说明|解释|内涵|释义|口径|公式|依据)$")


def _one_method(columns: list[SettledColumn]) -> None:
    """Beside 评分标准 an explanation of the indicator is no method."""
    methods = [i for i, c in enumerate(columns) if c.field is Field.METHOD and c.evidence.filled]
    explaining = [i for i in methods if _EXPLAINS.search(header_key(columns[i].column.header))]
    if len(explaining) < len(methods):
        for index in explaining:
            columns[index] = replace(columns[index], field=None)


_EXPLAINED = re.compile(
    r"(?:考核|考评|评价|测评|评估|工作)?(?:指标|内容|项目|任务|要点)(?:的?具体)?(?:说明|解释|内涵|释义)"
)


def _explained_names(columns: list[SettledColumn]) -> None:
    """指标说明 right of an indicator that is a mere name (开工进度) says what to do: both are the content."""
    contents = [i for i, c in enumerate(columns) if c.field is Field.CONTENT and c.evidence.filled]
    if len(contents) != 1 or columns[contents[0]].evidence.length > _LONGEST_NAME:
        return
    index = contents[0] + 1
    if index >= len(columns) or not any(c.field is Field.METHOD for c in columns):
        return
    column = columns[index]
    told = column.evidence
    explains = _EXPLAINED.fullmatch(header_key(column.column.header)) is not None
    if column.field is None and explains and told.filled and told.figures < 0.5:
        columns[index] = replace(column, field=Field.CONTENT)


def _method_alone(columns: list[SettledColumn]) -> None:
    """A text called 标准 is the content where nothing else says what is to be done."""
    has = {c.field for c in columns if c.evidence.filled}
    methods = [i for i, c in enumerate(columns) if c.field is Field.METHOD and c.evidence.filled]
    if len(methods) != 1 or has & {Field.CONTENT, Field.SECTION}:
        return
    header = header_key(columns[methods[0]].column.header)
    if Field.POINTS not in has or _DEMANDS.fullmatch(header) or header.endswith("情形"):
        columns[methods[0]] = replace(columns[methods[0]], field=Field.CONTENT)


_DEMANDS = re.compile(
    r"(?:考核|考评|检查|评价|测评|评估|工作|创建|建设)?要点|标准"
    r"|(?:工作|创建|建设|达标|任务|目标|质量|服务|管理|指标|内容)标准|.*内容[及和与、].*标准"
)
"""Headers that say how an item is scored beside its content, and what it demands without one."""


_SCORES = re.compile(r"[评考测]|[赋计扣得加给打]分|验收|检查|量化")


def _promote_demands(columns: list[SettledColumn]) -> None:
    """考核要点 right of 考核内容 that stands for several of them is what the items say."""
    for index, column in enumerate(columns):
        if (
            column.field is Field.METHOD
            and column.evidence.filled
            and _DEMANDS.fullmatch(header_key(column.column.header))
            and (_is_innermost(columns, index) or _comes_first(columns, index))
        ):
            columns[index] = replace(column, field=Field.CONTENT)


def _demands_head_contents(columns: list[SettledColumn]) -> None:
    """考核要点 that names several contents right of it is their section where 评分标准 scores them."""
    for index, column in enumerate(columns):
        if column.field is not Field.METHOD or not column.evidence.filled or not column.groups:
            continue
        if not header_key(column.column.header).endswith("要点"):
            continue
        right = {c.field for c in columns[index + 1 :] if c.evidence.filled}
        if column.evidence.length <= _LONGEST_NAME and {Field.CONTENT, Field.METHOD} <= right:
            columns[index] = replace(column, field=Field.SECTION)


def _comes_first(columns: Sequence[SettledColumn], index: int) -> bool:
    """Whether nothing else says what is to be done, and something else how it is scored.

    Below sections 要点 do so by themselves; 标准 may be how they are scored.
    """
    others = [c for n, c in enumerate(columns) if n != index and c.evidence.filled]
    if any(c.field is Field.CONTENT and not _is_goal(c) for c in others):
        return False
    if any(c.field is Field.SECTION for c in others):
        return header_key(columns[index].column.header).endswith("要点")
    return any(c.field in (Field.METHOD, Field.CONTENT) for c in others)


def _is_goal(column: SettledColumn) -> bool:
    """Whether a column says how far a task is to go (目标要求), not what is to be done."""
    key = header_key(column.column.header)
    return "目标" in key and not column.groups and not key.endswith(("任务", "名称"))


def _is_innermost(columns: Sequence[SettledColumn], index: int) -> bool:
    """Whether all naming texts left of a column stand for several of its texts, and none is right."""
    naming = (Field.CONTENT, Field.SECTION)
    left = [c for c in columns[:index] if c.field in naming and c.evidence.filled]
    right = [c for c in columns[index + 1 :] if c.field is Field.CONTENT and c.evidence.filled]
    return bool(left) and not right and all(c.leads for c in left) and not columns[index].groups


def _demands_beside(columns: list[SettledColumn]) -> None:
    """工作标准 or 收费标准 beside a task that is not scored is no way of scoring it."""
    has = {c.field for c in columns if c.evidence.filled}
    if Field.POINTS in {c.field for c in columns} or not has & {Field.DEADLINE, *UNIT_FIELDS}:
        return
    for index, column in enumerate(columns):
        key = header_key(column.column.header)
        demands = _DEMANDS.fullmatch(key) or (key.endswith("标准") and not _SCORES.search(key))
        if column.field is Field.METHOD and demands and Field.CONTENT in has:
            columns[index] = replace(column, field=Field.KEPT)


def _sections_lead(columns: list[SettledColumn]) -> None:
    """整改类型 right of the content is no section: these stand left of it."""
    contents = [i for i, c in enumerate(columns) if c.field is Field.CONTENT and c.evidence.filled]
    for index, column in enumerate(columns):
        if contents and index > contents[-1] and column.field is Field.SECTION:
            columns[index] = replace(column, field=Field.KEPT)


def _later_texts(columns: Sequence[SettledColumn], index: int) -> bool:
    return any(
        c.evidence.filled and (c.field in (Field.CONTENT, Field.METHOD) or c.field is None)
        for c in columns[index + 1 :]
    )


def _demote_sections(columns: list[SettledColumn]) -> None:
    """三级指标 heads the columns right of it where one of these is the content; 项目 that no other
    text follows is the content itself."""
    sections = [i for i, c in enumerate(columns) if c.field is Field.SECTION and c.evidence.filled]
    contents = [i for i, c in enumerate(columns) if c.field is Field.CONTENT]
    if sections and not contents:
        last = sections[-1]
        after = [c for c in columns[last + 1 :] if c.evidence.filled]
        unknown = any(c.field is None and c.evidence.figures < 0.8 for c in after)
        follows = unknown or any(c.field is Field.METHOD for c in after)
        each = columns[last].merged == 0
        if not follows or (each and not unknown):
            columns[last] = replace(columns[last], field=Field.CONTENT)


_SAYS_WHAT = re.compile(
    r"(?:内容|任务|措施|举措|事项|(?<!目标)要求|要点|做法|工作|指标|行动|安排|部署|标准|[测查核]点|条款|指标层|要素)$"
)


def _divide_contents(sheet: Sheet, columns: list[SettledColumn]) -> None:
    """Of several columns of contents the last that says what to do is the items'.

    Those before it head it (项目名称), those behind it and goals have no field (年度目标).

    A name (组织保障) that is merged over several items is their innermost section: what the items
    themselves say stands in the method. A statement is what each of them says.
    """
    contents = [i for i, c in enumerate(columns) if c.field is Field.CONTENT and c.evidence.filled]
    if not contents:
        return
    told = [
        i
        for i in contents
        if columns[i].by_cells or _SAYS_WHAT.search(header_key(columns[i].column.header))
    ]
    last = (_leading(columns, told) or contents)[-1]
    for index in contents:
        if index != last:
            heads = index < last and not _is_goal(columns[index])
            columns[index] = replace(columns[index], field=Field.SECTION if heads else None)
    methods = [i for i, c in enumerate(columns) if c.field is Field.METHOD and i > last]
    is_name = columns[last].evidence.length <= _LONGEST_NAME
    if methods and is_name and any(_is_item_within(columns, line, last) for line in sheet.lines):
        columns[last] = replace(columns[last], field=Field.SECTION)


_LONGEST_NAME = 12
"""Texts of more characters, on the mean, say what to do rather than name it."""

_BESIDE = frozenset(
    [Field.POINTS, Field.METHOD, Field.MATERIALS, Field.DEADLINE, Field.KEPT, *UNIT_FIELDS]
)


def _leading(columns: Sequence[SettledColumn], contents: Sequence[int]) -> list[int]:
    """The contents up to the first behind which other fields stand before the next.

    What follows units or points says more of a task, unless the text before stands for several.
    """
    found: list[int] = []
    for index in contents:
        if found and not columns[found[-1]].groups:
            between = columns[found[-1] + 1 : index]
            if any(c.field in _BESIDE and c.evidence.filled for c in between):
                break
        found.append(index)
    return found


def _is_item_within(columns: Sequence[SettledColumn], line: Line, content: int) -> bool:
    """Whether a new item begins in a line whose content is merged from above."""
    cell = line.cells[content]
    if cell is None or cell.row == line.row:
        return False
    new = {c.field for i, c in enumerate(columns) if line.begins(i) and not is_blank(line.text(i))}
    return Field.METHOD in new and bool(
        new & {Field.NO, Field.POINTS, Field.DEADLINE, *UNIT_FIELDS}
    )
