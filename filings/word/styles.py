"""The styles and numbering of a template, and the width that its text may take."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from filings.word.namespaces import W
from filings.word.numbers import whole_number
from filings.word.package import Package
from filings.word.xml import Element, ancestor

_A4 = (11906, 16838)
_MARGIN = 1440
_CELL_MARGIN = 108

_NAMES = {
    "Heading1": "heading 1",
    "Heading2": "heading 2",
    "Heading3": "heading 3",
    "Heading4": "heading 4",
    "BodyText": "body text",
    "Caption": "caption",
    "TableGrid": "table grid",
}


@dataclass(slots=True)
class Styles:
    """The ids of the styles and numberings that a package defines."""

    ids: frozenset[str] = frozenset()
    by_name: dict[str, str] = field(default_factory=dict)
    numberings: frozenset[str] = frozenset()

    def find(self, *wanted: str) -> str | None:
        """The id of the first of ``wanted`` that there is; Chinese Word numbers its own styles."""
        for style in wanted:
            if style in self.ids:
                return style
            named = self.by_name.get(_NAMES.get(style, ""))
            if named is not None:
                return named
        return None


def read_styles(package: Package) -> Styles:
    """The styles of ``package``."""
    main = package.main_part()
    assert main is not None
    ids: dict[str, str] = {}
    for name in package.related(main, "styles"):
        for style in package.tree(name).iter(W + "style"):
            title = style.find(W + "name")
            key = style.get(W + "styleId", "")
            ids[key] = title.get(W + "val", "").lower() if title is not None else ""
    numberings = {
        n.get(W + "numId", "")
        for name in package.related(main, "numbering")
        for n in package.tree(name).iter(W + "num")
    }
    return Styles(frozenset(ids), {v: k for k, v in ids.items() if v}, frozenset(numberings))


@dataclass(frozen=True, slots=True)
class Area:
    """The width and height, in twips, that text may take at some place."""

    width: int
    height: int


def area_at(container: Element, anchor: Element | None, sections: list[Element]) -> Area:
    """The area for what stands in ``container`` after ``anchor``; ``sections`` are the w:sectPr."""
    page = _page(_section_of(anchor, sections))
    cell = container if container.tag == W + "tc" else ancestor(container, "w:tc")
    width = _cell_width(cell) if cell is not None else 0
    return Area(width or page.width, page.height)


def _section_of(anchor: Element | None, sections: list[Element]) -> Element | None:
    """The section that ``anchor`` belongs to: the next ``w:sectPr`` that follows."""
    if len(sections) < 2 or anchor is None:
        return sections[0] if sections else None
    outer = anchor
    for around in anchor.iterancestors():
        if around.tag == W + "body":
            break
        outer = around
    for sibling in outer.itersiblings():
        found = sibling if sibling.tag == W + "sectPr" else sibling.find(f"{W}pPr/{W}sectPr")
        if found is not None:
            return found
    return sections[-1]


def _page(section: Element | None) -> Area:
    def measure(element: str, attribute: str, otherwise: int) -> int:
        found = section.find(W + element) if section is not None else None
        text = found.get(W + attribute, "") if found is not None else ""
        return whole_number(text, otherwise)

    width = measure("pgSz", "w", _A4[0])
    for side in ("left", "right"):
        width -= abs(measure("pgMar", side, _MARGIN))
    width -= measure("pgMar", "gutter", 0)
    columns = max(measure("cols", "num", 1), 1)
    width = (width - (columns - 1) * measure("cols", "space", 720)) // columns
    height = measure("pgSz", "h", _A4[1])
    for side in ("top", "bottom"):
        height -= abs(measure("pgMar", side, _MARGIN))
    return Area(max(width, 1000), max(height, 1000))


def _cell_width(cell: Element) -> int:
    stated = cell.find(f"{W}tcPr/{W}tcW")
    text = stated.get(W + "w", "") if stated is not None else ""
    if not whole_number(text) or stated is None or stated.get(W + "type", "dxa") != "dxa":
        return 0
    table = ancestor(cell, "w:tbl")
    margins = table.find(f"{W}tblPr/{W}tblCellMar") if table is not None else None
    return max(int(text) - sum(_margin(margins, sides) for sides in _SIDES), 0)


_SIDES = (("left", "start"), ("right", "end"))


def _margin(margins: Element | None, sides: Iterable[str]) -> int:
    for side in sides:
        found = margins.find(W + side) if margins is not None else None
        if found is not None and whole_number(found.get(W + "w"), -1) >= 0:
            return whole_number(found.get(W + "w"))
    return _CELL_MARGIN
