"""Lists of measures within a task: who does them stands below the list and is of the whole task.

「问题一：……」/「整改措施：」/「1.……」/「2.……」/「责任单位：甲」, or 「4.老旧小区改造：」/「（1）……」/「（2）……」/「责任单位：甲」.
"""

from __future__ import annotations

from collections.abc import Sequence

from filings.language.unit_reading import read_units
from filings.recognise.divisions.brackets import Division
from filings.recognise.divisions.division_lines import described
from filings.recognise.running_text.headings import is_counted, number_level
from filings.recognise.running_text.task_drafts import TaskDraft, report_joined
from filings.recognise.texts import LeadingNumber, leading_number
from filings.recognise.values import Reporter


def fold_measures(drafts: Sequence[TaskDraft], reporter: Reporter) -> list[TaskDraft]:
    """The drafts, each list of measures made part of its task; that is told."""
    made: list[TaskDraft] = []
    at = 0
    while at < len(drafts):
        draft = drafts[at]
        at += 1
        label, said = described(draft.text)
        first = _one(said) if said and not draft.divisions else None
        own = not label or (bool(said) and first is None)
        between = [] if own else _described(made)
        owner = draft if own else (made[-1 - len(between)] if len(made) > len(between) else draft)
        listed = _listed(drafts, at, first)
        begins = not own or draft.text.rstrip().endswith(("：", ":"))
        if not (begins and listed and _may_own(owner, draft) and _are_measures(owner, listed)):
            made.append(draft)
            continue
        words = "\n".join(d.text.strip() for d in listed)
        if not (own or said) and owner.style is None:
            owner.divisions.append(Division(0, 0, read_units(""), rest=((label, words),)))
        else:
            beside = [] if own else [*between, draft]
            owner.text = "\n".join([*(d.text.strip() for d in (owner, *beside)), words])
        del made[len(made) - len(between) :]
        if own:
            made.append(owner)
        owner.divisions += listed[-1].divisions
        owner.lines += listed[-1].lines
        owner.heading = False
        report_joined(owner, listed[-1], reporter)
        at += len(listed)
    return made


def _described(made: Sequence[TaskDraft]) -> list[TaskDraft]:
    """The lines last made that say more of a task behind a label: 问题：……, 整改目标：……."""
    found: list[TaskDraft] = []
    for draft in reversed(made):
        if draft.style is not None or draft.divisions or not described(draft.text)[0]:
            break
        found.insert(0, draft)
    return found


def _one(said: str) -> LeadingNumber | None:
    """The number 1 that begins a list behind a label: 「整改措施：1.……」, the rest on lines below."""
    number = leading_number(said)
    return number if number is not None and number.value == 1 else None


def _listed(drafts: Sequence[TaskDraft], at: int, first: LeadingNumber | None) -> list[TaskDraft]:
    """The numbered texts from one place on, counted on in one style, from 1 or behind ``first``."""
    found: list[TaskDraft] = []
    for draft in drafts[at:]:
        number = draft.number
        if number is None or draft.stretch != drafts[at].stretch:
            break
        style = first.style if first is not None else drafts[at].style
        if number.style != style or number.value != len(found) + (2 if first is not None else 1):
            break
        found.append(draft)
        if draft.divisions:
            break
    return found


def _may_own(owner: TaskDraft, draft: TaskDraft) -> bool:
    return is_counted(owner.text) and owner.stretch == draft.stretch and not owner.is_group


def _are_measures(owner: TaskDraft, listed: Sequence[TaskDraft]) -> bool:
    """Whether nobody is named for one of a list alone, but for all on lines below it or above."""
    level, inner = (number_level(d.text.strip()) or 0 for d in (owner, listed[0]))
    last = listed[-1]
    below = bool(last.divisions) and last.lines == len(last.divisions)
    above = bool(owner.divisions) and not last.divisions
    return inner >= level and (below or above)
