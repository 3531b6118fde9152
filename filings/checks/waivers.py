"""Waivers: warnings that somebody has accepted, with the reason."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from filings.checks.guess import Guess
from filings.diagnostics import Diagnostic, Rule, Severity
from filings.messages import gettext as _
from filings.messages import mark as N_
from filings.model.project import Project, Waiver

Y015 = Rule(
    "Y015",
    Severity.WARNING,
    N_("豁免没有写理由"),
    N_("waivers（豁免）里的一条没有写 reason（理由），不起作用。"),
    N_("没有理由的豁免，日后谁也说不清当初为什么放过。"),
    N_("写上理由，例如 reason: 上级文件原文如此。"),
)
Y016 = Rule(
    "Y016",
    Severity.WARNING,
    N_("豁免没有对应的问题"),
    N_("waivers（豁免）里的一条，没有与之相符的警告。"),
    N_("问题已经改好，或者规则、位置写错，想豁免的警告仍在。"),
    N_("不再需要的删去；位置（where）照检查结果里写的抄，例如 scoring 3。"),
)
Y017 = Rule(
    "Y017",
    Severity.WARNING,
    N_("错误不能豁免"),
    N_("waivers（豁免）只能豁免警告；写到的规则是错误，或不在可豁免之列。"),
    N_("错误会使文件出错或被退回，不改正不能生成。"),
    N_("改正错误，删去这条豁免；只想先看看样子的，用 build --draft。"),
)

RULES = (Y015, Y016, Y017)


def apply_waivers(
    project: Project, diagnostics: Iterable[Diagnostic], rules: Mapping[str, Rule]
) -> list[Diagnostic]:
    """The diagnostics with accepted warnings turned into infos, and what is wrong with the waivers.

    ``rules`` are those that may have been checked, by code. A waiver without ``where`` is for every
    warning of its rule.
    """
    waivers = list(enumerate(project.waivers))
    by_place: dict[tuple[str, str | None], int] = {}
    for index, waiver in waivers:
        by_place.setdefault((_code(waiver), _place(waiver.where)), index)
    met: set[int] = set()
    barred: set[int] = set()
    result: list[Diagnostic] = []
    for found in diagnostics:
        index = by_place.get(
            (found.code, _place(found.where)), by_place.get((found.code, None), -1)
        )
        if index < 0:
            result.append(found)
        elif found.severity is Severity.ERROR:
            barred.add(index)
            result.append(found)
        else:
            met.add(index)
            result.append(_waived(found, project.waivers[index]))
    guess = Guess(rules)
    for index, waiver in waivers:
        result += _about(project, index, waiver, index in met, index in barred, rules, guess)
    return result


def _code(waiver: Waiver) -> str:
    return waiver.code.strip().upper()


def _place(where: str | None) -> str | None:
    return " ".join(where.split()) if where else None


def _waived(found: Diagnostic, waiver: Waiver) -> Diagnostic:
    if not waiver.reason:
        return found
    message = _("已豁免：{message}（理由：{reason}）").format(
        message=found.message, reason=waiver.reason
    )
    return found._replace(severity=Severity.INFO, message=message, hints=())


def _about(
    project: Project,
    index: int,
    waiver: Waiver,
    met: bool,
    barred: bool,
    rules: Mapping[str, Rule],
    guess: Guess,
) -> Collection[Diagnostic]:
    """What is wrong with one waiver."""
    span = project.span("waivers", index)
    place = " ".join([waiver.code, *([waiver.where] if waiver.where else [])])
    rule = rules.get(_code(waiver))
    found = []
    if not waiver.reason:
        message = _("豁免“{place}”没有写理由，不起作用").format(place=place)
        found.append(Y015.finding(message, span=span, where=waiver.where))
    if met:
        return found
    if barred or (rule is not None and rule.severity is Severity.ERROR):
        message = _("“{place}”是错误，不能豁免").format(place=place)
        found.append(Y017.finding(message, span=span, where=waiver.where))
    elif project.unread_rubrics:
        pass  # what it is for may stand in the rubric that could not be read
    elif rule is None:
        message = _("没有可豁免的规则“{code}”").format(code=waiver.code)
        hints = guess.hints(_code(waiver))
        found.append(Y016.finding(message, hints=hints, span=span, where=waiver.where))
    else:
        message = _("豁免“{place}”没有对应的警告").format(place=place)
        found.append(Y016.finding(message, span=span, where=waiver.where))
    return found
