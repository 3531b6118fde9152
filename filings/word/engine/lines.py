"""The lines of the function that prints a part, as they are written.

What is printed in a row is gathered, and added to ``out`` at once; so are values that are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from filings.word.engine.phrases import Phrases, Scope
from filings.word.engine.steps import Steps
from filings.word.marks import shown_braces


class Value(NamedTuple):
    """A value to be printed: its variable, how to get it, and how where nothing is missing."""

    name: str
    phrase: str
    plain: str
    tag: int


class Lines:
    """The lines so far; ``out`` and ``seen`` are what has been gathered since."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.phrases = Phrases()
        self.indent = 1
        self.out: list[bytes | str] = []
        """Bytes that never change, or the Python that gives bytes."""
        self.seen: list[str] = []
        self.values: list[Value] = []
        self.first: list[str] = []
        """What stands at the head of the function."""

    def line(self, text: str) -> None:
        """Add a line, after the values that have been asked for before."""
        self._write_values()
        self._add_line(text)

    def _add_line(self, text: str) -> None:
        self.lines.append("    " * self.indent + text)

    @contextmanager
    def indented(self) -> Iterator[None]:
        """Lines that belong to the one before; there is always one."""
        self._write_values()
        self.indent += 1
        begin = len(self.lines)
        yield
        self.flush()
        if len(self.lines) == begin:
            self.line("pass")
        self.indent -= 1

    def flush(self) -> None:
        """Add what has been gathered."""
        self._write_values()
        if len(self.out) == 1:
            self.line(f"out.append({written_piece(self.out[0])})")
        elif self.out:
            self.line(f"out += ({', '.join(map(written_piece, self.out))})")
        if self.seen:
            self.line(f"seen += ({', '.join(self.seen)},)")
        self.out, self.seen = [], []

    def print(self, text: str) -> None:
        """Gather XML that never changes."""
        if not text:
            return
        text = shown_braces(text)
        if self.out and isinstance(self.out[-1], bytes):
            self.out[-1] += text.encode()
        else:
            self.out.append(text.encode())

    def variable(self, prefix: str) -> str:
        """A name that is not used yet."""
        return self.phrases.variable(prefix)

    def mark(self) -> str:
        """A variable that holds how far ``out`` has come."""
        self.flush()
        begin = self.variable("m")
        self.line(f"{begin} = len(out)")
        return begin

    def _write_values(self) -> None:
        """Write the lines that work out the values that have been asked for.

        Most are fields of a row, which are there: only where one is not is each looked at.
        """
        values, self.values = self.values, []
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


class StepLines(Lines):
    """Lines that steps are written into."""

    def steps(self, steps: Steps, scope: Scope) -> None:
        """Write steps of XML."""
        raise NotImplementedError


def written_piece(piece: bytes | str) -> str:
    """Python for a gathered piece."""
    return repr(piece) if isinstance(piece, bytes) else piece
