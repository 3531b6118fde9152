"""A moment as offices write it: 2024年6月底, 二〇二四年三季度, 8月中旬, 2024-12-31, 年底.

A moment is the stretch of days that the words leave open: a day, ten days, a month, a quarter, half
a year, a year. A deadline takes its last day, a range begins with its first. The year may be missing.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from filings.language.numerals import CHINESE_DIGITS, half_width, parse_number

FIRST_YEAR, LAST_YEAR = 1949, 2100
"""Years that a filing can speak of; any other is a slip."""

SEPARATOR = "(?:-{1,2}|—+|–|−|~|至|到)"
"""What stands between the two ends of a range, in text made half-width."""

_BLANKS = re.compile(r"\s+")
_CLOCK = re.compile(r"(?<=[0-9])[ T]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])")
_NUMERAL = f"[{CHINESE_DIGITS}]+"
_UNIT = r"个?(?:年|月|日|号|季度|季|周|天|工作日|小时|星期)"
_CHINESE_NUMBER = re.compile(rf"{_NUMERAL}(?=(?:(?:{SEPARATOR}|[、和及])第?{_NUMERAL})*{_UNIT})")
_SHARED_UNIT = re.compile(
    rf"(?<![0-9])(?P<a>[0-9]{{1,4}})(?P<sep>{SEPARATOR}|[、和及与])第?(?P<b>[0-9]{{1,4}})"
    r"(?P<unit>年|月份?|日|号|季度)"
)

_FIVE_YEAR_PLAN = re.compile(
    r"[\"“”]?十(?P<which>[一二三四五六七八九])五[\"“”]?(?:规划)?(?:(?P<end>期?末|终期)|期间|时期|期内)"
)
# A cell that holds nothing but figures.
_IN_FIGURES = re.compile(
    r"^(?:(?P<alone>[12][0-9]{3})|(?P<m>1?[0-9])[./-](?P<d>[1-3]?[0-9])"
    rf"(?:(?P<sep>{SEPARATOR})(?P<m2>1?[0-9])[./](?P<d2>[1-3]?[0-9]))?(?P<rest>前|之前|以前|))$"
)


def tidy(text: str) -> str:
    """``text`` as the patterns here expect it.

    Half-width, without blanks and clock times, figures in Arabic before a unit of time (十二月 →
    12月, 元月 → 1月), and each end of a range with its own unit (3-4月 → 3月-4月).
    """
    text = _CLOCK.sub("", half_width(text).strip())
    text = _BLANKS.sub("", text).replace("元月", "1月")
    text = _FIVE_YEAR_PLAN.sub(_plan_years, text)
    text = _CHINESE_NUMBER.sub(_arabic, text)
    text = re.sub(r"(?<=[0-9])个季度", "季度", text)
    text = re.sub(r"[Qq]([1-4])(?![0-9A-Za-z])", r"\1季度", text)
    text = _SHARED_UNIT.sub(_share_unit, text)
    return _IN_FIGURES.sub(_spelt_out, text)


def _plan_years(match: re.Match[str]) -> str:
    """“十四五”期间 → 2021年至2025年期间, “十四五”末 → 2025年底 (the tenth plan ended in 2005)."""
    last = 2005 + 5 * (parse_number(match["which"]) or 0)
    return f"{last}年底" if match["end"] else f"{last - 4}年至{last}年期间"


def _spelt_out(match: re.Match[str]) -> str:
    """8.15前 → 8月15日前, 8.1-8.15 → 8月1日-8月15日, 2024 → 2024年."""
    if match["alone"]:
        return f"{match['alone']}年"
    end = f"{match['sep']}{match['m2']}月{match['d2']}日" if match["sep"] else ""
    return f"{match['m']}月{match['d']}日{end}{match['rest']}"


def _arabic(match: re.Match[str]) -> str:
    number = parse_number(match.group())
    return match.group() if number is None else str(number)


def _share_unit(match: re.Match[str]) -> str:
    a, b, sep, unit = match["a"], match["b"], match["sep"], match["unit"]
    # 2024-12月 is a month of a year, 2024-2026年 are two years.
    if len(a) > 2 and unit != "年":
        return match.group()
    # 「3、2024年12月」 begins with a number of its own.
    if sep in "、和及与" and unit == "年":
        return match.group()
    return f"{a}{unit}{sep}{b}{unit}"


@dataclass(frozen=True, slots=True)
class Moment:
    """What the words say of a time; ``None`` where they are silent.

    ``year_offset``, ``quarter_offset`` and ``month_offset`` count from the reference (明年: 1, 本月:
    0); ``part`` is a piece of the year or month, in one of the spellings of the tables below.
    """

    year: int | None = None
    quarter: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""
    year_offset: int | None = None
    quarter_offset: int | None = None
    month_offset: int | None = None

    @property
    def has_year(self) -> bool:
        return self.year is not None

    @property
    def needs_reference(self) -> bool:
        """Whether the words say nothing without a day to count from (今年, 本月, 月底, 20日)."""
        offsets = (self.year_offset, self.quarter_offset, self.month_offset)
        return any(o is not None for o in offsets) or self.only_in_a_month

    @property
    def only_in_a_month(self) -> bool:
        """Whether the month is left out: 月底, 20日."""
        return (self.month, self.quarter, self.month_offset, self.quarter_offset) == (
            None,
            None,
            None,
            None,
        ) and (self.day is not None or self.part in _DAYS_OF_PART)

    @property
    def is_sharp(self) -> bool:
        """Whether its end is meant by 「……前」: 6月底前 is the end of June, 8月前 is not of August."""
        return self.day is not None or self.part in ("底", "内", "年底", "年内", "季底")

    @property
    def is_rough(self) -> bool:
        """Whether the words leave the last day to taste (月初, 年初)."""
        return self.part in ("初", "中", "年初", "年中")

    @property
    def is_placeholder(self) -> bool:
        """Whether a nought stands for a figure still to come (〇月〇日)."""
        return self.month == 0 or self.day == 0

    @property
    def is_possible(self) -> bool:
        """Whether the calendar has such a moment, in some year where none is named."""
        if self.quarter is not None and not 1 <= self.quarter <= 4:
            return False
        if self.month is not None and not 1 <= self.month <= 12:
            return False
        longest = monthrange(self.year or 2000, self.month)[1] if self.month else 31
        return self.day is None or 1 <= self.day <= longest

    def resolved(self, reference: date) -> Moment:
        """With 今年, 本月, 下季度, 月底 and 20日 turned into figures by ``reference``."""
        year, quarter, month = self.year, self.quarter, self.month
        if self.year_offset is not None:
            year = reference.year + self.year_offset
        if self.month_offset is not None or self.only_in_a_month:
            count = reference.year * 12 + reference.month - 1 + (self.month_offset or 0)
            year, month = year or count // 12, count % 12 + 1
        if self.quarter_offset is not None:
            count = reference.year * 4 + (reference.month - 1) // 3 + self.quarter_offset
            year, quarter = year or count // 4, count % 4 + 1
        return replace(
            self,
            year=year,
            quarter=quarter,
            month=month,
            year_offset=None,
            quarter_offset=None,
            month_offset=None,
        )

    def first(self, year: int) -> date | None:
        """Its first day in ``year``; None where that year has no such day (29 February)."""
        return self._days(year)[0]

    def last(self, year: int) -> date | None:
        """Its last day in ``year``; None where that year has no such day (29 February)."""
        return self._days(year)[1]

    def _days(self, year: int) -> tuple[date | None, date | None]:
        first_month, last_month = self._months()
        end = monthrange(year, last_month)[1]
        if self.day is not None:
            day = date(year, last_month, self.day) if self.day <= end else None
            return day, day
        first_day, last_day = _DAYS_OF_PART.get(self.part, (1, 31))
        return date(year, first_month, first_day), date(year, last_month, min(last_day, end))

    def _months(self) -> tuple[int, int]:
        if self.month is not None:
            return self.month, self.month
        if self.quarter is not None:
            return self.quarter * 3 - 2, self.quarter * 3
        return _MONTHS_OF_PART.get(self.part, (1, 12))


_DAYS_OF_PART = {
    "初": (1, 10),
    "上旬": (1, 10),
    "中": (11, 20),
    "中旬": (11, 20),
    "下旬": (21, 31),
    "底": (1, 31),
    "内": (1, 31),
}
_MONTHS_OF_PART = {"上半年": (1, 6), "下半年": (7, 12), "年中": (6, 6), "年初": (1, 1)}

_OFFSETS = {
    "今": 0,
    "本": 0,
    "当": 0,
    "明": 1,
    "次": 1,
    "翌": 1,
    "下": 1,
    "来": 1,
    "去": -1,
    "上": -1,
}
_YEAR = (
    r"(?:(?<![0-9])(?P<year>[0-9]{4})年度?|(?<![0-9])(?P<short>[0-9]{2})年(?=[0-9]{1,2}月|[底末])"
    r"|(?P<year_word>今|本|当|明|次|翌|下一?|来|去|上一?)年度?)"
)
_DAY = r"(?P<day>[0-9]{1,2})[日号](?!之?内|以内|之日|个?工作)"
_MONTH = (
    rf"(?:(?<![0-9])(?P<month>[0-9]{{1,2}})月份?|(?P<month_word>本|当|下个?|次)月份?)"
    rf"(?:{_DAY}|(?P<month_part>月?[上中下]旬|月?[底末初]|内|中))?"
)
_QUARTER = r"(?:第?(?<![0-9])(?P<quarter>[0-9])季度|(?P<quarter_word>本|下一?个?)季度)(?P<quarter_part>[底末内])?"
_REST = (
    rf"(?:{_MONTH}|{_QUARTER}|(?P<half>[上下]半年)[底末内]?"
    r"|(?P<year_part>(?<![0-9半两几多整])年?(?:[底末终初内]|中期?))|月(?P<bare_part>[上中下]旬|[底末初])"
    r"|(?<![0-9第])(?P<bare_day>[0-9]{1,2})[日号](?!之?内|以内|之日|个?工作))"
)
_ISO = (
    r"(?<![0-9])(?P<iso_year>[12][0-9]{3})(?P<dash>[-/.])(?P<iso_month>[0-9]{1,2})"
    r"(?:(?P=dash)(?P<iso_day>[0-9]{1,2}))?(?![0-9年季])[日号月]?"
    r"|(?<![0-9])(?P<run_year>20[0-9]{2})(?P<run_month>[01][0-9])(?P<run_day>[0-3][0-9])(?![0-9])"
)
MOMENT = re.compile(rf"(?:{_ISO})|(?:{_YEAR}的?(?:{_REST})?)")
_YEARLESS = re.compile(_REST)
_SECOND = re.compile(
    r"(?P<month>[0-9]{1,2})[./-](?P<day>[0-9]{1,2})(?![0-9.%/年月-])|(?P<bare>[0-9]{1,2})(?![0-9年月日号季.%个天周])"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A moment and where it stands in the tidied text."""

    moment: Moment
    start: int
    end: int


