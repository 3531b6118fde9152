"""Tasks in running text: paragraphs that say who is to do them, and by when.

The words stand in brackets at the end of a paragraph or after each of its sentences, or on lines of
their own below it. A task keeps its words; only its number and the division are taken out.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from filings.language.role_rules import RoleRule
from filings.messages import gettext as _
from filings.model.base import shortened
from filings.recognise import rules
from filings.recognise.divisions.brackets import Division, divisions_in, opens_text
from filings.recognise.divisions.division_lines import (
    dashed_end,
    divided_lines,
    for_all_above,
    labelled_end,
    labelled_sentences,
)
from filings.recognise.divisions.inner_divisions import divided
from filings.recognise.findings import FoundItem, FoundSection, FoundTable, Source, TableKind
from filings.recognise.head.stages import is_heading_of_stages
from filings.recognise.numbering import report_gaps
from filings.recognise.places import in_paragraph
from filings.recognise.running_text.headings import (
    Headings,
    is_heading,
    number_level,
)
from filings.recognise.running_text.lines_below import line_about, names_issuer
from filings.recognise.running_text.measures import fold_measures
from filings.recognise.running_text.paragraphs import whole_blocks
from filings.recognise.running_text.task_drafts import TaskDraft
from filings.recognise.running_text.task_groups import (
    join_paragraphs,
    put_below,
    read_units_in_front,
    share_above,
    share_below,
)
from filings.recognise.running_text.task_siblings import read_siblings
from filings.recognise.running_text.unit_headings import read_unit_headings
from filings.recognise.said_deadlines import with_said_deadline
from filings.recognise.texts import EDGE_MARKS, leading_number, on_one_line
from filings.recognise.values import Place, Reporter
from filings.source import SourceDocument, SourceParagraph, SourceTable

_HEAD_OF_LIST = re.compile(r"(?P<head>[^。：:；;]{2,40}[。：:])\s*(?P<first>\S.*)", re.DOTALL)
_FEWEST_NUMBERED = 2
_MARKED = re.compile(
    r"\s*(?P<mark>[★☆▲△※◆◇]+)\s*(?=[(（]?[0-9一二三四五六七八九十]{1,3}[)）.．、])"
)
_BULLETS = "·•●○■□◆◇▪➢➤※\uf06c\uf0d8 \u3000"
_LONGEST_HEADING = 15
_ORNAMENTS = "▲△★☆●○■□◆◇※ \u3000\t\n"


def found_tasks(
    document: SourceDocument, reference: date | None, rule: RoleRule | None, reporter: Reporter
) -> FoundTable | None:
    """The tasks of the running text as a table; None where it holds none.

    ``rule`` is what the text says once of who leads.
    """
    drafts = fold_measures(_drafts(document, reporter), reporter)
    _leave_stages(drafts)
    read_units_in_front(drafts, reporter)
    drafts = read_unit_headings(drafts, reporter)
    share_below(drafts, reporter)
    drafts = join_paragraphs(drafts, reporter)
    unread = read_siblings(drafts, reporter)
    tasks = [draft for draft in drafts if draft.is_task]
    put_below(tasks)
    if not tasks:
        return None
    items = [
        _item(task, reference, rule, reporter.in_paragraph(task.paragraph.index)) for task in tasks
    ]
    _report_without_field(tasks, reporter)
    report_gaps(items, reporter, unread=[n.value for d in unread if (n := d.number) is not None])
    return FoundTable(TableKind.DIVISION, items=tuple(items))


def _leave_stages(drafts: Sequence[TaskDraft]) -> None:
    """Take the days of stages (工作步骤) for what they are: they divide no work."""
    below = False  # whether a heading without number speaks of steps
    for draft in drafts:
        if draft.style is None and len(draft.text) < _LONGEST_HEADING:
            below = below or is_heading_of_stages(draft.text)
        elif draft.style in ("chinese", "part"):
            below = False
        dated = all(d.deadline_text and not d.units_text for d in draft.divisions)
        if dated and (below or any(map(is_heading_of_stages, draft.path))):
            draft.divisions.clear()


def _drafts(document: SourceDocument, reporter: Reporter) -> list[TaskDraft]:
    """Every paragraph of the text, with what its brackets and the lines below it say."""
    headings = Headings()
    drafts: list[TaskDraft] = []
    stretch = 0
    in_lines = False  # whether lines about the last draft go before
    waiting = False  # whether a line may still belong to the last draft
    for block in whole_blocks(document, reporter):
        if isinstance(block, SourceTable):
            stretch += 1
            waiting = False
            continue
        text = block.text
        if not text.strip() or block.part != "body":
            continue
        marked = _MARKED.match(text)
        if marked is not None:
            block = replace(block, text=text[marked.end() :])
            text = block.text
        if waiting and (shared := for_all_above(text)) is not None:
            share_above(drafts, len(drafts) - 1, *shared, reporter)
            continue
        above = drafts[-1] if waiting else None
        if above is not None and names_issuer(text, above):
            continue
        line = line_about(text, above, in_lines=in_lines)
        if line is not None:
            if waiting:
                drafts[-1].divisions.append(line)
                drafts[-1].lines += 1
                in_lines = True
            elif line.reading.units:
                reporter.in_paragraph(block.index).report(
                    rules.I128,
                    _("“{text}”上面没有任务，没有读").format(text=shortened(on_one_line(text), 60)),
                )
            continue
        in_lines = False
        made = list(_of_paragraph(block, headings))
        for draft in made:
            draft.stretch = stretch
            draft.mark = marked["mark"] if marked is not None else ""
        drafts += made
        waiting = True
    return drafts


def _of_paragraph(paragraph: SourceParagraph, headings: Headings) -> Iterator[TaskDraft]:
    """The drafts of a paragraph that is no line of units: more than one where it divides more."""
    said = divided_lines(paragraph.text) or _sentences_out(paragraph.text)
    if said is not None:
        words, divisions = said
        *before, last = _of_paragraph(replace(paragraph, text=words), headings)
        last.divisions += divisions
        yield from (*before, last)
        return
    text = paragraph.text
    found = list(divisions_in(text))
    closed = bool(found) and _close_it(text, found)
    bare = text[: found[0].start] if closed else text
    if closed and not is_heading(paragraph, bare):
        bare = text
    headings.pass_by(paragraph, bare, opens=closed or not found)
    if found:
        drafts = _divided(paragraph, found, headings, bare)
    elif (end := labelled_end(text) or dashed_end(text)) is not None:
        words = text[: end.start].rstrip(_ORNAMENTS)
        drafts = [TaskDraft(paragraph, words, _path_of(paragraph, headings, bare), [end])]
    else:
        # A task whose division may stand on the next line; a heading may be one as well.
        drafts = [TaskDraft(paragraph, text, _path_of(paragraph, headings, bare))]
    drafts[0].heading = is_heading(paragraph, bare) and len(drafts) == 1
    yield from drafts


def _sentences_out(text: str) -> tuple[str, list[Division]] | None:
    """A text less the sentences within it that are labels, where nothing else divides it."""
    if any(divisions_in(text)) or labelled_end(text) is not None:
        return None
    return labelled_sentences(text)


def _close_it(text: str, found: Sequence[Division]) -> bool:
    """Whether the brackets stand in a row at the end of a text that begins with words."""
    gaps = [text[a.end : b.start] for a, b in itertools.pairwise(found)]
    behind = [*gaps, text[found[-1].end :]]
    return bool(text[: found[0].start].strip(EDGE_MARKS)) and not any(
        w.strip(EDGE_MARKS) for w in behind
    )


def _path_of(paragraph: SourceParagraph, headings: Headings, bare: str) -> tuple[str, ...]:
    """The headings above a paragraph, which may be one itself."""
    path = headings.path()
    if is_heading(paragraph, bare) and path:
        level = number_level(bare.strip())
        return headings.path(level) if level is not None else path[:-1]
    return path


def _divided(
    paragraph: SourceParagraph, found: Sequence[Division], headings: Headings, bare: str
) -> list[TaskDraft]:
    """The tasks of a paragraph: each ends with its division; brackets in a row belong to one.

    Where the paragraph begins with one and ends with words, each begins with its division.
    """
    path = _path_of(paragraph, headings, bare)
    first, last = found[0], found[-1]
    if opens_text(paragraph.text[: first.start]) and paragraph.text[last.end :].strip(EDGE_MARKS):
        stops = [*(d.start for d in found[1:]), len(paragraph.text)]
        parts = [paragraph.text[d.end : stop] for d, stop in zip(found, stops, strict=True)]
        parts[0] = paragraph.text[: first.start] + parts[0]
        return [TaskDraft(paragraph, p, path, [d]) for p, d in zip(parts, found, strict=True)]
    tasks: list[TaskDraft] = []
    start = 0
    for division in found:
        words = paragraph.text[start : division.start]
        if tasks and not words.strip(EDGE_MARKS):
            tasks[-1].divisions.append(division)
        else:
            tasks.append(TaskDraft(paragraph, words, path, [division]))
        start = division.end
    rest = paragraph.text[start:].strip(EDGE_MARKS)
    if rest:
        # Words behind the last division belong to its task.
        tasks[-1].text += paragraph.text[start:]
    _take_heading_out(tasks)
    return tasks


def _take_heading_out(tasks: Sequence[TaskDraft]) -> None:
    """「（一）健康行动。1.……（甲）；2.……（乙）」: what stands before the first number is their heading."""
    if len(tasks) < _FEWEST_NUMBERED:
        return
    inner = [leading_number(task.text.strip().lstrip(EDGE_MARKS)) for task in tasks[1:]]
    head = _HEAD_OF_LIST.match(tasks[0].text.strip())
    first = leading_number(head["first"]) if head is not None else None
    if head is None or first is None or first.value != 1:
        return
    if any(n is None or n.style != first.style or n.value != at for at, n in enumerate(inner, 2)):
        return
    tasks[0].text = head["first"]
    for task in tasks:
        task.path = (*task.path, on_one_line(head["head"]).rstrip("：:"))


def _bare(words: str) -> str:
    """Words without the mark of a list before them and the comma before what was taken out."""
    return words.strip().lstrip(_BULLETS).rstrip("，,、 ")


def _item(
    task: TaskDraft, reference: date | None, rule: RoleRule | None, place: Place
) -> FoundItem:
    text = task.text.strip().lstrip(EDGE_MARKS)
    number = leading_number(text) if not task.lists else None
    item = FoundItem(
        source=Source(paragraph=task.paragraph.index),
        no=number.no if number is not None else None,
        sections=tuple(FoundSection(name=name, label=name) for name in task.path),
        content=_bare(number.rest if number is not None else text) or None,
    )
    if task.mark:
        item = replace(item, other={_("标记"): task.mark})
    made = divided(item, task.divisions, reference, place, rule, tells_rest=False)
    return with_said_deadline(made, reference, place)


_MOST_PLACES = 8


def _report_without_field(tasks: Sequence[TaskDraft], reporter: Reporter) -> None:
    """Tell of each label that no field is made for, once, with the places where it stands."""
    places: dict[str, list[int]] = {}
    for task in tasks:
        labels = [label for d in task.divisions for label, _text in d.rest]
        for label in [*([task.mark] if task.mark else []), *labels]:
            found = places.setdefault(label, [])
            if task.paragraph.index not in found:
                found.append(task.paragraph.index)
    for label, found in places.items():
        message = _("“{header}”没有对应的字段，内容原样保留")
        if len(found) > 1:
            message = _("“{header}”没有对应的字段，{count}处的内容都原样保留：{places}")
        named = "、".join(map(in_paragraph, found[:_MOST_PLACES]))
        reporter.in_paragraph(found[0]).report(
            rules.I103,
            message.format(
                header=label,
                count=len(found),
                places=_("{places}等").format(places=named) if len(found) > _MOST_PLACES else named,
            ),
        )
