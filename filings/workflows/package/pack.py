"""Packing: one archive with the documents, the evidence by its numbers, an index and a manifest."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filings.diagnostics import Diagnostic, Span, has_errors, in_reading_order
from filings.documents import find_kind
from filings.messages import gettext as _
from filings.model import Project
from filings.os_errors import reason_of, reason_unread
from filings.workflows.build import Progress, make_all, output_folder
from filings.workflows.lock import Held, locked
from filings.workflows.outputs import LOCK, Made
from filings.workflows.package.archive import FIRST_MOMENT, PackageWriter, SourceChanged
from filings.workflows.package.chosen import Prefer, choose_documents
from filings.workflows.package.contents import PackedPiece, plan_evidence, with_catalogues
from filings.workflows.package.index import index_page
from filings.workflows.package.loads import Load, gather
from filings.workflows.package.manifest import MissingPiece, PackageManifest, PackedFile
from filings.workflows.package.names import INDEX, MANIFEST, package_folder
from filings.workflows.package.rules import K001, K009, K010, K011
from filings.workflows.package.verify import verify_one
from filings.workflows.rules import B004, B005
from filings.workflows.whole_files import (
    clear_away,
    free_name,
    hash_of,
    sha256,
    sync_folder,
    temporary,
)

if TYPE_CHECKING:
    from filings.word.engine.store import Store

FAT32_LIMIT = (1 << 32) - 1
"""The most bytes of a file on a drive formatted FAT32, as most USB sticks are."""


@dataclass(frozen=True)
class PackResult:
    """What came of packing: the archive with its manifest, or with errors none.

    ``fingerprint`` is the hash of the manifest, which stays the same however the archive is packed
    again; ``sources`` tells for each path of the package which file of the project it was.
    """

    diagnostics: tuple[Diagnostic, ...]
    file: Path | None = None
    status: str = ""
    size: int = 0
    sha256: str = ""
    fingerprint: str = ""
    manifest: PackageManifest | None = None
    sources: dict[str, str] | None = None

    def to_json(self) -> dict[str, Any]:
        """The shape that other programs rely on."""
        files = self.manifest.model_dump(mode="json")["files"] if self.manifest else []
        return {
            "package": str(self.file) if self.file else None,
            "status": self.status or None,
            "sha256": self.sha256 or None,
            "fingerprint": self.fingerprint or None,
            "files": [{**f, "source": (self.sources or {}).get(f["path"])} for f in files],
            "diagnostics": [d.to_json() for d in self.diagnostics],
        }


def package_name(project: Project) -> str:
    """The file name of the package: whose it is, which tells it from those of other applicants."""
    return f"{_top(project)}申报材料.zip"


def _top(project: Project) -> str:
    return package_folder(project.applicant.name or project.programme.name or "", "本单位")


def pack(
    project: Project,
    out: Path | None = None,
    *,
    built: Path | None = None,
    prefer: Prefer = Prefer.ASK,
    force: bool = False,
    today: date,
    moment: datetime | None = None,
    progress: Progress | None = None,
    store: Store | None = None,
) -> PackResult:
    """Write the application package of ``project`` to the file ``out``.

    What each unit gets for itself is no part of it. Without ``out`` the package goes to the folder
    where the documents are ``built`` (成果 in the project's folder). Errors of the checks forbid it,
    as they forbid a build. The documents are made anew; of one that somebody edited in ``built`` see
    ``Prefer``. A file that stands at ``out`` is only replaced where it is a whole package of this
    project, unless ``force``, which saves it. ``moment`` is the time that the archive states, by
    default the day of the application.
    """
    folder = built if built is not None else output_folder(project)
    target = out if out is not None else folder / package_name(project)
    made, diagnostics = make_all(
        with_catalogues(project), today=today, progress=progress, store=store
    )
    if made is None:
        return PackResult(tuple(diagnostics))
    pieces = plan_evidence(project)
    try:
        with _nobody_builds(folder):
            documents, found = choose_documents(_for_the_superior(made), folder, prefer)
            diagnostics += found
            loads, found = gather(project, documents, pieces)
            diagnostics += found
            if not loads:
                diagnostics.append(K001.finding(_("没有文档，也没有佐证材料，材料包是空的")))
            if has_errors(diagnostics):
                return PackResult(tuple(in_reading_order(diagnostics)))
            job = _Job(project, pieces, loads, target, force, moment or _usual_moment(project))
            return job.carry_out(in_reading_order(diagnostics), progress)
    except Held:
        message = _("另一个 filings 命令正在写“{folder}”").format(folder=folder)
        refusal = B005.finding(message, span=Span(str(folder)))
    except SourceChanged as error:
        name = _shown(error.path, project)
        message = (
            _("“{file}”打包时读不出来：{reason}").format(
                file=name, reason=reason_unread(error.reason)
            )
            if error.reason
            else _("“{file}”在打包时变了").format(file=name)
        )
        refusal = K009.finding(message, span=Span(name))
    except OSError as error:
        message = _("写不成“{file}”：{reason}；原有的文件没有改动").format(
            file=target, reason=reason_of(error)
        )
        refusal = B004.finding(message, span=Span(str(target)))
    return PackResult((*diagnostics, refusal))


def _for_the_superior(made: list[Made]) -> list[Made]:
    """The documents less those that go to the applicant's own units."""
    kinds = {document.kind: find_kind(document.kind) for document in made}
    inward = {name for name, kind in kinds.items() if kind is not None and kind.per_unit}
    return [document for document in made if document.kind not in inward]


def _usual_moment(project: Project) -> datetime:
    day = project.applicant.date or project.programme.start
    return datetime.combine(day, time()) if day else FIRST_MOMENT


@contextmanager
def _nobody_builds(folder: Path) -> Iterator[None]:
    """Keep other commands from writing documents in ``folder``, if it is there and can be locked.

    A folder that is read-only needs no lock: nobody writes there.
    """
    with ExitStack() as held:
        if folder.is_dir():
            try:
                held.enter_context(locked(folder / LOCK))
                clear_away(folder)
            except OSError as error:
                if error.errno not in (errno.EACCES, errno.EPERM, errno.EROFS):
                    raise
        yield


def _shown(path: Path, project: Project) -> str:
    folder = project.folder.resolve() if project.folder else None
    return (
        path.relative_to(folder).as_posix() if folder and path.is_relative_to(folder) else str(path)
    )


@dataclass(frozen=True)
class _Job:
    """An archive that is ready to be written."""

    project: Project
    pieces: tuple[PackedPiece, ...]
    loads: list[Load]
    target: Path
    force: bool
    moment: datetime

    def carry_out(self, diagnostics: list[Diagnostic], progress: Progress | None) -> PackResult:
        """Write the archive beside its place, then put it there; raises OSError, SourceChanged."""
        self.target.parent.mkdir(parents=True, exist_ok=True)
        old = self.target.exists() and not self._is_ours()
        if old and not (self.force and self._may_be_moved()):
            message = _("已有“{file}”，不是本项目的材料包，或者有人改过，没有覆盖")
            message = message.format(file=self.target)
            return PackResult((*diagnostics, K010.finding(message, span=Span(str(self.target)))))
        with temporary(self.target.parent) as stream:
            with PackageWriter(stream, _top(self.project), self.moment) as writer:
                manifest = self._write(writer, progress)
            size = stream.tell()
        made = Path(stream.name)
        try:
            digest = hash_of(made) or ""
            status = "written"
            if self._size_there() == size and hash_of(self.target) == digest:
                status = "unchanged"
                made.unlink()
            else:
                if old:
                    self.target.replace(free_name(self.target, "旧"))
                made.replace(self.target)
                sync_folder(self.target.parent)
        finally:
            made.unlink(missing_ok=True)
        if size > FAT32_LIMIT:
            message = _("材料包有 {size} GB，拷不进 FAT32 格式的 U 盘")
            message = message.format(size=f"{size / (1 << 30):.1f}")
            diagnostics = [*diagnostics, K011.finding(message, span=Span(str(self.target)))]
        return PackResult(
            tuple(diagnostics),
            self.target,
            status,
            size,
            digest,
            sha256(manifest.to_bytes()),
            manifest,
            {load.path: load.source for load in self.loads if load.source},
        )

    def _is_ours(self) -> bool:
        """Whether a whole package of this project stands at the target, which can be made again."""
        if not self._may_be_moved():
            return False
        there = verify_one(self.target)
        return (
            there.manifest is not None
            and there.is_whole
            and there.manifest.applicant == (self.project.applicant.name or "")
            and there.manifest.programme == (self.project.programme.name or "")
        )

    def _size_there(self) -> int:
        return self.target.stat().st_size if self.target.exists() else -1

    def _may_be_moved(self) -> bool:
        """Whether what stands at the target is no folder and nothing that is to be packed."""
        sources = [load.content for load in self.loads if isinstance(load.content, Path)]
        return self.target.is_file() and self.target.resolve() not in sources

    def _write(self, writer: PackageWriter, progress: Progress | None) -> PackageManifest:
        documents = [(load.path, load.size) for load in self.loads if load.kind == "document"]
        sizes = {load.path: load.size for load in self.loads}
        page = index_page(self.project, documents, self.pieces, sizes)
        index = Load(INDEX, "index", page, len(page))
        files = []
        for done, load in enumerate([index, *self.loads]):
            if progress:
                progress(done, len(self.loads) + 1, load.path.rpartition("/")[2])
            if isinstance(load.content, Path):
                digest = writer.add_file(load.path, load.content, load.size)
            else:
                digest = writer.add(load.path, load.content)
            files.append(
                PackedFile(
                    path=load.path,
                    sha256=digest,
                    size=load.size,
                    kind=load.kind,
                    number=load.number,
                    title=load.title,
                )
            )
        manifest = PackageManifest(
            applicant=self.project.applicant.name or "",
            programme=self.project.programme.name or "",
            date=str(self.project.applicant.date or ""),
            files=tuple(files),
            missing=tuple(
                MissingPiece(number=piece.label, title=piece.title)
                for piece in self.pieces
                if piece.path is None and piece.number
            ),
        )
        writer.add(MANIFEST, manifest.to_bytes())
        return manifest
