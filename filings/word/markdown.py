"""Blocks in official form: headings 一、（一）1.（1）, paragraphs, lists, tables, pictures.

GB/T 9704-2012, 7.3.3: the levels of a text are numbered 一、, （一）, 1. and （1）. The numbers are
written as text, so that they stay whatever happens to the file. A list continues with the level
below its heading; official paper has no bullets: such entries begin with ——.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass

from filings.diagnostics import Severity
from filings.language.text_blocks import (
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Placed,
    Run,
    Runs,
    Table,
)
from filings.language.xml_text import is_clean
from filings.messages import gettext as _
from filings.word.block_content import BlockContent
from filings.word.draft import HOLE
from filings.word.heading_numbers import HeadingNumbers, number_of
from filings.word.markdown_table import make_table
from filings.word.marks import Mark
from filings.word.namespaces import W
from filings.word.picture_size import PictureError
from filings.word.pictures import PictureStore
from filings.word.placed import CHARACTER, place
from filings.word.rules import T009, T010
from filings.word.runs import runs_of
from filings.word.runtime import Run as Rendering
from filings.word.styles import Area, Styles
from filings.word.xml import Element, is_on, make, properties_of, put

_FROM_THE_ROOT = re.compile(r"[A-Za-z]:|[/\\]")
_FACES = ("黑体", "楷体_GB2312", "仿宋_GB2312", "仿宋_GB2312")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where blocks go: its tag, the look of the tag's paragraph and run, and the room."""

    mark: Mark | None
    paragraph_properties: Element | None
    run_properties: Element | None
    area: Area


class BlockWriter:
    """Writes long texts and pictures into one part of a document."""

    def __init__(
        self, rendering: Rendering, part: str, styles: Styles, pictures: PictureStore
    ) -> None:
        self._rendering = rendering
        self._part = part
        self._styles = styles
        self._pictures = pictures

    def write(
        self, content: BlockContent, spot: Spot, *, inline: bool
    ) -> tuple[list[Element], list[str]]:
        """The elements for one value, and the texts in them that must be read back."""
        one = _OneContent(self, content, spot)
        made = one.runs() if inline else one.blocks()
        return made, one.texts

    def style(self, *wanted: str) -> str | None:
        """The id of the first style of ``wanted`` that the template has."""
        return self._styles.find(*wanted)

    def picture(self, picture: Picture, area: Area, tag: Mark | None) -> Element | None:
        """The drawing of a picture; None where there is none to be had, which is reported."""
        path, line = picture.path, picture.line
        try:
            return self._pictures.drawing(path, picture.caption, self._part, area, picture.width)
        except KeyError:
            message = _("找不到图片「{path}」。")
            if _FROM_THE_ROOT.match(path):
                hint = _(
                    "把图片放进项目文件夹，路径从项目文件夹写起，不写盘符：佐证材料/现场.png。"
                )
            elif line:
                hint = _("把图片放到该位置，或改正文字第{line}行的图片路径。")
            else:
                hint = _("把图片放进项目文件夹的该位置，或改正项目文件、模板里写的路径。")
        except (PictureError, OSError):
            message = _("图片「{path}」无法读取。")
            if line:
                hint = _("在画图等软件中打开，另存为 PNG 或 JPEG 后替换（文字第{line}行）。")
            else:
                hint = _(
                    "在画图等软件中打开，另存为 PNG 或 JPEG 后替换；不是图片的不要用 picture。"
                )
        self._rendering.report(
            T009,
            tag.place if tag else None,
            message.format(path=path),
            hint.format(line=line),
            severity=Severity.WARNING if self.is_draft else None,
        )
        return None

    @property
    def is_draft(self) -> bool:
        """Whether what is missing leaves a hole instead of stopping the document."""
        return self._rendering.draft

    def refuse_within_line(self, tag: Mark | None) -> None:
        """Say that a block has no room in a line."""
        self._rendering.report(
            T010,
            tag.place if tag else None,
            _("一行文字中间放不下表格，也放不下带题注的图片。"),
            _("让标记单独占一段，把 {{r … }} 改成 {{p … }}。"),
        )


