"""The walk over a part as those see it who plan something in it: its state, and the steps so far."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from filings.messages import gettext as _
from filings.word.engine.steps import NotProvable, Static, Step, Steps
from filings.word.marks import MARKED, NUMBER_CLOSE, NUMBER_OPEN
from filings.word.namespaces import W
from filings.word.styles import Styles
from filings.word.tags import Tag
from filings.word.xml import Element, ancestor, elements

_NUMBER = re.compile(rf"{NUMBER_OPEN}(\d+){NUMBER_CLOSE}")


class Walk(ABC):
    """A part with its tags; ``sections`` are the w:sectPr that its pages follow."""

    def __init__(
        self, root: Element, tags: Iterable[Tag], styles: Styles, sections: list[Element]
    ) -> None:
        self.root = root
        self.tags = {t.number: t for t in tags}
        self.styles = styles
        self.sections = sections
        self.steps: Steps = []
        self.last = "start"
        """What the last block was: a paragraph (p), a table (tbl), nothing (start), or ?."""
        self.replaced = _replaced(root, self.tags)
        self.vanishing = {p for p in root.iter(W + "p") if MARKED in p.attrib}
        self.hot = self._find_hot()

    def emit(self, text: str) -> None:
        """Add XML that never changes."""
        if not text:
            return
        last = self.steps[-1] if self.steps else None
        if isinstance(last, Static):
            last.text += text
        else:
            self.steps.append(Static(text))

    def add(self, step: Step) -> None:
        """Add a step."""
        self.steps.append(step)

    @contextmanager
    def collected(self) -> Iterator[Steps]:
        """Steps on the side: whatever is planned inside goes into the list that is given."""
        outside = self.steps
        inside: Steps = []
        self.steps = inside
        yield inside
        if self.steps is not inside:
            raise uneven()
        self.steps = outside

    def is_certain(self, steps: Steps) -> bool:
        """Whether what is planned now is printed whenever ``steps`` are."""
        return self.steps is steps

    def extend(self, steps: Steps) -> None:
        """Add steps that were planned on the side."""
        for step in steps:
            if isinstance(step, Static):
                self.emit(step.text)
            else:
                self.add(step)

    # What the walk does with an element --------------------------------------------------------

    @abstractmethod
    def node(self, element: Element) -> None:
        """Plan one element."""

    @abstractmethod
    def all_of(self, children: Iterable[Element]) -> None:
        """Plan elements that stand one after the other; what begins in them ends in them."""

    @abstractmethod
    def generic(self, element: Element) -> None:
        """An element that needs no care of its own."""

    @abstractmethod
    def start(self, element: Element) -> None:
        """The start tag, with the values of tags in its attributes."""

    @abstractmethod
    def cold(self, element: Element) -> None:
        """An element without tags."""

    @abstractmethod
    def note(self, element: Element, *, deep: bool = True) -> None:
        """See to what must stand once, and to bookmarks, in something that is planned here."""

    @abstractmethod
    def blocks(self, container: Element, children: list[Element]) -> None:
        """Paragraphs and tables, of which the last must be a paragraph."""

    def _find_hot(self) -> set[Element]:
        """Every element that holds a tag, at any depth."""
        hot: set[Element] = set()
        starts = [
            e
            for e in elements(self.root)
            if (e.text and (NUMBER_OPEN in e.text or "{%" in e.text or "{#" in e.text))
            or any(NUMBER_OPEN in str(v) for v in e.attrib.values())
        ]
        for element in [*starts, *self.vanishing, *self.replaced]:
            hot.add(element)
            for around in element.iterancestors():
                if around in hot:
                    break
                hot.add(around)
        return hot


def uneven() -> NotProvable:
    """A loop or condition does not end where it began."""
    return NotProvable(_("循环或条件的开头和结尾不在同一层。"))


def numbers_in(text: str | None) -> list[int]:
    """The numbers of the tags in a text."""
    return [int(found) for found in _NUMBER.findall(text or "")]


def _replaced(root: Element, tags: Mapping[int, Tag]) -> dict[Element, Tag]:
    """What stands for a tag, and the tag: paragraphs, rows, cells and runs."""
    found: dict[Element, Tag] = {}
    homes = {number: text for text in root.iter(W + "t") for number in numbers_in(text.text)}
    for tag in tags.values():
        if not tag.level or tag.paragraph is None:
            continue
        if tag.level == "p":
            found[tag.paragraph] = tag
        elif tag.level == "r":
            run = ancestor(homes[tag.number], "w:r")
            assert run is not None
            found[run] = tag
        else:
            around = ancestor(tag.paragraph, f"w:{tag.level}")
            assert around is not None
            found[around] = tag
    return found
