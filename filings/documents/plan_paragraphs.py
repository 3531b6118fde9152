"""The paragraphs of a plan that are made of data: tasks with units and deadline, and the stages.

Each is a record for the filter ``markdown``: ``level`` of a heading (0 for a paragraph), its
``title``, and the ``text`` that goes on behind it; with ``markdown``, a text as it was written.
"""

from __future__ import annotations

from collections.abc import Iterator

from filings.documents.kind import Context
from filings.documents.wording import deadline_wording, filled, unit_name
from filings.language.dates import format_date, format_deadline
from filings.language.numerals import chinese_number
from filings.model import Deadline, Project, Responsibility, Role, Section, Stage

_DEEPEST = 4
"""The deepest level that has headings (7.3.3)."""
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_STOPS = "。；;.，,、：: "


def task_paragraphs(project: Project, key: str, level: int, hole: str) -> Iterator[Context]:
    """The items of rubric ``key`` below a heading of ``level``, each with who and by when.

    Sections become headings of the levels below; where the level is 2 or deeper and their names are
    sentences, they become paragraphs, counted in words (seed 000: 一是围绕……). Items keep the
    numbers that they have in the rubric, and so in every annex.
    """
    # What does not apply is nobody's task; the annex says why it does not.
    tasks = [r for r in project.responsibilities(key) if r.not_applicable is None]
    sections = [s for r in tasks for s in r.entry.sections[:1]]
    spoken = level > 1 and any(_is_sentence(section.name) for section in sections)
    depth = max((len(r.entry.sections) for r in tasks), default=0)
    item_level = max(3, level + 1 + (0 if spoken else depth))
    numbered = any(r.entry.item.no for r in tasks)
    counted = number = 0
    before: tuple[str | int, ...] = ()
    for task in tasks:
        for place, section in enumerate(task.entry.sections):
            here = task.entry.section_path(place)
            if here == before[: len(here)]:
                continue
            number = 0  # items without a number are counted below each heading
            if spoken and place == 0:
                counted += 1
                yield _paragraph(f"{chinese_number(counted)}是{section.name.rstrip(_STOPS)}。")
            elif level + 1 + place > _DEEPEST:
                yield _paragraph(f"{_title(section)}：")
            else:
                yield _heading(level + 1 + place, _title(section))
        before = task.entry.path
        number += 1
        own = (task.entry.item.no or "") if numbered else str(number)
        yield _paragraph(_numbered(item_level, own) + task_text(task, hole))


def task_text(responsibility: Responsibility, hole: str) -> str:
    """What is to be done, with units and deadline in brackets, as seeds 000 and 003 write it.

    Brackets belong to a sentence, before its stop; after a text of several sentences to all of it
    (GB/T 15834).
    """
    item = responsibility.entry.item
    text = filled((item.content or item.method or "").strip(), hole)
    clause = responsibility_clause(responsibility, hole)
    body = text.rstrip("。；;")
    if "。" in body:
        return f"{body}。{clause}"
    return f"{body}{clause}。"


def responsibility_clause(responsibility: Responsibility, hole: str) -> str:
    """（责任单位：甲、乙，完成时限：2021年7月10日前） or （甲牵头，乙配合，完成时限：……）."""
    names = {
        role: "、".join(unit_name(u, hole) for u in responsibility.with_role(role)) for role in Role
    }
    parts = []
    if names[Role.LEAD]:
        parts.append(f"{names[Role.LEAD]}牵头")
    if names[Role.RESPONSIBLE] or not responsibility.units:
        parts.append(f"责任单位：{names[Role.RESPONSIBLE] or hole}")
    if names[Role.SUPPORT]:
        parts.append(f"{names[Role.SUPPORT]}配合")
    parts.append(f"完成时限：{_by_when(responsibility.deadline, hole)}")
    return f"（{'，'.join(parts)}）"


def _by_when(deadline: Deadline | None, hole: str) -> str:
    """The wording of a cell; of a stage its last day alone, which needs no brackets of its own."""
    if deadline is None:
        return hole
    if deadline.stage is not None and deadline.date is not None:
        return format_deadline(deadline.date)
    return deadline_wording(deadline, hole)


def stage_paragraphs(stages: tuple[Stage, ...], level: int) -> Iterator[Context]:
    """The stages of the programme below a heading of ``level``: 「（一）动员部署（……）。印发方案……」."""
    for stage in stages:
        when = stage_wording(stage)
        title = f"{stage.name}（{when}）" if when else stage.name
        content = (stage.content or "").strip()
        if content and content[-1] not in "。！？；：…”）":
            content += "。"
        stop = "。" if content else ""
        yield _heading(min(level + 1, _DEEPEST), title + stop, content)


def stage_wording(stage: Stage) -> str:
    """From when to when a stage lasts: 2024年7月1日至7月10日; '' where nothing is said."""
    start, end = stage.start, stage.end
    if start is None:
        return format_deadline(end) if end is not None else ""
    if end is None:
        return f"{format_date(start)}起"
    written = format_date(end)
    if end.year == start.year:
        written = written.partition("年")[2]
    return f"{format_date(start)}至{written}"


def written_text(text: str) -> Context:
    """A part of the plan as its author wrote it, in Markdown."""
    return {"markdown": True, "level": 0, "title": "", "text": text}


def _is_sentence(name: str) -> bool:
    return any(mark in name for mark in "，。；")


def _title(section: Section) -> str:
    return section.name.strip().rstrip(_STOPS)


def _numbered(level: int, number: str) -> str:
    if not number:
        return ""
    if level > _DEEPEST and number.isdigit() and 0 < int(number) <= len(_CIRCLED):
        return _CIRCLED[int(number) - 1]
    return f"{number}." if level == 3 and number.isdigit() else f"（{number}）"


def _heading(level: int, title: str, text: str = "") -> Context:
    return {"markdown": False, "level": level, "title": title, "text": text}


def _paragraph(text: str) -> Context:
    return _heading(0, "", text)
