"""Slips of the pen in a tag, told apart by what was typed: each gives the hint that mends it."""

from __future__ import annotations

import re

from filings.messages import gettext as _

_INVISIBLE = re.compile(
    r"[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_STRING = re.compile(r"\"[^\"]*\"|'[^']*'")
_WIDE = "｜，（）．：；＝＂＇［］～"
_SINGLE_EQUALS = re.compile(r"(?<![=!<>])=(?!=)")
# Chinese characters and signs, with figures before them: 示例县, 2026年, 「示例县」, 、
_WORD = r"[0-9]*[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef][^\s\"'|,，()（）]*"
# After a comparison, or as what stands in the brackets of a filter.
_BARE = re.compile(rf"(?:==|!=)\s*({_WORD})|\|\s*\w+\s*\((?:[^()]*,)?\s*({_WORD})\s*[,)]")


def unquoted_word(expression: str, name: str = "") -> str | None:
    """The Chinese word that stands where a text is wanted, without quotation marks.

    With ``name`` only that word is looked for.
    """
    plain = _STRING.sub('""', expression)
    for found in _BARE.finditer(plain):
        word = found[1] or found[2]
        if not name or word == name:
            return word
    return None


def quote_hint(word: str) -> str:
    """How a text is written in a tag."""
    return _("文字要加引号：{word}").format(word=f'"{word.strip("「」『』")}"')


def invisible_hint(source: str) -> str | None:
    """What to do about signs without width, if a tag has any."""
    if _INVISIBLE.search(source):
        return _("标记里有看不见的字符，把整个标记删掉重打。")
    return None


def hints_for(source: str) -> tuple[str, ...]:
    """What is most likely wrong with a tag, as typed, that cannot be read; () if nothing is known."""
    invisible = invisible_hint(source)
    if invisible:
        return (invisible,)
    inner = _STRING.sub('""', source[2:-2].translate(str.maketrans("“”", '""')))
    word = unquoted_word(inner)
    if word:
        return (quote_hint(word),)
    wide = [c for c in inner if c in _WIDE]
    if wide:
        return (_("标记里的「{char}」是全角符号，请改成半角。").format(char=wide[0]),)
    if _SINGLE_EQUALS.search(inner):
        return (_("相等要写 ==，一个 = 不行。"),)
    return ()
