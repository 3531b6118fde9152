"""评分责任分解表: the scoring table with units and deadlines (annex 2 of seed 000)."""

from __future__ import annotations

from filings.documents.base import full_context, with_title
from filings.documents.kind import Context, DocumentKind, PlannedDocument
from filings.documents.scoring import scoring_context
from filings.documents.wording import table_title
from filings.model import Project


def build_scoring_division(project: Project, document: PlannedDocument, hole: str) -> Context:
    """The table's context: the rubric's own columns, then units and deadline."""
    context = full_context(project, hole, document)
    rubric = context["rubric"]
    title = table_title(rubric["title"], "评分责任分解表", project.programme.name)
    return {**with_title(context, title), **scoring_context(rubric)}


KIND = DocumentKind(
    name="scoring_division",
    title="评分责任分解表",
    uses_rubric=True,
    requires=(),
    build_context=build_scoring_division,
    may_be_annex=True,
)
