"""Documents: for each kind, how a project becomes the plain data that its template is filled with.

Nothing here reads or writes files, and nothing knows Word.
"""

from filings.documents.base import full_context
from filings.documents.kind import Context, DocumentKind, PlannedDocument, Requirement
from filings.documents.planning import own_template_names, plan_documents
from filings.documents.registry import KINDS, find_kind

__all__ = [
    "KINDS",
    "Context",
    "DocumentKind",
    "PlannedDocument",
    "Requirement",
    "find_kind",
    "full_context",
    "own_template_names",
    "plan_documents",
]
