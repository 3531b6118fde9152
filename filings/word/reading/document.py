"""A Word file as a foreign document: its blocks in reading order, in one walk and linear time."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from filings.diagnostics import Span
from filings.source import Block, SourceDocument, SourceParagraph
from filings.source.left_out import Kind, LeftOut
from filings.source.rules import I001
from filings.word.guard import open_package
from filings.word.namespaces import W
from filings.word.package import Package
from filings.word.reading.margins import comments_of, note_margins
from filings.word.reading.numbering import read_numbering
from filings.word.reading.tables import StoryReader
from filings.word.reading.text import ParagraphText
from filings.word.style_sheet import ParagraphLook, read_style_sheet
from filings.word.walk import blocks_in, end_is_gone
from filings.word.xml import Element

_BODY_LEVELS = 9
"""Outline levels run from 0 to 8; 9 is body text."""


def read_word_source(file: Path | bytes, name: str) -> SourceDocument:
    """The Word file as it was read; its diagnostics say what is wrong with it or was left out.

    ``name`` is what messages call it. Raises OSError where the operating system refuses to read it;
    never for what is in the file.
    """
    content = file if isinstance(file, bytes) else file.read_bytes()
    package, refused = open_package(content, name, rule=I001, any_kind=True)
    if package is None:
        return SourceDocument(name, "docx", (), tuple(refused))
    main = package.main_part()
    assert main is not None
    left_out = LeftOut()
    reader = _BodyReader(package, main, left_out)
    reader.read()
    found = [each._replace(span=Span(name)) for each in reader.story.found]
    found += left_out.diagnostics(name)
    return SourceDocument(name, "docx", tuple(reader.blocks), tuple(found))


@dataclass(slots=True)
class _BodyReader:
    """Reads the body of one file into blocks."""

    package: Package
    main: str
    left_out: LeftOut
    blocks: list[Block] = field(default_factory=list)
    story: StoryReader = field(init=False)
    pending_break: bool = False
    paragraphs: int = 0

    def __post_init__(self) -> None:
        sheet = read_style_sheet(self.package, self.main)
        numbering = read_numbering(self.package, self.main)
        comments = comments_of(self.package, self.main)
        self.story = StoryReader(sheet, numbering, self.left_out, comments)

    def read(self) -> None:
        """Read the whole file."""
        body = self.package.tree(self.main).find(W + "body")
        if body is None:
            return
        sections = _section_starts(body)
        found = list(blocks_in(body))
        self.story.tables = sum(block.tag == W + "tbl" for block in found)
        tables = 0
        carried = ""
        for block in found:
            if block.tag == W + "tbl":
                self.pending_break = False
                self.blocks.append(self.story.table(block, tables))
                tables += 1
            elif block.tag == W + "p":
                carried = self._paragraph(block, carried)
                ending = block.find(f"{W}pPr/{W}sectPr")
                self.pending_break = self.pending_break or (
                    ending is not None and sections.get(ending, False)
                )
            else:
                self.story.leave_out(Kind.DOCUMENT)
        if carried:
            self.blocks.append(SourceParagraph(max(self.paragraphs - 1, 0), carried))
        self._notes()
        note_margins(self.package, self.main, self.left_out)

    def _paragraph(self, element: Element, carried: str) -> str:
        """Read a paragraph behind what an earlier one without an end left; what it leaves itself."""
        index = self.paragraphs
        self.paragraphs += 1
        self.story.index = index
        look, read = self.story.paragraph(element)
        text = carried + read.text.strip("\n")
        if end_is_gone(element):
            self.left_out.changed = True
            self.blocks += self.story.boxes(read.boxes, index)
            return text
        label = self.story.label(element, look, text)
        self.blocks.append(
            SourceParagraph(
                index,
                label.before(text) if label else text,
                label.text if label else "",
                _level(look),
                look.alignment == "center",
                self._starts_page(look, read),
            )
        )
        self.blocks += self.story.boxes(read.boxes, index)
        return ""

    def _starts_page(self, look: ParagraphLook, read: ParagraphText) -> bool:
        starts = self.pending_break or look.new_page or read.break_before
        blank = not read.text.strip()
        # An empty paragraph with a page break: what begins the page is the next one.
        self.pending_break = read.break_after or (blank and starts)
        return starts

    def _notes(self) -> None:
        """The foot- and endnotes, in the order in which the text refers to them."""
        for kind in ("footnotes", "endnotes"):
            wanted = [name for of, name in self.story.notes if of == kind]
            known = (
                {
                    note.get(W + "id", ""): note
                    for part in self.package.related(self.main, kind)
                    for note in self.package.tree(part)
                }
                if wanted
                else {}
            )
            for name in dict.fromkeys(wanted):
                note = known.get(name)
                if note is not None:
                    self.blocks += self.story.flow(note, max(self.paragraphs - 1, 0), "note")


def _level(look: ParagraphLook) -> int | None:
    level = look.outline_level
    return level if level is not None and level < _BODY_LEVELS else None


def _section_starts(body: Element) -> dict[Element, bool]:
    """For each section that a paragraph ends: whether the next one begins on a new page."""
    found = [e.find(f"{W}pPr/{W}sectPr") for e in blocks_in(body) if e.tag == W + "p"]
    endings = [e for e in found if e is not None]
    last = body.find(W + "sectPr")
    following = [*endings[1:], *([last] if last is not None else [])]
    return dict(zip(endings, map(_starts_page, following), strict=False))


def _starts_page(section: Element) -> bool:
    kind = section.find(W + "type")
    return kind is None or kind.get(W + "val") not in ("continuous", "nextColumn")
