"""What each row of a sheet is: an item or more of one, a section, a sum, a note, nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from filings.language.points import parse_points
from filings.recognise.tables.fields import Field
from filings.recognise.tables.sections import lists_cases, read_section
from filings.recognise.tables.settled import SettledColumn
from filings.recognise.tables.sheets import Line, Sheet
from filings.recognise.texts import (
    header_key,
    is_blank,
    is_empty,
    is_placeholder,
    leading_number,
    number_alone,
    on_one_line,
    without_points,
)
from filings.source import SourceCell


class LineKind(Enum):
    """The part that a row has in its sheet."""

    BLANK = auto()
    ITEM = auto()
    LONE_ITEM = auto()
    """An item that is one text over all columns (一票否决：……)."""
    SECTION = auto()
    TOTAL = auto()
    NOTE = auto()
    PLACEHOLDER = auto()
    HEADER = auto()
    """The words of the header once more, in a row that was not marked as one."""


@dataclass(frozen=True, slots=True)
class KnownLine:
    """A row and what it is."""

    line: Line
    kind: LineKind


_TOTAL = re.compile(
    r"(?:合计|总计|小计|共计|总分|满分|累计|总和|得分合计|总得分|分值合计|合计得分|总分值|合计分值)[:：]?"
    r"(?:[(（]?[0-9.]+分?[)）]?)?(?:[(（].*[)）])?"
)
_MAY_BE_TOTAL = re.compile(r"\s*[合总小共满累得分]\s*[计分和得值]|\s*分\s*值\s*合")
"""How every such label begins; asked of each row before its cells are put together."""
_NOTE = re.compile(
    r"(?:[(（【]?(?:备\s*注|注|说\s*明|填表说明|填报说明|考核说明|评分说明|注意事项|附注)[:：0-9一二三四五六七八九十、.．)）】\s]|[※*＊★]|备注$)"
)
_LONE_ITEM = re.compile(
    r"(?:[0-9一二三四五六七八九十]{1,3}[、.．])?(?:一票否决|否决|加分|扣分|减分|附加)[^：:]{0,6}[：:]"
)
_LONGEST_SECTION = 60
_SECTION_STYLES = frozenset(["chinese", "bracketed", "part"])


def known_lines(sheet: Sheet, columns: Sequence[SettledColumn]) -> list[KnownLine]:
    """Each row of the sheet with what it is."""
    last_item = _last_full_line(sheet)
    known = [
        KnownLine(line, _kind(sheet, columns, line, is_after=number > last_item))
        for number, line in enumerate(sheet.lines)
    ]
    return list(_cases_told(known))


def _cases_told(known: Sequence[KnownLine]) -> Iterator[KnownLine]:
    """The rows; numbered rows across below a section of vetoes or points on top are its cases.

    Not those that head rows of items themselves.
    """
    cases: str | None = None
    for number, (line, kind) in enumerate((k.line, k.kind) for k in known):
        below = next((k.kind for k in known[number + 1 :] if k.kind is not LineKind.BLANK), None)
        count = leading_number(_lone_text(line))
        within = cases is not None and count is not None and count.style != cases
        if kind in (LineKind.NOTE, LineKind.SECTION) and within and below is not LineKind.ITEM:
            yield KnownLine(line, LineKind.LONE_ITEM)
            continue
        if kind is LineKind.SECTION and not within:
            cases = _style_of_cases(line)
        yield KnownLine(line, kind)


def _lone_text(line: Line) -> str:
    own = own_columns(line)
    return on_one_line(line.text(own[0])) if own else ""


def _style_of_cases(line: Line) -> str | None:
    """The style of the number of a section of vetoes or points on top ('' without one), else None.

    Rows across below it that are numbered in another style are its cases.
    """
    section = read_section(_lone_text(line))
    if not (section.veto or section.bonus):
        return None
    number = leading_number(_lone_text(line))
    return number.style if number is not None else ""


def own_cells(line: Line) -> list[SourceCell]:
    """The cells that begin in the row and are not blank, from left to right."""
    return [c for c in line.table.row(line.row) if c.row == line.row and not is_blank(c.text)]


def own_columns(line: Line) -> list[int]:
    """The columns whose cell begins in the row and holds something, each cell once."""
    found: list[int] = []
    last: SourceCell | None = None
    for index, cell in enumerate(line.cells):
        if cell is not None and cell is not last and line.begins(index) and not is_blank(cell.text):
            found.append(index)
        last = cell
    return found


def _last_full_line(sheet: Sheet) -> int:
    """The last row in which more than one cell shows."""
    full = [n for n, line in enumerate(sheet.lines) if len(own_columns(line)) > 1]
    return full[-1] if full else len(sheet.lines)


def _kind(
    sheet: Sheet, columns: Sequence[SettledColumn], line: Line, *, is_after: bool
) -> LineKind:
    own = own_columns(line)
    if not own:
        return LineKind.BLANK
    texts = [on_one_line(line.text(index)) for index in own]
    if _repeats_header(sheet, line):
        return LineKind.HEADER
    if _is_total(columns, texts, own):
        return LineKind.TOTAL
    if all(is_placeholder(text) and leading_number(text) is None for text in texts):
        return LineKind.PLACEHOLDER
    if _NOTE.match(texts[0]) and _alone(line, own):
        return LineKind.NOTE
    spans = len(sheet.columns) > 1 and all(cell is line.cells[0] for cell in line.cells)
    if (len(sheet.columns) > 2 or spans) and _alone(line, own):
        return _kind_of_lone(columns, line, own[0], is_after=is_after)
    if _is_section_with_points(columns, line, own):
        return LineKind.SECTION
    return LineKind.ITEM


def _repeats_header(sheet: Sheet, line: Line) -> bool:
    words = [header_key(c.header) for c in sheet.columns]
    return any(words) and all(header_key(line.text(i)) == word for i, word in enumerate(words))


def _is_total(columns: Sequence[SettledColumn], texts: Sequence[str], own: Sequence[int]) -> bool:
    """Whether a row is 合计, or 质量安全水平小计 beside numbers only."""
    if len(texts) > 1 and number_alone(texts[0]):
        texts, own = texts[1:], own[1:]
    label = re.sub(r"\s+", "", texts[0])
    if _TOTAL.fullmatch(label):
        return _is_sum(columns, own) or (len(texts) > 1 and parse_points(texts[1]) is not None)
    return (
        len(label) <= 30
        and label.endswith(("小计", "合计", "总计"))
        and len(texts) > 1
        and all(parse_points(text) is not None for text in texts[1:])
    )


def item_lines(sheet: Sheet) -> list[Line]:
    """The rows that show more than one text and no sum: they tell what the columns hold."""
    return [line for line in sheet.lines if not stands_alone(line) and not states_a_sum(line)]


def stands_alone(line: Line) -> bool:
    """Whether the row shows one text only, as rows of sections and notes do."""
    first = None
    for cell in line.cells:  # asked of each column: the second text ends it
        if cell is None or cell is first or is_blank(cell.text):
            continue
        if first is not None:
            return False
        first = cell
    return first is not None and len(line.cells) > 2


def states_a_sum(line: Line) -> bool:
    """Whether a row is 小计 or 合计 with a number beside it, whatever its columns are."""
    if not any(c is not None and _MAY_BE_TOTAL.match(c.text) for c in line.cells):
        return False
    texts = [on_one_line(line.text(index)) for index in own_columns(line)]
    if len(texts) > 2 and number_alone(texts[0]):
        texts = texts[1:]
    if len(texts) < 2 or _TOTAL.fullmatch(re.sub(r"\s+", "", texts[0])) is None:
        return False
    return parse_points(texts[1]) is not None


def _is_sum(columns: Sequence[SettledColumn], own: Sequence[int]) -> bool:
    """Whether nothing that says how, or by whom, stands beside 合计."""
    return not any(columns[i].field in (Field.METHOD, Field.UNITS, Field.LEAD) for i in own[1:])


def _alone(line: Line, own: Sequence[int]) -> bool:
    """Whether one text is all that the row shows, what is merged from above included."""
    shown = {id(c) for c in line.cells if c is not None and not is_empty(c.text)}
    return len(own) == 1 and len(shown) == 1


def _kind_of_lone(
    columns: Sequence[SettledColumn], line: Line, index: int, *, is_after: bool
) -> LineKind:
    cell = line.cells[index]
    assert cell is not None
    text = on_one_line(cell.text)
    bare, _points = without_points(text)
    wide = sum(c is cell for c in line.cells) > 1
    is_title = len(bare) <= _LONGEST_SECTION and not bare.endswith(("。", "；", ";"))
    if wide and len(bare) > 12 and (_LONE_ITEM.match(bare) or lists_cases(bare)):
        return LineKind.LONE_ITEM
    if is_after and not (is_title and leading_number(text)):
        return LineKind.NOTE
    if not is_title:
        return LineKind.LONE_ITEM if wide else LineKind.ITEM
    if wide or columns[index].field in (Field.SECTION, Field.NO):
        return LineKind.ITEM if number_alone(text) else LineKind.SECTION
    number = leading_number(text)
    if number is not None and number.style in _SECTION_STYLES and number.rest.strip():
        return LineKind.SECTION
    return LineKind.ITEM


def _is_section_with_points(
    columns: Sequence[SettledColumn], line: Line, own: Sequence[int]
) -> bool:
    """Whether a row shows a section's name and its points, and nothing of an item."""
    fields = [columns[i].field for i in own]
    heads = [i for i in own if columns[i].field is not Field.POINTS]
    if Field.POINTS in fields[1:] and len(heads) == 1 and len(own) == 2:
        return _heads_section(columns, line, heads[0])
    # A number, a name with a Chinese number or the like in the first cell, and perhaps points.
    first = own[0]
    if columns[first].field is Field.NO and len(heads) == 2 and len(own) <= 3:
        no = re.sub(r"[\s、.()（）]", "", line.text(first))
        rest = [c for i, c in enumerate(columns) if i not in own and c.evidence.filled]
        if re.fullmatch(r"[一二三四五六七八九十]+", no) and any(
            c.field in (Field.METHOD, Field.UNITS, Field.LEAD, Field.CONTENT) for c in rest
        ):
            return (
                len(on_one_line(line.text(heads[1]))) <= _LONGEST_SECTION
                and any(
                    c.column is columns[heads[1]].column or c.evidence.is_numbering for c in columns
                )
                and not _numbers_are_chinese(columns, first)
            )
    return False


def _numbers_are_chinese(columns: Sequence[SettledColumn], index: int) -> bool:
    return columns[index].evidence.filled <= 1


def _heads_section(columns: Sequence[SettledColumn], line: Line, index: int) -> bool:
    field = columns[index].field
    text = on_one_line(line.text(index))
    number = leading_number(text)
    if number_alone(text):
        return False
    if len(text) > _LONGEST_SECTION or text.endswith(("。", "；")):
        return False
    cell = line.cells[index]
    wide = sum(c is cell for c in line.cells) > 1
    if field in (Field.NO, Field.SECTION):
        return True
    return wide or (number is not None and number.style in _SECTION_STYLES)
