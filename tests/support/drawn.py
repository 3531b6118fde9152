"""Pages drawn for tests of what measures pages: no file, and small PDFs written by hand."""

from __future__ import annotations

from dataclasses import dataclass, replace

from support.official_page import CHARACTER, LINE, SAN_HAO, SI_HAO, TYPE_AREA
from support.printed import POINT, Box, Mark, Page, Rule

FONT = "Songti"


def mark(text: str, left: float, middle: float, size: float = SAN_HAO) -> Mark:
    """A character as wide as it is high, ``middle`` of its em box."""
    side = size * POINT
    return Mark(text, FONT, size, Box(left, middle - side / 2, left + side, middle + side / 2))


def line(number: int, text: str, indent: int = 0) -> list[Mark]:
    """Characters on the grid of the type area: lines and places count from 0."""
    middle = TYPE_AREA.top + LINE * (number + 0.5)
    left = TYPE_AREA.left + CHARACTER * indent
    return [mark(text_, left + CHARACTER * place, middle) for place, text_ in enumerate(text)]


def page_number(number: int, *, left: float | None = None, below: float = 7.0) -> list[Mark]:
    """— n — one character in from the outer edge, or beginning at ``left``."""
    text = f"—{number}—"
    width = len(text) * SI_HAO * POINT
    indent = SI_HAO * POINT
    if left is None:
        left = TYPE_AREA.right - indent - width if number % 2 else TYPE_AREA.left + indent
    middle = TYPE_AREA.bottom + below
    return [mark(c, left + place * SI_HAO * POINT, middle, SI_HAO) for place, c in enumerate(text)]


def page(*marks: list[Mark], number: int = 1, rules: tuple[Rule, ...] = ()) -> Page:
    """An upright page."""
    return Page(number, 210, 297, tuple(m for some in marks for m in some), rules)


def full_page(number: int = 1) -> Page:
    """22 lines of 28 characters, and the number."""
    return page(*(line(n, "字" * 28) for n in range(22)), page_number(number), number=number)


def laid(upright: Page) -> Page:
    """The page turned to the right, as a wide one is read."""

    def turn(box: Box) -> Box:
        return Box(upright.height - box.bottom, box.left, upright.height - box.top, box.right)

    return replace(
        upright,
        width=upright.height,
        height=upright.width,
        marks=tuple(replace(m, box=turn(m.box), turned=not m.turned) for m in upright.marks),
        rules=tuple(replace(r, box=turn(r.box)) for r in upright.rules),
    )


def moved(page: Page, right: float = 0, down: float = 0) -> Page:
    """The page with all marks moved by so many millimetres."""

    def move(box: Box) -> Box:
        return Box(box.left + right, box.top + down, box.right + right, box.bottom + down)

    return replace(page, marks=tuple(replace(m, box=move(m.box)) for m in page.marks))


@dataclass
class SmallPdf:
    """A PDF of one page in Courier, whose characters are 0.6 of the size wide. Sizes in points."""

    width: float = 595.28
    height: float = 841.89
    content: str = ""

    def text(self, text: str, x: float, y: float, size: float = 10, turned: bool = False) -> None:
        """ASCII text from a point of its line; ``turned`` it runs down the page."""
        matrix = f"0 -1 1 0 {x} {y}" if turned else f"1 0 0 1 {x} {y}"
        self.content += f"BT /F {size} Tf {matrix} Tm ({text}) Tj ET\n"

    def stroke(self, x0: float, y0: float, x1: float, y1: float, width: float) -> None:
        """A straight line."""
        self.content += f"{width} w {x0} {y0} m {x1} {y1} l S\n"

    def fill(self, x: float, y: float, width: float, height: float) -> None:
        """A black rectangle."""
        self.content += f"{x} {y} {width} {height} re f\n"

    def bytes(self) -> bytes:
        """The file."""
        stream = self.content.encode()
        objects = [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {self.width} {self.height}]"
            "/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>".encode(),
            b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
            b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>",
        ]
        made, offsets = b"%PDF-1.4\n", []
        for number, content in enumerate(objects, 1):
            offsets.append(len(made))
            made += b"%d 0 obj%s endobj\n" % (number, content)
        table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
        size = len(objects) + 1
        return made + (
            b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
            % (size, table, size, len(made))
        )
