"""Data for a template that came without: guessed from what its tags ask for.

Names become text, loops lists of two, names after a dot entries, what is only tested true or
false. There are two guesses: everything there, and every list empty and every condition unmet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from docx.opc.part import Part
from docxtpl import DocxTemplate
from jinja2 import Environment, nodes
from jinja2.exceptions import TemplateSyntaxError

_PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")
_PROPERTIES_WE_FILL_TOO = ("keywords", "category")
_OF_LISTS = frozenset({"join", "length", "count", "lines", "first", "last", "sum", "sort"})
_METHODS = frozenset({"items", "keys", "values"})
_ORDER = frozenset({"lt", "lteq", "gt", "gteq"})


@dataclass
class Shape:
    """What is asked of one name."""

    fields: dict[str, Shape] = field(default_factory=dict)
    item: Shape | None = None
    entries: list[Shape] = field(default_factory=list)
    constants: list[Any] = field(default_factory=list)
    is_mapping: bool = False
    is_indexed: bool = False
    is_printed: bool = False
    is_number: bool = False
    is_colour: bool = False

    def entry(self) -> Shape:
        """What is asked of each entry of the list that this is."""
        self.item = self.item or Shape()
        return self.item


Scope = Mapping[str, Shape | None]
"""The names of loops and ``set``; None: made by Jinja itself (``loop``)."""


def guessed_contexts(template: bytes) -> dict[str, dict[str, Any]]:
    """The contexts to try, by what they are called."""
    root = Shape()
    for source in _sources(template):
        try:
            tree = Environment().parse(source)
        except TemplateSyntaxError:
            continue
        _Guess(root).visit(tree, {})
    return {
        "full": {n: _value(s, n, full=True) for n, s in root.fields.items()},
        "empty": {n: _value(s, n, full=False) for n, s in root.fields.items()},
    }


def _sources(template: bytes) -> Iterator[str]:
    """The Jinja source of everything that docxtpl or we fill."""
    made = DocxTemplate(BytesIO(template))
    made.init_docx()
    yield made.patch_xml(made.get_xml())
    for uri in (made.HEADER_URI, made.FOOTER_URI):
        for _id, part in made.get_headers_footers(uri):
            yield made.patch_xml(made.get_part_xml(part))
    for part in made.docx.part.package.iter_parts():
        if str(part.partname).endswith(("/footnotes.xml", "/endnotes.xml")):
            yield made.patch_xml(_blob(part).decode("utf-8"))
    for name in (*_PROPERTIES, *_PROPERTIES_WE_FILL_TOO):
        yield getattr(made.docx.core_properties, name) or ""


def _blob(part: Part) -> bytes:
    content = part.blob
    assert isinstance(content, bytes)
    return content


class _Guess:
    """Goes over a template and notes on ``root`` what it asks for."""

    def __init__(self, root: Shape) -> None:
        self._root = root

    def visit(self, node: nodes.Node, scope: Scope) -> None:
        if isinstance(node, nodes.For):
            self._loop(node, scope)
        elif isinstance(node, nodes.Output):
            self._output(node, scope)
        elif isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
            found = self.resolve(node.node, scope)
            if isinstance(scope, dict):
                scope[node.target.name] = found
        elif isinstance(node, nodes.Expr):
            self.resolve(node, scope)
        else:
            inner = dict(scope)
            for child in node.iter_child_nodes():
                self.visit(child, inner)

    def _loop(self, node: nodes.For, scope: Scope) -> None:
        found = self.resolve(node.iter, scope) or Shape()
        inner: dict[str, Shape | None] = {**scope, "loop": None}
        targets = [node.target] if isinstance(node.target, nodes.Name) else None
        if targets is None:
            assert isinstance(node.target, nodes.Tuple)
            targets = [n for n in node.target.items if isinstance(n, nodes.Name)]
            entry = found.entry()
            if not found.is_mapping:
                entry.entries += [Shape() for _ in range(len(targets) - len(entry.entries))]
            parts = [Shape(), entry] if found.is_mapping else entry.entries
            inner.update({t.name: part for t, part in zip(targets, parts, strict=False)})
        else:
            inner[targets[0].name] = found.entry()
        if node.test is not None:
            self.resolve(node.test, inner)
        for child in node.body:
            self.visit(child, inner)
        for child in node.else_:
            self.visit(child, scope)

    def _output(self, node: nodes.Output, scope: Scope) -> None:
        before = ""
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                before = child.data
                continue
            found = self.resolve(child, scope)
            if found is not None:
                found.is_printed = True
                found.is_colour |= before.endswith('w:fill="')
                found.is_number |= before.endswith('w:gridSpan w:val="')
            before = ""

    def resolve(self, node: nodes.Node, scope: Scope) -> Shape | None:
        """What ``node`` stands for, if it is a name or below one; notes what it asks of others."""
        if isinstance(node, nodes.Name):
            if node.name in scope:
                return scope[node.name]
            return self._root.fields.setdefault(node.name, Shape())
        if isinstance(node, nodes.Getattr):
            return _below(self.resolve(node.node, scope), node.attr)
        if isinstance(node, nodes.Getitem):
            found = self.resolve(node.node, scope)
            key = node.arg.value if isinstance(node.arg, nodes.Const) else 0
            return _below(found, key)
        if isinstance(node, nodes.Call):
            return self._call(node, scope)
        if isinstance(node, nodes.Filter) and node.node is not None:
            found = self.resolve(node.node, scope)
            if found is not None and node.name in _OF_LISTS:
                found.entry().is_printed |= node.name in ("join", "lines")
                return Shape()
            return found
        if isinstance(node, nodes.Compare):
            self._compare(node, scope)
            return None
        number = isinstance(node, nodes.BinExpr) and not isinstance(node, nodes.And | nodes.Or)
        for child in node.iter_child_nodes():
            found = self.resolve(child, scope)
            if number and found is not None:
                found.is_number = True
            if isinstance(node, nodes.List | nodes.Concat | nodes.CondExpr) and found is not None:
                found.is_printed |= not isinstance(node, nodes.CondExpr) or child is not node.test
        return None

    def _call(self, node: nodes.Call, scope: Scope) -> Shape | None:
        called = node.node
        if isinstance(called, nodes.Getattr):
            found = self.resolve(called.node, scope)
            if found is not None and called.attr in _METHODS:
                found.is_mapping = True
                return found
            return found
        for argument in node.args:
            self.resolve(argument, scope)
        return None

    def _compare(self, node: nodes.Compare, scope: Scope) -> None:
        left = node.expr
        for operand in node.ops:
            for one, other in ((left, operand.expr), (operand.expr, left)):
                found = self.resolve(one, scope)
                if found is None:
                    continue
                if operand.op in ("in", "notin") and one is operand.expr:
                    found = found.entry()
                found.is_number |= operand.op in _ORDER
                if isinstance(other, nodes.Const):
                    found.constants.append(other.value)
                if isinstance(other, nodes.List):
                    found.constants += [c.value for c in other.items if isinstance(c, nodes.Const)]
            left = operand.expr


def _below(found: Shape | None, key: object) -> Shape | None:
    if found is None:
        return None
    if isinstance(key, str) and not key.isdigit():
        return found.fields.setdefault(key, Shape())
    found.is_indexed = True
    return found.entry()


def _value(shape: Shape, name: str, *, full: bool, number: int = 1) -> Any:
    """Something that ``shape`` can be asked of; ``number`` tells the entries of a list apart."""
    if shape.fields:
        return {n: _value(s, n, full=full, number=number) for n, s in shape.fields.items()}
    if shape.entries:
        return [_value(s, f"{name}{i}", full=full) for i, s in enumerate(shape.entries, 1)]
    if shape.item is not None:
        numbers = (1, 2) if full or shape.is_indexed else ()
        values = [_value(shape.item, name, full=full, number=i) for i in numbers]
        return dict(zip("甲乙", values, strict=False)) if shape.is_mapping else values
    if shape.is_colour:
        return "FFCC00"
    known = [c for c in shape.constants if c is not None]
    if known and isinstance(known[0], bool | int):
        return known[0] if full else type(known[0])(not known[0])
    if known:
        return known[0] if full else f"非{known[0]}"
    if shape.is_number:
        return 2
    if shape.is_printed:
        return f"{name}{number}"
    return full
