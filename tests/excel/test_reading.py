"""Excel files of offices: sheets, headers anywhere, merges, numbers as they show."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font
from support.foreign import layout, messages, rows_of
from support.small_books import small_book

from filings.excel.number_format import show_number
from filings.excel.reading import read_excel_source
from filings.source import SourceDocument


def read(*fill: Callable[[Any], None]) -> SourceDocument:
    """A workbook with a sheet for each function, which fills it, read."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, function in enumerate(fill, 1):
        function(book.create_sheet(f"表{number}"))
    stream = io.BytesIO()
    book.save(stream)
    return read_excel_source(stream.getvalue(), "分工表.xlsx")


def rows(*values: tuple[Any, ...]) -> Callable[[Any], None]:
    def fill(sheet: Any) -> None:
        for row in values:
            sheet.append(row)

    return fill


def test_an_office_sheet_with_title_two_header_rows_and_sections() -> None:
    def fill(sheet: Any) -> None:
        for row in (
            ("示例区质量工作任务分工表",),
            (),
            ("类别", "序号", "任务", "责任分工", None, "分值"),
            (None, None, None, "牵头", "配合", None),
            ("组织保障", 1, "成立领导小组", "区委办", "区政府办", 5),
            (None, 2, "召开动员会", "区市场监管局", None, 2.5),
            ("合计", None, None, None, None, "=F5+F6"),
        ):
            sheet.append(row)
        for merged in ("A1:F1", "A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:F4", "A5:A6", "A7:E7"):
            sheet.merge_cells(merged)

    document = read(fill)
    table = document.tables[0]
    assert table.sheet == "表1"
    assert table.row_numbers == (0, 2, 3, 4, 5, 6)
    assert rows_of(table) == [
        ["示例区质量工作任务分工表"] * 6,
        ["类别", "序号", "任务", "责任分工", "责任分工", "分值"],
        ["类别", "序号", "任务", "牵头", "配合", "分值"],
        ["组织保障", "1", "成立领导小组", "区委办", "区政府办", "5"],
        ["组织保障", "2", "召开动员会", "区市场监管局", "", "2.5"],
        ["合计", "合计", "合计", "合计", "合计", ""],
    ]
    assert messages(document) == ["I009 公式没有存下结果：工作表“表1”的F7格"]
    assert document.diagnostics[0].source == {"table": 0, "row": 6}


def test_what_is_crossed_out_and_comments_are_left_out_and_said() -> None:
    def fill(sheet: Any) -> None:
        rows(("任务", "责任单位"), ("建管网", "县水务局"), ("宣传", "县教育局"))(sheet)
        sheet["A2"].font = Font(strike=True)
        sheet["B2"].comment = Comment("改为县住建局", "甲")
        sheet["B3"] = CellRichText(
            "县教育局", TextBlock(InlineFont(strike=True), "、县林业局"), "、县文旅局"
        )

    document = read(fill)
    assert rows_of(document.tables[0])[1:] == [["", "县水务局"], ["宣传", "县教育局、县文旅局"]]
    assert messages(document) == [
        "I006 划了删除线的文字没有读入：工作表“表1”的A2格“建管网”；工作表“表1”的B3格“、县林业局”",
        "I006 批注没有读入：工作表“表1”的B2格“改为县住建局”",
    ]


def test_every_sheet_that_holds_something_is_a_table_with_its_number() -> None:
    document = read(rows(("甲",)), rows(), rows(("乙",)))
    assert [(t.index, t.sheet, rows_of(t)) for t in document.tables] == [
        (0, "表1", [["甲"]]),
        (2, "表3", [["乙"]]),
    ]


def test_what_is_hidden_is_said() -> None:
    def fill(sheet: Any) -> None:
        rows(("序号", "内容", "暗"), (1, "甲", "x"), (2, "乙", "y"), (3, "丙", "z"))(sheet)
        sheet.row_dimensions[2].hidden = sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["C"].hidden = True

    def hide(sheet: Any) -> None:
        rows(("备用",))(sheet)
        sheet.sheet_state = "veryHidden"

    document = read(fill, hide)
    assert rows_of(document.tables[0])[1] == ["1", "甲", "x"]
    assert len(document.tables) == 1
    assert messages(document) == [
        "I006 隐藏的工作表没有读入：表2",
        "I006 隐藏的行照样读入：工作表“表1”第2-3行",
        "I006 隐藏的列照样读入：工作表“表1”C列",
    ]


def test_text_under_a_merge_is_said() -> None:
    def fill(sheet: Any) -> None:
        rows(("甲", "乙"), ("丙", "丁"))(sheet)
        sheet.merged_cells.add("A1:A2")

    document = read(fill)
    assert layout(document.tables[0])[0] == ("甲", (0, 0), (2, 1))
    assert messages(document) == ["I006 被合并格盖住的文字没有读入：工作表“表1”的A2格“丙”"]


def test_a_cell_far_away_costs_nothing() -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"] = "甲"
        sheet["XFD1048576"] = "乙"
        sheet.merged_cells.add("B2:XFD1048575")

    table = read(fill).tables[0]
    assert rows_of(table) == [["甲", ""], ["", "乙"]]
    assert (table.row_numbers, table.column_numbers) == ((0, 1048575), (0, 16383))


def test_line_breaks_and_errors_in_cells() -> None:
    document = read(rows(("区委办\n区政府办", "#REF!", True, "010")))
    assert rows_of(document.tables[0]) == [["区委办\n区政府办", "#REF!", "TRUE", "010"]]
    assert messages(document) == ["I009 公式的结果是错误：工作表“表1”的B1格“#REF!”"]


