"""A zip file written by hand: the same members give the same bytes, and deflated ones stay so.

The zipfile of the standard library cannot take over what is deflated already, which is most of a
document: its styles, fonts and pictures are those of its template. Format: PKWARE APPNOTE 6.3, 4.3.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from typing import NamedTuple

_LEVEL = 6
_PIECE = 256 * 1024
_WINDOW = 32 * 1024
_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL = struct.Struct("<4sBBHHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")
_VERSION = 20
_UNIX = 3
_DEFLATED = 8
_UTF_8 = 0x800
_FIRST_DAY = (1 << 5) | 1
"""1 January 1980, before which zip knows no time."""
_PERMISSIONS = 0o100644 << 16


class Member(NamedTuple):
    """A file in the archive: its name, the CRC and size of its content, and the content deflated."""

    name: str
    crc: int
    size: int
    deflated: bytes

    def content(self) -> bytes:
        """What the file holds."""
        return zlib.decompress(self.deflated, -zlib.MAX_WBITS, self.size)


def member(name: str, content: bytes) -> Member:
    """A file to be put into an archive."""
    return Member(name, zlib.crc32(content), len(content), _deflate(content))


def _deflate(content: bytes) -> bytes:
    """``content`` deflated; a long one in pieces at the same time, which zlib lets Python do.

    Each piece knows the end of the one before, so that next to nothing is lost, and the pieces are
    the same on every machine, so that the bytes are.
    """
    if len(content) <= 2 * _PIECE:
        return zlib.compress(content, _LEVEL, -zlib.MAX_WBITS)
    from concurrent.futures import ThreadPoolExecutor

    starts = range(0, len(content), _PIECE)

    def deflate(start: int) -> bytes:
        before = content[max(start - _WINDOW, 0) : start]
        made = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=before)
        last = start + _PIECE >= len(content)
        body = made.compress(content[start : start + _PIECE])
        return body + made.flush(zlib.Z_FINISH if last else zlib.Z_SYNC_FLUSH)

    with ThreadPoolExecutor() as pool:
        return b"".join(pool.map(deflate, starts))


def archive(members: Iterable[Member]) -> bytes:
    """The zip file with these members, in this order."""
    pieces: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name, crc, size, deflated in members:
        raw = name.encode("utf-8")
        flags = 0 if name.isascii() else _UTF_8
        about = (flags, _DEFLATED, 0, _FIRST_DAY, crc, len(deflated), size, len(raw), 0)
        directory.append(
            _CENTRAL.pack(
                b"PK\1\2", _VERSION, _UNIX, _VERSION, *about, 0, 0, 0, _PERMISSIONS, offset
            )
        )
        directory.append(raw)
        pieces += (_LOCAL.pack(b"PK\3\4", _VERSION, *about), raw, deflated)
        offset += _LOCAL.size + len(raw) + len(deflated)
    central = b"".join(directory)
    count = len(directory) // 2
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(central), offset, 0)
    return b"".join((*pieces, central, end))
