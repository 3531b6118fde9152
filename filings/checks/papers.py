"""Family F, third part: what an official paper has around its text, and what its text refers to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from filings.checks.case import Case
from filings.checks.forms import document_label
from filings.checks.guess import Guess
from filings.checks.rule import rule
from filings.checks.texts import place_in
from filings.diagnostics import Diagnostic, Severity
from filings.documents.implementation_plan import KIND as PLAN
from filings.documents.implementation_plan import inserted_rubric
from filings.documents.kind import PlannedDocument
from filings.glossary import term
from filings.language.document_numbers import is_document_number, mended_number
from filings.language.insertions import Insertion, InsertionKind, insertions, mistyped_insertions
from filings.language.placeholders import find_placeholders
from filings.language.similar import did_you_mean
from filings.messages import gettext as _
from filings.messages import mark as N_
from filings.model import LongText
from filings.project.text_file import place_of

_TEXT = "implementation_plan"


def _plans(case: Case) -> list[PlannedDocument]:
    return [document for document in case.documents if document.kind is PLAN]


def _text(case: Case) -> tuple[LongText, str]:
    """The text of the plan, if a plan is asked for."""
    long_text = case.project.texts.implementation_plan if _plans(case) else None
    return long_text or LongText(), (long_text and long_text.text) or ""


def _line_for(case: Case, insertion: Insertion) -> str:
    keys = list(case.project.rubrics)
    if insertion.kind is None and insertion.meant is not None:
        lines = _mended(case, insertion, insertion.meant)
        return _("是不是 {name}？").format(name=_(" 或 ").join(lines))
    guessed = Guess(keys).hints(insertion.key)
    if guessed:
        return guessed[0]
    lines = [f"[[{InsertionKind.TASKS}：{key}]]" for key in keys] or [f"[[{InsertionKind.TASKS}]]"]
    return _("写成：{line}").format(line=_(" 或 ").join([*lines, f"[[{InsertionKind.STAGES}]]"]))


def _mended(case: Case, insertion: Insertion, meant: InsertionKind) -> list[str]:
    """The line with the word that was meant, for each rubric that may be meant with it."""
    keys = list(case.project.rubrics)
    if meant is InsertionKind.STAGES or (not insertion.key and len(keys) < 2):
        return [f"[[{meant}]]"]
    key = insertion.key if insertion.key in keys else did_you_mean(insertion.key, keys)
    return [f"[[{meant}：{key}]]" for key in ([key] if key else keys)] or [f"[[{meant}]]"]


@rule(
    "F015",
    Severity.ERROR,
    name=N_("方案里的插入标记不认识"),
    what=N_(
        "方案正文里用双方括号写的插入标记，只能是 [[工作任务]]、[[工作任务：细则名]] 或 [[工作步骤]]，细则名要是 rubrics 里有的；有几张细则时要写明用哪张。"
    ),
    why=N_("不知道这里该印什么；印错了，正文和附件就对不上。"),
    how=N_("按提示改写这一行；本来不是标记的，把双方括号改成别的写法。"),
)
def check_insertions(case: Case) -> Iterator[Diagnostic]:
    long_text, text = _text(case)
    for insertion in insertions(text):
        if insertion.kind is None:
            message = _("不认识的插入标记“{source}”")
        elif insertion.kind is InsertionKind.STAGES or inserted_rubric(case.project, insertion):
            continue
        elif insertion.key:
            message = _("插入标记“{source}”要用的细则不在 {rubrics} 里")
        else:
            message = _("插入标记“{source}”没有写明用哪张细则")
        yield check_insertions.finding(
            message.format(source=insertion.source, rubrics=case.key("rubrics")),
            hints=(_line_for(case, insertion),),
            span=place_in(case, _TEXT, long_text, insertion.line),
            where=term(_TEXT),
        )


@rule(
    "F026",
    Severity.ERROR,
    name=N_("插入标记没有单起一行写对"),
    what=N_("方案正文里的插入标记要单独占一行，前后不写别的字，左右各两个方括号：[[工作任务]]。"),
    why=N_("写在一行中间的、括号不成对的，会原样印在公文里。"),
    how=N_("把标记单起一行，左右括号各写两个。"),
)
def check_insertions_typed(case: Case) -> Iterator[Diagnostic]:
    long_text, text = _text(case)
    for insertion in mistyped_insertions(text):
        word = InsertionKind.STAGES if "步骤" in insertion.source else InsertionKind.TASKS
        yield check_insertions_typed.finding(
            _("“{source}”像是插入标记，这样写会原样印出来").format(source=insertion.source),
            hints=(_("单起一行，只写：{line}").format(line=f"[[{word}]]"),),
            span=place_in(case, _TEXT, long_text, insertion.line),
            where=term(_TEXT),
        )


@rule(
    "F016",
    Severity.WARNING,
    name=N_("方案里没有写入任务或步骤"),
    what=N_(
        "方案正文里没有 [[工作任务]] 一行，细则里的任务不会印进正文；或创建活动写了工作步骤，正文里没有 [[工作步骤]] 一行。"
    ),
    why=N_("正文、附件出自同一份数据才不会互相矛盾；手抄的任务改了一处就会漏一处。"),
    how=N_("在正文该写任务、步骤的地方单起一行写上标记；有意不写的，豁免并说明理由。"),
)
def check_insertions_made(case: Case) -> Iterator[Diagnostic]:
    long_text, text = _text(case)
    if not text:
        return
    found = {insertion.kind for insertion in insertions(text)}
    wanted = {
        InsertionKind.TASKS: bool(case.project.rubrics),
        InsertionKind.STAGES: bool(case.project.programme.stages),
    }
    for kind, there in wanted.items():
        if there and kind not in found:
            key = f"：{next(iter(case.project.rubrics))}" if len(case.project.rubrics) > 1 else ""
            line = f"[[{kind}{key if kind is InsertionKind.TASKS else ''}]]"
            yield check_insertions_made.finding(
                _("方案正文里没有写入{what}").format(what=kind),
                hints=(_("在该写{what}的地方单起一行写：{line}").format(what=kind, line=line),),
                span=place_in(case, _TEXT, long_text, 1),
                where=term(_TEXT),
            )


@rule(
    "F033",
    Severity.WARNING,
    name=N_("同一个插入标记写了两次"),
    what=N_("方案正文里，同一张细则的 [[工作任务]]，或者 [[工作步骤]]，写了不止一处。"),
    why=N_("任务和步骤会在公文里印两遍。"),
    how=N_("留下该印的那一处，删去别的；要印两张细则的，写明各用哪一张。"),
)
def check_insertions_once(case: Case) -> Iterator[Diagnostic]:
    long_text, text = _text(case)
    first: dict[tuple[InsertionKind, str | None], int] = {}
    for insertion in insertions(text):
        rubric = inserted_rubric(case.project, insertion)
        if insertion.kind is None or (insertion.kind is InsertionKind.TASKS and rubric is None):
            continue  # F015 tells it
        line = first.setdefault((insertion.kind, rubric), insertion.line)
        if line != insertion.line:
            yield check_insertions_once.finding(
                _("“{source}”与第 {line} 行的是同一个，会印两遍").format(
                    source=insertion.source, line=line
                ),
                span=place_in(case, _TEXT, long_text, insertion.line),
                where=term(_TEXT),
            )


@rule(
    "F034",
    Severity.WARNING,
    name=N_("同一个附件写了两次"),
    what=N_("一份方案的 annexes（附件）里，同一种表、同一张细则写了不止一次。"),
    why=N_("两个附件内容相同，多半是本来要写另一张细则。"),
    how=N_("删去重复的；要附两张细则的，在 annexes（附件）里写明各用哪一张（rubric）。"),
)
def check_annexes_once(case: Case) -> Iterator[Diagnostic]:
    seen: dict[tuple[int, str, str | None], int] = {}
    for document in _plans(case):
        for annex in document.annexes:
            if annex.kind is None or (annex.kind.uses_rubric and annex.rubric is None):
                continue  # F006 and F007 tell it
            key = (document.index, annex.kind.name, annex.rubric)
            number = seen.setdefault(key, annex.index)
            if number != annex.index:
                place = case.project.span(
                    "documents", document.index - 1, "annexes", annex.index - 1
                )
                yield check_annexes_once.finding(
                    _("附件{number}与附件{first}是同一张“{what}”").format(
                        number=annex.index, first=number, what=document_label(annex)
                    ),
                    span=place,
                    where=document_label(document),
                )


_ANNEX = re.compile(r"附件\s*([1-9][0-9]?)(?![0-9])")


@rule(
    "F017",
    Severity.ERROR,
    name=N_("正文提到的附件没有"),
    what=N_("方案正文里写了“附件3”，文件却没有这么多附件；只有一个附件时写“附件”，不写序号。"),
    why=N_("附件说明、附件和正文要一致（GB/T 9704 7.3.4、7.3.7）。"),
    how=N_("改正序号，或在这份文档的 annexes（附件）里补上。"),
)
def check_annexes_mentioned(case: Case) -> Iterator[Diagnostic]:
    long_text, text = _text(case)
    count = max((len(plan.annexes) for plan in _plans(case)), default=0)
    for found in _ANNEX.finditer(text):
        number = int(found[1])
        if number <= count and not (number == 1 == count):
            continue
        line, column = place_of(text, found.start())
        if count == 1:
            message = _("正文写的是“附件{number}”，文件只有一个附件")
            hint = _("写成“附件”，不写序号")
        else:
            message = _("正文写的是“附件{number}”，文件只有{count}个附件")
            hint = _("改正序号，或在 {key} 里补上").format(key=case.key("annexes"))
        yield check_annexes_mentioned.finding(
            message.format(number=number, count=count),
            hints=(hint,),
            span=place_in(case, _TEXT, long_text, line, column),
            where=term(_TEXT),
        )


@rule(
    "F018",
    Severity.WARNING,
    name=N_("发文字号写得不对"),
    what=N_(
        "发文字号由机关代字、年份和顺序号组成：示政办发〔2024〕12号；年份用六角括号，顺序号不写“第”，不补零。"
    ),
    why=N_("GB/T 9704 7.2.5；字号是公文最先被看到、也最常被退回的地方。"),
    how=N_("按提示改正。"),
)
def check_document_number(case: Case) -> Iterator[Diagnostic]:
    number = case.project.issuing.document_number
    if number is None or is_document_number(number) or find_placeholders(number):
        return
    mended = mended_number(number)
    yield check_document_number.finding(
        _("发文字号“{number}”写得不对").format(number=number),
        hints=(
            _("写成：{number}").format(
                number=mended if mended and is_document_number(mended) else "示政办发〔2024〕12号"
            ),
        ),
        span=case.project.span("issuing", "document_number"),
        where=term("document_number"),
    )


@rule(
    "F019",
    Severity.WARNING,
    name=N_("印发日期早于成文日期"),
    what=N_("版记里的印发日期在成文日期之前。"),
    why=N_("先签发，后送印；多半是日期写错。"),
    how=N_("核对 issuing（发文）的 date 和 printed_on。"),
)
def check_printed_after(case: Case) -> Iterator[Diagnostic]:
    issuing = case.project.issuing
    if issuing.date and issuing.printed_on and issuing.printed_on < issuing.date:
        yield check_printed_after.finding(
            _("印发日期{printed}早于成文日期{date}").format(
                printed=issuing.printed_on, date=issuing.date
            ),
            hints=(_("核对两个日期"),),
            span=case.project.span("issuing", "printed_on"),
            where=term("printed_on"),
        )


RULES = (
    check_insertions,
    check_insertions_typed,
    check_insertions_made,
    check_insertions_once,
    check_annexes_once,
    check_annexes_mentioned,
    check_document_number,
    check_printed_after,
)
