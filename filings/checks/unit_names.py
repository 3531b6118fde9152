"""Family U, continued: the names under which units are listed."""

from __future__ import annotations

from collections.abc import Iterator

from filings.checks.case import Case
from filings.checks.rule import rule
from filings.diagnostics import Diagnostic, Severity, Span
from filings.language.no_units import NoUnit, no_unit, parts_of
from filings.language.unit_phrases import is_collective
from filings.messages import gettext as _
from filings.messages import mark as N_
from filings.model.units import Unit


@rule(
    "U002",
    Severity.ERROR,
    name=N_("两家单位用了同一个名称"),
    what=N_("一个名称、全称或简称只能指一家单位。"),
    why=N_("写这个名称时分不清指的是哪一家，任务可能分错。"),
    how=N_("从其中一家单位的名称或 aliases（简称）里去掉它。"),
)
def check_shared_names(case: Case) -> Iterator[Diagnostic]:
    claimed: dict[str, tuple[int, Unit]] = {}
    for place, unit in enumerate(case.project.units):
        claimed.setdefault(unit.name, (place, unit))
    for place, unit in enumerate(case.project.units):
        for name in dict.fromkeys(unit.all_names[1:]):
            other_place, other = claimed.setdefault(name, (place, unit))
            if other_place == place or other.name == unit.name:
                continue
            yield check_shared_names.finding(
                _("“{name}”既指“{one}”又指“{other}”").format(
                    name=name, one=other.name, other=unit.name
                ),
                hints=(_("从其中一家的名称或简称里去掉“{name}”").format(name=name),),
                span=_span_of_other_name(case, place, unit, name),
                where=unit.name,
            )


def _span_of_other_name(case: Case, place: int, unit: Unit, name: str) -> Span | None:
    if name == unit.full_name:
        return case.project.span("units", place, "full_name")
    return case.project.span("units", place, "aliases", unit.aliases.index(name))


@rule(
    "U008",
    Severity.ERROR,
    name=N_("这不是单位的名称"),
    what=N_(
        "units 里登记的名称是一句话、一个人（书记、分管领导）、一个泛称（村、企业、全镇）或连在一起的几家单位；简称、全称也不能这样写。"
    ),
    why=N_("登记了也没有一家单位可以负责，分给它的任务等于没有分工。"),
    how=N_("从 units 里删去这一行，在分工里写具体的单位；是一组单位的，写上 members（成员单位）。"),
)
def check_named_like_units(case: Case) -> Iterator[Diagnostic]:
    known = set(case.project.directory.by_name)
    messages = {
        NoUnit.SENTENCE: _("“{name}”是一句话，不是单位的名称"),
        NoUnit.PERSON: _("“{name}”指的是人，不是单位的名称"),
        NoUnit.GENERIC: _("“{name}”是泛称，不是单位的名称"),
        NoUnit.SEVERAL: _("“{name}”是几家单位连在一起，不是一家单位的名称"),
    }
    for place, unit in enumerate(case.project.units):
        if unit.members or is_collective(unit.name):
            continue
        for name in dict.fromkeys(unit.all_names):
            what = no_unit(name)
            known.remove(name)  # no name is a part of itself; a copy without it would cost too much
            parts = parts_of((name,), known) if what is None else ()
            known.add(name)
            if len(parts) > 1 and all(part.name in known for part in parts):
                what = NoUnit.SEVERAL
            if what is None:
                continue
            yield check_named_like_units.finding(
                messages[what].format(name=name),
                hints=tuple(_mends_of_name(case, what)),
                span=_span_of_other_name(case, place, unit, name)
                if name != unit.name
                else case.project.span("units", place, "name"),
                where=unit.name,
            )


def _mends_of_name(case: Case, what: NoUnit) -> Iterator[str]:
    if what is NoUnit.SEVERAL:
        yield _("每家单位单独写一行：- {{{key}: …}}").format(key=case.key("name"))
        return
    yield _("从 {units} 里删去它，在 {assignments} 里写具体的单位").format(
        units=case.key("units"), assignments=case.key("assignments")
    )
    if what is NoUnit.GENERIC:
        yield _("指的是一组单位的，写上 {members}: [单位甲, 单位乙]").format(
            members=case.key("members")
        )


RULES = (check_shared_names, check_named_like_units)
