"""Places in a long text where something made of data is put in: ``[[工作任务]]`` on a line of its own.

The brackets may be full-width （【【…】】 or ［［…］］）, and a key may follow: ``[[工作任务：scoring]]``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class InsertionKind(StrEnum):
    """What is put in: the tasks of a rubric, or the stages of the programme."""

    TASKS = "工作任务"
    STAGES = "工作步骤"


@dataclass(frozen=True, slots=True)
class Insertion:
    """One such place: what goes there, of which rubric ('' where none is named), and its line.

    ``kind`` is None where the words between the brackets are none that are known.
    """

    kind: InsertionKind | None
    key: str
    line: int
    source: str


_MARK = re.compile(
    r"[ \t\u3000]*(?:\[\[|［［|【【)\s*(?P<word>[^\[\]［］【】:：]*?)\s*"
    r"(?:[:：]\s*(?P<key>[^\[\]［］【】]*?)\s*)?(?:\]\]|］］|】】)[ \t\u3000]*"
)
_WORDS = {
    InsertionKind.TASKS: ("工作任务", "任务", "主要任务", "重点任务", "任务分解"),
    InsertionKind.STAGES: ("工作步骤", "步骤", "实施步骤", "工作安排", "阶段", "工作阶段"),
}
_KINDS = {word: kind for kind, words in _WORDS.items() for word in words}


def cut_at_insertions(text: str) -> Iterator[str | Insertion]:
    """The text before, between and after the places, and the places, in reading order."""
    kept: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        found = _MARK.fullmatch(line)
        if found is None:
            kept.append(line)
            continue
        if kept:
            yield "\n".join(kept)
            kept = []
        yield Insertion(_KINDS.get(found["word"]), found["key"] or "", number, line.strip())
    if kept:
        yield "\n".join(kept)


def insertions(text: str) -> list[Insertion]:
    """The places of a text."""
    if not any(bracket in text for bracket in ("[[", "［［", "【【")):
        return []
    return [part for part in cut_at_insertions(text) if isinstance(part, Insertion)]
