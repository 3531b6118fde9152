"""Family D: deadlines can be read, and mean a day that exists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from filings.checks.case import Case, Statement
from filings.checks.guess import Guess
from filings.checks.rule import CheckRule, rule
from filings.diagnostics import Diagnostic, Severity, Span
from filings.language.deadline_doubts import DeadlineDoubt, doubts_of, lacks_a_year
from filings.language.deadline_text import tidy
from filings.language.deadlines import DeadlineKind, DeadlineProblem
from filings.language.moment_words import find_moments
from filings.messages import gettext as _
from filings.messages import mark as N_
from filings.model.deadline import Deadline
from filings.model.project import Project


@dataclass(frozen=True, slots=True)
class Stated:
    """A deadline at the place where it is written."""

    statement: Statement
    deadline: Deadline
    project: Project

    @property
    def span(self) -> Span | None:
        """Where it stands in the files; looked up only for what is reported."""
        return self.project.span(*self.statement.path, "deadline")

    def finding(
        self, found_by: CheckRule, message: str, *hints: str, **facts: object
    ) -> Diagnostic:
        """A finding here; ``message`` may name {what}, {text} and the ``facts``."""
        message = message.format(what=self.statement.label, text=self.deadline.text, **facts)
        return found_by.finding(message, hints=hints, span=self.span, where=self.statement.where)


def stated_deadlines(case: Case, *problems: DeadlineProblem | None) -> Iterator[Stated]:
    """Every deadline as written that has one of the problems."""
    for statement in case.statements:
        text = statement.assignment.deadline
        if text is not None:
            deadline = case.deadline(text)
            if deadline.problem in problems:
                yield Stated(statement, deadline, case.project)


@rule(
    "D001",
    Severity.ERROR,
    name=N_("完成时限读不懂"),
    what=N_(
        "完成时限写的读不出时间：还没填的“X月X日”“待定”，写错的数字，一句说明，或没有写明从哪一天算起。"
    ),
    why=N_("读不懂的时限无从督办，印在文件里也是笑话。"),
    how=N_("写成日期（2024-12-31、2024年6月底前）、阶段名称，或全过程、长期坚持、每季度末等。"),
)
def check_readable(case: Case) -> Iterator[Diagnostic]:
    stages = Guess(stage.name for stage in case.project.programme.stages)
    reasons = {
        DeadlineProblem.PLACEHOLDER: _("{what}的完成时限“{text}”还没有填"),
        DeadlineProblem.REMARK: _("{what}的完成时限“{text}”不是时间"),
        DeadlineProblem.MISTYPED: _("{what}的完成时限“{text}”写错了，读不出日期"),
        DeadlineProblem.AMBIGUOUS: _("{what}的完成时限“{text}”说不清是哪一天"),
        DeadlineProblem.CUTOFF: _("{what}的完成时限“{text}”是统计数据的截止日期，不是时限"),
        DeadlineProblem.RELATIVE: _("{what}的完成时限“{text}”没有写明从哪一天算起"),
    }
    for stated in stated_deadlines(case, *reasons):
        problem = stated.deadline.problem
        named = case.project.programme.stage(stated.deadline.text)
        # A stage without an end is no deadline either, and has a rule of its own (D008).
        if problem and named is None and stated.deadline.kind is DeadlineKind.UNCLEAR:
            example = _("写成日期，例如：{key}: {day}").format(
                key=case.key("deadline"), day=case.example_day
            )
            hints = (*stages.hints(stated.deadline.text), example)
            yield stated.finding(check_readable, reasons[problem], *hints)


@rule(
    "D002",
    Severity.ERROR,
    name=N_("日历上没有这一天"),
    what=N_("完成时限写了不存在的日期，例如 2月30日、13月。"),
    why=N_("不存在的日期无法执行，多半是写错了月或日。"),
    how=N_("改成日历上有的日期。"),
)
def check_possible(case: Case) -> Iterator[Diagnostic]:
    for stated in stated_deadlines(case, DeadlineProblem.IMPOSSIBLE_DATE):
        if not _runs_backwards(stated.deadline.text):
            message = _("{what}的完成时限“{text}”，日历上没有这一天")
            yield stated.finding(check_possible, message)


@rule(
    "D014",
    Severity.ERROR,
    name=N_("起止日期颠倒"),
    what=N_("完成时限是一段时间，结束日期却早于开始日期。"),
    why=N_("颠倒的起止日期无法执行，多半是年份写错。"),
    how=N_("核对起止日期，尤其是年份。"),
)
def check_forwards(case: Case) -> Iterator[Diagnostic]:
    for stated in stated_deadlines(case, DeadlineProblem.IMPOSSIBLE_DATE):
        if _runs_backwards(stated.deadline.text):
            message = _("{what}的完成时限“{text}”，结束早于开始")
            yield stated.finding(check_forwards, message)


def _runs_backwards(text: str) -> bool:
    """Whether it is the order of two possible days that makes a deadline impossible."""
    moments = [found.moment for found in find_moments(tidy(text))]
    return len(moments) > 1 and all(moment.is_possible for moment in moments)


@rule(
    "D003",
    Severity.ERROR,
    name=N_("完成时限没有年份"),
    what=N_("完成时限没有写年份，项目也没有写创建活动的开始日期，不知道是哪一年。"),
    why=N_("跨年度的活动里，同一个“12月31日”可以是两年中的任何一天。"),
    how=N_("在时限里写上年份，或在 programme 里写上 start（开始日期）。"),
)
def check_year(case: Case) -> Iterator[Diagnostic]:
    for stated in stated_deadlines(case, DeadlineProblem.NO_YEAR):
        message = _("{what}的完成时限“{text}”没有年份")
        hint = _("写上年份，例如：{key}: {year}年{text}").format(
            key=case.key("deadline"), year=case.example_day.year, text=stated.deadline.text
        )
        yield stated.finding(check_year, message, hint)


@rule(
    "D004",
    Severity.WARNING,
    name=N_("完成时限可以有两种理解"),
    what=N_(
        "完成时限的写法不止一种读法（8月前、12月31日左右、星期与日期不符，跨年度的活动里没有写年份），没有写明从哪一天算起，写得不完整（20261231、2026、26年12月），写了几个日期，或夹着“已完成”一类的说明。"
    ),
    why=N_("单位和督办的人理解不同，就会误期。"),
    how=N_("改成确切的日期；照上级原文必须这样写的，豁免并说明理由。"),
)
def check_unambiguous(case: Case) -> Iterator[Diagnostic]:
    problems = {
        DeadlineProblem.AMBIGUOUS: _("{what}的完成时限“{text}”可以有两种理解"),
        DeadlineProblem.CUTOFF: _("{what}的完成时限“{text}”像是统计数据的截止日期"),
        DeadlineProblem.RELATIVE: _("{what}的完成时限“{text}”没有写明从哪一天算起"),
        DeadlineProblem.MISTYPED: _("{what}的完成时限“{text}”前后不一致，请核对日期和星期"),
    }
    doubts = {
        DeadlineDoubt.SEVERAL_DAYS: _("{what}的完成时限“{text}”写了几个日期，以最后一个为准"),
        DeadlineDoubt.ONLY_A_PART: _("{what}的完成时限“{text}”只说了完成一部分，其余没有写日期"),
        DeadlineDoubt.SHORTHAND: _("{what}的完成时限“{text}”没有写成完整的日期"),
        DeadlineDoubt.DONE: _("{what}的完成时限“{text}”里夹着完成情况"),
    }
    for stated in stated_deadlines(case, *problems, None):
        deadline = stated.deadline
        if deadline.kind is DeadlineKind.UNCLEAR or deadline.stage is not None:
            continue
        doubt = next(iter(doubts_of(deadline.text, deadline.kind)), None)
        if deadline.problem is not None:
            message = problems[deadline.problem]
        elif doubt is not None:
            message = doubts[doubt]
        elif _fits_another_year(case, deadline):
            message = _("{what}的完成时限“{text}”没有年份，活动期间有不止一个这样的日子")
        else:
            continue
        yield stated.finding(check_unambiguous, message, *_mends(case, deadline, doubt))


def _mends(case: Case, deadline: Deadline, doubt: DeadlineDoubt | None) -> Iterator[str]:
    """How a deadline in doubt was read, and how to write what was meant."""
    key = case.key("deadline")
    if deadline.date is None:
        yield _("写成确切的日期，例如：{key}: {day}").format(key=key, day=case.example_day)
        return
    yield _("现在按{date}计").format(date=deadline.date)
    if doubt is DeadlineDoubt.DONE:
        hint = _("已经完成的，另写一行 {done}: 是，时限里只留日期：{key}: {date}")
        yield hint.format(done=case.key("done"), key=key, date=deadline.date)
    else:
        yield _("无误的，写成：{key}: {date}").format(key=key, date=deadline.date)


def _fits_another_year(case: Case, deadline: Deadline) -> bool:
    """Whether a deadline without a year could as well mean the same day a year later."""
    day, end = deadline.date, case.project.programme.end
    if (
        day is None
        or end is None
        or (end.year, end.month, end.day)
        < (
            day.year + 1,
            day.month,
            day.day,
        )
    ):
        return False
    return deadline.kind in _WITH_A_DAY and lacks_a_year(deadline.text)


_WITH_A_DAY = (DeadlineKind.BY, DeadlineKind.RANGE)


RULES = (check_readable, check_possible, check_year, check_unambiguous, check_forwards)
