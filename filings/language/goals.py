"""Reads the goals and values of indicators (主要指标): 98.5, ≥95%, 不高于3起, 13万张, 90—95, 前10位.

Civil Code article 1259 decides what 以上 and 超过 mean: 以上、以下、以内 include the number itself,
超过、不足、低于、高于 leave it out. What is not certain is not read, and left to people.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from filings.language.numerals import CHINESE_DIGITS, half_width, parse_number


class Comparison(Enum):
    """How a value has to lie to its goal."""

    EXACTLY_STATED = auto()  # only a number: whether up or down is better is not said
    AT_LEAST = auto()
    ABOVE = auto()
    AT_MOST = auto()
    BELOW = auto()
    WITHIN = auto()
    RANK = auto()  # 前10位: a place among others, the smaller the better


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: ``amount`` in the bare unit (13万张 is 130000 of 张).

    ``unit`` is '' where none is written; % and ‰ are units of their own. ``rank`` says that it is
    a place (第3位).
    """

    amount: Decimal
    unit: str = ""
    rank: bool = False


@dataclass(frozen=True, slots=True)
class Goal:
    """What a goal demands; ``upper`` is the other end of a range (both ends included)."""

    comparison: Comparison
    bound: Quantity
    upper: Quantity | None = None


_NUMBER = r"(?P<number>[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)"
_SCALES = {"": 1, "百": 100, "千": 1000, "万": 10_000, "百万": 10**6, "千万": 10**7}
_SCALES |= {"亿": 10**8, "万亿": 10**12}
_SCALE = r"(?P<scale>万亿|百万|千万|[百千万亿](?!分))?"
# 95以上, 约90, 3万多: no number that could be compared.
_VAGUE = r"左右|上下|以|余|多|约|近|超|不|至|到|达"
_UNIT = rf"(?P<unit>%|‰|(?!.*(?:{_VAGUE}))[一-龥a-z℃°μ][一-龥a-z℃°μ·/]{{0,11}}[0-9²³]?)?"
_QUANTITY = re.compile(rf"{_NUMBER}{_SCALE}{_UNIT}")
_COUNT = rf"(?:[0-9]{{1,6}}|[{CHINESE_DIGITS}]{{1,6}})"
_AREA = r"(?:居|位居|位列|列|排名|排|保持|进入)?(?:全国|全省|全市|全县|全区|全州|同类)?(?:排名|排)?"
_PLACE_WORD = r"(?:位|名)"
_RANK = re.compile(rf"{_AREA}第(?P<place>{_COUNT}){_PLACE_WORD}?")
_FIRST_PLACES = re.compile(
    rf"{_AREA}前(?P<place>{_COUNT})(?P<kind>%|{_PLACE_WORD})?(?:以内|之内|行列)?"
)
# Longer words come first: 不低于 holds 低于.
_BEFORE = (
    (r"≥|>=|≧|不低于|不少于|不小于|不得低于|不得少于|至少|达到|达", Comparison.AT_LEAST),
    (
        r"≤|<=|≦|不高于|不超过|不大于|不多于|不得高于|不得超过|至多|控制在|低于或等于",
        Comparison.AT_MOST,
    ),
    (r">|高于|大于|多于|超过|突破", Comparison.ABOVE),
    (r"<|低于|小于|少于|不足|不到", Comparison.BELOW),
)
_AFTER = (
    (r"及以上|以上|\+", Comparison.AT_LEAST),
    (r"及以下|以下|以内|之内", Comparison.AT_MOST),
)
_BETWEEN = re.compile(r"[-—–~至到]+")
_NOTHING = frozenset({"", "-", "—", "——", "–", "/", "无", "待定", "暂无", "待统计", "未统计", "空"})
# What words and signs may say the same with two marks: “达到98%以上”, “控制在3%以内”.
_AGREES = {
    Comparison.AT_LEAST: {Comparison.AT_LEAST},
    Comparison.AT_MOST: {Comparison.AT_MOST},
}


def is_stated(text: str | None) -> bool:
    """Whether something is written there: not a dash, 暂无 or the like."""
    return text is not None and _bare(text) not in _NOTHING


def read_quantity(text: str, measure: str | None = None) -> Quantity | None:
    """The number that ``text`` states, or None where it is anything else (about 90, 居前列).

    A number without a unit counts in the indicator's ``measure`` (万张), where there is one.
    """
    text = _bare(text)
    rank = _rank(text)
    if rank is not None:
        return rank
    if text == "零":
        text = "0"
    found = _QUANTITY.fullmatch(text)
    if not found:
        return None
    amount = Decimal(found["number"].replace(",", ""))
    scale, unit = found["scale"] or "", _unit(found["unit"] or "")
    if not scale and not unit and measure:
        scale, unit = _measure(measure)
    return Quantity(amount * _SCALES[scale], unit)


