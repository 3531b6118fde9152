"""A template may say very little: anything that could run, read or hang is refused, unrun."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from filings.word.filters import FILTERS
from filings.word.template import template_from_bytes

HOSTILE = [
    "{{ cycler.__init__.__globals__.os.popen('touch hacked').read() }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ name.__class__ }}",
    "{{ name['__class__'] }}",
    "{{ name|attr('__class__') }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self }}",
    "{{ lipsum.__globals__ }}",
    "{{ lipsum() }}",
    "{{ range(10**9) | list }}",
    "{{ 9**(9**9) }}",
    "{{ 'a' % name }}",
    "{{ 1 / 3 }}",
    "{{ name.upper() }}",
    "{{ name[0:2] }}",
    "{{ {'a': 1} }}",
    "{{ name is string }}",
    "{{ name is callable }}",
    "{{ name | map('upper') }}",
    "{{ name | format(1) }}",
    "{{ name | safe }}",
    "{{ name | tojson }}",
    "{{ name | center(999999999) }}",
    "{{ name | default(**x) }}",
    "{{ name | default(*x) }}",
    "{{ _private }}",
    "{{ caller }}",
    "{{ loop.__class__ }}",
    "{{ namespace(a=1) }}",
    "{{ joiner }}{{ dict(a=1) }}",
    "{% set x = 1 %}",
    "{% macro m() %}{% endmacro %}",
    "{% import 'a' as a %}",
    "{% from 'a' import b %}",
    "{% include '/etc/passwd' %}",
    "{% extends 'base' %}",
    "{% block b %}{% endblock %}",
    "{% filter upper %}{% endfilter %}",
    "{% call x() %}{% endcall %}",
    "{% raw %}{{ name }}{% endraw %}",
    "{% with a = 1 %}{% endwith %}",
    "{% autoescape false %}{% endautoescape %}",
    "{% do name.append(1) %}",
    "{% for x in name recursive %}{% endfor %}",
    "{% for x in range(9) %}{% endfor %}",
    "{% for _x in name %}{% endfor %}",
    "{% if name.__class__ %}x{% endif %}",
    "{% if ''.join(name) %}x{% endif %}",
    "{{p name.__class__ | markdown }}",
    "{{r name.__class__ }}",
]


EVERYWHERE = ["body", "header", "footer", "cell", "title", "row", "span"]


@pytest.mark.parametrize(
    ("text", "place"),
    [(t, "body") for t in HOSTILE]
    + [(t, p) for t in (HOSTILE[0], HOSTILE[10], HOSTILE[22]) for p in EVERYWHERE[1:]],
)
def test_a_hostile_expression_is_refused_wherever_it_stands(word, text, place):
    document = word.document(
        "甲" if place != "body" else text,
        [[text if place == "cell" else "乙"]],
        header=text if place == "header" else "",
        footer=text if place == "footer" else "",
    )
    if place == "title":
        document.core_properties.title = text
    if place == "row":
        document.tables[0].cell(0, 0).text = text.replace("{%", "{%tr").replace("{{", "{%tr if ")
    if place == "span":
        inner = text.strip("{}%").strip()
        document.tables[0].cell(0, 0).text = f"{{% colspan {inner} %}}"
    template, _none = template_from_bytes(word.bytes_of(document), name="恶意.docx")
    assert template is not None
    codes = {p.code for p in template.check()}
    assert codes
    assert codes <= {"T003", "T005", "T006"}
    if place != "row":
        assert "T005" in codes
    assert word.render(template, {"name": "甲"}).content is None


@pytest.mark.parametrize(
    "text",
    [
        "{{ " + "(" * 300 + "1" + ")" * 300 + " }}",
        "{{ " + "not " * 400 + "name }}",
        "{{ " + "a." * 900 + "b }}",
        "{{ " + "-" * 500 + "1 }}",
        "{{ '" + "x" * 5000 + "' }}",
        "".join("{% if name %}" for _ in range(120)) + "".join("{% endif %}" for _ in range(120)),
        "".join(f"{{% for x{i} in xs %}}" for i in range(40)) + "{% endfor %}" * 40,
    ],
)
def test_nesting_without_end_is_refused_without_a_crash(word, text):
    template = word.template(text)
    assert {p.code for p in template.check()} <= {"T003", "T005"}
    assert template.check()


def test_loops_within_loops_have_a_limit(word):
    text = "".join(f"{{% for x{i} in xs %}}" for i in range(4)) + "{% endfor %}" * 4
    problems = word.problems(text, context={"xs": [0] * 300})
    assert [p.code for p in problems] == ["T012"]


def test_text_beyond_measure_is_refused(word):
    text = "{% for x in xs %}{{ long }}{% endfor %}"
    problems = word.problems(text, context={"xs": [0] * 300, "long": "长" * 1_000_000})
    assert [p.code for p in problems] == ["T012"]


@pytest.mark.parametrize("name", sorted(FILTERS))
def test_every_filter_refuses_what_it_cannot_read_without_a_crash(word, name):
    values = {"a": ["甲"], "b": {"x": 1}, "c": "文", "d": 7, "e": None, "f": True}
    for key in values:
        template = word.template(f"{{{{p {key} | {name} }}}}")
        said = {d.code for d in word.render(template, values).diagnostics}
        assert said <= ({"T010", "T009"} if name == "picture" else {"T010"})


WORDS = [
    "a",
    "b",
    "xs",
    ".",
    "[",
    "]",
    "(",
    ")",
    "|",
    "~",
    "+",
    "-",
    "*",
    "//",
    "**",
    "%",
    "==",
    "<",
    "in",
    "is",
    "not",
    "and",
    "or",
    "if",
    "else",
    "0",
    "1",
    "'x'",
    ",",
    ":",
    "for",
    "join",
    "date",
    "default",
    "__class__",
    "loop",
    "self",
    "{",
    "}",
    "=",
]


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.sampled_from(WORDS), max_size=12),
    st.sampled_from(["{{ %s }}", "{%% if %s %%}{%% endif %%}"]),
)
def test_any_expression_is_refused_or_harmless(word, words, shape):
    template = word.template(shape % " ".join(words))
    rendered = word.render(template, {"a": "甲", "b": 2, "xs": [1, {"a": "乙"}]})
    assert (rendered.content is None) == bool(rendered.diagnostics)
    assert {d.code for d in rendered.diagnostics} <= {"T003", "T004", "T005", "T006", "T010"}
