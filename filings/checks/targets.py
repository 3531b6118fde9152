"""Family P, continued: the indicators of a plan (主要指标) and their goals."""

from __future__ import annotations

from collections.abc import Iterator

from filings.checks.case import Case
from filings.checks.rule import CheckRule, rule
from filings.diagnostics import Diagnostic, Severity
from filings.messages import gettext as _
from filings.messages import mark as N_
from filings.model.application import Target, Targets
from filings.model.targets import Standing, goal_of, is_binding, is_due, standing


def _in_standing(case: Case, wanted: Standing) -> Iterator[tuple[int, Target]]:
    """The indicators that stand so, with their place in the list."""
    targets = case.project.targets or Targets()
    for index, target in enumerate(targets.items):
        if standing(target) is wanted:
            yield index, target


def _unmet(case: Case, found_by: CheckRule, *, binding: bool) -> Iterator[Diagnostic]:
    project = case.project
    targets = project.targets or Targets()
    due = is_due(targets, project.applicant.date or case.today)
    for index, target in _in_standing(case, Standing.UNMET):
        if is_binding(target) is not binding:
            continue
        message = (
            _("约束性指标“{name}”没有达到目标：目标值{goal}，现状值{actual}")
            if binding
            else _("指标“{name}”没有达到目标：目标值{goal}，现状值{actual}")
        )
        hints = [_("核对现状值和目标值")]
        if not target.base and target.goal and target.goal.strip()[:1].isdecimal():
            # Only a number, and no base that tells whether it shall rise or fall.
            hint = _("越低越好的指标，目标值写成“≤{goal}”")
            hints.append(hint.format(goal=target.goal))
        if not due:
            hints.append(_("目标期（{label}）还没有到").format(label=targets.goal_label))
        severity = found_by.severity if due else Severity.WARNING
        yield found_by.finding(
            message.format(name=target.name, goal=target.goal, actual=target.actual),
            hints=hints,
            span=project.span("targets", "items", index, "actual"),
            where=target.name,
            severity=severity,
        )


@rule(
    "P018",
    Severity.ERROR,
    name=N_("约束性指标没有达到目标"),
    what=N_(
        "主要指标里的约束性指标，现状值没有达到目标值。目标值可以写 98、≥98%、不高于3起、90—95、前10位；只写一个数的，一般为不低于它，比基期值低（或为0）的为不高于它。目标期的年份还没有到的，只作警告。"
    ),
    why=N_("约束性指标必须完成，没有完成不能申报。"),
    how=N_("核对现状值和目标值；越低越好的指标，目标值前面写上 ≤；确实没有达到的，先完成再申报。"),
)
def check_binding_targets(case: Case) -> Iterator[Diagnostic]:
    yield from _unmet(case, check_binding_targets, binding=True)


@rule(
    "P019",
    Severity.WARNING,
    name=N_("预期性指标没有达到目标"),
    what=N_("主要指标里的预期性指标（没有写明约束性的都算），现状值没有达到目标值。"),
    why=N_("评审时会问原因，自查报告里要有说明。"),
    how=N_(
        "核对现状值和目标值；越低越好的指标，目标值前面写上 ≤；确实没有达到的，在自查报告里说明原因，豁免并写理由。"
    ),
)
def check_expected_targets(case: Case) -> Iterator[Diagnostic]:
    yield from _unmet(case, check_expected_targets, binding=False)


@rule(
    "P020",
    Severity.WARNING,
    name=N_("指标是否达到目标无法判断"),
    what=N_(
        "主要指标写了现状值，却没有目标值；或者目标值是数字、名次，现状值却读不出来、单位对不上；或者别的指标有现状值，这一个没有。目标值是文字的（如“居全国前列”）由人判断，不提示。"
    ),
    why=N_("表上的“完成情况”会空着，或者写着“人工判断”。"),
    how=N_("补上目标值、现状值；现状值只写数字，单位写在“计量单位”里。"),
)
def check_targets_can_be_judged(case: Case) -> Iterator[Diagnostic]:
    project = case.project
    items = (project.targets or Targets()).items
    some_are_known = any(standing(target) is not Standing.NO_VALUE for target in items)
    for index, target in enumerate(items):
        hint, field = _("现状值只写数字，例如 98.6；单位写在“计量单位”里"), "actual"
        match standing(target):
            case Standing.NO_GOAL:
                message = _("指标“{name}”有现状值{actual}，没有目标值")
                hint, field = _("补上目标值，例如 98 或 ≤3"), "goal"
            case Standing.FOR_PEOPLE if goal_of(target) is not None:
                message = _("指标“{name}”的现状值“{actual}”与目标值“{goal}”无法比较")
            case Standing.NO_VALUE if some_are_known:
                message = _("指标“{name}”没有现状值")
            case _other:
                continue
        yield check_targets_can_be_judged.finding(
            message.format(name=target.name, goal=target.goal, actual=target.actual),
            hints=(hint,),
            span=project.span("targets", "items", index, field),
            where=target.name,
        )


RULES = (check_binding_targets, check_expected_targets, check_targets_can_be_judged)
