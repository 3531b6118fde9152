"""Numbers as they stand in a Word file."""

from __future__ import annotations


def whole_number(text: str | None, otherwise: int = 0) -> int:
    """A whole number, at most nine figures long; ``otherwise`` for anything else, such as ①."""
    if text is None or len(text) > 10:
        return otherwise
    figures = text.removeprefix("-")
    return int(text) if figures.isascii() and figures.isdigit() else otherwise
