"""Whatever way a Word table is written, its grid is the one that is printed."""

from __future__ import annotations

from support.compatibility.word_xml import control, p, tbl, tc, text_box, tr
from support.foreign import layout, messages, read_word, rows_of

from filings.source import SourceTable

RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def row(*cells: str, look: str) -> str:
    return tr(*cells).replace("<w:tr>", f"<w:tr><w:trPr>{look}</w:trPr>", 1)


def table(*rows: tuple[str, ...] | str, columns: int = 3) -> SourceTable:
    """The first table of a file that holds one."""
    return read_word(tbl(*rows, columns=columns)).tables[0]


def test_cells_span_columns_and_rows() -> None:
    read = table(
        tr(tc("类别", look=RESTART), tc("内容", look=span(2))),
        tr(tc("", look=CONTINUE), "甲", "乙"),
    )
    assert layout(read) == [
        ("类别", (0, 0), (2, 1)),
        ("内容", (0, 1), (1, 2)),
        ("甲", (1, 1), (1, 1)),
        ("乙", (1, 2), (1, 1)),
    ]
    assert rows_of(read) == [["类别", "内容", "内容"], ["类别", "甲", "乙"]]


def test_a_merge_over_rows_ends_where_the_next_begins() -> None:
    read = table(
        tr(tc("一", look=RESTART), "甲"),
        tr(tc("", look=CONTINUE), "乙"),
        tr(tc("二", look=RESTART), "丙"),
        tr(tc("", look=CONTINUE), "丁"),
        columns=2,
    )
    assert [r[0] for r in rows_of(read)] == ["一", "一", "二", "二"]


def test_a_cell_that_continues_nothing_stands_by_itself_and_says_so() -> None:
    read = table(tr(tc("", look=CONTINUE), "甲"), tr(tc("", look=CONTINUE), "乙"), columns=2)
    assert layout(read)[0] == ("", (0, 0), (2, 1))
    assert [cell.continued for cell in read.cells] == [True, False, False]


def test_a_cell_does_not_continue_one_that_is_not_merged() -> None:
    read = table(tr("一", "甲"), tr(tc("", look=CONTINUE), "乙"), columns=2)
    assert rows_of(read) == [["一", "甲"], ["", "乙"]]
    assert read.cells[2].continued


def test_a_merge_does_not_go_on_where_the_edges_differ() -> None:
    read = table(
        tr(tc("一", look=RESTART + span(2)), "甲"),
        tr(tc("二", look=CONTINUE), "乙", "丙"),
    )
    assert rows_of(read) == [["一", "一", "甲"], ["二", "乙", "丙"]]


