"""What the reading of a phrase about units says: units with roles, remarks, doubts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from filings.language.roles import Duty, Role
from filings.language.unit_kinds import PieceKind
from filings.language.unit_labels import Labelled

__all__ = ["Labelled", "NamedUnit", "UnitDoubt", "UnitProblem", "UnitReading"]


class UnitProblem(StrEnum):
    """Why the reading of a phrase wants another look."""

    LEVEL_ADDED = "level_added"  # 省科技厅、财政厅: read as 省财政厅
    LEVEL_MISSING = "level_missing"  # behind 区财政局: an office without a level, left as it is
    JOINED = "joined"  # 区市场⏎监管局
    PARTED = "parted"  # 区财政局和区审计局
    UNNAMED = "unnamed"  # 各有关部门, 本单位: nobody says which
    OPEN_LIST = "open_list"  # 等有关部门
    SCOPE = "scope"  # 区住建局（房屋建筑）
    NO_NAME = "no_name"  # does not look like the name of a unit
    WORDS = "words"  # words that are no unit
    PERSON = "person"
    OTHER = "other"  # 完成时限：… among the units
    ROLE_GUESSED = "role_guessed"  # 甲牵头，乙: nobody says what 乙 does
    TWO_ROLES = "two_roles"  # one unit leads and supports
    ASSESSES = "assesses"  # 由县人大办负责考核
    IMPLEMENTS = "implements"  # 各市人民政府结合实际落实
    MARKED = "marked"  # ★区财政局: nobody says what the mark means
    LOOK = "look"  # 区教育局、区财政局（加粗的为牵头单位）: plain text has lost it
    RULE = "rule"  # 区教育局、区财政局（列第一位的为牵头单位）
    MEMBERS = "members"  # 领导小组成员单位（区发改委、区财政局）
    NOBODY = "nobody"  # words, and no unit among them


@dataclass(frozen=True, slots=True)
class UnitDoubt:
    """What is doubtful, the words that it is about, and what they were read as where that differs."""

    problem: UnitProblem
    text: str
    read_as: str = ""


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit or group with its role; ``name`` as understood, ``written`` as it stands in the text."""

    name: str
    role: Role
    kind: PieceKind = PieceKind.UNIT
    duty: Duty = Duty.RESPONSIBLE
    written: str = ""

    @property
    def is_group(self) -> bool:
        """Whether it names several units at once (各镇街, 领导小组成员单位)."""
        return self.kind is not PieceKind.UNIT


@dataclass(frozen=True, slots=True)
class UnitReading:
    """What a phrase says of units.

    ``units`` are units and groups in order, each once; ``remarks`` are words that name no unit, as
    written; ``others`` are labelled texts about something else (完成时限：6月底前).
    """

    units: tuple[NamedUnit, ...] = ()
    remarks: tuple[str, ...] = ()
    others: tuple[Labelled, ...] = ()
    doubts: tuple[UnitDoubt, ...] = ()
