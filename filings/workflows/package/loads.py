"""Everything that is to be packed, found and looked at before the archive is begun."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from filings.checks.files import FileFact, FileState, look_at
from filings.diagnostics import Diagnostic
from filings.messages import gettext as _
from filings.model import Project
from filings.workflows.package.chosen import ChosenDocument
from filings.workflows.package.contents import PackedPiece
from filings.workflows.package.manifest import Kind
from filings.workflows.package.names import DOCUMENTS
from filings.workflows.package.rules import K007, K008, K009


@dataclass(frozen=True)
class Load:
    """A file to be packed: its content, or the path and size of the file that holds it."""

    path: str
    kind: Kind
    content: bytes | Path
    size: int
    number: str | None = None
    title: str | None = None
    source: str | None = None


def gather(
    project: Project, documents: list[ChosenDocument], pieces: tuple[PackedPiece, ...]
) -> tuple[list[Load], list[Diagnostic]]:
    """Every file to be packed but index and manifest, and what is to be said of the evidence."""
    loads = [
        Load(f"{DOCUMENTS}/{d.file}", "document", d.content, d.size, title=Path(d.file).stem)
        for d in documents
    ]
    found = []
    others = []
    for piece in pieces:
        span = project.span("evidence", piece.key)
        if piece.path is None:
            if piece.same_as is None and piece.number:
                message = _("佐证材料 {label}（{title}）没有文件，材料包里只有它的名字")
                message = message.format(label=piece.label, title=piece.title)
                found.append(K007.finding(message, span=span, where=piece.key))
            continue
        if piece.same_as is not None:
            continue
        fact = _fact(project, piece)
        if fact.state is not FileState.REGULAR or fact.path is None:
            message = _("佐证材料 {label} 的文件“{file}”打包时已经不在了").format(
                label=piece.label, file=piece.evidence.file
            )
            found.append(K009.finding(message, span=span, where=piece.key))
            continue
        if not piece.number:
            others.append(piece.title)
        loads.append(
            Load(
                piece.path,
                "evidence" if piece.number else "other",
                fact.path,
                fact.size,
                piece.label,
                piece.title,
                piece.evidence.file,
            )
        )
    if others:
        message = _("这些材料没有一项自评引用，装在“其他材料”里：{titles}")
        found.append(K008.finding(message.format(titles="、".join(others))))
    return loads, found


def _fact(project: Project, piece: PackedPiece) -> FileFact:
    if project.folder is None or not piece.evidence.file:
        return FileFact(FileState.MISSING)
    return look_at(project.folder, piece.evidence.file)
