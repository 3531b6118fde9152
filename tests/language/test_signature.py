"""Names and date stand where GB/T 9704-2012, 7.3.5, wants them."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from filings.language.signature import place_signature
from filings.language.text_blocks import Placed, joined
from filings.language.widths import printed_width

WIDTH = 28.0
names = st.text("示例区人民政府办公室", min_size=3, max_size=13)
dates = st.sampled_from(["2024年7月1日", "2024年10月1日", "2024年12月31日"])


def left_edge(line: Placed) -> float:
    return WIDTH - line.right - printed_width(joined(line.runs))


@given(names, dates)
def test_a_sealed_date_ends_four_characters_in_and_the_name_is_centred_above(
    name: str, date: str
) -> None:
    upper, lower = place_signature([name], date, sealed=True, width=WIDTH)
    assert lower.align == "right"
    assert upper.align == "center"
    middle = (upper.left + WIDTH - upper.right) / 2
    assert middle == WIDTH - lower.right - printed_width(date) / 2
    if printed_width(name) <= printed_width(date) + 8:
        assert lower.right == 4


@given(names, dates)
def test_an_unsealed_date_begins_two_characters_behind_the_name(name: str, date: str) -> None:
    upper, lower = place_signature([name], date, sealed=False, width=WIDTH)
    assert left_edge(lower) == left_edge(upper) + 2
    longer = printed_width(date) > printed_width(name) - 2
    assert (lower if longer else upper).right == 2


@given(st.lists(names, min_size=2, max_size=7), dates)
def test_sealed_names_stand_beside_each_other_in_order_and_none_overlap(
    several: list[str], date: str
) -> None:
    *rows, last = place_signature(several, date, sealed=True, width=WIDTH)
    shown = [name for row in rows for name in joined(row.runs).split("\t")[1:]]
    assert shown == several
    assert last.right == 4
    for row in rows:
        parts = joined(row.runs).split("\t")[1:]
        assert len(parts) == len(row.centres) <= 3
        edges = [
            (WIDTH * c - printed_width(p) / 2, WIDTH * c + printed_width(p) / 2)
            for c, p in zip(row.centres, parts, strict=True)
        ]
        assert edges[0][0] >= 0
        assert edges[-1][1] <= WIDTH
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(edges))


@given(st.lists(names, min_size=2, max_size=4), dates)
def test_unsealed_names_stand_below_each_other_the_host_first(
    several: list[str], date: str
) -> None:
    *rows, last = place_signature(several, date, sealed=False, width=WIDTH)
    assert [joined(row.runs) for row in rows] == several
    assert joined(last.runs) == date
    assert all(row.right >= 2 for row in [*rows, last])


def test_without_a_name_the_date_stands_alone() -> None:
    (line,) = place_signature([], "2024年7月1日", sealed=True, width=WIDTH)
    assert (line.align, line.right) == ("right", 4)
