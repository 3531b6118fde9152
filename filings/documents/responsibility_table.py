"""责任分工表: who brings what by when, item by item (seed 003)."""

from __future__ import annotations

from filings.documents.base import full_context, with_title
from filings.documents.kind import Context, DocumentKind, PlannedDocument
from filings.documents.wording import table_title
from filings.model import Project


def build_responsibility_table(project: Project, document: PlannedDocument, hole: str) -> Context:
    """The table's context; the column of materials is there if any item asks for some.

    The column of deadlines is always there (seed 003 has none): an item without one is a hole that
    has to be seen. The basis on which a veto item is judged stands in the column of materials, as
    in the seed, where there is one.
    """
    context = full_context(project, hole, document)
    rubric = context["rubric"]
    columns = {"materials": rubric["columns"]["materials"]}
    return {
        **with_title(context, table_title(rubric["title"], "责任分工表", project.programme.name)),
        "levels": rubric["levels"],
        "main_heading": rubric["main_heading"],
        "columns": columns,
        "rows": [{**row, **_texts(row, columns["materials"])} for row in rubric["rows"]],
    }


def _texts(row: Context, with_materials: bool) -> Context:
    """The texts of a row, of which none may be lost: what has no column follows the content."""
    basis = row["method"] if row["veto"] and row["content"] else ""
    if with_materials:
        lines = [t for t in (basis, row["materials"]) if t]
        return {"main_lines": [row["main"]], "materials_lines": lines}
    return {"main_lines": [t for t in (row["main"], basis) if t], "materials_lines": []}


KIND = DocumentKind(
    name="responsibility_table",
    title="责任分工表",
    uses_rubric=True,
    requires=(),
    build_context=build_responsibility_table,
    may_be_annex=True,
)
