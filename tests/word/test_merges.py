"""Vertical merges follow the data: equal keys merge, equal texts with different keys do not."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

TABLE = [
    ["类别", "小类", "内容"],
    ["{%tr for r in rows %}", "", ""],
    ["{% vm r.a %}{{ r.s }}", "{% vm r.b %}{{ r.t }}", "{{ loop.index }}"],
    ["{%tr endfor %}", "", ""],
]


def rows(*pairs):
    return [{"a": a, "s": s, "b": b, "t": t} for a, s, b, t in pairs]


def test_equal_keys_merge_and_the_text_stands_once(word):
    data = rows((1, "甲", "x", "子"), (1, "甲", "x", "子"), (2, "乙", "y", "丑"))
    page = word.fill(TABLE, context={"rows": data})
    assert page.merges(0) == [
        ("类别", ""),
        ("甲", "restart"),
        ("", "continue"),
        ("乙", ""),
    ]


def test_columns_merge_each_by_its_own_key(word):
    data = rows(
        (1, "甲", "x", "子"), (1, "甲", "y", "丑"), (1, "甲", "y", "丑"), (2, "乙", "y", "丑")
    )
    page = word.fill(TABLE, context={"rows": data})
    assert [m for _text, m in page.merges(0)] == ["", "restart", "continue", "continue", ""]
    assert page.merges(1)[1:] == [
        ("子", ""),
        ("丑", "restart"),
        ("", "continue"),
        ("", "continue"),
    ]


def test_equal_texts_with_different_keys_never_merge(word):
    data = rows((1, "同", "x", "同"), (2, "同", "y", "同"))
    page = word.fill(TABLE, context={"rows": data})
    assert page.merges(0)[1:] == page.merges(1)[1:] == [("同", ""), ("同", "")]


def test_an_empty_key_never_merges(word):
    data = rows((None, "甲", "", "乙"), (None, "甲", "", "乙"))
    page = word.fill(TABLE, context={"rows": data})
    assert page.merges(0)[1:] == [("甲", ""), ("甲", "")]
    assert page.merges(1)[1:] == [("乙", ""), ("乙", "")]


def test_keys_of_different_kinds_are_different(word):
    data = rows((1, "甲", "1", "x"), ("1", "甲", "1", "x"))
    assert [m for _t, m in word.fill(TABLE, context={"rows": data}).merges(0)] == ["", "", ""]


def test_a_header_row_above_with_the_same_key_stays_apart(word):
    table = [["{% vm head %}类别", "", ""], *TABLE[1:]]
    page = word.fill(table, context={"rows": rows((1, "甲", "x", "y")) * 2, "head": 1})
    assert page.merges(0) == [("类别", ""), ("甲", "restart"), ("", "continue")]


def test_rows_of_two_loops_stay_apart(word):
    page = word.fill([*TABLE, *TABLE[1:]], context={"rows": rows((1, "甲", "x", "y"))})
    assert [m for _t, m in page.merges(0)] == ["", "", ""]


def test_a_row_in_between_parts_a_merge(word):
    table = [
        *TABLE[:3],
        ["{%tr if loop.first %}", "", ""],
        ["小计", "", ""],
        ["{%tr endif %}", "", ""],
        TABLE[3],
    ]
    page = word.fill(table, context={"rows": rows((1, "甲", "x", "y")) * 2})
    assert page.merges(0) == [("类别", ""), ("甲", ""), ("小计", ""), ("甲", "")]


def test_rows_of_a_loop_within_a_loop_are_neighbours(word):
    table = [
        ["{%tr for s in sections %}", ""],
        ["{%tr for i in s.items %}", ""],
        ["{% vm s.key %}{{ s.name }}", "{{ i }}"],
        ["{%tr endfor %}", ""],
        ["{%tr endfor %}", ""],
    ]
    sections = [
        {"key": 1, "name": "甲", "items": ["a", "b"]},
        {"key": 1, "name": "甲", "items": ["c"]},
    ]
    page = word.fill(table, context={"sections": sections})
    assert [m for _t, m in page.merges(0)] == ["restart", "continue", "continue"]


def test_two_kinds_of_rows_in_one_loop_may_merge(word):
    table = [
        ["{%tr for r in rows %}", "", ""],
        ["{%tr if loop.first %}", "", ""],
        ["{% vm r.a %}{{ r.s }}", "首", ""],
        ["{%tr else %}", "", ""],
        ["{% vm r.a %}{{ r.s }}", "余", ""],
        ["{%tr endif %}", "", ""],
        ["{%tr endfor %}", "", ""],
    ]
    page = word.fill(table, context={"rows": rows((1, "甲", "x", "y")) * 2})
    assert page.merges(0) == [("甲", "restart"), ("", "continue")]


def test_a_key_may_be_put_together(word):
    table = [*TABLE[:2], ["{% vm r.a ~ '/' ~ r.b %}{{ r.s }}", "", ""], TABLE[3]]
    data = rows((1, "甲", "x", ""), (1, "甲", "x", ""), (1, "甲", "y", ""))
    page = word.fill(table, context={"rows": data})
    assert [m for _t, m in page.merges(0)][1:] == ["restart", "continue", ""]


def test_the_key_never_reaches_the_file(word):
    page = word.fill(TABLE, context={"rows": rows(("密钥", "甲", "x", "y")) * 2})
    assert "密钥" not in page.parts["word/document.xml"].decode()


def test_merging_without_a_key_merges_the_whole_loop(word):
    table = [
        ["{%tr for r in rows %}", ""],
        ["{% vm %}{{ r.s }}", "{{ r.t }}"],
        ["{%tr endfor %}", ""],
    ]
    page = word.fill(table, context={"rows": rows((1, "甲", "", "a"), (2, "甲", "", "b"))})
    assert page.merges(0) == [("甲", "restart"), ("", "continue")]
    assert [r[1] for r in page.texts()] == ["a", "b"]


@pytest.mark.parametrize(
    "cell",
    ["{% vm r.a %}{{ r.s }}", "{% vm %}{{ r.s }}", "{% vm r.a %}{% if r.s %}{{ r.s }}{% endif %}"],
)
@pytest.mark.parametrize("marks", ["", "{%- if yes -%}甲{% endif %}"], ids=["short", "long"])
def test_a_text_that_a_merge_takes_away_is_told_with_its_cell(word, cell, marks):
    table = [["{%tr for r in rows %}", ""], [cell, "{{ r.t }}"], ["{%tr endfor %}", ""]]

    def told(*pairs):
        context = {"rows": rows(*pairs), "yes": True}
        rendered = word.render(word.template("始", table, "前", marks), context)
        assert rendered.content is not None
        return [(d.code, d.where) for d in rendered.diagnostics]

    assert told((1, "甲", "", "a"), (1, "乙", "", "b"), (1, "丙", "", "c")) == (
        [("T014", "第1个表格第2行第1格")] if "vm r" in cell or not marks else []
    )
    assert told((1, "甲", "", "a"), (1, "甲", "", "b"), (1, "", "", "c")) == []


@pytest.mark.parametrize("more", ["", "{%- if yes -%}甲{% endif %}"], ids=["short", "long"])
@pytest.mark.parametrize("vary", ["{{ r.t }}", "{% colspan r.a %}{{ r.t }}"], ids=["plain", "grid"])
def test_one_text_in_two_looks_is_merged_without_a_word(word, more, vary):
    table = [
        ["{%tr for r in rows %}", ""],
        ["{%tr if r.a %}", ""],
        ["{% vm r.k %}{{ r.s }}", vary],
        ["{%tr else %}", ""],
        ["{% vm r.k %}{{ r.s }}", "{{ r.t }}"],
        ["{%tr endif %}", ""],
        ["{%tr endfor %}", ""],
    ]
    document = word.document("始", table, "前", more)
    document.tables[0].cell(2, 0).paragraphs[0].paragraph_format.keep_with_next = True
    data = [{"a": a, "k": "一", "s": s, "t": "文"} for a, s in ((1, "甲"), (0, "甲"), (1, "甲"))]
    page = word.fill(document, context={"rows": data, "yes": True})
    assert [merge for _text, merge in page.merges(0)] == ["restart", "continue", "continue"]


def test_properties_of_a_merged_cell_stand_in_the_order_of_the_schema(word):
    document = word.document(TABLE)
    from docx.enum.table import WD_ALIGN_VERTICAL

    document.tables[0].cell(2, 0).vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    page = word.fill(document, context={"rows": rows((1, "甲", "x", "y")) * 2})
    order = ["tcW", "gridSpan", "vMerge", "tcBorders", "shd", "noWrap", "vAlign"]
    for properties in page.body.iter(f"{W}tcPr"):
        names = [c.tag.removeprefix(W) for c in properties]
        assert names == sorted(names, key=order.index)


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.sampled_from([None, "", 1, 2, "1"]), st.sampled_from("甲乙"))))
def test_exactly_the_runs_of_equal_keys_merge(word, pairs):
    data = [{"a": k, "s": t, "b": None, "t": ""} for k, t in pairs]
    page = word.fill(TABLE, context={"rows": data}, warned_of="T014")
    expected = []
    for i, (key, text) in enumerate(pairs):

        def same(j, i=i, key=key):
            near = 0 <= j < len(pairs)
            return near and key not in (None, "") and repr(pairs[j][0]) == repr(key)

        if same(i - 1):
            expected.append(("", "continue"))
        else:
            expected.append((text, "restart" if same(i + 1) else ""))
    assert page.merges(0)[1:] == expected
