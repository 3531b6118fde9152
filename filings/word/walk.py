"""Walking over a part as Word prints it: wrappers looked through, one of several forms, changes made.

Tracked changes count as accepted: what is inserted is there, what is deleted or moved away is not.
"""

from __future__ import annotations

from collections.abc import Iterator

from filings.word.namespaces import NS, W
from filings.word.numbers import whole_number
from filings.word.xml import Element

_NAMES = "del moveFrom delText delInstrText instrText pPr rPr sdtPr sdtEndPr"
NOT_PRINTED = frozenset(W + name for name in _NAMES.split())
"""The elements whose text is not printed: settings, instructions, what was deleted."""
ALTERNATIVES = "{" + NS["mc"] + "}AlternateContent"
BOX = W + "txbxContent"
"""What holds the paragraphs of a text box, in the old form of shapes and the new one."""

_CHOICE = "{" + NS["mc"] + "}Choice"
_BLOCKS = frozenset(W + name for name in ("p", "tbl", "altChunk"))


def blocks_in(container: Element) -> Iterator[Element]:
    """The paragraphs and tables that stand directly in ``container``, wrappers looked through."""
    work = list(reversed(container))
    while work:
        child = work.pop()
        if child.tag in _BLOCKS:
            yield child
        elif child.tag == ALTERNATIVES:
            work.append(chosen(child))
        elif isinstance(child.tag, str) and child.tag not in NOT_PRINTED:
            work.extend(reversed(child))


def chosen(alternatives: Element) -> Element:
    """The one of several forms of the same thing that Word shows."""
    choice = alternatives.find(_CHOICE)
    if choice is not None:
        return choice
    return next(alternatives.iterchildren("*"), alternatives.makeelement(W + "none"))


def end_is_gone(paragraph: Element) -> bool:
    """Whether the end of the paragraph was deleted, or moved away, in a tracked change."""
    properties = paragraph.find(f"{W}pPr/{W}rPr")
    return properties is not None and any(
        properties.find(W + name) is not None for name in ("del", "moveFrom")
    )


def row_is_gone(row: Element) -> bool:
    """Whether the row was deleted in a tracked change."""
    properties = row.find(W + "trPr")
    return properties is not None and properties.find(W + "del") is not None


def cell_is_gone(cell: Element) -> bool:
    """Whether the cell was deleted in a tracked change."""
    return cell.find(f"{W}tcPr/{W}cellDel") is not None


def skipped(row: Element, name: str) -> int:
    """How many columns a row leaves out before (``gridBefore``) or after its cells."""
    properties = row.find(W + "trPr")
    found = properties.find(W + name) if properties is not None else None
    return max(whole_number(found.get(W + "val")), 0) if found is not None else 0


def span_of(cell: Element) -> str:
    """The ``w:gridSpan`` of a cell as written."""
    properties = cell.find(W + "tcPr")
    found = properties.find(W + "gridSpan") if properties is not None else None
    return "1" if found is None else found.get(W + "val", "1")
