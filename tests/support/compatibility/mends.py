"""What makes our document and docxtpl's alike in one respect, so that the rest can be compared."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from html import unescape

from lxml import etree

from support.trees import Element, Mend, Parts, W, effective_text, is_equal

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_KEEP = "{http://www.w3.org/XML/1998/namespace}space"
_PROPERTIES = tuple(W + n for n in ("rPr", "pPr", "tcPr", "trPr", "tblPr", "sectPr"))
_BLOCKS = tuple(W + n for n in ("p", "tbl", "sdt", "customXml"))
CONTAINERS = tuple(
    W + n for n in ("body", "tc", "hdr", "ftr", "footnote", "endnote", "txbxContent")
)


def on_each(mend: Callable[[Element], None]) -> Mend:
    """A mend of one tree, done to each part with text in both files."""

    def both(ours: Parts, theirs: Parts) -> None:
        for parts in (ours, theirs):
            for root in parts.texts():
                mend(root)

    return both


def _remove(element: Element) -> None:
    """Take ``element`` out; text that follows it stays."""
    parent = element.getparent()
    assert parent is not None
    previous = element.getprevious()
    tail = element.tail or ""
    if previous is not None:
        previous.tail = (previous.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def drop_save_numbers(root: Element) -> None:
    for element in root.iter(etree.Element):
        for key in list(map(str, element.attrib)):
            if key.startswith(W + "rsid") or key in (_W14 + "paraId", _W14 + "textId"):
                del element.attrib[key]


def drop_ids(root: Element) -> None:
    numbers: dict[str, str] = {}
    for mark in list(root.iter(W + "bookmarkStart", W + "bookmarkEnd")):
        old = mark.get(W + "id", "")
        mark.set(W + "id", numbers.setdefault(old, str(len(numbers))))
    for drawing in root.iter(_WP + "docPr"):
        drawing.attrib.pop("id", "")
    for number in list(root.iter(W + "id")):
        parent = number.getparent()
        if parent is not None and parent.tag == W + "sdtPr":
            _remove(number)


def drop_repeated_bookmarks(root: Element) -> None:
    """Bookmarks of a name that was there before, with their ends."""
    names: set[str] = set()
    dropped: dict[str, int] = {}
    kept: dict[str, int] = {}
    for mark in list(root.iter(W + "bookmarkStart", W + "bookmarkEnd")):
        number = mark.get(W + "id", "")
        if mark.tag == W + "bookmarkStart":
            name = mark.get(W + "name", "")
            (dropped if name in names else kept)[number] = 1
            if name in names:
                _remove(mark)
            names.add(name)
        elif dropped.pop(number, 0):
            _remove(mark)


def wrap_stray_text(containers: tuple[str, ...], wrap: Callable[[str], list[Element]]) -> Mend:
    """Text that docxtpl left directly in ``containers`` gets its runs; ours lose their look there."""

    def mend(ours: Parts, theirs: Parts) -> None:
        for name, root in theirs.trees.items():
            stray = [s for c in root.iter(*containers) for s in _wrapped(c, wrap)]
            own = ours.trees.get(name)
            if not stray or own is None:
                continue
            for container in own.iter(*containers):
                for child in container:
                    if "".join(t.text or "" for t in child.iter(W + "t")) in stray:
                        for look in list(child.iter(W + "rPr", W + "pPr")):
                            _remove(look)

    return mend


def _wrapped(container: Element, wrap: Callable[[str], list[Element]]) -> Iterator[str]:
    """Wrap every text directly in ``container``; the texts of what was made."""
    places: list[Element | None] = [None, *container]
    for place in places:
        text = (container.text if place is None else place.tail) or ""
        if not text.strip():
            continue
        if place is None:
            container.text = None
        else:
            place.tail = None
        at = 0 if place is None else container.index(place) + 1
        made = wrap(text)
        container[at:at] = made
        yield from ("".join(t.text or "" for t in new.iter(W + "t")) for new in made)


def as_run(text: str) -> list[Element]:
    run = etree.Element(W + "r")
    for place, line in enumerate(text.split("\n")):
        if place:
            etree.SubElement(run, W + "br")
        element = etree.SubElement(run, W + "t")
        element.text = line
        element.set(_KEEP, "preserve")
    return [run]


def as_paragraphs(text: str) -> list[Element]:
    made = []
    for line in text.split("\n"):
        made.append(etree.Element(W + "p"))
        made[-1].extend(as_run(line))
    return made


def unescape_properties(ours: Parts, theirs: Parts) -> None:
    for child in theirs.trees.get("docProps/core.xml", ()):
        child.text = unescape(child.text or "")


def drop_spelling_marks(root: Element) -> None:
    for mark in list(root.iter(W + "proofErr")):
        _remove(mark)


def sort_properties(root: Element) -> None:
    for properties in root.iter(*_PROPERTIES):
        properties[:] = sorted(properties, key=lambda child: str(child.tag))


def drop_empty_runs(root: Element) -> None:
    for text in list(root.iter(W + "t")):
        if not effective_text(text):
            _remove(text)
    for run in list(root.iter(W + "r")):
        if all(child.tag == W + "rPr" for child in run) and not (run.text or "").strip():
            _remove(run)


def join_runs(root: Element) -> None:
    """Neighbouring runs of one look are one; neighbouring ``w:t`` of a run are one."""
    for run in list(root.iter(W + "r")):
        previous = run.getprevious()
        if previous is None or previous.tag != W + "r" or (previous.tail or "").strip():
            continue
        if (previous.text or "").strip() or (run.text or "").strip():
            continue
        attributes = [{str(k): str(v) for k, v in e.attrib.items()} for e in (previous, run)]
        if attributes[0] == attributes[1] and _same_look(previous, run):
            content = [deepcopy(c) for c in previous if c.tag != W + "rPr"]
            place = 1 if run.find(W + "rPr") is not None else 0
            run[place:place] = content
            _remove(previous)
    for text in list(root.iter(W + "t")):
        value = effective_text(text)
        previous = text.getprevious()
        if previous is not None and previous.tag == W + "t":
            value = (previous.text or "") + value
            _remove(previous)
        text.text = value
        text.set(_KEEP, "preserve")


def _same_look(first: Element, second: Element) -> bool:
    a, b = first.find(W + "rPr"), second.find(W + "rPr")
    if a is None or b is None:
        return (a is None or len(a) == 0) and (b is None or len(b) == 0)
    return is_equal(a, b)


def drop_east_asian_hint(root: Element) -> None:
    for fonts in list(root.iter(W + "rFonts")):
        if fonts.get(W + "hint") == "eastAsia":
            del fonts.attrib[W + "hint"]
        if not fonts.attrib:
            _remove(fonts)
    for properties in list(root.iter(W + "rPr")):
        if len(properties) == 0:
            _remove(properties)


def drop_tables_without_rows(root: Element) -> None:
    for row in list(root.iter(W + "tr")):
        if row.find(W + "tc") is None and row.find(W + "sdt") is None:
            _remove(row)
    for table in list(root.iter(W + "tbl")):
        if next(table.iter(W + "tr"), None) is None:
            _remove(table)


def drop_widths(ours: Parts, theirs: Parts) -> None:
    for parts in (ours, theirs):
        for root in parts.texts():
            for element in list(root.iter(W + "gridCol", W + "tcW")):
                _remove(element)


def _is_blank(paragraph: Element) -> bool:
    properties = paragraph.find(W + "pPr")
    if properties is not None and properties.find(W + "sectPr") is not None:
        return False
    return all(c.tag == W + "pPr" for c in paragraph) and not (paragraph.text or "").strip()


def drop_blank_paragraphs(ours: Parts, theirs: Parts) -> None:
    """Only where docxtpl has more of them: we never add a blank line."""

    def blanks(parts: Parts) -> list[Element]:
        return [p for root in parts.texts() for p in root.iter(W + "p") if _is_blank(p)]

    if len(blanks(ours)) < len(blanks(theirs)):
        for paragraph in (*blanks(ours), *blanks(theirs)):
            _remove(paragraph)


def _blocks(container: Element) -> Iterator[Element]:
    return container.iterchildren(*_BLOCKS)


def drop_closing_paragraphs(root: Element) -> None:
    """The blank paragraph that ends a cell or follows a table, with or without a look."""
    for container in root.iter(*CONTAINERS):
        blocks = list(_blocks(container))
        for place, block in enumerate(blocks):
            after_table = place > 0 and blocks[place - 1].tag == W + "tbl"
            if block.tag == W + "p" and _is_blank(block) and (len(blocks) == 1 or after_table):
                _remove(block)


def drop_unknown_references(ours: Parts, theirs: Parts) -> None:
    for parts in (ours, theirs):
        styles, numbering = (parts.tree(f"word/{n}.xml") for n in ("styles", "numbering"))
        known = set() if styles is None else {s.get(W + "styleId") for s in styles}
        numbers = set() if numbering is None else {n.get(W + "numId") for n in numbering}
        for root in parts.texts():
            for style in list(root.iter(W + "pStyle", W + "rStyle", W + "tblStyle")):
                if style.get(W + "val") not in known:
                    _remove(style)
            for number in list(root.iter(W + "numPr")):
                found = number.find(W + "numId")
                if found is not None and found.get(W + "val") not in numbers:
                    _remove(number)


def unbind_controls(root: Element) -> None:
    for properties in root.iter(W + "sdtPr"):
        for child in list(properties):
            if etree.QName(child).localname in ("dataBinding", "showingPlcHdr"):
                _remove(child)


def drop_settings(ours: Parts, theirs: Parts) -> None:
    for parts in (ours, theirs):
        root = parts.trees.get("word/settings.xml")
        if root is None:
            continue
        for name in ("rsids", "doNotExpandShiftReturn"):
            for element in list(root.iter(W + name)):
                _remove(element)
        compat = root.find(W + "compat")
        if compat is not None and len(compat) == 0:
            _remove(compat)


_SAID_OF_ITSELF = re.compile(
    r"identifier|language|contentStatus|version|lastModifiedBy|revision|created|modified|lastPrinted"
)


def drop_file_facts(ours: Parts, theirs: Parts) -> None:
    for parts in (ours, theirs):
        core = parts.trees.get("docProps/core.xml")
        if core is not None:
            for child in list(core):
                if _SAID_OF_ITSELF.fullmatch(etree.QName(child).localname) or not child.text:
                    _remove(child)
            core[:] = sorted(core, key=lambda child: str(child.tag))
        parts.trees.pop("docProps/app.xml", None)
        for name in [n for n in parts.others if n.startswith("docProps/thumbnail.")]:
            del parts.others[name]
        _drop_mentions(parts)


def _drop_mentions(parts: Parts) -> None:
    """What the lists of parts say of those that were dropped."""
    for name in ("[Content_Types].xml", "_rels/.rels"):
        for child in list(parts.trees.get(name, ())):
            said = child.get("name") or child.get("Target") or ""
            if "docProps/thumbnail." in said:
                _remove(child)
