"""The paragraphs of running text as their words go: brackets that run on joined, broken lists parted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeGuard

from filings.diagnostics import Severity
from filings.language.unit_reading import read_units
from filings.messages import gettext as _
from filings.model.base import shortened
from filings.recognise import rules
from filings.recognise.divisions.brackets import names_only
from filings.recognise.divisions.division_lines import breaks_off, division_line
from filings.recognise.texts import leading_number
from filings.recognise.values import Reporter
from filings.source import Block, SourceDocument, SourceParagraph, SourceTable

_FURTHEST_BRACKET = 3


def whole_blocks(document: SourceDocument, reporter: Reporter) -> Iterator[Block]:
    """The blocks of a document, paragraphs that a bracket runs through made one; that is told."""
    blocks = list(document.blocks)
    at = 0
    while at < len(blocks):
        block = blocks[at]
        at += 1
        if isinstance(block, SourceParagraph) and len(numbered := _numbered_lines(block)) > 1:
            yield from numbered
            continue
        if isinstance(block, SourceTable) or not breaks_off(block.text):
            more = blocks[at] if at < len(blocks) else None
            if isinstance(block, SourceParagraph) and _goes_on(more, block):
                at += 1
                yield replace(block, text=block.text + more.text)
            else:
                yield block
            continue
        place = reporter.in_paragraph(block.index)
        last, text = at, block.text
        while last < len(blocks) and last - at < _FURTHEST_BRACKET and breaks_off(text):
            behind = blocks[last]
            if isinstance(behind, SourceTable):
                break
            text += behind.text
            last += 1
        if breaks_off(text):
            place.report(
                rules.I119, _("括号没有配对：“{text}”").format(text=shortened(block.text, 60))
            )
            yield block
            continue
        place.report(
            rules.I119,
            _("括号跨了段，第{first}段到第{last}段当作一段读").format(
                first=block.index + 1, last=block.index + 1 + last - at
            ),
            severity=Severity.INFO,
        )
        yield replace(block, text=text)
        at = last


def _goes_on(behind: Block | None, line: SourceParagraph) -> TypeGuard[SourceParagraph]:
    """Whether a line of units ends with a comma and the next paragraph is nothing but more of them."""
    open_line = line.text.rstrip().endswith(("、", "，", ","))
    return (
        open_line
        and isinstance(behind, SourceParagraph)
        and division_line(line.text) is not None
        and names_only(read_units(behind.text), may_be_vague=True)
    )


def _numbered_lines(paragraph: SourceParagraph) -> list[SourceParagraph]:
    """The lines of a paragraph that is broken into a list: several of them begin with a number."""
    lines = paragraph.text.split("\n")
    styles = [n.style for line in lines if (n := leading_number(line)) is not None]
    if len(styles) < 2 or len(set(styles)) > 1 or breaks_off(paragraph.text):
        return [paragraph]
    return [replace(paragraph, text=line) for line in lines]
