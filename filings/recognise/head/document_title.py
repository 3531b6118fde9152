"""The title of a document: of the notice itself, not of the plan or list that it brings."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from filings.messages import gettext as _
from filings.recognise import rules
from filings.recognise.tables.asides import (
    is_bracket,
    is_page_number,
    is_to_fill_in,
    is_years,
    names_body,
    names_offices,
    offices_on,
)
from filings.recognise.tables.sheets import sheets
from filings.recognise.tables.titles import DAY, ENDS_TITLE, goes_on, headed_tables
from filings.recognise.texts import ANNEX_ALONE, leading_number
from filings.recognise.values import Reporter
from filings.source import SourceDocument, SourceParagraph, SourceTable

_NO_TITLE = re.compile(
    r"[。；;：:，,]\s*$|。|^附\s*件|^主送|^抄送|文件$|^(?:签发人|密级|份号|特急|平急|加急|机密|秘密)|号$"
)
_TEXT = re.compile(r"[。；;：:，,]\s*$|。")
_NAMED = re.compile(
    r"《([^《》]+(?:《[^《》]*》[^《》]*)*)》\s*(?:主要内容|全文|(?:已经.{0,20})?(?:现)?印发|如下)"
)
_WIDE_BLANK = re.compile(r"(?<=[\u3400-\u9fff])[ \t\u3000\xa0]{2,}(?=[\u3400-\u9fff])")
_WIDE_WORD = re.compile(r"([\u3400-\u9fff])[ \t\u3000\xa0]+([\u3400-\u9fff])$")
_NO_FIRST = re.compile(r"文件$|号$|^(?:签发人|密级|份号|特急|平急|加急|机密|秘密)")
_SHORTEST_FIRST, _LONGEST_FIRST = 5, 45
FIRST_LINES = 40
"""So many lines of a document may be its head."""
_LONGEST_LINE = 80


@dataclass(frozen=True, slots=True)
class _Title:
    """Lines that read as a title; ``first`` is the index of the paragraph it begins in."""

    text: str
    first: int


def read_title(
    document: SourceDocument,
    paragraphs: Sequence[SourceParagraph],
    number: int | None,
    reporter: Reporter,
) -> str | None:
    """The title of a document; ``number`` is the paragraph of its document number."""
    title = _title(document, paragraphs, number)
    if title is None and (first := _first_line(paragraphs)) is not None:
        title = _close(first.text)
        reporter.in_paragraph(first.index).report(
            rules.I127, _("文件标题是按位置认的：“{title}”").format(title=title)
        )
    return title


def _title(
    document: SourceDocument, paragraphs: Sequence[SourceParagraph], number: int | None
) -> str | None:
    if number is not None:
        text = next((p.index for p in paragraphs if p.index > number and _is_text(p)), number)
        after = next(_titles(document, start=number), None)
        if after is not None and after.first < text:
            return after.text
        # Where the text comes first, the title behind it is that of what the notice brings: its
        # own stands above the number (甲局 乙局⏎关于印发……的通知⏎某发〔2025〕3号⏎各镇：).
        above = list(_titles(document, start=-1, stop=number))
        if above:
            return above[-1].text
        if after is not None:
            return after.text
    for found in _titles(document, start=-1):
        return found.text
    for paragraph in paragraphs[:FIRST_LINES]:
        named = _NAMED.search(paragraph.text)
        if named:
            return named[1]
    return next((sheet.title for sheet in sheets(headed_tables(document)) if sheet.title), None)


def _is_text(paragraph: SourceParagraph) -> bool:
    """Whether a paragraph speaks to somebody or is a sentence: the head ends above it."""
    return _TEXT.search(paragraph.text.strip()) is not None


def _first_line(paragraphs: Sequence[SourceParagraph]) -> SourceParagraph | None:
    """The first line of a text that goes on, where it may be a title by its looks."""
    for paragraph in paragraphs[:FIRST_LINES]:
        text = _close(paragraph.text)
        if is_bracket(text) or is_page_number(text) or _is_kind(text) or _NO_FIRST.search(text):
            continue
        may_be = _SHORTEST_FIRST <= len(text) <= _LONGEST_FIRST
        may_be = may_be and leading_number(text) is None and not names_body(text)
        return paragraph if may_be and _may_be_line(text) else None
    return None


def _titles(document: SourceDocument, start: int, stop: int | None = None) -> Iterator[_Title]:
    """Lines between two paragraphs that together read as a title, by groups."""
    group: list[tuple[int, str]] = []
    looked_at = 0
    for block in document.blocks:
        if isinstance(block, SourceTable):
            break
        if block.index <= start or block.part != "body":
            continue
        if stop is not None and block.index >= stop:
            break
        text = _close(_run_on([line.strip() for line in block.text.split("\n")]))
        if not text:
            if _is_whole(group):
                yield _joined(group)
                group = []
            continue
        looked_at += 1
        if looked_at > FIRST_LINES:
            break
        if is_years(text) and group:
            group[-1] = (group[-1][0], group[-1][1] + text)
            continue
        if is_bracket(text) or is_page_number(text) or _is_kind(text):
            continue
        if _may_be_line(text):
            if _is_whole(group) and not _goes_on(group[-1][1], text):
                yield _joined(group)
                group = []
            group.append((block.index, text))
            continue
        if _is_whole(group):
            yield _joined(group)
        group = []
        number = leading_number(text)
        if number is not None and number.style == "chinese":
            break
    if _is_whole(group):
        yield _joined(group)


def _is_whole(group: Sequence[tuple[int, str]]) -> bool:
    """Whether the last of the lines may be the end of a title."""
    return bool(group) and ENDS_TITLE.search(group[-1][1]) is not None


def _goes_on(before: str, line: str) -> bool:
    """Whether a title goes on in the next line although the first could end it (…工作⏎实施方案)."""
    open_quote = before.count("《") > before.count("》")
    return open_quote or line.startswith(("》", "的", "（", "(")) or goes_on(before, line)


def _is_kind(text: str) -> bool:
    """附件 alone, or a line that is to be filled in."""
    return ANNEX_ALONE.fullmatch(text) is not None or is_to_fill_in(text)


def _may_be_line(text: str) -> bool:
    number = leading_number(text)
    return (
        len(text) <= _LONGEST_LINE
        and not _NO_TITLE.search(text)
        and not DAY.fullmatch(text)
        and (number is None or number.style not in ("chinese", "bracketed", "plain", "part"))
    )


def _joined(group: Sequence[tuple[int, str]]) -> _Title:
    return _Title(_close(_run_on([line for _index, line in group])), group[0][0])


def _run_on(lines: Sequence[str]) -> str:
    """The lines as one: nothing between them but a blank between two offices."""
    text = lines[0]
    for before, line in itertools.pairwise(lines):
        text += f" {line}" if names_offices(before) and names_offices(line) else line
    return text


def _close(line: str) -> str:
    """A line without the blanks that set a word wide (通    知); between offices one is left."""
    line = line.strip()
    if names_offices(line):
        return " ".join(offices_on(line))
    return _WIDE_WORD.sub(r"\1\2", _WIDE_BLANK.sub("", line))
