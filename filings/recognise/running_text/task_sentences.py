"""Sentences that say who does what: 「由甲负责……」, 「甲会同乙开展……」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from filings.language.unit_kinds import names_nobody
from filings.language.unit_names import OFFICE_ENDINGS, has_level
from filings.language.unit_phrases import is_collective
from filings.language.unit_reading import read_units
from filings.recognise.divisions.brackets import Division, names_only
from filings.recognise.divisions.division_lines import sentence_end, units_in_front
from filings.recognise.running_text.task_drafts import TaskDraft
from filings.recognise.texts import without_number
from filings.recognise.values import Place

ACTION = (
    "开展|制定|制订|推进(?!中心|委)|推动|建立|健全|完善|组织(?!部|人事)|做好|加强|落实|实施|研究(?!院|所|室|中心)|编制(?!委|办)|出台|抓好|对(?!外|台)|按"
    "|依法|联合|统筹|督促|指导(?!中心)|负责|牵头|起草|定期|加快|深化|强化|开设|建设(?!局|委|厅|和|与|管理|办|中心|投资)|建成|打造|提供|培育|落地|进行|完成|每"
    "|发布(?!中心)|公布|对接|争取|谋划|排查|整治(?!办|专班|工作)|检查(?!组|站)|评估(?!中心|院)|审核|召开|举办|分别|共同|及时|认真|全面|具体"
)
"""What offices do; not within the name of one (县住房城乡建设局, 县委组织部)."""
_SENTENCES = re.compile(r"[。；;！!\n]")
NAMES = r"[\u4e00-\u9fff（）()、]{3,60}?"
_SUBJECT = re.compile(
    rf"(?:^|(?<=[。；;，,\s]))由?(?P<units>{NAMES})"
    rf"(?:(?P<with>会同{NAMES})(?=(?:{ACTION})|[，,。；;]|$)|(?P<verb>(?:分别|共同|具体|联合|统一)?(?:牵头负责|负责(?!人|同志)|牵头|主办|承办)))"
)
_SUPPORT = re.compile(
    rf"[，,](?P<units>{NAMES})(?:积极|协助|予以|给予)?(?P<verb>配合|协助|参与)[^，,。；;]{{0,6}}(?=[，,。；;]|$)"
)


_BY_DUTY = re.compile(
    rf"[，,](?P<units>{NAMES})(?:等)?按(?:照)?(?:各自)?职责(?:分工)?(?:分别)?(?:负责|落实|抓好|做好)"
)


def says_who(text: str) -> Division | None:
    """Who is to do what a numbered text says, where exactly one of its sentences says it plainly."""
    text = without_number(text.strip())
    end = sentence_end(text)
    found = [said for s in _SENTENCES.split(text) for said in _subjects(s.strip())]
    if end is not None:
        return end if len(found) <= 1 else None
    if len(found) != 1 or not found[0] or _acts_beside(text, found[0]):
        return None
    return Division(0, len(text), read_units(found[0]), found[0])


def takes_what_it_says(draft: TaskDraft, place: Place) -> bool:
    """Let a text's own sentence divide it where it says plainly who does it; that is told."""
    division = says_who(draft.text)
    if division is None:
        return False
    draft.divisions.append(division)
    place.report_said(division.units_text)
    return True


def begins_with_units(text: str) -> bool:
    """Whether a numbered text begins with who does what follows: 「由甲牵头，……」."""
    found = _SUBJECT.match(without_number(text.strip()))
    if found is None:
        return False
    names = read_units(found["units"])
    return names_only(names) and not all(is_collective(unit.name) for unit in names.units)


