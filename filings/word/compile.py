"""From the XML of a part to a compiled template whose every tag knows its place.

docxtpl's ``patch_xml`` does what it is known for: a tag for a row, cell or paragraph takes the row,
cell or paragraph away, ``{% vm %}`` and ``{% hm %}`` merge. Rendering stays with us, since docxtpl
renders with data in the XML text, changes ``{_{`` in it, and reads the result with an indulgent
parser that loses text (docxtpl 0.20, ``DocxTemplate.fix_tables``).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import unescape

from docxtpl import DocxTemplate
from jinja2 import Template as JinjaTemplate
from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from filings.diagnostics import Diagnostic, Span
from filings.messages import gettext as _
from filings.word.engine.reading import ReadTemplate
from filings.word.environment import Rewriter, environment
from filings.word.expressions import check_tree
from filings.word.marks import NUMBER_CLOSE, NUMBER_OPEN
from filings.word.names import free_names
from filings.word.package import Package
from filings.word.rules import T003
from filings.word.tags import Tag
from filings.word.xml import Element, to_text

_TAG = re.compile(r"(\{\{|\{%-?|\{#)(.*?)(\}\}|-?%\}|#\})", re.DOTALL)
_NUMBER = re.compile(rf"\s*{NUMBER_OPEN}(\d+){NUMBER_CLOSE}\s*$")
_ENTITIES = {"&quot;": '"', "&apos;": "'"}


class Engine(DocxTemplate):  # type: ignore[misc]
    """docxtpl, for its reading of the tags only."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO())
        self.tag_lines: dict[int, int] = {}

    def patch_xml(self, src_xml: str) -> str:
        """The source of a Jinja template; each tag begins a line, by which it is known again."""
        patched = super().patch_xml(src_xml)
        self.tag_lines = {}
        parts: list[str] = []
        line, position = 1, 0
        for found in _TAG.finditer(patched):
            opening, inner, closing = found.groups()
            static = patched[position : found.start()]
            position = found.end()
            parts.append(static)
            line += static.count("\n")
            if opening == "{#":
                continue
            number = _NUMBER.search(inner)
            if number:
                inner = inner[: number.start()]
            line += 1
            if number:
                self.tag_lines[line] = int(number[1])
            inner = unescape(inner, _ENTITIES).replace("\n", " ")
            parts += [opening, "\n", inner, " ", closing]
        parts.append(patched[position:])
        return "".join(parts)


@dataclass(frozen=True, slots=True)
class Code:
    """A compiled template: what runs, and the names that it needs with the tag that asks."""

    template: JinjaTemplate
    needs: tuple[tuple[str, int], ...]

    def render(self, data: Mapping[str, Any]) -> str:
        """The text that comes of ``data``, with tokens for the values."""
        return self.template.render(data)


@dataclass(slots=True)
class LongTemplate:
    """A template for the long road: its parts as they are, and what prints those with text."""

    package: Package
    tags: Mapping[int, Tag]
    parts: dict[str, Code] = field(default_factory=dict)
    properties: dict[str, Code] = field(default_factory=dict)


def compile_template(package: Package, read: ReadTemplate) -> tuple[LongTemplate, list[Diagnostic]]:
    """The template whose tags are ``read``, which has no faults that reading can find."""
    made = LongTemplate(package, read.tags)
    found: list[Diagnostic] = []
    for part in read.parts:
        code, diagnostics = compile_part(part.root, read.tags)
        found += diagnostics
        if code is not None:
            made.parts[part.name] = code
    for text in read.properties:
        code, diagnostics = compile_text(text.pieces, read.tags)
        found += diagnostics
        if code is not None:
            made.properties[text.name] = code
    return made, found


def compile_part(root: Element, tags: Mapping[int, Tag]) -> tuple[Code | None, list[Diagnostic]]:
    """The template that ``root``, with its tags numbered, stands for."""
    engine = Engine()
    return compile_source(engine.patch_xml(to_text(root)), engine.tag_lines, tags)


def compile_text(
    pieces: Iterable[str | Tag], tags: Mapping[int, Tag]
) -> tuple[Code | None, list[Diagnostic]]:
    """The template that a text outside of the XML stands for."""
    parts: list[str] = []
    lines: dict[int, int] = {}
    line = 1
    for piece in pieces:
        if isinstance(piece, str):
            parts.append(piece)
            line += piece.count("\n")
            continue
        line += 1
        lines[line] = piece.number
        opening, closing = ("{%", "%}") if piece.keyword else ("{{", "}}")
        parts.append(f"{opening}\n{piece.keyword} {piece.expression} {closing}")
    return compile_source("".join(parts), lines, tags)


def compile_source(
    source: str, tag_lines: Mapping[int, int], tags: Mapping[int, Tag]
) -> tuple[Code | None, list[Diagnostic]]:
    """``source`` checked once more as a whole, rewritten and compiled."""

    def tag_at(line: int) -> Tag | None:
        return tags.get(tag_lines.get(line, -1))

    made = environment()
    try:
        tree = made.parse(source)
        problems = check_tree(tree)
        if problems:
            return None, [p.rule.finding(p.message, hints=p.hints, span=Span("")) for p in problems]
        needs = tuple((n, tag_lines.get(line, -1)) for n, line in free_names(tree))
        rewritten = Rewriter(tag_at).visit(tree)
        assert isinstance(rewritten, nodes.Template)
        code = made.compile(rewritten, name="template", filename="<template>")
    except TemplateSyntaxError as e:
        tag = tag_at(e.lineno)
        finding = T003.finding(
            _("标记读不通：{reason}").format(reason=e.message),
            span=Span(""),
            where=tag.place.where if tag else None,
            source=tag.place.source if tag else None,
        )
        return None, [finding]
    except (RecursionError, SyntaxError):
        return None, [T003.finding(_("标记嵌套过深。"), span=Span(""))]
    return Code(JinjaTemplate.from_code(made, code, made.make_globals(None)), needs), []
