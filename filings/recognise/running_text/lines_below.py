"""Lines below a task that say who does it, by when, or more of it."""

from __future__ import annotations

import re

from filings.recognise.divisions.brackets import PAIRS, Division, divisions_in
from filings.recognise.divisions.division_lines import (
    beside_line,
    dashed_line,
    described,
    division_line,
)
from filings.recognise.running_text.headings import is_counted, number_level
from filings.recognise.running_text.task_drafts import TaskDraft
from filings.recognise.texts import leading_number

_SAYS = re.compile(r"[:：，,]|牵头|负责|配合|落实|实施|参与|会同")


def line_about(text: str, above: TaskDraft | None, *, in_lines: bool) -> Division | None:
    """What a line says of the task ``above`` it; None where it is a text of its own.

    ``in_lines`` where such lines went before.
    """
    line = division_line(text)
    if line is not None or above is None:
        return line
    line = _numbered_label(text, above, in_lines=in_lines)
    if line is None and leading_number(above.text) is not None:
        line = dashed_line(text)
    if line is None and (in_lines or _is_described(above, text)):
        line = beside_line(text)
    return line


def _numbered_label(text: str, above: TaskDraft, *, in_lines: bool) -> Division | None:
    """What a label says that is numbered among others below a heading: 1.整改措施：…, 2.责任单位：甲."""
    number, outer = leading_number(text), above.number
    if number is None or outer is None or any(divisions_in(number.rest)):
        return None
    deeper = (number_level(text.strip()) or 0) > (number_level(above.text.strip()) or 0)
    if not (deeper and above.heading) and not in_lines:
        return None
    line = division_line(number.rest)
    if line is None and described(number.rest)[0]:
        line = beside_line(number.rest)
    return line


def names_issuer(text: str, above: TaskDraft) -> bool:
    """Whether a bracket of names stands below a title, 「（示例县办公室）」: no task ends so.

    Below a heading of the text it may say who does what stands above it.
    """
    if above.path or text.strip()[:1] not in PAIRS or division_line(text) is None:
        return False
    ends = above.text.rstrip().endswith(("。", "；", ";", "."))
    return not (ends or is_counted(above.text) or _SAYS.search(text))


def _is_described(draft: TaskDraft, text: str) -> bool:
    """Whether a line behind a label says more of a counted problem: 问题一：… / 整改目标：…."""
    counted = is_counted(draft.text) and draft.style is None
    return counted and bool(described(text)[0])
