"""Columns that say what a whole section is worth, though other columns stand between: 总分 beside 小项分."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from filings.language.points import parse_points
from filings.recognise.tables.fields import Field
from filings.recognise.tables.lines import item_lines
from filings.recognise.tables.settled import SettledColumn
from filings.recognise.tables.sheets import Line, Sheet


def sums_of_sections(sheet: Sheet, columns: Sequence[SettledColumn]) -> dict[int, int]:
    """For columns of sections the column of their points.

    Only where both begin new cells in the same rows, and each figure is the sum of the items' points
    beside it.
    """
    items = [i for i, c in enumerate(columns) if c.field is Field.POINTS and c.evidence.filled]
    sections = [i for i, c in enumerate(columns) if c.field is Field.SECTION]
    if len(items) != 1:
        return {}
    lines = item_lines(sheet)
    found: dict[int, int] = {}
    for index, column in enumerate(columns):
        if column.field is not Field.KEPT or not column.groups or not column.states_points:
            continue
        for section in reversed([s for s in sections if s not in found]):
            if _begin_together(lines, section, index) and _adds_up(lines, index, items[0]):
                found[section] = index
                break
    return found


def _begin_together(lines: Sequence[Line], section: int, points: int) -> bool:
    return all(line.begins(section) == line.begins(points) for line in lines)


def _adds_up(lines: Sequence[Line], sums: int, items: int) -> bool:
    """Whether each figure of a column is the sum of those of another beside it."""
    groups: list[tuple[Decimal | None, list[Decimal | None]]] = []
    for line in lines:
        if line.begins(sums):
            groups.append((parse_points(line.text(sums)), []))
        if line.begins(items) and groups:
            groups[-1][1].append(parse_points(line.text(items)))
    return bool(groups) and all(_is_sum(stated, parts) for stated, parts in groups)


def _is_sum(stated: Decimal | None, parts: Sequence[Decimal | None]) -> bool:
    known = [p for p in parts if p is not None]
    return bool(known) and len(known) == len(parts) and sum(known, Decimal(0)) == stated