_MODAL = r"要|应当?|须|需|必须|请|负责|每[年月季周半旬]|定期|于(?=[0-9]|每|本)|按|具体|要?将(?=.{2,30}[报交送])"
_ADDRESSED = re.compile(rf"(?:^|[，,：:])(?:请|由)?(?P<units>{NAMES})(?:{_MODAL})")
_HANDS_IN = re.compile(
    r"(?:[0-9０-９一二三四五六七八九十]{1,3}[日号]|月[底末]|年[底末]|季度?末|[上中下]旬|工作日|小时)(?:之?前|以前|内)"
    r".{0,40}?(?:报|提交|上报|报送|反馈|交|送|上传|录入)"
)
_ANY_DAY = re.compile(
    r"每[年月季周日旬]|[0-9０-９]\s*[月日号]|[月年季]度?[底末初]|[0-9０-９一二三四五六七八九十]个?(?:工作日|月内|小时)"
)
_EXPLAINS = re.compile(r"负责(?:解释|修订)|联系人|联系电话")


def says_duty(text: str) -> bool:
    """Whether a sentence tells offices what to do, or all of them by when.

    「县公安局负责火案侦破」, 「各乡镇要于10月20日前签订责任书」, 「12月10日前报送工作总结」; not 「各单位要
    高度重视」, which names nobody and no day.
    """
    return any(
        _HANDS_IN.search(sentence) or _tells_offices(sentence)
        for part in _SENTENCES.split(without_number(text.strip()))
        if (sentence := part.strip()) and not _EXPLAINS.search(sentence)
    ) or (units_in_front(without_number(text.strip())) is not None)


def _tells_offices(sentence: str) -> bool:
    if next(_subjects(sentence), None) is not None:
        return True
    dated = _ANY_DAY.search(sentence) is not None
    for found in _ADDRESSED.finditer(sentence):
        names = read_units(found["units"])
        if names_only(names, may_be_vague=True) and (
            dated or not all(is_collective(u.name) for u in names.units)
        ):
            return True
    return any(_names_office(sentence[found.end() :]) for found in _BY.finditer(sentence))


_BY = re.compile(r"(?:^|[，,：:])(?:由|请)(?=[\u4e00-\u9fff])")
_LAST = re.compile(rf"{OFFICE_ENDINGS}|科|[）)]")


def _names_office(text: str) -> bool:
    """Whether a text begins with an office that is to do what follows: 「（由）县水利局修改完善后印发」."""
    words = re.split(r"[，,。；;：:]", text)[0][:60]
    return any(
        end.end() < len(words) and names_only(reading) and has_level(reading.units[0].name)
        for end in _LAST.finditer(words)
        if (reading := read_units(words[: end.end()])).units
    )


_ACTS = re.compile(rf"(?:^|[。；;！\n])(?:由)?(?P<units>{NAMES})(?:{ACTION})")


def _acts_beside(text: str, said: str) -> bool:
    """Whether a further sentence says what another office does: 「……；市审计局做好全过程跟踪审计」."""
    return any(
        found["units"] not in said and names_only(read_units(found["units"]))
        for found in _ACTS.finditer(text)
    )


def _subjects(sentence: str) -> Iterator[str]:
    """The words of a sentence that name who does it: 「甲会同乙」, 「甲负责，乙配合」; '' if in doubt."""
    taken = 0
    for found in _SUBJECT.finditer(sentence):
        names = read_units(found["units"])
        if found.start() < taken or not names_only(names):
            continue
        if all(names_nobody(unit.name) for unit in names.units):
            continue
        said = found["units"] + (found["with"] or found["verb"])
        if not names_only(read_units(said)):
            said = ""
        taken = found.end()
        support = _SUPPORT.search(sentence, found.end())
        if said and support is not None:
            # Who supports is named: read with it, or not at all.
            sure = names_only(read_units(support["units"]), may_be_vague=True)
            said = f"{said}，{support['units']}{support['verb']}" if sure else ""
            taken = support.end()
        by_duty = _BY_DUTY.search(sentence, found.end())
        if said and by_duty is not None and by_duty.start() >= taken:
            sure = names_only(read_units(by_duty["units"]), may_be_vague=True)
            said = f"{said}，{by_duty['units']}按职责分工负责" if sure else ""
            taken = by_duty.end()
        yield said
