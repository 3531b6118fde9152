"""Working out an expression of the template language on shapes instead of values.

Names that do not exist are reported as they are met; a filter, sum or comparison is reported where
none of the kinds of value that may come could be used in it.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from jinja2 import nodes

from filings.messages import gettext as _
from filings.word.expressions import SIGNS, written
from filings.word.filters import FILTERS
from filings.word.printable import FilterError, compare_hint, refusal_of, sum_hint
from filings.word.rules import T010
from filings.word.shapes import (
    ANYTHING,
    FLAG,
    LONG_TEXT,
    NUMBER,
    PICTURES,
    TEXT,
    Kind,
    Shape,
    record,
    shape_of,
    union,
)
from filings.word.shapes import list_of as shape_of_list

Report = Callable[..., None]
"""Told of a rule, a message and hints."""

Missing = Callable[[str, str, Shape | None], None]
"""Told of a name that does not exist, how it was written in full, and what it was asked of (None:
it stands alone)."""

_ORDER: Mapping[str, Callable[[Any, Any], Any]] = {
    "lt": operator.lt,
    "lteq": operator.le,
    "gt": operator.gt,
    "gteq": operator.ge,
    "in": lambda a, b: a in b,
    "notin": lambda a, b: a not in b,
}


@dataclass(frozen=True, slots=True)
class Evaluator:
    """Works out expressions where the names of ``scope`` can be used.

    ``silent`` are names, as written, of which nothing is to be said.
    """

    scope: Shape
    silent: frozenset[str]
    report: Report
    missing: Missing

    def inside(self, bound: Mapping[str, Shape]) -> Evaluator:
        """The same, where further names can be used."""
        return replace(self, scope=record({**self.scope.fields, **bound}))

    def shape(self, node: nodes.Node) -> Shape:
        """What ``node`` may come to."""
        if isinstance(node, nodes.Name):
            return self._named(node)
        if isinstance(node, nodes.Getattr | nodes.Getitem):
            return self._entry(node)
        if isinstance(node, nodes.Const):
            return TEXT if node.value == "" else shape_of(node.value)
        if isinstance(node, nodes.List | nodes.Tuple):
            return shape_of_list(union(map(self.shape, node.items)))
        if isinstance(node, nodes.Filter):
            return self._filtered(node)
        if isinstance(node, nodes.Test):
            (self if node.name == "none" else self._quiet()).shape(node.node)
            return FLAG
        if isinstance(node, nodes.Compare):
            return self._compared(node)
        if isinstance(node, nodes.And | nodes.Or):
            return self.shape(node.left) | self.shape(node.right)
        if isinstance(node, nodes.Not):
            self.shape(node.node)
            return FLAG
        if isinstance(node, nodes.CondExpr):
            self.shape(node.test)
            other = TEXT if node.expr2 is None else self.shape(node.expr2)
            return self.shape(node.expr1) | other
        if isinstance(node, nodes.Neg):
            return self._calculated(node.node)
        if isinstance(node, nodes.BinExpr) and type(node) in SIGNS:
            return self._calculated(node.left, node.right)
        if isinstance(node, nodes.Concat):
            return self._joined(node)
        return ANYTHING

    def _quiet(self) -> Evaluator:
        def nothing(*_anything: object) -> None:
            pass

        return replace(self, report=nothing, missing=nothing)

    # Names --------------------------------------------------------------------------------------

    def _named(self, node: nodes.Name) -> Shape:
        found = self.scope.entry(node.name)
        if found is None:
            if node.name not in self.silent:
                self.missing(node.name, node.name, None)
            return ANYTHING
        return found

    def _entry(self, node: nodes.Getattr | nodes.Getitem) -> Shape:
        around = self.shape(node.node)
        if isinstance(node, nodes.Getattr):
            key: object = node.attr
        elif isinstance(node.arg, nodes.Const):
            key = node.arg.value
        else:
            self.shape(node.arg)
            return around.each
        if isinstance(key, int):
            return around.each
        found = around.entry(str(key))
        if found is None:
            path = written(node)
            if path not in self.silent:
                self.missing(str(key), path, around)
            return ANYTHING
        return found

    # Values -------------------------------------------------------------------------------------

    def _filtered(self, node: nodes.Filter) -> Shape:
        assert node.node is not None
        given = [self.shape(argument) for argument in node.args]
        if node.name == "default":
            # It takes a name that is missing.
            other = given[0] if given else TEXT
            return self._quiet().shape(node.node) | other
        value = self.shape(node.node)
        arguments = [
            a.value if isinstance(a, nodes.Const) else next(s.examples(), None)
            for a, s in zip(node.args, given, strict=True)
        ]
        # What an example of an argument is refused for, another value may be taken for.
        is_certain = all(isinstance(a, nodes.Const) for a in node.args)
        made: list[Shape] = []
        refusal = None
        for example in value.examples():
            try:
                made.append(shape_of(FILTERS[node.name].function(example, *arguments)))
            except FilterError as error:
                refusal = error
        if refusal is not None and not made and is_certain:
            message = _("过滤器用不上：{reason}").format(reason=refusal)
            self.report(T010, message, *refusal.hints)
        if made:
            return union(made)
        return _ALWAYS.get(node.name, ANYTHING)

    def _compared(self, node: nodes.Compare) -> Shape:
        left = self.shape(node.expr)
        for operand in node.ops:
            right = self.shape(operand.expr)
            works = _ORDER.get(operand.op)
            if works and not _possible(works, left, right):
                message = _("类别不同的内容不能比较，例如文字和数字比大小。")
                self.report(T010, message, compare_hint())
            left = right
        return FLAG

    def _calculated(self, *operands: nodes.Node) -> Shape:
        for operand in operands:
            kinds = self.shape(operand).kinds
            if not kinds & {Kind.NUMBER, Kind.FLAG, Kind.SCALAR, Kind.ANYTHING}:
                self.report(T010, _("只有数字才能计算；文字相连请用 ~。"), sum_hint())
        return NUMBER

    def _joined(self, node: nodes.Concat) -> Shape:
        for part in node.nodes:
            examples = list(self.shape(part).examples())
            refusals = [refusal for e in examples if (refusal := refusal_of(e)) is not None]
            if examples and len(refusals) == len(examples):
                message = _("不能用 ~ 相连：{reason}").format(reason=refusals[0])
                self.report(T010, message, *refusals[0].hints)
        return TEXT


_ALWAYS: Mapping[str, Shape] = {
    "join": TEXT,
    "lines": TEXT,
    "length": NUMBER,
    "markdown": LONG_TEXT,
    "picture": PICTURES,
    "signature": LONG_TEXT,
}


def _possible(works: Callable[[Any, Any], Any], left: Shape, right: Shape) -> bool:
    """Whether some values of these shapes can be compared so; true where that is not known."""
    pairs = [(a, b) for a in left.examples() for b in right.examples()]
    if not pairs:
        return True
    for a, b in pairs:
        try:
            works(a, b)
        except TypeError:
            continue
        return True
    return False
