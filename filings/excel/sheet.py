"""A sheet as a table: what stands in its cells, its merges, without rows and columns that are empty."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from filings.excel.number_format import iso_date, show_number
from filings.excel.workbook import S, Sheet, Workbook, clean, split_text, stream
from filings.messages import gettext as _
from filings.source import SourceCell, SourceTable
from filings.source.left_out import Kind, LeftOut
from filings.word.numbers import whole_number
from filings.word.xml import Element

MOST_CELLS = 500_000
"""How many cells of a workbook may hold something."""
MOST_PLACES = 2_000_000
"""How many places the table of a sheet may have."""
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_ON = ("1", "true")
_MOST_RUNS = 10


class TooLargeError(ValueError):
    """A workbook holds more than can be read in a sensible time."""


@dataclass(slots=True)
class _Cells:
    """What a sheet says: texts and merges (first row, first column, last row, last column)."""

    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[range] = field(default_factory=list)


def cell_name(row: int, column: int) -> str:
    """``B7`` for row 6, column 1."""
    return f"{column_name(column)}{row + 1}"


def column_name(column: int) -> str:
    """``A`` for 0, ``AA`` for 26."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def read_sheet(book: Workbook, sheet: Sheet, left_out: LeftOut, room: int) -> SourceTable | None:
    """The sheet as a table, None if it is empty. At most ``room`` cells may hold something.

    Raises TooLargeError, and what :func:`filings.excel.workbook.stream` does.
    """
    cells = _read(book, sheet, left_out, room)
    if not cells.texts:
        return None
    return _table(sheet, cells, left_out)


def _read(book: Workbook, sheet: Sheet, left_out: LeftOut, room: int) -> _Cells:
    found = _Cells()
    row = -1
    tags = (S + "row", S + "mergeCell", S + "col")
    for element in stream(book.package.parts[sheet.part], *tags):
        if element.tag == S + "mergeCell":
            merge = _range(element.get("ref", ""))
            if merge is not None:
                found.merges.append(merge)
        elif element.tag == S + "col":
            if element.get("hidden") in _ON:
                first, last = whole_number(element.get("min")), whole_number(element.get("max"))
                found.hidden_columns.append(range(first - 1, min(last, _MOST_COLUMNS)))
        else:
            row = whole_number(element.get("r"), row + 2) - 1
            if not 0 <= row < _MOST_ROWS:
                raise TooLargeError
            for column, text in _row(book, element, sheet, row, left_out):
                found.texts[row, column] = text
            if len(found.texts) > room:
                raise TooLargeError
            if element.get("hidden") in _ON:
                found.hidden_rows.add(row)
    return found


def _row(
    book: Workbook, row: Element, sheet: Sheet, number: int, left_out: LeftOut
) -> Iterator[tuple[int, str]]:
    """The columns and texts of the cells of a row that hold something."""
    column = -1
    for cell in row.iterchildren(S + "c"):
        place = _REFERENCE.fullmatch(cell.get("r", ""))
        column = _column(place[1]) if place else column + 1
        if column >= _MOST_COLUMNS:
            raise TooLargeError
        text, struck, kind = _value(book, cell)
        if kind is not None:
            left_out.add(kind, *place_of(sheet, number, column), text)
        if text.strip() and book.is_struck(cell.get("s")):
            text, struck = "", struck + text
        if struck.strip():
            left_out.add(Kind.STRUCK, *place_of(sheet, number, column), struck)
        if text.strip():
            yield column, text


def place_of(sheet: Sheet, row: int, column: int) -> tuple[str, dict[str, int]]:
    """A cell in words for people, and in numbers for programs."""
    where = _("工作表“{sheet}”的{cell}格").format(sheet=sheet.name, cell=cell_name(row, column))
    return where, {"table": sheet.index, "row": row}


