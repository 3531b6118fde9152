"""Family A, the rest: what is written in ``assignments`` and in the rubric must make sense."""

from __future__ import annotations

import re
from collections.abc import Iterator

from filings.checks.case import Case, item_label
from filings.checks.guess import Guess
from filings.checks.rule import rule
from filings.diagnostics import Diagnostic, Severity
from filings.glossary import spellings
from filings.language.numerals import half_width
from filings.messages import gettext as _
from filings.messages import mark as N_
from filings.model.assignment import Role
from filings.model.rubric import Rubric

FIELD_OF_ROLE = {Role.LEAD: "lead", Role.SUPPORT: "support", Role.RESPONSIBLE: "units"}

_NO_REASON = frozenset(
    {"不适用", "不涉及", "无", "没有", "有", "是", "否", "略", "空", "见备注", "同上", "待定"}
    | {"yes", "no", "true", "false", "na"}
)


def _usual_name(case: Case, name: str) -> str:
    unit = case.project.directory.find(name)
    return unit.name if unit else name


@rule(
    "A006",
    Severity.WARNING,
    name=N_("牵头单位不止一个"),
    what=N_("一项一般只有一个牵头单位。"),
    why=N_("两家牵头等于没有牵头，出了问题分不清由谁负责。"),
    how=N_(
        "留下一家作 lead，其余改为 support（配合单位）；上级文件写明共同牵头的，照原文，不用改。"
    ),
)
def check_one_lead(case: Case) -> Iterator[Diagnostic]:
    for statement in case.statements:
        leads = list(dict.fromkeys(_usual_name(case, n) for n in statement.assignment.lead))
        if len(leads) < 2:
            continue
        message = _("{what}有{count}个牵头单位：{names}").format(
            what=statement.label, count=len(leads), names="、".join(leads)
        )
        support = [*leads[1:], *statement.assignment.support]
        hint = _("例如写成：{lead_key}: {lead}, {support_key}: [{support}]").format(
            lead_key=case.key("lead"),
            lead=leads[0],
            support_key=case.key("support"),
            support=", ".join(support),
        )
        yield check_one_lead.finding(
            message,
            hints=(hint,),
            span=case.project.span(*statement.path, "lead"),
            where=statement.where,
        )


@rule(
    "A007",
    Severity.ERROR,
    name=N_("同一单位既牵头又配合"),
    what=N_(
        "同一项里，一家单位不能既是牵头（或责任）单位又是配合单位；用简称、全称写的也算同一家。"
    ),
    why=N_("角色互相矛盾，印出来的分工表会自相矛盾。"),
    how=N_("删去其中一处。牵头单位同时是配合的组的成员，不算矛盾。"),
)
def check_role_conflict(case: Case) -> Iterator[Diagnostic]:
    for statement in case.statements:
        assignment = statement.assignment
        first = {_usual_name(case, n): n for n in (*assignment.lead, *assignment.units)}
        for index, name in enumerate(assignment.support):
            usual = _usual_name(case, name)
            if usual not in first:
                continue
            message = _("{what}里“{unit}”既牵头（负责）又配合").format(
                what=statement.label, unit=usual
            )
            hints = []
            if {name, first[usual]} != {usual}:
                hint = _("“{one}”和“{other}”是同一家单位").format(one=first[usual], other=name)
                hints.append(hint)
            hint = _("从 {support} 里删去“{name}”")
            hints.append(hint.format(support=case.key("support"), name=name))
            yield check_role_conflict.finding(
                message,
                hints=hints,
                span=case.span_in_list(
                    (*statement.path, "support"), len(assignment.support), index
                ),
                where=statement.where,
            )


