"""The three documents that the benchmark against other template engines fills.

J1  a scoring table with three levels of sections, 43 rows, 9 columns, vertical merges (about 105 KB)
J2  the same with 1,000 rows (about 2.3 MB)
J3  an application form: 40 single fields, 4 long texts, 2 loops, 2 conditions (about 21 KB)

``job("J1")`` gives the template in our syntax and its context. The layout is written once; a
subclass of :class:`Syntax` writes it for a peer. The files are slim on purpose: python-docx's own
template has 788 KB of styles, and packing those would hide every difference.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks import wording
from benchmarks.slim import cell, package, paragraph, row, run, table

Context = dict[str, Any]

NAMES = ("J1", "J2", "J3")
ROWS = {"J1": 43, "J2": 1000}
LEVELS = {"category": 18, "first": 9, "second": 3}
"""The columns of sections, from the outermost, and how many rows a section has."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its field, its width in twentieths of a point."""

    heading: str
    name: str
    width: int


SCORE_COLUMNS = (
    Column("类别", "category", 1100),
    Column("一级指标", "first", 1200),
    Column("二级指标", "second", 1300),
    Column("序号", "no", 700),
    Column("内容", "content", 3100),
    Column("评分方法", "method", 3900),
    Column("分值", "points", 700),
    Column("责任单位", "units", 1500),
    Column("完成时限", "deadline", 1300),
)
TASK_COLUMNS = (
    Column("任务", "task", 5000),
    Column("单位", "unit", 2500),
    Column("时限", "deadline", 2300),
)
MATERIAL_COLUMNS = (
    Column("材料", "title", 7400),
    Column("页数", "pages", 2400),
)
SINGLE_FIELDS = [f"item_{number}" for number in range(1, 41)]
LONG_TEXTS = ["summary", "process", "results", "plan"]
CONDITIONAL = {"has_award": "award", "has_warning": "warning"}
"""The paragraphs of the form that may be left out: the flag, the field."""


class Syntax:
    """How a template says things: in our own tags."""

    def field(self, name: str) -> str:
        """The runs of a single field."""
        return run("{{ " + name + " }}")

    def score_rows(self) -> str:
        """The rows of the scoring table, its sections merged by their keys."""

        def section(level: str, width: int) -> str:
            return cell(width, run("{% vm row." + level + "_key %}{{ row." + level + " }}"))

        return self.loop("rows", SCORE_COLUMNS, section)

    def loop(
        self,
        items: str,
        columns: Sequence[Column],
        section: Callable[[str, int], str] | None = None,
    ) -> str:
        """A row for each of ``items``; ``section`` makes the cells of the columns of sections."""
        repeated = table_row(columns, lambda name: run("{{ row." + name + " }}"), section)
        opening = row([cell(9000, run(f"{{%tr for row in {items} %}}"), span=len(columns))])
        closing = row([cell(9000, run("{%tr endfor %}"), span=len(columns))])
        return opening + repeated + closing

    def optional(self, flag: str, name: str) -> str:
        """A paragraph with a field, there where ``flag`` is true."""
        return (
            paragraph(run(f"{{%p if {flag} %}}"))
            + paragraph(self.field(name))
            + paragraph(run("{%p endif %}"))
        )

    def context(self, context: Context) -> Context:
        """``context`` as this syntax needs it."""
        return context


def table_row(
    columns: Sequence[Column],
    item: Callable[[str], str],
    section: Callable[[str, int], str] | None = None,
) -> str:
    """One row: ``item`` makes the runs of a field, ``section`` whole cells of :data:`LEVELS`."""
    return row(
        section(column.name, column.width)
        if section and column.name in LEVELS
        else cell(column.width, item(column.name))
        for column in columns
    )


def job(name: str, syntax: Syntax | None = None, copy: int = 0) -> tuple[bytes, Context]:
    """The template and the context of a job, J1 to J3.

    Contexts of different ``copy`` (0 to 9999) have not one text in common, and are of one length.
    """
    syntax = syntax or Syntax()
    template = form_template(syntax) if name == "J3" else score_template(syntax)
    return template, syntax.context(fresh(plain_context(name), copy))


def plain_context(name: str) -> Context:
    """The data of a job, before :func:`fresh` marks the texts."""
    return form_context() if name == "J3" else score_context(ROWS[name])


