"""单位任务清单: what one unit has to do by when, of all rubrics; and all these sheets in one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from filings.documents.base import full_context, with_title
from filings.documents.kind import Context, DocumentKind, PerUnit, PlannedDocument
from filings.documents.unit_rows import chosen_shares, full_name, parts_note, unit_row
from filings.documents.wording import table_title
from filings.model import Project, UnitShares

_NOBODY = "没有落实到单位的任务"


def build_unit_task_sheet(project: Project, document: PlannedDocument, hole: str) -> Context:
    """The context of one sheet or of all. A sheet's ``rows`` are items (``kind`` ``item``), and where
    several rubrics are divided a row with the title of each (``kind`` ``rubric``).

    In a draft the document for all also has sheets for names that are no unit, and for items that
    nobody has, so that all sheets together are always the whole division. Columns are those that any
    item needs, whoever has it: all sheets of a project look the same.
    """
    context = full_context(project, hole, document)
    rubrics = [document.rubric] if document.rubric is not None else list(project.rubrics)
    titles = [context["rubrics"][key]["title"] for key in rubrics]
    several = len(rubrics) > 1
    usual = table_title(
        None if several else "".join(titles), "单位任务清单", project.programme.name
    )
    columns = [context["rubrics"][key]["columns"] for key in rubrics]
    return {
        **with_title(context, usual),
        "columns": {
            "materials": any(c["materials"] for c in columns),
            "points": any(c["points"] for c in columns),
        },
        "sheets": [
            {
                "name": of.name,
                "full_name": (full_name(of) or _NOBODY) + ("" if of.unit else hole),
                "settled": of.unit is not None,
                "count": len(of.shares),
                "parts": parts_note(of),
                "rows": list(_rows(context, of, several=several)),
            }
            for of in chosen_shares(project, document)
        ],
    }


def _rows(context: Context, of: UnitShares, *, several: bool) -> Iterator[Context]:
    for key, shares in groupby(of.shares, key=lambda share: share.rubric):
        if several:
            yield {"kind": "rubric", "label": context["rubrics"][key]["title"] or key, "kept": True}
        for share in shares:
            row = unit_row(context, share)
            main = [text for text in (row["content"], row["method"]) if text]
            yield {**row, "kind": "item", "kept": False, "main_lines": main}


def _shares(project: Project, rubric: str | None) -> tuple[UnitShares, ...]:
    shares = (of.of_rubric(rubric) for of in project.unit_shares)
    return tuple(of for of in shares if of.shares)


PER_UNIT = PerUnit(shares=_shares, collected=True)

KIND = DocumentKind(
    name="unit_task_sheet",
    title="单位任务清单",
    uses_rubric=False,
    requires=(),
    build_context=build_unit_task_sheet,
    per_unit=PER_UNIT,
)
