"""Templates with one fault each: reported at its place in one run, and none gives a document.

Around the fault stand tags that are right, so that what is said is said of the fault alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from support.command import filings

from filings.documents import full_context
from filings.project.load import load
from filings.resources import samples_folder
from filings.word.render import render
from filings.word.template import read_template
from filings.workflows.template import check_template

Block = str | list[list[str]]
Place = tuple[str, str, dict[str, int] | None]
"""The code of a finding, its place in words and in numbers."""

FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
FOOTNOTES_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


@dataclass(frozen=True)
class Broken:
    """A template with a fault: what stands in it, what must be said, and some words of that."""

    blocks: tuple[Block, ...] = ()
    said: tuple[Place, ...] = ()
    words: str = ""
    change: Callable[[Document], None] | None = None
    footnote: str = ""


def body(*blocks: Block, code: str, words: str = "", paragraph: int = 1) -> Broken:
    """The fault is in a paragraph of the body, which begins with one that is right."""
    place = (code, f"正文第{paragraph + 1}段", {"paragraph": paragraph})
    return Broken(blocks, (place,), words)


def table(*rows: list[str], code: str, row: int, cell: int, words: str = "") -> Broken:
    """The fault is in a cell of the only table."""
    place = (code, f"第1个表格第{row + 1}行第{cell + 1}格", {"table": 0, "row": row})
    return Broken((list(rows),), (place,), words)


def loop(inside: str, *, code: str, words: str = "") -> Broken:
    """The fault is in a row of a table that is repeated for each item of the rubric."""
    rows = [
        ["{%tr for row in rubric.rows %}", ""],
        ["{{ row.no }}", inside],
        ["{%tr endfor %}", ""],
    ]
    return table(*rows, code=code, row=1, cell=1, words=words)


def elsewhere(where: str, change: Callable[[Document], None], code: str = "T004") -> Broken:
    return Broken(said=((code, where, None),), words="applicant", change=change)


def in_pieces(document: Document) -> None:
    paragraph = document.paragraphs[1]
    for piece in ("{", "{ apli", "cant.", "name }", "}"):
        paragraph.add_run(piece).bold = piece == "cant."


def set_header(document: Document) -> None:
    document.sections[0].header.paragraphs[0].text = "{{ aplicant.name }}"


def set_first_header(document: Document) -> None:
    document.sections[0].different_first_page_header_footer = True
    document.sections[0].first_page_header.paragraphs[0].text = "{{ aplicant.name }}"


def set_footer(document: Document) -> None:
    document.sections[0].footer.paragraphs[0].text = "{{ aplicant.name }}"


def set_title(document: Document) -> None:
    document.core_properties.title = "{{ aplicant.name }}"


def put_into_a_field(document: Document) -> None:
    field = (
        f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="begin"/>'
        "<w:instrText>PAGE {{ applicant.name }}</w:instrText>"
        '<w:fldChar w:fldCharType="end"/></w:r>'
    )
    document.paragraphs[1]._p.append(parse_xml(field))


def nest(document: Document) -> None:
    cell = document.tables[0].cell(0, 0)
    cell.add_table(1, 1).cell(0, 0).text = "{{ aplicant.name }}"


NESTED = "第1个表格第1行第1格内第1个表格第1行第1格"

BROKEN: Mapping[str, Broken] = {
    # names
    "unknown name": body("{{ aplicant.name }}", code="T004", words="applicant"),
    "unknown field": body("{{ applicant.nmae }}", code="T004", words="name"),
    "Chinese name": body("{{ 申报主体.名称 }}", code="T004", words="applicant"),
    "field without its parent": body("{{ authority }}", code="T004", words="programme.authority"),
    "unknown name in a cell": table(["{{ aplicant.name }}", "好"], code="T004", row=0, cell=0),
    "unknown name in a nested table": Broken(
        ([["外"]],), (("T004", NESTED, {"table": 0, "row": 0}),), change=nest
    ),
    "unknown name in a header": elsewhere("页眉", set_header),
    "unknown name in a first header": elsewhere("首页页眉", set_first_header),
    "unknown name in a footer": elsewhere("页脚", set_footer),
    "unknown name in a property": elsewhere("文档属性「标题」", set_title),
    "unknown name in a footnote": Broken(
        said=(("T004", "脚注", None),), words="applicant", footnote="{{ aplicant.name }}"
    ),
    "unknown name in pieces": Broken(
        ("",), (("T004", "正文第2段", {"paragraph": 1}),), "applicant", change=in_pieces
    ),
    "unknown field of a row": loop("{{ row.unitz }}", code="T004", words="row.unitz"),
    "unknown field two levels down": loop(
        "{% for unit in row.units %}{{ unit.rol }}{% endfor %}", code="T004", words="role"
    ),
    "unknown name in a condition": body("{% if aplicant %}甲{% endif %}", code="T004"),
    "loop over an unknown name": table(
        ["{%tr for row in rubric.row %}"],
        ["{{ row.no }}"],
        ["{%tr endfor %}"],
        code="T004",
        row=0,
        cell=0,
        words="rows",
    ),
    "entry of a loop after its end": body(
        "{% for unit in units %}{{ unit.name }}{% endfor %}{{ unit.name }}",
        code="T004",
        words="循环",
    ),
    "field of a list without a loop": body("{{ units.name }}", code="T004", words="for x in units"),
    "field of a text": body("{{ applicant.name.length }}", code="T004", words="length"),
    # braces
    "full-width braces": body("｛｛ applicant.name ｝｝", code="T006", words="半角"),
    "full-width end": body("{{ applicant.name ｝｝", code="T006", words="}}"),
    "full-width per cent": body("{％ if applicant.name ％}", code="T006"),
    "braces apart": body("{ { applicant.name } }", code="T006", words="连写"),
    "unclosed tag": body("{{ applicant.name", code="T006", words="没有结尾"),
    "unclosed tag with half an end": body("{{ applicant.name }", code="T006"),
    "unopened tag": body("applicant.name }}", code="T006", words="没有开头"),
    "tag across cells": Broken(
        ([["{{ applicant", ".name }}"]],),
        (
            ("T006", "第1个表格第1行第1格", {"table": 0, "row": 0}),
            ("T006", "第1个表格第1行第2格", {"table": 0, "row": 0}),
        ),
    ),
    "unclosed tag in a cell": table(["好"], ["{{ applicant.name"], code="T006", row=1, cell=0),
    # words and signs
    "no name": body("{{ }}", code="T003", words="没有名称"),
    "full-width bar": body("{{ applicant.date｜date }}", code="T003", words="全角"),
    "misspelt word": body(
        "{% if applicant.name %}甲{% esle %}乙{% endif %}", code="T003", words="else"
    ),
    "for without in": body(
        "{% for unit units %}{{ unit.name }}{% endfor %}", code="T003", words="for"
    ),
    "single equals sign": body(
        '{% if applicant.location = "示例县" %}甲{% endif %}', code="T003", words="=="
    ),
    "compared with a word without quotes": body(
        "{% if applicant.location == 示例县 %}甲{% endif %}", code="T004", words='"示例县"'
    ),
    "compared with a day without quotes": body(
        "{% if applicant.location == 2026年 %}甲{% endif %}", code="T003", words='"2026年"'
    ),
    "sign without quotes in a filter": body(
        "{{ applicant.name | default(、) }}", code="T003", words='"、"'
    ),
    "sign that cannot be seen": body("{{ applicant\u200b.name }}", code="T003", words="看不见"),
    "sign that cannot be seen before a word": body(
        "{%\ufeffif applicant.name %}", code="T003", words="看不见"
    ),
    "misspelt filter": body("{{ applicant.date | dat }}", code="T005", words="date"),
    "filter with too much": body("{{ units | join(1, 2) }}", code="T003", words="join"),
    "call": body("{{ applicant.name.upper() }}", code="T005", words="调用"),
    "name with underscores": body("{{ applicant.__class__ }}", code="T005"),
    "power": body("{{ 9 ** 9 }}", code="T005", words="乘方"),
    "set": body("{% set a = 1 %}", code="T005", words="set"),
    "include": body('{% include "x" %}', code="T005", words="include"),
    "field code": Broken(
        ("",), (("T003", "正文第2段", {"paragraph": 1}),), "域代码", change=put_into_a_field
    ),
    "sign that is ours": Broken(("甲\ufdd0",), (("T001", "正文", None),), "特殊字符"),
    # loops and conditions
    "endfor alone": body("{% endfor %}", code="T003", words="for"),
    "if without end": body("{% if applicant.name %}甲", code="T003", words="endif"),
    "for without end": body("{%p for unit in units %}", code="T003", words="endfor"),
    "elif alone": body("{% elif applicant.name %}", code="T003", words="if"),
    "row loop outside of tables": Broken(
        ("{%tr for unit in units %}", "{%tr endfor %}"),
        (
            ("T003", "正文第2段", {"paragraph": 1}),
            ("T003", "正文第3段", {"paragraph": 2}),
        ),
        "表格",
    ),
    "row loop with something in its row": table(
        ["{%tr for row in rubric.rows %}", "表头"],
        ["{{ row.no }}", ""],
        ["{%tr endfor %}", ""],
        code="T003",
        row=0,
        cell=0,
        words="这一行",
    ),
    "paragraph condition with something in it": body(
        "说明{%p if applicant.name %}", "甲", "{%p endif %}", code="T003", words="这一段"
    ),
    "two kinds of ends": body(
        "{%p if applicant.name %}", "甲", "{% endif %}", code="T003", words="种类不同"
    ),
    "loop across cells": table(
        ["{% for unit in units %}", "{% endfor %}"], code="T003", row=0, cell=0, words="同一层"
    ),
    "loop from the text into a table": body(
        "{%p for unit in units %}", [["{%p endfor %}"]], code="T003", words="同一层"
    ),
    "loop over a text": body(
        "{% for x in applicant.name %}{{ x }}{% endfor %}", code="T010", words="不能循环"
    ),
    # kinds of values
    "list printed": body("{{ units }}", code="T010", words="{% for x in 列表 %}{{ x.name }}"),
    "list of texts printed": body("{{ units[0].aliases }}", code="T010", words="| join"),
    "record printed": body("{{ applicant }}", code="T010", words="name、location"),
    "list in a date": body("{{ units | date }}", code="T010", words="日期"),
    "text in a join": body("{{ applicant.name | join }}", code="T010", words="列表"),
    "list of records in a join": body("{{ units | join }}", code="T010", words="{{ x.name }}"),
    "record in a join": body("{{ applicant | join }}", code="T010", words="下一级"),
    "text in a number": body("{{ applicant.name | chinese_number }}", code="T010"),
    "markdown in a text": body(
        "见{{ texts.request.text | markdown }}。", code="T010", words="单独占一段"
    ),
    "text compared with a number": body(
        "{% if applicant.name > 5 %}甲{% endif %}", code="T010", words="比较"
    ),
    "sum of a text": body("{{ applicant.name + 1 }}", code="T010", words="~"),
    # cells
    "merge outside of tables": body("{% vm applicant.name %}", code="T003", words="单元格"),
    "span without a number": table(["{% colspan %}"], code="T003", row=0, cell=0, words="缺少"),
    "span of words": table(["{% colspan '两' %}甲"], code="T010", row=0, cell=0, words="正整数"),
    "span of a name": table(
        ["{% colspan applicant.name %}甲"], code="T010", row=0, cell=0, words="正整数"
    ),
    "colour that is none": table(
        ["{% cellbg '红色' %}甲"], code="T010", row=0, cell=0, words="颜色"
    ),
    "row printed": table(["{{tr applicant.name }}"], code="T003", row=0, cell=0, words="整行"),
}

each = pytest.mark.parametrize("name", BROKEN)


@pytest.fixture
def made(word: Any, change: Callable[..., bytes], tmp_path: Path) -> Callable[[str], Path]:
    """Writes the broken template of that name."""

    def make(name: str) -> Path:
        broken = BROKEN[name]
        document = word.document("{{ document.title }}", *broken.blocks, "{{ applicant.name }}")
        if broken.change:
            broken.change(document)
        content = word.bytes_of(document)
        if broken.footnote:
            content = with_footnote(content, broken.footnote, change)
        file = tmp_path / "模板.docx"
        file.write_bytes(content)
        return file

    return make


def with_footnote(content: bytes, text: str, change: Callable[..., bytes]) -> bytes:
    """The same document with a footnote."""
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:id="1"><w:p><w:r><w:t>{text}</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    )
    kind = f'<Override PartName="/word/footnotes.xml" ContentType="{FOOTNOTES}"/></Types>'
    relation = (
        f'<Relationship Id="rIdN" Type="{FOOTNOTES_KIND}" Target="footnotes.xml"/></Relationships>'
    )
    return change(
        content,
        {
            "word/footnotes.xml": notes.encode(),
            "[Content_Types].xml": lambda old: old.replace(b"</Types>", kind.encode()),
            "word/_rels/document.xml.rels": lambda old: old.replace(
                b"</Relationships>", relation.encode()
            ),
        },
    )


@cache
def town() -> dict[str, Any]:
    return full_context(load(samples_folder() / "town")[0], "")


def test_there_are_many_of_them() -> None:
    assert len(BROKEN) >= 30


@each
def test_a_fault_is_reported_at_its_place_and_nothing_else_is_said(
    name: str, made: Callable[[str], Path]
) -> None:
    found = check_template(made(name)).diagnostics
    assert [(d.code, d.where, d.source) for d in found] == list(BROKEN[name].said)
    assert any(BROKEN[name].words in text for d in found for text in (d.message, *d.hints))
    assert all(d.hints and str(d.span).endswith("模板.docx") for d in found)


@each
def test_it_gives_no_document(name: str, made: Callable[[str], Path]) -> None:
    template, found = read_template(made(name), name="模板.docx")
    assert template is not None and found == []
    assert render(template, town()).content is None


@pytest.mark.parametrize(
    "name", ["unknown field of a row", "unclosed tag in a cell", "list printed", "call"]
)
def test_the_command_says_the_same(name: str, made: Callable[[str], Path]) -> None:
    file = made(name)
    done = filings("template", "check", file.name, "--format", "json", cwd=file.parent)
    found = json.loads(done.out)["diagnostics"]
    assert done.code == 1
    assert [(d["code"], d["where"], d["source"]) for d in found] == list(BROKEN[name].said)
    assert {d["file"] for d in found} == {"模板.docx"}
    said = filings("template", "check", file.name, cwd=file.parent)
    assert said.code == 1
    assert found[0]["where"] in said.out and found[0]["hints"][0] in said.out


def test_all_faults_of_a_template_are_reported_in_the_order_of_the_page(
    word: Any, tmp_path: Path
) -> None:
    document = word.document(
        "{{ aplicant.name }}",
        "{{ applicant.name",
        [["{{ units }}", "{{ applicant.nmae }}"]],
        "{{ applicant.name.upper() }}",
        "{% for x in applicant.name %}{% endfor %}",
        header="｛｛ applicant.name ｝｝",
    )
    word_file = tmp_path / "模板.docx"
    word_file.write_bytes(word.bytes_of(document))
    assert [(d.code, d.where) for d in check_template(word_file).diagnostics] == [
        ("T004", "正文第1段"),
        ("T006", "正文第2段"),
        ("T010", "第1个表格第1行第1格"),
        ("T004", "第1个表格第1行第2格"),
        ("T005", "正文第3段"),
        ("T010", "正文第4段"),
        ("T006", "页眉"),
    ]
