"""What every page says again at its top or foot, and is no part of the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from filings.pdf.lines import Line
from filings.pdf.page import Page

_LEAST_PAGES = 3
_EDGE = 0.12
"""The part of a page, from its edges, where such lines stand."""
_NEAR = 3.0
_DIGITS = re.compile(r"\d+")


def take_running_heads(pages: Sequence[Page]) -> list[str]:
    """Take the lines out that stand at the same place of most pages; their texts, each once.

    Numbers in them may differ (第1页 共9页).
    """
    found: dict[tuple[str, int], list[tuple[Page, Line]]] = defaultdict(list)
    for page in pages:
        for item in page.items:
            if isinstance(item, Line) and _at_edge(item, page):
                text = _DIGITS.sub("0", "".join(item.text.split()))
                found[text, round(item.top / _NEAR)].append((page, item))
    taken: list[str] = []
    for lines in found.values():
        if len(lines) < max(_LEAST_PAGES, len(pages) / 2):
            continue
        taken.append(lines[0][1].text)
        for page, line in lines:
            page.items = [item for item in page.items if item is not line]
    return taken


def _at_edge(line: Line, page: Page) -> bool:
    return line.bottom < _EDGE * page.height or line.top > (1 - _EDGE) * page.height
