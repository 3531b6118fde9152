"""Corners of the engine where something once got lost, or reached the user as a traceback."""

from __future__ import annotations

from decimal import Decimal

import pytest
from docx.oxml.ns import qn

LONG = "{%- if yes -%}甲{% endif %}"
"""A paragraph that sends a template down the long road."""


@pytest.fixture(params=["", LONG], ids=["short road", "long road"])
def road(request):
    return request.param


def codes(rendered):
    return [(d.code, d.where) for d in rendered.diagnostics]


def test_blank_paragraphs_stay_whatever_save_numbers_they_bear(word, road):
    document = word.document("甲", "", "{{ a }}", "前", road)
    for paragraph in document.paragraphs:
        paragraph._p.set(qn("w:rsidDel"), "00000000")
    page = word.fill(document, context={"a": "乙", "yes": False})
    assert page.paragraphs[:3] == ["甲", "", "乙"]


@pytest.mark.parametrize("text", ["甲\x0b", "\ud800"])
def test_a_property_takes_no_character_that_a_file_cannot_hold(word, road, text):
    document = word.document("前", road)
    document.core_properties.title = "{{ a }}"
    rendered = word.render(word.template(document), {"a": text, "yes": True})
    assert rendered.content is None
    assert codes(rendered) == [("T011", "文档属性「标题」")]


def test_a_bad_character_is_told_at_its_own_paragraph(word, road):
    template = word.template("{{ a }}", "{{ b }}", "前", road)
    rendered = word.render(template, {"a": "好", "b": "坏\x0b", "yes": True})
    assert codes(rendered) == [("T011", "正文第2段")]


@pytest.mark.parametrize(
    "text",
    [
        "{% for a in b %}甲{% else %}乙{% else %}丙{% endfor %}",
        "{% if a %}甲{% else %}乙{% elif b %}丙{% endif %}",
    ],
)
def test_there_is_one_else_and_it_is_the_last(word, text):
    [problem] = word.problems(text, context={"a": 1, "b": []})
    assert (problem.code, problem.where) == ("T003", "正文第1段")
    assert "else" in problem.message


def test_the_sign_for_trimming_is_no_minus(word, road):
    page = word.fill("{{- a -}}", "{{ -a }}", "前", road, context={"a": 5, "yes": False})
    assert page.paragraphs[:2] == ["5", "-5"]


@pytest.mark.parametrize("span", ["①", "-1", "0", "9999999999999"])
def test_a_number_of_columns_is_a_number(word, road, span):
    table = [["{% colspan n %}甲", "乙"]]
    problems = word.problems(table, "前", road, context={"n": span, "yes": True})
    assert {p.code for p in problems} == {"T010"}


@pytest.mark.parametrize("value", ["abc", "", "①"])
def test_strange_numbers_in_a_template_do_no_harm(word, road, value):
    document = word.document([["{{ a }}", "{% vm a %}乙"]], "前", road)
    for cell in document.tables[0].rows[0].cells:
        properties = cell._tc.get_or_add_tcPr()
        properties.get_or_add_tcW().set(qn("w:w"), value)
        properties.makeelement(qn("w:gridSpan"), {qn("w:val"): value})
    rendered = word.render(word.template(document), {"a": "甲", "yes": True})
    assert rendered.content is not None


@pytest.mark.parametrize(
    ("text", "printed"),
    [("{{ 1.5 }}", "1.5"), ("{{ a * 1.5 }}", "3.0"), ("{% if a > 1.5 %}多{% endif %}", "多")],
)
def test_decimal_fractions_may_stand_in_tags(word, road, text, printed):
    page = word.fill(text, "前", road, context={"a": 2, "yes": False})
    assert page.paragraphs[0] == printed


@pytest.mark.parametrize(
    "text",
    [
        "{{ 1e999 }}",
        "{% for loop in xs %}{% endfor %}",
        "{% for a, (b, c) in xs %}{% endfor %}",
    ],
)
def test_what_cannot_be_meant_is_refused(word, text):
    [problem] = word.problems(text, context={"xs": []})
    assert (problem.code, problem.where) == ("T005", "正文第1段")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{{ 7 // a }}", Decimal("1e-300")),
        ("{% if a < 1 %}甲{% endif %}", Decimal("NaN")),
        ("{{ a | chinese_number }}", Decimal("Infinity")),
        ("{% for x, y in a %}{{ x }}{% endfor %}", [1, 2]),
    ],
)
def test_sums_that_cannot_be_done_are_told(word, road, text, value):
    problems = word.problems(text, "前", road, context={"a": value, "yes": True})
    assert {(p.code, p.where) for p in problems} == {("T010", "正文第1段")}


def test_a_grid_without_widths_gets_some(word, road):
    document = word.document([["{%tc for a in xs %}", "{{ a }}", "{%tc endfor %}"]], "前", road)
    for column in document.tables[0]._tbl.tblGrid.gridCol_lst:
        column.set(qn("w:w"), "0")
    page = word.fill(document, context={"xs": ["1", "2", "3", "4"], "yes": False})
    assert len(page.grid()) == 4
    assert all(width > 0 for width in page.grid())


def test_deep_nesting_is_told_and_no_traceback(word):
    text = "{% if a %}" * 300 + "{% endif %}" * 300
    problems = word.problems(text, context={"a": 1})
    assert problems
    assert {p.code for p in problems} <= {"T003", "T005"}
    assert {p.where for p in problems} == {"正文第1段"}