def test_numbers_and_dates_read_as_they_show() -> None:
    def fill(sheet: Any) -> None:
        values = [5.0, 0.1, 0.95, date(2021, 7, 10), datetime(2021, 7, 10), 0.1 + 0.2, 44_000]
        formats = [
            "General",
            "0.00",
            "0%",
            "yyyy-mm-dd",
            'yyyy"年"m"月"d"日";@',
            "General",
            "#,##0",
        ]
        for column, (value, shown) in enumerate(zip(values, formats, strict=True), 1):
            sheet.cell(1, column, value).number_format = shown

    assert rows_of(read(fill).tables[0]) == [
        ["5", "0.10", "95%", "2021-07-10", "2021年7月10日", "0.3", "44,000"]
    ]


@pytest.mark.parametrize(
    ("stored", "code", "shown"),
    [
        ("5.0", "General", "5"),
        ("0.10000000000000001", "General", "0.1"),
        ("1E-3", "General", "0.001"),
        ("123456789012345678", "General", "123456789012345678"),
        ("-0", "General", "0"),
        ("2.5", "0", "3"),
        ("0.5", "#.##", ".5"),
        ("1234567.5", "#,##0.00", "1,234,567.50"),
        ("-5", "0.0;[Red]-0.0", "-5.0"),
        ("-5", "#,##0;(#,##0)", "(5)"),
        ("0", "0;-0;;@", ""),
        ("5", '0"分"', "5分"),
        ("-5", '0"分"', "-5分"),
        ("5", "￥#,##0.00", "￥5.00"),
        ("5", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "5.00"),
        ("12", "[DBNum1][$-804]General", "十二"),
        ("0.125", "0.0%", "12.5%"),
        ("44387", "yyyy/m/d", "2021/7/10"),
        ("44387", "[DBNum1]yyyy年m月d日", "二〇二一年七月十日"),
        ("44387.75", "h:mm", "18:00"),
        ("44387.75", "上午/下午h时mm分", "下午6时00分"),
        ("44387", "mm-dd", "2021-07-10"),
        ("44387", "m月d日", "2021年7月10日"),
        ("44387", 'm"月"d"日";@', "2021年7月10日"),
        ("44387", "d-mmm", "2021-07-10"),
        ("44387", "m月", "2021年7月"),
        ("44387", "[DBNum1]m月d日", "二〇二一年七月十日"),
        ("44387.75", "m月d日 h时", "2021年7月10日 18时"),
        ("44387.75", "mm:ss", "00:00"),
        ("5", "m月d日", "1月5日"),
        ("1.5", "[h]:mm", "36:00"),
        ("44387", "aaaa", "星期六"),
        ("3.5", "# ?/?", "3.5"),
        ("13800001111", "000-0000-0000", "13800001111"),
        ("1E999", "0", "1E999"),
        ("5", ";;", "5"),
        ("99999999999", "yyyy-mm-dd", "99999999999"),
        ("甲", "0", "甲"),
    ],
)
def test_a_number_in_its_format(stored: str, code: str, shown: str) -> None:
    assert show_number(stored, code) == shown


def test_shared_texts_with_runs_readings_and_escapes() -> None:
    texts = (
        "<si><t>责任</t></si>"
        "<si><r><t>区委</t></r><r><rPr><b/></rPr><t>办</t></r><rPh sb='0' eb='1'><t>qu</t></rPh></si>"
        "<si><t>甲_x000D_\n乙</t></si>"
    )
    row = "".join(f'<c t="s"><v>{n}</v></c>' for n in (0, 1, 2, 9))
    document = read_excel_source(small_book(f"<row>{row}</row>", texts=texts), "表.xlsx")
    assert rows_of(document.tables[0]) == [["责任", "区委办", "甲\n乙"]]
    assert messages(document) == ["I009 格里的文字在文件里找不到：工作表“表”的D1格"]


def test_cells_without_places_and_cells_of_every_type() -> None:
    row = (
        '<c t="str"><f>A1</f><v>算出的字</v></c><c t="d"><v>2021-07-10T00:00:00</v></c>'
        '<c r="E1" t="b"><v>0</v></c><c><v>7</v></c><c t="str"><f>IF(1,"")</f><v></v></c>'
    )
    document = read_excel_source(small_book(f"<row>{row}</row><row><c><v>8</v></c></row>"), "表")
    assert rows_of(document.tables[0]) == [
        ["算出的字", "2021-07-10", "FALSE", "7"],
        ["8", "", "", ""],
    ]
    assert document.tables[0].column_numbers == (0, 1, 4, 5)
    assert document.diagnostics == ()


def test_text_boxes_are_read_and_pictures_said() -> None:
    drawing = (
        '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:sp><xdr:txBody><a:p>'
        "<a:r><a:t>填表</a:t></a:r><a:r><a:t>说明</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:pic/>"
        "</xdr:wsDr>"
    )
    document = read_excel_source(small_book("", drawing=drawing), "表.xlsx")
    assert [(b.text, b.part) for b in document.paragraphs] == [("填表说明", "box")]
    assert messages(document) == ["I007 图片里的内容读不出来：工作表“表”"]


def test_days_are_counted_from_1904_where_the_workbook_says_so() -> None:
    assert show_number("0", "yyyy-mm-dd", from_1904=True) == "1904-01-01"
    assert show_number("1", "yyyy-mm-dd") == "1900-01-01"
    assert show_number("61", "yyyy-mm-dd") == "1900-03-01"
