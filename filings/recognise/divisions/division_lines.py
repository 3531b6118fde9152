"""Lines and sentences that divide work without a bracket: labels below a task, at its end, before it."""

from __future__ import annotations

import re
from dataclasses import replace

from filings.language.numerals import parse_number
from filings.language.unit_names import has_level, is_known
from filings.language.unit_reading import read_units
from filings.recognise.divisions.brackets import (
    CLOSERS,
    PAIRS,
    Division,
    division_of,
    divisions_in,
    names_only,
    of_clauses,
    states_rule,
)
from filings.recognise.divisions.labels import (
    BODY,
    COLON,
    DUTY,
    LABEL,
    MORE_DUTY,
    OTHER_LABEL,
    TIME_LABEL,
    labelled,
)

_BESIDE = re.compile(
    r"(?P<label>(?!附|抄送|主送|分送)[\u4e00-\u9fff]{2,8}(?<![一二三四五六七八九十]))\s*[:：]\s*(?P<said>[^。]{1,60}?)。?"
)
"""「问题三：……」 counts what it begins: it is no label."""
_DESCRIBES = re.compile(
    r"(?P<label>(?:整改|工作|具体|主要|任务|重点|推进|落实|完成|实施|目标|验收|存在|问题)?"
    r"(?:目标|措施|举措|要求|标准|情况|成效|进展|内容|问题|原因|成果|结果|任务|安排|描述|表现|现状))"
    r"(?:\s*[:：]\s*|[ \t\u3000]+)(?P<said>\S.{0,600}|$)",
    re.DOTALL,
)
_LONGEST_FRONT = 60
_SPACED = re.compile(
    rf"^(?P<label>(?:整改)?(?:{DUTY}|{MORE_DUTY}){BODY}|(?:完成|办结|整改|工作|实施|推进|落实)?(?:时限|时间|期限)(?:要求)?"
    r"|(?:责任|牵头|分管)领导|责任人)[ \t\u3000]+(?=[^\s:：])"
)
_ORNAMENTS = "▲△★☆●○■□◆◇※"
_SENTENCE_LABEL = re.compile(
    rf"(?<=[。；;！!\s{_ORNAMENTS}])(?={DUTY}(?:责任)?(?:单位|部门|处室|科室|股室|站所|镇街){COLON})"
)
_THIS_WORK = re.compile(r"^(?:此|该|本|这一)项(?:工作|任务|行动|事项)?[，,]?\s*(?=由)")
_SENTENCES = re.compile(r"(?<=[。；;！!\n])")
_DASHED = re.compile(r"\s*[—–―─－-]{1,3}\s*(?P<units>[^—–―─－-].*?)\s*$")
_DASHED_END = re.compile(r"(?<=[。；;！!])\s*[—–―─]{1,3}[^—–―─。；;]+[。；;]?\s*$")
_PERSON_LABEL = re.compile(
    r"(?:(?:牵头|责任|分管|包联|包保|挂钩|挂点|联系|主管|具体|直接)?(?:市|县|区|镇|乡|街道|局|单位)?"
    r"(?:级)?(?:领导|负责人|责任人|联系人|联络员|河长|路长|林长)|责任人员?|负责同志|责任领导)\s*[:：]"
)
_LABELS = re.compile(f"{LABEL.pattern}|{TIME_LABEL.pattern.replace('<label>', '<time>')}")
_FOR_ALL = re.compile(
    r"[(（〔【\[]?\s*(?:以上|上述|前述)(?P<which>各?(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,2})?项?|所有|全部)"
    r"(?:重点)?(?:任务|工作|事项|内容|措施|举措)?(?:均|都|全部)?[，,]?\s*(?=由|[\u4e00-\u9fff])"
)
_FOR_RANGE = re.compile(
    r"[(（〔【\[]?\s*(?:第\s*)?(?P<first>[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*(?:[条项]\s*)?(?:至|到|[—–－~-]{1,2})\s*"
    r"(?:第\s*)?(?P<last>[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*[条项](?:任务|工作|内容)?(?:均|都|全部)?[，,]?\s*(?=由)"
)
_SUPERVISES = re.compile(
    r"(?:督查|督办|督导|督促|跟踪|考核|考评|检查|调度|通报|监督|评估|验收|解释|汇总)[^，,；;]{0,8}$"
)


