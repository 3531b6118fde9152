"""The floor: deflate at level 6, crc32 and a zip of the same bytes, and nothing else."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_DATE = 33  # 1 January 1980

Static = tuple[bytes, bytes, int, int]
"""The name of a part, its deflated bytes, its crc32, its length."""


def dynamic_and_static(
    template: bytes | None, document: bytes
) -> tuple[list[tuple[bytes, bytes]], list[Static]]:
    """The parts of ``document`` that differ from the template's, and those that can be copied.

    Without a template all are packed anew.
    """
    old = _parts(template) if template else {}
    dynamic: list[tuple[bytes, bytes]] = []
    static: list[Static] = []
    for name, content in _parts(document).items():
        if old.get(name) == content:
            static.append((name, _deflated(content), zlib.crc32(content), len(content)))
        else:
            dynamic.append((name, content))
    return dynamic, static


def _parts(content: bytes) -> dict[bytes, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {info.filename.encode(): file.read(info) for info in file.infolist()}


def _deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def pack(dynamic: list[tuple[bytes, bytes]], static: list[Static]) -> bytes:
    """A zip of ``dynamic`` parts, packed here, and of ``static`` ones, packed before."""
    parts = [(name, _deflated(c), zlib.crc32(c), len(c)) for name, c in dynamic] + static
    pieces: list[bytes] = []
    central: list[bytes] = []
    place = 0
    for name, data, crc, length in parts:
        head = (20, 0x800, 8, 0, _DATE, crc, len(data), length, len(name), 0)
        pieces += [_LOCAL.pack(b"PK\3\4", *head), name, data]
        central += [_CENTRAL.pack(b"PK\1\2", 20, *head, 0, 0, 0, 0, place), name]
        place += _LOCAL.size + len(name) + len(data)
    directory = b"".join(central)
    count = len(parts)
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), place, 0)
    return b"".join([*pieces, directory, end])
