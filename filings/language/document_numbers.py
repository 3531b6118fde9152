"""Document numbers (发文字号), as they are written and as they are miswritten: 示政办发〔2024〕12号.

An office's mark, the year in 〔 〕, the number of order without 第 and without leading zeros
(GB/T 9704-2012, 7.2.5).
"""

from __future__ import annotations

import re

_OPEN, _CLOSE = r"〔\[［【(（﹝", r"〕\]］】)）﹞"
_NUMBER = re.compile(r"[^\s\d〔〕\[\]【】()（）]+〔\d{4}〕[1-9]\d*号")
_LOOSE = re.compile(
    rf"(?P<office>[^\d{_OPEN}{_CLOSE}]+?)\s*[{_OPEN}]?\s*(?P<year>\d{{4}})\s*年?[{_CLOSE}]?"
    r"\s*第?\s*0*(?P<no>\d+)\s*号?"
)
IN_TEXT = re.compile(
    rf"(?<=[\u4e00-\u9fff])(?P<a> *)(?P<open>[{_OPEN}])(?P<b> *)(?P<year>[12]\d{{3}})(?P<c> *)"
    rf"(?P<close>[{_CLOSE}])(?P<d> *)(?P<word>第?)(?P<e> *)(?P<no>\d{{1,5}})(?P<f> *)号(?![楼院线段])"
)
"""Year and number behind the mark of an office in a running text, right or wrong; the groups ``a``
to ``f`` are blanks."""
SHORT_YEAR = re.compile(rf"(?<=[\u4e00-\u9fff])[{_OPEN}]\d{{2}}[{_CLOSE}]第?\d{{1,4}}号")
"""The same with a year of two digits."""


def is_document_number(text: str) -> bool:
    """Whether ``text`` is a document number without a fault."""
    return _NUMBER.fullmatch(text) is not None


def mended_number(text: str) -> str | None:
    """The document number that ``text`` means (``示政办发[2024]第012号``), if it can be told."""
    found = _LOOSE.fullmatch(text.strip())
    return found["office"].strip() + year_and_number(found) if found else None


def year_and_number(found: re.Match[str]) -> str:
    """``〔2024〕12号`` from the groups ``year`` and ``no`` of what was ``found``."""
    return f"〔{found['year']}〕{found['no'].lstrip('0') or '0'}号"
