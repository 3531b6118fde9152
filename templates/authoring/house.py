"""The house style: the fonts, sizes, sheets and distances that the shipped templates share.

:mod:`styles` makes paragraph styles of them. What one template alone needs stands beside it, and what
long texts are set by at run time in :mod:`filings.word.placed`.

Facts of GB/T 9704-2012 (clauses in brackets) as far as it speaks of them; the settings that give
22 lines of 28 characters were measured. Lengths are in twips (1/20 pt) unless a name says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass

from filings.word.placed import CHARACTER, LINE

# Fonts ----------------------------------------------------------------------------------------

FANGSONG = "仿宋_GB2312"
KAITI = "楷体_GB2312"
HEITI = "黑体"
SONGTI = "宋体"
XIAOBIAOSONG = "方正小标宋简体"
LATIN = "Times New Roman"

# Sizes in half points: 二号, 小二, 三号, 四号, 小四, 五号.
ER_HAO, XIAO_ER, SAN_HAO, SI_HAO, XIAO_SI, WU_HAO = 44, 36, 32, 28, 24, 21
TAG_SIZE = 13
RED = "FF0000"
MARK_SIZES = (104, 84, 72, 62, 52, 44, 36)
"""Of the red mark (7.2.4), in half points: the largest that keeps it on one line."""
JOINT_MARK_SIZES = (62, 52, 44, 36)

ANNEX_NAME, ANNEX_NUMBER = 5 * CHARACTER, 240
"""Where 附件： ends, two characters in, and how wide the number of an annex is."""
TABLE_LINE = 300
BORDER = 4
"""In eighths of a point: 0.5 pt."""


def fonts(east_asian: str) -> str:
    """The fonts of a style: no theme fonts, and “ ” … — in the East Asian face."""
    return (
        f'<w:rFonts w:hint="eastAsia" w:ascii="{LATIN}" w:hAnsi="{LATIN}"'
        f' w:eastAsia="{east_asian}" w:cs="{LATIN}"/>'
    )


def font_size(half_points: int) -> str:
    """The size of a style or a run."""
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


@dataclass(frozen=True)
class Page:
    """A sheet of A4 with its margins (5.2.1, 5.2.2)."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    landscape: bool = False

    @property
    def type_area(self) -> int:
        """The width that text and tables have."""
        return self.width - self.left - self.right

    def characters(self, half_points: int) -> int:
        """How many characters of a size stand in a line."""
        return self.type_area // (10 * half_points)


PORTRAIT = Page(11906, 16838, top=2098, right=1474, bottom=1984, left=1588)
# The same sheet turned, its head to the right: the head of the table lies at the binding edge of an
# odd page (clause 8).
LANDSCAPE = Page(16838, 11906, top=1588, right=2098, bottom=1474, left=1984, landscape=True)
SIGNER_TAB = PORTRAIT.type_area - 12 * CHARACTER
"""Where 签发人： begins: before it and two names of three characters a character is left free."""
FOOTER_DISTANCE = 1400
"""Puts the dashes of the page number 7 mm below the type area (7.5)."""
LANDSCAPE_FOOTER_DISTANCE = 862
"""Keeps the footer, in which nothing stands but a frame for the number, out of the type area."""
NUMBER_DISTANCE, NUMBER_WIDTH = 397, 400
"""From the type area to the middle of the page number (7.5: 7 mm), and the width of its frame."""


# The special layout of letters (10.1), measured from the edges of the page.
LETTER_MARK_SIZES = (64, 56, 48, 44)
"""Of the mark (发文机关标志), in half points: the largest that keeps it on one line."""
LETTER_MARK_TOP, LETTER_MARK_TO_RULE = 1701, 227
"""30 mm from the edge to the mark, 4 mm from the mark to the first rule."""
LETTER_BODY_TOP = PORTRAIT.top + LINE
"""Where the text of the first page begins: on a line of the grid, below the rule in every size.

Elsewhere LibreOffice would share out what is left of a line above and below the text.
"""
LETTER_HEAD_LINE = 400
"""So low that a character fills it, whatever its face."""
LETTER_RULE_TO_TEXT = 280
"""7/8 of a character of 三号 between the rule and the first line."""
LETTER_RULE = 9638
"""The length of the red double rules: 170 mm, centred on the page."""
INK_ABOVE, INK_BELOW = 46, 50
"""How far the ink of a character reaches from the middle of its line, in hundredths of its size.

Faces differ in the room that they leave above and below: only the middle is the same in all.
"""


def letter_row(size: int) -> int:
    """The height of the row in whose middle a mark of this size (in half points) stands."""
    return 15 * size


def letter_row_top(size: int) -> int:
    """Where that row begins, from the edge, so that the mark's upper edge is where it has to be."""
    return LETTER_MARK_TOP - letter_row(size) // 2 + size * INK_ABOVE // 10


def letter_rule_top(size: int) -> int:
    """Where the first rule lies below a mark of this size, from the edge."""
    return LETTER_MARK_TOP + size * (INK_ABOVE + INK_BELOW) // 10 + LETTER_MARK_TO_RULE


LETTER_FOOT = 1134
"""20 mm below the second rule. The page number stands where it does elsewhere."""


def section(
    page: Page,
    footers: dict[str, str],
    *,
    first_page_bare: bool = False,
    headers: dict[str, str] | None = None,
    letter: bool = False,
    each_from_one: bool = False,
) -> str:
    """The section properties: ``footers`` and ``headers`` are relationship ids by type (default,
    even, first).

    ``letter`` gives the distances of a letter's first page. With ``each_from_one`` the section begins
    on a sheet of its own, also where both sides are printed, and its pages are numbered from 1.
    """
    references = "".join(
        f'<w:{part}Reference w:type="{kind}" r:id="{rel}"/>'
        for part, ids in (("header", headers or {}), ("footer", footers))
        for kind, rel in ids.items()
    )
    start = '<w:type w:val="oddPage"/>' if each_from_one else ""
    numbers = '<w:pgNumType w:start="1"/>' if each_from_one else ""
    header = letter_row_top(LETTER_MARK_SIZES[0]) if letter else 851
    orient = ' w:orient="landscape"' if page.landscape else ""
    footer = LANDSCAPE_FOOTER_DISTANCE if page.landscape else FOOTER_DISTANCE
    footer = LETTER_FOOT if letter else footer
    return (
        f"<w:sectPr>{references}{start}"
        f'<w:pgSz w:w="{page.width}" w:h="{page.height}"{orient}/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}"'
        f' w:left="{page.left}" w:header="{header}" w:footer="{footer}" w:gutter="0"/>{numbers}'
        f'<w:cols w:space="425"/>{"<w:titlePg/>" if first_page_bare else ""}'
        f'<w:docGrid w:type="lines" w:linePitch="{LINE}"/></w:sectPr>'
    )
