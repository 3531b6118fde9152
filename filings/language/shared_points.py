"""Points that one clause gives to several: 「方案、总结各3分」, 「国家级、省级分别加5、3分」."""

from __future__ import annotations

import re

from filings.language.numerals import half_width, parse_number

_FIGURE = r"[0-9]{1,3}(?:\.[0-9]{1,2})?"
LISTED = re.compile(
    rf"分别(?:可|各)?[加减扣得计记赋奖]?\s*{_FIGURE}\s*分?(?:\s*[、,和/]\s*{_FIGURE}\s*分?)+"
)
"""「分别得5分、3分、2分」: which of them is earned by what, the words before say in their own order."""
SHARED = re.compile(r"(?:各|均|分别)[得计记赋占]?\s*[(（]?\s*[得计记]?\s*[0-9.]+\s*分\s*[)）]?$")
"""「各3分」, at the end of a requirement with its mark: each of those before it earns them."""
_OWN = re.compile(r".*[,;。:\n]", re.DOTALL)
_AND = re.compile(r"(?<=..)(?:以及|[和及与])(?=..)")
_COUNT = re.compile(
    r"(?P<etc>等)?(?P<count>[2-9两二三四五六七八九])(?:项|个|类|种|方面|次)$|(?P<open>等)$"
)


def each_of(words: str) -> tuple[str, ...]:
    """The several that ``words`` name before 各N分, as printed; what stands before them stays with the first.

    () where the words do not say all of them (台账等各1分).
    """
    bare = re.sub(r"(?:各|均|分别)$", "", words.rstrip())
    half = half_width(bare)
    own = _OWN.match(half)
    begin = own.end() if own else 0
    count = _COUNT.search(half, begin)
    if count and count["open"]:
        return ()
    end = count.start() if count else len(bare)
    cuts = [m.span() for m in re.finditer("、", half[begin:end])]
    joined = _AND.search(half[begin:end], cuts[-1][1] if cuts else 0)
    if joined:
        cuts.append(joined.span())
    starts = [0, *(stop for _start, stop in cuts)]
    stops = [*(start for start, _stop in cuts), end - begin]
    pieces = [bare[begin + a : begin + b].strip() for a, b in zip(starts, stops, strict=True)]
    if count and parse_number(count["count"].replace("两", "二")) != len(pieces):
        return ()
    if len(pieces) < 2 or not all(pieces):
        return (words,)
    return (bare[:begin] + pieces[0], *pieces[1:])
