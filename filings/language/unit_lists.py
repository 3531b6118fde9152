"""Cuts a list of units into names: 「区市场⏎监管局、区财政局和区审计局等部门」.

What parts two names is a separator, a line break or blank that stands between whole names, or 和 and
及 between them. What keeps a list open (等有关部门) becomes a piece of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from filings.language.no_units import NoUnit, no_unit
from filings.language.numerals import half_width
from filings.language.role_rules import MARKS
from filings.language.roles import Duty
from filings.language.unit_kinds import BRACKETS, PieceKind, close_list, kind_of, read_brackets
from filings.language.unit_names import (
    are_one_name,
    ends_as_office,
    ends_as_unit,
    has_level,
    is_known,
    is_known_office,
    split_level,
)
from filings.language.unit_phrases import is_collective, is_remark, pieces_of
from filings.language.unit_roles import ROLE_IN_BRACKETS, VERB, duty_of


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
_ROLE_THEN_NAME = re.compile(
    r"(?<=[\u4e00-\u9fff])([(（〔\[【](?:牵头|配合|协办|主办|责任|负责)(?:单位|部门)?[)）〕\]】])(?=[\u4e00-\u9fff])"
)
"""区财政局（牵头）区审计局（配合）: nothing parts the names."""
_JOINED_BY_SIGNS = re.compile(
    r"(?<=[\u4e00-\u9fff）)])\s*(?:[+＋&＆]|—{1,2}|--)\s*(?=[省市州县区旗镇乡各])"
)
_DOTTED = re.compile(r"(?<=[局委办部会院])\s*[。·•]\s*(?=[省市县区州旗镇乡各])")
_FIGURE_ALONE = re.compile(r"(?:^|(?<=[\s、，,;；]))[1-9](?=[省市县区州旗镇乡])")
"""1县教育局 2县财政局: figures without a mark."""
_BREAKS = ("\n", "\r", " ")
_MOST_BITS = 5
_LONGEST_NAME = 200
_COLON = re.compile(r"[:：]")
_ACT = re.compile(
    r"(?:研究|确定|制定|印发|出台|起草|开展|做好|抓好|抓紧|加强|完成|组织|实施|落实|推进|提供|报送|保障|保证|安排|筹措|解决|拨付|督导|督促|检查|协调|维护|审核|汇总|宣传|查处|打击|牵头|负责|配合|承担|建立|按照?|根据|结合|对|就|于|的)"
)
_AND = re.compile(r"以及|[和及与暨]")
_GROUP_START = re.compile(
    r"(?:[省市州县区旗镇乡]|街道)?(?:各(?!界)|属地|涉及|驻|有关|相关|其他|其它|所有|全体|直(?:各|有关|相关|属)|级(?:各|有关|相关))"
)


def cut_list(text: str) -> list[Piece]:
    """The pieces of a list of units, in order; no word of it is lost."""
    text = _ROLE_THEN_NAME.sub(r"\1、", _JOINED_BY_SIGNS.sub("、", text))
    text = _DOTTED.sub("、", text)
    if text.startswith("1"):
        text = _FIGURE_ALONE.sub("", text)
    text = _NUMBERED_INSIDE.sub("\n", text) if _counts_from_one(text) else text
    text = _BULLET.sub("", _CHINESE_NUMBERED.sub("", _NUMBERED.sub("\n", text)))
    return [part for piece in _mended(pieces_of(text)) for part in _parts(piece)]


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
            if (
                not _is_person_behind(pieces)
                and not _stands_alone(before.text)
                and are_one_name(before.text, text)
            ):
                joined = before.joined or text[0] not in "（(〔[【"
                pieces[-1] = replace(before, text=before.text + text, joined=joined)
                at += 1
                continue
        pieces.append(Piece(text, PieceKind.UNIT, separator, joined=size > 1))
        at += size
    return pieces


def _is_person_behind(pieces: list[Piece]) -> bool:
    """Whether the last piece is a person's name beside a unit: 镇民政办 韩梅⏎东村村委会."""
    if len(pieces) < 2 or pieces[-1].separator != " ":
        return False
    beside = ends_as_unit(pieces[-2].text) or kind_of(pieces[-2].text) is PieceKind.PERSON
    return beside and kind_of(pieces[-1].text) is PieceKind.PERSON


