"""The properties of a document: title, author and the rest of docProps.

Dates and counts that Word keeps there change with every save; ours are fixed, so that identical
input gives identical bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lxml import etree

from filings.messages import mark as N_
from filings.word.namespaces import NS, qn
from filings.word.package import Package
from filings.word.xml import Element, serialise

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


@dataclass(frozen=True, slots=True)
class Properties:
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


def write_properties(package: Package, properties: Properties, rendered: Mapping[str, str]) -> None:
    """Put the properties into ``package``; ``rendered`` are those that came out of the template."""
    kept = read_properties(package) | dict(rendered)
    if properties.title is not None:
        kept["dc:title"] = properties.title
    if properties.author is not None:
        kept["dc:creator"] = properties.author
    moment = f"{properties.created or date(2000, 1, 1):%Y-%m-%d}T00:00:00Z"
    old = _core_name(package)
    name = old or "docProps/core.xml"
    content = serialise(_core(kept, moment))
    if old is None:
        package.drop_part(name)
        package.add_part(name, content, CORE_TYPE)
        package.relate("", CORE_RELATIONSHIP, name)
    else:
        package.parts[name] = content
    for relationship in package.relationships():
        if relationship.kind == _APP_RELATIONSHIP and relationship.target in package.parts:
            package.parts[relationship.target] = _APP


def _core(texts: Mapping[str, str], moment: str) -> Element:
    prefixes = {k: NS[k] for k in ("cp", "dc", "dcterms", "xsi")}
    root = etree.Element(qn("cp:coreProperties"), nsmap=prefixes)

    def add(name: str, text: str) -> Element:
        element = etree.SubElement(root, qn(name))
        element.text = text
        return element

    for name in TEXT_PROPERTIES:
        if texts.get(name):
            add(name, texts[name])
    add("cp:lastModifiedBy", texts.get("dc:creator", "") or "filings")
    add("cp:revision", "1")
    for name in ("dcterms:created", "dcterms:modified"):
        add(name, moment).set(qn("xsi:type"), "dcterms:W3CDTF")
    return root
