"""Cuts a list of units into names: 「区市场⏎监管局、区财政局和区审计局等部门」.

What parts two names is a separator, a line break or blank that stands between whole names, or 和 and
及 between them. What keeps a list open (等有关部门) becomes a piece of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from filings.language.no_units import NoUnit, no_unit
from filings.language.numerals import half_width
from filings.language.role_rules import MARKS
from filings.language.roles import Duty
from filings.language.unit_names import (
    are_one_name,
    ends_as_office,
    ends_as_unit,
    has_level,
    is_known,
    is_known_office,
    without_brackets,
)
from filings.language.unit_phrases import is_collective, is_remark, pieces_of
from filings.language.unit_roles import ROLE_IN_BRACKETS, VERB, duty_of
from filings.language.unit_words import SUBJECTS


class PieceKind(StrEnum):
    """What a piece of a list of units is."""

    UNIT = "unit"
    GROUP = "group"  # 各镇街, 有关部门, 区质量强区领导小组成员单位
    OPEN = "open"  # 等有关部门: the list goes on
    PERSON = "person"
    WORDS = "words"  # anything else: a remark, a sentence


@dataclass(frozen=True, slots=True)
class Piece:
    """One name of a list, or words that are none.

    ``separator`` stood before it; ``text`` is as written, less marks of numbering and of roles.
    ``joined`` where a line break or blank stood inside it; ``parted`` is the whole text that 和 or 及
    was found in (区财政局和区审计局), of which this is one name;
    ``scope`` is what stood in brackets behind it and is no second name (房屋建筑), ``members`` the
    names in the brackets behind a group, and ``mark`` a sign beside it (★).
    """

    text: str
    kind: PieceKind
    separator: str = ""
    duty: Duty | None = None
    joined: bool = False
    parted: str = ""
    scope: str = ""
    mark: str = ""
    members: tuple[str, ...] = ()


_ENUMERATOR = r"(?:[(（][0-9]{1,2}[)）]|[0-9]{1,2}[.．、)）](?![0-9])|[①-⑳]|[(（][一二三四五六七八九十]{1,3}[)）])"
_NUMBERED = re.compile(rf"(?:^|(?<=[\s、，,;；。:：]))\s*{_ENUMERATOR}\s*", re.MULTILINE)
_CHINESE_NUMBERED = re.compile(
    r"^[一二三四五六七八九十]{1,3}、|(?:^|(?<=[，,；;。]))[一二三四五六七八九]是", re.MULTILINE
)
_NUMBERED_INSIDE = re.compile(
    r"(?<=[\u4e00-\u9fff）)])\s*(?:[2-9]|1[0-9])[.．、](?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff）)])\s*(?:[①-⑳]|[(（](?:[2-9]|1[0-9])[)）])"
)
_BULLET = re.compile(r"^\s*[-—–·•○▪]+\s*", re.MULTILINE)
_MARKED = re.compile(rf"^[{re.escape(MARKS)}]|[{re.escape(MARKS)}]$")
_BREAKS = ("\n", "\r", " ")
_MOST_BITS = 5
_LONGEST_NAME = 200
_COLON = re.compile(r"[:：]")
_ACT = re.compile(
    r"(?:研究|制定|印发|出台|起草|开展|做好|抓好|抓紧|加强|完成|组织|实施|落实|推进|提供|报送|牵头|负责|配合|承担|建立|按照?|根据|结合|对|就|于|的)"
)
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石贾韦傅邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严赖覃洪武莫孔汤向常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉翁蓝骆路游辛靳管柴蒙鲍华喻祁房滕屈饶解牟艾尤阳时穆农司古吉缪车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫"
)

_ETC = re.compile(
    r"(?P<name>.*?)(?P<etc>等(?:[0-9一二三四五六七八九十]+[个家])?(?:(?:有关|相关|责任|成员|职能|各|[省市州县区旗镇乡](?:直|级)?|市直|区直|县直|省直|镇直|及|和|、|以及|部门|单位|企业|机构|科室|站所|办公室|方面|的)*(?:部门|单位|企业|机构|科室|站所|方面)|有关|相关)?)"
)
_AND = re.compile(r"以及|[和及与暨]")
_GROUP_START = re.compile(
    r"(?:[省市州县区旗镇乡]|街道)?(?:各(?!界)|属地|涉及|驻|有关|相关|其他|其它|所有|全体|直(?:各|有关|相关|属)|级(?:各|有关|相关))"
)
_GROUP_END = re.compile(r"(?:成员|责任|组成)单位$|(?:各|有关|相关).*(?:部门|单位)$")
_SEVERAL = re.compile(
    r"各(?!界).*(?:[街户级类]|方面|党派|主体|点位)$|(?:企业|国企|单位|部门|机构|网点|经营户|商户)$"
    r"|(?:属地|所在地?|涉及|重点|相关|有关|涉事|涉农|周边|[0-9一二三四五六七八九十]+个)"
    r".*(?:镇街?|乡|乡镇|街道|街道办事处|村居?|社区|政府|学校|医院|园区)$"
)
_EACH = re.compile(r"各(?!界)")
_BRACKETS = re.compile(r"[(（〔\[【](?P<inside>[^()（）〔〕\[\]【】]*)[)）〕\]】]")
_BODY_ALONE = frozenset(("公司", "局", "分局", "中心", "党委", "党组", "总公司", "集团", "支局"))
"""What stands in brackets where one body has two names: 县烟草专卖局（公司）."""
_INCLUDING = re.compile(r"含|不含|包括|包含|除")
_ABBREVIATION = re.compile(r"以下?简?称|下同|简称")


def cut_list(text: str) -> list[Piece]:
    """The pieces of a list of units, in order; no word of it is lost."""
    text = _NUMBERED_INSIDE.sub("\n", text) if _counts_from_one(text) else text
    text = _BULLET.sub("", _CHINESE_NUMBERED.sub("", _NUMBERED.sub("\n", text)))
    return [part for piece in _mended(pieces_of(text)) for part in _parts(piece)]


def ends_as_group(text: str) -> bool:
    """Whether a group ends with a unit or with a word for several (各镇街), not with what they do."""
    bare = without_brackets(text)
    return ends_as_unit(bare) or _SEVERAL.search(bare) is not None


def _counts_from_one(text: str) -> bool:
    return re.match(r"\s*(?:1[.．、]|①|[(（]1[)）])", text) is not None


def _mended(parts: list[tuple[str, str]]) -> list[Piece]:
    """Pieces, those that a line break or a blank had cut put together again."""
    pieces: list[Piece] = []
    at = 0
    while at < len(parts):
        separator, text = parts[at]
        size = _size_of_name(parts, at)
        if size > 1:
            text = "".join(piece for _separator, piece in parts[at : at + size])
        elif pieces and separator in _BREAKS:
            before = pieces[-1]
            if not _stands_alone(before.text) and are_one_name(before.text, text):
                joined = before.joined or text[0] not in "（(〔[【"
                pieces[-1] = replace(before, text=before.text + text, joined=joined)
                at += 1
                continue
        pieces.append(Piece(text, PieceKind.UNIT, separator, joined=size > 1))
        at += size
    return pieces


def _size_of_name(parts: list[tuple[str, str]], at: int) -> int:
    """How many pieces from ``at`` on make one well-known name that line breaks cut to bits."""
    texts = [parts[at][1]]
    for separator, text in parts[at + 1 : at + _MOST_BITS]:
        if separator not in _BREAKS or (has_level(text) and is_known(text)):
            break
        texts.append(text)
    for size in range(len(texts), 2, -1):
        if is_known("".join(texts[:size])) and not any(is_known(t) for t in texts[:size]):
            return size
    return 1


def _stands_alone(text: str) -> bool:
    return is_collective(text) or is_remark(text) or no_unit(text) is NoUnit.PERSON


def _parts(piece: Piece) -> list[Piece]:
    """The names in a piece: less the marks of a role, parted at 和 and at 等."""
    if len(piece.text) > _LONGEST_NAME:
        return [replace(piece, kind=PieceKind.WORDS)]
    text, duty = _without_role(piece.text)
    mark = _MARKED.search(text)
    text = _MARKED.sub("", text).strip()
    found: list[Piece] = []
    said = ""
    if (colon := _COLON.search(text)) and ends_as_unit(text[: colon.start()]):
        text, said = text[: colon.start()].strip(), text[colon.end() :].strip()
    names = _by_and(text)
    parted = text if sum(_kind(name) is PieceKind.UNIT for name in names) > 1 else ""
    for whole in names:
        name, open_end = _without_etc(whole)
        name, act = _without_act(name)
        if name:
            bare, scope, members = _without_brackets(name)
            found.append(
                replace(
                    piece if not found else Piece("", PieceKind.UNIT, "和"),
                    text=bare,
                    kind=_kind(bare),
                    duty=duty,
                    scope=scope,
                    members=members,
                    mark=half_width(mark.group()) if mark and not found else "",
                    parted=parted,
                )
            )
        if open_end:
            found.append(Piece(open_end, PieceKind.OPEN, "", duty))
        if act:
            found.append(Piece(act, PieceKind.WORDS))
    if said:
        person = _kind(said) is PieceKind.PERSON
        found.append(Piece(said, PieceKind.PERSON if person else PieceKind.WORDS))
    return found


def _without_act(text: str) -> tuple[str, str]:
    """区发改委制定方案 → 区发改委, 制定方案; what is to be done ends no name."""
    if ends_as_unit(text) or no_unit(text) is NoUnit.PERSON or is_remark(text):
        return text, ""
    for match in _ACT.finditer(text):
        name = text[: match.start()]
        named = ends_as_unit(name) and (has_level(name) or is_known(name))
        if len(name) > 2 and (named or is_collective(name)):
            return name, text[match.start() :]
    return text, ""


def _without_role(text: str) -> tuple[str, Duty | None]:
    """区委办（牵头） → 区委办, LEAD."""
    half = half_width(text)
    found = ROLE_IN_BRACKETS.search(half)
    if found is None:
        inside = _BRACKETS.search(half)
        if inside and inside.end() == len(half) and VERB.fullmatch(inside["inside"]):
            return text[: inside.start()].strip(), None  # 区财政局（按职责分工负责）
        return text, None
    return (text[: found.start()] + text[found.end() :]).strip(), duty_of(found["role"])


def _without_etc(text: str) -> tuple[str, str]:
    """区司法局等有关部门 → 区司法局, 等有关部门; the whole and "" where the list is closed."""
    found = _ETC.fullmatch(text)
    if found is None:
        return text, ""
    name = found["name"]
    if name and not (ends_as_unit(name) or is_collective(name) or name in SUBJECTS):
        return text, ""
    return name, found["etc"]


def _by_and(text: str) -> list[str]:
    """Names that 和 or 及 joins; 和 inside a name (文化和旅游局) parts nothing."""
    if is_known(text) or _BRACKETS.search(text):
        return [text]
    for match in _AND.finditer(text):
        left, right = text[: match.start()], text[match.end() :]
        if _ends_one(left) and _begins_one(left, right):
            return [*_by_and(left), *_by_and(right)]
    return [text]


def _ends_one(left: str) -> bool:
    name, open_end = _without_etc(left)
    return (
        bool(open_end)
        or ends_as_office(name)
        or is_known(name)
        or is_collective(name)
        or (has_level(name) and ends_as_unit(name) and len(name) > 3)
    )


def _begins_one(left: str, right: str) -> bool:
    if _GROUP_START.match(right):
        return not right.startswith(("有关", "相关")) or not is_collective(left)
    return (has_level(right) and (ends_as_unit(right) or is_known(right))) or (
        is_known(left) and is_known_office(right)
    )


def _without_brackets(text: str) -> tuple[str, str, tuple[str, ...]]:
    """A name, what its brackets limit it to, and the members that they list.

    区住建局（房屋建筑） → 区住建局, 房屋建筑; a second name stays: 县纪委（监察局）; of a group the brackets
    list the members where they hold names.
    """
    found = list(_BRACKETS.finditer(text))
    if len(found) != 1 or found[0].end() != len(text) or found[0].start() == 0:
        return text, "", ()
    inside, outside = found[0]["inside"], text[: found[0].start()]
    names = [piece for _separator, piece in pieces_of(inside)]
    closed = [_without_etc(name)[0] for name in names]
    are_names = all(
        (ends_as_unit(n) and no_unit(n) is None and not is_remark(n)) or is_known_office(n)
        for n in closed
        if n
    )
    generic = no_unit(inside) is NoUnit.GENERIC and _kind(outside) is PieceKind.GROUP
    if inside in _BODY_ALONE or _INCLUDING.match(inside) or generic:
        return text, "", ()
    if is_collective(outside) or _GROUP_END.search(outside):
        whose = sum(is_known(n) and (has_level(n) or len(names) > 1) for n in closed)
        return (outside, "", (inside,)) if are_names and whose else (text, "", ())
    if are_names or _ABBREVIATION.search(inside):
        return text, "", ()
    return outside, inside, ()


def _kind(text: str) -> PieceKind:
    bare = without_brackets(text)
    if bare in ("下同", "以下同", "同上", "同前") or is_remark(text):
        return PieceKind.WORDS
    several = _SEVERAL.search(bare) or (_EACH.search(bare) and ends_as_unit(bare))
    if several and no_unit(text) is not NoUnit.SENTENCE:
        return PieceKind.GROUP
    if _GROUP_END.search(bare) or is_collective(text) or is_collective(bare):
        return PieceKind.GROUP
    sort = no_unit(text)
    if sort is NoUnit.PERSON:
        return PieceKind.PERSON
    if sort is NoUnit.GENERIC:
        return PieceKind.GROUP
    if sort is NoUnit.SENTENCE:
        return PieceKind.WORDS
    if 2 <= len(text) <= 3 and text[0] in _SURNAMES and not ends_as_unit(text):
        return PieceKind.UNIT if is_known(text) or text in SUBJECTS else PieceKind.PERSON
    return PieceKind.UNIT
