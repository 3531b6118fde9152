"""A foreign file of any kind, read: Word, Excel, PDF, and what LibreOffice turns into them.

What a file is, its content says; its ending is asked only where the content leaves it open.
"""

from __future__ import annotations

import importlib.util
import io
import json
import pickle
import stat
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from filings.diagnostics import Diagnostic, Severity, Span, has_errors
from filings.messages import current_language
from filings.messages import gettext as _
from filings.project.text_file import why_unreadable
from filings.source import SourceDocument
from filings.source.rules import I001, I002, I003, I007
from filings.word.limits import MOST_BYTES
from filings.workflows.source_refusals import (
    SHEET_ENDINGS,
    of_folder,
    of_no_document,
    of_other_package,
    of_slides,
)

if TYPE_CHECKING:
    from filings.workflows.libreoffice import Office

PDF_SECONDS = 180.0
"""How long a PDF may take; a page takes about a third of a second."""

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NEW_FORMAT = {
    **dict.fromkeys(("doc", "rtf", "odt"), "docx"),
    **dict.fromkeys(("xls", "xlsb", "ods"), "xlsx"),
}
_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
_MOST_NAMES = 5


class _Unreadable(Exception):
    """The file cannot be read; what to say of it."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def read_source(
    path: Path, *, office: Office | None = None, name: str = "", seconds: float = PDF_SECONDS
) -> SourceDocument:
    """The document in ``path``; whatever keeps it from being read is in its diagnostics.

    ``name`` is what messages call it, ``office`` the LibreOffice that converts old formats (none if
    None), ``seconds`` the limit for a PDF. Raises OSError only where there is no room for temporary
    files.
    """
    name = name or path.name
    try:
        content = _content(path, name)
        kind = _kind(content, path)
        if kind in _NEW_FORMAT:
            document = _converted(content, kind, name, office)
        else:
            document = _read(content, kind, name, seconds)
        return _unless_empty(document)
    except _Unreadable as unreadable:
        diagnostic = unreadable.diagnostic._replace(span=Span(name))
        return SourceDocument(name, "", (), (diagnostic,))


def _unless_empty(document: SourceDocument) -> SourceDocument:
    """The document, with a word on it if it was read and says nothing."""
    if has_errors(document.diagnostics) or document.tables:
        return document
    if any(paragraph.text.strip() for paragraph in document.paragraphs):
        return document
    message = _("文件里没有文字，也没有表格")
    hint = _("看看是不是拿错了文件；内容是图片的，要有文字的原件")
    empty = I007.finding(message, hints=(hint,), span=Span(document.file))
    return replace(document, diagnostics=(*document.diagnostics, empty))


def _content(path: Path, name: str) -> bytes:
    """What the file holds; nothing but a regular file of modest size is opened."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise _Unreadable(of_folder(path, name))
        if not stat.S_ISREG(status.st_mode):
            message = _("“{file}”不是普通文件").format(file=name)
            raise _Unreadable(I001.finding(message, hints=(_("指定 Word、Excel 或 PDF 文件"),)))
        if status.st_size > MOST_BYTES:
            message = _("文件有 {size} 兆字节，最多读 {most} 兆")
            million = 1024 * 1024
            message = message.format(size=status.st_size // million, most=MOST_BYTES // million)
            raise _Unreadable(I002.finding(message))
        content = path.read_bytes()
    except FileNotFoundError:
        message = _("找不到“{file}”").format(file=name)
        hint = _("核对文件名和所在的文件夹；文件名里有空格的，整个加引号")
        raise _Unreadable(I001.finding(message, hints=(hint,))) from None
    except (OSError, ValueError) as error:
        reason = why_unreadable(name, error) if isinstance(error, OSError) else str(error)
        hint = _("核对文件名，看看能不能打开它")
        raise _Unreadable(I001.finding(reason, hints=(hint,))) from error
    if not content.strip(b"\0 \r\n\t"):
        message = _("文件是空的")
        raise _Unreadable(I001.finding(message, hints=(_("换一份有内容的文件"),)))
    return content


# What it is ---------------------------------------------------------------------------------------


def _kind(content: bytes, path: Path) -> str:
    """``docx``, ``xlsx``, ``pdf``, or one of the old formats by its ending; raises _Unreadable."""
    is_sheet = path.suffix.lower() in SHEET_ENDINGS
    if content.startswith(b"PK"):
        return _kind_of_zip(content, is_sheet=is_sheet)
    if content.startswith(_OLE2):
        return _kind_of_ole2(content, is_sheet=is_sheet)
    if content.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    if b"%PDF-" in content[:1024]:
        return "pdf"
    raise _Unreadable(of_no_document(content, path.suffix.lower()))


def _kind_of_zip(content: bytes, *, is_sheet: bool) -> str:
    if content[30:38] == b"mimetype":
        for kind, ending in _OPEN_DOCUMENT.items():
            if content[38:].startswith(kind) and not content[38 + len(kind) :].startswith(b"-"):
                _require_modest(content)
                return ending
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [_true_name(entry) for entry in archive.infolist()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return "xlsx" if is_sheet else "docx"  # whose reader says what is wrong
    if (other := of_other_package(names)) is not None:
        raise _Unreadable(other)
    if "[Content_Types].xml" in names:
        if "xl/workbook.bin" in names:
            _require_modest(content)
            return "xlsb"
        return "xlsx" if any(name.startswith("xl/") for name in names) else "docx"
    files = [name for name in names if not name.endswith("/")]
    message = _("这是压缩包，里面有 {count} 个文件：{names}").format(
        count=len(files),
        names="、".join(files[:_MOST_NAMES]) + ("……" if len(files) > _MOST_NAMES else ""),
    )
    hint = _("先解压，再指定其中的 Word、Excel 或 PDF 文件")
    raise _Unreadable(I001.finding(message, hints=(hint,)))


def _true_name(entry: zipfile.ZipInfo) -> str:
    """The name of a file in an archive; Chinese Windows writes it in GBK and does not say so."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return entry.filename


def _require_modest(content: bytes) -> None:
    """No archive goes to LibreOffice that unpacks to more than it should."""
    from filings.word.zip_guard import Fault, UnfitArchive, unpack

    try:
        unpack(content)
    except UnfitArchive as unfit:
        if unfit.fault is Fault.OVERSIZED:
            message = _("文件的压缩内容不正常：展开后过大，或条目过多、互相重叠")
            raise _Unreadable(I002.finding(message)) from unfit
        raise _Unreadable(I001.finding(_("文件已损坏或设有密码"))) from unfit


def _kind_of_ole2(content: bytes, *, is_sheet: bool) -> str:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if holds("EncryptedPackage"):
        return "xlsx" if is_sheet else "docx"  # whose reader says that it has a password
    if holds("PowerPoint Document"):
        raise _Unreadable(of_slides())
    if holds("WordDocument"):
        return "doc"
    return "xls" if holds("Workbook") or is_sheet else "doc"


# Reading ------------------------------------------------------------------------------------------


def _read(content: bytes, kind: str, name: str, seconds: float) -> SourceDocument:
    if kind == "pdf":
        return _pdf_read_apart(content, name, seconds)
    if kind == "xlsx":
        from filings.excel.reading import read_excel_source

        return read_excel_source(content, name)
    from filings.word.reading import read_word_source

    return read_word_source(content, name)


def _converted(content: bytes, kind: str, name: str, office: Office | None) -> SourceDocument:
    """The file as LibreOffice turns it into one of the new formats, read."""
    from filings.workflows.libreoffice import Office, to_new_format

    wanted = _NEW_FORMAT[kind]
    made = to_new_format(content, kind, wanted, office or Office(None, {}))
    if isinstance(made, Diagnostic):
        raise _Unreadable(made)
    read = _read(made, wanted, name, 0)
    message = _("文件由 LibreOffice 转成 .{wanted} 后读入，编号和合并的格对照原文看一看")
    note = I003.finding(message.format(wanted=wanted), span=Span(name), severity=Severity.INFO)
    return replace(read, diagnostics=(*read.diagnostics, note))


# A PDF can make its reader run for hours or ask for any amount of memory, so that one is read in a
# process of its own, which can be stopped. It looks for modules where this one does, and never in
# the folder that it happens to be started in.
_CHILD = (
    "import json, sys\n"
    "sys.path[:] = json.loads(sys.argv.pop(1))\n"
    "from filings.pdf.__main__ import main\n"
    "main(*sys.argv[1:])\n"
)


def _pdf_read_apart(content: bytes, name: str, seconds: float) -> SourceDocument:
    if importlib.util.find_spec("pdfplumber") is None:
        message = _("读 PDF 要用 pdfplumber，这台电脑上没有装")
        hint = _("在工具文件夹里 pip install '.[pdf]'，再读一次；或者向发文单位要 Word 文件")
        raise _Unreadable(I003.finding(message, hints=(hint,)))
    search_path = json.dumps([entry for entry in sys.path if entry])
    command = [sys.executable, "-c", _CHILD, search_path, name, current_language()]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        message = _("PDF 过了 {seconds} 秒还没有读完，已经停下").format(seconds=f"{seconds:g}")
        raise _Unreadable(I002.finding(message)) from None
    if done.returncode:
        message = _("PDF 太大或不正常，读的程序中途停了")
        raise _Unreadable(I002.finding(message))
    document = pickle.loads(done.stdout)
    assert isinstance(document, SourceDocument)
    return document
