"""Sentences that say who does what: 「由甲负责……」, 「甲会同乙开展……」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from filings.language.unit_phrases import is_collective
from filings.language.unit_reading import read_units
from filings.recognise.divisions.brackets import Division, names_only
from filings.recognise.divisions.division_lines import sentence_end
from filings.recognise.texts import without_number

_ACTION = (
    "开展|制定|制订|推进|推动|建立|健全|完善|组织|做好|加强|落实|实施|研究|编制|出台|抓好|对|按|依法|联合|统筹|督促|指导|负责|牵头|起草"
    "|定期|加快|深化|强化|开设|建设|打造|提供|培育|落地|进行|完成|每|发布|公布|对接|争取|谋划|排查|整治|检查|评估|审核|召开|举办|分别|共同|及时|认真|全面|具体"
)
_SENTENCES = re.compile(r"[。；;！!\n]")
_NAMES = r"[\u4e00-\u9fff（）()、]{3,60}?"
_SUBJECT = re.compile(
    rf"(?:^|(?<=[。；;，,\s]))由?(?P<units>{_NAMES})"
    rf"(?:(?P<with>会同{_NAMES})(?=(?:{_ACTION})|[，,。；;]|$)|(?P<verb>牵头负责|负责|牵头|主办|承办))"
)
_SUPPORT = re.compile(
    rf"[，,](?P<units>{_NAMES})(?:积极|协助|予以|给予)?(?P<verb>配合|协助|参与)[^，,。；;]{{0,6}}(?=[，,。；;]|$)"
)


def says_who(text: str) -> Division | None:
    """Who is to do what a numbered text says, where exactly one of its sentences says it plainly."""
    text = without_number(text.strip())
    end = sentence_end(text)
    found = [said for s in _SENTENCES.split(text) for said in _subjects(s.strip())]
    if end is not None:
        return end if len(found) <= 1 else None
    if len(found) != 1 or not found[0]:
        return None
    return Division(0, len(text), read_units(found[0]), found[0])


def begins_with_units(text: str) -> bool:
    """Whether a numbered text begins with who does what follows: 「由甲牵头，……」."""
    found = _SUBJECT.match(without_number(text.strip()))
    if found is None:
        return False
    names = read_units(found["units"])
    return names_only(names) and not all(is_collective(unit.name) for unit in names.units)


def _subjects(sentence: str) -> Iterator[str]:
    """The words of a sentence that name who does it: 「甲会同乙」, 「甲负责，乙配合」; '' if in doubt."""
    taken = 0
    for found in _SUBJECT.finditer(sentence):
        names = read_units(found["units"])
        if found.start() < taken or not names_only(names):
            continue
        if all(is_collective(unit.name) for unit in names.units):
            continue
        said = found["units"] + (found["with"] or found["verb"])
        if not names_only(read_units(said)):
            said = ""
        taken = found.end()
        support = _SUPPORT.search(sentence, found.end())
        if said and support is not None and names_only(read_units(support["units"])):
            said += "，" + support["units"] + support["verb"]
            taken = support.end()
        yield said
