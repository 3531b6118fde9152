"""A Word file as the rules see it: paragraphs with their text and look, tables, sections, footers.

One walk over the body; nothing is changed here. A change of the text is noted down
(:meth:`Paragraph.replace`) and carried out by :mod:`filings.lint.mend`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from filings.word.places import Place
from filings.word.style_sheet import (
    ParagraphLook,
    TextLook,
)
from filings.word.xml import Element

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph's text: where it begins, its look, and the ``w:t`` that holds it.

    ``element`` is None for a tab, a line break and the like, which no correction touches.
    """

    start: int
    text: str
    look: TextLook
    run: Element
    element: Element | None


@dataclass(slots=True, eq=False)
class Paragraph:
    """A paragraph; ``section`` counts from 0, ``cell`` is the table cell that it stands in."""

    element: Element
    text: str
    pieces: list[Piece]
    look: ParagraphLook
    place: Place
    section: int = 0
    cell: Element | None = None
    boxed: bool = False
    new_page: bool = False
    role: str = ""
    edits: list[tuple[int, int, str]] = field(default_factory=list)

    @property
    def in_text(self) -> bool:
        """Whether it is a paragraph of the running text, in no table and no text box."""
        return self.cell is None and not self.boxed

    @property
    def font(self) -> str:
        """The font of most of its Chinese characters, '' where unknown or there are none."""
        return self._most(lambda look: look.font) or ""

    @property
    def size(self) -> float:
        """The size in points of most of its Chinese characters; 0 without any."""
        return self._most(lambda look: look.size) or 0.0

    def _most(self, take: Callable[[TextLook], T]) -> T | None:
        """What ``take`` gives for most of the Chinese characters; None without any."""
        counted: Counter[T] = Counter()
        for piece in self.pieces:
            counted[take(piece.look)] += sum("\u4e00" <= c <= "\u9fff" for c in piece.text)
        found = counted.most_common(1)
        return found[0][0] if found and found[0][1] else None

    def replace(self, start: int, end: int, new: str) -> None:
        """Note down that ``text[start:end]`` is to become ``new``."""
        self.edits.append((start, end, new))


@dataclass(frozen=True, slots=True)
class Section:
    """A section: sizes in twips, None where the file does not say."""

    element: Element
    width: int
    height: int
    margins: dict[str, int]
    grid: str
    pitch: int
    starts_page: bool
    first_number: int | None

    @property
    def landscape(self) -> bool:
        """Whether the page lies."""
        return self.width > self.height


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the running text; ``width`` is what its columns take together, in twips."""

    element: Element
    place: Place
    section: int
    rows: list[Element]
    width: int


@dataclass(frozen=True, slots=True)
class Footer:
    """A footer or header with a page number: its text with the number as ``#``."""

    kind: str
    text: str
    paragraph: Paragraph
    place: Place
    part: str


@dataclass(slots=True)
class Paper:
    """A Word file, read."""

    main: str
    root: Element
    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    footers: list[Footer] = field(default_factory=list)
    roots: dict[str, Element] = field(default_factory=dict)
    """The root of each part that a correction may change."""
    two_sided: bool = False

    def in_role(self, *roles: str) -> Iterator[Paragraph]:
        """The paragraphs of one of these roles, in order."""
        return (p for p in self.paragraphs if p.role in roles)

    @property
    def running(self) -> list[Paragraph]:
        """The paragraphs of the running text that have any."""
        return [p for p in self.paragraphs if p.in_text and p.text.strip()]
