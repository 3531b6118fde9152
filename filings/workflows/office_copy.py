"""The copy of a Word file that LibreOffice gets, so that it prints what Word prints.

LibreOffice reads ``w:overflowPunct`` the wrong way round and, where that is not set, lets commas
and stops hang beyond a full line; now and then it does not print such a mark at all. In the copy
none hangs.
"""

from __future__ import annotations

from filings.word.namespaces import W
from filings.word.package import Package, read, write
from filings.word.xml import Element, make, properties_of, put, remove, serialise

_MARK = b"overflowPunct"


def office_copy(content: bytes) -> bytes:
    """The copy of ``content``, a Word file of ours; all but the hanging of marks is the same."""
    package = read(content)
    main = package.main_part()
    styles = package.related(main, "styles") if main is not None else []
    for name, part in list(package.parts.items()):
        if name in styles or (name.endswith(".xml") and _MARK in part):
            _let_none_hang(package, name, is_styles=name in styles)
    return write(package)


def _let_none_hang(package: Package, name: str, *, is_styles: bool) -> None:
    root = package.tree(name)
    for switch in list(root.iter(W + "overflowPunct")):
        remove(switch)
    if is_styles:
        # Off, as LibreOffice reads it.
        put(properties_of(_defaults(root), "pPr"), make("overflowPunct"))
    package.parts[name] = serialise(root)


def _defaults(styles: Element) -> Element:
    """The defaults of all paragraphs, made where there are none."""
    defaults = styles.find(W + "docDefaults")
    if defaults is None:
        defaults = make("docDefaults")
        styles.insert(0, defaults)
    found = defaults.find(W + "pPrDefault")
    if found is None:
        found = make("pPrDefault")
        defaults.append(found)
    return found
