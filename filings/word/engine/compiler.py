"""Compiling a template: reading, checking, and the program or, failing that, the long road."""

from __future__ import annotations

from filings.diagnostics import Diagnostic, has_errors
from filings.messages import gettext as _
from filings.word.archive import member
from filings.word.dangers import find_dangers
from filings.word.engine.balance import prove_whole
from filings.word.engine.code import compile_part, compile_text
from filings.word.engine.compiled import CompiledTemplate
from filings.word.engine.plan import plan_part, plan_text
from filings.word.engine.program import PartProgram, Program, TextProgram
from filings.word.engine.reading import ReadTemplate, read_tags
from filings.word.engine.steps import NotProvable, Static
from filings.word.finish import finish_settings
from filings.word.guard import open_package
from filings.word.marks import Mark
from filings.word.namespaces import DECLARATION, W
from filings.word.package import Package, in_order
from filings.word.properties import prepare_properties, read_properties
from filings.word.styles import read_styles
from filings.word.xml import Element


def compile_bytes(content: bytes) -> tuple[CompiledTemplate | None, list[Diagnostic]]:
    """The template that ``content`` is, and why it cannot be used or what was taken out of it."""
    package, diagnostics = open_package(content, "")
    if package is None:
        return None, diagnostics
    diagnostics += find_dangers(package)
    if has_errors(diagnostics):
        return None, diagnostics
    read = read_tags(package)
    compiled = CompiledTemplate(read.diagnostics, _marks(read), package)
    if has_errors(read.diagnostics):
        return compiled, diagnostics
    try:
        compiled.program = compile_program(package, read)
    except (NotProvable, RecursionError) as e:
        compiled.reason = str(e) if isinstance(e, NotProvable) else _("模板嵌套过深。")
        # Only here are docxtpl and python-docx needed, whose import takes longer than all the rest.
        from filings.word.compile import compile_template

        # The trees have been taken apart.
        read = read_tags(package)
        compiled.long, faults = compile_template(package, read)
        compiled.faults += faults
    return compiled, diagnostics


def _marks(read: ReadTemplate) -> dict[int, Mark]:
    return {
        t.number: Mark(t.number, t.place, t.source, t.level, t.keyword, t.expression)
        for t in read.tags.values()
    }


def compile_program(package: Package, read: ReadTemplate) -> Program:
    """The program for a template without faults. Raises NotProvable where it needs the long road."""
    styles = read_styles(package)
    fixed = package.copy()
    finish_settings(fixed)
    core = prepare_properties(fixed)
    needs: list[tuple[str, int]] = []
    asks: set[str] = set()
    parts: list[PartProgram] = []
    drawings = 0
    sections: list[Element] = []
    for number, part in enumerate(read.parts):
        sections = list(part.root.iter(W + "sectPr")) if number == 0 else sections[:1]
        plan, drawings = plan_part(part.root, part.tags, styles, sections, drawings)
        prove_whole(plan.steps)
        code = compile_part([Static(DECLARATION.decode()), *plan.steps])
        needs += code.needs
        asks |= code.asks
        parts.append(
            PartProgram(part.name, code.code, tuple(plan.runs), tuple(plan.blocks), plan.prefixes)
        )
    properties: list[TextProgram] = []
    for text in read.properties:
        code = compile_text(plan_text(text.pieces))
        needs += code.needs
        asks |= code.asks
        properties.append(TextProgram(text.name, code.code))
    printed = {core, *(p.name for p in parts)}
    return Program(
        order=tuple(in_order(fixed.parts)),
        members={n: member(n, c) for n, c in fixed.parts.items() if n not in printed},
        parts=tuple(parts),
        properties=tuple(properties),
        core=core,
        kept=read_properties(package),
        tags=_marks(read),
        asks=tuple(sorted(asks)),
        needs=tuple(dict.fromkeys(needs)),
        styles=(styles.ids, styles.by_name, styles.numberings),
        drawings=drawings,
    )
