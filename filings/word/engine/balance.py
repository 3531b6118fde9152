"""The proof that a part is whole whatever the data say.

Every list of steps that may be printed never, once or many times must close exactly the elements
that it opens. Then any order of them, any number of times, is well-formed, since values are escaped
and stand only in texts and attributes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from filings.messages import gettext as _
from filings.word.engine.steps import (
    Block,
    Cell,
    Container,
    For,
    If,
    NotProvable,
    PlainText,
    Row,
    RunOfText,
    Static,
    Step,
    Steps,
    Table,
    Vanishing,
)
from filings.word.xml import parse

_TAG = re.compile(r"<(/?)([A-Za-z_][\w.:-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?(/?)>")
_VALUE = "x"
"""Stands for a value; what is escaped opens and closes nothing."""


def prove_whole(steps: Steps) -> None:
    """Raise NotProvable where a part may not be well-formed; ``steps`` are all of it.

    Where every list of steps is balanced it is left to see that one document is: the parser knows
    of names and their prefixes, too.
    """
    prove_balance(steps)
    try:
        parse("".join(_everything(steps)))
    except (etree.XMLSyntaxError, ValueError) as e:
        raise _unbalanced() from e


def _everything(steps: Steps) -> Iterator[str]:
    """The XML of a document that holds everything once: all branches, and every loop once."""
    for step in steps:
        if isinstance(step, For):
            yield from _everything([*step.body, *(step.otherwise or [])])
        elif isinstance(step, If):
            for _test, _tag, body in step.branches:
                yield from _everything(body)
        elif isinstance(step, Container):
            yield from _everything(step.body)
            yield step.empty
        elif isinstance(step, Cell):
            yield step.head + step.width + step.span_text
            yield from _everything([*step.rest, *step.body])
            yield step.hidden + step.tail
        elif isinstance(step, Vanishing | Row | Table):
            yield step.head + (step.grid_text if isinstance(step, Table) else "")
            yield from _everything(step.body)
            yield step.tail
        else:
            yield from _text(step)


def prove_balance(steps: Steps) -> None:
    """Raise NotProvable where a list of steps does not close what it opens."""
    text = "".join(_texts(steps))
    open_tags: list[str] = []
    end = 0
    for found in _TAG.finditer(text):
        if "<" in text[end : found.start()] or ">" in text[end : found.start()]:
            raise _unbalanced()
        end = found.end()
        closing, name, alone = found.groups()
        if closing:
            if not open_tags or open_tags.pop() != name:
                raise _unbalanced()
        elif not alone:
            open_tags.append(name)
    if open_tags or "<" in text[end:]:
        raise _unbalanced()


def _unbalanced() -> NotProvable:
    return NotProvable(_("循环或条件里的内容结构不完整。"))


def _texts(steps: Steps) -> Iterator[str]:
    """The XML of a list of steps; what may be printed otherwise than once is proven by itself."""
    for step in steps:
        yield from _text(step)


def _text(step: Step) -> Iterator[str]:
    if isinstance(step, Static):
        yield step.text
    elif isinstance(step, PlainText):
        yield _VALUE
    elif isinstance(step, RunOfText | Block):
        return
    elif isinstance(step, For):
        prove_balance(step.body)
        prove_balance(step.otherwise or [])
    elif isinstance(step, If):
        for _test, _tag, body in step.branches:
            prove_balance(body)
    elif isinstance(step, Container):
        prove_balance(step.body)
        prove_balance([Static(step.empty)])
    elif isinstance(step, Vanishing | Row):
        prove_balance(step.body)
        prove_balance([Static(step.head + step.tail)])
    elif isinstance(step, Table):
        prove_balance(step.body)
        prove_balance([Static(step.head + step.grid_text + step.tail)])
    elif isinstance(step, Cell):
        prove_balance(step.body)
        prove_balance([Static(step.hidden)])
        properties = [Static(step.head + step.width + step.span_text), *step.rest]
        prove_balance([*properties, Static(step.tail)])
