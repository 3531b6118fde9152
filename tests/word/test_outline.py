"""A Word file as text: what Word would print, with the tags as they were typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from support.projects import SAMPLES

from filings.messages import set_language
from filings.resources import samples_folder, templates_folder
from filings.word.guard import open_package
from filings.word.outline import outline

W = nsdecls("w")
ALL = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    + nsdecls("w", "wp", "a", "pic", "m")
    + ' xmlns:v="urn:schemas-microsoft-com:vml"'
)


def text_of(content: bytes) -> str:
    package, found = open_package(content, "文件.docx")
    assert package is not None, found
    return outline(package)


@pytest.fixture
def shown(word: Any) -> Callable[..., list[str]]:
    """The lines of a document made of these blocks, without the heading of the body."""

    def show(*blocks: Any, **parts: str) -> list[str]:
        document = blocks[0] if hasattr(blocks[0], "save") else word.document(*blocks, **parts)
        heading, *lines = text_of(word.bytes_of(document)).splitlines()
        assert heading == "# 正文"
        return lines

    return show


def with_xml(document: Document, *pieces: str) -> Document:
    """The document with XML put into its first paragraph."""
    for piece in pieces:
        document.paragraphs[0]._p.append(parse_xml(piece))
    return document


def run(inside: str) -> str:
    return f"<w:r {ALL}>{inside}</w:r>"


def test_paragraphs_are_lines_and_tables_rows(shown: Any) -> None:
    rows = [["序号", "内容"], ["{{ row.no }}", "{{ row.main | lines }}"]]
    assert shown("标题", "", "{%p if a %}", rows, "完") == [
        "标题",
        "",
        "{%p if a %}",
        "│ 序号 │ 内容 │",
        "│ {{ row.no }} │ {{ row.main | lines }} │",
        "完",
    ]


def test_a_tag_in_pieces_is_whole(shown: Any, word: Any) -> None:
    document = word.document("")
    for number, piece in enumerate(("{", "{ appli", "cant.name", " }}")):
        document.paragraphs[0].add_run(piece).bold = number % 2 == 0
    assert shown(document) == ["{{ applicant.name }}"]


def test_breaks_and_tabs_can_be_seen(shown: Any, word: Any) -> None:
    breaks = (
        '<w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:br w:type="page"/><w:t>丁</w:t>'
    )
    stops = f'<w:pPr {W}><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr>'
    document = with_xml(word.document(""), run(breaks + "<w:noBreakHyphen/><w:cr/>"))
    document.paragraphs[0]._p.insert(0, parse_xml(stops))
    assert shown(document) == ["甲⏎乙→丙〔分页〕丁-⏎"]


def test_merged_cells_are_noted(shown: Any, word: Any) -> None:
    document = word.document([["一", "二", "三"], ["四", "五", "六"]])
    table = document.tables[0]
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(0, 2))
    assert shown(document) == ["│ 一 ¶ 四 │ 〔占2列〕二 ¶ 三 │", "│ 〔同上格〕 │ 五 │ 六 │"]


def test_columns_that_a_row_leaves_out_are_noted(shown: Any, word: Any) -> None:
    document = word.document([["一", "二"]])
    skip = f'<w:trPr {W}><w:gridBefore w:val="1"/><w:gridAfter w:val="2"/></w:trPr>'
    document.tables[0].rows[0]._tr.insert(0, parse_xml(skip))
    assert shown(document) == ["│ 〔空1列〕 │ 一 │ 二 │ 〔空2列〕 │"]


def test_paragraphs_of_a_cell_and_a_table_in_it_stay_on_the_line(shown: Any, word: Any) -> None:
    document = word.document([["外"]])
    cell = document.tables[0].cell(0, 0)
    cell.add_table(1, 2).cell(0, 0).text = "内"
    assert shown(document) == ["│ 外 ¶ 〔表格：│ 内 │ │〕 ¶ │"]


def test_headers_footers_and_properties_stand_under_their_names(word: Any) -> None:
    document = word.document("文", header="页眉文字", footer="第 {{ x }} 页")
    document.core_properties.title = "{{ document.title }}"
    document.core_properties.subject = "没有标记"
    document.sections[0].different_first_page_header_footer = True
    document.sections[0].first_page_header.paragraphs[0].text = "首页"
    assert text_of(word.bytes_of(document)) == (
        "# 正文\n文\n\n# 页眉\n页眉文字\n\n# 页脚\n第 {{ x }} 页\n\n# 首页页眉\n首页\n\n"
        "# 文档属性\n标题：{{ document.title }}\n"
    )


def test_notes_have_the_numbers_of_their_references(word: Any, change: Any) -> None:
    document = with_xml(
        word.document("正文"), run('<w:footnoteReference w:id="7"/>'), run("<w:t>。</w:t>")
    )
    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        '<w:footnote w:id="7"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>见 {{ a }}</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    override = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
    relation = (
        '<Relationship Id="rIdN" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/footnotes" Target="footnotes.xml"/></Relationships>'
    )
    content = change(
        word.bytes_of(document),
        {
            "word/footnotes.xml": notes.encode(),
            "[Content_Types].xml": lambda old: old.replace(b"</Types>", override.encode()),
            "word/_rels/document.xml.rels": lambda old: old.replace(
                b"</Relationships>", relation.encode()
            ),
        },
    )
    assert text_of(content) == "# 正文\n正文〔脚注1〕。\n\n# 脚注\n〔脚注1〕见 {{ a }}\n"


def test_tracked_changes_are_shown_as_they_would_print(shown: Any, word: Any) -> None:
    who = 'w:id="1" w:author="某" w:date="2026-01-01T00:00:00Z"'
    document = with_xml(
        word.document("原文", "下一段"),
        f"<w:ins {W} {who}><w:r><w:t>新增</w:t></w:r></w:ins>",
        f"<w:del {W} {who}><w:r><w:delText>删去</w:delText></w:r></w:del>",
        f"<w:moveFrom {W} {who}><w:r><w:t>移走</w:t></w:r></w:moveFrom>",
        f"<w:moveTo {W} {who}><w:r><w:t>移来</w:t></w:r></w:moveTo>",
        f'<w:commentRangeStart {W} w:id="1"/>',
        run('<w:commentReference w:id="1"/>'),
    )
    assert shown(document) == ["原文新增移来", "下一段"]
    mark = f"<w:pPr {W}><w:rPr><w:del {who}/></w:rPr></w:pPr>"
    document.paragraphs[0]._p.insert(0, parse_xml(mark))
    assert shown(document) == ["原文新增移来下一段"]


def test_deleted_rows_are_gone(shown: Any, word: Any) -> None:
    document = word.document([["留"], ["删"]])
    deleted = f'<w:trPr {W}><w:del w:id="1" w:author="某"/></w:trPr>'
    document.tables[0].rows[1]._tr.insert(0, parse_xml(deleted))
    assert shown(document) == ["│ 留 │"]


def test_a_field_shows_its_result_and_not_its_code(shown: Any, word: Any) -> None:
    field = (
        '<w:fldChar w:fldCharType="begin"/>',
        "<w:instrText> PAGE </w:instrText>",
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>3</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
        "<w:t>页</w:t>",
    )
    assert shown(with_xml(word.document("第"), *map(run, field))) == ["第3页"]


def test_pictures_text_boxes_and_signs_are_named(shown: Any, word: Any) -> None:
    picture = (
        '<w:drawing><wp:inline><wp:docPr id="1" name="图" descr="{{ title }} 示意"/><a:graphic>'
        '<a:graphicData uri=""><pic:pic/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
    box = (
        "<mc:AlternateContent><mc:Choice><w:drawing><wp:anchor><w:txbxContent><w:p><w:r><w:t>盖章"
        "</w:t></w:r></w:p><w:p><w:r><w:t>处</w:t></w:r></w:p></w:txbxContent></wp:anchor>"
        "</w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>盖章</w:t>"
        "</w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    old = '<w:pict><v:shape alt="印章"><v:imagedata/></v:shape></w:pict>'
    reading = (
        "<w:ruby><w:rt><w:r><w:t>cí</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>词</w:t></w:r></w:rubyBase></w:ruby>"
    )
    sign = '<w:sym w:font="Wingdings" w:char="F0FC"/>'
    document = with_xml(word.document(""), *map(run, (picture, box, old, reading, sign)))
    assert shown(document) == [
        "〔图片：{{ title }} 示意〕〔文本框：盖章 ¶ 处〕〔图片：印章〕词（cí）〔符号F0FC〕"
    ]


def test_content_controls_are_looked_through(shown: Any, word: Any) -> None:
    document = word.document("前")
    control = (
        f"<w:sdt {W}><w:sdtPr><w:alias w:val='单位'/></w:sdtPr><w:sdtContent><w:p><w:r>"
        "<w:t>{{ applicant.name }}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    document.paragraphs[0]._p.addnext(parse_xml(control))
    assert shown(document) == ["前", "{{ applicant.name }}"]


def test_nothing_in_the_text_can_command_a_terminal_or_break_a_line(shown: Any, word: Any) -> None:
    signs = "甲\u009b31m\u2028乙\u202e丙"
    document = with_xml(word.document(""), run(f"<w:t>{signs}</w:t>"))
    assert shown(document) == ["甲〔U+009B〕31m〔U+2028〕乙〔U+202E〕丙"]


def test_every_word_of_the_samples_and_templates_is_there(word: Any) -> None:
    files = [*templates_folder().glob("*.docx"), *samples_folder().glob("*/templates/*.docx")]
    assert len(files) > len(SAMPLES)
    for file in files:
        said = "".join(text_of(file.read_bytes()).replace("→", "").split())  # tabs show
        for text in paragraphs_of(word.Page(file.read_bytes())):
            assert "".join(text.split()) in said, file


def paragraphs_of(page: Any) -> Iterator[str]:
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    for name in page.parts:
        if name.startswith(("word/document", "word/header", "word/footer")):
            for paragraph in page.root(name).iter(f"{w}p"):
                yield "".join(t.text or "" for t in paragraph.iter(f"{w}t"))


def test_the_notes_are_in_the_language_of_the_messages(word: Any) -> None:
    content = word.bytes_of(word.document("文", header="眉"))
    set_language("en")
    assert text_of(content) == "# body text\n文\n\n# header\n眉\n"
