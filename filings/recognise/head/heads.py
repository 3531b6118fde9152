"""What a document says of itself: title, document number, day, issuers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from filings.language.numerals import half_width, parse_number
from filings.messages import gettext as _
from filings.recognise import rules
from filings.recognise.findings import FoundHead
from filings.recognise.head.stages import read_stages
from filings.recognise.tables.asides import is_bracket, is_page_number, is_to_fill_in, is_years
from filings.recognise.tables.sheets import sheets
from filings.recognise.tables.titles import DAY, ENDS_TITLE, MONTH, goes_on, headed_tables
from filings.recognise.texts import leading_number
from filings.recognise.values import Reporter
from filings.source import SourceDocument, SourceParagraph, SourceTable

_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,20}[〔\[(（【]\s*(?:19|20)[0-9]{2}\s*[〕\])）】]\s*第?\s*[0-9]{1,5}\s*号"
)
_NO_TITLE = re.compile(
    r"[。；;：:，,]\s*$|。|^附\s*件|^主送|^抄送|文件$|^(?:签发人|密级|份号|特急|平急|加急|机密|秘密)|号$"
)
_NAMED = re.compile(
    r"《([^《》]+(?:《[^《》]*》[^《》]*)*)》\s*(?:主要内容|全文|(?:已经.{0,20})?(?:现)?印发|如下)"
)
_WIDE_BLANK = re.compile(r"(?<=[\u3400-\u9fff])[ \t\u3000\xa0]{2,}(?=[\u3400-\u9fff])")
_WIDE_WORD = re.compile(r"([\u3400-\u9fff])[ \t\u3000\xa0]+([\u3400-\u9fff])$")
_ANNEX_ALONE = re.compile(r"附\s*[件表录]\s*[0-9０-９一二三四五六七八九十]{0,3}\s*[:：]?")
_NO_FIRST = re.compile(r"文件$|号$|^(?:签发人|密级|份号|特急|平急|加急|机密|秘密)")
_SHORTEST_FIRST, _LONGEST_FIRST = 5, 45
_FIRST_LINES = 40
_LONGEST_LINE = 80


def read_head(document: SourceDocument, reporter: Reporter) -> FoundHead:
    """Title, number, day, issuers and stages, as far as the document states them."""
    paragraphs = [p for p in document.paragraphs if p.text.strip()]
    number = next(((i, m[0]) for i, p in enumerate(paragraphs[:_FIRST_LINES])
                   if (m := _NUMBER.match(p.text.strip()))), None)  # fmt: skip
    day, at = _day(paragraphs)
    title = _title(document, paragraphs, number[0] if number else None)
    if title is None and (first := _first_line(paragraphs)) is not None:
        title = _close(first.text)
        reporter.in_paragraph(first.index).report(
            rules.I127, _("文件标题是按位置认的：“{title}”").format(title=title)
        )
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
    found = _YEAR.search(title or "")
    return int(found[1]) if found is not None and not _YEARS.search(title or "") else None


def _title(
    document: SourceDocument, paragraphs: Sequence[SourceParagraph], number: int | None
) -> str | None:
    if number is not None:
        after = next(_titles(document, start=paragraphs[number].index), None)
        if after:
            return after
    for found in _titles(document, start=-1):
        return found
    for paragraph in paragraphs[:_FIRST_LINES]:
        named = _NAMED.search(paragraph.text)
        if named:
            return named[1]
    return next((sheet.title for sheet in sheets(headed_tables(document)) if sheet.title), None)


def _first_line(paragraphs: Sequence[SourceParagraph]) -> SourceParagraph | None:
    """The first line of a text that goes on, where it may be a title by its looks."""
    for paragraph in paragraphs[:_FIRST_LINES]:
        text = _close(paragraph.text)
        if is_bracket(text) or is_page_number(text) or _is_kind(text) or _NO_FIRST.search(text):
            continue
        may_be = _SHORTEST_FIRST <= len(text) <= _LONGEST_FIRST
        may_be = may_be and leading_number(text) is None and not _OFFICE.search(text)
        return paragraph if may_be and _may_be_line(text) else None
    return None


def _titles(document: SourceDocument, start: int) -> Iterator[str]:
    """Lines at the beginning of the document that together read as a title, by groups."""
    group: list[str] = []
    looked_at = 0
    for block in document.blocks:
        if isinstance(block, SourceTable):
            break
        if block.index <= start or block.part != "body":
            continue
        text = _close("".join(line.strip() for line in block.text.split("\n")))
        if not text:
            if group and ENDS_TITLE.search(group[-1]):
                yield _joined(group)
                group = []
            continue
        looked_at += 1
        if looked_at > _FIRST_LINES:
            break
        if is_years(text) and group:
            group[-1] += text
            continue
        if is_bracket(text) or is_page_number(text) or _is_kind(text):
            continue
        if _may_be_line(text):
            if group and ENDS_TITLE.search(group[-1]) and not _goes_on(group[-1], text):
                yield _joined(group)
                group = []
            group.append(text)
            continue
        if group and ENDS_TITLE.search(group[-1]):
            yield _joined(group)
        group = []
        number = leading_number(text)
        if number is not None and number.style == "chinese":
            break
    if group and ENDS_TITLE.search(group[-1]):
        yield _joined(group)


def _goes_on(before: str, line: str) -> bool:
    """Whether a title goes on in the next line although the first could end it (…工作⏎实施方案)."""
    open_quote = before.count("《") > before.count("》")
    return open_quote or line.startswith(("》", "的", "（", "(")) or goes_on(before, line)


def _is_kind(text: str) -> bool:
    """附件 alone, or a line that is to be filled in."""
    return _ANNEX_ALONE.fullmatch(text) is not None or is_to_fill_in(text)


def _may_be_line(text: str) -> bool:
    number = leading_number(text)
    return (
        len(text) <= _LONGEST_LINE
        and not _NO_TITLE.search(text)
        and not DAY.fullmatch(text)
        and (number is None or number.style not in ("chinese", "bracketed", "plain", "part"))
    )


def _joined(lines: Sequence[str]) -> str:
    return _close("".join(lines))


def _close(line: str) -> str:
    """A line without the blanks that set a word wide (通    知)."""
    return _WIDE_WORD.sub(r"\1\2", _WIDE_BLANK.sub("", line.strip()))


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


_OFFICE = re.compile(
    r"(?:办公室|委员会|人民政府|政府|局|厅|委|办|部|领导小组|中心|公司|会|院|组|街道|办事处)$"
)


def _issuers(paragraphs: Sequence[SourceParagraph], day: int) -> tuple[str, ...]:
    """The lines directly above the day that name offices."""
    found: list[str] = []
    for paragraph in reversed(paragraphs[:day]):
        text = paragraph.text.strip()
        if len(text) > 40 or not _OFFICE.search(text) or re.search(r"[。：:，]", text):
            break
        found += reversed(re.split(r"[ \u3000]{2,}", text))
    return tuple(reversed(found))
