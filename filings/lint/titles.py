"""Rules for the title of a paper, and for whom it is addressed to (clauses 7.3.1 and 7.3.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from filings.diagnostics import Severity
from filings.lint.paper import Paper, Paragraph
from filings.lint.roles import TITLE, is_face
from filings.lint.rule import Fault, grouped, rule
from filings.lint.text_look import RECIPIENT, emboldened
from filings.messages import gettext as _
from filings.messages import mark as N_

_SPREAD = re.compile(
    r"[的份]?(通|报|请|批|议|决|公|函|纪|命|方|意|办)([ \u3000]+)(知|告|示|复|案|定|报|要|令|见|法)\s*$"
)


@rule("L025", "7.3.1", Severity.WARNING, N_("标题字体不是小标宋"), N_("标题用2号小标宋体字。"))
def title_font(paper: Paper) -> Iterator[Fault]:
    yield from grouped(
        (p, f"[{p.font}]") for p in paper.in_role(TITLE) if p.font and not is_face(p.font, "标宋")
    )


@rule(
    "L026",
    "7.3.1",
    Severity.WARNING,
    N_("标题字号不是2号"),
    N_("标题一般用2号（22磅）小标宋体字，字数过多时不小于小2号（18磅）。"),
)
def title_size(paper: Paper) -> Iterator[Fault]:
    yield from grouped(
        (p, _("[{points}磅]").format(points=f"{p.size:g}"))
        for p in paper.in_role(TITLE)
        if p.size and not 18 <= p.size <= 22
    )


@rule(
    "L027",
    "7.3.1",
    Severity.WARNING,
    N_("标题加粗"),
    N_("标题用小标宋体字，字体本身已是粗体，不再加粗。"),
    fixable=True,
)
def title_bold(paper: Paper) -> Iterator[Fault]:
    yield from emboldened(p for p in paper.in_role(TITLE) if is_face(p.font, "标宋"))


@rule("L028", "7.3.1", Severity.WARNING, N_("标题末尾有标点"), N_("标题末尾不用标点符号。"))
def title_stop(paper: Paper) -> Iterator[Fault]:
    for paragraph in paper.in_role(TITLE):
        if paragraph.text.rstrip().endswith(tuple("。，；：、.,;:")):
            yield Fault(paragraph.place, paragraph.text)


@rule(
    "L029",
    "7.3.1",
    Severity.WARNING,
    N_("标题里用空格撑开文种"),
    N_("标题里的文种不加空格，如“的通知”。"),
    fixable=True,
)
def title_blanks(paper: Paper) -> Iterator[Fault]:
    for paragraph in paper.in_role(TITLE):
        found = _SPREAD.search(paragraph.text)
        if found:

            def mend(
                paragraph: Paragraph = paragraph, span: tuple[int, int] = found.span(2)
            ) -> None:
                paragraph.replace(*span, "")

            yield Fault(paragraph.place, found[0], found[0].replace(found[2], ""), mend=mend)


@rule(
    "L036",
    "7.3.2",
    Severity.WARNING,
    N_("主送机关没有顶格"),
    N_("主送机关居左顶格，回行时仍顶格。"),
)
def recipient_indent(paper: Paper) -> Iterator[Fault]:
    running = paper.running
    for previous, paragraph in pairwise(running):
        if previous.role != TITLE or not RECIPIENT.fullmatch(paragraph.text):
            continue
        if paragraph.look.is_indented or paragraph.text[0] in " \u3000\xa0\t":
            yield Fault(paragraph.place, paragraph.text)
