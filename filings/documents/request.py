"""请示: the request to the authority to put the application on file (seed 002, GB/T 9704 7.3)."""

from __future__ import annotations

from filings.documents.application import with_text_titles
from filings.documents.base import full_context, with_title
from filings.documents.kind import Context, DocumentKind, PlannedDocument, Requirement
from filings.messages import mark as N_
from filings.model import Project


def build_request(project: Project, document: PlannedDocument, hole: str) -> Context:
    """The context of the request: title, recipient, body, signature, contact."""
    context = with_text_titles(full_context(project, hole, document), project)
    return with_title(context, context["texts"]["request"]["title"])


KIND = DocumentKind(
    name="request",
    title="请示",
    uses_rubric=False,
    requires=(
        Requirement(("programme", "name"), N_("创建活动名称")),
        Requirement(("programme", "authority"), N_("主管单位")),
        Requirement(("applicant", "name"), N_("申报单位")),
        Requirement(("applicant", "date"), N_("申报日期")),
        Requirement(("texts", "request"), N_("请示正文")),
    ),
    build_context=build_request,
)
