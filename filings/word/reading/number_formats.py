"""Numbers as Word's automatic numbering prints them (ECMA-376 part 1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from filings.language.numerals import LARGEST, chinese_number, chinese_year

_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_FORMAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_FORMAL_TRADITIONAL = str.maketrans("零一二三四五六七八九十百千", "零壹貳參肆伍陸柒捌玖拾佰仟")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_MOST_ROMAN, _MOST_LETTERS = 3999, 780


def format_number(number: int, kind: str) -> str:
    """``number`` (from 0) in the number format ``kind`` of Word; in figures where it has none."""
    if kind == "none":
        return ""
    write = _FORMATS.get(kind, str)
    return write(number) or str(number)


def _counted(number: int) -> str:
    return chinese_number(number) if number <= LARGEST else ""


def _counted_below_hundred(number: int) -> str:
    """Word counts this way to 99 and goes on digit by digit: 一○○."""
    return _counted(number) if number < 100 else _digits(number).replace("〇", "○")


def _digits(number: int) -> str:
    return chinese_year(number)


def _formal(signs: dict[int, int]) -> Callable[[int], str]:
    def write(number: int) -> str:
        text = _counted(number)
        return (("一" if text.startswith("十") else "") + text).translate(signs)

    return write


def _roman(number: int) -> str:
    if number > _MOST_ROMAN:
        return ""
    parts = []
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        parts.append(sign * times)
    return "".join(parts)


def _letter(number: int) -> str:
    """A … Z, AA, BB …"""
    if not 0 < number <= _MOST_LETTERS:
        return ""
    times, letter = divmod(number - 1, 26)
    return chr(ord("A") + letter) * (times + 1)


def _one_of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else ""


def _run_of(first: int, count: int) -> str:
    return "".join(map(chr, range(first, first + count)))


_CIRCLED = _run_of(0x2460, 20) + _run_of(0x3251, 15) + _run_of(0x32B1, 15)


def _ordinal(number: int) -> str:
    teens = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "chineseCounting": _counted_below_hundred,
    "chineseCountingThousand": _counted,
    "chineseLegalSimplified": _formal(_FORMAL),
    "ideographLegalTraditional": _formal(_FORMAL_TRADITIONAL),
    "japaneseCounting": _counted,
    "japaneseLegal": _formal(_FORMAL_TRADITIONAL),
    "taiwaneseCounting": _counted_below_hundred,
    "taiwaneseCountingThousand": _counted,
    "koreanCounting": _counted,
    "ideographDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "taiwaneseDigital": _digits,
    "ideographTraditional": _one_of(_STEMS),
    "ideographZodiac": _one_of(_BRANCHES),
    "ideographEnclosedCircle": _one_of(_run_of(0x3280, 10)),
    "decimalEnclosedCircle": _one_of(_CIRCLED),
    "decimalEnclosedCircleChinese": _one_of(_CIRCLED),
    "decimalEnclosedParen": _one_of(_run_of(0x2474, 20)),
    "decimalEnclosedFullstop": _one_of(_run_of(0x2488, 20)),
    "decimalFullWidth": lambda n: str(n).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda n: str(n).translate(_FULL_WIDTH),
    "decimalZero": lambda n: f"{n:02}",
    "numberInDash": lambda n: f"- {n} -",
    "ordinal": _ordinal,
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda n: _letter(n).lower(),
}


def circled(text: str) -> str:
    """The sign for ``text`` in a circle (1 → ①, 一 → ㊀), '' where there is none."""
    if text.isascii() and text.isdigit() and len(text) < 3:
        return _one_of(_CIRCLED)(int(text))
    place = "一二三四五六七八九十".find(text) if len(text) == 1 else -1
    return chr(0x3280 + place) if place >= 0 else ""
