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
from filings.project.slips import closing_wanted, find_slip


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


def syntax_error(error: yaml.YAMLError, text: str, file: str) -> Diagnostic:
    """The finding for what the parser raised while it read ``text``."""
    problem = str(getattr(error, "problem", None) or "")
    context = str(getattr(error, "context", None) or "")
    mark = getattr(error, "problem_mark", None)
    start = getattr(error, "context_mark", None)
    reason = next((r for r in _REASONS if r.context in context and r.problem in problem), None)
    in_flow = "flow" in context
    # A bracket that is never closed fails on a later line; the one to mend is where it opens.
    opened = bool(in_flow and start and mark and mark.line > start.line)
    place = start if start and reason and (reason.at_start or opened) else mark or start
    if place is None:
        return Y003.finding(_("写法有误，这个文件无法读下去"), span=Span(file))
    lines = text.split("\n")
    ended = place.line >= len(lines) or (place.line == len(lines) - 1 and not lines[-1])
    line, column = (len(lines) - 1, len(lines[-1])) if ended else (place.line, place.column)
    failed = min(mark.line, len(lines) - 1) if mark else line
    before, rest = lines[line][:column], lines[line][column:]
    opener = lines[start.line][start.column :][:1] if in_flow and start and not ended else ""
    wanted = closing_wanted(opener, rest)
    hint = _("读到第 {line} 行才发现").format(line=failed + 1) if opened else ""
    opened_on = start.line + 1 if start else 0
    if ended:
        message = _("文件到这里就完了，前面有括号或引号没有成对")
    elif rest.startswith("\t"):
        message = _("这里用了制表符，行首只能用空格")
    elif opened:
        message = _("这里的“{symbol}”没有成对，或者它后面少了逗号")
    elif in_flow and re.match(r"- |-$", rest):
        message = _("上面有括号没有成对")
    elif wanted:
        message = _("这里应当是“{wanted}”，却写了“{symbol}”")
        hint = _("第 {line} 行的“{opener}”还没有收尾，缺少“{wanted}”")
        hint = hint.format(line=opened_on, opener=opener, wanted=wanted)
    elif rest.startswith(("]", "}")):
        message = _("这里多了一个“{symbol}”")
    elif "expected key" in problem and before.strip():
        message = _("引号结束以后又有文字，或者前面的引号没有成对")
    elif reason is None or (reason.message == _SYMBOL and rest[:1] not in _SYMBOLS):
        message = _("这里的写法不完整，或者多了符号")
    else:
        message = _(reason.message)
    message = message.format(symbol=rest[:1], wanted=wanted)
    if not hint or opened:
        near = reason is None or reason.slip
        slip = find_slip(lines, line, column, failed, in_flow=in_flow, opened=opened, near=near)
        if slip is not None:
            message, hint = slip.reason or message, slip.hint
            line, column = (line, column) if slip.column is None else (slip.line, slip.column)
    message = _("写法有误：{reason}").format(reason=message)
    return Y003.finding(
        message, hints=(hint,) if hint else (), span=Span(file, line + 1, column + 1)
    )
