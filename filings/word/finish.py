"""The last touches to a rendered part: unique ids, no save numbers, the order of the schema."""

from __future__ import annotations

from lxml import etree

from filings.word.namespaces import NS, W14, W, qn
from filings.word.package import Package
from filings.word.styles import Styles
from filings.word.xml import Element, elements, make, remove, serialise, sort_properties

_PARAGRAPH_IDS = (W14 + "paraId", W14 + "textId")


def finish_part(root: Element, styles: Styles, drawings: int = 0) -> int:
    """Make ``root`` ready to be written. ``drawings`` have ids already; the number that have now."""
    finish_look(root, styles)
    for drawing in root.iter(qn("wp:docPr")):
        drawings += 1
        drawing.set("id", str(drawings))
        if drawing.get("name") == "Picture":
            drawing.set("name", f"Picture {drawings}")
    _renumber_bookmarks(root)
    _drop_repeated_control_ids(root)
    prefixes = [p for p in root.nsmap if p is not None]
    etree.cleanup_namespaces(root, top_nsmap=_known(root), keep_ns_prefixes=prefixes)
    return drawings


def finish_look(root: Element, styles: Styles) -> None:
    """Leave in ``root``, a part or the properties of one paragraph or run, what a look may say.

    No save numbers, no style that is not defined, and everything in the order of the schema.
    """
    for element in elements(root):
        _drop_save_numbers(element)
    _drop_unknown_references(root, styles)
    sort_properties(root)


def _known(root: Element) -> dict[str, str]:
    """Prefixes to declare once at the root, for what was put in."""
    wanted = {k: NS[k] for k in ("w", "r", "wp", "a", "pic") if k not in root.nsmap}
    return {k: v for k, v in wanted.items() if v not in root.nsmap.values()}


def _drop_save_numbers(element: Element) -> None:
    """rsids say in which session of Word something was typed; ids of paragraphs must be unique."""
    for key in list(element.attrib):
        name = str(key)
        if name.startswith(W + "rsid") or name in _PARAGRAPH_IDS:
            del element.attrib[key]


def _renumber_bookmarks(root: Element) -> None:
    """A loop repeats the bookmarks in it: the first of a name stays, all ids become unique."""
    names: set[str] = set()
    waiting: dict[str, list[str | None]] = {}
    number = 0
    for mark in list(root.iter(W + "bookmarkStart", W + "bookmarkEnd")):
        old = mark.get(W + "id", "")
        if mark.tag == W + "bookmarkStart":
            name = mark.get(W + "name", "")
            if name in names:
                waiting.setdefault(old, []).append(None)
                remove(mark)
                continue
            names.add(name)
            new = str(number)
            number += 1
            waiting.setdefault(old, []).append(new)
            mark.set(W + "id", new)
            continue
        ids = waiting.get(old)
        kept = ids.pop(0) if ids else None
        if kept is None:
            remove(mark)
        else:
            mark.set(W + "id", kept)
    open_ids = {i for ids in waiting.values() for i in ids}
    for mark in list(root.iter(W + "bookmarkStart")):
        if mark.get(W + "id") in open_ids:
            remove(mark)


def _drop_repeated_control_ids(root: Element) -> None:
    """Word gives a content control without an id a new one."""
    seen: set[str] = set()
    for number in list(root.iter(W + "id")):
        parent = number.getparent()
        if parent is None or parent.tag != W + "sdtPr":
            continue
        value = number.get(W + "val", "")
        if value in seen:
            parent.remove(number)
        seen.add(value)


def _drop_unknown_references(root: Element, styles: Styles) -> None:
    """A style or numbering that is not defined counts for nothing in Word, but is not valid."""
    for name in ("pStyle", "rStyle", "tblStyle"):
        for reference in list(root.iter(W + name)):
            if reference.get(W + "val", "") not in styles.ids:
                remove(reference)
    for reference in list(root.iter(W + "numPr")):
        number = reference.find(W + "numId")
        value = number.get(W + "val", "0") if number is not None else "0"
        if value != "0" and value not in styles.numberings:
            remove(reference)


_BEFORE_SHIFT_RETURN = (
    "useSingleBorderforContiguousCells wpJustification noTabHangInd noLeading spaceForUL "
    "noColumnBalance balanceSingleByteDoubleByteWidth noExtraLineSpacing "
    "doNotLeaveBackslashAlone ulTrailSpace"
)
_AFTER_COMPAT = (
    "docVars rsids attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats "
    "doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType "
    "shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator"
)


def _keep_broken_lines_short(settings: Element) -> None:
    """Word spreads a justified line that ends in a line break over the whole width, unless told.

    The setting goes into ``w:compat``, in the order of the schema.
    """
    compat = settings.find(W + "compat")
    if compat is None:
        compat = make("compat")
        following = {qn("m:mathPr"), *(W + name for name in _AFTER_COMPAT.split())}
        after = next((c for c in settings if c.tag in following), None)
        if after is None:
            settings.append(compat)
        else:
            after.addprevious(compat)
    if compat.find(W + "doNotExpandShiftReturn") is None:
        before = {W + name for name in _BEFORE_SHIFT_RETURN.split()}
        place = sum(child.tag in before for child in compat)
        compat.insert(place, make("doNotExpandShiftReturn"))


def finish_settings(package: Package) -> None:
    """Set what our texts need, take out save numbers and the picture of the template's first page."""
    main = package.main_part()
    assert main is not None
    for name in package.related(main, "settings"):
        root = package.tree(name)
        numbers = root.find(W + "rsids")
        if numbers is not None:
            root.remove(numbers)
        _keep_broken_lines_short(root)
        package.parts[name] = serialise(root)
    for relationship in package.relationships():
        if relationship.kind.endswith("/metadata/thumbnail"):
            package.drop_part(relationship.target)
            package.unrelate("", ("thumbnail",))
