"""Any file that a clerk may point at is read, or refused with one clear message."""

from __future__ import annotations

import io
import os
import struct
import sys
import zipfile
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from support.compatibility.word_xml import p, tbl
from support.foreign import messages, rows_of
from support.office import needs_office, needs_scripts, program
from support.small_books import small_book
from support.small_files import small_file

from filings.source import SourceDocument
from filings.workflows.libreoffice import Office, find_office
from filings.workflows.source import read_source

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORD = small_file(p("关于印发方案的通知") + tbl(("责任单位", "完成时限"), ("区委办", "全过程")))


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(("责任单位", "完成时限"))
    book.active.append(("区委办", "全过程"))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def document_with_table() -> bytes:
    document = docx.Document()
    document.add_paragraph("关于印发方案的通知")
    table = document.add_table(2, 2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells),
        ("责任单位", "完成时限", "区委办", "全过程"),
        strict=True,
    ):
        cell.text = text
    document.add_paragraph()  # Word never ends with a table, and LibreOffice relies on it
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


EXCEL = workbook()
DOCUMENT = document_with_table()


def archive(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return stream.getvalue()


def changed(content: bytes, part: str, change: Any, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive with one part changed."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts[part] = change(parts[part])
    return archive(parts)


def read(folder: Path, content: bytes, name: str, office: Office | None = None) -> SourceDocument:
    path = folder / name
    path.write_bytes(content)
    return read_source(path, office=office)


def refusal(document: SourceDocument) -> str:
    """The one message of a file that was refused."""
    assert document.blocks == ()
    [diagnostic] = document.diagnostics
    assert diagnostic.hints
    assert diagnostic.span is not None
    assert diagnostic.span.file == document.file
    return f"{diagnostic.code} {diagnostic.message}"


# Kinds --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["通知.docx", "通知.doc", "通知.xlsx", "通知"])
def test_a_file_is_what_it_holds_and_not_what_it_is_called(tmp_path: Path, name: str) -> None:
    document = read(tmp_path, WORD, name)
    assert (document.kind, document.file) == ("docx", name)
    assert rows_of(document.tables[0])[1] == ["区委办", "全过程"]
    assert read(tmp_path, EXCEL, name).kind == "xlsx"


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ],
)
def test_templates_and_files_with_macros_are_read(tmp_path: Path, kind: str) -> None:
    usual = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    content = changed(WORD, "[Content_Types].xml", lambda x: x.replace(usual, kind.encode()))
    assert len(read(tmp_path, content, "通知.docm").tables) == 1


