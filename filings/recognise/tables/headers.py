"""Cuts a table into segments: captions, header rows, and the rows below them.

A header may have two rows (责任单位 above 牵头 and 配合), be repeated in the middle of the table (the
rows go on) or differ there (two tables stand in one), or be missing (a table that continues
another). Where the author's program marks no header, its words tell it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from filings.recognise.tables.fields import UNIT_FIELDS, Field, field_of
from filings.recognise.texts import header_key, is_blank, is_dash, leading_number, number_alone
from filings.source import SourceCell, SourceTable

_MOST_HEADER_ROWS = 3
_LONGEST_WORD = 20
"""No header has more characters, blanks and remarks in brackets aside."""
_DEEPEST_HEADER = 8
"""How many rows, captions among them, may stand before a header that is not at the top."""

_STEPS = re.compile(r"开始|开工|动工|起始|启动|完成|竣工|完工|结束|截止|终止|办结|起|止|至")


@dataclass(frozen=True, slots=True)
class Column:
    """A column as the header shows it: ``headers`` from the outermost to its own, grid places.

    A header cell that stands over several columns of the rows below gives each of them its words.
    """

    headers: tuple[str, ...]
    start: int
    stop: int

    @property
    def header(self) -> str:
        """The column's own words, '' where it has none."""
        return self.headers[-1] if self.headers else ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a table under one header. ``columns`` is () where there is no header.

    ``captions`` are the rows above the header, ``header`` the header's rows, ``body`` the rows
    below; ``repeated`` those rows among the body that only repeat the header.
    """

    table: SourceTable
    captions: tuple[int, ...]
    header: tuple[int, ...]
    columns: tuple[Column, ...]
    body: tuple[int, ...]
    repeated: tuple[int, ...] = ()


def visible(table: SourceTable, row: int) -> list[SourceCell]:
    """The cells that show in a row and hold something."""
    return [cell for cell in table.row(row) if not is_blank(cell.text)]


def begin(table: SourceTable, row: int) -> list[SourceCell]:
    """The cells that hold something and begin in a row, not those merged from above."""
    return [cell for cell in visible(table, row) if cell.row == row]


def segments(table: SourceTable) -> Iterator[Segment]:
    """The segments of a table, in order; one without columns where no header is found."""
    headers = _header_blocks(table)
    if not headers:
        captions = _captions_of(table, 0, table.row_count)
        rest = tuple(r for r in range(table.row_count) if r not in captions)
        yield Segment(table, captions, (), (), rest)
        return
    begins = [_begin_of(table, header, headers[i - 1][-1] + 1 if i else 0)
              for i, header in enumerate(headers)]  # fmt: skip
    kept: list[tuple[int, tuple[int, ...], list[tuple[int, ...]]]] = []
    for start, header in zip(begins, headers, strict=True):
        if kept and _words(table, header) == _words(table, kept[-1][1]):
            kept[-1][2].append(header)
        else:
            kept.append((start, header, []))
    if kept[0][0] > 0:
        # Rows before the first header that are no captions: they continue another table.
        yield Segment(table, (), (), (), tuple(range(kept[0][0])))
    for number, (start, header, again) in enumerate(kept):
        stop = kept[number + 1][0] if number + 1 < len(kept) else table.row_count
        repeated = tuple(r for rows in again for r in rows)
        above = range(start, header[0])
        rows = tuple(r for r in range(header[-1] + 1, stop) if r not in repeated)
        sections = tuple(r for r in above if _is_numbered(table, r))
        if _says_whole(table, sections) and not any(_is_numbered(table, r) for r in rows):
            sections = ()
        body = (*sections, *rows)
        yield Segment(
            table,
            tuple(r for r in above if r not in sections),
            header,
            _columns(table, header, body),
            body,
            repeated,
        )


def _header_blocks(table: SourceTable) -> list[tuple[int, ...]]:
    """Every block of header rows, in order."""
    found: list[tuple[int, ...]] = []
    row = 0
    while row < table.row_count:
        if _is_header(table, row, marked=not found and row < table.header_rows):
            block = _rows_of_header(table, row)
            found.append(block)
            row = block[-1] + 1
            continue
        row += 1
    if not found and table.row_count > 1:
        row = next((r for r in range(table.row_count) if len(begin(table, r)) > 1), 0)
        if row < _DEEPEST_HEADER and (
            _looks_like_a_header(table, row) or _names_a_task(table, row)
        ):
            found.append(_rows_of_header(table, row))
    return found


def _is_header(table: SourceTable, row: int, *, marked: bool) -> bool:
    """Whether the words of a row are those of a header."""
    cells = begin(table, row)
    if len(cells) < 2 or not all(_may_be_header(cell.text) for cell in cells):
        return False
    named = [cell.text for cell in cells if field_of(cell.text) is not None]
    known = len(named)
    if marked and known:
        return True
    return (
        sum(_is_sure(text) for text in named) >= 2
        and known * 2 >= len(cells)
        and (known > 2 or len(cells) == known or len(cells) <= 4)
    )


def _is_sure(text: str) -> bool:
    """Whether words can hardly stand in a row below the header, as 完工 and 项目资金 can."""
    return field_of(text) is not Field.KEPT and not _STEPS.fullmatch(header_key(text))


def _looks_like_a_header(table: SourceTable, row: int) -> bool:
    """Whether a row stands out as a header by its shape: short words over long texts."""
    cells = begin(table, row)
    if len(cells) < 3 or not all(_may_be_header(cell.text) for cell in cells):
        return False
    if not any(field_of(cell.text) for cell in cells):
        return False
    longest = max(len(header_key(cell.text)) for cell in cells)
    below = [c.text for r in range(row + 1, table.row_count) for c in begin(table, r)]
    return longest <= 10 and any(len(text) > 2 * longest for text in below)


def _names_a_task(table: SourceTable, row: int) -> bool:
    """Whether a row has words of a header for what is to be done and for who does it by when."""
    cells = begin(table, row)
    if len(cells) < 3 or not all(_may_be_header(cell.text) for cell in cells):
        return False
    fields = {field_of(cell.text) for cell in cells}
    what = {Field.CONTENT, Field.SECTION}
    beside = {Field.DEADLINE, Field.POINTS, Field.METHOD, *UNIT_FIELDS}
    return bool(fields & what) and bool(fields & beside)


def _may_be_header(text: str) -> bool:
    key = header_key(text)
    if not key or len(key) > _LONGEST_WORD or is_dash(text):
        return False
    return number_alone(text) is None or field_of(text) is not None


def _rows_of_header(table: SourceTable, first: int) -> tuple[int, ...]:
    """The header's rows: as far as merged header cells reach, or its second row shows."""
    cells = list(table.row(first))
    deepest = max((c.row_span for c in cells if c.row == first), default=1)
    shallow = min((c.row_span for c in cells if c.row == first), default=1)
    last = first
    if 1 < deepest <= _MOST_HEADER_ROWS and (shallow < deepest or deepest == 2):
        last = first + deepest - 1
    elif _has_second_row(table, first, cells):
        last = first + 1
    return tuple(range(first, min(last, table.row_count - 1) + 1))


