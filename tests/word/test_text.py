"""What goes in comes out: every character, in every place a template may name."""

from __future__ import annotations

import string
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

XML_TEXT = st.text(
    st.one_of(
        st.sampled_from("\t\n \u3000{}%#&<>\"'“”…—【】\\"),
        st.sampled_from(string.ascii_letters),
        st.characters(
            exclude_categories=("Cs",),
            exclude_characters="".join(
                map(chr, [*range(9), 11, 12, *range(13, 32), 0xFFFE, 0xFFFF])
            ),
        ),
    ),
    max_size=60,
)

AWKWARD = [
    "合格率<95% & 覆盖率>90%",
    "{{ 名称 }}",
    "{% for x in y %}",
    "{# 注 #}",
    "{_{ a }_}",
    "</w:t></w:r>",
    "&amp; &lt; &#65;",
    "“甲”‘乙’",
    "  前后  有  空格  ",
    "第一行\n第二行\t制表",
    "\n开头空行，结尾空行\n\n",
    "😀🏛️",
    "𠮷𡈽𪚥",
    "长" * 32 * 1024,
    "\u200b零宽\ufeff",
    "\ue000私用",
    "\x85\u2028",
]


@pytest.mark.parametrize("text", AWKWARD, ids=lambda t: t[:12])
def test_a_text_comes_out_as_it_went_in(word, text):
    page = word.fill(
        "前{{ text }}后", [["{{ text }}", "无"]], header="{{ text }}", context={"text": text}
    )
    assert page.paragraphs[0] == f"前{text}后"
    assert page.texts() == [[text, "无"]]
    assert list(page.header_texts().values()) == [text]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=XML_TEXT)
@example("\r")
def test_any_text_comes_out_of_paragraph_cell_header_and_title(word, text):
    document = word.document("{{ text }}", [["甲{{ text }}乙"]], header="{{ text }}")
    document.core_properties.title = "{{ text }}"
    page = word.fill(document, context={"text": text})
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    assert page.paragraphs[0] == lines
    assert page.texts() == [[f"甲{lines}乙"]]
    assert list(page.header_texts().values()) == [lines]
    title = page.root("docProps/core.xml").findtext("{http://purl.org/dc/elements/1.1/}title")
    assert (title or "") == lines


@pytest.mark.parametrize("text", ["甲\x0b乙", "\x00", "\x1b[0m", "\ufffe", "\uffff", "\ud800"])
def test_a_character_that_word_cannot_hold_is_refused_with_its_place(word, text):
    [problem] = word.problems("甲", "乙{{ text }}", context={"text": text})
    assert problem.code == "T011"
    assert problem.where == "正文第2段"
    assert f"U+{ord(next(c for c in text if c not in '甲')):04X}" in problem.message


def test_values_are_printed_as_documents_write_them(word):
    context = {
        "none": None,
        "yes": True,
        "number": 12,
        "points": Decimal("2.50"),
        "day": date(2021, 12, 31),
        "units": ["甲", "乙"],
    }
    page = word.fill(
        "{{ none }}|{{ yes }}|{{ number }}|{{ points }}|{{ points | points }}",
        "{{ day }}|{{ day | by_date }}|{{ day | chinese_date }}|{{ number | chinese_number }}",
        "{{ units | join }}|{{ units | join('；') }}|{{ units | length }}",
        "{{ units | lines }}",
        "{{ none | default('无') }}|{{ missing | default }}|{{ a.b.c | default('空') }}",
        "{{ number + 1 }}|{{ number * 2 - 1 }}|{{ number // 5 }}|{{ '共' ~ number ~ '项' }}",
        "{{ '多' if number > 3 else '少' }}|{{ '' if yes }}",
        context=context | {"a": {"b": {}}},
    )
    assert page.paragraphs == [
        "|是|12|2.50|2.5",
        "2021年12月31日|2021年12月31日前|二〇二一年十二月三十一日|十二",
        "甲、乙|甲；乙|2",
        "甲\n乙",
        "无||空",
        "13|23|2|共12项",
        "多|",
    ]


def test_a_key_goes_before_what_python_knows_under_its_name(word):
    context = {"rubric": {"items": ["甲"], "keys": "钥匙", "values": None, "get": "取"}}
    page = word.fill(
        "{{ rubric.items | join }}{{ rubric.keys }}{{ rubric.get }}{{ rubric['items'][0] }}",
        context=context,
    )
    assert page.paragraphs == ["甲钥匙取甲"]


def test_data_is_never_read_as_a_template(word):
    page = word.fill("{{ a }}{{ b }}", context={"a": "{{ b }}{%p if x %}", "b": "{{ a }}"})
    assert page.paragraphs == ["{{ b }}{%p if x %}{{ a }}"]


def test_quotes_take_the_chinese_face(word):
    page = word.fill("{{ a }}", context={"a": "“甲”"})
    fonts = next(page.body.iter(f"{W}rFonts"))
    assert fonts.get(f"{W}hint") == "eastAsia"


def test_a_tag_may_be_scattered_over_runs(word):
    document = word.document()
    paragraph = document.add_paragraph()
    for piece in ("前{", "{ na", "me", " ", "}", "}后", "{", "%", " if name %}有{% endif", " %}。"):
        run = paragraph.add_run(piece)
        run.bold = piece == "me"
    assert word.fill(document, context={"name": "值"}).paragraphs == ["前值后有。"]


def test_typed_quotes_and_blanks_in_a_tag_do_not_matter(word):
    page = word.fill("{{\u3000name\xa0| default(“无”) }}", context={"name": ""})
    assert page.paragraphs == ["无"]


def test_lines_of_a_paragraph_tag_become_paragraphs_of_its_look(word):
    document = word.document("前")
    paragraph = document.add_paragraph(style="Heading 2")
    paragraph.add_run("{{p text }}").italic = True
    document.add_paragraph("后")
    page = word.fill(document, context={"text": "第一\n第二  "})
    assert page.paragraphs == ["前", "第一", "第二  ", "后"]
    second = page.body.findall(f"{W}p")[2]
    assert second.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "Heading2"
    assert second.find(f"{W}r/{W}rPr/{W}i") is not None


def test_a_run_tag_keeps_the_look_of_what_stands_around_it(word):
    document = word.document()
    document.add_paragraph().add_run("前{{r a }}中{{r b }}后").bold = True
    page = word.fill(document, context={"a": "一\n二", "b": "三"})
    assert page.paragraphs == ["前一\n二中三后"]
    runs = list(page.body.iter(f"{W}r"))
    assert all(r.find(f"{W}rPr/{W}b") is not None for r in runs)


def test_footnotes_text_boxes_and_descriptions_are_filled(word, change):
    box = (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" alt="{{ a }}">'
        "<v:textbox><w:txbxContent><w:p><w:r><w:t>框{{ a }}</w:t></w:r></w:p></w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r></w:p><w:sectPr"
    )
    content = change(
        word.bytes_of(word.document("正文")),
        {"word/document.xml": lambda old: old.replace(b"<w:sectPr", box.encode(), 1)},
    )
    page = word.fill_bytes(content, {"a": "甲<乙>"})
    assert "框甲<乙>" in "".join(page.root().itertext())
    assert page.root().find(".//{urn:schemas-microsoft-com:vml}shape").get("alt") == "甲<乙>"
