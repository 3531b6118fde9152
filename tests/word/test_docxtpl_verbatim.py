"""Awkward values in the holes of templates: ours keep them, and agree with docxtpl where it does."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from support.compatibility.both_engines import as_documents_write, by_docxtpl, by_us
from support.compatibility.intended import INTENDED
from support.compatibility.shown import shown
from support.compatibility.word_xml import BOLD, RED, p, r, tbl, tc, text_box, word_file
from support.trees import compare

BODY = word_file(
    p("前", r("{{ a }}", BOLD), "后"),
    tbl(
        ("{%tr for x in rows %}", ""),
        (
            "{{ x.name }}",
            tc("{%p for i in x.parts %}", p(r("（{{ i }}）", RED)), "{%p endfor %}", "止"),
        ),
        ("{%tr endfor %}", ""),
    ),
    p(text_box(p("{{ a }}"))),
    "{% for x in rows %}{{ x.name }}，{% endfor %}完",
    headers={"default": "{{ a }}"},
    footnote="{{ a }}",
)
PARTS = ("word/document.xml", "word/header1.xml", "word/footnotes.xml")

AWKWARD = st.sampled_from(
    [
        *(
            "{{ a }}",
            "{% for x in y %}",
            "{# #}",
            "{_{",
            "%_}",
            "]]>",
            "<![CDATA[",
            "&amp;",
            "&#65;",
        ),
        *(
            "</w:t>",
            "<w:p/>",
            "\n",
            "\t",
            "\r\n",
            " ",
            "  ",
            "“",
            "’",
            "𠮷",
            "😀",
            "\u3000",
            "\xa0",
        ),
        *(
            "\u200b",
            "\u2028",
            "\x85",
            "\ue000",
            '"',
            "'",
            "<",
            ">",
            "&",
            "\\",
            "\\1",
            "None",
            "<!--",
        ),
    ]
)
LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=12)
TEXTS = st.lists(st.one_of(AWKWARD, LETTERS), max_size=6).map("".join)
ROWS = st.lists(
    st.fixed_dictionaries({"name": TEXTS, "parts": st.lists(TEXTS, max_size=3)}), max_size=3
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(a=TEXTS, rows=ROWS)
@example(a="长" * 4_000, rows=[])
@example(a="<>&\"' " * 40, rows=[{"name": "", "parts": ["", " ", "\n"]}])
def test_any_text_is_kept_and_the_trees_agree_where_docxtpl_keeps_it(
    a: str, rows: list[dict[str, Any]]
) -> None:
    context = {"a": a, "rows": rows}
    ours, found = by_us(BODY, context)
    assert ours is not None, found
    assert [shown(ours, part) for part in PARTS] == expected(a, rows)
    theirs = by_docxtpl(BODY, context)
    if [shown(theirs, part) for part in PARTS] == expected(a, rows):
        assert compare(ours, theirs, INTENDED).differences == ()


def expected(a: str, rows: list[dict[str, Any]]) -> list[str]:
    """What the parts of the template above show of these data."""
    a, names = one_line_end(a), [one_line_end(row["name"]) for row in rows]
    lines = [f"前*{a}*后" if a else "前后"]
    for name, row in zip(names, rows, strict=True):
        lines += [name, *(f"（{one_line_end(part)}）" for part in row["parts"]), "止"]
    # The paragraph around the box shows the text of both forms of the box, which follow it.
    lines += [a + a, a, a, "".join(f"{name}，" for name in names) + "完", "注释"]
    return ["\n".join(lines), a, a]


def one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n")


LONG = date(2000, 2, 29)
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.decimals(
        allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9
    ),
    st.dates(min_value=date(1000, 1, 1)),
    TEXTS,
)


def printed(value: object) -> str:
    """A value as documents write it."""
    return one_line_end(str(as_documents_write(value)))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(values=st.lists(VALUES, max_size=6))
@example(values=[Decimal("1E+20"), Decimal("-0.000"), LONG, True, None, 0])
def test_any_value_is_printed_as_documents_write_it(values: list[Any]) -> None:
    template = word_file("{%p for v in values %}", "［{{ v }}］", "{%p endfor %}", "完")
    ours, found = by_us(template, {"values": values})
    assert ours is not None, found
    assert shown(ours) == "\n".join([*(f"［{printed(v)}］" for v in values), "完"])
    if all(isinstance(v, int) and not isinstance(v, bool) for v in values):
        theirs = by_docxtpl(template, {"values": values})
        assert compare(ours, theirs, INTENDED).differences == ()
