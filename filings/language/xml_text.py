"""Characters that cannot stand in a Word or Excel file.

Both are XML 1.0, whose Char production (https://www.w3.org/TR/xml/#charsets) leaves out the
control characters but tab, line feed and carriage return, lone surrogates, U+FFFE and U+FFFF.
lxml and docxtpl drop such a character, or cut the document short, without a word.
"""

from __future__ import annotations

import re

from filings.messages import gettext as _
from filings.messages import mark as N_

# What Char leaves out. Its complement, as the standard writes it, takes ten times as long to compile.
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_CONTROL_NAMES = {
    "\x00": N_("空字符"),
    "\x07": N_("响铃符"),
    "\x08": N_("退格符"),
    "\x0b": N_("竖向制表符，多为 Word 的手动换行"),
    "\x0c": N_("换页符"),
    "\x1b": N_("转义符"),
}


def illegal_characters(text: str) -> list[tuple[int, str]]:
    """Offset (from 0) and character of everything in ``text`` that XML 1.0 does not allow."""
    return [(m.start(), m.group()) for m in _ILLEGAL.finditer(text)]


def is_clean(text: str) -> bool:
    """Whether every character of ``text`` may stand in a Word or Excel file."""
    return _ILLEGAL.search(text) is None


def describe_character(ch: str) -> str:
    """A character that cannot be seen, in words: ``U+000B 控制字符（竖向制表符，…）``."""
    code = ord(ch)
    if code < 0x20 or 0x7F <= code < 0xA0:
        kind = _("控制字符")
        if ch in _CONTROL_NAMES:
            kind = _("{kind}（{name}）").format(kind=kind, name=_(_CONTROL_NAMES[ch]))
    elif 0xD800 <= code <= 0xDFFF:
        kind = _("不成对的半个字符")
    elif code & 0xFFFE == 0xFFFE:
        kind = _("不是字符的编码")
    else:
        kind = ch
    return f"U+{code:04X} {kind}"
