"""Strange, broken and hostile files: one plain message, or an answer; never an exception."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from support.official_papers import docx, notice, paragraph, table

from filings.lint.run import lint
from filings.word.package import read, write


@pytest.mark.parametrize(
    "content",
    [b"", b"PK", b"nonsense", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old .doc", notice()[:-200]],
)
def test_what_is_no_word_file_gets_one_message(content: bytes) -> None:
    [found] = lint(content, "旧.docx", fix=True).diagnostics
    assert found.code == "T001" and found.hints


def test_a_declared_document_type_is_refused() -> None:
    package = read(notice())
    styles = package.parts["word/styles.xml"].decode()
    hostile = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><w:styles'
    package.parts["word/styles.xml"] = styles.replace("<w:styles", hostile).encode()
    assert [d.code for d in lint(write(package), "a.docx").diagnostics] == ["T001"]


def test_a_zip_bomb_is_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 30_000_000)
    assert [d.code for d in lint(made.getvalue(), "a.docx").diagnostics] == ["T001"]


def test_a_file_of_python_docx_is_read_and_told_of_its_look() -> None:
    document = Document()
    document.add_paragraph(
        "各责任单位要对照任务分工，逐项制定措施，明确专人负责，按时报送工作进展。"
    )
    made = io.BytesIO()
    document.save(made)
    codes = {d.code for d in lint(made.getvalue(), "a.docx").diagnostics}
    assert {"L001", "L002", "L021"} <= codes


def test_a_file_without_styles_sections_or_text_is_read() -> None:
    package = read(docx())
    for part in ("word/styles.xml", "word/settings.xml", "word/footer1.xml"):
        del package.parts[part]
    body = package.parts["word/document.xml"].decode()
    package.parts["word/document.xml"] = (body[: body.index("<w:sectPr")] + body[-24:]).encode()
    assert lint(write(package), "a.docx", fix=True).diagnostics == ()


@given(
    st.text(
        alphabet='一二（）(){}〔〕[]“”"《》,.:;。，、…—-0123年月日号附件第 \t\n１a', max_size=60
    )
)
def test_any_text_gets_an_answer_and_mending_settles(text: str) -> None:
    content = docx(paragraph(text), table((text, "一"), ("甲", text)))
    mended = lint(content, "a.docx", fix=True).content
    assert mended is not None
    assert lint(mended, "a.docx", fix=True).content == mended


@pytest.mark.parametrize("text", ["（" * 40_000, "(一" * 20_000, "“" * 40_000, "1" * 40_000, "…一." * 9_000,
                                  "《一" * 20_000, '"一' * 20_001, "　" * 40_000, "一年1月" * 9_000])  # fmt: skip
def test_a_text_of_many_marks_is_read_in_time_with_its_length(text: str) -> None:
    assert lint(docx(paragraph(text)), "a.docx", fix=True).content is not None
