"""Tasks in running text: paragraphs that say who is to do them, and by when.

The words stand in brackets at the end of a paragraph or after each of its sentences, or on lines of
their own below it. A task keeps its words; only its number and the division are taken out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from filings.diagnostics import Severity
from filings.messages import gettext as _
from filings.model.base import shortened
from filings.recognise import rules
from filings.recognise.brackets import (
    Division,
    dashed_line,
    division_line,
    divisions_in,
    labelled_end,
    says_unit_label,
    sentence_end,
)
from filings.recognise.findings import FoundItem, FoundSection, FoundTable, Source, TableKind
from filings.recognise.headings import Headings, is_heading, number_level
from filings.recognise.inner_divisions import divided
from filings.recognise.numbering import report_gaps
from filings.recognise.texts import leading_number, on_one_line
from filings.recognise.values import Place, Reporter
from filings.source import SourceDocument, SourceParagraph, SourceTable

_MARKS = "。；;，, \u3000\t\r\n"
_ORNAMENTS = "▲△★☆●○■□◆◇※ \u3000\t\n"


@dataclass(slots=True)
class _Task:
    """A stretch of text with what divides it."""

    paragraph: SourceParagraph
    text: str
    path: tuple[str, ...]
    divisions: list[Division] = field(default_factory=list)


def found_tasks(
    document: SourceDocument, reference: date | None, reporter: Reporter
) -> FoundTable | None:
    """The tasks of the running text as a table; None where it holds none."""
    everything = list(_tasks(document))
    _read_siblings(everything, reporter)
    tasks = [task for task in everything if task.divisions]
    if not tasks:
        return None
    items = [_item(task, reference, reporter.in_paragraph(task.paragraph.index)) for task in tasks]
    report_gaps(items, reporter)
    return FoundTable(TableKind.DIVISION, items=tuple(items))


def _tasks(document: SourceDocument) -> Iterator[_Task]:
    headings = Headings()
    waiting: _Task | None = None
    for block in document.blocks:
        if isinstance(block, SourceTable):
            if waiting is not None:
                yield waiting
            waiting = None
            continue
        text = block.text
        if not text.strip() or block.part != "body":
            continue
        line = division_line(text)
        if line is None and waiting is not None and leading_number(waiting.text) is not None:
            line = dashed_line(text)
        if line is not None:
            if waiting is not None:
                waiting.divisions.append(line)
            continue
        if waiting is not None:
            yield waiting
        waiting = None
        headings.pass_by(block)
        found = list(divisions_in(text))
        if found:
            *before, waiting = _divided(block, found, headings)
            yield from before
        elif (end := labelled_end(text)) is not None:
            waiting = _Task(block, text[: end.start].rstrip(_ORNAMENTS), _path_of(block, headings))
            waiting.divisions.append(end)
        else:
            # A task whose division may stand on the next line; a heading may be one as well.
            waiting = _Task(block, text, _path_of(block, headings))
    if waiting is not None:
        yield waiting


def _read_siblings(tasks: Sequence[_Task], reporter: Reporter) -> None:
    """Read the numbered texts beside tasks that name their units in a sentence; tell the others.

    A sentence such as 「由甲牵头，乙配合」 stands in many a text that is no task; beside tasks it
    divides work. It stays in the content, for it may say more.
    """
    places = {(task.path, _style(task)) for task in tasks if task.divisions}
    above = {name for task in tasks if task.divisions for name in task.path}
    for task in tasks:
        style = _style(task)
        if task.divisions or style is None or on_one_line(task.text) in above:
            continue
        beside = (task.path, style) in places
        if style in ("chinese", "part") and is_heading(task.paragraph):
            # 一、总体要求 beside 二、……（甲负责）: a part of the paper, not a task of it.
            beside = False
        place = reporter.in_paragraph(task.paragraph.index)
        if beside and (division := sentence_end(task.text)) is not None:
            task.divisions.append(division)
            place.report(
                rules.I105,
                _("责任单位是从文字里读出的：“{text}”").format(text=division.units_text),
                severity=Severity.INFO,
            )
        elif beside or says_unit_label(task.text):
            place.report(
                rules.I120,
                _("没有读成任务：“{text}”").format(text=shortened(on_one_line(task.text), 60)),
            )


def _style(task: _Task) -> str | None:
    number = leading_number(task.text.strip())
    return number.style if number is not None else None


def _path_of(paragraph: SourceParagraph, headings: Headings) -> tuple[str, ...]:
    """The headings above a paragraph, which may be one itself."""
    path = headings.path()
    if is_heading(paragraph) and path:
        level = number_level(paragraph.text.strip())
        return headings.path(level) if level is not None else path[:-1]
    return path


def _divided(
    paragraph: SourceParagraph, found: Sequence[Division], headings: Headings
) -> list[_Task]:
    """The tasks of a paragraph: each ends with its division; brackets in a row belong to one."""
    path = _path_of(paragraph, headings)
    tasks: list[_Task] = []
    start = 0
    for division in found:
        words = paragraph.text[start : division.start]
        if tasks and not words.strip(_MARKS):
            tasks[-1].divisions.append(division)
        else:
            tasks.append(_Task(paragraph, words, path, [division]))
        start = division.end
    rest = paragraph.text[start:].strip(_MARKS)
    if rest:
        # Words behind the last division belong to its task.
        tasks[-1].text += paragraph.text[start:]
    return tasks


def _item(task: _Task, reference: date | None, place: Place) -> FoundItem:
    text = task.text.strip().lstrip(_MARKS)
    number = leading_number(text)
    item = FoundItem(
        source=Source(paragraph=task.paragraph.index),
        no=number.no if number is not None else None,
        sections=tuple(FoundSection(name=name, label=name) for name in task.path),
        content=(number.rest if number is not None else text).strip() or None,
    )
    return divided(item, task.divisions, reference, place)
