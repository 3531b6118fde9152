"""Loops and conditions: rows, cells, paragraphs, and nothing blank left behind."""

from __future__ import annotations

import pytest
from docx.shared import Twips

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

ROWS = [{"no": "1", "units": ["甲", "乙"]}, {"no": "2", "units": []}]


def test_a_row_loop_gives_a_row_for_each_entry(word):
    table = [
        ["序号", "单位"],
        ["{%tr for r in rows %}", ""],
        ["{{ r.no }}", "{{ r.units | join }}"],
        ["{%tr endfor %}", ""],
    ]
    page = word.fill(table, context={"rows": ROWS})
    assert page.texts() == [["序号", "单位"], ["1", "甲、乙"], ["2", ""]]


def test_a_table_left_without_rows_goes(word):
    table = [["{%tr for r in rows %}"], ["{{ r }}"], ["{%tr endfor %}"]]
    page = word.fill("前", table, "后", context={"rows": []})
    assert page.tables == []
    assert page.paragraphs == ["前", "后"]


def test_conditions_on_rows_and_else(word):
    table = [
        ["{%tr for r in rows %}"],
        ["{%tr if r.no == '1' %}"],
        ["一{{ loop.index }}"],
        ["{%tr else %}"],
        ["其他{{ loop.last }}"],
        ["{%tr endif %}"],
        ["{%tr endfor %}"],
    ]
    assert word.fill(table, context={"rows": ROWS}).texts() == [["一1"], ["其他是"]]


def test_paragraph_loops_leave_no_blank_lines(word):
    page = word.fill(
        "前",
        "{%p for u in units %}",
        "{{ u }}",
        "{%p endfor %}",
        "{%p if units %}",
        "有",
        "{%p elif none %}",
        "空",
        "{%p else %}",
        "无",
        "{%p endif %}",
        "{# 说明 #}",
        "后",
        context={"units": ["甲", "乙"], "none": None},
    )
    assert page.paragraphs == ["前", "甲", "乙", "有", "后"]


def test_a_plain_tag_alone_in_its_paragraph_leaves_no_blank_line(word):
    page = word.fill(
        "前", "{% for u in units %}", "{{ u }}", "{% endfor %}", "后", context={"units": ["甲"]}
    )
    assert page.paragraphs == ["前", "甲", "后"]


def test_a_paragraph_that_is_all_conditional_goes_with_its_text(word):
    page = word.fill("前", "{% if a %}有{{ a }}{% endif %}", "后", context={"a": ""})
    assert page.paragraphs == ["前", "后"]


def test_a_paragraph_that_merely_prints_nothing_stays(word):
    assert word.fill("前", "{{ a }}", "后", context={"a": ""}).paragraphs == ["前", "", "后"]


def test_a_cell_whose_paragraphs_all_go_keeps_one(word):
    document = word.document([["{%p if a %}", "旁"]])
    cell = document.tables[0].cell(0, 0)
    cell.add_paragraph("文字")
    cell.add_paragraph("{%p endif %}")
    page = word.fill(document, context={"a": False})
    assert page.texts() == [["", "旁"]]


def test_a_table_that_ends_a_cell_gets_a_paragraph_after_it(word):
    document = word.document([["{%p if a %}"]])
    cell = document.tables[0].cell(0, 0)
    inner = cell.add_table(1, 1)
    inner.cell(0, 0).text = "内"
    cell.add_paragraph("{%p endif %}")
    for paragraph in cell.paragraphs:
        if not paragraph.text:
            paragraph._p.getparent().remove(paragraph._p)
    page = word.fill(document, context={"a": True})
    outer = next(page.body.iter(f"{W}tc"))
    assert [c.tag for c in outer][-2:] == [f"{W}tbl", f"{W}p"]


