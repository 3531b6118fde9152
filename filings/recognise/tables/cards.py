"""Cards: a little table for each task, with a label before each text (任务名称|…, 责任单位|…)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from filings.recognise.places import row_of
from filings.recognise.tables.fields import UNIT_FIELDS, Field, field_of
from filings.recognise.texts import header_key, is_blank, on_one_line
from filings.source import SourceCell, SourceTable

_NUMBERED = re.compile(
    r"(?P<label>.*?[^\s0-9一二三四五六七八九十])\s*(?P<no>[一二三四五六七八九十]+|[0-9]+)"
)
_OF_FORMS = re.compile(
    r"盖章|签字|签名|意见|申报|申请|填报|填表|联系电话|联系人|法人|法定|地址|邮编|负责人$"
)
_NAMES = frozenset([Field.CONTENT, Field.SECTION, Field.METHOD])
_LONGEST_LABEL = 12
_Card = dict[str, SourceCell]


def card_table(table: SourceTable) -> SourceTable | None:
    """The table with its labels as a header and a row for each card; None where it is no card."""
    pairs = _pairs(table)
    if pairs is None:
        return None
    cards: list[_Card] = [{}]
    starts: list[int] = []
    for name, value in pairs:
        if name in cards[-1]:
            cards.append({})
        if not cards[-1]:
            starts.append(value.row)
        cards[-1][name] = value
    labels = list(dict.fromkeys(name for card in cards for name in card))
    fields = {field_of(label) for label in labels}
    filled = sum(not is_blank(value.text) for _name, value in pairs)
    known = sum(field_of(label) is not None for label in labels)
    if (
        len(labels) < 3
        or known * 2 < len(labels)
        or not fields & _NAMES
        or not fields & {Field.DEADLINE, *UNIT_FIELDS}
        or filled * 10 < len(pairs) * 6
    ):
        return None
    return _laid_out(table, labels, cards, starts)


def _pairs(table: SourceTable) -> list[tuple[str, SourceCell]] | None:
    """Each label with the cell behind it; None where a row is not made of such pairs."""
    found: list[tuple[str, SourceCell]] = []
    for row in range(table.row_count):
        cells = list(table.row(row))
        if len(cells) not in (2, 4) or any(c.row_span > 1 or c.tables for c in cells):
            return None
        for label, value in zip(cells[::2], cells[1::2], strict=True):
            name = header_key(label.text)
            if not name or len(name) > _LONGEST_LABEL or _OF_FORMS.search(name):
                return None
            if field_of(value.text) is not None and len(header_key(value.text)) <= 4:
                return None  # the words of a header, one beside the other
            numbered = _NUMBERED.fullmatch(name) if field_of(name) is None else None
            if numbered and field_of(numbered["label"]) is not None:
                number = SourceCell(value.row, value.column, numbered["no"])
                found += [("序号", number), (numbered["label"], value)]
            else:
                found.append((on_one_line(label.text).strip("：: "), value))
    return found


def _laid_out(
    table: SourceTable, labels: Sequence[str], cards: Sequence[_Card], starts: Sequence[int]
) -> SourceTable:
    cells = [SourceCell(0, column, label) for column, label in enumerate(labels)]
    for row, card in enumerate(cards, 1):
        for column, label in enumerate(labels):
            value = card.get(label)
            cells.append(
                SourceCell(
                    row,
                    column,
                    value.text if value is not None else "",
                    doubt=value.doubt if value is not None else "",
                )
            )
    return SourceTable(
        table.index, len(cards) + 1, len(labels), tuple(cells), 1, table.sheet,
        (row_of(table, 0), *(row_of(table, row) for row in starts)), table.part,
    )  # fmt: skip
