"""Reading a template: from a .docx to what can be checked, and rendered with data.

The work of reading is done once for the same bytes in one process.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from filings.diagnostics import Diagnostic, Span
from filings.messages import current_language
from filings.messages import gettext as _
from filings.word.digest import digest_of
from filings.word.limits import MOST_BYTES
from filings.word.marks import Mark
from filings.word.rules import T001

if TYPE_CHECKING:
    from pathlib import Path

    from filings.word.compile import LongTemplate
    from filings.word.engine.compiled import CompiledTemplate
    from filings.word.engine.program import Program
    from filings.word.engine.store import Store
    from filings.word.package import Package

_KEPT = 16


class Template:
    """A Word template that has been read. ``name`` is what messages call the file."""

    __slots__ = ("_compiled", "name")

    def __init__(self, name: str, compiled: CompiledTemplate) -> None:
        self.name = name
        self._compiled = compiled

    def check(self) -> list[Diagnostic]:
        """Everything that is wrong with its tags, each with its place."""
        return _named(self._compiled.faults, self.name)

    @property
    def tags(self) -> Mapping[int, Mark]:
        """All tags by their number."""
        return self._compiled.tags

    @property
    def package(self) -> Package:
        """The parts of the file, not to be changed; for a template that was read from its bytes."""
        assert self._compiled.package is not None
        return self._compiled.package

    @property
    def program(self) -> Program | None:
        """What prints documents; None for a template that needs the long road, or has faults."""
        return self._compiled.program

    @property
    def long(self) -> LongTemplate | None:
        """What the long road needs, where there is no program."""
        return self._compiled.long

    @property
    def reason(self) -> str:
        """Why it needs the long road, for people; '' where it does not."""
        return self._compiled.reason


def read_template(
    path: Path, *, name: str, store: Store | None = None
) -> tuple[Template | None, list[Diagnostic]]:
    """The template in ``path``, and why it cannot be used or what was taken out of it.

    ``store`` is where compiled templates are kept from one process to the next. Never raises for
    what is in the file. Raises OSError where the operating system refuses.
    """
    problem = None
    if not path.is_file():
        problem = _("是文件夹，不是文件。") if path.is_dir() else _("找不到这个模板文件。")
    elif path.stat().st_size > MOST_BYTES:
        problem = _("文件过大。")
    if problem:
        return None, [T001.finding(problem, span=Span(name))]
    return template_from_bytes(path.read_bytes(), name=name, store=store)


def template_from_bytes(
    content: bytes, *, name: str, store: Store | None = None
) -> tuple[Template | None, list[Diagnostic]]:
    """The template that ``content`` is; see :func:`read_template`."""
    digest = digest_of(content)
    compiled, diagnostics = _compile(_Content(digest, content, store))
    named = _named(diagnostics, name)
    return (None if compiled is None else Template(name, compiled)), named


class _Content:
    """Bytes known by their hash, so that the cache does not hold the file itself.

    ``language`` belongs to it: the places of tags are named in it.
    """

    def __init__(self, digest: bytes, content: bytes, store: Store | None) -> None:
        self.digest = digest
        self.language = current_language()
        self.store = store
        self._content: bytes | None = content

    def take(self) -> bytes:
        """The bytes, which are then let go."""
        content, self._content = self._content, None
        assert content is not None
        return content

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Content)
            and self.digest == other.digest
            and self.language == other.language
            and (self.store is None) == (other.store is None)
        )

    def __hash__(self) -> int:
        return hash((self.digest, self.language, self.store is None))


def _named(diagnostics: list[Diagnostic], name: str) -> list[Diagnostic]:
    return [d._replace(span=Span(name)) for d in diagnostics]


@lru_cache(maxsize=_KEPT)
def _compile(content: _Content) -> tuple[CompiledTemplate | None, list[Diagnostic]]:
    if content.store is not None:
        kept = content.store.load(content.digest)
        if kept is not None:
            return kept, []
    from filings.word.engine.compiler import compile_bytes

    compiled, diagnostics = compile_bytes(content.take())
    if content.store is not None and compiled is not None and not diagnostics:
        content.store.save(content.digest, compiled)
    return compiled, diagnostics
