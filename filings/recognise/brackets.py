"""The words of running text that divide work: 「（责任单位：甲、乙，完成时限：…）」, 「（甲牵头，乙配合）」."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from filings.language.deadlines import DeadlineKind, DeadlineProblem, read_deadline
from filings.language.numerals import half_width, parse_number
from filings.language.unit_reading import UnitReading, read_units
from filings.recognise.texts import leading_number, squeezed

_PAIRS = {"（": "）)", "(": "）)", "〔": "〕]］", "[": "]］〕", "【": "】", "［": "］]〕"}
_CLOSERS = "".join(_PAIRS.values())
_DUTY = r"(?:总?牵头|主办|主责|责任|配合|协办|承办|落实|实施|参与|参加|协助|负责|分工|完成|执行|组织实施)"
_BODY = r"(?:单位|部门|处室|科室|股室|机构|主体|站所)"
_MORE_DUTY = (
    r"(?:[\u4e00-\u9fff]{1,4}?(?:牵头|责任|配合|协办|承办|落实|实施|主管)|协作|协同|主管|会办|联办|承接|包保|属地|共同|支持|建设"
    r"|推进|组织|行业|[省市县区镇]直)"
)
_LABEL = re.compile(
    rf"(?P<label>{_DUTY}(?:责任)?(?:{_BODY}|镇街|分工)?(?:及分工)?|责任|{_MORE_DUTY}{_BODY})\s*[:：]"
)
_TIME_LABEL = re.compile(
    r"(?P<label>(?:完成|办结|整改|工作|实施|推进|落实|计划|起止|时间|截止|目标)?(?:时限|时间|期限|节点|进度|日期)(?:要求|节点|安排)?)\s*[:：]"
)
_OTHER_LABEL = re.compile(r"[\u4e00-\u9fff]{2,8}\s*[:：]")
_VERB = re.compile(
    r"(?:牵头|负责|配合|参与|协助|主办|承办|协办|会同|落实|实施|分工|职责|推进|组织|办理)[^，,；;。、]{0,6}$"
)
_PERSON_LABEL = re.compile(
    r"(?:(?:牵头|责任|分管|包联|包保|挂钩|挂点|联系|主管|具体|直接)?(?:市|县|区|镇|乡|街道|局|单位)?"
    r"(?:级)?(?:领导|负责人|责任人|联系人|联络员|河长|路长|林长)|责任人员?|负责同志|责任领导)\s*[:：]"
)
_BESIDE = re.compile(r"(?P<label>[\u4e00-\u9fff]{2,8})\s*[:：]\s*(?P<said>[^。]{1,60}?)。?")
_LONGEST_FRONT = 60
_NEXT_OF_LIST = re.compile(
    r"\s*(?:[；;]|[。，,、]\s*(?:[(（][0-9一二三四五六七八九十]{1,2}[)）]|[①-⑳]|[0-9]{1,2}[.．、](?![0-9])|[二三四五六七八九]是))"
)
_SPACED = re.compile(
    rf"^(?P<label>(?:{_DUTY}|{_MORE_DUTY}){_BODY}|(?:完成)?时限|完成时间|(?:责任|牵头|分管)领导|责任人)[ \t\u3000]+(?=[^\s:：])"
)
_MARKS_AFTER = "。.；;，,、 \u3000"
_ORNAMENTS = "▲△★☆●○■□◆◇※"
_SENTENCE_LABEL = re.compile(
    rf"(?<=[。；;！!\s{_ORNAMENTS}])(?={_DUTY}(?:责任)?(?:单位|部门|处室|科室|股室|站所|镇街)\s*[:：])"
)
_SENTENCES = re.compile(r"(?<=[。；;！!\n])")
_DASHED = re.compile(r"\s*[—–―─－-]{1,3}\s*(?P<units>[^—–―─－-].*?)\s*$")


@dataclass(frozen=True, slots=True)
class Division:
    """What a bracket or line says: its place in the paragraph, units and deadline as printed.

    ``units_text`` is the wording of the units, '' without any; ``deadline_text`` that of the time.
    ``rest`` are labels and texts about something else (责任人：…).
    """

    start: int
    end: int
    reading: UnitReading
    units_text: str = ""
    deadline_text: str = ""
    rest: tuple[tuple[str, str], ...] = ()


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
        found = _division(inside, start, end, whole=text[start:end], closes=closes)
        if found is not None:
            yield found


def opens_text(before: str) -> bool:
    """Whether nothing but a number stands before."""
    number = leading_number(before)
    return not before or (number is not None and not number.rest.strip())


def _pure(inside: str) -> bool:
    return names_only(read_units(inside))


_FOR_ALL = re.compile(
    r"[(（〔【\[]?\s*(?:以上|上述|前述)(?P<which>各?(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,2})?项?|所有|全部)"
    r"(?:重点)?(?:任务|工作|事项|内容|措施|举措)?(?:均|都|全部)?[，,]?\s*(?=由|[\u4e00-\u9fff])"
)


def for_all_above(text: str) -> tuple[Division, int | None] | None:
    """What 「（以上任务由甲牵头，乙配合）」 says, and of how many tasks where it counts them."""
    found = _FOR_ALL.match(text.strip())
    if found is None:
        return None
    said = text.strip()[found.end() :].rstrip("。.）)】〕] \u3000")
    if said.count("（") > said.count("）"):
        said += "）"
    division = _division(said, 0, len(text), whole=said, closes=True)
    counted = re.search(r"[0-9一二两三四五六七八九十]+", found["which"])
    return (division, parse_number(counted[0]) if counted else None) if division else None


def division_line(text: str) -> Division | None:
    """What a paragraph says that is nothing but a division: 责任单位：甲、乙."""
    stripped = _SPACED.sub(r"\g<label>：", text.strip())
    if stripped[:1] in _PAIRS and stripped[-1:] in _CLOSERS:
        found = next(divisions_in(stripped), None)
        return found if found is not None and found.start == 0 else None
    if _PERSON_LABEL.match(stripped) and not _LABEL.search(stripped):
        parts = list(_labelled(stripped))
        rest = tuple((label, said) for kind, label, said in parts if kind == "other")
        times = "；".join(said for kind, _label, said in parts if kind == "time")
        return Division(0, len(text), read_units(""), "", times, rest) if rest else None
    labelled = _LABEL.match(stripped) or _TIME_LABEL.match(stripped)
    if not labelled and not (_OTHER_LABEL.match(stripped) and _LABEL.search(stripped)):
        return None
    return _division(stripped, 0, len(text), whole=stripped, closes=True)


def labelled_end(text: str) -> Division | None:
    """The labels that end a paragraph without brackets: 「……。▲责任单位：甲　★完成时限：长期」.

    None where a further sentence follows, whose words would become a unit's.
    """
    for found in _SENTENCE_LABEL.finditer(text):
        said = re.sub(rf"[{_ORNAMENTS}]", " ", text[found.start() :]).strip()
        if not text[: found.start()].strip() or not _labels_only(said):
            continue
        division = _division(said, found.start(), len(text), whole=said, closes=True)
        if division is not None and division.reading.units:
            return division
    return None


def _labels_only(said: str) -> bool:
    """Whether each sentence begins with a label: 责任单位：甲。时限：2026年底。"""
    sentences = [s.strip() for s in said.split("。") if s.strip()]
    labels = (_LABEL, _TIME_LABEL, _PERSON_LABEL)
    return len(sentences) == 1 or all(any(p.match(s) for p in labels) for s in sentences)


def sentence_end(text: str) -> Division | None:
    """The last sentence of a paragraph where it names who leads and nothing else: 「由甲牵头，乙配合。」."""
    parts = [part for part in _SENTENCES.split(text) if part.strip()]
    if len(parts) < 2:
        return None
    said = parts[-1]
    start = text.rindex(said)
    division = _of_clauses(said.strip(), start, len(text), closes=False)
    if division is None or not names_only(division.reading):
        return None
    return division


def beside_line(text: str) -> Division | None:
    """A line among those below a task that says something else of it: 联系电话：…."""
    found = _BESIDE.fullmatch(text.strip())
    if found is None:
        return None
    return Division(0, len(text), read_units(""), rest=((found["label"], found["said"]),))


def units_in_front(text: str) -> tuple[Division, str] | None:
    """Units before a colon, and what they are to do: 「县财政局、县教育局：负责……」."""
    head, mark, said = text.partition("：") if "：" in text else text.partition(":")
    if not mark or not said.strip() or len(head) > _LONGEST_FRONT:
        return None
    reading = read_units(head)
    if not names_only(reading):
        return None
    return Division(0, len(head) + 1, reading, head.strip()), said.strip()


def names_alone(text: str) -> Division | None:
    """A heading that is nothing but names of offices: 「（一）县农业农村局」."""
    reading = read_units(text)
    return Division(0, len(text), reading, text.strip()) if names_only(reading) else None


def dashed_line(text: str) -> Division | None:
    """A line below a task that sets units behind a stroke: 「——区民政局」."""
    found = _DASHED.fullmatch(text)
    if found is None:
        return None
    division = _division(found["units"], 0, len(text), whole=found["units"], closes=True)
    return division if division is not None and names_only(division.reading) else None


def says_unit_label(text: str) -> bool:
    """Whether a sentence of ``text`` begins with 责任单位： or the like."""
    return _SENTENCE_LABEL.search(text) is not None


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
        if character in _PAIRS:
            stack.append((character, at))
        elif character in _CLOSERS and stack:
            opened = next(
                (i for i in range(len(stack) - 1, -1, -1) if character in _PAIRS[stack[i][0]]), None
            )
            if opened is None:
                continue
            start = stack[opened][1]
            del stack[opened:]
            if not stack:
                yield start, at + 1


def _division(inside: str, start: int, end: int, *, whole: str, closes: bool) -> Division | None:
    parts = list(_labelled(inside))
    if parts:
        return _of_labels(parts, start, end, whole)
    return _of_clauses(inside, start, end, closes=closes)


def _labelled(inside: str) -> Iterator[tuple[str, str, str]]:
    """Kind (units, time, other), label and text of each labelled part, if the text begins with one."""
    marks: list[tuple[int, int, str, str]] = []
    for kind, pattern in (("units", _LABEL), ("time", _TIME_LABEL), ("other", _OTHER_LABEL)):
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
    return Division(start, end, read_units(joined), text if units else "", "；".join(times), rest)


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


def breaks_off(text: str) -> bool:
    """Whether a text ends within a bracket that divides work: 「……（牵头单位：甲；」."""
    opened: list[int] = []
    for at, character in enumerate(text):
        if character in _PAIRS:
            opened.append(at)
        elif character in _CLOSERS and opened:
            opened.pop()
    return bool(opened) and any(
        pattern.match(text[opened[-1] + 1 :].strip()) for pattern in (_LABEL, _TIME_LABEL)
    )


def _of_clauses(inside: str, start: int, end: int, *, closes: bool) -> Division | None:
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
