"""The words of an unread text that look as if they divided work: a bracket, or 责任单位：…."""

from __future__ import annotations

import re

from filings.language.unit_reading import read_units
from filings.recognise.divisions.brackets import outer_brackets
from filings.recognise.texts import EDGE_MARKS

_SAYS = re.compile(
    r"(?:责任|牵头|配合|主办|协办|承办|主责|参与|实施|负责)(?:单位|部门|处室|科室|股室|站所|镇街)\s*(?:[:：]|为|是)[^。；;\n]*"
)
_NAMES = re.compile(r"[局委办科股厅]|政府|中心|公司|单位|部门")
"""Words of which a bracket that divides work has one at least."""


def unclear_words(text: str) -> str | None:
    """Which words of a text that was read as no task say who does it, in a way not understood.

    Of a bracket at its end only what names no unit, where the rest of it does. None where a text
    says nothing of the kind.
    """
    said = _SAYS.search(text)
    if said is not None:
        return said[0].strip(EDGE_MARKS + "）)")
    groups = list(outer_brackets(text))
    if not groups or text[groups[-1][1] :].strip(EDGE_MARKS):
        return None
    start, end = groups[-1]
    inside = text[start + 1 : end - 1]
    if not _NAMES.search(inside):
        return None
    reading = read_units(inside)
    return (reading.units and "、".join(reading.remarks)) or text[start:end]
