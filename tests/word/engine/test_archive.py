"""The zip file that is written by hand is one that everybody reads, and always the same."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from hypothesis import given
from hypothesis import strategies as st

from filings.word.archive import Member, archive, member

NAME = st.text(
    st.characters(codec="utf-8", exclude_characters="\x00\\/", exclude_categories=("Cs",)),
    min_size=1,
    max_size=20,
)
PATH = st.lists(NAME, min_size=1, max_size=3).map("/".join)
CONTENT = st.one_of(
    st.binary(max_size=200),
    st.binary(min_size=1, max_size=3).map(lambda piece: piece * 20_000),
    st.just(b""),
)
MEMBERS = st.dictionaries(PATH, CONTENT, max_size=6)


@given(contents=MEMBERS)
def test_any_members_are_read_back(contents: dict[str, bytes]) -> None:
    made = archive(member(name, content) for name, content in contents.items())
    with ZipFile(BytesIO(made)) as file:
        assert file.testzip() is None
        assert {i.filename: file.read(i) for i in file.infolist()} == contents
        assert [i.filename for i in file.infolist()] == list(contents)


@given(contents=MEMBERS)
def test_the_same_members_give_the_same_bytes(contents: dict[str, bytes]) -> None:
    first, second = (archive(member(n, c) for n, c in contents.items()) for _time in range(2))
    assert first == second


@given(contents=MEMBERS)
def test_a_member_knows_what_it_holds_and_can_be_put_into_another_archive(
    contents: dict[str, bytes],
) -> None:
    made = [member(name, content) for name, content in contents.items()]
    assert {m.name: m.content() for m in made} == contents
    again = [Member(*one) for one in made]
    assert archive(again) == archive(made)


def test_names_in_chinese_are_marked_as_utf_8_and_others_are_not() -> None:
    made = archive([member("目录/文件.xml", b"a"), member("word/a.xml", b"b")])
    with ZipFile(BytesIO(made)) as file:
        assert {i.filename: bool(i.flag_bits & 0x800) for i in file.infolist()} == {
            "目录/文件.xml": True,
            "word/a.xml": False,
        }


def test_neither_clock_nor_machine_stands_in_it() -> None:
    [info] = ZipFile(BytesIO(archive([member("a", b"b")]))).infolist()
    assert info.date_time == (1980, 1, 1, 0, 0, 0)
    assert (info.create_system, info.compress_type, info.extra, info.comment) == (
        3,
        ZIP_DEFLATED,
        b"",
        b"",
    )


def test_an_empty_archive_is_one() -> None:
    with ZipFile(BytesIO(archive([]))) as file:
        assert file.namelist() == []


def test_another_process_gives_the_same_bytes() -> None:
    script = (
        "import sys; from filings.word.archive import archive, member; "
        "sys.stdout.buffer.write(archive([member('目录/甲', b'abc' * 9999), member('b', b'')]))"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(Path(__file__).parents[3])},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Shanghai"))
    }
    assert made == {archive([member("目录/甲", b"abc" * 9999), member("b", b"")])}
