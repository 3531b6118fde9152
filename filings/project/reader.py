"""From YAML nodes to plain data in the models' own identifiers, remembering every place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import yaml

from filings.diagnostics import Diagnostic, Span
from filings.glossary import term
from filings.language.similar import did_you_mean
from filings.language.xml_text import describe_character, illegal_characters
from filings.messages import gettext as _
from filings.model.responsibility import Path
from filings.project.rules import Y004, Y006, Y007, Y009
from filings.project.shapes import LIST, MAP, RECORD, Record, Shape
from filings.project.text_file import replace_at

Include = Callable[[str, Span], tuple[yaml.Node, str] | None]
"""Gives the root node and the name of another file, asked for by name at a place."""


class Missing:
    """Nothing was written here."""


MISSING = Missing()


class Reader:
    """Reads nodes by shapes. ``spans`` says where each value, or the key of a part, stands;
    ``dropped`` are the free keys whose value could not be read.


    Nodes whose id is in ``skip`` are passed over: they were found wrong and have been reported.
    Keys of lists and records that are passed over leave no gap, so that places and data agree.
    """

    def __init__(self, file: str, include: Include, skip: frozenset[int] = frozenset()) -> None:
        self.file = file
        self.spans: dict[Path, Span] = {}
        self.nodes: dict[Path, yaml.Node] = {}
        self.dropped: set[Path] = set()
        self.diagnostics: list[Diagnostic] = []
        self._include = include
        self._skip = skip

    def read(self, node: yaml.Node, shape: Shape, path: Path = (), key: Any = None) -> Any:
        """Plain data of ``node``: dict, list and str; ``MISSING`` where nothing was written."""
        if id(node) in self._skip:
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
        return self._wrong(node, _("这里应当是一段文字，却写成了若干项"))

    def _span(self, node: yaml.Node) -> Span:
        return Span(self.file, node.start_mark.line + 1, node.start_mark.column + 1)

    def _wrong(self, node: yaml.Node, message: str, hint: str = "") -> Missing:
        hints = (hint,) if hint else ()
        self.diagnostics.append(Y007.finding(message, hints=hints, span=self._span(node)))
        return MISSING

    def _read_scalar(self, node: yaml.ScalarNode, shape: Shape, path: Path, key: Any) -> Any:
        text = self._text(node)
        if not text.strip() or (node.style is None and text in ("~", "null")):
            self.spans[path] = self._span(key or node)
            return MISSING
        self.spans[path] = self._span(node)
        if shape.form == LIST and shape.one_alone:
            return text
        if shape.form == RECORD:
            return self._read_lone_scalar(node, text, shape, path)
        if shape.form in (LIST, MAP):
            return self._wrong(node, _("这里应当写成若干项，却只是一段文字“{text}”").format(text=text))
        return text

    def _read_lone_scalar(
        self, node: yaml.ScalarNode, text: str, shape: Shape, path: Path
    ) -> Any:
        model = shape.record.model
        if model.scalar_key is not None:
            self.spans[(*path, model.scalar_key)] = self._span(node)
            self.nodes[(*path, model.scalar_key)] = node
            return {model.scalar_key: text}
        if model.__name__ != "Rubric":
            message = _("这里应当写成若干“键: 值”，却只是一段文字“{text}”")
            return self._wrong(node, message.format(text=text))
        included = self._include(text, self._span(node))
        if included is None:
            return MISSING
        root, file = included
        outer, self.file = self.file, file
        try:
            data = self.read(root, shape, path)
        finally:
            self.file = outer
        self.nodes[path] = node
        return data

    def _text(self, node: yaml.ScalarNode) -> str:
        """The text of a scalar. Escapes such as ``\\x0b`` bring in what the file itself has not."""
        text: str = node.value
        illegal = illegal_characters(text)
        if not illegal:
            return text
        for _offset, character in illegal:
            message = _("有不能写进文档的字符 {character}").format(
                character=describe_character(character)
            )
            self.diagnostics.append(Y009.finding(message, span=self._span(node)))
        return replace_at(text, [offset for offset, _character in illegal])

    def _read_list(self, node: yaml.Node, shape: Shape, path: Path) -> Any:
        assert shape.element is not None
        if not isinstance(node, yaml.SequenceNode):
            return self._wrong(
                node, _("这里应当写成一列，每项以“- ”开头"), _("也可以写在方括号里：[甲, 乙]")
            )
        values: list[Any] = []
        for element in node.value:
            value = self.read(element, shape.element, (*path, len(values)))
            if value is not MISSING:
                values.append(value)
        return values

    def _read_map(self, node: yaml.Node, shape: Shape, path: Path) -> Any:
        assert shape.element is not None
        if not isinstance(node, yaml.MappingNode):
            return self._wrong(node, _("这里应当写成若干“键: 值”，而不是一列"))
        data: dict[str, Any] = {}
        for name, key, value_node in self._pairs(node):
            if self._seen_before(name, data, key):
                continue
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
        value = self.read(node, shape, (*path, name), key)
        if value is not MISSING:
            data[name] = value
        elif shape.form == RECORD and id(node) not in self._skip and not getattr(node, "value", 1):
            data[name] = {}
        else:
            self.dropped.add((*path, name))

    def _read_record(self, node: yaml.Node, record: Record, path: Path) -> Any:
        if not isinstance(node, yaml.MappingNode):
            return self._wrong(node, _("这里应当写成若干“键: 值”，而不是一列"))
        data: dict[str, Any] = {}
        free: dict[str, Any] = {}
        seen: dict[str, Any] = {}
        free_field = record.model.free_keys
        for spelling, key, value_node in self._pairs(node):
            name = record.names.get(spelling)
            if name is None and free_field is None:
                self._unknown(spelling, key, record)
                continue
            if name is None:
                assert free_field is not None
                if self._seen_before(spelling, free, key):
                    continue
                element = record.shapes[free_field].element
                assert element is not None
                self._keep(free, spelling, value_node, element, (*path, free_field), key)
                continue
            if self._seen_before(name, seen, key):
                continue
            seen[name] = None
            value = self.read(value_node, record.shapes[name], (*path, name), key)
            if value is not MISSING:
                data[name] = value
        if free_field is not None:
            data[free_field] = free
        return data

    def _pairs(self, node: yaml.MappingNode) -> Iterator[tuple[str, yaml.Node, yaml.Node]]:
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                yield self._text(key).strip(), key, value
            else:
                self._wrong(key, _("键应当是一个词"))

    def _seen_before(self, name: str, data: dict[str, Any], key: yaml.Node) -> bool:
        if name not in data:
            return False
        message = _("“{key}”在同一处写了两次").format(key=key.value)
        self.diagnostics.append(Y004.finding(message, span=self._span(key)))
        return True

    def _unknown(self, spelling: str, key: yaml.Node, record: Record) -> None:
        meant = did_you_mean(spelling, record.names)
        known = "、".join(f"{term(name)} ({name})" for name in record.shapes)
        hint = (
            _("是不是“{key}”？").format(key=meant)
            if meant
            else _("这里可以写：{keys}").format(keys=known)
        )
        message = _("不认识的键“{key}”").format(key=spelling)
        self.diagnostics.append(Y006.finding(message, hints=(hint,), span=self._span(key)))
