"""Family W: what a finished paper should not have left in it: the tags of a template, places to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from filings.diagnostics import Severity
from filings.language.insertions import Insertion, insertions, mistyped_insertions
from filings.lint.paper import Paper
from filings.lint.passages import texts
from filings.lint.rule import Fault, rule
from filings.messages import mark as N_

_TAG = re.compile(r"\{\{[^{}\n]{1,200}\}\}|\{%[^{}\n]{1,200}%\}|\{#[^{}\n]{1,200}#\}")


@rule(
    "W045",
    "GB/T 9704-2012 7.3.3",
    Severity.ERROR,
    N_("文中留着没有填上内容的标记"),
    N_("“{{ }}”“{% %}”“[[工作任务]]”这样的标记由内容代替，正式文件里一个不留。"),
)
def unfilled(paper: Paper) -> Iterator[Fault]:
    for paragraph in texts(paper):
        found = [m[0] for m in _TAG.finditer(paragraph.text)]
        found += [place.source for place in _places(paragraph.text)]
        if found:
            yield Fault(paragraph.place, found[0], count=len(found))


def _places(text: str) -> Iterator[Insertion]:
    """The places to be filled in that are certainly ones: 【工作任务】 may as well be a heading."""
    yield from (place for place in insertions(text) if place.meant is not None)
    for place in mistyped_insertions(text):
        if re.match(r"[\[［【]{2}", place.source):
            yield place
