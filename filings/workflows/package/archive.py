"""Writing a package: a zip file in which the same content always gives the same bytes.

Files go through in pieces, so that one of several gigabytes takes no memory, and are hashed on
their way: the manifest tells what stands in the archive, whatever happens to the file meanwhile.
"""

from __future__ import annotations

import os
import re
import stat
import zipfile
from contextlib import nullcontext, suppress
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from filings.workflows.whole_files import open_unfollowed

FIRST_MOMENT = datetime(1980, 1, 1)
LAST_MOMENT = datetime(2107, 12, 31, 23, 59, 58)
"""Between which zip knows the time, in steps of two seconds."""

_PIECE = 1 << 20
_UNIX = 3
_PERMISSIONS = (stat.S_IFREG | 0o644) << 16
# Deflating what is compressed already takes its time and gains nothing.
_COMPRESSED = re.compile(
    r"\.(?:"
    r"7z|aac|avi|docm|docx|flac|gif|gz|heic|jfif|jpeg|jpg|m4a|m4v|mkv|mov|mp3|mp4|"
    r"mpeg|mpg|odp|ods|odt|ofd|ogg|pdf|png|pptx|rar|tgz|webp|wma|wmv|xlsm|xlsx|xz|zip"
    r")",
    re.IGNORECASE,
)


class SourceChanged(Exception):
    """A file was not what it had been when it was looked at; ``path`` leads to it."""

    def __init__(self, path: Path, reason: OSError | None = None) -> None:
        super().__init__(str(path))
        self.path = path
        self.reason = reason


class PackageWriter:
    """An archive that is being written: everything in the folder ``top``, at one moment."""

    def __init__(self, stream: BinaryIO, top: str, moment: datetime) -> None:
        self._zip = zipfile.ZipFile(stream, "w")
        self._top = top
        moment = min(max(moment, FIRST_MOMENT), LAST_MOMENT)
        self._moment = moment.timetuple()[:6]

    def add(self, path: str, content: bytes) -> str:
        """Put ``content`` under ``path``; its hash."""
        return self._add(path, BytesIO(content), len(content))[0]

    def add_file(self, path: str, source: Path, size: int) -> str:
        """Put the file ``source`` of ``size`` bytes under ``path``; its hash.

        Raises :class:`SourceChanged` where it cannot be read or is of another size.
        """
        try:
            opened = open_unfollowed(source)
        except OSError as error:
            raise SourceChanged(source, error) from error
        with opened as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise SourceChanged(source)
            digest, found = self._add(path, _Reading(stream, source), size)
        if found != size:
            raise SourceChanged(source)
        return digest

    def _add(self, path: str, stream: BinaryIO | _Reading, size: int) -> tuple[str, int]:
        info = zipfile.ZipInfo(f"{self._top}/{path}", self._moment)
        info.create_system = _UNIX
        info.external_attr = _PERMISSIONS
        info.file_size = size
        compressed = _COMPRESSED.fullmatch(Path(path).suffix)
        info.compress_type = zipfile.ZIP_STORED if compressed else zipfile.ZIP_DEFLATED
        digest, found = sha256(), 0
        with self._zip.open(info, "w") as target:
            # One byte more than expected is enough to see that the file has grown.
            while found <= size and (piece := stream.read(min(_PIECE, size + 1 - found))):
                digest.update(piece)
                found += len(piece)
                target.write(piece)
        return digest.hexdigest(), found

    def __enter__(self) -> PackageWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_rest: object) -> None:
        """Write the directory of the archive, or leave it as it is where something failed."""
        # A ZipFile that was never closed would write to the file when it is forgotten.
        with suppress(OSError) if kind else nullcontext():
            self._zip.close()


class _Reading:
    """A stream whose failures are told apart from those of the archive that is written."""

    def __init__(self, stream: BinaryIO, source: Path) -> None:
        self._stream = stream
        self._source = source

    def read(self, size: int) -> bytes:
        try:
            return self._stream.read(size)
        except OSError as error:
            raise SourceChanged(self._source, error) from error
