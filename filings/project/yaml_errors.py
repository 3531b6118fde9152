"""What a YAML parser complains about, said so that a clerk can mend it.

libyaml names the rule of its grammar that failed, in English, and often a line too late. Here its
words are turned into the slip that is most likely behind them, at the place where that slip is.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from filings.diagnostics import Diagnostic, Span
from filings.messages import gettext as _
from filings.messages import mark as N_
from filings.project.rules import Y003


class _Reason(NamedTuple):
    """What libyaml says (words of its context and its problem), and what that means.

    ``at_start`` places the finding where the construct starts, not where reading it failed;
    ``slip`` says that a slip on a line nearby may be behind it.
    """

    context: str
    problem: str
    message: str
    at_start: bool = False
    slip: bool = False


_SYMBOL = N_("文字以“{symbol}”开头时，整段要加引号")
_SYMBOLS = tuple("*&!|>%@`,-?:#")
_PERCENT = N_("文件开头以“%”起首的行有误，请删去")
_QUOTE = N_("这里的引号没有成对")
_REASONS = (
    _Reason("", "tab character", N_("这里用了制表符，行首只能用空格")),
    _Reason("scanning an alias", "", _SYMBOL, True),
    _Reason("scanning an anchor", "", _SYMBOL, True),
    _Reason("a tag", "", _SYMBOL, True),
    _Reason("", "undefined tag handle", _SYMBOL),
    _Reason("scanning a block scalar", "", _SYMBOL, True),
    _Reason("directive", "", _SYMBOL, True),
    _Reason("", "directive", _PERCENT),
    _Reason("", "incompatible YAML document", _PERCENT),
    _Reason("", "cannot start any token", _SYMBOL),
    _Reason("", "expected node content", _SYMBOL),
    _Reason("", "unexpected ':'", N_("半角冒号后面缺少空格；文字里本来有冒号的，整段加引号")),
    _Reason("scanning a quoted scalar", "", _QUOTE, True),
    _Reason(
        "parsing a quoted scalar", "", N_("双引号里的反斜杠“\\”另有含义，请把双引号改成单引号")
    ),
    _Reason("flow sequence", "", N_("方括号里的各项要用半角逗号“,”隔开，并以“]”结束"), slip=True),
    _Reason("flow mapping", "", N_("花括号里的各项要用半角逗号“,”隔开，并以“}}”结束"), slip=True),
    _Reason(
        "", "find expected ':'", N_("这一行不是“键: 值”，键后面缺少半角冒号和空格"), True, True
    ),
    _Reason(
        "", "mapping values are not allowed", N_("这一行多了一个冒号，或者缩进没有对齐"), slip=True
    ),
    _Reason("", "entries are not allowed", N_("“- ”要另起一行，写在键的下面")),
    _Reason("block collection", "", N_("这一行与上面以“- ”开头的各项没有对齐"), slip=True),
    _Reason("block mapping", "", N_("这一行的缩进与同一级的行没有对齐"), slip=True),
    _Reason("", "<document start>", N_("“...”之后不能再有内容，请删去那一行")),
)
_LONGEST = 1000  # characters of a line that are looked at
_KEY = r"[\s\-{?]*[^\s:：#'\"，,]{1,20}"
_FULL_WIDTH_COLON = re.compile(rf"{_KEY}\s*：")
_NO_BLANK = re.compile(rf"{_KEY}:(?![\s/\d]|$)")
_FULL_WIDTH_COMMA = re.compile(r"[\[{][^\]}]*[，、；]")
_COLON_IN_TEXT = re.compile(r"[\s\-]*[^\s:#'\"]+:\s+[^'\"\s{\[].*:(?:\s|$)")
_NO_KEY = re.compile(r"\s*[^\s:#\-'\"\[\]{},][^:#]*$")


def syntax_error(error: yaml.YAMLError, text: str, file: str) -> Diagnostic:
    """The finding for what the parser raised while it read ``text``."""
    problem = str(getattr(error, "problem", None) or "")
    context = str(getattr(error, "context", None) or "")
    mark = getattr(error, "problem_mark", None)
    start = getattr(error, "context_mark", None)
    reason = next((r for r in _REASONS if r.context in context and r.problem in problem), None)
    # A bracket that is never closed fails on a later line; the one to mend is where it opens.
    opened = bool("flow" in context and start and mark and mark.line > start.line)
    place = start if start and reason and (reason.at_start or opened) else mark or start
    if place is None:
        return Y003.finding(_("写法有误，这个文件无法读下去"), span=Span(file))
    lines = text.split("\n")
    ended = place.line >= len(lines) or (place.line == len(lines) - 1 and not lines[-1])
    line, column = (len(lines) - 1, len(lines[-1])) if ended else (place.line, place.column)
    failed = min(mark.line, len(lines) - 1) if mark else line
    before, rest = lines[line][:column], lines[line][column:]
    if ended:
        message = _("文件到这里就完了，前面有括号或引号没有成对")
    elif rest.startswith("\t"):
        message = _("这里用了制表符，行首只能用空格")
    elif opened:
        message = _("这里的“{symbol}”没有成对，或者它后面少了逗号")
    elif "flow" in context and re.match(r"- |-$", rest):
        message = _("上面有括号没有成对")
    elif rest.startswith(("]", "}")):
        message = _("这里多了一个“{symbol}”")
    elif "expected key" in problem and before.strip():
        message = _("引号结束以后又有文字，或者前面的引号没有成对")
    elif reason is None or (reason.message == _SYMBOL and rest[:1] not in _SYMBOLS):
        message = _("这里的写法不完整，或者多了符号")
    else:
        message = _(reason.message)
    hints = (_("读到第 {line} 行才发现").format(line=failed + 1),) if opened else ()
    suspects = (line, failed, line - 1) if reason is None or reason.slip else ()
    for number in dict.fromkeys(suspects):
        if 0 <= number < len(lines) and (slip := _slip(lines[number][:_LONGEST], opened)):
            hints = (slip[0].format(line=number + 1),)
            line, column = (line, column) if slip[1] is None else (number, slip[1])
            break
    message = _("写法有误：{reason}").format(reason=message.format(symbol=rest[:1]))
    return Y003.finding(message, hints=hints, span=Span(file, line + 1, column + 1))


def _slip(line: str, opened: bool) -> tuple[str, int | None] | None:
    """The clerk's commonest slips, which the parser never names; ``None`` where there is none.

    With it the column (from 0) of a slip that is certain: that is the place to mend.
    """
    if found := _FULL_WIDTH_COLON.match(line):
        return _("第 {line} 行用了全角冒号“：”，键后面要用半角冒号加空格“: ”"), found.end() - 1
    if found := _NO_BLANK.match(line):
        return _("第 {line} 行的冒号后面缺少空格，要写成“键: 值”"), found.end() - 1
    if _FULL_WIDTH_COMMA.search(line):
        return _("第 {line} 行的括号里用了全角标点，各项之间要用半角逗号“,”"), None
    if line[:1] in ("\u3000", "\xa0"):
        return _("第 {line} 行行首是全角空格，请改成半角空格"), 0
    if opened:
        return None
    if _COLON_IN_TEXT.match(line):
        hint = _("第 {line} 行的文字里有半角冒号：改成全角冒号“：”，或者给整段文字加引号")
        return hint, None
    if _NO_KEY.match(line):
        return _("第 {line} 行没有键；如果是说明，前面加“# ”"), None
    return None
