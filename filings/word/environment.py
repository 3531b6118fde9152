"""The Jinja that templates run in, and what their expressions are rewritten to.

Every name, filter, loop, sum and print of a checked template goes through
:mod:`filings.word.operations`, with the number of the tag it stands in.
"""

# Jinja names the methods of a visitor after the nodes.
# ruff: noqa: N802, N815

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from jinja2 import Environment, Undefined, nodes, pass_context
from jinja2.runtime import Context, LoopContext
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer

from filings.word.expressions import SIGNS, TESTS, written
from filings.word.marks import LOOP_NAMES
from filings.word.operations import (
    apply_filter,
    calculate,
    compare,
    concatenate,
    each,
    locate,
    unpacked,
)
from filings.word.places import Place
from filings.word.runtime import Absent, current
from filings.word.tags import Tag


class _Missing(Absent, Undefined):
    """A missing name as Jinja makes it."""

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = None,
        name: str | None = None,
        exc: Any = None,
    ) -> None:
        # Jinja leaves ``obj`` out for a name that stands alone.
        alone = obj is None or obj is missing
        Undefined.__init__(self, hint, obj, name)
        Absent.__init__(self, name or "", None if alone else obj)


class TemplateEnvironment(Environment):
    """Jinja that sees plain data only: a name after a dot is a key, never a Python attribute."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The entry ``attribute`` of a dict (a field may be called ``items``), or what a loop knows."""
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """The entry of a dict or list; of anything else there is none."""
        if isinstance(obj, dict):
            if isinstance(argument, str) and argument in obj:
                return obj[argument]
        elif isinstance(obj, list | tuple):
            if isinstance(argument, int) and -len(obj) <= argument < len(obj):
                return obj[argument]
        elif isinstance(obj, LoopContext):
            if isinstance(argument, str) and argument in LOOP_NAMES:
                return getattr(obj, argument)
        elif isinstance(obj, Absent) or isinstance(argument, Absent):
            return obj if isinstance(obj, Absent) else argument
        known = LOOP_NAMES if isinstance(obj, LoopContext) else obj
        return _Missing(obj=known, name=str(argument))


@cache
def environment() -> TemplateEnvironment:
    """The one environment: no globals, the inner filters, our tests, data escaped."""
    made = TemplateEnvironment(
        autoescape=True, optimized=False, undefined=_Missing, extensions=(), cache_size=0
    )
    made.globals.clear()
    tests = {name: made.tests[name] for name in TESTS}
    made.tests.clear()
    made.tests.update(tests)
    made.filters.clear()
    # Every filter of a template becomes one of these before it is compiled.
    made.filters.update(_inner_filters())
    return made


