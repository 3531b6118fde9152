"""What stands above a table in the text: its title, 附件n, a unit of measure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from filings.recognise.tables.asides import (
    is_bracket,
    is_continuation_mark,
    is_page_number,
    is_to_fill_in,
    is_years,
    names_office,
    without_continuation,
)
from filings.recognise.texts import leading_number, on_one_line
from filings.source import SourceDocument, SourceParagraph, SourceTable

_ANNEX = re.compile(
    r"\s*附\s*[件表录]\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})?\s*(?:[-—－][0-9]{1,2})?\s*[:：.．、]?\s*"
)
_ENDS_SENTENCE = re.compile(r"[。；;：:，,、！？]$")
_FIELD = re.compile(r"[^:：]{1,12}[:：]\s*.*")
DAY = re.compile(
    r"(?:[(（]\s*)?(?P<year>[0-9０-９]{4}|[一二三四五六七八九十〇○零Ｏ0]{4})\s*年\s*(?P<month>[0-9０-９]{1,2}|[一二三四五六七八九十元]{1,2})"
    r"\s*月\s*(?P<day>[0-9０-９]{1,2}|[一二三四五六七八九十廿]{1,3})\s*日\s*(?P<printed>印\s*发)?\s*[)）]?"
)
"""A day, alone on its line where it matches the whole of it; printed: 印发 stands behind it."""
MONTH = re.compile(
    r"(?:[(（]\s*)?(?P<year>[0-9０-９]{4}|[一二三四五六七八九〇○零Ｏ]{4})\s*年\s*(?P<month>[0-9０-９]{1,2}|[一二三四五六七八九十元]{1,2})\s*月\s*[)）]?"
)
"""A month, alone on its line where it matches the whole of it, as covers state it."""
_WORDS = (
    "通知|意见|方案|办法|要点|规划|纲要|细则|计划|清单|规定|规则|制度|公告|通告|通报|决定|决议|措施|指南|指引|指导|目录|分工|函"
    "|请示|报告|批复|总结|标准|体系|表|台账|工作|条例|责任书|分解|任务|说明|预案|准则|手册|行动|活动|安排|规程|公约|倡议书|纪要"
)
ENDS_TITLE = re.compile(rf"(?:{_WORDS})(?:\s*[(（〔][^()（）]{{1,20}}[)）〕])*\s*$")
"""How titles of documents and tables end."""
_LONGEST_TITLE = 70
_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands directly above a table. ``follows_table`` where nothing else stands between.

    ``title_above`` is the title above that one where this is a numbered heading (一、组织管理).
    """

    title: str | None
    notes: tuple[str, ...] = ()
    follows_table: bool = False
    title_above: str | None = None


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


def without_annex(line: str) -> str:
    """A line less 附件1： in front of it; 附件1 alone as it stands."""
    found = _ANNEX.match(line)
    return line[found.end() :] if found and line[found.end() :].strip() else line


_EXPLAINS_TABLE = re.compile(r"[(（]?\s*(?:备\s*注|注|(?:填表|评分|考核)?说\s*明)\s*[:：]")
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


_LEADS_IN = re.compile(r"(?:如下|以下|下列|下表)[^。；，：:]{0,10}[。：:]?\s*$")
"""How a sentence ends that leads from a title to its table: 重点抓好以下任务。"""
_NAMES_LIST = re.compile(
    r"(?:表|清单|台账|目录|分工|分解)(?:\s*[(（〔][^()（）]{1,20}[)）〕])*\s*$"
)


def _heading(paragraphs: list[SourceParagraph], *, follows_table: bool) -> Heading:
    """The title in the last paragraphs before a table, and the one above it that it is a part of."""
    found = _last_heading(paragraphs, follows_table=follows_table)
    if found.title is None and len(paragraphs) > 1 and _LEADS_IN.search(paragraphs[-1].text):
        over = _last_heading(paragraphs[:-1], follows_table=False)
        if over.title is not None and _NAMES_LIST.search(over.title):
            return over
    above = [n for n, p in enumerate(paragraphs) if on_one_line(p.text) == found.title]
    if not above or leading_number(found.title or "") is None:
        return found
    return replace(
        found, title_above=_last_heading(paragraphs[: above[-1]], follows_table=False).title
    )


