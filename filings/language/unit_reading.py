"""Reads a phrase that divides work among units: who leads, who supports, who is responsible.

The phrase may be a cell (区市场监管局⏎区财政局), a bracket of running text (（牵头单位：市委宣传部，配合单位：市委
党校）), or a clause (省科技厅、工业和信息化厅按职责分工负责，各地级以上市人民政府结合实际落实). Nothing is guessed
silently: what is doubtful stands in ``doubts``, and words that are no unit in ``remarks``.

*Roles.* A label holds for what follows it up to the next label; a verb for the names before it, back
to the verb before; 会同 makes those before it lead and those behind it support. Names without either
take the role of the column, which the caller gives.

*Levels.* 省科技厅、工业和信息化厅: an office that names no level takes that of the name before it, unless
a place stands before it (广东金融监管局 is no 省 office).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from filings.language.dittos import is_ditto
from filings.language.numerals import half_width
from filings.language.placeholders import find_placeholders
from filings.language.role_rules import LeadBy, RoleRule, role_rule
from filings.language.roles import Duty, Role
from filings.language.unit_clauses import Clause, clauses_of
from filings.language.unit_kinds import BRACKETS, PieceKind, ends_as_group, names_nobody
from filings.language.unit_lists import Piece, cut_list
from filings.language.unit_names import (
    belongs_elsewhere,
    ends_as_office,
    ends_as_unit,
    has_level,
    is_known,
    is_known_office,
    is_of_party,
    split_level,
)
from filings.language.unit_phrases import is_collective, is_remark
from filings.language.unit_records import NamedUnit, UnitDoubt, UnitProblem, UnitReading
from filings.language.unit_roles import VERB

_NUMBERED_LABEL = re.compile(
    r"(?:^|(?<=[\s；;。]))\d{1,2}[.．、]\s*(?=(?:牵头|主办|主责|责任|承办|配合|协办|参与|协助)(?:单位|部门)?[:：])"
)
"""The number before a label: 1.牵头单位：县教育局 2.配合单位：县财政局."""
_LAST_SENTENCE = re.compile(
    r"[,，;；。\n]\s*(?:注[:：]\s*)?(?P<words>[^,，;；。:：\n]*(?:牵头|主办|主责)(?:责任)?(?:单位|部门))[。.]?$"
)
"""区财政局、区教育局，排在首位的为牵头单位."""
_LONGEST = 3000
"""A text of more characters is no list of units."""


_OFTEN_WITH_LEVEL = ("中心", "馆", "站", "所", "大队", "支队", "总队", "院", "处", "社", "会")
"""Bodies that belong to a level as often as not."""
_NOBODY = ("无", "暂无", "没有", "空")
"""Words that say outright that there is no unit (配合单位：无)."""
_OF_EITHER = ("编办", "台办", "农办", "政研室")
"""Offices of a party committee or of a government: behind 县委组织部 they are the committee's."""


_ASIDE = re.compile(
    r"[(（]\s*(?P<inside>(?:联系人|联系电话|联系方式|电话|手机|责任人|负责人|分管领导|责任领导|备注)\s*[:：][^()（）]*?[,，;；][^()（）]*)[)）]"
)
_WHICH_SORT = re.compile(r"等(?P<sort>(?![0-9一二三四五六七八九十])(?!(?:部门|单位|、|和|及)+$).+)")
"""What an open list says of the others: 等有关部门, 等政法单位; 等单位 says nothing."""
_SAYS_SOMETHING = re.compile(
    r"涉及|均|不再|任务|具体|根据|需要|应当|可以|其中|进行|要求|已经|没有|上述|以上|如下|承担|的|是|为(?!民)|并|[0-9]月|完成|(?:牵头|配合|责任|协办)(?:单位|部门)"
)
"""Words that a sentence has and the name of a unit seldom."""


@lru_cache(maxsize=4096)  # the same few cells stand in hundreds of rows
def read_units(
    text: str,
    role: Role = Role.RESPONSIBLE,
    rule: RoleRule | None = None,
    *,
    led: bool = False,
) -> UnitReading:
    """The units that ``text`` names, with their roles.

    ``role`` is that of the column or label over the text, and ``rule`` what a header or note says of
    the leading unit (:func:`filings.language.role_rules.role_rule`); words in the text itself go
    before both. ``led`` where another cell of the item names who leads.
    """
    stripped = text.strip()
    if not stripped:
        return UnitReading()
    if len(stripped) > _LONGEST:
        return UnitReading(remarks=(stripped,), doubts=(UnitDoubt(UnitProblem.NOBODY, stripped),))
    if is_ditto(stripped):
        return UnitReading(remarks=(stripped,), doubts=(UnitDoubt(UnitProblem.NOBODY, stripped),))
    if re.search(r"\w", half_width(stripped)) is None:
        return UnitReading(remarks=(stripped,))  # a dash
    reading = _Reader(role, rule, led=led).read(_NUMBERED_LABEL.sub("\n", stripped))
    if is_remark(stripped.rstrip("。.!！")) and not any(_is_sure(unit) for unit in reading.units):
        return UnitReading(remarks=(stripped,), doubts=(UnitDoubt(UnitProblem.NOBODY, stripped),))
    return reading


