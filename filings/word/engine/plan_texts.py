"""The texts of a part that hold tags, taken apart: characters, values, loops and conditions."""

from __future__ import annotations

import re

from filings.messages import gettext as _
from filings.word.engine.plan_base import Walk
from filings.word.engine.plan_statements import StatementPlanner
from filings.word.engine.steps import NotProvable, Print, Static, Steps
from filings.word.expressions import expression_of
from filings.word.marks import NUMBER_CLOSE, NUMBER_OPEN
from filings.word.xml import Element

_TAG = re.compile(
    rf"\{{[{{%](?:(?!\{{[{{%]).)*?{NUMBER_OPEN}(\d+){NUMBER_CLOSE}-?[%}}]\}}"
    r"|\{% (?:vm|hm) %\}|\{#.*?#\}",
    re.DOTALL,
)


class TextReader:
    """Reads the texts of one part."""

    def __init__(self, walk: Walk, statements: StatementPlanner) -> None:
        self._walk = walk
        self._statements = statements

    def steps(self, text: str, owner: Element) -> Steps:
        """The steps for ``text``, which stands in ``owner``."""
        walk = self._walk
        with walk.collected() as made:
            position = 0
            for found in _TAG.finditer(text):
                self._characters(text[position : found.start()])
                position = found.end()
                if found[1] is None:
                    continue
                tag = walk.tags[int(found[1])]
                if tag.keyword and not tag.is_cell_property:
                    self._statements.add(tag, owner)
                elif tag.level:
                    raise NotProvable(_("标记嵌在不能单独处理的内容里。"))
                else:
                    walk.add(Print(expression_of(tag), tag.number))
            self._characters(text[position:])
        return made

    def _characters(self, text: str) -> None:
        if text:
            self._walk.add(Static(text))
