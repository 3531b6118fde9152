"""The texts of a part that hold tags, taken apart: characters, values, loops and conditions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from filings.messages import gettext as _
from filings.word.engine.steps import NotProvable, Print, Static, Steps
from filings.word.expressions import expression_of
from filings.word.marks import NUMBER_CLOSE, NUMBER_OPEN
from filings.word.xml import Element

if TYPE_CHECKING:
    from filings.word.engine.plan import Planner

_TAG = re.compile(
    rf"\{{[{{%](?:(?!\{{[{{%]).)*?{NUMBER_OPEN}(\d+){NUMBER_CLOSE}-?[%}}]\}}"
    r"|\{% (?:vm|hm) %\}|\{#.*?#\}",
    re.DOTALL,
)


_NUMBER = re.compile(rf"{NUMBER_OPEN}(\d+){NUMBER_CLOSE}")


def numbers_in(text: str | None) -> list[int]:
    """The numbers of the tags in a text."""
    return [int(found) for found in _NUMBER.findall(text or "")]


class TextReader:
    """Reads texts for one planner."""

    def __init__(self, planner: Planner) -> None:
        self._planner = planner

    def steps(self, text: str, owner: Element) -> Steps:
        """The steps for ``text``, which stands in ``owner``."""
        planner = self._planner
        with planner.collected() as made:
            position = 0
            for found in _TAG.finditer(text):
                self._characters(text[position : found.start()])
                position = found.end()
                if found[1] is None:
                    continue
                tag = planner.tags[int(found[1])]
                if tag.keyword and not tag.is_cell_property:
                    planner.statements.add(tag, owner)
                elif tag.level:
                    raise NotProvable(_("标记嵌在不能单独处理的内容里。"))
                else:
                    planner.add(Print(expression_of(tag), tag.number))
            self._characters(text[position:])
        return made

    def _characters(self, text: str) -> None:
        if text:
            self._planner.add(Static(text))
