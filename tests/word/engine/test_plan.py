"""Which templates take the short road, and which the long one, and why."""

from __future__ import annotations

from typing import Any

import pytest
from support.compatibility.word_xml import (
    BOLD,
    bookmark,
    control,
    drawing,
    p,
    r,
    tbl,
    tc,
    text_box,
    tr,
)
from support.roads import body_text, short_template
from support.small_files import small_file

from filings.word.render import render

DATA: dict[str, Any] = {
    "a": "甲",
    "n": 2,
    "yes": True,
    "xs": ["一", "二"],
    "rows": [{"t": "一", "k": "甲", "c": 1}, {"t": "二", "k": "甲", "c": 1}],
    "long": "段一\n\n段二",
}
EACH_X, EACH_ROW = "{%tr for x in xs %}", "{%tr for row in rows %}"

SHORT: dict[str, str] = {
    "text": p("前{{ a }}后"),
    "a tag scattered over runs": p(r("{"), r("{ a", BOLD), r(" }"), r("}")),
    "a loop in a text": p("{% for x in xs %}{{ x }}{% else %}无{% endfor %}"),
    "a loop over runs": p(r("{% for x in xs %}"), r("{{ x }}", BOLD), r("{% endfor %}")),
    "a condition over runs": p(
        r("{% if yes %}"), r("{{ a }}", BOLD), r("{% else %}"), r("{% endif %}")
    ),
    "runs in loops for runs": p(r("{%r for x in xs %}"), r("{{ x }}", BOLD), r("{%r endfor %}")),
    "paragraphs in a loop": p("{%p for x in xs %}") + p("{{ x }}") + p("{%p endfor %}"),
    "a loop on lines of its own": p("{% for x in xs %}") + p("{{ x }}") + p("{% endfor %}"),
    "a condition with all its branches": p("{%p if n > 3 %}")
    + p("多")
    + p("{%p elif yes %}")
    + p("{{ a }}")
    + p("{%p else %}")
    + p("{%p endif %}"),
    "rows": tbl((EACH_X, ""), ("{{ x }}", "{{ loop.index }}"), ("{%tr endfor %}", "")),
    "rows in rows": tbl(
        (EACH_ROW,), (EACH_X,), ("{{ row.t }}{{ x }}",), ("{%tr endfor %}",), ("{%tr endfor %}",)
    ),
    "cells in a loop": tbl(("{%tc for x in xs %}", "{{ x }}", "{%tc endfor %}")),
    "cells merged by key": tbl(
        (EACH_ROW, ""), ("{% vm row.k %}{{ row.k }}", "{{ row.t }}"), ("{%tr endfor %}", "")
    ),
    "cells merged by their loop": tbl(
        (EACH_ROW, ""), ("{% vm %}甲", "{{ row.t }}"), ("{%tr endfor %}", "")
    ),
    "columns that span others": tbl(("{% colspan n %}{{ a }}",), ("甲", "乙")),
    "a colour": tbl((tc(p("{% cellbg 'FF0000' %}{{ a }}")),)),
    "a table in a cell": tbl(
        (tc(tbl((EACH_X,), ("{{ x }}",), ("{%tr endfor %}",)) + p("{{ a }}")),)
    ),
    "paragraphs of a value": p("{{p a }}"),
    "a run of a value": p("一{{r a }}二"),
    "a long text": p("{{p long | markdown }}"),
    "a long text in a cell": tbl(
        (EACH_X,), (tc(p("{{p long | markdown }}")),), ("{%tr endfor %}",)
    ),
    "a comment": p("{# 说明 #}") + p("{{ a }}{# 说明 #}"),
    "a content control": control(p("{{ a }}")),
    "a content control in a loop": p("{%p for x in xs %}")
    + control(p("{{ x }}"), properties='<w:id w:val="7"/>')
    + p("{%p endfor %}"),
    "a row in a content control": tbl(control(tr("{{ a }}")), columns=1),
    "a text box": p(text_box(p("{{ a }}"))),
    "a description": p(drawing("{{ a }}")),
    "a bookmark": p(bookmark(r("{{ a }}"))),
    "the cursor in a loop": p("{%p for x in xs %}")
    + p(bookmark(r("{{ x }}"), name="_GoBack"))
    + p("{%p endfor %}"),
    "a link": p('<w:hyperlink r:id="rIdLink"><w:r><w:t>{{ a }}</w:t></w:r></w:hyperlink>'),
    "no tags": p("甲") + tbl(("乙",)),
}

