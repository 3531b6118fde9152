"""The one list of document kinds: commands, tests and the README's table go through it."""

from __future__ import annotations

from filings.documents import (
    evidence_catalogue,
    implementation_plan,
    registration_form,
    request,
    responsibility_table,
    scoring_division,
    self_inspection_report,
    self_score_sheet,
    targets_table,
    task_breakdown,
)
from filings.documents.kind import DocumentKind

KINDS: tuple[DocumentKind, ...] = (
    implementation_plan.KIND,
    registration_form.KIND,
    request.KIND,
    self_inspection_report.KIND,
    self_score_sheet.KIND,
    responsibility_table.KIND,
    task_breakdown.KIND,
    scoring_division.KIND,
    targets_table.KIND,
    evidence_catalogue.KIND,
)


def find_kind(word: str) -> DocumentKind | None:
    """The kind with this identifier or Chinese title, however its blanks and case are written."""
    wanted = word.strip().lower().replace("-", "_")
    return next((kind for kind in KINDS if wanted in (kind.name, kind.title)), None)
