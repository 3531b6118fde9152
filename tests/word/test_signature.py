"""Names and date below a text stand where the text they are put into ends, however wide it is."""

from __future__ import annotations

import pytest
from docx.shared import Twips

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TAG = "{{p letter | signature }}"
NAME, DATE = "示例区质量发展委员会", "2024年7月1日"
LETTER = {"issuers": [NAME], "date": DATE, "sealed": True}


def text_wide(word, width):
    """A document whose text is ``width`` twips wide."""
    document = word.document(TAG)
    section = document.sections[0]
    section.page_width = Twips(width) + section.left_margin + section.right_margin
    return document


def indents(page, side):
    """The indents of all paragraphs on a side, in twips."""
    return [int(p.get(f"{W}{side}")) for p in page.body.iter(f"{W}ind")]


@pytest.mark.parametrize("width", [8844, 12616, 6000])
def test_a_seal_has_the_same_room_on_the_right_of_any_page(word, width):
    page = word.fill(text_wide(word, width), context={"letter": LETTER})
    official = word.fill(text_wide(word, 8844), context={"letter": LETTER})
    assert page.paragraphs == [NAME, DATE]
    assert indents(page, "left")[0] - indents(official, "left")[0] == width - 8844
    assert indents(page, "right") == indents(official, "right")


def test_in_a_cell_the_name_is_centred_above_the_date_within_the_cell(word):
    document = word.document([["甲", TAG]])
    table = document.tables[0]
    for cell, width in zip(table.rows[0].cells, (2844, 6000), strict=True):
        cell.width = Twips(width)
    page = word.fill(document, context={"letter": LETTER})
    alone = word.fill(text_wide(word, 6000), context={"letter": LETTER})
    assert page.tables[0][0][1].text == f"{NAME}\n{DATE}"
    assert 0 <= indents(alone, "left")[0] - indents(page, "left")[0] < 400  # margins of the cell
