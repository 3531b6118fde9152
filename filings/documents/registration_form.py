"""申报备案表: cover, 备案请示, 推荐意见, 自查报告 and the closing remark (annex 2 of seed 002)."""

from __future__ import annotations

from filings.documents.application import with_text_titles
from filings.documents.base import full_context, with_title
from filings.documents.kind import Context, DocumentKind, PlannedDocument, Requirement
from filings.messages import mark as N_
from filings.model import Project


def build_registration_form(project: Project, document: PlannedDocument, hole: str) -> Context:
    """The form's context; ``recommendation_heading`` and ``remark`` are wordings of the form."""
    context = with_text_titles(full_context(project, hole, document), project)
    programme = context["programme"]
    rubric_title = context["rubric"]["title"] or f"{programme['name']}评估细则"
    return {
        **with_title(context, f"{programme['name']}申报备案表"),
        "recommendation_heading": f"{programme['recommender'] or '县级'}推荐意见",
        "remark": f"备注：对照{rubric_title}提交自查打分表。",
    }


KIND = DocumentKind(
    name="registration_form",
    title="申报备案表",
    uses_rubric=False,
    requires=(
        Requirement(("programme", "name"), N_("创建活动名称")),
        Requirement(("programme", "authority"), N_("主管单位")),
        Requirement(("applicant", "name"), N_("申报单位")),
        Requirement(("applicant", "location"), N_("所在地")),
        Requirement(("applicant", "date"), N_("申报日期")),
        Requirement(("texts", "request"), N_("请示正文")),
        Requirement(("texts", "self_inspection_report"), N_("自查报告正文")),
    ),
    build_context=build_registration_form,
)
