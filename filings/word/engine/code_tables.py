"""Tables in the code of a part: rows, cells, merges, and grids that fit what came."""

from __future__ import annotations

from filings.word.engine.lines import StepLines
from filings.word.engine.phrases import Scope
from filings.word.engine.steps import (
    Cell,
    KeyMerge,
    LoopMerge,
    PlainText,
    Print,
    Row,
    RunOfText,
    Static,
    Steps,
    Table,
)

RESTART, CONTINUE = (b'<w:vMerge w:val="%b"/>' % kind for kind in (b"restart", b"continue"))


class TableWriter:
    """Writes the tables of a part."""

    def __init__(self, writer: StepLines) -> None:
        self._writer = writer
        self._heads: dict[int | None, set[str]] = {}
        """The columns of each table in which keys are compared."""

    def table(self, step: Table, scope: Scope) -> None:
        """A table, and what becomes of it where no row comes."""
        begin = self._writer.mark() if step.rowless else ""
        if step.apart:
            self._writer.flush()
            self._writer.line("keep_apart(out)")
        self._writer.print(step.head)
        heads = -1
        if step.grid is not None:
            self._writer.flush()
            spec = repr((step.grid.widths, step.grid.tagged, step.grid.tag))
            self._writer.line(f"table{step.number} = TableState(out, {spec})")
            self._writer.out.append(repr(step.grid_text.encode()))
        elif step.number is not None:
            self._writer.flush()
            self._writer.line(f"row{step.number} = 0")
            heads = len(self._writer.lines)
        content = self._writer.mark() if step.rowless else ""
        self._writer.steps(step.body, scope)
        self._writer.flush()
        for where in sorted(self._heads.pop(step.number, ())):
            begun = f"key{where} = kind{where} = None; where{where} = head{where} = -1"
            self._writer.lines.insert(heads, "    " * self._writer.indent + begun)
        if step.rowless:
            self._writer.line(f"if len(out) == {content}: del out[{begin}:]")
            self._writer.line("else:")
            with self._writer.indented():
                self._end(step)
        else:
            self._end(step)

    def _end(self, step: Table) -> None:
        self._writer.print(step.tail)
        self._writer.flush()
        if step.grid is not None:
            self._writer.line(f"table{step.number}.fit()")

    def row(self, step: Row, scope: Scope) -> None:
        """A row of a table that knows its rows."""
        self._writer.flush()
        if step.fitted:
            self._writer.line(f"table{step.table}.row({step.before}, {step.after})")
        else:
            self._writer.line(f"row{step.table} += 1")
        begin = self._writer.mark() if step.vanishes else ""
        self._writer.print(step.head)
        content = self._writer.mark() if step.vanishes else ""
        self._writer.steps(step.body, scope)
        if step.vanishes:
            self._writer.flush()
            self._writer.line(f"if len(out) == {content}:")
            self._writer.line(f"    del out[{begin}:]")
            self._writer.line(f"    table{step.table}.drop_row()")
            self._writer.line(f"else: out.append({step.tail.encode()!r})")
        else:
            self._writer.print(step.tail)

    # Cells --------------------------------------------------------------------------------------

    def cell(self, step: Cell, scope: Scope) -> None:
        """A cell that is merged, or whose width follows the grid."""
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
        self._writer.flush()
        if not (_is_straight(step.body) and _is_straight(step.rest)):
            if at:
                self._writer.line(f"if not {hidden}: {at} = len(out) + 1")
            self._writer.print(head)
            first = b"" if at else RESTART
            self._writer.out.append(f"({CONTINUE!r} if {hidden} else {first!r})")
            self._hidden_body(step, scope, hidden, at.replace("head", "shown"))
            return
        rest = self._aside(step.rest, scope)
        body = self._aside(step.body, scope)
        printed = "".join(f"{piece}, " for piece in body[0] if isinstance(piece, str))
        runs = f"({printed})" if printed else ""
        shown = at.replace("head", "shown") or self._shown()
        self._writer.line(f"if {hidden}:")
        with self._writer.indented():
            if runs:
                self._writer.line(f"if {runs} != {shown}: merged_away({runs}, {merge.tag})")
            self._writer.print(head + CONTINUE.decode())
            self._gather(rest)
            self._writer.print(step.hidden + step.tail)
        self._writer.line("else:")
        with self._writer.indented():
            if at:
                self._writer.line(f"{at} = len(out) + 1")
            if runs:
                self._writer.line(f"{shown} = {runs}")
            self._writer.print(head)
            if at:
                self._writer.out.append("b''")
            else:
                self._writer.print(RESTART.decode())
            self._gather(rest)
            self._gather(body)
            self._writer.print(step.tail)

    def _shown(self) -> str:
        """A variable for what the head of a loop's cells shows; a condition may leave it out."""
        shown = self._writer.variable("shown")
        self._writer.first.append(f"    {shown} = None")
        return shown

    def _aside(self, steps: Steps, scope: Scope) -> tuple[list[bytes | str], list[str]]:
        """What straight steps print, not added yet; the lines that it needs are written."""
        outside = self._writer.out, self._writer.seen
        self._writer.out, self._writer.seen = [], []
        self._writer.steps(steps, scope)
        inside = self._writer.out, self._writer.seen
        self._writer.out, self._writer.seen = outside
        return inside

    def _gather(self, aside: tuple[list[bytes | str], list[str]]) -> None:
        for piece in aside[0]:
            if isinstance(piece, bytes):
                self._writer.print(piece.decode())
            else:
                self._writer.out.append(piece)
        self._writer.seen += aside[1]

    def _key_merge(self, merge: KeyMerge, step: Cell, scope: Scope) -> tuple[str, str]:
        """Write the comparison of keys: what says that the cell is hidden, and where heads stand.

        Only rows that the same outermost loop made are neighbours: a header row above, or the rows
        of a second loop below, may have the same key by chance.
        """
        where = f"{step.table}_{step.column}"
        key, hidden = self._writer.variable("k"), self._writer.variable("h")
        row = f"row{step.table}"
        self._writer.line(
            f"{key} = {self._writer.phrases.phrase(merge.expression, scope, merge.tag)}"
        )
        self._writer.line(f"if type({key}) is not str: {key} = keyed({key})")
        kind = repr((merge.loop, step.span))
        same = (
            f"{key} and {key} == key{where} and where{where} == {row} - 1 and kind{where} == {kind}"
        )
        self._writer.line(f"{hidden} = {same}")
        self._writer.line(f"key{where}, where{where}, kind{where} = {key}, {row}, {kind}")
        self._heads.setdefault(step.table, set()).add(where)
        self._writer.flush()
        self._writer.line(f"if {hidden}: out[head{where}] = {RESTART!r}")
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
            span = self._writer.variable("c")
            self._writer.line(
                f"{span} = spanned({self._writer.phrases.phrase(expression, scope, tag)}, {tag})"
            )
        self._writer.flush()
        column = self._writer.variable("c")
        self._writer.line(f"{column} = table{step.table}.cell({span}, {step.stated}, len(out) + 1)")
        self._writer.print(step.head)
        self._writer.out.append(repr(step.width.encode()))
        if isinstance(step.span, tuple):
            self._writer.out.append(f"SPANS[{span}]")
        else:
            self._writer.print(step.span_text)
        merge = step.merge
        if isinstance(merge, KeyMerge):
            key = self._writer.phrases.phrase(merge.expression, scope, merge.tag)
            self._writer.flush()
            hidden = self._writer.variable("h")
            self._writer.line(
                f"{hidden} = table{step.table}.merge({column}, {span}, {merge.loop}, {key})"
            )
        elif isinstance(merge, LoopMerge):
            hidden = self._loop_merge(scope)
            self._writer.out.append(f"({CONTINUE!r} if {hidden} else {RESTART!r})")
        else:
            self._writer.steps(step.rest, scope)
            self._writer.steps(step.body, scope)
            self._writer.print(step.tail)
            return
        shown = f"table{step.table}.shown[{column}]" if isinstance(merge, KeyMerge) else ""
        self._hidden_body(step, scope, hidden, shown)

    def _hidden_body(self, step: Cell, scope: Scope, hidden: str, shown: str) -> None:
        """The rest of a cell, its blocks taken back where it is merged with the one above.

        ``shown`` is what keeps the blocks of the head, to see that no text is lost with these.
        """
        assert step.merge is not None
        shown = shown or self._shown()
        self._writer.steps(step.rest, scope)
        begin = self._writer.mark()
        texts = self._writer.variable("m")
        self._writer.line(f"{texts} = len(seen)")
        self._writer.steps(step.body, scope)
        self._writer.flush()
        self._writer.line(f"if {hidden}:")
        self._writer.line(f"    if out[{begin}:] != {shown}:")
        self._writer.line(f"        merged_away(out[{begin}:], {step.merge.tag}, {shown})")
        self._writer.line(f"    out[{begin}:] = ({step.hidden.encode()!r},)")
        self._writer.line(f"    del seen[{texts}:]")
        self._writer.line(f"else: {shown} = out[{begin}:]")
        self._writer.print(step.tail)


def _is_straight(steps: Steps) -> bool:
    """Whether steps print the same pieces whatever the data say, but for the values in them."""
    return all(
        isinstance(step, Static | Print)
        or (isinstance(step, RunOfText) and all(map(_is_straight, step.texts)))
        or (isinstance(step, PlainText) and _is_straight(step.content))
        for step in steps
    )
