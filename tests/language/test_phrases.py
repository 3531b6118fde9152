"""How many of the collected phrases and of the cells in the answer keys are read rightly.

A reading is *right*, *flagged* (wrong, but something is said of it) or *silently wrong*, which none
may be. The collections lie beside the project where it is developed; ``pytest -s`` prints the figures.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from filings.language.deadlines import DeadlineProblem, read_deadline
from filings.language.phrase_findings import deadline_findings, unit_findings
from filings.language.points import read_points
from filings.language.roles import Duty, Role
from filings.language.unit_reading import read_units
from filings.language.unit_records import UnitReading

SHARED = Path(__file__).parents[3] / "shared" / "documents"
KEYS = sorted(SHARED.glob("*/*.expected.json"))
pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the collected phrases are not beside the project"
)
ENOUGH = Decimal("0.97")


@dataclass
class Score:
    """Figures of one file."""

    name: str
    right: int = 0
    flagged: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)

    def count(self, text: str, *, right: bool, told: bool) -> None:
        if right:
            self.right += 1
        else:
            (self.flagged if told else self.silent).append(text)

    def judge(self) -> None:
        total = self.right + len(self.flagged) + len(self.silent)
        print(  # noqa: T201
            f"\n{self.name}: {total} phrases, {self.right} right, {len(self.flagged)} flagged, {len(self.silent)} silently wrong"
        )
        assert self.silent == []
        assert self.right >= ENOUGH * total, self.flagged


def readings(value: Any) -> list[Any]:
    """All readings that a key accepts."""
    return list(value["either"]) if isinstance(value, dict) and "either" in value else [value]


def items_of(key: Path) -> Iterator[dict[str, Any]]:
    for table in json.loads(key.read_text(encoding="utf-8"))["tables"]:
        yield from table["items"]


# Units


def role_of(word: str) -> str:
    """The role of a key's word: 「assess+lead」 leads."""
    return "lead" if word.endswith("+lead") else str(Duty(word).role)


def are_those(reading: UnitReading, meant: list[dict[str, Any]]) -> bool:
    """Whether the units are those of a key, in order, with one of the roles that it accepts."""
    return [unit.name for unit in reading.units] == [unit["name"] for unit in meant] and all(
        str(unit.role) in readings(one["role"])
        for unit, one in zip(reading.units, meant, strict=True)
    )


def test_the_collected_phrases_of_units() -> None:
    score = Score("units.json")
    phrases = json.loads((SHARED / "phrases" / "units.json").read_text(encoding="utf-8"))
    for phrase in phrases["strings"]:
        said = {u["name"]: u["role"] for u in phrase["units"]}
        said |= {g["raw"]: g["role"] for g in phrase["groups"]}
        # What keeps a list open is read without 等 (有关部门), or names nobody (等单位).
        said |= {g["raw"].removeprefix("等"): g["role"] for g in phrase["groups"]}
        meant = {name: role_of(role) for name, role in said.items() if role != "open"}
        column = next(iter(meant.values())) if phrase["role_from_column"] and meant else None
        reading = read_units(phrase["raw"], Role(column) if column else Role.RESPONSIBLE)
        read = {u.name: str(u.role) for u in reading.units if said.get(u.name) != "open"}
        told = bool(unit_findings(reading))
        score.count(phrase["raw"], right=read == meant, told=told)
    score.judge()


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name.split(".")[0])
def test_the_units_of_the_papers(key: Path) -> None:
    score = Score(key.name)
    cells = {i["units_text"]: i["units"] for i in items_of(key) if i.get("units_text")}
    for text, units in cells.items():
        reading = read_units(text)
        right = any(are_those(reading, meant) for meant in readings(units))
        score.count(text, right=right, told=bool(unit_findings(reading)))
    score.judge()


# Deadlines

KINDS = {
    "before_month": "by",
    "cutoff_date": "by",
    "multi_stage": "by",
    "month_no_year": "by",
    "immediate+ongoing": "immediate",
    "done+ongoing": "ongoing",
    "ongoing_within_year": "ongoing",
    "whole_year": "ongoing",
    "on_schedule": "ongoing",
    "from": "ongoing",
    "duration_from": "range",
    "range_no_year": "range",
    "duration": "unclear",
    "lookback": "unclear",
    "missing": "unclear",
    "period_relative": "unclear",
    "placeholder": "unclear",
}
"""What the collection calls its readings, in the kinds of the contract."""


def kind_of(name: str) -> str:
    if name.startswith(("recurring", "by_")):
        return name.partition("_")[0]
    return KINDS.get(name, name)


def test_the_collected_phrases_of_deadlines() -> None:
    score = Score("deadlines.json")
    phrases = json.loads((SHARED / "phrases" / "deadlines.json").read_text(encoding="utf-8"))
    for phrase in phrases["deadlines"]:
        year = int(phrase.get("year_from_context", 2023))
        reading = read_deadline(phrase["raw"], reference=date(year, 1, 1))
        day = phrase["iso"] or phrase["end"]
        month_day = phrase.get("month_day_end") or phrase.get("month_day")
        stages = phrase.get("stages") or [{"md": month_day}]
        day = f"{year}-{stages[-1]['md']}" if stages[-1]["md"] else day
        read = (str(reading.kind), reading.date, reading.start if phrase["start"] else None)
        start = phrase["start"]
        right = read == (
            kind_of(phrase["kind"]),
            date.fromisoformat(day) if day else None,
            date.fromisoformat(start) if start else None,
        )
        if month_day:
            assert read_deadline(phrase["raw"]).problem is DeadlineProblem.NO_YEAR
        told = bool(deadline_findings(phrase["raw"], reading))
        score.count(phrase["raw"], right=right, told=told)
    score.judge()


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name.split(".")[0])
def test_the_deadlines_of_the_papers(key: Path) -> None:
    score = Score(key.name)
    paper = json.loads(key.read_text(encoding="utf-8"))["document"].get("date")
    reference = date.fromisoformat(paper) if isinstance(paper, str) else None
    for item in items_of(key):
        deadline = item.get("deadline")
        if deadline and "text" in deadline:
            reading = read_deadline(deadline["text"], reference=reference)
            read = {"kind": str(reading.kind), "date": str(reading.date) if reading.date else None}
            right = read.items() <= deadline.items()
            told = bool(deadline_findings(deadline["text"], reading))
            score.count(deadline["text"], right=right, told=told)
    score.judge()


# Points


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name.split(".")[0])
def test_the_criteria_and_caps_of_the_papers(key: Path) -> None:
    score = Score(key.name)
    for item in items_of(key):
        methods = [item.get("method"), *(e.get("method") for e in item.get("either", ()))]
        method = next((m for m in methods if m), None)
        if not isinstance(method, str):
            continue
        reading = read_points(method)
        criteria = [(words(c.text), str(c.points)) for c in reading.criteria]
        cap = str(reading.cap) if reading.cap is not None else None
        meant = (
            [[(words(c["text"]), c["points"]) for c in one] for one in readings(item["criteria"])]
            if "criteria" in item
            else [criteria]
        )
        right = criteria in meant and cap in readings(item.get("cap"))
        score.count(method, right=right, told=False)
    score.judge()


def words(text: str) -> str:
    """A criterion's words; a key may have lost the bracket that ends 「乡镇（街道）」."""
    return text.rstrip("）")
