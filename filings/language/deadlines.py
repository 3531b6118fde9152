"""Reads a deadline as offices write it.

A deadline cell is free text: 2021年7月10日前, 2024年6月底前, 每季度末, 全过程, 立行立改，长期坚持. The text
is read clause by clause; each clause gives a day, a range, or one of the kinds without a day, and
together they give one reading. Nothing is guessed silently: what is not sure carries a problem.

*The year.* Where a clause names none, an earlier clause's holds; else the reference's year (the day
of the paper, or the start of the programme), or the next year when that day would lie before the
reference. Without a reference the kind is known and the day is not (``NO_YEAR``).

*今年, 本月.* They count from the reference where it is the day of the paper; the start of a programme
says nothing of the day on which a clerk writes 本月底, and then they are ``RELATIVE``.

*前.* 「12月31日前」 and 「6月底前」 include that day, as everywhere in such papers. 「8月前」 is read
strictly, before August begins, and called ambiguous: many mean the end of August.

*Several deadlines.* 「6月底前完成……；12月底前完成……」: the last one decides. 「2024年底前，并长期坚持」 is due
by its day; 「立行立改，长期坚持」 is what comes first.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from filings.language.dates import format_date, format_deadline
from filings.language.deadline_clauses import Clause, read_clause, together
from filings.language.deadline_kinds import DeadlineKind, DeadlineProblem, DeadlineReading
from filings.language.deadline_text import tidy
from filings.language.deadline_words import unclear
from filings.language.deadline_years import Context
from filings.language.placeholders import find_placeholders

__all__ = [
    "DeadlineKind",
    "DeadlineProblem",
    "DeadlineReading",
    "format_date",
    "format_deadline",
    "read_deadline",
]

_LONGEST = 1000
"""A text of more characters is no deadline, whatever days it may name."""

_NOTHING = re.compile(r"(?:[-—–－_/\\、。.]+|无|空|暂无)?")
_UNFILLED = re.compile(
    r"[Xx×*＊_□某N?…]+(?=[年月日号])|年月|月日|(?<=年)日"
    r"|待定|待明确|待确定|待补|待通知|未定|未明确|另行(?:通知|确定|安排)|TBD|TODO"
)
_MISTYPED = re.compile(
    r"[0-9][OoQlI|]|[OolI|][0-9]*(?=[年月日])"  # letters among figures
    r"|(?<![0-9])[0-9]{5,7}年|(?<![0-9])[0-9]{3}年(?![内以])"  # a figure too many or too few
    r"|[0-9]月[0-9]{1,2}(?:[目曰旦]|(?=前|之前|以前|底|$))"  # 10目, 10前
    r"|[0-9]{4}年?[0-9]{3,4}日|[0-9]{4}年[0-9]{1,2}(?:[目曰]|(?=[前底]|$))"
    r"|(?<![0-9])[0-9]{4}(?=[0-9]月)"
)
_WEEKDAY = re.compile(r"\(?(?:星期|周|礼拜)([一二三四五六日天1-7])\)?(?!报|[1一]次|[、和])")
_BRACKETED = re.compile(r"[(〔\[【]([^()〔〕\[\]【】]*)[)〕\]】]")
_CLAUSE_END = re.compile(r"[,;。!]")
_A_TIME = re.compile(r"[0-9][年月日号]|[0-9][-/.][0-9]+(?![0-9.]*%)")
# Nothing but the letters of a date, and yet no date: 2021年年7月, 12月31日日前.
_ALL_BUT_A_DATE = re.compile(r"[12][0-9]{3}[0-9年月日号./-]+(?:之?前|以前|底前?)?")

_DATED = (DeadlineKind.BY, DeadlineKind.RANGE)
_FATAL = (
    DeadlineProblem.IMPOSSIBLE_DATE,
    DeadlineProblem.MISTYPED,
    DeadlineProblem.PLACEHOLDER,
)


def read_deadline(
    text: str, *, reference: date | None = None, is_today: bool = True
) -> DeadlineReading:
    """The deadline that ``text`` sets; ``reference`` settles a missing year (see above).

    ``is_today`` tells whether the reference is the day of the paper, from which 今年 and 本月 count.
    """
    if len(text) > _LONGEST:
        return unclear(DeadlineProblem.REMARK)
    tidied = tidy(text)
    if _NOTHING.fullmatch(tidied):
        return unclear(DeadlineProblem.EMPTY)
    if _UNFILLED.search(tidied) or find_placeholders(text):
        return unclear(DeadlineProblem.PLACEHOLDER)
    if _MISTYPED.search(tidied):
        return unclear(DeadlineProblem.MISTYPED)
    reading = _read_with_brackets(
        _WEEKDAY.sub(_weekday_kept_if_recurring, tidied), Context(reference, is_today=is_today)
    )
    if reading is None:
        seems = DeadlineProblem.MISTYPED if _A_TIME.search(tidied) else DeadlineProblem.REMARK
        return unclear(seems)
    if reading.kind is DeadlineKind.UNCLEAR and _ALL_BUT_A_DATE.fullmatch(tidied):
        return unclear(reading.problem if reading.problem in _FATAL else DeadlineProblem.MISTYPED)
    weekday = _WEEKDAY.search(tidied)
    if weekday and reading.kind is DeadlineKind.BY and reading.date and not reading.problem:
        stated = "一二三四五六日".find(weekday[1].replace("天", "日")) + 1 or int(weekday[1])
        if reading.date.isoweekday() != stated:
            return replace(reading, problem=DeadlineProblem.MISTYPED)
    return reading


def _weekday_kept_if_recurring(match: re.Match[str]) -> str:
    """「每周五」 keeps its day; 「4月20日（星期五）」 is complete without."""
    before = match.string[: match.start()]
    return match.group() if before.endswith(("每", "逢", "本", "下")) else ""


def _read_with_brackets(text: str, context: Context) -> DeadlineReading | None:
    """Brackets explain what stands outside; they are read where that says nothing of its own."""
    reading = _read(_BRACKETED.sub("", text), context)
    inside = [r for m in _BRACKETED.finditer(text) if (r := _read(m[1], context))]
    if reading is None or reading.problem is DeadlineProblem.REMARK:
        telling = [r for r in inside if r.problem is not DeadlineProblem.REMARK]
        return telling[0] if telling else reading
    if inside and reading.kind is DeadlineKind.BY and inside[0].kind in _DATED:
        # 「2024年（12月底前）」: the brackets say when in the year; a day beyond the one outside, or
        # a hope for an earlier one (力争5月底前), changes nothing.
        narrowed = _read(_BRACKETED.sub(r"\1", text), context)
        hoped = narrowed and narrowed.date and reading.date and narrowed.date > reading.date
        return reading if hoped or narrowed is None else narrowed
    return reading


def _read(text: str, context: Context) -> DeadlineReading | None:
    clauses: list[Clause] = []
    for part in _CLAUSE_END.split(text):
        clause = read_clause(part, context) if part else None
        if clause is None:
            continue
        clauses.append(clause)
        context = context.after(clause.reading, says_year=clause.says_year)
    return _together(clauses)


def _together(clauses: list[Clause]) -> DeadlineReading | None:
    """All clauses of a text as one reading."""
    readings = [c.reading for c in clauses]
    for reading in readings:
        if reading.problem in _FATAL:
            return reading
    clear = [r for r in readings if r.kind is not DeadlineKind.UNCLEAR]
    if not clear:
        said = [r for r in readings if r.problem is not DeadlineProblem.REMARK]
        return next(iter(said or readings), None)
    recurring = any(r.kind is DeadlineKind.RECURRING for r in clear)
    if not recurring or clear[0].kind is DeadlineKind.BY:
        return together(clear)
    last = max((c.reading.date for c in clauses if c.reading.date and c.says_year), default=None)
    start = min((r.start for r in clear if r.start), default=None)
    if start and last and start > last:
        start = None
    return DeadlineReading(DeadlineKind.RECURRING, last, start)