def test_rows_may_begin_and_end_with_columns_left_out() -> None:
    read = table(
        tr("一", "二", "三"),
        row("乙", look='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
    )
    assert rows_of(read) == [["一", "二", "三"], ["", "乙", ""]]
    assert (1, 0) not in read.grid


def test_the_old_way_to_merge_sideways_counts() -> None:
    read = table(
        tr(tc("类别", look='<w:hMerge w:val="restart"/>'), tc("", look="<w:hMerge/>"), "甲"),
        tr("一", "二", "三"),
    )
    assert layout(read)[0] == ("类别", (0, 0), (1, 2))


def test_edges_that_no_cell_uses_are_no_columns() -> None:
    read = table(
        tr(tc("序号", look=span(2)), tc("内容", look=span(5))),
        tr(tc("1", look=span(2)), tc("甲", look=span(5))),
        columns=7,
    )
    assert (read.column_count, rows_of(read)) == (2, [["序号", "内容"], ["1", "甲"]])


def test_a_row_of_another_length_is_fitted_by_its_widths() -> None:
    read = table(
        tr(tc("附表", width=6000)),
        tr("序号", "内容", "单位"),
        tr(tc("小计", width=4000), tc("5分", width=2000)),
    )
    assert rows_of(read) == [
        ["附表", "附表", "附表"],
        ["序号", "内容", "单位"],
        ["小计", "小计", "5分"],
    ]
    assert [bool(cell.doubt) for cell in read.cells] == [False] * 4 + [True] * 2


def test_a_row_whose_widths_fit_nowhere_stays_short() -> None:
    read = table(tr("序号", "内容", "单位"), tr(tc("一", width=3100), tc("二", width=2900)))
    assert rows_of(read)[1] == ["一", "二", ""]
    assert read.cells[-1].doubt


def test_rows_and_cells_in_content_controls_are_rows_and_cells() -> None:
    read = table(control(tr("一", control(tc("二")))), control(control(tr("三", "四"))), columns=2)
    assert rows_of(read) == [["一", "二"], ["三", "四"]]


def test_tables_within_a_cell_stand_in_the_cell() -> None:
    inner = tbl(("内一", "内二"))
    read = table(tr(tc(p("前"), inner, p("后")), "乙"), columns=2)
    assert rows_of(read) == [["前\n后", "乙"]]
    assert [rows_of(t) for t in read.cells[0].tables] == [[["内一", "内二"]]]


def test_a_text_box_in_a_cell_belongs_to_the_cell_once() -> None:
    read = table(tr(tc(p("甲", text_box(p("框里")))), "乙"), columns=2)
    assert rows_of(read) == [["甲\n框里", "乙"]]


def test_deleted_rows_and_cells_are_gone_and_the_others_keep_their_numbers() -> None:
    document = read_word(
        tbl(
            ("一", "二"),
            row("删", "去", look='<w:del w:id="1" w:author="某"/>'),
            tr("三", tc("没", look='<w:cellDel w:id="2" w:author="某"/>'), "四"),
            row("五", "六", look='<w:ins w:id="3" w:author="某"/>'),
        )
    )
    read = document.tables[0]
    assert rows_of(read) == [["一", "二"], ["三", "四"], ["五", "六"]]
    assert read.row_numbers == (0, 2, 3)
    assert messages(document) == ["I005 文件里有未接受的修订，按全部接受读入：插入的算，删除的不算"]


def test_a_hidden_row_is_left_out_and_said() -> None:
    document = read_word(tbl(("一", "二"), row("藏", "住", look="<w:hidden/>"), ("三", "四")))
    assert rows_of(document.tables[0]) == [["一", "二"], ["三", "四"]]
    assert document.tables[0].row_numbers == (0, 2)
    assert messages(document) == ["I006 隐藏的文字没有读入：第1个表格第2行第1格“藏 住”"]


def test_text_that_a_merge_covers_is_left_out_and_said_with_its_place() -> None:
    document = read_word(
        tbl(tr(tc("一", look=RESTART), "甲"), tr(tc("藏住", look=CONTINUE), "乙"), columns=2)
    )
    assert rows_of(document.tables[0]) == [["一", "甲"], ["一", "乙"]]
    finding = document.diagnostics[0]
    assert (finding.code, finding.where) == ("I006", "第1个表格第2行第1格")
    assert finding.source == {"table": 0, "row": 1}
    assert "藏住" in finding.message


def test_text_that_only_repeats_the_merged_cell_is_not_worth_a_word() -> None:
    document = read_word(
        tbl(tr(tc("一", look=RESTART), "甲"), tr(tc("一", look=CONTINUE), "乙"), columns=2)
    )
    assert document.diagnostics == ()


def test_rows_marked_as_header_count_from_the_top() -> None:
    read = table(
        row("序号", "内容", look="<w:tblHeader/>"),
        row("(1)", "(2)", look='<w:tblHeader w:val="true"/>'),
        tr("1", "甲"),
        row("2", "乙", look="<w:tblHeader/>"),
        columns=2,
    )
    assert read.header_rows == 2


def test_tables_and_paragraphs_are_numbered_as_in_messages() -> None:
    document = read_word(
        p("一") + tbl(("甲",)) + p(text_box(p("框"), tbl(("框内",)))) + tbl(("乙",)) + p("三")
    )
    assert [(b.index, b.text) for b in document.paragraphs] == [
        (0, "一"),
        (1, ""),
        (1, "框"),
        (2, "三"),
    ]
    assert [(t.index, t.part, rows_of(t)) for t in document.tables] == [
        (0, "body", [["甲"]]),
        (2, "box", [["框内"]]),
        (1, "body", [["乙"]]),
    ]


def test_a_span_without_measure_stays_within_limits() -> None:
    read = table(tr(tc("甲", look=span(2_000_000_000)), "乙"), tr("一", "二"))
    assert read.column_count <= 1_002
    assert read.text(0, 0) == "甲"
