"""The names that a template may use, learnt from the sample projects that come with the toolkit.

Together the samples fill in every name there is (a test holds that); what the user calls his own
rubrics is his.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, reduce

from filings.documents import KINDS, Context, DocumentKind, PlannedDocument, full_context
from filings.model import DocumentRequest
from filings.model.project import Project
from filings.project.load import load
from filings.resources import samples_folder
from filings.word.shapes import Shape, map_of, record, shape_of, union
from filings.workflows.new import sample_names

RUBRICS = "rubrics"


@cache
def names_of(kind: DocumentKind | None) -> Shape:
    """What a document of this kind offers its template; None: an own document, of no kind."""
    return union(_shape(sample, kind) for sample in _samples())


@cache
def names_of_any() -> Shape:
    """What at least one kind of document offers."""
    return reduce(lambda a, b: a | b, (names_of(kind) for kind in (None, *KINDS)))


def names_in(project: Project, kind: DocumentKind | None, names: Shape) -> Shape:
    """``names`` as they are in a project: its rubrics are known by their keys."""
    known = names | _shape(project, kind)
    each = known.fields[RUBRICS].each
    return record({**known.fields, RUBRICS: record(dict.fromkeys(project.rubrics, each))})


def documents_of(project: Project, kind: DocumentKind | None) -> list[PlannedDocument]:
    """A document of the kind about each rubric of the project in turn; where it may be, about all."""
    request = DocumentRequest(kind=kind.name if kind else None)
    rubrics: list[str | None] = [*project.rubrics]
    if not rubrics or (kind is not None and kind.per_unit is not None):
        rubrics.append(None)
    return [PlannedDocument(1, request, kind, rubric, None, "") for rubric in rubrics]


def context_of(project: Project, document: PlannedDocument, hole: str = "") -> Context:
    """What the template of ``document`` is filled with."""
    if document.kind is None:
        return full_context(project, hole, document)
    return document.kind.build_context(project, document, hole)


@cache
def _samples() -> tuple[Project, ...]:
    return tuple(load(samples_folder() / name)[0] for name in sample_names())


def _shape(project: Project, kind: DocumentKind | None) -> Shape:
    return union(_shapes(project, kind))


def _shapes(project: Project, kind: DocumentKind | None) -> Iterator[Shape]:
    for document in documents_of(project, kind):
        context = context_of(project, document)
        each = union(shape_of(rubric) for rubric in context[RUBRICS].values())
        yield record({**shape_of(context).fields, RUBRICS: map_of(each)})
