"""Two Word files compared part by part as trees.

What a tree says is compared, not how it is written: prefixes, the order of attributes, blanks
between elements and ``xml:space`` where it changes nothing do not count. Everything else does,
unless it is listed in :data:`support.compatibility.intended.INTENDED`.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from io import BytesIO
from itertools import zip_longest
from posixpath import dirname, join, normpath, relpath

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CONTENT_TYPES = "[Content_Types].xml"
_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BLANKS = " \t\r\n"
_MOST_SHOWN = 8

Element = etree._Element


@dataclass
class Parts:
    """The parts of a Word file: trees of XML, and the bytes of what is not XML.

    ``alike`` are trees that both files have in common: to be read, not changed.
    """

    trees: dict[str, Element] = field(default_factory=dict)
    others: dict[str, bytes] = field(default_factory=dict)
    alike: dict[str, Element] = field(default_factory=dict)

    def copy(self) -> Parts:
        """The same once more, to be changed."""
        trees = {k: deepcopy(v) for k, v in self.trees.items()}
        return Parts(trees, dict(self.others), self.alike)

    def tree(self, name: str) -> Element | None:
        """A tree to be read, whether both files have it in common or not."""
        found = self.trees.get(name)
        return self.alike.get(name) if found is None else found

    def texts(self) -> Iterator[Element]:
        """The roots of the parts that hold text."""
        kinds = ("document", "header", "footer", "footnotes", "endnotes")
        for name, root in self.trees.items():
            if name.startswith("word/") and name[5:-4].rstrip("0123456789") in kinds:
                yield root


def read_parts(content: bytes) -> Parts:
    """The parts of a .docx; relationships and content types in one order and one spelling."""
    parts = Parts()
    with zipfile.ZipFile(BytesIO(content)) as archive:
        files = {i.filename: archive.read(i) for i in archive.infolist() if not i.is_dir()}
    for name, data in files.items():
        if name.endswith((".xml", ".rels")):
            parts.trees[name] = etree.fromstring(data)
        else:
            parts.others[name] = data
    parts.trees[_CONTENT_TYPES] = _content_types(parts.trees[_CONTENT_TYPES], sorted(files))
    for name, root in parts.trees.items():
        if name.endswith(".rels"):
            _order_relationships(name, root)
    return parts


def _content_types(root: Element, names: Sequence[str]) -> Element:
    """The content type of every part, whether it was given by name or by ending."""
    overrides = {c.get("PartName", ""): c.get("ContentType", "") for c in root if c.get("PartName")}
    defaults = {c.get("Extension", "").lower(): c.get("ContentType", "") for c in root}
    made = etree.Element("types")
    for name in names:
        kind = overrides.get("/" + name, defaults.get(name.rpartition(".")[2].lower(), ""))
        if name != _CONTENT_TYPES:
            etree.SubElement(made, "part", name=name, type=kind)
    return made


def _order_relationships(name: str, root: Element) -> None:
    folder = dirname(dirname(name))
    for child in root:
        target = child.get("Target", "")
        if child.get("TargetMode", "Internal") == "Internal" and "#" not in target:
            whole = normpath(join("/" + folder, target))
            child.set("Target", relpath(whole, "/" + folder))
            child.attrib.pop("TargetMode", "")
    root[:] = sorted(root.findall(_RELS + "Relationship"), key=lambda c: c.get("Id", ""))


Mend = Callable[[Parts, Parts], None]


@dataclass(frozen=True)
class Intended:
    """A difference from docxtpl that we want: its name, why, and what makes both files alike.

    ``mend`` changes (our file, docxtpl's file). ``everywhere``: it says nothing of one template.
    """

    name: str
    reason: str
    mend: Mend
    everywhere: bool = False


@dataclass(frozen=True)
class Comparison:
    """What differs though nothing in the list accounts for it, and what in the list was needed."""

    differences: tuple[str, ...]
    intended: tuple[Intended, ...]
    besides: frozenset[str] = frozenset()

    @property
    def names(self) -> frozenset[str]:
        """The intended differences that say something of this template, and those ``besides``."""
        return self.besides | {i.name for i in self.intended if not i.everywhere}


def compare(ours: bytes, theirs: bytes, table: Sequence[Intended]) -> Comparison:
    """Our file and docxtpl's, but for the differences in ``table``."""
    first, second = read_parts(ours), read_parts(theirs)
    _set_apart_what_is_alike(first, second)
    differences = _compared(first, second, table)
    if differences:
        return Comparison(tuple(differences[:_MOST_SHOWN]), tuple(table))
    needed = list(table)
    for intended in sorted(table, key=lambda i: i.everywhere):
        fewer = [i for i in needed if i is not intended]
        if not _compared(first, second, fewer):
            needed = fewer
    return Comparison((), tuple(needed))


def _set_apart_what_is_alike(ours: Parts, theirs: Parts) -> None:
    """Most parts say the same in both files; they need no mending."""
    for name in sorted(ours.trees.keys() & theirs.trees.keys()):
        if is_equal(ours.trees[name], theirs.trees[name]):
            ours.alike[name] = ours.trees.pop(name)
            theirs.alike[name] = theirs.trees.pop(name)


def _compared(ours: Parts, theirs: Parts, table: Sequence[Intended]) -> list[str]:
    first, second = ours.copy(), theirs.copy()
    for intended in table:
        intended.mend(first, second)
    return list(_differences(first, second))


def _differences(ours: Parts, theirs: Parts) -> Iterator[str]:
    for name in sorted({*ours.trees, *theirs.trees}):
        a, b = ours.trees.get(name), theirs.trees.get(name)
        if a is None or b is None:
            yield f"{name}: only {'docxtpl' if a is None else 'filings'} has it"
        else:
            yield from (f"{name}: {said}" for said in differences(a, b))
    for name in sorted({*ours.others, *theirs.others}):
        if ours.others.get(name) != theirs.others.get(name):
            yield f"{name}: other bytes"


def differences(ours: Element, theirs: Element, path: str = "") -> Iterator[str]:
    """Every place where two trees part, each with its path; below such a place nothing is said."""
    path = path or _name(ours)
    if ours.tag != theirs.tag:
        yield f"{path}: filings has {_shown(ours)}, docxtpl {_shown(theirs)}"
        return
    for kind, read in (("attributes", _attributes), ("text", _text), ("followed by", _tail)):
        a, b = read(ours), read(theirs)
        if a != b:
            yield f"{path}: {kind} {a!r}, docxtpl {b!r}"
    for place, (a, b) in enumerate(zip_longest(_children(ours), _children(theirs))):
        below = f"{path}/{_name(b if a is None else a)}[{place}]"
        if a is None or b is None or a.tag != b.tag:
            yield f"{below}: filings has {_shown(a)}, docxtpl {_shown(b)}"
            return
        yield from differences(a, b, below)


def is_equal(first: Element, second: Element) -> bool:
    """Whether two trees say the same; what stands after them does not count."""
    return next(differences(first, second), None) is None


def effective_text(element: Element) -> str:
    """The text of ``w:t`` as Word reads it: blanks at its ends only where they are to be kept."""
    text = element.text or ""
    return text if element.get(_SPACE) == "preserve" else text.strip(_BLANKS)


def _children(element: Element) -> list[Element]:
    return list(element.iterchildren(etree.Element))


def _attributes(element: Element) -> object:
    return {str(k): str(v) for k, v in sorted(element.attrib.items()) if k != _SPACE}


def _text(element: Element) -> object:
    if len(element) == 0 and element.get(_SPACE) == "preserve":
        return element.text or ""
    return (element.text or "").strip(_BLANKS)


def _tail(element: Element) -> object:
    return (element.tail or "").strip(_BLANKS)


def _name(element: Element) -> str:
    return etree.QName(element).localname


def _shown(element: Element | None) -> str:
    if element is None:
        return "nothing"
    text = "".join(map(str, element.itertext()))
    return f"<{_name(element)}> {text[:30]!r}" if text.strip() else f"<{_name(element)}>"
