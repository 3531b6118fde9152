"""The content of a run: text with its line breaks and tabs, and the face of its quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from filings.word.namespaces import W
from filings.word.xml import Element, make, properties_of, put, text_element

_SPECIAL = re.compile(r"([\n\t])")


def run_content(pieces: Iterable[str]) -> list[Element]:
    """The children of a run for pieces of text, ``\\n`` and ``\\t``."""
    made: list[Element] = []
    for piece in pieces:
        if piece == "\n":
            made.append(make("br"))
        elif piece == "\t":
            made.append(make("tab"))
        elif piece:
            made.append(text_element(piece))
    return made


def split_special(text: str) -> list[str]:
    """``text`` cut at every line break and tab, these kept."""
    return _SPECIAL.split(text)


_AMBIGUOUS = re.compile("[“”‘’…—·×÷]")


def prefer_east_asian(run: Element, text: str) -> None:
    """“ ” … — are set in the East Asian face only where the run says so (official paper)."""
    if not _AMBIGUOUS.search(text):
        return
    properties = properties_of(run, "rPr")
    fonts = properties.find(W + "rFonts")
    if fonts is None:
        fonts = put(properties, make("rFonts"))
    if W + "hint" not in fonts.attrib:
        fonts.set(W + "hint", "eastAsia")
