"""A template compiled to a program: all that is needed to print documents, and nothing more.

A program is plain data and code, so that it can be kept on disk and used without the libraries
that read the template (:mod:`filings.word.engine.store`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import CodeType
from typing import TYPE_CHECKING, NamedTuple

from filings.word.archive import Member
from filings.word.engine.looks import BlockLook, RunLook
from filings.word.engine.printing import Part, link, longest_constant
from filings.word.engine.texts import RunTexts
from filings.word.marks import Mark

if TYPE_CHECKING:
    from filings.word.package import Package


class PartProgram:
    """What prints one part. ``prefixes`` are those that its root declares."""

    def __init__(
        self,
        name: str,
        code: CodeType,
        runs: tuple[RunLook, ...],
        blocks: tuple[BlockLook, ...],
        prefixes: Mapping[str, str],
    ) -> None:
        self.name = name
        self.code = code
        self.runs = runs
        self.blocks = blocks
        self.prefixes = prefixes

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


class TextProgram:
    """What prints a property of the document: it adds one string to ``out``."""

    def __init__(self, name: str, code: CodeType) -> None:
        self.name = name
        self.code = code

    @cached_property
    def print(self) -> Part:
        """``print(data, out, seen)``."""
        return link(self.code)


class _Fields(NamedTuple):
    """What a program consists of; see :class:`Program`."""

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


class Program(_Fields):
    """A compiled template.

    ``order`` are the names of all parts as the file holds them; ``members`` those that are the
    same in every document. ``kept`` are the properties as the template has them, ``core`` is the
    part that they are in. ``asks`` are the names that it looks up in the context, ``needs`` those
    that must be there, with a tag. ``drawings`` have ids already.
    """

    def package(self) -> Package:
        """The parts that are the same in every document, to be added to."""
        return self._package.copy()

    @cached_property
    def _package(self) -> Package:
        from filings.word.package import Package

        return Package({name: member.content() for name, member in self.members.items()})
