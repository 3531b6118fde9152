"""A line at a certain place, as a paragraph: indents, alignment and tabs in twips."""

from __future__ import annotations

from filings.language.text_blocks import Placed
from filings.word.styles import Area
from filings.word.xml import Element, make, put

CHARACTER = 320
"""The width of a character of 三号 (16 pt), the size of official text."""
LINE = 579
"""One of the 22 lines of a page (GB/T 9704-2012, 5.2.3)."""


def place(settings: Element, line: Placed, area: Area) -> None:
    """Say in a paragraph's ``settings`` where ``line`` stands in an ``area``."""
    if line.keep:
        put(settings, make("keepNext"))
    put(settings, make("keepLines"))
    if line.centres:
        stops = [
            make("tab", {"val": "center", "pos": str(round(share * area.width))})
            for share in line.centres
        ]
        put(settings, make("tabs", {}, *stops))
    if line.above:
        put(settings, make("spacing", {"before": str(round(line.above * LINE))}))
    indents = {"left": line.left, "right": line.right, "firstLine": 0}
    # What counts in characters would win over twips, and a style may have set it.
    counted = {f"{side}Chars": "0" for side in indents}
    put(
        settings,
        make("ind", {**counted, **{s: str(round(n * CHARACTER)) for s, n in indents.items()}}),
    )
    put(settings, make("jc", {"val": line.align}))
