"""The proof that every value arrived notices what is lost, cut, changed or out of its order."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from support.compatibility.word_xml import p, tbl
from support.roads import short_template
from support.small_files import small_file

from filings.word.engine.arrival import missing_texts
from filings.word.engine.program import Program
from filings.word.engine.texts import Needle
from filings.word.render import render
from filings.word.runtime import Run, current

TEXT = st.text(alphabet="甲乙ab<>&\"' \n\t\r“”é😀", min_size=1, max_size=6)
MOST = 20


def printed_by(program: Program, data: dict[str, object]) -> tuple[bytes, list[Needle]]:
    """The bytes of the body, and what must be found in them."""
    out: list[bytes] = []
    seen: list[Needle] = []
    token = current.set(Run("模板.docx", frozenset(data), program.tags))
    try:
        program.parts[0].print(data, out, seen)
    finally:
        current.reset(token)
    return b"".join(out), seen


PROGRAM = short_template(
    small_file(
        p("{{ a }}，{{ b }}")
        + p("{{p a }}")
        + p("一{{r b }}二")
        + tbl(
            ("{%tr for x in xs %}", ""),
            ("{{ x }}", "{{ loop.index }}{{ x }}"),
            ("{%tr endfor %}", ""),
        )
    )
).program
assert PROGRAM is not None


@given(a=TEXT, b=TEXT, xs=st.lists(TEXT, max_size=4))
def test_whatever_is_printed_is_found(a: str, b: str, xs: list[str]) -> None:
    printed, seen = printed_by(PROGRAM, {"a": a, "b": b, "xs": xs})
    assert missing_texts(printed, seen, MOST) == []


@given(xs=st.lists(TEXT, min_size=1, max_size=4, unique=True), data=st.data())
def test_a_row_that_is_taken_out_is_missed(xs: list[str], data: st.DataObject) -> None:
    assume(all(x.strip("\n\t\r") for x in xs))
    printed, seen = printed_by(PROGRAM, {"a": "前", "b": "后", "xs": xs})
    rows = printed.split(b"<w:tr>")
    gone = data.draw(st.integers(1, len(rows) - 1))
    left = b"<w:tr>".join([*rows[:gone], *rows[gone + 1 :]])
    left += b"</w:tbl>" * (gone == len(rows) - 1)
    assert missing_texts(left, seen, MOST) != []


@given(text=TEXT)
def test_a_text_cut_short_is_missed(text: str) -> None:
    assume(len(text.strip("\n\t\r")) > 1)
    program = short_template(small_file(p("{{ a }}"))).program
    assert program is not None
    printed, seen = printed_by(program, {"a": text})
    shorter, _seen = printed_by(program, {"a": text.strip("\n\t\r")[:-1]})
    assert missing_texts(printed, seen, MOST) == []
    assert missing_texts(shorter, seen, MOST) != []


@pytest.mark.parametrize(
    ("printed", "seen", "missing"),
    [
        (b"<w:t>a</w:t><w:t>b</w:t>", [b">a<", b">b<"], []),
        (b"<w:t>b</w:t><w:t>a</w:t>", [b">a<", b">b<"], [b">b<"]),
        (b"<w:t>a</w:t>", [b">a<", b">a<"], [b">a<"]),
        (b"<w:t>a</w:t><w:t>a</w:t>", [b">a<", b">a<"], []),
        (b"<w:t>a</w:t>", [b"", b">a<", (), b""], []),
        (b"", [], []),
        (b"<w:t>a</w:t><w:br/><w:t>b</w:t>", [(b"a", b"b")], []),
        (b"<w:t>b</w:t><w:br/><w:t>a</w:t>", [(b"a", b"b")], [b"b"]),
        (b"<w:t>a</w:t>", [(b"a", b"b"), b"c"], [b"b", b"c"]),
        (b"<w:t>ab</w:t>", [b">a<"], [b">a<"]),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_texts_are_found_in_their_order_as_often_as_they_were_printed(
    printed: bytes, seen: list[Needle], missing: list[bytes]
) -> None:
    assert missing_texts(printed, seen, MOST) == missing


def test_no_more_is_told_than_a_person_reads() -> None:
    assert len(missing_texts(b"", [b"a"] * 1000, MOST)) == MOST


def test_every_text_of_a_finished_file_is_looked_for_in_its_own_part() -> None:
    content = small_file(p("{{ a }}"), header=p("{{ a }}"))
    rendered = render(short_template(content), {"a": "甲&乙"})
    assert rendered.content is not None
    with ZipFile(BytesIO(rendered.content)) as file:
        for name in ("word/document.xml", "word/header.xml"):
            assert file.read(name).count("甲&amp;乙".encode()) == 1
