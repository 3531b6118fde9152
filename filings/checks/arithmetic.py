"""Family P, first half: the issuing office's own arithmetic. Its slips are warnings, for the rubric
is not ours to change: they can be corrected in the project with a reason, or waived."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from filings.checks.case import Case, item_label
from filings.checks.rule import CheckRule, rule
from filings.checks.sums import SectionSum, cap_of, reading_of
from filings.diagnostics import Diagnostic, Severity
from filings.language.points import criteria_total, stated_total_fits
from filings.messages import gettext as _
from filings.messages import mark as N_
from filings.model.rubric import Entry, plain_points

_OURS_TO_NOTE = N_(
    "确认是上级文件的笔误，在 corrections 里写明正确分值和理由（细则文件保持原样）；确认无误或不影响使用，写入 waivers 并说明理由。"
)
_COPIED_WRONG = N_("先核对细则文件是不是抄错了：抄错的，照上级原文改细则文件")
_WHY_A_SLIP = N_("上级文件的分值对不上，自评总分就算不清；早发现可以早向上级核实。")


def _places(case: Case) -> Iterator[tuple[str, Entry]]:
    for key, rubric in case.project.rubrics.items():
        for entry in rubric.entries:
            if not entry.veto:
                yield key, entry


def _mends(case: Case, code: str, key: str, entry: Entry) -> tuple[str, ...]:
    """The likely true value with the line to type, or else the line that accepts the slip."""
    likely = case.sums[key].likely.get(entry.path)
    if likely is None:
        return (_(_COPIED_WRONG), _waiver(case, code, f"{key} {entry.item.id}"))
    points = plain_points(likely.points)
    stated = (
        _("“{section}”写明的分值").format(section=likely.holder.name)
        if likely.holder
        else _("写明的总分")
    )
    return (
        _(_COPIED_WRONG),
        _("很可能应为{points}分：只改这一处，{stated}就对上了").format(
            points=points, stated=stated
        ),
        _correction(case, key, entry.item.id, points, _("与合计一致")),
    )


def _correction(case: Case, key: str, id: str, points: str, reason: str) -> str:
    return _(
        "确是上级文件的笔误，写上：{corrections}: {{{rubric}: {{{id}: {{{points_key}: {points}, {reason_key}: {reason}}}}}}}"
    ).format(
        corrections=case.key("corrections"),
        rubric=key,
        id=id,
        points_key=case.key("points"),
        points=points,
        reason_key=case.key("reason"),
        reason=reason,
    )


def _waiver(case: Case, code: str, where: str) -> str:
    return _(
        "上级文件就是如此的，写上：{waivers}: [{{{code_key}: {code}, {where_key}: {where}, {reason_key}: {reason}}}]"
    ).format(
        waivers=case.key("waivers"),
        code_key=case.key("code"),
        code=code,
        where_key=case.key("where"),
        where=where,
        reason_key=case.key("reason"),
        reason=_("写明理由"),
    )


@rule(
    "P001",
    Severity.WARNING,
    name=N_("评分要点合计与分值不符"),
    what=N_(
        "一项的评分方法里，各个“（×分）”加起来应当等于这一项的分值。分档取最高一档；有“再加”“每个×分”或满分等于分值的，不按合计比较。"
    ),
    why=_WHY_A_SLIP,
    how=_OURS_TO_NOTE,
)
def check_criteria(case: Case) -> Iterator[Diagnostic]:
    for key, entry in _places(case):
        points = entry.item.points
        reading = reading_of(entry.item)
        if points is None or stated_total_fits(reading, points):
            continue
        total = criteria_total(reading)
        if total is None:
            continue
        message = _("{item}的分值是{points}分，评分要点合计{total}分").format(
            item=item_label(entry.item), points=plain_points(points), total=plain_points(total)
        )
        yield check_criteria.finding(
            message,
            hints=_mends(case, "P001", key, entry),
            span=case.project.span("rubrics", key, *entry.path, "points"),
            where=f"{key} {entry.item.id}",
        )


@rule(
    "P002",
    Severity.WARNING,
    name=N_("满分与分值不符"),
    what=N_("评分方法写明“满分×分”的，应当与这一项的分值相同。"),
    why=_WHY_A_SLIP,
    how=_OURS_TO_NOTE,
)
def check_cap(case: Case) -> Iterator[Diagnostic]:
    for key, entry in _places(case):
        points, cap = entry.item.points, cap_of(entry.item)
        if points is None or cap is None or points == cap:
            continue
        message = _("{item}的分值是{points}分，评分方法却写满分{cap}分").format(
            item=item_label(entry.item), points=plain_points(points), cap=plain_points(cap)
        )
        yield check_cap.finding(
            message,
            hints=_mends(case, "P002", key, entry),
            span=case.project.span("rubrics", key, *entry.path, "points"),
            where=f"{key} {entry.item.id}",
        )


def _section_sums(case: Case) -> Iterator[tuple[str, SectionSum]]:
    for key, sums in case.sums.items():
        for section in sums.sections:
            yield key, section


@rule(
    "P003",
    Severity.WARNING,
    name=N_("类别分值与所含各项不符"),
    what=N_("类别写明的分值，应当等于它下面各项分值之和。"),
    why=_WHY_A_SLIP,
    how=_OURS_TO_NOTE,
)
def check_section_items(case: Case) -> Iterator[Diagnostic]:
    for key, section in _section_sums(case):
        if section.fits or section.of_sections:
            continue
        message = _("“{section}”写明{stated}分，所含各项合计{parts}分")
        yield _section_finding(case, check_section_items, message, key, section)


@rule(
    "P007",
    Severity.WARNING,
    name=N_("上级类别分值与下级类别不符"),
    what=N_("类别写明的分值，应当等于它下面各类别写明的分值之和。"),
    why=_WHY_A_SLIP,
    how=_OURS_TO_NOTE,
)
def check_subsections(case: Case) -> Iterator[Diagnostic]:
    for key, section in _section_sums(case):
        if section.fits or not section.of_sections:
            continue
        message = _("“{section}”写明{stated}分，下级类别合计{parts}分")
        yield _section_finding(case, check_subsections, message, key, section)


def _section_finding(
    case: Case, found_by: CheckRule, message: str, key: str, section: SectionSum
) -> Diagnostic:
    assert section.stated is not None and section.parts is not None
    where = case.section_where(key, section.sections)
    hints = [_(_COPIED_WRONG), _waiver(case, found_by.code, where)]
    if section.likely is not None:
        hints[1] = _("多半错在{item}：应为{points}分").format(
            item=item_label(section.likely.item), points=plain_points(section.likely.points)
        )
    return found_by.finding(
        message.format(
            section=section.sections[-1].name,
            stated=plain_points(section.stated),
            parts=plain_points(section.parts),
        ),
        hints=hints,
        span=case.project.span("rubrics", key, *section.path, "points"),
        where=where,
    )


@rule(
    "P004",
    Severity.WARNING,
    name=N_("类别没有写明分值"),
    what=N_("同一层的类别，有的写明分值，有的没有写（加分项、一票否决项除外）。"),
    why=N_("缺分值的类别无法核对，多半是上级文件漏印或转录时丢失。"),
    how=_OURS_TO_NOTE,
)
def check_section_points(case: Case) -> Iterator[Diagnostic]:
    for key, sums in case.sums.items():
        regular = [s for s in sums.sections if not s.aside]
        stating = {len(s.sections) for s in regular if s.stated is not None}
        for section in regular:
            if section.stated is not None or len(section.sections) not in stating:
                continue
            where = case.section_where(key, section.sections)
            message = _("“{section}”没有写明分值，同一层的其他类别写明了")
            hints = [_(_COPIED_WRONG), _waiver(case, "P004", where)]
            if section.parts is not None:
                hint = _("所含各项合计{points}分").format(points=plain_points(section.parts))
                hints.insert(0, hint)
            yield check_section_points.finding(
                message.format(section=section.sections[-1].name),
                hints=hints,
                span=case.project.span("rubrics", key, *section.path),
                where=where,
            )


@rule(
    "P005",
    Severity.WARNING,
    name=N_("总分与各部分不符"),
    what=N_("写明的总分、各大类分值之和、各项分值之和应当相等（都不含加分项和一票否决项）。"),
    why=_WHY_A_SLIP,
    how=_OURS_TO_NOTE,
)
def check_total(case: Case) -> Iterator[Diagnostic]:
    for key, sums in case.sums.items():
        if sums.fits:
            continue
        facts = []
        if sums.total is not None:
            facts.append(_("写明的总分{points}分").format(points=plain_points(sums.total)))
        if sums.stated is not None:
            fact = _("各大类写明的分值合计{points}分").format(points=plain_points(sums.stated))
            if sums.unstated:
                names = "、".join(sums.unstated)
                fact += _("（“{names}”没有写明）").format(names=names)
            facts.append(fact)
        if sums.items is not None:
            facts.append(_("各项合计{points}分").format(points=plain_points(sums.items)))
        yield check_total.finding(
            _("总分对不上：{facts}").format(facts=_("，").join(facts)),
            hints=(_(_COPIED_WRONG), _waiver(case, "P005", f"{key} total")),
            span=case.project.span("rubrics", key, "total"),
            where=f"{key} total",
        )


@rule(
    "P006",
    Severity.WARNING,
    name=N_("一项没有写明分值"),
    what=N_("细则里别的项都有分值，这一项没有（一票否决项除外）。"),
    why=N_("没有分值就不知道最多能得几分，自评和合计都要靠推算。"),
    how=_OURS_TO_NOTE,
)
def check_item_points(case: Case) -> Iterator[Diagnostic]:
    for key, rubric in case.project.rubrics.items():
        entries = [entry for entry in rubric.entries if not entry.veto]
        if all(entry.item.points is None for entry in entries):
            continue
        for entry in entries:
            if entry.item.points is not None:
                continue
            yield check_item_points.finding(
                _("{item}没有写明分值").format(item=item_label(entry.item)),
                hints=_points_hints(case, key, entry, entry.item.maximum),
                span=case.project.span("rubrics", key, *entry.path),
                where=f"{key} {entry.item.id}",
            )


def _points_hints(case: Case, key: str, entry: Entry, maximum: Decimal | None) -> tuple[str, ...]:
    if maximum is None:
        return (_(_COPIED_WRONG), _waiver(case, "P006", f"{key} {entry.item.id}"))
    points = plain_points(maximum)
    return (
        _(_COPIED_WRONG),
        _("按评分方法是{points}分").format(points=points),
        _correction(case, key, entry.item.id, points, _("按评分方法")),
    )


RULES = (
    check_criteria,
    check_cap,
    check_section_items,
    check_section_points,
    check_total,
    check_item_points,
    check_subsections,
)
