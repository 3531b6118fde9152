"""Data made up for templates that are made up, and what such a template may ask of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

Data = dict[str, Any]

# Data -----------------------------------------------------------------------------------------------

_TEXT = st.text(
    alphabet="甲乙一二ab 1“”…—×&<>'\"{}%[]\n\t\u3000\xa0é😀", max_size=8
) | st.sampled_from(
    ["", "一行\n两行", "{{ a }}", "{% if %}", "&amp;", "  前后  ", "甲\r\n乙", "\n"]
)
_VALUE = st.one_of(
    _TEXT,
    st.integers(-3, 3),
    st.sampled_from([Decimal("1.50"), True, False, None, date(2021, 2, 3)]),
)
_BAD = st.sampled_from(["停\x0b", "\x00", "\ufffe", "\ud800"])
_ROW = st.fixed_dictionaries(
    {
        "t": _TEXT,
        "v": _VALUE,
        "k": st.sampled_from(["甲", "甲", "乙", "", None, 1, True, Decimal(1)]),
        "n": st.integers(0, 3),
        "c": st.sampled_from([1, 1, 1, 2]),
        "f": st.sampled_from(["FF0000", "00ff00", "auto"]),
        "items": st.lists(
            st.fixed_dictionaries({"t": _TEXT, "k": st.sampled_from(["甲", "乙"])}), max_size=3
        ),
    }
)
DATA = st.fixed_dictionaries(
    {
        "a": st.one_of(_TEXT, _TEXT, _TEXT, _TEXT, _TEXT, _TEXT, _TEXT, _BAD),
        "b": _VALUE,
        "n": st.integers(0, 3),
        "yes": st.booleans(),
        "day": st.dates(date(1990, 1, 1), date(2099, 12, 31)),
        "long": st.sampled_from(
            ["", "段\n\n段二", "# 题\n\n- 一\n- 二", "|甲|乙|\n|-|-|\n|1|2|", "**粗**体"]
        ),
        "rows": st.lists(_ROW, max_size=4),
        "words": st.lists(_TEXT, max_size=3),
        "pairs": st.lists(st.tuples(_TEXT, _VALUE), max_size=2),
        "about": st.dictionaries(st.sampled_from(["items", "keys", "名"]), _TEXT, max_size=3),
    }
)

# Expressions ----------------------------------------------------------------------------------------

VALUES = (
    *("a", "b", "n", "day", "day | chinese_date", "words | join", "words | join('；')", "words[0]"),
    *("a ~ n", "n + 1", "-n", "a if yes else b", "b | default('无')", "lacking | default('无')"),
    *("about.items", "about['名']", "words | length", "'字'", "long | plain", "'a' ~ 1 ~ b"),
    *("words | lines", "n if n", "a | points", "2 * n - 1", "rows | length", "b | default(a)"),
)
WRONG_VALUES = ("rows[n].t", "about", "lacking", "a.b", "n | join", "a + 1", "long | markdown")
TESTS = (
    *("yes", "not yes", "n > 1", "0 < n < 3", "words", "'甲' in words", "a == b", "b is none"),
    *("lacking is defined", "lacking is undefined", "yes and n", "yes or a", "n in [1, 2]"),
    *("rows and rows[0].n == 1", "n != 2", "a in words"),
)
WRONG_TESTS = ("lacking", "a > n", "lacking.x == 1", "n in a")
LISTS = (
    *(("row", "rows"), ("word", "words"), ("pair", "pairs"), ("row", "rows if {0}.n > 1")),
    *(("word", "about"), ("word", "['甲', '乙']"), ("row", "rows if {0}.k"), ("pair", "pairs")),
    *(("word", "words if {0} != '甲'"), ("pair", "pairs"), ("row", "rows")),
)
WRONG_LISTS = (("word", "lacking"), ("word", "b"), ("word", "words if {0}.x"), ("pair", "rows"))


@dataclass(frozen=True)
class Scope:
    """The names of the loops around: each with what it goes over."""

    names: tuple[tuple[str, str], ...] = ()
    loops: int = 0

    def inside(self, *names: tuple[str, str]) -> Scope:
        return Scope((*self.names, *names), self.loops + 1)

    @property
    def values(self) -> list[str]:
        found: list[str] = []
        for kind, name in self.names:
            fields = ("t", "v", "n", "k", "c", "t | default('—')", "k", "items | length")
            found += [f"{name}.{f}" for f in fields] if kind == "row" else [name] * 3
            found += [f"{name}['t']"] if kind == "row" else []
        return [*found, "loop.index", "loop.length", "loop.revindex0"] if self.loops else found

    @property
    def tests(self) -> list[str]:
        rows = [name for kind, name in self.names if kind == "row"]
        found = [t for name in rows for t in (f"{name}.n", f"{name}.k == '甲'", f"{name}.items")]
        return [*found, "loop.first", "not loop.last"] if self.loops else found

    @property
    def lists(self) -> list[tuple[str, str]]:
        return [("item", f"{name}.items") for kind, name in self.names if kind == "row"] * 4
