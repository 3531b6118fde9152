"""From the steps of a part to the code of one function that prints them.

The function is ``part(data, out, seen)``: it adds the bytes of the part to the list ``out``, and to
``seen`` what must then be found there, in its order. It is written as a program of
Python, since nothing is faster that Python can run; what it calls is in
:mod:`filings.word.engine.printing`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import CodeType
from typing import NamedTuple

from jinja2 import nodes

from filings.messages import gettext as _
from filings.word.engine.phrases import Loop, Phrases, Scope
from filings.word.engine.steps import (
    Block,
    Cell,
    Container,
    For,
    If,
    KeyMerge,
    LoopMerge,
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
RESTART, CONTINUE = (b'<w:vMerge w:val="%b"/>' % kind for kind in (b"restart", b"continue"))


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
    writer = _Writer()
    writer.steps(steps, Scope())
    return writer.compiled()


def compile_text(steps: Steps) -> Compiled:
    """The function that prints a text outside of the XML: it adds one string to ``out``."""
    writer = _Writer()
    text = writer.text(steps, Scope(), seen=False)
    writer.line(f"out.append({text})")
    return writer.compiled()


class _Value(NamedTuple):
    """A value to be printed: its variable, how to get it, and how where nothing is missing."""

    name: str
    phrase: str
    plain: str
    tag: int


class _Writer:
    """Writes the lines of the function.

    What is printed in a row is gathered, and added to ``out`` at once.
    """

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._phrases = Phrases()
        self._indent = 1
        self._out: list[bytes | str] = []
        """Bytes that never change, or the Python that gives bytes."""
        self._seen: list[str] = []
        self._values: list[_Value] = []
        self._heads: dict[int | None, set[str]] = {}
        """The columns of each table in which keys are compared."""

    def compiled(self) -> Compiled:
        """What has been written, as code. Raises NotProvable where Python cannot take it."""
        self.flush()
        body = "\n".join(self.lines) or "    pass"
        try:
            code = compile(f"def part(data, out, seen):\n{body}\n", "<template>", "exec")
        except (SyntaxError, RecursionError, MemoryError) as e:
            raise NotProvable(_("标记嵌套过深。")) from e
        return Compiled(code, self._phrases.asks, self._phrases.needs)

    # Lines --------------------------------------------------------------------------------------

    def line(self, text: str) -> None:
        """Add a line, after the values that have been asked for before."""
        self._write_values()
        self._add_line(text)

    def _add_line(self, text: str) -> None:
        self.lines.append("    " * self._indent + text)

    @contextmanager
    def _indented(self) -> Iterator[None]:
        self._write_values()
        self._indent += 1
        begin = len(self.lines)
        yield
        self.flush()
        if len(self.lines) == begin:
            self.line("pass")
        self._indent -= 1

    def flush(self) -> None:
        """Add what has been gathered."""
        self._write_values()
        if len(self._out) == 1:
            self.line(f"out.append({_written(self._out[0])})")
        elif self._out:
            self.line(f"out += ({', '.join(map(_written, self._out))})")
        if self._seen:
            self.line(f"seen += ({', '.join(self._seen)},)")
        self._out, self._seen = [], []

    def _print(self, text: str) -> None:
        """Gather XML that never changes."""
        if not text:
            return
        text = shown_braces(text)
        if self._out and isinstance(self._out[-1], bytes):
            self._out[-1] += text.encode()
        else:
            self._out.append(text.encode())

    def _new(self, prefix: str) -> str:
        return self._phrases.variable(prefix)

    # Steps --------------------------------------------------------------------------------------

    def steps(self, steps: Steps, scope: Scope) -> None:
        """Write steps of XML."""
        for step in steps:
            self._step(step, scope)

    def _step(self, step: Step, scope: Scope) -> None:
        if isinstance(step, Static):
            self._print(step.text)
        elif isinstance(step, RunOfText):
            self._run(step, scope)
        elif isinstance(step, PlainText):
            self._plain(step, scope)
        elif isinstance(step, Block):
            value = self._phrases.phrase(step.expression, scope, step.tag)
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
            self._table(step, scope)
        elif isinstance(step, Row):
            self._row(step, scope)
        else:
            assert isinstance(step, Cell), step
            self._cell(step, scope)

    def _for(self, step: For, scope: Scope, write: _Write) -> None:
        self.flush()
        entries = self._new("all")
        of = self._phrases.phrase(step.each, scope, step.tag)
        self.line(f"{entries} = each({of}, {step.tag}, {written(step.each)!r})")
        names = dict(scope.names)
        target = self._target(step.target, names)
        if not target.isidentifier():
            self.line(f"{entries} = unpacked({entries}, {target.count(',')}, {step.tag})")
        if step.test is not None:
            test = self._phrases.phrase(step.test, Scope(names, scope.loop), step.tag)
            self.line(f"{entries} = [{target} for {target} in {entries} if {test}]")
        loop = Loop(self._new("i"), self._new("n"))
        place = len(self.lines)
        with self._indented():
            write(step.body, Scope(names, loop))
        if loop.used:
            head = f"for {loop.count}, {target} in enumerate({entries}):"
            self.lines.insert(place, "    " * self._indent + f"{loop.length} = len({entries})")
            place += 1
        else:
            head = f"for {target} in {entries}:"
        self.lines.insert(place, "    " * self._indent + head)
        if step.otherwise is not None:
            self.line(f"if not {entries}:")
            with self._indented():
                write(step.otherwise, scope)

    def _target(self, target: nodes.Node, names: dict[str, str]) -> str:
        if isinstance(target, nodes.Name):
            names[target.name] = self._new("v")
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
                self.line(f"{word} {self._phrases.phrase(test, scope, tag)}:")
            with self._indented():
                write(body, scope)
            word = "elif"

    # Texts --------------------------------------------------------------------------------------

    def _value(self, step: Print, scope: Scope) -> str:
        """A variable that holds what a tag prints, as text, when the next line is written."""
        value = self._new("s")
        phrase = self._phrases.phrase(step.expression, scope, step.tag)
        plain = ""
        of = step.expression
        if isinstance(of, nodes.Getattr) and isinstance(of.node, nodes.Name):
            name = scope.names.get(of.node.name)
            plain = f"{name}[{of.attr!r}]" if name else ""
        self._values.append(_Value(value, phrase, plain or phrase, step.tag))
        return value

    def _write_values(self) -> None:
        """Write the lines that work out the values that have been asked for.

        Most are fields of a row, which are there: only where one is not is each looked at.
        """
        values, self._values = self._values, []
        if not values:
            return
        if any(v.plain != v.phrase for v in values):
            self._add_line("try:")
            for v in values:
                self._add_line(f"    {v.name} = {v.plain}")
            self._add_line("except (KeyError, TypeError):")
            for v in values:
                self._add_line(f"    {v.name} = {v.phrase}")
        else:
            for v in values:
                self._add_line(f"{v.name} = {v.phrase}")
        types = " is ".join(f"type({v.name})" for v in values)
        if len(values) == 1:
            [v] = values
            self._add_line(f"if {types} is not str: {v.name} = shown({v.name}, {v.tag})")
            return
        self._add_line(f"if not ({types} is str):")
        for v in values:
            self._add_line(f"    if type({v.name}) is not str: {v.name} = shown({v.name}, {v.tag})")

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
                        self._seen.append(f"{needles}[{parts[-1]}]")
            return parts[0] if len(parts) == 1 else f"''.join(({', '.join(parts)},))"
        self.flush()
        pieces = self._new("p")
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
        return f"''.join({pieces})"

    def _run(self, step: RunOfText, scope: Scope) -> None:
        alone = f"needles[{step.unit}]" if len(step.texts) == 1 else ""
        texts = [self.text(content, scope, alone=alone) for content in step.texts]
        key = texts[0] if len(texts) == 1 else f"({', '.join(texts)})"
        self._out.append(f"runs[{step.unit}][{key}]")

    def _plain(self, step: PlainText, scope: Scope) -> None:
        text = self.text(step.content, scope, seen=not step.attribute)
        tags = [s.tag for s in step.content if isinstance(s, Print)]
        tag = tags[0] if tags else -1
        name = "colour" if step.colour else "attribute" if step.attribute else "characters"
        self._out.append(f"{name}({text}, {tag})")

    # Blocks -------------------------------------------------------------------------------------

    def _vanishing(self, step: Vanishing, scope: Scope) -> None:
        begin = self._mark()
        self._print(step.head)
        self.flush()
        content = self._mark()
        self.steps(step.body, scope)
        self.flush()
        self.line(f"if any(out[{content}:]): out.append({step.tail.encode()!r})")
        self.line(f"else: del out[{begin}:]")

    def _mark(self) -> str:
        """A variable that holds how far ``out`` has come."""
        self.flush()
        begin = self._new("m")
        self.line(f"{begin} = len(out)")
        return begin

    def _container(self, step: Container, scope: Scope) -> None:
        begin = self._mark()
        self.steps(step.body, scope)
        self.flush()
        self.line(f"close(out, {begin}, {step.empty.encode()!r})")

    def _table(self, step: Table, scope: Scope) -> None:
        if step.apart:
            self.flush()
            self.line("keep_apart(out)")
        begin = self._mark() if step.rowless else ""
        self._print(step.head)
        heads = -1
        if step.grid is not None:
            self.flush()
            spec = repr((step.grid.widths, step.grid.tagged, step.grid.tag))
            self.line(f"table{step.number} = TableState(out, {spec})")
            self._out.append(repr(step.grid_text.encode()))
        elif step.number is not None:
            self.flush()
            self.line(f"row{step.number} = 0")
            heads = len(self.lines)
        content = self._mark() if step.rowless else ""
        self.steps(step.body, scope)
        self.flush()
        for where in sorted(self._heads.pop(step.number, ())):
            begun = f"key{where} = kind{where} = None; where{where} = head{where} = -1"
            self.lines.insert(heads, "    " * self._indent + begun)
        if step.rowless:
            self.line(f"if len(out) == {content}: del out[{begin}:]")
            self.line("else:")
            with self._indented():
                self._table_end(step)
        else:
            self._table_end(step)

    def _table_end(self, step: Table) -> None:
        self._print(step.tail)
        self.flush()
        if step.grid is not None:
            self.line(f"table{step.number}.fit()")

    def _row(self, step: Row, scope: Scope) -> None:
        self.flush()
        if step.fitted:
            self.line(f"table{step.table}.row({step.before}, {step.after})")
        else:
            self.line(f"row{step.table} += 1")
        begin = self._mark() if step.vanishes else ""
        self._print(step.head)
        content = self._mark() if step.vanishes else ""
        self.steps(step.body, scope)
        if step.vanishes:
            self.flush()
            self.line(f"if len(out) == {content}:")
            self.line(f"    del out[{begin}:]")
            self.line(f"    table{step.table}.drop_row()")
            self.line(f"else: out.append({step.tail.encode()!r})")
        else:
            self._print(step.tail)

    # Cells --------------------------------------------------------------------------------------

    def _cell(self, step: Cell, scope: Scope) -> None:
        if step.fitted:
            self._fitted_cell(step, scope)
            return
        merge = step.merge
        assert merge is not None
        head = step.head + step.width + step.span_text
        if isinstance(merge, KeyMerge):
            hidden, at = self._key_merge(merge, step, scope)
        else:
            hidden, at = self._loop_merge(scope), ""
        self.flush()
        if not (_is_straight(step.body) and _is_straight(step.rest)):
            if at:
                self.line(f"if not {hidden}: {at} = len(out) + 1")
            self._print(head)
            first = b"" if at else RESTART
            self._out.append(f"({CONTINUE!r} if {hidden} else {first!r})")
            self._hidden_body(step, scope, hidden)
            return
        rest = self._aside(step.rest, scope)
        body = self._aside(step.body, scope)
        self.line(f"if {hidden}:")
        with self._indented():
            self._print(head + CONTINUE.decode())
            self._gather(rest)
            self._print(step.hidden + step.tail)
        self.line("else:")
        with self._indented():
            if at:
                self.line(f"{at} = len(out) + 1")
            self._print(head)
            if at:
                self._out.append("b''")
            else:
                self._print(RESTART.decode())
            self._gather(rest)
            self._gather(body)
            self._print(step.tail)

    def _aside(self, steps: Steps, scope: Scope) -> tuple[list[bytes | str], list[str]]:
        """What straight steps print, not added yet; the lines that it needs are written."""
        outside = self._out, self._seen
        self._out, self._seen = [], []
        self.steps(steps, scope)
        inside = self._out, self._seen
        self._out, self._seen = outside
        return inside

    def _gather(self, aside: tuple[list[bytes | str], list[str]]) -> None:
        for piece in aside[0]:
            if isinstance(piece, bytes):
                self._print(piece.decode())
            else:
                self._out.append(piece)
        self._seen += aside[1]

    def _key_merge(self, merge: KeyMerge, step: Cell, scope: Scope) -> tuple[str, str]:
        """Write the comparison of keys: what says that the cell is hidden, and where heads stand.

        Only rows that the same outermost loop made are neighbours: a header row above, or the rows
        of a second loop below, may have the same key by chance.
        """
        where = f"{step.table}_{step.column}"
        key, hidden = self._new("k"), self._new("h")
        row = f"row{step.table}"
        self.line(f"{key} = {self._phrases.phrase(merge.expression, scope, merge.tag)}")
        self.line(f"if type({key}) is not str: {key} = keyed({key})")
        kind = repr((merge.loop, step.span))
        same = (
            f"{key} and {key} == key{where} and where{where} == {row} - 1 and kind{where} == {kind}"
        )
        self.line(f"{hidden} = {same}")
        self.line(f"key{where}, where{where}, kind{where} = {key}, {row}, {kind}")
        self._heads.setdefault(step.table, set()).add(where)
        self.flush()
        self.line(f"if {hidden}: out[head{where}] = {RESTART!r}")
        return hidden, f"head{where}"

    def _loop_merge(self, scope: Scope) -> str:
        if scope.loop is None:
            return "bool(absent('loop', -1))"
        scope.loop.used = True
        return f"{scope.loop.count} > 0"

    def _fitted_cell(self, step: Cell, scope: Scope) -> None:
        span = str(step.span)
        if isinstance(step.span, tuple):
            expression, tag = step.span
            span = self._new("c")
            self.line(f"{span} = spanned({self._phrases.phrase(expression, scope, tag)}, {tag})")
        self.flush()
        column = self._new("c")
        self.line(f"{column} = table{step.table}.cell({span}, {step.stated}, len(out) + 1)")
        self._print(step.head)
        self._out.append(repr(step.width.encode()))
        if isinstance(step.span, tuple):
            self._out.append(f"SPANS[{span}]")
        else:
            self._print(step.span_text)
        merge = step.merge
        if isinstance(merge, KeyMerge):
            key = self._phrases.phrase(merge.expression, scope, merge.tag)
            self.flush()
            hidden = self._new("h")
            self.line(f"{hidden} = table{step.table}.merge({column}, {span}, {merge.loop}, {key})")
        elif isinstance(merge, LoopMerge):
            hidden = self._loop_merge(scope)
            self._out.append(f"({CONTINUE!r} if {hidden} else {RESTART!r})")
        else:
            self.steps(step.rest, scope)
            self.steps(step.body, scope)
            self._print(step.tail)
            return
        self._hidden_body(step, scope, hidden)

    def _hidden_body(self, step: Cell, scope: Scope, hidden: str) -> None:
        """The rest of a cell, its blocks taken back where it is merged with the one above."""
        self.steps(step.rest, scope)
        begin = self._mark()
        texts = self._new("m")
        self.line(f"{texts} = len(seen)")
        self.steps(step.body, scope)
        self.flush()
        self.line(f"if {hidden}:")
        self.line(f"    out[{begin}:] = ({step.hidden.encode()!r},)")
        self.line(f"    del seen[{texts}:]")
        self._print(step.tail)


def _written(piece: bytes | str) -> str:
    return repr(piece) if isinstance(piece, bytes) else piece


def _is_straight(steps: Steps) -> bool:
    """Whether steps print the same pieces whatever the data say, but for the values in them."""
    return all(
        isinstance(step, Static | Print)
        or (isinstance(step, RunOfText) and all(map(_is_straight, step.texts)))
        or (isinstance(step, PlainText) and _is_straight(step.content))
        for step in steps
    )
