"""Runs whose texts hold tags, and the blocks that ``{{p … }}`` and ``{{r … }}`` become."""

from __future__ import annotations

from copy import deepcopy

from filings.messages import gettext as _
from filings.word.engine.looks import BlockLook, RunLook
from filings.word.engine.markup import end_tag, start_tag, whole
from filings.word.engine.plan_base import Walk
from filings.word.engine.plan_tables import TablePlanner
from filings.word.engine.plan_texts import TextReader
from filings.word.engine.steps import Block, NotProvable, RunOfText, Steps
from filings.word.expressions import expression_of, names_filter
from filings.word.filters import BLOCK_FILTERS
from filings.word.finish import finish_look
from filings.word.marks import NUMBER_OPEN
from filings.word.namespaces import W
from filings.word.runs import prefer_east_asian
from filings.word.styles import area_at
from filings.word.tags import Tag
from filings.word.xml import Element, ancestor, make


class RunPlanner:
    """Plans the runs of one part, and keeps their looks."""

    def __init__(self, walk: Walk, texts: TextReader, tables: TablePlanner) -> None:
        self._walk = walk
        self._texts = texts
        self._tables = tables
        self.looks: list[RunLook] = []
        self.blocks: list[BlockLook] = []

    def run(self, run: Element) -> None:
        """A run with a tag somewhere in it."""
        walk = self._walk
        content = [c for c in run if isinstance(c.tag, str) and c.tag != W + "rPr"]
        tagged = [c for c in content if c in walk.hot]
        if any(c.tag != W + "t" for c in tagged):
            if any(c.tag == W + "t" for c in tagged):
                raise NotProvable(_("同一段文字里既有标记，又有带标记的图形。"))
            walk.generic(run)
            return
        between, kept = [""], False
        texts: list[Steps] = []
        number = -1
        for child in content:
            walk.note(child)
            if child in walk.hot:
                if number < 0:
                    number = _first_number(child.text or "")
                texts.append(self._texts.steps(child.text or "", child))
                between.append("")
            else:
                between[-1] += whole(child)
                kept = True
        between[-1] += end_tag(run)
        head = start_tag(run)
        plain, hinted = _looks(run.find(W + "rPr"))
        look = RunLook(head + plain, head + hinted, tuple(between), kept, number)
        walk.add(RunOfText(self._number_of(look), texts))

    def _number_of(self, look: RunLook) -> int:
        for number, old in enumerate(self.looks):
            if (old.opening, old.between, old.kept) == (look.opening, look.between, look.kept):
                return number
        self.looks.append(look)
        return len(self.looks) - 1

    def block(self, element: Element, tag: Tag) -> None:
        """A paragraph or run that is replaced by what a value becomes."""
        walk = self._walk
        container = element.getparent()
        assert container is not None
        cell = ancestor(element, "w:tc")
        expression = expression_of(tag)
        if (
            cell is not None
            and self._tables.is_fitted(cell)
            and any(names_filter(expression, name) for name in BLOCK_FILTERS)
        ):
            raise NotProvable(_("长文或图片放在列数会变的表格里，宽度要等表格成形才知道。"))
        area = area_at(container, element, walk.sections)
        plain, hinted = _looks(self._finished(tag.run_properties))
        properties = self._finished(tag.paragraph_properties)
        paragraph = "" if properties is None else whole(properties)
        inline = tag.level == "r"
        look = BlockLook(paragraph, plain, hinted, area.width, area.height, inline, tag.number)
        self.blocks.append(look)
        walk.add(Block(len(self.blocks) - 1, expression, tag.number))

    def _finished(self, properties: Element | None) -> Element | None:
        """The properties that a tag found at its place before the part was finished, finished."""
        if properties is None:
            return None
        finished = deepcopy(properties)
        finish_look(finished, self._walk.styles)
        return finished


def _looks(properties: Element | None) -> tuple[str, str]:
    """The ``w:rPr`` of a run, and the same with the East Asian face for “ ” … —."""
    run = make("r")
    if properties is not None:
        run.append(deepcopy(properties))
    plain = _inside(run)
    prefer_east_asian(run, "…")
    return plain, _inside(run)


def _inside(run: Element) -> str:
    found = run.find(W + "rPr")
    return "" if found is None else whole(found)


def _first_number(text: str) -> int:
    after = text.partition(NUMBER_OPEN)[2]
    digits = after[: len(after) - len(after.lstrip("0123456789"))]
    return int(digits) if digits else -1
