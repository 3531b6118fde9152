"""Files as a whole: their hashes, free names beside them, and writing them without a half.

A file is written under a temporary name in its folder and then takes its place by one rename.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import file_digest
from hashlib import sha256 as _sha256
from pathlib import Path
from typing import BinaryIO

TEMPORARY = ".filings-"
"""How the names of temporary files begin; they end in ``.tmp``."""


def sha256(content: bytes) -> str:
    """The hash by which documents are told apart, in hexadecimal."""
    return _sha256(content).hexdigest()


def hash_of(path: Path) -> str | None:
    """The hash of the file at ``path``, read piece by piece; None where there is none."""
    if not path.exists():
        return None
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()


def open_unfollowed(path: Path) -> BinaryIO:
    """The file at ``path`` itself, for reading: a link is refused, with OSError, and none is waited for.

    Something else may take the place of a file that was looked at: a pipe would never end, a link
    could lead anywhere.
    """

    def opened(name: str, flags: int) -> int:
        return os.open(name, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))

    return open(path, "rb", opener=opened)


def numbered(path: Path, mark: str) -> Iterable[Path]:
    """Names beside ``path``: ``name（mark）.docx``, ``name（mark2）.docx`` and so on without end."""
    number = 1
    while True:
        suffix = f"（{mark}{'' if number == 1 else number}）"
        yield path.with_name(f"{path.stem}{suffix}{path.suffix}")
        number += 1


def free_name(path: Path, mark: str) -> Path:
    """The first of the names beside ``path`` that no file has."""
    return next(candidate for candidate in numbered(path, mark) if not candidate.exists())


def open_elsewhere(path: Path) -> bool:
    """Whether an office program has the document open, by the owner file that it leaves.

    Word and WPS write ``~$`` over the first two characters of longer names and before short
    ones; LibreOffice writes ``.~lock.NAME#``.
    """
    name = path.name
    owners = (f"~${name}", f"~${name[2:]}", f"~${name[1:]}", f".~lock.{name}#")
    return any((path.parent / owner).exists() for owner in owners)


def write_temporary(folder: Path, content: bytes) -> Path:
    """A new file in ``folder`` with ``content``, safely on the disk; OSError leaves nothing."""
    with temporary(folder) as stream:
        stream.write(content)
    return Path(stream.name)


@contextmanager
def temporary(folder: Path) -> Iterator[BinaryIO]:
    """A new file in ``folder`` to be written piece by piece, at the end safely on the disk.

    ``name`` of the stream is its path. An exception leaves nothing.
    """
    handle, name = tempfile.mkstemp(prefix=TEMPORARY, suffix=".tmp", dir=folder)
    try:
        # By its name, since a stream on a handle has none.
        os.close(handle)
        with Path(name).open("r+b") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        # mkstemp makes a file that only its owner can read; documents are shared.
        Path(name).chmod(0o666 & ~_umask())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def clear_away(folder: Path) -> None:
    """Remove the temporary files that a killed command left in ``folder``."""
    for leftover in folder.glob(f"{TEMPORARY}*.tmp"):
        leftover.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Have the renames in ``folder`` on the disk, where the system can."""
    with suppress(OSError, AttributeError):  # Windows cannot open a folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
