"""Names of output files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filings.documents.file_names import LONGEST_NAME, output_name


def test_a_name_has_the_number_and_the_title() -> None:
    assert output_name(3, "自查报告") == "03-自查报告.docx"


def test_an_ending_that_was_typed_is_not_doubled() -> None:
    assert output_name(1, "自查报告.docx") == output_name(1, "自查报告.DOCX") == "01-自查报告.docx"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("附件1/2：责任分工表", "01-附件1-2：责任分工表.docx"),
        ('关于"创建"的<请示>?', "01-关于-创建-的-请示.docx"),
        ("责任分工表. ", "01-责任分工表.docx"),
        ("第一行\n第二行\t末", "01-第一行-第二行-末.docx"),
        ("CON", "01-CON.docx"),
        ("..", "01-文档.docx"),
        ("", "01-文档.docx"),
    ],
)
def test_what_windows_does_not_bear_is_replaced(title: str, name: str) -> None:
    assert output_name(1, title) == name


def test_a_long_name_loses_its_middle_and_keeps_its_ends() -> None:
    name = output_name(12, "示例县" * 30 + "责任分工表")
    assert name.startswith("12-示例县示例县")
    assert name.endswith("责任分工表.docx")
    assert "…" in name


@given(st.integers(1, 999), st.text(max_size=200))
def test_any_title_gives_a_safe_name(index: int, title: str) -> None:
    name = output_name(index, title)
    assert len(name.encode()) <= LONGEST_NAME
    assert name.endswith(".docx")
    stem = name.removesuffix(".docx")
    assert stem == stem.strip(" .")
    assert not set(name) & set('<>:"/\\|?*')
    assert all(ord(c) >= 32 for c in name)


@given(st.lists(st.text(max_size=60), min_size=2, max_size=5))
def test_two_documents_of_a_project_never_share_a_name(titles: list[str]) -> None:
    names = [output_name(index, title).lower() for index, title in enumerate(titles, 1)]
    assert len(set(names)) == len(names)
