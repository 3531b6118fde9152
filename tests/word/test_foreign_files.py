"""Files that are no plain .docx, or hold what must not be opened, get one clear answer."""

from __future__ import annotations

import io
import os
import struct
import zipfile

import pytest

from filings.word.template import read_template, template_from_bytes

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
BODY = "word/document.xml"
BODY_RELS = "word/_rels/document.xml.rels"
SETTINGS_RELS = "word/_rels/settings.xml.rels"
TYPES = "[Content_Types].xml"


@pytest.fixture
def plain(word):
    return word.bytes_of(word.document("{{ a }}"))


def refused(content, name="模板.docx"):
    template, diagnostics = template_from_bytes(content, name=name)
    assert template is None
    assert all(d.span.file == name and d.message for d in diagnostics)
    return diagnostics


def archive(parts, method=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as made:
        for name, content in parts:
            made.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "空"),
        (b"%PDF-1.7 ...", "不是 Word"),
        ("申报材料".encode("gbk"), "不是 Word"),
        (OLE2 + b"\0" * 512, "旧格式"),
        (OLE2 + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (b"PK\x03\x04broken", "损坏"),
        (archive([("a.txt", b"x")]), "压缩包"),
        (archive([(TYPES, b"<a")]), "损坏"),
        (archive([(TYPES, b"<Types/>")]), "正文"),
    ],
    ids=["empty", "pdf", "text", "doc", "password", "zip", "other zip", "types", "no body"],
)
def test_what_is_no_docx_is_named(content, words):
    [problem] = refused(content)
    assert problem.code == "T001"
    assert words in problem.message
    assert problem.hints


@pytest.mark.parametrize("keep", [10, 100, 1000, 5000, 20000])
def test_a_file_cut_short_is_refused(plain, keep):
    [problem] = refused(plain[:keep])
    assert problem.code == "T001"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("wordprocessingml.document.main", "wordprocessingml.template.main", "dotx"),
        (
            "vnd.openxmlformats-officedocument.wordprocessingml.document.main",
            "vnd.ms-word.document.macroEnabled.main",
            "宏",
        ),
        ("wordprocessingml.document.main", "spreadsheetml.sheet.main", "Excel"),
    ],
)
def test_other_kinds_of_office_files_are_named(plain, change, old, new, words):
    content = change(plain, {TYPES: lambda t: t.replace(old.encode(), new.encode())})
    [problem] = refused(content)
    assert problem.code == "T001"
    assert words in problem.message


def test_strict_open_xml_is_named(plain, change):
    strict = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    transitional = RELS.rstrip("/").encode()
    content = change(plain, {"_rels/.rels": lambda t: t.replace(transitional, strict)})
    [problem] = refused(content)
    assert "Strict" in problem.message


@pytest.mark.parametrize(
    "head",
    [
        b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>',
        b"<!DOCTYPE a><a/>",
        "\ufeff<!DOCTYPE a><a/>".encode("utf-16-le"),
        '<?xml version="1.0" encoding="cp037"?><!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'.encode(
            "cp037"
        ),
    ],
)
@pytest.mark.parametrize(
    "part", [BODY, "word/styles.xml", "docProps/core.xml", "_rels/.rels", TYPES]
)
def test_a_document_type_is_refused_in_any_part(plain, change, head, part):
    assert {p.code for p in refused(change(plain, {part: head}))} == {"T001"}


@pytest.mark.parametrize("part", [BODY, "word/styles.xml", "word/settings.xml"])
def test_a_broken_part_is_named(plain, change, part):
    [problem] = refused(change(plain, {part: lambda old: old[:-20]}))
    assert part in problem.message


def test_a_header_that_is_no_xml_is_named(plain, change):
    link = (
        f'<Relationship Id="rId77" Type="{RELS}header" Target="media/photo.jpeg"/></Relationships>'
    )
    content = change(
        plain,
        {
            "word/media/photo.jpeg": b"\xff\xd8\xff",
            BODY_RELS: lambda old: old.replace(b"</Relationships>", link.encode()),
        },
    )
    template, diagnostics = template_from_bytes(content, name="模板.docx")
    found = [*diagnostics, *(template.check() if template else ())]
    assert [(d.code, "photo.jpeg" in d.message) for d in found] == [("T001", True)]


