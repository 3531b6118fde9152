"""What is known of a tag once its template has been read, and the signs that stand for tags.

Nothing here needs lxml or Jinja: a compiled template that was kept on disk is used without them.
"""

from __future__ import annotations

import re

from filings.word.namespaces import W
from filings.word.places import Place

# Noncharacters: allowed in XML, never in a document that somebody typed.
NUMBER_OPEN, NUMBER_CLOSE = "\ufdd2", "\ufdd3"
TOKEN_OPEN, TOKEN_CLOSE = "\ufdd0", "\ufdd1"
RESERVED = re.compile("[\ufdd0-\ufdd3]")
MARKED = W + "rsidDel"
"""Our own mark on an element of a template; Word's save numbers are taken out in the end anyway.

On ``w:p``: all its text is conditional, and where nothing comes, it goes. On ``w:tblGrid``: the
number of a tag that changes the columns of the table."""
TAGGED_COLUMNS = W + "rsidTr"
"""On ``w:tblGrid``: tags have columns of their own, so that its widths are not the document's."""

LOOP_NAMES = frozenset({"index", "index0", "first", "last", "length", "revindex", "revindex0"})
"""What ``loop.…`` may be asked for."""


class Mark:
    """One tag of a template.

    ``level`` is '' or what the tag stands for besides text (``p``, ``tr``, ``tc``, ``r``);
    ``keyword`` is '' for ``{{ }}``, '#' for a comment, else the statement's (``for``, ``vm``);
    ``expression`` is what follows; ``source`` is the tag as typed.
    """

    __slots__ = ("expression", "keyword", "level", "number", "place", "source")

    def __init__(
        self, number: int, place: Place, source: str, level: str, keyword: str, expression: str
    ) -> None:
        self.number = number
        self.place = place
        self.source = source
        self.level = level
        self.keyword = keyword
        self.expression = expression


def shorten(text: str, length: int = 40) -> str:
    """``text`` on one line, no longer than a message can bear."""
    line = " ".join(RESERVED.sub("", text).split())
    return line if len(line) <= length else line[: length - 1] + "…"


_BRACES = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}


def shown_braces(text: str) -> str:
    """The text of a template, not of data, with ``{_{`` as the ``{{`` that it stands for."""
    if "_}" in text or "{_" in text:
        for written, meant in _BRACES.items():
            text = text.replace(written, meant)
    return text
