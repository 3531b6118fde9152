"""The context that every document starts from, and all that an own template may use."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from filings.documents.issuing import issuing_context, signature_context
from filings.documents.kind import Context, PlannedDocument
from filings.documents.rubric_rows import (
    empty_rubric_context,
    evidence_context,
    rubric_context,
)
from filings.documents.wording import filled
from filings.model import (
    Applicant,
    Contact,
    LongText,
    Programme,
    Project,
    Standing,
    Targets,
    Unit,
    standing,
)


def full_context(project: Project, hole: str, document: PlannedDocument | None = None) -> Context:
    """Everything about a project as plain data, documented in ``docs/模板变量.md``.

    ``hole`` stands where something required is missing; what is optional is then ''. ``rubric``
    is the rubric that ``document`` is about, else the only one, else one without rows.
    """
    rubrics = {key: rubric_context(project, key, hole) for key in project.rubrics}
    return {
        "document": _document(project, document),
        "programme": _programme(project.programme, hole),
        "applicant": _applicant(project.applicant, hole),
        "issuing": issuing_context(project.issuing, hole if _is_issued(document) else ""),
        "units": [_unit(project, unit) for unit in project.units],
        "rubrics": rubrics,
        "rubric": _chosen(rubrics, document, hole),
        "targets": _targets(project.targets, hole),
        "texts": _texts(project, hole),
        "evidence": [evidence_context(k, e) for k, e in project.evidence.items()],
    }


def _is_issued(document: PlannedDocument | None) -> bool:
    """Whether the document is a paper that must say by whom, when and to whom it is issued."""
    kind = document.kind if document is not None else None
    return kind is not None and any(r.path[0] == "issuing" for r in kind.requires)


def with_title(context: Context, title: str) -> Context:
    """The context with the usual title of the document, unless the project gives another."""
    document = context["document"]
    return {**context, "document": {**document, "title": document["title"] or title}}


def _document(project: Project, document: PlannedDocument | None) -> Context:
    if document is None:
        return {"title": "", "kind": "", "index": "", "unit": ""}
    title = document.request.title
    if title is None and document.kind is None:
        title = document.request.output
    return {
        "title": title or "",
        "kind": document.kind.title if document.kind else "",
        "index": document.index,
        "unit": document.unit or "",
    }


def _chosen(rubrics: dict[str, Context], document: PlannedDocument | None, hole: str) -> Context:
    if document is not None and document.rubric is not None:
        return rubrics[document.rubric]
    if len(rubrics) == 1:
        return next(iter(rubrics.values()))
    return empty_rubric_context(hole)


def _programme(programme: Programme, hole: str) -> Context:
    return {
        "name": filled(programme.name, hole),
        "authority": filled(programme.authority, hole),
        "recommender": programme.recommender or "",
        "document_number": programme.document_number or "",
        "start": filled(programme.start, ""),
        "end": filled(programme.end, ""),
        "stages": [
            {
                "name": stage.name,
                "start": filled(stage.start, ""),
                "end": filled(stage.end, ""),
                "content": stage.content or "",
            }
            for stage in programme.stages
        ],
    }


def _applicant(applicant: Applicant, hole: str) -> Context:
    return {
        "name": filled(applicant.name, hole),
        "location": filled(applicant.location, hole),
        "date": filled(applicant.date, hole),
        "signature": signature_context(
            [filled(applicant.name, hole)], filled(applicant.date, hole), sealed=True
        ),
        "contact": _contact(applicant.contact),
        "contact_note": contact_note(applicant.contact),
    }


def _contact(contact: Contact | None) -> Context:
    contact = contact or Contact()
    return {name: getattr(contact, name) or "" for name in type(contact).model_fields}


_CONTACT_LABELS = {
    "office": "联系单位",
    "person": "联系人",
    "phone": "联系电话",
    "email": "电子邮箱",
    "address": "地址",
}


def contact_note(contact: Contact | None) -> str:
    """The note that says how to reach the applicant (附注, GB/T 9704 7.3.6), '' if unknown."""
    known = _contact(contact)
    return "，".join(f"{label}：{known[n]}" for n, label in _CONTACT_LABELS.items() if known[n])


def _unit(project: Project, unit: Unit) -> Context:
    members: Iterable[Unit] = project.directory.expand(unit.name) if unit.is_group else ()
    return {
        "name": unit.name,
        "full_name": unit.full_name or unit.name,
        "aliases": list(unit.aliases),
        "is_group": unit.is_group,
        "members": [u.name for u in members],
        "contact": _contact(unit.contact),
        "note": unit.note or "",
        "task_count": len(project.responsibilities_of(unit)),
    }


_RESULTS = {
    Standing.MET: "已达到",
    Standing.UNMET: "未达到",
    Standing.FOR_PEOPLE: "人工判断",
}


def _targets(targets: Targets | None, hole: str) -> Context:
    """The indicators; neighbours of one category share a merge key, later ones have their own.

    The issuer of a plan states no present values; once one is stated, a missing one is a hole.
    """
    targets = targets or Targets()
    lacking = hole if any(target.actual for target in targets.items) else ""
    items: list[dict[str, Any]] = []
    group = 0
    for target in targets.items:
        category = target.category or ""
        if items and items[-1]["category"] != category:
            group += 1
        items.append(
            {
                "category": category,
                "key": f"{group}" if category else "",
                "name": target.name,
                "measure": target.measure or "",
                "full_name": f"{target.name}（{target.measure}）"
                if target.measure
                else target.name,
                "base": target.base or "",
                "goal": target.goal or "",
                "attribute": target.attribute or "",
                "actual": filled(target.actual, lacking),
                "result": _RESULTS.get(standing(target), ""),
            }
        )
    return {
        "title": targets.title or "",
        "base_label": targets.base_label or "",
        "goal_label": targets.goal_label or "",
        "items": items,
    }


def _texts(project: Project, hole: str) -> Context:
    texts = project.texts
    return {
        "request": _text(texts.request, hole),
        "self_inspection_report": _text(texts.self_inspection_report, hole),
        "recommendation": _text(texts.recommendation, ""),
    }


def _text(text: LongText | None, hole: str) -> Context:
    text = text or LongText()
    return {
        "title": text.title or "",
        "text": filled(text.text, hole),
        "limit": filled(text.limit, ""),
    }
