"""Pictures made for tests, and how large a document shows the pictures in it."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from lxml import etree
from PIL import Image

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
EMU_PER_TWIP = 635
EMU_PER_MILLIMETRE = 36000


def picture(width: int = 400, height: int = 200, kind: str = "PNG", **options: Any) -> bytes:
    """A picture of one colour, so many points wide and high."""
    buffer = BytesIO()
    Image.new("RGB", (width, height), (200, 30, 30)).save(buffer, kind, **options)
    return buffer.getvalue()


def sizes(root: etree._Element) -> list[tuple[int, int]]:
    """Width and height, in EMU, of the pictures below ``root``, which each drawing says twice."""
    found = []
    for inline in root.iter(f"{WP}inline"):
        said = [inline.find(f"{WP}extent"), next(inline.iter(f"{A}ext"))]
        both = {(int(e.get("cx", "0")), int(e.get("cy", "0"))) for e in said if e is not None}
        assert len(both) == 1
        found += both
    return found


def targets(parts: dict[str, bytes], part: str = "word/document.xml") -> list[bytes]:
    """The contents of the pictures that the drawings of ``part`` show, by their relationships."""
    folder, _slash, name = part.rpartition("/")
    relations = {
        e.get("Id", ""): f"{folder}/{e.get('Target', '')}"
        for e in etree.fromstring(parts[f"{folder}/_rels/{name}.rels"])
    }
    root = etree.fromstring(parts[part])
    return [parts[relations[e.get(f"{R}embed", "")]] for e in root.iter(f"{A}blip")]
