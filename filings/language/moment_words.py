"""Finds moments in text: 2024年6月底, 2024年三季度, 8月中旬, 2024-12-31, 2024.8.1-8.15, 年底.

The text has been made ready by :func:`filings.language.deadline_text.tidy`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from filings.language.deadline_text import SEPARATOR
from filings.language.moments import Moment

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
    r"(?:(?<![0-9])(?P<year>[0-9]{4})年度?|(?<![0-9])(?P<short>[0-9]{2})年(?=[0-9]{1,2}月|[底末]|第?[1-4]季度)"
    r"|(?P<year_word>今|本|当|明|次|翌|下一?|来|去|上一?)年度?)"
)
_DAY = r"(?P<day>[0-9]{1,2})[日号](?!之?内|以内|之日|个?工作)"
_MONTH = (
    rf"(?:(?<![0-9])(?P<month>[0-9]{{1,2}})月份?|(?P<month_word>本|当|下个?|次)月份?)"
    rf"(?:{_DAY}|(?P<month_part>月?(?:上中|中下|[上中下])旬|月?[底末初]|内|中))?"
)
_QUARTER = r"(?:第?(?<![0-9])(?P<quarter>[0-9])季度|(?P<quarter_word>本|下一?个?)季度)(?P<quarter_part>[底末内])?"
_REST = (
    rf"(?:{_MONTH}|{_QUARTER}|(?P<half>[上下]半年)[底末内]?"
    r"|(?P<year_part>(?<![0-9半两几多整])(?:年?|年度)(?:[底末终初内]|中期?))|月(?P<bare_part>(?:上中|中下|[上中下])旬|[底末初])"
    r"|(?<![0-9第])(?P<bare_day>[0-9]{1,2})[日号](?!之?内|以内|之日|个?工作))"
)
_ISO = (
    r"(?<![0-9])(?P<iso_year>[12][0-9]{3})(?P<dash>[-/.])(?P<iso_month>[0-9]{1,2})"
    r"(?:(?P=dash)(?P<iso_day>[0-9]{1,2}))?(?![0-9年季])[日号月]?"
    r"|(?<![0-9])(?P<run_year>20[0-9]{2})(?P<run_month>[01][0-9])(?P<run_day>[0-3][0-9])(?![0-9])"
)
_RANGE = re.compile(SEPARATOR)
_WITH_YEAR = re.compile(rf"(?:{_ISO})|(?:{_YEAR}的?(?:{_REST})?)")
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
    candidates = [m for m in (_WITH_YEAR.search(text, at), _first_yearless(text, at)) if m]
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
    separator = _RANGE.match(text, first.end)
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
        letter = said["year_part"].removeprefix("年").removeprefix("度")[0]
        return "年底" if letter in "末终" else f"年{letter}"
    part = (said["month_part"] or said["bare_part"] or "").removeprefix("月")
    return {"末": "底"}.get(part, part)
