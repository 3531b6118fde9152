"""自查报告: 基本情况、主要措施、取得成效、下一步工作打算, from long text (seed 002, annex 2)."""

from __future__ import annotations

from filings.documents.application import with_text_titles
from filings.documents.base import full_context, with_title
from filings.documents.kind import Context, DocumentKind, PlannedDocument, Requirement
from filings.messages import mark as N_
from filings.model import Project


def build_self_inspection_report(project: Project, document: PlannedDocument, hole: str) -> Context:
    """The context of the report: title, body, signature."""
    context = with_text_titles(full_context(project, hole, document), project)
    return with_title(context, context["texts"]["self_inspection_report"]["title"])


KIND = DocumentKind(
    name="self_inspection_report",
    title="自查报告",
    uses_rubric=False,
    requires=(
        Requirement(("programme", "name"), N_("创建活动名称")),
        Requirement(("applicant", "name"), N_("申报单位")),
        Requirement(("applicant", "date"), N_("申报日期")),
        Requirement(("texts", "self_inspection_report"), N_("自查报告正文")),
    ),
    build_context=build_self_inspection_report,
)
