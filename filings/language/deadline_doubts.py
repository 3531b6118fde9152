"""What is doubtful in the wording of a deadline whose day was read all the same.

A clerk's shorthand (20261231, 2026, 26年12月) has one likely reading, and prints badly; a remark beside
the day (已完成) and a second day are easily overlooked. :func:`filings.language.deadlines.read_deadline`
gives the reading, this module says why to look at it again.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache

from filings.language.deadline_kinds import DeadlineKind, DeadlineProblem
from filings.language.deadline_lengths import FROM_THEN
from filings.language.deadline_text import tidy
from filings.language.deadline_words import RECURRING
from filings.language.deadlines import read_deadline
from filings.language.moment_words import find_moments
from filings.language.numerals import half_width


class DeadlineDoubt(Enum):
    """Why the wording of a deadline is worth another look."""

    SHORTHAND = auto()  # 20261231, 2026, 26年12月, 26.12.31
    DONE = auto()  # 2026年6月30日（已完成）
    SEVERAL_DAYS = auto()  # 6月底前（第一批），12月底前（第二批）
    ONLY_A_PART = auto()  # 2025年底前完成80%


_FIGURES = re.compile(r"[0-9]{8}(?:前|之前|以前)?|20[0-9]{2}")
_SHORT_YEAR = re.compile(
    r"(?<![0-9])[0-9]{2}年(?=[0-9]{1,2}月|[底末]|第?[1-4一二三四]季)|(?<![0-9.])2[0-9]([-/.])[0-9]{1,2}\1[0-9]{1,2}(?![0-9.])"
)
_DONE = re.compile(r"已(?:经)?(?:全部|基本|按期|如期)?(?:完成|办结|落实|到位)")
_ONLY_A_PART = re.compile(
    r"(?:之?前|以前|底|内|[年日月])[^,;。]{0,4}完成(?!率)[^,;。]{0,10}?(?:[1-9]?[0-9](?:\.[0-9]+)?%|一半|过半|大部分|部分|[一二三四五六七八九]成)"
)
"""「2025年底前完成80%」 says nothing of the rest; a rate (覆盖率达到80%) is a goal of its own."""
_BRACKETED = re.compile(r"[(〔\[【][^()〔〕\[\]【】]*[)〕\]】]")
_CLAUSES = re.compile(r"[,;。\n()〔〕\[\]【】]")
_AGAIN = re.compile(rf"(?:{RECURRING.pattern})[^,;。]*")
_GOES_ON = re.compile(r"长期|持续|常年|常态|长效|经常|坚持|不间断")
_AT_ONCE = re.compile(r"立[即刻行整查]|即[知改行办刻]|马上")
_OTHER_HALVES = {
    DeadlineKind.IMMEDIATE: (RECURRING, _GOES_ON),
    DeadlineKind.ONGOING: (_AT_ONCE,),
    DeadlineKind.BY: (RECURRING, _GOES_ON),
    DeadlineKind.RANGE: (RECURRING,),
    DeadlineKind.RECURRING: (_AT_ONCE,),
}
_BEGINS = re.compile(r"[^,;。、]{0,6}(?:启动|开始|起|动工|开工)")


@lru_cache(maxsize=1024)  # one deadline holds for many items
def doubts_of(text: str, kind: DeadlineKind) -> tuple[DeadlineDoubt, ...]:
    """What is doubtful in ``text``, which was read as a deadline of that kind, the gravest first."""
    if kind not in (DeadlineKind.BY, DeadlineKind.RANGE):
        return ()
    plain = half_width(text).strip()
    found = []
    if _days(plain) > (1 if kind is DeadlineKind.BY else 2):
        found.append(DeadlineDoubt.SEVERAL_DAYS)
    elif _ONLY_A_PART.search(plain):
        found.append(DeadlineDoubt.ONLY_A_PART)
    if _FIGURES.fullmatch(plain) or _SHORT_YEAR.search(plain):
        found.append(DeadlineDoubt.SHORTHAND)
    if _DONE.search(plain):
        found.append(DeadlineDoubt.DONE)
    return tuple(found)


def _days(text: str) -> int:
    """How many days by which something must be done stand outside the brackets of ``text``.

    The days of what comes again and again (每季度首月5日前) do not count.
    """
    outside = _AGAIN.sub("", tidy(_BRACKETED.sub("", text)))
    return sum(
        FROM_THEN.match(outside, found.end) is not None or not _BEGINS.match(outside, found.end)
        for found in find_moments(outside)
    )


def other_half(text: str, kind: DeadlineKind) -> str:
    """The words of ``text`` that say another kind than the ``kind`` it was read as; "" without any.

    「立行立改，长期坚持」 is read as what comes first, 「7月15日前，并于每季度首月5日前更新」 as its day.
    """
    clauses = _CLAUSES.split(half_width(text))
    for pattern in _OTHER_HALVES.get(kind, ()):
        for clause in clauses:
            found = pattern.search(clause)
            if found is not None:
                return clause[found.start() :].strip()
    if kind is DeadlineKind.RECURRING:
        return next((c.strip() for c in clauses if _is_a_day_of_its_own(c)), "")
    return ""


def _is_a_day_of_its_own(clause: str) -> bool:
    """Whether a clause beside what comes again and again sets one day, whose year is not said.

    A day with its year is the last one, and told as that.
    """
    reading = read_deadline(clause)
    return reading.kind is DeadlineKind.BY and reading.problem is DeadlineProblem.NO_YEAR


def lacks_a_year(text: str) -> bool:
    """Whether nothing in ``text`` says in which year its day lies."""
    return read_deadline(text).problem is DeadlineProblem.NO_YEAR
