"""What a project asks for: each document with its kind, rubric, template and file name."""

from __future__ import annotations

from dataclasses import replace

from filings.documents.file_names import EXTENSION, output_name
from filings.documents.kind import DocumentKind, PlannedDocument
from filings.documents.registry import find_kind
from filings.model import Annex, DocumentRequest, Project


def plan_documents(project: Project) -> tuple[PlannedDocument, ...]:
    """The documents of a project in the order in which it lists them.

    A kind that does not exist leaves ``kind`` None (and stands in ``request.kind``).
    """
    return tuple(
        _plan(project, index, request) for index, request in enumerate(project.documents, 1)
    )


def own_template_names(document: PlannedDocument) -> tuple[str, ...]:
    """The file names to look for in the project's ``templates/`` folder, the best first.

    A template that the project names must be there; otherwise one called like the kind, in
    English or Chinese, takes the place of the shipped one.
    """
    if document.template is not None:
        return (document.template,)
    if document.kind is None:
        return ()
    return (document.kind.template, f"{document.kind.title}{EXTENSION}")


def _plan(project: Project, index: int, request: DocumentRequest) -> PlannedDocument:
    kind = find_kind(request.kind) if request.kind is not None else None
    return PlannedDocument(
        index=index,
        request=request,
        kind=kind,
        rubric=_rubric(project, request, kind),
        template=_template(request),
        output=output_name(index, _file_title(request, kind)),
        annexes=tuple(_annex(project, n, a) for n, a in enumerate(request.annexes, 1)),
    )


def _annex(project: Project, index: int, annex: Annex) -> PlannedDocument:
    """An annex as a document of its own would be planned; no kind where it cannot be one."""
    request = DocumentRequest(kind=annex.kind, rubric=annex.rubric, title=annex.title)
    planned = _plan(project, index, request)
    fits = planned.kind is not None and planned.kind.may_be_annex
    return planned if fits else replace(planned, kind=None)


def _template(request: DocumentRequest) -> str | None:
    name = request.template
    if name is None or name.lower().endswith(EXTENSION):
        return name
    return name if "." in name else name + EXTENSION


def _file_title(request: DocumentRequest, kind: DocumentKind | None) -> str:
    if request.output is not None:
        return request.output
    if request.title is not None:
        return request.title
    if kind is not None:
        return kind.title
    return (request.template or request.kind or "").rpartition("/")[2]


def _rubric(project: Project, request: DocumentRequest, kind: DocumentKind | None) -> str | None:
    """The key of the rubric that a document is about, if that is certain."""
    if request.rubric is not None:
        return request.rubric if request.rubric in project.rubrics else None
    needed = kind is None or kind.uses_rubric
    return next(iter(project.rubrics)) if needed and len(project.rubrics) == 1 else None
