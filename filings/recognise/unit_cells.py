"""Units in cells and brackets: read by :mod:`filings.language.unit_reading`, doubts put in words."""

from __future__ import annotations

from collections.abc import Callable

from filings.diagnostics import Severity
from filings.language.role_rules import RoleRule
from filings.language.unit_reading import UnitDoubt, UnitProblem, UnitReading, read_units
from filings.messages import gettext as _
from filings.model.assignment import Role
from filings.model.base import shortened
from filings.recognise import rules
from filings.recognise.findings import FoundUnit
from filings.recognise.values import Report

_MILD = frozenset(
    [
        UnitProblem.LEVEL_ADDED,
        UnitProblem.JOINED,
        UnitProblem.OPEN_LIST,
        UnitProblem.SCOPE,
        UnitProblem.IMPLEMENTS,
        UnitProblem.MEMBERS,
        UnitProblem.OTHER,
    ]
)
"""What is worth a look, but is hardly ever read wrongly."""


def units_of(
    text: str, role: Role, report: Report, rule: RoleRule | None = None
) -> tuple[FoundUnit, ...]:
    """The units that a text names; ``role`` is that of its column, ``rule`` what a note says."""
    return found_units(read_units(text, role, rule), report)


def found_units(
    reading: UnitReading,
    report: Report,
    *,
    skip: Callable[[UnitDoubt], bool] = lambda doubt: False,
) -> tuple[FoundUnit, ...]:
    """The units of a reading; its doubts are reported, but for those to ``skip``."""
    for doubt in reading.doubts:
        if not skip(doubt):
            severity = Severity.INFO if doubt.problem in _MILD else None
            report(rules.I105, _words(doubt), severity=severity)
    return tuple(FoundUnit(unit.name, unit.role) for unit in reading.units)


def _words(doubt: UnitDoubt) -> str:
    message = {
        UnitProblem.LEVEL_ADDED: _("“{text}”承接前一个单位的级别，读作“{read_as}”"),
        UnitProblem.LEVEL_MISSING: _("“{text}”没有写级别，按原文保留"),
        UnitProblem.JOINED: _("“{text}”中间断了行，读作“{read_as}”"),
        UnitProblem.PARTED: _("“{text}”分成了几个单位：{read_as}"),
        UnitProblem.OPEN_LIST: _("“{text}”没有列全，还有哪些单位不清楚"),
        UnitProblem.SCOPE: _("“{text}”里的括号限定了范围"),
        UnitProblem.NO_NAME: _("“{text}”不像单位名称"),
        UnitProblem.WORDS: _("“{text}”不是单位名称"),
        UnitProblem.PERSON: _("“{text}”是人，不是单位"),
        UnitProblem.OTHER: _("单位当中夹着别的内容：“{text}”"),
        UnitProblem.ROLE_GUESSED: _("“{text}”是牵头还是配合没有写明"),
        UnitProblem.TWO_ROLES: _("“{text}”既牵头又配合"),
        UnitProblem.ASSESSES: _("“{text}”是负责考核的单位"),
        UnitProblem.IMPLEMENTS: _("“{text}”是结合实际落实的单位，按责任单位算"),
        UnitProblem.MARKED: _("“{text}”带有标记，标记的意思没有写明"),
        UnitProblem.MEMBERS: _("“{text}”的括号里列的是成员"),
        UnitProblem.NOBODY: _("“{text}”没有写出任何单位"),
    }[doubt.problem]
    return message.format(text=shortened(doubt.text, 60), read_as=doubt.read_as)
