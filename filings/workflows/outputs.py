"""The output folder: whole files or none, and nobody's work overwritten.

A manifest beside the documents remembers the hash of each as it was written. A document whose
hash is another was edited by hand (time stamps say nothing: copying changes them, editing need
not). All new files are written under temporary names first, so a full disk is found before
anything is replaced, and each replacement is one rename.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256 as _sha256
from pathlib import Path
from typing import Any

from filings.diagnostics import Diagnostic, Span
from filings.messages import gettext as _
from filings.workflows.lock import Held, locked
from filings.workflows.os_errors import reason_of
from filings.workflows.rules import B001, B002, B003, B004, B005

MANIFEST = "filings-manifest.json"
_LOCK = ".filings.lock"
_TEMPORARY = ".filings-"


def sha256(content: bytes) -> str:
    """The hash by which documents are told apart, in hexadecimal."""
    return _sha256(content).hexdigest()


@dataclass(frozen=True)
class Made:
    """A finished document that is not written yet."""

    file: str
    kind: str
    content: bytes

    @cached_property
    def sha256(self) -> str:
        """The hash of the content."""
        return sha256(self.content)


@dataclass(frozen=True)
class Output:
    """A document of a build. ``file`` is where the new content stands, ``kept`` what was spared."""

    kind: str
    file: Path
    sha256: str
    status: str
    kept: Path | None = None

    def to_json(self) -> dict[str, Any]:
        """The shape that other programs rely on."""
        shape = {
            "kind": self.kind,
            "file": str(self.file),
            "sha256": self.sha256,
            "status": self.status,
        }
        return shape | ({"kept": str(self.kept)} if self.kept else {})


@dataclass(frozen=True)
class _Step:
    """What will be done for one document: where its content goes, and what is saved first.

    ``here`` is the hash of what stands at ``target`` now, if anything does.
    """

    made: Made
    target: Path
    here: str | None
    status: str
    kept: Path | None = None
    save_old_as: Path | None = None


class OutputFolder:
    """A folder of built documents with its manifest."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(
        self,
        made: Sequence[Made],
        inputs: dict[str, str],
        current: Iterable[str],
        *,
        force: bool = False,
    ) -> tuple[list[Output], list[Diagnostic]]:
        """Write ``made``, all of them or none. ``current`` names every document of the project."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with locked(self.folder / _LOCK):
                return self._write(made, inputs, current, force)
        except Held:
            message = _("另一个 filings build 正在写“{folder}”").format(folder=self.folder)
            return [], [B005.finding(message, span=Span(str(self.folder)))]
        except OSError as error:
            return [], [_refusal(error, self.folder)]

    def _write(
        self, made: Sequence[Made], inputs: dict[str, str], current: Iterable[str], force: bool
    ) -> tuple[list[Output], list[Diagnostic]]:
        for leftover in self.folder.glob(f"{_TEMPORARY}*.tmp"):
            leftover.unlink(missing_ok=True)
        manifest = self._read_manifest()
        known: dict[str, dict[str, str]] = manifest.get("outputs", {})
        steps, diagnostics = [], []
        for document in made:
            step, found = self._plan(document, known, force)
            steps.append(step)
            diagnostics += found
        known = {name: entry for name, entry in known.items() if (self.folder / name).is_file()}
        diagnostics += self._outdated(known, {*current, *(step.target.name for step in steps)})
        for step in steps:
            entry = {"kind": step.made.kind, "sha256": step.made.sha256}
            if step.here is not None and step.here != step.made.sha256:
                entry["replaces"] = step.here
            known[step.target.name] = entry
        self._carry_out(steps, {"inputs": inputs, "outputs": dict(sorted(known.items()))})
        outputs = [Output(s.made.kind, s.target, s.made.sha256, s.status, s.kept) for s in steps]
        return outputs, diagnostics

    def _plan(
        self, document: Made, known: dict[str, dict[str, str]], force: bool
    ) -> tuple[_Step, list[Diagnostic]]:
        target = self.folder / document.file
        here = _hash_of(target)
        opened = _open_elsewhere(target)
        if here == document.sha256:
            return _Step(document, target, here, "unchanged"), []
        ours = here is None or here in _hashes(known.get(document.file))
        if ours and not opened:
            return _Step(document, target, here, "written"), []
        if force and not opened:
            return _Step(document, target, here, "written", save_old_as=_free(target, "旧")), []
        beside, replaced = self._beside(target, known)
        if opened:
            rule, message = B002, _("“{file}”正在被打开，没有替换；新文档写在“{new}”")
            hint = _("关闭旧文档后重新生成")
        else:
            rule = B001
            message = (
                _("“{file}”在上次生成后被人改过，保留不动；新文档写在“{new}”")
                if document.file in known
                else _("“{file}”不在生成记录里，可能不是本工具生成的，保留不动；新文档写在“{new}”")
            )
            hint = _("手工改的内容写进项目文件后，加 --force 重新生成，旧文档会另存")
        message = message.format(file=document.file, new=beside.name)
        finding = rule.finding(message, span=Span(document.file), hints=(hint,))
        return _Step(document, beside, replaced, "kept", kept=target), [finding]

    def _beside(self, target: Path, known: dict[str, dict[str, str]]) -> tuple[Path, str | None]:
        """The name for the new document beside one that is kept, and the hash of what is there.

        An earlier one that nobody edited may be replaced.
        """
        for path in _numbered(target, "新"):
            here = _hash_of(path)
            if here is None or here in _hashes(known.get(path.name)):
                return path, here
        raise AssertionError("the numbers do not end")

    def _outdated(self, known: dict[str, dict[str, str]], current: set[str]) -> list[Diagnostic]:
        outdated = [
            name
            for name, entry in sorted(known.items())
            if name not in current and _hash_of(self.folder / name) in _hashes(entry)
        ]
        if not outdated:
            return []
        message = _("以前生成的这些文档，现在的文档清单里已经没有：{names}")
        message = message.format(names="、".join(outdated))
        return [B003.finding(message, span=Span(outdated[0]))]

    def _carry_out(self, steps: list[_Step], manifest: dict[str, Any]) -> None:
        """Temporary files first; then the manifest, which knows old and new; then the renames.

        Stopped at any point, each document is whole, old or new, and the next build knows both
        for its own. Where nothing changes, nothing is written.
        """
        waiting: list[tuple[Path, Path]] = []
        try:
            for step in steps:
                if step.save_old_as is not None:
                    old = step.target.read_bytes()
                    waiting.append((self._temporary(old), step.save_old_as))
                if step.status != "unchanged":
                    waiting.append((self._temporary(step.made.content), step.target))
            text = (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode()
            if not waiting and _hash_of(self.folder / MANIFEST) == sha256(text):
                return
            self._temporary(text).replace(self.folder / MANIFEST)
            while waiting:
                temporary, target = waiting[0]
                temporary.replace(target)
                waiting.pop(0)
            _sync_folder(self.folder)
        finally:
            for temporary, _target in waiting:
                temporary.unlink(missing_ok=True)

    def _temporary(self, content: bytes) -> Path:
        handle, name = tempfile.mkstemp(prefix=_TEMPORARY, suffix=".tmp", dir=self.folder)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            # mkstemp makes a file that only its owner can read; documents are shared.
            Path(name).chmod(0o666 & ~_umask())
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        return Path(name)

    def _read_manifest(self) -> dict[str, Any]:
        """What the last build wrote; nothing where there is no manifest or it is damaged."""
        try:
            manifest = json.loads((self.folder / MANIFEST).read_text(encoding="utf-8"))
            outputs = manifest["outputs"]
            if all(isinstance(entry, dict) for entry in outputs.values()):
                return {"outputs": outputs}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            pass
        return {}


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _hashes(entry: dict[str, str] | None) -> set[str]:
    return {entry[key] for key in ("sha256", "replaces") if key in entry} if entry else set()


def _hash_of(path: Path) -> str | None:
    return sha256(path.read_bytes()) if path.exists() else None


def _numbered(path: Path, mark: str) -> Iterable[Path]:
    number = 1
    while True:
        suffix = f"（{mark}{'' if number == 1 else number}）"
        yield path.with_name(f"{path.stem}{suffix}{path.suffix}")
        number += 1


def _free(path: Path, mark: str) -> Path:
    return next(candidate for candidate in _numbered(path, mark) if not candidate.exists())


def _open_elsewhere(path: Path) -> bool:
    """Whether an office program has the document open, by the owner file that it leaves.

    Word and WPS write ``~$`` over the first two characters of longer names and before short
    ones; LibreOffice writes ``.~lock.NAME#``.
    """
    name = path.name
    owners = (f"~${name}", f"~${name[2:]}", f"~${name[1:]}", f".~lock.{name}#")
    return any((path.parent / owner).exists() for owner in owners)


def _sync_folder(folder: Path) -> None:
    with suppress(OSError, AttributeError):  # Windows cannot open a folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _refusal(error: OSError, folder: Path) -> Diagnostic:
    message = _("写不进“{folder}”：{reason}；原有文档没有改动").format(
        folder=folder, reason=reason_of(error)
    )
    return B004.finding(message, span=Span(str(folder)))
