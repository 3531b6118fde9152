"""A lock on a file that the operating system lets go of, however the program ends.

The libraries for this bring asyncio and more with them, which took a build longer than all of
its writing.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

# What systems answer where somebody else holds the lock, and where a file system knows no locks.
_HELD = frozenset({errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK})
_NO_LOCKS = frozenset(
    getattr(errno, name)
    for name in ("ENOSYS", "ENOLCK", "EOPNOTSUPP", "ENOTSUP")
    if hasattr(errno, name)
)


class Held(Exception):
    """Another program, or another call in this one, holds the lock."""


@contextmanager
def locked(path: Path, *, remove: bool = False) -> Iterator[None]:
    """Hold the lock on the file ``path``, which is made if need be, and stays unless ``remove``.

    Raises :class:`Held` at once where it is held already, and OSError where the file cannot be
    opened. On a file system without locks (some network shares) nothing is held.
    """
    # A link in the place of the lock could lead anywhere; Windows has no such flag.
    follow = getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | follow, 0o666)
    try:
        try:
            _lock(handle)
        except OSError as error:
            if error.errno in _HELD:
                raise Held(path) from None
            if error.errno not in _NO_LOCKS:
                raise
        if remove and not _is_at(handle, path):
            # Its holder removed it between our opening and our locking: it locks nobody out.
            raise Held(path)
        try:
            yield
        finally:
            if remove:
                with suppress(OSError):  # Windows removes no open file; it stays, and does no harm
                    path.unlink()
    finally:
        os.close(handle)  # and with it the lock


def _is_at(handle: int, path: Path) -> bool:
    """Whether the open file is still the one at ``path``."""
    try:
        return os.path.samestat(os.fstat(handle), path.lstat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":

    def _lock(handle: int) -> None:
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:

    def _lock(handle: int) -> None:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
