"""Tables with a column for each unit and marks in it: 任务|县数据局|县财政局, then ★ and △.

Such a table is one of tasks with their units. Who leads is said by words (牵头, 配合), or where two
kinds of marks stand in it, by full and hollow ones; each row says how it was read.
"""

from __future__ import annotations

from collections.abc import Sequence

from filings.language.unit_phrases import ENDS_AS_BODY, is_collective
from filings.messages import gettext as _
from filings.recognise.places import row_of
from filings.recognise.tables.fields import Field, field_of
from filings.recognise.texts import is_empty, on_one_line, squeezed
from filings.source import SourceCell, SourceTable

_LEAD = frozenset(["★", "▲", "●", "◆", "■", "◎", "牵头", "主办", "主责", "牵头单位"])
_SUPPORT = frozenset(["☆", "△", "○", "◇", "□", "〇", "配合", "协办", "参与", "协助", "配合单位"])
_PLAIN = frozenset(["√", "✓", "✔", "V", "v", "责任", "负责", "责任单位"])
_DEEPEST_HEADER = 3


def matrix_table(table: SourceTable) -> SourceTable | None:
    """The table with its marks as one column of units; None where it is none."""
    for row in range(min(table.row_count, _DEEPEST_HEADER)):
        heads = list(table.row(row))
        if any(c.row != row or c.row_span > 1 or c.column_span > 1 for c in heads):
            continue
        units = [c.column for c in heads if _names_unit(c.text)]
        named = any(field_of(c.text) in (Field.CONTENT, Field.SECTION) for c in heads)
        if len(units) >= 2 and named and _only_marks(table, row + 1, units):
            return _laid_out(table, row, heads, units)
    return None


def _names_unit(text: str) -> bool:
    name = on_one_line(text)
    if field_of(name) is not None:
        return False
    return ENDS_AS_BODY.search(name) is not None or is_collective(name)


def _only_marks(table: SourceTable, first: int, units: Sequence[int]) -> bool:
    texts = [squeezed(table.text(r, c)) for r in range(first, table.row_count) for c in units]
    told = [t for t in texts if not is_empty(t)]
    return bool(told) and all(t in _LEAD | _SUPPORT | _PLAIN for t in told)


def _laid_out(
    table: SourceTable, header: int, heads: Sequence[SourceCell], units: Sequence[int]
) -> SourceTable | None:
    kept = [c for c in heads if c.column not in units]
    places = {c.column: n for n, c in enumerate(kept)}
    used = {squeezed(table.text(r, c)) for r in range(header + 1, table.row_count) for c in units}
    parted = bool(used & _LEAD) and bool(used & _SUPPORT)
    cells = [SourceCell(0, n, c.text) for n, c in enumerate(kept)]
    cells.append(SourceCell(0, len(kept), "责任单位"))
    numbers = [row_of(table, header)]
    for row in range(header + 1, table.row_count):
        number = len(numbers)
        numbers.append(row_of(table, row))
        shown = [c for c in table.row(row) if c.row == row and c.column not in units]
        if any(c.column not in places or c.column_span > 1 or c.row_span > 1 for c in shown):
            return None
        cells += [SourceCell(number, places[c.column], c.text, doubt=c.doubt) for c in shown]
        marks = [(on_one_line(_head_at(heads, c)), squeezed(table.text(row, c))) for c in units]
        cells.append(_units_cell(number, len(kept), marks, parted=parted))
    return SourceTable(
        table.index, len(numbers), len(kept) + 1, tuple(cells), 1, table.sheet, tuple(numbers),
        table.part,
    )  # fmt: skip


def _head_at(heads: Sequence[SourceCell], column: int) -> str:
    """The text of the header cell at a column."""
    return next((c.text for c in heads if c.column == column), "")


def _units_cell(
    row: int, column: int, marks: Sequence[tuple[str, str]], *, parted: bool
) -> SourceCell:
    told = [(name, mark) for name, mark in marks if not is_empty(mark)]
    if not told:
        return SourceCell(row, column, "")
    lead = [n for n, m in told if parted and m in _LEAD]
    support = [n for n, m in told if parted and m in _SUPPORT]
    plain = [n for n, _m in told if n not in lead and n not in support]
    labelled = [("牵头单位", lead), ("责任单位", plain), ("配合单位", support)]
    text = "；".join(f"{label}：{'、'.join(names)}" for label, names in labelled if names)
    if not lead and not support:
        text = "、".join(plain)
    doubt = _("责任单位由各单位列里的记号读出：{marks}").format(
        marks="、".join(f"{name}{mark}" for name, mark in told)
    )
    return SourceCell(row, column, text, doubt=doubt)
