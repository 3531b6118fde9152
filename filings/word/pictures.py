"""Pictures in a document: the parts that hold them and the drawing that shows them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from filings.word.namespaces import NS, qn
from filings.word.package import OFFICE, Package
from filings.word.styles import Area
from filings.word.xml import Element, parse

_EMU_PER_TWIP = 635
# A picture and its caption should fit on one page.
_MOST_OF_PAGE = 0.8
_TYPES = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/bmp": "bmp",
    "image/tiff": "tiff",
}

_INLINE = (
    '<wp:inline xmlns:wp="{wp}" xmlns:a="{a}" xmlns:pic="{pic}" xmlns:r="{r}" '
    'distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{{cx}}" cy="{{cy}}"/>'
    '<wp:docPr id="1" name="Picture"/><wp:cNvGraphicFramePr>'
    '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
    '<a:graphic><a:graphicData uri="{pic}"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="0" name="Picture"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{{id}}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{{cx}}" cy="{{cy}}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    "</a:graphic></wp:inline>"
).format(**{k: NS[k] for k in ("wp", "a", "pic", "r")})


class PictureError(Exception):
    """There is no such picture, or it cannot be read; the argument says which."""


@dataclass(slots=True)
class PictureStore:
    """The pictures that a document may show, by the path that its texts call them by."""

    package: Package
    contents: Mapping[str, bytes]
    _parts: dict[str, str] = field(default_factory=dict)

    @property
    def used(self) -> bool:
        """Whether any picture was put into the package."""
        return bool(self._parts)

    def drawing(self, path: str, description: str, part: str, area: Area) -> Element:
        """A ``wp:inline`` showing a picture in ``part``, no larger than ``area`` lets it be.

        Raises KeyError where there is no such picture, PictureError where it cannot be read.
        """
        content = self.contents.get(path)
        if content is None:
            content = self.contents[re.sub(r"^\./", "", path.replace("\\", "/"))]
        kind, width, height = measure(content)
        factor = min(
            1.0,
            area.width * _EMU_PER_TWIP / width,
            area.height * _EMU_PER_TWIP * _MOST_OF_PAGE / height,
        )
        id_ = self.package.relate(part, OFFICE + "image", self._part_of(content, kind))
        sizes = {"cx": max(int(width * factor), 1), "cy": max(int(height * factor), 1)}
        inline = parse(_INLINE.format(id=id_, **sizes))
        for name in ("wp:docPr", "pic:cNvPr"):
            for element in inline.iter(qn(name)):
                element.set("descr", description)
        return inline

    def _part_of(self, content: bytes, kind: str) -> str:
        digest = hashlib.sha256(content).hexdigest()
        if digest not in self._parts:
            number = len(self._parts) + 1
            while (name := f"word/media/filing{number}.{_TYPES[kind]}") in self.package.parts:
                number += 1
            self.package.add_part(name, content, kind)
            self._parts[digest] = name
        return self._parts[digest]


def measure(content: bytes) -> tuple[str, int, int]:
    """Content type, width and height (EMU) of a picture. Raises PictureError."""
    from docx.image.image import Image

    try:
        image = Image.from_blob(content)
        kind, width, height = str(image.content_type), int(image.width), int(image.height)
    except Exception as e:
        # python-docx raises whatever a broken header leads to: KeyError, struct.error, …
        raise PictureError from e
    if kind not in _TYPES or width <= 0 or height <= 0:
        raise PictureError
    return kind, width, height
