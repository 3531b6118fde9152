"""Chinese and Arabic numerals: reading both, writing Chinese ones."""

from __future__ import annotations

from datetime import date

_DIGITS = "零一二三四五六七八九"
_PLACES = ((1000, "千"), (100, "百"), (10, "十"))
LARGEST = 9999
"""The largest number that :func:`chinese_number` writes."""

_VALUES = {c: n for n, c in enumerate(_DIGITS)} | {
    "〇": 0,
    "○": 0,
    "◯": 0,
    "两": 2,
}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_CONTRACTED = {"廿": "二十", "卅": "三十"}
_FIGURES = "零〇○◯一二三四五六七八九"
CHINESE_DIGITS = f"{_FIGURES}十百千两廿卅"
"""Every character that a Chinese number may consist of, 元 (of 元月) aside."""

# One character for one, so that an offset in the result is an offset in the text.
_HALF_WIDTH = {0xFF01 + i: 0x21 + i for i in range(0x5E)} | {0x3000: 0x20, 0xA0: 0x20}


def half_width(text: str) -> str:
    """``text`` with full-width ASCII and blanks made half-width; every offset stays the same."""
    return text.translate(_HALF_WIDTH)


def chinese_number(n: int) -> str:
    """``n`` (0 to 9999) as Chinese counts: 12 → 十二, 105 → 一百零五, 110 → 一百一十.

    Raises ValueError outside that range.
    """
    if not 0 <= n <= LARGEST:
        raise ValueError(f"a number from 0 to {LARGEST}, not {n}")
    if n == 0:
        return _DIGITS[0]
    parts: list[str] = []
    rest, gap = n, False
    for place, sign in _PLACES:
        digit, rest = divmod(rest, place)
        if digit:
            parts += [_DIGITS[0]] * gap + [_DIGITS[digit], sign]
            gap = False
        elif parts:
            gap = rest > 0
    if rest:
        parts += [_DIGITS[0]] * gap + [_DIGITS[rest]]
    text = "".join(parts)
    return text[1:] if text.startswith("一十") else text


def chinese_year(year: int | date) -> str:
    """A year digit by digit: 2021 → 二〇二一 (GB/T 15835: a year takes 〇, not 零)."""
    number = year.year if isinstance(year, date) else year
    return "".join("〇" if c == "0" else _DIGITS[int(c)] for c in str(number))


def parse_number(text: str) -> int | None:
    """The whole number that ``text`` is, or None where it is anything else.

    Reads 12, １２, 十二, 二十, 一百零五, 两, 廿三, 二〇二一 (digit by digit) and 元 (of 元月).
    """
    text = half_width(text).strip()
    if text.isascii() and text.isdigit():
        return int(text)
    if text == "元":
        return 1
    for short, long in _CONTRACTED.items():
        text = text.replace(short, long)
    if not text or not all(c in CHINESE_DIGITS for c in text):
        return None
    if len(text) > 1 and all(c in _FIGURES for c in text):
        return int("".join(str(_VALUES[c]) for c in text))
    return _counted(text)


def _counted(text: str) -> int | None:
    """A number written with 十, 百 and 千; None where they stand in no sensible order."""
    total, digit, last = 0, None, 10_000
    for c in text:
        if c not in _UNITS:
            value = _VALUES[c]
            if digit not in (None, 0):
                return None
            digit = value
            continue
        unit = _UNITS[c]
        if unit >= last or (digit == 0 and unit != 10):
            return None
        if digit is None and (unit != 10 or total):
            return None
        total += (digit or 1) * unit
        digit, last = None, unit
    return total + (digit or 0)
