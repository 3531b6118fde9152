"""Units that are said once for several tasks, and tasks that fill several paragraphs.

They stand in the heading above the tasks (「（二）加强保障（责任单位：甲）」), or behind the last of them
(「（以上任务由甲牵头）」). Each task that takes them is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from filings.diagnostics import Severity
from filings.messages import gettext as _
from filings.model.base import shortened
from filings.recognise import rules
from filings.recognise.divisions.brackets import Division
from filings.recognise.divisions.division_lines import units_in_front
from filings.recognise.running_text.headings import is_counted, number_level
from filings.recognise.running_text.task_drafts import TaskDraft, drafts_below, report_joined
from filings.recognise.running_text.task_sentences import takes_what_it_says
from filings.recognise.texts import on_one_line
from filings.recognise.values import Reporter

_LABELLED = re.compile(r"[\u4e00-\u9fff]{2,8}\s*[:：]")
_SHORTEST_TEXT = 12
_FEWEST_IN_FRONT = 2


def share_above(
    drafts: Sequence[TaskDraft], last: int, division: Division, count: int | None, report: Reporter
) -> None:
    """Give what is said behind draft ``last`` to it and to its like before it, ``count`` in all."""
    style, path = drafts[last].style, drafts[last].path
    taken: list[TaskDraft] = []
    for draft in reversed(drafts[: last + 1]):
        if draft.stretch != drafts[last].stretch or draft.path != path:
            if draft.path[: len(path)] == path:
                continue  # below a task of the group
            break
        if draft.heading and draft.style != style:
            break
        if draft.style == style:
            taken.append(draft)
        if count is not None and len(taken) == count:
            break
    for draft in taken:
        _give(draft, [division], report)


def share_below(drafts: Sequence[TaskDraft], reporter: Reporter) -> None:
    """Give what headings say to the tasks below them; those with their own keep it."""
    for at, head in enumerate(drafts):
        if not head.heading or not head.divisions or head.is_group:
            continue
        below = list(drafts_below(drafts, at))
        numbered = [d for d in below if d.style is not None]
        if not numbered:
            continue
        level = min(number_level(d.text.strip()) or 0 for d in numbered)
        if head.style == "plain" and _value(numbered[0]) not in (1, None):
            continue  # 3.… and then （4）…: the next of the list, in another dress
        head.is_group = True
        own = any(draft.divisions for draft in numbered)
        if own:
            reporter.in_paragraph(head.paragraph.index).report(
                rules.I125,
                _("标题写明的“{text}”只用到下面没有另写的各项").format(text=_said(head.divisions)),
            )
        like = [d for d in numbered if (number_level(d.text.strip()) or 0) <= level]
        taken = [
            draft
            for draft in like
            if not draft.divisions
            and not takes_what_it_says(draft, reporter.in_paragraph(draft.paragraph.index))
        ]
        sure = not own and len(taken) == len(like)
        if sure:
            report_taken(head, taken, head.divisions, reporter)
        takers = {id(draft) for draft in taken}
        for draft in like:
            if id(draft) in takers:
                draft.divisions += head.divisions
                if not sure:
                    report_given(draft, head.divisions, reporter)
                continue
            reporter.in_paragraph(draft.paragraph.index).report(
                rules.I125,
                _("上面的标题写明“{text}”，这一项另有写明，标题的没有加进来").format(
                    text=_said(head.divisions)
                ),
            )


def report_taken(
    head: TaskDraft, taken: Sequence[TaskDraft], divisions: Sequence[Division], reporter: Reporter
) -> None:
    """Tell that texts took what their heading says: once at it, of one alone at its own place."""
    if len(taken) == 1:
        report_given(taken[0], divisions, reporter)
        return
    reporter.in_paragraph(head.paragraph.index).report(
        rules.I125,
        _("标题写明的“{text}”用到下面{count}项").format(text=_said(divisions), count=len(taken)),
    )


def report_given(
    draft: TaskDraft,
    divisions: Sequence[Division],
    reporter: Reporter,
    *,
    severity: Severity = Severity.INFO,
) -> None:
    """Tell that a text took what is said once for several."""
    reporter.in_paragraph(draft.paragraph.index).report(
        rules.I125,
        _("责任单位、时限是几项合写的：“{text}”").format(text=_said(divisions)),
        severity=severity,
    )


def read_units_in_front(drafts: Sequence[TaskDraft], reporter: Reporter) -> None:
    """Read 「1.县财政局：负责……」 where at least two of a list begin so; each is told."""
    found: dict[tuple[tuple[str, ...], str | None, int], list[tuple[TaskDraft, str, Division]]] = {}
    for draft in drafts:
        number = draft.number
        if draft.divisions:
            continue
        rest = number.rest if number is not None else draft.text.strip()
        front = units_in_front(rest)
        if front is not None:
            division, said = front
            words = draft.text.strip().removesuffix(rest) + said
            key = (draft.path, draft.style, draft.stretch)
            found.setdefault(key, []).append((draft, words, division))
    for group in found.values():
        if len(group) < _FEWEST_IN_FRONT:
            continue
        for draft, words, division in group:
            draft.lists = draft.number is None
            draft.text = words
            draft.divisions.append(division)
            draft.heading = False
            reporter.in_paragraph(draft.paragraph.index).report_said(division.units_text)


def _value(draft: TaskDraft) -> int | None:
    number = draft.number
    return number.value if number is not None else None


def _give(draft: TaskDraft, divisions: Sequence[Division], reporter: Reporter) -> None:
    place = reporter.in_paragraph(draft.paragraph.index)
    if draft.divisions or takes_what_it_says(draft, place):
        place.report(
            rules.I125,
            _("几项合写的“{text}”没有加进这一项，它自己另有写明").format(text=_said(divisions)),
        )
        return
    draft.divisions += divisions
    report_given(draft, divisions, reporter)


def _said(divisions: Sequence[Division]) -> str:
    texts = [t for d in divisions for t in (d.units_text, d.deadline_text) if t]
    return shortened("；".join(texts), 60)


def join_paragraphs(drafts: Sequence[TaskDraft], reporter: Reporter) -> list[TaskDraft]:
    """The drafts, each task that fills several paragraphs made one.

    A number begins it, texts without one follow, and the last of them says who is to do it; or a
    heading says it, and the texts explain. Each is told.
    """
    joined: list[TaskDraft] = []
    at = 0
    while at < len(drafts):
        first = drafts[at]
        following = _texts_of(drafts, at)
        behind = drafts[at + len(following) + 1 :][:1]
        ends = not (behind and behind[0].style is None and _is_under(behind[0], first))
        if following and _is_one(first, following, ends=ends):
            texts = [first, *following]
            first.text = "\n".join(d.text.strip() for d in texts)
            first.divisions += [v for d in following for v in d.divisions]
            first.heading = False
            report_joined(first, following[-1], reporter)
            at += len(following)
        joined.append(first)
        at += 1
    return joined


def _texts_of(drafts: Sequence[TaskDraft], at: int) -> list[TaskDraft]:
    """The texts without number that follow a numbered one, all up to the next."""
    if drafts[at].style is None or drafts[at].is_group:
        return []
    found: list[TaskDraft] = []
    for draft in drafts[at + 1 :]:
        if draft.stretch != drafts[at].stretch or is_counted(draft.text):
            break
        if len(draft.path) < len(drafts[at].path):
            break
        found.append(draft)
        if draft.divisions:
            break
    return found


def _is_under(draft: TaskDraft, first: TaskDraft) -> bool:
    """Whether a draft belongs to what ``first`` begins."""
    return draft.stretch == first.stretch and len(draft.path) > len(first.path)


def _is_one(first: TaskDraft, following: Sequence[TaskDraft], *, ends: bool) -> bool:
    number = first.number
    assert number is not None
    if first.divisions:
        # 「（一）加强保障（责任单位：甲）」 and the texts that explain it.
        return first.heading and all(_explains(d) for d in following)
    if not following[-1].divisions or number.style in ("part", "chinese"):
        return False
    labelled = all(_LABELLED.match(d.text.strip()) for d in following)
    if labelled or not first.heading:
        return True
    # 「1.标题」 and one text that says who: a task. Several texts are tasks under a heading, and （一）
    # is a heading in most papers.
    return ends and number.style not in ("bracketed", "article")


def _explains(draft: TaskDraft) -> bool:
    text = draft.text.strip()
    about_all = text.startswith(("以上", "上述", "各项", "各", "特此", "注"))
    return (
        not draft.divisions
        and not about_all
        and len(text) >= _SHORTEST_TEXT
        and text.endswith(("。", "；"))
    )


def put_below(tasks: Sequence[TaskDraft]) -> None:
    """Put the numbered parts of a task, 1. 2. 3. behind （一）, below it: its first sentence is their heading."""
    above: TaskDraft | None = None
    path: tuple[str, ...] = ()
    before: str | None = None  # the style of the part before
    for task in tasks:
        level = number_level(task.text.strip())
        if above is not None and level is not None:
            deeper = level > (number_level(above.text.strip()) or 0)
            begins = before == task.style or _value(task) == 1
            if task.stretch == above.stretch and task.path == path and deeper and begins:
                before = task.style
                task.path = (*path, _first_sentence(above))
                continue
        above, path, before = (task, task.path, None) if level is not None else (None, (), None)


def _first_sentence(task: TaskDraft) -> str:
    text = on_one_line(task.text)
    return text[: text.find("。") + 1] or text
