"""A package held against its own manifest: what became of each file."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from posixpath import relpath
from typing import TYPE_CHECKING, Any

from filings.diagnostics import Diagnostic, Span, has_errors
from filings.language.file_names import is_temporary
from filings.messages import gettext as _
from filings.workflows.package.digests import difference, digest_of, whose_content
from filings.workflows.package.manifest import (
    MOST_BYTES,
    BadManifest,
    NewerVersion,
    PackageManifest,
    PackedFile,
    read_manifest,
)
from filings.workflows.package.names import MANIFEST, same_name
from filings.workflows.package.opened import Entry, Opened
from filings.workflows.package.rules import K021, K022, K023, K024, K025, K026, K027, K028

if TYPE_CHECKING:
    from filings.workflows.build import Progress

_MOST_NAMED = 3
_OF_THE_SYSTEM = ("__MACOSX",)


@dataclass(frozen=True, slots=True)
class FileVerdict:
    """What became of a file: intact, changed, missing, renamed (then ``found`` says to what), extra.

    ``path`` is that of the manifest; of an extra file, where it was found, seen from the manifest.
    """

    path: str
    status: str
    number: str | None = None
    found: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The shape that other programs rely on."""
        shape = {"path": self.path, "number": self.number, "status": self.status}
        return shape | ({"found": self.found} if self.found else {})


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found in one package; without a ``manifest`` nothing could be compared."""

    package: Path
    diagnostics: tuple[Diagnostic, ...]
    manifest: PackageManifest | None = None
    fingerprint: str = ""
    files: tuple[FileVerdict, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether everything is there, and as it was packed."""
        return not has_errors(self.diagnostics)


class _NoManifest(Exception):
    """There is no manifest to compare with; the message says why, ``hints`` what to do."""

    def __init__(self, message: str, *hints: str) -> None:
        super().__init__(message)
        self.hints = hints


