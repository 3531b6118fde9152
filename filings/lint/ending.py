"""Rules for the end of the text: place of the 附件说明, date, 版记 (clauses 7.3.4, 7.3.5, 7.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from filings.diagnostics import Severity
from filings.lint.paper import Paper, Paragraph
from filings.lint.roles import COPIES, DATE, MARK, NOTE, PRINTED
from filings.lint.rule import Fault, rule
from filings.messages import mark as N_

_NAME = re.compile(
    r"\s*[\u4e00-\u9fff（）\s]{4,40}(?:[府局委办会厅部院校所站社司室镇乡]|中心|街道)\s*"
)
_REMARK = re.compile(r"\s*[（(].{4,60}[）)]\s*")
_SUBJECT_WORDS = re.compile(r"\s*主\s*题\s*词\s*[:：].+", re.DOTALL)


@rule(
    "L060",
    "7.3.4",
    Severity.WARNING,
    N_("附件说明在成文日期之后"),
    N_("附件说明在正文之下、发文机关署名之上。"),
)
def note_place(paper: Paper) -> Iterator[Fault]:
    running = paper.running
    for previous, paragraph in pairwise(running):
        if paragraph.role == NOTE and previous.role == DATE:
            yield Fault(paragraph.place, paragraph.text)


@rule(
    "L061",
    "7.3.5",
    Severity.WARNING,
    N_("成文日期不是阿拉伯数字全称"),
    N_("成文日期用阿拉伯数字标全年、月、日，如“2021年7月10日”。"),
)
def date_form(paper: Paper) -> Iterator[Fault]:
    for above, paragraph, below in zip(
        [None, *paper.running], paper.running, [*paper.running[1:], None], strict=False
    ):
        if paragraph.role != DATE or re.match(r"\s*\d{4}\s*年", paragraph.text):
            continue
        placed = paragraph.look.alignment == "right" or paragraph.look.is_indented
        placed = placed or re.match("[ \u3000\t]{2,}", paragraph.text) is not None
        if placed or _ends_text(above, paragraph, below):
            yield Fault(paragraph.place, paragraph.text)


def _ends_text(above: Paragraph | None, paragraph: Paragraph, below: Paragraph | None) -> bool:
    """Whether a date at the left edge closes a text: below a name, and with no text below it."""
    signed = above is not None and _NAME.fullmatch(above.text) is not None and not above.role
    last = below is None or below.new_page or below.role in (MARK, NOTE, COPIES, PRINTED)
    return (
        signed
        and paragraph.look.alignment in ("left", "both")
        and (last or (below is not None and _REMARK.fullmatch(below.text) is not None))
    )


@rule(
    "L062",
    "7.3.5",
    Severity.INFO,
    N_("用空格摆放成文日期"),
    N_("成文日期用段落的右缩进摆放，不用空格。"),
)
def date_blanks(paper: Paper) -> Iterator[Fault]:
    for paragraph in paper.in_role(DATE):
        if re.match("[ \u3000\t\xa0]{3,}", paragraph.text):
            yield Fault(paragraph.place, paragraph.text)


@rule(
    "L063",
    "7.4.2",
    Severity.WARNING,
    N_("抄送机关末尾没有句号"),
    N_("最后一个抄送机关名称后标句号。"),
    fixable=True,
)
def copies_stop(paper: Paper) -> Iterator[Fault]:
    running = paper.running
    for index, paragraph in enumerate(running):
        text = paragraph.text.rstrip()
        following = running[index + 1] if index + 1 < len(running) else None
        # A list that is typed over several paragraphs ends in the last of them.
        goes_on = following is not None and not following.role and following.text.endswith("。")
        if paragraph.role != COPIES or text.endswith("。") or goes_on or text[-1] in "，、":
            continue

        def mend(paragraph: Paragraph = paragraph, end: int = len(text)) -> None:
            paragraph.replace(end, end, "。")

        yield Fault(paragraph.place, text, text[-12:] + "。", mend=mend)


@rule(
    "L065",
    "7.4",
    Severity.WARNING,
    N_("还在标主题词"),
    N_("版记里只有抄送机关、印发机关和印发日期；2012年起公文不再标注主题词，这一行删去。"),
)
def subject_words(paper: Paper) -> Iterator[Fault]:
    for paragraph in paper.paragraphs:
        # Between the rules of the 版记 it may stand in a table.
        if not paragraph.boxed and _SUBJECT_WORDS.fullmatch(paragraph.text):
            yield Fault(paragraph.place, paragraph.text)
