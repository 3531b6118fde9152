"""Numbers as Excel shows them: 5 not 5.0, 12.5%, 2021年7月10日 (ECMA-376 part 1, 18.8.30, 18.8.31).

But for one thing: a date whose format hides the year (12月1日) keeps it, since the cell holds it and
what is read from it would else be guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

from filings.language.numerals import LARGEST, chinese_number, chinese_year

GENERAL = "General"
BUILT_IN: Mapping[int, str] = {
    0: GENERAL,
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: GENERAL,
    13: GENERAL,
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    41: "#,##0",
    42: "#,##0",
    43: "#,##0.00",
    44: "#,##0.00",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss",
    48: "0.0E+0",
    49: "@",
    # In Chinese editions of Excel and WPS.
    **dict.fromkeys((27, 36, 50, 57), "yyyy年m月"),
    **dict.fromkeys((28, 29, 51, 54, 58), "m月d日"),
    30: "m-d-yy",
    31: "yyyy年m月d日",
    32: "h时mm分",
    33: "h时mm分ss秒",
    34: "上午/下午h时mm分",
    35: "上午/下午h时mm分ss秒",
    52: "yyyy年m月",
    53: "m月d日",
    55: "上午/下午h时mm分",
    56: "上午/下午h时mm分ss秒",
}
"""The formats that a workbook names by number only, as a Chinese Excel shows them."""

_EXACT = Context(prec=400)
_FIFTEEN = Context(prec=15, rounding=ROUND_HALF_UP)
_LARGEST_EXPONENT = 308
_MOST_DECIMALS = 30
_LONGEST = 255
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|(?P<clock>AM/PM|A/P|上午/下午)'
    r"|\[(?P<elapsed>h+|m+|s+)\]|\[(?P<bracket>[^\]]*)\]"
    r"|(?P<general>General|G/通用格式)|(?P<exponent>E[+-]0+)|(?P<digits>[0#?][0#?,]*(?:\.[0#?]*)?|\.[0#?]+)"
    r"|(?P<date>y+|m+|d+|h+|s+(?:\.0+)?|e+|a{3,4})|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_PIECE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|.', re.DOTALL)
_WEEKDAYS = "一二三四五六日"
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_DAY = timedelta(days=1)
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_NO_YEAR = 1904
"""Dates up to this year are small numbers in the format of a date."""
_LAST_DAY = 2_958_465  # 31 December 9999


def show_number(text: str, code: str, *, from_1904: bool = False) -> str:
    """The number that a workbook stores as ``text``, in the number format ``code``.

    What is no number, or too large to be one in Excel, stays as it is written.
    """
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return text
    if not number.is_finite() or abs(number.adjusted()) > _LARGEST_EXPONENT:
        return text
    section, number = _section(code if len(code) <= _LONGEST else GENERAL, number)
    tokens = list(_TOKEN.finditer(section))
    if any(t["date"] or t["elapsed"] for t in tokens):
        return _date(number, tokens, from_1904=from_1904) or _plain(number)
    return _number(number, tokens)


def _plain(number: Decimal) -> str:
    """The number without a format: no more than the 15 figures that Excel keeps of a fraction."""
    whole = number.to_integral_value()
    if number == whole:
        return f"{abs(whole) if whole == 0 else whole:f}"
    return f"{_FIFTEEN.plus(number).normalize():f}"


def _section(code: str, number: Decimal) -> tuple[str, Decimal]:
    """The part of the format for numbers of this sign, and the number as that part shows it."""
    parts = [""]
    for piece in _PIECE.findall(code):
        if piece == ";":
            parts.append("")
        else:
            parts[-1] += piece
    if any(piece.startswith(("[<", "[=", "[>")) for piece in _PIECE.findall(code)):
        return GENERAL, number
    if number == 0 and len(parts) > 2:
        return parts[2], number
    if number < 0 and len(parts) > 1:
        return parts[1] or GENERAL, -number if parts[1] else number
    return parts[0] or GENERAL, number


# Numbers ------------------------------------------------------------------------------------------


def _number(number: Decimal, tokens: list[re.Match[str]]) -> str:
    percents = sum(t["other"] == "%" for t in tokens)
    scaled = number.scaleb(2 * percents, _EXACT)
    digits = [t for t in tokens if t["digits"]]
    if any(t["other"] == "/" for t in tokens) or len(digits) > 1:
        return _plain(number)  # a fraction, or figures broken up as in a telephone number
    spelt = any((t["bracket"] or "").lower().startswith("dbnum1") for t in tokens)
    parts: list[str] = []
    negative = False
    for token in tokens:
        if token["quoted"] is not None or token["escaped"] is not None:
            parts.append(token["quoted"] or token["escaped"] or "")
        elif token["general"] or token["other"] == "@":
            parts.append(_spelt(_plain(scaled)) if spelt else _plain(scaled))
        elif token["digits"]:
            exponent = any(t["exponent"] for t in tokens)
            shown = _plain(scaled) if exponent else _figures(scaled, token["digits"])
            shown = _spelt(shown) if spelt else shown
            negative = shown.startswith("-")
            parts.append(shown.removeprefix("-"))
        elif token["other"]:
            parts.append(token["other"])
        elif token["date"] is None and token["bracket"] and token["bracket"].startswith("$"):
            parts.append(token["bracket"][1:].partition("-")[0])
    return ("-" if negative else "") + "".join(parts).strip()


def _figures(number: Decimal, pattern: str) -> str:
    """The number in a pattern such as ``#,##0.0#``."""
    whole, point, decimals = pattern.partition(".")
    while whole.endswith(","):
        whole = whole[:-1]
        number = number.scaleb(-3, _EXACT)
    places = min(len(decimals), _MOST_DECIMALS)
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _EXACT)
    before, _point, after = f"{abs(rounded):f}".partition(".")
    wanted = decimals.rstrip("#?")
    after = after[: len(wanted)] + after[len(wanted) :].rstrip("0")
    before = before.zfill(whole.count("0")) if "0" in whole else before.removeprefix("0")
    if "," in whole:
        before = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", before)
    sign = "-" if rounded < 0 else ""
    return sign + before + (point + after if after or wanted else "")


