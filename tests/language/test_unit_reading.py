"""Phrases that divide work among units, and how they are read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from filings.language.roles import Role
from filings.language.unit_reading import read_units
from filings.language.unit_records import UnitReading

ROLES = (Role.LEAD, Role.SUPPORT, Role.RESPONSIBLE)


def _written() -> Iterator[tuple[str, ...]]:
    lines = Path(__file__).with_name("units.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            text, *meant = (field.strip() for field in line.split("|"))
            yield text.replace("\\n", "\n"), *meant[:4]


def _names(reading: UnitReading, role: Role) -> list[str]:
    return [unit.name for unit in reading.units if unit.role is role]


@pytest.mark.parametrize(("text", "lead", "support", "responsible", "doubts"), list(_written()))
def test_a_phrase_is_read_as_it_is_meant(
    text: str, lead: str, support: str, responsible: str, doubts: str
) -> None:
    reading = read_units(text)
    read = [_names(reading, role) for role in ROLES]
    assert read == [lead.split(), support.split(), responsible.split()]
    assert {doubt.problem for doubt in reading.doubts} == set(doubts.split())


@pytest.mark.parametrize("text", ["", "  ", "\n", "—", "/", "——"])
def test_an_empty_cell_names_nobody_and_nothing_is_doubtful(text: str) -> None:
    reading = read_units(text)
    assert reading.units == () and reading.doubts == ()


def test_the_role_of_the_column_holds_where_the_cell_names_none() -> None:
    assert _names(read_units("区财政局、区审计局", Role.LEAD), Role.LEAD) == [
        "区财政局",
        "区审计局",
    ]
    mixed = read_units("区财政局牵头，区审计局配合", Role.SUPPORT)
    assert [unit.role for unit in mixed.units] == [Role.LEAD, Role.SUPPORT]
