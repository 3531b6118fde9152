"""What Word shows of a part, written as plain text."""

from __future__ import annotations

from lxml import etree

from support.trees import W, effective_text, read_parts

_BREAKS = {W + "br": "\n", W + "tab": "\t"}
_MARKS = {W + "bookmarkStart": "[", W + "bookmarkEnd": "]"}


def shown(content: bytes, part: str = "word/document.xml") -> str:
    """The paragraphs of a part as lines; properties of the document as lines.

    Text outside of a run does not count, since Word does not show it. Bold text stands between
    asterisks, a bookmark between brackets.
    """
    root = read_parts(content).trees[part]
    if part.startswith("docProps/"):
        names = ("title", "keywords", "category")
        found = (e.text for e in root if etree.QName(e).localname in names)
        return "\n".join(text for text in found if text)
    return "\n".join(_paragraph(p) for p in root.iter(W + "p"))


def _paragraph(paragraph: etree._Element) -> str:
    parts: list[str] = []
    for element in paragraph.iter(W + "r", *_MARKS):
        if element.tag in _MARKS:
            parts.append(_MARKS[str(element.tag)])
            continue
        text = "".join(
            effective_text(child) if child.tag == W + "t" else _BREAKS.get(str(child.tag), "")
            for child in element
        )
        bold = element.find(f"{W}rPr/{W}b") is not None
        parts.append(f"*{text}*" if bold and text else text)
    return "".join(parts)
