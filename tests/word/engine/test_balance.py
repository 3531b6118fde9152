"""What may be printed never, once or often opens and closes the same elements, or is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import nodes
from lxml import etree

from filings.word.engine.balance import prove_balance, prove_whole
from filings.word.engine.steps import (
    Cell,
    Container,
    For,
    If,
    LoopMerge,
    NotProvable,
    PlainText,
    Print,
    Row,
    RunOfText,
    Static,
    Steps,
    Table,
    Vanishing,
)

NAME = nodes.Name("a", "load")
VALUE = Print(NAME, 0)


def loop(*body: str, otherwise: str | None = None) -> For:
    made = For(NAME, NAME, None, 0, [Static(text) for text in body])
    made.otherwise = None if otherwise is None else [Static(otherwise)]
    return made


def choice(*branches: str) -> If:
    return If([(NAME, 0, [Static(text)]) for text in branches])


def cell(**changes: object) -> Cell:
    parts = {
        "table": 0,
        "column": 0,
        "head": "<tc><tcPr>",
        "width": "<tcW/>",
        "stated": 0,
        "span": 1,
        "span_text": "",
        "merge": LoopMerge(0),
        "rest": [Static("</tcPr>")],
        "body": [Static("<p></p>")],
        "tail": "</tc>",
        "hidden": "<p></p>",
        "fitted": False,
    }
    return Cell(**(parts | changes))  # type: ignore[arg-type]


WHOLE: dict[str, Steps] = {
    "nothing": [],
    "text between tags": [Static("<a>"), Static("甲"), Static("</a>")],
    "a loop inside": [Static("<a>"), loop("<b>", "</b>"), Static("</a>")],
    "an empty branch": [Static("<a>"), choice("<b/>", "", "<c></c>"), Static("</a>")],
    "a value in an attribute": [
        Static('<a b="'),
        PlainText([VALUE], attribute=True),
        Static('"/>'),
    ],
    "a value in a text": [Static("<a>"), PlainText([VALUE]), Static("</a>")],
    "signs in an attribute": [Static('<a b="1 > 0" c=\'"\'></a>')],
    "a run": [Static("<a>"), RunOfText(0, [[VALUE]]), Static("</a>")],
    "a paragraph that may go": [Vanishing("<p>", [RunOfText(0, [[VALUE]])], "</p>")],
    "what is closed with a paragraph": [Static("<a>"), Container([], "<p></p>"), Static("</a>")],
    "a table": [
        Table(
            "<t>",
            "<g/>",
            [Row(0, "<r>", [cell()], "</r>", 0, 0, False, False)],
            "</t>",
            0,
            None,
            False,
            False,
        )
    ],
}
BROKEN: dict[str, Steps] = {
    "an element that stays open": [Static("<a>")],
    "an element that was never opened": [Static("</a>")],
    "crossed elements": [Static("<a><b></a></b>")],
    "other names": [Static("<a></b>")],
    "a stray sign": [Static("<a>1 < 2</a>")],
    "a tag that does not end": [Static("<a></a><b")],
    "a loop that opens": [Static("<a>"), loop("<b>"), Static("</a>")],
    "a loop that closes": [Static("<a>"), loop("</a>"), Static("")],
    "a loop that closes and opens": [Static("<a>"), loop("</a><a>"), Static("</a>")],
    "an else that opens": [Static("<a>"), loop("", otherwise="<b>"), Static("</a>")],
    "branches that only together are whole": [Static("<a>"), choice("<b>", "</b>"), Static("</a>")],
    "a paragraph that may go and is open": [Vanishing("<p>", [], "")],
    "what it holds is open": [Vanishing("<p>", [Static("<b>")], "</p>")],
    "a closing paragraph that is open": [Container([], "<p>")],
    "a row that is open": [Row(0, "<r>", [], "", 0, 0, False, False)],
    "a table whose grid is open": [Table("<t>", "<g>", [], "</t>", 0, None, True, False)],
    "a cell whose content is open": [cell(body=[Static("<p>")])],
    "a cell whose hidden content is open": [cell(hidden="<p>")],
    "a cell whose properties are open": [cell(rest=[])],
    "a cell that ends another": [cell(tail="</td>")],
}


@pytest.mark.parametrize("steps", WHOLE.values(), ids=WHOLE)
def test_what_is_whole_passes(steps: Steps) -> None:
    prove_balance(steps)


@pytest.mark.parametrize("steps", BROKEN.values(), ids=BROKEN)
def test_what_may_not_be_whole_is_refused(steps: Steps) -> None:
    with pytest.raises(NotProvable, match="结构不完整"):
        prove_balance(steps)
    with pytest.raises(NotProvable, match="结构不完整"):
        prove_whole([Static("<whole>"), *steps, Static("</whole>")])


@pytest.mark.parametrize(
    "text", ["<x:a></x:a>", '<a b="1" b="2"></a>', "<a>&nbsp;</a>", "<a></a><b></b>"]
)
def test_what_only_a_parser_knows_is_asked_of_the_parser(text: str) -> None:
    prove_balance([Static(text)])
    with pytest.raises(NotProvable, match="结构不完整"):
        prove_whole([Static(text)])


PIECES = st.sampled_from(["<a>", "</a>", "<b>", "</b>", "<c/>", "甲", '<a d=">">', "&lt;", "<"])


@given(pieces=st.lists(PIECES, max_size=8))
def test_it_agrees_with_a_parser(pieces: list[str]) -> None:
    try:
        etree.fromstring(f"<x>{''.join(pieces)}</x>")
        is_whole = True
    except etree.XMLSyntaxError:
        is_whole = False
    try:
        prove_balance([Static(piece) for piece in pieces])
        assert is_whole
    except NotProvable:
        assert not is_whole


@given(
    before=st.lists(PIECES, max_size=3),
    body=st.lists(PIECES, max_size=4),
    after=st.lists(PIECES, max_size=3),
    times=st.integers(0, 3),
)
def test_what_passes_is_whole_however_often_a_loop_goes_round(
    before: list[str], body: list[str], after: list[str], times: int
) -> None:
    steps: Steps = [*map(Static, before), loop(*body), *map(Static, after)]
    try:
        prove_whole([Static("<x>"), *steps, Static("</x>")])
    except NotProvable:
        return
    etree.fromstring(f"<x>{''.join([*before, *body * times, *after])}</x>")