def _size_of_name(parts: list[tuple[str, str]], at: int) -> int:
    """How many pieces from ``at`` on make one well-known name that line breaks cut to bits."""
    texts = [parts[at][1]]
    for separator, text in parts[at + 1 : at + _MOST_BITS]:
        if separator not in _BREAKS or (has_level(text) and is_known(text)):
            break
        whole = ends_as_unit(texts[-1])
        if whole and separator == " " and kind_of(text) is PieceKind.PERSON:
            break  # 云岭海关 王某
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
    if (bracketed := BRACKETS.fullmatch(text)) and ends_as_unit(bracketed["inside"]):
        text = bracketed["inside"]
    mark = _MARKED.search(text)
    text = _MARKED.sub("", text).strip()
    found: list[Piece] = []
    said = ""
    if (colon := _COLON.search(text)) and ends_as_unit(text[: colon.start()]):
        text, said = text[: colon.start()].strip(), text[colon.end() :].strip()
    person, text = _person_of(text)
    names = [name for joined in _by_and(text) for name in _run_together(joined)]
    parted = text if sum(kind_of(name) is PieceKind.UNIT for name in names) > 1 else ""
    for whole in names:
        name, open_end = close_list(whole)
        name, act = _without_act(name)
        if name:
            bare, scope, members = read_brackets(name)
            found.append(
                replace(
                    piece if not found else Piece("", PieceKind.UNIT, "和"),
                    text=bare,
                    kind=kind_of(bare),
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
    if person:
        found.append(Piece(person, PieceKind.PERSON))
    if said:
        is_person = kind_of(said) is PieceKind.PERSON
        found.append(Piece(said, PieceKind.PERSON if is_person else PieceKind.WORDS))
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
        inside = BRACKETS.search(half)
        if inside and inside.end() == len(half) and VERB.fullmatch(inside["inside"]):
            return text[: inside.start()].strip(), None  # 区财政局（按职责分工负责）
        return text, None
    return (text[: found.start()] + text[found.end() :]).strip(), duty_of(found["role"])


def _person_of(text: str) -> tuple[str, str]:
    """A person and the unit in the brackets behind: 张三（区教育局） → 张三, 区教育局."""
    found = BRACKETS.search(text)
    if found is None or found.end() != len(text):
        return "", text
    before, inside = text[: found.start()], found["inside"]
    if kind_of(before) is not PieceKind.PERSON or not (ends_as_office(inside) or is_known(inside)):
        return "", text
    return before, inside


def _run_together(text: str) -> list[str]:
    """区教育局区财政局 → 区教育局, 区财政局: known names of one level that nothing parts."""
    level = split_level(text)[0]
    if not level or is_known(text) or BRACKETS.search(text):
        return [text]
    for found in re.finditer(re.escape(level), text[2:]):
        left, right = text[: found.start() + 2], text[found.start() + 2 :]
        if not (ends_as_office(left) and is_known(left)):
            continue
        rest = _run_together(right)
        if all(map(is_known, rest)):
            return [left, *rest]
    return [text]


def _by_and(text: str) -> list[str]:
    """Names that 和 or 及 joins; 和 inside a name (文化和旅游局) parts nothing."""
    if is_known(text) or BRACKETS.search(text):
        return [text]
    for match in _AND.finditer(text):
        left, right = text[: match.start()], text[match.end() :]
        if _ends_one(left) and _begins_one(left, right):
            return [*_by_and(left), *_by_and(right)]
    return [text]


def _ends_one(left: str) -> bool:
    name, open_end = close_list(left)
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
