"""Headings that are names of offices, 「（一）县农业农村局」: they divide the texts below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from filings.diagnostics import Severity
from filings.language.unit_reading import read_units
from filings.recognise.divisions.brackets import Division, names_only
from filings.recognise.divisions.division_lines import names_alone
from filings.recognise.running_text.headings import number_level
from filings.recognise.running_text.task_drafts import TaskDraft, drafts_below
from filings.recognise.running_text.task_groups import report_given, report_taken
from filings.recognise.running_text.task_sentences import ACTION, NAMES, says_who
from filings.recognise.texts import leading_number
from filings.recognise.values import Reporter

_WITH = re.compile(rf"(?P<verb>会同|配合|协助)(?P<units>{NAMES})(?={ACTION})")
_LEADS = re.compile(r"牵头(?!单位|部门)")
_PARTS = re.compile(r"(?:^|(?<=[。；;]))\s*(?=[①-⑳])")


def read_unit_headings(drafts: Sequence[TaskDraft], reporter: Reporter) -> list[TaskDraft]:
    """The drafts, those below a heading of names divided by it; each is told.

    Texts without a number are taken where none has one; ①…。②…。 in one paragraph are as many. A text
    may say how the office takes part: 「会同县财政局推进……」, 「牵头抓好……」.
    """
    said: dict[int, tuple[TaskDraft, Division]] = {}
    for at, head in enumerate(drafts):
        number = head.number
        if not head.heading or head.divisions or number is None:
            continue
        division = names_alone(number.rest)
        texts = _texts(drafts, at) if division is not None else []
        if division is None or not texts:
            continue
        head.divisions.append(division)
        head.is_group = True
        said.update((id(draft), (head, division)) for draft in texts)
    made: list[TaskDraft] = []
    taken: dict[int, list[TaskDraft]] = {}
    for draft in drafts:
        if id(draft) not in said or draft.divisions:
            made.append(draft)
            continue
        head, given = said[id(draft)]
        for part in _parts(draft):
            division = _as_it_takes_part(given, part)
            part.divisions.append(division)
            made.append(part)
            if division is given and says_who(part.text) is None:  # it names no other
                taken.setdefault(id(head), []).append(part)
                continue
            severity = Severity.INFO if division is not given else Severity.WARNING
            report_given(part, [division], reporter, severity=severity)
    for head in drafts:
        if id(head) in taken:
            report_taken(head, taken[id(head)], head.divisions, reporter)
    return made


def _texts(drafts: Sequence[TaskDraft], at: int) -> list[TaskDraft]:
    """The texts directly below a heading: the outermost numbered ones, else those that are sentences."""
    below = list(drafts_below(drafts, at))
    levels = [(number_level(d.text.strip()), d) for d in below]
    numbered = [level for level, _draft in levels if level is not None]
    if numbered:
        return [draft for level, draft in levels if level == min(numbered)]
    return [d for d in below if not d.heading and d.text.rstrip().endswith(("。", "；"))]


def _parts(draft: TaskDraft) -> Iterator[TaskDraft]:
    """The parts of a text that are counted within it, ①…。②…。; else the text."""
    parts = [part for part in _PARTS.split(draft.text) if part.strip()]
    counted = [n.value for part in parts if (n := leading_number(part)) is not None]
    if len(parts) < 2 or counted != [*range(1, len(parts) + 1)]:
        yield draft
        return
    for part in parts:
        yield replace(draft, text=part, divisions=[], heading=False)


def _as_it_takes_part(division: Division, draft: TaskDraft) -> Division:
    number = draft.number
    text = number.rest if number is not None else draft.text.strip()
    words = division.units_text
    beside = _WITH.match(text)
    if _LEADS.match(text):
        words = f"{words}牵头"
    elif beside is not None and names_only(read_units(beside["units"])):
        others = beside["units"]
        words = f"{words}会同{others}" if beside["verb"] == "会同" else f"{others}牵头，{words}配合"
    else:
        return division
    return replace(division, reading=read_units(words), units_text=words)
