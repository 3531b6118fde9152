"""Reads the dates in one clause of a deadline, with the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from filings.language.deadline_kinds import DeadlineKind, DeadlineProblem, DeadlineReading
from filings.language.deadline_lengths import FROM_THEN, range_of_length
from filings.language.deadline_text import SEPARATOR
from filings.language.deadline_words import (
    ONGOING,
    OPEN_END,
    RECURRING,
    SEASON,
    VAGUE,
    is_condition,
    read_words,
    unclear,
)
from filings.language.deadline_years import (
    Context,
    counts_from_nowhere,
    lacks_year,
    place,
    place_range,
)
from filings.language.moment_words import Found, find_moments
from filings.language.moments import FIRST_YEAR, LAST_YEAR, Moment


@dataclass(frozen=True, slots=True)
class Clause:
    """What one clause says; ``says_year`` when a year stands in it."""

    reading: DeadlineReading
    says_year: bool = False


_LEAD = re.compile(
    r"(?:到|至|于|在|截止到|截止[日时](?:期|间)?[为:]?|最迟|最晚|不(?:迟|晚)于|力争|争取|确保|预计|计划|拟|原则上"
    r"|务必|须|应|自|从|已|限|完成|办理|整改|责任|时限|期限|时间|[:为]|各|分别|赶|全部|均|并|的|一般|约|大约|大致|暂定|初步|同时|其中|务求|力求)*"
)
_PRESSING = re.compile(
    r"(?:到|至|最迟|最晚|不(?:迟|晚)于|限|于|已|[日时](?:期|间)[为:]?|时限[为:]?)$"
)
_CUTOFF = re.compile(r"截[止至](?:到|至|于)?$")
_ROUGHLY = re.compile(r"约|大致|暂定")
_OPEN_START = re.compile(r"(?:起|开始|现在|之日)(?:直?至|到|-|—+)$|^(?:直?至|到)$")
_HOURS = r"(?:(?:[0-9]{1,2}|零)[时点](?:[0-9]{1,2}分|整|半)?|[0-9]{1,2}:[0-9]{2}|上午|下午|中午|下班|晚上?|凌晨)*"
_JOINED = re.compile(rf"{_HOURS}(?:前|起|开始|以?后)?(?:{SEPARATOR})(?:于|在)?")
_HOUR = re.compile(_HOURS)
_MARKER = re.compile(
    r"(?P<about>左右|前后)|(?P<before>之前|以前|前)|(?P<after>之后|以后|后)|(?P<since>以来|之?起|开始|(?:-|—+|至)(?=长期|今))"
    r"|(?P<within>之内|以内|内|为止|截止|止|期间|间|中)"
)
# 「2024年工作要点」 names a year and sets no deadline; what is left over must speak of doing.
_WORK = re.compile(
    r"完成|落实|建成|实现|报(?!告)|启动|开展|组织|举办|召开|出台|印发|达到|到位|提交|见效|推进|公布|发布|制定|取得"
    r"|全面|全部|期间$|结束|进行|实施|办结|交付|使用|投产|开工|竣工|反馈|编制|通过|建立|设立|成立|整改到位|[1一]次|每"
)
_WORK_OR_PAPER = re.compile(
    r"整改|汇总|总结|阶段|巩固|提升|验收|迎检|部署|创建|申报|培训|考核|评估|调度|自查|检查|推广|宣传|收集|整理|公示|挂牌|授牌"
)
_PAPER = re.compile(
    r"(?:要点|计划|方案|报告|任务|目标|清单|通知|文件|意见|材料|台账|名单|办法|细则|标准|结果|成绩|情况|制度|机制|得分|等次|记录)$"
)
_REFERS = re.compile(r"根据|依据|(?:按|依|参|对)照|结合|纳入|列入|见|[《〈][^》〉]*$")
_DATA = re.compile(r"数据|数量|统计|证书|为准|基数|存量")
_LISTED = re.compile(r"(?:之?前|以前)?(?:[、和及与或/]+|以及|或者)")
_DUE_BY_AN_EVENT = re.compile(r"[^前后]{1,10}[前后时]$")
_BY_AN_EVENT = re.compile(
    r"[^前后完]{1,10}(?:之?前|以前|之?后|以后)(?:要|须|应|全部|全面)*(?:完成|报|建成|办结|落实|到位)"
)
"""「2025年考核验收前完成」: the year says only in which one the event is."""
_STILL_ONE_ACT = re.compile(r"完成|建成|并|后|达到|实现|[,;]")
_EACH_TIME = re.compile(
    r"(?:之?前|以前)?[,]?各(?:自|安排|组织|开展|进行|举办|召开|调度|检查|报送?|完成)*(?:不少于|至少)?[1-9一二两三四五六七八九十][次场轮遍期]"
)
"""Behind several moments each of them is meant: 5月、10月各一次."""


def read_clause(text: str, context: Context) -> Clause | None:
    """What a clause (tidied, without commas) says of time, or None where it says nothing."""
    found = list(find_moments(text))
    problem = next((p for f in found if (p := _fault(f.moment))), None)
    if problem:
        return Clause(unclear(problem))
    if not found or is_condition(text, found[0].start):
        words = read_words(text)
        return Clause(words) if words else None
    if len(found) > 1 and (each := _EACH_TIME.match(text, found[-1].end)):
        clause = _joined(list(_stretches(text[: each.start()], found, context)))
        last = clause.reading.date if clause.says_year else None
        return replace(clause, reading=DeadlineReading(DeadlineKind.RECURRING, last))
    recurring = RECURRING.search(text)
    if recurring:
        text = text[: recurring.start()]
        found = [f for f in found if f.end <= len(text) and f.moment.has_year]
    clause = _joined(list(_stretches(text, found, context)))
    reading = clause.reading
    if recurring:
        # 「2025年起每年12月底前」: only the years round about have days; 12月底 comes again and again.
        reading = DeadlineReading(DeadlineKind.RECURRING, reading.date, reading.start)
    elif reading.kind is DeadlineKind.BY and (ongoing := ONGOING.search(text)):
        between = text[found[-1].end : ongoing.start()]
        if ongoing.start() < found[0].start or not _STILL_ONE_ACT.search(between):
            reading = replace(reading, kind=DeadlineKind.ONGOING)
    return replace(clause, reading=reading)


def together(readings: list[DeadlineReading]) -> DeadlineReading:
    """Several clear readings as one: the latest day decides, since all must be done by then.

    Where none has a day, the first one decides.
    """
    dated = [r for r in readings if r.kind in (DeadlineKind.BY, DeadlineKind.RANGE)]
    if not dated:
        return readings[0]
    days = [r.date for r in dated]
    last = None if None in days else max(d for d in days if d)
    start = min((r.start for r in readings if r.start), default=None)
    return DeadlineReading(
        DeadlineKind.RANGE if all(r.kind is DeadlineKind.RANGE for r in dated) else DeadlineKind.BY,
        last,
        start if start and last and start <= last else None,
        next((r.problem for r in dated if r.problem), None),
    )


def _fault(moment: Moment) -> DeadlineProblem | None:
    if moment.is_placeholder:
        return DeadlineProblem.PLACEHOLDER
    if moment.year is not None and not FIRST_YEAR <= moment.year <= LAST_YEAR:
        return DeadlineProblem.MISTYPED
    return None if moment.is_possible else DeadlineProblem.IMPOSSIBLE_DATE


def _joined(clauses: list[Clause]) -> Clause:
    """Several readings of one clause as one; what is not understood makes the rest doubtful."""
    fatal = (DeadlineProblem.MISTYPED, DeadlineProblem.IMPOSSIBLE_DATE)
    for clause in clauses:
        if clause.reading.problem in fatal:
            return clause
    clear = [c.reading for c in clauses if c.reading.kind is not DeadlineKind.UNCLEAR]
    if not clear:
        return clauses[0] if clauses else Clause(unclear(DeadlineProblem.REMARK))
    reading = together(clear)
    if len(clear) < len(clauses) and not reading.problem:
        reading = replace(reading, problem=DeadlineProblem.AMBIGUOUS)
    return Clause(reading, any(c.says_year for c in clauses))


def _stretches(text: str, found: list[Found], context: Context) -> Iterator[Clause]:
    """A reading for each moment, or for two that a range joins."""
    i, end = 0, 0
    while i < len(found):
        first = found[i]
        second = found[i + 1] if i + 1 < len(found) else None
        first = _in_the_same_month(first, found[i - 1].moment if i else None)
        says_year = first.moment.has_year
        if end == first.start and end:
            reading = unclear(DeadlineProblem.MISTYPED)
        elif second and _JOINED.fullmatch(text, first.end, second.start):
            reading = _range(text, first, second, context)
            first, i = second, i + 1
            says_year = says_year or second.moment.has_year
        else:
            until = second.start if second else len(text)
            reading = _point(text[end : first.start], first, text[first.end : until], context)
        if end and _LISTED.fullmatch(text, end, found[i].start) and not reading.problem:
            reading = replace(reading, problem=DeadlineProblem.AMBIGUOUS)
        end, i = first.end, i + 1
        context = context.after(reading, says_year=says_year)
        yield Clause(reading, says_year)


def _in_the_same_month(found: Found, before: Moment | None) -> Found:
    """「12月30、31日」: a day alone belongs to the month before it."""
    if before is None or before.month is None or not found.moment.only_in_a_month:
        return found
    moment = replace(found.moment, year=before.year, month=before.month)
    return replace(found, moment=moment)


def _point(before: str, found: Found, after: str, context: Context) -> DeadlineReading:
    moment = found.moment
    if after[:1].isdigit() and not _HOUR.match(after):
        return unclear(DeadlineProblem.MISTYPED)
    rest = after[_hour_end(after) :]
    marker = _MARKER.match(rest)
    kind = marker.lastgroup if marker else None
    rest = rest[marker.end() :] if marker else rest
    if not _sets_a_deadline(before, rest, kind, moment):
        return unclear(_why_not(before, rest))
    if OPEN_END.match(rest):
        return unclear(DeadlineProblem.AMBIGUOUS)  # 10月1日至防火期结束: nobody says when it ends
    if counts_from_nowhere(moment, context):
        return unclear(DeadlineProblem.RELATIVE)
    if lacks_year(moment, context):
        when = DeadlineKind.ONGOING if kind == "since" else DeadlineKind.BY
        return DeadlineReading(when, problem=DeadlineProblem.NO_YEAR)
    placed = place(moment, context)
    if placed is None:
        return unclear(DeadlineProblem.IMPOSSIBLE_DATE)
    if length := FROM_THEN.match(after):
        start = placed.first if kind == "since" else placed.last + timedelta(days=1)
        return range_of_length(start, length)
    if kind == "since":
        return DeadlineReading(DeadlineKind.ONGOING, start=placed.first)
    if kind == "after":
        return DeadlineReading(
            DeadlineKind.UNCLEAR,
            start=placed.last + timedelta(days=1),
            problem=DeadlineProblem.AMBIGUOUS,
        )
    if _OPEN_START.search(before) and len(before) > 1:
        return DeadlineReading(DeadlineKind.RANGE, placed.last)
    last, problem = placed.last, placed.problem
    if kind == "before" and not moment.is_sharp:
        last, problem = placed.first - timedelta(days=1), DeadlineProblem.AMBIGUOUS
    elif kind == "about" or moment.is_rough or _ROUGHLY.search(before):
        problem = DeadlineProblem.AMBIGUOUS
    elif _CUTOFF.search(before) and kind != "before":
        problem = DeadlineProblem.CUTOFF
    return DeadlineReading(DeadlineKind.BY, last, problem=problem)


def _hour_end(after: str) -> int:
    match = _HOUR.match(after)
    return match.end() if match else 0


def _sets_a_deadline(before: str, rest: str, marker: str | None, moment: Moment) -> bool:
    """Whether the words around a moment make it a deadline, and not a mere mention."""
    if _REFERS.search(before) or (_DATA.search(rest) and not _WORK.search(rest)):
        return False
    if marker is None and _DUE_BY_AN_EVENT.fullmatch(rest):
        return False
    if marker is None and not moment.is_sharp and (SEASON.match(rest) or VAGUE.match(rest)):
        return False
    if marker is None and moment == Moment(year=moment.year) and _BY_AN_EVENT.match(rest):
        return False
    lead = _CUTOFF.sub("", before).lstrip("、和及与或/")
    clean = _LEAD.fullmatch(lead) is not None or _OPEN_START.search(lead) is not None
    if clean and not rest.strip("的、()"):
        return True
    if marker or moment.part in ("底", "年底", "季底") or _PRESSING.search(before):
        return True
    if _WORK.search(rest) or ONGOING.search(rest):
        return True
    return _WORK_OR_PAPER.search(rest) is not None and _PAPER.search(rest) is None


def _why_not(before: str, rest: str) -> DeadlineProblem:
    if _CUTOFF.search(before):
        return DeadlineProblem.CUTOFF
    if _REFERS.search(before):
        return DeadlineProblem.RELATIVE
    if SEASON.match(rest):
        return DeadlineProblem.AMBIGUOUS
    if _DUE_BY_AN_EVENT.fullmatch(rest) or _BY_AN_EVENT.match(rest) or VAGUE.match(rest):
        return DeadlineProblem.AMBIGUOUS if VAGUE.search(rest) else DeadlineProblem.RELATIVE
    return DeadlineProblem.REMARK


def _range(text: str, first: Found, second: Found, context: Context) -> DeadlineReading:
    a, b = first.moment, second.moment
    rest = text[second.end :]
    only_years = {a, b} == {Moment(year=a.year), Moment(year=b.year)}
    if only_years and rest.strip("的年度内间期中()") and not _WORK.search(rest):
        return unclear(DeadlineProblem.REMARK)
    within = b.only_in_a_month and a.month is not None
    since = b.year_offset is not None and a.has_year
    if counts_from_nowhere(a, context) or (
        counts_from_nowhere(b, context) and not (within or since)
    ):
        return unclear(DeadlineProblem.RELATIVE)
    if lacks_year(a, context) and lacks_year(b, context):
        return DeadlineReading(DeadlineKind.RANGE, problem=DeadlineProblem.NO_YEAR)
    placed = place_range(a, b, context)
    if placed is None:
        return unclear(DeadlineProblem.IMPOSSIBLE_DATE)
    return DeadlineReading(DeadlineKind.RANGE, placed.last, placed.first, placed.problem)