def for_all_above(text: str) -> tuple[Division, int | None] | None:
    """What 「（以上任务由甲牵头，乙配合）」 says, and of how many tasks where it counts them.

    「（第四条至第六条由甲负责）」 stands behind the last of the three.
    """
    ranged = _FOR_RANGE.match(text.strip())
    found = ranged or _FOR_ALL.match(text.strip())
    if found is None:
        return None
    said = text.strip()[found.end() :].rstrip("。.）)】〕] \u3000")
    if _SUPERVISES.search(said) or states_rule(said) or "。" in said:
        return None  # who sees that others do it, how one knows who leads; or it says more
    if said.count("（") > said.count("）"):
        said += "）"
    division = division_of(said, 0, len(text), whole=said, closes=True)
    if division is None:
        return None
    if ranged is not None:
        first, last = parse_number(ranged["first"]), parse_number(ranged["last"])
        return (division, last - first + 1) if first and last and first <= last else None
    counted = re.search(r"[0-9一二两三四五六七八九十]+", found["which"])
    return division, parse_number(counted[0]) if counted else None


def division_line(text: str) -> Division | None:
    """What a paragraph says that is nothing but a division: 责任单位：甲、乙."""
    stripped = _SPACED.sub(r"\g<label>：", text.strip())
    if stripped[:1] in PAIRS and stripped[-1:] in CLOSERS:
        found = next(divisions_in(stripped), None)
        return found if found is not None and found.start == 0 else None
    if _PERSON_LABEL.match(stripped) and not LABEL.search(stripped):
        parts = list(labelled(stripped))
        rest = tuple((label, said) for kind, label, said in parts if kind == "other")
        times = "；".join(said for kind, _label, said in parts if kind == "time")
        return Division(0, len(text), read_units(""), "", times, rest) if rest else None
    begins = LABEL.match(stripped) or TIME_LABEL.match(stripped)
    if not begins and not (OTHER_LABEL.match(stripped) and LABEL.search(stripped)):
        return None
    return division_of(stripped, 0, len(text), whole=stripped, closes=True)


def labelled_end(text: str) -> Division | None:
    """The labels that end a paragraph without brackets: 「……。▲责任单位：甲　★完成时限：长期」.

    None where a further sentence follows, whose words would become a unit's.
    """
    for found in _SENTENCE_LABEL.finditer(text):
        said = re.sub(rf"[{_ORNAMENTS}]", " ", text[found.start() :]).strip()
        if not text[: found.start()].strip() or not _labels_only(said):
            continue
        division = division_of(said, found.start(), len(text), whole=said, closes=True)
        if division is not None and division.reading.units:
            return division
    return None


def _labels_only(said: str) -> bool:
    """Whether each sentence begins with a label: 责任单位：甲。时限：2026年底。"""
    sentences = [s.strip() for s in said.split("。") if s.strip()]
    labels = (LABEL, TIME_LABEL, _PERSON_LABEL)
    return len(sentences) == 1 or all(any(p.match(s) for p in labels) for s in sentences)


def labelled_sentences(text: str) -> tuple[str, list[Division]] | None:
    """A text less its sentences that are labels, and these: 「……。责任单位：甲。清理……。时限：4月底。」.

    None where none begins with 责任单位： or one says more than names.
    """
    parts = [part for part in _SENTENCES.split(text) if part.strip()]
    lines = [
        (part, division_line(part.strip().rstrip("。；;")) if _LABELS.match(part.strip()) else None)
        for part in parts
    ]
    found = [line for _part, line in lines if line is not None]
    named = [line for line in found if line.reading.units]
    if lines[0][1] is not None or not named or not all(names_only(d.reading) for d in named):
        return None
    return "".join(part for part, line in lines if line is None), found


