"""Reads a Word file for the rules: one walk over its body, its footers, its settings."""

from __future__ import annotations

from dataclasses import dataclass, field

from filings.lint.paper import Footer, Paper, Paragraph, Piece, Section, Table
from filings.messages import gettext as _
from filings.word.namespaces import NS, R, W
from filings.word.package import Package
from filings.word.places import Place, Places, below
from filings.word.style_sheet import Properties, StyleSheet, TextLook, read_style_sheet, whole
from filings.word.xml import Element, is_on

_THROUGH = {
    W + name
    for name in (
        "sdt",
        "sdtContent",
        "customXml",
        "ins",
        "smartTag",
        "hyperlink",
        "moveTo",
        "fldSimple",
    )
}
_ALTERNATIVES = "{" + NS["mc"] + "}AlternateContent"
_CHOICE = "{" + NS["mc"] + "}Choice"
_SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-"}
_BOX = W + "txbxContent"


def read_paper(package: Package) -> Paper:
    """The file as the rules see it; ``package`` is one that the guard let through."""
    main = package.main_part()
    assert main is not None
    root = package.tree(main)
    paper = Paper(main, root, roots={main: root})
    sheet = read_style_sheet(package, main)
    body = root.find(W + "body")
    if body is not None:
        _Reader(paper, sheet, Places(root)).read(body)
    for part in package.related(main, "settings"):
        switch = package.tree(part).find(W + "evenAndOddHeaders")
        paper.two_sided = paper.two_sided or is_on(switch)
    _read_footers(package, paper, sheet)
    return paper


@dataclass(slots=True)
class _Reader:
    paper: Paper
    sheet: StyleSheet
    places: Places
    pending_break: bool = False

    def read(self, body: Element) -> None:
        work: list[tuple[Element, Element | None, bool]] = [
            (child, None, False) for child in reversed(body)
        ]
        starts: list[int] = []
        while work:
            element, cell, boxed = work.pop()
            if element.tag == W + "p":
                inner = self._paragraph(element, cell, boxed)
                work += [(child, None, True) for box in reversed(inner) for child in reversed(box)]
                ending = element.find(f"{W}pPr/{W}sectPr")
                if ending is not None and cell is None and not boxed:
                    self.paper.sections.append(_section(ending))
                    starts.append(len(self.paper.paragraphs))
            elif element.tag == W + "tbl":
                rows = below(element, "tr")
                if cell is None and not boxed:
                    self._table(element, rows)
                cells = [c for row in rows for c in below(row, "tc")]
                work += [(child, c, boxed) for c in reversed(cells) for child in reversed(c)]
            elif element.tag in _THROUGH:
                work += [(child, cell, boxed) for child in reversed(element)]
            elif element.tag == W + "sectPr":
                self.paper.sections.append(_section(element))
        for number, index in enumerate(starts, start=1):
            if number < len(self.paper.sections) and self.paper.sections[number].starts_page:
                for paragraph in self.paper.paragraphs[index:]:
                    paragraph.new_page = True
                    if paragraph.text.strip():
                        break

    def _table(self, element: Element, rows: list[Element]) -> None:
        grid = element.find(W + "tblGrid")
        columns = grid.findall(W + "gridCol") if grid is not None else []
        width = sum(whole(c.get(W + "w", "")) for c in columns)
        place = Place(self.places.of(rows[0]).where.rpartition("第")[0]) if rows else Place("")
        self.paper.tables.append(Table(element, place, len(self.paper.sections), rows, width))
        self.pending_break = False

    def _paragraph(self, element: Element, cell: Element | None, boxed: bool) -> list[Element]:
        look, inherited = self.sheet.paragraph(element.find(W + "pPr"))
        text = _Text(self.sheet, inherited)
        text.read(element)
        made = Paragraph(
            element,
            "".join(text.parts),
            text.pieces,
            look,
            self.places.of(element),
            len(self.paper.sections),
            cell,
            boxed,
        )
        if made.in_text:
            made.new_page = self.pending_break or look.new_page or text.break_before
            blank = not made.text.strip()
            self.pending_break = text.break_after or (blank and made.new_page)
        self.paper.paragraphs.append(made)
        return text.boxes


