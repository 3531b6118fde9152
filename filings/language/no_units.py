"""Tells what is surely no name of a unit, however it came into a list of units.

A sentence (由镇党政办会同有关站所按照职责抓好落实), a person (书记, 分管领导) and a bare generic word (村, 企业,
全镇) must not count as a unit even where somebody has registered them as one: nobody could be held
to them. In doubt a text is a name. Sources: the cells of the seeds and the collected phrases.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from enum import Enum, auto

from filings.language.numerals import half_width
from filings.language.roles import Role
from filings.language.unit_phrases import ENDS_AS_BODY, is_collective, is_remark

__all__ = ["NamedPart", "NoUnit", "no_unit", "parts_of"]


class NoUnit(Enum):
    """What a text is that is no name of a unit."""

    SENTENCE = auto()  # it says what is to be done, or by whom and how
    PERSON = auto()  # an office that one person holds, or people
    GENERIC = auto()  # a word for units of a sort, without saying which
    SEVERAL = auto()  # several names in one


_ACTS = (
    r"负责(?!人)|牵头(?!单位|部门)|会同(?!县)|配合(?!单位|部门)|协助|落实|承担|抓好|抓紧|办理|组织实施|实施|统筹|推进"
    r"|做好|完成|开展"
)
# Whatever it ends with, such a text is no name.
_SENTENCE = re.compile(
    rf"^(?:由|请).{{2,}}?(?:{_ACTS})|^(?:该|本|此|这一?)项|.{{2}}会同(?!县)|按照?(?:各自)?(?:的)?(?:职责|职能|分工)"
    r"|抓好|抓落实|.{2}(?:牵头|配合|负责)(?:落实|实施|抓)"
)
# No name either, unless it ends like one: 落实政策办公室.
_ACT = re.compile(
    r"负责(?!人)|牵头(?!单位|部门)|配合(?!单位|部门)|落实|抓紧|做好|完成|开展|承担|办理|组织实施"
)
_ENDS_LIKE_A_BODY = re.compile(r"(?:组|专班|班子|平台|基地|窗口)[)]?$")

_HEADS = "省市州盟县区旗镇乡村街局处科股所站院校会队组部厅班社厂河湖林田路楼链司行"
_PERSON = re.compile(
    rf"(?:书记|支书|主任|[{_HEADS}]长|经理|董事长|主席|领导|责任人|负责人|联系人|经办人|联络员|网格员|专干|专员"
    r"|同志|干部|干事|人员|委员|代表|群众|村民|职工|员工|党员|班子成员|组织员|法人)$"
)
_GENERIC = re.compile(
    r"(?:全|各|本|我|该|所有|辖区|属地|有关|相关)*"
    r"(?:省|市|州|县|区|县区|市区|镇|乡|街道|乡镇|镇街|村|行政村|自然村|村居|村组|社区|村社区|村和社区|企业|公司|学校|单位|部门"
    r"|站所|科室|机构|组织|个人|商户|农户|经营主体|市场主体)(?:上下|范围内?|域内?|内)?"
)
_SEPARATED = re.compile(r"[、,;。!?\n+&]")
_BRACKETS = re.compile(r"[(〔\[【][^()〔〕\[\]【】]*[)〕\]】]")


def no_unit(name: str) -> NoUnit | None:
    """What ``name`` is, if it surely is no name of a unit; None for a name, in doubt too.

    Collectives (各相关部门) and remarks (无, 见备注) are told by
    :mod:`filings.language.unit_phrases`.
    """
    whole = re.sub(r"\s+", "", half_width(name))
    if not whole or is_collective(whole) or is_remark(whole):
        return NoUnit.GENERIC if whole and _GENERIC.fullmatch(whole) else None
    if _ROLE_IN_BRACKETS.search(whole) or _LABEL.match(whole):
        return NoUnit.SENTENCE
    bare = _BRACKETS.sub("", whole).strip("()[]【】〔〕")
    if _SENTENCE.search(bare):
        return NoUnit.SENTENCE
    if _ACT.search(bare) and not (ENDS_AS_BODY.search(bare) or _ENDS_LIKE_A_BODY.search(bare)):
        return NoUnit.SENTENCE
    if _PERSON.search(bare) or is_titled_person(bare):
        return NoUnit.PERSON
    if _GENERIC.fullmatch(bare):
        return NoUnit.GENERIC
    return (
        NoUnit.SEVERAL if _SEPARATED.search(_BRACKETS.sub("", half_width(name).strip())) else None
    )


_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石贾韦傅邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严赖覃洪武莫孔汤向常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉翁蓝骆路游辛靳管柴蒙鲍华喻祁房滕屈饶解牟艾尤阳时穆农司古吉缪车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫"
_TITLE = rf"(?:书记|支书|主任|[{_HEADS}]长|经理|董事长|主席|同志|科员|干事|专干|主管)"
_TITLED = re.compile(rf".{{0,16}}{_TITLE}[:]?(?:[{_SURNAMES}][\u4e00-\u9fff]{{1,2}})")


def is_titled_person(text: str) -> bool:
    """Whether ``text`` ends with a name behind an office that one person holds (局长李四)."""
    return _TITLED.fullmatch(text) is not None and not ENDS_AS_BODY.search(text)


def may_be_a_person(text: str) -> bool:
    """Whether ``text`` has the length and the first character of a person's name."""
    return 2 <= len(text) <= 3 and text[0] in _SURNAMES