def read_goal(text: str, measure: str | None = None) -> Goal | None:
    """What ``text`` demands, or None where only people can judge it (居全国前列, 明显提高)."""
    text = _bare(text)
    before, text = _taken(text, _BEFORE, at_start=True)
    after, text = _taken(text, _AFTER, at_start=False)
    if before and after and after not in _AGREES.get(before, ()):
        return None
    comparison = before or after
    if comparison is None:
        within = _range(text, measure)
        if within:
            return within
    bound = read_quantity(text, measure)
    if bound is None:
        return None
    if bound.rank:
        # 第3位 is reached by whoever is third or better; 第3位以上 says the same.
        fits = comparison in (None, Comparison.AT_LEAST)
        return Goal(Comparison.RANK, bound) if fits else None
    return Goal(comparison or Comparison.EXACTLY_STATED, bound)


def meets(goal: Goal, value: Quantity, base: Quantity | None = None) -> bool | None:
    """Whether ``value`` meets ``goal``; None where they count different things.

    A goal that is only a number is a floor, unless it lies below the ``base`` from which it starts
    or is zero: then less is better, and it is a ceiling.
    """
    if goal.comparison is Comparison.RANK:
        units = ("%",) if goal.bound.unit == "%" else ("", "位", "名")
        if value.unit not in units or value.amount <= 0:
            return None
        return value.amount <= goal.bound.amount
    if value.rank or not _comparable(goal.bound, value):
        return None
    amount, bound = value.amount, goal.bound.amount
    match goal.comparison:
        case Comparison.AT_LEAST:
            return amount >= bound
        case Comparison.ABOVE:
            return amount > bound
        case Comparison.AT_MOST:
            return amount <= bound
        case Comparison.BELOW:
            return amount < bound
        case Comparison.WITHIN:
            return goal.upper is not None and bound <= amount <= goal.upper.amount
    falling = base is not None and _comparable(goal.bound, base) and base.amount > bound
    return amount <= bound if falling or bound == 0 else amount >= bound


def _bare(text: str) -> str:
    """Half-width, without blanks, in small letters."""
    return "".join(half_width(text).split()).lower().replace("−", "-")


def _rank(text: str) -> Quantity | None:
    """A place among others: 第3位, 全市第三, 前10名, 前20%."""
    found = _RANK.fullmatch(text) or _FIRST_PLACES.fullmatch(text)
    number = parse_number(found["place"]) if found else None
    if found is None or not number:
        return None
    percent = found.re is _FIRST_PLACES and found["kind"] == "%"
    return Quantity(Decimal(number), "%" if percent else "", rank=True)


def _unit(unit: str) -> str:
    return unit.removeprefix("个") if unit == "个百分点" else unit


def _measure(measure: str) -> tuple[str, str]:
    """The scale and the unit of an indicator's measure: 万张 → 万, 张."""
    found = re.fullmatch(rf"{_SCALE}(?P<unit>.*)", _bare(measure))
    return (found["scale"] or "", found["unit"]) if found else ("", "")


def _taken(
    text: str, words: tuple[tuple[str, Comparison], ...], *, at_start: bool
) -> tuple[Comparison | None, str]:
    """What the words before or after the number say, and the text without them."""
    for pattern, comparison in words:
        found = re.match(pattern, text) if at_start else re.search(rf"(?:{pattern})$", text)
        if found:
            rest = text[found.end() :] if at_start else text[: found.start()]
            return comparison, rest
    return None, text


def _range(text: str, measure: str | None) -> Goal | None:
    """90—95, 80%~90%: both ends count; the unit may stand after the last number only."""
    mark = _BETWEEN.search(text, 1)
    if not mark or mark.end() == len(text):
        return None
    upper = read_quantity(text[mark.end() :], measure)
    low = _QUANTITY.fullmatch(text[: mark.start()])
    if upper is None or upper.rank or low is None:
        return None
    written = _QUANTITY.fullmatch(text[mark.end() :])
    lower = read_quantity(text[: mark.start()], measure)
    if written and not low["scale"] and not low["unit"]:
        lower = read_quantity(
            f"{low['number']}{written['scale'] or ''}{written['unit'] or ''}", measure
        )
    if lower is None or not _comparable(lower, upper) or lower.amount > upper.amount:
        return None
    return Goal(Comparison.WITHIN, lower, upper)


def _comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers count the same; one without a unit counts in that of the other."""
    return not (one.rank or other.rank) and (
        one.unit == other.unit or not one.unit or not other.unit
    )
