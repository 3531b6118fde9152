"""What a document says of itself: title, document number, day, issuers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from filings.language.numerals import half_width, parse_number
from filings.recognise.findings import FoundHead
from filings.recognise.head.document_title import FIRST_LINES, read_title
from filings.recognise.head.stages import read_stages
from filings.recognise.tables.asides import names_body, names_offices, offices_on
from filings.recognise.tables.layout import NUMBER, Layout, head_lines, head_parts, layout_of
from filings.recognise.tables.titles import DAY, MONTH
from filings.recognise.values import Reporter
from filings.source import SourceDocument, SourceParagraph

_BRACKETS = ("〔", "[", "(", "（", "【")


def read_head(document: SourceDocument, reporter: Reporter) -> FoundHead:
    """Title, number, day, issuers and stages, as far as the document states them."""
    laid_out = [t for t in document.tables if layout_of(t) is Layout.HEAD]
    blocks = (b for b in document.blocks if not any(b is table for table in laid_out))
    document = replace(document, blocks=tuple(blocks))
    paragraphs = [p for p in document.paragraphs if p.text.strip()]
    head = _stated([line for table in laid_out for line in head_lines(table)])
    beside = _stated([part for p in paragraphs[:FIRST_LINES] for part in head_parts(p.text)])
    number, at = head.document_number, None
    if number is None:
        number, at = _number(paragraphs)
    day, signed = _day(paragraphs)
    issuers = _issuers(paragraphs, signed) if signed is not None else ()
    title = read_title(document, paragraphs, at, reporter)
    day = day if signed is not None else head.date or beside.date or day
    return FoundHead(
        title=title,
        document_number=number,
        date=day,
        issuers=issuers or head.issuers or beside.issuers,
        stages=tuple(read_stages(document.paragraphs, day, _year(day, title), reporter)),
    )


def _number(paragraphs: Sequence[SourceParagraph]) -> tuple[str | None, int | None]:
    """The document number at the head, and which paragraph states it."""
    for paragraph in paragraphs[:FIRST_LINES]:
        parts = head_parts(paragraph.text)
        found = next(filter(None, map(NUMBER.fullmatch, parts)), None)
        if found is None:
            found = NUMBER.match(paragraph.text.strip())
            if found is not None and found[0].startswith(_BRACKETS):
                continue  # 〔2024〕17号 that more follows
        if found is not None:
            return re.sub(r"\s+", "", found[0]), paragraph.index
    return None, None


def _stated(lines: Sequence[str]) -> FoundHead:
    """Number, day and issuers that the lines of a head state, first come first."""
    number: str | None = None
    day: date | None = None
    issuers: tuple[str, ...] = ()
    for line in lines:
        if number is None and NUMBER.fullmatch(line):
            number = re.sub(r"\s+", "", line)
        elif day is None and (found := DAY.fullmatch(line)):
            day = _date(found)
        elif names_offices(line):
            issuers += tuple(o for o in offices_on(line) if o not in issuers)
    return FoundHead(document_number=number, date=day, issuers=issuers)


def _year(day: date | None, title: str | None) -> int | None:
    """The year of times without one: that of the paper's day, else the one that its title names."""
    return day.year if day is not None else year_of_title(title)


_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})\s*年")
_YEARS = re.compile(r"20[0-9]{2}\s*年?\s*[—–―－\-~～至到]+\s*20[0-9]{2}")


def year_of_title(title: str | None) -> int | None:
    """The year that a title names; None without one, and where it names several (2025—2027年)."""
    words = half_width(title or "")
    found = _YEAR.search(words)
    return int(found[1]) if found is not None and not _YEARS.search(words) else None


def _day(paragraphs: Sequence[SourceParagraph]) -> tuple[date | None, int | None]:
    """The day on a line of its own, else that of printing; and which line it is."""
    printed: date | None = None
    for index, paragraph in enumerate(paragraphs):
        text = paragraph.text.strip()
        found = DAY.fullmatch(text)
        if found and (day := _date(found)):
            if not found["printed"]:
                return day, index
            printed = printed or day
        elif (late := DAY.search(text)) and late["printed"] and (day := _date(late)):
            printed = printed or day
    return printed, None


def _date(found: re.Match[str]) -> date | None:
    """The day that a match names, the first of the month where it names but that."""
    named = found.groupdict()
    year, month, day = (
        parse_number(half_width(named.get(name, "1")).replace("Ｏ", "〇"))
        for name in ("year", "month", "day")
    )
    try:
        return date(year or 0, month or 0, day or 0)
    except ValueError:
        return None


def month_alone(line: str) -> date | None:
    """The first of the month that a line states and nothing else, as the lines of covers do."""
    found = MONTH.fullmatch(line.strip())
    return _date(found) if found is not None else None


_SEALED = re.compile(r"\s*[(（]\s*(?:代\s*章|盖\s*章|印)\s*[)）]\s*$")


def _issuers(paragraphs: Sequence[SourceParagraph], day: int) -> tuple[str, ...]:
    """The lines directly above the day that name offices."""
    found: list[str] = []
    for paragraph in reversed(paragraphs[:day]):
        text = _SEALED.sub("", paragraph.text).strip()
        if names_offices(text):
            found += reversed(offices_on(text))
            continue
        if len(text) > 40 or not names_body(text) or re.search(r"[。：:，]", text):
            break
        found += reversed(re.split(r"[ \u3000]{2,}", text))
    return tuple(reversed(found))
