"""Tells tiers from requirements that add up: 「前25位（2分），前26-50位（1分）」 earns 2 at the most.

A tier is one step of a scale: a rank, a threshold, stars, a grade, a level of government. Two
neighbours are tiers of one another when both name a step of the same scale, the second says little
else, and the points fall or rise with it. Equal points always add up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from filings.language.numerals import half_width

_AMOUNT = r"[0-9]+(?:\.[0-9]+)?\s*[%‰]?"
_TO = r"\s*(?:-|—|–|~|至|到)+\s*"

# Each scale: what a step looks like, and whether a few words of its own may follow it. A threshold
# needs a subject of its own to be a requirement (「按时处置率达到90%以上」), so nothing may follow.
# The patterns are texts: few rubrics have tiers, and re compiles them where one may.
_SCALES: tuple[tuple[str, int], ...] = (
    (rf"(?:前|后|第)?\s*[0-9一二三四五六七八九十]+(?:{_TO}[0-9]+)?\s*[位名]", 8),
    (
        rf"[≥≤<>＞＜]?\s*{_AMOUNT}(?:\(?(?:含|不含)\)?)?(?:{_TO}{_AMOUNT})?"
        r"\s*(?:[个家次项件人分张篇场处户期批]|万元|亿元)?"
        r"(?:\(?(?:含|不含)[0-9.%]*\)?)?\s*(?:(?:及|或)?以[上下内]|之间)?",
        0,
    ),
    (r"(?:[1-5一二三四五]星级?|[1-5]?A{1,5}级?)", 8),
    (r"(?:特等|[一二三四]等|[一二三四特甲乙丙]级|[金银铜]奖)", 8),
    (r"(?:优秀|优良|良好|较好|好|一般|较差|差|不合格|基本合格|合格|不达标|基本达标|达标)", 4),
    (
        r"(?:国家级?|中央级?|省部级|[部省市县区镇村]级?|[地设]区?市级?|乡镇级?|(?:乡镇)?街道级?)",
        8,
    ),
    (r"(?:全部|基本|部分|少数|未|没有)", 10),
)
_BEFORE = (
    r"^(?:其中|获评?得?|评为|被评为|荣获|达到|达|处于|位列|位于|在|列|排名|全[省市区县]|[省市区县]排名|为|属于?|创建"
    r"|通过|完成|\s)*"
)
_AFTER = r"(?:的|得|者|奖|分别)*$"
_CHOICES = ("或", "否则", "仅", "只")
_PUNCTUATION = r"[，,。；;：:\n]"


def find_alternatives(
    criteria: Sequence[tuple[str, Decimal]],
) -> tuple[tuple[int, ...], ...]:
    """Groups of indexes into ``criteria`` (text, points) of which only one counts."""
    groups: list[list[int]] = []
    for (i, (text, points)), (j, (next_text, next_points)) in pairwise(enumerate(criteria)):
        if points == next_points or not _are_steps(half_width(text), half_width(next_text)):
            continue
        if groups and groups[-1][-1] == i and _goes_on(criteria, groups[-1], next_points):
            groups[-1].append(j)
        else:
            groups.append([i, j])
    return tuple(tuple(group) for group in groups)


def _goes_on(
    criteria: Sequence[tuple[str, Decimal]], group: list[int], next_points: Decimal
) -> bool:
    """Whether the points keep falling (or rising) from the group to the next tier."""
    last, before = criteria[group[-1]][1], criteria[group[-2]][1]
    return (last < before) == (next_points < last)


def _are_steps(text: str, following: str) -> bool:
    if following.startswith(_CHOICES):
        return True
    clause = re.split(_PUNCTUATION, text)[-1]
    for step, room in _SCALES:
        steps = _found(step, clause)
        others = _found(step, following) if steps else []
        if not others or set(steps) == set(others):
            continue
        if _says_little_else(following, step, room):
            return True
        # Same words about another step: 「获得国家级荣誉的」, 「获得省级荣誉的」.
        if re.sub(step, "§", clause, count=1) == re.sub(step, "§", following, count=1):
            return True
    return False


def _says_little_else(text: str, step: str, room: int) -> bool:
    """Whether ``text`` is a step and at most ``room`` characters of its own (市级以上表彰)."""
    rest = re.sub(_BEFORE, "", text)
    match = re.match(step, rest)
    if match is None:
        return False
    own = re.sub(_AFTER, "", rest[match.end() :])
    return len(own) <= room and not re.search(_PUNCTUATION, own)


def _found(step: str, text: str) -> list[str]:
    return [found for m in re.finditer(step, text) if (found := m.group().strip())]
