"""A PDF with real text as a foreign document; scans are refused, every doubt is marked."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from filings.diagnostics import Diagnostic, Rule, Severity, Span
from filings.messages import gettext as _
from filings.pdf.assembly import Assembly, rooms
from filings.pdf.page import Page, read_page
from filings.pdf.running_heads import take_running_heads
from filings.source import SourceDocument
from filings.source.rules import I001, I002, I004, I007, I008

MOST_PAGES = 300
_UNREADABLE = 0.1
"""The part of the characters that may be unreadable in a file that is read."""


def read_pdf_source(
    file: Path | bytes, name: str, *, progress: Callable[[int, int], None] | None = None
) -> SourceDocument:
    """The PDF as it was read; its diagnostics say what is wrong with it and what is in doubt.

    ``name`` is what messages call it; ``progress`` is told the page and how many there are. Raises
    OSError where the operating system refuses, ImportError where pdfplumber is not installed.
    """
    import pdfplumber

    # A slip in somebody's PDF is nothing that a clerk could mend.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    content = file if isinstance(file, bytes) else file.read_bytes()
    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            count = len(pdf.pages)
            if count > MOST_PAGES:
                message = _("PDF 有 {count} 页，最多读 {most} 页")
                message = message.format(count=count, most=MOST_PAGES)
                return _refused(name, I002.finding(message, span=Span(name)))
            pages = []
            for number, printed in enumerate(pdf.pages, 1):
                if progress is not None:
                    progress(number, count)
                pages.append(read_page(printed, number))
                printed.close()
    except Exception as error:
        return _refused(name, _broken(error, name))
    refusal = _refusal(pages, name)
    if refusal is not None:
        return _refused(name, refusal)
    heads = take_running_heads(pages)
    document = Assembly(rooms(pages))
    for page in pages:
        document.add(page)
    document.finish()
    return SourceDocument(name, "pdf", tuple(document.blocks), tuple(_doubts(pages, heads, name)))


def _refused(name: str, why: Diagnostic) -> SourceDocument:
    return SourceDocument(name, "pdf", (), (why,))


def _broken(error: Exception, name: str) -> Diagnostic:
    known = f"{type(error).__name__} {error!r}"
    if "Password" in known or "Encryption" in known:
        message = _("PDF 设有密码或限制，无法读取")
        hint = _("向发文单位要不带密码的文件，最好是 Word 文件")
        return I001.finding(message, hints=(hint,), span=Span(name))
    message = _("文件已损坏，不能作为 PDF 读取")
    return I001.finding(message, hints=(_("重新要一份；最好是 Word 文件"),), span=Span(name))


def _refusal(pages: Sequence[Page], name: str) -> Diagnostic | None:
    """Why the file as a whole cannot be read."""
    characters = sum(page.characters for page in pages)
    if not characters:
        if any(page.pictures for page in pages):
            return I004.finding(_("PDF 是扫描件，里面只有图片，没有文字"), span=Span(name))
        return I004.finding(_("PDF 里没有文字"), span=Span(name))
    if sum(page.unreadable for page in pages) > _UNREADABLE * characters:
        message = _("PDF 里的字没有留下编码，取不出来")
        return I004.finding(message, span=Span(name))
    return None


def _doubts(pages: Sequence[Page], heads: Sequence[str], name: str) -> list[Diagnostic]:
    span = Span(name)
    message = _("PDF 里只有字和线的位置：分段、换行、表格的行列和合并都是推断的，要对照原文核对")
    found = [I008.finding(message, span=span)]
    kinds: tuple[tuple[Rule, str, Callable[[Page], bool]], ...] = (
        (I004, _("{pages}没有文字，只有图片，没有读入"), lambda p: p.is_picture),
        (I004, _("{pages}是扫描的图片加识别出来的字，可能有错字"), lambda p: p.is_recognised),
        (I007, _("{pages}有认不出的字，用“□”代替"), lambda p: p.unreadable > 0),
        (I007, _("{pages}有竖排或转了方向的字，没有读入"), lambda p: p.turned > 0),
        (I007, _("{pages}有图片，图片里的内容读不出来"), lambda p: p.has_pictures),
    )
    for rule, words, is_so in kinds:
        numbers = [page.number for page in pages if is_so(page)]
        if numbers:
            where = _("第{pages}页").format(pages="、".join(map(str, numbers)))
            text = words.format(pages=where)
            found.append(rule.finding(text, span=span, where=where, severity=Severity.WARNING))
    for head in heads:
        text = _("每页的页眉或页脚“{text}”没有读入").format(text=head)
        found.append(I007.finding(text, span=span, severity=Severity.INFO))
    return found
