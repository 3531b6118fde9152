"""The parts of a workbook that its cells refer to: sheets, shared texts, number formats."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from filings.excel.number_format import BUILT_IN, GENERAL
from filings.language.xml_text import is_clean
from filings.source.unseen import without_unseen
from filings.word.namespaces import R
from filings.word.numbers import whole_number
from filings.word.package import Package
from filings.word.xml import Element, refuse_doctype

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its number from 0 among all, its name, its part ('' if it has no cells)."""

    index: int
    name: str
    part: str
    hidden: bool


@dataclass(slots=True)
class Workbook:
    """What the cells of all sheets refer to.

    ``texts`` are the shared ones, each with its parts that a line goes through; ``formats`` is the
    number format of each cell style, ``struck`` whether a line goes through all that has it.
    """

    package: Package
    sheets: list[Sheet] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)
    formats: list[str] = field(default_factory=list)
    struck: list[bool] = field(default_factory=list)
    from_1904: bool = False

    def format_of(self, style: str | None) -> str:
        """The number format of the style with that number."""
        number = whole_number(style)
        return self.formats[number] if 0 <= number < len(self.formats) else GENERAL

    def is_struck(self, style: str | None) -> bool:
        """Whether a line goes through what has the style with that number."""
        number = whole_number(style)
        return 0 <= number < len(self.struck) and self.struck[number]

    def text(self, number: str) -> tuple[str, str] | None:
        """The shared text of that number and its struck parts, None where there is none."""
        place = whole_number(number.strip(), -1)
        return self.texts[place] if 0 <= place < len(self.texts) else None


def read_workbook(package: Package, main: str) -> Workbook:
    """The workbook in ``package``.

    Raises etree.XMLSyntaxError or DoctypeError where a part of it is no plain XML.
    """
    book = Workbook(package)
    root = package.tree(main)
    settings = root.find(S + "workbookPr")
    if settings is not None:
        book.from_1904 = settings.get("date1904", "0") in ("1", "true")
    targets = {r.id: r for r in package.relationships(main) if not r.external}
    for index, element in enumerate(root.iterfind(f"{S}sheets/{S}sheet")):
        found = targets.get(element.get(R + "id", ""))
        has_cells = found is not None and found.kind.endswith("/worksheet")
        part = found.target if found is not None and has_cells else ""
        hidden = element.get("state", "visible") != "visible"
        name = element.get("name", "")
        book.sheets.append(Sheet(index, name, part if part in package.parts else "", hidden))
    for part in package.related(main, "sharedStrings"):
        book.texts = [split_text(item) for item in stream(package.parts[part], S + "si")]
    for part in package.related(main, "styles"):
        styles = package.tree(part)
        book.formats = list(_formats(styles))
        book.struck = list(_struck(styles))
    return book


def stream(content: bytes, *tags: str) -> Iterator[Element]:
    """The elements with these tags, each gone again when the next one is read.

    Raises etree.XMLSyntaxError or DoctypeError, as :func:`filings.word.xml.parse` does.
    """
    refuse_doctype(content)
    events = etree.iterparse(
        io.BytesIO(content),
        tag=tags,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    for _event, element in events:
        yield element
        element.clear()
        parent = element.getparent()
        while parent is not None and element.getprevious() is not None:
            del parent[0]


def split_text(item: Element) -> tuple[str, str]:
    """The text of a shared or inline string without its reading, and the parts that are struck out."""
    parts: tuple[list[str], list[str]] = [], []
    for child in item.iter(S + "t"):
        around = child.getparent()
        if around is not None and around.tag != S + "rPh":
            parts[_strikes(around.find(S + "rPr"))].append(child.text or "")
    kept, struck = parts
    return clean("".join(kept)), clean("".join(struck))


def _strikes(properties: Element | None) -> bool:
    strike = properties.find(S + "strike") if properties is not None else None
    return strike is not None and strike.get("val", "1") in ("1", "true")


def clean(text: str) -> str:
    """The text with its escapes (``_x000D_``) resolved, ``\\n`` for line ends, nothing unseen."""
    if "_x" in text:
        text = _ESCAPED.sub(_character, text)
    return without_unseen(text.replace("\r\n", "\n").replace("\r", "\n"))


def _character(escape: re.Match[str]) -> str:
    character = chr(int(escape[1], 16))
    return character if is_clean(character) else ""


def _formats(styles: Element) -> Iterator[str]:
    own = {
        whole_number(element.get("numFmtId")): element.get("formatCode", "")
        for element in styles.iterfind(f"{S}numFmts/{S}numFmt")
    }
    for style in styles.iterfind(f"{S}cellXfs/{S}xf"):
        number = whole_number(style.get("numFmtId"))
        yield own.get(number) or BUILT_IN.get(number, GENERAL)


def _struck(styles: Element) -> Iterator[bool]:
    fonts = [_strikes(font) for font in styles.iterfind(f"{S}fonts/{S}font")]
    for style in styles.iterfind(f"{S}cellXfs/{S}xf"):
        number = whole_number(style.get("fontId"))
        yield 0 <= number < len(fonts) and fonts[number]
