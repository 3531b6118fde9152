"""Texts of several columns that fill one field: put below each other, and told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from filings.messages import gettext as _
from filings.recognise import rules
from filings.recognise.tables.fields import Field
from filings.recognise.tables.settled import SettledColumn
from filings.recognise.texts import header_key
from filings.recognise.values import Place

_GRADE = re.compile(
    r"(?:[A-Ea-e]|[一二三四甲乙丙丁](?=[级档等类])|优秀?|良好?|中等?|一般|较[好差]|好|差|基本达标|不?达标|基本合格|不?合格)(?:[级档等类]次?)?"
)


def names_a_grade(header: str) -> bool:
    """Whether a header is a grade: A（100%）, B级, 良好."""
    return _GRADE.fullmatch(header_key(header)) is not None


def grades_of(columns: Sequence[SettledColumn]) -> frozenset[int]:
    """The columns of a method that say each what one grade demands."""
    found = frozenset(
        i
        for i, c in enumerate(columns)
        if c.field is Field.METHOD and names_a_grade(c.column.header)
    )
    return found if len(found) > 1 else frozenset()


def joined(texts: Sequence[tuple[str, str, bool]], place: Place) -> str:
    """The texts of one row below each other, each with its header and whether that is a grade.

    The words of a grade stand in front of its text, which says nothing without them. The row is told.
    """
    if len(texts) < 2:
        return "".join(text for _header, text, _grade in texts)
    names = "、".join(f"“{header}”" for header, _text, _grade in texts)
    place.report(rules.I122, _("{names}合成了一段").format(names=names))
    return "\n".join(f"{h}：{t}" if grade else t for h, t, grade in texts)
