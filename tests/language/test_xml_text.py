"""Characters that would be lost in, or break, a Word file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from filings.language.xml_text import describe_character, illegal_characters, is_clean


@pytest.mark.parametrize(
    "ch", ["\x00", "\x0b", "\x0c", "\x1b", "\x1f", "\ufffe", "\uffff", "\ud800"]
)
def test_a_character_outside_xml_is_found_with_its_offset(ch: str) -> None:
    assert illegal_characters(f"合格率{ch}95%") == [(3, ch)]
    assert not is_clean(ch)


@pytest.mark.parametrize(
    "text", ["", "合格率<95% & >90%", "\t\n\r", "😀", "𠀀", "\x7f\x85", "\ufffd"]
)
def test_ordinary_text_is_clean(text: str) -> None:
    assert illegal_characters(text) == []
    assert is_clean(text)


@given(st.characters())
def test_a_character_is_clean_exactly_when_xml_takes_it(ch: str) -> None:
    element = etree.Element("t")
    try:
        element.text = ch
        taken = True
    except (ValueError, UnicodeEncodeError):
        taken = False
    assert is_clean(ch) == taken


def test_a_long_text_is_searched_to_its_end() -> None:
    text = "质量" * 500_000 + "\x0b"
    assert illegal_characters(text) == [(1_000_000, "\x0b")]


@pytest.mark.parametrize(
    ("ch", "words"),
    [
        ("\x0b", "U+000B 控制字符（竖向制表符，多为 Word 的手动换行）"),
        ("\x01", "U+0001 控制字符"),
        ("\ud83d", "U+D83D 不成对的半个字符"),
        ("\uffff", "U+FFFF 不是字符的编码"),
        ("甲", "U+7532 甲"),
    ],
)
def test_a_character_that_cannot_be_seen_is_put_in_words(ch: str, words: str) -> None:
    assert describe_character(ch) == words
