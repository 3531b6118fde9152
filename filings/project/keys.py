"""What to say of keys: one that the format has not, one that stands twice."""

from __future__ import annotations

import re

from filings.glossary import term
from filings.language.similar import did_you_mean
from filings.messages import gettext as _
from filings.project.shapes import Record

_RUN_TOGETHER = re.compile(r"([^:：]{1,20}?)\s*([:：])(?=(.))")
_WIDE_BRACKETS = "｛｝［］"


def key_label(name: str, within: str = "") -> str:
    """A key in both spellings, 「完成时限 (deadline)」; ``within`` is the key that it stands below."""
    label = term(name, within)
    return label if label == name else f"{label} ({name})"


def explain_unknown(
    spelling: str,
    typed: str,
    record: Record,
    *,
    suggest: bool = True,
    above: tuple[str, Record] | None = None,
    within: str = "",
) -> tuple[str, str, str | None]:
    """Message and hint for a key that ``record`` has not, and the key that is meant, if any.

    ``typed`` has the blanks around it. Without ``suggest`` the known keys are not compared with
    it, which takes a while. ``above`` is the key before it, as typed, with the keys below that;
    ``within`` is the key that all this stands below.
    """
    message = _("不认识的键“{key}”").format(key=_quoted(spelling))
    together = _RUN_TOGETHER.match(spelling)
    if together:
        return message, _hint_of(together), record.names.get(together[1])
    bare = spelling.strip(_WIDE_BRACKETS)
    if bare != spelling:
        hint = _("“｛”“｝”“［”“］”是全角括号，改成半角的“{{ }}”或“[ ]”").format()
        return message, hint, record.names.get(bare)
    if spelling.startswith("-"):
        hint = _("“-”后面要空一格，写成“- {key}”").format(key=spelling[1:])
        return message, hint, record.names.get(spelling[1:])
    if typed[:1] in ("\u3000", "\xa0"):
        return message, _("行首是全角空格，请改成半角空格，与同一级的行对齐"), None
    if above is not None and spelling in above[1].names:
        hint = _("“{key}”应当写在“{above}”下面：行首补上空格，与那里的各行对齐")
        return message, hint.format(key=spelling, above=above[0]), None
    meant = did_you_mean(spelling, record.names) if suggest else None
    if meant:
        return message, _("是不是“{key}”？").format(key=meant), record.names[meant]
    if not suggest:
        return message, "", None
    known = "、".join(key_label(name, within) for name in dict.fromkeys(record.names.values()))
    return message, _("这里可以写：{keys}").format(keys=known), None


def run_together(text: str) -> str:
    """The hint for a lone text that is a key and its value in one, 「名称：甲」; '' if it is not."""
    together = _RUN_TOGETHER.match(text)
    return _hint_of(together) if together and "\n" not in text else ""


def _hint_of(together: re.Match[str]) -> str:
    if together[2] == "：":
        hint = _("“{key}”后面要用半角冒号加空格“: ”")
    elif together[3].isspace():
        hint = _("“{key}”的冒号后面不是半角空格，删去重打一个半角空格")
    else:
        hint = _("“{key}”的冒号后面缺少空格")
    return hint.format(key=together[1].strip())


def explain_twice(spelling: str, first: str, line: int) -> str:
    """Message for a key that stands twice in one place, first on ``line`` as ``first``."""
    if spelling == first:
        message = _("“{key}”在同一处写了两次，第一次在第 {line} 行")
    else:
        message = _("“{key}”与第 {line} 行的“{first}”是同一个键，只能写一次")
    return message.format(key=_quoted(spelling), first=_quoted(first), line=line)


def _quoted(spelling: str) -> str:
    return spelling if len(spelling) <= 40 else spelling[:40] + "…"
