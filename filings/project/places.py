"""Places in the project files: where each statement stands, and how to name it in words."""

from __future__ import annotations

from collections.abc import Mapping

from filings.diagnostics import Span
from filings.glossary import term
from filings.messages import gettext as _
from filings.model.origin import Path
from filings.model.project import Project
from filings.project.shapes import LIST, MAP, RECORD, Shape


class Locator:
    """Where a statement stands; of a missing one, the nearest place around it."""

    def __init__(self, spans: Mapping[Path, Span], start: Span) -> None:
        self._spans = spans
        self._start = start

    def __call__(self, path: Path) -> Span:
        while path:
            span = self._spans.get(path)
            if span is not None:
                return span
            path = path[:-1]
        return self._start


def describe(path: Path) -> str | None:
    """A path in the clerk's words, 「责任分工 scoring 3 完成时限」; ``None`` for the whole file."""
    words, within = [], ""
    shape: Shape | None = Shape(RECORD, Project)
    for part in path:
        if shape is None:
            break
        if shape.form == RECORD:
            record = shape.record
            if part != record.model.free_keys:
                words.append(term(str(part), within))
            within = str(part)
            shape = record.shapes.get(str(part))
        elif shape.form == LIST:
            words.append(_("第{number}项").format(number=int(part) + 1))
            shape = shape.element
        elif shape.form == MAP:
            words.append(str(part))
            shape = shape.element
        else:
            break
    return " ".join(words) or None
