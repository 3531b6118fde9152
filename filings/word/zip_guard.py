"""What an archive may hold, checked before and while it is unpacked.

``zipfile`` believes what an archive says about itself, and python-docx reads it whole: a file of
1.5 MB can fill 3 GB of memory. Here the directory of the archive is checked before anything is
unpacked, and each part is unpacked no further than its stated size.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from enum import Enum, auto
from typing import IO

from filings.word.limits import MOST_BYTES

MOST_BYTES_A_PART = 50 * 1024 * 1024
MOST_PARTS = 2_000
MOST_RATIO = 100
# Below this size a high ratio does no harm: a long table of equal cells compresses 200 to 1.
_RATIO_FROM = 1024 * 1024

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the files of old Office programs begin, and those with a password."""
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
"""What such a file holds if it is a new one with a password."""

_LOCAL_HEADER = struct.Struct("<4s5H3L2H")
_ENCRYPTED_FLAG = 0x1


class Fault(Enum):
    """Why an archive cannot be used."""

    EMPTY = auto()
    OLD_FORMAT = auto()
    PROTECTED = auto()
    NO_ARCHIVE = auto()
    BROKEN = auto()
    OVERSIZED = auto()
    ODD_NAMES = auto()


class UnfitArchive(Exception):
    """The archive cannot be used."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.name)
        self.fault = fault


def unpack(content: bytes) -> dict[str, bytes]:
    """The files in an archive by their names; raises UnfitArchive."""
    _require_zip(content)
    try:
        stream = io.BytesIO(content)
        with zipfile.ZipFile(stream) as archive:
            entries = [i for i in archive.infolist() if not i.filename.endswith("/")]
            _require_modest(entries)
            if overlap(stream, entries, archive.start_dir):
                raise UnfitArchive(Fault.OVERSIZED)
            return {i.filename: _read(archive, i) for i in entries}
    except (zipfile.BadZipFile, zlib.error, EOFError, struct.error, OSError, ValueError) as e:
        raise UnfitArchive(Fault.BROKEN) from e
    except (NotImplementedError, RuntimeError) as e:
        raise UnfitArchive(Fault.PROTECTED) from e


def _require_zip(content: bytes) -> None:
    if content.startswith(OLE2):
        raise UnfitArchive(Fault.PROTECTED if ENCRYPTED_STREAM in content else Fault.OLD_FORMAT)
    if not content:
        raise UnfitArchive(Fault.EMPTY)
    if not content.startswith(b"PK"):
        raise UnfitArchive(Fault.NO_ARCHIVE)


def _require_modest(entries: list[zipfile.ZipInfo]) -> None:
    names = [i.filename for i in entries]
    if len(entries) > MOST_PARTS or sum(i.file_size for i in entries) > MOST_BYTES:
        raise UnfitArchive(Fault.OVERSIZED)
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED_FLAG:
            raise UnfitArchive(Fault.PROTECTED)
        ratio = entry.file_size / max(entry.compress_size, 1)
        too_dense = entry.file_size > _RATIO_FROM and ratio > MOST_RATIO
        if entry.file_size > MOST_BYTES_A_PART or too_dense:
            raise UnfitArchive(Fault.OVERSIZED)
    odd = any(not n or n.startswith("/") or "\\" in n or ".." in n.split("/") for n in names)
    if odd or len({n.lower() for n in names}) != len(names):
        raise UnfitArchive(Fault.ODD_NAMES)


def overlap(stream: IO[bytes], entries: Iterable[zipfile.ZipInfo], end: int) -> bool:
    """Whether two entries share bytes, or one and the directory, which begins at ``end``.

    Overlapping ones unpack to far more than the file holds. Raises ValueError where an entry is
    said to begin before the file does.
    """
    previous = 0
    for entry in sorted(entries, key=lambda i: i.header_offset):
        stream.seek(entry.header_offset)
        header = stream.read(_LOCAL_HEADER.size)
        if entry.header_offset < previous or len(header) < _LOCAL_HEADER.size:
            return True
        lengths = _LOCAL_HEADER.unpack(header)[9:]
        previous = entry.header_offset + _LOCAL_HEADER.size + sum(lengths) + entry.compress_size
        if previous > end:
            return True
    return False


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The bytes of one entry; no more than its stated size is ever unpacked."""
    with archive.open(entry) as stream:
        content = stream.read(entry.file_size + 1)
    if len(content) != entry.file_size:
        raise UnfitArchive(Fault.OVERSIZED)
    return content
