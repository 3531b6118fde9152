"""Filling a template with data: from a template and plain data to the bytes of a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from filings.diagnostics import Diagnostic, has_errors
from filings.messages import gettext as _
from filings.word.blocks import close_blocks
from filings.word.compile import Code
from filings.word.data import plain
from filings.word.draft import mark_holes, stamp_headers
from filings.word.fill import Filler
from filings.word.finish import finish_part, finish_settings
from filings.word.markdown import MarkdownWriter
from filings.word.namespaces import W
from filings.word.package import Package, read, write
from filings.word.pictures import PictureStore
from filings.word.properties import Properties, write_properties
from filings.word.readback import read_back
from filings.word.rules import T008, T012
from filings.word.runtime import Emission, LimitReached, Run, current
from filings.word.styles import Styles, read_styles
from filings.word.tables import arrange_tables
from filings.word.template import Template
from filings.word.validate import validate
from filings.word.xml import Element, parse, serialise

__all__ = ["Properties", "Rendered", "render"]


@dataclass(frozen=True, slots=True)
class Rendered:
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

    ``context`` is plain data (dict, list, tuple, str, int, Decimal, bool, None, date), else
    TypeError. ``draft`` marks every 【待定】 and stamps 征求意见稿. ``pictures`` are the contents of
    the pictures that long texts refer to, by path. The same input gives the same bytes.
    """
    diagnostics = template.check()
    if has_errors(diagnostics):
        return Rendered(None, diagnostics)
    data = plain(context)
    run = Run(template.name, frozenset(data), template.tags)
    job = _Job(template, run, pictures or {}, draft)
    token = current.set(run)
    try:
        content = job.render(data, properties or Properties())
    finally:
        current.reset(token)
    diagnostics += run.diagnostics
    return Rendered(None if has_errors(diagnostics) else content, diagnostics)


class _Job:
    """The rendering of one document."""

    def __init__(
        self, template: Template, run: Run, pictures: Mapping[str, bytes], draft: bool
    ) -> None:
        self._template = template
        self._run = run
        self._draft = draft
        self._package = template.package.copy()
        self._main = self._package.main_part()
        self._pictures = PictureStore(self._package, pictures)
        self._styles: Styles = read_styles(self._package)
        self._emissions: dict[str, list[Emission]] = {}

    def render(self, data: Mapping[str, Any], properties: Properties) -> bytes | None:
        try:
            sources = {p.name: self._print(p.name, p.code, data) for p in self._template.parts}
            texts = {p.name: p.code.render(data) for p in self._template.properties}
        except LimitReached:
            self._run.report(T012, None, _("循环次数或内容总量超过了一份文书的上限。"))
            return None
        self._check_needs(data)
        if has_errors(self._run.diagnostics):
            return None
        trees = self._parse(sources)
        if trees is None:
            return None
        sections = self._sections(trees)
        for name, root in trees.items():
            self._fill(name, root, sections)
        if has_errors(self._run.diagnostics):
            return None
        rendered = {name: self._run.filled(text) for name, text in texts.items()}
        return self._assemble(trees, properties, rendered)

    def _check_needs(self, data: Mapping[str, Any]) -> None:
        """Names that the context lacks, where a condition kept them from being noticed, too."""
        parts, properties = self._template.parts, self._template.properties
        for code in (*(p.code for p in parts), *(p.code for p in properties)):
            for name, number in code.needs:
                if name not in data:
                    tag = self._run.tags.get(number)
                    self._run.report_unknown(name, tag.place if tag else None)

    def _print(self, name: str, code: Code, data: Mapping[str, Any]) -> str:
        begin = len(self._run.emissions)
        printed = code.render(data)
        self._emissions[name] = self._run.emissions[begin:]
        return printed

    def _parse(self, sources: Mapping[str, str]) -> dict[str, Element] | None:
        trees: dict[str, Element] = {}
        for name, source in sources.items():
            try:
                trees[name] = parse(source)
            except (etree.XMLSyntaxError, ValueError):
                self._run.report(
                    T008,
                    None,
                    _("套用后的「{part}」结构不完整。").format(part=name),
                    _("循环、条件的开头和结尾要放在同一层：都在段落里，或都单独占一段、一行。"),
                )
        return None if len(trees) < len(sources) else trees

    def _sections(self, trees: Mapping[str, Element]) -> list[Element]:
        main = trees.get(self._main or "")
        return [] if main is None else list(main.iter(W + "sectPr"))

    def _fill(self, name: str, root: Element, sections: list[Element]) -> None:
        own = sections if name == self._main else sections[:1]
        writer = MarkdownWriter(self._run, name, self._styles, self._pictures)
        filler = Filler(self._run, root, writer, own)
        filler.fill_attributes()
        arrange_tables(root, self._run)
        filler.fill_texts()
        close_blocks(root)

    def _assemble(
        self, trees: Mapping[str, Element], properties: Properties, rendered: Mapping[str, str]
    ) -> bytes | None:
        package = self._package
        drawings = 0
        for name, root in trees.items():
            if self._draft:
                mark_holes(root)
            drawings = finish_part(root, self._styles, drawings)
            package.parts[name] = serialise(root)
        if self._draft:
            stamp_headers(package)
        finish_settings(package)
        write_properties(package, properties, rendered)
        content = write(package)
        self._prove(content)
        return content

    def _prove(self, content: bytes) -> None:
        """Open the finished bytes again: are they whole, and is everything in them?"""
        finished: Package = read(content)
        for problem in validate(finished, self._template.package):
            self._run.report(T008, problem.place, problem.message)
        if not has_errors(self._run.diagnostics):
            read_back(finished, self._emissions, self._run)
