"""Family U: the list of units, and who has how much to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from filings.checks.case import Case
from filings.checks.rule import rule
from filings.checks.statements import FIELD_OF_ROLE
from filings.checks.unit_advice import UnitAdvice, says_nobody
from filings.diagnostics import Diagnostic, Severity
from filings.language.no_units import NoUnit, no_unit
from filings.language.unit_phrases import is_remark
from filings.messages import gettext as _
from filings.messages import mark as N_
from filings.model.assignment import Role
from filings.model.units import Unit, UnitDirectory


@rule(
    "U001",
    Severity.ERROR,
    name=N_("不认识的单位"),
    what=N_("分工或成员单位里写的单位，在 units（责任单位）里找不到；名称、全称、简称都算。"),
    why=N_("单位名称写得不一致，同一家单位会被当成两家，任务清单就会漏项。"),
    how=N_(
        "按提示改正；确是新的单位，在 units 里加一行；是另一种叫法，加到那家单位的 aliases（简称）里。"
    ),
)
def check_known_units(case: Case) -> Iterator[Diagnostic]:
    project = case.project
    directory = project.directory
    advice = UnitAdvice(case)
    for statement in case.statements:
        for field in FIELD_OF_ROLE.values():
            names = getattr(statement.assignment, field)
            unknown = [
                (index, name) for index, name in enumerate(names) if directory.find(name) is None
            ]
            # The pieces of a sentence that stands in place of units are no units either (A005).
            if len(unknown) == len(names) and any(_is_told_of(name) for name in names):
                continue
            for index, name in unknown:
                if _is_told_of(name) or _names_several(directory, name):
                    continue
                yield check_known_units.finding(
                    _("{what}里的“{name}”不在 {units} 里").format(
                        what=statement.label, name=name, units=case.key("units")
                    ),
                    hints=advice.hints(name, among=names, field=field),
                    span=case.span_in_list((*statement.path, field), len(names), index),
                    where=statement.where,
                )
    for place, unit in enumerate(project.units):
        for index, name in enumerate(unit.members or ()):
            if directory.find(name) is None:
                yield check_known_units.finding(
                    _("“{unit}”的成员“{name}”不在 {units} 里").format(
                        unit=unit.name, name=name, units=case.key("units")
                    ),
                    hints=advice.hints(name, among=unit.members or (), field="members"),
                    span=case.span_in_list(
                        ("units", place, "members"), len(unit.members or ()), index
                    ),
                    where=unit.name,
                )


def _is_told_of(name: str) -> bool:
    """Whether A005 says of an assigned name that it is no unit."""
    return is_remark(name) or says_nobody(name)


def _names_several(directory: UnitDirectory, name: str) -> bool:
    """Whether A003 or A004 says of an assigned name that it does not tell which units are meant."""
    return directory.is_group(name) or no_unit(name) is NoUnit.GENERIC


@rule(
    "U003",
    Severity.ERROR,
    name=N_("组互相包含"),
    what=N_("一个组的成员里，直接或间接又出现了这个组自己。"),
    why=N_("这样的组展不开，成员可能漏掉。"),
    how=N_("从其中一个组的 members（成员单位）里去掉另一个组。"),
)
def check_cycles(case: Case) -> Iterator[Diagnostic]:
    place_of = _places(case)
    for cycle in case.project.directory.cycles():
        yield check_cycles.finding(
            _("组互相包含：{names}").format(names=" → ".join([*cycle, cycle[0]])),
            hints=(
                _("从“{unit}”的 {members} 里去掉“{member}”").format(
                    unit=cycle[-1], members=case.key("members"), member=cycle[0]
                ),
            ),
            span=case.project.span("units", place_of[cycle[-1]], "members"),
            where=cycle[-1],
        )


def _places(case: Case) -> dict[str, int]:
    """The place of each unit in the list; of two with one name the first."""
    places: dict[str, int] = {}
    for place, unit in enumerate(case.project.units):
        places.setdefault(unit.name, place)
    return places


def _used(case: Case) -> set[str]:
    """Names of all units and groups that have a task, themselves or through a group."""
    directory = case.project.directory
    waiting = [
        assigned.unit
        for _key, share in case.applicable
        for assigned in share.units
        if assigned.unit is not None
    ]
    used: set[str] = set()
    while waiting:
        unit = waiting.pop()
        if unit.name in used:
            continue
        used.add(unit.name)
        members = (directory.find(name) for name in unit.members or ())
        waiting += [member for member in members if member is not None]
    return used


def _has_nobody(case: Case, unit: Unit) -> bool:
    return unit.is_group and not case.project.directory.expand(unit.name)


@rule(
    "U004",
    Severity.WARNING,
    name=N_("单位没有任务"),
    what=N_("units 里列出的单位，在所有细则里都没有任务；通过组分到任务的不算在内。"),
    why=N_("多半是分工时漏了它，或写成了别的名称。"),
    how=N_("核对分工；确实没有任务的，从 units 里删去，或豁免并说明理由。"),
)
def check_has_tasks(case: Case) -> Iterator[Diagnostic]:
    used = _used(case)
    if not used or case.project.unread_rubrics:
        return
    for place, unit in enumerate(case.project.units):
        if unit.name in used or _has_nobody(case, unit):
            continue
        message = _("组“{unit}”没有用到") if unit.is_group else _("“{unit}”没有任何任务")
        yield check_has_tasks.finding(
            message.format(unit=unit.name),
            span=case.project.span("units", place),
            where=unit.name,
        )


SHARE_OF_MEAN = 3
SHARE_AT_LEAST = 10


@rule(
    "U005",
    Severity.INFO,
    name=N_("一家单位任务过多"),
    what=N_(
        "一家单位牵头或负责的项目超过全部的一半，又超过各单位平均数的 3 倍，且不少于 10 项；通过组分到的和配合的不计。"
    ),
    why=N_("任务过于集中，到期可能做不完；也可能是有的项目随手写给了主办单位。"),
    how=N_("看看有没有项目应由别的单位负责；主办单位本来就多的，不必改动。"),
)
def check_balance(case: Case) -> Iterator[Diagnostic]:
    tasks: Counter[str] = Counter()
    for _key, share in case.applicable:
        tasks.update(
            {
                assigned.unit.name
                for assigned in share.units
                if assigned.unit is not None
                and assigned.role is not Role.SUPPORT
                and not assigned.unit.is_group
            }
        )
    units = [unit for unit in case.project.units if not unit.is_group]
    if not units:
        return
    mean = sum(tasks.values()) / len(units)
    place_of = _places(case)
    for name, count in tasks.items():
        if count < SHARE_AT_LEAST or count <= SHARE_OF_MEAN * mean:
            continue
        if count * 2 <= len(case.applicable):
            continue
        yield check_balance.finding(
            _("“{unit}”牵头或负责{count}项，占全部{total}项的一半以上").format(
                unit=name, count=count, total=len(case.applicable)
            ),
            span=case.project.span("units", place_of[name]),
            where=name,
        )


@rule(
    "U006",
    Severity.WARNING,
    name=N_("组没有成员"),
    what=N_("units 里的一个组没有写 members（成员单位），或所写的成员都找不到。"),
    why=N_("分给这个组的任务等于没有分给任何人。"),
    how=N_("写上成员；这其实是一家单位的，换一个不像组的名称，去掉 members。"),
)
def check_groups_listed(case: Case) -> Iterator[Diagnostic]:
    used = _used(case)
    for place, unit in enumerate(case.project.units):
        if unit.name not in used and _has_nobody(case, unit):
            yield check_groups_listed.finding(
                _("组“{unit}”没有成员").format(unit=unit.name),
                hints=(
                    _("写上成员，例如：{members}: [单位甲, 单位乙]").format(
                        members=case.key("members")
                    ),
                ),
                span=case.project.span("units", place),
                where=unit.name,
            )


@rule(
    "U007",
    Severity.ERROR,
    name=N_("同一家单位列了两次"),
    what=N_("units 里有两行的 name（名称）相同。"),
    why=N_("只有前一行起作用，后一行的全称、成员、联系方式会悄悄丢掉。"),
    how=N_("合并成一行；确是两家单位的，用不同的名称。"),
)
def check_listed_once(case: Case) -> Iterator[Diagnostic]:
    place_of = _places(case)
    for place, unit in enumerate(case.project.units):
        first = place_of[unit.name]
        if first == place:
            continue
        where = case.project.span("units", first)
        yield check_listed_once.finding(
            _("“{unit}”在 {units} 里列了两次").format(unit=unit.name, units=case.key("units")),
            hints=(_("前一处在 {place}").format(place=where),) if where else (),
            span=case.project.span("units", place),
            where=unit.name,
        )


RULES = (
    check_known_units,
    check_cycles,
    check_has_tasks,
    check_balance,
    check_groups_listed,
    check_listed_once,
)
