"""Tasks in running text: paragraphs that say who is to do them, and by when.

The words stand in brackets at the end of a paragraph or after each of its sentences, or on lines of
their own below it. A task keeps its words; only its number and the division are taken out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from filings.recognise.brackets import Division, division_line, divisions_in
from filings.recognise.findings import FoundItem, FoundSection, FoundTable, Source, TableKind
from filings.recognise.headings import Headings, is_heading, number_level
from filings.recognise.inner_divisions import divided
from filings.recognise.numbering import report_gaps
from filings.recognise.texts import leading_number
from filings.recognise.values import Place, Reporter
from filings.source import SourceDocument, SourceParagraph, SourceTable

_MARKS = "。；;，, \u3000\t\r\n"


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
    tasks = [task for task in _tasks(document) if task.divisions]
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
        else:
            # A task whose division may stand on the next line; a heading may be one as well.
            waiting = _Task(block, text, _path_of(block, headings))
    if waiting is not None:
        yield waiting


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
