"""Texts as they stand in XML. (The standard library's way brings its network modules with it.)"""

from __future__ import annotations


def escaped(text: str) -> str:
    """``text`` as it stands between tags."""
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def escaped_attribute(value: str) -> str:
    """``value`` as it stands between double quotation marks."""
    made = escaped(value).replace('"', "&quot;")
    return made.replace("\n", "&#10;").replace("\t", "&#9;").replace("\r", "&#13;")
