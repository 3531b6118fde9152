"""Long text in Markdown: outline, plain text and pictures, without losing a character."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filings.language.markdown_text import (
    outline,
    picture_paths,
    plain_text,
    read_blocks,
    table_faults,
)
from filings.language.text_blocks import Heading, ListItem, Paragraph, Picture, Run, Table

TEXT = """# 基本情况
第一段，**要点**。
## 主要做法
1. 甲
2. 乙

![合影](佐证材料/合 影(1).png)

| 指标 | 数 |
|:--|:-:|
| 合格率 | 9 |
"""


def test_the_outline_names_level_title_and_line():
    found = [(h.level, h.title, h.line) for h in outline(TEXT)]
    assert found == [(1, "基本情况", 1), (2, "主要做法", 3)]


def test_plain_text_has_a_block_a_line_and_no_marks():
    assert plain_text(TEXT).split("\n") == [
        "基本情况",
        "第一段，要点。",
        "主要做法",
        "甲",
        "乙",
        "合影",
        "指标\t数",
        "合格率\t9",
    ]


def test_pictures_are_found_with_their_lines():
    assert picture_paths("文\n![a](x.png)\n文![b](y/z.png)字") == [("x.png", 2), ("y/z.png", 3)]
    assert picture_paths("[链接](a.png) `![x](y)`") == []


@pytest.mark.parametrize(
    "path", ["照 片.png", "佐证材料/图1.png", "a_b_c.png", "图%20.png", "C:\\x.png", "图（1）.png"]
)
def test_the_path_of_a_picture_stays_as_typed(path):
    assert picture_paths(f"![说明]({path})") == [(path, 1)]


def test_a_list_of_blocks_belongs_to_whoever_asked_for_it():
    read_blocks("# 一\n\n正文").clear()
    assert len(read_blocks("# 一\n\n正文")) == 2


def test_blocks_come_in_reading_order_with_their_kinds():
    kinds = [type(b) for b in read_blocks(TEXT.replace("合 影(1)", "合影"))]
    assert kinds == [Heading, Paragraph, Heading, ListItem, ListItem, Picture, Table]


@pytest.mark.parametrize(
    ("text", "bold"),
    [
        ("**重点：**内容", "重点："),
        ("见**“甲”**乙", "“甲”"),
        ("**（一）**甲", "（一）"),
        ("甲**乙**丙", "乙"),
    ],
)
def test_bold_works_beside_chinese_marks(text, bold):
    [paragraph] = read_blocks(text)
    assert [r.text for r in paragraph.runs if r.bold] == [bold]
    assert "*" not in plain_text(text)


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("甲，\n乙", ["甲，", "乙"]),
        ("甲。\n乙", ["甲。", "乙"]),
        ("甲\n　　乙", ["甲", "乙"]),
        ("　　甲", ["甲"]),
        ("ISO\n9001", ["ISO", "9001"]),
        ("WPS and\nword", ["WPS and word"]),
        ("通过\niso认证", ["通过iso认证"]),
        ("甲。\niso认证", ["甲。", "iso认证"]),
        ("1、一\n2、二", ["1、一", "2、二"]),
        ("1.没空格\n-没空格", ["1.没空格", "-没空格"]),
        ("2026. 这一年\n0. 零", ["2026. 这一年", "0. 零"]),
        ("甲\\\n乙", ["甲\n乙"]),
        ("甲\n\n乙", ["甲", "乙"]),
        ("    缩进", ["缩进"]),
        ("甲\n----", ["甲"]),
    ],
)
def test_lines_become_paragraphs_as_a_clerk_means_them(text, paragraphs):
    assert ["".join(r.text for r in b.runs) for b in read_blocks(text)] == paragraphs


def test_a_text_pasted_from_word_has_its_paragraphs_and_titles():
    text = (
        "一、基本情况\n　　我镇位于东部。\n二、主要措施\n（一）健全机制\n1.成立专班\n由镇长任组长。\n"
        "2. 印发方案\n明确任务\n（1）甲项\n内容。\n三、2026年，全镇实现产值3亿元。"
    )
    assert [(type(b), "".join(r.text for r in b.runs), b.line) for b in read_blocks(text)] == [
        (Heading, "一、基本情况", 1),
        (Paragraph, "我镇位于东部。", 2),
        (Heading, "二、主要措施", 3),
        (Heading, "（一）健全机制", 4),
        (Heading, "1.成立专班", 5),
        (Paragraph, "由镇长任组长。", 6),
        (Heading, "2.印发方案", 7),
        (Paragraph, "明确任务", 8),
        (Heading, "（1）甲项", 9),
        (Paragraph, "内容。", 10),
        (Paragraph, "三、2026年，全镇实现产值3亿元。", 11),
    ]
    assert [h.level for h in outline(text)] == [1, 1, 2, 3, 3, 4]


@pytest.mark.parametrize(
    "text",
    [
        "1. 甲\n2. 乙\n\n以上两项。",
        "1.甲\n2.乙\n以上两项。",
        "（1）甲\n（2）乙",
        "1.成立专班。\n由镇长任组长。",
        "1.成立专班，印发方案。由镇长负责\n由镇长任组长。",
        "### 小\n\n1. 甲\n\n正文。",
        "二、" + "很长" * 20 + "\n正文。",
        "- 一、甲",
    ],
)
def test_what_is_numbered_but_heads_nothing_is_no_title(text):
    assert [h.line for h in outline(text) if h.typed] == []


def test_a_heading_with_a_mark_and_a_typed_number_is_one_heading():
    [heading, _paragraph] = read_blocks("# 一、基本情况\n正文")
    assert (heading.title, heading.typed) == ("一、基本情况", False)


@pytest.mark.parametrize(
    ("text", "level"),
    [("＃ 取得成效", 1), ("＃＃取得成效", 2), ("#　取得成效", 1), ("　　# 取得成效", 1)],
)
def test_a_full_width_mark_makes_a_heading_too(text, level):
    assert [(h.level, h.title) for h in outline(text)] == [(level, "取得成效")]


@pytest.mark.parametrize(
    "text",
    [
        "![图]（佐证材料/图（1）.png）",
        "！[图](佐证材料/图（1）.png)",
        "！［图］（佐证材料/图（1）.png）",
    ],
)
def test_a_picture_with_full_width_marks_is_a_picture(text):
    assert read_blocks(f"见下图。\n{text}")[1:] == [Picture("佐证材料/图（1）.png", "图", 2)]


def test_words_in_brackets_are_no_picture():
    assert picture_paths("大家好！[注](见附件)，！［图］（见附件）") == []


def table_of(text):
    [table] = [b for b in read_blocks(text) if isinstance(b, Table)]
    return [["".join(r.text for r in cell) for cell in row] for row in table.rows]


def test_a_table_is_as_wide_as_its_longest_row_and_the_row_is_told():
    text = "说明\n| a | b |\n|--|--|\n| 1 | 2 | 3 |\n| 4 |"
    assert table_of(text)[:2] == [["a", "b", ""], ["1", "2", "3"]]
    assert [(f.line, f.cells, f.columns) for f in table_faults(text)] == [(4, 3, 2)]


@pytest.mark.parametrize(
    "text",
    [
        "｜ a ｜ b ｜\n｜－－｜－－｜\n｜ 1 ｜ 2 ｜",
        "| a | b |\n|--|\n| 1 | 2 |",
        "| a | b |\n|——|：——：|--|\n| 1 ｜ 2 |",
    ],
)
def test_a_table_with_a_wrong_rule_or_full_width_bars_is_a_table(text):
    assert [row[:2] for row in table_of(text)] == [["a", "b"], ["1", "2"]]
    assert table_faults(text) == []


def test_a_full_width_bar_within_a_cell_stays():
    assert table_of("| 甲｜乙 | b |\n|--|--|\n| 1 | 2｜3 |") == [["甲｜乙", "b"], ["1", "2｜3"]]


def test_lines_like_a_table_without_a_rule_are_told():
    text = "| a | b |\n| 1 | 2 |\n\n甲 | 乙\n```\n| 码 | 码 |\n```"
    assert [(f.line, f.cells, f.columns) for f in table_faults(text)] == [(1, 2, 0), (2, 2, 0)]
    assert "| a | b |" in plain_text(text)


def test_text_right_below_a_table_is_not_swallowed_by_it():
    table, *below = read_blocks("| a |\n|--|\n| 1 |\n注：略\n再说")
    assert len(table.rows) == 2
    assert [(b.runs[0].text, b.line) for b in below] == [("注：略", 4), ("再说", 5)]


def test_numbers_of_lists_are_those_that_were_typed():
    items = read_blocks("3. 三\n5. 五\n5. 又")
    assert [b.number for b in items] == [3, 5, 5]


def test_lists_know_their_depth_and_number():
    items = read_blocks("3. 甲\n4. 乙\n   - 丙\n\n   续")
    assert [(b.depth, b.number) for b in items if isinstance(b, ListItem)] == [
        (1, 3),
        (1, 4),
        (2, 0),
    ]
    assert items[-1] == Paragraph((Run("续"),), 5)


@pytest.mark.parametrize(
    "text",
    [
        "<b>甲</b>",
        "&nbsp;&amp;",
        "__年__月",
        "5*3*2",
        "[1]: 注",
        "[2021]",
        "1、甲",
        "#",
        "~~甲~~",
        "100%",
    ],
)
def test_what_is_no_mark_stays(text):
    assert plain_text(text) == ("" if text == "#" else text)


@given(st.text(st.sampled_from("甲乙丙，。：“”（）0123_<>&%、 ")))
def test_text_without_marks_of_markdown_keeps_every_character(text):
    kept = "".join(plain_text("甲" + text).split())
    assert kept == "甲" + "".join(text.split())


@given(
    st.text(st.sampled_from("#*-|`![]()>1. \n\t甲a_<&\\~+=:\u3000＃｜！［］（）一、"), max_size=60)
)
def test_any_text_can_be_read(text):
    for heading in outline(text):
        assert 1 <= heading.line <= text.count("\n") + 1
    plain_text(text)
    picture_paths(text)


def test_the_parser_is_imported_only_when_something_is_read():
    code = "import sys, filings.language.markdown_text; print('markdown_it' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