def find_moments(text: str) -> Iterator[Found]:
    """Every moment in tidied ``text``, in order."""
    at = 0
    while at < len(text):
        found = _next(text, at)
        if found is None:
            return
        yield found
        at = found.end
        second = _second_end(text, found)
        if second is not None:
            yield second
            at = second.end


def _next(text: str, at: int) -> Found | None:
    candidates = [m for m in (MOMENT.search(text, at), _first_yearless(text, at)) if m]
    if not candidates:
        return None
    match = min(candidates, key=lambda m: (m.start(), -m.end()))
    return Found(_moment(match), *match.span())


def _first_yearless(text: str, at: int) -> re.Match[str] | None:
    """The first moment without a year; a part alone (底, 内) needs its 年."""
    for match in _YEARLESS.finditer(text, at):
        part = match["year_part"]
        if not part or part.startswith("年"):
            return match
    return None


def _second_end(text: str, first: Found) -> Found | None:
    """The end of a range that only figures give: 2024.8.1-8.15, 2024.8—10."""
    separator = re.compile(SEPARATOR).match(text, first.end)
    match = _SECOND.match(text, separator.end()) if separator else None
    if match is None:
        return None
    if match["bare"] is None:
        moment = Moment(month=int(match["month"]), day=int(match["day"]))
    elif first.moment.day is not None:
        moment = Moment(month=first.moment.month, day=int(match["bare"]))
    elif first.moment.month is not None and not first.moment.part:
        moment = Moment(month=int(match["bare"]))
    else:
        return None
    return Found(moment, *match.span())


