"""Pictures in a document: the parts that hold them and the drawing that shows them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from filings.language.text_blocks import PictureWidth
from filings.word.namespaces import NS, qn
from filings.word.package import OFFICE, Package
from filings.word.picture_size import measure
from filings.word.styles import Area
from filings.word.xml import Element, parse

_EMU_PER_TWIP = 635
_EMU_PER_MILLIMETRE = 36000
# A picture and its caption should fit on one page.
_MOST_OF_PAGE = 80
"""Percent of the height that text may take."""
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

    def drawing(
        self,
        path: str,
        description: str,
        part: str,
        area: Area,
        width: PictureWidth | None = None,
    ) -> Element:
        """A ``wp:inline`` showing a picture in ``part``, no larger than ``area`` lets it be.

        ``width`` is how wide it should be; without, it keeps its own size where there is room.
        Raises KeyError where there is no such picture, PictureError where it cannot be read.
        """
        content = self.contents.get(path)
        if content is None:
            content = self.contents[re.sub(r"^\./", "", path.replace("\\", "/"))]
        kind, *natural = measure(content)
        cx, cy = _fitted(natural[0], natural[1], area, width)
        id_ = self.package.relate(part, OFFICE + "image", self._part_of(content, kind))
        inline = parse(_INLINE.format(id=id_, cx=cx, cy=cy))
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


def _fitted(width: int, height: int, area: Area, wanted: PictureWidth | None) -> tuple[int, int]:
    """Width and height (EMU) to show a picture of that size with: in proportion, within ``area``."""
    room = area.width * _EMU_PER_TWIP
    cx = min(width if wanted is None else _emu(wanted, room), room)
    cy = height * cx // width
    most = area.height * _EMU_PER_TWIP * _MOST_OF_PAGE // 100
    if cy > most:
        cx, cy = width * most // height, most
    return max(cx, 1), max(cy, 1)


def _emu(width: PictureWidth, room: int) -> int:
    if width.percent:
        return room * width.percent // 100
    return round(width.millimetres * _EMU_PER_MILLIMETRE)
