"""The properties of a document: title, author and the rest of docProps.

Dates and counts that Word keeps there change with every save; ours are fixed, so that identical
input gives identical bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from filings.messages import mark as N_
from filings.word.escaping import escaped
from filings.word.namespaces import DECLARATION, NS, qn

if TYPE_CHECKING:
    from filings.word.package import Package

CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
CORE_RELATIONSHIP = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)
_APP_RELATIONSHIP = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties"
)
_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>filings</Application></Properties>"
)

TEXT_PROPERTIES: Mapping[str, str] = {
    "dc:title": N_("标题"),
    "dc:subject": N_("主题"),
    "dc:creator": N_("作者"),
    "cp:keywords": N_("关键词"),
    "dc:description": N_("备注"),
    "cp:category": N_("类别"),
}
"""The properties that may hold tags, and what Word calls them."""


class Properties(NamedTuple):
    """What the document says of itself; None keeps what the template says."""

    title: str | None = None
    author: str | None = None
    created: date | None = None


def _core_name(package: Package) -> str | None:
    return next(
        (
            r.target
            for r in package.relationships()
            if r.kind == CORE_RELATIONSHIP and r.target in package.parts
        ),
        None,
    )


def read_properties(package: Package) -> dict[str, str]:
    """The properties of a template that hold some text."""
    name = _core_name(package)
    if name is None:
        return {}
    root = package.tree(name)
    found = {key: root.findtext(qn(key)) for key in TEXT_PROPERTIES}
    return {key: text for key, text in found.items() if text}


def prepare_properties(package: Package) -> str:
    """Give ``package`` the part for its properties, and ours for the program; the part's name."""
    name = _core_name(package)
    if name is None:
        name = "docProps/core.xml"
        package.drop_part(name)
        package.add_part(name, b"", CORE_TYPE)
        package.relate("", CORE_RELATIONSHIP, name)
    for relationship in package.relationships():
        if relationship.kind == _APP_RELATIONSHIP and relationship.target in package.parts:
            package.parts[relationship.target] = _APP
    return name


def core_properties(kept: Mapping[str, str], properties: Properties) -> bytes:
    """The part for the properties; ``kept`` are the texts that the template gives."""
    texts = dict(kept)
    if properties.title is not None:
        texts["dc:title"] = properties.title
    if properties.author is not None:
        texts["dc:creator"] = properties.author
    moment = f"{properties.created or date(2000, 1, 1):%Y-%m-%d}T00:00:00Z"
    author = texts.get("dc:creator", "") or "filings"
    written = [
        *((name, texts[name]) for name in TEXT_PROPERTIES if texts.get(name)),
        ("cp:lastModifiedBy", author),
        ("cp:revision", "1"),
    ]
    lines = [f"<{name}>{escaped(text)}</{name}>" for name, text in written]
    lines += [
        f'<{name} xsi:type="dcterms:W3CDTF">{moment}</{name}>'
        for name in ("dcterms:created", "dcterms:modified")
    ]
    return DECLARATION + f"{_CORE}{''.join(lines)}</cp:coreProperties>".encode()


_CORE = "<cp:coreProperties {}>".format(
    " ".join(f'xmlns:{k}="{NS[k]}"' for k in ("cp", "dc", "dcterms", "xsi"))
)
