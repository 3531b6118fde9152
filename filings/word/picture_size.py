"""What kind of picture a file holds and how large it is, read from its header alone.

PNG, JPEG, GIF, BMP and TIFF, which Word shows. A picture is as large as its resolution makes it;
where the file states none, formats assume 72 dots per inch (BMP 96).
"""

from __future__ import annotations

import struct
from typing import NamedTuple

_EMU_PER_INCH = 914400
_INCHES_PER_METRE = 0.0254
_CM_PER_INCH = 2.54
_USUAL_DPI = 72
_BMP_DPI = 96

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_START_OF_SCAN, _END_OF_IMAGE = 0xDA, 0xD9
_APP0, _APP1 = 0xE0, 0xE1
# Start-of-frame markers; C4, C8 and CC in between define tables and extensions.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD9)})
_WIDTH, _HEIGHT, _X_RESOLUTION, _Y_RESOLUTION, _UNIT = 0x100, 0x101, 0x11A, 0x11B, 0x128
_SHORT, _LONG, _RATIONAL = 3, 4, 5


ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff")
"""How the names of such files end, in small letters."""


class PictureError(Exception):
    """These bytes are no picture of a kind that Word shows, or break off."""


class _Header(NamedTuple):
    """Content type, size in pixels, and dots per inch."""

    kind: str
    width: int
    height: int
    x_dpi: float = _USUAL_DPI
    y_dpi: float = _USUAL_DPI


def measure(content: bytes) -> tuple[str, int, int]:
    """Content type, width and height (EMU) of a picture. Raises PictureError."""
    try:
        header = _header(content)
    except (struct.error, KeyError, IndexError, ValueError) as error:
        raise PictureError from error  # it ends too early, or says nothing of its size
    width = int(header.width / (header.x_dpi or _USUAL_DPI) * _EMU_PER_INCH)
    height = int(header.height / (header.y_dpi or _USUAL_DPI) * _EMU_PER_INCH)
    if width <= 0 or height <= 0:
        raise PictureError
    return header.kind, width, height


def _header(content: bytes) -> _Header:
    if content.startswith(_PNG):
        return _png(content)
    if content.startswith(_JPEG):
        return _jpeg(content)
    if content.startswith((b"GIF87a", b"GIF89a")):
        return _Header("image/gif", *struct.unpack_from("<HH", content, 6))
    if content.startswith((b"MM\0*", b"II*\0")):
        tags = _tiff_tags(content)
        return _Header("image/tiff", int(tags[_WIDTH]), int(tags[_HEIGHT]), *_tiff_dpi(tags))
    if content.startswith(b"BM"):
        return _bmp(content)
    raise PictureError


def _png(content: bytes) -> _Header:
    """Chunk by chunk to the last one: a file that breaks off shows nothing, or half a picture."""
    size: tuple[int, int] | None = None
    dpi: tuple[float, float] = (_USUAL_DPI, _USUAL_DPI)
    position = len(_PNG)
    while True:
        length, name = struct.unpack_from(">L4s", content, position)
        if name == b"IHDR":
            size = struct.unpack_from(">LL", content, position + 8)
        elif name == b"pHYs":
            x, y, unit = struct.unpack_from(">LLB", content, position + 8)
            if unit == 1:  # dots per metre
                dpi = (round(x * _INCHES_PER_METRE), round(y * _INCHES_PER_METRE))
        elif name == b"IEND":
            break
        position += 12 + length  # its length, name and check sum have four bytes each
    if size is None:
        raise PictureError
    return _Header("image/png", *size, *dpi)


def _jpeg(content: bytes) -> _Header:
    """Segment by segment to where the pixels begin; the first statement of a resolution counts."""
    size: tuple[int, int] | None = None
    dpi: tuple[float, float] | None = None
    position = 2
    while True:
        position = content.index(0xFF, position)
        while (marker := content[position]) == 0xFF:  # any number of them may stand for one
            position += 1
        position += 1
        if marker in (_START_OF_SCAN, _END_OF_IMAGE):
            break
        if marker == 0 or marker in _WITHOUT_LENGTH:
            continue
        (length,) = struct.unpack_from(">H", content, position)
        segment = content[position + 2 : position + length]
        if marker in _FRAMES and size is None:
            height, width = struct.unpack_from(">HH", segment, 1)
            size = (width, height)
        elif marker == _APP0 and dpi is None and segment.startswith(b"JFIF\0"):
            dpi = _jfif_dpi(segment)
        elif marker == _APP1 and dpi is None and segment.startswith(b"Exif\0\0"):
            dpi = _tiff_dpi(_tiff_tags(segment[6:]))
        position += length
    if size is None:
        raise PictureError
    return _Header("image/jpeg", *size, *(dpi or (_USUAL_DPI, _USUAL_DPI)))


def _jfif_dpi(segment: bytes) -> tuple[float, float]:
    unit, x, y = struct.unpack_from(">BHH", segment, 7)
    if unit == 1:
        return x, y
    if unit == 2:
        return round(x * _CM_PER_INCH), round(y * _CM_PER_INCH)
    return _USUAL_DPI, _USUAL_DPI


def _tiff_tags(content: bytes) -> dict[int, float]:
    """The numbers of the first directory of a TIFF file (of Exif data, too) by their tag."""
    order = ">" if content.startswith(b"MM") else "<"
    (directory,) = struct.unpack_from(order + "L", content, 4)
    (entries,) = struct.unpack_from(order + "H", content, directory)
    tags: dict[int, float] = {}
    for number in range(entries):
        entry = directory + 2 + 12 * number
        tag, kind, count = struct.unpack_from(order + "HHL", content, entry)
        if count != 1:
            continue
        if kind == _SHORT:
            (tags[tag],) = struct.unpack_from(order + "H", content, entry + 8)
        elif kind == _LONG:
            (tags[tag],) = struct.unpack_from(order + "L", content, entry + 8)
        elif kind == _RATIONAL:
            (place,) = struct.unpack_from(order + "L", content, entry + 8)
            above, below = struct.unpack_from(order + "LL", content, place)
            tags[tag] = above / below if below else 0
    return tags


def _tiff_dpi(tags: dict[int, float]) -> tuple[float, float]:
    unit = tags.get(_UNIT, 2)
    if unit == 1:  # only the ratio of the two means something
        return _USUAL_DPI, _USUAL_DPI
    factor = 1 if unit == 2 else _CM_PER_INCH
    x, y = (tags.get(tag, 0) * factor for tag in (_X_RESOLUTION, _Y_RESOLUTION))
    return round(x) or _USUAL_DPI, round(y) or _USUAL_DPI


def _bmp(content: bytes) -> _Header:
    width, height = struct.unpack_from("<ll", content, 0x12)
    x, y = (round(n * _INCHES_PER_METRE) for n in struct.unpack_from("<ll", content, 0x26))
    # A negative height only says that the rows run from the top.
    return _Header("image/bmp", width, abs(height), x or _BMP_DPI, y or _BMP_DPI)
