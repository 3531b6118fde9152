"""Columns that say how far a task is to be by then: 节点目标 over 一季度|二季度|三季度, 上半年进度|全年目标."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from filings.recognise.tables.fields import Field
from filings.recognise.tables.settled import SettledColumn
from filings.recognise.texts import header_key

_NUMBER = "[0-9一二三四五六七八九十]"
_PERIOD = re.compile(
    rf"(?:(?:19|20)[0-9]{{2}}年)?(?:第?[1-4一二三四]季度?|[上下]半年|前[2-3二两三]季度|全年|年[底末]|{_NUMBER}{{1,3}}月份?)"
    r"[底末前]*(?:工作|形象|阶段性?|节点|推进|进度|目标|任务|计划|安排|要求)*"
)
_MAY_SAY_WHAT = frozenset([None, Field.CONTENT, Field.SECTION])


def settle_periods(columns: list[SettledColumn]) -> None:
    """Keep columns of several periods for what they are, where another says what is to be done."""
    found = [i for i, c in enumerate(columns) if _PERIOD.fullmatch(header_key(c.column.header))]
    others = [c for i, c in enumerate(columns) if i not in found]
    if len(found) < 2 or not _says_what(others):
        return
    for index in found:
        if columns[index].field in _MAY_SAY_WHAT:
            columns[index] = replace(columns[index], field=Field.KEPT)


def _says_what(columns: Sequence[SettledColumn]) -> bool:
    return any(c.field in (Field.CONTENT, Field.SECTION) and c.evidence.filled for c in columns)
