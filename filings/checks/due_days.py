"""Family D, continued: deadlines lie within the programme, on a working day, and are kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from filings.checks.case import Case, item_label
from filings.checks.deadlines import Stated, stated_deadlines
from filings.checks.rule import rule
from filings.diagnostics import Diagnostic, Severity
from filings.language.deadlines import DeadlineKind, DeadlineProblem
from filings.language.holidays import day_off, is_known, previous_workday
from filings.messages import gettext as _
from filings.messages import mark as N_
from filings.model.deadline import Deadline

_NAMES_A_DAY = re.compile(r"\d\s*[日号]|\d\s*[-/.．]\s*\d{1,2}\s*[-/.．]\s*\d|\d{8}")


def _dated(case: Case) -> Iterator[Stated]:
    """Every deadline as written that gives a day of its own, not that of a stage."""
    for stated in stated_deadlines(case, *DeadlineProblem, None):
        if _must_be_kept(stated.deadline) and stated.deadline.stage is None:
            yield stated


def names_a_day(text: str) -> bool:
    """Whether a deadline picks a day: 「6月底前」 leaves it open."""
    return _NAMES_A_DAY.search(text) is not None


def _is_reversed(case: Case) -> bool:
    """Whether the programme ends before it starts (D009): then every day lies outside it."""
    programme = case.project.programme
    return bool(programme.start and programme.end and programme.end < programme.start)


def _must_be_kept(deadline: Deadline) -> bool:
    """Whether there is a day by which all must be done; 全过程 and 每季度末 have none."""
    endless = (DeadlineKind.ONGOING, DeadlineKind.RECURRING)
    return deadline.date is not None and deadline.kind not in endless


@rule(
    "D005",
    Severity.WARNING,
    name=N_("完成时限早于活动开始"),
    what=N_("完成时限在创建活动开始日期之前。"),
    why=N_("活动还没开始就已到期，多半是年份写错。"),
    how=N_("核对时限的年份，或 programme 的 start（开始日期）。"),
)
def check_not_too_early(case: Case) -> Iterator[Diagnostic]:
    start = case.project.programme.start
    for stated in _dated(case) if start and not _is_reversed(case) else ():
        if start and stated.deadline.date and stated.deadline.date < start:
            message = _("{what}的完成时限“{text}”早于活动开始（{day}）")
            yield stated.finding(check_not_too_early, message, day=start)


@rule(
    "D006",
    Severity.WARNING,
    name=N_("完成时限晚于活动结束"),
    what=N_("完成时限在创建活动结束日期之后。"),
    why=N_("活动结束以后才完成的项目，验收时不能算数。"),
    how=N_("核对时限的年份，或 programme 的 end（结束日期）。"),
)
def check_not_too_late(case: Case) -> Iterator[Diagnostic]:
    end = case.project.programme.end
    for stated in _dated(case) if end and not _is_reversed(case) else ():
        if end and stated.deadline.date and stated.deadline.date > end:
            message = _("{what}的完成时限“{text}”晚于活动结束（{day}）")
            yield stated.finding(check_not_too_late, message, day=end)


@rule(
    "D007",
    Severity.WARNING,
    name=N_("完成时限不在所属阶段内"),
    what=N_("一项既写了阶段又写了时限，时限却不在这个阶段的起止日期之内。"),
    why=N_("同一项在两处给出两个时间，单位不知道听哪个。"),
    how=N_("改时限，或改阶段。"),
)
def check_within_stage(case: Case) -> Iterator[Diagnostic]:
    seen = set()
    for key, share in case.applicable:
        stage, deadline = share.stage, share.deadline
        if stage is None or deadline is None:
            continue
        if deadline.stage is stage or deadline.date is None or not _must_be_kept(deadline):
            continue
        too_early = stage.start is not None and deadline.date < stage.start
        too_late = stage.end is not None and deadline.date > stage.end
        if not (too_early or too_late) or (share.deadline_path, stage.name) in seen:
            continue
        seen.add((share.deadline_path, stage.name))
        message = _("{item}的完成时限“{text}”{side}“{stage}”阶段（{day}）").format(
            item=item_label(share.entry.item),
            text=deadline.text,
            side=_("早于") if too_early else _("晚于"),
            stage=stage.name,
            day=(stage.start if too_early else stage.end) or "",
        )
        yield check_within_stage.finding(
            message,
            span=case.project.span(*share.deadline_path),
            where=f"{key} {share.entry.item.id}",
        )


@rule(
    "D010",
    Severity.WARNING,
    name=N_("完成时限是休息日"),
    what=N_("完成时限写明的那一天是周末或法定节假日（按国务院办公厅公布的调休安排）。"),
    why=N_("休息日没有人上班，材料交不上、会开不成。"),
    how=N_("改到前一个工作日；上级规定就是这一天的，豁免并说明理由。"),
)
def check_workday(case: Case) -> Iterator[Diagnostic]:
    looked_up: dict[date, tuple[str | None, date | None]] = {}
    for stated in _dated(case):
        day = stated.deadline.date
        # Only a day that was picked can be picked better.
        if day is None or not names_a_day(stated.deadline.text):
            continue
        if day not in looked_up:
            reason = day_off(day)
            looked_up[day] = (reason, previous_workday(day) if reason else None)
        reason, before = looked_up[day]
        if reason is not None:
            if stated.deadline.kind is DeadlineKind.RANGE:
                message = _("{what}的完成时限“{text}”，最后一天是休息日（{reason}）")
            else:
                message = _("{what}的完成时限“{text}”是休息日（{reason}）")
            hints = (_("前一个工作日是 {day}").format(day=before),) if before else ()
            yield stated.finding(check_workday, message, *hints, reason=reason)


@rule(
    "D011",
    Severity.INFO,
    name=N_("还不知道那一年的放假安排"),
    what=N_("完成时限所在年份的放假安排，国务院办公厅还没有公布，或本工具的日历还没有收入。"),
    why=N_("不知道就不猜：那一年的时限没有核对是否休息日。"),
    how=N_("放假安排公布后更新 chinesecalendar，再检查一次。"),
)
def check_known_year(case: Case) -> Iterator[Diagnostic]:
    seen: set[int] = set()
    for stated in _dated(case):
        day = stated.deadline.date
        if day is None or day.year in seen:
            continue
        seen.add(day.year)
        if is_known(day.year):
            continue
        message = _("还不知道{year}年的放假安排，没有核对那一年的时限是不是休息日")
        yield check_known_year.finding(message.format(year=day.year), span=stated.span)


@rule(
    "D012",
    Severity.WARNING,
    name=N_("时限已过还没有完成"),
    what=N_("完成时限已经过去，这一项没有写明已完成。"),
    why=N_("过期的项目要么还没有做，要么做了没有登记。"),
    how=N_("已完成的，写上 done: 是；没有完成的，督办，或改时限。"),
)
def check_not_overdue(case: Case) -> Iterator[Diagnostic]:
    for key, share in case.applicable:
        deadline = share.deadline
        if share.done or deadline is None:
            continue
        if not _must_be_kept(deadline) or deadline.date is None or deadline.date >= case.today:
            continue
        yield check_not_overdue.finding(
            _("{item}的完成时限“{text}”已过，还没有写明完成").format(
                item=item_label(share.entry.item), text=deadline.text
            ),
            hints=(_("已完成的，写上 {key}: 是").format(key=case.key("done")),),
            span=case.project.span(*share.deadline_path),
            where=f"{key} {share.entry.item.id}",
        )


RULES = (
    check_not_too_early,
    check_not_too_late,
    check_within_stage,
    check_workday,
    check_known_year,
    check_not_overdue,
)
