"""Where an applicant stands with the indicators of a plan (主要指标)."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum

from filings.language.goals import Goal, is_stated, meets, read_goal, read_quantity
from filings.model.application import Target, Targets

_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")


class Standing(Enum):
    """What the present value of an indicator says about its goal."""

    MET = "met"
    UNMET = "unmet"
    FOR_PEOPLE = "for_people"  # a goal or value in words, or in units that do not fit
    NO_VALUE = "no_value"
    NO_GOAL = "no_goal"


def standing(target: Target) -> Standing:
    """Whether the indicator meets its goal, as far as figures (or the same words) can tell."""
    goal, actual = target.goal, target.actual
    if actual is None or not is_stated(actual):
        return Standing.NO_VALUE
    if goal is None or not is_stated(goal):
        return Standing.NO_GOAL
    if "".join(goal.split()) == "".join(actual.split()) and goal_of(target) is None:
        return Standing.MET
    read = goal_of(target)
    value = read_quantity(actual, target.measure)
    base = read_quantity(target.base, target.measure) if target.base else None
    met = meets(read, value, base) if read is not None and value is not None else None
    if met is None:
        return Standing.FOR_PEOPLE
    return Standing.MET if met else Standing.UNMET


def goal_of(target: Target) -> Goal | None:
    """The goal in figures; None where there is none, or only words that people must judge."""
    return read_goal(target.goal, target.measure) if target.goal else None


def is_binding(target: Target) -> bool:
    """Whether the goal must be met (约束性), and is not only expected to be (预期性)."""
    return target.attribute is not None and target.attribute.strip().startswith("约束")


def is_due(targets: Targets, day: date) -> bool:
    """Whether the year of the goals (2025年) has come by ``day``; so it has where none is named."""
    years = [int(year) for year in _YEAR.findall(targets.goal_label or "")]
    return not years or day.year >= max(years)
