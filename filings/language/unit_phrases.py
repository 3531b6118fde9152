"""Reads a cell that names units: splits it, and tells names from collectives and from remarks.

The cell is free text: 「区市场监管局、区财政局   」, one unit a line, 「各相关部门、单位」, or a sentence that
names nobody at all (seed 000, annex 2, item 10). A *collective* names nobody (各相关部门), so nobody
can be held to it. A *group* has a proper name of its own (区质量强区领导小组成员单位): it names the body
whose members are meant, so that they can be listed. The line between the two is just that body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from filings.language.numerals import half_width

_OPEN, _CLOSE = "（(〔[［【《“‘「『", "）)〕]］】》”’」』"
_SEPARATORS = "、，,；;\n\r\t|｜/／"
_EDGES = " \t\r\n\u3000\xa0。.、，,；;：:"
_BRACKETS_ALIKE = str.maketrans("〔［【[〕］】]", "(((())))")
_BLANK = re.compile(r"[ \t\u3000\xa0]+")
_WORD_END = re.compile(rf"[{re.escape(_SEPARATORS)}\s]")

# The levels of government, in any order they are strung together: 市县, 区县(市), 镇街, 乡镇. None is
# made of others or of nouns: each word that can be read in two ways would double the time.
_LEVEL = r"自治[区州县]|[省市州盟区县旗镇乡街]|街道|地级以?上?市|功能区|开发区|园区|社区|村居?"
# Who is meant by a collective, without saying which.
_NOUN = (
    rf"(?:{_LEVEL}|级|直|属|部门|单位|办事处|街道?办|人民政府|政府|党委|党组|党工委|管委会|委员会|"
    r"企业|学校|医院|科室|股室|站所|队所|办公室|委办局|机构|组织|方面|成员|地区|基层|机关|"
    r"责任人|负责人|有关|相关|各|等|和|及|与|或|、|\([^()]*\))"
)
_SCOPE = r"(?:全?(?:省|市|州|区|县|旗|镇|乡|街道)(?:委|政府|人民政府)?(?:直|级|属|域|内)?|本级|上级|辖区内?|驻[省市州区县镇]|机关)*"
_VAGUE = (
    r"(?:各(?!界)个?|有关|相关|其他|其它|所有|全体|全部|涉及|对应|相应|责任|牵头|配合|协办|承办|协同|"
    r"职能|业务|(?:行业)?主管|监管|职责|承担任务的?)"
)
_COLLECTIVE = re.compile(
    rf"{_SCOPE}(?:各(?!界).*"
    rf"|等?的?{_VAGUE}+的?{_NOUN}*(?:部门|单位|企业|机构|科室|方面|成员|机关|街道|镇|学校|站所)"
    r"|[直属](?:属|机关|部门|单位|、|和)*(?:部门|单位)"
    r"|等?(?:[0-9一二三四五六七八九十]{1,3}[个家]?)?(?:成员)?(?:部门|单位)+|等(?:部门|单位|有关|相关|[、和及])+)"
)
_OF_A_LEVEL = re.compile(r"[省市州盟区县旗镇]直")
"""县直机关党工委, 市直部门: the name or the group of a level, no half of a phrase before it."""
_VAGUE_START = re.compile(rf"^{_SCOPE}等?{_VAGUE}")
_BARE_NOUN = re.compile(rf"(?:{_NOUN})+")

_LONGEST_NAME = 200
"""No name of a unit, and no phrase for several, has more characters."""

_NO_MARK = re.compile(r"[-—–－_/／\\*＊×·.。、，,…?？]*")
_NOTHING = re.compile(
    r"(?:暂|均|皆)?(?:无|没有|空|缺)|(?:不|未)(?:涉及|适用|明确|确定|定|考核|要求|需要?|具备)(?:.{0,8})"
    r"|(?:本项|此项|该项)?(?:暂)?不(?:涉及|适用|考核|作要求)(?:.{0,8})"
    r"|(?:暂|尚|还)(?:无|未|没有|不)(?:.{0,12})|待(?:定|明确|确定|补充?|落实|分配)(?:.{0,6})|同上|同前|如上|空缺"
    r"|(?:详?见|参照|参见|按照?|根据|依据|结合)(?:.+)"
)
# A place, then that it lacks something: 「本镇无……」, 「区域内没有……」. Only before a word that names of
# units do not have (无线电管理局, 无为市, 无障碍).
_LACKS = re.compile(
    r"^(?:我|本|全)?(?:区域|辖区|地区|区划|地|区|县|市|镇|乡|街道|村|社区|单位|部门)?(?:范围)?[内中]?"
    r"(?:目前|现|暂|均|尚|还|也)*(?:没有|未(?!成年|来|央|保)|不(?!动产)|无(?!锡|为|极|棣|线|障碍|党派|偿|人机|名|核|公害|烟|纸化|害化|证|水港|业))"
)
_BODY = (
    r"局|厅|委|办|部|所|站|院|校|会|处|科|股|中心|公司|集团|银行|分行|支行|大队|支队|总队|队|政府|街道|镇|乡|村|社区|"
    r"办公室|联社|联|室|署|馆|台|社|园|厂|企业|单位|部门|机构|组织|协会|学会|商会|纪委|团委|医院|大学|学院|市|区|县|省"
)
ENDS_AS_BODY = re.compile(rf"(?:{_BODY})[)]?$")
"""Whether a text ends as names of offices, firms and places do."""


@lru_cache(maxsize=4096)  # the same few units stand in hundreds of cells
def split_units(text: str) -> tuple[str, ...]:
    """The names in a cell, tidied, in order; a collective such as 各相关部门、单位 stays whole.

    Separators are 、，,；;/ and line breaks, and blanks between Chinese names; none of them counts
    inside brackets. 「区司法局等有关部门」 gives the name and 等有关部门. A remark comes back as it
    was written, its full stop with it: no word of the cell is lost.
    """
    if text.strip() and is_remark(text):
        return (text.strip(),)
    return tuple(name for _separator, piece in pieces_of(text) for name in _without_etc(piece))


def pieces_of(text: str) -> list[tuple[str, str]]:
    """Each piece of a list with the separator before it (a blank as ``" "``), tidied.

    Brackets are kept whole, and so is a collective such as 各相关部门、单位.
    """
    pieces: list[tuple[str, str]] = []
    for separator, piece in _pieces(text):
        if pieces and separator in ("、", " ") and _continues(pieces[-1][1], piece):
            before, collective = pieces.pop()
            pieces.append((before, f"{collective}、{piece}"))
        else:
            pieces.append((separator, piece))
    return pieces


def is_collective(name: str) -> bool:
    """Whether ``name`` is a phrase that names nobody: 各相关部门、单位, 区直相关部门单位, 有关成员单位.

    A named body's members (区质量强区领导小组成员单位) are a group with a proper name, no collective.
    """
    bare = _BLANK.sub("", _plain(name)).strip(_EDGES)
    return len(bare) <= _LONGEST_NAME and _COLLECTIVE.fullmatch(bare) is not None


def is_remark(text: str) -> bool:
    """Whether a unit cell holds no unit but a dash, 无, 见备注, or a sentence.

    In doubt it is a name: an unknown unit is reported too, and with its own hint.
    """
    bare = _BLANK.sub("", half_width(text)).strip()
    if _NO_MARK.fullmatch(bare):
        return True
    ends = bare[-1] in "。.!?"
    bare = bare.strip(_EDGES + "()")
    if _NOTHING.fullmatch(bare):
        return True
    lack = _LACKS.match(bare)
    if lack and (ends or not ENDS_AS_BODY.search(bare) or _place_lacks(lack.group())):
        return True
    return ends and not ENDS_AS_BODY.search(bare) and not is_collective(bare)


def _place_lacks(words: str) -> bool:
    """Whether the subject is surely a place, not the first letter of a name (区域, 本镇, not 区)."""
    return re.match(r"(?:我|本|全)|区域|辖区|地区|单位|部门|没有|暂|尚", words) is not None


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Each piece with the separator before it (a blank as ``" "``); brackets are kept whole."""
    depth = 0
    before, piece = "", ""
    text = _BLANK.sub(" ", text)
    for i, c in enumerate(text):
        if c in _OPEN:
            depth += 1
        elif c in _CLOSE:
            depth = max(0, depth - 1)
        blank = c == " "
        if depth == 0 and (c in _SEPARATORS or (blank and _between_names(text, i))):
            if tidy := _tidy(piece):
                yield before, tidy
                before = ""
            if not blank or not before:
                before = " " if blank else c
            piece = ""
        else:
            piece += c
    if tidy := _tidy(piece):
        yield before, tidy


