"""What a document says of itself: title, document number, day, issuers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from filings.language.numerals import half_width, parse_number
from filings.recognise.findings import FoundHead
from filings.recognise.head.document_title import FIRST_LINES, read_title
from filings.recognise.head.stages import read_stages
from filings.recognise.tables.asides import names_body, names_offices, offices_on
from filings.recognise.tables.titles import DAY, MONTH
from filings.recognise.values import Reporter
from filings.source import SourceDocument, SourceParagraph

_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,20}[〔\[(（【]\s*(?:19|20)[0-9]{2}\s*[〕\])）】]\s*第?\s*[0-9]{1,5}\s*号"
)


def read_head(document: SourceDocument, reporter: Reporter) -> FoundHead:
    """Title, number, day, issuers and stages, as far as the document states them."""
    paragraphs = [p for p in document.paragraphs if p.text.strip()]
    number = next(((p.index, m[0]) for p in paragraphs[:FIRST_LINES]
                   if (m := _NUMBER.match(p.text.strip()))), None)  # fmt: skip
    day, at = _day(paragraphs)
    title = read_title(document, paragraphs, number[0] if number else None, reporter)
    return FoundHead(
        title=title,
        document_number=re.sub(r"\s+", "", number[1]) if number else None,
        date=day,
        issuers=_issuers(paragraphs, at) if at is not None else (),
        stages=tuple(read_stages(document.paragraphs, day, _year(day, title), reporter)),
    )


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
    year, month, day = (
        parse_number(half_width(found[name]).replace("Ｏ", "〇"))
        for name in ("year", "month", "day")
    )
    try:
        return date(year or 0, month or 0, day or 0)
    except ValueError:
        return None


def month_alone(line: str) -> date | None:
    """The first of the month that a line states and nothing else, as the lines of covers do."""
    found = MONTH.fullmatch(line.strip())
    if found is None:
        return None
    year, month = (
        parse_number(half_width(found[name]).replace("Ｏ", "〇")) for name in ("year", "month")
    )
    try:
        return date(year or 0, month or 0, 1)
    except ValueError:
        return None


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
