"""Reading a finished document back: every text that went in must be there (T007)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from filings.messages import gettext as _
from filings.word.marks import shorten
from filings.word.namespaces import W, qn
from filings.word.package import Package
from filings.word.rules import T007
from filings.word.runtime import Emission, Run
from filings.word.xml import Element, parse

_BREAKS = {W + "br": "\n", W + "cr": "\n", W + "tab": "\t", W + "p": "\n", W + "noBreakHyphen": "-"}
_TEXTS = frozenset([W + "t", W + "delText", qn("a:t"), qn("m:t")])
_MOST_MISSING = 20


def flat_text(root: Element) -> str:
    """The text of a part: a line a paragraph, breaks and tabs as characters, in reading order."""
    parts: list[str] = []
    for element in root.iter(*_BREAKS, *_TEXTS):
        if element.tag in _TEXTS:
            parts.append(element.text or "")
        elif not (element.tag == W + "tab" and _is_setting(element)):
            parts.append(_BREAKS[str(element.tag)])
    return "".join(parts)


def _is_setting(tab: Element) -> bool:
    """Whether a ``w:tab`` is a tab stop of a paragraph, not a tab in its text."""
    parent = tab.getparent()
    return parent is not None and parent.tag == W + "tabs"


def read_back(package: Package, emissions: Mapping[str, Iterable[Emission]], run: Run) -> None:
    """Report each text of ``emissions``, by part, that is not in ``package`` where it should be.

    One pass over each part: what follows a text is looked for after it.
    """
    missing = 0
    for part, emitted in emissions.items():
        text = flat_text(parse(package.parts[part]))
        position = 0
        for emission in emitted:
            for expected in emission.expected:
                if not expected:
                    continue
                found = text.find(expected, position)
                if found >= 0:
                    position = found + len(expected)
                    continue
                _report(run, emission, expected)
                missing += 1
                if missing >= _MOST_MISSING:
                    return


def _report(run: Run, emission: Emission, expected: str) -> None:
    tag = emission.tag
    run.report(
        T007,
        tag.place if tag else None,
        _("「{tag}」填入的「{text}」在成文里找不到。").format(
            tag=shorten(tag.source) if tag else "", text=shorten(expected, 60)
        ),
    )
