"""Family E, continued: the dates of the evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from filings.checks.case import Case, item_label
from filings.checks.rule import rule
from filings.diagnostics import Diagnostic, Severity
from filings.language.numerals import parse_number
from filings.messages import gettext as _
from filings.messages import mark as N_
from filings.model.rubric import Item

_LOOK_BACK = re.compile(
    r"(?:最近|近|过去|之日前|日期前)\s*([一二两三四五六七八九十]|[1-9][0-9]?|[１-９])\s*个?年(?!级|代|检|度计划)"
)


def look_back(item: Item) -> int | None:
    """How many years back an item counts (近三年), the longest where it names several."""
    texts = (item.content, item.method, item.materials)
    found = [parse_number(n) for text in texts for n in _LOOK_BACK.findall(text or "")]
    return max((n for n in found if n), default=None)


def earliest_day(anchor: date, years: int) -> date:
    """The first day that counts, ``years`` back from ``anchor``.

    Offices count some by days and some by calendar years; a document is out of time only when it
    is so by both, hence before the year that lies ``years`` back.
    """
    return date(max(anchor.year - years, 1), 1, 1)


@rule(
    "E007",
    Severity.WARNING,
    name=N_("佐证材料超出年限"),
    what=N_(
        "细则要求“近三年”“近一年”等，所引用的材料日期却更早。从申报日期往前算，没有申报日期的从活动结束日期算；按自然年宽松计算。"
    ),
    why=N_("超出年限的材料不予采信。"),
    how=N_("换成年限内的材料；这份材料证明的不是有年限的那部分，豁免并说明理由。"),
)
def check_look_back(case: Case) -> Iterator[Diagnostic]:
    project = case.project
    anchor = project.applicant.date or project.programme.end
    if anchor is None:
        return
    for key, rubric in project.rubrics.items():
        for entry in rubric.entries:
            answer = project.answer(key, entry.item.id)
            years = look_back(entry.item) if answer and answer.evidence else None
            if answer is None or years is None:
                continue
            earliest = earliest_day(anchor, years)
            path = ("self_assessment", key, entry.item.id, "evidence")
            for index, id in enumerate(answer.evidence):
                piece = project.evidence.get(id)
                if piece is None or piece.date is None or piece.date >= earliest:
                    continue
                message = _("{item}要求近{years}年，佐证材料{id}的日期是{date}")
                yield check_look_back.finding(
                    message.format(
                        item=item_label(entry.item), years=years, id=id, date=piece.date
                    ),
                    hints=(_("应在{date}以后").format(date=earliest),),
                    span=case.span_in_list(path, len(answer.evidence), index),
                    where=f"{key} {entry.item.id}",
                )


@rule(
    "E008",
    Severity.WARNING,
    name=N_("佐证材料的日期晚于申报日期"),
    what=N_("佐证材料的日期在申报日期之后。"),
    why=N_("申报时还没有的材料不能作证，多半是年份写错。"),
    how=N_("核对材料日期或申报日期。"),
)
def check_before_application(case: Case) -> Iterator[Diagnostic]:
    applied = case.project.applicant.date
    for id, piece in case.project.evidence.items():
        if applied is not None and piece.date is not None and piece.date > applied:
            yield check_before_application.finding(
                _("佐证材料{id}的日期{date}晚于申报日期{applied}").format(
                    id=id, date=piece.date, applied=applied
                ),
                span=case.project.span("evidence", id, "date"),
                where=id,
            )


@rule(
    "E013",
    Severity.WARNING,
    name=N_("有年限的佐证材料没有日期"),
    what=N_("细则要求“近三年”“近一年”等，所引用的材料没有写日期，无法核对是否在年限内。"),
    why=N_("超出年限的材料不予采信，没有日期的材料评审时也会退回。"),
    how=N_("给这份材料补上 date（日期）；这份材料证明的不是有年限的那部分，豁免并说明理由。"),
)
def check_dated(case: Case) -> Iterator[Diagnostic]:
    project = case.project
    for key, rubric in project.rubrics.items():
        for entry in rubric.entries:
            answer = project.answer(key, entry.item.id)
            years = look_back(entry.item) if answer and answer.evidence else None
            if answer is None or years is None:
                continue
            path = ("self_assessment", key, entry.item.id, "evidence")
            for index, id in enumerate(answer.evidence):
                piece = project.evidence.get(id)
                if piece is None or piece.date is not None:
                    continue
                message = _("{item}要求近{years}年，佐证材料{id}没有写日期")
                yield check_dated.finding(
                    message.format(item=item_label(entry.item), years=years, id=id),
                    hints=(
                        _("在佐证材料{id}里写上 {key}，例如 {example}").format(
                            id=id, key=case.key("date"), example=case.example_day
                        ),
                    ),
                    span=case.span_in_list(path, len(answer.evidence), index),
                    where=f"{key} {entry.item.id}",
                )


RULES = (check_look_back, check_before_application, check_dated)