def divided_lines(text: str) -> tuple[str, list[Division]] | None:
    """A text of several lines less those that divide it: 标题⏎责任单位：甲⏎清理河道。"""
    first, *others = text.split("\n")
    lines = [(line, division_line(line)) for line in others]
    found = [division for _line, division in lines if division is not None]
    if not found:
        return None
    return "\n".join((first, *(line for line, said in lines if said is None))), found


def sentence_end(text: str) -> Division | None:
    """The last sentence of a paragraph where it names who leads and nothing else: 「由甲牵头，乙配合。」."""
    parts = [part for part in _SENTENCES.split(text) if part.strip()]
    if len(parts) < 2:
        return None
    said = _THIS_WORK.sub("", parts[-1].strip())
    start = text.rindex(said)
    division = of_clauses(said, start, len(text), closes=False)
    if division is None or not names_only(division.reading, may_be_vague=True):
        return None
    return division


def beside_line(text: str) -> Division | None:
    """A line among those below a task that says something else of it: 联系电话：…."""
    found = _BESIDE.fullmatch(text.strip())
    label, said = (found["label"], found["said"]) if found is not None else described(text)
    if not said:
        return None
    said = said.removesuffix("。") if "。" not in said[:-1] else said
    return Division(0, len(text), read_units(""), rest=((label, said),))


def described(text: str) -> tuple[str, str]:
    """Label and words of a line that says more of a task: 整改目标：……; the words may stand below it.

    Both are "" where it is no such line.
    """
    found = _DESCRIBES.fullmatch(text.strip())
    return (found["label"], found["said"]) if found is not None else ("", "")


def units_in_front(text: str) -> tuple[Division, str] | None:
    """Units before a colon, and what they are to do: 「县财政局、县教育局：负责……」."""
    head, mark, said = text.partition("：") if "：" in text else text.partition(":")
    if not mark or not said.strip() or len(head) > _LONGEST_FRONT:
        return None
    reading = read_units(head)
    if not names_only(reading):
        return None
    return Division(0, len(head) + 1, reading, head.strip()), said.strip()


_TO_DO = re.compile(
    r"打造|建设|培育|组建|建立|完善|健全|推进|推动|加强|强化|开展|实施|提升|优化|规范|设立|新建|改造|发展|创建|做[优强大实好]|建[好强成优]|[用抓管]好"
)
"""How a heading begins that says what is to be done: 打造流动驿站 ends as an office does."""


def names_alone(text: str) -> Division | None:
    """A heading that is nothing but names of offices: 「（一）县农业农村局」."""
    reading = read_units(text)
    known = all(u.is_group or has_level(u.name) or is_known(u.name) for u in reading.units)
    known = known and _TO_DO.match(text) is None
    return Division(0, len(text), reading, text.strip()) if names_only(reading) and known else None


def dashed_line(text: str) -> Division | None:
    """A line below a task that sets units behind a stroke: 「——区民政局」."""
    found = _DASHED.fullmatch(text)
    if found is None:
        return None
    division = division_of(found["units"], 0, len(text), whole=found["units"], closes=True)
    return division if division is not None and names_only(division.reading) else None


def dashed_end(text: str) -> Division | None:
    """Units behind a stroke after the last sentence of a paragraph: 「……信息。——县人社局、县残联」."""
    found = _DASHED_END.search(text)
    if found is None or not text[: found.start()].strip():
        return None
    division = dashed_line(found[0])
    if division is None:
        return None
    return replace(division, start=found.start(), end=len(text))


def says_unit_label(text: str) -> bool:
    """Whether a sentence of ``text`` begins with 责任单位： or the like."""
    return _SENTENCE_LABEL.search(text) is not None


def breaks_off(text: str) -> bool:
    """Whether a text ends within a bracket that divides work: 「……（牵头单位：甲；」."""
    opened: list[int] = []
    for at, character in enumerate(text):
        if character in PAIRS:
            opened.append(at)
        elif character in CLOSERS and opened:
            opened.pop()
    return bool(opened) and any(
        pattern.match(text[opened[-1] + 1 :].strip()) for pattern in (LABEL, TIME_LABEL)
    )
