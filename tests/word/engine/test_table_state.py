"""Tables while their rows come: what is merged, and a grid that fits."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from support.compatibility.word_xml import p, tbl, tc, tr
from support.roads import short_template
from support.small_files import small_file
from support.trees import W

from filings.word.engine.table_state import new_widths, scaled
from filings.word.render import render

WIDTHS = st.lists(st.integers(1, 9000), min_size=1, max_size=12)
KEY = st.sampled_from(["甲", "乙", "", None, 0, 1, True, False])


def table_of(body: str, data: dict[str, Any]) -> Any:
    """The first table that comes of a template."""
    template = short_template(small_file(body))
    assert template.program is not None, (template.check(), template.reason)
    rendered = render(template, data)
    assert rendered.content is not None, rendered.diagnostics
    with ZipFile(BytesIO(rendered.content)) as file:
        return next(etree.fromstring(file.read("word/document.xml")).iter(W + "tbl"))


def merges(table: Any, column: int) -> list[str]:
    """How the cells of a column are merged: ``restart``, ``continue`` or nothing."""
    found = []
    for row in table.findall(W + "tr"):
        merge = row.findall(W + "tc")[column].find(f"{W}tcPr/{W}vMerge")
        found.append("" if merge is None else merge.get(W + "val"))
    return found


def expected(keys: list[object]) -> list[str]:
    """What becomes of a column with these keys: nothing is equal to nothing, 1 is not True."""
    same = [False] + [
        b not in (None, "") and type(a) is type(b) and a == b for a, b in pairwise(keys)
    ]
    return [
        "continue" if here else "restart" if after else ""
        for here, after in zip(same, [*same[1:], False], strict=True)
    ]


MERGED = tbl(("{%tr for x in xs %}", ""), ("{% vm x.k %}字", "{{ x.n }}"), ("{%tr endfor %}", ""))
FITTED = tbl(
    ("{%tr for x in xs %}", "", ""),
    ("{% vm x.k %}字", "{{ x.n }}", "{% colspan two %}三"),
    ("{%tr endfor %}", "", ""),
)


@pytest.mark.parametrize("body", [MERGED, FITTED], ids=["as it is", "fitted"])
@given(keys=st.lists(KEY, max_size=8).filter(bool))
def test_neighbours_with_one_key_are_merged_and_no_others(body: str, keys: list[object]) -> None:
    rows = [{"k": key, "n": str(n)} for n, key in enumerate(keys)]
    table = table_of(body, {"xs": rows, "two": 2})
    assert merges(table, 0) == expected(keys)
    assert merges(table, 1) == [""] * len(keys)


@given(groups=st.lists(st.lists(KEY, min_size=1, max_size=3), min_size=1, max_size=4))
def test_a_loop_that_begins_anew_does_not_go_on_merging(groups: list[list[object]]) -> None:
    body = tbl(
        ("{%tr for x in a %}",),
        ("{% vm x %}字",),
        ("{%tr endfor %}",),
        ("{%tr for x in b %}",),
        ("{% vm x %}字",),
        ("{%tr endfor %}",),
    )
    first, *rest = groups
    second = [key for group in rest for key in group]
    table = table_of(body, {"a": first, "b": second})
    assert merges(table, 0) == expected(first) + (expected(second) if second else [])


@given(groups=st.lists(st.integers(1, 3), min_size=1, max_size=4))
def test_the_cells_of_one_loop_are_merged_once_each_time_it_is_gone_round(
    groups: list[int],
) -> None:
    body = tbl(
        ("{%tr for x in xs %}", ""),
        ("{%tr for y in x %}", ""),
        ("{% vm %}字", "{{ y }}"),
        ("{%tr endfor %}", ""),
        ("{%tr endfor %}", ""),
    )
    table = table_of(body, {"xs": [list(range(n)) for n in groups]})
    assert merges(table, 0) == [
        "restart" if y == 0 else "continue" for n in groups for y in range(n)
    ]


@given(names=st.lists(st.text("甲乙", max_size=2), min_size=1, max_size=6), shown=st.booleans())
def test_the_grid_has_a_column_for_every_cell(names: list[str], shown: bool) -> None:
    cells = (
        "{%tc for x in xs %}",
        "{{ x }}",
        "{%tc endfor %}",
        "{%tc if yes %}",
        "尾",
        "{%tc endif %}",
    )
    body = tbl(("{% colspan all %}头",), cells, columns=3)
    table = table_of(body, {"xs": names, "yes": shown, "all": len(names) + shown})
    grid = [int(c.get(W + "w")) for c in table.iter(W + "gridCol")]
    assert len(grid) == len(names) + shown
    assert sum(grid) == 6000
    first, second = table.findall(W + "tr")
    assert _widths(first) == [6000]
    assert _widths(second) == grid


def _widths(row: Any) -> list[int]:
    return [int(c.find(f"{W}tcPr/{W}tcW").get(W + "w")) for c in row.findall(W + "tc")]


@pytest.mark.parametrize("before", [0, 1, 2])
def test_columns_left_out_before_and_after_count(before: int) -> None:
    properties = (
        f'<w:trPr><w:gridBefore w:val="{before}"/><w:gridAfter w:val="{2 - before}"/></w:trPr>'
    )
    short = tr("{{ a }}").replace("<w:tr>", f"<w:tr>{properties}")
    cells = ("{%tc for x in xs %}", "{{ x }}", "{%tc endfor %}")
    table = table_of(tbl(cells, short, columns=3), {"xs": ["一", "二", "三"], "a": "甲"})
    assert len(list(table.iter(W + "gridCol"))) == 3
    [width] = _widths(table.findall(W + "tr")[1])
    assert width == 2000


def test_rows_that_do_not_agree_are_told() -> None:
    cells = ("{%tc for x in xs %}", "{{ x }}", "{%tc endfor %}")
    template = short_template(small_file(tbl(cells, ("甲", "乙"), columns=3)))
    rendered = render(template, {"xs": ["一", "二", "三"]})
    assert rendered.content is None
    [problem] = rendered.diagnostics
    assert problem.code == "T008"
    assert "3 列" in problem.message
    assert "2 列" in problem.message


@pytest.mark.parametrize("span", [0, -1, 1001, "两", None, "", True, [2]])
def test_a_span_that_is_no_number_of_columns_is_told(span: object) -> None:
    template = short_template(small_file(tbl((tc(p("{% colspan n %}甲")), "乙"))))
    rendered = render(template, {"n": span})
    assert rendered.content is None
    assert "T010" in {d.code for d in rendered.diagnostics}


@given(wished=WIDTHS, total=st.integers(1, 20_000))
def test_widths_are_scaled_to_the_whole_exactly(wished: list[int], total: int) -> None:
    made = scaled(wished, total)
    assert sum(made) == total
    assert len(made) == len(wished)
    whole = sum(wished)
    assert all(abs(b - a * total / whole) <= 1 for a, b in zip(wished, made, strict=True))


@given(
    stated=st.lists(st.lists(st.integers(0, 5000), min_size=1, max_size=4), max_size=3),
    old=st.lists(st.integers(0, 5000), min_size=1, max_size=4),
    count=st.integers(1, 8),
)
def test_a_new_grid_is_as_wide_as_the_old_one(
    stated: list[list[int]], old: list[int], count: int
) -> None:
    made = new_widths(stated, old, count)
    assert len(made) == count
    assert sum(made) == (sum(old) or 9000)
