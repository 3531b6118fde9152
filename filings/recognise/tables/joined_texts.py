"""Texts of several columns that fill one field: put below each other, and told once for the table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

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


@dataclass(slots=True)
class JoinedTexts:
    """The rows whose texts were joined, by the names of the columns; told once for each."""

    rows: dict[tuple[str, ...], list[Place]] = field(default_factory=dict)

    def joined(self, texts: Sequence[tuple[str, str, bool]], place: Place) -> str:
        """The texts of one row below each other, each with its header and whether that is a grade.

        The words of a grade stand in front of its text, which says nothing without them.
        """
        if len(texts) < 2:
            return "".join(text for _header, text, _grade in texts)
        self.rows.setdefault(tuple(header for header, _t, _g in texts), []).append(place)
        return "\n".join(f"{h}：{t}" if grade else t for h, t, grade in texts)

    def report(self, rows: int) -> None:
        """Say which columns were joined, in a table of so many ``rows``."""
        for headers, places in self.rows.items():
            names = "、".join(f"“{header}”" for header in headers)
            some = len(places) not in (1, rows)
            message = (
                _("{names}合成了一段，从这一行起共{count}行") if some else _("{names}合成了一段")
            )
            places[0].report(rules.I122, message.format(names=names, count=len(places)))
