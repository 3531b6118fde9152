"""The words of running text that divide work: 「（责任单位：甲、乙，完成时限：…）」, 「（甲牵头，乙配合）」."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from filings.language.deadlines import DeadlineKind, DeadlineProblem, read_deadline
from filings.language.numerals import half_width
from filings.language.unit_reading import read_units
from filings.language.unit_records import UnitReading
from filings.recognise.texts import leading_number, squeezed

PAIRS = {"（": "）)", "(": "）)", "〔": "〕]］", "[": "]］〕", "【": "】", "［": "］]〕"}
CLOSERS = "".join(PAIRS.values())
DUTY = r"(?:总?牵头|主办|主责|责任|配合|协办|承办|落实|实施|参与|参加|协助|负责|分工|完成|执行|组织实施)"
BODY = r"(?:单位|部门|处室|科室|股室|机构|主体|站所)"
MORE_DUTY = (
    r"(?:[\u4e00-\u9fff]{1,4}?(?:牵头|责任|配合|协办|承办|落实|实施|主管)|协作|协同|主管|会办|联办|承接|包保|属地|共同|支持|建设"
    r"|推进|组织|行业|[省市县区镇]直)"
)
LABEL = re.compile(
    rf"(?P<label>{DUTY}(?:责任)?(?:{BODY}|镇街|分工)?(?:及分工)?|责任|{MORE_DUTY}{BODY})\s*[:：]"
)
TIME_LABEL = re.compile(
    r"(?P<label>(?:完成|办结|整改|工作|实施|推进|落实|计划|起止|时间|截止|目标)?(?:时限|时间|期限|节点|进度|日期)(?:要求|节点|安排)?)\s*[:：]"
)
OTHER_LABEL = re.compile(r"[\u4e00-\u9fff]{2,8}\s*[:：]")
_VERB = re.compile(
    r"(?:牵头|负责|配合|参与|协助|主办|承办|协办|会同|落实|实施|分工|职责|推进|组织|办理)[^，,；;。、]{0,6}$"
)
_NEXT_OF_LIST = re.compile(
    r"\s*(?:[；;]|[。，,、]\s*(?:[(（][0-9一二三四五六七八九十]{1,2}[)）]|[①-⑳]|[0-9]{1,2}[.．、](?![0-9])|[二三四五六七八九]是))"
)
_MARKS_AFTER = "。.；;，,、 \u3000"


@dataclass(frozen=True, slots=True)
class Division:
    """What a bracket or line says: its place in the paragraph, units and deadline as printed.

    ``units_text`` is the wording of the units, '' without any; ``deadline_text`` that of the time.
    ``rest`` are labels and texts about something else (责任人：…). ``label`` is the one label over
    the units, which ``units_text`` leaves out.
    """

    start: int
    end: int
    reading: UnitReading
    units_text: str = ""
    deadline_text: str = ""
    rest: tuple[tuple[str, str], ...] = ()
    label: str = ""


def divisions_in(text: str) -> Iterator[Division]:
    """Every bracket in a paragraph that divides work, in order."""
    for start, end in _groups(text):
        inside = text[start + 1 : end - 1]
        rest = text[end:].split("\n")[0]
        before = text[:start].strip()
        closes = (
            not rest.strip(_MARKS_AFTER)
            or _NEXT_OF_LIST.match(rest) is not None
            or before.endswith(("。", "；"))
            or (opens_text(before) and _pure(inside))
        )
        found = division_of(inside, start, end, whole=text[start:end], closes=closes)
        if found is not None:
            yield found


def opens_text(before: str) -> bool:
    """Whether nothing but a number stands before."""
    number = leading_number(before)
    return not before or (number is not None and not number.rest.strip())


def _pure(inside: str) -> bool:
    return names_only(read_units(inside))


def names_only(reading: UnitReading) -> bool:
    """Whether a reading has nothing but names of offices, and no doubt."""
    return (
        bool(reading.units)
        and not reading.doubts
        and not reading.remarks
        and all(_sure(unit.name) for unit in reading.units)
    )


def _groups(text: str) -> Iterator[tuple[int, int]]:
    """The outermost brackets of a text: where each begins and ends."""
    stack: list[tuple[str, int]] = []
    for at, character in enumerate(text):
        if character in PAIRS:
            stack.append((character, at))
        elif character in CLOSERS and stack:
            opened = next(
                (i for i in range(len(stack) - 1, -1, -1) if character in PAIRS[stack[i][0]]), None
            )
            if opened is None:
                continue
            start = stack[opened][1]
            del stack[opened:]
            if not stack:
                yield start, at + 1


def division_of(inside: str, start: int, end: int, *, whole: str, closes: bool) -> Division | None:
    parts = list(labelled(inside))
    if parts:
        return _of_labels(parts, start, end, whole)
    return of_clauses(inside, start, end, closes=closes)


def labelled(inside: str) -> Iterator[tuple[str, str, str]]:
    """Kind (units, time, other), label and text of each labelled part, if the text begins with one."""
    marks: list[tuple[int, int, str, str]] = []
    for kind, pattern in (("units", LABEL), ("time", TIME_LABEL), ("other", OTHER_LABEL)):
        for found in pattern.finditer(inside):
            before = inside[: found.start()]
            if before and before[-1] not in "，,；;。、．.\n）) \u3000\t":
                continue
            if any(s < found.end() and found.start() < e for s, e, _k, _l in marks):
                continue
            marks.append((found.start(), found.end(), kind, found[0].rstrip(":： ")))
    marks.sort()
    if not marks or marks[0][0] > 0:
        return
    stops = [*(m[0] for m in marks[1:]), len(inside)]
    for (_start, begin, kind, label), stop in zip(marks, stops, strict=True):
        yield kind, label, inside[begin:stop].strip().rstrip("，,；;。、.")


def _of_labels(
    parts: list[tuple[str, str, str]], start: int, end: int, whole: str
) -> Division | None:
    units, late = _deadlines_taken_off(parts)
    times = [text for kind, _label, text in parts if kind == "time" and text] + late
    rest = tuple((label, text) for kind, label, text in parts if kind == "other")
    if not units and not times:
        return None
    joined = "；".join(f"{label}：{text}" for label, text in units)
    # One label goes without saying; of several the wording needs them, and is kept as it stands.
    alone = len(units) == 1
    text = units[0][1] if alone else (joined if times or rest else whole.strip())
    label = units[0][0] if alone else ""
    reading = read_units(joined)
    return Division(start, end, reading, text if units else "", "；".join(times), rest, label)


def _deadlines_taken_off(
    parts: list[tuple[str, str, str]],
) -> tuple[list[tuple[str, str]], list[str]]:
    """The units under each label, and the deadlines behind them: 「责任单位：甲、乙，2025年底前完成」."""
    units: list[tuple[str, str]] = []
    late: list[str] = []
    for kind, label, text in parts:
        if kind != "units" or not text:
            continue
        clauses = re.split(r"[，,；;]", text)
        taken = 0
        while len(clauses) - taken > 1 and _is_day(clauses[-1 - taken]):
            taken += 1
        if taken:
            late += clauses[-taken:]
            text = text[: -sum(len(c) + 1 for c in clauses[-taken:])]
        units.append((label, text))
    return units, late


def _is_day(clause: str) -> bool:
    return re.search(r"[0-9]|年[底内]|全年|长期|持续|常态", clause) is not None and (
        _sets_deadline(clause)
    )


def of_clauses(inside: str, start: int, end: int, *, closes: bool) -> Division | None:
    """「区市场监管局牵头，区财政局配合，2024年底前完成」."""
    clauses = re.split(r"(?<=[，,；;。])", inside)
    deadlines = [c for c in clauses if _sets_deadline(c)]
    unit_clauses = [c for c in clauses if c not in deadlines]
    text = "".join(unit_clauses).strip().rstrip("，,；;。")
    time = "".join(deadlines).strip().rstrip("，,；;。")
    if not text:
        return None
    reading = read_units(text)
    if not reading.units:
        return None
    says_so = any(_VERB.search(squeezed(half_width(c)).rstrip(",;。.")) for c in unit_clauses)
    plain = closes and not reading.doubts and all(_sure(unit.name) for unit in reading.units)
    if not says_so and not plain:
        return None
    if says_so and reading.remarks and len("".join(reading.remarks)) > len(text) / 2:
        return None
    return Division(start, end, reading, text, time)


_SURE = re.compile(
    r"(?:局|委|办|部|厅|中心|政府|办事处|公司|街道|镇|乡|园区|管委会|单位|部门|院|社|会|队|所|站|行)(?:[(（].*[)）])?$"
)


def _sure(name: str) -> bool:
    return len(name) >= 3 and _SURE.search(name) is not None


def _sets_deadline(clause: str) -> bool:
    bare = clause.strip().rstrip("，,；;。")
    if not bare or len(bare) > 40:
        return False
    reading = read_deadline(bare)
    if reading.problem in (DeadlineProblem.REMARK, DeadlineProblem.EMPTY):
        return False
    if reading.kind is DeadlineKind.UNCLEAR and reading.problem is not DeadlineProblem.MISTYPED:
        return reading.problem is DeadlineProblem.NO_YEAR
    return not read_units(bare).units or bool(
        re.search(r"[0-9]|底前|完成|持续|长期|全年|常年|常态|年[底内]|每[年月季周日旬]|季度", bare)
    )
