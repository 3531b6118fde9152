"""From bytes to text: encodings, binary files, limits, characters that no document can hold."""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filings.diagnostics import Span
from filings.project.text_file import (
    MAX_BYTES,
    decode,
    inside,
    place_of,
    read_text,
    read_text_inside,
)

TEXT = "programme:\n  name: 示例市质量强镇（街道）\n  authority: 示例市质量发展委员会办公室\n"


def test_utf8_with_or_without_a_mark_reads_without_a_word() -> None:
    for content in (TEXT.encode(), codecs.BOM_UTF8 + TEXT.encode()):
        assert decode(content, "filing.yaml") == (TEXT, [])


def test_line_ends_of_windows_and_old_machines_become_plain() -> None:
    for end in ("\r\n", "\r"):
        assert decode(TEXT.replace("\n", end).encode(), "filing.yaml") == (TEXT, [])


@pytest.mark.parametrize(
    ("codec", "mark", "called"),
    [
        ("gb18030", b"", "GB18030"),
        ("gbk", b"", "GB18030"),
        ("utf-16-le", codecs.BOM_UTF16_LE, "UTF-16"),
        ("utf-16-be", codecs.BOM_UTF16_BE, "UTF-16"),
        ("utf-16-le", b"", "UTF-16"),
        ("utf-16-be", b"", "UTF-16"),
        ("utf-32-le", codecs.BOM_UTF32_LE, "UTF-32"),
    ],
)
def test_other_encodings_are_read_with_a_warning(codec: str, mark: bytes, called: str) -> None:
    text, (warning,) = decode(mark + TEXT.encode(codec), "细则.yaml")
    assert text == TEXT
    assert warning.code == "Y011"
    assert warning.severity == "warning"
    assert called in warning.message
    assert warning.span == Span("细则.yaml")


def test_utf8_with_a_broken_byte_is_not_taken_for_another_encoding() -> None:
    content = TEXT.encode() + "备注: 落实".encode()[:-1]
    text, (finding,) = decode(content, "filing.yaml")
    assert text is not None
    assert text.startswith(TEXT)
    assert finding.code == "Y009"
    assert finding.span is not None
    assert finding.span.line == 4


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00", "Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "图片"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "图片"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"Rar!\x1a\x07\x00", "压缩包"),
        (bytes(range(256)) * 40, "不是纯文本"),
        (b"\x7fELF\x02\x01\x01" + bytes(500) + b"\x80\x90\xa0\xff", "不是纯文本"),
        (b"\x00" * 4096, "不是纯文本"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_binary_file_gets_one_clear_refusal(content: bytes, kind: str) -> None:
    text, (finding,) = decode(content, "正文.md")
    assert text is None
    assert finding.code == "Y002"
    assert kind in finding.message
    assert "UTF-8" in finding.hints[0]


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x0c", "\x1b", "\x1f", "\ufffe", "\uffff"])
def test_a_character_that_no_document_holds_is_named_at_its_place(character: str) -> None:
    text, (finding,) = decode(f"第一行\n第二{character}行\n".encode(), "正文.md")
    assert text == "第一行\n第二\ufffd行\n"
    assert (finding.code, finding.span) == ("Y009", Span("正文.md", 2, 3))
    assert f"U+{ord(character):04X}" in finding.message


def test_each_such_character_is_named_but_not_without_end() -> None:
    text, found = decode(("甲乙丙丁\x0b" * 50).encode(), "正文.md")
    assert text is not None
    assert "\x0b" not in text
    assert len(found) == 21
    assert "30" in found[-1].message


@given(st.text())
def test_every_text_comes_back_whole_or_with_marks_where_it_could_not(text: str) -> None:
    read, found = decode(text.encode("utf-8", "replace"), "正文.md")
    if read is not None and not found:
        assert read == text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


@given(st.binary(max_size=300))
def test_no_bytes_at_all_bring_decoding_down(content: bytes) -> None:
    text, found = decode(content, "正文.md")
    assert text is not None or len(found) == 1


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=4))
def test_chinese_in_gbk_is_read_as_what_it_was(text: str) -> None:
    read, found = decode(f"name: {text}".encode("gbk"), "filing.yaml")
    if found:
        assert read == f"name: {text}"


