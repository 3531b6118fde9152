"""Marks of a draft: every 【待定】 in colour, and 征求意见稿 at the head of each page."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from filings.word.namespaces import R, W
from filings.word.package import OFFICE, WORD_TYPE, Package
from filings.word.xml import (
    Element,
    ancestor,
    is_on,
    make,
    parse,
    properties_of,
    put,
    remove,
    serialise,
    text_element,
)

HOLE = "【待定】"
"""What stands where the project says nothing yet."""

STAMP = "征求意见稿"
_RED = "FF0000"


def mark_holes(root: Element) -> None:
    """Give every 【待定】 a run of its own, red on yellow."""
    for paragraph in list(root.iter(W + "p")):
        texts = [t for t in paragraph.iter(W + "t") if t.text and ancestor(t, "w:p") is paragraph]
        whole = "".join(t.text or "" for t in texts)
        if HOLE in whole:
            _mark(texts, whole)


def _mark(texts: list[Element], whole: str) -> None:
    """Colour the characters of each hole; a hole may begin in one run and end in another."""
    coloured = [False] * len(whole)
    position = whole.find(HOLE)
    while position >= 0:
        coloured[position : position + len(HOLE)] = [True] * len(HOLE)
        position = whole.find(HOLE, position + len(HOLE))
    offset = 0
    for text in texts:
        length = len(text.text or "")
        flags = coloured[offset : offset + length]
        offset += length
        if any(flags):
            _split(text, flags)


def _split(text: Element, flags: list[bool]) -> None:
    """Cut the run of ``text`` so that its coloured characters stand in runs of their own."""
    run = text.getparent()
    if run is None or run.tag != W + "r":
        return
    content = text.text or ""
    properties = run.find(W + "rPr")
    before = [c for c in run if c.tag != W + "rPr"]
    index = before.index(text)
    pieces: list[tuple[bool, list[Element]]] = []
    if before[:index]:
        pieces.append((False, before[:index]))
    pieces += [(flag, [text_element(part)]) for flag, part in _stretches(content, flags)]
    if before[index + 1 :]:
        pieces.append((False, before[index + 1 :]))
    previous = run
    for flag, children in pieces:
        new = make("r")
        if properties is not None:
            new.append(deepcopy(properties))
        if flag:
            own = properties_of(new, "rPr")
            put(own, make("color", {"val": _RED}))
            put(own, make("highlight", {"val": "yellow"}))
        new.extend(children)
        previous.addnext(new)
        previous = new
    remove(run)


def _stretches(content: str, flags: list[bool]) -> Iterator[tuple[bool, str]]:
    start = 0
    for i in range(1, len(content) + 1):
        if i == len(content) or flags[i] != flags[start]:
            yield flags[start], content[start:i]
            start = i


def stamp_headers(package: Package) -> None:
    """Put the stamp into the header of every section, first and even pages too where they differ."""
    main = package.main_part()
    assert main is not None
    root = package.tree(main)
    even = _even_pages_differ(package, main)
    targets = {r.id: r.target for r in package.relationships(main) if r.kind == OFFICE + "header"}
    stamped: set[str] = set()
    known: set[str] = set()
    for section in root.iter(W + "sectPr"):
        wanted = ["default"]
        if is_on(section.find(W + "titlePg")):
            wanted.append("first")
        if even:
            wanted.append("even")
        for reference in section.findall(W + "headerReference"):
            known.add(reference.get(W + "type", "default"))
            target = targets.get(reference.get(R + "id", ""))
            if target in package.parts and target is not None:
                stamped.add(target)
        for kind in wanted:
            # A section without a header of its own shows the one of the section before.
            if kind not in known:
                known.add(kind)
                name = _add_header(package, main, section, kind)
                stamped.add(name)
    package.parts[main] = serialise(root)
    for name in sorted(stamped):
        header = parse(package.parts[name])
        header.insert(0, _stamp())
        package.parts[name] = serialise(header)


def _even_pages_differ(package: Package, main: str) -> bool:
    return any(
        is_on(package.tree(name).find(W + "evenAndOddHeaders"))
        for name in package.related(main, "settings")
    )


def _add_header(package: Package, main: str, section: Element, kind: str) -> str:
    folder = main.rpartition("/")[0]
    number = 1
    while (name := f"{folder}/header_draft{number}.xml".lstrip("/")) in package.parts:
        number += 1
    header = make("hdr")
    package.add_part(name, serialise(header), WORD_TYPE.format("header"))
    reference = make("headerReference", {"type": kind})
    reference.set(R + "id", package.relate(main, OFFICE + "header", name))
    section.insert(0, reference)
    return name


def _stamp() -> Element:
    border = {"val": "single", "sz": "12", "space": "0", "color": _RED}
    look = make(
        "rPr",
        {},
        make("rFonts", {"hint": "eastAsia", "eastAsia": "黑体"}),
        make("color", {"val": _RED}),
        make("sz", {"val": "28"}),
        make("szCs", {"val": "28"}),
        make("bdr", border),
    )
    settings = make(
        "pPr",
        {},
        make("spacing", {"before": "0", "after": "0"}),
        make("ind", {"firstLine": "0", "firstLineChars": "0"}),
        make("jc", {"val": "right"}),
    )
    return make("p", {}, settings, make("r", {}, look, text_element(f" {STAMP} ")))
