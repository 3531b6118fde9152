"""Values that become paragraphs, tables and pictures instead of text, in ``{{p … }}``.

What they all promise; :mod:`.block_kinds` has them, which are imported when a filter makes one.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from filings.messages import gettext as _

if TYPE_CHECKING:
    from filings.language.text_blocks import Block


class BlockContent(ABC):
    """What a filter makes of a value for ``{{p … }}``; ``filter`` is its name."""

    __slots__ = ()
    filter: ClassVar[str]

    @property
    @abstractmethod
    def text(self) -> str:
        """All the characters that come into the document, with or without marks."""

    @abstractmethod
    def blocks(self, width: float) -> Sequence[Block]:
        """The headings, paragraphs, tables and pictures, in reading order.

        They stand in a text ``width`` characters of 三号 wide.
        """

    def refusal_within_text(self) -> tuple[str, str]:
        """Why it cannot stand in the middle of a text, and how to write it instead."""
        message = _("{filter} 会自成段落，不能放在文字中间。").format(filter=self.filter)
        return message, _("单独占一段，写成 {{{{p 名称 | {filter} }}}}。").format(
            filter=self.filter
        )
