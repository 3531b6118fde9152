"""Deadlines that stand in sentences: that of one task in its words, that of all tasks in a remark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from filings.diagnostics import Severity
from filings.language.deadline_words import RECURRING
from filings.language.deadlines import read_deadline
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
    rf"(?:(?:{_YEAR}\s*)?[汛春夏秋冬](?=[期季节]?之?前)|{_YEAR}\s*(?:{_NUMBER}\s*月份?|第?[一二三四]\s*季度|[上下]半年)?|{_NUMBER}\s*月份?"
    r"|(?<![0-9０-９一二三四五六七八九十两几多半每全逐历近去往整])年(?=[底末])|(?:(?<![0-9一-龥])|(?<=力争)|(?<=确保)|(?<=争取)|(?<=[于在]))年(?=内))"
    rf"(?:\s*[0-9０-９]{{1,2}}\s*[日号]|[上中下]旬|[底末初中期季节])?\s*(?:之前|以前|前(?![后夕])|内)?"
)
_FIGURE = r"[0-9０-９一二三四五六七八九十两半]{1,3}"
_WORD = r"(?:(?!在(?![建校编线])|于|自(?![治然行查])|从|应(?!急)|须|要(?![求点])|请(?!示))[^，。；、,;:：\s（()）“”])"
_WITHIN = rf"{_FIGURE}\s*个?(?:工作日|自然日|日|天|月|周|星期|小时|年)(?:之内|以内|内)"
_EVENT = re.compile(
    rf"{_WORD}{{1,14}}?(?:后|之日起|日起)的?[，,]?\s*{_WITHIN}"
    rf"|(?:(?<=[，。；,;\n])|^)\s{{0,30}}{_WITHIN}(?=[^，。；,;\n]{{0,8}}(?:完成|办结|建成|报送|上报|反馈|整改|启动|到位|移交|公开|答复|处置|销号))"
    r"|(?:[0-9０-９]{4}年|[今本明]年)?(?:[春秋]季|新|国家|[省市县区]级?|上级|竣工|正式|学期|学年){0,3}(?:开学|学期结束|放假|[寒暑]假|入[汛冬夏]|[主入]?汛期?(?:到来|来临|结束)?|[春秋][耕种收播]"
    r"|春节|国庆节?|中秋节?|清明节?|端午节?|元旦|五一|[高中]考|供暖[季期]?|采暖[季期]?|防火期|换届|验收|迎检|任期届满|任期结束)(?:之前|以前|前)(?![后夕提期置往来])"
)
"""A day that an event sets: 秋季学期开学前, 批复后20日内."""
_AGAIN = re.compile(
    r"每(?:个?月|季度?|半?年|周|旬)[^，。；,;\n每]{0,8}?(?:[0-9０-９一二三四五六七八九十]{1,3}\s*[日号]|[底末]|工作日)(?:之前|以前|前)"
)
"""A day that comes again: 每月20日前, 每季度末前."""
_DONE = re.compile(
    r"[^。；;\n]{0,20}?(?:完成|建成|投用|出台|印发|制定|到位|实现|达到|形成|建立|办结|整改|报送|落实|验收|交付|上线|运行|开工|启动|清零|完工|竣工|投产|组建|覆盖|启用|公布|发布|上报)"
)
_DOES = re.compile(r"[^，。；,;\n的]{2,}(?:[，。；,;\n]|$)")
"""A clause that says what is done, with no 的 that would make it say of what."""
_POINT = re.compile(r"[月日号旬底末前内]$|季度$|半年$")
_OTHERWISE = re.compile(r"(?:[至到—–\-~]|从|自|比|较|对|将|凡|以|截止|截至)$")
_BRACKET_AT_END = re.compile(r"(?<!\s)\s*[（(]([^()（）]{3,24})[)）]\s*[。；;]?\s*$")
_STEADY = re.compile(r"长期|持续|常年|全年|常态")


def with_said_deadline(item: FoundItem, reference: date | None, place: Place) -> FoundItem:
    """A task whose words say by when, where they say it once and plainly; else that is told.

    A bracket at the end that holds nothing else says it, of a task in running text also a sentence.
    The bracket is taken out of running text; the cell of a table stays as it is. A day that an
    event sets (批复后20日内) or that comes again (每月20日前) is told, for a sentence may say it of a part.
    """
    text = item.content
    if item.deadline is not None or not text:
        return item
    bracket = _BRACKET_AT_END.search(text)
    times = _times(text)
    events = _events(text, times)
    in_text = item.source.table is None
    phrase: str | None = None
    content = text
    if bracket is not None and says_only_time(bracket[1].strip()):
        phrase, content = bracket[1].strip(), text[: bracket.start()].rstrip()
        content += "。" if "。" in bracket[0] and not content.endswith("。") else ""
    elif in_text and len(times) == 1 and _is_plain(text, times[0], reference):
        phrase = times[0][0].strip()
        _report_unread(events, place)
    if phrase is None:
        _report_unread([*(m[0].strip() for m in times), *events], place)
        return item
    place.report(rules.I124, _("完成时限是从文字里读出的：“{text}”").format(text=phrase))
    if not in_text:
        content = text
    return replace(item, content=content, deadline=place.deadline(phrase, reference))


def _report_unread(said: Sequence[str], place: Place) -> None:
    if said:
        place.report(
            rules.I124,
            _("文字里写了时间“{text}”，没有读成完成时限").format(text="、".join(said)),
            severity=Severity.WARNING,
        )


def _events(text: str, times: Sequence[re.Match[str]]) -> list[str]:
    """The days that events set and those that come again, less what is among the ``times``."""
    return [
        m[0].strip()
        for m in (*_EVENT.finditer(text), *_AGAIN.finditer(text))
        if not any(t.start() < m.end() and m.start() < t.end() for t in times)
    ]


def _times(text: str) -> list[re.Match[str]]:
    """The times that end somewhere: 2025年6月, 年底前; no bare year."""
    return [m for m in _TIME.finditer(text) if _POINT.search(m[0].strip())]


def _is_plain(text: str, time: re.Match[str], reference: date | None) -> bool:
    """Whether a sentence says what is done before a time.

    「对2025年6月底前登记的……」 and 「2020年前建成的小区」 say of what; a day that has passed is no deadline.
    """
    after = text[time.end() :]
    if (
        RECURRING.search(text)
        or _STEADY.search(text)
        or not time[0].strip().endswith("前")
        or _OTHERWISE.search(text[: time.start()])
    ):
        return False
    day = read_deadline(time[0], reference=reference).date
    if day is not None and reference is not None and day < reference:
        return False
    done = _DONE.match(after)
    if done is not None:
        return not after[done.end() :].startswith("的")
    return _DOES.match(after) is not None


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
        # What stands in running text was looked at when its tasks were read.
        if item.source.table is not None and (phrases or not dated):
            item = with_said_deadline(item, reference, place)
        if item.deadline is not None or not phrases or _times(item.content or ""):
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
