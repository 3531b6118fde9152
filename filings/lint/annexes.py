"""Rules for 附件说明, annexes, the end of the text and the 版记 (clauses 7.3.4 to 7.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from filings.diagnostics import Severity
from filings.lint.paper import Paper, Paragraph
from filings.lint.roles import (
    MARK,
    NOTE,
    Entry,
    annexes,
    entries,
)
from filings.lint.rule import Fault, grouped, rule
from filings.messages import mark as N_
from filings.word.xml import make, properties_of, put

_STOPS = "。；;.，,、"
_DROPPED = re.compile(r"[\s《》〈〉“”‘’（）()、，。：:；\-—]")


def _cut(entry: Entry, start: int, end: int, new: str = "") -> None:
    entry.paragraph.replace(entry.start + start, entry.start + end, new)


@rule(
    "L050",
    "7.3.4",
    Severity.WARNING,
    N_("附件名称加了书名号"),
    N_("附件说明里的附件名称不加书名号。"),
    fixable=True,
)
def name_marks(paper: Paper) -> Iterator[Fault]:
    for entry in entries(paper):
        found = re.fullmatch(r"《([^《》]*)》([。；;]?)", entry.name)
        if found:

            def mend(entry: Entry = entry, end: int = found.end(1)) -> None:
                _cut(entry, 0, 1)
                _cut(entry, end, end + 1)

            yield Fault(entry.paragraph.place, entry.name, found[1], mend=mend)


@rule(
    "L051",
    "7.3.4",
    Severity.WARNING,
    N_("附件名称后面有标点"),
    N_("附件说明里的附件名称后面不加标点。"),
    fixable=True,
)
def name_stop(paper: Paper) -> Iterator[Fault]:
    for entry in entries(paper):
        if entry.name[-1] in _STOPS:
            end = len(entry.name)

            def mend(entry: Entry = entry, end: int = end) -> None:
                _cut(entry, end - 1, end)

            yield Fault(entry.paragraph.place, entry.name, entry.name[:-1], mend=mend)


@rule(
    "L052",
    "7.3.4",
    Severity.WARNING,
    N_("附件说明的写法不对"),
    N_("写“附件：名称”；有两个以上附件时写“附件：1.名称”，回行对齐。"),
)
def note_form(paper: Paper) -> Iterator[Fault]:
    yield from grouped(
        (p, "")
        for p in paper.in_role(NOTE)
        if re.match(r"\s*附\s*件\s*[\d一二三四五六七八九十]", p.text)
    )


@rule(
    "L053",
    "7.3.4",
    Severity.WARNING,
    N_("附件说明的序号后面不是圆点"),
    N_("附件顺序号用阿拉伯数字，如“附件：1.名称”。"),
    fixable=True,
)
def note_numbers(paper: Paper) -> Iterator[Fault]:
    for entry in entries(paper):
        before = entry.paragraph.text[: entry.start]
        found = re.search(r"\d{1,2}\s*([．、])\s*$", before)
        if found:

            def mend(entry: Entry = entry, span: tuple[int, int] = found.span(1)) -> None:
                entry.paragraph.replace(*span, ".")

            yield Fault(
                entry.paragraph.place,
                f"{found[0].strip()}{entry.name}",
                f"{entry.number}.{entry.name}",
                mend=mend,
            )


@rule(
    "L054",
    "7.3.7",
    Severity.ERROR,
    N_("附件标题与附件说明不一致"),
    N_("附件标题与附件说明的表述一致。"),
)
def same_names(paper: Paper) -> Iterator[Fault]:
    if _has_several_notes(paper):
        return
    named = {entry.number: entry for entry in entries(paper)}
    for annex in annexes(paper):
        entry = named.get(annex.number)
        if entry is None or not annex.title:
            continue
        if _DROPPED.sub("", entry.name) != _DROPPED.sub("", annex.title):
            place = annex.title_paragraphs[0].place
            yield Fault(place, annex.title, entry.name.strip("《》" + _STOPS))


@rule(
    "L055",
    "7.3.7",
    Severity.ERROR,
    N_("附件的顺序号与附件说明不一致"),
    N_("附件顺序号与附件说明的表述一致，一个不多，一个不少；只有一个附件时不编号。"),
)
def same_numbers(paper: Paper) -> Iterator[Fault]:
    listed = entries(paper)
    found = annexes(paper)
    if not listed or not found or _has_several_notes(paper):
        return
    named = {entry.number for entry in listed}
    there = {annex.number for annex in found}
    for annex in found:
        number = annex.number
        if number not in named and not (number and not number.isdigit()):
            yield Fault(annex.mark.place, annex.mark.text)
    if len(found) < len(listed):
        # Some annexes may be files of their own; one left out between others is missing.
        last = max((int(n) for n in there if n.isdigit()), default=0)
        for entry in listed:
            if entry.number.isdigit() and entry.number not in there and int(entry.number) < last:
                yield Fault(entry.paragraph.place, f"{entry.number}.{entry.name}")


def _has_several_notes(paper: Paper) -> bool:
    """Whether the file holds several papers, each with annexes of its own."""
    notes = [p for p in paper.in_role(NOTE) if re.match(r"\s*附\s*件\s*1?\s*[:：]", p.text)]
    return len(notes) > 1


@rule(
    "L056",
    "7.3.7",
    Severity.WARNING,
    N_("“附件”后面有标点"),
    N_("“附件”及其顺序号单独成行，后面不加标点。"),
    fixable=True,
)
def mark_stop(paper: Paper) -> Iterator[Fault]:
    for paragraph in paper.in_role(MARK):
        text = paragraph.text.rstrip()
        if text[-1] in "：:.。、":
            end = len(text)

            def mend(paragraph: Paragraph = paragraph, end: int = end) -> None:
                paragraph.replace(end - 1, end, "")

            yield Fault(paragraph.place, text, text[:-1].strip(), mend=mend)


@rule(
    "L057",
    "7.3.7",
    Severity.WARNING,
    N_("“附件”没有顶格"),
    N_("“附件”及其顺序号顶格编排在版心左上角第一行。"),
    fixable=True,
)
def mark_place(paper: Paper) -> Iterator[Fault]:
    for paragraph in paper.in_role(MARK):
        look = paragraph.look
        if len(paragraph.text.strip()) > 5:
            continue
        if look.is_indented or look.alignment not in ("left", "both"):

            def mend(paragraph: Paragraph = paragraph) -> None:
                properties = properties_of(paragraph.element, "pPr")
                none = {"firstLineChars": "0", "firstLine": "0", "leftChars": "0", "left": "0"}
                put(properties, make("ind", none))
                put(properties, make("jc", {"val": "left"}))

            yield Fault(paragraph.place, paragraph.text, mend=mend)


@rule(
    "L058",
    "7.3.7",
    Severity.WARNING,
    N_("附件没有另面编排"),
    N_("附件另面编排，从新的一页开始。"),
    fixable=True,
)
def mark_page(paper: Paper) -> Iterator[Fault]:
    running = paper.running
    for paragraph in paper.in_role(MARK):
        if paragraph.new_page or paragraph is running[0] or _begins_file(paper, paragraph):
            continue

        def mend(paragraph: Paragraph = paragraph) -> None:
            put(properties_of(paragraph.element, "pPr"), make("pageBreakBefore"))

        yield Fault(paragraph.place, paragraph.text, mend=mend)


def _begins_file(paper: Paper, paragraph: Paragraph) -> bool:
    first = next((p for p in paper.paragraphs if p.text.strip()), None)
    return first is paragraph


@rule(
    "L059",
    "7.3.7",
    Severity.WARNING,
    N_("附件顺序号用了汉字"),
    N_("附件顺序号用阿拉伯数字，如“附件1”。"),
)
def mark_number(paper: Paper) -> Iterator[Fault]:
    for paragraph in paper.in_role(MARK):
        if re.match(r"\s*附\s*件\s*[一二三四五六七八九十]", paragraph.text):
            yield Fault(paragraph.place, paragraph.text)


@rule(
    "L064",
    "7.3.4",
    Severity.WARNING,
    N_("“附件”后面不是全角冒号"),
    N_("“附件”后标全角冒号，如“附件：1.名称”。"),
    fixable=True,
)
def note_colon(paper: Paper) -> Iterator[Fault]:
    for paragraph in paper.in_role(NOTE):
        found = re.match(r"\s*附\s*件\s*(:)", paragraph.text)
        if found:

            def mend(
                paragraph: Paragraph = paragraph, span: tuple[int, int] = found.span(1)
            ) -> None:
                paragraph.replace(*span, "：")

            yield Fault(paragraph.place, paragraph.text, "附件：", mend=mend)
