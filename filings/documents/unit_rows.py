"""What the documents for single units share: whose they are, a unit's items as rows, their number."""

from __future__ import annotations

from filings.documents.kind import Context, PlannedDocument
from filings.model import Project, Role, Share, UnitShares

_PARTS = {Role.LEAD: "牵头", Role.RESPONSIBLE: "负责", Role.SUPPORT: "配合"}
"""What a unit does in an item, as its own documents say it; in the order in which they count."""


def chosen_shares(project: Project, document: PlannedDocument) -> tuple[UnitShares, ...]:
    """Whose part a document is about: that of its unit, or of all whom its request means.

    Nobody's, if it is of no kind that each unit gets for itself.
    """
    per_unit = document.kind.per_unit if document.kind is not None else None
    if per_unit is None:
        return ()
    shares = per_unit.shares(project, document.rubric)
    named = document.request.unit
    if document.unit is not None:
        names: tuple[str, ...] = (document.unit,)
    elif named is not None:
        names = tuple(unit.name for unit in project.directory.expand(named))
    else:
        return shares
    return tuple(share for share in shares if share.name in names)


def unit_row(context: Context, share: Share) -> Context:
    """An item's row with the unit's own part in it: ``part``, and the ``group`` that it comes through."""
    row: Context = context["rubrics"][share.rubric]["rows"][share.responsibility.entry.index]
    return {**row, "part": _PARTS[share.role], "group": share.group or ""}


def parts_note(of: UnitShares) -> str:
    """「牵头2项、配合3项」; '' where there is nothing."""
    counts = {role: sum(share.role is role for share in of.shares) for role in _PARTS}
    return "、".join(f"{_PARTS[role]}{count}项" for role, count in counts.items() if count)


def full_name(of: UnitShares) -> str:
    """The unit as a letter addresses it."""
    return (of.unit.full_name if of.unit else None) or of.name
