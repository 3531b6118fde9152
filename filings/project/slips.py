"""A clerk's commonest slips in YAML, recognised in the line where the parser failed or near it.

The parser never names them: a full-width colon is a letter to it, and what follows fails later.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from filings.messages import gettext as _


class Slip(NamedTuple):
    """The slip that is most likely behind a failure, and the line (from 0) where it is.

    ``column`` (from 0) is where to mend it, known of a slip that is certain. ``reason`` then says
    what is wrong, better than the parser's own reason does.
    """

    line: int
    hint: str
    column: int | None = None
    reason: str = ""


_LONGEST = 1000  # characters of a line that are looked at
_WIDE_BLANK = "\u00a0\u2000-\u200a\u202f\u3000"
_KEY = r"[\s\-{?]*[^\s:：#'\"，,{}\[\]]{1,20}"
_FULL_WIDTH_COLON = re.compile(rf"{_KEY}\s*：")
_NO_BLANK = re.compile(rf"{_KEY}:(?![ \t/\d]|$)")
_DASH = re.compile(r"\s*-(?=[\[{]|[^\s\-:：\d][^\s:：]{0,20}:(?:\s|$))")
_WIDE_BRACKET = re.compile(r"(?:^\s*|: +|- +|[,\[{] *)([｛［])")
_WIDE_CLOSING = re.compile("[｝］]")
_COLON_IN_TEXT = re.compile(r"[\s\-]*[^\s:#'\"{\[]+:\s+[^'\"\s{\[].*:(?:\s|$)")
_NO_KEY = re.compile(r"\s*[^\s:#\-'\"\[\]{},][^:#]*$")
_REMARK = re.compile(r"\s#(?=\S)")
_PLAIN_PAIR = re.compile(r" *[^\s:#\-'\"\[\]{}][^:#]*:(?: +[^\s'\"\[\]{}|>&*!#].*)?$")
_PUNCTUATION = ("，", "、", "；")
_CLOSING = {"[": "]", "{": "}"}


def closing_wanted(opener: str, rest: str) -> str:
    """The bracket that is missing where ``rest`` starts with the other kind; '' for none.

    In ``[甲]], b}`` the first bracket is one too many: what closes ``opener`` comes after it.
    """
    wanted = _CLOSING.get(opener, "")
    if rest[:1] not in ("]", "}") or rest[:1] == wanted:
        return ""
    depth = 0
    for character in rest[1:_LONGEST]:
        depth += (character in "[{") - (character in "]}")
        if depth < 0:
            return "" if character == wanted else wanted
    return wanted


def find_slip(
    lines: list[str],
    line: int,
    column: int,
    failed: int,
    *,
    in_flow: bool,
    opened: bool,
    near: bool,
) -> Slip | None:
    """The slip behind a failure at a place (from 0), or ``None`` if there is none to be seen.

    ``failed`` is the line up to which the parser read; ``in_flow`` says that it stood in brackets,
    ``opened`` that the place is where they open; ``near`` that lines nearby may be at fault.
    """
    if not near:
        return None
    if in_flow and not opened:
        slip = _in_brackets(line, lines[line][:column][-_LONGEST:], lines[line][column:])
        if slip is not None:
            return slip
    suspects = [line, failed] if in_flow and not opened else [line, failed, line - 1]
    for number in dict.fromkeys(suspects):
        if not 0 <= number < len(lines):
            continue
        text = lines[number][:_LONGEST]
        slip = _certain(number, text)
        if slip is None and opened and number == line:
            slip = _unclosed(number, text[column:])
        if slip is None and not in_flow:
            slip = _in_text(number, text)
        if slip is not None:
            return slip
    return None if in_flow else _indentation(lines, failed)


def _full_width_colon(line: int, column: int) -> Slip:
    hint = _("第 {line} 行用了全角冒号“：”，键后面要用半角冒号加空格“: ”")
    return Slip(line, hint.format(line=line + 1), column, _("键后面用了全角冒号"))


def _no_blank(line: int, column: int) -> Slip:
    hint = _("第 {line} 行的冒号后面缺少空格，要写成“键: 值”")
    return Slip(line, hint.format(line=line + 1), column, _("冒号后面缺少空格"))


def _full_width_bracket(line: int, column: int | None, bracket: str) -> Slip:
    hint = _("第 {line} 行的“{bracket}”是全角括号，要用半角的“{{ }}”或“[ ]”")
    hint = hint.format(line=line + 1, bracket=bracket)
    return Slip(line, hint, column, "" if column is None else _("用了全角括号"))


def _colon_in_text(line: int) -> str:
    hint = _("第 {line} 行的文字里有半角冒号：改成全角冒号“：”，或者给整段文字加引号")
    return hint.format(line=line + 1)


def _certain(line: int, text: str) -> Slip | None:
    """A slip that is one wherever it stands."""
    if found := _DASH.match(text):
        rest = text[found.end() :]
        shown = re.split(r"(?<=: )", rest, maxsplit=1)[0][:20].rstrip()
        closing = _CLOSING.get(rest[0], "")
        hint = _("第 {line} 行的短横后面缺少空格，写成“- {rest}”")
        hint = hint.format(line=line + 1, rest=f"{shown} …{closing}")
        return Slip(line, hint, found.end() - 1, _("短横后面缺少空格"))
    if found := _FULL_WIDTH_COLON.match(text):
        return _full_width_colon(line, found.end() - 1)
    if found := re.match(rf"{_KEY}:[ ]*[{_WIDE_BLANK}]", text):
        hint = _("第 {line} 行冒号后面的空格不是半角空格，删去重打一个半角空格")
        column = found.end() - 1
        return Slip(line, hint.format(line=line + 1), column, _("冒号后面不是半角空格"))
    if found := _NO_BLANK.match(text):
        return _no_blank(line, found.end() - 1)
    if found := _WIDE_BRACKET.search(text):
        return _full_width_bracket(line, found.start(1), found[1])
    if found := re.match(rf" *[{_WIDE_BLANK}]", text):
        hint = _("第 {line} 行行首是全角空格，请改成半角空格")
        column = found.end() - 1
        return Slip(line, hint.format(line=line + 1), column, _("行首不是半角空格"))
    return None


def _in_brackets(line: int, before: str, rest: str) -> Slip | None:
    """A slip in front of the very place inside brackets where the parser stopped."""
    done = before.rstrip()
    comma = _("第 {line} 行的括号里用了全角标点，各项之间要用半角逗号“,”").format(line=line + 1)
    if rest.startswith(_PUNCTUATION) or (rest[:1] in "[{'\"" and done.endswith(_PUNCTUATION)):
        return Slip(line, comma)
    if rest[:1] in ("[", "{", "'", '"'):
        if done.endswith("："):
            return _full_width_colon(line, len(done) - 1)
        if done.endswith(":"):
            return _no_blank(line, len(done) - 1)
    if rest[:1] != ":":
        return None
    _key, colon, text = re.split(r"[,\[{]", done)[-1].partition(":")
    if not colon:
        return None
    if any(mark in text for mark in _PUNCTUATION):
        return Slip(line, comma)
    if " " in text.strip():
        hint = _("第 {line} 行的这个冒号前面少了半角逗号；冒号属于文字的，给整段文字加引号")
        return Slip(line, hint.format(line=line + 1))
    return Slip(line, _colon_in_text(line), None, _("这一行的文字里还有半角冒号"))


def _unclosed(line: int, text: str) -> Slip | None:
    """Why what opens here is not closed although it looks so."""
    if found := _WIDE_CLOSING.search(text):
        return _full_width_bracket(line, None, found[0])
    if _REMARK.search(text):
        hint = _("第 {line} 行“#”以后的都当作说明，没有读；属于内容的，给整段文字加引号")
        return Slip(line, hint.format(line=line + 1))
    return None


def _in_text(line: int, text: str) -> Slip | None:
    if _COLON_IN_TEXT.match(text):
        return Slip(line, _colon_in_text(line))
    if _NO_KEY.match(text):
        return Slip(line, _("第 {line} 行没有键；如果是说明，前面加“# ”").format(line=line + 1))
    return None


def _indentation(lines: list[str], failed: int) -> Slip | None:
    """A key that stands deeper than the one above it, which has a value and no parts.

    Either is out of line. Where the lines above are as deep as the lower one, it is the upper.
    """
    above = [n for n in range(failed) if lines[n].strip() and lines[n].lstrip()[0] != "#"]
    if not above or not _PLAIN_PAIR.match(lines[failed]) or not _PLAIN_PAIR.match(lines[above[-1]]):
        return None
    upper, depth = above.pop(), _indent(lines[failed])
    if _indent(lines[upper]) >= depth:
        return None
    fellow = next((n for n in reversed(above) if _indent(lines[n]) <= depth), None)
    is_fellow = fellow is not None and (
        _indent(lines[fellow]) == depth
        # Below 「申报主体:」 nothing may stand as far left as that itself.
        or (_indent(lines[fellow]) == _indent(lines[upper]) and lines[fellow].rstrip()[-1] == ":")
    )
    if is_fellow:
        hint = _("第 {line} 行行首少了空格，要与第 {other} 行对齐")
        line, other, column = upper, failed, _indent(lines[upper])
    else:
        hint = _("第 {line} 行行首多了空格，要与第 {other} 行对齐")
        line, other, column = failed, upper, depth
    return Slip(line, hint.format(line=line + 1, other=other + 1), column, _("缩进没有对齐"))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