@dataclass(frozen=True, slots=True)
class NamedPart:
    """A name out of a text that holds more, and its part in the work if that is said."""

    name: str
    role: Role | None = None


_ROLES = {
    "牵头": Role.LEAD,
    "主办": Role.LEAD,
    "负责": Role.RESPONSIBLE,
    "责任": Role.RESPONSIBLE,
    "配合": Role.SUPPORT,
    "协办": Role.SUPPORT,
    "协助": Role.SUPPORT,
    "参与": Role.SUPPORT,
}
_ROLE = "|".join(_ROLES)
_ROLE_IN_BRACKETS = re.compile(rf"[(〔\[【]({_ROLE})(?:单位|部门)?[)〕\]】]$")
_LABEL = re.compile(rf"^({_ROLE})(?:单位|部门)?:")
_TAIL = re.compile(
    r"(?:按照?(?:各自)?(?:的)?(?:职责|职能|分工)+)?(?:共同|分别|直接)?"
    rf"(?:(?P<role>{_ROLE})(?:单位|部门)?)?(?:抓好|做好)?(?:落实|实施|办理)?$"
)
# Not inside brackets: 县纪委（监察局、监委） is one name.
_BETWEEN = re.compile(r"(?:以及|会同(?!县)|[、,;。+&/])(?![^(]*\))")
_AND = re.compile(r"[和与及]")


def parts_of(texts: tuple[str, ...], known: Set[str]) -> tuple[NamedPart, ...]:
    """The names in ``texts`` (A牵头，B配合; A和B; A+B; 【A】; A（牵头）), in order, with their parts.

    和 is a letter of many names (文化和旅游局): it parts two names only where one of them is
    ``known``. A text with no more to it comes back as it is.
    """
    found: list[NamedPart] = []
    for text in texts:
        waiting: list[NamedPart] = []
        for piece in _BETWEEN.split(half_width(text)):
            part = _part(piece)
            if part.name:
                waiting += [NamedPart(name, part.role) for name in _by_and(part.name, known)]
        found += waiting
    return tuple(_with_roles(found))


def _with_roles(parts: list[NamedPart]) -> list[NamedPart]:
    """「甲和乙牵头」: the part said last holds for those before it that have none."""
    filled: list[NamedPart] = []
    role: Role | None = None
    for part in reversed(parts):
        role = part.role or role
        filled.append(NamedPart(part.name, role))
    return filled[::-1]


def _part(piece: str) -> NamedPart:
    """One name, less the words that give it a part and the brackets around it."""
    piece = piece.strip()
    role: str | None = None
    if label := _LABEL.match(piece):
        role, piece = label[1], piece[label.end() :]
    if bracket := _ROLE_IN_BRACKETS.search(piece):
        role, piece = bracket[1], piece[: bracket.start()]
    piece = re.sub(r"^(?:由|请)(?=.{2})", "", piece.strip("()[]【】〔〕 "))
    tail = _TAIL.search(piece)
    if tail and tail.start():
        role, piece = tail["role"] or role, piece[: tail.start()]
    return NamedPart(piece, _ROLES[role] if role else None)


def _by_and(name: str, known: Set[str]) -> list[str]:
    if name in known:
        return [name]
    for match in _AND.finditer(name):
        left, right = name[: match.start()], name[match.end() :]
        if left in known or right in known:
            return [*_by_and(left, known), *_by_and(right, known)]
    return [name]
