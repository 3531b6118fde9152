"""Where the running text and a table state the same task: whether they say the same.

Tasks are paired by likeness of their words (each other's best), since numbers of the two seldom agree.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from filings.diagnostics import Severity
from filings.language.similar import did_you_mean
from filings.language.unit_phrases import is_collective
from filings.messages import gettext as _
from filings.model.assignment import Role
from filings.model.base import shortened
from filings.recognise import rules
from filings.recognise.findings import FoundItem, FoundTable, Source
from filings.recognise.places import at_source
from filings.recognise.texts import squeezed
from filings.recognise.values import Place, Reporter
from filings.source import SourceParagraph

_LIKE = 0.5
_MARKS = str.maketrans("", "", "，。、；：,.;:“”\"'‘’（）()《》")


@dataclass(frozen=True, slots=True)
class _Worded:
    item: FoundItem
    pairs: frozenset[str]


def report_disagreements(
    tables: Sequence[FoundTable],
    tasks: FoundTable,
    paragraphs: Sequence[SourceParagraph],
    reporter: Reporter,
) -> None:
    """Report where ``tasks`` of the running text differ from the items of the ``tables``.

    ``paragraphs`` are all of the text; those that were told as not read may state an item too.
    """
    unread = _unread(paragraphs, reporter)
    for table in tables:
        if not any(item.units_text for item in table.items):
            continue
        pairs = restated(tasks, table)
        for task, item in pairs:
            _compare(task, item, reporter)
        if not pairs:
            continue
        matched = {id(task) for task, _item in pairs}
        for task in tasks.items:
            if id(task) not in matched and not _is_duty(task):
                _at(task, reporter).report(
                    rules.I114,
                    _("正文的这一项在附表“{title}”里没有找到").format(title=table.title or ""),
                    severity=Severity.INFO,
                )
        restating = {id(item) for _task, item in pairs}
        others = [item for item in table.items if id(item) not in restating]
        if len(others) < len(pairs):
            # Fewer than what is restated: a list much longer than the text is not held to it.
            for item in others:
                [worded] = _worded([item])
                at = _best(worded, unread)
                message = (
                    _("附表的这一项在正文里没有找到")
                    if at is None
                    else _("附表的这一项在正文{place}，那一段没有读成任务，没有对照").format(
                        place=at_source(unread[at].item.source)
                    )
                )
                reporter.at(item.source).report(rules.I114, message, severity=Severity.INFO)


def _unread(paragraphs: Sequence[SourceParagraph], reporter: Reporter) -> list[_Worded]:
    """The paragraphs that were told as not read."""
    told = {
        d.source.get("paragraph")
        for d in reporter.found
        if d.code in (rules.I120.code, rules.I128.code) and d.source is not None
    }
    return _worded(
        [
            FoundItem(source=Source(paragraph=p.index), content=p.text)
            for p in paragraphs
            if p.part == "body" and p.index in told
        ]
    )


_DUTIES = re.compile(r"职责|(?:责任|任务)分工")


def _is_duty(task: FoundItem) -> bool:
    """Whether a task stands below a heading of 职责分工: what an office always does, in no annex."""
    return any(_DUTIES.search(section.name) for section in task.sections)


def restated(tasks: FoundTable, table: FoundTable) -> list[tuple[FoundItem, FoundItem]]:
    """The tasks that a table states too, each with its item; none where the two differ in most.

    A pair or two may be like each other by chance: then the two state different things.
    """
    pairs = list(_paired(tasks.items, table.items))
    return pairs if len(pairs) * 2 >= min(len(tasks.items), len(table.items)) else []


def _paired(
    tasks: Sequence[FoundItem], items: Sequence[FoundItem]
) -> Iterator[tuple[FoundItem, FoundItem]]:
    """Each task with the item that states the same."""
    left, right = _worded(tasks), _worded(items)
    best_left = [_best(item, left) for item in right]
    found = {
        index: best
        for index, task in enumerate(left)
        if (best := _best(task, right)) is not None and best_left[best] == index
    }
    for index in range(len(left)):
        if index in found:
            continue
        between = _between(index, found, len(left), len(right))
        if between is not None and _have_something_in_common(left[index], right[between]):
            found[index] = between
    for index, other in sorted(found.items()):
        yield left[index].item, right[other].item


def _between(index: int, found: dict[int, int], tasks: int, items: int) -> int | None:
    """The one item that stands between those of the neighbours, however different its words."""
    before = found.get(index - 1) if index else -1
    after = found.get(index + 1) if index + 1 < tasks else items
    if before is None or after is None or after != before + 2:
        return None
    return before + 1


def _have_something_in_common(one: _Worded, other: _Worded) -> bool:
    return bool(one.pairs & other.pairs or _names(one.item) & _names(other.item))


def _worded(items: Sequence[FoundItem]) -> list[_Worded]:
    return [_Worded(item, _letter_pairs(_words(item))) for item in items]


def _words(item: FoundItem) -> str:
    return squeezed(item.content or item.method or "").translate(_MARKS)


def _letter_pairs(text: str) -> frozenset[str]:
    return frozenset(a + b for a, b in itertools.pairwise(text))


def _best(one: _Worded, others: Sequence[_Worded]) -> int | None:
    """The most like of the others, if it is like enough."""
    counts: Counter[int] = Counter()
    for index, other in enumerate(others):
        common = len(one.pairs & other.pairs)
        shorter = min(len(one.pairs), len(other.pairs))
        total = len(one.pairs) + len(other.pairs)
        if shorter and (common * 2 >= _LIKE * total or common >= 0.8 * shorter > 6):
            counts[index] = common * 2 * 1000 // total
    return counts.most_common(1)[0][0] if counts else None


def _compare(task: FoundItem, item: FoundItem, reporter: Reporter) -> None:
    report = _at(task, reporter).report
    place = at_source(item.source)
    _compare_units(task, item, reporter)
    if task.deadline and item.deadline:
        same = (task.deadline.kind, task.deadline.date) == (item.deadline.kind, item.deadline.date)
        if not same:
            report(
                rules.I114,
                _("完成时限与{place}不同：正文“{ours}”，附表“{theirs}”").format(
                    place=place, ours=task.deadline.text, theirs=item.deadline.text
                ),
            )
    elif item.deadline and not task.deadline:
        report(
            rules.I114,
            _("完成时限只写在{place}：“{theirs}”").format(place=place, theirs=item.deadline.text),
            severity=Severity.INFO,
        )
    if _words(item) in _words(task):
        return  # an annex often gives the words of the text in short
    ours, theirs = (_figures(_words(i)) for i in (task, item))
    if ours - theirs and theirs - ours:  # more figures in one of the two: its words say more
        report(
            rules.I114,
            _("数字与{place}不同：正文“{ours}”，附表“{theirs}”").format(
                place=place,
                ours="、".join((ours - theirs).elements()),
                theirs="、".join((theirs - ours).elements()),
            ),
        )
    report(
        rules.I114,
        _("文字与{place}不同：正文“{ours}”，附表“{theirs}”").format(
            place=place,
            ours=shortened(task.content or "", 40),
            theirs=shortened(item.content or item.method or "", 40),
        ),
        severity=Severity.INFO,
    )


def _figures(words: str) -> Counter[str]:
    """The numbers in a text, years and days of deadlines aside."""
    return Counter(re.findall(r"(?<![0-9.])[0-9]+(?:\.[0-9]+)?(?![0-9.年月日])", words))


def _compare_units(task: FoundItem, item: FoundItem, reporter: Reporter) -> None:
    report = _at(task, reporter).report
    place = at_source(item.source)
    ours, theirs = (_names(i) for i in (task, item))
    if ours != theirs and theirs:
        missing = [u.name for u in item.units if u.name in theirs - ours]
        more = [u.name for u in task.units if u.name in ours - theirs]
        renamed = {name: like for name in missing if (like := did_you_mean(name, more))}
        missing = [name for name in missing if name not in renamed]
        more = [name for name in more if name not in renamed.values()]
        parts = [
            *(_("{theirs}在正文里写作{ours}").format(theirs=a, ours=b) for a, b in renamed.items()),
            *([_("正文少了{names}").format(names="、".join(missing))] if missing else []),
            *([_("正文多了{names}").format(names="、".join(more))] if more else []),
        ]
        report(
            rules.I114,
            _("责任单位与{place}不同：{what}").format(place=place, what="，".join(parts)),
            severity=None if missing or more else Severity.INFO,
        )
        return
    leads = [{u.name for u in i.units if u.role is Role.LEAD} for i in (task, item)]
    if all(leads) and leads[0] != leads[1]:
        report(
            rules.I114,
            _("牵头单位与{place}不同：正文是{ours}，附表是{theirs}").format(
                place=place, ours="、".join(sorted(leads[0])), theirs="、".join(sorted(leads[1]))
            ),
        )
    elif theirs and leads[0] != leads[1]:
        report(
            rules.I114,
            _("只有一处写明谁牵头（另一处是{place}）：{names}").format(
                place=place, names="、".join(sorted(leads[0] | leads[1]))
            ),
            severity=Severity.INFO,
        )
    elif theirs and [u.name for u in task.units] != [u.name for u in item.units]:
        report(
            rules.I114,
            _("责任单位的次序与{place}不同").format(place=place),
            severity=Severity.INFO,
        )


def _names(item: FoundItem) -> set[str]:
    """The units that are named; 各有关部门 may be left out in one of the two places."""
    return {unit.name for unit in item.units if not is_collective(unit.name)}


def _at(task: FoundItem, reporter: Reporter) -> Place:
    return reporter.in_paragraph(task.source.paragraph or 0)
