"""All rules on one Word file, and the file with the mechanical mistakes mended."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from filings.diagnostics import Diagnostic, Span
from filings.lint.catalogue import RULES
from filings.lint.mend import carry_out, mend_all
from filings.lint.paper import Paper
from filings.lint.read_paper import read_paper
from filings.lint.roles import assign_roles
from filings.lint.rule import Fault, LintRule
from filings.messages import gettext as _
from filings.word.guard import open_package
from filings.word.package import Package, write
from filings.word.rules import T001
from filings.word.xml import DoctypeError


@dataclass(frozen=True, slots=True)
class Linted:
    """What was found in a file; ``fixed`` counts the findings that mending takes away."""

    diagnostics: tuple[Diagnostic, ...]
    content: bytes | None = None
    fixed: int = 0


def lint(content: bytes, name: str, *, fix: bool = False) -> Linted:
    """Every finding in the .docx that ``content`` is, in reading order.

    With ``fix``, ``content`` of the result is the mended file (None for one that cannot be read),
    and the findings are those that remain in it. Never raises for what is in the file.
    """
    package, refused = open_package(content, name)
    if package is None:
        return Linted(tuple(refused))
    try:
        paper, found = _examine(package)
        if not fix:
            return Linted(_diagnostics(paper, found, name))
        # A correction may uncover another (a mark beside a mark): few rounds settle all.
        before = sum(fault.count for _rule, fault in found)
        for _round in range(3):
            mend_all(fault for _rule, fault in found)
            changed = carry_out(paper, package)
            if changed.parts == package.parts:
                break
            package = changed
            paper, found = _examine(package)
        after = sum(fault.count for _rule, fault in found)
        return Linted(_diagnostics(paper, found, name), write(package), max(0, before - after))
    except (etree.XMLSyntaxError, DoctypeError):
        message = _("文件已损坏，不能作为 Word 文档读取。")
        return Linted((T001.finding(message, span=Span(name)),))


def _examine(package: Package) -> tuple[Paper, list[tuple[LintRule, Fault]]]:
    paper = read_paper(package)
    assign_roles(paper)
    return paper, [(rule, fault) for rule in RULES for fault in rule.check(paper)]


def _diagnostics(
    paper: Paper, found: list[tuple[LintRule, Fault]], name: str
) -> tuple[Diagnostic, ...]:
    order: dict[str, int] = {}
    for number, paragraph in enumerate(paper.paragraphs):
        order.setdefault(paragraph.place.where, number)

    def key(pair: tuple[LintRule, Fault]) -> tuple[int, str]:
        rule, fault = pair
        return (order.get(fault.place.where, -1) if fault.place else -1, rule.code)

    return tuple(rule.diagnose(fault, name) for rule, fault in sorted(found, key=key))
