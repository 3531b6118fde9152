"""The layout of the jobs in the syntax of each peer, as a user of that peer would write it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from benchmarks.jobs import (
    CONDITIONAL,
    LEVELS,
    SCORE_COLUMNS,
    Column,
    Context,
    Syntax,
    table_row,
)
from benchmarks.slim import cell, paragraph, row, run


def _with_merges(context: Context) -> Context:
    """``context`` with, for each row, what its section cells show and their ``w:vMerge``.

    No peer merges cells by a key in more than one column, so whoever uses it prepares this.
    ``kind`` is the number of columns whose section goes on from the row above, 0 to 3.
    """
    if "rows" not in context:
        return context
    rows: list[Context] = []
    above: Context = {}
    for data in context["rows"]:
        prepared = {name: value for name, value in data.items() if not name.endswith("_key")}
        kind = 0
        for level in LEVELS:
            same = data[f"{level}_key"] == above.get(f"{level}_key")
            prepared[f"{level}_merge"] = "continue" if same else "restart"
            prepared[level] = "" if same else data[level]
            kind += same
        prepared["kind"] = kind
        rows.append(prepared)
        above = data
    return {**context, "rows": rows}


class Docxtpl(Syntax):
    """docxtpl: ``{% vm %}`` merges only by the innermost loop, so the merges are Jinja in the XML."""

    def score_rows(self) -> str:
        def section(level: str, width: int) -> str:
            merge = "{{ row." + level + "_merge }}"
            return cell(width, run("{{ row." + level + " }}"), merge)

        return self.loop("rows", SCORE_COLUMNS, section)

    def context(self, context: Context) -> Context:
        return _with_merges(context)


class Braces(Syntax):
    """docxtemplater and easy-template-x: ``{name}``, ``{#list}…{/list}``, ``{#flag}…{/flag}``.

    Neither can change a cell's merge, so that each of the four kinds of row is in the template. The
    rows are grouped by their innermost section: its first row is one of three kinds, the rest are
    of the fourth. A flag on each row, with all four in one loop, takes easy-template-x twice as long
    and docxtemplater as long.
    """

    def field(self, name: str) -> str:
        return run("{" + name + "}")

    def score_rows(self) -> str:
        heads = "".join(self._score_row(kind, f"kind_{kind}") for kind in range(len(LEVELS)))
        body = heads + self._score_row(len(LEVELS), "rest")
        return _wrapped(body, "{#groups}", "{/groups}")

    def _score_row(self, kind: int, items: str) -> str:
        goes_on = list(LEVELS)[:kind]

        def section(level: str, width: int) -> str:
            if level in goes_on:
                return cell(width, _FIRST if level == SCORE_COLUMNS[0].name else "", "continue")
            return cell(width, self.field(level), "restart")

        made = table_row(SCORE_COLUMNS, self.field, section)
        return _wrapped(made, "{#" + items + "}", "{/" + items + "}")

    def loop(
        self,
        items: str,
        columns: Sequence[Column],
        section: Callable[[str, int], str] | None = None,
    ) -> str:
        return _wrapped(table_row(columns, self.field), "{#" + items + "}", "{/" + items + "}")

    def optional(self, flag: str, name: str) -> str:
        opening, closing = run("{#" + flag + "}"), run("{/" + flag + "}")
        return paragraph(opening) + paragraph(self.field(name)) + paragraph(closing)

    def context(self, context: Context) -> Context:
        if "rows" not in context:
            return context
        groups: list[Context] = []
        rest: list[Context] = []
        for data in _with_merges(context)["rows"]:
            kind = data["kind"]
            if kind < len(LEVELS):
                rest = []
                groups.append(
                    {f"kind_{k}": [data] if k == kind else [] for k in range(len(LEVELS))}
                    | {"rest": rest}
                )
            else:
                rest.append(data)
        shown = {name: value for name, value in context.items() if name != "rows"}
        return {**shown, "groups": groups}


_FIRST = run("")
"""An empty run in a first cell, for the opening tag of a loop."""


def _wrapped(rows: str, opening: str, closing: str) -> str:
    """``rows`` with ``opening`` before their first text and ``closing`` after their last."""
    text, end = '<w:t xml:space="preserve">', "</w:t>"
    first, last = rows.index(text) + len(text), rows.rindex(end)
    return rows[:first] + opening + rows[first:last] + closing + rows[last:]


class Carbone(Syntax):
    """carbone: ``{d.name}``, and a second row with ``[i+1]`` that shows what is repeated."""

    def field(self, name: str) -> str:
        return run("{d." + name + ":convCRLF}")

    def score_rows(self) -> str:
        return self.loop("rows", SCORE_COLUMNS)

    def loop(
        self,
        items: str,
        columns: Sequence[Column],
        section: Callable[[str, int], str] | None = None,
    ) -> str:
        def item(name: str) -> str:
            return run("{d." + items + "[i]." + name + ":convCRLF}")

        following = run("{d." + items + "[i+1]." + columns[0].name + "}")
        rest = [cell(column.width, "") for column in columns[1:]]
        return table_row(columns, item) + row([cell(columns[0].width, following), *rest])

    def optional(self, flag: str, name: str) -> str:
        shown = "{d." + flag + ":ifEQ(true):showBegin}{d." + name + ":convCRLF}"
        return paragraph(run(shown + "{d." + flag + ":showEnd}"))

    def context(self, context: Context) -> Context:
        return _with_merges(context)


class MailMerge(Syntax):
    """docx-mailmerge2: Word's merge fields; no conditions, no merges."""

    def field(self, name: str) -> str:
        return (
            f'<w:fldSimple w:instr=" MERGEFIELD {name} \\* MERGEFORMAT ">'
            f"{run('«' + name + '»')}</w:fldSimple>"
        )

    def score_rows(self) -> str:
        return self.loop("rows", SCORE_COLUMNS)

    def loop(
        self,
        items: str,
        columns: Sequence[Column],
        section: Callable[[str, int], str] | None = None,
    ) -> str:
        return table_row(columns, lambda name: self.field(f"{items}_{name}"))

    def optional(self, flag: str, name: str) -> str:
        return paragraph(self.field(name))

    def context(self, context: Context) -> Context:
        made: dict[str, Any] = {}
        for name, value in _with_merges(context).items():
            if isinstance(value, list):
                rows = [{f"{name}_{k}": str(v) for k, v in item.items()} for item in value]
                # merge() takes the rows of a table under the name of one of its fields.
                made[next(k for k in rows[0] if not k.endswith(("_merge", "_kind")))] = rows
            elif not isinstance(value, bool):
                made[name] = value
        for flag, name in CONDITIONAL.items():
            if flag in context and not context[flag]:
                made[name] = ""
        return made
