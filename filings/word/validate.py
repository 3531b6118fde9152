"""Is a finished document what Word opens without a word? Structure that schemas do not catch, too.

Problems that the template brought along itself, such as a table whose rows do not agree, are the
template's: Word has shown them to its author and is not bothered.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from filings.messages import gettext as _
from filings.word.blocks import ends_with_paragraph
from filings.word.namespaces import R, W, qn
from filings.word.package import Package
from filings.word.places import Place, Places, below
from filings.word.walk import skipped, span_of
from filings.word.xml import Element, elements, parse

_ALLOWED_TEXT = frozenset([W + n for n in ("t", "delText", "instrText", "delInstrText", "fldData")])


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a document, and where."""

    message: str
    place: Place | None = None


def validate(package: Package, template: Package) -> list[Fault]:
    """What is wrong with ``package``, apart from what ``template``, which it was made from, has."""
    faults = list(_well_formed(package, template)) or list(_structure(package))
    if not faults:
        return []
    known = {f.message for f in _structure(template)}
    return [f for f in faults if f.message not in known]


def _well_formed(package: Package, template: Package) -> Iterator[Fault]:
    """Each part that is new or changed can be parsed; the guard has parsed the others."""
    for name, content in package.parts.items():
        if name.endswith((".xml", ".rels")) and content != template.parts.get(name):
            try:
                parse(content)
            except (etree.XMLSyntaxError, ValueError):
                yield Fault(_("成文内部的「{part}」结构不完整。").format(part=name))


def _structure(package: Package) -> Iterator[Fault]:
    kinds = package.content_types()
    main = package.main_part()
    drawings: set[str] = set()
    for name in sorted(package.parts):
        if "wordprocessingml" not in kinds.get(name, "") or name.endswith(".rels"):
            continue
        root = parse(package.parts[name])
        if root.tag not in _ROOTS:
            continue
        places = Places(root, "" if name == main else name, body=name == main)
        yield from _tables(root, places)
        yield from _texts(root, places)
        yield from _pairs(root, places)
        yield from _references(root, name, package)
        for drawing in root.iter(qn("wp:docPr")):
            number = drawing.get("id", "")
            if number in drawings:
                yield Fault(_("图形编号重复。"), places.of(drawing))
            drawings.add(number)


_ROOTS = frozenset(W + n for n in ("document", "hdr", "ftr", "footnotes", "endnotes"))


def _tables(root: Element, places: Places) -> Iterator[Fault]:
    for table in root.iter(W + "tbl"):
        rows = below(table, "tr")
        if not rows:
            yield Fault(_("表格没有行。"), places.of(table))
        grid = table.find(W + "tblGrid")
        columns = len(grid.findall(W + "gridCol")) if grid is not None else 0
        for row in rows:
            cells = below(row, "tc")
            if not cells:
                yield Fault(_("表格的一行没有单元格。"), places.of(row))
            spans = [span_of(c) for c in cells]
            if not all(s.isdigit() for s in spans):
                yield Fault(_("合并的列数不是数字。"), places.of(row))
                continue
            total = sum(map(int, spans)) + skipped(row, "gridBefore") + skipped(row, "gridAfter")
            if total != columns:
                yield Fault(_("表格一行的列数与表格的列数不符。"), places.of(row))
            for cell in cells:
                if not ends_with_paragraph(cell):
                    yield Fault(_("单元格不以段落结尾。"), places.of(cell))


def _texts(root: Element, places: Places) -> Iterator[Fault]:
    """Text between elements, where only elements belong."""
    for element in elements(root):
        holds_elements = str(element.tag).startswith(W) and element.tag not in _ALLOWED_TEXT
        stray = element.text if holds_elements else None
        parent = element.getparent()
        after = element.tail if parent is not None and str(parent.tag).startswith(W) else None
        if (stray and stray.strip()) or (after and after.strip()):
            yield Fault(_("文字落在了段落之外。"), places.of(element))


def _pairs(root: Element, places: Places) -> Iterator[Fault]:
    """Bookmarks and fields begin and end, and bookmarks have names of their own."""
    names: set[str] = set()
    begun: set[str] = set()
    for mark in root.iter(W + "bookmarkStart", W + "bookmarkEnd"):
        number = mark.get(W + "id", "")
        if mark.tag == W + "bookmarkStart":
            if mark.get(W + "name") in names or number in begun:
                yield Fault(_("书签重复。"), places.of(mark))
            names.add(mark.get(W + "name", ""))
            begun.add(number)
        elif number not in begun:
            yield Fault(_("书签没有开头。"), places.of(mark))
    depth = 0
    for mark in root.iter(W + "fldChar"):
        kind = mark.get(W + "fldCharType")
        depth += {"begin": 1, "end": -1}.get(kind or "", 0)
        if depth < 0:
            yield Fault(_("域没有开头。"), places.of(mark))
            depth = 0
    if depth:
        yield Fault(_("域没有结尾。"), places.of(root))


def _references(root: Element, name: str, package: Package) -> Iterator[Fault]:
    """Every ``r:id`` and ``r:embed`` leads somewhere."""
    known = {r.id for r in package.relationships(name)}
    for element in elements(root):
        for key, value in element.attrib.items():
            if str(key).startswith(R) and value and value not in known:
                yield Fault(_("引用的图片或链接不存在。"))
