"""佐证材料目录: which documents prove each item, numbered, with date and pages (seed 003)."""

from __future__ import annotations

from filings.documents.base import full_context, with_title
from filings.documents.kind import Context, DocumentKind, PlannedDocument, Requirement
from filings.documents.rubric_rows import evidence_context
from filings.documents.wording import table_title
from filings.messages import mark as N_
from filings.model import CataloguedPiece, Entry, Project, catalogue_evidence


def build_evidence_catalogue(project: Project, document: PlannedDocument, hole: str) -> Context:
    """The catalogue's context.

    ``catalogue`` holds a row of ``kind`` ``section`` before the items of each outermost section,
    and a row of ``kind`` ``piece`` for each piece under each item; ``key`` merges those of an item,
    and ``kept`` keeps them, and a section with its first piece, on one page.
    Numbers are those of ``catalogue_evidence``. ``total`` counts each piece once, ``total_pages``
    their pages, '' where those of one are not known.
    """
    context = full_context(project, hole, document)
    rubric = context["rubric"]
    rows: list[Context] = []
    pages: dict[str, int | None] = {}
    items = catalogue_evidence(project, rubric["key"]) if rubric["key"] else ()
    section: tuple[str | int, ...] | None = None
    for item in items:
        entry = item.share.entry
        # Items outside of every section are printed first and have no such row.
        if entry.sections and entry.path[:2] != section:
            rows.append({"kind": "section", "label": entry.sections[0].name, "kept": True})
            section = entry.path[:2]
        for piece in item.pieces:
            rows.append({**_piece_row(entry, piece, hole), "kept": piece is not item.pieces[-1]})
            pages.setdefault(piece.key, piece.evidence.pages if piece.evidence else None)
    known = [count for count in pages.values() if count is not None]
    return {
        **with_title(context, table_title(rubric["title"], "佐证材料目录", project.programme.name)),
        "catalogue": rows,
        "total": len(pages),
        "total_pages": sum(known) if known and len(known) == len(pages) else "",
    }


def _piece_row(entry: Entry, piece: CataloguedPiece, hole: str) -> Context:
    item = entry.item
    words = item.content or item.method or ""
    facts = evidence_context(piece.key, piece.evidence)
    title = facts["title"] if piece.evidence else f"{piece.key}{hole}"
    return {
        **facts,
        "kind": "piece",
        "key": f"item {entry.index}",
        "no": item.no or "",
        "item": f"{item.no}. {words}" if item.no else words,
        "number": piece.number,
        "title": title,
        "document_number": facts["number"],
        "file_name": facts["file"].replace("\\", "/").rpartition("/")[2],
        "same_as": piece.same_as or "",
    }


KIND = DocumentKind(
    name="evidence_catalogue",
    title="佐证材料目录",
    uses_rubric=True,
    requires=(Requirement(("evidence",), N_("佐证材料")),),
    build_context=build_evidence_catalogue,
    lists_evidence=True,
)
