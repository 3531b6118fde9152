"""How wide a text is in Chinese type: a character of full width counts one."""

from __future__ import annotations

import re
import unicodedata

_BESIDE_FIGURES = re.compile(
    r"(?<=[\u3400-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[\u3400-\u9fff])"
)
_ROOM_BESIDE_FIGURES = 0.25
"""Which Word, and nearly so LibreOffice, puts between Chinese characters and figures."""


def text_width(text: str) -> float:
    """The width of a line in characters; Latin letters and figures count half of one."""
    return sum(1 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text)


def printed_width(text: str) -> float:
    """The width of a line as printed: with the room between figures and Chinese characters."""
    return text_width(text) + _ROOM_BESIDE_FIGURES * len(_BESIDE_FIGURES.findall(text))
