"""Tables that hold nothing but vetoes, or nothing but points on top, by their title or their headers.

附件1 示范县否决项 ▦, 附件3 示范县加分项 ▦ 序号|加分内容|最高加分: the title is no section of the items, yet says
what each of them is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from filings.recognise.tables.fields import Field, field_of
from filings.recognise.tables.settled import SettledColumn
from filings.recognise.tables.sheets import Sheet
from filings.recognise.texts import header_key, without_points

_THING = r"(?:项目?|事项|性?指标|内容|情形|条件|条款|因素)"
_END = r"(?:[(（][^()（）]*[)）])*$"
_LISTED = r"(?:清单|目录|一览表|明细表|表|(?:评分|计分|认定|考核|评价)?(?:细则|标准|办法))?"
_VETO_TITLE = re.compile(rf"否决[”\"]?(?:的|制)?{_THING}?{_LISTED}{_END}")
_BONUS_TITLE = re.compile(rf"加分{_THING}{_LISTED}{_END}")
_MORE = re.compile(r"(?:项目?|指标|标准|细则|办法|内容|分)[及和与、]|基本|扣分|减分")
"""Titles that name something besides (基本项及加分项)."""
_VETO_HEADER = re.compile(rf"(?:一票)?否决{_THING}")
_BONUS_HEADER = re.compile(rf"加分{_THING}")
_BONUS_POINTS = re.compile(r"(?:最高|最多|单项最高)?加分(?:分值|值|分数|上限|限额|标准)?")


@dataclass(frozen=True, slots=True)
class OnTop:
    """Whether all items of a table are vetoes, or all of them points on top."""

    veto: bool = False
    bonus: bool = False


def on_top(sheet: Sheet, columns: Sequence[SettledColumn]) -> OnTop:
    """What the title of a sheet, or the header of its contents or points, says of all its items."""
    title, _points = without_points(sheet.title or "")
    # Where headings open sections, each of these says it of its own.
    if not sheet.openings and not _MORE.search(title):
        veto, bonus = (p.search(title) is not None for p in (_VETO_TITLE, _BONUS_TITLE))
        if veto != bonus:
            return OnTop(veto, bonus)
    if any(c.field is Field.SECTION and _named(c) is not Field.SECTION for c in columns):
        return OnTop()  # 考核内容|加分内容: what is added to the first
    contents = [_key(c) for c in columns if c.field is Field.CONTENT and c.evidence.filled]
    points = [_key(c) for c in columns if c.field is Field.POINTS and c.evidence.filled]
    return OnTop(
        veto=bool(contents) and all(map(_VETO_HEADER.fullmatch, contents)),
        bonus=(bool(contents) and all(map(_BONUS_HEADER.fullmatch, contents)))
        or (bool(points) and all(map(_BONUS_POINTS.fullmatch, points))),
    )


def settle_points_on_top(sheet: Sheet, columns: list[SettledColumn]) -> None:
    """In a table of points on top 加分 is what an item is worth, where nothing else is."""
    if any(c.field is Field.POINTS for c in columns) or not on_top(sheet, columns).bonus:
        return
    found = [
        i
        for i, c in enumerate(columns)
        if c.field is Field.KEPT and c.evidence.is_points and _BONUS_POINTS.fullmatch(_key(c))
    ]
    if len(found) == 1:
        columns[found[0]] = replace(columns[found[0]], field=Field.POINTS)


def _key(column: SettledColumn) -> str:
    return header_key(column.column.header)


def _named(column: SettledColumn) -> Field | None:
    """The field that the header alone names."""
    return field_of(column.column.header)
