"""Looking at templates on disk: everything that is wrong with one, and what stands in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from filings.diagnostics import Diagnostic, Span, has_errors
from filings.documents import KINDS, DocumentKind, PlannedDocument, plan_documents
from filings.messages import gettext as _
from filings.model.project import Project
from filings.word.guard import open_package
from filings.word.limits import MOST_BYTES
from filings.word.outline import outline, placed_texts
from filings.word.rules import T001, T004, T010
from filings.word.shapes import Shape
from filings.word.static_check import check_against
from filings.word.template import Template, read_template
from filings.word.xml import DoctypeError
from filings.workflows.making import pictures_of, shown_name, template_of
from filings.workflows.template_names import (
    context_of,
    documents_of,
    names_in,
    names_of,
    names_of_any,
)


@dataclass(frozen=True, slots=True)
class TemplateCheck:
    """What was found in one template, and the documents whose names it was held to.

    ``kinds`` is empty where it was held to the names of all kinds together; an own document has
    None for its kind.
    """

    file: str
    kinds: tuple[DocumentKind | None, ...]
    diagnostics: tuple[Diagnostic, ...]


def check_template(
    file: Path, *, kind: DocumentKind | None = None, project: Project | None = None
) -> TemplateCheck:
    """Everything that is wrong with the template in ``file``, in every branch, at once.

    Which names there are depends on the document: ``kind``, else what ``project`` uses the template
    for, else what the file is called; where none of these says it, a name is right that any kind
    offers. With a project the document is made as well, and thrown away.
    """
    name = _name_of(file, project)
    documents = _planned(project, file) if project is not None and kind is None else []
    kinds: tuple[DocumentKind | None, ...] = tuple(dict.fromkeys(d.kind for d in documents))
    named = kind or _kind_called(file.stem)
    if not kinds and named is not None:
        kinds = (named,)
    template, found = read_template(file, name=name)
    if template is None:
        return TemplateCheck(name, kinds, tuple(found))
    found += template.check()
    faulty = has_errors(found)

    def held_to(names: Shape) -> list[Diagnostic]:
        return check_against(template.package, names, name, faulty=faulty)

    if kinds:
        for each in kinds:
            found += held_to(_names(project, each))
    else:
        any_kind = names_of_any()
        if project is not None:
            any_kind = names_in(project, None, any_kind)
        found += held_to(any_kind)
    if project is not None:
        if not kinds and not _unknown_names(held_to(_names(project, None))):
            kinds = (None,)  # it needs no more than what a document of no kind offers
        documents = documents or [d for each in kinds for d in documents_of(project, each)]
        found += _made(template, project, documents, found)
    places = [where for where, _text in placed_texts(template.package)]
    return TemplateCheck(name, kinds, tuple(_in_order(found, places)))


def show_template(file: Path) -> tuple[str | None, list[Diagnostic]]:
    """A Word file as readable text, or why it cannot be read."""
    name = str(file)
    if file.stat().st_size > MOST_BYTES:
        return None, [T001.finding(_("文件过大。"), span=Span(name))]
    package, found = open_package(file.read_bytes(), name)
    if package is None:
        return None, found
    try:
        return outline(package), found
    except (etree.XMLSyntaxError, DoctypeError):
        message = _("文件已损坏，不能作为 Word 文档读取。")
        return None, [T001.finding(message, span=Span(name))]


def _name_of(file: Path, project: Project | None) -> str:
    """How messages call the file: as it was typed, or from the folder of its project."""
    if project is None or project.folder is None:
        return str(file)
    inside = file.resolve().is_relative_to(project.folder.resolve())
    return shown_name(project, file.resolve()) if inside else str(file)


def _planned(project: Project, file: Path) -> list[PlannedDocument]:
    """The documents of the project that are made from the template in ``file``."""
    wanted = file.resolve()
    return [
        document
        for document in plan_documents(project)
        if (used := template_of(project, document)) is not None and used.resolve() == wanted
    ]


def _kind_called(stem: str) -> DocumentKind | None:
    return next((kind for kind in KINDS if stem in (kind.name, kind.title)), None)


def _names(project: Project | None, kind: DocumentKind | None) -> Shape:
    names = names_of(kind)
    return names if project is None else names_in(project, kind, names)


def _unknown_names(found: Iterable[Diagnostic]) -> bool:
    return any(d.code == T004.code for d in found)


def _made(
    template: Template,
    project: Project,
    documents: list[PlannedDocument],
    known: Iterable[Diagnostic],
) -> list[Diagnostic]:
    """What is said when the documents are made of the project's own data, if it is news."""
    # A check without a project never needs what fills templates.
    from filings.word.render import render

    said = {(d.code, d.where) for d in known if d.code == T010.code}
    pictures = pictures_of(project) if documents else {}
    return [
        finding
        for document in documents
        for finding in render(
            template, context_of(project, document), pictures=pictures
        ).diagnostics
        if (finding.code, finding.where) not in said
    ]


def _in_order(found: Iterable[Diagnostic], places: Iterable[str]) -> list[Diagnostic]:
    """Each finding once, in the order of ``places``; what has none of them comes last.

    A finding about the whole file has no place and comes first.
    """
    once: dict[tuple[str, str | None, str], Diagnostic] = {}
    for diagnostic in found:
        once.setdefault((diagnostic.code, diagnostic.where, diagnostic.message), diagnostic)
    order = {where: number for number, where in enumerate(dict.fromkeys(places))}
    last = len(order)
    return sorted(once.values(), key=lambda d: -1 if d.where is None else order.get(d.where, last))
