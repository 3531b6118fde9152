"""What the text beside a rubric says of it: vetoes, points on top, the whole. It is told, not read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from filings.messages import gettext as _
from filings.model.base import shortened
from filings.recognise import rules
from filings.recognise.findings import FoundTable, TableKind
from filings.recognise.tables.titles import without_annex
from filings.recognise.texts import leading_number, squeezed
from filings.recognise.values import Reporter
from filings.source import SourceDocument, SourceParagraph

_SAYS = re.compile(
    r"否决(?:项|指标|情形)|一票否决|(?:取消|撤销)[^。；]{0,8}(?:资格|称号|评选)|不得(?:申报|参评|推荐)|不予(?:评|推荐|申报|验收|认定)"
    r"|加分项|扣分项|(?:总分|满分)[为是共]?\s*[0-9]+\s*分|[0-9]+\s*分(?:以上|及以上)[^。；]{0,12}(?:达标|合格|优秀|良好|通过)"
)
_LONGEST_HEADING = 40


def report_rules_in_text(
    document: SourceDocument, tables: Sequence[FoundTable], reporter: Reporter
) -> None:
    """Tell of each paragraph that rules on the rubric, and of those that a heading about it leads."""
    if not any(table.kind is TableKind.RUBRIC and table.items for table in tables):
        return
    known = {squeezed(note) for table in tables for note in (*table.notes, table.title or "")}
    known |= {squeezed(s.label) for t in tables for i in t.items for s in i.sections}
    style: str | None = None
    for block in document.blocks:
        if not isinstance(block, SourceParagraph):
            style = None
            continue
        text = block.text.strip()
        if not text or squeezed(without_annex(text)) in known or block.part != "body":
            continue
        number = leading_number(text)
        here = number.style if number is not None else ""
        if style is not None and here == style:
            style = None  # the next heading of the same kind
        says = _SAYS.search(text) is not None
        if says or style is not None:
            reporter.in_paragraph(block.index).report(
                rules.I118, _("说明：{text}").format(text=shortened(text, 60))
            )
        if says and len(text) <= _LONGEST_HEADING and not text.endswith("。"):
            style = here
