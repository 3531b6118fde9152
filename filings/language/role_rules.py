"""Reads what a heading or note says of the order or marks of units: 「排名第一的为牵头单位」.

Such a rule stands once, in the header of a column (责任单位（第一个为牵头单位）) or below a table (注：带★的
为牵头单位，其余为配合单位), and holds for every cell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from filings.language.numerals import half_width
from filings.language.roles import Role


class LeadBy(StrEnum):
    """How one knows which of the units leads."""

    FIRST = "first"  # it stands first
    MARK = "mark"  # a character stands beside it (★)
    LOOK = "look"  # bold type or an underline, which plain text has lost


@dataclass(frozen=True, slots=True)
class RoleRule:
    """How the leading unit is shown, and the role of the others.

    ``mark`` is the character for :attr:`LeadBy.MARK`. ``others`` is RESPONSIBLE where the rule says
    nothing of them.
    """

    by: LeadBy
    others: Role = Role.RESPONSIBLE
    mark: str = ""
    of_several: bool = False
    """Whether it holds only where several units stand together (责任单位有多个的，……)."""


MARKS = "★☆*＊▲△※●◆■□◎#＃√"
"""Characters that offices put beside a unit to mark it."""

_LEADS = r"(?:牵头|主办|主责|首责)"
_FIRST = (
    r"(?:第[一1](?:个|位|家|名|责任|顺位)?|首(?:个|位|家)|最前|前面第[一1]|首要|排(?:名|序|列)?(?:在|为)?(?:第[一1](?:位|名)?|首位?|最?前面?)"
    r"|列(?:在|为)?(?:第[一1](?:位|名)?|首位?))"
)
_UNIT = r"(?:[的之]?(?:责任|承办|成员)?(?:单位|部门|者)?)"
_FIRST_LEADS = re.compile(
    rf"{_FIRST}{_UNIT}[\"“”]?(?:即|均|作)?(?:为|是|系)?(?:该项|本项|此项)?(?:工作|任务|指标)?的?(?:总)?{_LEADS}|{_LEADS}(?:责任)?(?:单位|部门)(?:均)?(?:为)?(?:排|列|居|放|写)?(?:名|序)?(?:在|于)?{_FIRST}"
)
_MARK = re.compile(
    rf"(?:带|标|加|打|注|划|画|有|以|前|后)?有?(?:注|示|记)?(?:有|了|为)?[\"“”'‘’「『(]?(?P<mark>[{re.escape(MARKS)}])[\"“”'‘’」』)]?(?:号|标记|标识|标志|标注)?(?:者|的|为|是)?{_UNIT}(?:为|是|系|表示)?(?:该项|本项)?(?:工作|任务)?的?总?{_LEADS}"
)
_LOOK = re.compile(
    rf"(?:加粗|黑体|粗体|下划线|划线|红色|标红|楷体|斜体|字体不同)[^,;。]{{0,10}}?(?:为|是|系)总?{_LEADS}"
)
_OTHERS = re.compile(
    r"(?:其余|其他|其它|后面|余下|之后|另外|剩余)[^,;。]{0,10}?(?:为|是|系|均为)?(?P<part>配合|协办|协助|参与|责任|负责|承办)"
)
_SEVERAL = re.compile(
    r"(?:有|涉及|为|含|列)?(?:多个|几个|数个|多家|几家|[2两二](?:个|家)(?:及|或)?(?:以上)?)(?:责任|承办)?(?:单位|部门)?(?:的|时)[,，]"
)
_NO_ORDER = re.compile(r"(?:排名|排序|顺序|次序)?(?:不分|无)(?:先后|主次)")


def role_rule(text: str) -> RoleRule | None:
    """The rule that a header, label or note states; None where it states none.

    「责任单位（排名不分先后）」 states none.
    """
    half = half_width(re.sub(r"\s+", "", text))
    if _NO_ORDER.search(half):
        return None
    found = _OTHERS.search(half)
    others = (
        Role.SUPPORT
        if found and found["part"] not in ("责任", "负责", "承办")
        else Role.RESPONSIBLE
    )
    if mark := _MARK.search(half):
        return RoleRule(LeadBy.MARK, others, mark["mark"])
    if _LOOK.search(half):
        return RoleRule(LeadBy.LOOK, others)
    if _FIRST_LEADS.search(half):
        return RoleRule(LeadBy.FIRST, others, of_several=_SEVERAL.search(half) is not None)
    return None