def _spelt(figures: str) -> str:
    """A whole number in Chinese, as ``[DBNum1]`` asks for; anything else as it is."""
    if figures.isascii() and figures.isdigit() and int(figures) <= LARGEST:
        return chinese_number(int(figures))
    return figures


# Dates and times ----------------------------------------------------------------------------------


def _date(number: Decimal, tokens: list[re.Match[str]], *, from_1904: bool) -> str:
    """The number of days as a date or time; '' where there is no such day."""
    if not 0 <= number <= _LAST_DAY:
        return ""
    moment = _moment(number, from_1904=from_1904)
    if moment is None:
        return ""
    half = any(t["clock"] for t in tokens)
    spelt = any((t["bracket"] or "").lower().startswith("dbnum1") for t in tokens)
    parts: list[str] = []
    for place, token in enumerate(tokens):
        if token["quoted"] is not None or token["escaped"] is not None:
            parts.append(token["quoted"] or token["escaped"] or "")
        elif token["clock"]:
            chinese = token["clock"].startswith("上")
            parts.append(
                ("下午" if chinese else "PM") if moment.hour > 11 else ("上午" if chinese else "AM")
            )
        elif token["elapsed"]:
            parts.append(_elapsed(number, token["elapsed"]))
        elif token["date"]:
            minute = token["date"].lower() in ("m", "mm") and _is_minute(tokens, place)
            shown = _piece(moment, token["date"].lower(), minute=minute, half=half)
            parts.append(_spelt_date(shown) if spelt else shown)
        elif token["digits"] or token["other"]:
            parts.append(token["digits"] or token["other"] or "")
    shown = "".join(p for p in parts if p != "@").strip(" ;")
    return _with_year(shown, moment, tokens, spelt=spelt)


