"""Finding the tags of a part in its paragraphs.

Word scatters one tag over many runs (spelling marks, fonts, edits). Here each tag is brought
together into one ``w:t``, numbered, and the marks around it are checked (T006).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from filings.diagnostics import Diagnostic, Rule, Span
from filings.messages import gettext as _
from filings.word.marks import shorten
from filings.word.namespaces import W, qn
from filings.word.places import Place, Places
from filings.word.rules import T003, T006, T013
from filings.word.tags import CELL_PROPERTIES, Tag, parse_tag
from filings.word.xml import Element, ancestor, elements, is_empty_run, remove, set_text

_OPENINGS = re.compile(r"\{\{|\{%|\{#")
_ANY_MARK = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_FULL_WIDTH = re.compile(r"[｛{][ \u3000]*[｛{%％#]|[｝}%％#][ \u3000]*[｝}]")
# { applicant.name }, {date | by_date}, { if x }; {甲}, {1,2} and {a} are text.
_SINGLE = re.compile(
    r"(?<![{｛])[{｛]\s*(?:(?:for|if|elif)\s[^{}｛｝]+|endfor|endif|else"
    r"|[a-z_]\w*(?:\.\w+|\[\w+\])*(?:\s*\|[^{}｛｝]+)?)\s*[}｝](?![}｝])",
    re.ASCII,
)
_SHORTEST_SINGLE = len("{abc}")
_TEXT = W + "t"
_BREAKS = {W + "br": "\n", W + "cr": "\n", W + "tab": "\t", W + "noBreakHyphen": "-"}


@dataclass(slots=True)
class TagReader:
    """The tags of one part, and what is wrong with the marks around them."""

    places: Places
    first_number: int = 0
    tags: list[Tag] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def read(self, root: Element) -> None:
        """Find, gather and number every tag below ``root``."""
        for paragraph in list(root.iter(W + "p")):
            self._read_paragraph(paragraph)
        self._read_elsewhere(root)

    def report(self, rule: Rule, place: Place, message: str, *hints: str) -> None:
        """Add a finding at ``place``."""
        self.diagnostics.append(
            rule.finding(
                message,
                hints=hints,
                span=Span(""),
                where=place.where,
                source=place.source,
            )
        )

    def add(self, source: str, place: Place) -> Tag:
        """A new tag made from its text with the braces."""
        tag = parse_tag(source, self.first_number + len(self.tags), place)
        self.tags.append(tag)
        return tag

    # Paragraphs ---------------------------------------------------------------------------------

    def _read_paragraph(self, paragraph: Element) -> None:
        pieces = list(_pieces(paragraph))
        text = "".join(p.text for p in pieces)
        if not _mentions_tag(text):
            return
        place = self.places.of(paragraph)
        spans = self._spans(text, place)
        made: list[tuple[int, int, Tag]] = []
        for start, end in spans:
            tag = self.add(text[start:end], place)
            tag.paragraph = paragraph
            if (
                tag.keyword == "#"
                and not tag.level
                and text[start:end] == text.strip()
                and not holds_more(paragraph)
            ):
                # A comment on a line of its own leaves no blank line.
                tag.level = "p"
            made.append((start, end, tag))
        _gather(pieces, made)

    def _spans(self, text: str, place: Place) -> list[tuple[int, int]]:
        """Start and end of each whole tag in ``text``; what is not whole is reported."""
        spans: list[tuple[int, int]] = []
        position = 0
        while opening := _OPENINGS.search(text, position):
            self._check_outside(text[position : opening.start()], place)
            closing = _CLOSING[opening.group()]
            end = text.find(closing, opening.end())
            nested = _OPENINGS.search(text, opening.end())
            if end < 0 or (nested and nested.start() < end and opening.group() != "{#"):
                stop = nested.start() if nested else len(text)
                self._unclosed(text[opening.start() : stop], closing, place)
                position = stop
                continue
            spans.append((opening.start(), end + 2))
            position = end + 2
        self._check_outside(text[position:], place)
        return spans

    def _unclosed(self, fragment: str, closing: str, place: Place) -> None:
        shown = shorten(fragment)
        mistyped = re.search(r"[｝}%％#][ \u3000]*[｝}]|[｝}]$", fragment)
        if mistyped:
            message = _("标记「{tag}」的结尾不是半角的 {closing}。")
        else:
            message = _("标记「{tag}」没有结尾 {closing}。")
        self.report(
            T006,
            place,
            message.format(tag=shown, closing=closing),
            _("在同一段里补上半角的 {closing}。").format(closing=closing),
        )

    def _check_outside(self, text: str, place: Place) -> None:
        """What stands outside of tags must not look like a piece of one."""
        opened, before = False, len(self.diagnostics)
        for found in _FULL_WIDTH.finditer(text):
            if opened and found.group()[-1] in "}｝":
                opened = False  # the other end of what was just reported
                continue
            around = text[max(0, found.start() - 10) : found.end() + 12].strip()
            if _ANY_MARK.fullmatch(found.group()):
                message = _("「{text}」里有结尾 {mark}，却没有开头。")
                hint = _("补上半角的开头，或删去多余的结尾。")
            elif not (set(found.group()) & set("｛｝％") or " " in found.group()):
                continue
            else:
                message = _("「{text}」里的标记括号「{mark}」不对，标记要用半角、连写的括号。")
                hint = _("切换到英文输入法，把括号重打成 {{ }} 或 {% %}。")
            self.report(T006, place, message.format(text=shorten(around), mark=found.group()), hint)
            opened = found.group()[0] in "{｛"
        if len(self.diagnostics) == before:
            for found in _SINGLE.finditer(text):
                if len(found.group()) >= _SHORTEST_SINGLE:
                    message = _("「{text}」像是标记，但只有一层括号，会原样印在成文里。")
                    self.report(T013, place, message.format(text=shorten(found.group())))

    def read_text(self, text: str, place: Place) -> list[str | Tag]:
        """The pieces of a text outside of the XML: characters, and the tags between them."""
        pieces: list[str | Tag] = []
        position = 0
        for start, end in self._spans(text, place):
            tag = self.add(text[start:end], place)
            pieces += (text[position:start], tag)
            position = end
            if tag.keyword == "#" or tag.keyword in CELL_PROPERTIES or tag.level:
                self.report(T003, place, _("此处不能用「{tag}」。").format(tag=shorten(tag.source)))
        return [*pieces, text[position:]]

    # Attributes and other text ------------------------------------------------------------------

    def _read_elsewhere(self, root: Element) -> None:
        """Tags in attributes (the description of a picture) and in text that is no ``w:t``."""
        for element in elements(root):
            for key, value in element.attrib.items():
                if "{{" in value or "{%" in value:
                    element.set(key, self._mark_plain(str(value), element))
            if element.text and _OPENINGS.search(element.text):
                if element.tag == _TEXT and ancestor(element, "w:p") is not None:
                    continue
                if element.tag in (qn("w:instrText"), qn("w:delInstrText")):
                    place = self.places.of(element)
                    self.report(T003, place, _("域代码里不能用模板标记。"), _("把标记放在正文里。"))
                else:
                    element.text = self._mark_plain(element.text, element)

    def _mark_plain(self, text: str, element: Element) -> str:
        place = self.places.of(element)
        parts: list[str] = []
        position = 0
        for start, end in self._spans(text, place):
            tag = self.add(text[start:end], place)
            tag.element = element
            if tag.keyword or tag.level:
                self.report(
                    T003,
                    place,
                    _("此处只能打印名称，不能用「{tag}」。").format(tag=shorten(tag.source)),
                )
            parts += [text[position:start], "{{ " + tag.expression + tag.mark + "}}"]
            position = end
        return "".join([*parts, text[position:]])


@dataclass(slots=True)
class _Piece:
    """A stretch of a paragraph's text: a ``w:t``, or a break or tab that counts as one."""

    element: Element
    text: str
    is_text: bool


