"""A Word file as readable text: its words with the tags as typed, its tables as rows.

For reading a template without Word, and for ``git diff``. The text is what Word would print:
tracked insertions are in, deletions and comments are not. Nothing is said of how it looks. What
is no text is named in 〔 〕; ⏎ is a line break, → a tab, ¶ the end of a paragraph inside a cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from filings.messages import gettext as _
from filings.word.namespaces import W, qn
from filings.word.package import Package
from filings.word.parts import text_parts
from filings.word.places import Places, below
from filings.word.properties import TEXT_PROPERTIES, read_properties
from filings.word.walk import (
    ALTERNATIVES,
    BOX,
    NOT_PRINTED,
    blocks_in,
    cell_is_gone,
    chosen,
    end_is_gone,
    row_is_gone,
    skipped,
    span_of,
)
from filings.word.xml import Element, parse

_MARKS = {
    W + "tab": "→",
    W + "ptab": "→",
    W + "cr": "⏎",
    W + "noBreakHyphen": "-",
}
_TEXTS = frozenset([W + "t", qn("m:t")])
_REFERENCES = frozenset([W + "footnoteReference", W + "endnoteReference"])
_DRAWINGS = frozenset([W + "drawing", W + "pict", W + "object"])
_WRITTEN = _TEXTS | _REFERENCES | _DRAWINGS | _MARKS.keys() | {W + "br", W + "sym"}
_IMAGE = frozenset([qn("a:blip"), qn("pic:pic"), qn("v:imagedata")])
_TAG = re.compile(r"\{\{|\{%|\{#")
# What would break the lines, command a terminal or turn the text round.
_UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_BLANKS = re.compile(r"[\t\r\n]+")


def outline(package: Package) -> str:
    """The text of a Word file, each part that has some under a heading; the same every time.

    Raises etree.XMLSyntaxError or DoctypeError where a header or the like is no XML, which the
    guard does not look at.
    """
    writer = _Writer()
    sections: list[str] = []
    for part, title in text_parts(package):
        lines = writer.part(parse(package.parts[part]))
        if not title or any(line.strip() for line in lines):
            sections.append("\n".join([f"# {title or _('正文')}", *lines]))
    tagged = [
        f"{_(TEXT_PROPERTIES[name])}：{_one_line(text)}"
        for name, text in read_properties(package).items()
        if _TAG.search(text)
    ]
    if tagged:
        sections.append("\n".join(["# " + _("文档属性"), *tagged]))
    return "\n\n".join(sections) + "\n"


def placed_texts(package: Package) -> Iterator[tuple[str, str]]:
    """Every paragraph of the file in its order: its place in words, and its text."""
    for part, title in text_parts(package):
        root = parse(package.parts[part])
        places = Places(root, title, body=not title)
        for paragraph in root.iter(W + "p"):
            text = "".join(t.text or "" for t in paragraph.iter(W + "t"))
            yield places.of(paragraph).where, text


def property_title(key: str) -> str:
    """What messages call the place of a property (``dc:title``)."""
    return _("文档属性「{name}」").format(name=_(TEXT_PROPERTIES[key]))


def _one_line(text: str) -> str:
    return _shown(_BLANKS.sub(" ", text))


def _shown(text: str) -> str:
    return _UNSEEN.sub(lambda found: f"〔U+{ord(found[0]):04X}〕", text)


@dataclass(slots=True)
class _Writer:
    """Writes the parts of one file; notes get the number of their first reference."""

    notes: dict[str, dict[str, int]] = field(default_factory=dict)
    """The numbers of the notes of each kind, by their ids."""

    def part(self, root: Element) -> list[str]:
        """The lines of a part."""
        body = root.find(W + "body")
        if root.tag in (W + "footnotes", W + "endnotes"):
            return [line for note in root for line in self._note(note)]
        return self._blocks(root if body is None else body)

    # Blocks -------------------------------------------------------------------------------------

    def _blocks(self, container: Element, *, inside: bool = False) -> list[str]:
        """The lines of a container; ``inside`` a cell, a table is one line."""
        lines: list[str] = []
        carried = ""  # from a paragraph whose end was deleted: it goes on in the next one
        for block in blocks_in(container):
            if block.tag == W + "p":
                carried += self._paragraph(block)
                if end_is_gone(block):
                    continue
                lines.append(carried)
                carried = ""
            elif block.tag == W + "tbl":
                rows = self._table(block)
                lines += [_("〔表格：{rows}〕").format(rows=" ¶ ".join(rows))] if inside else rows
            elif block.tag == W + "altChunk":
                lines.append(_("〔嵌入的文档〕"))
        return [*lines, carried] if carried else lines

    def _note(self, note: Element) -> list[str]:
        if note.get(W + "type") in ("separator", "continuationSeparator", "continuationNotice"):
            return []
        lines = self._blocks(note)
        kind = str(note.tag).rpartition("}")[2]
        number = self.notes.get(kind, {}).get(note.get(W + "id", ""))
        text = " ¶ ".join(lines).strip()
        return [f"{_note_mark(kind, number)}{text}"] if text else []

    def _table(self, table: Element) -> list[str]:
        lines = []
        for row in below(table, "tr"):
            if row_is_gone(row):
                continue
            cells = [
                *_left_out(skipped(row, "gridBefore")),
                *(self._cell(cell) for cell in below(row, "tc") if not cell_is_gone(cell)),
                *_left_out(skipped(row, "gridAfter")),
            ]
            lines.append("│" + "│".join(f" {cell} " if cell else " " for cell in cells) + "│")
        return lines

    def _cell(self, cell: Element) -> str:
        for name, words in (("vMerge", _("〔同上格〕")), ("hMerge", _("〔同左格〕"))):
            merge = cell.find(f"{W}tcPr/{W}{name}")
            if merge is not None and merge.get(W + "val", "continue") == "continue":
                return words
        span = span_of(cell)
        note = "" if span == "1" else _("〔占{span}列〕").format(span=_one_line(span))
        return note + " ¶ ".join(self._blocks(cell, inside=True)).strip()

    # Text ---------------------------------------------------------------------------------------

    def _paragraph(self, paragraph: Element) -> str:
        parts: list[str] = []
        fields: list[bool] = []
        self._inline(paragraph, parts, fields)
        return "".join(parts)

    def _inline(self, element: Element, parts: list[str], fields: list[bool]) -> None:
        """Add the text below ``element``. ``fields``: for each open field, is its result reached."""
        for child in element.iterchildren("*"):
            tag = str(child.tag)
            if tag == W + "fldChar":
                _turn(child, fields)
            elif tag in NOT_PRINTED:
                continue
            elif tag == W + "ruby":
                self._ruby(child, parts, fields)
            elif tag == ALTERNATIVES:
                self._inline(chosen(child), parts, fields)
            elif tag not in _WRITTEN:
                self._inline(child, parts, fields)
            elif all(fields):
                parts.append(self._written(child, tag))

    def _written(self, element: Element, tag: str) -> str:
        """What the piece of a run is in print."""
        if tag in _TEXTS:
            return _one_line(element.text or "")
        if tag in _MARKS:
            return _MARKS[tag]
        if tag == W + "br":
            kind = element.get(W + "type", "textWrapping")
            return {"page": _("〔分页〕"), "column": _("〔分栏〕")}.get(kind, "⏎")
        if tag == W + "sym":
            return _("〔符号{code}〕").format(code=_one_line(element.get(W + "char", "?")))
        return self._reference(element) if tag in _REFERENCES else self._drawing(element)

    def _ruby(self, ruby: Element, parts: list[str], fields: list[bool]) -> None:
        """A word with its reading, which the file gives first: 词（cí）."""
        reading: list[str] = []
        for child in ruby.iterchildren(W + "rubyBase"):
            self._inline(child, parts, fields)
        for child in ruby.iterchildren(W + "rt"):
            self._inline(child, reading, fields)
        if reading:
            parts.append(f"（{''.join(reading)}）")

    def _reference(self, reference: Element) -> str:
        kind = str(reference.tag).rpartition("}")[2].removesuffix("Reference")
        known = self.notes.setdefault(kind, {})
        number = known.setdefault(reference.get(W + "id", ""), len(known) + 1)
        return _note_mark(kind, number)

    def _drawing(self, drawing: Element) -> str:
        """A picture or shape with its description, or a text box with its text."""
        boxes: list[str] = []
        pictured, described = False, ""
        work = [drawing]
        while work:
            element = work.pop()
            if element.tag == BOX:
                boxes.append(" ¶ ".join(self._blocks(element, inside=True)).strip())
                continue
            if element.tag == ALTERNATIVES:
                work.append(chosen(element))
                continue
            pictured = pictured or element.tag in _IMAGE
            described = described or element.get("descr", "") or element.get("alt", "")
            work.extend(reversed(list(element.iterchildren("*"))))
        if boxes:
            return "".join(_("〔文本框：{text}〕").format(text=text) for text in boxes if text)
        words = _("图片") if pictured else _("图形")
        if drawing.tag == W + "object":
            words = _("对象")
        if not described:
            return f"〔{words}〕"
        return _("〔{what}：{description}〕").format(what=words, description=_one_line(described))


def _left_out(columns: int) -> list[str]:
    return [_("〔空{columns}列〕").format(columns=columns)] if columns else []


def _turn(character: Element, fields: list[bool]) -> None:
    """Open a field, reach its result, or close it."""
    kind = character.get(W + "fldCharType")
    if kind == "begin":
        fields.append(False)
    elif kind == "separate" and fields:
        fields[-1] = True
    elif kind == "end" and fields:
        fields.pop()


def _note_mark(kind: str, number: int | None) -> str:
    words = _("〔尾注{number}〕") if kind == "endnote" else _("〔脚注{number}〕")
    return words.format(number="" if number is None else number)
