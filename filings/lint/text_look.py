"""Rules for fonts, sizes, colours and indents of the text (clauses 5.2 and 7.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from filings.diagnostics import Severity
from filings.lint.paper import Paper, Paragraph
from filings.lint.roles import (
    BODY,
    COPIES,
    MARK,
    PRINTED,
    heading_level,
    is_face,
    is_lone_heading,
)
from filings.lint.rule import Fault, grouped, rule
from filings.messages import gettext as _
from filings.messages import mark as N_
from filings.word.namespaces import W
from filings.word.xml import Element, make, properties_of, put

RECIPIENT = re.compile(
    r".*(?:单位|部门|政府|局|委|办公室|办事处|公司|街道|乡镇)[：:]\s*", re.DOTALL
)


@rule("L020", "5.2.2", Severity.WARNING, N_("正文字体不是仿宋"), N_("正文用3号仿宋体字。"))
def body_font(paper: Paper) -> Iterator[Fault]:
    yield from grouped(
        (p, f"[{p.font}]")
        for p in paper.in_role(BODY)
        if p.font and not is_face(p.font, "仿宋") and not _is_heading_text(p)
    )


@rule("L021", "5.2.2", Severity.WARNING, N_("正文字号不是3号"), N_("正文用3号（16磅）仿宋体字。"))
def body_size(paper: Paper) -> Iterator[Fault]:
    yield from grouped(
        (p, _("[{points}磅]").format(points=f"{p.size:g}"))
        for p in paper.in_role(BODY)
        if p.size and p.size != 16
    )


@rule(
    "L022",
    "5.2.4",
    Severity.WARNING,
    N_("正文文字不是黑色"),
    N_("公文文字的颜色均为黑色（发文机关标志和分隔线除外）。"),
    fixable=True,
)
def body_colour(paper: Paper) -> Iterator[Fault]:
    for paragraph in paper.in_role(BODY):
        coloured = [p for p in paragraph.pieces if p.text.strip() and not _is_black(p.look.color)]
        if coloured:

            def mend(runs: tuple[Element, ...] = tuple(p.run for p in coloured)) -> None:
                for run in runs:
                    _blacken(run)

            yield Fault(paragraph.place, coloured[0].text, mend=mend)


@rule(
    "L023",
    "7.3.3",
    Severity.WARNING,
    N_("正文段落没有缩进两个字"),
    N_("每个自然段左空二字，回行顶格。"),
)
def body_indent(paper: Paper) -> Iterator[Fault]:
    yield from grouped(
        (p, "")
        for p in paper.in_role(BODY)
        if not p.look.is_indented
        and not p.look.numbered
        and not p.text.startswith((" ", "\u3000", "\t", "\xa0"))
        and p.text.rstrip().endswith(("。", "；"))
        and not RECIPIENT.fullmatch(p.text)
    )


@rule(
    "L024",
    "7.3.3",
    Severity.INFO,
    N_("用空格代替缩进"),
    N_("左空二字用段落的“首行缩进2字符”，不用空格。"),
)
def body_blanks(paper: Paper) -> Iterator[Fault]:
    yield from grouped(
        (p, "")
        for p in paper.running
        if re.match("[ \u3000\xa0\t]{2,}", p.text) and (p.role == BODY or _is_text(p))
    )


def _is_text(paragraph: Paragraph) -> bool:
    """Whether a short paragraph is certainly part of the text: a sentence, or a heading."""
    text = paragraph.text.strip()
    plain = not paragraph.role and paragraph.look.alignment in ("left", "both") and "\t" not in text
    return plain and (text.endswith("。") or heading_level(text) > 0)


@rule(
    "L030",
    "7.3.3",
    Severity.WARNING,
    N_("一级标题不是黑体"),
    N_("第一层标题“一、”用黑体字。"),
)
def heading_1_font(paper: Paper) -> Iterator[Fault]:
    yield from _headings_unlike(paper, 1, "黑体")


@rule(
    "L031",
    "7.3.3",
    Severity.WARNING,
    N_("二级标题不是楷体"),
    N_("第二层标题“（一）”用楷体字。"),
)
def heading_2_font(paper: Paper) -> Iterator[Fault]:
    yield from _headings_unlike(paper, 2, "楷体")


@rule(
    "L032",
    "7.3.3",
    Severity.WARNING,
    N_("三、四级标题不是仿宋"),
    N_("第三层标题“1.”和第四层标题“（1）”用仿宋体字。"),
)
def heading_3_font(paper: Paper) -> Iterator[Fault]:
    yield from _headings_unlike(paper, 3, "仿宋")
    yield from _headings_unlike(paper, 4, "仿宋")


@rule(
    "L033",
    "7.3.3",
    Severity.WARNING,
    N_("黑体标题加粗"),
    N_("黑体本身已是粗体，不再加粗。"),
    fixable=True,
)
def heading_bold(paper: Paper) -> Iterator[Fault]:
    yield from emboldened(
        p
        for p in paper.running
        if heading_level(p.text) == 1 and is_lone_heading(p) and is_face(p.font, "黑体")
    )


@rule(
    "L034",
    "7.3.7",
    Severity.WARNING,
    N_("“附件”二字不是3号黑体"),
    N_("“附件”及其顺序号用3号黑体字。"),
)
def annex_mark_font(paper: Paper) -> Iterator[Fault]:
    for paragraph in paper.in_role(MARK):
        font, size = paragraph.font, paragraph.size
        alone = len(paragraph.text.strip()) <= 5
        if alone and ((font and not is_face(font, "黑体")) or (size and size != 16)):
            yield Fault(paragraph.place, f"{paragraph.text.strip()} [{font} {size:g}]")


@rule(
    "L035",
    "7.4",
    Severity.WARNING,
    N_("版记字号不是4号"),
    N_("版记的抄送机关、印发机关和印发日期用4号（14磅）仿宋体字。"),
)
def colophon_size(paper: Paper) -> Iterator[Fault]:
    yield from grouped(
        (p, _("[{points}磅]").format(points=f"{p.size:g}"))
        for p in paper.in_role(COPIES, PRINTED)
        if p.size and p.size != 14
    )


def _headings_unlike(paper: Paper, level: int, face: str) -> list[Fault]:
    return grouped(
        (p, f"[{p.font}]")
        for p in paper.running
        if not p.role
        and p.font
        and heading_level(p.text) == level
        and is_lone_heading(p)
        and p.look.alignment in ("left", "both")
        and not is_face(p.font, face)
    )


def _is_heading_text(paragraph: Paragraph) -> bool:
    """Whether a long paragraph may be a heading by its look: a style with an outline level."""
    return paragraph.look.outline_level is not None and paragraph.look.outline_level < 9


def emboldened(paragraphs: Iterable[Paragraph]) -> Iterator[Fault]:
    """A fault for each of ``paragraphs`` with bold characters, mended by taking the weight away."""
    for paragraph in paragraphs:
        bold = [p for p in paragraph.pieces if p.text.strip() and p.look.bold]
        if bold:

            def mend(runs: tuple[Element, ...] = tuple(p.run for p in bold)) -> None:
                for run in runs:
                    put(properties_of(run, "rPr"), make("b", {"val": "0"}))

            yield Fault(paragraph.place, paragraph.text, mend=mend)


def _is_black(color: str) -> bool:
    return (
        color in ("", "000000")
        or not re.fullmatch("[0-9A-F]{6}", color)
        or int(color, 16) < 0x101010
    )


def _blacken(run: Element) -> None:
    properties = run.find(W + "rPr")
    for old in properties.findall(W + "color") if properties is not None else ():
        old.set(W + "val", "000000")
        for key in [k for k in old.attrib if "theme" in str(k)]:
            del old.attrib[key]
