"""Where a long title is broken: between words, its lines of about the same length.

GB/T 9704-2012, 7.3.1: a title of several lines is broken where words end, its lines in the shape of
a trapezoid or a lozenge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from filings.language.widths import text_width

_WORDS = re.compile(
    "人民政府|关于|创建|工作|申报|备案表|备案|自查|打分表|报告|请示|通知|方案|意见|责任|分工表?|分解表?|"
    "任务|评估|评分|考核|实施|细则|标准|指标|完成|时限|质量强[省市县区镇]|质量|街道|建设|示范|领导小组|"
    "委员会|办公室|管理局|监督|主要|重点|年度|高质量|发展|情况|开展|[0-9A-Za-z.%〔〕]+|\\d+年"
)
_NO_LINE_BEGINS_WITH = set("，。；：、！？）》〉”’】〕…%的及和与等")
_NO_LINE_ENDS_WITH = set("（《〈“‘【〔和与及第")
_GOOD_AFTER = ("的", "）", "》", "、", "，", "政府", "委员会", "办公室")
_GOOD_BEFORE = ("关于", "创建", "申报", "自查", "责任", "评估", "任务", "评分")
_MOST_LINES = 3


def title_lines(title: str, width: int) -> list[str]:
    """``title`` in lines of at most ``width`` Chinese characters; one line where it fits.

    A title that cannot be broken so, or has blanks, is left as it was typed: one line.
    """
    if re.search(r"\s", title) or not width < text_width(title) <= width * _MOST_LINES:
        return [title]
    places = list(_places(title))
    for count in range(2, _MOST_LINES + 1):
        chosen = min(
            (
                (cost, breaks)
                for breaks in combinations(places, count - 1)
                if (cost := _cost(title, breaks, width)) is not None
            ),
            default=None,
        )
        if chosen:
            return _cut(title, chosen[1])
    return [title]


def _places(title: str) -> Iterator[int]:
    """Where a line may end: between two words."""
    inside = {i for word in _WORDS.finditer(title) for i in range(word.start() + 1, word.end())}
    for i in range(2, len(title) - 1):
        if (
            i not in inside
            and title[i] not in _NO_LINE_BEGINS_WITH
            and title[i - 1] not in _NO_LINE_ENDS_WITH
        ):
            yield i


def _cut(title: str, breaks: tuple[int, ...]) -> list[str]:
    return [title[a:b] for a, b in pairwise((0, *breaks, len(title)))]


def _cost(title: str, breaks: tuple[int, ...], width: int) -> float | None:
    """How badly a title is broken so; None where a line is too long."""
    widths = [text_width(line) for line in _cut(title, breaks)]
    longest = max(widths)
    if longest > width:
        return None
    uneven = sum((longest - w) ** 2 for w in widths) / len(widths)
    return uneven + sum(_badness(title, i) for i in breaks)


def _badness(title: str, i: int) -> float:
    if title[i] in "（《〈":
        return 50  # what is in brackets belongs to the word before
    if title.endswith(_GOOD_AFTER, 0, i) or title.startswith(_GOOD_BEFORE, i):
        return 0
    beside_word = any(i in word.span() for word in _WORDS.finditer(title))
    return 6 if beside_word else 20
