"""From YAML text to nodes that know their place. Every scalar stays text."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

import yaml

from filings.diagnostics import Diagnostic, Rule, Span
from filings.messages import gettext as _
from filings.project.invisible import ZERO_WIDTH, Remarks, mark_invisible
from filings.project.rules import Y002, Y003, Y005, Y010
from filings.project.text_file import MAX_LISTED, report_characters

MAX_DEPTH = 60
MAX_NODES = 500_000

_Loader: type[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_TOO_DEEP = "maximum nesting depth"
"""What libyaml 0.2.6 and later says; its scanner counts brackets before it gives any event."""
_PLAIN_TAGS = (None, "!", "tag:yaml.org,2002:str")

# Good XML, but no YAML (c-printable), or a line break to YAML and to no editor: the former stop the
# parser, the latter shift every place after them. Written as an escape they are welcome.
_ESCAPE = re.compile(r"\\[uUx]")
_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029]")


def compose(text: str, file: str) -> tuple[yaml.MappingNode | None, list[Diagnostic]]:
    """The root node of a YAML text, and what is wrong; ``None`` where there is no mapping to read.

    The nodes are put together here from the parser's events: a deeply nested file cannot overflow
    the stack (it crashes libyaml's own composer), and what project files do without (aliases,
    tags, a second document) is reported where it stands and left out.
    """
    first = [(m.start(), m.group()) for m in islice(_NOT_IN_YAML.finditer(text), MAX_LISTED)]
    text, found = mark_invisible(text, file)
    if first:
        replaced, count = _NOT_IN_YAML.subn("\ufffd", text)
        found += report_characters(text, first, count, file)
        text = replaced
    composer = _Composer(text, file)
    try:
        for event in yaml.parse(text, Loader=_Loader):
            composer.take(event)
            if composer.stopped:
                break
    except yaml.YAMLError as error:
        if _TOO_DEEP in str(getattr(error, "problem", "")):
            place = _span(error.problem_mark, file)  # type: ignore[attr-defined]
            return None, [*found, *composer.found, Y010.finding(_too_deep(), span=place)]
        from filings.project.yaml_errors import syntax_error

        return None, [*found, *composer.found, syntax_error(error, text, file)]
    found += composer.found
    root = composer.root
    if composer.stopped or isinstance(root, yaml.MappingNode):
        return root, found
    if root is None or root.value in ("", "~", "null"):
        message = _("“{file}”是空的").format(file=file)
        hint = _("打开它看看内容是否没有保存；写好以后再检查")
        found.append(Y002.finding(message, hints=(hint,), span=Span(file)))
    else:
        message = _("“{file}”应当由一行行“键: 值”组成").format(file=file)
        hint = _("冒号要用半角，后面加一个空格")
        found.append(Y003.finding(message, hints=(hint,), span=_span(root.start_mark, file)))
    return None, found


class _Composer:
    """Puts nodes together. ``stopped`` once the file has too much in it; then there is no root."""

    def __init__(self, text: str, file: str) -> None:
        self.root: Any = None
        self.found: list[Diagnostic] = []
        self.stopped = False
        self._text = text
        self._file = file
        self._remarks = Remarks(text, file)
        self._open: list[Any] = []
        self._nodes = 0
        self._documents = 0

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                self._refuse(event, _PLAIN_TAGS)
            if not event.style:
                self.found += self._remarks.after(event.end_mark.line, event.end_mark.column)
            node = yaml.ScalarNode(
                event.tag, self._value(event), event.start_mark, event.end_mark, event.style
            )
            self._add(node)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            if event.anchor is not None or event.tag is not None:
                self._refuse(event, _PLAIN_TAGS[:2])
            made = yaml.MappingNode if kind is yaml.MappingStartEvent else yaml.SequenceNode
            collection = made(event.tag, [], event.start_mark, None, event.flow_style)
            self._add(collection)
            self._open.append(collection)
            if len(self._open) > MAX_DEPTH:
                self._stop(_too_deep(), event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            done = self._open.pop()
            done.end_mark = event.end_mark
            if kind is yaml.MappingEndEvent:
                flat = done.value
                done.value = list(zip(flat[::2], flat[1::2], strict=True))
        elif kind is yaml.AliasEvent:
            self._report(_("别名 *{name}").format(name=event.anchor), event)
            self._add(yaml.ScalarNode("", "", event.start_mark, event.end_mark))
        elif kind is yaml.DocumentStartEvent:
            self._documents += 1
            if self._documents == 2:
                hint = _("一个文件只写一个项目；删去这一行“---”，或把后面的内容另存")
                self._say(Y005, _("这里又开始了一个文档（---）"), hint, event)

    def _value(self, event: Any) -> str:
        """The text of a scalar, without what nobody sees; as an escape that is welcome."""
        value: str = event.value
        if ZERO_WIDTH not in value:
            return value
        source = self._text[event.start_mark.index : event.end_mark.index]
        escaped = event.style == '"' and _ESCAPE.search(source)
        return value if escaped else value.replace(ZERO_WIDTH, "")

    def _add(self, node: Any) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._stop(_("内容超过 {count} 项").format(count=MAX_NODES), node)
        elif self._open:
            self._open[-1].value.append(node)
        elif self.root is None:
            self.root = node

    def _stop(self, message: str, at: Any) -> None:
        self._say(Y010, message, "", at)
        self.root = None
        self.stopped = True

    def _refuse(self, event: Any, allowed: tuple[str | None, ...]) -> None:
        if event.anchor is not None:
            self._report(_("锚点 &{name}").format(name=event.anchor), event)
        if event.tag not in allowed:
            self._report(_("标签 {name}").format(name=event.tag), event)

    def _report(self, what: str, event: Any) -> None:
        if len(self.found) < MAX_LISTED:
            hint = _("把内容照直写出来；本来就是文字的，加上引号")
            self._say(Y005, _("这里用了{what}").format(what=what), hint, event)

    def _say(self, rule: Rule, message: str, hint: str, at: Any) -> None:
        hints = (hint,) if hint else ()
        span = _span(at.start_mark, self._file)
        self.found.append(rule.finding(message, hints=hints, span=span))


def _too_deep() -> str:
    return _("嵌套超过 {count} 层").format(count=MAX_DEPTH)


def _span(mark: Any, file: str) -> Span:
    return Span(file, mark.line + 1, mark.column + 1)