def _is_sure(unit: NamedUnit) -> bool:
    return unit.is_group or (is_known(unit.name) and has_level(unit.name))


class _Reader:
    """Gathers what one phrase says."""

    def __init__(self, role: Role, rule: RoleRule | None, *, led: bool) -> None:
        self.led = led
        self.role = role
        self.rule = rule
        self.units: list[NamedUnit] = []
        self.remarks: list[str] = []
        self.doubts: list[UnitDoubt] = []
        self.level = ""
        self.party = False
        """Whether the office that named the level is one of a party committee."""
        self.unsaid: set[str] = set()
        """The names that no words give a duty."""

    def read(self, text: str) -> UnitReading:
        text = self._without_asides(self._without_rule(text))
        clauses, others = clauses_of(text, led=self.led)
        for other in others:
            self._doubt(UnitProblem.OTHER, f"{other.label}：{other.text}")
        for clause in clauses:
            self._clause(clause)
        self._by_rule()
        if not self.units and not others and not self.doubts:
            self._doubt(UnitProblem.NOBODY, text)
        return UnitReading(
            tuple(self.units), tuple(self.remarks), tuple(others), tuple(self.doubts)
        )

    def _without_rule(self, text: str) -> str:
        """The text without a bracket that says which of the units leads, which counts for them."""
        for bracket in BRACKETS.finditer(text):
            inside = bracket["inside"].strip()
            rule = role_rule(inside)
            of_label = text[bracket.end() :].lstrip().startswith((":", "："))
            if rule is not None and not of_label and not VERB.fullmatch(inside):
                self.rule = rule
                self.remarks.append(inside)
                self._tell_rule(inside, rule)
                return text[: bracket.start()] + text[bracket.end() :]
        if sentence := _LAST_SENTENCE.search(text):
            rule = role_rule(sentence["words"])
            if rule is not None:
                self.rule = rule
                self.remarks.append(sentence["words"])
                self._tell_rule(sentence["words"], rule)
                return text[: sentence.start()]
        return text

    def _without_asides(self, text: str) -> str:
        """The text without brackets that tell of a person or a telephone: （联系人：…，电话：…）."""
        for aside in reversed(list(_ASIDE.finditer(text))):
            self.remarks.append(aside["inside"])
            self._doubt(UnitProblem.OTHER, aside["inside"])
            text = text[: aside.start()] + text[aside.end() :]
        return text

    def _tell_rule(self, words: str, rule: RoleRule) -> None:
        lost = rule.by is LeadBy.LOOK
        self._doubt(UnitProblem.LOOK if lost else UnitProblem.RULE, words)

    def _clause(self, clause: Clause) -> None:
        duty = clause.duty or Duty(self.role)
        rule = clause.rule or self.rule
        lead_marked = rule and rule.by is LeadBy.MARK and rule.mark
        for i, piece in enumerate(cut_list(clause.names)):
            if i == 0 and clause.rule and clause.rule.by is LeadBy.FIRST:
                piece = replace(piece, duty=piece.duty or Duty.LEAD)
            if piece.mark:
                if piece.mark == lead_marked:
                    piece = replace(piece, duty=Duty.LEAD)
                    self.unsaid.add(piece.text)
                elif not lead_marked:
                    self._doubt(UnitProblem.MARKED, f"{piece.mark}{piece.text}")
            self._piece(piece, piece.duty or duty)
            is_named = piece.kind in (PieceKind.UNIT, PieceKind.GROUP)
            if clause.guessed and piece.duty is None and is_named:
                self._doubt(UnitProblem.ROLE_GUESSED, piece.text)
            if clause.duty is None and piece.duty is None:
                self.unsaid.add(piece.text)
        for words in clause.remarks:
            self.remarks.append(words)
            self._doubt(UnitProblem.WORDS, words)

    def _by_rule(self) -> None:
        """Gives the lead to the unit that the rule says, where the text says nothing itself."""
        if self.rule is None or any(u.written not in self.unsaid for u in self.units):
            return
        marked = self.rule.by is LeadBy.MARK
        leads = [unit.role is Role.LEAD if marked else i == 0 for i, unit in enumerate(self.units)]
        if self.rule.by is LeadBy.LOOK or not any(leads):
            return
        for i, unit in enumerate(self.units):
            duty = Duty.LEAD if leads[i] else Duty(self.rule.others)
            self.units[i] = replace(unit, duty=duty, role=duty.role)

    def _piece(self, piece: Piece, duty: Duty) -> None:
        if piece.kind in (PieceKind.PERSON, PieceKind.WORDS):
            words = f"{piece.text}（{piece.scope}）" if piece.scope else piece.text
            self.remarks.append(words)
            if words in _NOBODY:
                return
            person = piece.kind is PieceKind.PERSON
            self._doubt(UnitProblem.PERSON if person else UnitProblem.WORDS, words)
            return
        if piece.kind is PieceKind.OPEN:
            self._doubt(UnitProblem.OPEN_LIST, piece.text)
            sort = _WHICH_SORT.fullmatch(piece.text)
            if sort is None:
                return  # 等, 等5个部门: nobody knows himself meant
            self._add(NamedUnit(sort["sort"], duty.role, piece.kind, duty, sort["sort"]))
            return
        if piece.members and is_collective(piece.text):
            # 「各相关部门（区发改委、区财政局）」: the brackets say which.
            self.remarks.append(piece.text)
            self._doubt(UnitProblem.MEMBERS, piece.text, piece.members[0])
            for member in cut_list(piece.members[0]):
                self._piece(member, duty)
            return
        name = self._with_level(piece) if piece.kind is PieceKind.UNIT else piece.text
        if piece.kind is PieceKind.GROUP and (len(name) == 1 or not ends_as_group(name)):
            self._doubt(UnitProblem.NO_NAME, name)
        if piece.kind is PieceKind.GROUP and names_nobody(name):
            self._doubt(UnitProblem.UNNAMED, name)
        if piece.joined:
            self._doubt(UnitProblem.JOINED, piece.text, piece.text)
        if piece.parted and piece.kind is PieceKind.UNIT:
            self._doubt(UnitProblem.PARTED, piece.parted, name)
        if piece.members:
            self.remarks.extend(piece.members)
            self._doubt(UnitProblem.MEMBERS, piece.text, piece.members[0])
        if piece.scope:
            self.remarks.append(piece.scope)
            self._doubt(UnitProblem.SCOPE, piece.scope, name)
        if duty is Duty.ASSESS:
            self._doubt(UnitProblem.ASSESSES, name)
        if duty is Duty.IMPLEMENT:
            self._doubt(UnitProblem.IMPLEMENTS, name)
        self._add(NamedUnit(name, duty.role, piece.kind, duty, piece.text))

    def _with_level(self, piece: Piece) -> str:
        """The name with the level that it leaves to the name before it."""
        name = piece.text
        if (
            find_placeholders(name)
            or not ends_as_unit(name)
            or (not is_known(name) and _SAYS_SOMETHING.search(name))
        ):
            self._doubt(UnitProblem.NO_NAME, name)
        if has_level(name):
            level, office = split_level(name)
            self.level = level or self.level
            self.party = office.startswith("委") if level else self.party
            return name
        if not self.level or belongs_elsewhere(name):
            return name
        if is_known_office(name) or (ends_as_office(name) and piece.separator == "、"):
            party = "委" if is_of_party(name) or (self.party and name in _OF_EITHER) else ""
            whole = f"{self.level}{party}{name}"
            self._doubt(UnitProblem.LEVEL_ADDED, name, whole)
            return whole
        if ends_as_office(name) or name.endswith(_OFTEN_WITH_LEVEL):
            self._doubt(UnitProblem.LEVEL_MISSING, name)
        return name

    def _add(self, unit: NamedUnit) -> None:
        for i, other in enumerate(self.units):
            if other.name == unit.name:
                if other.role is not unit.role:
                    self._doubt(UnitProblem.TWO_ROLES, unit.name)
                    if unit.role is Role.LEAD:
                        self.units[i] = unit
                return
        self.units.append(unit)

    def _doubt(self, problem: UnitProblem, text: str, read_as: str = "") -> None:
        doubt = UnitDoubt(problem, text, read_as)
        if doubt not in self.doubts:
            self.doubts.append(doubt)
