"""The content of a run: text with its line breaks and tabs, and the face of its quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy
from typing import TYPE_CHECKING

from filings.word.namespaces import W
from filings.word.xml import Element, make, properties_of, put, text_element

if TYPE_CHECKING:
    from filings.language.text_blocks import Runs

_EMPHASIS = "楷体_GB2312"
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


def runs_of(runs: Runs, look: Element | None = None) -> list[Element]:
    """The elements of ``runs``; ``look`` are properties that each of them has besides."""
    made: list[Element] = []
    for run in runs:
        if not run.text:
            continue
        element = make("r")
        if look is not None:
            element.append(deepcopy(look))
        if run.bold or run.emphasis:
            properties = properties_of(element, "rPr")
            if run.bold:
                put(properties, make("b"))
                put(properties, make("bCs"))
            if run.emphasis:
                # Chinese type has no italics, and dots below show in few programs.
                put(properties, make("rFonts", {"eastAsia": _EMPHASIS}))
        prefer_east_asian(element, run.text)
        element.extend(run_content(split_special(run.text)))
        made.append(element)
    return made
