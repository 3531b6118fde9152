"""The finished file: the same bytes each time, valid, and proven to hold what went in."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest

from filings.word.package import read, write
from filings.word.readback import read_back
from filings.word.render import Properties
from filings.word.rules import RULES
from filings.word.runtime import Emission, Run
from filings.word.validate import validate

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

SCRIPT = """
import hashlib, sys
from pathlib import Path
from filings.word.render import Properties, render
from filings.word.template import read_template
template, diagnostics = read_template(Path(sys.argv[1]), name="模板.docx")
context = {"rows": [{"k": str(i // 3), "t": "内容"} for i in range(9)], "text": "# 甲\\n![图](a)"}
picture = Path(sys.argv[2]).read_bytes()
result = render(template, context, draft=True, pictures={"a": picture})
print(hashlib.sha256(result.content).hexdigest())
"""

TABLE = [
    ["{%tr for r in rows %}", ""],
    ["{% vm r.k %}{{ r.k }}", "{{ r.t }}"],
    ["{%tr endfor %}", ""],
]
GIF = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\x00\x00\x00\x00\x00!\xf9\x04\x00\x00\x00\x00\x00"
    b",\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)


def test_the_same_input_gives_the_same_bytes_in_any_process(word, tmp_path):
    (tmp_path / "模板.docx").write_bytes(
        word.bytes_of(word.document(TABLE, "{{p text | markdown }}"))
    )
    (tmp_path / "a.gif").write_bytes(GIF)
    hashes = set()
    for seed, zone in (("0", "Asia/Shanghai"), ("1", "America/New_York"), ("424242", "UTC")):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONUTF8": "1"}
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, tmp_path / "模板.docx", tmp_path / "a.gif"],
            env=environment,
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
        )
        hashes.add(done.stdout)
    assert len(hashes) == 1


def test_entries_have_a_fixed_order_and_date(word):
    page = word.fill("{{ a }}", context={"a": "甲"})
    with zipfile.ZipFile(io.BytesIO(page.content)) as archive:
        entries = archive.infolist()
    assert [e.filename for e in entries][:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert {e.date_time for e in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {e.create_system for e in entries} == {3}


def test_properties_are_fixed_and_kept_as_written(word):
    document = word.document("{{ a }}")
    document.core_properties.subject = "{{ a }}的申报"
    document.core_properties.revision = 77
    page = word.fill(
        document, context={"a": "甲&乙"}, properties=Properties("题<目>&", "某镇", date(2026, 3, 2))
    )
    core = docx.Document(io.BytesIO(page.content)).core_properties
    assert (core.title, core.author, core.subject) == ("题<目>&", "某镇", "甲&乙的申报")
    assert core.created == core.modified
    assert (core.created.date(), core.revision) == (date(2026, 3, 2), 1)
    assert core.last_modified_by == "某镇"


def test_without_a_date_the_properties_have_a_fixed_one(word):
    page = word.fill("甲")
    assert b"2000-01-01T00:00:00Z" in page.parts["docProps/core.xml"]
    assert b"Pages" not in page.parts["docProps/app.xml"]


def test_nothing_of_the_sessions_of_word_is_left(word, change):
    marks = b'<w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD">'
    content = change(
        word.bytes_of(word.document("{{ a }}")),
        {"word/document.xml": lambda old: old.replace(b"<w:p>", marks, 1)},
    )
    page = word.fill_bytes(content, {"a": "甲"})
    assert b"rsid" not in page.parts["word/document.xml"]
    assert b"<w:rsids" not in page.parts["word/settings.xml"]
    assert not any("thumbnail" in name for name in page.parts)


def test_the_template_is_not_changed_by_a_rendering(word):
    template = word.template(TABLE, "{{p text | markdown }}")
    context = {"rows": [{"k": "1", "t": "甲"}], "text": "![图](a)"}
    first = word.render(template, context, pictures={"a": GIF}, draft=True)
    word.render(template, context | {"rows": []}, pictures={"a": GIF})
    assert word.render(template, context, pictures={"a": GIF}, draft=True) == first


def test_a_style_that_does_not_exist_is_not_referred_to(word):
    document = word.document("{{ a }}")
    document.styles["Title"].element.getparent().remove(document.styles["Title"].element)
    properties = document.paragraphs[0]._p.get_or_add_pPr()
    properties.insert(0, properties.makeelement(f"{W}pStyle", {f"{W}val": "Title"}))
    assert next(word.fill(document, context={"a": "甲"}).body.iter(f"{W}pStyle"), None) is None


def altered(page, old, new):
    package = read(page.content)
    package.parts["word/document.xml"] = package.parts["word/document.xml"].replace(old, new)
    return read(write(package))


FAULTS = {
    "a cell without a paragraph": (
        "<w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc>".encode(),
        b"</w:tc>",
    ),
    "text outside": (b"</w:tc>", "文</w:tc>".encode()),
    "a row without cells": (b"</w:tbl>", b"<w:tr/></w:tbl>"),
    "a bookmark without end": (b"</w:tbl>", b'</w:tbl><w:bookmarkEnd w:id="3"/>'),
    "a field without end": (
        b"<w:sectPr",
        b'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p><w:sectPr',
    ),
    "a span too wide": (b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="4"/>'),
    "broken XML": (b"</w:tbl>", b""),
    "a picture that is not there": (
        b"<w:tcPr>",
        b'<w:tcPr r:id="rId88" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">',
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_of_structure_is_found(word, fault):
    page = word.fill([["{{ a }}"]], context={"a": "乙"})
    assert validate(read(page.content), read(page.content)) == []
    assert validate(altered(page, *FAULTS[fault]), read(page.content)) != []


def test_a_fault_that_the_template_brought_along_is_its_own(word):
    document = word.document([["甲", "乙"], ["丙", "丁"]], "{{ a }}")
    row = document.tables[0]._tbl.tr_lst[1]
    row.remove(row.tc_lst[1])
    word.fill(document, context={"a": "甲"})


def missing(page, *values):
    run = Run("模板.docx", frozenset())
    read_back(read(page.content), {"word/document.xml": [Emission(None, v) for v in values]}, run)
    return [d.code for d in run.diagnostics]


def test_reading_back_finds_each_text_in_its_order(word):
    page = word.fill("甲\t{{ a }}", [["丙"]], context={"a": "乙\n行"})
    assert missing(page, "甲", "乙\n行", "丙") == []
    assert missing(page, "丙", "甲") == ["T007"]
    assert missing(page, "乙 行") == ["T007"]
    assert missing(page, "丁", "甲", "戊") == ["T007", "T007"]


def test_every_rule_explains_itself(word):
    assert [r.code for r in RULES] == sorted({r.code for r in RULES})
    assert all(r.name and r.what and r.why and r.how for r in RULES)


def test_a_justified_line_that_is_broken_is_not_spread(word):
    page = word.fill("{{ a }}", context={"a": "甲\n乙"})
    compat = page.root("word/settings.xml").find(f"{W}compat")
    assert compat.find(f"{W}doNotExpandShiftReturn") is not None
