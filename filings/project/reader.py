"""From YAML nodes to plain data in the models' own identifiers, remembering every place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import yaml

from filings.diagnostics import Diagnostic, Rule, Span
from filings.language.xml_text import describe_character, illegal_characters
from filings.messages import gettext as _
from filings.model.origin import Path
from filings.model.rubric import Rubric
from filings.project.keys import explain_twice, explain_unknown, run_together
from filings.project.places import describe
from filings.project.rules import Y004, Y005, Y006, Y007, Y008, Y009
from filings.project.scalars import as_one_text, indent_of, is_empty
from filings.project.shapes import LIST, MAP, RECORD, Record, Shape
from filings.project.text_file import replace_at

Include = Callable[[str, Span], tuple[yaml.MappingNode, str] | None]
"""Gives the root node and the name of another file, asked for by name at a place."""

MOST_SUGGESTIONS = 200
"""After so many findings no more spellings are compared: the file is no project file."""


class Missing:
    """Nothing was written here."""


MISSING = Missing()


class Reader:
    """Reads nodes by shapes, into ``dict``, ``list`` and ``str``.

    ``spans`` says where each value, or the key of a part, stands, and ``nodes`` what was read
    there. ``faulty`` are the places whose value could not be used and has been reported,
    ``dropped`` those among them that are missing from the data for it.

    Nodes whose id is in ``skip`` are passed over: they were found wrong and have been reported.
    Elements of lists that are passed over leave no gap, so that places and data agree.
    """

    def __init__(self, file: str, include: Include, skip: frozenset[int] = frozenset()) -> None:
        self.file = file
        self.spans: dict[Path, Span] = {}
        self.nodes: dict[Path, yaml.Node] = {}
        self.faulty: set[Path] = set()
        self.dropped: set[Path] = set()
        self.diagnostics: list[Diagnostic] = []
        self._include = include
        self._skip = skip

    def read(self, node: yaml.Node, shape: Shape, path: Path = (), key: Any = None) -> Any:
        """Plain data of ``node``; ``MISSING`` where nothing was written or nothing is usable."""
        if id(node) in self._skip:
            self.faulty.add(path)
            return MISSING
        self.nodes[path] = node
        if isinstance(node, yaml.ScalarNode):
            return self._read_scalar(node, shape, path, key)
        self.spans[path] = self._span(key or node)
        if shape.form == LIST:
            return self._read_list(node, shape, path)
        if shape.form == MAP:
            return self._read_map(node, shape, path)
        if shape.form == RECORD:
            return self._read_record(node, shape.record, path)
        return self._wrong(node, path, _("这里应当是一段文字，却写成了若干项"), as_one_text(node))

    def _span(self, node: yaml.Node) -> Span:
        return Span(self.file, node.start_mark.line + 1, node.start_mark.column + 1)

    def _say(self, rule: Rule, message: str, hint: str, node: yaml.Node, path: Path) -> None:
        hints = (hint,) if hint else ()
        span, where = self._span(node), describe(path)
        self.diagnostics.append(rule.finding(message, hints=hints, span=span, where=where))

    def _wrong(self, node: yaml.Node, path: Path, message: str, hint: str = "") -> Missing:
        self._say(Y007, message, hint, node, path)
        self.faulty.add(path)
        return MISSING

    def _read_scalar(self, node: yaml.ScalarNode, shape: Shape, path: Path, key: Any) -> Any:
        text = self._text(node, path)
        if is_empty(node):
            self.spans[path] = self._span(key or node)
            # 「成员单位:」 with nothing after it is a group without members, not a unit.
            return [] if shape.form == LIST else MISSING
        self.spans[path] = self._span(node)
        if shape.form == LIST and not node.style and text.startswith(("［", "【", "｛")):
            hint = _("方括号、花括号要用半角的：[甲, 乙]")
            return self._wrong(node, path, _("这里用了全角括号"), hint)
        if shape.form == LIST and shape.split is not None:
            return self._read_lone_list(node, text, shape, path)
        if shape.form == LIST:
            message = _("这里应当写成一列，却只是一段文字")
            return self._wrong(node, path, message, _("每项另起一行，以“- ”开头"))
        if shape.form == RECORD:
            return self._read_lone_scalar(node, text, shape, path)
        if shape.form == MAP:
            return self._not_pairs(node, path)
        return text

    def _not_pairs(self, node: yaml.Node, path: Path) -> Missing:
        message = _("这里应当写成若干“键: 值”")
        hint = run_together(node.value) if isinstance(node, yaml.ScalarNode) else ""
        hint = hint or _("每个“键: 值”另起一行并缩进，冒号后面空一格")
        return self._wrong(node, path, message, hint)

    def _read_lone_scalar(self, node: yaml.ScalarNode, text: str, shape: Shape, path: Path) -> Any:
        scalar_key = shape.record.model.scalar_key
        if scalar_key is not None:
            self.spans[(*path, scalar_key)] = self._span(node)
            self.nodes[(*path, scalar_key)] = node
            return {scalar_key: text}
        if shape.type is not Rubric:
            return self._not_pairs(node, path)
        included = self._include(text.strip(), self._span(node))
        if included is None:
            self.faulty.add(path)
            return MISSING
        root, file = included
        outer, self.file = self.file, file
        try:
            data = self.read(root, shape, path)
        finally:
            self.file = outer
        self.nodes[path] = node
        return data

    def _read_lone_list(
        self, node: yaml.ScalarNode, text: str, shape: Shape, path: Path
    ) -> list[Any]:
        """A list written as one text; its elements are texts, or records known by a text."""
        words = self._read_words(node, text, shape, path, 0)
        assert shape.element is not None
        if shape.element.form != RECORD:
            return words
        scalar_key = shape.element.record.model.scalar_key
        for number in range(len(words)):
            self.spans[(*path, number, str(scalar_key))] = self.spans[(*path, number)]
        return [{scalar_key: word} for word in words]

    def _read_words(
        self, node: yaml.ScalarNode, text: str, shape: Shape, path: Path, start: int
    ) -> list[str]:
        """The words in one text, each with its own place; ``start`` counts those before it."""
        assert shape.split is not None
        words = list(shape.split(text))
        span, indent, at = self._span(node), indent_of(node), 0
        for number, word in enumerate(words, start):
            found = text.find(word, at)
            at = max(at, found)
            exact = indent is not None and found >= 0
            column = span.column + indent + found if exact and indent is not None else span.column
            self.spans[(*path, number)] = Span(span.file, span.line, column)
            self.nodes[(*path, number)] = node
        return words

    def _text(self, node: yaml.ScalarNode, path: Path) -> str:
        """The text of a scalar. Escapes (``\\x0b``) bring in what was taken out of the file."""
        text: str = node.value
        if node.style != '"' or not (illegal := illegal_characters(text)):
            return text
        kinds = sorted({character for _offset, character in illegal})[:5]
        what = "、".join(describe_character(character) for character in kinds)
        message = _("这里有不能写进文档的字符：{character}").format(character=what)
        hint = _("删去以“\\”开头的这几个字符")
        self._say(Y009, message, hint, node, path)
        return replace_at(text, [offset for offset, _character in illegal])

    def _read_list(self, node: yaml.Node, shape: Shape, path: Path) -> Any:
        assert shape.element is not None
        if not isinstance(node, yaml.SequenceNode):
            hint = _("每项另起一行，以“- ”开头；或者写在方括号里：[甲, 乙]")
            if node.value and str(node.value[0][0].value).startswith("-"):
                hint = _("“-”后面要空一格")
            return self._wrong(node, path, _("这里应当写成一列"), hint)
        values: list[Any] = []
        for element in node.value:
            place = (*path, len(values))
            value = self.read(element, shape.element, place)
            if value is MISSING:
                continue
            if shape.split_elements:
                values += self._read_words(element, value, shape, path, len(values))
            else:
                values.append(value)
        return values

    def _read_map(self, node: yaml.Node, shape: Shape, path: Path) -> Any:
        assert shape.element is not None
        if not isinstance(node, yaml.MappingNode):
            return self._not_pairs(node, path)
        data: dict[str, Any] = {}
        seen: dict[str, yaml.ScalarNode] = {}
        for name, key, value_node in self._pairs(node, path):
            if not self._seen_before(name, seen, key, path):
                self._keep(data, name, value_node, shape.element, path, key)
        return data

    def _keep(
        self,
        data: dict[str, Any],
        name: str,
        node: yaml.Node,
        shape: Shape,
        path: Path,
        key: yaml.Node,
    ) -> None:
        """Read one value under a free key. A record with nothing written in it is still there."""
        place = (*path, name)
        value = self.read(node, shape, place, key)
        if value is not MISSING:
            data[name] = value
        elif place in self.faulty:
            self.dropped.add(place)
        elif shape.type is Rubric:
            message = _("没有写细则的文件名")
            hint = _("写成“{key}: 评估细则.yaml”").format(key=name)
            self._say(Y008, message, hint, key, place)
            self.dropped.add(place)
        else:
            data[name] = {}

    def _read_record(self, node: yaml.Node, record: Record, path: Path) -> Any:
        if not isinstance(node, yaml.MappingNode):
            return self._not_pairs(node, path)
        data: dict[str, Any] = {}
        free: dict[str, Any] = {}
        seen: dict[str, yaml.ScalarNode] = {}
        seen_free: dict[str, yaml.ScalarNode] = {}
        free_field = record.model.free_keys
        above: tuple[str, Record] | None = None
        above_name = ""
        for spelling, key, value_node in self._pairs(node, path):
            name = record.names.get(spelling)
            if name is not None:
                inner = record.shapes[name]
                above = (spelling, inner.record) if inner.form == RECORD else None
                above_name = name
                if self._seen_before(name, seen, key, path):
                    continue
                value = self.read(value_node, inner, (*path, name), key)
                if value is not MISSING:
                    data[name] = value
                elif (*path, name) in self.faulty:
                    self.dropped.add((*path, name))
            elif free_field is None:
                suggest = len(self.diagnostics) < MOST_SUGGESTIONS
                message, hint, meant = explain_unknown(
                    spelling,
                    key.value,
                    record,
                    suggest=suggest,
                    above=above,
                    within=str(path[-1]) if path else "",
                )
                self._say(Y006, message, hint, key, path)
                if meant:
                    self.faulty.add((*path, meant))
                    self.dropped.add((*path, meant))
                elif above and spelling in above[1].names:
                    self.dropped.add((*path, above_name, above[1].names[spelling]))
            elif not self._seen_before(spelling, seen_free, key, path):
                element = record.shapes[free_field].element
                assert element is not None
                self._keep(free, spelling, value_node, element, (*path, free_field), key)
        if free_field is not None:
            data[free_field] = free
        return data

    def _pairs(
        self, node: yaml.MappingNode, path: Path
    ) -> Iterator[tuple[str, yaml.ScalarNode, yaml.Node]]:
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                hint = _("文字以“{”或“[”开头时，整段要加引号")
                self._say(Y007, _("键应当是一个词"), hint, key, path)
            elif key.value == "<<" and not key.style:
                hint = _("把内容照直写出来")
                self._say(Y005, _("这里用了合并键 <<"), hint, key, path)
            else:
                yield self._text(key, path).strip(), key, value

    def _seen_before(
        self, name: str, seen: dict[str, yaml.ScalarNode], key: yaml.ScalarNode, path: Path
    ) -> bool:
        first = seen.setdefault(name, key)
        if first is key:
            return False
        line = first.start_mark.line + 1
        self._say(Y004, explain_twice(key.value.strip(), first.value.strip(), line), "", key, path)
        return True
