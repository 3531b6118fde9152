"""The list that an import leaves for people: what was found, what needs eyes, what fits nowhere.

One text file per project, a section for each source in it: importing another file adds a section,
importing the same one again replaces its own. What somebody has written before the first section
stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from filings.diagnostics import Diagnostic, Severity
from filings.messages import gettext as _
from filings.model.rubric import plain_points
from filings.recognise.findings import FoundItem, FoundTable
from filings.workflows.import_doubts import advice_once, grouped
from filings.workflows.import_plan import ImportPlan, PlannedRubric, in_text


def report_text(plan: ImportPlan, also: Sequence[Diagnostic] = ()) -> str:
    """The section of one import, for Notepad; ``also`` is what was found while writing."""
    lines = [_heading(plan), ""]
    lines += [_written(rubric) for rubric in plan.rubrics]
    lines += [_("没有写进项目：{what}").format(what=what) for what in plan.left_out]
    lines += ["", *_doubts([*plan.diagnostics, *also])]
    for table in plan.unplaced:
        title = table.title or (_("正文里的任务") if in_text(table) else _("没有标题的表格"))
        lines += ["", _("没有写进项目的文字，“{title}”：").format(title=title)]
        lines += (f"  {line}" for line in table_lines(table))
    return "\n".join(lines) + "\n"


def _written(rubric: PlannedRubric) -> str:
    """What a rubric's file holds, in figures."""
    items = rubric.table.items
    title = rubric.table.title or (_("正文里的任务") if in_text(rubric.table) else "")
    return _(
        "{file}：{title}，{count}项，写明责任单位的{units}项，写明完成时限的{deadlines}项"
    ).format(
        file=rubric.file,
        title=title or _("没有标题的表格"),
        count=len(items),
        units=sum(bool(item.units) for item in items),
        deadlines=sum(item.deadline is not None for item in items),
    )


def _doubts(told: Sequence[Diagnostic]) -> Iterator[str]:
    """What is to be looked at, the weightiest first, and how to go on."""
    if not told:
        yield _("需要核对的地方：没有。")
        return
    counts = Counter(diagnostic.severity for diagnostic in told)
    yield _("需要核对的地方：{counts}").format(
        counts="、".join(
            _("{severity}{count}处").format(severity=severity.label, count=counts[severity])
            for severity in Severity
            if counts[severity]
        )
    )
    yield _(
        "先看错误和警告，对照原文改 filing.yaml 或细则文件；提示是说明怎样读的，看一眼就行。"
        "改好以后运行 filings check。再导入时这一段会重写，要记的话写在 filing.yaml 的注释里。"
    )
    for diagnostic in advice_once(grouped(told)):
        words = [diagnostic.code, *([diagnostic.where] if diagnostic.where else [])]
        yield _inside(f"[{diagnostic.severity.label}] {' '.join(words)} {diagnostic.message}")
        if diagnostic.severity is not Severity.INFO:
            yield from (_inside(f"    → {hint}") for hint in diagnostic.hints)


def _heading(plan: ImportPlan) -> str:
    """The line that a section begins with.

    The titles are in it because files of the same name (附件1.docx) are not the same file.
    """
    titles = "".join(f"《{' '.join(f.head.title.split())}》" for f in plan.found if f.head.title)
    return _("导入情况：{source}").format(source=" ".join(plan.source.split())) + titles


def _inside(text: str) -> str:
    """Text of several lines as one entry, which no line of it can be taken for a heading."""
    return "\n    ".join(text.splitlines())


def merged_report(before: str, section: str) -> str:
    """The report with a section more, or with it in place of the one of the same heading."""
    start = re.escape(_("导入情况：{source}").format(source=""))
    parts = re.split(rf"^(?={start})", before, flags=re.MULTILINE)
    heading = section.partition("\n")[0]
    kept = [part.rstrip() for part in parts]
    found = next((i for i, part in enumerate(kept) if part.partition("\n")[0] == heading), None)
    if found is None:
        kept.append(section.rstrip())
    else:
        kept[found] = section.rstrip()
    return "\n\n\n".join(part for part in kept if part) + "\n"


def table_lines(table: FoundTable) -> Iterator[str]:
    """All words of a table, a row a line, cells divided by ``|``."""
    headers = [f"{c.above} {c.header}".strip() for c in table.columns]
    if headers:
        yield _row(headers)
    for row in table.rows:
        yield _row(row)
    for item in table.items:
        yield _row(_cells(item))
    if table.total is not None:
        yield _row(("合计", plain_points(table.total)))
    for note in table.notes:
        yield _row((note,))


def _cells(item: FoundItem) -> Iterator[str]:
    yield from (item.no or "", *(section.label or section.name for section in item.sections))
    yield from (item.content or "", item.method or "")
    yield from ("" if p is None else plain_points(p) for p in (item.points, item.cap))
    if item.method is None:
        yield from (f"{c.text} {plain_points(c.points)}" for c in item.criteria)
    yield from (item.materials or "", item.units_text or "")
    if item.units_text is None:
        yield "、".join(unit.name for unit in item.units)
    yield item.deadline.text if item.deadline is not None else ""
    yield from (f"{header}：{text}" if header else text for header, text in item.other.items())


def _row(cells: Sequence[str] | Iterator[str]) -> str:
    return " | ".join(text for cell in cells if (text := " ".join(cell.split())))
