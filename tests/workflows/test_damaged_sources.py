"""Files with bytes, tags and attributes changed by chance are read or refused, and never crash."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.compatibility.word_xml import control, p, r, tbl, tc, text_box, tr
from support.small_files import small_file

from filings.excel.reading import read_excel_source
from filings.source import SourceDocument, SourceTable
from filings.word.archive import archive, member
from filings.word.reading import read_word_source
from filings.workflows.source import read_source

_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
_NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
WORD = small_file(
    p("通知", look='<w:jc w:val="center"/><w:outlineLvl w:val="0"/>')
    + p(r("一"), text_box(p("框")), look=_NUMBERED)
    + tbl(
        tr(tc("甲", look='<w:vMerge w:val="restart"/>'), tc("乙", look='<w:gridSpan w:val="2"/>')),
        control(tr(tc("", look="<w:vMerge/>"), "丙", control(tc(tbl(("内",)))))),
        columns=3,
    ),
    footnotes=p("注"),
    numbering=_NUMBERING,
)


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (("题",), ("序号", "分值"), (1, 2.5), (2, "=A3")):
        sheet.append(row)
    sheet.merge_cells("A1:B1")
    sheet["B3"].number_format = '0.0"分"'
    sheet.row_dimensions[4].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


EXCEL = _workbook()
_VALUES = ["", "-1", "0", "1", "9", "99999999999", "continue", "x", "①", "A1:B2", "XFD1048576", "s"]
_ATTRIBUTE = re.compile(r'="([^"]*)"')
_ELEMENT = re.compile(r"<[^<>?!/][^<>]*/>")


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        return {name: made.read(name) for name in made.namelist()}


def is_sound(document: SourceDocument) -> bool:
    """Whether a document can be worked with: every place of a table in one cell at the most."""
    tables = list(document.tables)
    for table in tables:
        tables += [inner for cell in table.cells for inner in cell.tables]
        assert len(table.grid) == sum(c.row_span * c.column_span for c in table.cells)
        assert all(is_inside(table, place) for place in table.grid)
    return bool(document.blocks or document.diagnostics)


def is_inside(table: SourceTable, place: tuple[int, int]) -> bool:
    return place[0] < table.row_count and place[1] < table.column_count


@st.composite
def changed_xml(draw: st.DrawFn, content: bytes, names: list[str]) -> bytes:
    """The file with some attributes and empty elements of some parts changed; still XML."""
    parts = parts_of(content)
    for _ in range(draw(st.integers(1, 4))):
        name = draw(st.sampled_from(names))
        text = parts[name].decode()
        elements = list(_ELEMENT.finditer(text))
        if not elements or draw(st.booleans()):
            found = draw(st.sampled_from(list(_ATTRIBUTE.finditer(text))))
            value = draw(st.sampled_from(_VALUES))
            text = f'{text[: found.start()]}="{value}"{text[found.end() :]}'
        else:
            found, other = draw(st.sampled_from(elements)), draw(st.sampled_from(elements))
            text = text[: found.start()] + other[0] + text[found.end() :]
        parts[name] = text.encode()
    return archive(member(name, part) for name, part in parts.items())


_WORD_PARTS = ["word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml"]
_EXCEL_PARTS = ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"]


@given(content=changed_xml(WORD, _WORD_PARTS))
def test_a_word_file_with_changed_xml(content: bytes) -> None:
    assert is_sound(read_word_source(content, "通知.docx"))


@given(content=changed_xml(EXCEL, _EXCEL_PARTS))
def test_a_workbook_with_changed_xml(content: bytes) -> None:
    document = read_excel_source(content, "表.xlsx")
    assert document.blocks == () or is_sound(document)


@given(data=st.data(), original=st.sampled_from([WORD, EXCEL]))
def test_a_file_with_changed_bytes(data: st.DataObject, original: bytes) -> None:
    content = bytearray(original)
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    made = bytes(
        content[: data.draw(st.integers(0, len(content)))] if data.draw(st.booleans()) else content
    )
    for read in (read_word_source, read_excel_source):
        document = read(made, "文件")
        assert document.blocks == () or is_sound(document)


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".pdf", ".doc", ".xls", ""])
@given(
    content=st.binary(max_size=200),
    head=st.sampled_from([b"", b"PK\3\4", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf"]),
)
def test_any_bytes_get_one_answer(
    tmp_path_factory: pytest.TempPathFactory, ending: str, content: bytes, head: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / f"随机{ending}"
    Path(path).write_bytes(head + content)
    document = read_source(path)
    assert document.blocks == ()
    assert len(document.diagnostics) == 1
