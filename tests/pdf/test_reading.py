"""PDF files with real text: tables, paragraphs, pages put together, and what cannot be told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.foreign import layout, messages, rows_of
from support.papers import SEEDS
from support.small_pdfs import Page, small_pdf

from filings.source import SourceDocument

pdfplumber = pytest.importorskip("pdfplumber", reason="reading PDF files is an extra")

from filings.pdf.reading import read_pdf_source  # noqa: E402

LEFT = 90.0
FULL = 34
"""So many characters fill a line of these pages."""
COLUMNS, GENERAL = (90.0, 150.0, 400.0, 500.0), "I008 PDF 里只有字和线的位置"


def read(*pages: Page) -> SourceDocument:
    return read_pdf_source(small_pdf(*pages), "通知.pdf")


def body(*lines: str, page: Page | None = None, top: float = 80.0) -> Page:
    """A page with lines of text; blanks of full width set them in."""
    page = page or Page()
    for number, line in enumerate(lines):
        inset = len(line) - len(line.lstrip("　"))
        page.text(line.lstrip("　"), LEFT + 12 * inset, top + 20 * number)
    return page


def test_lines_become_paragraphs() -> None:
    long = "为深入实施质量强区战略加快质量强区建设结合本区实际制定本方案请认真组织实施" * 3
    first, second, third = "　　" + long[: FULL - 2], long[FULL - 2 : 2 * FULL - 2], "余下。"
    document = read(body(first, second, third, "　　一、总体要求", "　　二、重点任务"))
    assert [p.text for p in document.paragraphs] == [
        long[: 2 * FULL - 2] + "余下。",
        "一、总体要求",
        "二、重点任务",
    ]
    assert messages(document) == [
        GENERAL + "：分段、换行、表格的行列和合并都是推断的，要对照原文核对"
    ]


def test_a_paragraph_goes_on_over_the_end_of_a_page_and_page_numbers_are_none() -> None:
    whole = "字" * FULL
    first = body(*["　　" + "字" * (FULL - 2)], *[whole] * 33).text("— 1 —", 280, 790)
    second = body("续完。", "　　另起一段。").text("2", 295, 790)
    document = read(first, second)
    assert [p.text[-5:] for p in document.paragraphs] == ["字字续完。", "另起一段。"]
    assert not any(p.new_page for p in document.paragraphs)


def test_a_page_that_is_left_early_begins_a_new_one() -> None:
    document = read(body("　　一、前文"), body("　　附件"))
    assert [(p.text, p.new_page) for p in document.paragraphs] == [
        ("一、前文", False),
        ("附件", True),
    ]


def table_page(
    rows: list[tuple[str, str, str]], top: float = 100.0, page: Page | None = None
) -> Page:
    """A page with a table of three columns, a line a row."""
    page = page or Page()
    heights = [top + 30 * number for number in range(len(rows) + 1)]
    page.grid(COLUMNS, heights)
    for row, y in zip(rows, heights, strict=False):
        for text, x in zip(row, COLUMNS, strict=False):
            page.text(text, x + 5, y + 8)
    return page


HEADER = ("序号", "内容", "责任单位")


def test_a_table_with_its_merges() -> None:
    page = Page()
    page.line(90, 100, 500, 100).line(90, 130, 500, 130).line(150, 160, 500, 160)
    page.line(90, 190, 500, 190)
    for x in (90, 150, 500):
        page.line(x, 100, x, 190)
    page.line(400, 130, 400, 190)
    page.text("类别", 95, 108).text("任务分工", 300, 108)
    page.text("组织", 95, 138).text("开会", 155, 138).text("区委办", 405, 138)
    page.text("发文", 155, 168).text("区政府办", 405, 168)
    document = read(page)
    assert layout(document.tables[0]) == [
        ("类别", (0, 0), (1, 1)),
        ("任务分工", (0, 1), (1, 2)),
        ("组织", (1, 0), (2, 1)),
        ("开会", (1, 1), (1, 1)),
        ("区委办", (1, 2), (1, 1)),
        ("发文", (2, 1), (1, 1)),
        ("区政府办", (2, 2), (1, 1)),
    ]
    assert not any(cell.doubt for cell in document.tables[0].cells)


def test_a_table_goes_on_on_the_next_page_without_its_repeated_header() -> None:
    first = table_page([HEADER, ("1", "甲", "区委办")], top=650).text("— 1 —", 280, 790)
    second = table_page([HEADER, ("", "乙", "区政府办"), ("3", "丙", "区委办")])
    document = read(first, second)
    assert len(document.tables) == 1
    assert rows_of(document.tables[0]) == [
        list(HEADER),
        ["1", "甲", "区委办"],
        ["", "乙", "区政府办"],
        ["3", "丙", "区委办"],
    ]
    doubtful = [cell for cell in document.tables[0].cells if cell.doubt]
    assert {cell.row for cell in doubtful} == {2}
    assert [cell.continued for cell in doubtful] == [True, False, False]


def printed_table(
    page: Page, top: float, rows: list[tuple[list[str], list[str], list[str]]]
) -> Page:
    """A table of three columns whose cells have several lines; 18 points a line."""
    edges = [top]
    for row in rows:
        edges.append(edges[-1] + 18 * max(map(len, row)) + 12)
    page.grid(COLUMNS, edges)
    for row, y in zip(rows, edges, strict=False):
        for lines, x in zip(row, COLUMNS, strict=False):
            for number, line in enumerate(lines):
                page.text(line, x + 5, y + 6 + 18 * number)
    return page


def full_lines(count: int) -> list[str]:
    """Lines of 20 characters, which fill the second column."""
    return [("第" + "一二三四五六七八九十"[n % 10] + "行" + "字" * 17) for n in range(count)]


def test_a_row_that_a_page_cuts_in_two_is_whole_again_and_doubted() -> None:
    first = printed_table(
        Page(), 600, [(["序号"], ["内容"], ["责任单位"]), (["1"], full_lines(3), ["区委办"])]
    )
    second = printed_table(
        Page(), 80, [([], ["余下的。"], []), (["2"], ["另一件事。"], ["区政府办"])]
    )
    [table] = read(first, second).tables
    assert rows_of(table) == [
        list(HEADER),
        ["1", "".join(full_lines(3)) + "余下的。", "区委办"],
        ["2", "另一件事。", "区政府办"],
    ]
    [doubtful] = [cell for cell in table.cells if cell.doubt]
    assert (doubtful.row, doubtful.column) == (1, 1)
    assert "连成了一格" in doubtful.doubt


def test_a_row_that_three_pages_cut_is_one_row() -> None:
    header = (["序号"], ["内容"], ["责任单位"])
    first = printed_table(Page(), 600, [header, (["1"], full_lines(3), ["区委办"])])
    second = printed_table(Page(), 80, [header, ([], full_lines(30), [])])
    third = printed_table(Page(), 80, [header, ([], ["完。"], []), (["2"], ["乙。"], ["区委办"])])
    [table] = read(first, second, third).tables
    assert [len(row[1]) for row in rows_of(table)] == [2, 20 * 33 + 2, 2]


def test_a_row_with_a_number_of_its_own_begins_on_its_page() -> None:
    first = printed_table(
        Page(), 600, [(["序号"], ["内容"], ["责任单位"]), (["1"], full_lines(2), ["区委办"])]
    )
    second = printed_table(Page(), 80, [(["2"], ["另一件事。"], [])])
    [table] = read(first, second).tables
    assert [row[0] for row in rows_of(table)] == ["序号", "1", "2"]


def test_a_row_of_the_sum_begins_on_its_page_though_it_has_no_number() -> None:
    first = printed_table(
        Page(), 600, [(["序号"], ["内容"], ["分值"]), (["1"], full_lines(2), ["10"])]
    )
    second = printed_table(Page(), 80, [([], ["合计"], ["10"])])
    [table] = read(first, second).tables
    assert rows_of(table)[-1] == ["", "合计", "10"]


@pytest.mark.parametrize("ends", ["字", "。"])
def test_without_numbers_a_row_goes_on_only_where_its_text_stops_in_the_middle(ends: str) -> None:
    first = printed_table(
        Page(),
        600,
        [
            (["类别"], ["内容"], ["责任单位"]),
            (["组织"], full_lines(1), ["区委办"]),
            (["宣传"], [*full_lines(1), "字" * 19 + ends], ["区政府办"]),
        ],
    )
    second = printed_table(Page(), 80, [([], ["余下的。"], [])])
    [table] = read(first, second).tables
    goes_on = ends == "字"
    assert len(rows_of(table)) == (3 if goes_on else 4)


def test_units_below_each_other_in_a_narrow_cell_stay_apart() -> None:
    page = Page().grid((90.0, 160.0, 500.0), (100.0, 180.0))
    page.text("区统计局", 95, 108).text("区应急局", 95, 124).text("区发改局", 95, 140)
    page.grid((90.0, 160.0, 500.0), (180.0, 210.0)).text("区政府办公", 95, 188)
    cell = read(page).tables[0].cells[0]
    assert cell.text == "区统计局\n区应急局\n区发改局"


def test_a_mark_that_hangs_over_the_edge_does_not_widen_a_column() -> None:
    page = Page().grid((90.0, 360.0, 500.0), (100.0, 180.0))
    page.text("字" * 21 + "，", 95, 108).text("字" * 21, 95, 124).text("完。", 95, 140)
    assert read(page).tables[0].cells[0].text == "字" * 21 + "，" + "字" * 21 + "完。"


def test_what_every_page_says_at_its_top_is_no_text_and_is_told() -> None:
    text = ["　　" + "字" * (FULL - 2), "完。"]
    pages = [body(*text, top=120).text("某县安全生产考核细则", 200, 50) for _ in range(3)]
    for number, page in enumerate(pages, 1):
        page.text(f"第{number}页 共3页", 270, 790)
    document = read(*pages)
    assert {p.text for p in document.paragraphs} == {"字" * (FULL - 2) + "完。"}
    assert messages(document)[1:] == ["I007 每页的页眉或页脚“某县安全生产考核细则”没有读入"]


def test_a_table_with_other_columns_is_another() -> None:
    other = (
        Page().grid((90.0, 300.0, 500.0), (100.0, 130.0)).text("甲", 95, 108).text("乙", 305, 108)
    )
    assert len(read(table_page([HEADER]), other).tables) == 2


def test_text_between_tables_keeps_them_apart() -> None:
    page = table_page([HEADER])
    page.text("附表二", LEFT, 300)
    table_page([HEADER], top=400, page=page)
    assert [type(b).__name__ for b in read(page).blocks] == [
        "SourceTable",
        "SourceParagraph",
        "SourceTable",
    ]


def test_a_full_line_in_a_narrow_cell_may_be_an_entry_and_is_doubted() -> None:
    page = Page().grid((90.0, 160.0, 500.0), (100.0, 160.0))
    page.text("区政府办公", 95, 108).text("室", 95, 124).text("很长的一句话", 165, 108)
    cells = read(page).tables[0].cells
    assert [(cell.text, bool(cell.doubt)) for cell in cells] == [
        ("区政府办公室", True),
        ("很长的一句话", False),
    ]


def test_a_short_line_in_a_cell_was_ended_by_its_author() -> None:
    page = Page().grid((90.0, 250.0, 500.0), (100.0, 160.0))
    page.text("区委办", 95, 108).text("区市场监督管理局", 95, 124)
    cell = read(page).tables[0].cells[0]
    assert (cell.text, cell.doubt) == ("区委办\n区市场监督管理局", "")


def test_a_scan_is_refused() -> None:
    document = read(Page(picture=True))
    assert document.blocks == ()
    assert messages(document) == ["I004 PDF 是扫描件，里面只有图片，没有文字"]
    assert "Word 文件" in document.diagnostics[0].hints[0]


def test_an_empty_pdf_is_refused() -> None:
    assert messages(read(Page())) == ["I004 PDF 里没有文字"]


def test_pages_that_are_pictures_are_named() -> None:
    recognised = body("　　识别出来的字")
    recognised.picture = True
    found = messages(read(body("　　一、前文"), Page(picture=True), recognised))
    assert found[1:] == [
        "I004 第2页没有文字，只有图片，没有读入",
        "I004 第3页是扫描的图片加识别出来的字，可能有错字",
    ]


def test_characters_without_a_code_are_refused_where_there_are_many() -> None:
    mostly, hardly = body("　　字" * 15), body("　　字" * 15)
    mostly.text("没有编码的字", LEFT, 300, font="F2")
    hardly.text("没", LEFT, 300, font="F2")
    assert messages(read(mostly)) == ["I004 PDF 里的字没有留下编码，取不出来"]
    assert messages(read(hardly))[1:] == ["I007 第1页有认不出的字，用“□”代替"]


def test_too_many_pages_are_refused() -> None:
    assert messages(read(*[Page()] * 301)) == ["I002 PDF 有 301 页，最多读 300 页"]


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed documents are not beside the project")
def test_a_real_paper_printed_as_pdf_reads_as_its_word_file(tmp_path: Path) -> None:
    import os

    from filings.word.reading import read_word_source
    from filings.workflows.fonts import find_stand_ins
    from filings.workflows.libreoffice import find_office, to_pdf

    content = (SEEDS / "003_shizhong.docx").read_bytes()
    office = find_office(os.environ)
    if office.program is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    [printed], _found = to_pdf(
        [("文.docx", content)], office, find_stand_ins([content], os.environ)
    )
    paper, pdf = read_word_source(content, "文.docx"), read_pdf_source(printed, "文.pdf")

    def squeezed(text: str) -> str:
        return re.sub(r"\s", "", text)

    before, after = paper.tables[0], pdf.tables[0]
    assert (before.row_count, before.column_count) == (after.row_count, after.column_count)
    # Columns 1 and 2 are merged over pages, whose text a PDF has on one page only.
    for row in range(before.row_count):
        for column in (0, 3, 4, 5):
            assert squeezed(after.text(row, column)) == squeezed(before.text(row, column))
    whole = squeezed("".join(p.text for p in pdf.paragraphs))
    assert whole == squeezed("".join(p.text for p in paper.paragraphs))