def fresh(value: Any, copy: int) -> Any:
    """``value`` with every text a new string, the number of the copy at its end."""
    if isinstance(value, dict):
        return {name: fresh(part, copy) for name, part in value.items()}
    if isinstance(value, list):
        return [fresh(part, copy) for part in value]
    return f"{value}{copy:04d}" if isinstance(value, str) and value else value


# The scoring table --------------------------------------------------------------------------------


def score_template(syntax: Syntax) -> bytes:
    """A title, a line, the table, a note."""
    heading = row((cell(c.width, run(c.heading)) for c in SCORE_COLUMNS), heading=True)
    body = (
        paragraph(syntax.field("title"), "Title")
        + paragraph(run("填报单位：") + syntax.field("applicant"))
        + table([c.width for c in SCORE_COLUMNS], heading + syntax.score_rows())
        + paragraph(syntax.field("note"))
    )
    return package(body, landscape=True)


def score_context(count: int) -> Context:
    """The data of a scoring table with ``count`` rows."""
    return {
        "title": "示例区质量提升工作评分责任分解表",
        "applicant": "示例区某某领导小组办公室",
        "note": "注：本表按任务逐项分解，一项任务由多个单位承担的，排在前面的为牵头单位。",
        "rows": [_score_row(number) for number in range(1, count + 1)],
    }


def _score_row(number: int) -> Context:
    data: Context = {}
    for level, (name, size) in enumerate(LEVELS.items()):
        section = (number - 1) // size + 1
        data[f"{name}_key"] = f"{level}.{section}"
        data[name] = f"{wording.name(1000 * level + section)}\n（{size * 3}分）"
    return data | {
        "no": str(number),
        "content": wording.task(number) + "。",
        "method": wording.proof(number) + (f"\n{wording.visit(number)}" if number % 3 else ""),
        "points": "" if number % 7 == 0 else str(number % 4 + 1),
        "units": wording.office(number) + (f"\n第{number % 13 + 1}镇" if number % 2 else ""),
        "deadline": "" if number % 5 == 0 else f"第{number % 4 + 1}季度末",
    }


# The form -----------------------------------------------------------------------------------------


def form_template(syntax: Syntax) -> bytes:
    """Labelled fields in two columns, long texts, two tables with loops, two conditional paragraphs."""
    pairs = "".join(
        row(cell(4900, _labelled(syntax, name)) for name in names)
        for names in zip(SINGLE_FIELDS[::2], SINGLE_FIELDS[1::2], strict=True)
    )
    texts = "".join(row([cell(9800, _labelled(syntax, name), span=2)]) for name in LONG_TEXTS)
    body = (
        paragraph(syntax.field("title"), "Title")
        + table((4900, 4900), pairs + texts)
        + "".join(syntax.optional(flag, name) for flag, name in CONDITIONAL.items())
        + "".join(
            paragraph(run(heading), "Caption")
            + table(
                [c.width for c in columns],
                row((cell(c.width, run(c.heading)) for c in columns), heading=True)
                + syntax.loop(items, columns),
            )
            for heading, items, columns in (
                ("任务安排", "tasks", TASK_COLUMNS),
                ("材料清单", "materials", MATERIAL_COLUMNS),
            )
        )
    )
    return package(body, landscape=False)


def _labelled(syntax: Syntax, name: str) -> str:
    return run(f"事项{name.removeprefix('item_')}：") + syntax.field(name)


def form_context() -> Context:
    """The data of the form."""
    return {
        "title": "示例区质量提升工作申报表",
        **{
            name: "" if number % 11 == 0 else wording.name(number)
            for number, name in enumerate(SINGLE_FIELDS, 1)
        },
        **{
            name: "\n".join(wording.paragraph(number + line) for line in (100, 200, 300))
            for number, name in enumerate(LONG_TEXTS)
        },
        "has_award": True,
        "award": "近三年获得的表彰见材料清单。",
        "has_warning": False,
        "warning": "近三年受过通报。",
        "tasks": [
            {
                "task": wording.task(number),
                "unit": wording.office(number),
                "deadline": f"第{number % 4 + 1}季度末",
            }
            for number in range(1, 4)
        ],
        "materials": [
            {"title": wording.name(number + 50), "pages": str(number + 3)} for number in range(1, 4)
        ],
    }
