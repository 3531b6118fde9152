"""What a template comes to is the same on both roads: the document, and all that is said of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import assume, given, settings
from support.compatibility.word_xml import BOLD, control, drawing, p, r, tbl, tc
from support.made_templates import FILLINGS
from support.roads import short_template, take_both
from support.small_files import small_file

from filings.diagnostics import has_errors
from filings.resources import samples_folder, templates_folder
from filings.word.template import read_template

SHIPPED = [*sorted(templates_folder().glob("*.docx")), *samples_folder().glob("*/templates/*.docx")]


@settings(max_examples=200)
@given(filling=FILLINGS)
def test_both_roads_say_and_print_the_same(filling: tuple[bytes, Mapping[str, Any]]) -> None:
    content, data = filling
    template = short_template(content)
    assume(not has_errors(template.check()) and template.program is not None)
    both = take_both(content, data)
    assert both is not None
    assert both.differences == []
    if both.short.content is not None:
        draft = take_both(content, data, draft=True)
        assert draft is not None
        assert draft.differences == []


@settings(max_examples=60)
@given(filling=FILLINGS)
def test_the_same_template_and_data_give_the_same_bytes(
    filling: tuple[bytes, Mapping[str, Any]],
) -> None:
    first, second = (take_both(*filling) for _time in range(2))
    assume(first is not None)
    assert first is not None
    assert second is not None
    assert first.short == second.short
    assert first.long == second.long


HOLES = "甲【待定】乙"
ROWS = [{"t": "一【待定】", "k": "甲"}, {"t": "【待定】", "k": "甲"}, {"t": "", "k": "乙"}]


@pytest.mark.parametrize(
    "body",
    [
        p("前{{ a }}后"),
        p(r("{{ a }}", BOLD), r("【待"), r("定】")),
        p("{{p a }}"),
        p("一{{r a }}二"),
        tbl(
            ("{%tr for row in rows %}", ""),
            ("{% vm row.k %}{{ row.k }}", "{{ row.t }}"),
            ("{%tr endfor %}", ""),
        ),
        tbl(("{%tc for row in rows %}", "{{ row.t }}", "{%tc endfor %}")),
    ],
)
def test_drafts_mark_the_same_holes(body: str) -> None:
    content = small_file(body, header=p("{{ a }}"), footnotes=p("注{{ a }}"))
    both = take_both(content, {"a": HOLES, "rows": ROWS}, draft=True)
    assert both is not None
    assert both.differences == []
    assert both.short.content is not None


UNORDERED = (
    '<w:p><w:pPr><w:jc w:val="center"/><w:keepNext/><w:pStyle w:val="Lost"/></w:pPr>'
    '<w:r w:rsidR="00000001"><w:rPr><w:sz w:val="28"/><w:rFonts w:eastAsia="宋体"/>'
    '<w:rStyle w:val="Lost"/></w:rPr><w:t>{}</w:t></w:r></w:p>'
)
"""As LibreOffice writes it, with a style that is not defined."""
LIST_OF_PAIRS = [["甲", 1], ["乙", 2]]


@pytest.mark.parametrize(
    ("body", "data"),
    [
        pytest.param(
            tbl(("{%tc for x in xs %}", "{{ x }}", "{%tc endfor %}")) + p("后"),
            {"xs": []},
            id="a table all of whose cells go",
        ),
        pytest.param(
            tbl(("甲",))
            + p("{%p for x in xs %}")
            + p("{{ x }}")
            + p("{%p endfor %}")
            + tbl(("{%tr for x in xs %}",), ("{{ x }}",), ("{%tr endfor %}",))
            + p("后"),
            {"xs": []},
            id="a table that goes beside one that stays",
        ),
        pytest.param(
            tbl(
                ("{%tr for x in xs %}", ""),
                ("{%tr if x.n %}", ""),
                ("{% vm %}{{ x.t }}", "{{ x.t }}"),
                ("{%tr endif %}", ""),
                ("{%tr endfor %}", ""),
            ),
            {"xs": [{"n": 0, "t": "一"}, {"n": 1, "t": "二"}, {"n": 1, "t": "三"}]},
            id="a merge whose first row a condition leaves out",
        ),
        pytest.param(
            tbl((tc(p("{{ a }}"), control(p("{{p a }}"))),)),
            {"a": ""},
            id="a cell that ends with a control",
        ),
        pytest.param(
            UNORDERED.format("{{p a }}")
            + UNORDERED.format("{{r a }}")
            + UNORDERED.format("{{ a }}"),
            {"a": "“甲”\n乙"},
            id="looks that are not in the order of the schema",
        ),
        pytest.param(
            p("{% for x, y in xs %}{{ x }}{{ y }}{% endfor %}"),
            {"xs": LIST_OF_PAIRS},
            id="pairs taken apart",
        ),
        pytest.param(
            p("{% for x, y in xs %}{{ x }}{% endfor %}"),
            {"xs": [{"a": 1, "b": 2}, "甲乙", ["甲"]]},
            id="what cannot be taken apart",
        ),
        pytest.param(
            p(drawing("{{ a }}")) + p("{{p long | markdown }}") + p(drawing("{{ a }}")),
            {"a": '“甲"&\n乙', "long": "一\n\n|甲|\n|-|\n|乙|"},
            id="descriptions of drawings",
        ),
    ],
)
def test_corners_are_turned_alike(body: str, data: dict[str, Any]) -> None:
    both = take_both(small_file(body), data)
    assert both is not None
    assert both.differences == []


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_every_shipped_template_takes_the_short_road(file: Any) -> None:
    template, _found = read_template(file, name=file.name)
    assert template is not None
    assert template.reason == ""
    assert template.program is not None