def test_a_cell_loop_adds_columns_and_the_grid_follows(word):
    table = [
        ["名称", "{%tc for y in years %}", "{{ y }}", "{%tc endfor %}"],
        ["数", "{%tc for y in years %}", "{{ y }}值", "{%tc endfor %}"],
    ]
    document = word.document(table)
    total = sum(int(c.get(f"{W}w")) for c in document.tables[0]._tbl.tblGrid)
    page = word.fill(document, context={"years": ["2021", "2022", "2023", "2024"]})
    assert page.texts()[0] == ["名称", "2021", "2022", "2023", "2024"]
    assert len(page.grid()) == 5
    assert sum(page.grid()) == total
    assert [c.width for c in page.tables[0][1]] == page.grid()


def test_columns_take_the_widths_of_their_cells_though_they_are_as_many_as_the_template_has(word):
    table = [["名称", "{%tc for y in years %}", "{{ y }}", "{%tc endfor %}"]] * 2
    document = word.document(table)
    widths = (2000, 100, 1000, 100)
    for column, width in zip(document.tables[0]._tbl.tblGrid, widths, strict=True):
        column.set(f"{W}w", str(width))
    for row in document.tables[0].rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Twips(width)
    page = word.fill(document, context={"years": ["2021", "2022", "2023"]})
    assert page.grid() == [1280, 640, 640, 640]
    assert [[c.width for c in row] for row in page.tables[0]] == [page.grid()] * 2


def test_a_table_without_rows_goes_and_takes_nothing_of_what_follows(word):
    table = [["{%tr for r in rows %}", ""], ["{{ r }}", ""], ["{%tr endfor %}", ""]]
    page = word.fill("前", table, "{{p text }}", "后", context={"rows": [], "text": "文"})
    assert page.tables == []
    assert page.paragraphs == ["前", "文", "后"]


def test_a_cell_condition_takes_a_column_away(word):
    table = [["一", "{%tc if wide %}", "二", "{%tc endif %}", "三"]] * 2
    assert word.fill(table, context={"wide": False}).texts() == [["一", "三"]] * 2
    page = word.fill(table, context={"wide": True})
    assert page.texts() == [["一", "二", "三"]] * 2
    assert len(page.grid()) == 3


def test_a_span_by_data_keeps_the_grid_and_widens_the_cell(word):
    document = word.document(
        [
            ["一", "二", "三", "", ""],
            [
                "{% colspan 2 if merged else 1 %}甲",
                "{%tc if not merged %}",
                "乙",
                "{%tc endif %}",
                "丙",
            ],
        ]
    )
    table = document.tables[0]
    for cell in table._tbl.tr_lst[0].tc_lst[3:]:
        table._tbl.tr_lst[0].remove(cell)
    for column in list(table._tbl.tblGrid)[3:]:
        table._tbl.tblGrid.remove(column)
    for column, width in zip(table._tbl.tblGrid, (1000, 2000, 3000), strict=True):
        column.set(f"{W}w", str(width))
    page = word.fill(document, context={"merged": True})
    assert page.grid() == [1000, 2000, 3000]
    assert [(c.text, c.span, c.width) for c in page.tables[0][1]] == [
        ("甲", 2, 3000),
        ("丙", 1, 3000),
    ]
    page = word.fill(document, context={"merged": False})
    assert [c.width for c in page.tables[0][1]] == [1000, 2000, 3000]


def test_rows_of_different_lengths_are_an_error_with_its_place(word):
    table = [["一", "二", "三"], ["甲", "{%tc if a %}", "乙"], ["{%tc endif %}", "", ""]]
    table = [["一", "二", ""], ["甲", "{% colspan n %}乙", ""]]
    problems = word.problems("段", table, context={"n": 3})
    assert [(p.code, p.where) for p in problems] == [("T008", "第1个表格第2行第2格")]
    assert problems[0].source == {"table": 0, "row": 1}


@pytest.mark.parametrize("value", ["0", "甲", "-1", ""])
def test_a_span_that_is_no_number_is_an_error(word, value):
    problems = word.problems([["{% colspan n %}乙", ""]], context={"n": value})
    assert "T010" in [p.code for p in problems]


