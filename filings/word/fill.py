"""Putting the values into the rendered tree: text with its breaks and tabs, runs, paragraphs.

A token is found where its tag stood: in ``w:t`` (text), in an attribute, directly in ``w:p``
(``{{r … }}``) or between paragraphs (``{{p … }}``).
"""

from __future__ import annotations

import re
from copy import deepcopy

from filings.messages import gettext as _
from filings.word.block_content import BlockContent
from filings.word.markdown import BlockWriter, Spot
from filings.word.marks import MARKED, TOKEN_OPEN
from filings.word.namespaces import W
from filings.word.rules import T010
from filings.word.runs import prefer_east_asian, run_content, split_special
from filings.word.runtime import TOKEN, Emission, Run
from filings.word.styles import area_at
from filings.word.tags import Tag
from filings.word.xml import (
    Element,
    elements,
    is_empty_run,
    make,
    remove,
    set_text,
)


class Filler:
    """Fills one part."""

    def __init__(
        self, run: Run, root: Element, writer: BlockWriter, sections: list[Element]
    ) -> None:
        self._run = run
        self._root = root
        self._writer = writer
        self._sections = sections

    def fill_attributes(self) -> None:
        """Replace the tokens in attributes. The key of a merge is noted, not written."""
        for element in elements(self._root):
            for key, value in element.attrib.items():
                if TOKEN_OPEN in value:
                    self._fill_attribute(element, str(key), str(value))

    def fill_texts(self) -> None:
        """Replace every other token by its value."""
        for element in list(elements(self._root)):
            if element.text and TOKEN_OPEN in element.text:
                self._fill_text(element)
            if element.tail and TOKEN_OPEN in element.tail:
                self._fill_between(element)
        self._tidy()

    def _emission(self, number: str) -> Emission:
        return self._run.emissions[int(number)]

    def _fill_attribute(self, element: Element, key: str, value: str) -> None:
        emissions = [self._emission(n) for n in TOKEN.findall(value)]
        for emission in emissions:
            emission.shown = False
        if element.tag == W + "vMerge" and key == W + "val":
            self._run.merge_keys[element] = emissions[0]
            return
        filled = self._run.filled(value)
        if key == W + "fill" and not _COLOUR.fullmatch(filled):
            tag = emissions[0].tag
            self._run.report(
                T010,
                tag.place if tag else None,
                _("「{value}」不是颜色，应是六位十六进制数，如 FFFF00。").format(value=filled),
            )
        element.set(key, " ".join(filled.split("\n")))

    def _fill_text(self, element: Element) -> None:
        text = element.text or ""
        if element.tag == W + "t":
            self._fill_run_text(element, text)
        elif element.tag in _INLINE or element.tag in _BLOCK:
            element.text = TOKEN.sub("", text)
            made = self._elements_for(text, element, None)
            for place, new in enumerate(made):
                element.insert(place, new)
        else:
            element.text = self._run.filled(text)

    def _fill_run_text(self, element: Element, text: str) -> None:
        """Text in a run; a line break becomes ``w:br``, a tab ``w:tab``."""
        text = self._run.filled(text)
        if not text:
            element.text = None
            return
        run = element.getparent()
        if run is not None and run.tag == W + "r":
            prefer_east_asian(run, text)
        pieces = split_special(text)
        if len(pieces) == 1:
            set_text(element, text)
            return
        previous = element
        for child in run_content(pieces):
            previous.addnext(child)
            previous = child
        remove(element)

    def _fill_between(self, element: Element) -> None:
        parent = element.getparent()
        if parent is None:
            return
        text = element.tail or ""
        element.tail = TOKEN.sub("", text) or None
        previous = element
        for new in self._elements_for(text, parent, element):
            previous.addnext(new)  # takes the tail along
            previous = new

    def _elements_for(self, text: str, container: Element, anchor: Element | None) -> list[Element]:
        inline = container.tag in _INLINE
        made: list[Element] = []
        for number in TOKEN.findall(text):
            emission = self._emission(number)
            tag = emission.tag
            assert isinstance(tag, Tag)
            if isinstance(emission.value, BlockContent):
                area = area_at(container, anchor, self._sections)
                spot = Spot(tag, tag.paragraph_properties, tag.run_properties, area)
                new, emission.texts = self._writer.write(emission.value, spot, inline=inline)
                made += new
            elif inline:
                made.append(_run_of(tag, str(emission.value)))
            else:
                emission.texts = str(emission.value).split("\n")
                made += [_paragraph_of(tag, line) for line in emission.texts]
        return made

    def _tidy(self) -> None:
        """Take away runs without content and paragraphs whose condition gave nothing."""
        for text in list(self._root.iter(W + "t")):
            if not text.text:
                remove(text)
        for run in list(self._root.iter(W + "r")):
            if is_empty_run(run):
                remove(run)
        for paragraph in list(self._root.iter(W + "p")):
            if MARKED not in paragraph.attrib:
                continue
            del paragraph.attrib[MARKED]
            if any(child.tag != W + "pPr" for child in paragraph):
                continue
            properties = paragraph.find(W + "pPr")
            if properties is None or properties.find(W + "sectPr") is None:
                remove(paragraph)


_COLOUR = re.compile(r"[0-9A-Fa-f]{6}|auto")
_INLINE = frozenset(W + name for name in ("p", "hyperlink", "ins", "smartTag"))
_BLOCK = frozenset(
    W + name
    for name in (
        *("body", "tc", "hdr", "ftr", "footnote", "endnote", "txbxContent", "sdtContent"),
        *("document", "tbl", "tr"),
    )
)


def _run_of(tag: Tag, text: str) -> Element:
    run = make("r")
    if tag.run_properties is not None:
        run.append(deepcopy(tag.run_properties))
    prefer_east_asian(run, text)
    run.extend(run_content(split_special(text)))
    return run


def _paragraph_of(tag: Tag, text: str) -> Element:
    paragraph = make("p")
    if tag.paragraph_properties is not None:
        paragraph.append(deepcopy(tag.paragraph_properties))
    if text:
        paragraph.append(_run_of(tag, text))
    return paragraph
