"""From YAML text to nodes that know their place. Every scalar stays text."""

from __future__ import annotations

import re
from typing import Any

import yaml

from filings.diagnostics import Diagnostic, Span
from filings.messages import gettext as _
from filings.messages import mark as N_
from filings.project.rules import Y003, Y005, Y010

MAX_DEPTH = 60

_Loader: type[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_PLAIN_TAGS = (None, "!", "tag:yaml.org,2002:str")


def compose(text: str, file: str) -> tuple[yaml.Node | None, list[Diagnostic]]:
    """The root node of a YAML text; ``None`` for an empty file or one that cannot be read.

    The events are looked through first: that is cheap, cannot overflow the stack as composing
    a deeply nested file would (a crash in libyaml's binding), and tells aliases from what they
    stand for.
    """
    try:
        refused = _refuse(text, file)
        if refused:
            return None, refused
        return yaml.compose(text, Loader=_Loader), []
    except yaml.MarkedYAMLError as error:
        return None, [_syntax_error(error, text, file)]
    except yaml.YAMLError as error:
        message = _("YAML 写法有误：{reason}").format(reason=error)
        return None, [Y003.finding(message, span=Span(file))]


def _refuse(text: str, file: str) -> list[Diagnostic]:
    found = []
    depth = documents = 0
    for event in yaml.parse(text, Loader=_Loader):
        what = None
        if isinstance(event, yaml.AliasEvent):
            what = _("别名 *{name}").format(name=event.anchor)
        elif isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            what = _("锚点 &{name}").format(name=event.anchor)
        elif (isinstance(event, yaml.ScalarEvent) and event.tag not in _PLAIN_TAGS) or (isinstance(event, yaml.CollectionStartEvent) and event.tag not in (None, "!")):
            what = _("标签 {name}").format(name=event.tag)
        elif isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            what = _("第二个文档（---）") if documents > 1 else None
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                message = _("嵌套超过 {depth} 层").format(depth=MAX_DEPTH)
                return [Y010.finding(message, span=_span(event.start_mark, file))]
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if what:
            message = _("这里用了{what}").format(what=what)
            hint = _("把内容照直写出来；本来就是文字的，加上引号")
            found.append(Y005.finding(message, hints=(hint,), span=_span(event.start_mark, file)))
    return found


def _span(mark: yaml.Mark, file: str) -> Span:
    return Span(file, mark.line + 1, mark.column + 1)


_REASONS = (
    ("found character '\\t'", N_("这里用了制表符，YAML 的缩进只能用空格")),
    ("mapping values are not allowed", N_("这里多了一个冒号，或者上一行没有写完、缩进没有对齐")),
    ("could not find expected ':'", N_("这一行或上一行的键后面缺少半角冒号和空格")),
    ("did not find expected key", N_("缩进没有对齐，或者上面的引号、括号没有成对")),
    ("did not find expected '-' indicator", N_("这一列的各项没有对齐，或者少了“- ”")),
    ("did not find expected ',' or ']'", N_("方括号里的各项要用半角逗号隔开，并以 ] 结束")),
    ("did not find expected ',' or '}'", N_("花括号里的各项要用半角逗号隔开，并以 } 结束")),
    ("found unexpected end of stream", N_("引号没有成对：文件到末尾也没有找到后一个引号")),
    ("did not find expected", N_("这里的写法不完整")),
    ("cannot start any token", N_("这里的符号在 YAML 里有特殊含义，文字以它开头时要加引号")),
    ("unknown escape", N_("双引号里的反斜杠有特殊含义，改用单引号")),
)


def _syntax_error(error: yaml.MarkedYAMLError, text: str, file: str) -> Diagnostic:
    problem = str(error.problem or error)
    reason = next((reason for sign, reason in _REASONS if sign in problem), None)
    mark = error.problem_mark or error.context_mark
    lines = text.split("\n")
    line = min(mark.line, len(lines) - 1) if mark else 0
    hints = []
    for number in (line, line - 1):
        # A full-width colon after a key is the clerk's commonest slip, and YAML never names it.
        if 0 <= number < len(lines) and re.match(r"[\s\-{]*[^\s:#'\"]{1,20}：", lines[number]):
            hint = _("第 {line} 行用了全角冒号“：”，键后面要用半角冒号加空格“: ”")
            hints.append(hint.format(line=number + 1))
            break
    if error.context and error.context_mark and error.context_mark.line != line:
        hints.append(_("这一段从第 {line} 行开始").format(line=error.context_mark.line + 1))
    message = _("YAML 写法有误：{reason}").format(reason=_(reason) if reason else problem)
    return Y003.finding(message, hints=hints, span=_span(mark, file) if mark else Span(file))
