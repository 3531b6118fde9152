"""``--fix`` mends what needs no judgement, touches no word, and gives the same bytes each time."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from support.official_papers import notice, paragraph
from support.planted_faults import CASES

from filings.lint.catalogue import RULES
from filings.lint.paper import Paragraph
from filings.lint.read_paper import read_paper
from filings.lint.run import lint
from filings.word.package import read

FIXABLE = [rule.code for rule in RULES if rule.fixable]


def paragraphs(content: bytes) -> Iterator[Paragraph]:
    return iter(read_paper(read(content)).paragraphs)


def texts(content: bytes) -> list[str]:
    return [p.text for p in paragraphs(content)]


def words(content: bytes) -> list[str]:
    """The Chinese characters, letters and numbers of a file, leading zeros aside."""
    found = []
    for text in texts(content):
        found += re.findall(r"[\u4e00-\u9fff]|[a-z]+|[1-9]\d*", text.lower())
    return found


@pytest.mark.parametrize("code", FIXABLE)
def test_what_a_rule_can_mend_is_gone_in_the_new_file(code: str) -> None:
    content = CASES[code][0]()
    mended = lint(content, "通知.docx", fix=True)
    assert mended.diagnostics == () and mended.fixed >= 1
    assert mended.content is not None
    assert lint(mended.content, "新.docx").diagnostics == ()
    if code != "W020":  # full-width figures become half-width ones
        assert words(mended.content) == words(content)


@pytest.mark.parametrize("code", sorted(set(CASES) - set(FIXABLE)))
def test_what_needs_judgement_stays_and_is_still_said(code: str) -> None:
    content = CASES[code][0]()
    mended = lint(content, "通知.docx", fix=True)
    assert [d.code for d in mended.diagnostics] == [code]
    assert mended.content is not None
    assert texts(mended.content) == texts(content)


def test_marks_spread_over_runs_are_mended_and_the_looks_of_the_runs_stay() -> None:
    parts = ("根据示政办", "[20", "24", "]03号 ，各镇(街道", ")要", "按时完成.")
    mended = lint(notice(paragraph(*parts)), "通知.docx", fix=True)
    assert mended.content is not None
    assert "根据示政办〔2024〕3号，各镇（街道）要按时完成。" in texts(mended.content)
    [made] = [p for p in paragraphs(mended.content) if p.text.startswith("根据")]
    assert [piece.text for piece in made.pieces] == [
        "根据示政办", "〔20", "24", "〕3号，各镇（街道", "）要", "按时完成。",
    ]  # fmt: skip


def test_the_same_file_gives_the_same_bytes_and_a_clean_one_keeps_its_text() -> None:
    content = notice(paragraph("各镇(街道)负责落实,按时完成."))
    first, second = (lint(content, "a.docx", fix=True).content for _ in range(2))
    assert first == second
    clean = lint(notice(), "a.docx", fix=True)
    assert clean.fixed == 0 and clean.content is not None
    assert texts(clean.content) == texts(notice())
