"""Tells what a piece of a list of units is: a unit, a group, a person, or other words.

Also what brackets behind it hold: a second name (县纪委（监察局）), members, or a limit (房屋建筑).
"""

from __future__ import annotations

import re
from enum import StrEnum

from filings.language.no_units import NoUnit, may_be_a_person, no_unit
from filings.language.unit_names import (
    ends_as_unit,
    has_level,
    is_known,
    is_known_office,
    without_brackets,
)
from filings.language.unit_phrases import is_collective, is_remark, pieces_of
from filings.language.unit_words import SUBJECTS


class PieceKind(StrEnum):
    """What a piece of a list of units is."""

    UNIT = "unit"
    GROUP = "group"  # 各镇街, 有关部门, 区质量强区领导小组成员单位
    OPEN = "open"  # 等有关部门: the list goes on
    PERSON = "person"
    WORDS = "words"  # anything else: a remark, a sentence


_ETC = re.compile(
    r"(?P<name>.*?)(?P<etc>等(?:[0-9一二三四五六七八九十]+[个家]?)?(?:(?:有关|相关|责任|成员|职能|各|[省市州县区旗镇乡](?:直|级)?|及|和|、|以及|部门|单位|企业|机构|科室|站所|办公室|方面|的)*(?:部门|单位|企业|机构|科室|站所|方面)|有关|相关|[^、,，;；等]{2,4}(?:部门|单位|企业))?)"
)

_GROUP_END = re.compile(r"(?:成员|责任|组成)单位$|(?:各|有关|相关).*(?:部门|单位)$")
_SEVERAL = re.compile(
    r"各(?!界).*(?:[街户级类]|方面|党派|主体|点位)$|(?:企业|国企|单位|部门|机构|网点|经营户|商户)$"
    r"|(?:属地|所在地?|涉及|重点|相关|有关|涉事|涉农|周边|[0-9一二三四五六七八九十]+个)"
    r".*(?:镇街?|乡|乡镇|街道|街道办事处|村居?|社区|政府|学校|医院|园区)$"
)
_MENTIONED = re.compile(r"同[上前第]|[以同]上|上述")
_EACH = re.compile(r"各(?!界)")
BRACKETS = re.compile(r"[(（〔\[【](?P<inside>[^()（）〔〕\[\]【】]*)[)）〕\]】]")
_BODY_ALONE = frozenset(("公司", "局", "分局", "中心", "党委", "党组", "总公司", "集团", "支局"))
"""What stands in brackets where one body has two names: 县烟草专卖局（公司）."""
_AREA = re.compile(
    r"(?:主|中心)?城区|建成区|[镇乡]区|县城|农村|乡村|城镇|城市|集镇|城乡|景区|辖区|[东西南北]部|部分"
)
"""Where a unit does its part (区住建局（城区）); no second name, though it ends like one."""
_INCLUDING = re.compile(r"含|不含|包括|包含|除")
_ABBREVIATION = re.compile(r"以下?简?称|下同|简称")


def kind_of(text: str) -> PieceKind:
    bare = without_brackets(text)
    if bare in ("下同", "以下同") or _MENTIONED.match(bare) or is_remark(text):
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
    if may_be_a_person(text) and not ends_as_unit(text):
        return PieceKind.UNIT if is_known(text) or text in SUBJECTS else PieceKind.PERSON
    return PieceKind.UNIT


_NOBODY = re.compile(
    r"(?:[省市州盟县区旗镇乡](?:直|级|属)?|各(?!界)|有关|相关|其他|其它|本|我|该|责任|职能|牵头|配合|协办|主管|业务|行业|对应|相应|和|及|、)*"
    r"(?:部门|单位|部门单位|机构|[^直属各、]{2,6}部门|业主单位|施工单位|第三方机构)"
)
_ALL_OF_THEM = re.compile(
    r"各(?!.*(?:有关|相关|其他|其它|责任|职能|牵头|配合|协办|主管|对应|相应))"
)


def names_nobody(text: str) -> bool:
    """Whether a group is but a word for units (各有关部门, 本单位), so that nobody knows himself meant.

    各镇街 and 县直各单位 are all of them.
    """
    bare = without_brackets(text)
    if _ALL_OF_THEM.search(bare):
        return False
    return _NOBODY.fullmatch(bare) is not None or no_unit(text) is NoUnit.GENERIC


def ends_as_group(text: str) -> bool:
    """Whether a group ends with a unit or with a word for several (各镇街), not with what they do."""
    bare = without_brackets(text)
    return ends_as_unit(bare) or _SEVERAL.search(bare) is not None


def read_brackets(text: str) -> tuple[str, str, tuple[str, ...]]:
    """A name, what its brackets limit it to, and the members that they list.

    区住建局（房屋建筑） → 区住建局, 房屋建筑; a second name stays: 县纪委（监察局）; of a group the brackets
    list the members where they hold names.
    """
    found = list(BRACKETS.finditer(text))
    if len(found) != 1 or found[0].end() != len(text) or found[0].start() == 0:
        return text, "", ()
    inside, outside = found[0]["inside"], text[: found[0].start()]
    if _AREA.fullmatch(inside):
        return outside, inside, ()
    names = [piece for _separator, piece in pieces_of(inside)]
    closed = [close_list(name)[0] for name in names]
    are_names = all(
        (ends_as_unit(n) and no_unit(n) is None and not is_remark(n)) or is_known_office(n)
        for n in closed
        if n
    )
    generic = no_unit(inside) is NoUnit.GENERIC and kind_of(outside) is PieceKind.GROUP
    if inside in _BODY_ALONE or _INCLUDING.match(inside) or generic:
        return text, "", ()
    if is_collective(outside) or _GROUP_END.search(outside):
        whose = sum(is_known(n) and (has_level(n) or len(names) > 1) for n in closed)
        return (outside, "", (inside,)) if are_names and whose else (text, "", ())
    if are_names or _ABBREVIATION.search(inside):
        return text, "", ()
    return outside, inside, ()


def close_list(text: str) -> tuple[str, str]:
    """区司法局等有关部门 → 区司法局, 等有关部门; the whole and "" where the list is closed."""
    found = _ETC.fullmatch(text)
    if found is None:
        return text, ""
    name = found["name"]
    if name and not (ends_as_unit(name) or is_collective(name) or name in SUBJECTS):
        return text, ""
    return name, found["etc"]
