"""What a file in a package holds, told by its size and hash: what was packed, or what else."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from filings.messages import gettext as _
from filings.workflows.package.manifest import PackedFile
from filings.workflows.package.opened import Entry

_PIECE = 1 << 20


def difference(file: PackedFile, entry: Entry) -> str | None:
    """How an entry differs from what was packed; None where it is the same."""
    if entry.size != file.size:
        return _("原来 {old} 字节，现在 {new} 字节").format(old=file.size, new=entry.size)
    try:
        digest = _read(entry)
    except NotImplementedError:  # Windows packs files over 2 GB with Deflate64
        return _("压缩方式不支持，请解压后对文件夹核验")
    except Exception:  # all kinds of them come out of a broken archive
        return _("损坏，读不出来")
    return None if digest == file.sha256 else _("大小没有变，内容变了")


def digest_of(entry: Entry) -> str | None:
    """The hash of an entry; None where it cannot be read."""
    try:
        return _read(entry)
    except Exception:  # all kinds of them come out of a broken archive
        return None


def _read(entry: Entry) -> str:
    """The hash of an entry, of no more than its stated size; raises whatever zipfile does."""
    digest, left = sha256(), entry.size
    with entry.open() as stream:
        while left and (piece := stream.read(min(_PIECE, left))):
            digest.update(piece)
            left -= len(piece)
        stream.read(1)  # at its end an archive checks the sum of the entry
    return digest.hexdigest()


def whose_content(
    changed: Sequence[tuple[PackedFile, Entry]],
) -> dict[str, PackedFile | None]:
    """For each changed file, by its path, the other one of them whose content it has, if any."""
    sizes = {file.size for file, _entry in changed}
    owner = {file.sha256: file for file, _entry in changed}
    return {
        file.path: owner.get(digest_of(entry) or "") if entry.size in sizes else None
        for file, entry in changed
    }
