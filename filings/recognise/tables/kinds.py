"""What a table is for: a rubric, a division of work, targets, a form, something else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from filings.recognise.findings import TableKind
from filings.recognise.tables.fields import UNIT_FIELDS, Field, field_of
from filings.recognise.tables.settled import SettledColumn
from filings.recognise.tables.sheets import Sheet
from filings.recognise.texts import header_key, is_blank, squeezed

_OF_CATALOGUE = frozenset(["文号", "页数", "页码", "起止页码", "发文字号"])
"""Columns of a list of papers, which demands nothing."""

_FORM_WORDS = re.compile(
    r"盖章|签字|签名|年月日|申报单位|填报单位|单位名称|联系人|联系电话|负责人|法人代表|推荐意见|审核意见|审批意见|意见$|主要内容包括|参考格式"
)


def kind_of(sheet: Sheet, columns: Sequence[SettledColumn]) -> TableKind:
    """The kind of a sheet, from the fields of its columns."""
    has = {c.field for c in columns if c.evidence.filled}
    headed = {c.field for c in columns}
    values = sum(c.field is Field.VALUE for c in columns)
    if values and (values > 1 or Field.ATTRIBUTE in headed) and Field.METHOD not in has:
        return TableKind.TARGETS
    if _is_form(sheet, headed):
        return TableKind.FORM
    if any(header_key(c.column.header) in _OF_CATALOGUE for c in columns):
        return TableKind.OTHER
    if Field.METHOD in headed and sheet.pieces[0].header:
        return TableKind.RUBRIC
    if Field.POINTS in has:
        return TableKind.RUBRIC
    if has & UNIT_FIELDS and (Field.CONTENT in has or Field.SECTION in has):
        return TableKind.DIVISION
    if Field.CONTENT in has and has & {Field.MATERIALS, Field.DEADLINE}:
        return TableKind.RUBRIC if Field.MATERIALS in has else TableKind.DIVISION
    return TableKind.OTHER


_AMOUNT = re.compile(r"[-+]?[0-9０-９,，.．]+[%％]?")


def holds_amounts(sheet: Sheet) -> bool:
    """Whether a table spreads amounts over places (乡镇|人工造林|抚育提升): figures beside names, no task.

    Its first row names what is counted, in words that no rubric's header has.
    """
    table = sheet.table
    rows = [[squeezed(c.text) for c in table.row(r) if c.row == r] for r in range(table.row_count)]
    if len(sheet.pieces) > 1 or sheet.pieces[0].header or len(rows) < 3 or len(rows[0]) < 3:
        return False
    head, *body = rows
    named = not any(_AMOUNT.fullmatch(text) for text in (*head, *(row[0] for row in body if row)))
    foreign = not any(field_of(text) for text in head[1:])
    figures = [text for row in body for text in row[1:] if text]
    return named and foreign and bool(figures) and all(map(_AMOUNT.fullmatch, figures))


def _asks_line_by_line(sheet: Sheet) -> bool:
    """Whether each row is a label with a colon and what was filled in (申报单位：…)."""
    lines = sheet.lines
    labels = [squeezed(line.text(0)).endswith(":") for line in lines]
    return len(sheet.columns) == 2 and bool(lines) and all(labels)


def _is_form(sheet: Sheet, fields: set[Field | None]) -> bool:
    """Whether the table asks to be filled in: labels, places for seals, days left blank."""
    if {Field.METHOD, Field.POINTS, *UNIT_FIELDS} & fields and sheet.pieces[0].header:
        return False
    texts = [squeezed(c.text) for p in sheet.pieces for c in p.table.cells]
    told = [t for t in texts if t]
    if _asks_line_by_line(sheet):
        return True
    asked = sum(_FORM_WORDS.search(t) is not None for t in told)
    blank = sum(is_blank(t) for t in texts)
    return asked >= 2 or (asked >= 1 and blank * 3 >= len(texts)) or (asked >= 1 and len(told) <= 4)
