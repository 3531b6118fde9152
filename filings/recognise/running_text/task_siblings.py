"""Texts beside tasks that name their units in a sentence, or that are told as not read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from filings.messages import gettext as _
from filings.model.base import shortened
from filings.recognise import rules
from filings.recognise.divisions.division_lines import says_unit_label
from filings.recognise.divisions.unclear import unclear_words
from filings.recognise.head.stages import is_heading_of_stages
from filings.recognise.running_text.headings import is_heading, number_level
from filings.recognise.running_text.task_drafts import TaskDraft
from filings.recognise.running_text.task_sentences import (
    begins_with_units,
    says_duty,
    says_who,
    takes_what_it_says,
)
from filings.recognise.texts import EDGE_MARKS, leading_number, on_one_line, without_number
from filings.recognise.values import Place, Reporter

_FEWEST = 2
_NO_TASKS = re.compile(
    r"(?:强化|加强|健全|落实|严格|完善|做好|狠抓)?(?:组织|工作|实施|推进|有关|相关|几点|具体)?(?:保障|领导|要求|实施|纪律)(?:措施|机制|体系)?"
    r"|(?:强化|加强|严格|严肃)?(?:工作|跟踪)?(?:督导|督查|督办|监督|检查|考核|考评|奖惩)(?:与|和|及|、)?"
    r"(?:检查|考核|评价|评估|问效|落实|问责|奖惩|验收|督导)?(?:机制)?"
    r"|(?:强化|加强|注重)?(?:宣传|舆论)(?:引导|发动|氛围|教育)?"
)
_CLOSING = re.compile(r"附则|其他事项|本(?:措施|办法|意见|方案|通知|细则|规定)自")
_LEAD_IN = re.compile(r"[一二三四五六七八九十]是")
_DUTIES = re.compile(r"(?:责任|职责|任务|工作|部门)分工|(?:工作|部门|成员单位)职责")


def read_siblings(tasks: Sequence[TaskDraft], reporter: Reporter) -> list[TaskDraft]:
    """Read the numbered texts beside tasks that name their units in a sentence; tell the others.

    A sentence such as 「由甲牵头，乙配合」 stands in many a text that is no task; beside tasks it
    divides work. It stays in the content, for it may say more. Returns the texts that were told as
    not read.
    """
    divided = [at for at, task in enumerate(tasks) if task.divisions and not task.is_group]
    places = {(tasks[at].path, tasks[at].style) for at in divided}
    lists = _lists_that_name_units(tasks)
    running_on = _running_on(tasks)
    saying = _that_say_who(tasks, found_some=bool(divided))
    beside: set[int] = set()
    for at, task in enumerate(tasks):
        if task.divisions or task.is_group:
            continue
        if _is_beside(tasks, divided, places, at) or at in running_on:
            beside.add(at)
        if (task.path, task.style) in lists:
            beside.add(at)
        if _is_measure(task):
            beside.discard(at)
            continue
        if (at in beside or at in saying or _is_of_duties(task)) and task.style is not None:
            takes_what_it_says(task, reporter.in_paragraph(task.paragraph.index))
    return _told(tasks, beside, reporter)


def _that_say_who(tasks: Sequence[TaskDraft], *, found_some: bool) -> set[int]:
    """The numbered texts that say plainly who does them, where the paper has tasks or several do.

    None of a step of the work, or of how it is seen through.
    """
    above = {name for task in tasks for name in task.path}
    found = {
        at
        for at, task in enumerate(tasks)
        if task.style is not None
        and task.path
        and task.label not in above
        and not (task.divisions or task.is_group or _is_measure(task))
        and not any(map(is_heading_of_stages, task.path))
        and says_who(task.text) is not None
    }
    return found if found_some or len(found) >= _FEWEST else set()


def _is_beside(
    tasks: Sequence[TaskDraft],
    divided: Sequence[int],
    places: set[tuple[tuple[str, ...], str | None]],
    at: int,
) -> bool:
    """Whether a text stands in a list of which others are tasks."""
    task = tasks[at]
    if task.style in ("chinese", "part") and is_heading(task.paragraph):
        # 一、总体要求 beside 二、……（甲负责）: a part of the paper, not a task of it.
        return False
    listed = (task.path, task.style) in places
    return listed and (task.style is not None or _is_between(tasks, divided, at))


def _told(tasks: Sequence[TaskDraft], beside: set[int], reporter: Reporter) -> list[TaskDraft]:
    """Tell the texts that were not read: those beside tasks, and those that set a duty."""
    above = {name for task in tasks if task.divisions and not task.is_group for name in task.path}
    parts = _parts_of_tasks(tasks)
    unread: list[TaskDraft] = []
    for at, task in enumerate(tasks):
        if task.divisions or task.is_group or task.label in above:
            continue
        place = reporter.in_paragraph(task.paragraph.index)
        text = shortened(on_one_line(task.text), 60)
        if at in beside or at in parts or says_unit_label(task.text):
            _report_unread(task, text, place)
            unread.append(task)
        elif says_duty(task.text):
            place.report(
                rules.I128,
                _("写了单位要做的事或报送的日子，没有读成任务：“{text}”").format(text=text),
            )
    return unread


def _report_unread(task: TaskDraft, text: str, place: Place) -> None:
    """Tell of a text that is no task; where it does say who does it, which words were not understood."""
    words = unclear_words(task.text)
    if words is None:
        place.report(rules.I120, _("没有读成任务：“{text}”").format(text=text))
        return
    words = shortened(on_one_line(words), 40)
    place.report(
        rules.I120,
        _("没有读成任务，没有读懂“{words}”：“{text}”").format(words=words, text=text),
        hints=[
            _(
                "把“{words}”改成“（责任单位：甲、乙，完成时限：某日前）”这样的写法再导入，或自己补到项目里；"
                "不是任务的不用处理。"
            ).format(words=words)
        ],
    )


def _running_on(tasks: Sequence[TaskDraft]) -> set[int]:
    """The texts whose number goes on from that of a task under the heading before their own."""
    found: set[int] = set()
    last: dict[int, tuple[int, bool]] = {}  # by depth: the number, and whether tasks are counted
    for at, task in enumerate(tasks):
        number = task.number
        if number is None or number.style != "plain" or number.value is None or task.is_group:
            continue
        before, counted = last.get(len(task.path), (None, False))
        goes_on = counted and before is not None and before + 1 == number.value
        if goes_on and not task.divisions and not task.heading:
            found.add(at)
        last[len(task.path)] = (number.value, goes_on or bool(task.divisions))
    return found


def _lists_that_name_units(
    tasks: Sequence[TaskDraft],
) -> set[tuple[tuple[str, ...], str | None]]:
    """The lists of which at least two texts begin with who does it: 「一、由甲牵头，……」."""
    counted = Counter(
        (task.path, task.style)
        for task in tasks
        if task.style is not None and not task.divisions and begins_with_units(task.text)
    )
    return {place for place, count in counted.items() if count >= _FEWEST}


def _is_measure(task: TaskDraft) -> bool:
    """Whether a text says how the work is seen through: one may name a unit, the others need not."""
    if _CLOSING.match(without_number(task.text)):
        return True
    for name in task.path:
        number = leading_number(name)
        words = without_number(name).strip(EDGE_MARKS)
        outer = number is None or number.style in ("chinese", "part")
        if outer and _NO_TASKS.fullmatch(words):
            return True
    return False


def _is_of_duties(task: TaskDraft) -> bool:
    """Whether a text stands directly below a heading that announces a division of work."""
    return bool(task.path) and _DUTIES.search(task.path[-1]) is not None


def _is_between(tasks: Sequence[TaskDraft], divided: Sequence[int], at: int) -> bool:
    """Whether a text without number is a sentence with tasks before and behind it, or below a heading."""
    task = tasks[at]
    if task.heading or not task.text.rstrip().endswith(("。", "；")):
        return False
    if _LEAD_IN.match(task.text.strip()) and any(t.divisions for t in tasks[at + 1 : at + 2]):
        return False  # 一是围绕……, and then the tasks that it leads in
    like = [n for n in divided if tasks[n].path == task.path and tasks[n].style is None]
    return bool(like) and at < like[-1] and (bool(task.path) or at > like[0])


def _parts_of_tasks(tasks: Sequence[TaskDraft]) -> set[int]:
    """The numbered texts that stand directly below a task and deeper: parts of it, unread."""
    found: set[int] = set()
    above: list[tuple[int, TaskDraft]] = []  # those that a text may be a part of, with their levels
    for at, task in enumerate(tasks):
        level = number_level(task.text.strip())
        if level is None or (above and above[-1][1].stretch != task.stretch):
            above.clear()
        if level is None:
            continue
        while above and above[-1][0] >= level:
            above.pop()
        if above and level > 1 and above[-1][1].divisions and not above[-1][1].is_group:
            found.add(at)
        above.append((level, task))
    return found