def _last_heading(paragraphs: list[SourceParagraph], *, follows_table: bool) -> Heading:
    """The title in the last paragraphs before a table."""
    notes: list[str] = []
    lines: list[str] = []
    dated = False
    for paragraph in reversed(paragraphs):
        text = on_one_line(paragraph.text)
        if not lines and MONTH.fullmatch(text):
            dated = True
            continue
        if dated and not lines and _names_office(text):
            break  # who issued the paper, and when
        if is_page_number(text) or is_continuation_mark(text):
            continue
        if is_bracket(text):
            # （满分100分） or （试行） is beside the title; （2025—2027年） is the end of it.
            (lines if is_years(text) else notes).insert(0, text)
            continue
        if not lines and _EXPLAINS_TABLE.match(text):
            notes.insert(0, text)  # between the title and the table
            continue
        if not lines and not _ANNEX.match(text) and _is_note(paragraph.text.strip(), text):
            notes.insert(0, re.sub(r"\s+", " ", paragraph.text.strip()))
            continue
        annex = _ANNEX.match(text)
        if annex and len(text) > annex.end() and not any(map(_is_words, lines)):
            lines.insert(0, text[annex.end() :])
            break
        if annex:
            break
        if not _may_be_title(text) or DAY.fullmatch(text) or len(lines) >= _MOST_LINES:
            break
        words = next(filter(_is_words, lines), None)
        if words is not None and not _belongs(text, words, paragraph):
            break
        lines.insert(0, text)
    title = "".join(lines) if any(map(_is_words, lines)) else None
    return Heading(
        without_continuation(title) if title else None,
        tuple(notes),
        follows_table=follows_table and _only_continues(paragraphs),
    )


def _is_words(line: str) -> bool:
    return not is_bracket(line)


def _is_note(printed: str, text: str) -> bool:
    """Whether a line is about filling in the table; its blanks tell the labels in it apart."""
    return is_to_fill_in(printed) or (_FIELD.fullmatch(text) is not None and len(text) < 30)


def _only_continues(paragraphs: list[SourceParagraph]) -> bool:
    """Whether the paragraphs between two tables only turn a page or say that the table goes on."""
    texts = [p.text.strip() for p in paragraphs]
    said = any(map(is_continuation_mark, texts))
    return all(
        is_page_number(t) or is_continuation_mark(t) or (said and _is_note(t, on_one_line(t)))
        for t in texts
    )


def title_of_rows(captions: Sequence[str]) -> tuple[str | None, list[str]]:
    """The title in the rows above a table's header, and the rows beside it."""
    title: str | None = None
    notes: list[str] = []
    for caption in captions:
        text = on_one_line(caption)
        annex = _ANNEX.match(text)
        if annex:
            notes.append(annex[0].strip())
            text = text[annex.end() :]
        ends_title = title is not None and is_years(text)
        if not text or _is_beside(caption) or (is_bracket(text) and not ends_title):
            notes += [text] if text else []
        elif title is None:
            title = without_continuation(text)
        elif not ends_title and _names_office(title) and _says_all(text):
            notes.append(title)
            title = without_continuation(text)
        elif ends_title or _is_last_half(title, text):
            title += text
        else:
            notes.append(text)
    return title, notes


def _is_beside(caption: str) -> bool:
    text = re.sub(r"\s+", " ", caption.strip())
    return is_page_number(text) or is_continuation_mark(text) or is_to_fill_in(text)


def _is_last_half(title: str, text: str) -> bool:
    if goes_on(title, text):
        return True
    ends = ENDS_TITLE.search(text) is not None and ENDS_TITLE.search(title) is None
    return ends and len(title) + len(text) <= 45 and not _ENDS_SENTENCE.search(title)


def _may_be_title(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and not _ENDS_SENTENCE.search(text) and "。" not in text


def _belongs(text: str, below: str, paragraph: SourceParagraph) -> bool:
    """Whether a line is the first half of the title whose second half stands below it."""
    if leading_number(text) is not None or (ENDS_TITLE.search(text) and not goes_on(text, below)):
        return False
    if _names_office(text) and _says_all(below):
        return False
    return paragraph.centred or len(text) + len(below) <= 45


_GOES_WITH_OFFICE = re.compile(
    r"(?:关于|的|《|年度|本级|第|[0-9０-９〇○二][0-9０-９〇○零一二三四五六七八九]{3})"
)
"""How the second half of a title begins whose first half is an office (某局2025年工作要点)."""
_SHORTEST_OF_ITS_OWN = 10


def _names_office(line: str) -> bool:
    """Whether a line is the name of an office and nothing else."""
    return names_office(line) and ENDS_TITLE.search(line) is None


def _says_all(line: str) -> bool:
    """Whether a line is a title without the office above it: 各村环境整治工作台账, not 工作要点."""
    bare = re.sub(r"[(（〔][^()（）]*[)）〕]", "", line)
    return (
        len(bare) >= _SHORTEST_OF_ITS_OWN
        and ENDS_TITLE.search(line) is not None
        and _GOES_WITH_OFFICE.match(line) is None
    )


_WEAK_END = re.compile(r"(?:工作|任务|分解|分工|标准|体系|目标|目录|项目|总结|计划|清单)$")
_LAST_HALF = 12


def goes_on(line: str, below: str) -> bool:
    """Whether a title that could end with ``line`` goes on below it (…重点工作⏎任务分解⏎一览表)."""
    return (
        _WEAK_END.search(line) is not None
        and len(below) <= _LAST_HALF
        and leading_number(below) is None
        and (ENDS_TITLE.search(below) is not None or below.endswith("表"))
    )
