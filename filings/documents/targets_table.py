"""主要指标表: where each indicator stood, must get and is, and whether that is enough (seed 004)."""

from __future__ import annotations

from filings.documents.base import full_context, with_title
from filings.documents.kind import Context, DocumentKind, PlannedDocument, Requirement
from filings.messages import mark as N_
from filings.model import Project


def build_targets_table(project: Project, document: PlannedDocument, hole: str) -> Context:
    """The table's context; present values and results have columns if one value is known."""
    context = full_context(project, hole, document)
    targets = context["targets"]
    title = targets["title"] or f"{project.programme.name or ''}主要指标表"
    return {
        **with_title(context, title),
        "columns": {"actual": any(target["actual"] for target in targets["items"])},
    }


KIND = DocumentKind(
    name="targets_table",
    title="主要指标表",
    uses_rubric=False,
    requires=(Requirement(("targets", "items"), N_("主要指标")),),
    build_context=build_targets_table,
    may_be_annex=True,
)
