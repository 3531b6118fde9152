"""Family A, the heart: every item has a unit that can be held to it, and a deadline."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto

from filings.checks.case import Case, LostPlace, item_label
from filings.checks.rule import CheckRule, rule
from filings.checks.statements import is_reason
from filings.checks.unit_advice import UnitAdvice, says_nobody
from filings.diagnostics import Diagnostic, Severity
from filings.language.deadlines import DeadlineProblem
from filings.language.no_units import NoUnit, no_unit
from filings.language.unit_phrases import is_collective, is_remark
from filings.messages import gettext as _
from filings.messages import mark as N_
from filings.model.assignment import Role
from filings.model.project import Project
from filings.model.responsibility import AssignedUnit, Responsibility


class Standing(Enum):
    """What a name in an assignment stands for."""

    UNITS = auto()  # a unit, or a group with at least one known member
    NOBODY = auto()  # a group without members, or a collective such as 各相关部门
    REMARK = auto()  # no name at all but a dash, 无, a sentence or a person
    UNKNOWN = auto()  # a name that the list of units has not (U001)


def standing(project: Project, assigned: AssignedUnit) -> Standing:
    """What an assigned name stands for in this project."""
    if assigned.unit is not None:
        known = project.directory.expand(assigned.unit.name)
        if not known and assigned.unit.is_misnamed and says_nobody(assigned.unit.name):
            return Standing.REMARK
        return Standing.UNITS if known else Standing.NOBODY
    if is_remark(assigned.name) or says_nobody(assigned.name):
        return Standing.REMARK
    if project.directory.is_group(assigned.name) or no_unit(assigned.name) is NoUnit.GENERIC:
        return Standing.NOBODY
    return Standing.UNKNOWN


def has_deadline(share: Responsibility) -> bool:
    """Whether a deadline is stated; a dash or 无 states none."""
    return share.deadline is not None and share.deadline.problem is not DeadlineProblem.EMPTY


def _finding(
    case: Case, found_by: CheckRule, message: str, key: str, share: Responsibility, *hints: str
) -> Diagnostic:
    return found_by.finding(
        message,
        hints=hints,
        span=case.span_of(key, share),
        where=f"{key} {share.entry.item.id}",
    )


def _named(case: Case, share: Responsibility, sort: Standing) -> list[str]:
    return [a.name for a in share.units if standing(case.project, a) is sort]


def _hints(case: Case, key: str, share: Responsibility) -> tuple[str, ...]:
    return (_line_to_type(case, key, share), *case.place_in_rubric(key, share))


def _line_to_type(case: Case, key: str, share: Responsibility) -> str:
    """The words that would fill what this item lacks, with … for what the clerk has to say."""
    if not share.units and _is_left_empty(case, key, share):
        hint = _("“{key}”后面是空的；不适用的，写明理由，例如：{key}: 本地无此类项目")
        return hint.format(key=case.key("not_applicable"))
    parts = []
    if not share.units:
        parts.append(f"{case.key('units')}: […]")
    if not has_deadline(share):
        parts.append(f"{case.key('deadline')}: …")
    words = ", ".join(parts)
    if case.is_stated(key, share):
        return _("在这一项里补上（… 处照实填写）：{words}").format(words=words)
    return _("在 {assignments} 的 {rubric} 下面加一行（… 处照实填写）：{id}: {{{words}}}").format(
        assignments=case.key("assignments"), rubric=key, id=share.entry.item.id, words=words
    )


def _is_left_empty(case: Case, key: str, share: Responsibility) -> bool:
    """Whether 不适用 is written for the item, and nothing after it."""
    if share.not_applicable is not None or not case.is_stated(key, share):
        return False
    # A key with nothing after it has a place of its own, and no value.
    place = case.project.span(*share.item_path, "not_applicable")
    return place != case.project.span(*share.item_path)


def _example_unit(case: Case) -> str:
    return next((u.name for u in case.project.units if not u.is_group), _("单位名称"))


@rule(
    "A001",
    Severity.ERROR,
    name=N_("没有责任单位"),
    what=N_(
        "细则的每一项都要有责任单位（units）或牵头单位（lead）；不适用的项目要写明 not_applicable 和理由。"
    ),
    why=N_("没有单位负责的项目不会有人去做，到验收时才发现就来不及了。"),
    how=N_(
        "在 assignments 里给这一项写上单位；整个类别或整张表由同一单位负责的，也可以写在 sections 或 defaults 里。"
    ),
)
def check_unit(case: Case) -> Iterator[Diagnostic]:
    for key, shares in _by_rubric(case):
        lost = case.lost_assignments(key)
        if lost is not None and shares:
            yield _lost(key, shares, lost)
            continue
        for share in shares:
            if not share.units:
                message = _("{item}没有责任单位").format(item=item_label(share.entry.item))
                hints = _hints(case, key, share)
                yield _finding(case, check_unit, message, key, share, *hints)


def _by_rubric(case: Case) -> Iterator[tuple[str, list[Responsibility]]]:
    for key in case.project.rubrics:
        yield key, [share for rubric, share in case.applicable if rubric == key]


def _lost(key: str, shares: list[Responsibility], lost: LostPlace) -> Diagnostic:
    """One finding for a whole rubric whose assignments were written, but could not be read."""
    message = _("“{rubric}”的{count}项都没有责任单位和完成时限：{items}").format(
        rubric=key, count=len(shares), items="、".join(share.entry.item.id for share in shares)
    )
    hint = _("分工其实写了，只是没有读到：先改正写错的键")
    if lost.span is not None:
        hint = _("分工其实写了，只是没有读到：先改正 {place} 写错的地方").format(place=lost.span)
    return check_unit.finding(message, hints=(hint,), span=lost.span, where=key)


@rule(
    "A002",
    Severity.ERROR,
    name=N_("没有完成时限"),
    what=N_("细则的每一项都要有完成时限：日期、阶段名称，或全过程、长期坚持、每季度末等。"),
    why=N_("没有时限就无从督办，也不能判断是否按期完成。"),
    how=N_(
        "在 assignments 里给这一项写上 deadline；多数项目时限相同的，写在 defaults 里，个别项目再单独写。"
    ),
)
def check_deadline(case: Case) -> Iterator[Diagnostic]:
    for key, shares in _by_rubric(case):
        if case.lost_assignments(key) is not None:
            continue  # A001 has said so of the whole rubric
        for share in shares:
            if not has_deadline(share):
                message = _("{item}没有完成时限").format(item=item_label(share.entry.item))
                # Where the unit is missing too, that finding shows the line to type, and the place.
                with_unit = (_("与责任单位一并补上"),)
                hints = _hints(case, key, share) if share.units else with_unit
                yield _finding(case, check_deadline, message, key, share, *hints)


@rule(
    "A003",
    Severity.ERROR,
    name=N_("只写了没有成员的组"),
    what=N_("责任单位只写了“领导小组成员单位”一类的组而没有列出成员，或“各相关部门”一类的泛称。"),
    why=N_("泛称落不到任何一家单位头上，等于没有分工。"),
    how=N_("在 units 里给这个组写上 members（成员单位）；泛称改写成具体单位。"),
)
def check_group_members(case: Case) -> Iterator[Diagnostic]:
    advice = UnitAdvice(case)
    for key, share in case.applicable:
        nobody = _nobody_in_charge(case, share)
        if nobody:
            message = _("{item}只写了“{names}”，不知道是哪几家单位").format(
                item=item_label(share.entry.item), names="、".join(nobody)
            )
            hints = _member_hints(case, advice, nobody)
            yield _finding(case, check_group_members, message, key, share, *hints)


def _nobody_in_charge(case: Case, share: Responsibility) -> list[str]:
    """The groups and collectives that alone are to lead or be responsible, if it is so.

    Units that support do not help: with 「牵头：各相关部门」 nobody leads.
    """
    in_charge = [a for a in share.units if a.role is not Role.SUPPORT] or list(share.units)
    found = [(a.name, standing(case.project, a)) for a in in_charge]
    if any(sort in (Standing.UNITS, Standing.UNKNOWN) for _name, sort in found):
        return []
    return [name for name, sort in found if sort is Standing.NOBODY]


def _member_hints(case: Case, advice: UnitAdvice, names: list[str]) -> Iterator[str]:
    for name in dict.fromkeys(names):
        unit = case.project.directory.find(name)
        vague = is_collective(name) or no_unit(name) is not None
        if vague and (unit is None or unit.is_misnamed):
            yield _("把“{name}”改写成具体的单位").format(name=name)
            continue
        if unit is None:
            yield from advice.likely(name)
        yield _("在 {units} 里列出成员：{{{key}: {name}, {members}: [单位甲, 单位乙]}}").format(
            units=case.key("units"),
            key=case.key("name"),
            name=unit.name if unit else name,
            members=case.key("members"),
        )


@rule(
    "A004",
    Severity.WARNING,
    name=N_("单位之外还有没有成员的组"),
    what=N_("责任单位里除了具体单位，还写了没有列出成员的组或“各相关部门”一类的泛称。"),
    why=N_("这一项有人负责，但泛称所指的单位不会知道自己有任务。"),
    how=N_("在 units 里给这个组写上 members（成员单位），或把泛称改写成具体单位。"),
)
def check_partial_group(case: Case) -> Iterator[Diagnostic]:
    advice = UnitAdvice(case)
    for key, share in case.applicable:
        said = _nobody_in_charge(case, share)
        nobody = [n for n in _named(case, share, Standing.NOBODY) if n not in said]
        if nobody:
            message = _("{item}里的“{names}”没有写明是哪几家单位").format(
                item=item_label(share.entry.item), names="、".join(nobody)
            )
            hints = _member_hints(case, advice, nobody)
            yield _finding(case, check_partial_group, message, key, share, *hints)


@rule(
    "A005",
    Severity.ERROR,
    name=N_("责任单位写的是说明"),
    what=N_("责任单位一栏写的不是单位，而是“无”“待定”一类的字样，或一句说明。"),
    why=N_("说明不能负责；这一项其实没有责任单位，或者并不适用。"),
    how=N_("确实不适用的，把说明移到 not_applicable（不适用）作为理由；适用的，写上单位。"),
)
def check_remark(case: Case) -> Iterator[Diagnostic]:
    advice = UnitAdvice(case)
    for key, share in case.applicable:
        remarks = _named(case, share, Standing.REMARK)
        if not remarks:
            continue
        unknown = _named(case, share, Standing.UNKNOWN)
        pieces = [a.name for a in share.units if a.name in (*remarks, *unknown)]
        text = "，".join(pieces)
        message = _("{item}的责任单位写的是“{text}”，这不是单位").format(
            item=item_label(share.entry.item), text=text
        )
        hints = _hints_on_remark(case, advice, share, pieces)
        yield _finding(case, check_remark, message, key, share, *hints)


def _hints_on_remark(
    case: Case, advice: UnitAdvice, share: Responsibility, pieces: list[str]
) -> Iterator[str]:
    text = "，".join(pieces)
    if any(says_nobody(piece) for piece in pieces):
        # Somebody is meant to do it: it is applicable, and only not said by which unit.
        yield from advice.hints(*pieces, among=tuple(a.name for a in share.units))
        return
    if is_reason(text):
        hint = _("这一项不适用的，写成：{id}: {{{key}: {text}}}")
        yield hint.format(id=share.entry.item.id, key=case.key("not_applicable"), text=text)
    hint = _("适用的，写上单位，例如：{units}: [{unit}]")
    yield hint.format(units=case.key("units"), unit=_example_unit(case))


@rule(
    "A012",
    Severity.ERROR,
    name=N_("只有配合单位"),
    what=N_("一项只写了配合单位（support），没有牵头单位，也没有责任单位。"),
    why=N_("都是配合，就没有一家负责。"),
    how=N_("写上牵头单位（lead），或把 support 改为 units（责任单位）。"),
)
def check_somebody_leads(case: Case) -> Iterator[Diagnostic]:
    for key, share in case.applicable:
        if not share.units or any(a.role is not Role.SUPPORT for a in share.units):
            continue
        names = [a.shown_name for a in share.units]
        message = _("{item}只有配合单位“{names}”，没有单位牵头或负责").format(
            item=item_label(share.entry.item), names="、".join(names)
        )
        hint = _("加上牵头单位，例如：{lead}: {unit}").format(lead=case.key("lead"), unit=names[0])
        yield _finding(case, check_somebody_leads, message, key, share, hint)


RULES = (
    check_unit,
    check_deadline,
    check_group_members,
    check_partial_group,
    check_remark,
    check_somebody_leads,
)
