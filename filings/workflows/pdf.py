"""PDFs of finished documents, and their pages as pictures.

A PDF is made again only if its document or the fonts are other than last time.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import PurePosixPath

from filings.diagnostics import Diagnostic, Severity
from filings.messages import gettext as _
from filings.workflows.fonts import StandIns, find_stand_ins
from filings.workflows.libreoffice import Office, to_pdf
from filings.workflows.outputs import Made, OutputFolder, pdf_name
from filings.workflows.rules import B009, B010

DPI = 110
"""Dots to the inch of a page: 五号 in a table can be read, and a page is some 100 kB."""

_CREATED = re.compile(rb"<dcterms:created[^>]*>(\d{4})-(\d\d)-(\d\d)")
_STAMP = re.compile(rb"(/(?:CreationDate|ModDate) ?\(D:)\d{14}")
_IDENTITY = re.compile(rb"(/ID ?\[ ?<)([0-9A-F]{32})(>\s*<)\2(>)")
_CHECKSUM = re.compile(rb"(/DocChecksum /)[0-9A-F]{32}")


def make_pdfs(
    documents: Sequence[Made], office: Office, folder: OutputFolder
) -> tuple[list[Made], list[Diagnostic]]:
    """The PDF of each document, all or none, by one call of LibreOffice or by none at all.

    Those that stand in ``folder`` and were made from the same documents with the same fonts are
    taken from there.
    """
    stand_ins = find_stand_ins((d.content for d in documents), office.environment)
    fonts = {"fonts": str(stand_ins)} if stand_ins.known else {}
    origins = [{"made_from": d.sha256, **fonts} for d in documents]
    earlier = [folder.earlier(origin) for origin in origins]
    missing = [d for d, pdf in zip(documents, earlier, strict=True) if pdf is None]
    made: list[bytes] = []
    if missing:
        made, found = to_pdf([(d.file, d.content) for d in missing], office, stand_ins)
        if not made:
            return [], found
    fresh = iter(made)
    pdfs = []
    for d, origin, pdf in zip(documents, origins, earlier, strict=True):
        name = pdf_name(d.file)
        pdf = pdf or Made(name, d.kind, _steady(next(fresh), d.content), origin=origin)
        pdfs.append(replace(pdf, file=name, kind=d.kind, shows=d.file))
    return pdfs, _words_on(stand_ins)


def _steady(pdf: bytes, document: bytes) -> bytes:
    """The PDF with the document's date and hash in place of the clock's time and chance.

    Nothing changes its length, so every offset in the file holds. What else differs between two
    calls (another LibreOffice, other fonts) stays as it is.
    """
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        created = _CREATED.search(archive.read("docProps/core.xml"))
    day = b"".join(created.groups()) if created else b"19800101"
    identity = sha256(document).hexdigest()[:32].upper().encode()
    pdf = _STAMP.sub(lambda m: m[1] + day + b"000000", pdf)
    pdf = _IDENTITY.sub(lambda m: m[1] + identity + m[3] + identity + m[4], pdf)
    return _CHECKSUM.sub(lambda m: m[1] + identity, pdf)


def _words_on(stand_ins: StandIns) -> list[Diagnostic]:
    found = []
    if stand_ins.lacking:
        message = _("这台电脑没有中文字体，PDF 里的汉字显示不出来；缺：{names}")
        message = message.format(names="、".join(stand_ins.lacking))
        hint = _("装上中文字体再做，如 sudo apt install fonts-noto-cjk")
        found.append(B009.finding(message, hints=(hint,), severity=Severity.WARNING))
    if stand_ins.chosen:
        message = _("这台电脑没有这些字体，PDF 里用别的代替：{fonts}")
        found.append(B009.finding(message.format(fonts=stand_ins)))
    return found


def make_pages(pdfs: Sequence[Made]) -> tuple[list[Made], list[Diagnostic]]:
    """The pages of ``pdfs`` as PNG, numbered so that they sort: ``01-请示-01.png``.

    Without the library that draws them there are none, and a finding says so.
    """
    try:
        import PIL  # noqa: F401 - pypdfium2 needs it to hand out a picture
        import pypdfium2
    except ImportError:
        return [], [B010.finding(_("没有装画页面的库，只有 PDF，没有 PNG 图片"))]
    pages = []
    for pdf in pdfs:
        with pypdfium2.PdfDocument(pdf.content) as document:
            width = max(2, len(str(len(document))))
            for number, page in enumerate(document, 1):
                stream = io.BytesIO()
                page.render(scale=DPI / 72).to_pil().save(stream, "PNG")
                page.close()
                name = PurePosixPath(pdf.file).with_suffix("")
                pages.append(Made(f"{name}-{number:0{width}}.png", pdf.kind, stream.getvalue()))
    return pages, []
