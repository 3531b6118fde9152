"""The stages of the work (工作步骤): names with their days, as the text lists them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from filings.language.deadlines import DeadlineKind, DeadlineReading, read_deadline
from filings.messages import gettext as _
from filings.recognise import rules
from filings.recognise.findings import FoundStage
from filings.recognise.texts import leading_number, on_one_line
from filings.recognise.values import Reporter
from filings.source import SourceParagraph

_HEADING = re.compile(
    r"步骤|阶段|(?:工作|时间|进度|实施|推进|活动|创建)(?:安排|进度|计划|步骤)|安排"
)
_BRACKET = re.compile(r"\s*[(（〔]([^()（）〔〕]{2,40})[)）〕]\s*[。：:．.]?\s*")
_STAGE = re.compile(
    r"阶段$|^第[一二三四五六七]阶段|(?:部署|启动|动员|实施|推进|提升|总结|验收|申报|评估|巩固|整改|排查)$"
)
_YEAR = re.compile(r"[0-9０-９]{4}\s*年|[0-9０-９]{4}\s*[./-]|今年|本年|当年|次年|明年")
_AFTER = re.compile(
    r"^(?P<name>[^。：:，,；;（）()]{2,25}?(?:阶段)?)[：:，,]?\s*(?P<days>(?:从|自)?[0-9０-９]{1,4}\s*[年月][^。；;：:]{0,30}?)[。，,：:；;]"
)


def read_stages(
    paragraphs: Sequence[SourceParagraph], day: date | None, reporter: Reporter
) -> Iterator[FoundStage]:
    """The stages, in order. A day without a year is in the year of the document, ``day``."""
    for heading, listed in _lists(paragraphs):
        found = [stage for p in listed if (stage := _stage(p, day, reporter, heading))]
        if found:
            yield from found
            return


def _lists(
    paragraphs: Sequence[SourceParagraph],
) -> Iterator[tuple[bool, list[SourceParagraph]]]:
    """Numbered paragraphs below a heading that speaks of steps; else those that speak so themselves."""
    for start, paragraph in enumerate(paragraphs):
        text = on_one_line(paragraph.text)
        number = leading_number(text)
        if number is None or len(text) > 30 or not _HEADING.search(text):
            continue
        listed: list[SourceParagraph] = []
        for below in paragraphs[start + 1 :]:
            line = on_one_line(below.text)
            inner = leading_number(line)
            if inner is not None and inner.style == number.style:
                break
            if inner is not None or re.match(r"第[一二三四五六七]阶段", line):
                listed.append(below)
        yield True, listed
    yield False, [p for p in paragraphs if re.search(r"阶段\s*[(（]", p.text[:40])]


def _stage(
    paragraph: SourceParagraph, day: date | None, reporter: Reporter, heading: bool
) -> FoundStage | None:
    text = on_one_line(paragraph.text)
    number = leading_number(text)
    bare = number.rest if number is not None else text
    bracket = _BRACKET.search(bare)
    if bracket and bracket.start() <= 40:
        name, days, rest = bare[: bracket.start()], bracket[1], bare[bracket.end() :]
    elif (after := _AFTER.match(bare)) and (heading or "阶段" in after["name"]):
        name, days, rest = after["name"], after["days"], bare[after.end() :]
    else:
        return None
    reading = _read(days, day)
    if reading is None or not name.strip() or re.search(r"[。；]", name):
        return None
    place = reporter.in_paragraph(paragraph.index)
    if not _YEAR.search(days) and day is not None:
        place.report(
            rules.I116,
            _("“{days}”没有写年份，按成文日期算作{year}年").format(days=days, year=day.year),
        )
    # A name that says 阶段 stands for itself; any other is a heading, and keeps its number.
    kept = name if _STAGE.search(name.strip()) else text[: text.index(bare)] + name
    return FoundStage(kept.strip(), reading.start, reading.date, rest.strip() or None)


def _read(days: str, day: date | None) -> DeadlineReading | None:
    reference = date(day.year, 1, 1) if day is not None else None
    reading = read_deadline(days, reference=reference, is_today=False)
    if reading.kind in (DeadlineKind.BY, DeadlineKind.RANGE):
        return reading
    return reading if reading.date is not None else None
