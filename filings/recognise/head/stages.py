"""The stages of the work (工作步骤): names with their days, as the text lists them.

A stage is a numbered paragraph below a heading that speaks of steps, or one that says 阶段 itself:
「（一）动员部署阶段（3月1日至3月31日）。」, 「第一阶段：……」, 「2025年3月：动员部署。」.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from filings.messages import gettext as _
from filings.recognise import rules
from filings.recognise.findings import FoundStage
from filings.recognise.head.stage_days import Period, read_period
from filings.recognise.texts import leading_number, on_one_line, without_number
from filings.recognise.values import Reporter
from filings.source import SourceParagraph

_HEADING = re.compile(
    r"步骤|阶段|(?:工作|时间|进度|实施|推进|活动|创建)(?:安排|进度|计划|步骤)|安排"
)
_PLAIN_HEADING = re.compile(
    r"(?:工作|实施|方法|活动|推进|行动|创建)?(?:步骤|阶段)(?:及?(?:时间)?安排)?|(?:时间|进度|阶段)安排"
)
_PLAIN = re.compile(r"步骤|阶段|(?:时间|进度|推进)(?:安排|计划)")
_BRACKET = re.compile(r"\s*[(（〔]([^()（）〔〕]{2,40})[)）〕]\s*[。：:．.]?\s*")
_STAGE = re.compile(
    r"阶段$|^第[一二三四五六七]阶段|(?:部署|启动|动员|实施|推进|提升|总结|验收|申报|评估|巩固|整改|排查)$"
)
_LONGEST_ALONE = 8
_ORDINAL = re.compile(r"第[一二三四五六七]阶段")
_DAYS = (
    r"(?:从|自)?(?:[0-9０-９]{1,4}\s*[年月]|即日起|(?:印发|发文|发布)之日起)[^。；;：:，,]{0,30}?"
)
_AFTER = re.compile(
    rf"^(?P<name>(?![0-9０-９从自即])(?:第[一二三四五六七]阶段\s*[：:、—]*\s*)?[^。：:，,；;（）()]{{2,25}}?(?:阶段)?)"
    rf"[：:，,。]?\s*(?:时间\s*[：:为]?\s*)?(?P<days>{_DAYS})(?:[。，,：:；;]|$)"
)
_BEFORE = re.compile(
    rf"^(?P<days>(?![^：:，,]*[为阶]){_DAYS})[：:，,]\s*(?P<name>(?![0-9])[^。；;，,：:]{{2,25}})(?=[。；;，,]|$)"
)
_NEXT_LINE = re.compile(
    rf"^(?:(?:起止)?(?:时间|时限|日期)(?:安排)?\s*[：:为]\s*)?[(（]?(?P<days>{_DAYS})[)）]?[。；;，,]?$"
)
_HAS_TIME = re.compile(r"[0-9０-９]\s*[年月]")


def is_heading_of_stages(text: str) -> bool:
    """Whether a heading speaks of steps or of when what is done."""
    return _PLAIN.search(text) is not None


@dataclass(frozen=True, slots=True)
class _Worded:
    """A stage as it is written: where, its name, the words of its days, and what follows."""

    paragraph: SourceParagraph
    name: str
    days: str | None
    rest: str = ""


def read_stages(
    paragraphs: Sequence[SourceParagraph], day: date | None, year: int | None, reporter: Reporter
) -> Iterator[FoundStage]:
    """The stages, in order. A day without a year is in ``year``; ``day`` is that of the paper."""
    told = [p for p in paragraphs if p.text.strip()]
    unread: SourceParagraph | None = None
    for title, listed, at in _lists(told):
        heading, plain = title is not None, is_heading_of_stages(title or "")
        worded = [w for at in listed for w in _worded(told, at, heading)]
        dated = any(w.days and read_period(w.days, day, year, None) for w in worded)
        if not dated and not (plain and any(w.name.strip().endswith("阶段") for w in worded)):
            if plain and at is not None and _names_times(told[at + 1 :]):
                unread = unread or told[at]
            continue
        if not plain:
            # 工作安排 may list anything: only what has days is a stage.
            worded = [w for w in worded if w.days and read_period(w.days, day, year, None)]
        yield from _settled(worded, day, year, reporter)
        return
    if unread is not None:
        reporter.in_paragraph(unread.index).report(
            rules.I126, _("“{title}”下面的步骤没有读出来").format(title=on_one_line(unread.text))
        )


def _names_times(below: Sequence[SourceParagraph]) -> bool:
    """Whether the text directly below a heading speaks of stages and when they are."""
    return bool(below) and "阶段" in below[0].text and _HAS_TIME.search(below[0].text) is not None


def _settled(
    worded: Sequence[_Worded], day: date | None, year: int | None, reporter: Reporter
) -> Iterator[FoundStage]:
    before: date | None = None
    for stage in worded:
        place = reporter.in_paragraph(stage.paragraph.index)
        period = read_period(stage.days, day, year, before) if stage.days else None
        if period is None or (period.start is None and period.end is None):
            place.report(
                rules.I126,
                _("工作步骤“{name}”的起止时间没有读出来").format(name=stage.name.strip()),
            )
            period = Period(None, None)
        elif period.year_guessed:
            words = (
                _("“{days}”没有写年份，按成文日期算作{year}年")
                if day is not None
                else _("“{days}”没有写年份，按标题中的年份算作{year}年")
            )
            place.report(rules.I116, words.format(days=stage.days, year=period.year_guessed))
        before = period.end or period.start or before
        yield FoundStage(stage.name.strip(), period.start, period.end, stage.rest.strip() or None)


def _lists(
    paragraphs: Sequence[SourceParagraph],
) -> Iterator[tuple[str | None, list[int], int | None]]:
    """Paragraphs below a heading that speaks of steps; else those that speak so themselves."""
    for start, paragraph in enumerate(paragraphs):
        text = on_one_line(paragraph.text)
        number = leading_number(text)
        if len(text) > 30 or not _HEADING.search(text):
            continue
        if number is None and not _PLAIN_HEADING.fullmatch(text):
            continue
        style = number.style if number is not None else "chinese"
        yield text, _below(paragraphs, start, style), start
    yield (
        None,
        [
            at
            for at, p in enumerate(paragraphs)
            if re.search(r"阶段\s*[(（]", p.text[:60]) and not _HEADING_ONLY.fullmatch(p.text)
        ],
        None,
    )


_HEADING_ONLY = re.compile(r"\s*[一二三四五六七八九十]+、[^。]{0,20}阶段\s*")


def _below(paragraphs: Sequence[SourceParagraph], start: int, style: str) -> list[int]:
    """The paragraphs of one style below a heading, or those that begin like a stage."""
    found: list[int] = []
    inner: str | None = None
    for at in range(start + 1, len(paragraphs)):
        line = on_one_line(paragraphs[at].text)
        number = leading_number(line)
        if number is not None and number.style == style:
            break
        if number is None:
            if (_ORDINAL.match(line) or _says_stage(line)) and inner in (None, ""):
                inner = ""
                found.append(at)
            continue
        if inner is None:
            inner = number.style
        if number.style == inner:
            found.append(at)
    return found


def _says_stage(line: str) -> bool:
    """Whether an unnumbered line begins with a stage and its days."""
    after = _AFTER.match(line)
    bracket = re.match(r"[^。：:，,；;（）()]{2,20}阶段\s*[(（]", line)
    named = after is not None and "阶段" in after["name"]
    return named or bracket is not None or _BEFORE.match(line) is not None


def _worded(paragraphs: Sequence[SourceParagraph], at: int, heading: bool) -> Iterator[_Worded]:
    """The stages of a paragraph: one, or each 第n阶段 of a sentence that names several."""
    paragraph = paragraphs[at]
    text = on_one_line(paragraph.text)
    several = list(_ORDINAL.finditer(text))
    if len(several) > 1 and re.match(r"\s*[(（：:，]", text[several[0].end() :]):
        stops = [*(m.start() for m in several[1:]), len(text)]
        for found, stop in zip(several, stops, strict=True):
            part = _parsed(paragraph, text[found.start() : stop].rstrip("；;，,。 "), True)
            yield part or _Worded(paragraph, found[0], None)
        return
    stage = _parsed(paragraph, text, heading)
    if stage is None and heading:
        stage = _with_next_line(paragraphs, at, text)
    if stage is not None:
        yield stage


def _parsed(paragraph: SourceParagraph, text: str, heading: bool) -> _Worded | None:
    bare = without_number(text)
    bracket = next(
        (b for b in _BRACKET.finditer(bare) if b.start() <= 40 and _HAS_TIME.search(b[1])), None
    )
    if bracket is not None and not re.search(r"[。；]", bare[: bracket.start()]):
        name, days, rest = bare[: bracket.start()], bracket[1], bare[bracket.end() :]
    elif (after := _AFTER.match(bare)) and (heading or "阶段" in after["name"]):
        name, days, rest = after["name"], after["days"], bare[after.end() :]
    elif heading and (before := _BEFORE.match(bare)):
        name, days = before["name"], before["days"]
        rest = bare[before.end() :].lstrip("，,。；; ")
    else:
        return None
    if not name.strip():
        return None
    return _Worded(paragraph, _kept(text, bare, name), days, rest)


def _with_next_line(paragraphs: Sequence[SourceParagraph], at: int, text: str) -> _Worded | None:
    """A stage whose days stand on the next line, or that has none."""
    bare = without_number(text)
    name = re.split(r"[。：:；;，,（(]", bare, maxsplit=1)[0]
    if not 2 <= len(name.strip()) <= 30:
        return None
    if at + 1 < len(paragraphs):
        found = _NEXT_LINE.match(on_one_line(paragraphs[at + 1].text))
        if found is not None:
            return _Worded(paragraphs[at], _kept(text, bare, name), found["days"])
    rest = bare[len(name) :].lstrip("。：:；;，, ")
    return _Worded(paragraphs[at], _kept(text, bare, name), None, rest)


def _kept(text: str, bare: str, name: str) -> str:
    """A name that says 阶段, or a word or two, stands for itself; a longer one keeps its number."""
    bare_name = name.strip()
    alone = len(bare_name) <= _LONGEST_ALONE and "，" not in bare_name
    return name if alone or _STAGE.search(bare_name) else text[: text.index(bare)] + name
