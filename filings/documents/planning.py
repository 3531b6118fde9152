"""What a project asks for: each document with its kind, rubric, unit, template and file name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from filings.documents.file_names import EXTENSION, folder_name, output_name
from filings.documents.kind import DocumentKind, PerUnit, PlannedDocument
from filings.documents.registry import find_kind
from filings.documents.unit_rows import chosen_shares
from filings.model import Annex, DocumentRequest, Project

ALL_UNITS = "全部"
"""What the one document for all units is called by."""


def plan_documents(project: Project) -> tuple[PlannedDocument, ...]:
    """The documents of a project in the order in which it lists them.

    Each request gives at least one. A kind that does not exist leaves ``kind`` None (and stands in
    ``request.kind``). Of a kind that each unit gets for itself, the document for all comes before
    the units' own, which lie in a folder.
    """
    return tuple(
        document
        for index, request in enumerate(project.documents, 1)
        for document in plan_request(project, index, request)
    )


def plan_request(project: Project, index: int, request: DocumentRequest) -> list[PlannedDocument]:
    """The documents that one entry of the list asks for."""
    planned = _plan(project, index, request)
    if planned.kind is None or planned.kind.per_unit is None:
        return [planned]
    return list(_for_units(project, planned, planned.kind.per_unit))


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
    """The one document that an entry asks for, or from which those of the units are derived."""
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


def _for_units(
    project: Project, planned: PlannedDocument, per_unit: PerUnit
) -> Iterator[PlannedDocument]:
    """The units' documents; one alone has no folder. A name that is no unit's is kept (F020)."""
    index, request = planned.index, planned.request
    title = _file_title(request, planned.kind)
    named = request.unit
    if named is not None and not project.directory.is_group(named):
        unit = project.directory.find(named)
        name = unit.name if unit else named
        # Who chose a file name has chosen all of it.
        note = "" if request.output else name
        yield replace(planned, unit=name, output=output_name(index, title, note))
        return
    units = [share for share in chosen_shares(project, planned) if share.unit is not None]
    if per_unit.collected:
        yield replace(planned, output=output_name(index, title, ALL_UNITS))
    elif not units:
        yield planned
    folder = folder_name(index, title)
    for share in units:
        file = output_name(share.number, share.name)
        yield replace(planned, unit=share.name, output=f"{folder}/{file}")


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
