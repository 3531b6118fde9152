"""From the steps of a part to the code of one function that prints them.

The function is ``part(data, out, seen)``: it adds the bytes of the part to the list ``out``, and to
``seen`` what must then be found there, in its order. It is written as a program of Python, since
nothing is faster that Python can run; what it calls is in :mod:`filings.word.engine.printing`.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from types import CodeType

from jinja2 import nodes

from filings.messages import gettext as _
from filings.word.engine.code_tables import TableWriter
from filings.word.engine.lines import StepLines, Value
from filings.word.engine.phrases import Loop, Scope
from filings.word.engine.steps import (
    Block,
    Cell,
    Container,
    For,
    If,
    NotProvable,
    PlainText,
    Print,
    Row,
    RunOfText,
    Static,
    Step,
    Steps,
    Table,
    Vanishing,
)
from filings.word.expressions import written
from filings.word.marks import shown_braces

_Write = Callable[[Steps, Scope], None]


@dataclass(frozen=True, slots=True)
class Compiled:
    """The code of a module that defines ``part``, and what it wants of the context.

    ``asks`` are the names that it looks up; ``needs`` those that must be there, each with the number
    of a tag that asks.
    """

    code: CodeType
    asks: frozenset[str]
    needs: tuple[tuple[str, int], ...]


def compile_part(steps: Steps) -> Compiled:
    """The function that prints a part."""
    writer = Writer()
    writer.steps(steps, Scope())
    return writer.compiled()


def compile_text(steps: Steps) -> Compiled:
    """The function that prints a text outside of the XML: it adds one string to ``out``."""
    writer = Writer()
    text = writer.text(steps, Scope(), seen=False)
    writer.line(f"out.append(clean({text}, {first_tag(steps)}))")
    return writer.compiled()


class Writer(StepLines):
    """Writes what steps print."""

    def __init__(self) -> None:
        super().__init__()
        self._tables = TableWriter(self)

    def compiled(self) -> Compiled:
        """What has been written, as code. Raises NotProvable where Python cannot take it."""
        self.flush()
        body = "\n".join(["    pass", *self.first, *self.lines])
        try:
            with warnings.catch_warnings():
                # Python wonders at ``5 is None``, which a template may ask.
                warnings.simplefilter("ignore")
                code = compile(f"def part(data, out, seen):\n{body}\n", "<template>", "exec")
        except (SyntaxError, RecursionError, MemoryError) as e:
            raise NotProvable(_("标记嵌套过深。")) from e
        return Compiled(code, self.phrases.asks, self.phrases.needs)

    # Steps --------------------------------------------------------------------------------------

    def steps(self, steps: Steps, scope: Scope) -> None:
        """Write steps of XML."""
        for step in steps:
            self._step(step, scope)

    def _step(self, step: Step, scope: Scope) -> None:
        if isinstance(step, Static):
            self.print(step.text)
        elif isinstance(step, RunOfText):
            self._run(step, scope)
        elif isinstance(step, PlainText):
            self._plain(step, scope)
        elif isinstance(step, Block):
            value = self.phrases.phrase(step.expression, scope, step.tag)
            self.flush()
            self.line(f"blocks[{step.unit}].print({value}, out, seen)")
        elif isinstance(step, For):
            self._for(step, scope, self.steps)
        elif isinstance(step, If):
            self._if(step, scope, self.steps)
        elif isinstance(step, Vanishing):
            self._vanishing(step, scope)
        elif isinstance(step, Container):
            self._container(step, scope)
        elif isinstance(step, Table):
            self._tables.table(step, scope)
        elif isinstance(step, Row):
            self._tables.row(step, scope)
        else:
            assert isinstance(step, Cell), step
            self._tables.cell(step, scope)

    def _for(self, step: For, scope: Scope, write: _Write) -> None:
        self.flush()
        entries = self.variable("all")
        of = self.phrases.phrase(step.each, scope, step.tag)
        self.line(f"{entries} = each({of}, {step.tag}, {written(step.each)!r})")
        names = dict(scope.names)
        target = self._target(step.target, names)
        if isinstance(step.target, nodes.Tuple):
            count = len(step.target.items)
            self.line(f"{entries} = unpacked({entries}, {count}, {step.tag})")
        if step.test is not None:
            test = self.phrases.phrase(step.test, Scope(names, scope.loop), step.tag)
            self.line(f"{entries} = [{target} for {target} in {entries} if {test}]")
        loop = Loop(self.variable("i"), self.variable("n"))
        place = len(self.lines)
        with self.indented():
            write(step.body, Scope(names, loop))
        if loop.used:
            head = f"for {loop.count}, {target} in enumerate({entries}):"
            self.lines.insert(place, "    " * self.indent + f"{loop.length} = len({entries})")
            place += 1
        else:
            head = f"for {target} in {entries}:"
        self.lines.insert(place, "    " * self.indent + head)
        if step.otherwise is not None:
            self.line(f"if not {entries}:")
            with self.indented():
                write(step.otherwise, scope)

    def _target(self, target: nodes.Node, names: dict[str, str]) -> str:
        if isinstance(target, nodes.Name):
            names[target.name] = self.variable("v")
            return names[target.name]
        assert isinstance(target, nodes.Tuple)
        return f"({' '.join(self._target(item, names) + ',' for item in target.items)})"

    def _if(self, step: If, scope: Scope, write: _Write) -> None:
        self.flush()
        word = "if"
        for test, tag, body in step.branches:
            if test is None:
                self.line("else:")
            else:
                self.line(f"{word} {self.phrases.phrase(test, scope, tag)}:")
            with self.indented():
                write(body, scope)
            word = "elif"

    # Texts --------------------------------------------------------------------------------------

    def _value(self, step: Print, scope: Scope) -> str:
        """A variable that holds what a tag prints, as text, when the next line is written."""
        value = self.variable("s")
        phrase = self.phrases.phrase(step.expression, scope, step.tag)
        plain = ""
        of = step.expression
        if isinstance(of, nodes.Getattr) and isinstance(of.node, nodes.Name):
            name = scope.names.get(of.node.name)
            plain = f"{name}[{of.attr!r}]" if name else ""
        self.values.append(Value(value, phrase, plain or phrase, step.tag))
        return value

    def text(self, steps: Steps, scope: Scope, *, seen: bool = True, alone: str = "") -> str:
        """A phrase for a text; lines before it work out what it needs.

        ``alone`` gives what must be found of a value that is all of the text.
        """
        if all(isinstance(s, Static | Print) for s in steps):
            parts = []
            needles = alone if alone and len(steps) == 1 else "within"
            for step in steps:
                if isinstance(step, Static):
                    parts.append(repr(shown_braces(step.text)))
                elif isinstance(step, Print):
                    parts.append(self._value(step, scope))
                    if seen:
                        self.seen.append(f"{needles}[{parts[-1]}]")
            return parts[0] if len(parts) == 1 else f"''.join(({', '.join(parts)},))"
        self.flush()
        pieces = self.variable("p")
        self.line(f"{pieces} = []")

        def write(inner: Steps, scope: Scope) -> None:
            for step in inner:
                if isinstance(step, Static):
                    self.line(f"{pieces}.append({shown_braces(step.text)!r})")
                elif isinstance(step, Print):
                    value = self._value(step, scope)
                    self.line(f"{pieces}.append({value})")
                    if seen:
                        self.line(f"seen.append(within[{value}])")
                elif isinstance(step, For):
                    self._for(step, scope, write)
                else:
                    assert isinstance(step, If), step
                    self._if(step, scope, write)

        write(steps, scope)
        return f"gathered({pieces})"

    def _run(self, step: RunOfText, scope: Scope) -> None:
        alone = f"needles[{step.unit}]" if len(step.texts) == 1 else ""
        texts = [self.text(content, scope, alone=alone) for content in step.texts]
        key = texts[0] if len(texts) == 1 else f"({', '.join(texts)})"
        tag = next((first_tag(content) for content in step.texts), -1)
        # Nothing comes of an empty text, or of one that must not be printed.
        self.out.append(f"(runs[{step.unit}][{key}] or refused({key}, {tag}))")

    def _plain(self, step: PlainText, scope: Scope) -> None:
        text = self.text(step.content, scope, seen=not step.attribute)
        tag = first_tag(step.content)
        name = "colour" if step.colour else "attribute" if step.attribute else "characters"
        self.out.append(f"{name}({text}, {tag})")

    # Blocks -------------------------------------------------------------------------------------

    def _vanishing(self, step: Vanishing, scope: Scope) -> None:
        begin = self.mark()
        self.print(step.head)
        self.flush()
        content = self.mark()
        self.steps(step.body, scope)
        self.flush()
        self.line(f"if any(out[{content}:]): out.append({step.tail.encode()!r})")
        self.line(f"else: del out[{begin}:]")

    def _container(self, step: Container, scope: Scope) -> None:
        begin = self.mark()
        self.steps(step.body, scope)
        self.flush()
        self.line(f"close(out, {begin}, {step.empty.encode()!r})")


def first_tag(steps: Steps) -> int:
    """The number of the first tag in a text, for its place; -1 if none."""
    for step in steps:
        if isinstance(step, Print | For):
            return step.tag
        if isinstance(step, If):
            return step.branches[0][1]
    return -1
