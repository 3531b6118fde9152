"""What holds paragraphs and tables holds a paragraph last, and tables keep apart.

Word calls a file damaged whose cell has no paragraph, and takes two tables without a paragraph
between them for one. Conditions and loops leave both behind when they take paragraphs away.
"""

from __future__ import annotations

from copy import deepcopy

from filings.word.namespaces import W
from filings.word.xml import Element, make

_CONTAINERS = tuple(
    W + name for name in ("tc", "hdr", "ftr", "footnote", "endnote", "txbxContent", "body")
)
BLOCKS = frozenset(W + name for name in ("p", "tbl", "sdt", "customXml", "altChunk"))


def ends_with_paragraph(container: Element) -> bool:
    """Whether the last block of ``container`` is a paragraph, or a content control ending in one."""
    blocks = [child for child in container if child.tag in BLOCKS]
    if not blocks:
        return False
    last = blocks[-1]
    if last.tag == W + "sdt":
        content = last.find(W + "sdtContent")
        return content is not None and ends_with_paragraph(content)
    if last.tag == W + "customXml":
        return ends_with_paragraph(last)
    return last.tag == W + "p"


def close_blocks(root: Element) -> None:
    """Add the paragraphs that are missing; one below a table is only a point high."""
    for table in list(root.iter(W + "tbl")):
        following = table.getnext()
        if following is not None and following.tag == W + "tbl":
            table.addnext(_thin_paragraph())
    for container in root.iter(*_CONTAINERS):
        if ends_with_paragraph(container):
            continue
        if any(child.tag in BLOCKS for child in container):
            new = _thin_paragraph()
        else:
            new = make("p", {}, *neighbours_properties(container))
        last = container[-1] if len(container) else None
        if last is not None and last.tag == W + "sectPr":
            last.addprevious(new)
        else:
            container.append(new)


def _thin_paragraph() -> Element:
    spacing = make("spacing", {"before": "0", "after": "0", "line": "20", "lineRule": "exact"})
    return make("p", {}, make("pPr", {}, spacing))


def neighbours_properties(cell: Element) -> list[Element]:
    """The look of a paragraph in the cell beside, so that an emptied cell is no higher than it."""
    for other in (*cell.itersiblings(W + "tc", preceding=True), *cell.itersiblings(W + "tc")):
        found = other.find(f"{W}p/{W}pPr")
        if found is not None:
            return [deepcopy(found)]
    return []
