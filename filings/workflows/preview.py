"""A preview: what build would make, as PDF and PNG pages; the documents are not written."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from filings.diagnostics import Diagnostic, has_errors
from filings.messages import gettext as _
from filings.model.project import Project
from filings.workflows.build import Progress, make_all, output_folder
from filings.workflows.libreoffice import Office
from filings.workflows.outputs import Output, OutputFolder
from filings.workflows.pdf import make_pages, make_pdfs

if TYPE_CHECKING:
    from filings.word.engine.store import Store

PREVIEW_FOLDER = "预览"


@dataclass(frozen=True)
class PreviewResult:
    """What came of a preview: PDFs and their pages, or with errors none at all."""

    pdfs: tuple[Output, ...]
    pages: tuple[Output, ...]
    diagnostics: tuple[Diagnostic, ...]
    refused: bool = False


def preview(
    project: Project,
    out: Path | str | None = None,
    *,
    office: Office,
    only: Collection[str] = (),
    draft: bool = False,
    today: date,
    progress: Progress | None = None,
    store: Store | None = None,
) -> PreviewResult:
    """Show the documents of ``project`` in the folder ``out`` (成果/预览 in the project's folder).

    What forbids a build forbids a preview; ``only``, ``draft``, ``today`` and ``store`` are those
    of ``build``. Files of an earlier preview are removed unless somebody edited them, so that the
    folder shows this one alone.
    """
    made, diagnostics = make_all(
        project, only=only, draft=draft, today=today, progress=progress, store=store
    )
    if made is None:
        return PreviewResult((), (), tuple(diagnostics), refused=True)
    target = Path(out) if out is not None else output_folder(project) / PREVIEW_FOLDER
    advice = _("要留的移到别的文件夹，不留的删除，再预览一次")
    folder = OutputFolder(target, advice=advice)
    pdfs, found = make_pdfs(made, office, folder)
    diagnostics += found
    if made and not pdfs:
        return PreviewResult((), (), tuple(diagnostics), refused=True)
    pages, found = make_pages(pdfs)
    diagnostics += found
    shown = [replace(pdf, shows="") for pdf in pdfs]  # their documents are not in the folder
    outputs, found = folder.write([*shown, *pages], {}, (), remove=True)
    diagnostics += found
    return PreviewResult(
        tuple(outputs[: len(pdfs)]),
        tuple(outputs[len(pdfs) :]),
        tuple(diagnostics),
        refused=not outputs and has_errors(found),
    )