def strict(content: bytes) -> bytes:
    """An Office file in the strict form, its namespaces being the difference."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    for name, part in parts.items():
        for what in (b"wordprocessingml", b"spreadsheetml", b"officeDocument"):
            old_ = b"http://schemas.openxmlformats.org/" + what + b"/2006/"
            part = part.replace(old_, b"http://purl.oclc.org/ooxml/" + what + b"/")
        parts[name] = part
    return archive(parts)


def test_the_strict_form_is_read(tmp_path: Path) -> None:
    assert b"purl.oclc.org" not in WORD
    assert rows_of(read(tmp_path, strict(WORD), "严.docx").tables[0])[1] == ["区委办", "全过程"]
    assert rows_of(read(tmp_path, strict(EXCEL), "严.xlsx").tables[0])[1] == ["区委办", "全过程"]


# Refusals -----------------------------------------------------------------------------------------


def bomb(name: str) -> bytes:
    return changed(EXCEL, name, lambda x: x + b"<!--" + b" " * 30_000_000 + b"-->")


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "空.docx", "I001 文件是空的"),
        (b"\r\n", "空.docx", "I001 文件是空的"),
        (OLE2 + "EncryptedPackage".encode("utf-16-le"), "密.docx", "I001 文档设有打开密码"),
        (OLE2 + "EncryptedPackage".encode("utf-16-le"), "密.xlsx", "I001 工作簿设有打开密码"),
        (OLE2 + "PowerPoint Document".encode("utf-16-le"), "演.ppt", "I001 这是演示文稿"),
        (WORD[:400], "断.docx", "I001 文件已损坏"),
        (EXCEL[:400], "断.xlsx", "I001 文件已损坏"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "表.doc", "I001 这是网页或 XML"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><a/>", "表.xls", "I001 这是网页或 XML"),
        ("序号,单位\n1,区委办\n".encode("gbk"), "表.csv", "I001 这是 CSV 文件"),
        (b"\x89PNG\r\n\x1a\n\0\0", "图.docx", "I001 这是图片"),
        (b"Rar!\x1a\x07\x00", "包.docx", "I001 这是压缩包"),
        ("一、任务\n".encode(), "任务.txt", "I001 这是纯文本文件"),
        ("标题: 细则\n".encode(), "评分细则.yaml", "I001 这是 filings 自己的项目文件或细则文件"),
        (b"\0\0\0\x18ftypheic" + b"x" * 99, "照片.heic", "I001 这是图片"),
        (b"RIFF\x10\0\0\0WEBPVP8 " + b"x" * 99, "图.webp", "I001 这是图片"),
        (
            archive({"OFD.xml": b"<x/>", "Doc_0/Document.xml": b"<x/>"}),
            "通知.ofd",
            "I001 这是 OFD 版式文件",
        ),
        (
            archive({"[Content_Types].xml": b"<x/>", "ppt/presentation.xml": b"<x/>"}),
            "讲.pptx",
            "I001 这是演示文稿",
        ),
        (b"\0\1\2\3" * 99, "怪.docx", "I001 认不出这是什么文件"),
        (b"%PDF-1.7\n broken", "断.pdf", "I001 文件已损坏，不能作为 PDF 读取"),
        (bomb("xl/worksheets/sheet1.xml"), "弹.xlsx", "I002 文件的压缩内容不正常"),
    ],
)
def test_what_cannot_be_read_is_named(
    tmp_path: Path, content: bytes, name: str, words: str
) -> None:
    assert refusal(read(tmp_path, content, name)).startswith(words)


def test_an_archive_is_listed_also_where_its_names_are_in_gbk(tmp_path: Path) -> None:
    content = archive({"aaaa.docx": WORD, "b.xlsx": EXCEL})
    content = content.replace(b"aaaa.docx", "通知".encode("gbk") + b".docx")
    message = refusal(read(tmp_path, content, "附件.zip"))
    assert message == "I001 这是压缩包，里面有 2 个文件：通知.docx、b.xlsx"


def test_a_missing_file_a_folder_and_a_pipe_are_named(tmp_path: Path) -> None:
    assert refusal(read_source(tmp_path / "无.docx")) == "I001 找不到“无.docx”"
    assert refusal(read_source(tmp_path)) == f"I001 “{tmp_path.name}”是文件夹"
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "管.docx")
        assert refusal(read_source(tmp_path / "管.docx")) == "I001 “管.docx”不是普通文件"


def test_a_folder_says_which_of_its_files_could_be_meant(tmp_path: Path) -> None:
    for name in ("乙.xlsx", "甲.docx", "~$甲.docx", "说明.txt"):
        (tmp_path / name).touch()
    [found] = read_source(tmp_path, name="附件").diagnostics
    assert found.hints == ("写到文件为止，几份文件用空格隔开，如 附件/乙.xlsx",)
    (tmp_path / "filing.yaml").touch()
    [found] = read_source(tmp_path, name="附件").diagnostics
    assert found.message == "“附件”已经是一个项目文件夹"


def test_a_name_that_no_system_knows_is_told(tmp_path: Path) -> None:
    assert refusal(read_source(tmp_path / ("长" * 300 + ".docx"))).startswith("I001 “")
    assert refusal(read_source(Path("a\0b.docx"))).startswith("I001 ")


def test_a_huge_file_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "大.docx"
    with path.open("wb") as stream:
        stream.truncate(300 * 1024 * 1024)
    assert refusal(read_source(path)) == "I002 文件有 300 兆字节，最多读 200 兆"


@pytest.mark.parametrize(
    ("content", "part"),
    [(WORD, "word/document.xml"), (EXCEL, "xl/worksheets/sheet1.xml"), (EXCEL, "xl/workbook.xml")],
)
def test_entities_are_refused(tmp_path: Path, content: bytes, part: str) -> None:
    entity = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'

    def declare(xml: bytes) -> bytes:
        start = xml.index(b"?>") + 2 if xml.startswith(b"<?xml") else 0
        return xml[:start] + entity + xml[start:]

    assert "DOCTYPE" in refusal(read(tmp_path, changed(content, part, declare), "实体"))


def test_a_shared_text_used_a_million_times_is_refused(tmp_path: Path) -> None:
    content = small_book('<row><c t="s"><v>0</v></c></row>' * 500_001, texts="<si><t>长</t></si>")
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    content = archive(parts, zipfile.ZIP_STORED)
    assert refusal(read(tmp_path, content, "多.xlsx")).startswith("I002 工作簿太大")


@pytest.mark.parametrize("cell", [b'r="XFE1"', b'r="ZZZ9"'])
def test_a_place_beyond_every_sheet_is_refused(tmp_path: Path, cell: bytes) -> None:
    content = changed(EXCEL, "xl/worksheets/sheet1.xml", lambda x: x.replace(b'r="A1"', cell))
    assert refusal(read(tmp_path, content, "远.xlsx")).startswith("I002 工作簿太大")


def test_merges_that_lie_over_each_other_do_no_harm(tmp_path: Path) -> None:
    merges = b"".join(b'<mergeCell ref="A1:XFD1048576"/>' for _ in range(20_000))
    content = changed(
        EXCEL,
        "xl/worksheets/sheet1.xml",
        lambda x: x.replace(
            b"</sheetData>", b"</sheetData><mergeCells>" + merges + b"</mergeCells>"
        ),
    )
    assert len(read(tmp_path, content, "叠.xlsx").tables) == 1


def test_deep_nesting_is_survived(tmp_path: Path) -> None:
    for depth in (60, 2_000):
        body = "<w:tbl><w:tr><w:tc>" * depth + p("底") + "</w:tc></w:tr></w:tbl>" * depth
        document = read(tmp_path, small_file(body), "深.docx")
        assert document.tables or refusal(document)


def test_millions_of_empty_paragraphs_are_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(small_file("<w:p/>" * 3_000_001))) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    message = refusal(read(tmp_path, archive(parts, zipfile.ZIP_STORED), "空段.docx"))
    assert message.startswith("I001 文件的压缩内容不正常：展开后过大")


def test_a_table_of_too_many_places_is_left_out_and_said(tmp_path: Path) -> None:
    wide = "<w:tr>" + "<w:tc><w:p/></w:tc>" * 900 + "</w:tr>"
    whole = '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="900"/></w:tcPr><w:p/></w:tc></w:tr>'
    document = read(tmp_path, small_file(f"<w:tbl>{wide}{whole * 3_000}</w:tbl>"), "大.docx")
    assert messages(document) == ["I002 表格有 3001 行、900 列，太大，没有读入"]


# Old formats --------------------------------------------------------------------------------------


def test_without_libreoffice_an_old_format_gets_one_sentence(tmp_path: Path) -> None:
    content = OLE2 + "WordDocument".encode("utf-16-le")
    assert refusal(read(tmp_path, content, "旧.wps")) == (
        "I003 没有找到 LibreOffice，.doc 文件转换不了"
    )
    sheet = read(tmp_path, OLE2 + "Workbook".encode("utf-16-le"), "旧.et")
    assert refusal(sheet) == "I003 没有找到 LibreOffice，.xls 文件转换不了"
    assert "另存为 .xlsx" in sheet.diagnostics[0].hints[0]


@needs_office
@pytest.mark.parametrize(
    ("content", "ending"),
    [(DOCUMENT, "doc"), (DOCUMENT, "rtf"), (DOCUMENT, "odt"), (EXCEL, "xls"), (EXCEL, "ods")],
)
def test_libreoffice_makes_old_formats_readable(
    tmp_path: Path, content: bytes, ending: str
) -> None:
    from filings.workflows.libreoffice import to_new_format

    office = find_office(os.environ)
    new = "xlsx" if content is EXCEL else "docx"
    old = to_new_format(content, new, ending, office)
    assert isinstance(old, bytes)
    document = read(tmp_path, old, f"旧.{ending}", office)
    assert rows_of(document.tables[0]) == [["责任单位", "完成时限"], ["区委办", "全过程"]]
    assert messages(document)[-1].startswith(f"I003 文件由 LibreOffice 转成 .{new} 后读入")


@needs_scripts
def test_what_libreoffice_cannot_open_is_told(tmp_path: Path) -> None:
    office = find_office(program(tmp_path / "bin", "exit 0"))
    message = refusal(read(tmp_path, b"{\\rtf1 x}", "旧.rtf", office))
    assert message == "I003 LibreOffice 打不开这个 .rtf 文件：可能设有密码，或者已经损坏"


@needs_scripts
def test_a_libreoffice_that_hangs_is_stopped(tmp_path: Path) -> None:
    environment = {**program(tmp_path / "bin", "sleep 600"), "FILINGS_SOFFICE_SECONDS": "1"}
    message = refusal(read(tmp_path, b"{\\rtf1 x}", "旧.rtf", find_office(environment)))
    assert message == "I003 LibreOffice 过了 1 秒还没有做完，已经停下"


def test_an_open_document_that_unpacks_without_measure_never_reaches_libreoffice(
    tmp_path: Path,
) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        kind = "application/vnd.oasis.opendocument.text"
        made.writestr(zipfile.ZipInfo("mimetype"), kind, zipfile.ZIP_STORED)
        made.writestr("content.xml", b" " * 60_000_000)
    message = refusal(read(tmp_path, stream.getvalue(), "弹.odt"))
    assert message.startswith("I002 文件的压缩内容不正常")


# PDF ----------------------------------------------------------------------------------------------


def test_a_pdf_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    pytest.importorskip("pdfplumber")
    (tmp_path / "慢.pdf").write_bytes(b"%PDF-1.7\n")
    message = refusal(read_source(tmp_path / "慢.pdf", seconds=0.001))
    assert message == "I002 PDF 过了 0.001 秒还没有读完，已经停下"


def test_a_pdf_read_apart_looks_for_modules_nowhere_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pdfplumber")
    (tmp_path / "pdfplumber.py").write_text("raise SystemExit('not this one')\n")
    monkeypatch.chdir(tmp_path)
    assert "" not in sys.path[1:]
    message = refusal(read(tmp_path, b"%PDF-1.7\n", "断.pdf"))
    assert message.startswith("I001 文件已损坏")


# Damage -------------------------------------------------------------------------------------------


def test_a_part_without_a_name_is_refused(tmp_path: Path) -> None:
    name = WORD.rindex(b"word/styles.xml")
    content = WORD[:name] + b"\0" + WORD[name + 1 :]
    document = read(tmp_path, content, "无名.docx")
    assert refusal(document).startswith("I001 ")


def test_sizes_that_lie_are_refused(tmp_path: Path) -> None:
    place = WORD.rindex(b"PK\1\2") + 24
    content = WORD[:place] + struct.pack("<I", 7) + WORD[place + 4 :]
    assert refusal(read(tmp_path, content, "谎.docx")).startswith("I001 ")


@pytest.mark.parametrize("content", [small_file(p()), small_book("")])
def test_a_file_that_says_nothing_is_told(tmp_path: Path, content: bytes) -> None:
    document = read(tmp_path, content, "空白")
    assert messages(document) == ["I007 文件里没有文字，也没有表格"]
