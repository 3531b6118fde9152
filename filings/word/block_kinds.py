"""The values that filters make for ``{{p … }}``; see :class:`.block_content.BlockContent`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from filings.word.block_content import BlockContent

if TYPE_CHECKING:
    from filings.language.text_blocks import Block, PictureWidth


@dataclass(frozen=True, slots=True)
class Markdown(BlockContent):
    """Text that is to become paragraphs, tables and pictures."""

    filter: ClassVar[str] = "markdown"
    text: str

    def blocks(self, width: float) -> Sequence[Block]:
        """The text as a sequence of blocks."""
        from filings.language.markdown_text import read_blocks

        return read_blocks(self.text)


@dataclass(frozen=True, slots=True)
class MixedText(BlockContent):
    """Texts in Markdown and paragraphs made of data, in one sequence whose headings count on.

    What is made of data is printed as it stands: no character of it is a mark.
    """

    filter: ClassVar[str] = "markdown"
    parts: tuple[str | Block, ...]

    @property
    def text(self) -> str:
        """The words of all parts."""
        from filings.language.text_blocks import block_text

        return "\n".join(p if isinstance(p, str) else block_text(p) for p in self.parts)

    def blocks(self, width: float) -> Sequence[Block]:
        """The blocks of each text, and those made of data where they stand."""
        from filings.language.markdown_text import read_blocks

        return [
            block
            for part in self.parts
            for block in (read_blocks(part) if isinstance(part, str) else (part,))
        ]


@dataclass(frozen=True, slots=True)
class Pictures(BlockContent):
    """Pictures by their paths, one below the other; the caption stands below the last."""

    filter: ClassVar[str] = "picture"
    paths: tuple[str, ...]
    caption: str
    width: PictureWidth

    @property
    def text(self) -> str:
        """The caption; nothing where there is no picture."""
        return self.caption if self.paths else ""

    def blocks(self, width: float) -> Sequence[Block]:
        """The pictures."""
        from filings.language.text_blocks import Picture

        last = len(self.paths) - 1
        return [
            Picture(path, self.caption if number == last else "", 0, self.width)
            for number, path in enumerate(self.paths)
        ]


@dataclass(frozen=True, slots=True)
class Signature(BlockContent):
    """The names of the offices that issue a paper, and its date, each at its place (7.3.5)."""

    filter: ClassVar[str] = "signature"
    names: tuple[str, ...]
    date: str
    sealed: bool

    @property
    def text(self) -> str:
        """Names and date, a line each."""
        return "\n".join((*self.names, self.date))

    def blocks(self, width: float) -> Sequence[Block]:
        """A line for each, or for several names beside each other."""
        from filings.language.signature import place_signature

        return place_signature(self.names, self.date, sealed=self.sealed, width=width)
