"""From the tree of a part, its tags read and checked, to the steps that print it.

The tree is walked once. A loop or condition must end in the element that it began in, so that what
is printed is whole whatever the data say; where that cannot be seen here, NotProvable is raised.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from filings.messages import gettext as _
from filings.word.blocks import (
    BLOCKS,
    close_blocks,
    ends_with_paragraph,
    neighbours_properties,
)
from filings.word.engine.markup import (
    end_tag,
    opening,
    start_tag,
    tail_of,
    text_of,
    tidy,
    whole,
)
from filings.word.engine.plan_base import Walk, uneven
from filings.word.engine.plan_runs import RunPlanner
from filings.word.engine.plan_statements import StatementPlanner
from filings.word.engine.plan_tables import TablePlanner
from filings.word.engine.plan_texts import TextReader
from filings.word.engine.steps import (
    Container,
    NotProvable,
    PartPlan,
    PlainText,
    Print,
    Static,
    Steps,
    Vanishing,
)
from filings.word.escaping import escaped_attribute
from filings.word.expressions import expression_of
from filings.word.finish import finish_part
from filings.word.marks import NUMBER_OPEN
from filings.word.namespaces import W, qn
from filings.word.styles import Styles
from filings.word.tags import Tag
from filings.word.xml import Element, elements, make

_CONTAINERS = frozenset(
    W + name for name in ("hdr", "ftr", "footnote", "endnote", "txbxContent", "body")
)
_ONCE = frozenset([W + "bookmarkStart", qn("wp:docPr")])
"""What must not be repeated: its ids and names are those of one thing."""


class Planner(Walk):
    """Walks one part. ``sections`` are the w:sectPr that its pages follow."""

    def __init__(
        self, root: Element, tags: Iterable[Tag], styles: Styles, sections: list[Element]
    ) -> None:
        super().__init__(root, tags, styles, sections)
        self.statements = StatementPlanner(self)
        self.texts = TextReader(self, self.statements)
        self.tables = TablePlanner(self)
        self.runs = RunPlanner(self, self.texts, self.tables)
        self._bookmarks: dict[str, list[Steps]] = {}

    def plan(self, drawings: int) -> tuple[PartPlan, int]:
        """The steps; ``drawings`` have numbers already, and the number that have now."""
        self.tables.note_grids()
        drawings = finish_part(self.root, self.styles, drawings)
        tidy(self.root)
        self._walk_root()
        for begun in self._bookmarks.values():
            if len(begun) != 2 or begun[0] is not begun[1]:
                raise NotProvable(_("书签跨过了条件的边界。"))
        prefixes = {str(k): v for k, v in self.root.nsmap.items() if k}
        return PartPlan(self.steps, self.runs.looks, self.runs.blocks, prefixes), drawings

    # Walking ------------------------------------------------------------------------------------

    def _walk_root(self) -> None:
        if self.root in self.hot:
            self.node(self.root)
        else:
            close_blocks(self.root)
            self.emit(etree.tostring(self.root, encoding="unicode"))

    def node(self, element: Element) -> None:
        """Plan one element."""
        if not isinstance(element.tag, str):
            return
        tag = self.replaced.get(element)
        if tag is not None:
            self._replace(element, tag)
        elif element.tag == W + "tbl":
            self.tables.table(element)
        elif element.tag == W + "tr":
            self.tables.row(element)
        elif element.tag == W + "tc":
            self.tables.cell(element)
        elif element not in self.hot:
            self.cold(element)
        elif element.tag == W + "p":
            self._paragraph(element)
        elif element.tag == W + "r":
            self.runs.run(element)
        elif element.tag in _CONTAINERS:
            self._container(element)
        else:
            self.generic(element)
        self.emit(tail_of(element))

    def all_of(self, children: Iterable[Element]) -> None:
        """Plan elements that stand one after the other; what begins in them ends in them."""
        before = self.steps
        for child in list(children):
            self.node(child)
        if self.steps is not before:
            raise uneven()

    def generic(self, element: Element) -> None:
        """An element that needs no care of its own."""
        self.start(element)
        if element.text and NUMBER_OPEN in element.text:
            self.add(PlainText(self.texts.steps(element.text, element)))
        else:
            self.emit(text_of(element))
        if element.tag == W + "sdtContent":
            self.last = "?"  # it may turn out to be empty
        self.all_of(element)
        self.emit(end_tag(element))
        self.note(element, deep=False)

    def start(self, element: Element) -> None:
        """The start tag, with the values of tags in its attributes."""
        begin, attributes = opening(element)
        self.emit(begin)
        for key, value in attributes.items():
            if NUMBER_OPEN not in value:
                self.emit(f' {key}="{escaped_attribute(value)}"')
                continue
            self.emit(f' {key}="')
            content = self.texts.steps(value, element)
            self.add(PlainText(content, attribute=True, colour=key == "w:fill"))
            self.emit('"')
        self.emit(">")

    def cold(self, element: Element) -> None:
        """An element without tags."""
        self.note(element)
        close_blocks(element)
        self.emit(whole(element))
        if element.tag == W + "p":
            self.last = "p"
        elif element.tag in BLOCKS:
            content = element.find(W + "sdtContent") if element.tag == W + "sdt" else element
            closed = content is not None and ends_with_paragraph(content)
            self.last = "p" if closed else "?"

    def note(self, element: Element, *, deep: bool = True) -> None:
        """See to what must stand once, and to bookmarks, in something that is planned here."""
        for found in elements(element) if deep else (element,):
            if self.statements.loops and found.tag in _ONCE:
                raise NotProvable(_("循环里有书签或图形，每次要换编号。"))
            if self.statements.loops and found.tag == W + "sdtPr":
                for number in found.findall(W + "id"):
                    found.remove(number)
            if found.tag in (W + "bookmarkStart", W + "bookmarkEnd"):
                self._bookmarks.setdefault(found.get(W + "id", ""), []).append(self.steps)

    def _paragraph(self, paragraph: Element) -> None:
        properties = paragraph.find(W + "pPr")
        goes = paragraph in self.vanishing and (
            properties is None or properties.find(W + "sectPr") is None
        )
        head = start_tag(paragraph)
        if properties is not None:
            self.note(properties)
            head += whole(properties)
        content = [c for c in paragraph if c is not properties]
        if goes:
            with self.collected() as body:
                self.all_of(content)
            self.add(Vanishing(head, body, end_tag(paragraph)))
        else:
            self.emit(head)
            self.all_of(content)
            self.emit(end_tag(paragraph))
        self.last = "?" if goes else "p"

    def _container(self, element: Element) -> None:
        self.start(element)
        self.blocks(element, [c for c in element if c.tag != W + "sectPr"])
        for section in element.findall(W + "sectPr"):
            self.emit(whole(section))
        self.emit(end_tag(element))

    def blocks(self, container: Element, children: list[Element]) -> None:
        """Paragraphs and tables, of which the last must be a paragraph."""
        outer, self.last = self.last, "start"
        with self.collected() as body:
            self.all_of(children)
        if self.last == "p":
            self.extend(body)
        else:
            look = "".join(whole(p) for p in neighbours_properties(container))
            self.add(Container(body, f"<w:p>{look}</w:p>"))
        self.last = outer

    # Statements ---------------------------------------------------------------------------------

    def _replace(self, element: Element, tag: Tag) -> None:
        """A paragraph, row, cell or run that stands for a tag."""
        if tag.keyword == "#":
            return
        if tag.keyword:
            parent = element.getparent()
            assert parent is not None
            self.statements.add(tag, parent)
            return
        self.runs.block(element, tag)
        if tag.level == "p":
            self.last = "?"


def plan_part(
    root: Element, tags: Iterable[Tag], styles: Styles, sections: list[Element], drawings: int
) -> tuple[PartPlan, int]:
    """The steps of a part, and the number of drawings that have ids then. Raises NotProvable."""
    try:
        return Planner(root, tags, styles, sections).plan(drawings)
    except RecursionError as e:
        raise NotProvable(_("模板嵌套过深。")) from e


def plan_text(pieces: Iterable[str | Tag]) -> Steps:
    """The steps of a text outside of the XML. Raises NotProvable."""
    root = make("none")
    planner = Planner(root, (), Styles(), [])
    with planner.collected() as steps:
        for piece in pieces:
            if isinstance(piece, str):
                if piece:
                    planner.add(Static(piece))
            elif piece.keyword:
                planner.statements.add(piece, root)
            else:
                planner.add(Print(expression_of(piece), piece.number))
    return steps
