"""A package as it arrived: an archive, however it was packed again, or a folder of files.

Nothing is unpacked onto the disk. Of an archive only the directory is believed, and only as far as
it says where something stands: what is read is read no further than its stated size.
"""

from __future__ import annotations

import os
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

from filings.messages import gettext as _
from filings.messages import mark as N_
from filings.word.zip_guard import overlap
from filings.workflows.package.manifest import is_plain_path
from filings.workflows.package.names import shown
from filings.workflows.whole_files import open_unfollowed

MOST_ENTRIES = 200_000
MOST_DIRECTORY_BYTES = 64 << 20
"""What zipfile reads at once, and needs ten times over in memory."""
MOST_DENSE_BYTES = 4 << 30
"""What entries that shrank to a hundredth or less may hold together: an honest scan of blank
paper does, an archive of nothing else was made to keep its reader busy."""

_DENSE = 100
_ENCRYPTED = 0x1 | 0x40
_UTF_8 = 0x800
_UNICODE_PATH = 0x7075
_END, _END_SIZE = b"PK\5\6", 22
_END_64, _END_64_SIZE = b"PK\6\7", 20 + 56  # the locator, and before it what it leads to
_SIGNATURES = {
    b"Rar!": N_("RAR 压缩包"),
    b"7z\xbc\xaf\x27\x1c": N_("7z 压缩包"),
    b"\xd0\xcf\x11\xe0": N_("旧格式的 Office 文件"),
    b"%PDF": N_("PDF 文件"),
}


class NotReadable(Exception):
    """The archive or folder cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in the package: its path with ``/``, in NFC, its size as stated, how to read it.

    ``trouble`` says why it is nothing that a package may hold (a link, a path that leads outside).
    """

    path: str
    size: int
    open: Callable[[], AbstractContextManager[IO[bytes]]]
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """What is in the package, and how to let go of it."""

    entries: tuple[Entry, ...]
    close: Callable[[], None]


def open_folder(folder: Path) -> Opened:
    """The files below ``folder``; links are not followed."""
    entries: list[Entry] = []
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        for found in sorted(here.iterdir()):
            status = found.lstat()
            if stat.S_ISDIR(status.st_mode):
                waiting.append(found)
                continue
            name = found.relative_to(folder).as_posix()
            # Names that are no UTF-8 come from an archive that was unpacked in the wrong encoding.
            path = _plain(
                name if _is_text(name) else _decoded(os.fsencode(name), "gb18030") or name
            )
            trouble = None
            if stat.S_ISLNK(status.st_mode):
                trouble = _("是链接，不是文件")
            elif not stat.S_ISREG(status.st_mode):
                trouble = _("是管道或设备，不是文件")
            entries.append(Entry(path, status.st_size, partial(open_unfollowed, found), trouble))
    return Opened(tuple(entries), lambda: None)


def open_archive(file: Path) -> Opened:
    """The entries of the zip ``file``; raises :class:`NotReadable`, and OSError of the system."""
    stream = file.open("rb")
    try:
        start = stream.read(8)
        for signature, kind in _SIGNATURES.items():
            if start.startswith(signature):
                raise NotReadable(_("这是{kind}，不是 zip").format(kind=_(kind)))
        if not start:
            raise NotReadable(_("文件是空的"))
        cut_short = _("不完整或损坏了，可能没有下载完")
        try:
            if _directory_size(stream) > MOST_DIRECTORY_BYTES:
                raise NotReadable(_("压缩内容不正常：条目过多，或者展开后过大"))
            archive = zipfile.ZipFile(stream)
            named = _named(archive.infolist())
            infos = [info for _name, info in named]
            _require_modest(infos)
            if overlap(stream, infos, archive.start_dir):
                raise NotReadable(_("压缩内容不正常：条目互相重叠"))
        except (NotReadable, OSError):
            raise
        except Exception as error:  # all kinds of them come out of a broken archive
            reason = cut_short if start.startswith(b"PK") else _("不是 zip 压缩包")
            raise NotReadable(reason) from error
        # Of an archive that was cut off the directory is that of a document in it, which is a zip.
        first = min((i.header_offset for i in archive.infolist()), default=0)
        if start.startswith(b"PK\3\4") and first:
            raise NotReadable(cut_short)
        entries = tuple(_entry(archive, name, info) for name, info in named)
    except BaseException:
        stream.close()
        raise

    def close() -> None:
        archive.close()
        stream.close()

    return Opened(entries, close)


