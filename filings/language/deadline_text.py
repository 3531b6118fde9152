"""Makes a deadline's text ready for reading: one form for each thing that may be written in many."""

from __future__ import annotations

import re

from filings.language.numerals import CHINESE_DIGITS, half_width, parse_number

SEPARATOR = "(?:-{1,2}|—+|–|−|~|至|到)"
"""What stands between the two ends of a range, in text made half-width."""

_BLANKS = re.compile(r"\s+")
_CLOCK = re.compile(
    r"(?<=[0-9])[ T]+[0-9]{1,2}(?::[0-9]{2}(?::[0-9]{2})?(?![0-9])|[时点](?!间|段)(?:[0-9]{1,2}分|整|半)?)"
)
_NUMERAL = f"[{CHINESE_DIGITS}]+"
_UNIT = r"个?(?:年|月|日|号|季度|季|周|天|工作日|小时|星期)"
_CHINESE_NUMBER = re.compile(rf"{_NUMERAL}(?=(?:(?:{SEPARATOR}|[、和及])第?{_NUMERAL})*{_UNIT})")
_SHARED_UNIT = re.compile(
    rf"(?<![0-9])(?P<a>[0-9]{{1,4}})(?P<sep>{SEPARATOR}|[、和及与])第?(?P<b>[0-9]{{1,4}})"
    r"(?P<unit>年|月份?|日|号|季度)"
)

# 24.6.30, and 2024-6月.
_SHORT_YEAR = re.compile(r"(?<![0-9.])2[0-9]([-/.])[0-9]{1,2}\1[0-9]{1,2}(?![0-9.])")
_MONTH_OF_YEAR = re.compile(r"(?<![0-9])([12][0-9]{3})[-/.]([0-9]{1,2})月")
_BOTH_HALVES = re.compile(r"上[、和]?下半年")
_FIVE_YEAR_PLAN = re.compile(
    r"[\"“”「『]?十(?P<which>[一二三四五六七八九])五[\"“”」』]?(?:规划)?(?:(?P<end>期?末|终期)|期间|时期|期内)"
)
_TWO_YEARS = re.compile(rf"^(20[0-9]{{2}})({SEPARATOR})(20[0-9]{{2}})$")
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
    text = _BOTH_HALVES.sub("上半年、下半年", text)
    text = _SHORT_YEAR.sub(r"20\g<0>", text)
    text = _MONTH_OF_YEAR.sub(r"\1年\2月", text)
    text = _FIVE_YEAR_PLAN.sub(_plan_years, text)
    text = _CHINESE_NUMBER.sub(_arabic, text)
    text = re.sub(r"(?<=[0-9])个季度", "季度", text)
    text = re.sub(r"(?<![0-9])(20[0-9]{2})(?=[Qq][1-4])", r"\1年", text)
    text = re.sub(r"[Qq]([1-4])(?![0-9A-Za-z])", r"\1季度", text)
    text = _TWO_YEARS.sub(r"\1年\2\3年", text)
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
