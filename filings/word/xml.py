"""WordprocessingML by hand: namespaces, strict parsing, and the order that the schema demands.

Word refuses, or silently loses, properties that stand in the wrong order inside ``w:pPr``,
``w:rPr``, ``w:tcPr`` and the like (ECMA-376 part 1, 17.3 and 17.4): :func:`put` inserts a property
at its place, :func:`sort_properties` mends the order of a whole tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from lxml import etree

from filings.word.namespaces import DECLARATION, NS, XML_SPACE, W, qn

Element = etree._Element
"""An element of lxml."""

# Any encoding that writes ASCII in one or two bytes a character (UTF-8, UTF-16, GB18030).
_DOCTYPE = re.compile(rb"<\x00?!\x00?D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E")


class DoctypeError(ValueError):
    """A part has a document type declaration, which no Word file has."""


def refuse_doctype(raw: bytes) -> None:
    """Raise DoctypeError where a part declares a document type in an encoding like ASCII."""
    if _DOCTYPE.search(raw):
        raise DoctypeError


def parse(data: bytes | str) -> Element:
    """The root element of ``data``, parsed strictly.

    Raises etree.XMLSyntaxError where it is not well-formed, DoctypeError where it declares a
    document type (entities could read files or fill the memory).
    """
    raw = data.encode("utf-8") if isinstance(data, str) else data
    refuse_doctype(raw)
    parser = etree.XMLParser(
        recover=False, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    root = etree.fromstring(raw, parser)
    info = root.getroottree().docinfo
    # An encoding that hides the declaration from the search above (EBCDIC, UTF-7).
    if info.internalDTD is not None or info.doctype:
        raise DoctypeError
    return root


def serialise(root: Element) -> bytes:
    """``root`` as the bytes of a part, the same ones every time."""
    return DECLARATION + etree.tostring(root, encoding="UTF-8", xml_declaration=False)


def to_text(root: Element) -> str:
    """``root`` as a string without declaration, for the template engine."""
    return etree.tostring(root, encoding="unicode")


def elements(root: Element) -> Iterator[Element]:
    """``root`` and every element below it, without comments and processing instructions."""
    return root.iter(etree.Element)


def ancestor(element: Element, *names: str) -> Element | None:
    """The nearest ancestor whose tag is one of ``names`` (``w:tc``)."""
    wanted = {qn(n) for n in names}
    return next((a for a in element.iterancestors() if a.tag in wanted), None)


def remove(element: Element) -> None:
    """Take ``element`` out, keeping whatever text follows it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail and element.tail.strip():
        previous = element.getprevious()
        if previous is not None:
            previous.tail = (previous.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def is_on(switch: Element | None) -> bool:
    """Whether a property such as ``w:keepNext`` is there and not switched off."""
    return switch is not None and switch.get(W + "val", "1") not in ("0", "false", "off")


def is_empty_run(element: Element) -> bool:
    """Whether ``element`` is a ``w:r`` that holds nothing but its look."""
    return element.tag == W + "r" and all(child.tag == W + "rPr" for child in element)


def make(name: str, attributes: Mapping[str, str] | None = None, *children: Element) -> Element:
    """A new element ``w:name`` with attributes of the ``w`` namespace and children.

    The prefixes are declared, so that a tree written out and read as text keeps ``w:``.
    """
    element = etree.Element(W + name, nsmap={"w": NS["w"]})
    for key, value in (attributes or {}).items():
        element.set(W + key, value)
    element.extend(children)
    return element


def text_element(text: str) -> Element:
    """``w:t`` holding ``text``, blanks kept."""
    element = make("t")
    set_text(element, text)
    return element


def set_text(element: Element, text: str) -> None:
    """Give ``w:t`` its text; blanks that Word would drop are marked to be kept."""
    element.text = text
    if text != text.strip(" \t\n\r") or "  " in text or "\t" in text or "\n" in text:
        element.set(XML_SPACE, "preserve")


_RPR = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd "
    "fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
)
_PPR = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr "
    "shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
    "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
    "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr "
    "sectPr pPrChange"
)
_TCPR = (
    "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign "
    "hideMark headers cellIns cellDel cellMerge tcPrChange"
)
_TBLPR = (
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
    "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription "
    "tblPrChange"
)
_SECTPR = (
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
    "lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter "
    "docGrid printerSettings sectPrChange"
)
_ORDER: Mapping[str, Mapping[str, int]] = {
    W + parent: {W + name: place for place, name in enumerate(names.split())}
    for parent, names in (
        ("rPr", _RPR),
        ("pPr", _PPR),
        ("tcPr", _TCPR),
        ("tblPr", _TBLPR),
        ("sectPr", _SECTPR),
    )
}
_LAST = 10_000


def put(properties: Element, child: Element) -> Element:
    """Insert ``child`` into a ``…Pr`` element at its place in the schema; one of its name goes."""
    order = _ORDER[properties.tag]
    for old in properties.findall(child.tag):
        properties.remove(old)
    place = order[child.tag]
    for index, sibling in enumerate(properties):
        if order.get(sibling.tag, _LAST) > place:
            properties.insert(index, child)
            return child
    properties.append(child)
    return child


def properties_of(element: Element, name: str) -> Element:
    """The ``w:pPr``, ``w:rPr``, ``w:tcPr`` … of ``element``, made as its first child if absent."""
    found = element.find(W + name)
    if found is None:
        found = make(name)
        # Only w:tbl and w:tr have anything that goes before (bookmarks, exceptions to tblPr).
        before = element.find(W + "tblPrEx") if name == "trPr" else None
        element.insert(0 if before is None else 1, found)
    return found


def sort_properties(root: Element) -> None:
    """Bring the children of every property element into the order of the schema.

    docxtpl puts ``w:vMerge`` at the end of ``w:tcPr`` and ``w:gridSpan`` at its head.
    """
    for tag, order in _ORDER.items():
        for properties in root.iter(tag):
            places = [order.get(child.tag, _LAST) for child in properties]
            if any(a > b for a, b in pairwise(places)):
                properties[:] = sorted(properties, key=lambda c: order.get(c.tag, _LAST))


def with_w_prefix(root: Element) -> Element:
    """``root`` with the WordprocessingML namespace bound to ``w``, as the engine needs it."""
    if root.nsmap.get("w") == NS["w"] and root.prefix == "w":
        return root
    prefixes = {k: v for k, v in root.nsmap.items() if k is not None and v != NS["w"]}
    renamed = etree.Element(root.tag, nsmap={"w": NS["w"], **prefixes})
    for key, value in root.attrib.items():
        renamed.set(key, value)
    renamed.text = root.text
    renamed.extend(list(root))
    return renamed
