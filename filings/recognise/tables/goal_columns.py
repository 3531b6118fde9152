"""A column of what is aimed at (整改目标) beside one of problems: said of the problem, no section of its own."""

from __future__ import annotations

import re
from dataclasses import replace

from filings.recognise.tables.fields import Field
from filings.recognise.tables.settled import SettledColumn
from filings.recognise.texts import header_key

_GOAL = re.compile(r"(?:整改|预期|治理|工作|销号)?目标(?:要求)?")
_PROBLEM = re.compile(r".*问题.*")


def settle_goals(columns: list[SettledColumn]) -> None:
    """Keep a column of goals that would be a section, where problems stand to its left."""
    problems = False
    for index, column in enumerate(columns):
        key = header_key(column.column.header)
        if problems and column.field is Field.SECTION and _GOAL.fullmatch(key):
            columns[index] = replace(column, field=Field.KEPT)
        problems = problems or _PROBLEM.fullmatch(key) is not None