def test_a_zip_bomb_is_refused_before_it_is_unpacked(plain, change):
    zeros = b"\0" * (3 * 1024 * 1024)
    [problem] = refused(change(plain, {"word/media/x.bin": zeros}))
    assert problem.code == "T001"
    assert "展开" in problem.message


def test_too_many_entries_are_refused(plain, change):
    content = change(plain, {f"word/media/{i}.txt": b"x" for i in range(2001)})
    assert "展开" in refused(content)[0].message


def test_a_size_that_lies_is_refused(plain, change):
    content = bytearray(change(plain, {"word/media/x.bin": os.urandom(5000)}))
    position = content.rindex(b"PK\x01\x02", 0, content.rindex(b"word/media/x.bin"))
    for size in (10, 0xFFFFFFF0):
        lying = bytearray(content)
        struct.pack_into("<L", lying, position + 24, size)
        assert refused(bytes(lying))[0].code == "T001"


def test_overlapping_entries_are_refused(plain):
    content = bytearray(plain)
    first = content.index(b"PK\x01\x02")
    second = content.index(b"PK\x01\x02", first + 4)
    offset = struct.unpack_from("<L", content, first + 42)
    struct.pack_into("<L", content, second + 42, *offset)
    assert refused(bytes(content))[0].code == "T001"


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/evil.xml", "a\\b.xml", "WORD/document.xml"])
def test_odd_names_inside_the_file_are_refused(plain, change, name):
    assert refused(change(plain, {name: b"<a/>"}))[0].code == "T001"


def relation(kind, target, *, external=True, id_="rId99"):
    mode = ' TargetMode="External"' if external else ""
    line = f'<Relationship Id="{id_}" Type="{RELS}{kind}" Target="{target}"{mode}/></Relationships>'
    return lambda old: old.replace(b"</Relationships>", line.encode())


def in_body(xml):
    return lambda old: old.replace(b"<w:sectPr", xml.encode() + b"<w:sectPr", 1)


def field(*pieces):
    runs = "".join(f"<w:r>{p}</w:r>" for p in pieces)
    return in_body(f"<w:p>{runs}</w:p>")


BEGIN, SEPARATE, END = (f'<w:fldChar w:fldCharType="{k}"/>' for k in ("begin", "separate", "end"))


def instruction(text):
    return f'<w:instrText xml:space="preserve">{text}</w:instrText>'


DANGERS = {
    "macros": {"word/vbaProject.bin": b"x"},
    "activex": {"word/activeX/activeX1.bin": b"x"},
    "embedded": {"word/embeddings/oleObject1.bin": b"x"},
    "embedded sheet": {"word/embeddings/book.xlsx": b"x"},
    "ole": {BODY_RELS: relation("oleObject", "media/x.bin", external=False)},
    "linked ole": {BODY_RELS: relation("oleObject", "file:///c:/x.xls")},
    "chunk": {BODY_RELS: relation("aFChunk", "x.html", external=False)},
    "chunk element": {BODY: in_body("<w:altChunk/>")},
    "object element": {BODY: field("<w:object/>")},
    "control element": {BODY: field("<w:control/>")},
    "remote picture": {BODY_RELS: relation("image", "http://example.com/x.png")},
    "file link": {BODY_RELS: relation("hyperlink", "file:///etc/passwd")},
    "share link": {BODY_RELS: relation("hyperlink", "\\\\host\\share")},
    "script link": {BODY_RELS: relation("hyperlink", "javascript:alert(1)")},
    "sub document": {BODY_RELS: relation("subDocument", "http://example.com/x.docx")},
    "frame": {BODY_RELS: relation("frame", "http://example.com/")},
    "dde": {BODY: field(BEGIN, instruction(' DDEAUTO c:\\\\cmd.exe "/k calc" '), SEPARATE, END)},
    "dde split": {BODY: field(BEGIN, instruction("DD"), instruction("E x y"), SEPARATE, END)},
    "dde small": {BODY: field(BEGIN, instruction("ddeauto x"), END)},
    "dde simple": {BODY: in_body('<w:p><w:fldSimple w:instr="DDE a b"/></w:p>')},
    "dde by quote": {
        BODY: field(
            BEGIN, BEGIN, instruction("QUOTE 68 68 69"), SEPARATE, END, instruction(" x"), END
        )
    },
    "dde unended": {BODY: field(BEGIN, instruction("DDE x"))},
    "dde bare": {BODY: field(instruction("DDE x"))},
    "include": {BODY: field(BEGIN, instruction('INCLUDETEXT "/etc/passwd"'), END)},
    "include picture": {BODY: field(BEGIN, instruction('INCLUDEPICTURE "http://x/y.png"'), END)},
    "link": {BODY: field(BEGIN, instruction("LINK Excel.Sheet x"), END)},
    "file field": {BODY: field(BEGIN, instruction('HYPERLINK "file:///x"'), END)},
    "macro button": {BODY: field(BEGIN, instruction("MACROBUTTON x y"), END)},
    "field in header": {"word/header9.xml": None},
}