def _value(book: Workbook, cell: Element) -> tuple[str, str, Kind | None]:
    """What a cell shows, the parts of its text that a line goes through, and what is wrong with it."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find(S + "is")
        return *(split_text(inline) if inline is not None else ("", "")), None
    element = cell.find(S + "v")
    value = (element.text or "") if element is not None else ""
    if not value:
        lost = cell.find(S + "f") is not None and kind != "str"
        return "", "", Kind.NO_RESULT if lost else None
    if kind == "s":
        text = book.text(value)
        return *(text or ("", "")), Kind.LOST_TEXT if text is None else None
    if kind == "b":
        return {"1": "TRUE", "0": "FALSE"}.get(value.strip(), value), "", None
    if kind == "e":
        return value, "", Kind.WRONG_RESULT
    if kind == "d":
        return iso_date(value), "", None
    if kind == "str":
        return clean(value), "", None
    return show_number(value, book.format_of(cell.get("s")), from_1904=book.from_1904), "", None


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _range(reference: str) -> tuple[int, int, int, int] | None:
    first, _colon, last = reference.partition(":")
    start, end = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last or first)
    if start is None or end is None:
        return None
    rows = sorted((int(start[2]) - 1, int(end[2]) - 1))
    columns = sorted((_column(start[1]), _column(end[1])))
    return rows[0], columns[0], rows[1], columns[1]


# The table ----------------------------------------------------------------------------------------


def _table(sheet: Sheet, cells: _Cells, left_out: LeftOut) -> SourceTable:
    rows = sorted({row for row, _column in cells.texts})
    columns = sorted({column for _row, column in cells.texts})
    if len(rows) * len(columns) > MOST_PLACES:
        raise TooLargeError
    _tell_hidden(sheet, cells, rows, columns, left_out)
    taken: set[tuple[int, int]] = set()
    made: list[SourceCell] = []
    budget = 2 * MOST_PLACES
    for first_row, first_column, last_row, last_column in cells.merges:
        down = range(bisect_left(rows, first_row), bisect_right(rows, last_row))
        across = range(bisect_left(columns, first_column), bisect_right(columns, last_column))
        budget -= len(down) * len(across)
        if budget < 0:
            raise TooLargeError
        places = [(row, column) for row in down for column in across]
        if not places or not taken.isdisjoint(places):
            continue
        taken.update(places)
        for row, column in places:
            here = rows[row], columns[column]
            if here != (first_row, first_column) and here in cells.texts:
                left_out.add(Kind.COVERED, *place_of(sheet, *here), cells.texts[here])
        text = cells.texts.get((first_row, first_column), "")
        made.append(SourceCell(down.start, across.start, text, len(down), len(across)))
    made += [
        SourceCell(row, column, cells.texts.get((rows[row], columns[column]), ""))
        for row in range(len(rows))
        for column in range(len(columns))
        if (row, column) not in taken
    ]
    made.sort(key=lambda cell: (cell.row, cell.column))
    return SourceTable(
        sheet.index,
        len(rows),
        len(columns),
        tuple(made),
        sheet=sheet.name,
        row_numbers=_unless_counted(rows),
        column_numbers=_unless_counted(columns),
    )


def _unless_counted(numbers: list[int]) -> tuple[int, ...]:
    return () if numbers == list(range(len(numbers))) else tuple(numbers)


def _tell_hidden(
    sheet: Sheet, cells: _Cells, rows: list[int], columns: list[int], left_out: LeftOut
) -> None:
    """Say which rows and columns that hold something are hidden; they are read all the same."""
    hidden_rows = [row for row in rows if row in cells.hidden_rows]
    if hidden_rows:
        where = _("工作表“{sheet}”第{rows}行").format(
            sheet=sheet.name, rows=_runs(hidden_rows, lambda row: str(row + 1))
        )
        left_out.add(Kind.HIDDEN_ROW, where, {"table": sheet.index, "row": hidden_rows[0]})
    hidden = bytearray(_MOST_COLUMNS)
    for one in cells.hidden_columns[:_MOST_COLUMNS]:
        hidden[max(one.start, 0) : one.stop] = b"\1" * len(range(max(one.start, 0), one.stop))
    hidden_columns = [column for column in columns if hidden[column]]
    if hidden_columns:
        where = _("工作表“{sheet}”{columns}列").format(
            sheet=sheet.name, columns=_runs(hidden_columns, column_name)
        )
        left_out.add(Kind.HIDDEN_COLUMN, where, {"table": sheet.index})


def _runs(numbers: list[int], name: Callable[[int], str]) -> str:
    """Rising numbers in words, neighbours put together: 5-8、10."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    words = [name(a) if a == b else f"{name(a)}-{name(b)}" for a, b in runs[:_MOST_RUNS]]
    return "、".join([*words, "…"] if len(runs) > _MOST_RUNS else words)