class Comparison:
    """One package, held against its manifest."""

    def __init__(self, package: Path, opened: Opened, progress: Progress | None) -> None:
        self._package = package
        self._span = Span(str(package))
        self._opened = opened
        self._progress = progress
        self._root = ""

    def result(self) -> Verified:
        """Everything that is to be said of the package."""
        try:
            listed, fingerprint = self._manifest()
        except _NoManifest as error:
            finding = K021.finding(str(error), span=self._span, hints=error.hints)
            return Verified(self._package, (finding,))
        diagnostics: list[Diagnostic] = []
        inside: dict[str, Entry] = {}
        extras: list[Entry] = []
        for entry in self._opened.entries:
            inner = entry.path.startswith(self._root)
            path = entry.path.removeprefix(self._root) if inner else None
            if path == MANIFEST:
                continue
            if entry.trouble is not None:
                diagnostics.append(self._odd(entry, entry.trouble))
                extras.append(entry)
            elif path is None:
                extras.append(entry)
            elif same_name(path) in inside:
                diagnostics.append(self._odd(entry, _("有两个同名的")))
                extras.append(entry)
            else:
                inside[same_name(path)] = entry
        states, found = self._compare(listed, inside, extras)
        diagnostics += found
        for piece in listed.missing:
            message = _("佐证材料 {number}（{title}）打包时就没有附文件")
            message = message.format(number=piece.number, title=piece.title)
            diagnostics.append(K028.finding(message, span=self._span, where=piece.number))
        return Verified(self._package, tuple(diagnostics), listed, fingerprint, tuple(states))

    def _manifest(self) -> tuple[PackageManifest, str]:
        """The manifest and its hash; everything else is where it lies, in ``_root``."""
        found = [
            entry
            for entry in self._opened.entries
            if entry.path.rpartition("/")[2] == MANIFEST
            and not set(entry.path.split("/")) & set(_OF_THE_SYSTEM)
        ]
        depth = min((entry.path.count("/") for entry in found), default=0)
        found = [entry for entry in found if entry.path.count("/") == depth]
        if not found:
            raise _NoManifest(
                _("里面没有 {manifest}，不是 filings pack 做的材料包，或者清单被删了").format(
                    manifest=MANIFEST
                ),
                *self._packed_inside(),
            )
        if len(found) > 1:
            raise _NoManifest(
                _("里面有 {count} 个 {manifest}：像是几个材料包放在了一起").format(
                    count=len(found), manifest=MANIFEST
                )
            )
        (entry,) = found
        if entry.trouble:
            raise _NoManifest(f"{MANIFEST}：{entry.trouble}")
        try:
            with entry.open() as stream:
                content = stream.read(MOST_BYTES + 1)
            if len(content) > MOST_BYTES:
                raise BadManifest
            listed = read_manifest(content)
        except NewerVersion as error:
            raise _NoManifest(_("清单是更新的版本写的，请用新版本的 filings 核验")) from error
        except Exception as error:  # of the manifest, or of the archive around it
            raise _NoManifest(
                _("清单 {manifest} 损坏，或者被改过").format(manifest=MANIFEST)
            ) from error
        self._root = entry.path[: -len(MANIFEST)]
        return listed, sha256(content).hexdigest()

    def _packed_inside(self) -> Iterator[str]:
        """That a package may have been packed once more: what archives there are inside."""
        names = [
            entry.path
            for entry in self._opened.entries
            if entry.path.lower().endswith(".zip") and not _is_of_the_system(entry.path)
        ]
        if names:
            shown = "、".join(names[:_MOST_NAMED]) + ("……" if names[_MOST_NAMED:] else "")
            yield _("里面有 {names}：如果它才是材料包，先解压，再核验它").format(names=shown)

    def _compare(
        self, listed: PackageManifest, inside: dict[str, Entry], extras: list[Entry]
    ) -> tuple[list[FileVerdict], list[Diagnostic]]:
        states: list[FileVerdict] = []
        found: list[Diagnostic] = []
        lost: list[PackedFile] = []
        changed: list[tuple[PackedFile, Entry, str]] = []
        for done, file in enumerate(listed.files):
            if self._progress:
                self._progress(done, len(listed.files), file.path.rpartition("/")[2])
            entry = inside.pop(same_name(file.path), None)
            if entry is None:
                lost.append(file)
                continue
            reason = difference(file, entry)
            if reason is None and self._name(entry) != _nfc(file.path):
                states.append(FileVerdict(file.path, "renamed", file.number, self._name(entry)))
                found.append(self._renamed(file, entry))
            elif reason is None:
                states.append(FileVerdict(file.path, "intact", file.number))
            else:
                changed.append((file, entry, reason))
        moved_states, moved_found = self._tell_changed(changed)
        states += moved_states
        found += moved_found
        unknown = [entry for entry in (*inside.values(), *extras) if entry.trouble is None]
        for file, moved in self._find_again(lost, unknown):
            if moved is None:
                states.append(FileVerdict(file.path, "missing", file.number))
                message = _("缺少：{file}").format(file=file.path)
                found.append(K022.finding(message, span=self._span, where=file.number))
            else:
                unknown.remove(moved)
                states.append(FileVerdict(file.path, "renamed", file.number, self._name(moved)))
                found.append(self._renamed(file, moved))
        order = {file.path: place for place, file in enumerate(listed.files)}
        states.sort(key=lambda state: order[state.path])
        for entry in unknown:
            if _is_of_the_system(entry.path):
                message = _("系统留下的文件：{file}").format(file=self._name(entry))
                found.append(K027.finding(message, span=self._span))
            else:
                states.append(FileVerdict(self._name(entry), "extra"))
                message = _("多出：{file}").format(file=self._name(entry))
                found.append(K024.finding(message, span=self._span))
        return states, found

    def _tell_changed(
        self, changed: list[tuple[PackedFile, Entry, str]]
    ) -> tuple[list[FileVerdict], list[Diagnostic]]:
        """What became of the files whose content is another: two may have changed places."""
        states: list[FileVerdict] = []
        found: list[Diagnostic] = []
        holds = whose_content([(file, entry) for file, entry, _reason in changed])
        for file, _entry, reason in changed:
            other = holds[file.path]
            back = holds[other.path] if other else None
            if other is not None and back is not None and back.path == file.path:
                states.append(FileVerdict(file.path, "renamed", file.number, other.path))
                if file.path < other.path:
                    message = _("两份对调了，内容没有变：{file} 和 {other}")
                    message = message.format(file=file.path, other=other.path)
                    found.append(K025.finding(message, span=self._span, where=file.number))
                continue
            states.append(FileVerdict(file.path, "changed", file.number))
            if other is not None:
                reason = _("现在是“{other}”的内容").format(other=other.path)
            message = _("改过：{file}（{reason}）").format(file=file.path, reason=reason)
            found.append(K023.finding(message, span=self._span, where=file.number))
        return states, found

    def _find_again(
        self, lost: list[PackedFile], unknown: list[Entry]
    ) -> Iterator[tuple[PackedFile, Entry | None]]:
        """Each file that is not under its name, with the unknown one that has its content, if any."""
        wanted = {file.size for file in lost}
        known: dict[str | None, list[Entry]] = defaultdict(list)
        for entry in unknown:
            if entry.size in wanted:
                known[digest_of(entry)].append(entry)
        for file in lost:
            alike = known.get(file.sha256)
            yield file, alike.pop(0) if alike else None

    def _odd(self, entry: Entry, trouble: str) -> Diagnostic:
        message = _("“{file}”{trouble}").format(file=entry.path, trouble=trouble)
        return K026.finding(message, span=self._span)

    def _name(self, entry: Entry) -> str:
        """The path of an entry as seen from the manifest: ``../`` for what lies outside."""
        return relpath(entry.path, self._root or ".")

    def _renamed(self, file: PackedFile, entry: Entry) -> Diagnostic:
        message = _("改了名字或挪了地方，内容没有变：{file} → {new}")
        message = message.format(file=file.path, new=self._name(entry))
        return K025.finding(message, span=self._span, where=file.number)


def _nfc(path: str) -> str:
    return unicodedata.normalize("NFC", path)


def _is_of_the_system(path: str) -> bool:
    parts = path.split("/")
    return is_temporary(path) or parts[0] in _OF_THE_SYSTEM or parts[-1].startswith("._")
