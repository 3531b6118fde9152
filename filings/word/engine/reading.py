"""Reading the tags of a template, part by part: the first stage, which finds what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from filings.diagnostics import Diagnostic, Span
from filings.messages import gettext as _
from filings.word.marks import MARKED, RESERVED, TAGGED_COLUMNS
from filings.word.namespaces import W
from filings.word.package import Package
from filings.word.parts import text_parts
from filings.word.places import Place, Places
from filings.word.properties import TEXT_PROPERTIES, read_properties
from filings.word.rules import T001, T015
from filings.word.structure import arrange
from filings.word.tag_reader import TagReader
from filings.word.tags import Tag
from filings.word.xml import Element, elements, parse, remove, with_w_prefix

_REVIEWING = ("ins", "del", "moveFrom", "moveTo", "commentReference")
"""What tracked changes and comments leave in a text."""
_CURSOR = "_GoBack"
"""The bookmark in which Word remembers where the cursor was."""


@dataclass(slots=True)
class ReadPart:
    """A part with its tags gathered and numbered in the tree."""

    name: str
    root: Element
    tags: list[Tag]


@dataclass(slots=True)
class ReadText:
    """A property with tags: pieces of text and tags in turn."""

    name: str
    pieces: list[str | Tag]


@dataclass(slots=True)
class ReadTemplate:
    """All parts and properties, and everything that is wrong with their tags."""

    parts: list[ReadPart] = field(default_factory=list)
    properties: list[ReadText] = field(default_factory=list)
    tags: dict[int, Tag] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def read_tags(package: Package) -> ReadTemplate:
    """The tags of all parts of ``package`` that hold text."""
    read = ReadTemplate()
    for name, title in text_parts(package):
        try:
            root = with_w_prefix(parse(package.parts[name]))
        except (etree.XMLSyntaxError, ValueError):
            # The guard parses what calls itself XML; a relationship may lead to something else.
            message = _("文件内部的「{part}」不是文字。").format(part=name)
            read.diagnostics.append(T001.finding(message, span=Span(""), where=title or None))
            continue
        _forget_cursor(root)
        _forget_marks(root)
        reader = TagReader(Places(root, title, body=not title), first_number=len(read.tags))
        if _holds_our_signs(root):
            place = Place(title or _("正文"))
            reader.report(T001, place, _("模板里有不能使用的特殊字符。"))
        reader.read(root)
        arrange(reader, root)
        if title == "" and any(next(root.iter(W + n), None) is not None for n in _REVIEWING):
            reader.report(T015, Place(_("正文")), _("模板里有未接受的修订或批注。"))
        read.parts.append(ReadPart(name, root, reader.tags))
        _add(read, reader)
    for name, text in read_properties(package).items():
        title = _("文档属性「{name}」").format(name=_(TEXT_PROPERTIES[name]))
        reader = TagReader(Places(parse(b"<none/>")), first_number=len(read.tags))
        if RESERVED.search(text):
            reader.report(T001, Place(title), _("模板里有不能使用的特殊字符。"))
        pieces = reader.read_text(text, Place(title))
        if reader.tags or reader.diagnostics:
            arrange(reader)
            read.properties.append(ReadText(name, pieces))
            _add(read, reader)
    return read


def _add(read: ReadTemplate, reader: TagReader) -> None:
    read.diagnostics += reader.diagnostics
    read.tags.update({t.number: t for t in reader.tags})


def _forget_marks(root: Element) -> None:
    """Take out the save numbers whose names our own marks use; other programs write them, too."""
    for element in elements(root):
        for name in (MARKED, TAGGED_COLUMNS):
            if name in element.attrib:
                del element.attrib[name]


def _holds_our_signs(root: Element) -> bool:
    values = (str(v) for element in elements(root) for v in element.attrib.values())
    return any(RESERVED.search(str(t)) for t in (*root.itertext(), *values))


def _forget_cursor(root: Element) -> None:
    """Take out the bookmark of the cursor: a loop would repeat it."""
    for start in list(root.iter(W + "bookmarkStart")):
        if start.get(W + "name") != _CURSOR:
            continue
        number = start.get(W + "id")
        for end in list(root.iter(W + "bookmarkEnd")):
            if end.get(W + "id") == number:
                remove(end)
        remove(start)
