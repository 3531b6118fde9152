"""Names of files: what Windows bears, and what other programs leave lying about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filings.language.file_names import RESERVED, is_temporary, safe_words


@pytest.mark.parametrize(
    "file",
    ["~$成立文件.docx", "佐证材料/.~lock.通知.docx#", "照片\\Thumbs.db", "通知.pdf.crdownload"],
)
def test_what_another_program_left_is_temporary_wherever_it_lies(file: str) -> None:
    assert is_temporary(file)


@pytest.mark.parametrize(
    "file", ["成立文件.docx", "~通知.docx", "tmp/通知.pdf", "临时.tmp/通知.pdf"]
)
def test_what_a_clerk_made_is_not(file: str) -> None:
    assert not is_temporary(file)


@pytest.mark.parametrize("name", ["con", "Aux.txt", "COM1", "lpt².docx"])
def test_names_of_devices_are_reserved_with_any_ending(name: str) -> None:
    assert RESERVED.fullmatch(name)


@given(st.text(), st.integers(7, 60))
def test_safe_words_fit_and_stay_as_they_are(words: str, room: int) -> None:
    name = safe_words(words, room)
    assert len(name.encode()) <= room
    assert not set(name) & set('<>:"/\\|?*')
    assert safe_words(name, room) == name
