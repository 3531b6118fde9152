"""Parts a phrase about units at its labels: 「牵头单位：…，配合单位：…，完成时限：…」."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from filings.language.numerals import half_width
from filings.language.role_rules import LeadBy, RoleRule, role_rule
from filings.language.roles import Duty, Role
from filings.language.unit_names import ends_as_unit, has_level, is_known
from filings.language.unit_phrases import is_collective
from filings.language.unit_roles import LABEL, OTHER_LABEL, duty_of, mixes_roles

EDGES = " \t\r\n,;。、，；、：:"
"""Marks that may stand around names and mean nothing there."""
_NO_UNITS = re.compile(
    r"时限|时间|期限|日期|领导|人$|人员|电话|目标|措施|内容|任务|依据|备注|说明|要求|标准|方式|事项|项目|阶段|进度|分值|地点|情况|问题|工作|注$"
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text under a label that does not speak of units: 完成时限：6月底前."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """The text under one label; ``other`` is the label where it does not speak of units."""

    text: str
    duty: Duty | None = None
    rule: RoleRule | None = None
    guessed: bool = False
    other: str = ""


def stretches_of(text: str) -> Iterator[Stretch]:
    """Each stretch under one label."""
    half = half_width(text)
    marks = [(m.start(), m.end(), _labelled(m.group())) for m in LABEL.finditer(half)]
    for m in OTHER_LABEL.finditer(half):
        if any(s < m.end() and m.start() < e for s, e, _stretch in marks):
            continue
        label = m["other"]
        if not ends_as_unit(label) or _NO_UNITS.search(label):
            marks.append((m.start(), m.end(), Stretch("", other=label)))
    marks.sort(key=lambda mark: mark[0])
    first = marks[0][0] if marks else len(text)
    if text[:first].strip(EDGES):
        yield Stretch(text[:first])
    for i, (_start, end, stretch) in enumerate(marks):
        until = marks[i + 1][0] if i + 1 < len(marks) else len(text)
        yield replace(stretch, text=text[end:until])


def _labelled(label: str) -> Stretch:
    """What a label gives to the names behind it."""
    bare = re.sub(r"\([^()]*\)", "", label)
    rule = role_rule(label)
    if rule is None and mixes_roles(bare):
        # 「牵头及配合单位：」: the first one leads, as everywhere.
        return Stretch("", Duty.SUPPORT, RoleRule(LeadBy.FIRST, Role.SUPPORT), guessed=True)
    return Stretch("", duty_of(bare) if rule is None else Duty(rule.others), rule)


def names_units(stretch: Stretch) -> bool:
    """Whether units stand under a label that says something else (省级：省科技厅)."""
    if _NO_UNITS.search(stretch.other):
        return False
    first = re.split(r"[,;。\n、]", half_width(stretch.text).strip(EDGES))[0]
    if is_known(first) and has_level(first):
        return True
    says_who = stretch.other.endswith(("单位", "部门", "主体", "责任"))
    return says_who and (ends_as_unit(first) or is_collective(first))
