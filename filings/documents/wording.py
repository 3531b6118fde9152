"""How single facts are worded in every document: units, deadlines, points, titles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import TypeVar

from filings.language.dates import format_deadline
from filings.language.deadlines import DeadlineKind
from filings.model import AssignedUnit, Deadline, Role, plain_points

T = TypeVar("T")

NOTHING = "—"
"""What a cell shows that has nothing to say: the deadline of an item that does not apply."""

_ISO_DATE = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_EIGHT_FIGURES = re.compile(r"\s*\d{8}\s*")
_LEVELS = "一二三四五六七八九十"
_VERSION = re.compile(r"（[^（）]*版）$")
_RUBRIC_WORDS = (
    "评估细则",
    "评分细则",
    "考核细则",
    "实施细则",
    "细则",
    "评估标准",
    "评分标准",
    "考核标准",
    "标准",
    "评估表",
    "评分表",
    "考核表",
    "指标体系",
    "任务分解表",
    "任务分解及完成时限",
    "任务分解",
    "责任分工表",
    "责任分工",
    "责任分解表",
)


def filled(value: T | None, hole: str) -> T | str:
    """``value``, or the hole where there is none."""
    return hole if value is None or value == "" else value


def tidy_points(points: Decimal | None) -> Decimal | str:
    """Points without needless zeros, so that they print well even without a filter; '' if none."""
    return "" if points is None else Decimal(plain_points(points))


def deadline_wording(deadline: Deadline, hole: str = "") -> str:
    """A deadline as a cell shows it: the words that were written.

    Only a date in figures is written out (2024-12-31 → 2024年12月31日前), and the name of a stage
    is followed by the day that it means (动员部署阶段（2024年7月31日前）). The hole follows words that
    name no day and no time: they are not settled yet.
    """
    wording = _written_deadline(deadline)
    unsettled = deadline.kind is DeadlineKind.UNCLEAR and hole not in wording
    return wording + hole if unsettled else wording


def _written_deadline(deadline: Deadline) -> str:
    if deadline.stage is not None and deadline.date is not None:
        stage = deadline.text if deadline.text.endswith("阶段") else deadline.text + "阶段"
        return f"{stage}（{format_deadline(deadline.date)}）"
    if deadline.date is not None and _EIGHT_FIGURES.fullmatch(deadline.text):
        return format_deadline(deadline.date)
    written, count = _ISO_DATE.subn(_written_out, deadline.text)
    return written + "前" if count and _ISO_DATE.fullmatch(deadline.text) else written


def _written_out(match: re.Match[str]) -> str:
    year, month, day = (int(part) for part in match.groups())
    return f"{year}年{month}月{day}日"


def unit_labels(units: Iterable[AssignedUnit], hole: str = "") -> list[str]:
    """The units of an item by their usual names, the role added where roles differ.

    A lead is marked （牵头）; a supporting unit is marked （配合） only where nobody leads, since
    beside a lead the others support. The hole follows the name of a unit that is not known.
    """
    units = list(units)
    roles = {u.role for u in units}
    if len(roles) < 2:
        return [unit_name(u, hole) for u in units]
    marks = {Role.LEAD: "（牵头）"} if Role.LEAD in roles else {Role.SUPPORT: "（配合）"}
    return [unit_name(u, hole) + marks.get(u.role, "") for u in units]


def unit_name(assigned: AssignedUnit, hole: str) -> str:
    """The usual name of a unit; one that is in no list of units is not settled yet."""
    unknown = assigned.unit is None and hole not in assigned.name
    return assigned.shown_name + hole if unknown else assigned.shown_name


def level_names(stated: Iterable[str], depth: int) -> list[str]:
    """A heading for each of ``depth`` section levels: those stated, else the usual ones."""
    names = list(stated)[:depth]
    usual = {1: ["类别"], 2: ["类别", "指标内容"]}.get(depth) or [
        f"{number}级指标" for number in _LEVELS[:depth]
    ]
    return [*names, *usual[len(names) :], *[""] * (depth - max(len(names), len(usual)))]


def content_heading(levels: list[str]) -> str:
    """The heading of the column of contents: 三级指标 below 二级指标, else 主要内容."""
    found = re.fullmatch(rf"([{_LEVELS}])级指标", levels[-1]) if levels else None
    place = _LEVELS.find(found[1]) + 1 if found else 0
    return f"{_LEVELS[place]}级指标" if 0 < place < len(_LEVELS) else "主要内容"


def table_title(rubric: str | None, ending: str, programme: str | None) -> str:
    """The title of a table made of a rubric: 「…创建评估细则」 and 自查打分表 → 「…创建自查打分表」.

    A rubric that is called like the table already keeps its title. Without a rubric's title the
    programme's name stands before the ending.
    """
    if not rubric:
        return f"{programme or ''}{ending}"
    if ending.removesuffix("表") in rubric:
        return rubric
    version = _VERSION.search(rubric)
    stem = rubric[: version.start()] if version else rubric
    word = next((w for w in _RUBRIC_WORDS if stem.endswith(w)), "")
    return _joined(stem.removesuffix(word), ending) + (version.group() if version else "")


def _joined(stem: str, ending: str) -> str:
    """Both in one, what ends the one and begins the other written once: 重点任务 and 任务分解表."""
    shared = next((n for n in (4, 3, 2) if stem.endswith(ending[:n])), 0)
    return stem + ending[shared:]
