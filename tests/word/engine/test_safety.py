"""A template reaches plain data and nothing else, whatever it says and whatever it is given."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.compatibility.word_xml import drawing, p, tbl, tc
from support.roads import body_text, long_template, short_template
from support.small_files import small_file

from filings.word.engine.code import compile_part
from filings.word.engine.steps import PlainText, Print
from filings.word.expressions import expression_of
from filings.word.places import Place
from filings.word.render import render
from filings.word.tags import parse_tag
from filings.word.template import template_from_bytes

BOTH = pytest.mark.parametrize("road", [short_template, long_template], ids=["short", "long"])
ATTACKS = (
    "cycler.__init__.__globals__.os.popen('id').read()",
    "self.__init__.__globals__",
    "a.__class__.__mro__[1].__subclasses__()",
    "a['__class__']",
    "''.__class__",
    "a.format(a)",
    "a | attr('__class__')",
    "a | map(attribute='__class__')",
    "a | format",
    "namespace()",
    "range(9999999999)",
    "lipsum()",
    "joiner.__init__",
    "9**9**9",
    "a[0:9]",
    "{'a': a}",
    "a % a",
    "a is callable",
    "caller()",
    "_('a')",
    "a._private",
    "context",
    "a.b()",
)
PLACES = {
    "body": lambda tag: small_file(p(tag)),
    "header": lambda tag: small_file(p("甲"), header=p(tag)),
    "footer": lambda tag: small_file(p("甲"), footer=p(tag)),
    "footnote": lambda tag: small_file(p("甲"), footnotes=p(tag)),
    "endnote": lambda tag: small_file(p("甲"), endnotes=p(tag)),
    "property": lambda tag: small_file(p("甲"), properties={"dc:title": tag}),
    "picture": lambda tag: small_file(p(drawing(tag.replace('"', "'")))),
    "cell": lambda tag: small_file(tbl((tag,))),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_refused_with_its_place(attack: str, place: str) -> None:
    template = short_template(PLACES[place](f"{{{{ {attack} }}}}"))
    problems = template.check()
    assert problems
    assert {d.code for d in problems} <= {"T003", "T005"}
    assert all(d.where for d in problems)
    assert render(template, {"a": "甲"}).content is None


@BOTH
def test_text_cannot_be_multiplied(road: Any) -> None:
    rendered = render(road(small_file(p("{{ 'a' * 999999999 }}{{ a * 999999999 }}"))), {"a": "甲"})
    assert rendered.content is None
    assert [d.code for d in rendered.diagnostics] == ["T010"]


@pytest.mark.parametrize(
    "tag",
    ["{% set a = 1 %}", "{% include 'a' %}", "{% import 'a' as b %}", "{% raw %}", "{% do a %}"],
)
def test_other_statements_are_refused(tag: str) -> None:
    assert {d.code for d in short_template(small_file(p(tag))).check()} == {"T005"}


@pytest.mark.parametrize("attack", ["vm", "colspan", "cellbg"])
def test_an_attack_on_a_cell_is_refused(attack: str) -> None:
    table = tbl((tc(p(f"{{% {attack} a.__class__ %}}甲")),))
    assert {d.code for d in short_template(small_file(table)).check()} == {"T005"}


METHODS = ("items", "keys", "get", "values", "format", "update", "index", "count")


@BOTH
@pytest.mark.parametrize("name", METHODS)
def test_a_field_with_the_name_of_a_method_is_data(name: str, road: Any) -> None:
    template = road(small_file(p(f"{{{{ a.{name} }}}}{{{{ a['{name}'] }}}}{{{{ {name} }}}}")))
    rendered = render(template, {"a": {name: "甲"}, name: "乙"})
    assert rendered.diagnostics == []
    assert rendered.content is not None
    assert body_text(rendered.content) == "甲甲乙"


@BOTH
@pytest.mark.parametrize("name", METHODS)
@pytest.mark.parametrize("value", [{}, "甲", ["甲"], 5, None, Decimal(1)], ids=repr)
def test_the_methods_of_plain_data_are_not_there(name: str, value: object, road: Any) -> None:
    rendered = render(road(small_file(p(f"{{{{ a.{name} }}}}"))), {"a": value})
    assert rendered.content is None
    assert [d.code for d in rendered.diagnostics] == ["T004"]


class Loud:
    """Tells of everything that is done with it."""

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(name)

    def __str__(self) -> str:
        raise AssertionError("printed")

    def __iter__(self) -> Any:
        raise AssertionError("gone over")

    __html__ = __repr__ = __str__
    __getitem__ = __len__ = __bool__ = __iter__


OBJECTS: Mapping[str, object] = {
    "one that tells": Loud(),
    "one inside of lists": [[Loud()]],
    "one inside of a dict": {"b": Loud()},
    "a plain object": object(),
    "a function": len,
    "a set": {1},
    "bytes": b"",
    "a binary fraction": 1.5,
}
USES = (
    *("{{ a }}", "{{ a.b }}", "{{ a[0] }}", "{% for x in a %}{{ x }}{% endfor %}"),
    *("{% if a %}甲{% endif %}", "{{ a ~ a }}", "{{ a | join }}", "{{ a | default('无') }}"),
)


@BOTH
@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize("kind", OBJECTS)
def test_objects_are_refused_before_anything_is_asked_of_them(
    use: str, kind: str, road: Any
) -> None:
    template = road(small_file(p(use)))
    with pytest.raises(TypeError, match="plain data"):
        render(template, {"a": OBJECTS[kind]})


class Marked(str):
    """Text that would print something else than it is."""

    def __str__(self) -> str:
        return "<w:p/>"

    def __html__(self) -> str:
        return "<w:p/>"

    def __format__(self, _spec: str) -> str:
        return "<w:p/>"

    def encode(self, *_arguments: Any) -> bytes:
        return b"<w:p/>"

    def replace(self, *_arguments: Any) -> str:
        return "<w:p/>"


@BOTH
@pytest.mark.parametrize(
    "use",
    ["{{ a }}", "{{ a ~ '' }}", "{{ b.c }}", "{{ d | join }}", "{{ a | default('') }}", "{{p a }}"],
)
def test_a_kind_of_text_of_its_own_is_printed_as_the_text_that_it_holds(
    use: str, road: Any
) -> None:
    text = Marked("甲<乙>&")
    context = {"a": text, "b": {"c": text}, "d": [text]}
    rendered = render(road(small_file(p(use))), context)
    assert rendered.content is not None
    assert body_text(rendered.content) == "甲<乙>&"


@BOTH
def test_kinds_of_dicts_lists_and_numbers_are_taken_as_plain(road: Any) -> None:
    class Number(int):
        def __str__(self) -> str:
            return "错"

    context = OrderedDict(a=OrderedDict(b=Number(5)), c=type("L", (list,), {})(["甲"]))
    rendered = render(road(small_file(p("{{ a.b }}{{ c[0] }}"))), context)
    assert rendered.content is not None
    assert body_text(rendered.content) == "5甲"


@BOTH
def test_data_that_contain_themselves_are_refused(road: Any) -> None:
    circle: list[Any] = []
    circle.append(circle)
    with pytest.raises(ValueError, match="nested too deeply"):
        render(road(small_file(p("{% for x in a %}甲{% endfor %}"))), {"a": circle})


NAMES = st.text(alphabet="甲a_'\"\\\n{}[]()#%:=; ", min_size=1, max_size=12)


@given(key=NAMES, path=NAMES)
def test_no_text_in_a_tag_gets_into_the_code_otherwise_than_quoted(key: str, path: str) -> None:
    """Whatever a template says in quotation marks is a text in the code, too."""
    source = f"{{{{ a[{key!r}] ~ {path!r} }}}}"
    tag = parse_tag(source, 0, Place("此处"))
    template, _found = template_from_bytes(small_file(p("甲")), name="甲")
    assert template is not None
    try:
        step = Print(expression_of(tag), 0)
    except Exception:  # what Jinja cannot read is told of before; here only what it reads counts
        return
    code = compile_part([PlainText([step])]).code
    names = {name for inner in _codes(code) for name in inner.co_names}
    assert names <= {
        "part",
        "characters",
        "entry",
        "absent",
        "joined",
        "shown",
        "within",
        "append",
    } | {"type", "dict", "str", "data", "out", "seen", "KeyError", "TypeError", "a"}


def _codes(code: Any) -> Any:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, type(code)):
            yield from _codes(constant)
