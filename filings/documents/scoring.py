"""What the two tables with points share: their columns and texts."""

from __future__ import annotations

from filings.documents.kind import Context


def scoring_context(rubric: Context) -> Context:
    """Headings and rows of a table with points.

    A column of contents of its own is only needed where items state both content and method;
    otherwise the one that they state stands in the column of methods.
    """
    both = rubric["columns"]["content"] and rubric["columns"]["method"]
    return {
        "levels": rubric["levels"],
        "columns": {"content": both},
        "content_heading": rubric["content_heading"],
        "method_heading": "评分方法" if both else rubric["main_heading"],
        "rows": [{**row, "method_lines": _method_lines(row, both)} for row in rubric["rows"]],
    }


def _method_lines(row: Context, both: bool) -> list[str]:
    """The texts for the column of methods; a veto item may state both where others do not."""
    texts = (row["method"],) if both else (row["content"], row["method"])
    return [text for text in texts if text]