class Rewriter(NodeTransformer):
    """Sends names, filters, loops, sums and prints through the runtime, each with its place."""

    def __init__(self, tag_at: Callable[[int], Tag | None]) -> None:
        self._tag_at = tag_at

    def _inner(self, name: str, node: nodes.Expr, *args: object) -> nodes.Filter:
        """A filter of our own around ``node``; ``args`` are nodes, or indices and text."""
        given = [a if isinstance(a, nodes.Expr) else nodes.Const(a) for a in args]
        return nodes.Filter(node, name, given, [], None, None, lineno=node.lineno)

    def _tag(self, node: nodes.Node) -> int:
        tag = self._tag_at(node.lineno)
        return -1 if tag is None else tag.number

    def visit_Name(self, node: nodes.Name) -> nodes.Node:
        if node.ctx != "load":
            return node
        return self._inner(LOCATE, node, self._tag(node), node.name)

    def visit_Getattr(self, node: nodes.Getattr | nodes.Getitem) -> nodes.Node:
        path = written(node)
        self.generic_visit(node)
        return self._inner(LOCATE, node, self._tag(node), path)

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:
        return self.visit_Getattr(node)

    def visit_Filter(self, node: nodes.Filter) -> nodes.Node:
        self.generic_visit(node)
        assert isinstance(node.node, nodes.Expr)
        return self._inner(FILTER, node.node, node.name, self._tag(node), *node.args)

    def visit_For(self, node: nodes.For) -> nodes.Node:
        path = written(node.iter)
        self.generic_visit(node)
        assert isinstance(node.iter, nodes.Expr)
        count = len(node.target.items) if isinstance(node.target, nodes.Tuple) else 0
        node.iter = self._inner(EACH, node.iter, self._tag(node), path, count)
        return node

    def visit_Output(self, node: nodes.Output) -> nodes.Node:
        tags = [self._tag(child) for child in node.nodes]
        self.generic_visit(node)
        node.nodes = [
            self._inner(EMIT, child, tag)
            if isinstance(child, nodes.Expr) and not isinstance(child, nodes.TemplateData)
            else child
            for child, tag in zip(node.nodes, tags, strict=True)
        ]
        return node

    def visit_CondExpr(self, node: nodes.CondExpr) -> nodes.Node:
        self.generic_visit(node)
        if node.expr2 is None:
            node.expr2 = nodes.Const("")
        return node

    def visit_Const(self, node: nodes.Const) -> nodes.Node:
        if not isinstance(node.value, float):
            return node
        return self._inner(NUMBER, nodes.Const(str(node.value), lineno=node.lineno))

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:
        self.generic_visit(node)
        tag = self._tag(node)
        result: nodes.Expr | None = None
        left = node.expr
        for operand in node.ops:
            step = self._inner(COMPARE, left, operand.expr, operand.op, tag)
            result = step if result is None else nodes.And(result, step, lineno=node.lineno)
            left = operand.expr
        assert result is not None
        return result

    def visit_BinExpr(self, node: nodes.BinExpr) -> nodes.Node:
        self.generic_visit(node)
        sign = SIGNS.get(type(node))
        if sign is None:
            return node
        return self._inner(CALCULATE, node.left, node.right, sign, self._tag(node))

    def visit_Neg(self, node: nodes.Neg) -> nodes.Node:
        self.generic_visit(node)
        return self._inner(CALCULATE, nodes.Const(0), node.node, "-", self._tag(node))

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:
        self.generic_visit(node)
        first, *rest = node.nodes
        return self._inner(CONCATENATE, first, self._tag(node), *rest)

    visit_Add = visit_Sub = visit_Mul = visit_FloorDiv = visit_BinExpr


# The names of the inner filters are no identifiers, so no template can write them.
LOCATE, FILTER, EACH, EMIT, COMPARE, CALCULATE, CONCATENATE, NUMBER = (
    f"\0{name}"
    for name in (
        "locate",
        "filter",
        "each",
        "emit",
        "compare",
        "calculate",
        "concatenate",
        "number",
    )
)


def _inner_filters() -> Mapping[str, Callable[..., Any]]:
    def place(number: int) -> Place | None:
        tag = current.get().tags.get(number)
        return tag.place if tag else None

    # Taking the context keeps Jinja from working them out, once and for all, when it compiles.
    @pass_context
    def locating(_context: Context, value: object, tag: int, path: str) -> object:
        return locate(value, place(tag), path) if isinstance(value, Absent) else value

    @pass_context
    def filtering(_c: Context, value: object, name: str, tag: int, *args: object) -> object:
        return apply_filter(value, name, place(tag), *args)

    @pass_context
    def going_over(_context: Context, value: object, tag: int, path: str, count: int) -> object:
        entries: Any = each(value, place(tag), path)
        return unpacked(entries, count, place(tag)) if count else entries

    @pass_context
    def emitting(_context: Context, value: object, tag: int) -> str:
        run = current.get()
        return run.emit(value, run.tags.get(tag))

    @pass_context
    def comparing(_c: Context, value: object, other: object, sign: str, tag: int) -> bool:
        return compare(value, other, sign, place(tag))

    @pass_context
    def calculating(_c: Context, value: object, other: object, sign: str, tag: int) -> object:
        return calculate(value, other, sign, place(tag))

    @pass_context
    def concatenating(_context: Context, value: object, tag: int, *others: object) -> str:
        return concatenate((value, *others), place(tag))

    return {
        LOCATE: locating,
        FILTER: filtering,
        EACH: going_over,
        EMIT: emitting,
        COMPARE: comparing,
        CALCULATE: calculating,
        CONCATENATE: concatenating,
        NUMBER: Decimal,
    }
