"""Loops and conditions: where they begin, branch and end, and that it is in one element."""

from __future__ import annotations

from dataclasses import dataclass

from filings.messages import gettext as _
from filings.word.engine.plan_base import Walk, uneven
from filings.word.engine.steps import For, If, NotProvable, Steps
from filings.word.expressions import as_expression, expression_of, loop_of
from filings.word.tags import Tag
from filings.word.xml import Element


@dataclass(slots=True)
class _Open:
    """A loop or condition that has begun: where it stands and where its steps go on after it."""

    step: For | If
    owner: Element
    outside: Steps


class StatementPlanner:
    """The statements of one part; ``loops`` is how many loops are open."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._open: list[_Open] = []
        self.loops = 0

    def add(self, tag: Tag, owner: Element) -> None:
        """A statement that stands in ``owner``."""
        if tag.trims != (False, False):
            raise NotProvable(_("标记里的减号（{%- -%}）会合并前后的文字。"))
        self._walk.last = "?"
        if tag.keyword in ("for", "if"):
            self._begin(tag, owner)
            return
        if not self._open or self._open[-1].owner is not owner:
            raise uneven()
        opened = self._open[-1]
        if tag.keyword in ("elif", "else"):
            self._branch(tag, opened.step)
            return
        self._open.pop()
        self._walk.steps = opened.outside
        self.loops -= isinstance(opened.step, For)
        self._walk.add(opened.step)

    def _begin(self, tag: Tag, owner: Element) -> None:
        step: For | If
        if tag.keyword == "for":
            loop = loop_of(tag)
            test = None if loop.test is None else as_expression(loop.test)
            step = For(loop.target, as_expression(loop.iter), test, tag.number)
            inside = step.body
            self.loops += 1
        else:
            inside = []
            step = If([(expression_of(tag), tag.number, inside)])
        self._open.append(_Open(step, owner, self._walk.steps))
        self._walk.steps = inside

    def _branch(self, tag: Tag, step: For | If) -> None:
        self._walk.steps = []
        if isinstance(step, For):
            step.otherwise = self._walk.steps
        else:
            test = expression_of(tag) if tag.keyword == "elif" else None
            step.branches.append((test, tag.number, self._walk.steps))
