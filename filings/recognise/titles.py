"""What stands above a table in the text: its title, 附件n, a unit of measure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from filings.recognise.texts import leading_number, on_one_line
from filings.source import SourceDocument, SourceParagraph, SourceTable

_ANNEX = re.compile(
    r"\s*附\s*[件表录]\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})?\s*(?:[-—－][0-9]{1,2})?\s*[:：.．、]?\s*"
)
_MEASURE = re.compile(r"[(（]?\s*(?:计量)?单\s*位\s*[:：]\s*\S{1,8}\s*[)）]?")
_STAMP = re.compile(
    r"[(（](?:送审稿|征求意见稿|讨论稿|试行|草案|修订|[0-9]{4}年.{0,8}|.{0,6}稿)[)）]"
)
_CONTINUED = re.compile(r"[(（]?\s*(?:续\s*表?|接上[表页])\s*[0-9一二三四五六七八九十]*\s*[)）]?")
_ENDS_SENTENCE = re.compile(r"[。；;：:，,、！？]$")
_FIELD = re.compile(r"[^:：]{1,12}[:：]\s*.*")
DAY = re.compile(
    r"[(（]?\s*(?P<year>[0-9０-９]{4}|[一二三四五六七八九十〇○零Ｏ0]{4})\s*年\s*(?P<month>[0-9０-９]{1,2}|[一二三四五六七八九十元]{1,2})"
    r"\s*月\s*(?P<day>[0-9０-９]{1,2}|[一二三四五六七八九十廿]{1,3})\s*日\s*(?P<printed>印\s*发)?\s*[)）]?"
)
"""A day, alone on its line where it matches the whole of it; printed: 印发 stands behind it."""
_WORDS = (
    "通知|意见|方案|办法|要点|规划|纲要|细则|计划|清单|规定|规则|制度|公告|通告|通报|决定|决议|措施|指南|指引|指导|目录|分工|函"
    "|请示|报告|批复|总结|标准|体系|表|台账|工作|条例|责任书|分解|任务|说明"
)
ENDS_TITLE = re.compile(rf"(?:{_WORDS})(?:\s*[(（〔][^()（）]{{1,20}}[)）〕])*\s*$")
"""How titles of documents and tables end."""
_LONGEST_TITLE = 70
_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands directly above a table. ``follows_table`` where nothing else stands between."""

    title: str | None
    notes: tuple[str, ...] = ()
    follows_table: bool = False


def headed_tables(document: SourceDocument) -> Iterator[tuple[SourceTable, Heading]]:
    """Each table of the document with its heading."""
    between: list[SourceParagraph] = []
    after_table = False
    for block in document.blocks:
        if isinstance(block, SourceTable):
            if not block.cells:
                continue
            yield block, _heading(between, follows_table=after_table)
            yield from ((inner, Heading(None)) for inner in _within(block))
            between, after_table = [], True
        elif block.text.strip():
            between.append(block)


_NOTE_BELOW = re.compile(r"[(（]?\s*(?:备\s*注|注|说\s*明|填表说明)\s*[0-9]?\s*[:：1１一]|[※*＊★]")


def notes_below(document: SourceDocument) -> dict[int, tuple[str, ...]]:
    """The notes in the paragraphs directly below each table, by the table's identity."""
    found: dict[int, tuple[str, ...]] = {}
    table: SourceTable | None = None
    for block in document.blocks:
        if isinstance(block, SourceTable):
            table = block
        elif table is not None and _NOTE_BELOW.match(block.text.strip()):
            found[id(table)] = (*found.get(id(table), ()), block.text.strip())
        elif block.text.strip():
            table = None
    return found


def _within(table: SourceTable) -> Iterator[SourceTable]:
    """The tables in the cells of a table, at any depth."""
    for cell in table.cells:
        for inner in cell.tables:
            yield inner
            yield from _within(inner)


def _heading(paragraphs: list[SourceParagraph], *, follows_table: bool) -> Heading:
    """The title in the last paragraphs before a table."""
    notes: list[str] = []
    lines: list[str] = []
    for paragraph in reversed(paragraphs):
        text = on_one_line(paragraph.text)
        if _CONTINUED.fullmatch(text):
            continue
        if not lines and (_MEASURE.fullmatch(text) or (_FIELD.fullmatch(text) and len(text) < 30
                                                       and not _ANNEX.match(text))):  # fmt: skip
            notes.insert(0, text)
            continue
        annex = _ANNEX.match(text)
        if annex and len(text) > annex.end() and not lines:
            lines.append(text[annex.end() :])
            break
        if annex:
            break
        if _STAMP.fullmatch(text):
            lines.insert(0, text)
            continue
        if not _may_be_title(text) or DAY.fullmatch(text) or len(lines) >= _MOST_LINES:
            break
        if lines and not _belongs(text, lines[0], paragraph):
            break
        lines.insert(0, text)
    title = "".join(line for line in lines if not _STAMP.fullmatch(line)) or None
    stands_alone = not any(not _CONTINUED.fullmatch(on_one_line(p.text)) for p in paragraphs)
    return Heading(title, tuple(notes), follows_table=follows_table and stands_alone)


def _may_be_title(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and not _ENDS_SENTENCE.search(text) and "。" not in text


def _belongs(text: str, below: str, paragraph: SourceParagraph) -> bool:
    """Whether a line is the first half of the title whose second half stands below it."""
    if leading_number(text) is not None or ENDS_TITLE.search(text):
        return False
    return paragraph.centred or len(text) + len(below) <= 45