@pytest.mark.parametrize("danger", DANGERS)
def test_dangerous_content_is_refused_and_named(word, plain, change, danger):
    changes = DANGERS[danger]
    if danger == "field in header":
        plain = word.bytes_of(word.document("甲", header="乙"))
        name = next(n for n in word.Page(plain).parts if n.startswith("word/header"))
        run = f"<w:r>{BEGIN}</w:r><w:r>{instruction('DDE x')}</w:r></w:p>".encode()
        changes = {name: lambda old: old.replace(b"</w:p>", run)}
    elif danger in ("macros", "activex", "embedded", "embedded sheet"):
        kind = b'<Default Extension="bin" ContentType="application/octet-stream"/></Types>'
        changes = changes | {TYPES: lambda old: old.replace(b"</Types>", kind)}
    problems = refused(change(plain, changes))
    assert {p.code for p in problems} == {"T002"}
    assert all(p.hints for p in problems)


@pytest.mark.parametrize(
    "changes",
    [
        {BODY_RELS: relation("hyperlink", "https://example.com/?a=1&amp;b=2")},
        {BODY_RELS: relation("hyperlink", "mailto:a@example.com")},
        {BODY: field(BEGIN, instruction(" PAGE \\* MERGEFORMAT "), SEPARATE, "<w:t>1</w:t>", END)},
        {BODY: field(BEGIN, instruction(' HYPERLINK \\l "书签" '), SEPARATE, END)},
        {BODY: field(BEGIN, instruction(' TOC \\o "1-3" '), SEPARATE, END)},
        {BODY: field(BEGIN, instruction("="), instruction(" 1+1 "), SEPARATE, END)},
    ],
)
def test_ordinary_links_and_fields_are_left_alone(word, plain, change, changes):
    word.fill_bytes(change(plain, changes), {"a": "甲"})


def test_an_attached_template_is_taken_off_and_said(word, plain, change):
    link = relation("attachedTemplate", "file:///C:/x/Normal.dotm").__call__
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    changes = {
        SETTINGS_RELS: link(empty),
        "word/settings.xml": lambda old: old.replace(
            b"<w:zoom",
            b'<w:attachedTemplate xmlns:r="%s" r:id="rId99"/><w:zoom' % RELS.rstrip("/").encode(),
            1,
        ),
    }
    content = change(plain, changes)
    template, [warning] = template_from_bytes(content, name="模板.docx")
    assert (warning.code, str(warning.severity)) == ("T002", "warning")
    rendered = word.render(template, {"a": "甲"})
    parts = word.Page(rendered.content).parts
    assert all(b"attachedTemplate" not in p and b"Normal.dotm" not in p for p in parts.values())


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    for path, words in ((tmp_path / "无.docx", "找不到"), (tmp_path, "文件夹")):
        template, [problem] = read_template(path, name="无.docx")
        assert template is None
        assert words in problem.message


def test_a_template_is_read_from_a_file(word, plain, tmp_path):
    path = tmp_path / "模 板.docx"
    path.write_bytes(plain)
    template, diagnostics = read_template(path, name="templates/模 板.docx")
    assert diagnostics == []
    assert template.check() == []
    assert template.name == "templates/模 板.docx"


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_file_is_refused_or_read_but_never_crashes(word, plain, seed):
    import random

    random_ = random.Random(seed)
    damaged = bytearray(plain)
    for _time in range(random_.randint(1, 30)):
        damaged[random_.randrange(len(damaged))] = random_.randrange(256)
    template, diagnostics = template_from_bytes(bytes(damaged), name="模板.docx")
    assert (template is None) == any(d.code in ("T001", "T002") for d in diagnostics)
