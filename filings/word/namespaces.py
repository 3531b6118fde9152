"""The namespaces of WordprocessingML and the names of its elements; nothing here needs lxml."""

from __future__ import annotations

from collections.abc import Mapping

NS: Mapping[str, str] = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "o": "urn:schemas-microsoft-com:office:office",
    "v": "urn:schemas-microsoft-com:vml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xml": "http://www.w3.org/XML/1998/namespace",
}

W = "{" + NS["w"] + "}"
R = "{" + NS["r"] + "}"
W14 = "{" + NS["w14"] + "}"
XML_SPACE = "{" + NS["xml"] + "}space"

DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def qn(name: str) -> str:
    """``w:p`` → ``{http://…/main}p``."""
    prefix, _, local = name.partition(":")
    return f"{{{NS[prefix]}}}{local}"
