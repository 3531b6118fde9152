"""One template filled by docxtpl and by us."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment

from filings.diagnostics import Diagnostic
from filings.word.render import render
from filings.word.template import template_from_bytes
from support.compatibility.intended import INTENDED
from support.trees import Comparison, compare


def as_documents_write(value: object) -> object:
    """A value as we print it; other objects as they are."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    return value


def by_docxtpl(
    template: bytes,
    context: Mapping[str, Any],
    printing: Callable[[object], object] | None = None,
) -> bytes:
    """What docxtpl makes, with ``printing`` of values if given; raises whatever it raises."""
    made = DocxTemplate(BytesIO(template))
    environment = Environment(autoescape=True, finalize=printing)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made.render(dict(context), environment, autoescape=True)
    buffer = BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def by_us(template: bytes, context: Mapping[str, Any]) -> tuple[bytes | None, list[Diagnostic]]:
    """What we make, and what we say."""
    read, found = template_from_bytes(template, name="模板.docx")
    if read is None:
        return None, found
    rendered = render(read, context)
    return rendered.content, [*found, *rendered.diagnostics]


@dataclass(frozen=True)
class Refused:
    """We would not fill the template, and said why; ``docxtpl`` is why it could not either, or ''."""

    diagnostics: tuple[Diagnostic, ...]
    docxtpl: str = ""


@dataclass(frozen=True)
class Failed:
    """docxtpl could not fill the template."""

    reason: str


def compare_engines(template: bytes, context: Mapping[str, Any]) -> Comparison | Refused | Failed:
    """How the two documents differ, or why there are not two."""
    ours, found = by_us(template, context)
    theirs, reason = None, ""
    try:
        theirs = by_docxtpl(template, context)
    except Exception as e:  # docxtpl lets through whatever lxml, Jinja or python-docx raise
        reason = f"{type(e).__name__}: {e}"
    if ours is None:
        return Refused(tuple(found), reason)
    if theirs is None:
        return Failed(reason)
    comparison = compare(ours, theirs, INTENDED)
    if comparison.differences:
        again = compare(ours, by_docxtpl(template, context, as_documents_write), INTENDED)
        if not again.differences:
            return replace(again, besides=frozenset({"values"}))
    return comparison
