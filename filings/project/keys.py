"""What to say of keys: one that the format has not, one that stands twice."""

from __future__ import annotations

import re

from filings.glossary import term
from filings.language.similar import did_you_mean
from filings.messages import gettext as _
from filings.project.shapes import Record

_RUN_TOGETHER = re.compile(r"([^:：]{1,20}?)\s*([:：])(?=.)")


def key_label(name: str) -> str:
    """A key in both spellings, 「完成时限 (deadline)」."""
    label = term(name)
    return label if label == name else f"{label} ({name})"


def explain_unknown(
    spelling: str, typed: str, record: Record, suggest: bool = True
) -> tuple[str, str, str | None]:
    """Message and hint for a key that ``record`` has not, and the key that is meant, if any.

    ``typed`` has the blanks around it. Without ``suggest`` the known keys are not compared with
    it, which takes a while.
    """
    message = _("不认识的键“{key}”").format(key=_quoted(spelling))
    together = _RUN_TOGETHER.match(spelling)
    if together:
        hint = (
            _("“{key}”后面要用半角冒号加空格“: ”")
            if together[2] == "："
            else _("“{key}”的冒号后面缺少空格")
        )
        return message, hint.format(key=together[1]), record.names.get(together[1])
    if spelling.startswith("-"):
        hint = _("“-”后面要空一格，写成“- {key}”").format(key=spelling[1:])
        return message, hint, record.names.get(spelling[1:])
    if typed[:1] in ("\u3000", "\xa0"):
        return message, _("行首是全角空格，请改成半角空格，与同一级的行对齐"), None
    meant = did_you_mean(spelling, record.names) if suggest else None
    if meant:
        return message, _("是不是“{key}”？").format(key=meant), record.names[meant]
    if not suggest:
        return message, "", None
    known = "、".join(key_label(name) for name in dict.fromkeys(record.names.values()))
    return message, _("这里可以写：{keys}").format(keys=known), None


def explain_twice(spelling: str, first: str, line: int) -> str:
    """Message for a key that stands twice in one place, first on ``line`` as ``first``."""
    if spelling == first:
        message = _("“{key}”在同一处写了两次，第一次在第 {line} 行")
    else:
        message = _("“{key}”与第 {line} 行的“{first}”是同一个键，只能写一次")
    return message.format(key=_quoted(spelling), first=_quoted(first), line=line)


def _quoted(spelling: str) -> str:
    return spelling if len(spelling) <= 40 else spelling[:40] + "…"
