"""Takes the name of a unit apart: its level (省, 示例区), and the office without it.

Sure is what the tables of :mod:`filings.language.unit_words` know; the rest is told by its first and
last characters.
"""

from __future__ import annotations

import re
from functools import lru_cache

from filings.language.unit_words import (
    BODIES,
    LEVELS,
    OFFICE_SUBJECTS,
    OTHER_ENDINGS,
    PARTY_SUBJECTS,
    PARTY_WHOLE,
    SUBJECTS,
    WHOLE_NAMES,
)

_ENDINGS = frozenset((*BODIES, *OTHER_ENDINGS))
_LONGEST_ENDING = max(map(len, _ENDINGS))
_OFFICES = frozenset(("办", "办公室", "部", "中心", "站", "所", "服务中心", "工作部"))
_NEVER_LAST = (
    "市场",
    "城乡",
    "社会",
    "农村",
    "乡村",
    "城市",
    "地区",
    "公共",
    "监督",
    "委员",
    "人民",
)
"""Words of names with the last character of a body (城乡, 社会), after which a name goes on."""
_NO_LEVEL = re.compile(
    r"市[场政容域]|区[域块间划]|县域|[省市县区]外|乡[村镇]|乡企|旗[山舰]|州际|镇江|省[外际]|盟员"
)
_NO_PLACE = re.compile(r"[辖社小景库校地老牧山林片学营厂全]区|[全本]?[省市州县镇乡]级")
_LONGEST_LEVEL = 10
_OFFICE_WITHIN = re.compile(r"[局厅委办]|政府|公司|任务|涉及|有关|相关|具体|各|及|由")
_AFTER_LEVEL = re.compile(r"(?:人民)?政府|政协|人大|纪委|[直属级]|法院|检察院|委")
_BRACKETED = re.compile(r"[(（〔\[【][^()（）〔〕\[\]【】]*[)）〕\]】]")
_OWN_LEVEL = re.compile(
    r"团[省市县区州旗]委|中国|中共|国家|国网|国务院|中央|人民银行|人行|全国|各|我[省市县区镇]|本[省市县区镇]|驻|海关|南方电网|中石"
)


OFFICE_ENDINGS = "局|委|办|部|厅|中心|政府|办事处|公司|街道|镇|乡|会|院|队|站|所"
"""How offices end that sentences name: to be searched for in running text, where a name may end.

Whether a whole text ends as a unit, :func:`ends_as_unit` says.
"""
_PLACE_ALONE = re.compile(r"[\u4e00-\u9fff]州|新城|港口")
"""Names of places that end as units do, and are none without 区 or 市 behind them: 万州⏎区财政局."""
_LEVEL_FIRST = re.compile(r"[区县市]")


def without_brackets(name: str) -> str:
    """The name less what stands in brackets: 省市场监管局（省知识产权局） → 省市场监管局."""
    return _BRACKETED.sub("", name)


@lru_cache(maxsize=4096)
def ends_as_unit(name: str) -> bool:
    """Whether ``name`` ends as names of units do; brackets at its end do not count."""
    bare = without_brackets(name).rstrip("”’」』")
    return any(bare[-size:] in _ENDINGS for size in range(1, _LONGEST_ENDING + 1) if bare)


def ends_as_office(name: str) -> bool:
    """Whether ``name`` ends as an office does (局, 办, 委), and no word of a longer name does."""
    bare = without_brackets(name)
    return bare.endswith(BODIES) and not bare.endswith(_NEVER_LAST)


@lru_cache(maxsize=4096)
def is_known_office(bare: str) -> bool:
    """Whether ``bare``, without its level, is the name of an office that many places have."""
    if bare in WHOLE_NAMES or bare in PARTY_WHOLE:
        return True
    for body in (*BODIES, "中心", "服务中心", "站", "所"):
        if not bare.endswith(body):
            continue
        subject = bare.removesuffix(body)
        if subject in SUBJECTS:
            return True
        if body in _OFFICES and (subject in OFFICE_SUBJECTS or subject in PARTY_SUBJECTS):
            return True
    return False


@lru_cache(maxsize=4096)
def split_level(name: str) -> tuple[str, str]:
    """The level of a name and the rest: 示例区财政局 → 示例区, 财政局; 县委组织部 → 县, 委组织部.

    ("", name) where no level is sure.
    """
    bare = without_brackets(name)
    if is_known_office(bare) or _OWN_LEVEL.match(bare):
        return "", name
    cuts = sorted(_cuts(bare))
    for cut in cuts:
        rest = bare[cut:]
        if is_known_office(rest) or _AFTER_LEVEL.match(rest):
            return name[:cut], name[cut:]
    if cuts and not _NO_LEVEL.match(bare) and (cuts[0] == 1 or 3 <= cuts[0] <= 5):
        return name[: cuts[0]], name[cuts[0] :]
    return "", name


def _cuts(bare: str) -> set[int]:
    """Where a level may end in ``bare``, with two characters or more behind it."""
    found = set()
    for level in LEVELS:
        at = bare.find(level, 0, _LONGEST_LEVEL)
        while at >= 0:
            end = at + len(level)
            whole = len(bare) - end >= 2 or (len(bare) - end == 1 and bare[end:] in "委办")
            head = bare[:end]
            is_place = not (_NO_PLACE.fullmatch(head) or _OFFICE_WITHIN.search(head))
            if whole and is_place:
                found.add(end)
            at = bare.find(level, at + 1, _LONGEST_LEVEL)
    return found


def has_level(name: str) -> bool:
    """Whether a name says whose office it is (区财政局, 团县委, 国网示例供电公司)."""
    return bool(split_level(name)[0]) or _OWN_LEVEL.match(name) is not None


def belongs_elsewhere(name: str) -> bool:
    """Whether a place or another office stands before the office: 广东海事局, 公安局交警大队."""
    bare = without_brackets(name)
    return not is_known_office(bare) and any(is_known_office(bare[i:]) for i in range(2, len(bare)))


def is_of_party(bare: str) -> bool:
    """Whether an office without its level is always one of a party committee (组织部)."""
    return without_brackets(bare) in PARTY_WHOLE


def is_known(name: str) -> bool:
    """Whether a name, with its level or without, is one of an office that many places have."""
    level, rest = split_level(without_brackets(name))
    rest = rest.removeprefix("委") if level and rest != "委" else rest
    return is_known_office(rest) or (bool(level) and rest in ("委", "委办", "委办公室", "委办公厅"))


def are_one_name(left: str, right: str) -> bool:
    """Whether a line break or blank stands inside a name: 区市场 and 监管局, 区委 and 宣传部."""
    whole = left + right
    if _PLACE_ALONE.fullmatch(left) and _LEVEL_FIRST.match(right) and is_known(right):
        return True
    unfinished = not ends_as_unit(left) or left.endswith(_NEVER_LAST)
    if unfinished and is_known(whole):
        return True
    if has_level(right) and (is_known(right) or ends_as_unit(left)):
        return False
    if unfinished:
        return True
    if right in _ENDINGS or right in ("公室", "员会", "公厅", "理局", "管局", "设局"):
        return True
    if is_known(whole):
        level, rest = split_level(left)
        return not (is_known(left) and is_known_office(right)) or (
            bool(level) and rest in ("委", "政府", "人民政府")
        )
    return False
