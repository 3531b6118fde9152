"""The filters of the template language: ``{{ value | filter }}``.

Each is a plain function of the value and constants; :data:`FILTERS` is the one table of them, with
the line that documents each. A filter that cannot make sense of its value raises FilterError, which
is reported with the place of the tag. The engine knows that ``default`` takes a name that is
missing, and that ``markdown`` and ``picture`` give paragraphs (:data:`BLOCK_FILTERS`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from filings.language.dates import format_date as in_figures
from filings.language.numerals import LARGEST, chinese_number
from filings.messages import gettext as _
from filings.messages import mark as N_
from filings.word.block_content import BlockContent

if TYPE_CHECKING:
    from filings.language.text_blocks import Block, PictureWidth
    from filings.word.block_kinds import Markdown, MixedText, Pictures, Signature


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
        return format_date(value)
    if isinstance(value, BlockContent):
        raise FilterError(*value.refusal_within_text())
    if isinstance(value, Mapping):
        raise FilterError(_("它不是一项内容，下面还有名称。"), *_hints_about(value))
    raise FilterError(_("它是一张列表，不能直接打印。"), *_hints_about(value))


def refusal_of(value: object) -> FilterError | None:
    """Why ``value`` cannot be printed; None if it can."""
    try:
        to_text(value)
    except FilterError as error:
        return error
    return None


_MOST_NAMES = 12


def _hints_about(value: object) -> tuple[str, ...]:
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


def format_date(value: object) -> str:
    """A date as documents write it: 2021年12月31日; text stays as it is."""
    if isinstance(value, date):
        return in_figures(value)
    return _text_or_nothing(value, _("date 只能用于日期。"))


def format_by_date(value: object) -> str:
    """A deadline: 2021年12月31日前; text stays as it is."""
    return f"{format_date(value)}前" if isinstance(value, date) else format_date(value)


def format_chinese_date(value: object) -> str:
    """A date in Chinese numerals: 二〇二一年十二月三十一日; text stays as it is."""
    if isinstance(value, date):
        return in_figures(value, chinese_numerals=True)
    return _text_or_nothing(value, _("chinese_date 只能用于日期。"))


def _text_or_nothing(value: object, refusal: str) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    raise FilterError(refusal, *_hints_about(value))


def format_points(value: object) -> str:
    """Points without needless zeros: 5.0 → 5, 2.50 → 2.5; text stays as it is."""
    if isinstance(value, Decimal) and value.is_finite():
        text = format(value, "f")
        text = text.rstrip("0").rstrip(".") if "." in text else text
        return "0" if text in ("-0", "") else text
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _text_or_nothing(value, _("points 只能用于数字。"))


def format_chinese_number(value: object) -> str:
    """A whole number from 0 to 9999 in Chinese numerals: 12 → 十二."""
    number = value
    if isinstance(value, Decimal) and value == value.to_integral_value():
        number = int(value)
    if isinstance(number, int) and not isinstance(number, bool) and 0 <= number <= LARGEST:
        return chinese_number(number)
    message = _("chinese_number 只能用于 0 到 {largest} 的整数。").format(largest=LARGEST)
    raise FilterError(message, *_hints_about(value))


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
        raise FilterError(message, *_hints_about(value))
    try:
        return [to_text(entry) for entry in value]
    except FilterError:
        message = _("{name} 只能用于一项项文字的列表，这张列表的每一项不是文字。")
        raise FilterError(message.format(name=name), *_hints_about(value)) from None


def as_it_is(value: object) -> str:
    """The text of a value. What docxtpl needs ``e`` for is done to every text here."""
    return to_text(value)


def length(value: object) -> int:
    """How many entries a list, or characters a text, has."""
    if isinstance(value, list | tuple | str | dict):
        return len(value)
    raise FilterError(_("length 只能用于列表或文字。"), *_hints_about(value))


def default(value: object, other: object = "") -> object:
    """The value, or ``other`` where the name is missing or the value is empty."""
    return other if value is None or value == "" else value


def markdown(value: object) -> Markdown | MixedText:
    """Long text with headings, lists, tables and pictures, for ``{{p … }}``.

    A list holds the parts of one text, records ``{"markdown", "level", "title", "text"}``: a text
    with marks where ``markdown`` is true, else a paragraph made of data, a heading of that level
    with the text that goes on behind it, or, of level 0, text alone.
    """
    from filings.word.block_kinds import Markdown, MixedText

    if isinstance(value, list):
        return MixedText(tuple(_part_of_text(part) for part in value))
    return Markdown(_text_or_nothing(value, _("markdown 只能用于文字。")))


def _part_of_text(part: object) -> str | Block:
    from filings.language.text_blocks import Heading, Paragraph, Run

    fields = part if isinstance(part, dict) else {}
    level, title, text = fields.get("level"), fields.get("title"), fields.get("text")
    if not (isinstance(level, int) and isinstance(title, str) and isinstance(text, str)):
        raise FilterError(_("markdown 只能用于文字。"))
    if fields.get("markdown"):
        return text
    runs = (Run(text),) if text else ()
    return Heading(level, title, 0, (Run(title),), rest=runs) if level else Paragraph(runs, 0)


def picture(value: object, caption: object = "", width: object = 100) -> Pictures:
    """Pictures by their path, or a list of paths, for ``{{p … }}``; empty paths show nothing.

    ``width`` is in percent of the text width, or in millimetres or centimetres with the unit.
    """
    from filings.word.block_kinds import Pictures

    refusal = _("picture 只能用于图片的路径，或这样的列表。")
    listed = value if isinstance(value, list | tuple) else [value]
    paths = [_text_or_nothing(path, refusal) for path in listed]
    below = to_text(caption).replace("\r\n", "\n").replace("\r", "\n")
    return Pictures(tuple(path for path in paths if path), below, _picture_width(width))


_LENGTH = r"([0-9]{1,4}(?:\.[0-9]{1,3})?) *(mm|cm|毫米|厘米)"


def _picture_width(width: object) -> PictureWidth:
    from filings.language.text_blocks import PictureWidth

    if isinstance(width, int) and not isinstance(width, bool) and 1 <= width <= 100:
        return PictureWidth(percent=width)
    found = re.fullmatch(_LENGTH, width.strip(), re.IGNORECASE) if isinstance(width, str) else None
    if found is not None and float(found[1]) > 0:
        is_millimetres = found[2].lower() in ("mm", "毫米")
        return PictureWidth(millimetres=float(found[1]) * (1 if is_millimetres else 10))
    raise FilterError(
        _(
            'picture 的宽度写成版心宽度的百分之几，例如 picture("", 80)，或写明长度：picture("", "60毫米")。'
        )
    )


def signature(value: object) -> Signature:
    """Who signs and when, for ``{{p … }}``: a record of ``issuers``, ``date`` and ``sealed``."""
    from filings.word.block_kinds import Signature

    refusal = _("signature 要用于有 issuers（单位）、date（日期）、sealed（盖章）的一项。")
    if not isinstance(value, dict) or not value.keys() >= {"issuers", "date", "sealed"}:
        raise FilterError(refusal, *_hints_about(value))
    names = value["issuers"]
    if not isinstance(names, list | tuple):
        raise FilterError(refusal)
    return Signature(
        tuple(to_text(name) for name in names),
        format_date(value["date"]),
        bool(value["sealed"]),
    )


def unmarked(value: object) -> str:
    """Long text in one piece: the marks of Markdown taken away."""
    from filings.language.markdown_text import plain_text

    return plain_text(_text_or_nothing(value, _("plain 只能用于文字。")))


def title(value: object, width: object = 20) -> str:
    """A title broken between words where it is longer than ``width`` characters.

    Each line of one that has several is broken for itself.
    """
    from filings.language.title_lines import title_lines

    if not isinstance(width, int) or width < 1:
        raise FilterError(_("title 的括号里要写一行的字数，例如 title(20)。"))
    typed = _text_or_nothing(value, _("title 只能用于文字。")).split("\n")
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