def _pieces(paragraph: Element) -> Iterator[_Piece]:
    """The texts of a paragraph in order, without those of text boxes inside it."""
    work = list(reversed(paragraph))
    while work:
        element = work.pop()
        if element.tag == _TEXT:
            yield _Piece(element, element.text or "", True)
        elif element.tag in _BREAKS:
            yield _Piece(element, _BREAKS[element.tag], False)
        elif element.tag != W + "p":
            work.extend(reversed(element))


def paragraph_text(paragraph: Element) -> str:
    """The text of a paragraph of a template, breaks and tabs as characters."""
    return "".join(p.text for p in _pieces(paragraph))


_MORE = ("drawing", "pict", "object", "sectPr", "fldChar", "footnoteReference", "p")


def holds_more(element: Element, *names: str) -> bool:
    """Whether anything stands below ``element`` besides text, whose loss would be felt."""
    return any(next(element.iterdescendants(W + name), None) is not None for name in names or _MORE)


def _mentions_tag(text: str) -> bool:
    return any(c in text for c in "{}｛｝")


def _gather(pieces: list[_Piece], made: list[tuple[int, int, Tag]]) -> None:
    """Write each tag, with its number, into the first ``w:t`` that it touches."""
    if not made:
        return
    starts: list[int] = []
    offset = 0
    for piece in pieces:
        starts.append(offset)
        offset += len(piece.text)
    texts: list[list[str]] = [[] for _piece in pieces]
    dropped: set[int] = set()
    spans = iter([*made, (offset, offset, None)])
    start, end, tag = next(spans)
    home = -1
    for index, piece in enumerate(pieces):
        position, stop = starts[index], starts[index] + len(piece.text)
        while position < stop:
            if position < start:
                texts[index].append(
                    piece.text[position - starts[index] : min(stop, start) - starts[index]]
                )
                position = min(stop, start)
                continue
            if tag is None:
                break
            if home < 0:
                # A tag begins with a brace, which is always text.
                home = index
                texts[home].append(tag.mark_up())
                tag.element = piece.element
            if not piece.is_text:
                dropped.add(index)
            position = min(stop, end)
            if position == end:
                home = -1
                start, end, tag = next(spans)
    for index, piece in enumerate(pieces):
        if piece.is_text:
            _rewrite(piece, "".join(texts[index]))
        elif index in dropped:
            remove(piece.element)


def _rewrite(piece: _Piece, text: str) -> None:
    if text == piece.text:
        return
    if text:
        set_text(piece.element, text)
        return
    run = piece.element.getparent()
    remove(piece.element)
    if run is not None and is_empty_run(run):
        remove(run)
