"""A document is found again on its pages, and each fault of its layout is told."""

from __future__ import annotations

from dataclasses import replace

from support.drawn import FONT, line, page
from support.flow import Flow, Paragraph, Table
from support.paper_on_pages import PaperOnPages, on_pages
from support.printed import Page

FONTS = {"仿宋_GB2312": FONT, "黑体": "Heiti", "楷体_GB2312": "Kaiti", "方正小标宋简体": "Song"}


def paper(
    *paragraphs: tuple[str, str], pages: list[Page], tables: tuple[Table, ...] = ()
) -> PaperOnPages:
    made = tuple(Paragraph(style, text) for style, text in paragraphs)
    return on_pages(Flow(made, tables, bare_first_page=False, each_from_one=False), pages)


def of_lines(*texts: str, number: int = 1, first: int = 0) -> Page:
    return page(*(line(first + n, text) for n, text in enumerate(texts)), number=number)


def test_a_text_is_found_across_the_end_of_a_page() -> None:
    made = paper(pages=[of_lines("甲乙丙"), of_lines("丁戊", number=2)])
    [place] = made.places("乙丙丁")
    assert (place.first_page, place.last_page) == (0, 1)
    assert list(made.places("丁甲")) == []


def test_a_text_in_another_face_or_not_printed_at_all_is_told() -> None:
    pages = [of_lines("一、标题", "正文一二")]
    made = paper(("heading 1", "一、标题"), ("Body Text", "正文一二"), pages=pages)
    assert list(made.faults_of_looks(FONTS)) == ["heading 1 一、标题: in another look"]
    assert list(made.faults_of_looks({**FONTS, "黑体": FONT})) == []
    lost = paper(("Body Text", "正文，一二"), pages=pages)
    assert list(lost.faults_of_looks(FONTS)) == ["Body Text 正文，一二: not found"]


def test_a_heading_below_which_nothing_stands_is_told() -> None:
    heading = ("heading 2", "（一）标题")
    kept = paper(heading, pages=[of_lines("（一）标题", "正文")])
    assert list(kept.faults_of_headings()) == []
    left = paper(heading, pages=[of_lines("正文", "（一）标题"), of_lines("正文", number=2)])
    assert list(left.faults_of_headings()) == ["（一）标题 at the foot of page 1"]


def test_a_signature_that_begins_a_page_is_told() -> None:
    signature = ("落款", "某镇人民政府")
    assert (
        list(paper(signature, pages=[of_lines("正文", "某镇人民政府")]).faults_of_signatures())
        == []
    )
    alone = paper(signature, pages=[of_lines("正文"), of_lines("某镇人民政府", number=2)])
    assert list(alone.faults_of_signatures()) == ["某镇人民政府 alone on page 2"]


def test_a_text_that_does_not_begin_on_the_first_page_is_told() -> None:
    pages = [of_lines("标题"), of_lines("正文一二", number=2)]
    made = paper(("Body Text", "正文一二"), pages=pages)
    assert list(made.faults_of_first_page()) == ["正文一二 not on the first page"]
    assert list(paper(("Body Text", "标题"), pages=pages).faults_of_first_page()) == []


TABLE = Table(
    ("序号", "内容"),
    (("1", "成立领导小组并召开会议"), ("小计", "5"), ("2", "制定工作方案并印发执行")),
)


def test_a_page_with_a_row_and_without_the_header_is_told() -> None:
    def of_lines(*texts: str, number: int = 1) -> Page:
        marks = [[replace(m, size=10.5) for m in line(n, text)] for n, text in enumerate(texts)]
        return page(*marks, number=number)

    first = of_lines("序号内容", "1成立领导小组并召开会议")
    rows = ("小计5", "2制定工作方案并印发执行")
    bare = paper(pages=[first, of_lines(*rows, number=2)], tables=(TABLE,))
    assert list(bare.faults_of_tables()) == ["no header on page 2: 序号内容"]
    repeated = paper(pages=[first, of_lines("序号内容", *rows, number=2)], tables=(TABLE,))
    assert list(repeated.faults_of_tables()) == []
    assert list(repeated.faults_of_sums()) == ["小计 begins page 2"]


def test_a_page_that_is_blank_or_holds_one_line_besides_the_header_is_told() -> None:
    pages = [of_lines("序号内容", "一", "二"), page(number=2), of_lines("序号内容", "三", number=3)]
    made = paper(pages=pages, tables=(TABLE,))
    assert list(made.faults_of_pages()) == ["page 2 is blank", "三 alone on page 3"]


def test_a_colophon_is_known_by_the_day_of_printing() -> None:
    day = ("版记", "2024年7月5日印发")
    assert paper(day, pages=[of_lines("正文")]).has_colophon()
    assert not paper(("Body Text", "7月5日印发通知。"), pages=[of_lines("正文")]).has_colophon()


def test_a_title_that_its_text_follows_has_a_face_of_its_own() -> None:
    text = "（一）提高认识。各单位要重视"
    made = paper(("Body Text", text), pages=[of_lines(text)])
    assert list(made.faults_of_looks({**FONTS, "楷体_GB2312": "Kaiti"})) == []
