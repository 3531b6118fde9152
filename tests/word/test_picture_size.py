"""How large a picture is: from its header, as python-docx and Pillow understand it."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from docx.image.image import Image as DocxImage
from PIL import Image

from filings.word.picture_size import PictureError, measure

EMU_PER_INCH = 914400


def picture(form: str, size: tuple[int, int] = (64, 33), **options: Any) -> bytes:
    stream = BytesIO()
    Image.new("RGB", size, (200, 30, 30)).save(stream, form, **options)
    return stream.getvalue()


def exif(unit: int, resolution: float) -> Image.Exif:
    tags = Image.Exif()
    tags[0x11A] = tags[0x11B] = resolution
    tags[0x128] = unit
    return tags


PICTURES = {
    "png": picture("PNG"),
    "png with resolution": picture("PNG", dpi=(300, 150)),
    "jpeg": picture("JPEG"),
    "jpeg with resolution": picture("JPEG", dpi=(300, 150)),
    "progressive jpeg": picture("JPEG", progressive=True, dpi=(96, 96)),
    "jpeg with exif": picture("JPEG", exif=exif(2, 240.0), dpi=(0, 0)),
    "gif": picture("GIF"),
    "bmp": picture("BMP"),
    "bmp with resolution": picture("BMP", dpi=(200, 100)),
    "tiff": picture("TIFF"),
    "tiff with resolution": picture("TIFF", dpi=(300, 150)),
    "tiff in centimetres": picture("TIFF", resolution=100, resolution_unit="cm"),
}


@pytest.mark.parametrize("name", PICTURES)
def test_type_and_size_are_what_word_libraries_read(name: str) -> None:
    content = PICTURES[name]
    known = DocxImage.from_blob(content)
    assert measure(content) == (known.content_type, known.width, known.height)


def test_a_picture_without_resolution_has_72_dots_to_the_inch() -> None:
    assert measure(picture("PNG", (72, 144))) == ("image/png", EMU_PER_INCH, 2 * EMU_PER_INCH)


def without_jfif(content: bytes) -> bytes:
    """A JPEG less its first segment, as some cameras and programs write it."""
    length = int.from_bytes(content[4:6], "big")
    return content[:2] + content[4 + length :]


def test_a_jpeg_that_begins_with_neither_jfif_nor_exif_is_read_too() -> None:
    content = without_jfif(picture("JPEG", (72, 36)))
    assert Image.open(BytesIO(content)).size == (72, 36)
    assert measure(content) == ("image/jpeg", EMU_PER_INCH, EMU_PER_INCH // 2)


def test_exif_in_centimetres_and_a_resolution_of_nothing() -> None:
    centimetres = without_jfif(picture("JPEG", (254, 254), exif=exif(3, 100.0)))
    assert measure(centimetres) == ("image/jpeg", EMU_PER_INCH, EMU_PER_INCH)
    nothing = without_jfif(picture("JPEG", (72, 72), exif=exif(2, 0.0)))
    assert measure(nothing) == ("image/jpeg", EMU_PER_INCH, EMU_PER_INCH)


def test_the_rows_of_a_bmp_may_run_from_the_top() -> None:
    content = bytearray(picture("BMP", (96, 96)))
    content[0x16:0x1A] = (-96).to_bytes(4, "little", signed=True)
    content[0x26:0x2E] = bytes(8)
    assert measure(bytes(content)) == ("image/bmp", EMU_PER_INCH, EMU_PER_INCH)


def docx_reads(content: bytes) -> bool:
    try:
        DocxImage.from_blob(content)
    except Exception:
        return False
    return True


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_that_breaks_off_is_refused_or_has_its_size(name: str) -> None:
    whole = PICTURES[name]
    refused = 0
    for length in range(len(whole)):
        try:
            kind, width, height = measure(whole[:length])
        except PictureError:
            assert not docx_reads(whole[:length])
            refused += 1
        else:
            assert (kind, round(width / height, 2)) == (measure(whole)[0], ratio(whole))
    assert refused > 9


def ratio(content: bytes) -> float:
    _kind, width, height = measure(content)
    return round(width / height, 2)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"RIFF1234WEBP", b"\xff\xd8\xff\xe0" * 99])
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(PictureError):
        measure(content)


@pytest.mark.parametrize("place", [16, 20])
def test_a_picture_without_extent_is_refused(place: int) -> None:
    content = bytearray(PICTURES["png"])
    content[place : place + 4] = bytes(4)
    with pytest.raises(PictureError):
        measure(bytes(content))