class _OneContent:
    """One value on its way into the document."""

    def __init__(self, writer: BlockWriter, content: BlockContent, spot: Spot) -> None:
        self._writer = writer
        self._spot = spot
        self._source = content.blocks(spot.area.width / CHARACTER)
        self.texts: list[str] = []
        self._numbers = HeadingNumbers()
        self._level = 0
        self._look = spot.paragraph_properties
        self._keep_next = self._look is not None and is_on(self._look.find(W + "keepNext"))

    def runs(self) -> list[Element]:
        """All blocks as runs in one paragraph, a line each; tables and captions are refused."""
        made: list[Element] = []
        for block in self._source:
            if isinstance(block, Table) or (isinstance(block, Picture) and block.caption):
                self._writer.refuse_within_line(self._spot.mark)
                continue
            if made:
                made.append(make("r", {}, make("br")))
            if isinstance(block, Picture):
                made += self._drawing(block) or runs_of(self._hole(block))
                continue
            runs = (*block.runs, *block.rest) if isinstance(block, Heading) else block.runs
            made += runs_of(runs)
            self.texts.append("".join(r.text for r in runs))
        return made

    def blocks(self) -> list[Element]:
        """The paragraphs and tables; a last paragraph stays with the next where the tag's does."""
        made: list[Element] = []
        for block in self._source:
            if isinstance(block, Heading):
                made.append(self._heading(block))
            elif isinstance(block, Paragraph):
                made.append(self._body(block.runs))
            elif isinstance(block, Placed):
                made.append(self._placed(block))
            elif isinstance(block, ListItem):
                made.append(self._body((Run(self._marker(block)), *block.runs)))
            elif isinstance(block, Table):
                if made and made[-1].tag == W + "tbl":
                    # Two tables without a paragraph between them would become one.
                    made.append(make("p"))
                made.append(make_table(block, self._spot.area, self._writer.style, self._cell))
            else:
                after_table = bool(made) and made[-1].tag == W + "tbl"
                made += self._picture(block, after_table)
        if self._keep_next and made and made[-1].tag == W + "p":
            put(properties_of(made[-1], "pPr"), make("keepNext"))
        return made

    def _heading(self, heading: Heading) -> Element:
        # A list below a title that was numbered by hand keeps the numbers that it was given.
        self._level = min(heading.level, 2) if heading.typed else heading.level
        number = self._numbers.title(heading.level, heading.title)
        runs = tuple(Run(r.text) for r in heading.runs)
        if heading.rest:
            return self._run_in(heading, (Run(number), *runs))
        style = self._writer.style(f"Heading{min(heading.level, 4)}")
        if style is not None:
            return self._paragraph(style, (Run(number), *runs))
        paragraph = self._paragraph(None, (Run(number), *runs))
        settings = properties_of(paragraph, "pPr")
        put(settings, make("keepNext"))
        put(settings, make("outlineLvl", {"val": str(min(heading.level, 9) - 1)}))
        self._in_face_of(heading.level, paragraph.iter(W + "r"))
        return paragraph

    def _run_in(self, heading: Heading, title: Runs) -> Element:
        """A paragraph of text whose first sentence has the face of a heading."""
        paragraph = self._body((*title, *heading.rest))
        count = len(runs_of(title))
        self._in_face_of(heading.level, list(paragraph.iter(W + "r"))[:count])
        return paragraph

    def _in_face_of(self, level: int, runs: Iterable[Element]) -> None:
        for run in runs:
            fonts = {"hint": "eastAsia", "eastAsia": _FACES[min(level, 4) - 1]}
            put(properties_of(run, "rPr"), make("rFonts", fonts))

    def _placed(self, line: Placed) -> Element:
        paragraph = self._paragraph(self._writer.style("Signature"), line.runs)
        place(properties_of(paragraph, "pPr"), line, self._spot.area)
        return paragraph

    def _marker(self, item: ListItem) -> str:
        if item.number:
            # Below a heading 1. the entries are （1）, below （1） they are ①.
            return number_of(max(self._level, 2) + item.depth, item.number)
        return "——" if item.depth == 1 else "·"

    def _body(self, runs: Runs) -> Element:
        return self._paragraph(self._writer.style("BodyText"), runs)

    def _cell(self, style: str | None, runs: Runs) -> Element:
        return self._paragraph(style, runs, own_look=False)

    def _picture(self, picture: Picture, after_table: bool) -> list[Element]:
        drawing = self._drawing(picture) or runs_of(self._hole(picture))
        if not drawing:
            return []
        with_caption = [make("keepNext")] if picture.caption else []
        # Without room between them the picture would lie on the border of a table.
        above = "160" if after_table else "0"
        settings = make(
            "pPr",
            {},
            *with_caption,
            make("spacing", {"before": above, "after": "0", "line": "240", "lineRule": "auto"}),
            make("ind", {"firstLine": "0", "firstLineChars": "0"}),
            make("jc", {"val": "center"}),
        )
        shown = make("p", {}, settings, *drawing)
        if not picture.caption:
            return [shown]
        style = self._writer.style("Caption")
        caption = self._paragraph(style, (Run(picture.caption),))
        if style is None:
            own = properties_of(caption, "pPr")
            put(own, make("ind", {"firstLine": "0", "firstLineChars": "0"}))
            put(own, make("jc", {"val": "center"}))
        return [shown, caption]

    def _drawing(self, picture: Picture) -> list[Element]:
        """The run that shows a picture; nothing where it cannot be shown."""
        drawing = self._writer.picture(picture, self._spot.area, self._spot.mark)
        return [] if drawing is None else [make("r", {}, make("drawing", {}, drawing))]

    def _hole(self, picture: Picture) -> Runs:
        """What a draft shows in the place of a picture that cannot be shown."""
        if not self._writer.is_draft:
            return ()
        # The path is no text of the document, so nobody has looked at its characters.
        path = "".join(c if c.isprintable() and is_clean(c) else "�" for c in picture.path)
        text = f"{HOLE}（图片：{path}）"
        self.texts.append(text)
        return (Run(text),)

    def _paragraph(self, style: str | None, runs: Runs, *, own_look: bool = True) -> Element:
        """A paragraph of a style, or, where there is none, with the look of the tag's own."""
        paragraph = make("p")
        if style is not None:
            paragraph.append(make("pPr", {}, make("pStyle", {"val": style})))
        elif own_look and self._look is not None:
            settings = deepcopy(self._look)
            # It says that the text stays with what follows it, not each paragraph with the next.
            for keep in settings.findall(W + "keepNext"):
                settings.remove(keep)
            paragraph.append(settings)
        look = None
        if style is None and own_look:
            look = self._spot.run_properties
        paragraph.extend(runs_of(runs, look))
        self.texts.append("".join(r.text for r in runs))
        return paragraph
