"""自查打分表: the rubric with claimed points, sums and remarks (annex 1 of seed 002)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby, zip_longest

from filings.documents.base import full_context, with_title
from filings.documents.kind import Context, DocumentKind, PlannedDocument, Requirement
from filings.documents.scoring import scoring_context
from filings.documents.wording import NOTHING, table_title, tidy_points
from filings.messages import mark as N_
from filings.model import Entry, Project, Rubric, Section, sum_of_points

_Scored = list[tuple[Entry, Context]]
"""Items with their rows."""


def build_self_score_sheet(project: Project, document: PlannedDocument, hole: str) -> Context:
    """The sheet's context. ``rows`` holds the items and, between them, the rows with sums.

    A sum has the ``kind`` ``sum`` (an item ``item``), and ``label``, ``points``, ``claimed``, and
    ``span``, the columns before the points. ``kept`` is a row that a sum follows: no sum may
    begin a page. Bonus items come last, whatever their place in the
    rubric, with a sum of their own.
    """
    context = full_context(project, hole, document)
    rubric = context["rubric"]
    scoring = scoring_context(rubric)
    rows = [{**row, "kind": "item"} for row in scoring["rows"]]
    if rubric["columns"]["points"]:
        model = project.rubrics[rubric["key"]]
        span = 1 + rubric["depth"] + scoring["columns"]["content"]
        rows = [
            {**row, "span": span} if row["kind"] == "sum" else row
            for row in _with_sums(model, list(zip(model.entries, rows, strict=True)), hole)
        ]
    title = table_title(rubric["title"], "自查打分表", project.programme.name)
    return {**with_title(context, title), **scoring, "rows": _kept_with_sums(rows)}


def _kept_with_sums(rows: list[Context]) -> list[Context]:
    return [
        {**row, "kept": following is not None and following["kind"] == "sum"}
        for row, following in zip_longest(rows, rows[1:])
    ]


def _with_sums(rubric: Rubric, scored: _Scored, hole: str) -> list[Context]:
    base = [(entry, row) for entry, row in scored if not entry.bonus]
    bonus = [(entry, row) for entry, row in scored if entry.bonus]
    total = _sum_row("合计", _stated_total(rubric, base), base, hole)
    rows = [*_with_subtotals(rubric, base, hole), total]
    if bonus:
        extra = _sum_row("加分小计", _stated_bonus(rubric, bonus), bonus, hole)
        rows += [*(row for _entry, row in bonus), extra, _grand_total(total, extra, hole)]
    return rows


def _with_subtotals(rubric: Rubric, scored: _Scored, hole: str) -> list[Context]:
    """The rows, each outermost section followed by its subtotal where there are several."""
    groups = [(place, list(group)) for place, group in groupby(scored, key=_outermost)]
    sections = {
        place: rubric.sections[int(place[1])]
        for place, group in groups
        if place[0] == "sections" and not all(entry.veto for entry, _row in group)
    }
    rows: list[Context] = []
    for place, group in groups:
        rows += [row for _entry, row in group]
        if place in sections and len(sections) > 1:
            section = sections[place]
            most = section.points if section.points is not None else _most(group)
            rows.append(_sum_row(f"{section.name}小计", most, group, hole))
    return rows


def _outermost(scored: tuple[Entry, Context]) -> tuple[str | int, ...]:
    """The place in the rubric of the outermost section around an item."""
    path = scored[0].path
    return path[:2] if path[0] == "sections" else path[:1]


def _most(scored: _Scored) -> Decimal | None:
    """The points that items can give together, veto items aside; None where that is not known."""
    return sum_of_points(entry.item for entry, _row in scored if not entry.veto)


def _stated_total(rubric: Rubric, base: _Scored) -> Decimal | None:
    """The total that the rubric states, else what its sections or items give together."""
    if rubric.total is not None:
        return rubric.total
    stated = _stated(s for s in rubric.sections if not s.bonus and not s.veto)
    return stated if stated is not None and not rubric.items else _most(base)


def _stated_bonus(rubric: Rubric, bonus: _Scored) -> Decimal | None:
    inside = all(entry.sections and entry.sections[0].bonus for entry, _row in bonus)
    stated = _stated(s for s in rubric.sections if s.bonus) if inside else None
    return stated if stated is not None else _most(bonus)


def _stated(sections: Iterable[Section]) -> Decimal | None:
    """What sections state together; None where one of them, or all, state nothing."""
    points = [s.points for s in sections]
    known = [p for p in points if p is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(points) else None


def _sum_row(label: str, points: Decimal | None, scored: _Scored, hole: str) -> Context:
    return {
        "kind": "sum",
        "label": label,
        "points": tidy_points(points),
        "claimed": _claimed(scored, hole),
    }


def _claimed(scored: _Scored, hole: str) -> Decimal | str:
    """What is claimed together; the hole where an item that applies claims nothing yet."""
    total = Decimal(0)
    for entry, row in scored:
        if isinstance(row["claimed"], Decimal):
            total += row["claimed"]
        elif row["claimed"] != NOTHING and not entry.veto:
            return hole
    return tidy_points(total)


def _grand_total(total: Context, extra: Context, hole: str) -> Context:
    most = (total["points"], extra["points"])
    claimed = (total["claimed"], extra["claimed"])
    return {
        "kind": "sum",
        "label": "总计",
        "points": sum(most) if all(isinstance(p, Decimal) for p in most) else "",
        "claimed": sum(claimed) if all(isinstance(p, Decimal) for p in claimed) else hole,
    }


KIND = DocumentKind(
    name="self_score_sheet",
    title="自查打分表",
    uses_rubric=True,
    requires=(Requirement(("applicant", "name"), N_("申报单位")),),
    build_context=build_self_score_sheet,
)