@rule(
    "A008",
    Severity.WARNING,
    name=N_("同一单位写了两遍"),
    what=N_("同一项里同一家单位以同样的角色出现两次；用简称、全称写的也算同一家。"),
    why=N_("分工表里会重复列出，多半是想写另一家单位。"),
    how=N_("删去重复的，或改成想写的那家单位。"),
)
def check_repeated_unit(case: Case) -> Iterator[Diagnostic]:
    for statement in case.statements:
        seen: set[tuple[bool, str]] = set()
        for role, field in FIELD_OF_ROLE.items():
            names = getattr(statement.assignment, field)
            for index, name in enumerate(names):
                usual = _usual_name(case, name)
                part = (role is Role.SUPPORT, usual)
                if part in seen:
                    yield check_repeated_unit.finding(
                        _("{what}里“{unit}”写了两遍").format(what=statement.label, unit=usual),
                        hints=(_("删去重复的“{name}”，或改成想写的单位").format(name=name),),
                        span=case.span_in_list((*statement.path, field), len(names), index),
                        where=statement.where,
                    )
                seen.add(part)


@rule(
    "A009",
    Severity.ERROR,
    name=N_("分工写给了不存在的项目"),
    what=N_("assignments 里写的细则名、类别或项目序号，在 rubrics 和细则文件里找不到。"),
    why=N_("写错的序号不会起作用，真正的那一项可能因此没有人负责。"),
    how=N_("按提示改正；类别用“上级/下级”的写法，项目用细则里的序号（no）或标识（id）。"),
)
def check_known_targets(case: Case) -> Iterator[Diagnostic]:
    project = case.project
    rubrics = Guess(project.rubrics)
    for key, stated in project.assignments.items():
        rubric = project.rubrics.get(key)
        if key in project.unread_rubrics:
            continue
        if rubric is None:
            known = "、".join(project.rubrics)
            listed = (
                (_("{rubrics} 里有：{known}").format(rubrics=case.key("rubrics"), known=known),)
                if known
                else ()
            )
            yield check_known_targets.finding(
                _("分工里的细则“{key}”不在 {rubrics} 里").format(
                    key=key, rubrics=case.key("rubrics")
                ),
                hints=rubrics.hints(key) or listed,
                span=project.span("assignments", key),
                where=key,
            )
            continue
        sections = known_sections(rubric) if stated.sections else {}
        meant_section = Guess(sections)
        for name in stated.sections:
            if name not in sections:
                yield check_known_targets.finding(
                    _("细则“{key}”里没有类别“{name}”").format(key=key, name=name),
                    hints=meant_section.hints(name),
                    span=project.span("assignments", key, "sections", name),
                    where=f"{key} {name}",
                )
        meant_item = Guess([*rubric.entry_by_id, *_FIELDS])
        for id in stated.items:
            if id not in rubric.entry_by_id:
                yield check_known_targets.finding(
                    _("细则“{key}”里没有“{id}”这一项").format(key=key, id=id),
                    hints=item_hints(rubric, id, meant_item),
                    span=project.span("assignments", key, "items", id),
                    where=f"{key} {id}",
                )


def known_sections(rubric: Rubric) -> dict[str, None]:
    """Every way to name a section of ``rubric``: its path from the outermost, and its own name."""
    names: dict[str, None] = {}
    for sections, _path in rubric.walk_sections():
        names["/".join(s.name for s in sections)] = None
        names[sections[-1].name] = None
    return names


_FIELDS = tuple(s for field in ("defaults", "sections") for s in spellings(field))


def item_hints(rubric: Rubric, id: str, guess: Guess) -> tuple[str, ...]:
    """What an unknown item may be: its number in other dress, or a mistyped word."""
    bare = re.sub(r"^第|[项条款号、.．:：\s]+$", "", half_width(id)).lstrip("0")
    if bare in rubric.entry_by_id:
        return (_("是不是“{name}”？").format(name=bare),)
    meant = guess.hints(id)
    if meant or not rubric.entries:
        return meant
    first, last = rubric.entries[0].item.id, rubric.entries[-1].item.id
    return (_("细则里的项目从“{first}”到“{last}”").format(first=first, last=last),)


