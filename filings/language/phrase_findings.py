"""What a clerk is told of a phrase about units or a deadline that was read."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from filings.diagnostics import Diagnostic, Rule, Severity, Span
from filings.language.deadline_doubts import DeadlineDoubt, doubts_of, lacks_a_year, other_half
from filings.language.deadline_kinds import DeadlineKind, DeadlineProblem, DeadlineReading
from filings.language.phrase_rules import (
    I301,
    I302,
    I303,
    I304,
    I305,
    I306,
    I307,
    I308,
    I309,
    I311,
    I312,
    I313,
    I314,
    I315,
)
from filings.language.unit_records import UnitDoubt, UnitProblem, UnitReading
from filings.messages import gettext as _
from filings.messages import mark as N_

_UNITS: dict[UnitProblem, tuple[Rule, str]] = {
    UnitProblem.NOBODY: (I301, N_("“{text}”没有写出单位")),
    UnitProblem.WORDS: (I302, N_("“{text}”不是单位，没有读进责任单位")),
    UnitProblem.PERSON: (I302, N_("“{text}”是人不是单位，没有读进责任单位")),
    UnitProblem.OTHER: (I302, N_("“{text}”说的不是单位，没有读进责任单位")),
    UnitProblem.NO_NAME: (I303, N_("“{text}”看着不像单位名称，照原文读")),
    UnitProblem.LEVEL_ADDED: (I304, N_("“{text}”前面省略了层级，读作“{read_as}”")),
    UnitProblem.LEVEL_MISSING: (I304, N_("“{text}”没有写层级，照原文读")),
    UnitProblem.JOINED: (I305, N_("断开的名称接成了“{read_as}”")),
    UnitProblem.PARTED: (I305, N_("“{text}”是几个单位连着写的，拆出“{read_as}”")),
    UnitProblem.UNNAMED: (I306, N_("“{text}”没有写明是哪些单位")),
    UnitProblem.OPEN_LIST: (I306, N_("“{text}”没有写明还有哪些单位")),
    UnitProblem.SCOPE: (I307, N_("“{read_as}”后面括号里的“{text}”没有算进名称")),
    UnitProblem.RULE: (I307, N_("“{text}”按牵头、配合的规定读")),
    UnitProblem.MEMBERS: (I307, N_("“{text}”后面括号里列的是成员：{read_as}")),
    UnitProblem.ROLE_GUESSED: (I308, N_("没有写明“{text}”是牵头还是配合，按上下文读")),
    UnitProblem.TWO_ROLES: (I308, N_("“{text}”写了两种分工，以牵头为先")),
    UnitProblem.LOOK: (I308, N_("“{text}”，文字里看不出字体，没有照此分牵头和配合")),
    UnitProblem.MARKED: (I308, N_("“{text}”带着记号，没有写明记号的意思")),
    UnitProblem.ASSESSES: (I309, N_("“{text}”是负责考核的单位，按责任单位读")),
    UnitProblem.IMPLEMENTS: (I309, N_("“{text}”是结合实际落实的单位，按责任单位读")),
}


def unit_findings(
    reading: UnitReading,
    *,
    span: Span | None = None,
    where: str | None = None,
    source: Mapping[str, int] | None = None,
) -> list[Diagnostic]:
    """What is doubtful in a reading of units; the place is the caller's."""
    return [
        _UNITS[doubt.problem][0].finding(
            doubt_in_words(doubt), span=span, where=where, source=source
        )
        for doubt in reading.doubts
    ]


def doubt_in_words(doubt: UnitDoubt) -> str:
    """What is doubtful, as one sentence in the current language."""
    message = _(_UNITS[doubt.problem][1])
    return message.format(text=_on_one_line(doubt.text), read_as=doubt.read_as)


