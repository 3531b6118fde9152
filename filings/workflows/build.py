"""Building: checked first, all documents made in memory, then written at once or not at all."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from filings.diagnostics import Diagnostic, has_errors, in_reading_order
from filings.documents import (
    PlannedDocument,
    plan_documents,
)
from filings.model.project import Project
from filings.project.rules import SOMETHING_LOST
from filings.workflows.check import check_loaded
from filings.workflows.making import (
    make_document,
    pictures_of,
    shown_name,
    template_of,
    with_pages,
)
from filings.workflows.only import choose
from filings.workflows.outputs import Made, Output, OutputFolder
from filings.workflows.whole_files import sha256

if TYPE_CHECKING:
    from filings.word.engine.store import Store
    from filings.workflows.libreoffice import Office

OUTPUT_FOLDER = "成果"
OWN = "own"
"""What the manifest calls the kind of a document from a template of the project's own."""

Progress = Callable[[int, int, str], None]
"""Told of each document as it is begun: how many are done, how many there are, its file name."""


@dataclass(frozen=True)
class BuildResult:
    """What came of a build: the documents, or with errors none at all."""

    outputs: tuple[Output, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def refused(self) -> bool:
        """Whether errors stood in the way and nothing was written."""
        return not self.outputs and has_errors(self.diagnostics)


def build(
    project: Project,
    out: Path | str | None = None,
    *,
    only: Collection[str] = (),
    draft: bool = False,
    force: bool = False,
    pdf: Office | None = None,
    today: date,
    progress: Progress | None = None,
    store: Store | None = None,
) -> BuildResult:
    """Make the documents of ``project`` in the folder ``out`` (成果 in the project's folder).

    Errors of the checks forbid it, unless it is a ``draft``: then every hole is marked 【待定】
    and each page stamped 征求意见稿, and the files are called so. A draft too is forbidden by what
    was written and could not be read, by a document of no known kind, and by errors of the
    templates. A document that somebody edited since the last build is kept and the new one written
    beside it, unless ``force``: then the old one is saved under another name. ``only`` names kinds,
    units or own documents to make. ``pdf`` is the LibreOffice that makes a PDF beside each document; one
    whose document is the same as last time needs none. ``today`` decides which deadlines have
    passed. ``store`` is where compiled templates are kept from one process to the next.
    """
    made, diagnostics = make_all(
        project, only=only, draft=draft, today=today, progress=progress, store=store
    )
    if made is None:
        return BuildResult((), tuple(diagnostics))
    folder = OutputFolder(Path(out) if out is not None else output_folder(project))
    if pdf is not None and made:
        from filings.workflows.pdf import make_pdfs

        pdfs, found = make_pdfs(made, pdf, folder)
        diagnostics += found
        if not pdfs:
            return BuildResult((), tuple(diagnostics))
        made += pdfs
    documents, _unknown = choose(project, only)
    finals = [document.output for document in plan_documents(project)]
    current = [*finals, *(draft_name(name) for name in finals)]
    outputs, found = folder.write(made, _inputs(project, documents), current, force=force)
    return BuildResult(tuple(outputs), (*diagnostics, *found))


def make_all(
    project: Project,
    *,
    only: Collection[str] = (),
    draft: bool = False,
    today: date,
    progress: Progress | None = None,
    store: Store | None = None,
) -> tuple[list[Made] | None, list[Diagnostic]]:
    """The finished documents in memory, none of them where an error forbids it; see ``build``."""
    checked = check_loaded(project, today=today, templates=False)
    diagnostics = list(checked.diagnostics)
    documents, unknown = choose(project, only)
    if unknown or (has_errors(diagnostics) and not (draft and _can_draft(project, diagnostics))):
        return None, [*unknown, *diagnostics]
    project = with_pages(project, documents)
    pictures = pictures_of(project)
    made: list[Made] = []
    for done, document in enumerate(documents):
        if progress:
            progress(done, len(documents), document.output)
        content, found = make_document(project, document, pictures, draft=draft, store=store)
        diagnostics += [d for d in found if d not in diagnostics]
        if content is not None:
            name = draft_name(document.output) if draft else document.output
            made.append(Made(name, _kind_name(document), content))
    if progress:
        progress(len(documents), len(documents), "")
    whole = len(made) == len(documents)
    return made if whole else None, list(in_reading_order(diagnostics))


def draft_name(output: str) -> str:
    """The file of a draft: it says so itself, and never takes the place of a finished document."""
    path = PurePosixPath(output)
    return str(path.with_name(f"{path.stem}（征求意见稿）{path.suffix}"))


def output_folder(project: Project) -> Path:
    """Where the documents of ``project`` go unless another folder is named."""
    if project.folder is None:
        raise ValueError("a project made in memory needs an output folder: build(project, out=…)")
    return project.folder / OUTPUT_FOLDER


def _can_draft(project: Project, diagnostics: list[Diagnostic]) -> bool:
    """A draft may have holes, but nothing that was typed may be missing from it."""
    return project != Project() and not any(d.code in SOMETHING_LOST for d in diagnostics)


def _kind_name(document: PlannedDocument) -> str:
    return document.kind.name if document.kind else OWN


def _inputs(project: Project, documents: list[PlannedDocument]) -> dict[str, str]:
    """What the documents were made from: each file with its hash."""
    if project.folder is None:
        return {}
    files = {name: project.folder / name for name in project.origin.files}
    for document in documents:
        template = template_of(project, document)
        if template is not None:
            files[shown_name(project, template)] = template
    return {name: sha256(file.read_bytes()) for name, file in sorted(files.items())}
