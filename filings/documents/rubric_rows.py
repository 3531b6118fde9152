"""A rubric as templates see it: its columns, and one row for each item with all that is known.

Merge keys (``key``) belong to a section by its place in the rubric, so that two neighbouring
sections of the same name never merge; an empty key never merges.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from filings.documents.kind import Context
from filings.documents.wording import (
    NOTHING,
    content_heading,
    deadline_wording,
    filled,
    level_names,
    tidy_points,
    unit_labels,
)
from filings.model import (
    AssignedUnit,
    Entry,
    Evidence,
    ItemSelfAssessment,
    Project,
    Responsibility,
    Role,
    Rubric,
    Section,
)
from filings.word.picture_size import ENDINGS as PICTURE_ENDINGS

_ROLE_NAMES = {Role.LEAD: "牵头单位", Role.SUPPORT: "配合单位", Role.RESPONSIBLE: "责任单位"}


def rubric_context(project: Project, key: str, hole: str) -> Context:
    """All of one rubric: title, names of the levels, which columns have content, and its rows."""
    rubric = project.rubrics[key]
    depth = rubric.depth
    levels = level_names(rubric.levels, depth)
    rows = [
        item_row(project, key, responsibility, depth, hole)
        for responsibility in project.responsibilities(key)
    ]
    return {
        "key": key,
        "title": rubric.title or "",
        "authority": rubric.authority or "",
        "document_number": rubric.document_number or "",
        "total": tidy_points(rubric.total),
        "levels": levels,
        "depth": depth,
        "columns": _columns(rubric, rows),
        "content_heading": content_heading(levels),
        "main_heading": main_heading(rubric, levels),
        "rows": rows,
    }


def empty_rubric_context(hole: str) -> Context:
    """What stands for a rubric that is missing: a table without rows."""
    context = rubric_context(Project(rubrics={"": Rubric()}), "", hole)
    return {**context, "title": hole}


def main_heading(rubric: Rubric, levels: list[str]) -> str:
    """The heading over ``row.main``: what the items mostly state, content or method."""
    stated = [e.item for e in rubric.entries if not e.veto] or [e.item for e in rubric.entries]
    if any(i.content for i in stated) or not any(i.method for i in stated):
        return content_heading(levels)
    return "评分方法"


def _columns(rubric: Rubric, rows: list[Context]) -> dict[str, bool]:
    """Which facts any item states, apart from what only a veto item says."""
    scored = [e.item for e in rubric.entries if not e.veto]
    return {
        "content": any(i.content for i in scored),
        "method": any(i.method for i in scored),
        "points": any(i.points is not None for i in scored),
        "materials": any(row["materials"] for row in rows),
        "deadline": any(row["deadline_given"] for row in rows),
    }


def item_row(
    project: Project, key: str, responsibility: Responsibility, depth: int, hole: str
) -> Context:
    """One item: what the rubric says, who does it by when, and how the applicant answers."""
    entry = responsibility.entry
    item = entry.item
    number = project.rubrics[key].numbers[entry.index]
    first, sections = leading_cells(entry, depth, number)
    return {
        "id": item.id,
        "no": item.no or "",
        "number": number,
        "first": first,
        "sections": sections,
        "section_names": list(entry.section_names),
        "content": item.content or "",
        "method": item.method or "",
        "main": item.content or item.method or "",
        "materials": item.materials or "",
        "points": tidy_points(item.points),
        "maximum": tidy_points(item.maximum),
        "cap": tidy_points(item.effective_cap),
        "criteria": [
            {"text": c.text, "points": tidy_points(c.points)} for c in item.effective_criteria
        ],
        "source": item.source or "",
        "veto": entry.veto,
        "bonus": entry.bonus,
        **_responsibility(project, responsibility, hole),
        **_answer(project, entry, responsibility, project.answer(key, item.id), hole),
    }


def leading_cells(entry: Entry, depth: int, number: str) -> tuple[Context, list[Context]]:
    """The cell of the ``number``, and the cells of the sections in the ``depth`` columns after it.

    An item on a higher level than others has a last section that takes the columns left over
    (加分项 in seeds 000 and 002). A veto item without a number has its label in the first cell,
    across all of these columns (seed 003).
    """
    if entry.veto and not number:
        heading = entry.sections[-1].heading if entry.sections else "一票否决项"
        key = _key(entry, len(entry.sections) - 1)
        return _cell(heading, key, 1 + depth), []
    cells = [
        _section_cell(section, _key(entry, level)) for level, section in enumerate(entry.sections)
    ]
    missing = depth - len(cells)
    if missing and cells:
        cells[-1]["span"] += missing
    elif missing:
        cells.append(_section_cell(Section(name=""), ""))
        cells[-1]["span"] = missing
    return _cell(number, "", 1), cells


def _cell(text: str, key: str, span: int) -> Context:
    return {"text": text, "key": key, "span": span}


def _section_cell(section: Section, key: str) -> Context:
    heading = section.heading
    if section.label is None:
        # The points on a line of their own: a narrow column would break inside （22分）.
        heading = "\n（".join(heading.rsplit("（", 1)) if section.points is not None else heading
    return {
        **_cell(heading, key, 1),
        "name": section.name,
        "no": section.no or "",
        "points": tidy_points(section.points),
    }


def _key(entry: Entry, level: int) -> str:
    """The merge key of the section around ``entry`` at ``level``; '' where there is none."""
    if level < 0:
        return ""
    return ".".join(str(step) for step in entry.section_path(level)[1::2])


# Who and when ---------------------------------------------------------------------------------


def _responsibility(project: Project, responsibility: Responsibility, hole: str) -> Context:
    reason = responsibility.not_applicable
    deadline = responsibility.deadline
    wording = deadline_wording(deadline, hole) if deadline is not None else None
    day = deadline.date if deadline is not None else None
    if reason is not None:
        unit_lines = [f"不适用：{reason}"]
        wording, day = NOTHING, None
    else:
        unit_lines = unit_labels(responsibility.units, hole) or ([hole] if hole else [])
    return {
        "units": [_assigned(project, u) for u in responsibility.units],
        "unit_lines": unit_lines,
        "leads": [u.shown_name for u in responsibility.with_role(Role.LEAD)],
        "supports": [u.shown_name for u in responsibility.with_role(Role.SUPPORT)],
        "deadline": filled(wording, hole),
        "deadline_given": deadline is not None,
        "deadline_date": filled(day, ""),
        "stage": responsibility.stage_name or "",
        "done": responsibility.done,
        "not_applicable": reason or "",
        "assignment_note": responsibility.note or "",
    }


def _assigned(project: Project, assigned: AssignedUnit) -> Context:
    unit = assigned.unit
    is_group = project.directory.is_group(assigned.name)
    members = project.directory.expand(assigned.name) if is_group else ()
    return {
        "name": assigned.shown_name,
        "full_name": (unit.full_name if unit else None) or assigned.shown_name,
        "role": str(assigned.role),
        "role_name": _ROLE_NAMES[assigned.role],
        "is_group": is_group,
        "members": [u.name for u in members],
    }


# Self-assessment ------------------------------------------------------------------------------


def _answer(
    project: Project,
    entry: Entry,
    responsibility: Responsibility,
    answer: ItemSelfAssessment | None,
    hole: str,
) -> Context:
    answer = answer or ItemSelfAssessment()
    reason = responsibility.not_applicable
    return {
        "claimed_points": tidy_points(answer.claimed_points),
        "awarded_points": tidy_points(answer.awarded_points),
        "claimed": _claimed(entry, reason, answer, hole),
        "triggered": "" if answer.triggered is None else _TRIGGERED[answer.triggered],
        "note": answer.note or "",
        "remark_lines": _remark(reason, answer.note),
        "evidence": [evidence_context(key, project.evidence.get(key)) for key in answer.evidence],
    }


def _remark(reason: str | None, note: str | None) -> list[str]:
    """What the cell 备注 shows: why the item does not apply, then the note."""
    if reason is None:
        return [note] if note else []
    # A note that begins with 不适用 as well would say it twice.
    rest = (note or "").removeprefix("不适用").lstrip("，、；：,;: ")
    return [f"不适用：{reason}", *([rest] if rest else [])]


_TRIGGERED = {True: "触发", False: "未触发"}


def _claimed(
    entry: Entry, reason: str | None, answer: ItemSelfAssessment, hole: str
) -> Decimal | str:
    """What the cell 得分 shows: points, or for a veto item whether it was triggered."""
    if answer.claimed_points is not None:
        return tidy_points(answer.claimed_points)
    if reason is not None:
        return NOTHING
    if entry.veto:
        return hole if answer.triggered is None else _TRIGGERED[answer.triggered]
    return hole


def evidence_context(key: str, evidence: Evidence | None) -> dict[str, Any]:
    """One document that proves something; of one that is not listed only its key is known."""
    evidence = evidence or Evidence()
    file = evidence.file or ""
    return {
        "id": key,
        "title": evidence.title or key,
        "number": evidence.number or "",
        "date": filled(evidence.date, ""),
        "issuer": evidence.issuer or "",
        "pages": filled(evidence.pages, ""),
        "file": file,
        "picture": file if file.lower().endswith(PICTURE_ENDINGS) else "",
    }
