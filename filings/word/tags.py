"""The tags of a template: ``{{ … }}``, ``{% … %}``, ``{# … #}``, taken apart.

Every tag has a number that survives the rendering, so that whatever goes wrong can name its
paragraph or cell.
"""

from __future__ import annotations

import re

from filings.word.marks import NUMBER_CLOSE, NUMBER_OPEN, Mark
from filings.word.places import Place
from filings.word.xml import Element

_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\xa0": " ", "\u3000": " "})

LEVELS = ("p", "tr", "tc", "r")
"""What a tag can stand for besides text: its paragraph, row, cell or run."""

CELL_PROPERTIES = ("vm", "hm", "colspan", "cellbg")
"""Statements about the cell that they stand in."""

_LEVEL = "|".join(LEVELS)
_STATEMENT = re.compile(rf"(?:({_LEVEL})\s+)?(\w+)\b(.*)", re.DOTALL)
_OUTPUT_LEVEL = re.compile(rf"({_LEVEL})\s+(.*)", re.DOTALL)


class Tag(Mark):
    """A tag in the tree of its template.

    ``loop`` numbers the outermost loop over rows that the tag stands in.
    """

    __slots__ = (
        "element",
        "loop",
        "paragraph",
        "paragraph_properties",
        "run_properties",
        "trims",
    )

    def __init__(
        self,
        number: int,
        place: Place,
        source: str,
        level: str,
        keyword: str,
        expression: str,
        *,
        trims: tuple[bool, bool] = (False, False),
    ) -> None:
        super().__init__(number, place, source, level, keyword, expression)
        self.paragraph: Element | None = None
        self.element: Element | None = None
        self.trims = trims
        self.loop: int | None = None
        self.paragraph_properties: Element | None = None
        self.run_properties: Element | None = None

    @property
    def mark(self) -> str:
        """The number as it stands inside the tag."""
        return f" {NUMBER_OPEN}{self.number}{NUMBER_CLOSE}"

    @property
    def is_cell_property(self) -> bool:
        """Whether the tag says something of its cell and leaves no text."""
        return self.keyword in CELL_PROPERTIES and bool(self.expression)

    def mark_up(self) -> str:
        """The tag in the one spelling that docxtpl reads, with its number."""
        if self.is_cell_property or (self.keyword == "#" and not self.level):
            return ""
        if self.keyword == "#":
            return f"{{#{self.level}  #}}"
        if not self.keyword:
            return f"{{{{{self.level} {self.expression}{self.mark}}}}}"
        if self.keyword in CELL_PROPERTIES:
            return f"{{% {self.keyword} %}}"
        before, after = ("-" * trim for trim in self.trims)
        words = f"{self.keyword} {self.expression}".rstrip()
        return f"{{%{before}{self.level} {words}{self.mark}{after}%}}"


def parse_tag(source: str, number: int, place: Place) -> Tag:
    """Take a tag apart: ``{%tr for x in xs %}`` → level ``tr``, keyword ``for``, ``x in xs``.

    A backslash is a backslash, as in a path of Windows: it stands twice in the expression, where
    Jinja would begin an escape with it.
    """
    opening, inner = source[:2], re.sub(r"[\r\n\t]", " ", source[2:-2].translate(_QUOTES))
    inner = inner.replace("\\", "\\\\")
    if opening == "{#":
        comment = re.match(r"(p|tr|tc)\s", inner)
        return Tag(number, place, source, comment[1] if comment else "", "#", "")
    if opening == "{{":
        # Jinja's sign for trimming, which stands right at the brace; a minus has a blank before it.
        inner = inner.removeprefix("-").removesuffix("-")
        output = _OUTPUT_LEVEL.fullmatch(inner)
        prefix, expression = (output[1], output[2]) if output else ("", inner)
        return Tag(number, place, source, prefix, "", expression.strip())
    trims = (inner.startswith("-"), inner.endswith("-"))
    inner = inner[trims[0] : len(inner) - trims[1]].strip()
    found = _STATEMENT.fullmatch(inner)
    if not found:
        return Tag(number, place, source, "", "?", inner)
    level, keyword, expression = found.groups()
    return Tag(number, place, source, level or "", keyword, expression.strip(), trims=trims)
