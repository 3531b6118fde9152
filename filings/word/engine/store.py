"""Compiled templates kept on disk, so that a new process need not read the template again.

The folder is the user's own (a cache that may be deleted at any time). A file in it is code that
will be run: it is used only where it and the folder belong to the user and nobody else may write
them, and only whole, as its digest says. Anything else is as good as no file. The name of a file
is the hash of the template, of this program, of Python and of the language of messages.
"""

from __future__ import annotations

import marshal
import os
import stat
import sys
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

import filings
from filings.messages import current_language
from filings.word.archive import Member
from filings.word.digest import DIGEST_SIZE, digest_of
from filings.word.engine.compiled import CompiledTemplate
from filings.word.engine.looks import BlockLook, RunLook
from filings.word.engine.program import PartProgram, Program, TextProgram
from filings.word.marks import Mark
from filings.word.places import Place

if TYPE_CHECKING:
    from pathlib import Path

_MAGIC = b"filings template 2\n"
_SUFFIX = ".template"
_MOST_FILES = 200
_WORD = os.path.dirname(os.path.dirname(__file__))
_LARGEST = 64 * 1024 * 1024


class Store:
    """The compiled templates in one folder, which is made when the first is kept."""

    def __init__(self, folder: Path | str) -> None:
        self._folder = os.fspath(folder)

    def load(self, digest: bytes) -> CompiledTemplate | None:
        """The template whose bytes have that digest, if it is kept; None whatever goes wrong."""
        try:
            content = _read(self._folder, _name(digest))
            if content is None or not content.startswith(_MAGIC):
                return None
            head = len(_MAGIC) + DIGEST_SIZE
            payload = content[head:]
            if digest_of(payload) != content[len(_MAGIC) : head]:
                return None
            return _unpacked(marshal.loads(payload))
        except (OSError, ValueError, TypeError, EOFError):
            return None

    def save(self, digest: bytes, compiled: CompiledTemplate) -> None:
        """Keep a template that has a program and nothing to say; a failure leaves no trace."""
        if compiled.program is None or compiled.faults:
            return
        import tempfile
        from contextlib import suppress
        from pathlib import Path

        folder = Path(self._folder)
        with suppress(OSError, ValueError):
            payload = marshal.dumps(_packed(compiled.program))
            content = _MAGIC + digest_of(payload) + payload
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if len(content) > _LARGEST or not _is_ours(folder.lstat(), stat.S_ISDIR):
                return
            _forget_old(folder)
            handle, name = tempfile.mkstemp(dir=folder, suffix=".new")
            unfinished = Path(name)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(content)
                unfinished.replace(folder / _name(digest))
            except OSError:
                unfinished.unlink()
                raise


def _forget_old(folder: Path) -> None:
    """Leave room: the files that were kept first go, where there are too many."""
    kept = sorted(folder.glob(f"*{_SUFFIX}"), key=lambda f: f.stat().st_mtime_ns)
    for file in kept[: max(len(kept) - _MOST_FILES + 1, 0)]:
        file.unlink(missing_ok=True)


def _read(folder: str, name: str) -> bytes | None:
    """What is in a file of the user's own."""
    if not _is_ours(os.lstat(folder), stat.S_ISDIR):
        return None
    file = f"{folder}{os.sep}{name}"
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as opened:
        about = os.fstat(handle)
        if not _is_ours(about, stat.S_ISREG) or about.st_size > _LARGEST:
            return None
        return opened.read()


def _is_ours(about: os.stat_result, is_kind: Any) -> bool:
    """Whether something belongs to the user, and nobody else may write it."""
    if not is_kind(about.st_mode):
        return False
    if sys.platform == "win32":
        return True  # in the user's profile, which Windows keeps from others
    return about.st_uid == os.getuid() and not about.st_mode & 0o022


def _name(digest: bytes) -> str:
    return digest_of(digest + _surroundings() + current_language().encode()).hex() + _SUFFIX


@cache
def _surroundings() -> bytes:
    """What else a program depends on: this very Python, and every file that makes it."""
    lines = [sys.version, filings.__version__, *sorted(_sources(_WORD))]
    return digest_of("\n".join(lines).encode("utf-8", "surrogateescape"))


def _sources(folder: str) -> Iterator[str]:
    """The modules in a folder and below it: the path, the size and the time of each."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _sources(entry.path)
            elif entry.name.endswith(".py"):
                about = entry.stat()
                yield f"{entry.path} {about.st_size} {about.st_mtime_ns}"


def _packed(program: Program) -> tuple[Any, ...]:
    """A program as what marshal can write."""
    return (
        program.order,
        {n: tuple(m) for n, m in program.members.items()},
        [
            (
                p.name,
                p.code,
                [tuple(r) for r in p.runs],
                [tuple(b) for b in p.blocks],
                dict(p.prefixes),
            )
            for p in program.parts
        ],
        [(t.name, t.code) for t in program.properties],
        program.core,
        dict(program.kept),
        [
            (m.number, m.place.where, m.place.source and dict(m.place.source), *_of_mark(m))
            for m in program.tags.values()
        ],
        program.asks,
        program.needs,
        program.styles,
        program.drawings,
    )


def _of_mark(mark: Mark) -> tuple[str, str, str, str]:
    return mark.source, mark.level, mark.keyword, mark.expression


def _unpacked(packed: Any) -> CompiledTemplate:
    (order, members, parts, properties, core, kept, tags, asks, needs, styles, drawings) = packed
    marks = {
        number: Mark(number, Place(where, source), *rest) for number, where, source, *rest in tags
    }
    program = Program(
        order=order,
        members={name: Member(*member) for name, member in members.items()},
        parts=tuple(
            PartProgram(
                name,
                code,
                tuple(RunLook(*r) for r in runs),
                tuple(BlockLook(*b) for b in blocks),
                prefixes,
            )
            for name, code, runs, blocks, prefixes in parts
        ),
        properties=tuple(TextProgram(name, code) for name, code in properties),
        core=core,
        kept=kept,
        tags=marks,
        asks=asks,
        needs=needs,
        styles=styles,
        drawings=drawings,
    )
    return CompiledTemplate(faults=[], tags=marks, program=program)
