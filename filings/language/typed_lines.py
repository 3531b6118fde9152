"""The lines of a long text as clerks type them, made ready for a reader of Markdown.

What is unambiguous is understood like the half-width mark: ``＃ 标题``, ``！［图］（图.png）``, a table
with ``｜``. A table gets as many columns as its longest row, so that no cell is lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

NOTHING = "\ufdd6"
"""A noncharacter that keeps a mark from working, and is taken out again."""

_PICTURE_FILE = r"\.(?:png|jpe?g|gif|bmp|tiff?|webp)"
_WIDE_PICTURE = re.compile(
    rf"[!！][\[［]([^\[\]［］\n]*)[\]］][(（]([^<>\"\n]*?{_PICTURE_FILE})[)）]", re.IGNORECASE
)
_WIDE_HEADING = re.compile(r"^[\u3000]*([#＃]{1,6})(?:[ \t\u3000]+(?=\S)|(?=[\u3400-\u9fff（《“]))")
_NO_LIST_NUMBER = re.compile(r"^\s*(?=(?:0+|[0-9]{4,9})[.)]\s)")
_LATER_ENTRY = re.compile(r"(?!0*1[.)])[0-9]{1,3}[.)]\s")

_DASHES = "-－—–─"
_RULE_CELL = rf"\s*[:：]?[{_DASHES}]+[:：]?\s*"
_RULE_LINE = re.compile(rf"^\s*[|｜]?{_RULE_CELL}(?:[|｜]{_RULE_CELL})*[|｜]?\s*$")
_BAR, _ANY_BAR = re.compile(r"(?<!\\)\|"), re.compile(r"(?<!\\)[|｜]")
_FENCE = re.compile(r"^\s{0,3}(?:```|~~~)")


@dataclass(frozen=True, slots=True)
class TableFault:
    """A line of a table with more ``cells`` than ``columns``; no columns: it is in no table."""

    line: int
    cells: int
    columns: int


@dataclass(slots=True)
class TypedText:
    """A text made ready: its lines, the number (from 1) that each had, and what is wrong."""

    lines: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    faults: list[TableFault] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The lines in one."""
        return "\n".join(self.lines)

    def _add(self, line: str, number: int) -> None:
        self.lines.append(line)
        self.numbers.append(number)


def read_typed(text: str) -> TypedText:
    """``text`` made ready to be read as Markdown."""
    made = TypedText()
    lines = re.split(r"\r\n|\r|\n", text)
    fenced = False
    i = 0
    while i < len(lines):
        if _FENCE.match(lines[i]):
            fenced = not fenced
        if fenced:
            made._add(lines[i], i + 1)
        elif _begins_table(lines, i):
            i = _add_table(made, lines, i)
            continue
        else:
            if _looks_like_a_row(lines[i]):
                made.faults.append(TableFault(i + 1, len(cells_of(lines[i])), 0))
            if i and _LATER_ENTRY.match(lines[i]) and lines[i - 1].strip():
                made._add("", i)  # else it would go on with the text above
            made._add(_understood(lines[i]), i + 1)
        i += 1
    return made


def cells_of(line: str, columns: int = 0) -> list[str]:
    """The cells of a line of a table; ｜ divides them where | does not make ``columns`` of them."""
    cells = _divided(line.strip(), _BAR)
    if "｜" in line and len(cells) != columns:
        return _divided(line.strip(), _ANY_BAR)
    return cells


def _divided(line: str, bar: re.Pattern[str]) -> list[str]:
    bars = list(bar.finditer(line))
    framed = bool(bars) and bars[0].start() == 0
    start = bars[0].end() if framed else 0
    closed = len(bars) > framed and bars[-1].end() == len(line)
    end = bars[-1].start() if closed else len(line)
    return [cell.strip() for cell in bar.split(line[start:end])]


def _understood(line: str) -> str:
    """A line with the marks that were typed full-width, or stand for something else."""
    line = _WIDE_HEADING.sub(lambda found: "#" * len(found[1]) + " ", line)
    line = _WIDE_PICTURE.sub(r"![\1](\2)", line)
    return _NO_LIST_NUMBER.sub(NOTHING, line)


def _is_rule(line: str) -> bool:
    return bool(_RULE_LINE.match(line) and _ANY_BAR.search(line))


def _begins_table(lines: list[str], i: int) -> bool:
    """Whether line ``i`` is the header of a table: the next one is its rule."""
    if i + 1 >= len(lines) or not _ANY_BAR.search(lines[i]) or _is_rule(lines[i]):
        return False
    if not _is_rule(lines[i + 1]):
        return False
    # ``a | b`` above ``|--|`` is a sentence; what begins with a bar is meant as a table.
    wanted = len(cells_of(lines[i + 1]))
    framed = bool(_ANY_BAR.match(lines[i].strip()))
    return framed or len(cells_of(lines[i], wanted)) == wanted


def _looks_like_a_row(line: str) -> bool:
    line = line.strip()
    return bool(_ANY_BAR.match(line)) and len(_ANY_BAR.findall(line)) > 1


def _add_table(made: TypedText, lines: list[str], start: int) -> int:
    """Add the table that begins at ``start``; the first line after it."""
    end = start + 2
    while end < len(lines) and lines[end].strip() and _ANY_BAR.search(lines[end]):
        end += 1
    rule = [_rule_of(cell) for cell in cells_of(lines[start + 1])]
    header = cells_of(lines[start], len(rule))
    columns = len(header)
    rows = {start: header}
    rows |= {i: cells_of(lines[i], columns) for i in range(start + 2, end)}
    widest = max(map(len, rows.values()))
    made.faults += [TableFault(i + 1, len(r), columns) for i, r in rows.items() if len(r) > columns]
    for i in range(start, end):
        cells = rows.get(i, rule)[:widest]
        filler = "---" if i == start + 1 else ""
        # Bars around each cell: an empty one at either end counts too.
        cells = [*cells, *[filler] * (widest - len(cells))]
        cells = [_understood(cell) if i != start + 1 else cell for cell in cells]
        made._add(f"| {' | '.join(cells)} |", i + 1)
    if end < len(lines) and lines[end].strip():
        made._add("", end)
    return end


def _rule_of(cell: str) -> str:
    """The rule below a header's cell, with the side it stands for."""
    cell = cell.replace("：", ":")
    return f"{':' * cell.startswith(':')}---{':' * cell.endswith(':')}"
