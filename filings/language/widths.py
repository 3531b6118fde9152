"""How wide a text is in Chinese type: a character of full width counts one."""

from __future__ import annotations

import unicodedata


def text_width(text: str) -> float:
    """The width of a line in characters; Latin letters and figures count half of one."""
    return sum(1 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text)
