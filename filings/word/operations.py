"""What a compiled template calls for its names, loops, filters, sums and comparisons.

All of it knows plain data only; what cannot be done is reported with the place of the tag, and
gives nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from filings.messages import gettext as _
from filings.word.filters import FILTERS
from filings.word.places import Place
from filings.word.printable import FilterError, compare_hint, loop_hint, sum_hint, to_text
from filings.word.rules import T010
from filings.word.runtime import Absent, current

LARGEST = 10**12
"""The largest number that may be calculated with."""


def locate(value: object, place: Place | None, path: str) -> object:
    """Tell a missing name where it was used and how it was written in full."""
    if isinstance(value, Absent) and value.place is None:
        value.place, value.path = place, path
    return value


def each(value: object, place: Place | None, path: str) -> object:
    """What a loop goes over: a list, or nothing; anything else is reported."""
    run = current.get()
    if isinstance(value, Absent):
        value.report()
        return []
    if value is None:
        return []
    if isinstance(value, dict):
        value = [key for key in value if type(key) is str]
    if isinstance(value, list | tuple):
        run.step(len(value) + 1)
        return value
    run.report(T010, place, _("「{name}」不是列表，不能循环。").format(name=path), loop_hint(path))
    return []


def unpacked(entries: Iterable[Any], count: int, place: Place | None) -> list[Any]:
    """The entries of ``for a, b in …``: those that come apart into so many values."""
    made: list[Any] = []
    for one in entries:
        if isinstance(one, list | tuple) and len(one) == count:
            made.append(one)
            continue
        message = _("列表的一项不能拆成 {count} 个名称。").format(count=count)
        current.get().report(T010, place, message)
    return made


def _any_missing(*values: object) -> bool:
    """Whether one of ``values`` is a missing name; the first one is reported."""
    missing = next((v for v in values if isinstance(v, Absent)), None)
    if missing is not None:
        missing.report()
    return missing is not None


def apply_filter(value: object, name: str, place: Place | None, *args: object) -> object:
    """The result of one of our filters; what it cannot do is reported and gives nothing."""
    if name == "default":
        return FILTERS[name].function(None if isinstance(value, Absent) else value, *args)
    if _any_missing(value, *args):
        return ""
    try:
        return FILTERS[name].function(value, *args)
    except ArithmeticError:
        current.get().report(T010, place, _("算式里的数字过大，或除数是零。"))
        return ""
    except FilterError as e:
        current.get().report(T010, place, _("过滤器用不上：{reason}").format(reason=e), *e.hints)
        return ""


def calculate(left: object, right: object, sign: str, place: Place | None) -> object:
    """Whole and decimal numbers within bounds, added, subtracted, multiplied or divided."""
    run = current.get()
    if _any_missing(left, right):
        return 0
    if not (isinstance(left, int | Decimal) and isinstance(right, int | Decimal)):
        run.report(T010, place, _("只有数字才能计算；文字相连请用 ~。"), sum_hint())
        return 0
    if not _is_modest(left) or not _is_modest(right) or (sign == "//" and not right):
        message = _("算式里的数字过大，或除数是零。")
        run.report(T010, place, message, _("核对算式里的数字；除法的除数不能是零。"))
        return 0
    try:
        return _SUMS[sign](left, right)
    except ArithmeticError:
        run.report(T010, place, _("算式里的数字过大，或除数是零。"))
        return 0


def _is_modest(number: int | Decimal) -> bool:
    if isinstance(number, Decimal) and not number.is_finite():
        return False
    return -LARGEST <= number <= LARGEST


def concatenate(values: Iterable[object], place: Place | None) -> str:
    """``a ~ b``: the texts of the values, one after the other."""
    run = current.get()
    parts: list[str] = []
    for value in values:
        if isinstance(value, Absent):
            value.report()
            continue
        try:
            parts.append(to_text(value))
        except FilterError as e:
            run.report(T010, place, _("不能用 ~ 相连：{reason}").format(reason=e), *e.hints)
    return "".join(parts)


def compare(left: object, right: object, sign: str, place: Place | None) -> bool:
    """``left < right`` and the like; kinds that have no order are reported."""
    if _any_missing(left, right):
        return False
    try:
        return bool(_COMPARISONS[sign](left, right))
    except (TypeError, ArithmeticError):
        message = _("类别不同的内容不能比较，例如文字和数字比大小。")
        current.get().report(T010, place, message, compare_hint())
        return False


_SUMS: Mapping[str, Any] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "//": lambda a, b: a // b,
}
_COMPARISONS: Mapping[str, Any] = {
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: a != b,
    "lt": lambda a, b: a < b,
    "lteq": lambda a, b: a <= b,
    "gt": lambda a, b: a > b,
    "gteq": lambda a, b: a >= b,
    "in": lambda a, b: a in b,
    "notin": lambda a, b: a not in b,
}
