"""What docxtpl makes of a template we make too, but for the differences that are listed.

``tests/support/compare_with_docxtpl.py`` does the same to a folder of templates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.compatibility.both_engines import Failed, Refused, by_docxtpl, by_us, compare_engines
from support.compatibility.cases import CASES, Case
from support.compatibility.cases.case import CONTEXT
from support.compatibility.differences import KEPT, REFUSALS, Kept, Refusal
from support.compatibility.intended import INTENDED
from support.compatibility.shown import shown
from support.compatibility.word_xml import BOLD, p, r, tbl, word_file
from support.trees import Comparison, compare

from filings.word.render import render
from filings.word.template import template_from_bytes

PAGE = Path(__file__).parents[2] / "docs" / "模板语法对照.md"


def names(entries: Iterable[object]) -> list[str]:
    return [str(getattr(entry, "name", "")) for entry in entries]


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_both_make_the_same_document(case: Case) -> None:
    found = compare_engines(case.template, case.context)
    assert isinstance(found, Comparison), found
    assert found.differences == ()
    assert found.names == case.intended


MIXABLE = {case.name: case for case in CASES if case.blocks}


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(mixed=st.lists(st.sampled_from(sorted(MIXABLE)), min_size=2, max_size=12, unique=True))
def test_any_features_together_in_one_document_are_the_same_too(mixed: list[str]) -> None:
    cases = [MIXABLE[name] for name in mixed]
    blocks = [block for case in cases for block in (*case.blocks, "——")]
    found = compare_engines(word_file(*blocks), CONTEXT)
    assert isinstance(found, Comparison), found
    assert found.differences == ()
    assert found.names <= {name for case in cases for name in case.intended} | {"east-asian-hint"}


@pytest.mark.parametrize("kept", KEPT, ids=names(KEPT))
def test_what_docxtpl_loses_or_alters_we_keep(kept: Kept) -> None:
    ours, found = by_us(kept.template, kept.context)
    assert ours is not None, found
    assert shown(ours, kept.part) == kept.ours
    if kept.theirs is None:
        assert isinstance(compare_engines(kept.template, kept.context), Failed)
    else:
        assert shown(by_docxtpl(kept.template, kept.context), kept.part) == kept.theirs


@pytest.mark.parametrize("refusal", REFUSALS, ids=names(REFUSALS))
def test_what_docxtpl_lets_pass_we_refuse(refusal: Refusal) -> None:
    assert by_docxtpl(refusal.template, refusal.context)
    found = compare_engines(refusal.template, refusal.context)
    assert isinstance(found, Refused)
    assert {d.code for d in found.diagnostics} == {refusal.code}


def test_objects_are_no_data() -> None:
    class RichText:
        """Something with a text and methods of its own."""

    template, _found = template_from_bytes(word_file("{{ a }}"), name="模板.docx")
    assert template is not None
    with pytest.raises(TypeError, match="plain data"):
        render(template, {"a": RichText()})


def test_every_intended_difference_shows_in_some_case() -> None:
    seen = {name for case in CASES for name in case.intended}
    known = {i.name for i in INTENDED} | set(names(KEPT))
    assert seen <= known
    assert {i.name for i in INTENDED if not i.everywhere} <= seen


def test_every_difference_has_a_reason() -> None:
    assert len(set(names(INTENDED))) == len(INTENDED)
    reasons = [
        *(e.reason for e in INTENDED),
        *(e.reason for e in KEPT),
        *(e.reason for e in REFUSALS),
    ]
    assert all(reason.strip() for reason in reasons)


def test_the_page_lists_every_difference_and_no_other() -> None:
    page = PAGE.read_text(encoding="utf-8")
    listed = re.findall(r"^\| `([a-z0-9-]+)` \|", page, re.MULTILINE)
    assert len(set(listed)) == len(listed)
    assert set(listed) == set(names([*INTENDED, *KEPT, *REFUSALS]))


ALTERATIONS = [
    ("a letter", p("甲乙"), p("甲丙")),
    ("a run of another look", p("甲", r("乙", BOLD)), p("甲", r("乙"))),
    ("a blank at an end", p("甲 "), p("甲")),
    ("a line break", p("<w:r><w:t>甲</w:t><w:br/></w:r>"), p("<w:r><w:t>甲</w:t></w:r>")),
    ("a row", tbl(("甲",), ("乙",)), tbl(("甲",))),
    ("a cell", tbl(("甲", "")), tbl(("甲",), columns=2)),
    ("a look of a paragraph", p("甲", look='<w:jc w:val="center"/>'), p("甲")),
    ("a text outside of a run", "<w:p>甲</w:p>", p()),
    ("a section", p("甲", look="<w:sectPr/>"), p("甲")),
]


@pytest.mark.parametrize(
    ("first", "second"), [a[1:] for a in ALTERATIONS], ids=[a[0] for a in ALTERATIONS]
)
def test_the_comparison_sees(first: str, second: str) -> None:
    ours, theirs = word_file(first, "后"), word_file(second, "后")
    assert compare(ours, theirs, INTENDED).differences
    assert compare(theirs, ours, INTENDED).differences
    assert compare(ours, ours, INTENDED).differences == ()


def test_the_comparison_sees_a_blank_line_that_only_we_have() -> None:
    assert compare(word_file("甲", p(), "乙"), word_file("甲", "乙"), INTENDED).differences


def test_the_comparison_sees_headers_notes_properties_and_pictures() -> None:
    plain = word_file("甲", headers={"default": "眉"}, footnote="注", properties={"title": "题"})
    others = [
        word_file("甲", headers={"default": "目"}, footnote="注", properties={"title": "题"}),
        word_file("甲", headers={"default": "眉"}, footnote="主", properties={"title": "题"}),
        word_file("甲", headers={"default": "眉"}, footnote="注", properties={"title": "提"}),
    ]
    for other in others:
        assert len(compare(plain, other, INTENDED).differences) == 1
    assert compare(word_file("甲"), word_file("甲", pictures=("rIdDot",)), INTENDED).differences
