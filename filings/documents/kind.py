"""What a kind of document is, and one document that a project asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from filings.model import DocumentRequest, Project

Context = dict[str, Any]
"""What a template is filled with: dict, list, str, int, bool, Decimal and date, nothing else."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something that must be filled in for a kind of document.

    ``path`` leads to it through the project's fields (``("applicant", "location")``);
    ``("texts", "request")`` means that this text is there and not empty. ``label`` is what people
    call it, in Chinese, translated when shown.
    """

    path: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document: its name, what it needs, and how its context is made.

    ``build_context`` takes the project, the planned document and the *hole*, the text that stands
    where something required is missing (``""``, or 【待定】 in a draft); it changes nothing and
    reads no files. ``lists_evidence`` says that it shows the pages of the evidence, which are then
    counted beforehand where the project does not state them. ``may_be_annex`` says that it can be
    part of an implementation plan.
    """

    name: str
    title: str
    uses_rubric: bool
    requires: tuple[Requirement, ...]
    build_context: Callable[[Project, PlannedDocument, str], Context]
    lists_evidence: bool = False
    may_be_annex: bool = False

    @property
    def template(self) -> str:
        """The file name of the shipped template."""
        return f"{self.name}.docx"


@dataclass(frozen=True, slots=True)
class PlannedDocument:
    """A document that a project asks for, with its place among the others and its file name.

    ``kind`` is None for an own document from an own template (``template``), and for a kind that
    does not exist. ``rubric`` is the key of the rubric that the document is about, None if it needs
    none or if it cannot be decided which one is meant. ``annexes`` are parts of it, in order.
    """

    index: int
    request: DocumentRequest
    kind: DocumentKind | None
    rubric: str | None
    template: str | None
    output: str
    annexes: tuple[PlannedDocument, ...] = ()
