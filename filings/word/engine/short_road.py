"""The short road: a program prints the document; only what the data change is deflated anew."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from filings.diagnostics import has_errors
from filings.messages import gettext as _
from filings.word.archive import archive, member
from filings.word.data import as_plain
from filings.word.engine.arrival import missing_texts
from filings.word.engine.program import PartProgram, Program
from filings.word.engine.texts import Needle
from filings.word.marks import shorten
from filings.word.properties import Properties, core_properties
from filings.word.rules import T007
from filings.word.runtime import MOST_CHARACTERS, LimitReached, Run

if TYPE_CHECKING:
    from filings.word.block_content import BlockContent
    from filings.word.engine.long_text import LongTexts
    from filings.word.engine.looks import BlockLook
    from filings.word.package import Package
    from filings.word.pictures import PictureStore

_MOST_MISSING = 20
_LARGE = 1_000_000_000
"""Bytes that could come of the longest piece printed each time; beyond, they are counted."""


class ShortRoad:
    """The printing of one document."""

    def __init__(
        self, program: Program, run: Run, pictures: Mapping[str, bytes], draft: bool
    ) -> None:
        self._program = program
        self._run = run
        self._contents = pictures
        self._draft = draft
        self._store: PictureStore | None = None
        self._long_texts: dict[str, LongTexts] = {}
        self._numbers = itertools.count(program.drawings + 1)
        run.print_long_text = self._print_long_text

    def render(self, context: Mapping[str, Any], properties: Properties) -> bytes | None:
        """The bytes of the document, None where an error was reported. Raises LimitReached.

        What the program does not ask for is not looked at.
        """
        program, run = self._program, self._run
        data = as_plain({name: context[name] for name in program.asks if name in context})
        printed = {part.name: self._print(part, data) for part in program.parts}
        texts = dict(program.kept)
        for text in program.properties:
            made: list[str] = []
            text.print(data, made, [])
            texts[text.name] = made[0]
        for name, tag in program.needs:
            if name not in data:
                mark = run.tags.get(tag)
                run.report_unknown(name, mark.place if mark else None)
        if has_errors(run.diagnostics):
            return None
        printed[program.core] = core_properties(texts, properties)
        return self._assemble(printed)

    def _print(self, part: PartProgram, data: Mapping[str, Any]) -> bytes:
        out: list[bytes] = []
        seen: list[Needle] = []
        part.print(data, out, seen)
        if len(out) * part.longest > _LARGE and sum(map(len, out)) > 4 * MOST_CHARACTERS:
            raise LimitReached
        printed = b"".join(out)
        if has_errors(self._run.diagnostics):
            return printed  # something was left out on purpose, and said
        for missing in missing_texts(printed, seen, _MOST_MISSING):
            text = missing.decode("utf-8", "replace").strip("<>")
            message = _("要填入的「{text}」在成文里找不到。").format(text=shorten(text, 60))
            self._run.report(T007, None, message)
        return printed

    def _print_long_text(self, text: BlockContent, look: BlockLook, part: str) -> bytes:
        writer = self._long_texts.get(part)
        if writer is None:
            from filings.word.engine.long_text import LongTexts
            from filings.word.pictures import PictureStore
            from filings.word.styles import Styles

            program = self._program
            if self._store is None:
                self._store = PictureStore(program.package(), self._contents)
            prefixes = next(p.prefixes for p in program.parts if p.name == part)
            writer = self._long_texts[part] = LongTexts(
                self._run, part, Styles(*program.styles), self._store, prefixes, self._numbers
            )
        return writer.print(text, look)

    def _assemble(self, printed: dict[str, bytes]) -> bytes:
        program = self._program
        if not self._draft and (self._store is None or not self._store.used):
            members = program.members
            return archive(
                members[name] if name in members else member(name, printed[name])
                for name in program.order
            )
        from filings.word.package import write

        package = self._store.package if self._store is not None else program.package()
        package.parts.update(printed)
        if self._draft:
            self._mark_draft(package)
        return write(package)

    def _mark_draft(self, package: Package) -> None:
        from filings.word.draft import mark_holes, stamp_headers
        from filings.word.xml import parse, serialise

        for part in self._program.parts:
            root = parse(package.parts[part.name])
            mark_holes(root)
            package.parts[part.name] = serialise(root)
        stamp_headers(package)
