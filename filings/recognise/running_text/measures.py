"""Lists of measures within a task: who does them stands below the list and is of the whole task.

「问题一：……」/「整改措施：」/「1.……」/「2.……」/「责任单位：甲」, or 「4.老旧小区改造：」/「（1）……」/「（2）……」/「责任单位：甲」.
"""

from __future__ import annotations

from collections.abc import Sequence

from filings.diagnostics import Severity
from filings.language.unit_reading import read_units
from filings.messages import gettext as _
from filings.recognise import rules
from filings.recognise.divisions.brackets import Division
from filings.recognise.divisions.division_lines import label_alone
from filings.recognise.running_text.headings import is_counted, number_level
from filings.recognise.running_text.task_drafts import TaskDraft
from filings.recognise.values import Reporter


def fold_measures(drafts: Sequence[TaskDraft], reporter: Reporter) -> list[TaskDraft]:
    """The drafts, each list of measures made part of its task; that is told."""
    made: list[TaskDraft] = []
    at = 0
    while at < len(drafts):
        draft = drafts[at]
        at += 1
        label = label_alone(draft.text)
        owner = made[-1] if label is not None and made else draft
        listed = _listed(drafts, at)
        begins = label is not None or draft.text.rstrip().endswith(("：", ":"))
        if not (begins and listed and _may_own(owner, draft) and _are_measures(owner, listed)):
            made.append(draft)
            continue
        words = "\n".join(d.text.strip() for d in listed)
        owner.divisions += listed[-1].divisions
        owner.lines += listed[-1].lines
        owner.heading = False
        if label is not None:
            owner.divisions.append(Division(0, 0, read_units(""), rest=((label, words),)))
        else:
            owner.text = f"{owner.text.strip()}\n{words}"
            made.append(owner)
        reporter.in_paragraph(owner.paragraph.index).report(
            rules.I119,
            _("这一项由第{first}段到第{last}段合成").format(
                first=owner.paragraph.index + 1, last=listed[-1].paragraph.index + 1
            ),
            severity=Severity.INFO,
        )
        at += len(listed)
    return made


def _listed(drafts: Sequence[TaskDraft], at: int) -> list[TaskDraft]:
    """The numbered texts from one place on, counted on from 1 in one style."""
    found: list[TaskDraft] = []
    for draft in drafts[at:]:
        number = draft.number
        if number is None or draft.stretch != drafts[at].stretch:
            break
        if number.style != drafts[at].style or number.value != len(found) + 1:
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
