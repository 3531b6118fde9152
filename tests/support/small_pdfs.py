"""The smallest PDF files, made by hand: Chinese text and lines at places on pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842
SIZE = 12.0


@dataclass
class Page:
    """A page to be filled; places are in points from the upper left corner."""

    commands: list[str] = field(default_factory=list)
    picture: bool = False

    def text(
        self, text: str, left: float, top: float, size: float = SIZE, font: str = "F1"
    ) -> Page:
        """Print a line of text, each character one em wide but for ASCII, which is half of it.

        ``F2`` is a font whose characters have no codes.
        """
        for character in text:
            code = character.encode("utf-16-be").hex()
            place = f"1 0 0 1 {left:.2f} {HEIGHT - top - size:.2f} Tm"
            self.commands.append(f"BT /{font} {size} Tf {place} <{code}> Tj ET")
            left += size / 2 if character.isascii() else size
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float) -> Page:
        """Draw a line."""
        self.commands.append(f"{x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S")
        return self

    def grid(self, columns: Sequence[float], rows: Sequence[float]) -> Page:
        """Draw the lines of a table."""
        for x in columns:
            self.line(x, rows[0], x, rows[-1])
        for y in rows:
            self.line(columns[0], y, columns[-1], y)
        return self


def small_pdf(*pages: Page) -> bytes:
    """A PDF of these pages."""
    objects: list[bytes] = [b"", b""]
    kids = []
    objects.append(
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong /Encoding /UniGB-UCS2-H "
        b"/DescendantFonts [4 0 R] >>"
    )
    objects.append(
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong /CIDSystemInfo << /Registry (Adobe) "
        b"/Ordering (GB1) /Supplement 2 >> /DW 1000 /W [1 95 500 814 939 500] /FontDescriptor 5 0 R >>"
    )
    objects.append(
        b"<< /Type /FontDescriptor /FontName /STSong /Flags 4 /FontBBox [0 -120 1000 880] "
        b"/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>"
    )
    objects.append(
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
        b"/BitsPerComponent 8 /Length 1 >>\nstream\n\0\nendstream"
    )
    objects.append(
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Own /Encoding /Identity-H "
        b"/DescendantFonts [8 0 R] >>"
    )
    objects.append(
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Own /CIDSystemInfo << /Registry (Adobe) "
        b"/Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor 5 0 R >>"
    )
    for page in pages:
        commands = list(page.commands)
        if page.picture:
            commands.append(f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /Im Do Q")
        content = "\n".join(commands).encode()
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R /Resources "
            b"<< /Font << /F1 3 0 R /F2 7 0 R >> /XObject << /Im 6 0 R >> >> >>"
            % (WIDTH, HEIGHT, len(objects))
        )
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    listed = " ".join(f"{number} 0 R" for number in kids)
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{listed}] >>".encode()
    made = b"%PDF-1.7\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return made + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
