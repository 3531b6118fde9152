"""Filling a template with data: from a template and plain data to the bytes of a document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from filings.diagnostics import Diagnostic, has_errors
from filings.messages import gettext as _
from filings.word.engine.short_road import ShortRoad
from filings.word.properties import Properties
from filings.word.rules import T012
from filings.word.runtime import LimitReached, Run, current
from filings.word.template import Template

if TYPE_CHECKING:
    from filings.word.engine.long_road import LongRoad

__all__ = ["Properties", "Rendered", "render"]


class Rendered(NamedTuple):
    """A finished document, or None where an error stands in its way, and what there is to say."""

    content: bytes | None
    diagnostics: list[Diagnostic]


def render(
    template: Template,
    context: Mapping[str, Any],
    *,
    draft: bool = False,
    pictures: Mapping[str, bytes] | None = None,
    properties: Properties | None = None,
) -> Rendered:
    """The document that ``template`` makes of ``context``.

    ``context`` is plain data (dict, list, tuple, str, int, Decimal, bool, None, date); anything
    else that the template asks for is a TypeError. ``draft`` marks every 【待定】 and stamps 征求意见稿. ``pictures`` are the contents of
    the pictures that long texts and the filter ``picture`` refer to, by path. The same input gives
    the same bytes.
    """
    diagnostics = template.check()
    if has_errors(diagnostics):
        return Rendered(None, diagnostics)
    tags = template.tags if template.long is None else template.long.tags
    run = Run(template.name, frozenset(context), tags, draft)
    token = current.set(run)
    try:
        road = _road(template, run, {} if pictures is None else pictures, draft)
        content = road.render(context, properties or Properties())
    except LimitReached:
        run.report(T012, None, _("循环次数或内容总量超过了一份文书的上限。"))
        content = None
    finally:
        current.reset(token)
    diagnostics += run.diagnostics
    return Rendered(None if has_errors(diagnostics) else content, diagnostics)


def _road(
    template: Template, run: Run, pictures: Mapping[str, bytes], draft: bool
) -> ShortRoad | LongRoad:
    if template.program is not None:
        return ShortRoad(template.program, run, pictures, draft)
    from filings.word.engine.long_road import LongRoad

    assert template.long is not None
    return LongRoad(template.long, run, pictures, draft)