def _has_second_row(table: SourceTable, first: int, cells: Sequence[SourceCell]) -> bool:
    """Whether the next row divides wide header cells (责任单位: 牵头, 配合) and says nothing else."""
    wide = [c for c in cells if c.column_span > 1 and not is_blank(c.text)]
    if not wide or first + 1 >= table.row_count:
        return False
    below = begin(table, first + 1)
    under = [c for c in below if any(c.column in w.columns for w in wide)]
    return (
        len(under) >= 2
        and len(under) == len(below)
        and all(_may_be_header(c.text) and len(header_key(c.text)) <= 10 for c in under)
        and any(field_of(c.text) is not None for c in under)
    )


def _begin_of(table: SourceTable, header: tuple[int, ...], after: int) -> int:
    """The first of the rows directly above a header that are its captions."""
    start = header[0]
    while start > after and _is_caption(table, start - 1, top=after == 0):
        start -= 1
    return start


def _is_of_item(text: str) -> bool:
    """Whether a text counts rows (3, 1、…) or is a sentence: beside others it is no title."""
    number = leading_number(text)
    counts = number_alone(text) is not None or (number is not None and number.style == "plain")
    return counts or text.rstrip().endswith(("。", "；"))


def _is_caption(table: SourceTable, row: int, *, top: bool) -> bool:
    """A row with one text over (nearly) all columns; within a table only where it is merged."""
    cells = visible(table, row)
    if not cells:
        return True
    if top:
        few = len(cells) * 2 <= table.column_count
        return len(cells) == 1 or (few and not any(_is_of_item(c.text) for c in cells))
    return len(cells) == 1 and cells[0].column_span == table.column_count and table.column_count > 1


