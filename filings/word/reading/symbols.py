"""Signs of the symbol fonts, which Word stores by their place in the font, as plain characters.

Only those that mean something in a text or a form: ticks, boxes, bullets, arrows, comparisons,
Greek letters. The places are those of the fonts Symbol, Wingdings and Wingdings 2.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

PRIVATE = re.compile("[\uf020-\uf0ff]")
"""The characters by which Word writes the places 0x20 to 0xff of a symbol font in plain text."""

_GREEK = dict(
    zip(
        b"ABCDEFGHIKLMNOPQRSTUWXYZabcdefghiklmnopqrstuwxyz",
        "ΑΒΧΔΕΦΓΗΙΚΛΜΝΟΠΘΡΣΤΥΩΞΨΖαβχδεφγηικλμνοπθρστυωξψζ",
        strict=True,
    )
)
_AS_ELSEWHERE = {place: chr(place) for place in b" !#%&()+,./0123456789:;<=>?[]_{|}"}
_SYMBOL: Mapping[int, str] = {
    **_GREEK,
    **_AS_ELSEWHERE,
    0xA3: "≤",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBA: "≡",
    0xBB: "≈",
    0xA5: "∞",
    0xAC: "←",
    0xAD: "↑",
    0xAE: "→",
    0xAF: "↓",
    0xD0: "∠",
    0xD6: "√",
    0xE5: "∑",
    0xA8: "♦",
    0xBC: "…",
}
_WINGDINGS: Mapping[int, str] = {
    0x6C: "●",
    0x6D: "○",
    0x6E: "■",
    0x6F: "□",
    0x70: "□",
    0x71: "□",
    0x72: "□",
    0x74: "◆",
    0x75: "◆",
    0x76: "❖",
    0x77: "◆",
    0x78: "☒",
    0xA1: "○",
    0xA7: "▪",
    0xA8: "□",
    0xAB: "★",
    0xB2: "☆",
    0xD8: "➢",
    0xE0: "→",
    0xDF: "←",
    0xE1: "↑",
    0xE2: "↓",
    0xE8: "➔",
    0xF0: "⇨",
    0xFB: "×",
    0xFC: "√",
    0xFD: "☒",
    0xFE: "☑",
    **{0x81 + n: chr(0x2460 + n) for n in range(10)},
    **{0x8C + n: chr(0x2776 + n) for n in range(10)},
}
_WINGDINGS_2: Mapping[int, str] = {
    0x4F: "×",
    0x50: "√",
    0x51: "☒",
    0x52: "☑",
    0x53: "☒",
    0x54: "☒",
    0x97: "●",
    0x98: "●",
    0xA2: "■",
    0xA3: "□",
    **{0x6A + n: chr(0x2460 + n) for n in range(10)},
}
_FONTS: Mapping[str, Mapping[int, str]] = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
}


def is_symbol_font(font: str) -> bool:
    """Whether characters of this font are places of signs."""
    return font.lower() in _FONTS or font.lower().startswith(("wingdings", "webdings"))


def plain(font: str, place: int) -> str | None:
    """The character for a sign at ``place`` (0xF0A3 or 0xA3) of a font, None where unknown."""
    if not is_symbol_font(font):
        return None if 0xE000 <= place <= 0xF8FF or not _may_stand(place) else chr(place)
    return _FONTS.get(font.lower(), {}).get(place & 0xFF)


def _may_stand(place: int) -> bool:
    """Whether a number is that of a character which XML may hold."""
    return 0x20 <= place < 0xD800 or 0xE000 <= place < 0xFFFE
