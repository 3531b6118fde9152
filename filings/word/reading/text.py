"""The text of a paragraph as it is printed, and what hangs on it: text boxes, notes, page breaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from filings.source.left_out import Kind, LeftOut
from filings.source.unseen import without_unseen
from filings.word.namespaces import XML_SPACE, W, qn
from filings.word.places import Place
from filings.word.reading.fields import Field
from filings.word.reading.symbols import PRIVATE, is_symbol_font, plain
from filings.word.style_sheet import Properties, StyleSheet
from filings.word.walk import ALTERNATIVES, BOX, NOT_PRINTED, chosen
from filings.word.xml import Element, is_on

_SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "softHyphen": "",
}
_DRAWINGS = frozenset([W + "drawing", W + "pict", W + "object"])
_NOTES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}
_CHANGES = frozenset(W + name for name in ("ins", "del", "moveTo", "moveFrom"))
_IMAGES = frozenset([qn("a:blip"), qn("v:imagedata")])
_GRAPHS = "{http://schemas.openxmlformats.org/drawingml/2006/"
_ART = qn("v:textpath")
_EMBEDDED = qn("o:OLEObject")
_BLANKS = re.compile("[\t\r\n]+")
_UNKNOWN_SIGN = "□"


@dataclass(slots=True)
class ParagraphText:
    """The text of a paragraph; ``boxes`` are text boxes or the letters of WordArt.

    ``notes`` are the kinds and ids of the foot- and endnotes it refers to. ``break_before`` and
    ``break_after`` say whether a new page begins before or behind its text.
    """

    parts: list[str] = field(default_factory=list)
    boxes: list[Element | str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    break_before: bool = False
    break_after: bool = False

    @property
    def text(self) -> str:
        """The text, line breaks as ``\\n``."""
        return "".join(self.parts)

    def breaks_page(self) -> None:
        """A page ends here."""
        if self.text.strip():
            self.break_after = True
        else:
            self.break_before = True


@dataclass(slots=True)
class TextReader:
    """Reads paragraphs of one file."""

    sheet: StyleSheet
    left_out: LeftOut
    here: Callable[[], Place]
    """The place that is being read."""
    comments: Mapping[str, str] = field(default_factory=dict)
    """The texts of the file's comments by their ids."""
    _fields: list[Field] = field(default_factory=list)

    def read(self, paragraph: Element, inherited: Properties) -> ParagraphText:
        """The text of ``paragraph``, whose style gives its runs the properties ``inherited``."""
        made = ParagraphText()
        self._fields = []
        self._inline(paragraph, made, inherited)
        # Only a field over several paragraphs is still open: those before the last hold its result.
        self._fields = []
        return made

    def _inline(self, element: Element, made: ParagraphText, inherited: Properties) -> None:
        for child in element.iterchildren("*"):
            tag = child.tag
            if tag in _CHANGES:
                self.left_out.changed = True
            if tag == W + "r":
                self._run(child, made, inherited)
            elif tag == W + "ruby":
                for base in child.iterchildren(W + "rubyBase"):
                    self._inline(base, made, inherited)
            elif tag == ALTERNATIVES:
                self._inline(chosen(child), made, inherited)
            elif tag == qn("m:t"):
                if self._is_shown():
                    made.parts.append(child.text or "")
            elif tag not in NOT_PRINTED:
                self._inline(child, made, inherited)

    def _leave_out(self, kind: Kind, text: str = "") -> None:
        place = self.here()
        self.left_out.add(kind, place.where, place.source, text)

    def _is_shown(self) -> bool:
        return all(open_field.has_result for open_field in self._fields)

    def _run(self, run: Element, made: ParagraphText, inherited: Properties) -> None:
        properties = run.find(W + "rPr")
        hidden = self._is_hidden(properties, inherited)
        gone = Kind.HIDDEN if hidden else Kind.STRUCK if _is_struck(properties) else None
        for child in run.iterchildren("*"):
            tag = child.tag
            if tag == W + "t":
                self._text(child, made, properties, gone)
            elif tag == W + "fldChar":
                self._turn(child, made, hidden=hidden)
            elif tag == W + "instrText":
                if self._fields and not self._fields[-1].has_result:
                    self._fields[-1].instruction.append(child.text or "")
            elif tag == W + "commentReference":
                if text := self.comments.get(child.get(W + "id", "")):
                    self._leave_out(Kind.COMMENT, text)
            elif gone is not None or not self._is_shown():
                continue
            elif tag in _SIGNS:
                made.parts.append(_SIGNS[str(tag)])
            elif tag == W + "br":
                self._break(child, made)
            elif tag == W + "sym":
                font, place = child.get(W + "font", ""), child.get(W + "char", "")
                made.parts.append(self._sign(font, _hexadecimal(place)))
            elif tag in _NOTES:
                made.notes.append((_NOTES[str(tag)], child.get(W + "id", "")))
            elif tag in _DRAWINGS:
                self._drawing(child, made)
            elif tag == ALTERNATIVES:
                self._alternatives(chosen(child), made, inherited)
            elif tag == W + "ruby":
                for base in child.iterchildren(W + "rubyBase"):
                    self._inline(base, made, inherited)

    def _alternatives(self, form: Element, made: ParagraphText, inherited: Properties) -> None:
        """The form of a drawing or sign that Word shows."""
        for child in form.iterchildren("*"):
            if child.tag in _DRAWINGS:
                self._drawing(child, made)
            elif child.tag == W + "sym":
                font, place = child.get(W + "font", ""), child.get(W + "char", "")
                made.parts.append(self._sign(font, _hexadecimal(place)))
            elif child.tag == W + "t":
                self._text(child, made, None, None)
            elif child.tag == W + "r":
                self._run(child, made, inherited)

    def _is_hidden(self, properties: Element | None, inherited: Properties) -> bool:
        if properties is not None:
            switch = properties.find(W + "vanish")
            if switch is not None:
                return is_on(switch)
            if properties.find(W + "rStyle") is not None:
                return self.sheet.run(inherited, properties).hidden
        return bool(inherited.get("hidden", self.sheet.default_run.get("hidden", False)))

    def _text(
        self,
        element: Element,
        made: ParagraphText,
        properties: Element | None,
        gone: Kind | None,
    ) -> None:
        if not self._is_shown():
            return
        text = _BLANKS.sub(" ", element.text or "")
        if element.get(XML_SPACE) != "preserve":
            text = text.strip(" ")
        text = without_unseen(text)
        if gone is not None:
            if text.strip():
                self._leave_out(gone, text)
            return
        if PRIVATE.search(text):
            fonts = properties.find(W + "rFonts") if properties is not None else None
            names = (
                (fonts.get(W + key, "") for key in ("ascii", "hAnsi")) if fonts is not None else ()
            )
            font = next(filter(is_symbol_font, names), "")
            if font:
                text = PRIVATE.sub(lambda m: self._sign(font, ord(m[0])), text)
        made.parts.append(text)

    def _sign(self, font: str, place: int) -> str:
        found = plain(font, place)
        if found is None:
            self._leave_out(Kind.SYMBOL, f"{font} {place:04X}")
            return _UNKNOWN_SIGN
        return found

    def _break(self, element: Element, made: ParagraphText) -> None:
        kind = element.get(W + "type")
        if kind == "page":
            made.breaks_page()
        if kind not in ("page", "column") or made.text.strip():
            made.parts.append("\n")

    def _turn(self, mark: Element, made: ParagraphText, *, hidden: bool) -> None:
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(Field(form=mark.find(W + "ffData")))
        elif kind == "separate" and self._fields:
            self._fields[-1].has_result = True
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            if ended.has_result or hidden or not self._is_shown():
                return
            printed = ended.printed()
            if printed is None:
                self._leave_out(Kind.FIELD, "".join(ended.instruction))
            made.parts.append(printed or "")

    def _drawing(self, drawing: Element, made: ParagraphText) -> None:
        """The text boxes of a drawing; what else it may say is noted as left out."""
        kinds: set[Kind] = set()
        boxes = len(made.boxes)
        work = [drawing]
        while work:
            element = work.pop()
            tag = element.tag
            if tag == BOX:
                made.boxes.append(element)
                continue
            if tag == ALTERNATIVES:
                work.append(chosen(element))
                continue
            if tag == _ART and element.get("string"):
                made.boxes.append(without_unseen(element.get("string", "")))
            elif tag == _EMBEDDED:
                kinds.add(Kind.OBJECT)
            elif tag in _IMAGES:
                kinds.add(Kind.PICTURE)
            elif isinstance(tag, str) and tag.startswith(_GRAPHS) and _is_graph(tag):
                kinds.add(Kind.DRAWING)
            work.extend(reversed(list(element.iterchildren("*"))))
        if Kind.OBJECT in kinds:
            kinds = {Kind.OBJECT}  # its picture shows the same
        if len(made.boxes) > boxes:
            kinds.discard(Kind.PICTURE)  # the ground of a text box
        for kind in sorted(kinds, key=lambda k: k.name):
            self._leave_out(kind)


def _is_struck(properties: Element | None) -> bool:
    """Whether a line goes through the run itself, as clerks cross out what no longer counts."""
    if properties is None:
        return False
    return any(
        switch is not None and is_on(switch)
        for switch in (properties.find(W + "strike"), properties.find(W + "dstrike"))
    )


def _is_graph(tag: str) -> bool:
    return tag in (_GRAPHS + "chart}chart", _GRAPHS + "diagram}relIds")


def _hexadecimal(text: str) -> int:
    try:
        return int(text[:4], 16)
    except ValueError:
        return 0
