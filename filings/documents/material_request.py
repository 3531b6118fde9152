"""提供资料函: asks one unit for the materials of the items that it has a part in (GB/T 9704 10.1)."""

from __future__ import annotations

from dataclasses import replace

from filings.documents.base import contact_note, full_context, with_title
from filings.documents.issuing import ending_in, signature_context
from filings.documents.kind import Context, DocumentKind, PerUnit, PlannedDocument, Requirement
from filings.documents.unit_rows import chosen_shares, full_name, parts_note, unit_row
from filings.documents.wording import deadline_wording, filled
from filings.messages import mark as N_
from filings.model import MaterialRequest, Project, UnitShares
from filings.model.units import Contact

MOST_IN_TEXT = 3
"""With more items the letter has them in a table, as its annex."""

_ANNEX = "需提供的资料清单"
_ENDINGS = ("工作", "活动", "行动")
_MADE = ("创建", "建设", "申报", "评选", "考核")


def build_material_request(project: Project, document: PlannedDocument, hole: str) -> Context:
    """The letter's context: ``letter`` is all but its items, ``requested`` are these.

    ``letter.head`` holds the lines below the first red rule: 份号, 密级 and 紧急程度 on the left, the
    document number on the right of the first. ``letter.annex`` is the title of the annex, '' where
    the items stand in the text. A letter for nobody (in a draft) has a hole for its recipient.
    """
    context = full_context(project, hole, document)
    request = project.material_request
    of = next(iter(chosen_shares(project, document)), None)
    rows = [unit_row(context, share) for share in of.shares] if of else []
    annex = _ANNEX if len(rows) > MOST_IN_TEXT else ""
    issuer = issuer_of(project)
    contact = contact_of(project)
    work = _work_for(context["programme"]["name"])
    letter = {
        "mark": filled(request.mark or issuer, hole),
        "head": _head(request),
        "recipient": filled(full_name(of) if of else None, hole),
        "opening": request.opening
        or f"为做好{work}，按照责任分工，需请你单位提供有关指标的佐证资料。现将有关事项函告如下。",
        "tasks": _tasks(of, annex, hole),
        "text": request.text or "",
        "deadline": _deadline(request, hole),
        "receiver": (contact.office if contact else None) or issuer or hole,
        "contact_note": filled(contact_note(contact), hole),
        "annex": annex,
        "signature": signature_context(
            [filled(request.signature or issuer, hole)], filled(request.date, hole), sealed=True
        ),
        "copies_to": ending_in(request.copies_to, "。"),
    }
    return {
        **with_title(context, f"关于提供{work}佐证资料的函"),
        "letter": letter,
        "requested": [{**row, "label": _label(row)} for row in rows],
    }


def issuer_of(project: Project) -> str | None:
    """Who writes the letters: who is named there, else the host of the issue, else the applicant."""
    issuers = project.issuing.issuers
    return project.material_request.issuer or (issuers[0] if issuers else project.applicant.name)


def contact_of(project: Project) -> Contact | None:
    """Who takes the materials: who is named there, else who answers for the applicant."""
    return project.material_request.contact or project.applicant.contact


def _work_for(programme: str) -> str:
    """What the materials are for: 某市质量强镇（街道） → 某市质量强镇（街道）创建工作."""
    if programme.endswith(_ENDINGS):
        return programme
    return f"{programme}工作" if programme.endswith(_MADE) else f"{programme}创建工作"


def _head(request: MaterialRequest) -> list[Context]:
    left = [t for t in (request.copy_number, request.security, request.urgency) if t]
    right = request.document_number or ""
    lines = left or ([""] if right else [])
    return [{"left": text, "right": "" if place else right} for place, text in enumerate(lines)]


def _tasks(of: UnitShares | None, annex: str, hole: str) -> str:
    if of is None:
        return f"你单位承担的指标及需提供的资料：{hole}"
    where = "需提供的资料见附件" if annex else "需提供的资料如下"
    return f"你单位共承担{len(of.shares)}项指标的资料提供任务（{parts_note(of)}），{where}"


def _deadline(request: MaterialRequest, hole: str) -> str:
    """The words of the deadline; a day alone is written 2026年11月20日前."""
    if request.due is None:
        return hole
    wording = deadline_wording(request.due, hole)
    return f"{wording}前" if wording.endswith("日") else wording


def _label(row: Context) -> str:
    """An item as the text of a letter names it: 成立领导小组（第1项，牵头）."""
    words = row["main"].rstrip("。；;，,")
    number = f"第{row['no']}项，" if row["no"] else ""
    return f"{words}（{number}{row['part']}）"


def _shares(project: Project, rubric: str | None) -> tuple[UnitShares, ...]:
    """The known units with those of their items that ask for materials."""
    found = []
    for of in project.unit_shares:
        kept = tuple(
            share
            for share in of.of_rubric(rubric).shares
            if share.responsibility.entry.item.materials
        )
        if kept and of.unit is not None:
            found.append(replace(of, shares=kept))
    return tuple(found)


PER_UNIT = PerUnit(shares=_shares, collected=False)

KIND = DocumentKind(
    name="material_request",
    title="提供资料函",
    uses_rubric=False,
    requires=(
        Requirement(("programme", "name"), N_("创建活动名称")),
        Requirement(
            ("material_request", "issuer"),
            N_("发函单位"),
            or_else=(("issuing", "issuers"), ("applicant", "name")),
        ),
        Requirement(("material_request", "date"), N_("函的成文日期")),
        Requirement(("material_request", "deadline"), N_("资料的反馈时限")),
        Requirement(
            ("material_request", "contact"),
            N_("资料报送的联系方式"),
            or_else=(("applicant", "contact"),),
        ),
    ),
    build_context=build_material_request,
    per_unit=PER_UNIT,
)
