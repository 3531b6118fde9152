"""A deadline: the words that were written, and the days that they mean."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from filings.language.deadlines import DeadlineKind, DeadlineProblem, read_deadline
from filings.model.programme import Programme, Stage


@dataclass(frozen=True, slots=True)
class Deadline:
    """When an item must be done.

    ``text`` keeps the wording; ``date`` is the last day that is in time, ``start`` the first of a
    range, both ``None`` where the kind has no day (全过程). ``problem`` says what is doubtful.
    """

    text: str
    kind: DeadlineKind
    date: datetime.date | None = None
    start: datetime.date | None = None
    problem: DeadlineProblem | None = None
    stage: Stage | None = None


def resolve_deadline(text: str, programme: Programme) -> Deadline:
    """Read ``text``; the name of a stage means the end of that stage.

    A day without a year is read from the start of the programme on; 今年 and 本月 do not count from it.
    """
    stage = programme.stage(text)
    if stage is not None and stage.end is not None:
        return Deadline(text, DeadlineKind.BY, stage.end, stage.start, None, stage)
    reading = read_deadline(text, reference=programme.start, is_today=False)
    return Deadline(text, reading.kind, reading.date, reading.start, reading.problem, stage)
