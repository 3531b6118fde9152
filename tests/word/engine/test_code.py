"""Expressions and statements come to what they say, as code of Python on the short road."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.compatibility.word_xml import p
from support.roads import body_text, short_template
from support.small_files import small_file

from filings.diagnostics import Diagnostic
from filings.word.render import render

DATA: dict[str, Any] = {
    "a": "甲",
    "empty": "",
    "nothing": None,
    "n": 3,
    "points": Decimal("2.50"),
    "yes": True,
    "no": False,
    "day": date(2021, 2, 3),
    "xs": ["一", "二", "三"],
    "none": [],
    "pairs": [["甲", 1], ("乙", 2)],
    "rows": [{"t": "一", "n": 1, "in": ["a", "b"]}, {"t": "二", "n": 2, "in": []}],
    "about": {"名": "乙", "items": "丙", "x y": "丁"},
}


def printed(text: str, **more: Any) -> str:
    """What one paragraph comes to; nothing may be wrong with it."""
    template = short_template(small_file(p(escape(text))))
    assert template.program is not None, (template.check(), template.reason)
    rendered = render(template, DATA | more)
    assert rendered.content is not None, rendered.diagnostics
    assert rendered.diagnostics == []
    return body_text(rendered.content)


def told(text: str) -> list[Diagnostic]:
    """What is said of one paragraph that cannot be printed."""
    template = short_template(small_file(p(escape(text))))
    assert template.program is not None, (template.check(), template.reason)
    rendered = render(template, DATA)
    assert rendered.content is None
    return rendered.diagnostics


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("a", "甲"),
        ("nothing", ""),
        ("n", "3"),
        ("points", "2.50"),
        ("yes", "是"),
        ("no", "否"),
        ("day", "2021年2月3日"),
        ("'字'", "字"),
        ("about.名", "乙"),
        ("about['x y']", "丁"),
        ("about.items", "丙"),
        ("about[key]", "乙"),
        ("xs[0]", "一"),
        ("xs[-1]", "三"),
        ("rows[1].t", "二"),
        ("rows[0].in[1]", "b"),
        ("n + 1", "4"),
        ("n - 5", "-2"),
        ("n * n", "9"),
        ("n // 2", "1"),
        ("-n", "-3"),
        ("- -n", "3"),
        ("points + 1", "3.50"),
        ("a ~ n ~ yes", "甲3是"),
        ("a if yes else empty", "甲"),
        ("a if no", ""),
        ("n > 2", "是"),
        ("1 < n < 3", "否"),
        ("1 < n <= 3 != 4", "是"),
        ("a == '甲'", "是"),
        ("a != '甲'", "否"),
        ("'一' in xs", "是"),
        ("'四' not in xs", "是"),
        ("'甲' in a", "是"),
        ("yes and a", "甲"),
        ("no or a", "甲"),
        ("not none", "是"),
        ("lacking is defined", "否"),
        ("lacking is undefined", "是"),
        ("a is defined", "是"),
        ("about.x is defined", "否"),
        ("nothing is none", "是"),
        ("a is not none", "是"),
        ("lacking | default('无')", "无"),
        ("about.x | default(a)", "甲"),
        ("empty | default('无')", "无"),
        ("xs | join", "一、二、三"),
        ("xs | join('；')", "一；二；三"),
        ("xs | length", "3"),
        ("xs | length + 1", "4"),
        ("points | points", "2.5"),
        ("n | chinese_number", "三"),
        ("day | chinese_date", "二〇二一年二月三日"),
        ("[a, n] | join", "甲、3"),
        ("(a, n) | join", "甲、3"),
        ("'甲' in ['甲', '乙']", "是"),
    ],
)
def test_an_expression_comes_to(expression: str, text: str) -> None:
    assert printed(f"前{{{{ {expression} }}}}后", key="名") == f"前{text}后"
    assert printed(f"{{{{ {expression} }}}}", key="名") == text


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("{% for x in xs %}{{ x }}{% endfor %}", "一二三"),
        ("{% for x in none %}{{ x }}{% else %}无{% endfor %}", "无"),
        ("{% for x in nothing %}{{ x }}{% else %}无{% endfor %}", "无"),
        ("{% for x in xs %}{% else %}无{% endfor %}", ""),
        (
            "{% for x in xs if x != '二' %}{{ x }}{{ loop.index }}/{{ loop.length }}{% endfor %}",
            "一1/2三2/2",
        ),
        ("{% for x in xs if x == '四' %}{{ x }}{% else %}无{% endfor %}", "无"),
        ("{% for x in rows if x.n > 1 %}{{ x.t }}{% endfor %}", "二"),
        ("{% for x, y in pairs %}{{ y }}{{ x }}{% endfor %}", "1甲2乙"),
        ("{% for x, y in pairs if y > 1 %}{{ x }}{% endfor %}", "乙"),
        ("{% for k in about %}{{ about[k] }}{% endfor %}", "乙丙丁"),
        (
            "{% for x in xs %}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }}{% endfor %}",
            "032121210",
        ),
        ("{% for x in xs %}{% if not loop.first %}，{% endif %}{{ x }}{% endfor %}", "一，二，三"),
        ("{% for x in xs %}{{ x }}{% if not loop.last %}，{% endif %}{% endfor %}", "一，二，三"),
        (
            "{% for x in rows %}{% for y in x.in %}{{ loop.index }}{{ y }}{% endfor %}{{ loop.index }}{% endfor %}",
            "1a2b12",
        ),
        ("{% for a in xs %}{{ a }}{% endfor %}{{ a }}", "一二三甲"),
        ("{% for x in [a, n] %}{{ x }}{% endfor %}", "甲3"),
        ("{% if no %}一{% elif n > 5 %}二{% elif a %}三{% else %}四{% endif %}", "三"),
        ("{% if no %}一{% elif none %}二{% else %}四{% endif %}", "四"),
        ("{% if none or nothing or empty %}一{% endif %}完", "完"),
        ("{% if lacking is defined and lacking.x %}一{% endif %}完", "完"),
    ],
)
def test_a_statement_comes_to(text: str, result: str) -> None:
    assert printed(text) == result


@pytest.mark.parametrize(
    ("text", "code", "word"),
    [
        ("{{ lacking }}", "T004", "lacking"),
        ("{{ about.x }}", "T004", "about.x"),
        ("{{ rows[5].t }}", "T004", "rows[5]"),
        ("{{ a.b }}", "T004", "a.b"),
        ("{{ nothing.b }}", "T004", "b"),
        ("{% for x in xs %}{{ x.y }}{% endfor %}", "T004", "x.y"),
        ("{% for x in xs %}{{ loop.x }}{% endfor %}", "T004", "loop.x"),
        ("{% for x in lacking %}{% endfor %}", "T004", "lacking"),
        ("{% if lacking %}{% endif %}", "T004", "lacking"),
        ("{% if no %}{{ lacking }}{% endif %}", "T004", "lacking"),
        ("{% for x in none %}{{ lacking }}{% endfor %}", "T004", "lacking"),
        ("{{ lacking | join }}", "T004", "lacking"),
        ("{{ about[lacking] }}", "T004", "lacking"),
        ("{% for x in a %}{% endfor %}", "T010", "a"),
        ("{{ xs }}", "T010", "xs"),
        ("{{ about }}", "T010", "about"),
        ("{{ a + 1 }}", "T010", "数字"),
        ("{{ n // 0 }}", "T010", "零"),
        ("{{ n < a }}", "T010", "比较"),
        ("{{ n | join }}", "T010", "join"),
        ("{{ a ~ xs }}", "T010", "~"),
        ("{{ a | markdown }}", "T010", "markdown"),
        ("{% for x, y in xs %}{% endfor %}", "T010", "2"),
    ],
)
def test_what_cannot_be_done_is_told_with_its_place(text: str, code: str, word: str) -> None:
    problems = told(text)
    assert (problems[0].code, problems[0].where) == (code, "正文第1段")
    assert word in problems[0].message


def test_everything_that_is_wrong_is_told_at_once() -> None:
    body = p("{{ b1 }}{{ b2 }}") + p("{{ xs }}") + p("{% if b3 %}{% endif %}")
    rendered = render(short_template(small_file(body)), DATA)
    assert [(d.code, d.where) for d in rendered.diagnostics] == [
        ("T004", "正文第1段"),
        ("T004", "正文第1段"),
        ("T010", "正文第2段"),
        ("T004", "正文第3段"),
    ]


def test_what_is_wrong_in_a_loop_is_told_once() -> None:
    [problem] = told("{% for x in xs %}{{ lacking }}{% endfor %}")
    assert problem.code == "T004"


@given(
    numbers=st.lists(st.integers(-99, 99), min_size=4, max_size=4),
    signs=st.lists(st.sampled_from(["+", "-", "*"]), min_size=3, max_size=3),
)
def test_sums_are_those_of_python(numbers: list[int], signs: list[str]) -> None:
    names = dict(zip("wxyz", numbers, strict=True))
    sum_ = f"w {signs[0]} x {signs[1]} y {signs[2]} z"
    template = short_template(small_file(p(f"{{{{ {sum_} }}}}")))
    rendered = render(template, names)
    assert rendered.content is not None
    assert body_text(rendered.content) == str(eval(sum_, {}, names))


@given(a=st.booleans(), b=st.booleans(), c=st.booleans(), n=st.integers(0, 3))
def test_conditions_are_those_of_python(a: bool, b: bool, c: bool, n: int) -> None:
    test = "a and not b or c and (b or not a) and 0 < n < 3 or n in [0, 3] and not c"
    template = short_template(
        small_file(p(f"{{% if {escape(test)} %}}真{{% else %}}假{{% endif %}}"))
    )
    names = {"a": a, "b": b, "c": c, "n": n}
    rendered = render(template, names)
    assert rendered.content is not None
    assert body_text(rendered.content) == ("真" if eval(test, {}, names) else "假")
