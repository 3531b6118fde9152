"""Which of several columns of days is the deadline: 推进节点 beside 办结时限, 开工 beside 竣工."""

from __future__ import annotations

import re
from dataclasses import replace

from filings.recognise.tables.fields import Field
from filings.recognise.tables.settled import SettledColumn
from filings.recognise.tables.sheets import Sheet
from filings.recognise.texts import header_key, is_empty

_ENDS = (
    re.compile(r".*(?:完成|办结|竣工|完工|截止|结束|销号|整改到位).*|止|至"),
    re.compile(r".*(?:时限|期限|限期|时间要求)"),
)


def settle_deadlines(sheet: Sheet, columns: list[SettledColumn]) -> None:
    """Leave one column of deadlines; the others are kept as they stand.

    Columns of which each row fills one only (立行立改, 限期整改) stay deadlines all.
    """
    found = [i for i, c in enumerate(columns) if c.field is Field.DEADLINE and c.evidence.filled]
    if len(found) < 2:
        return
    both = any(sum(not is_empty(line.text(i)) for i in found) > 1 for line in sheet.lines)
    if not both:
        return
    chosen = min(found, key=lambda i: (_rank(columns[i]), i))
    for index in found:
        if index != chosen:
            columns[index] = replace(columns[index], field=Field.KEPT)


def _rank(column: SettledColumn) -> int:
    key = header_key(column.column.header)
    return next((n for n, pattern in enumerate(_ENDS) if pattern.fullmatch(key)), len(_ENDS))
