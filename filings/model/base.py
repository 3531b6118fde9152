"""What all models share: frozen, closed, and read from text.

Every scalar of a project file arrives as text, and the types here decide what it means. A text
that does not fit raises :class:`Misread`, whose message is written for the clerk who typed it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict

from filings.language.points import parse_points
from filings.language.unit_phrases import split_units
from filings.messages import gettext as _


class Misread(ValueError):
    """A text that does not mean what its field holds; the message says what was expected."""


class Model(BaseModel):
    """A frozen, closed record.

    ``free_keys`` names the field that takes every key which is no field of the model, so that
    ``{defaults: …, 1: …, 2: …}`` can stand flat in a file. ``scalar_key`` names the field that a
    lone scalar fills, so that ``request: 请示.md`` is enough.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    free_keys: ClassVar[str | None] = None
    scalar_key: ClassVar[str | None] = None

    def replaced(self, **changes: Any) -> Self:
        """A copy with some fields replaced by values of the right type.

        Unlike pydantic's ``model_copy`` it leaves behind what was derived from the old fields
        (cached properties stand in the instance's dictionary and would be copied too).
        """
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self).model_construct(**{**fields, **changes})


_DATE = re.compile(
    r"\s*(\d{4})\s*(?:[-/.．]\s*(\d{1,2})\s*[-/.．]\s*(\d{1,2})|年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日)\s*"
)
_YES = frozenset({"是", "有", "yes", "true", "y", "1", "√", "✓"})
_NO = frozenset({"否", "无", "no", "false", "n", "0", "×"})


def _read_text(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


def _read_date(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    found = _DATE.fullmatch(value)
    if not found:
        raise Misread(_("“{value}”不是日期，请写成 2024-07-01 的样子").format(value=value))
    year, *rest = found.groups()
    month, day = (int(part) for part in rest if part is not None)
    try:
        return date(int(year), month, day)
    except ValueError:
        raise Misread(_("日历上没有“{value}”这一天").format(value=value)) from None


def _read_points(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    points = parse_points(value)
    if points is None:
        raise Misread(_("“{value}”不是分数，请只写数字，如 4.5").format(value=value))
    if points < 0:
        raise Misread(_("分数不能是负数：“{value}”").format(value=value))
    return points


def _read_yes_no(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    word = value.strip().lower()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise Misread(_("“{value}”请写成“是”或“否”").format(value=value))


def _read_count(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    digits = value.strip().removesuffix("页").removesuffix("字").strip()
    if not digits.isdecimal() or not 1 <= len(digits) <= 9:
        raise Misread(_("“{value}”不是整数").format(value=value))
    return int(digits)


def _read_names(value: Any) -> Any:
    if isinstance(value, str):
        return split_units(value)
    return _flat(value) if isinstance(value, list | tuple) else value


def _flat(names: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(
        part
        for name in names
        for part in (split_units(name) if isinstance(name, str) else (name,))
    )


def _read_words(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Text = Annotated[str, BeforeValidator(_read_text)]
"""One text, without the blanks around it."""
Day = Annotated[date, BeforeValidator(_read_date)]
"""A day of the calendar: 2024-07-01, 2024/7/1 or 2024年7月1日."""
Points = Annotated[Decimal, BeforeValidator(_read_points)]
"""Points, not negative: 5, 0.5, 5分."""
YesNo = Annotated[bool, BeforeValidator(_read_yes_no)]
"""是 or 否."""
Count = Annotated[int, BeforeValidator(_read_count)]
"""A whole number."""
UnitNames = Annotated[tuple[str, ...], BeforeValidator(_read_names)]
"""Names of units, a list or one text with 、 between them, as typed."""
Words = Annotated[tuple[Text, ...], BeforeValidator(_read_words)]
"""A list of texts; one text alone is a list of one."""
