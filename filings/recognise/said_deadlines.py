"""Deadlines that stand in sentences: that of one task in its words, that of all tasks in a remark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from filings.diagnostics import Severity
from filings.language.deadline_words import RECURRING
from filings.messages import gettext as _
from filings.model.base import shortened
from filings.recognise import rules
from filings.recognise.evidence import says_only_time
from filings.recognise.findings import FoundItem, FoundTable, TableKind
from filings.recognise.texts import squeezed
from filings.recognise.values import Place, Reporter
from filings.source import SourceDocument

_NUMBER = r"(?:[0-9０-９]{1,2}|[一二三四五六七八九十元]{1,3})"
_YEAR = r"(?:[0-9０-９]{4}\s*年|今年|本年|明年|次年)"
_TIME = re.compile(
    rf"(?:(?:{_YEAR}\s*)?[汛春夏秋冬](?=[期季节]?之?前)|{_YEAR}\s*(?:{_NUMBER}\s*月份?|第?[一二三四]\s*季度|[上下]半年)?|{_NUMBER}\s*月份?|(?<![0-9一-龥])年(?=[底末内]))"
    rf"(?:\s*[0-9０-９]{{1,2}}\s*[日号]|[上中下]旬|[底末初中期季节])?\s*(?:之前|以前|前|内)?"
)
_DONE = re.compile(
    r"[^。；;\n]{0,20}?(?:完成|建成|投用|出台|印发|制定|到位|实现|达到|形成|建立|办结|整改|报送|落实|验收|交付|上线|运行|开工|启动|清零|完工|竣工|投产|组建|覆盖|启用|公布|发布|上报)"
)
_POINT = re.compile(r"[月日号旬底末前内]$|季度$|半年$")
_OTHERWISE = re.compile(r"(?:[至到—–\-~]|从|自|比|较|对|将|凡|以|截止|截至)$")
_BRACKET_AT_END = re.compile(r"\s*[（(]([^()（）]{3,24})[)）]\s*[。；;]?\s*$")
_STEADY = re.compile(r"长期|持续|常年|全年|常态")


def with_said_deadline(item: FoundItem, reference: date | None, place: Place) -> FoundItem:
    """A task whose words say by when, where they say it once and plainly; else that is told.

    A bracket at the end that holds nothing else says it, of a task in running text also a sentence.
    The bracket is taken out of running text; the cell of a table stays as it is.
    """
    text = item.content
    if item.deadline is not None or not text:
        return item
    bracket = _BRACKET_AT_END.search(text)
    times = _times(text)
    phrase: str | None = None
    content = text
    if bracket is not None and says_only_time(bracket[1].strip()):
        phrase, content = bracket[1].strip(), text[: bracket.start()].rstrip()
        content += "。" if "。" in bracket[0] and not content.endswith("。") else ""
    elif not times:
        return item
    elif len(times) == 1 and item.source.table is None and _is_plain(text, times[0]):
        phrase = times[0][0].strip()
    if phrase is None:
        place.report(
            rules.I124,
            _("文字里有时间“{times}”，没有读成完成时限").format(
                times="、".join(m[0].strip() for m in times)
            ),
            severity=Severity.WARNING,
        )
        return item
    place.report(rules.I124, _("完成时限是从文字里读出的：“{text}”").format(text=phrase))
    if item.source.table is not None:
        content = text
    return replace(item, content=content, deadline=place.deadline(phrase, reference))


def _times(text: str) -> list[re.Match[str]]:
    """The times that end somewhere: 2025年6月, 年底前; no bare year."""
    return [m for m in _TIME.finditer(text) if _POINT.search(m[0].strip())]


def _is_plain(text: str, time: re.Match[str]) -> bool:
    """Whether a sentence says what is done before a time; 「对2025年6月底前登记的……」 does not."""
    return (
        not RECURRING.search(text)
        and not _STEADY.search(text)
        and time[0].strip().endswith("前")
        and not _OTHERWISE.search(text[: time.start()])
        and _DONE.match(text[time.end() :]) is not None
    )


_FOR_ALL = re.compile(
    r"(?:未|没有?|无)[^。；，,]{0,10}(?:注明|明确|标注|标明|写明|说明|规定|要求|列出)"
    r"|除[^。；，,]{0,10}(?:注明|明确|标注|标明|写明|说明|规定|要求)[^。；，,]{0,6}外"
    r"|(?:以上|上述|各项|所有|全部)[^。；，,]{0,8}(?:任务|工作|事项)[^。；，,]{0,6}(?:均|统一|一律|全部|都)"
    r"|(?:时限|期限|时间)(?:要求)?(?:均|统一|一律|都)"
)
_ALL = re.compile(
    r"(?:均|都|统一|一律|全部|应|须|需)[^。；，,]{0,6}?(?:为|于|在|按|到)?(?P<time>[^。；，,)）]{3,24})"
)


def said_for_all(text: str) -> str | None:
    """The deadline that a remark sets for tasks without one: 「未注明时限的，均为2025年底前完成」."""
    if not _FOR_ALL.search(text) or not re.search(r"时限|期限|时间|完成|办结", text):
        return None
    times = _times(text)
    if len(times) == 1:
        return times[0][0].strip()
    found = _ALL.search(text)
    if not times and found is not None and (words := _STEADY.search(found["time"])):
        return words[0]
    return None


def with_deadlines_for_all(
    tables: Sequence[FoundTable],
    document: SourceDocument,
    reference: date | None,
    reporter: Reporter,
) -> list[FoundTable]:
    """The tables, tasks without a deadline given what a remark says of them; each is told.

    A remark of a table counts for it, one in the text for every division.
    """
    beside = {squeezed(note) for table in tables for note in table.notes}
    everywhere = {
        said
        for p in document.paragraphs
        if squeezed(p.text) not in beside and (said := said_for_all(p.text)) is not None
    }
    return [_given(table, everywhere, reference, reporter) for table in tables]


def _given(
    table: FoundTable, everywhere: set[str], reference: date | None, reporter: Reporter
) -> FoundTable:
    dated = any(column.field == "deadline" for column in table.columns)
    if table.kind is not TableKind.DIVISION and not dated:
        return table
    own = {said for note in table.notes if (said := said_for_all(note)) is not None}
    phrases = sorted(own or everywhere)
    items: list[FoundItem] = []
    for item in table.items:
        if item.deadline is not None:
            items.append(item)
            continue
        place = reporter.at(item.source)
        if item.source.table is not None and (phrases or not dated) and _times(item.content or ""):
            items.append(with_said_deadline(item, reference, place))
            continue
        if not phrases:
            items.append(item)
            continue
        if len(phrases) > 1:
            place.report(
                rules.I125,
                _("没有写时限，统一规定有几种说法，没有读：“{text}”").format(
                    text=shortened("”“".join(phrases), 60)
                ),
                severity=Severity.WARNING,
            )
            items.append(item)
            continue
        place.report(rules.I125, _("没有写时限，按统一规定“{text}”读").format(text=phrases[0]))
        items.append(replace(item, deadline=place.deadline(phrases[0], reference)))
    return replace(table, items=tuple(items))