def _moment(match: re.Match[str]) -> Moment:
    said = match.groupdict()
    for prefix in ("iso", "run"):
        if said.get(f"{prefix}_year"):
            day = said[f"{prefix}_day"]
            return Moment(
                year=int(said[f"{prefix}_year"]),
                month=int(said[f"{prefix}_month"]),
                day=int(day) if day else None,
            )
    day = said["day"] or said["bare_day"]
    year = said.get("year") or (f"20{said['short']}" if said.get("short") else None)
    return Moment(
        year=int(year) if year else None,
        quarter=int(said["quarter"]) if said["quarter"] else None,
        month=int(said["month"]) if said["month"] else None,
        day=int(day) if day else None,
        part=_part(said),
        year_offset=_offset(said.get("year_word")),
        quarter_offset=_offset(said["quarter_word"]),
        month_offset=_offset(said["month_word"]),
    )


def _offset(word: str | None) -> int | None:
    return _OFFSETS[word[0]] if word else None


def _part(said: dict[str, str | None]) -> str:
    if said["half"]:
        return said["half"]
    if said["quarter_part"]:
        return "季底"
    if said["year_part"]:
        letter = said["year_part"].removeprefix("年")[0]
        return "年底" if letter in "末终" else f"年{letter}"
    part = (said["month_part"] or said["bare_part"] or "").removeprefix("月")
    return {"末": "底"}.get(part, part)