def test_a_cell_is_coloured_by_data(word):
    page = word.fill([["{% cellbg c %}甲"]], context={"c": "FFEE00"})
    assert next(page.body.iter(f"{W}shd")).get(f"{W}fill") == "FFEE00"
    assert page.texts() == [["甲"]]
    [problem] = word.problems([["{% cellbg c %}甲"]], context={"c": "红"})
    assert (problem.code, problem.where) == ("T010", "第1个表格第1行第1格")


def test_horizontal_merge_by_a_loop(word):
    table = [["{%tc for y in years %}", "{% hm %}合", "{%tc endfor %}"], ["甲", "乙", "丙"]]
    page = word.fill(table, context={"years": ["1", "2", "3"]})
    assert [(c.text, c.span) for c in page.tables[0][0]] == [("合", 3)]


def test_bookmarks_and_drawings_in_a_loop_stay_unique(word):
    document = word.document("{%p for u in units %}", "{{ u }}", "{%p endfor %}")
    paragraph = document.paragraphs[1]._p
    for name, attributes in (
        ("bookmarkStart", {"id": "7", "name": "签"}),
        ("bookmarkEnd", {"id": "7"}),
    ):
        mark = paragraph.makeelement(f"{W}{name}", {f"{W}{k}": v for k, v in attributes.items()})
        paragraph.append(mark)
    page = word.fill(document, context={"units": ["甲", "乙"]})
    assert [b.get(f"{W}name") for b in page.body.iter(f"{W}bookmarkStart")] == ["签"]
    assert len(list(page.body.iter(f"{W}bookmarkEnd"))) == 1


def test_two_thousand_rows_come_out(word):
    table = [
        ["{%tr for r in rows %}", ""],
        ["{% vm r.k %}{{ r.k }}", "{{ r.t }}"],
        ["{%tr endfor %}", ""],
    ]
    rows = [{"k": str(i // 7), "t": f"内容{i}\n第二行"} for i in range(2000)]
    page = word.fill(table, context={"rows": rows})
    assert [r[1] for r in page.texts()] == [r["t"] for r in rows]


def test_tables_of_a_loop_stay_apart_and_the_body_ends_with_a_paragraph(word):
    document = word.document("{%p for t in tables %}", [["{{ t }}"]], "{%p endfor %}")
    page = word.fill(document, context={"tables": ["甲", "乙"]})
    assert [c.tag.removeprefix(W) for c in page.body] == ["tbl", "p", "tbl", "p", "sectPr"]


def test_a_header_whose_paragraphs_all_go_keeps_one(word):
    page = word.fill("甲", header="{% if a %}乙{% endif %}", context={"a": False})
    assert list(page.header_texts().values()) == [""]


CONTROL = (
    '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="{1}"/><w:showingPlcHdr/></w:sdtPr>'
    "<w:sdtContent>%s</w:sdtContent></w:sdt>"
)
TEXT = "<w:p><w:r><w:t>%s</w:t></w:r></w:p>"


def test_a_content_control_is_filled_and_no_longer_bound(word, change):
    xml = (CONTROL % (TEXT % "{{ a }}") + CONTROL % (TEXT % "别的")).encode()
    content = change(
        word.bytes_of(word.document("甲")),
        {"word/document.xml": lambda old: old.replace(b"<w:sectPr", xml + b"<w:sectPr", 1)},
    )
    page = word.fill_bytes(content, {"a": "乙"})
    assert "".join(page.body.itertext()) == "甲乙别的"
    assert len(list(page.body.iter(f"{W}dataBinding"))) == 1


def test_a_cell_that_ends_with_a_content_control_stays_as_it_is(word, change):
    old = (TEXT % "乙").encode()
    content = change(
        word.bytes_of(word.document([["乙"]], "{{ a }}")),
        {"word/document.xml": lambda xml: xml.replace(old, (CONTROL % (TEXT % "乙")).encode(), 1)},
    )
    page = word.fill_bytes(content, {"a": "丙"})
    assert [c.tag.removeprefix(W) for c in next(page.body.iter(f"{W}tc"))] == ["tcPr", "sdt"]
