"""Tables that only lay out a page: the head of minutes or a letter, who attended, who gets a copy.

They hold words about the paper itself and no task: office, kind of paper, number, day; 出席：…, 分送：….
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from filings.recognise.findings import FoundTable, TableKind
from filings.recognise.tables.asides import names_offices
from filings.recognise.tables.titles import DAY
from filings.recognise.texts import on_one_line
from filings.source import SourceTable

NUMBER = re.compile(
    r"[\u4e00-\u9fff]{0,20}\s*[〔\[(（【]\s*(?:19|20)[0-9]{2}\s*[〕\])）】]\s*第?\s*[0-9]{1,5}\s*[号期]"
)
"""A document number: 示政办〔2025〕3号; in the head of minutes also 〔2025〕3号, 〔2025〕第3期."""
_KIND = re.compile(
    r"[\u4e00-\u9fff\s]{0,24}(?:纪\s*要|文\s*件|简\s*报|专\s*报|信\s*函|便\s*函|函|督\s*办\s*单|通\s*报)"
)
_ISSUE = re.compile(
    r"[(（]?\s*(?:第\s*[0-9０-９一二三四五六七八九十]{1,4}\s*[期号]|总第\s*[0-9０-９]{1,4}\s*期)\s*[)）]?"
)
_MARKS = re.compile(
    r"(?:特急|加急|平急|特提|内部资料|注意保存|(?:绝密|机密|秘密)(?:\s*[★☆].{0,6})?|№?\s*[0-9]{6}|签发人\s*[:：].{0,20})"
)
_LABELS = (
    r"(?:(?:出\s*席|列\s*席|参\s*会|请\s*假|缺\s*席|主\s*持|记\s*录|分\s*送|主\s*送|抄\s*送|发\s*送)\s*(?:人员|人|单位|领导)?"
    r"|抄\s*报|报\s*送|呈\s*送|呈\s*报|主\s*题\s*词)"
)
_LABEL_ALONE = re.compile(rf"{_LABELS}\s*[:：]?")
_LABELLED = re.compile(rf"{_LABELS}\s*[:：]")
_PRINTED = re.compile(
    r".{0,30}印\s*发?|(?:共|\(|（)?\s*印\s*[0-9]+\s*份.{0,2}|校\s*对\s*[:：].{0,10}|打\s*字\s*[:：].{0,10}"
)
_MOST_ROWS = 8


class Layout(StrEnum):
    """What a table lays out."""

    HEAD = "head"
    """Office, kind of paper, number, day."""
    FOOT = "foot"
    """Who attended, who gets the paper, who printed it."""


def layout_of(table: SourceTable) -> Layout | None:
    """What a table lays out; None where it may hold anything else."""
    if table.sheet or table.row_count > _MOST_ROWS or any(cell.tables for cell in table.cells):
        return None
    rows = [row for row in laid_out(table) if row]
    if not rows:
        return None
    if any(_says_label(row) for row in rows) and all(
        _says_label(row) or _is_printed(row) for row in rows
    ):
        return Layout.FOOT
    lines = [line for row in rows for text in row for line in _lines(text)]
    numbers = sum(NUMBER.fullmatch(line) is not None for line in lines)
    issues = sum(_ISSUE.fullmatch(line) is not None for line in lines)
    days = sum(DAY.fullmatch(line) is not None for line in lines)
    kinds = sum(_KIND.fullmatch(line) is not None for line in lines)
    if numbers > 1 or issues > 2 or days > 1 or kinds > 2:
        return None
    told = [bool(numbers or issues), bool(days), bool(kinds), any(map(names_offices, lines))]
    if sum(told) < 2 or not any(told[:2]) or not all(map(_is_of_head, lines)):
        return None
    return Layout.HEAD


def laid_out(table: SourceTable) -> tuple[tuple[str, ...], ...]:
    """The texts of a table, row by row, each cell once and blank ones left out."""
    return tuple(
        tuple(text for c in table.row(row) if c.row == row and (text := c.text.strip()))
        for row in range(table.row_count)
    )


_WIDE = re.compile(r"[ \t\xa0]{2,}|\u3000+|\t")


_IN_BRACKETS = re.compile(r"[（(]\s*([^（）()]+?)\s*[）)]")


def head_parts(line: str) -> tuple[str, ...]:
    """The parts of a line that only says number, office and day of the paper: 〔2024〕17号　2024年5月13日.

    In brackets below a title office and day suffice: （示例市市场监管局　2024年2月28日）.
    """
    bare = line.strip()
    bracketed = _IN_BRACKETS.fullmatch(bare)
    parts = tuple(part for part in _WIDE.split(bracketed[1] if bracketed else bare) if part)
    stated = any(NUMBER.fullmatch(p) or _ISSUE.fullmatch(p) for p in parts)
    stated = stated or (bracketed is not None and any(DAY.fullmatch(p) for p in parts))
    return parts if stated and all(map(_is_of_head, parts)) else ()


def head_lines(table: SourceTable) -> Iterator[str]:
    """The lines of a head that a table lays out."""
    for row in laid_out(table):
        for text in row:
            yield from _lines(text)


def found_layout(table: SourceTable) -> FoundTable:
    """The table as it is told: its words row by row, and no items."""
    return FoundTable(TableKind.OTHER, rows=tuple(row for row in laid_out(table) if row))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _says_label(row: tuple[str, ...]) -> bool:
    """Whether a row is 出席：… in one cell, or 出席 in its first and who in the others."""
    if len(row) > 1 and _LABEL_ALONE.fullmatch(row[0]):
        return len(row) == 2
    return all(_LABELLED.match(text) for text in row)


def _is_printed(row: tuple[str, ...]) -> bool:
    """Whether a row says who printed the paper, and when."""
    words = on_one_line(" ".join(row))
    day = DAY.search(words)
    printed = day is not None and day["printed"] is not None and len(words) <= 60
    return printed or all(_PRINTED.fullmatch(text) for text in row)


def _is_of_head(line: str) -> bool:
    return (
        names_offices(line)
        or DAY.fullmatch(line) is not None
        or any(p.fullmatch(line) for p in (NUMBER, _KIND, _ISSUE, _MARKS))
    )
