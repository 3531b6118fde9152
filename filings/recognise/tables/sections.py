"""A section as a cell or a row of its own names it: 一、质量发展促进机制（22分）, 加分项（10 分）."""

from __future__ import annotations

import re
from decimal import Decimal

from filings.recognise.findings import FoundSection
from filings.recognise.texts import leading_number, on_one_line, without_points

_VETO = re.compile(r"一票否决|否决(?:项|事项|性|指标)")
_BONUS = re.compile(
    r"(?:附加|额外|奖励)?加分(?:项|指标|事项|内容|因素)?|附加项|附加分|奖励分|鼓励(?:项|分|性指标)"
)

_CASES = r"(?:凡|若|如)?(?:有|存在|出现|发生)?(?:下列|以下)[^：:。；]{0,40}"
_VETO_CASES = re.compile(
    rf"{_CASES}(?:一票否决|取消[^：:。；]{{0,10}}资格|不得(?:申报|参评|推荐|评为)|不予(?:评|推荐|申报|验收|认定|命名))[^：:。；]{{0,20}}[：:]"
)
_BONUS_CASES = re.compile(rf"{_CASES}(?<!不予)(?<!不再)加分[^：:。；]{{0,10}}[：:]")


def read_section(text: str, points: Decimal | None = None) -> FoundSection:
    """The section that ``text`` names; ``points`` are those of a cell beside it."""
    line = on_one_line(text)
    bare, stated = without_points(line)
    number = leading_number(bare)
    name = number.rest.strip() if number is not None and number.rest.strip() else bare
    return FoundSection(
        name=name,
        label=text.strip(),
        no=number.no if number is not None and name != bare else None,
        points=stated if stated is not None else points,
        veto=is_veto(name),
        bonus=is_bonus(name),
    )


def is_veto(name: str) -> bool:
    """Whether a name says that a miss here rejects the whole application."""
    return len(name) <= 30 and _VETO.search(name) is not None


def is_bonus(name: str) -> bool:
    """Whether a name says that the points come on top."""
    return len(name) <= 20 and _BONUS.match(name) is not None


def says_veto(text: str) -> bool:
    """Whether a text begins by saying that it lists vetoes: 一票否决：…, 有下列情形之一的，取消资格：…."""
    return is_veto(text[:12]) or _VETO_CASES.match(text) is not None


def says_bonus(text: str) -> bool:
    """Whether a text begins by saying that it lists points on top: 加分：…, 有下列情形之一的予以加分：…."""
    return is_bonus(text[:12]) or _BONUS_CASES.match(text) is not None


_REJECTS = re.compile(
    r"(?:直接|当年|一律|实行)?[“\"]?(?:一票否决|(?:取消|撤销)[^，。；]{0,12}(?:资格|称号|评选)|不得(?:申报|参评|推荐|评[为优先])[^，。；]{0,8}|不予(?:申报|评定|推荐|验收|认定|命名)[^，。；]{0,8})[”\"]?(?:制)?[。；]?"
)
_NEGATIVE = re.compile(r"负面(?:清单|情形|指标|行为)|否决")


def rejects(text: str) -> bool:
    """Whether a text says that the application is rejected and nothing else: 取消评选资格."""
    return _REJECTS.fullmatch(re.sub(r"\s+", "", text)) is not None


def is_negative_list(words: str) -> bool:
    """Whether a title or a header names a list of what rejects or costs points: 负面清单."""
    return _NEGATIVE.search(words) is not None


def lists_cases(text: str) -> bool:
    """Whether a text names cases that reject an application or earn points on top."""
    return any(cases.match(text) for cases in (_VETO_CASES, _BONUS_CASES))