def _directory_size(stream: IO[bytes]) -> int:
    """How many bytes zipfile will take for the directory; 0 where it will find none."""
    size = stream.seek(0, os.SEEK_END)
    start = max(size - (1 << 16) - _END_SIZE - _END_64_SIZE, 0)
    stream.seek(start)
    tail = stream.read()
    place = len(tail) - _END_SIZE
    if tail[place : place + 4] != _END:
        place = tail.rfind(_END)
    if place < 0 or place + _END_SIZE > len(tail):
        return 0
    if place >= _END_64_SIZE and tail[place - 20 : place - 16] == _END_64:
        return int(struct.unpack_from("<Q", tail, place - _END_64_SIZE + 40)[0])
    return int(struct.unpack_from("<L", tail, place + 12)[0])


def _require_modest(infos: list[zipfile.ZipInfo]) -> None:
    if infos and all(info.flag_bits & _ENCRYPTED for info in infos):
        raise NotReadable(_("加了密码"))
    dense = (i.file_size for i in infos if i.file_size > _DENSE * max(i.compress_size, 1))
    if len(infos) > MOST_ENTRIES or sum(dense) > MOST_DENSE_BYTES:
        raise NotReadable(_("压缩内容不正常：条目过多，或者展开后过大"))


def _entry(archive: zipfile.ZipFile, name: str, info: zipfile.ZipInfo) -> Entry:
    mode = info.external_attr >> 16
    trouble = None
    if not is_plain_path(name):
        trouble = _("名字指到了文件夹外面，或者 Windows 用不了")
    elif stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        trouble = _("是链接或设备，不是文件")
    elif info.flag_bits & _ENCRYPTED:
        trouble = _("加了密码")
    return Entry(_plain(name), info.file_size, lambda: archive.open(info), trouble)


def _named(infos: list[zipfile.ZipInfo]) -> list[tuple[str, zipfile.ZipInfo]]:
    """The files among the entries with their names, in whatever encoding their packer took.

    Programs on a Chinese Windows write GBK and say nothing, those of macOS UTF-8 and say nothing;
    some add the name in UTF-8 beside it (APPNOTE 4.6.9); old ones write the separators of Windows.
    One program packed all entries: where one of the names is no UTF-8, none is.
    """
    raw = [b"" if i.flag_bits & _UTF_8 else i.orig_filename.encode("cp437") for i in infos]
    encoding = "utf-8" if all(_decoded(name, "utf-8") is not None for name in raw) else "gb18030"
    named = []
    for info, silent in zip(infos, raw, strict=True):
        name = info.orig_filename
        if not info.flag_bits & _UTF_8:
            name = _unicode_path(info.extra, silent) or _decoded(silent, encoding) or name
        name = name.partition("\0")[0].replace("\\", "/").removeprefix("./")
        if not (name.endswith("/") and info.file_size == 0):
            named.append((unicodedata.normalize("NFC", name), info))
    return named


def _decoded(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_text(name: str) -> bool:
    """Whether the operating system could make sense of a name."""
    return not any("\ud800" <= character <= "\udfff" for character in name)


def _plain(name: str) -> str:
    return shown(unicodedata.normalize("NFC", name))


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and len(field) > 5 and field[0] == 1:
            if struct.unpack_from("<L", field, 1)[0] != zlib.crc32(raw):
                return None
            try:
                return field[5:].decode("utf-8")
            except UnicodeDecodeError:
                return None
    return None
