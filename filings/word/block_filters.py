"""The filters that give paragraphs, tables and pictures: ``markdown``, ``picture``, ``signature``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from filings.messages import gettext as _
from filings.word.printable import FilterError, format_date, hints_about, text_or_nothing, to_text

if TYPE_CHECKING:
    from filings.language.text_blocks import Block, PictureWidth
    from filings.word.block_kinds import Markdown, MixedText, Pictures, Signature


def markdown(value: object) -> Markdown | MixedText:
    """Long text with headings, lists, tables and pictures, for ``{{p … }}``.

    A list holds the parts of one text, records ``{"markdown", "level", "title", "text"}``: a text
    with marks where ``markdown`` is true, else a paragraph made of data, a heading of that level
    with the text that goes on behind it, or, of level 0, text alone.
    """
    from filings.word.block_kinds import Markdown, MixedText

    if isinstance(value, list):
        return MixedText(tuple(_part_of_text(part) for part in value))
    return Markdown(text_or_nothing(value, _("markdown 只能用于文字。")))


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
    paths = [text_or_nothing(path, refusal) for path in listed]
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
        raise FilterError(refusal, *hints_about(value))
    names = value["issuers"]
    if not isinstance(names, list | tuple):
        raise FilterError(refusal)
    return Signature(
        tuple(to_text(name) for name in names),
        format_date(value["date"]),
        bool(value["sealed"]),
    )
