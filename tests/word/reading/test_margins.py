"""What stands beside the text of a Word file is said: comments, the words of headers and footers."""

from __future__ import annotations

import io

from docx import Document
from support.foreign import messages

from filings.source import SourceDocument
from filings.word.reading import read_word_source


def read(document: Document) -> SourceDocument:  # type: ignore[valid-type]
    stream = io.BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return read_word_source(stream.getvalue(), "通知.docx")


def test_a_comment_is_said_with_its_place_and_words() -> None:
    paper = Document()
    table = paper.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "建管网", "县水务局"
    paper.add_comment(table.cell(0, 1).paragraphs[0].runs, text="改为县住建局", author="甲")
    document = read(paper)
    assert document.tables[0].text(0, 1) == "县水务局"
    assert messages(document) == ["I006 批注没有读入：第1个表格第1行第2格“改为县住建局”"]
    assert document.diagnostics[0].source == {"table": 0, "row": 0}


def test_the_words_of_headers_and_footers_are_said_but_not_the_number_of_the_page() -> None:
    paper = Document()
    paper.add_paragraph("一、总体要求")
    paper.sections[0].header.paragraphs[0].text = "示例区节水考核"
    paper.sections[0].footer.paragraphs[0].text = "— 1 —"
    assert messages(read(paper)) == ["I006 页眉页脚里的文字没有读入：页眉“示例区节水考核”"]
