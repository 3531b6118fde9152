"""What all models share: frozen, closed, and read from text.

Every scalar of a project file arrives as text, and the types here decide what it means. A text
that does not fit raises :class:`Misread`, whose message is written for the clerk who typed it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Self, cast

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
        (cached properties stand in the instance's dictionary and would be copied too). Where the
        record was read from stays with it. Raises TypeError for a name that is no field.
        """
        names = type(self).model_fields
        unknown = changes.keys() - names.keys()
        if unknown:
            raise TypeError(f"{type(self).__name__} has no {', '.join(sorted(unknown))}")
        copy = type(self).model_construct(**{**{n: getattr(self, n) for n in names}, **changes})
        if self.__pydantic_private__ is not None:
            object.__setattr__(copy, "__pydantic_private__", dict(self.__pydantic_private__))
        return cast(Self, copy)


_BETWEEN_WORDS = re.compile(r"[、，,；;\n]")
_DATE = re.compile(
    r"\s*(\d{4})\s*(?:[-/.．]\s*(\d{1,2})\s*[-/.．]\s*(\d{1,2})|年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日)\s*"
)
_NEGATIVE = re.compile(r"\s*[-－−–—]\s*[0-9０-９]")
_COUNT = re.compile(r"(?:限|不超过|共)?\s*([0-9０-９]{1,9})\s*(?:字|页)?(?:以内)?")
_THOUSANDS = re.compile(r"(?<=\d)[,，](?=\d{3}(?!\d))")
_YES = frozenset({"是", "有", "对", "yes", "true", "y", "on", "1", "√", "✓", "✔"})
_NO = frozenset({"否", "无", "没有", "不是", "no", "false", "n", "off", "0", "×", "✗"})


def _read_text(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


def _read_date(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    found = _DATE.fullmatch(value)
    if not found:
        message = _("“{value}”不是完整的日期，请写成 2024-07-01 或 2024年7月1日")
        raise Misread(message.format(value=shortened(value)))
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
    if points is None and _NEGATIVE.match(value):
        raise Misread(_("分数不能是负数：“{value}”").format(value=shortened(value)))
    if points is None:
        raise Misread(_("“{value}”不是分数，请只写数字，如 4.5").format(value=shortened(value)))
    return points


def _read_yes_no(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    word = value.strip().lower()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise Misread(_("这里只能写“是”或“否”，不能写“{value}”").format(value=shortened(value)))


def _read_count(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    found = _COUNT.fullmatch(_THOUSANDS.sub("", value.strip()))
    if not found:
        raise Misread(_("“{value}”不是整数，请只写数字，如 300").format(value=shortened(value)))
    return int(found[1])


def split_words(text: str) -> tuple[str, ...]:
    """The words of one text, with 、，；or the like between them."""
    return tuple(word for part in _BETWEEN_WORDS.split(text) if (word := part.strip()))


def shortened(text: str, length: int = 30) -> str:
    """``text`` on one line and not too long to be quoted in a message."""
    text = " ".join(text.split())
    return text if len(text) <= length else text[:length] + "…"


def _flat(split: Callable[[str], Iterable[str]]) -> Callable[[Any], Any]:
    """Reads one text or a list of texts, each of which may hold several words."""

    def read(value: Any) -> Any:
        if isinstance(value, str):
            return tuple(split(value))
        if not isinstance(value, list | tuple):
            return value
        return tuple(w for v in value for w in (split(v) if isinstance(v, str) else (v,)))

    return read


def _read_words(value: Any) -> Any:
    return split_words(value) if isinstance(value, str) else value


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
UnitNames = Annotated[tuple[str, ...], BeforeValidator(_flat(split_units))]
"""Names of units as typed, a list or one text with 、 between them."""
Keys = Annotated[tuple[str, ...], BeforeValidator(_flat(split_words))]
"""Keys of things that stand elsewhere in the file, a list or one text with 、 between them."""
Words = Annotated[tuple[Text, ...], BeforeValidator(_read_words)]
"""A list of texts, or one text with 、 between them; in a list each text stays whole."""
