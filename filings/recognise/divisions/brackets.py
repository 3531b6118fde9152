"""The words of running text that divide work: 「（责任单位：甲、乙，完成时限：…）」, 「（甲牵头，乙配合）」."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from filings.language.deadlines import DeadlineKind, DeadlineProblem, read_deadline
from filings.language.numerals import half_width
from filings.language.role_rules import role_rule
from filings.language.unit_names import OFFICE_ENDINGS, ends_as_unit, has_level, is_known
from filings.language.unit_reading import read_units
from filings.language.unit_records import NamedUnit, UnitProblem, UnitReading
from filings.recognise.divisions.labels import LABEL, labelled
from filings.recognise.texts import leading_number, squeezed

PAIRS = {"（": "）)", "(": "）)", "〔": "〕]］", "[": "]］〕", "【": "】", "［": "］]〕"}
CLOSERS = "".join(PAIRS.values())
_VERB = re.compile(
    r"(?:牵头|负责|配合|参与|协助|主办|承办|协办|会同|落实|实施|分工|职责|推进|组织|办理)[^，,；;。、]{0,6}$"
)
_NEXT_OF_LIST = re.compile(
    r"\s*(?:[；;]|[。，,、]\s*(?:[(（][0-9一二三四五六七八九十]{1,2}[)）]|[①-⑳]|[0-9]{1,2}[.．、](?![0-9])|[二三四五六七八九]是))"
)
_GOES_ON = re.compile(r"\s*[。，,]")
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
    groups = list(outer_brackets(text))
    labels = [found.start() for found in LABEL.finditer(text)] if groups else []
    for start, end in groups:
        inside = text[start + 1 : end - 1]
        rest = text[end:].partition("\n")[0]
        before = text[:start].strip()
        if _is_gloss(text, start, inside, labels) or states_rule(inside):
            continue
        closes = (
            not rest.strip(_MARKS_AFTER)
            or _NEXT_OF_LIST.match(rest) is not None
            or before.endswith(("。", "；"))
            or (opens_text(before) and _pure(inside))
            or ((start, end) != groups[-1] and _ends_part(text, start, end, groups[-1]))
        )
        found = division_of(inside, start, end, whole=text[start:end], closes=closes)
        if found is not None:
            yield found


def _ends_part(text: str, start: int, end: int, last: tuple[int, int]) -> bool:
    """Whether a bracket ends a sentence, and one with names ends the paragraph too: 「…（甲）。…（乙）。」."""
    if _GOES_ON.match(text, end) is None:
        return False
    named = _pure(text[start + 1 : end - 1]) and _pure(text[last[0] + 1 : last[1] - 1])
    said = text[_behind(text, start, "，,。；;") : start]
    explains = len(read_units(text[start + 1 : end - 1]).units) == 1 and ends_as_unit(said.strip())
    return named and not explains and not text[last[1] :].strip(_MARKS_AFTER)


def _behind(text: str, end: int, marks: str) -> int:
    """The place behind the last of some marks before ``end``; 0 without any."""
    return max(text.rfind(mark, 0, end) for mark in marks) + 1


def states_rule(text: str) -> bool:
    """Whether a text says how one knows who leads, and names nobody: 排第一位的为牵头单位."""
    return role_rule(text) is not None and not any(
        _is_sure(unit.name) and has_level(unit.name) for unit in read_units(text).units
    )


_REPORTED_TO = re.compile(
    r"(?:报|送|告|抄|交|反馈|汇总|联系)(?:至|给|到|往)?(?P<office>[^，,。；;、：:（(）)\s]{2,16})\Z"
)
_LONGEST_REPORT = 20


_APPLIES_TO = re.compile(
    r"(?:本[表标准细则办法]{1,2})?(?:仅|只|均|统一)?(?:适用[于对]?|不含|不包括)|(?:办公室|地点)?(?:设在|设于)|挂靠|隶属|(?:以下|下)?简称|地址|联系|电话"
)
"""How a bracket begins that says whom the words before it are about, not who does anything."""


_TEAM = re.compile(r"(?:组|专班|小队|分队)\Z")


def _is_team(text: str, start: int, inside: str) -> bool:
    """Whether a bracket says who leads one of several teams: 下设综合协调组（甲牵头）、抢险救援组（乙牵头）."""
    end = start + len(inside) + 2
    among = text[end : end + 1] == "、" or text[:start].rfind("、", max(0, start - 16)) >= 0
    return among and _TEAM.search(text, max(0, start - 4), start) is not None


def _is_gloss(text: str, start: int, inside: str, labels: Sequence[int]) -> bool:
    """Whether a bracket explains an office that stands before it: 报县森防办（县林业局）, or to whom it applies.

    ``labels`` are the places in the text where labels of units begin, in order.
    """
    if _APPLIES_TO.match(inside.strip()) or _is_team(text, start, inside):
        return True
    names = read_units(inside)
    if not names_only(names):
        return False
    end = len(text[:start].rstrip())
    sentence = _behind(text, end, "。；;\n")
    of_sentence = labels[bisect_left(labels, sentence) : bisect_left(labels, end)]
    if any(LABEL.match(text, at, end) for at in of_sentence):
        return True  # 责任单位：甲科（乙科）: of the label
    office = _REPORTED_TO.search(text, max(0, end - _LONGEST_REPORT), end)
    if office is None:
        return False
    return len(names.units) == 1 and not names.units[0].is_group and ends_as_unit(office["office"])


def opens_text(before: str) -> bool:
    """Whether nothing but a number stands before."""
    number = leading_number(before)
    return not before or (number is not None and not number.rest.strip())


def _pure(inside: str) -> bool:
    return names_only(read_units(inside))


_WHICH = frozenset(
    (
        UnitProblem.OPEN_LIST,
        UnitProblem.UNNAMED,
        UnitProblem.LEVEL_MISSING,
        UnitProblem.LEVEL_ADDED,
    )
)
"""Doubts which office is meant, none whether the words name one."""


def names_only(reading: UnitReading, *, may_be_vague: bool = False) -> bool:
    """Whether a reading has nothing but names of offices, and no doubt.

    ``may_be_vague`` lets through a list that goes on (等), 有关部门, and a name without its level.
    """
    doubts = {d.problem for d in reading.doubts} - (_WHICH if may_be_vague else frozenset())
    return bool(reading.units) and not doubts and not reading.remarks and _are_sure(reading.units)


def outer_brackets(text: str) -> Iterator[tuple[int, int]]:
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
    """What the words of a bracket or line say, which stand between ``start`` and ``end``.

    ``whole`` are the words as printed, brackets and all; ``closes`` tells that nothing of the same
    sentence stands behind.
    """
    parts = list(labelled(inside))
    if parts:
        return _of_labels(parts, start, end, whole)
    return of_clauses(inside, start, end, closes=closes)


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


_NAMES_DAY = re.compile(r"[0-9]|年[底内]|全年|长期|持续|常态|每[年月季周日旬]")


def _is_day(clause: str) -> bool:
    return _NAMES_DAY.search(clause) is not None and _sets_deadline(clause)


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
    plain = closes and not reading.doubts and _are_sure(reading.units)
    if not says_so and not plain:
        return None
    if says_so and reading.remarks and len("".join(reading.remarks)) > len(text) / 2:
        return None
    return Division(start, end, reading, text, time)


_SURE = re.compile(rf"(?:{OFFICE_ENDINGS}|园区|单位|部门|社|行)(?:[(（].*[)）])?$")


def _are_sure(units: Sequence[NamedUnit]) -> bool:
    """Whether words are surely names of offices; beside a sure one 国有林场 is one as well."""
    sure = [_is_sure(unit.name) for unit in units]
    return all(
        one or (any(sure) and len(unit.name) >= 3 and ends_as_unit(unit.name))
        for one, unit in zip(sure, units, strict=True)
    )


_SECTION = re.compile(r"[\u4e00-\u9fff]{3,12}(?:科|股|处|室)$")
"""登记注册科: a section of an office; 学科, 全科 are none."""


def _is_sure(name: str) -> bool:
    if len(name) < 3:
        return name.startswith("各") and ends_as_unit(name)  # 各镇
    return (
        _SURE.search(name) is not None
        or (has_level(name) and is_known(name))
        or (_SECTION.match(name) is not None and not name.endswith(("学科", "全科", "分科")))
    )


_SEASON = re.compile(
    r"[\u4e00-\u9fff0-9—－-]{1,10}(?:期[内前]|期间|时段|季节|季前|开学前)|重[点要](?:时段|时期|节点)"
)


def _sets_deadline(clause: str) -> bool:
    bare = clause.strip().rstrip("，,；;。")
    if not bare or len(bare) > 40:
        return False
    if _SEASON.fullmatch(bare):
        return True  # 防火期内: a time, though no calendar knows it
    reading = read_deadline(bare)
    if reading.problem in (DeadlineProblem.REMARK, DeadlineProblem.EMPTY):
        return False
    if reading.kind is DeadlineKind.UNCLEAR and reading.problem is not DeadlineProblem.MISTYPED:
        return reading.problem is DeadlineProblem.NO_YEAR
    return not read_units(bare).units or bool(
        re.search(r"[0-9]|底前|完成|持续|长期|全年|常年|常态|年[底内]|每[年月季周日旬]|季度", bare)
    )