def _is_numbered(table: SourceTable, row: int) -> bool:
    """Whether a row above a header names a section (二、工作落实) that the header stands within."""
    cells = visible(table, row)
    number = leading_number(cells[0].text) if len(cells) == 1 else None
    return number is not None and number.style in ("chinese", "bracketed", "part")


_WHOLE = re.compile(r"[(（][^()（）]*总分[^()（）]*[)）]\s*$")


def _says_whole(table: SourceTable, sections: Sequence[int]) -> bool:
    """Whether the one numbered row above a header says what the whole table is worth.

    二、评价指标（总分100分） is the table's title where no other such row stands below.
    """
    return len(sections) == 1 and any(
        _WHOLE.search(cell.text.strip()) for cell in visible(table, sections[0])
    )


def _captions_of(table: SourceTable, first: int, stop: int) -> tuple[int, ...]:
    """The rows at the top of a table without header that span all its columns."""
    if table.column_count < 2:
        return ()
    row = first
    while row < stop:
        cells = visible(table, row)
        spans = len(cells) == 1 and cells[0].column_span == table.column_count
        if cells and not (spans and len(cells[0].text.strip()) <= 60):
            break
        row += 1
    return tuple(range(first, row)) if row < stop else ()


def _words(table: SourceTable, rows: Sequence[int]) -> list[list[str]]:
    return [[header_key(cell.text) for cell in table.row(row)] for row in rows]


def _columns(
    table: SourceTable, header: tuple[int, ...], body: tuple[int, ...]
) -> tuple[Column, ...]:
    cuts = {0, table.column_count}
    for row in header:
        for cell in table.row(row):
            cuts |= {cell.column, cell.column + cell.column_span}
    columns: list[Column] = []
    for start, stop in _intervals(cuts):
        stack = [table.grid.get((row, start)) for row in header]
        words: list[str] = []
        last: SourceCell | None = None
        for shown in stack:
            if shown is not None and shown is not last and not is_blank(shown.text):
                words.append(shown.text)
            last = shown
        columns.append(Column(tuple(words), start, stop))
    return tuple(_divided(table, columns, body))


def _divided(table: SourceTable, columns: list[Column], body: tuple[int, ...]) -> Iterator[Column]:
    """Columns whose header stands over several cells of the rows below, one for each of these.

    Only rows with more cells than the header count: a grid that is merely ragged (cells end a
    hair beside each other) has as many.
    """
    cuts: set[int] = set()
    for row in body:
        cells = list(table.row(row))
        if len(cells) > len(columns):
            cuts |= {cell.column for cell in cells}
    for column in columns:
        inner = {cut for cut in cuts if column.start < cut < column.stop}
        for start, stop in _intervals({column.start, column.stop, *inner}):
            yield Column(column.headers, start, stop)


def _intervals(cuts: set[int]) -> Iterator[tuple[int, int]]:
    ordered = sorted(cuts)
    yield from pairwise(ordered)
