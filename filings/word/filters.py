"""The filters of the template language: ``{{ value | filter }}``.

Each is a plain function of the value and constants; :data:`FILTERS` is the one table of them, with
the line that documents each. A filter that cannot make sense of its value raises FilterError. The engine knows that ``default`` takes a name that is
missing, and that ``markdown`` and ``picture`` give paragraphs (:data:`BLOCK_FILTERS`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from filings.language.dates import format_date as in_figures
from filings.language.numerals import LARGEST, chinese_number
from filings.messages import gettext as _
from filings.messages import mark as N_
from filings.word.block_filters import markdown, picture, signature
from filings.word.printable import (
    FilterError,
    format_date,
    hints_about,
    text_or_nothing,
    to_text,
)


def format_by_date(value: object) -> str:
    """A deadline: 2021年12月31日前; text stays as it is."""
    return f"{format_date(value)}前" if isinstance(value, date) else format_date(value)


def format_chinese_date(value: object) -> str:
    """A date in Chinese numerals: 二〇二一年十二月三十一日; text stays as it is."""
    if isinstance(value, date):
        return in_figures(value, chinese_numerals=True)
    return text_or_nothing(value, _("chinese_date 只能用于日期。"))


def format_points(value: object) -> str:
    """Points without needless zeros: 5.0 → 5, 2.50 → 2.5; text stays as it is."""
    if isinstance(value, Decimal) and value.is_finite():
        text = format(value, "f")
        text = text.rstrip("0").rstrip(".") if "." in text else text
        return "0" if text in ("-0", "") else text
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return text_or_nothing(value, _("points 只能用于数字。"))


def format_chinese_number(value: object) -> str:
    """A whole number from 0 to 9999 in Chinese numerals: 12 → 十二."""
    number = value
    if isinstance(value, Decimal) and value == value.to_integral_value():
        number = int(value)
    if isinstance(number, int) and not isinstance(number, bool) and 0 <= number <= LARGEST:
        return chinese_number(number)
    message = _("chinese_number 只能用于 0 到 {largest} 的整数。").format(largest=LARGEST)
    raise FilterError(message, *hints_about(value))


def join(value: object, separator: str = "、") -> str:
    """The entries of a list, with 、 or the given text between them."""
    return to_text(separator).join(_entries(value, "join"))


def lines(value: object) -> str:
    """The entries of a list, one a line."""
    return "\n".join(_entries(value, "lines"))


def _entries(value: object, name: str) -> list[str]:
    if value is None:
        return []
    if not isinstance(value, list | tuple):
        message = _("{name} 只能用于列表。").format(name=name)
        raise FilterError(message, *hints_about(value))
    try:
        return [to_text(entry) for entry in value]
    except FilterError:
        message = _("{name} 只能用于一项项文字的列表，这张列表的每一项不是文字。")
        raise FilterError(message.format(name=name), *hints_about(value)) from None


def as_it_is(value: object) -> str:
    """The text of a value. What docxtpl needs ``e`` for is done to every text here."""
    return to_text(value)


def length(value: object) -> int:
    """How many entries a list, or characters a text, has."""
    if isinstance(value, list | tuple | str | dict):
        return len(value)
    raise FilterError(_("length 只能用于列表或文字。"), *hints_about(value))


def default(value: object, other: object = "") -> object:
    """The value, or ``other`` where the name is missing or the value is empty."""
    return other if value is None or value == "" else value


def unmarked(value: object) -> str:
    """Long text in one piece: the marks of Markdown taken away."""
    from filings.language.markdown_text import plain_text

    return plain_text(text_or_nothing(value, _("plain 只能用于文字。")))


def title(value: object, width: object = 20) -> str:
    """A title broken between words where it is longer than ``width`` characters.

    Each line of one that has several is broken for itself.
    """
    from filings.language.title_lines import title_lines

    if not isinstance(width, int) or width < 1:
        raise FilterError(_("title 的括号里要写一行的字数，例如 title(20)。"))
    typed = text_or_nothing(value, _("title 只能用于文字。")).split("\n")
    return "\n".join(line for part in typed for line in title_lines(part, width))


class Filter(NamedTuple):
    """A filter: its function, in Chinese what it does, and whether it gives paragraphs."""

    function: Callable[..., Any]
    summary: str
    makes_blocks: bool = False


FILTERS: Mapping[str, Filter] = {
    "date": Filter(format_date, N_("日期：2021年12月31日")),
    "by_date": Filter(format_by_date, N_("期限：2021年12月31日前")),
    "chinese_date": Filter(format_chinese_date, N_("汉字日期：二〇二一年十二月三十一日")),
    "points": Filter(format_points, N_("分值：去掉多余的零，5.0 印成 5")),
    "chinese_number": Filter(format_chinese_number, N_("汉字数目：12 印成 十二")),
    "join": Filter(join, N_('列表连成一行，默认用顿号隔开，可写 join("；")')),
    "lines": Filter(lines, N_("列表每项一行")),
    "length": Filter(length, N_("列表的项数或文字的字数")),
    "count": Filter(length, N_("同 length")),
    "e": Filter(as_it_is, N_("照原样印；本来就是，可以不写")),
    "escape": Filter(as_it_is, N_("同 e")),
    "default": Filter(default, N_('没有或为空时改用括号里的内容：default("无")')),
    "markdown": Filter(
        markdown, N_("长文：标题、列表、表格和图片，用 {{p … }}"), makes_blocks=True
    ),
    "picture": Filter(
        picture,
        N_('图片，用 {{p … }}；括号里是题注和宽度：picture("题注", 80)、picture("", "60毫米")'),
        makes_blocks=True,
    ),
    "signature": Filter(
        signature,
        N_("署名和日期，按是否盖章、几个单位排在规定的位置，用 {{p … }}"),
        makes_blocks=True,
    ),
    "title": Filter(title, N_("标题：超过一行的在词与词之间换行，括号里是一行的字数：title(20)")),
    "plain": Filter(unmarked, N_("长文去掉标记，只留文字")),
}
"""Every filter that a template may use."""

BLOCK_FILTERS = frozenset(name for name, known in FILTERS.items() if known.makes_blocks)
"""Those that give paragraphs, tables and pictures."""
