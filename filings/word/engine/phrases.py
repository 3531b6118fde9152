"""Expressions of the template language as expressions of Python.

Only the nodes that :mod:`filings.word.expressions` lets through come here. What they are turned
into knows plain data only: a name after a dot is looked up in an exact ``dict``, never as an
attribute, and everything that can go wrong is a function of :mod:`filings.word.engine.printing`
that is told the number of the tag.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from jinja2 import nodes

from filings.messages import gettext as _
from filings.word.engine.steps import NotProvable
from filings.word.expressions import SIGNS, written
from filings.word.marks import LOOP_NAMES

_LOOP = {
    "index": "({i} + 1)",
    "index0": "{i}",
    "first": "({i} == 0)",
    "last": "({i} == {n} - 1)",
    "length": "{n}",
    "revindex": "({n} - {i})",
    "revindex0": "({n} - {i} - 1)",
}
assert _LOOP.keys() == LOOP_NAMES


@dataclass(slots=True)
class Loop:
    """The innermost loop: the variables that count and tell how often; ``used`` if any is asked."""

    count: str
    length: str
    used: bool = False


@dataclass(slots=True)
class Scope:
    """What names stand for in some place: variables of Python for the names of loops."""

    names: Mapping[str, str] = field(default_factory=dict)
    loop: Loop | None = None


class Phrases:
    """Turns expressions into Python; every sub-expression has a variable of its own."""

    def __init__(self) -> None:
        self._variables = 0
        self._needs: list[tuple[str, int]] = []
        self._optional: set[str] = set()

    @property
    def needs(self) -> tuple[tuple[str, int], ...]:
        """The names that the context must have, each with a tag that asks for it.

        A name that may be missing somewhere (``default``, ``is defined``) is left out.
        """
        return tuple((n, tag) for n, tag in self._needs if n not in self._optional)

    @property
    def asks(self) -> frozenset[str]:
        """All the names of the context that it looks up."""
        return frozenset(name for name, _tag in self._needs)

    def variable(self, prefix: str = "t") -> str:
        """A name that is not used yet."""
        self._variables += 1
        return f"{prefix}{self._variables}"

    def phrase(self, node: nodes.Node | None, scope: Scope, tag: int) -> str:
        """``node`` as Python; ``tag`` is the number of its tag."""
        method = getattr(self, f"_{type(node).__name__.lower()}", None)
        assert method is not None, type(node).__name__
        made: str = method(node, scope, tag)
        return made

    def _name(self, node: nodes.Name, scope: Scope, tag: int) -> str:
        if node.name in scope.names:
            return scope.names[node.name]
        if node.name == "loop" and scope.loop is not None:
            raise NotProvable(_("「loop」只能带点使用，例如 loop.index。"))
        self._needs.append((node.name, tag))
        name = repr(node.name)
        return f"(data[{name}] if {name} in data else absent({name}, {tag}))"

    def _getattr(self, node: nodes.Getattr, scope: Scope, tag: int) -> str:
        return self._entry(node.node, node.attr, written(node), scope, tag)

    def _getitem(self, node: nodes.Getitem, scope: Scope, tag: int) -> str:
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._entry(node.node, node.arg.value, written(node), scope, tag)
        of = self.phrase(node.node, scope, tag)
        return f"entry({of}, {self.phrase(node.arg, scope, tag)}, {tag}, {written(node)!r})"

    def _entry(self, of: nodes.Node, name: str, path: str, scope: Scope, tag: int) -> str:
        is_loop = isinstance(of, nodes.Name) and of.name == "loop" and "loop" not in scope.names
        if is_loop and scope.loop is not None:
            return self._of_loop(name, scope.loop, tag)
        made = self.phrase(of, scope, tag)
        key = repr(name)
        if made.isidentifier():
            test, value = f"type({made}) is dict", made
        else:
            value = self.variable()
            test = f"type({value} := {made}) is dict"
        lacking = f"entry({value}, {key}, {tag}, {path!r})"
        return f"({value}[{key}] if {test} and {key} in {value} else {lacking})"

    def _of_loop(self, name: str, loop: Loop, tag: int) -> str:
        if name not in _LOOP:
            return f"absent_in_loop({name!r}, {tag})"
        loop.used = True
        return _LOOP[name].format(i=loop.count, n=loop.length)

    def _const(self, node: nodes.Const, _scope: Scope, _tag: int) -> str:
        if isinstance(node.value, float):
            return f"decimal({str(node.value)!r})"
        return f"({node.value!r})"

    def _list(self, node: nodes.List, scope: Scope, tag: int) -> str:
        return f"[{self._all(node.items, scope, tag)}]"

    def _tuple(self, node: nodes.Tuple, scope: Scope, tag: int) -> str:
        return f"({self._all(node.items, scope, tag)},)" if node.items else "()"

    def _all(self, items: list[nodes.Expr], scope: Scope, tag: int) -> str:
        return ", ".join(self.phrase(item, scope, tag) for item in items)

    def _filter(self, node: nodes.Filter, scope: Scope, tag: int) -> str:
        if node.name == "default":
            self._allow_missing(node)
        arguments = "".join(f", {self.phrase(a, scope, tag)}" for a in node.args)
        return f"filtered({self.phrase(node.node, scope, tag)}, {node.name!r}, {tag}{arguments})"

    def _test(self, node: nodes.Test, scope: Scope, tag: int) -> str:
        of = self.phrase(node.node, scope, tag)
        if node.name == "none":
            return f"({of} is None)"
        self._allow_missing(node)
        return f"({'not ' * (node.name == 'defined')}is_absent({of}))"

    def _allow_missing(self, node: nodes.Node) -> None:
        self._optional.update(n.name for n in node.find_all(nodes.Name))

    def _compare(self, node: nodes.Compare, scope: Scope, tag: int) -> str:
        parts: list[str] = []
        left = self.phrase(node.expr, scope, tag)
        for operand in node.ops:
            right, again = self.phrase(operand.expr, scope, tag), ""
            if operand is not node.ops[-1]:
                again = self.variable()
                right = f"({again} := {right})"
            parts.append(f"compared({left}, {right}, {operand.op!r}, {tag})")
            left = again
        return f"({' and '.join(parts)})"

    def _and(self, node: nodes.And, scope: Scope, tag: int) -> str:
        return f"({self.phrase(node.left, scope, tag)} and {self.phrase(node.right, scope, tag)})"

    def _or(self, node: nodes.Or, scope: Scope, tag: int) -> str:
        return f"({self.phrase(node.left, scope, tag)} or {self.phrase(node.right, scope, tag)})"

    def _not(self, node: nodes.Not, scope: Scope, tag: int) -> str:
        return f"(not {self.phrase(node.node, scope, tag)})"

    def _neg(self, node: nodes.Neg, scope: Scope, tag: int) -> str:
        return f"calculated(0, {self.phrase(node.node, scope, tag)}, '-', {tag})"

    def _condexpr(self, node: nodes.CondExpr, scope: Scope, tag: int) -> str:
        test = self.phrase(node.test, scope, tag)
        one = self.phrase(node.expr1, scope, tag)
        other = "''" if node.expr2 is None else self.phrase(node.expr2, scope, tag)
        return f"({one} if {test} else {other})"

    def _concat(self, node: nodes.Concat, scope: Scope, tag: int) -> str:
        return f"joined(({self._all(node.nodes, scope, tag)},), {tag})"

    def _sum(self, node: nodes.BinExpr, scope: Scope, tag: int) -> str:
        left, right = self.phrase(node.left, scope, tag), self.phrase(node.right, scope, tag)
        return f"calculated({left}, {right}, {SIGNS[type(node)]!r}, {tag})"

    _add = _sub = _mul = _floordiv = _sum
