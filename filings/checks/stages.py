"""Family D, continued: the stages of the programme."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from filings.checks.case import Case
from filings.checks.guess import Guess
from filings.checks.rule import rule
from filings.diagnostics import Diagnostic, Severity
from filings.messages import gettext as _
from filings.messages import mark as N_
from filings.model.assignment import Assignment


@rule(
    "D008",
    Severity.ERROR,
    name=N_("阶段不能作完成时限"),
    what=N_(
        "分工里写的阶段（stage）不在 programme 的 stages（工作步骤）里，或那个阶段没有写结束日期。"
    ),
    why=N_("阶段的结束日期就是完成时限；找不到它，这一项等于没有时限。"),
    how=N_("按提示改正阶段名称，或在 stages 里补上这个阶段和它的 end（结束日期）。"),
)
def check_known_stages(case: Case) -> Iterator[Diagnostic]:
    programme = case.project.programme
    guess = Guess(stage.name for stage in programme.stages)
    for statement in case.statements:
        for field in ("stage", "deadline"):
            name = getattr(statement.assignment, field)
            stage = programme.stage(name) if name else None
            if stage is not None and stage.end is None and _decides(statement.assignment, field):
                message = _("{what}以阶段“{stage}”为时限，这个阶段却没有结束日期")
                hints: tuple[str, ...] = (
                    _("在 {stages} 里给“{stage}”写上 {end}").format(
                        stages=case.key("stages"), stage=name, end=case.key("end")
                    ),
                )
            elif name and stage is None and field == "stage":
                message = _("{what}写的阶段“{stage}”不在工作步骤里")
                new = _("在 {stages} 里加上：- {{{name}: {stage}, {end}: …}}").format(
                    stages=case.key("stages"),
                    name=case.key("name"),
                    stage=name,
                    end=case.key("end"),
                )
                hints = guess.hints(name) or (new,)
            else:
                continue
            yield check_known_stages.finding(
                message.format(what=statement.label, stage=name),
                hints=hints,
                span=case.project.span(*statement.path, field),
                where=statement.where,
            )


def _decides(assignment: Assignment, field: str) -> bool:
    """Whether this field sets the deadline: a deadline that is stated goes before the stage."""
    return field == "deadline" or assignment.deadline is None


@rule(
    "D009",
    Severity.ERROR,
    name=N_("结束日期早于开始日期"),
    what=N_("创建活动或一个阶段的结束日期早于开始日期。"),
    why=N_("起止颠倒，所有时限的核对都会出错。"),
    how=N_("核对 start 和 end，尤其是年份。"),
)
def check_ends_after_start(case: Case) -> Iterator[Diagnostic]:
    programme = case.project.programme
    if programme.start and programme.end and programme.end < programme.start:
        yield check_ends_after_start.finding(
            _("创建活动的结束日期（{end}）早于开始日期（{start}）").format(
                end=programme.end, start=programme.start
            ),
            span=case.project.span("programme", "end"),
        )
    for index, stage in enumerate(programme.stages):
        if stage.start and stage.end and stage.end < stage.start:
            yield check_ends_after_start.finding(
                _("阶段“{stage}”的结束日期（{end}）早于开始日期（{start}）").format(
                    stage=stage.name, end=stage.end, start=stage.start
                ),
                span=case.project.span("programme", "stages", index, "end"),
                where=stage.name,
            )


@rule(
    "D013",
    Severity.WARNING,
    name=N_("阶段重叠或次序颠倒"),
    what=N_("后一个阶段应当在前一个阶段结束之后开始，不共用同一天。"),
    why=N_("重叠的日子属于哪个阶段说不清；次序颠倒多半是日期写错。"),
    how=N_("核对各阶段的起止日期；上级文件就是如此的，豁免并说明理由。"),
)
def check_stage_order(case: Case) -> Iterator[Diagnostic]:
    stages = case.project.programme.stages
    for index, (before, after) in enumerate(pairwise(stages), 1):
        if after.start is None:
            continue
        if before.start is not None and after.start < before.start:
            message = _("阶段“{after}”（{day}开始）排在“{before}”之后，却更早开始")
        elif before.end is not None and after.start <= before.end:
            message = _("阶段“{after}”{day}开始时，“{before}”还没有结束")
        else:
            continue
        yield check_stage_order.finding(
            message.format(after=after.name, before=before.name, day=after.start),
            span=case.project.span("programme", "stages", index, "start"),
            where=after.name,
        )


@rule(
    "D015",
    Severity.WARNING,
    name=N_("阶段超出创建活动的起止日期"),
    what=N_("阶段的起止日期应当都在创建活动的起止日期之内。"),
    why=N_("活动以外的阶段没有依据，多半是年份写错。"),
    how=N_("核对阶段的日期，或 programme 的 start 和 end。"),
)
def check_stages_within_programme(case: Case) -> Iterator[Diagnostic]:
    programme = case.project.programme
    if programme.start and programme.end and programme.end < programme.start:
        return  # then every day lies outside, and D009 says why
    for index, stage in enumerate(programme.stages):
        for field, day in (("start", stage.start), ("end", stage.end)):
            if day is None:
                continue
            if programme.start is not None and day < programme.start:
                message = _("阶段“{stage}”的{day}早于创建活动开始")
            elif programme.end is not None and day > programme.end:
                message = _("阶段“{stage}”的{day}晚于创建活动结束")
            else:
                continue
            yield check_stages_within_programme.finding(
                message.format(stage=stage.name, day=day),
                span=case.project.span("programme", "stages", index, field),
                where=stage.name,
            )


RULES = (
    check_known_stages,
    check_ends_after_start,
    check_stage_order,
    check_stages_within_programme,
)