@given(st.lists(st.text(alphabet="甲a ", max_size=5), min_size=1), st.data())
def test_line_and_column_count_from_one(lines: list[str], data: st.DataObject) -> None:
    text = "\n".join(lines)
    offset = data.draw(st.integers(0, len(text)))
    line, column = place_of(text, offset)
    assert len("\n".join(lines[: line - 1])) + (line > 1) + column - 1 == offset


# Files


def test_a_missing_file_is_said_with_the_one_that_may_be_meant(tmp_path: Path) -> None:
    (tmp_path / "评估细则.yaml").write_text("x", encoding="utf-8")
    text, (finding,) = read_text(
        tmp_path / "评估细则.yml", "评估细则.yml", Span("filing.yaml", 3, 5)
    )
    assert text is None
    assert (finding.code, finding.span) == ("Y001", Span("filing.yaml", 3, 5))
    assert "评估细则.yaml" in finding.hints[0]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    text, (finding,) = read_text(tmp_path, "材料")
    assert text is None
    assert finding.code == "Y012"
    assert "文件夹" in finding.message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "细则.yaml")
    text, (finding,) = read_text(tmp_path / "细则.yaml", "细则.yaml")
    assert text is None
    assert finding.code == "Y012"


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "filing.yaml"
    with file.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    text, (finding,) = read_text(file, "filing.yaml")
    assert text is None
    assert finding.code == "Y010"
    assert "20 MB" in finding.message


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="whoever may do all may read all"
)
def test_a_file_without_permission_is_said_to_be_so(tmp_path: Path) -> None:
    file = tmp_path / "filing.yaml"
    file.write_text("x", encoding="utf-8")
    file.chmod(0)
    text, (finding,) = read_text(file, "filing.yaml")
    assert text is None
    assert finding.code == "Y002"
    assert "权限" in finding.message


@pytest.mark.parametrize(
    "name", ["../外面.md", "/etc/hostname", "a/../../外面.md", "C:\\正文.md", "\\\\server\\正文.md"]
)
def test_a_path_out_of_the_project_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "外面.md").write_text("x", encoding="utf-8")
    folder = tmp_path / "项目"
    folder.mkdir()
    assert inside(folder, name) is None
    text, (finding,) = read_text_inside(folder, name, Span("filing.yaml", 2, 3))
    assert text is None
    assert (finding.code, finding.span) == ("Y012", Span("filing.yaml", 2, 3))


def test_either_slash_leads_into_the_project(tmp_path: Path) -> None:
    (tmp_path / "材料").mkdir()
    (tmp_path / "材料" / "甲.md").write_text("正文", encoding="utf-8")
    for name in ("材料/甲.md", "材料\\甲.md", "./材料/../材料/甲.md"):
        assert read_text_inside(tmp_path, name, None) == ("正文", [])


Link = Callable[[Path, str], None]


@pytest.fixture
def link() -> Link:
    def make(place: Path, target: str) -> None:
        try:
            place.symlink_to(target)
        except OSError:
            pytest.skip("this system makes no links")

    return make


def test_a_link_out_of_the_project_is_refused_and_one_inside_followed(
    tmp_path: Path, link: Link
) -> None:
    folder = tmp_path / "项目"
    folder.mkdir()
    (tmp_path / "外面.md").write_text("外", encoding="utf-8")
    (folder / "里面.md").write_text("里", encoding="utf-8")
    link(folder / "外链.md", "../外面.md")
    link(folder / "内链.md", "里面.md")
    assert read_text_inside(folder, "外链.md", None)[1][0].code == "Y012"
    assert read_text_inside(folder, "内链.md", None) == ("里", [])


def test_a_ring_of_links_is_refused(tmp_path: Path, link: Link) -> None:
    link(tmp_path / "甲.md", "乙.md")
    link(tmp_path / "乙.md", "甲.md")
    text, (finding,) = read_text_inside(tmp_path, "甲.md", None)
    assert text is None
    assert finding.code in ("Y001", "Y012")


@given(st.text(max_size=400))
def test_no_name_of_a_file_brings_reading_down(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    folder = tmp_path_factory.getbasetemp()
    text, found = read_text_inside(folder, name, None)
    assert text is not None or len(found) == 1
