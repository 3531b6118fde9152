"""Values that become paragraphs, tables and pictures instead of text, in ``{{p … }}``."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from filings.messages import gettext as _

if TYPE_CHECKING:
    from filings.language.text_blocks import Block, PictureWidth


class BlockContent(ABC):
    """What a filter makes of a value for ``{{p … }}``; ``filter`` is its name."""

    __slots__ = ()
    filter: ClassVar[str]

    @property
    @abstractmethod
    def text(self) -> str:
        """All the characters that come into the document, with or without marks."""

    @abstractmethod
    def blocks(self) -> Sequence[Block]:
        """The headings, paragraphs, tables and pictures, in reading order."""

    def refusal_within_text(self) -> tuple[str, str]:
        """Why it cannot stand in the middle of a text, and how to write it instead."""
        message = _("{filter} 会自成段落，不能放在文字中间。").format(filter=self.filter)
        return message, _("单独占一段，写成 {{{{p 名称 | {filter} }}}}。").format(
            filter=self.filter
        )


class Markdown(BlockContent):
    """Text that is to become paragraphs, tables and pictures."""

    __slots__ = ("_text",)
    filter: ClassVar[str] = "markdown"

    def __init__(self, text: str) -> None:
        self._text = text

    @property
    def text(self) -> str:
        """The text, with its marks."""
        return self._text

    def blocks(self) -> Sequence[Block]:
        """The text as a sequence of blocks."""
        from filings.language.markdown_text import read_blocks

        return read_blocks(self._text)


class Pictures(BlockContent):
    """Pictures by their paths, one below the other; the caption stands below the last."""

    __slots__ = ("caption", "paths", "width")
    filter: ClassVar[str] = "picture"

    def __init__(self, paths: tuple[str, ...], caption: str, width: PictureWidth) -> None:
        self.paths = paths
        self.caption = caption
        self.width = width

    @property
    def text(self) -> str:
        """The caption; nothing where there is no picture."""
        return self.caption if self.paths else ""

    def blocks(self) -> Sequence[Block]:
        """The pictures."""
        from filings.language.text_blocks import Picture

        last = len(self.paths) - 1
        return [
            Picture(path, self.caption if number == last else "", 0, self.width)
            for number, path in enumerate(self.paths)
        ]