def _between_names(text: str, at: int) -> bool:
    """Whether the blank at ``at`` parts two Chinese names (not 区 财 政 局, set wide)."""
    left = _WORD_END.split(text[max(0, at - _LONGEST_NAME) : at])[-1]
    right = _WORD_END.split(text[at + 1 : at + _LONGEST_NAME])[0]
    return len(left) > 1 and len(right) > 1 and _is_chinese(left[-1]) and _is_chinese(right[0])


def _is_chinese(c: str) -> bool:
    """Whether ``c`` may begin or end a Chinese name: a Chinese character or the end of a bracket."""
    return "\u3400" <= c <= "\u9fff" or "\U00020000" <= c <= "\U0003ffff" or c in "）)〕”」"


def _tidy(piece: str) -> str:
    """Without blanks between Chinese characters, marks at the edges, and a lone closing bracket."""
    piece = piece.strip(_EDGES)
    return re.sub(
        r"(?<![A-Za-z0-9])[ \u3000\xa0\t\r\n]+|[ \u3000\xa0\t\r\n]+(?![A-Za-z0-9])", "", piece
    )


def _continues(collective: str, piece: str) -> bool:
    """Whether ``piece`` is the second half of 「各相关部门、单位」, 「各镇、街道」."""
    first, second = _plain(collective), _plain(piece)
    return (
        _VAGUE_START.match(first) is not None
        and not second.startswith("各")
        and not _OF_A_LEVEL.match(second)
        and _BARE_NOUN.fullmatch(second) is not None
        and not _VAGUE_START.match(second)
    )


def _plain(text: str) -> str:
    """Half-width, and with one kind of brackets: 各市〔州〕 → 各市(州)."""
    return half_width(text).translate(_BRACKETS_ALIKE)


_ETC = re.compile(
    r"(?P<name>.{2,}?)"
    r"(?P<etc>等(?:[0-9一二三四五六七八九十]{1,3}[个家]?)?(?:有关|相关|责任|成员|部门|单位|[、和及])+)"
)


def _without_etc(piece: str) -> tuple[str, ...]:
    """A name and what keeps its list open: 区司法局等有关部门 → 区司法局, 等有关部门."""
    found = _ETC.fullmatch(piece)
    if found is None:
        return (piece,)
    return found["name"], found["etc"]
