"""任务分解表: sections with their tasks, units and deadlines (annex 1 of seed 000)."""

from __future__ import annotations

from filings.documents.base import full_context, with_title
from filings.documents.kind import Context, DocumentKind, PlannedDocument
from filings.documents.wording import table_title
from filings.model import Project


def build_task_breakdown(project: Project, document: PlannedDocument, hole: str) -> Context:
    """The table's context. Where sections are numbered, their number stands in the first column.

    A task then carries its own number in its text (「1、…」); otherwise the first column has it.
    """
    context = full_context(project, hole, document)
    rubric = context["rubric"]
    numbered = any(row["sections"] and row["sections"][0].get("no") for row in rubric["rows"])
    return {
        **with_title(context, table_title(rubric["title"], "任务分解表", project.programme.name)),
        "levels": rubric["levels"],
        "main_heading": rubric["main_heading"],
        "rows": [_numbered_by_section(row) if numbered else row for row in rubric["rows"]],
    }


def _numbered_by_section(row: Context) -> Context:
    if not row["sections"]:
        return row
    section = row["sections"][0]
    first = {"text": section["no"], "key": section["key"], "span": 1}
    main = f"{row['no']}、{row['main']}" if row["no"] else row["main"]
    return {**row, "first": first, "main": main}


KIND = DocumentKind(
    name="task_breakdown",
    title="任务分解表",
    uses_rubric=True,
    requires=(),
    build_context=build_task_breakdown,
    may_be_annex=True,
)
