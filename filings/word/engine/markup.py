"""Writing elements of a template as text, piece by piece; names keep the prefixes of the part."""

from __future__ import annotations

from lxml import etree

from filings.word.escaping import escaped, escaped_attribute
from filings.word.namespaces import W
from filings.word.xml import Element


def is_blank(text: str | None) -> bool:
    """Whether a text between elements is nothing but the layout of the file."""
    return text is None or not text.strip()


def opening(element: Element) -> tuple[str, dict[str, str]]:
    """``<w:p`` and the attributes of a start tag, declarations included, values as they are."""
    parent = element.getparent()
    known = parent.nsmap if parent is not None else {}
    own = element.nsmap
    attributes = {
        f"xmlns:{prefix}" if prefix else "xmlns": uri
        for prefix, uri in own.items()
        if known.get(prefix) != uri
    }
    prefixes = {uri: prefix for prefix, uri in own.items() if prefix}
    for key, value in element.attrib.items():
        attributes[_name(str(key), prefixes)] = str(value)
    return f"<{name_of(element)}", attributes


def name_of(element: Element) -> str:
    """The name of an element with the prefix that it was written with."""
    local = str(element.tag).rpartition("}")[2]
    return f"{element.prefix}:{local}" if element.prefix else local


def _name(key: str, prefixes: dict[str, str]) -> str:
    uri, brace, local = key[1:].rpartition("}")
    if not brace:
        return key
    prefix = "xml" if uri == "http://www.w3.org/XML/1998/namespace" else prefixes[uri]
    return f"{prefix}:{local}"


def start_tag(element: Element) -> str:
    """The start tag of an element none of whose attributes holds a tag."""
    begin, attributes = opening(element)
    rest = "".join(f' {k}="{escaped_attribute(v)}"' for k, v in attributes.items())
    return f"{begin}{rest}>"


def end_tag(element: Element) -> str:
    """The end tag of an element."""
    return f"</{name_of(element)}>"


def text_of(element: Element) -> str:
    """The text before the first child, escaped; the layout of the file is left out."""
    if len(element) and is_blank(element.text):
        return ""
    return escaped(element.text or "")


def tail_of(element: Element) -> str:
    """The text after an element, escaped; the layout of the file is left out."""
    return "" if is_blank(element.tail) else escaped(element.tail or "")


def whole(element: Element) -> str:
    """An element with everything in it, without the declarations that its part makes."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    end = text.index(">")
    head = text[:end]
    for prefix, uri in element.getroottree().getroot().nsmap.items():
        name = f"xmlns:{prefix}" if prefix else "xmlns"
        head = head.replace(f' {name}="{escaped_attribute(uri)}"', "", 1)
    return head + text[end:]


def tidy(root: Element) -> None:
    """Take out what says nothing: comments, and the layout of the file between elements."""
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    for element in root.iter(etree.Element):
        if len(element) and is_blank(element.text):
            element.text = None
        if is_blank(element.tail):
            element.tail = None
    for paragraph in root.iter(W + "p"):
        if not len(paragraph) and not paragraph.text:
            # Written with an end tag, by which paragraphs are found again.
            paragraph.text = ""
