"""Lines that stand between titles and tables and are neither: page numbers, 续表, what is to be filled in."""

from __future__ import annotations

import re

from filings.language.unit_names import ends_as_office

_PAGE = re.compile(
    r"[—–―─－\-·~～\s]*[0-9０-９]{1,4}[—–―─－\-·~～\s]*"
    r"|第?\s*[0-9０-９]{1,4}\s*页(?:\s*[,，/、]?\s*共\s*[0-9０-９]{1,4}\s*页)?"
)
_CONTINUED = re.compile(
    r"[(（]?\s*(?:续\s*表?|接上[表页]|表\s*[0-9一二三四五六七八九十]*\s*[(（]续)\s*[)）]?"
    r"\s*[0-9一二三四五六七八九十]*\s*[)）]?"
)
_CONTINUED_BEFORE = re.compile(r"(?:[(（]续表?[)）]|续表)\s*[0-9一二三四五六七八九十]*\s*[:：]?\s*")
_CONTINUED_BEHIND = re.compile(
    r"(?<!\s)\s*[(（]\s*(?:续表?|接上[表页])\s*[0-9一二三四五六七八九十]*\s*[)）]\s*$"
)
_BRACKET = re.compile(r"[(（〔【\[](?:[^()（）]|[(（][^()（）]*[)）])*[)）〕】\]]")
_YEARS = re.compile(
    r"[(（〔]\s*[0-9]{4}\s*年?\s*(?:(?:[—–―－\-~～至到]+\s*[0-9]{4}\s*)?(?:年度?)?版?)\s*[)）〕]"
)
_MEASURE = re.compile(r"[(（]?\s*(?:计量)?单\s*位\s*[:：]?\s*\S{1,8}\s*[)）]?")
_FILLED_IN = re.compile(
    r"[(（]?\s*(?:填\s*[报表写制]|报送|上报|编制|制表|被?考[核评]|被?检查|被?评[价估]|受评|自评|申报|责任|主管|牵头|联系|统计|审核|复核|经办)"
    r"[^:：\s，。；]{0,8}\s*(?:[(（][^()（）]{1,8}[)）])?\s*[:：]"
    r"|(?:单\s*位|部\s*门|日\s*期|时\s*间|乡镇|镇街|姓\s*名|电\s*话)\s*(?:名称)?\s*(?:[(（][^()（）]{1,8}[)）])?\s*[:：]"
)
_LABELS = re.compile(r"(?:^|\s)[^:：\s，。；]{2,12}\s*[:：]")

_BODY = re.compile(r"(?:政府|中心|公司|会|院|组|街道|办事处)$")
_END_OF_OFFICE = re.compile(
    r"(?:工作)?(?:联席会议|领导小组|委员会|指挥部|人民政府)?(?:办公室)?(?:办事处)?"
)
_NO_OFFICE = re.compile(r"[0-9０-９。；;：:，,？！《》“”]|关于|印发")
_SHORTEST_OFFICE, _LONGEST_OFFICE = 3, 40


def offices_on(line: str) -> tuple[str, ...]:
    """The parts of a line that blanks part: the offices where it names offices."""
    return tuple(line.split())


def names_offices(line: str) -> bool:
    """Whether a line is the names of offices and nothing else: 甲县委　甲县人民政府."""
    parts = offices_on(line)
    return bool(parts) and all(
        _SHORTEST_OFFICE <= len(part) <= _LONGEST_OFFICE
        and names_body(part)
        and _END_OF_OFFICE.fullmatch(part) is None
        and _NO_OFFICE.search(part) is None
        for part in parts
    )


def names_body(text: str) -> bool:
    """Whether a text ends as the names of bodies that may sign a paper: offices, 总工会, 公司, 中心."""
    return names_office(text) or _BODY.search(text) is not None


def names_office(name: str) -> bool:
    """Whether a text ends as the names of offices that issue papers."""
    return ends_as_office(name) or name.endswith(("人民政府", "领导小组", "指挥部"))


def is_page_number(text: str) -> bool:
    """Whether a paragraph only counts pages: 「— 1 —」, 「第1页 共2页」."""
    bare = text.strip()
    return bool(bare) and _PAGE.fullmatch(bare) is not None


def is_continuation_mark(text: str) -> bool:
    """Whether a paragraph only says that a table goes on: 续表, （续）."""
    return _CONTINUED.fullmatch(text.strip()) is not None


def without_continuation(text: str) -> str:
    """A title without 续表 before or （续） behind it."""
    bare = _CONTINUED_BEHIND.sub("", _CONTINUED_BEFORE.sub("", text, count=1))
    return bare if bare.strip() else text


def is_years(text: str) -> bool:
    """Whether a line is the years of a title above it: （2025—2027年）, （2020年版）."""
    return _YEARS.fullmatch(text.strip()) is not None


def is_bracket(text: str) -> bool:
    """Whether a line stands in brackets as a whole: 「（满分100分）」, 「（试行）」."""
    return _BRACKET.fullmatch(text.strip()) is not None


def is_to_fill_in(text: str) -> bool:
    """Whether a line gives the unit of measure or has places to fill in: 填报单位：… 填报时间：…."""
    bare = text.strip()
    if _MEASURE.fullmatch(bare) or _FILLED_IN.match(bare):
        return True
    return len(_LABELS.findall(bare)) > 1 and "。" not in bare
