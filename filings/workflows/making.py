"""Making one document in memory: its template, its data, its pictures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filings.diagnostics import Diagnostic
from filings.documents import PlannedDocument, full_context, own_template_names, plan_documents
from filings.model.project import Project
from filings.project.text_file import inside
from filings.resources import templates_folder
from filings.workflows.pictures import FolderPictures

if TYPE_CHECKING:
    from filings.word.engine.store import Store

TEMPLATES = "templates"


def make_document(
    project: Project,
    document: PlannedDocument,
    pictures: Mapping[str, bytes],
    *,
    draft: bool,
    store: Store | None = None,
) -> tuple[bytes | None, list[Diagnostic]]:
    """One finished document, or why it cannot be made. ``pictures`` are ``pictures_of`` it.

    ``store`` is where compiled templates are kept from one process to the next.
    """
    # A check that meets no template of the project's own never needs the Word libraries.
    from filings.word.render import Properties, render
    from filings.word.template import read_template

    template_file = template_of(project, document)
    if template_file is None:
        return None, []  # no kind, or no such template: the checks have said it (F006, F008)
    template, diagnostics = read_template(
        template_file, name=shown_name(project, template_file), store=store
    )
    if template is None:
        return None, diagnostics
    hole = ""
    if draft:
        from filings.word.draft import HOLE  # with lxml, which a finished document may not need

        hole = HOLE
    context: dict[str, Any] = (
        document.kind.build_context(project, document, hole)
        if document.kind
        else full_context(project, hole, document)
    )
    rendered = render(
        template,
        context,
        draft=draft,
        pictures=pictures,
        properties=Properties(
            title=str(context["document"]["title"]),
            author=project.applicant.name or project.programme.authority or "",
            created=project.applicant.date or project.programme.start,
        ),
    )
    return rendered.content, [*diagnostics, *rendered.diagnostics]


def with_pages(project: Project, documents: Iterable[PlannedDocument]) -> Project:
    """The project with its evidence's pages counted, if one of the documents may show them.

    Opening every file takes its time, and the other shipped templates do not show them.
    """
    if not any(
        (d.kind is not None and d.kind.lists_evidence) or _has_own_template(project, d)
        for d in documents
    ):
        return project
    from filings.project.page_counts import with_page_counts

    return with_page_counts(project)


def check_own_templates(project: Project, store: Store | None = None) -> list[Diagnostic]:
    """What is wrong with the templates that the project brought itself.

    Each document that uses one is made in memory and thrown away: only so is a misspelt name
    found. Our own templates are held to be right by our own tests.
    """
    found: list[Diagnostic] = []
    own = [d for d in plan_documents(project) if _has_own_template(project, d)]
    pictures = pictures_of(project) if own else {}
    for document in own:
        _content, diagnostics = make_document(project, document, pictures, draft=False, store=store)
        found += [d for d in diagnostics if d not in found]
    return found


def _has_own_template(project: Project, document: PlannedDocument) -> bool:
    template = template_of(project, document)
    return template is not None and not template.is_relative_to(templates_folder())


def template_of(project: Project, document: PlannedDocument) -> Path | None:
    """The project's own template if there is one, else the shipped one, if its kind has one."""
    if project.folder is not None:
        for name in own_template_names(document):
            own = inside(project.folder / TEMPLATES, name)
            if own is not None and own.is_file():
                return own
    return templates_folder() / document.kind.template if document.kind else None


def shown_name(project: Project, template: Path) -> str:
    """How messages call a template: relative to the project, or by its bare name if it is ours."""
    if project.folder is not None and template.is_relative_to(project.folder.resolve()):
        return template.relative_to(project.folder.resolve()).as_posix()
    return template.name


def pictures_of(project: Project) -> Mapping[str, bytes]:
    """What texts and templates may show as a picture, by its path: read when it is, once for all."""
    return {} if project.folder is None else FolderPictures(project.folder)
