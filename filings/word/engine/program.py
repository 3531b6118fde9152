"""A template compiled to a program: all that is needed to print documents, and nothing more.

A program is plain data and code, so that it can be kept on disk and used without the libraries
that read the template (:mod:`filings.word.engine.store`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import CodeType
from typing import TYPE_CHECKING

from filings.word.archive import Member
from filings.word.engine.looks import BlockLook, RunLook
from filings.word.engine.printing import Part, link, longest_constant
from filings.word.engine.texts import RunTexts
from filings.word.marks import Mark

if TYPE_CHECKING:
    from filings.word.package import Package


@dataclass(eq=False)
class PartProgram:
    """What prints one part. ``prefixes`` are those that its root declares."""

    name: str
    code: CodeType
    runs: tuple[RunLook, ...]
    blocks: tuple[BlockLook, ...]
    prefixes: Mapping[str, str]

    @cached_property
    def print(self) -> Part:
        """``print(data, out, seen)``."""
        return link(self.code, self._texts, self.blocks, self.name)

    @cached_property
    def _texts(self) -> tuple[RunTexts, ...]:
        return tuple(map(RunTexts, self.runs))

    @cached_property
    def _longest_fixed(self) -> int:
        return longest_constant(self.code)

    @property
    def longest(self) -> int:
        """The bytes of the longest piece that it has ever added at once."""
        return max(self._longest_fixed, *(t.longest for t in self._texts), 0)


@dataclass(eq=False)
class TextProgram:
    """What prints a property of the document: it adds one string to ``out``."""

    name: str
    code: CodeType

    @cached_property
    def print(self) -> Part:
        """``print(data, out, seen)``."""
        return link(self.code)


@dataclass(eq=False)
class Program:
    """A compiled template.

    ``order`` are the names of all parts as the file holds them; ``members`` those that are the
    same in every document. ``kept`` are the properties as the template has them, ``core`` is the
    part that they are in. ``asks`` are the names that it looks up in the context, ``needs`` those that must be there,
    with a tag. ``drawings`` have ids already.
    """

    order: tuple[str, ...]
    members: Mapping[str, Member]
    parts: tuple[PartProgram, ...]
    properties: tuple[TextProgram, ...]
    core: str
    kept: Mapping[str, str]
    tags: Mapping[int, Mark]
    asks: tuple[str, ...]
    needs: tuple[tuple[str, int], ...]
    styles: tuple[frozenset[str], dict[str, str], frozenset[str]]
    drawings: int
    _package: Package | None = field(default=None, repr=False)

    def package(self) -> Package:
        """The parts that are the same in every document, to be added to."""
        from filings.word.package import Package

        if self._package is None:
            self._package = Package({n: m.content() for n, m in self.members.items()})
        return self._package.copy()