LOOPS = 20
LONG: dict[str, tuple[str, str]] = {
    "blanks trimmed": (p("甲 {%- if yes -%} 乙 {%- endif -%}"), "减号"),
    "a row of merged cells": (
        tbl(("{%tc for x in xs %}", "{% hm %}{{ x }}", "{%tc endfor %}")),
        "hm",
    ),
    "a bookmark in a loop": (
        p("{%p for x in xs %}") + p(bookmark(r("{{ x }}"))) + p("{%p endfor %}"),
        "循环里有书签或图形",
    ),
    "a drawing in a loop": (
        p("{%p for x in xs %}") + p(drawing("{{ x }}")) + p("{%p endfor %}"),
        "循环里有书签或图形",
    ),
    "a bookmark that crosses a condition": (
        p("{%p if yes %}")
        + p('<w:bookmarkStart w:id="3" w:name="处"/>', "甲")
        + p("{%p endif %}")
        + p('<w:bookmarkEnd w:id="3"/>', "乙"),
        "书签跨过了条件的边界",
    ),
    "a long text among columns in a loop": (
        tbl(("{%tc for x in xs %}", tc(p("{{p long | markdown }}")), "{%tc endfor %}")),
        "列数会变的表格",
    ),
    "text and a drawing in one run": (
        p(f"<w:r><w:t>{{{{ a }}}}</w:t>{drawing('{{ a }}').removeprefix('<w:r>')}"),
        "同一段文字里",
    ),
    "more loops than Python takes": (
        p(
            "".join(f"{{% for x{n} in one %}}" for n in range(LOOPS))
            + "{{ x0.t }}"
            + "{% endfor %}" * LOOPS
        ),
        "嵌套过深",
    ),
}


@pytest.mark.parametrize("body", SHORT.values(), ids=SHORT)
def test_the_short_road_takes(body: str) -> None:
    template = short_template(small_file(body))
    assert template.check() == []
    assert template.reason == ""
    assert template.program is not None
    rendered = render(template, DATA)
    assert [d.code for d in rendered.diagnostics if d.code != "T014"] == []
    assert rendered.content is not None


@pytest.mark.parametrize(("body", "reason"), LONG.values(), ids=LONG)
def test_the_long_road_takes_with_a_reason(body: str, reason: str) -> None:
    template = short_template(small_file(body))
    assert template.check() == []
    assert reason in template.reason
    assert template.program is None
    rendered = render(template, {**DATA, "one": DATA["rows"][:1]})
    assert rendered.diagnostics == []
    assert rendered.content is not None


@pytest.mark.parametrize("part", ["header", "footer", "footnotes", "endnotes"])
def test_one_part_that_needs_the_long_road_takes_the_others_along(part: str) -> None:
    trimmed = p("甲 {%- if yes -%} 乙 {%- endif -%}")
    template = short_template(small_file(p("{{ a }}"), **{part: trimmed}))  # type: ignore[arg-type]
    assert "减号" in template.reason
    rendered = render(template, DATA)
    assert rendered.content is not None
    assert body_text(rendered.content).startswith("甲")


def test_a_property_may_need_the_long_road_too() -> None:
    content = small_file(p("甲"), properties={"dc:title": "甲 {%- if yes %} 乙{% endif %}"})
    assert "减号" in short_template(content).reason


@pytest.mark.parametrize(
    "body",
    [
        p("{% for x in xs %}{{ x }}"),
        p("{{ x }}{% endfor %}"),
        p("{%p if a %}") + p("甲"),
        tbl(("{%tr for x in xs %}",), ("{{ x }}",)),
        tbl(("{% for x in xs %}", "{% endfor %}")),
        p("{%p if a %}") + tbl(("{%p endif %}",)),
        p("{% if a %}{% else %}{% else %}{% endif %}"),
    ],
)
def test_what_is_not_closed_is_told_before_any_road_is_taken(body: str) -> None:
    template = short_template(small_file(body))
    assert {d.code for d in template.check()} == {"T003"}
    assert (template.program, template.long, template.reason) == (None, None, "")
    assert render(template, DATA).content is None


def test_what_crosses_a_link_is_told_when_it_is_filled() -> None:
    link = '<w:hyperlink r:id="rIdLink"><w:r><w:t>{{ x }}{% endfor %}</w:t></w:r></w:hyperlink>'
    template = short_template(small_file(p(r("{% for x in xs %}"), link)))
    assert template.reason == "循环或条件的开头和结尾不在同一层。"
    rendered = render(template, DATA)
    assert rendered.content is None
    assert [d.code for d in rendered.diagnostics] == ["T008"]