@dataclass(slots=True)
class _Text:
    """The text of one paragraph, gathered."""

    sheet: StyleSheet
    inherited: Properties
    parts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    break_before: bool = False
    break_after: bool = False
    length: int = 0
    fields: list[bool] = field(default_factory=list)
    page_number: bool = False
    """Whether the field that is open prints the number of the page."""

    def read(self, paragraph: Element) -> None:
        work = list(reversed(paragraph))
        while work:
            element = work.pop()
            if element.tag == W + "r":
                self._run(element)
            elif element.tag == W + "fldSimple" and _is_page(element.get(W + "instr", "")):
                run = next(element.iter(W + "r"), element)
                self._add("#", self.sheet.run(self.inherited, run.find(W + "rPr")), run, None)
            elif element.tag in _THROUGH:
                work += reversed(element)
            elif element.tag == _ALTERNATIVES:
                work += reversed(element.findall(_CHOICE)[:1])

    def _run(self, run: Element) -> None:
        look = self.sheet.run(self.inherited, run.find(W + "rPr"))
        for child in run.iterchildren("*"):
            tag = str(child.tag)
            if tag == W + "fldChar":
                self._turn(child, look, run)
            elif tag == W + "instrText":
                self.page_number = self.page_number or _is_page(child.text or "")
            elif tag == W + "lastRenderedPageBreak":
                self._break()
            elif tag == W + "br":
                if child.get(W + "type") == "page":
                    self._break()
                elif child.get(W + "type") != "column":
                    self._add("\n", look, run, None)
            elif look.hidden or not all(self.fields):
                continue
            elif tag == W + "t":
                if not (self.page_number and self.fields):
                    self._add(child.text or "", look, run, child)
            elif tag in _SIGNS:
                self._add(_SIGNS[tag], look, run, None)
            elif tag == _ALTERNATIVES:
                choice = child.find(_CHOICE)
                self.boxes += choice.iter(_BOX) if choice is not None else ()
            else:
                self.boxes += child.iter(_BOX)

    def _turn(self, mark: Element, look: TextLook, run: Element) -> None:
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            self.fields.append(False)
            self.page_number = False
        elif kind == "separate" and self.fields:
            self.fields[-1] = True
        elif kind == "end" and self.fields:
            self.fields.pop()
            if self.page_number:
                self._add("#", look, run, None)
                self.page_number = False

    def _break(self) -> None:
        if "".join(self.parts).strip():
            self.break_after = True
        else:
            self.break_before = True

    def _add(self, text: str, look: TextLook, run: Element, element: Element | None) -> None:
        self.pieces.append(Piece(self.length, text, look, run, element))
        self.parts.append(text)
        self.length += len(text)


def _is_page(instruction: str) -> bool:
    return instruction.split()[:1] in (["PAGE"], ["page"])


def _section(element: Element) -> Section:
    def measure(name: str, key: str) -> int:
        child = element.find(W + name)
        return whole(child.get(W + key, "")) if child is not None else 0

    grid = element.find(W + "docGrid")
    kind = element.find(W + "type")
    numbers = element.find(W + "pgNumType")
    start = numbers.get(W + "start") if numbers is not None else None
    return Section(
        element,
        measure("pgSz", "w"),
        measure("pgSz", "h"),
        {side: measure("pgMar", side) for side in ("top", "bottom", "left", "right")},
        grid.get(W + "type", "default") if grid is not None else "default",
        measure("docGrid", "linePitch"),
        kind is None or kind.get(W + "val") not in ("continuous", "nextColumn"),
        whole(start) if start is not None else None,
    )


def _read_footers(package: Package, paper: Paper, sheet: StyleSheet) -> None:
    """The footers and headers that print the number of the page."""
    targets = {r.id: r.target for r in package.relationships(paper.main)}
    seen: set[str] = set()
    for reference in paper.root.iter(W + "footerReference", W + "headerReference"):
        part = targets.get(reference.get(R + "id", ""), "")
        if part in seen or part not in package.parts:
            continue
        seen.add(part)
        root = package.tree(part)
        paper.roots[part] = root
        kind = reference.get(W + "type", "default")
        title = _("页脚") if reference.tag == W + "footerReference" else _("页眉")
        for element in root.iter(W + "p"):
            look, inherited = sheet.paragraph(element.find(W + "pPr"))
            text = _Text(sheet, inherited)
            text.read(element)
            line = "".join(text.parts)
            if "#" in line and any(p.element is None and p.text == "#" for p in text.pieces):
                place = Place(title)
                made = Paragraph(element, line, text.pieces, look, place, boxed=True)
                paper.footers.append(Footer(kind, line, made, place, part))
