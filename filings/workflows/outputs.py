"""The output folder: whole files or none, and nobody's work overwritten.

A manifest beside the documents remembers the hash of each as it was written. A document whose
hash is another was edited by hand (time stamps say nothing: copying changes them, editing need
not). All new files are written under temporary names first, so a full disk is found before
anything is replaced, and each replacement is one rename.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from filings.diagnostics import Diagnostic, Span
from filings.messages import gettext as _
from filings.os_errors import reason_of
from filings.workflows.lock import Held, locked
from filings.workflows.rules import B001, B002, B003, B004, B005
from filings.workflows.whole_files import (
    clear_away,
    free_name,
    hash_of,
    numbered,
    open_elsewhere,
    sha256,
    sync_folder,
    write_temporary,
)

MANIFEST = "filings-manifest.json"
ORIGIN = ("made_from", "fonts")
"""What the manifest says of a PDF's origin: the hash of its document, the fonts that stood in."""
LOCK = ".filings.lock"
"""The file in an output folder whose lock says that somebody writes there."""


@dataclass(frozen=True)
class Made:
    """A finished document that is not written yet. ``file`` may lie in a folder: ``05-清单/01-甲.docx``.

    A PDF names the document that it shows (``shows``, made in the same call and before it): where
    that is written under another name, so is the PDF. ``origin`` goes into the manifest with it.
    """

    file: str
    kind: str
    content: bytes
    shows: str = ""
    origin: Mapping[str, str] = field(default_factory=dict)

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
    """A folder of built documents with its manifest.

    ``advice`` is what to do about a file that was kept, where it is not ``--force``.
    """

    def __init__(self, folder: Path, *, advice: str = "") -> None:
        self.folder = folder
        self.advice = advice

    def written(self) -> dict[str, dict[str, str]]:
        """What the manifest knows of each file that was written here, by its name."""
        known: dict[str, dict[str, str]] = self._read_manifest().get("outputs", {})
        return known

    def earlier(self, origin: Mapping[str, str]) -> Made | None:
        """A file of that ``origin`` which stands here as it was written."""
        for name, entry in self.written().items():
            if origin.items() <= entry.items():
                with suppress(OSError):
                    content = (self.folder / name).read_bytes()
                    if sha256(content) == entry.get("sha256"):
                        whole = {key: entry[key] for key in ORIGIN if key in entry}
                        return Made(name, entry.get("kind", ""), content, origin=whole)
        return None

    def write(
        self,
        made: Sequence[Made],
        inputs: dict[str, str],
        current: Iterable[str],
        *,
        force: bool = False,
        remove: bool = False,
    ) -> tuple[list[Output], list[Diagnostic]]:
        """Write ``made``, all of them or none. ``current`` names every document of the project.

        Of what was written earlier and is not current, nothing is touched; with ``remove`` that
        which nobody edited is removed.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with locked(self.folder / LOCK):
                return self._write(made, inputs, current, force, remove)
        except Held:
            message = _("另一个 filings 命令正在写“{folder}”").format(folder=self.folder)
            return [], [B005.finding(message, span=Span(str(self.folder)))]
        except OSError as error:
            return [], [_refusal(error, self.folder)]

    def _write(
        self,
        made: Sequence[Made],
        inputs: dict[str, str],
        current: Iterable[str],
        force: bool,
        remove: bool,
    ) -> tuple[list[Output], list[Diagnostic]]:
        clear_away(self.folder)
        manifest = self._read_manifest()
        known: dict[str, dict[str, str]] = manifest.get("outputs", {})
        steps: dict[str, _Step] = {}
        diagnostics = []
        for document in made:
            if document.shows:
                shown = self._name(steps[document.shows].target)
                document = _beside(document, shown)
            steps[document.file], found = self._plan(document, known, force)
            diagnostics += found
        known = {name: entry for name, entry in known.items() if (self.folder / name).is_file()}
        written = {self._name(step.target): step.made.sha256 for step in steps.values()}
        outdated = self._outdated(known, {*current, *written})
        if not remove:
            diagnostics += _left_over(outdated, self._old_pdfs(known, outdated, written))
        for step in steps.values():
            entry = {"kind": step.made.kind, "sha256": step.made.sha256, **step.made.origin}
            if step.made.shows:
                entry["shows"] = step.made.shows
            if step.here is not None and step.here != step.made.sha256:
                entry["replaces"] = step.here
            known[self._name(step.target)] = entry
        manifest = {"inputs": inputs, "outputs": dict(sorted(known.items()))}
        self._carry_out(list(steps.values()), manifest, outdated if remove else [])
        outputs = [
            Output(s.made.kind, s.target, s.made.sha256, s.status, s.kept) for s in steps.values()
        ]
        return outputs, diagnostics

    def _plan(
        self, document: Made, known: dict[str, dict[str, str]], force: bool
    ) -> tuple[_Step, list[Diagnostic]]:
        target = self.folder / document.file
        here = hash_of(target)
        opened = open_elsewhere(target)
        if here == document.sha256:
            return _Step(document, target, here, "unchanged"), []
        ours = here is None or here in hashes_of(known.get(document.file))
        if ours and not opened:
            return _Step(document, target, here, "written"), []
        if force and not opened:
            return _Step(document, target, here, "written", save_old_as=free_name(target, "旧")), []
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
            hint = self.advice or _("手工改的内容写进项目文件后，加 --force 重新生成，旧文档会另存")
        message = message.format(file=document.file, new=self._name(beside))
        finding = rule.finding(message, span=Span(document.file), hints=(hint,))
        return _Step(document, beside, replaced, "kept", kept=target), [finding]

    def _beside(self, target: Path, known: dict[str, dict[str, str]]) -> tuple[Path, str | None]:
        """The name for the new document beside one that is kept, and the hash of what is there.

        An earlier one that nobody edited may be replaced.
        """
        for path in numbered(target, "新"):
            here = hash_of(path)
            if here is None or here in hashes_of(known.get(self._name(path))):
                return path, here
        raise AssertionError("the numbers do not end")

    def _name(self, path: Path) -> str:
        """How the manifest and messages call a file: its way from this folder, with ``/``."""
        return path.relative_to(self.folder).as_posix()

    def _outdated(self, known: dict[str, dict[str, str]], current: set[str]) -> list[str]:
        """What was written for documents that are no longer there, and nobody edited."""
        return [
            name
            for name, entry in sorted(known.items())
            if name not in current
            and entry.get("shows") not in current
            and hash_of(self.folder / name) in hashes_of(entry)
        ]

    def _old_pdfs(
        self, known: dict[str, dict[str, str]], outdated: list[str], written: Mapping[str, str]
    ) -> list[str]:
        """PDFs that show their document as it was earlier."""
        return [
            name
            for name, entry in sorted(known.items())
            if "shows" in entry
            and name not in outdated
            and name not in written
            and entry.get("made_from")
            != (written.get(entry["shows"]) or hash_of(self.folder / entry["shows"]))
        ]

    def _carry_out(
        self, steps: list[_Step], manifest: dict[str, Any], removed: Sequence[str]
    ) -> None:
        """Temporary files first; then the manifest, which knows old and new; then the renames.

        Stopped at any point, each document is whole, old or new, and the next build knows both
        for its own. Where nothing changes, nothing is written.
        """
        waiting: list[tuple[Path, Path]] = []
        folders = {self.folder, *(step.target.parent for step in steps)}
        try:
            for folder in sorted(folders):
                folder.mkdir(exist_ok=True)
            for step in steps:
                if step.save_old_as is not None:
                    old = step.target.read_bytes()
                    waiting.append((write_temporary(self.folder, old), step.save_old_as))
                if step.status != "unchanged":
                    waiting.append((write_temporary(self.folder, step.made.content), step.target))
            for name in removed:
                with suppress(OSError):  # somebody has it open: the next call may remove it
                    (self.folder / name).unlink()
                    del manifest["outputs"][name]
                    if (parent := (self.folder / name).parent) != self.folder:
                        parent.rmdir()  # unless something else is in it
            text = (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode()
            if not waiting and hash_of(self.folder / MANIFEST) == sha256(text):
                return
            write_temporary(self.folder, text).replace(self.folder / MANIFEST)
            while waiting:
                temporary, target = waiting[0]
                temporary.replace(target)
                waiting.pop(0)
            for folder in sorted(folders):
                sync_folder(folder)
        finally:
            for temporary, _target in waiting:
                temporary.unlink(missing_ok=True)

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


def hashes_of(entry: dict[str, str] | None) -> set[str]:
    """The hashes of a file of ours: as written, and as it was before if that was interrupted."""
    return {entry[key] for key in ("sha256", "replaces") if key in entry} if entry else set()


def pdf_name(document: str) -> str:
    """The file of a document's PDF, beside it."""
    return str(PurePosixPath(document).with_suffix(".pdf"))


def _beside(pdf: Made, document: str) -> Made:
    """The PDF under the name that goes with that of its document."""
    return replace(pdf, file=pdf_name(document), shows=document)


def _left_over(outdated: list[str], old_pdfs: list[str]) -> list[Diagnostic]:
    found = []
    if outdated:
        message = _("以前生成的这些文档，现在的文档清单里已经没有：{names}")
        message = message.format(names="、".join(outdated))
        found.append(B003.finding(message, span=Span(outdated[0])))
    if old_pdfs:
        message = _("这些 PDF 是以前的，与现在的 Word 文档不是同一份内容：{names}")
        message = message.format(names="、".join(old_pdfs))
        hint = _("加 --pdf 重新生成，或者删除")
        found.append(B003.finding(message, span=Span(old_pdfs[0]), hints=(hint,)))
    return found


def _refusal(error: OSError, folder: Path) -> Diagnostic:
    message = _("写不进“{folder}”：{reason}；原有文档没有改动").format(
        folder=folder, reason=reason_of(error)
    )
    return B004.finding(message, span=Span(str(folder)))
