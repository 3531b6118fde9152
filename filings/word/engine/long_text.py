"""Long texts on the short road: their elements are those of the long road, written as bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from filings.messages import gettext as _
from filings.word.block_content import BlockContent
from filings.word.engine.looks import BlockLook
from filings.word.markdown import BlockWriter, Spot
from filings.word.marks import shorten
from filings.word.namespaces import NS, W, qn
from filings.word.pictures import PictureStore
from filings.word.readback import flat_text
from filings.word.rules import T007
from filings.word.runtime import Run
from filings.word.styles import Area, Styles
from filings.word.xml import Element, parse, sort_properties


class LongTexts:
    """Writes the long texts of one part of one document.

    ``prefixes`` are those that the part declares; ``numbers`` gives the drawings their ids.
    """

    def __init__(
        self,
        run: Run,
        part: str,
        styles: Styles,
        store: PictureStore,
        prefixes: Mapping[str, str],
        numbers: Iterator[int],
    ) -> None:
        self._run = run
        self._writer = BlockWriter(run, part, styles, store)
        self._prefixes = dict(prefixes)
        self._numbers = numbers

    def print(self, text: BlockContent, look: BlockLook) -> bytes:
        """The paragraphs, tables and pictures of one text; that all of it is in them is proven."""
        mark = self._run.tags.get(look.tag)
        area = Area(look.width, look.height)
        spot = Spot(mark, _parsed(look.paragraph), _parsed(look.run), area)
        made, texts = self._writer.write(text, spot, inline=look.inline)
        around = etree.Element(W + "body", nsmap=self._prefixes)
        around.extend(made)
        self._prove(around, texts, look)
        sort_properties(around)
        for drawing in around.iter(qn("wp:docPr")):
            number = next(self._numbers)
            drawing.set("id", str(number))
            drawing.set("name", f"Picture {number}")
        etree.cleanup_namespaces(around, keep_ns_prefixes=list(self._prefixes))
        written = etree.tostring(around, encoding="UTF-8", xml_declaration=False)
        return written[written.index(b">") + 1 : written.rindex(b"<")] if len(around) else b""

    def _prove(self, made: Element, texts: list[str], look: BlockLook) -> None:
        flat, position = flat_text(made), 0
        for text in texts:
            found = flat.find(text, position)
            if found < 0:
                mark = self._run.tags.get(look.tag)
                message = _("「{tag}」填入的「{text}」在成文里找不到。").format(
                    tag=shorten(mark.source) if mark else "", text=shorten(text, 60)
                )
                self._run.report(T007, mark.place if mark else None, message)
                return
            position = found + len(text)


def _parsed(properties: str) -> Element | None:
    """A ``w:pPr`` or ``w:rPr`` as written; it uses no prefix but w."""
    if not properties:
        return None
    declared = " ".join(f'xmlns:{k}="{v}"' for k, v in NS.items() if k != "xml")
    return parse(f"<around {declared}>{properties}</around>")[0]
