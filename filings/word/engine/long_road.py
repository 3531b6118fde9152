"""The long road: docxtpl patches the template, Jinja prints tokens, and a tree is filled with them.

It can do whatever docxtpl can, and takes about as long. Templates come here that the engine cannot
prove to be whole whatever the data say (:class:`filings.word.engine.steps.NotProvable`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from filings.diagnostics import has_errors
from filings.messages import gettext as _
from filings.word.blocks import close_blocks
from filings.word.compile import Code, LongTemplate
from filings.word.data import plain
from filings.word.draft import mark_holes, stamp_headers
from filings.word.fill import Filler
from filings.word.finish import finish_part, finish_settings
from filings.word.markdown import BlockWriter
from filings.word.marks import shown_braces
from filings.word.namespaces import W
from filings.word.package import Package, read, write
from filings.word.pictures import PictureStore
from filings.word.properties import (
    Properties,
    core_properties,
    prepare_properties,
    read_properties,
)
from filings.word.readback import read_back
from filings.word.rules import T008
from filings.word.runtime import Emission, Run
from filings.word.styles import Styles, read_styles
from filings.word.tables import arrange_tables
from filings.word.validate import validate
from filings.word.xml import Element, elements, parse, serialise


class LongRoad:
    """The rendering of one document."""

    def __init__(
        self, template: LongTemplate, run: Run, pictures: Mapping[str, bytes], draft: bool
    ) -> None:
        self._template = template
        self._run = run
        self._draft = draft
        self._package = template.package.copy()
        self._main = self._package.main_part()
        self._pictures = PictureStore(self._package, pictures)
        self._styles: Styles = read_styles(self._package)
        self._emissions: dict[str, list[Emission]] = {}

    def render(self, context: Mapping[str, Any], properties: Properties) -> bytes | None:
        """The bytes of the document, None where an error was reported. Raises LimitReached."""
        data = plain(context)
        sources = {n: self._print(n, code, data) for n, code in self._template.parts.items()}
        texts = {n: code.render(data) for n, code in self._template.properties.items()}
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
        template = self._template
        for code in (*template.parts.values(), *template.properties.values()):
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
        writer = BlockWriter(self._run, name, self._styles, self._pictures)
        filler = Filler(self._run, root, writer, own)
        for element in elements(root):
            element.text = shown_braces(element.text) if element.text else element.text
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
        name = prepare_properties(package)
        kept = read_properties(self._template.package) | dict(rendered)
        package.parts[name] = core_properties(kept, properties)
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
