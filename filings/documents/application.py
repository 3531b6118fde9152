"""What the three documents of an application share: the titles of its texts."""

from __future__ import annotations

from filings.documents.kind import Context
from filings.model import Project


def with_text_titles(context: Context, project: Project) -> Context:
    """The context with a title for the 请示 and the 自查报告, the usual one where none is given."""
    texts = context["texts"]
    programme = project.programme.name or ""
    applicant = project.applicant.name or ""
    usual = {
        "request": f"关于备案{programme}创建工作的请示",
        "self_inspection_report": f"{applicant}关于{programme}创建工作的自查报告",
    }
    titled = {
        name: {**texts[name], "title": texts[name]["title"] or title}
        for name, title in usual.items()
    }
    return {**context, "texts": {**texts, **titled}}