_UNREADABLE = {
    DeadlineProblem.EMPTY: N_("完成时限没有写"),
    DeadlineProblem.PLACEHOLDER: N_("完成时限“{text}”还没有填"),
    DeadlineProblem.REMARK: N_("完成时限“{text}”不是时间"),
    DeadlineProblem.MISTYPED: N_("完成时限“{text}”写错了，读不出日期"),
    DeadlineProblem.AMBIGUOUS: N_("完成时限“{text}”说不清是哪一天"),
    DeadlineProblem.CUTOFF: N_("完成时限“{text}”是统计数据的截止日期，不是时限"),
    DeadlineProblem.RELATIVE: N_("完成时限“{text}”没有写明从哪一天算起"),
}
_DOUBTFUL = {
    DeadlineProblem.AMBIGUOUS: N_("完成时限“{text}”可以有两种理解，现在读作{date}"),
    DeadlineProblem.CUTOFF: N_("完成时限“{text}”像是统计数据的截止日期，现在读作{date}"),
    DeadlineProblem.RELATIVE: N_("完成时限“{text}”没有写明从哪一天算起，现在读作{date}"),
    DeadlineProblem.MISTYPED: N_("完成时限“{text}”前后不一致，现在读作{date}，请核对日期和星期"),
    DeadlineDoubt.SEVERAL_DAYS: N_("完成时限“{text}”写了几个日期，以最后一个{date}为准"),
    DeadlineDoubt.ONLY_A_PART: N_(
        "完成时限“{text}”只说了完成一部分，其余没有写日期，现在读作{date}"
    ),
    DeadlineDoubt.SHORTHAND: N_("完成时限“{text}”没有写成完整的日期，现在读作{date}"),
    DeadlineDoubt.DONE: N_("完成时限“{text}”里夹着完成情况，现在读作{date}"),
}


def deadline_findings(
    text: str,
    reading: DeadlineReading,
    *,
    span: Span | None = None,
    where: str | None = None,
    source: Mapping[str, int] | None = None,
    basis: str | None = None,
) -> list[Diagnostic]:
    """What is doubtful in ``reading``, which ``text`` was read as; the place is the caller's.

    ``basis`` says in words what a missing year was taken from.
    """
    return [
        finding._replace(span=span, where=where, source=source)
        for finding in _of_deadline(_on_one_line(text), reading, basis or _("发文日期"))
    ]


def _of_deadline(text: str, reading: DeadlineReading, basis: str) -> list[Diagnostic]:
    problem, day = reading.problem, _day(reading.date)
    if problem is DeadlineProblem.IMPOSSIBLE_DATE:
        return [I312.finding(_("完成时限“{text}”，日历上没有这样的日子").format(text=text))]
    if problem is DeadlineProblem.NO_YEAR:
        return [I313.finding(_("完成时限“{text}”没有年份").format(text=text))]
    if reading.kind is DeadlineKind.UNCLEAR and problem is not None:
        return [I311.finding(_(_UNREADABLE[problem]).format(text=text))]
    doubts = [d for d in (problem, *doubts_of(text, reading.kind)) if d is not None]
    if DeadlineDoubt.SEVERAL_DAYS in doubts and problem is DeadlineProblem.AMBIGUOUS:
        doubts.remove(problem)  # the same doubt, said less plainly
    found = [I314.finding(_(_DOUBTFUL[d]).format(text=text, date=day)) for d in doubts]
    if half := other_half(text, reading.kind):
        message = _("完成时限“{text}”里还有“{half}”，现在按{kind}读")
        kind = day or _(_IN_WORDS[reading.kind])
        found.append(
            I314.finding(message.format(text=text, half=half, kind=kind), severity=Severity.INFO)
        )
    if reading.date and reading.kind in (DeadlineKind.ONGOING, DeadlineKind.RECURRING):
        message = _("完成时限“{text}”是持续或定期的工作，{date}是最后一天")
        return [I314.finding(message.format(text=text, date=day), severity=Severity.INFO), *found]
    if reading.date and not doubts and lacks_a_year(text):
        message = _("完成时限“{text}”没有年份，按{basis}读作{date}")
        found.append(I315.finding(message.format(text=text, basis=basis, date=day)))
    return found


_IN_WORDS = {
    DeadlineKind.IMMEDIATE: N_("马上办"),
    DeadlineKind.ONGOING: N_("长期坚持"),
    DeadlineKind.BY: N_("一个日期"),
    DeadlineKind.RANGE: N_("起止日期"),
    DeadlineKind.RECURRING: N_("定期的工作"),
}


def _day(day: datetime.date | None) -> str:
    return str(day) if day else ""


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
