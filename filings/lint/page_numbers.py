"""Rules for the page numbers (clause 7.5): — 1 —, outside left and right, running on."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from filings.diagnostics import Severity
from filings.lint.paper import Footer, Paper, Section
from filings.lint.roles import DATE, NUMBER, TITLE, is_face
from filings.lint.rule import Fault, rule
from filings.messages import gettext as _
from filings.messages import mark as N_
from filings.word.namespaces import W
from filings.word.xml import make, properties_of, put

_SIZE = 16.0
"""The size of a text that does not say it, in points."""
_TWIPS = 20
"""Twips in a point."""


@rule(
    "L005",
    "7.5",
    Severity.WARNING,
    N_("没有页码"),
    N_("页码位于版心下边缘之下，数字左右各放一条一字线，如 — 1 —。"),
)
def page_number(paper: Paper) -> Iterator[Fault]:
    if not paper.footers and (_goes_over_pages(paper) or _is_issued(paper)):
        yield Fault(None)


def _goes_over_pages(paper: Paper) -> bool:
    """Whether the text surely takes more than one page: a break in it, or more than fits on one."""
    running = paper.running
    if any(paragraph.new_page for paragraph in running[1:]):
        return True
    if not paper.sections:
        return False
    page = paper.sections[0]
    height = (page.height - page.margins["top"] - page.margins["bottom"]) / _TWIPS
    width = (page.width - page.margins["left"] - page.margins["right"]) / _TWIPS
    if height <= 0 or width <= 0:
        return False
    taken = 0.0
    for paragraph in running:
        size = paragraph.size or _SIZE
        # Latin letters take half a character: what is counted is never more than what is taken.
        characters = sum(1.0 if c > "\u2e7f" else 0.4 for c in paragraph.text)
        taken += max(1, math.ceil(characters * size / width)) * size
    taken += sum(len(table.rows) for table in paper.tables) * 10
    return taken > height


def _is_issued(paper: Paper) -> bool:
    """Whether it is a paper with a document number, a title and a date.

    A letter, whose number stands at the right, shows no page number on its first page (10.1).
    """
    numbers = [p for p in paper.in_role(NUMBER) if p.look.alignment != "right"]
    return bool(numbers) and all(any(paper.in_role(role)) for role in (TITLE, DATE))


@rule(
    "L006",
    "7.5",
    Severity.WARNING,
    N_("页码两边不是一字线"),
    N_("数字左右各放一条一字线：— 1 —。"),
    fixable=True,
)
def page_number_dashes(paper: Paper) -> Iterator[Fault]:
    for footer in paper.footers:
        text = footer.text.strip()
        if text.replace(" ", "").replace("\u3000", "") == "—#—":
            continue
        mend = None
        if text.replace(" ", "") in ("-#-", "－#－", "–#–", "―#―", "#"):
            mend = _dash_mender(footer) if text != "#" else None
        yield Fault(footer.place, text.replace("#", "1"), "— 1 —", mend=mend)
        return


def _dash_mender(footer: Footer) -> Callable[[], None]:
    def mend() -> None:
        for position, character in enumerate(footer.text):
            if character in "-－–―":
                footer.paragraph.replace(position, position + 1, "—")

    return mend


@rule(
    "L007",
    "7.5",
    Severity.WARNING,
    N_("页码居中"),
    N_("单页码居右空一字，双页码居左空一字。"),
)
def page_number_side(paper: Paper) -> Iterator[Fault]:
    for footer in paper.footers:
        if footer.paragraph.look.alignment == "center":
            yield Fault(footer.place, footer.text.strip().replace("#", "1"))
            return


@rule(
    "L008",
    "7.5",
    Severity.WARNING,
    N_("单双页的页码在同一边"),
    N_("设“奇偶页不同”：单页码居右空一字，双页码居左空一字。"),
)
def page_number_both_sides(paper: Paper) -> Iterator[Fault]:
    numbers = paper.footers
    if any(f.paragraph.look.alignment == "center" for f in numbers) or not numbers:
        return
    kinds = {footer.kind for footer in numbers}
    if "default" in kinds and not (paper.two_sided and "even" in kinds):
        yield Fault(numbers[0].place, numbers[0].text.strip().replace("#", "1"))


@rule(
    "L009",
    "7.5",
    Severity.WARNING,
    N_("页码字号不是4号"),
    N_("页码用4号（14磅）半角宋体阿拉伯数字。"),
    fixable=True,
)
def page_number_size(paper: Paper) -> Iterator[Fault]:
    wrong = [
        (f, piece)
        for f in paper.footers
        for piece in f.paragraph.pieces
        if piece.text.strip() and piece.look.size != 14
    ]
    if wrong:

        def mend() -> None:
            for footer, _piece in wrong:
                for run in footer.paragraph.element.iter(W + "r"):
                    properties = properties_of(run, "rPr")
                    put(properties, make("sz", {"val": "28"}))
                    put(properties, make("szCs", {"val": "28"}))

        size = wrong[0][1].look.size
        yield Fault(wrong[0][0].place, _("{points}磅").format(points=f"{size:g}"), mend=mend)


@rule(
    "L010",
    "7.5",
    Severity.WARNING,
    N_("附件的页码重新起编"),
    N_("公文的附件与正文一起装订时，页码连续编排。"),
    fixable=True,
)
def page_number_runs_on(paper: Paper) -> Iterator[Fault]:
    if all(section.first_number is not None for section in paper.sections):
        return  # papers of their own in one file, each with its page 1
    for number, section in enumerate(paper.sections):
        if number and section.first_number is not None:

            def mend(section: Section = section) -> None:
                for element in section.element.findall(W + "pgNumType"):
                    del element.attrib[W + "start"]

            first = next((p.place for p in paper.paragraphs if p.section == number), None)
            yield Fault(first, str(section.first_number), mend=mend)


@rule(
    "L011",
    "7.5",
    Severity.WARNING,
    N_("页码字体不是宋体"),
    N_("页码用4号（14磅）半角宋体阿拉伯数字。"),
)
def page_number_font(paper: Paper) -> Iterator[Fault]:
    for footer in paper.footers:
        for piece in footer.paragraph.pieces:
            font = piece.look.font
            if font and any(is_face(font, face) for face in ("仿宋", "黑体", "楷体")):
                yield Fault(footer.place, font)
                return