def _with_year(shown: str, moment: datetime, tokens: list[re.Match[str]], *, spelt: bool) -> str:
    """A date with its year where the format hides that: 12月1日 → 2025年12月1日, 1-Dec → 2025-12-01.

    A number that only counts (5 as 1月4日) has no year worth telling.
    """
    dates = [(i, t["date"].lower()) for i, t in enumerate(tokens) if t["date"]]
    named = {
        "month" if kind[0] == "m" else kind[0]
        for place, kind in dates
        if kind[0] != "d" or len(kind) < 3
        if kind[0] != "m" or not _is_minute(tokens, place)
    }
    if not named & {"month", "d"} or named & {"y", "e"} or moment.year <= _NO_YEAR:
        return shown
    if re.match(r"[0-9〇一二三四五六七八九十]{1,3}月", shown):
        return f"{chinese_year(moment.year) if spelt else moment.year}年{shown}"
    return shown if named & {"h", "s"} else moment.date().isoformat()


def _moment(number: Decimal, *, from_1904: bool) -> datetime | None:
    days = int(number)
    seconds = int(((number - days) * 86_400).quantize(Decimal(1), ROUND_HALF_UP))
    # Excel counts a 29 February 1900 that never was.
    start = _EPOCH_1904 if from_1904 else _EPOCH + (_DAY if days < 60 else timedelta())
    try:
        return start + timedelta(days=days, seconds=seconds)
    except OverflowError:
        return None


def _is_minute(tokens: list[re.Match[str]], place: int) -> bool:
    """Whether an m stands for minutes: next to hours before it, or to seconds behind it."""

    def nearest(range_: range) -> str:
        for other in range_:
            kind = tokens[other]["date"] or tokens[other]["elapsed"]
            if kind:
                return kind[0].lower()
        return ""

    before, after = nearest(range(place - 1, -1, -1)), nearest(range(place + 1, len(tokens)))
    return before == "h" or after == "s"


def _piece(moment: datetime, token: str, *, minute: bool, half: bool) -> str:
    kind, length = token[0], len(token)
    if kind in "ye":
        return f"{moment.year:04}" if length > 2 or kind == "e" else f"{moment.year % 100:02}"
    if kind == "a":
        return ("星期" if length > 3 else "") + _WEEKDAYS[moment.weekday()]
    if kind == "d" and length > 2:
        return "星期" + _WEEKDAYS[moment.weekday()]
    if kind == "m" and not minute and length > 2:
        return _MONTHS[moment.month - 1]
    hour = (moment.hour % 12 or 12) if half else moment.hour
    value = {
        "d": moment.day,
        "h": hour,
        "s": moment.second,
        "m": moment.minute if minute else moment.month,
    }[kind]
    return f"{value:02}" if length > 1 else str(value)


def _elapsed(number: Decimal, token: str) -> str:
    unit = {"h": 24, "m": 24 * 60, "s": 86_400}[token[0].lower()]
    return str(int((number * unit).quantize(Decimal("0.0001"), ROUND_HALF_UP, _EXACT))).zfill(
        len(token)
    )


def _spelt_date(shown: str) -> str:
    if len(shown) == 4 and shown.isdigit():
        return chinese_year(int(shown))
    return chinese_number(int(shown)) if shown.isdigit() else shown


def iso_date(text: str) -> str:
    """A cell that stores its date as text (ISO 8601), as a date without a time at midnight."""
    try:
        moment = datetime.fromisoformat(text.strip().removesuffix("Z"))
    except ValueError:
        return text
    if moment.time() == datetime.min.time():
        return date.isoformat(moment.date())
    return moment.strftime("%Y-%m-%d %H:%M:%S")
