"""What a value of the template language is as text, and what to do with one that is none.

A value that cannot be printed, or not by a filter, raises FilterError, which is reported with the
place of the tag.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from filings.language.dates import format_date as in_figures
from filings.messages import gettext as _
from filings.word.block_content import BlockContent


class FilterError(Exception):
    """The value is nothing that the filter can work on; message and ``hints`` are for the user."""

    def __init__(self, message: str, *hints: str) -> None:
        super().__init__(message)
        self.hints = hints


def to_text(value: object) -> str:
    """A value as ``{{ }}`` prints it; lists and other compounds raise FilterError."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return in_figures(value)
    if isinstance(value, BlockContent):
        raise FilterError(*value.refusal_within_text())
    if isinstance(value, Mapping):
        raise FilterError(_("它不是一项内容，下面还有名称。"), *hints_about(value))
    raise FilterError(_("它是一张列表，不能直接打印。"), *hints_about(value))


def refusal_of(value: object) -> FilterError | None:
    """Why ``value`` cannot be printed; None if it can."""
    try:
        to_text(value)
    except FilterError as error:
        return error
    return None


_MOST_NAMES = 12


def hints_about(value: object) -> tuple[str, ...]:
    """How a value is printed that is a list, or has names below it, or is a plain value."""
    if isinstance(value, Mapping):
        if not value:
            return (_("写到下一级的名称，例如 {{ applicant.name }}。"),)
        return (_("写到下一级的名称：{names}。").format(names=_names_below(value)),)
    if not isinstance(value, list | tuple):
        return (_("去掉这个过滤器，直接写 {{ 名称 }}。"),)
    entry = next(iter(value), None)
    if isinstance(entry, Mapping) and entry:
        name = next(iter(entry))
        return (
            _("逐项打印：{tags}；每一项下面有：{names}。").format(
                tags=f"{{% for x in 列表 %}}{{{{ x.{name} }}}}{{% endfor %}}",
                names=_names_below(entry),
            ),
        )
    if isinstance(entry, list | tuple | Mapping):
        return (_("用 {% for x in 列表 %} 逐项打印。"),)
    return (_("列表写成 {{ 名称 | join }}，或用 {% for %} 逐项打印。"),)


def _names_below(value: Mapping[Any, Any]) -> str:
    names = [str(name) for name in value]
    return "、".join(names[:_MOST_NAMES]) + ("……" if len(names) > _MOST_NAMES else "")


def compare_hint() -> str:
    """What can be compared."""
    return _("大小只能在数字和数字、日期和日期之间比；是不是同样的文字，用 == 比。")


def sum_hint() -> str:
    """What can be calculated with."""
    return _("文字写成 {{ 名称 ~ 名称 }}；数字用加了引号的，去掉引号。")


def loop_hint(name: str) -> str:
    """What to do with something that is no list."""
    return _("只有一项，直接写 {tag}；要循环的应是列表。").format(tag=f"{{{{ {name} }}}}")


def text_or_nothing(value: object, refusal: str) -> str:
    """A text as it is, nothing as ''; anything else is refused with ``refusal``."""
    if value is None or isinstance(value, str):
        return value or ""
    raise FilterError(refusal, *hints_about(value))


def format_date(value: object) -> str:
    """A date as documents write it: 2021年12月31日; text stays as it is."""
    if isinstance(value, date):
        return in_figures(value)
    return text_or_nothing(value, _("date 只能用于日期。"))
