"""Long text in Markdown: outline, plain text and pictures, without losing a character."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filings.language.markdown_text import (
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Table,
    outline,
    picture_paths,
    plain_text,
    read_blocks,
)

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
        ("甲，\n乙", ["甲，乙"]),
        ("甲。\n乙", ["甲。", "乙"]),
        ("甲\n　　乙", ["甲", "乙"]),
        ("　　甲", ["甲"]),
        ("ISO\n9001", ["ISO 9001"]),
        ("甲\\\n乙", ["甲\n乙"]),
        ("甲\n\n乙", ["甲", "乙"]),
        ("    缩进", ["缩进"]),
        ("甲\n----", ["甲"]),
    ],
)
def test_lines_become_paragraphs_as_a_clerk_means_them(text, paragraphs):
    assert ["".join(r.text for r in b.runs) for b in read_blocks(text)] == paragraphs


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


@given(st.text(st.sampled_from("#*-|`![]()>1. \n\t甲a_<&\\~+=:\u3000"), max_size=60))
def test_any_text_can_be_read(text):
    for heading in outline(text):
        assert 1 <= heading.line <= text.count("\n") + 1
    plain_text(text)
    picture_paths(text)


def test_the_parser_is_imported_only_when_something_is_read():
    code = "import sys, filings.language.markdown_text; print('markdown_it' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