@rule(
    "A010",
    Severity.ERROR,
    name=N_("不适用没有写理由"),
    what=N_("not_applicable（不适用）后面要写理由，不能只写“是”“无”“不适用”。"),
    why=N_("不适用的项目不用分工、不计得分，上级一定会问为什么。"),
    how=N_("写一句理由，例如：not_applicable: 本镇无强制检定项目。"),
)
def check_reason(case: Case) -> Iterator[Diagnostic]:
    for statement in case.statements:
        reason = statement.assignment.not_applicable
        if reason is None or is_reason(reason):
            continue
        yield check_reason.finding(
            _("{what}写了不适用，没有写理由（只写了“{reason}”）").format(
                what=statement.label, reason=reason
            ),
            hints=(_("例如写成：{key}: 本地无此类项目").format(key=case.key("not_applicable")),),
            span=case.project.span(*statement.path, "not_applicable"),
            where=statement.where,
        )


def is_reason(text: str) -> bool:
    """Whether a text says why, and not only that, something does not apply."""
    bare = re.sub(r"[\s，,。.；;：:、！!？?（）()\-—/]", "", half_width(text)).lower()
    return len(bare) > 1 and bare not in _NO_REASON


@rule(
    "A011",
    Severity.WARNING,
    name=N_("不适用的项目又分了工"),
    what=N_("同一项既写明不适用，又写了责任单位或完成时限。"),
    why=N_("两者互相矛盾；按不适用处理时，写下的单位和时限不起作用。"),
    how=N_("不适用的，删去单位和时限；适用的，删去 not_applicable。"),
)
def check_not_applicable_alone(case: Case) -> Iterator[Diagnostic]:
    for statement in case.statements:
        assignment = statement.assignment
        if assignment.not_applicable is None:
            continue
        if not (assignment.names or assignment.deadline or assignment.stage):
            continue
        yield check_not_applicable_alone.finding(
            _("{what}写明不适用，又写了单位或时限").format(what=statement.label),
            hints=(
                _("不适用的，删去单位和时限；适用的，删去 {key}").format(
                    key=case.key("not_applicable")
                ),
            ),
            span=case.project.span(*statement.path, "not_applicable"),
            where=statement.where,
        )


@rule(
    "A013",
    Severity.ERROR,
    name=N_("细则里有两项序号相同"),
    what=N_("同一张细则里，每一项的序号（no）或标识（id）不能重复。"),
    why=N_("分工和自评按序号对应，序号相同的两项会得到同一个单位、同一个得分。"),
    how=N_("给其中一项加上 id，例如 id: 服务-1；序号是各类别从 1 排起的，每一项都加。"),
)
def check_unique_ids(case: Case) -> Iterator[Diagnostic]:
    for key, rubric in case.project.rubrics.items():
        for entry in rubric.entries:
            first = rubric.entry_by_id[entry.item.id]
            if first.index == entry.index:
                continue
            field = "no" if entry.item.no == entry.item.id else "id"
            place = case.project.span("rubrics", key, *first.path)
            message = _("{item}与前面的{other}序号相同，都是“{id}”").format(
                item=item_label(entry.item), other=item_label(first.item), id=entry.item.id
            )
            yield check_unique_ids.finding(
                message,
                hints=(
                    *((_("前面的一项在 {place}").format(place=place),) if place else ()),
                    _("给其中一项加上 id，例如 id: {id}-2").format(id=entry.item.id),
                ),
                span=case.project.span("rubrics", key, *entry.path, field),
                where=f"{key} {entry.item.id}",
            )


@rule(
    "A014",
    Severity.WARNING,
    name=N_("细则里一项也没有"),
    what=N_("细则文件里没有任何项目（items）。"),
    why=N_("没有项目的细则什么也检查不出来，印出来是空表。"),
    how=N_("在细则文件里写上各项；不用的细则从 rubrics 里删去。"),
)
def check_not_empty(case: Case) -> Iterator[Diagnostic]:
    for key, rubric in case.project.rubrics.items():
        if not rubric.entries:
            yield check_not_empty.finding(
                _("细则“{key}”里一项也没有").format(key=key),
                span=case.project.span("rubrics", key),
                where=key,
            )


RULES = (
    check_one_lead,
    check_role_conflict,
    check_repeated_unit,
    check_known_targets,
    check_reason,
    check_not_applicable_alone,
    check_unique_ids,
    check_not_empty,
)
