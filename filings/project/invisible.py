"""What a reader of the file does not see as the program does: characters without width, remarks."""

from __future__ import annotations

import re

from filings.diagnostics import Diagnostic, Span
from filings.messages import gettext as _
from filings.messages import mark as N_
from filings.project.rules import Y018, Y019
from filings.project.text_file import MAX_LISTED, place_of

ZERO_WIDTH = "\u200b"
"""Stands in a text for every character without width, until the values are taken out of it."""

_NAMES = {
    "\u00ad": N_("软连字符"),
    "\u200b": N_("零宽空格"),
    "\u200c": N_("零宽断字符"),
    "\u200d": N_("零宽连字符"),
    "\u2060": N_("零宽不换行符"),
    "\ufeff": N_("字节顺序标记"),
}
# The joiners mean something in other scripts and between the parts of an emoji, and there only.
_INVISIBLE = re.compile(
    "[\u00ad\u200b\u2060\ufeff]"
    "|(?<=[\x00-\u02ff\u2000-\u206f\u2e80-\u9fff\uff00-\uffef])[\u200c\u200d]"
)
# 「# 说明」 and 「#------」 are remarks to everybody.
_REMARK = re.compile(r"[ \t]+(#[^\s#=*\-].*)")


def mark_invisible(text: str, file: str) -> tuple[str, list[Diagnostic]]:
    """``text`` with ``ZERO_WIDTH`` for each character that cannot be seen, and where they stood."""
    places = [(found.start(), found[0]) for found in _INVISIBLE.finditer(text)]
    diagnostics = []
    for offset, character in places[:MAX_LISTED]:
        name = f"U+{ord(character):04X}（{_(_NAMES[character])}）"
        message = _("这里有看不见的字符：{character}，已略去").format(character=name)
        diagnostics.append(Y019.finding(message, span=Span(file, *place_of(text, offset))))
    if len(places) > MAX_LISTED:
        message = _("“{file}”中还有 {count} 个这样的字符没有列出")
        message = message.format(file=file, count=len(places) - MAX_LISTED)
        diagnostics.append(Y019.finding(message, span=Span(file)))
    return (_INVISIBLE.sub(ZERO_WIDTH, text) if places else text), diagnostics


class Remarks:
    """The remarks of a text that may be meant as content: 「所在地: 示例县 #1号」."""

    def __init__(self, text: str, file: str) -> None:
        self._lines = text.split("\n") if " #" in text or "\t#" in text else []
        self._file = file

    def after(self, line: int, column: int) -> list[Diagnostic]:
        """The warning of a remark just behind a value without quotes that ends there (from 0)."""
        if line >= len(self._lines):
            return []
        found = _REMARK.match(self._lines[line], column)
        if found is None:
            return []
        remark = found[1] if len(found[1]) <= 20 else found[1][:20] + "…"
        message = _("“{remark}”当作说明，没有读进来").format(remark=remark.rstrip())
        hint = _("属于内容的，给整段文字加引号；确实是说明的，“#”后面空一格")
        span = Span(self._file, line + 1, found.start(1) + 1)
        return [Y018.finding(message, hints=(hint,), span=span)]
