"""Places in a long text where something made of data is put in: ``[[工作任务]]`` on a line of its own.

The brackets may be full-width （【【…】】 or ［［…］］）, and a key may follow: ``[[工作任务：scoring]]``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from filings.language.similar import did_you_mean


class InsertionKind(StrEnum):
    """What is put in: the tasks of a rubric, or the stages of the programme."""

    TASKS = "工作任务"
    STAGES = "工作步骤"


@dataclass(frozen=True, slots=True)
class Insertion:
    """One such place: what goes there, of which rubric ('' where none is named), and its line.

    ``kind`` is None where the ``word`` between the brackets is none that is known.
    """

    kind: InsertionKind | None
    key: str
    line: int
    source: str
    word: str = ""

    @property
    def meant(self) -> InsertionKind | None:
        """What goes there, or what a mistyped word most likely stands for."""
        if self.kind is not None or not self.word:
            return self.kind
        likely = did_you_mean(self.word, _KINDS)
        return _KINDS[likely] if likely else None


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
        word = found["word"]
        yield Insertion(_KINDS.get(word), found["key"] or "", number, line.strip(), word)
    if kept:
        yield "\n".join(kept)


def insertions(text: str) -> list[Insertion]:
    """The places of a text."""
    if not any(bracket in text for bracket in ("[[", "［［", "【【")):
        return []
    return [part for part in cut_at_insertions(text) if isinstance(part, Insertion)]


_ALIKE = re.compile(
    r"[\[［【]{1,3}\s*(?:工作任务|工作步骤)\s*(?:[:：][^\[\]［］【】\n]*)?[\]］】]{1,3}"
    r"|[\[［【]{2}\s*(?:工作任务|工作步骤|任务|步骤)\s*(?:[:：][^\[\]［］【】\n]*)?(?:$|[\]］】](?![\]］】]))",
    re.MULTILINE,
)


def mistyped_insertions(text: str) -> list[Insertion]:
    """What looks like such a place and is none: within a line, or its brackets not in pairs."""
    return [
        Insertion(None, "", number, found.group())
        for number, line in enumerate(text.splitlines(), 1)
        if _MARK.fullmatch(line) is None
        for found in _ALIKE.finditer(line)
    ]
