"""Templates and data made up: tags of every kind wherever Word lets them stand.

``FILLINGS`` draws a template, as the bytes of a .docx, with data for it. Most templates are sound;
some name what is not there, print what cannot be printed or have tables whose rows do not agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from xml.sax.saxutils import escape

from hypothesis import strategies as st

from support.compatibility.word_xml import BOLD, RED, bookmark, control, drawing, text_box
from support.made_data import (
    DATA,
    LISTS,
    TESTS,
    VALUES,
    WRONG_LISTS,
    WRONG_TESTS,
    WRONG_VALUES,
    Data,
    Scope,
)
from support.small_files import small_file

_LOOKS = ("", BOLD, RED, '<w:rFonts w:hint="eastAsia"/>', '<w:rStyle w:val="Strong"/>')
_SPACINGS = ("", '<w:jc w:val="center"/>', '<w:pStyle w:val="Heading1"/>', "<w:keepNext/>")
_PLAIN = ("甲", " ", "“乙”", "—", "&", "<丙>", "  丁", "1×2", "x ", "。", "'", '"')
_MOST_DEEP = 3

_TAG = re.compile(r"\{[{%].*?[%}]\}")


def _outside_groups(text: str) -> Iterator[int]:
    """The places in ``text``, but for its ends, that no loop or condition stands around."""
    depth, position = 0, 1
    for tag in _TAG.finditer(text):
        words = tag[0].strip("{}%").split()
        word = words[1] if words[0] in ("r", "p") and len(words) > 1 else words[0].removeprefix("r")
        if not depth:
            yield from range(position, tag.start())
            if tag[0].startswith("{{"):
                yield from range(max(tag.start(), 1), tag.end())
        if tag[0].startswith("{%"):
            depth += (word in ("for", "if")) - word.startswith("end")
        position = tag.end()
    yield from range(position, len(text))


@dataclass(frozen=True)
class _Place:
    """Where something is made: the names there, how deep, and whether there are runs."""

    scope: Scope
    depth: int = 0
    runs: bool = True

    def deeper(self, scope: Scope | None = None) -> _Place:
        return replace(self, scope=scope or self.scope, depth=self.depth + 1)


class _Maker:
    """Draws one template."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self._wrong = self.seldom(3)
        self._loops = 0
        self._bookmarks = 0

    def one_of(self, *options: Any) -> Any:
        return self._draw(st.sampled_from(options))

    def number(self, least: int, most: int) -> int:
        return self._draw(st.integers(least, most))

    def seldom(self, times: int = 6) -> bool:
        return self._draw(st.integers(0, times)) == times

    # Expressions --------------------------------------------------------------------------------

    def value(self, scope: Scope) -> str:
        own = scope.values
        if self._wrong and self.seldom(8):
            return self.one_of(*WRONG_VALUES, *(f"{v}.lacking" for v in own if " " not in v))
        return self.one_of(*own) if own and not self.seldom(3) else self.one_of(*VALUES)

    def test(self, scope: Scope) -> str:
        own = scope.tests
        if self._wrong and self.seldom(8):
            return self.one_of(*WRONG_TESTS)
        return self.one_of(*own) if own and not self.seldom(2) else self.one_of(*TESTS)

    def loop(self, scope: Scope) -> tuple[str, Scope]:
        """What follows ``for``, and the names inside."""
        wrong = self._wrong and self.seldom(8)
        kind, of = self.one_of(*(WRONG_LISTS if wrong else (*scope.lists, *LISTS)))
        name = f"{kind}{self._loops}"
        self._loops += 1
        if kind == "pair":
            inside = (("word", f"{name}a"), ("word", f"{name}b"))
            return f"{name}a, {name}b in {of}", scope.inside(*inside)
        return f"{name} in {of.format(name)}", scope.inside(
            (("row" if kind == "item" else kind), name)
        )

    # Texts --------------------------------------------------------------------------------------

    def text(self, place: _Place) -> str:
        """A stretch of a paragraph's text, tags included."""
        return "".join(self.piece(place) for _n in range(self.number(1, 3)))

    def piece(self, place: _Place) -> str:
        kind = self.one_of("plain", "value", "value", "value", "if", "for")
        if kind == "plain":
            return self.one_of(*_PLAIN)
        if kind == "value" or place.depth > _MOST_DEEP:
            return "{{ " + self.value(place.scope) + " }}"
        level = self.one_of("", "", "", "", "r") if place.runs else ""
        if kind == "if":
            inner = place.deeper()
            text = f"{{%{level} if {self.test(place.scope)} %}}{self.text(inner)}"
            if self.seldom(2):
                text += f"{{%{level} elif {self.test(place.scope)} %}}{self.text(inner)}"
            if self.seldom(1):
                text += f"{{%{level} else %}}{self.text(inner)}"
            return text + f"{{%{level} endif %}}"
        words, scope = self.loop(place.scope)
        text = f"{{%{level} for {words} %}}{self.text(place.deeper(scope))}"
        if self.seldom(3):
            text += f"{{%{level} else %}}{self.text(place.deeper())}"
        return text + f"{{%{level} endfor %}}"

    def runs(self, text: str) -> str:
        """A text as runs that are cut as Word leaves them: in tags, too, seldom in a loop."""
        anywhere = self.seldom(12)
        places = [*range(1, len(text))] if anywhere else [*_outside_groups(text)]
        cuts = sorted({self.one_of(*places) for _n in range(self.number(0, 3))} if places else ())
        inside_tags = {n for m in _TAG.finditer(text) for n in range(m.start() + 1, m.end())}
        made = []
        for begin, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
            look = self.one_of(*_LOOKS)
            properties = f"<w:rPr>{look}</w:rPr>" if look else ""
            inside = f'<w:t xml:space="preserve">{escape(text[begin:end])}</w:t>'
            if end not in inside_tags:
                inside += self.one_of("", "", "", "", "<w:br/>", "<w:tab/>", "<w:t>尾</w:t>")
            made.append(f"<w:r>{properties}{inside}</w:r>")
        return "".join(made)

    def paragraph(self, place: _Place, before: str = "") -> str:
        content = self.runs(before + self.text(place))
        for _n in range(self.number(0, 1)):
            content += self.special(place)
        look = self.one_of(*_SPACINGS)
        properties = f"<w:pPr>{look}</w:pPr>" if look else ""
        return f"<w:p>{properties}{content}</w:p>"

    def special(self, place: _Place) -> str:
        """Something in a paragraph that is no plain run."""
        kinds = ["link", "control", "run", "run", "moved", "mark"]
        if not place.scope.loops or self.seldom(20):
            # In a loop each needs an id of its own every time, and the template the long road.
            kinds += ["bookmark", "box", "drawing"]
        kind = self.one_of(*kinds)
        text = self.runs(self.text(place.deeper()))
        if kind == "link":
            return f'<w:hyperlink r:id="rIdLink">{text}</w:hyperlink>'
        if kind == "control":
            return control(text, properties='<w:id w:val="7"/>')
        if kind == "bookmark":
            self._bookmarks += 1
            return bookmark(text, name=f"处{self._bookmarks}").replace(
                'w:id="3"', f'w:id="{self._bookmarks}"'
            )
        if kind == "box" and place.depth <= 1:
            return text_box(self.paragraph(place.deeper()))
        if kind == "drawing":
            return drawing("图{{ " + self.value(place.scope).replace("'", "’") + " }}")
        if kind == "moved":
            return f'<w:ins w:id="9" w:author="某人">{text}</w:ins>'
        if kind == "mark":
            return '<w:proofErr w:type="spellStart"/>'
        look = self.one_of(*_LOOKS)
        of = self.one_of(self.value(place.scope), "long | markdown")
        before, after = self.one_of(("", ""), ("前", "后"))
        inside = f"<w:rPr>{look}</w:rPr><w:t>{before}{{{{r {of} }}}}{after}</w:t>"
        return f"<w:r>{inside}</w:r>"

    # Blocks -------------------------------------------------------------------------------------

    def tag_paragraph(self, tag: str) -> str:
        return f"<w:p><w:r><w:t>{escape(tag)}</w:t></w:r></w:p>"

    def blocks(self, place: _Place, most: int = 3) -> str:
        return "".join(self.block(place) for _n in range(self.number(1, most)))

    def block(self, place: _Place) -> str:
        kinds = ["paragraph"] * 3 + ["lines", "for", "if", "table", "control", "long", "comment"]
        kind = self.one_of(*kinds)
        if kind == "paragraph" or place.depth >= _MOST_DEEP:
            return self.paragraph(place)
        if kind == "lines":
            return self.tag_paragraph("{{p " + self.value(place.scope) + " }}")
        if kind == "long":
            return self.tag_paragraph("{{p long | markdown }}")
        if kind == "comment":
            return self.tag_paragraph("{# 说明 #}")
        if kind == "table":
            return self.table(place.deeper())
        if kind == "control":
            return control(self.blocks(place.deeper(), 2), properties='<w:id w:val="8"/>')
        level = self.one_of("p", "p", "")
        return self.group(kind, level, place, self.tag_paragraph, lambda p: self.blocks(p, 2))

    def group(self, kind: str, level: str, place: _Place, around: Any, make: Any) -> str:
        """A loop or condition over whole paragraphs, rows or cells."""
        inner = place.deeper()
        if kind == "if":
            text = around(f"{{%{level} if {self.test(place.scope)} %}}") + make(inner)
            if self.seldom(3):
                text += around(f"{{%{level} elif {self.test(place.scope)} %}}") + make(inner)
        else:
            words, scope = self.loop(place.scope)
            text = around(f"{{%{level} for {words} %}}") + make(place.deeper(scope))
        if self.seldom(3):
            text += around(f"{{%{level} else %}}") + make(inner)
        return text + around(f"{{%{level} end{kind} %}}")

    # Tables -------------------------------------------------------------------------------------

    def table(self, place: _Place) -> str:
        columns = self.number(1, 3)
        rows = "".join(self.rows(place, columns) for _n in range(self.number(1, 3)))
        grid = "".join(f'<w:gridCol w:w="{1000 + 500 * n}"/>' for n in range(columns))
        grid = "" if self.seldom(20) else f"<w:tblGrid>{grid}</w:tblGrid>"
        return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>{grid}{rows}</w:tbl>'

    def rows(self, place: _Place, columns: int) -> str:
        kind = self.one_of("row", "for", "for", "if") if place.depth <= _MOST_DEEP else "row"
        if kind == "row":
            return self.row(place, columns)

        def tag_row(tag: str) -> str:
            return f"<w:tr><w:tc>{self.tag_paragraph(tag)}</w:tc></w:tr>"

        return self.group(kind, "tr", place, tag_row, lambda p: self.rows(p, columns))

    def row(self, place: _Place, columns: int) -> str:
        cells = "".join(self.cells(place) for _n in range(columns))
        properties = self.one_of("", "", "<w:trPr><w:cantSplit/></w:trPr>")
        if self.seldom(20):
            properties = '<w:trPr><w:gridAfter w:val="1"/></w:trPr>'
        row = f"<w:tr>{properties}{cells}</w:tr>"
        return control(row, properties='<w:id w:val="9"/>') if self.seldom(20) else row

    def cells(self, place: _Place) -> str:
        if not self.seldom(5) or place.depth > _MOST_DEEP:
            return self.cell(place)

        def tag_cell(tag: str) -> str:
            return f"<w:tc>{self.tag_paragraph(tag)}</w:tc>"

        kind = self.one_of("for", "if")
        return self.group(kind, "tc", place, tag_cell, self.cell)

    def cell(self, place: _Place) -> str:
        rows = [name for kind, name in place.scope.names if kind == "row"]
        before = ""
        if rows and self.seldom(2):
            keys = [f"vm {name}.k" for name in rows] + [
                f"colspan {rows[-1]}.c",
                f"cellbg {rows[-1]}.f",
            ]
            keys += ["vm n", "vm", "colspan n", "cellbg a"] if self.seldom(2) else []
            before = f"{{% {self.one_of(*keys)} %}}"
        look = self.one_of("", '<w:tcW w:w="1000" w:type="dxa"/>', '<w:vAlign w:val="center"/>')
        properties = f"<w:tcPr>{look}</w:tcPr>" if look else ""
        first = self.paragraph(place.deeper(), before)
        after = self.blocks(place.deeper(), 1) if self.seldom(3) else ""
        cell = f"<w:tc>{properties}{first}{after}</w:tc>"
        return control(cell, properties='<w:id w:val="6"/>') if self.seldom(20) else cell


@st.composite
def _templates(draw: st.DrawFn) -> bytes:
    make = _Maker(draw)
    place = _Place(Scope())
    body = make.blocks(place, 4)
    parts = {
        name: make.blocks(place.deeper().deeper(), 2)
        for name in ("header", "footer", "footnotes", "endnotes")
        if make.seldom(4)
    }
    properties = None
    if make.seldom(3):
        properties = {
            "dc:title": escape(make.text(replace(place, runs=False))),
            "dc:creator": "某单位",
        }
    return small_file(body, properties=properties, **parts)


FILLINGS: st.SearchStrategy[tuple[bytes, Data]] = st.tuples(_templates(), DATA)
