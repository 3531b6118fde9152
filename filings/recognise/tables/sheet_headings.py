"""Headings above tables that are sections of one rubric: 一、组织管理（100分） ▦ 二、环境卫生（250分） ▦.

Tables under one header whose headings count on and state points (or name vetoes, or points on top) are
one table with these sections.
A table of another header, beside others that are scored, is within the section that its heading names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from filings.recognise.tables.fields import Field, field_of
from filings.recognise.tables.sections import is_bonus, is_veto
from filings.recognise.tables.sheets import Sheet
from filings.recognise.texts import header_key, leading_number, without_number, without_points

_NAMES_TABLE = re.compile(r"(?:表|(?:评分|考核|考评|测评|验收)标准|细则|办法|清单|方案|体系|台账)$")
"""How titles of tables end, which name no section."""

_CAPTION = re.compile(
    r"表\s*[0-9０-９一二三四五六七八九十]{1,3}(?:[-—－][0-9]{1,2})?(?![0-9年月季])"
)
"""How captions begin, which are a table's own title (表1　基础评价) and head no section."""

_BARE_VETO = re.compile(r"[“\"]?(?:一票)?否决")
"""How headings of vetoes begin that name nothing else."""


def under_headings(found: Sequence[Sheet]) -> list[Sheet]:
    """The sheets, those joined that are one rubric; ``openings`` of each are the sections of its rows."""
    sheets: list[Sheet] = []
    last: Sheet | None = None
    for sheet in found:
        if last is not None and sheets and _counts_on(last, sheet):
            first = sheets[-1]
            if not first.openings:
                first.openings[0] = first.title or ""
                first.title = first.title_above
            first.openings[len(first.lines)] = sheet.title or ""
            first.notes += sheet.notes
            first.lines += sheet.lines
            first.pieces += sheet.pieces
        else:
            sheets.append(sheet)
        last = sheet
    scored = sum(map(_is_scored, sheets))
    for sheet in sheets if scored > 1 else ():
        title = sheet.title or ""
        if not sheet.openings and _is_scored(sheet) and _heads_alone(title):
            sheet.openings[0] = title
    return sheets


def _counts_on(before: Sheet, sheet: Sheet) -> bool:
    """Whether two sheets have one header, and headings that count on and say what they are worth."""
    words = [[header_key(c.header) for c in s.columns] for s in (before, sheet)]
    if words[0] != words[1] or not any(words[0]) or before.table.sheet != sheet.table.sheet:
        return False
    numbers = [leading_number(s.title or "") for s in (before, sheet)]
    first, second = numbers
    if first is None or second is None or first.style != second.style:
        return False
    counts = first.value is not None and second.value == first.value + 1
    return counts and all(_names_a_section(s.title or "") for s in (before, sheet))


def _names_a_section(title: str) -> bool:
    """Whether a heading says what its items are worth, or that they are vetoes or on top."""
    name, points = without_points(title)
    name = without_number(name).strip()
    return _NAMES_TABLE.search(name) is None and (
        points is not None or is_veto(name) or is_bonus(name)
    )


def _heads_alone(title: str) -> bool:
    """Whether what stands above one table is a section's heading rather than the table's own title.

    三、否决项 and a bare 一票否决项 are; 示范县否决项 and 表3 否决项 are titles (and say what their items are
    all the same).
    """
    if _CAPTION.match(title) or not _names_a_section(title):
        return False
    name, points = without_points(title)
    return (
        points is not None
        or leading_number(title) is not None
        or is_bonus(name)
        or _BARE_VETO.match(name) is not None
    )


def _is_scored(sheet: Sheet) -> bool:
    fields = {field_of(header) for c in sheet.columns for header in c.headers}
    return bool(fields & {Field.POINTS, Field.METHOD})
