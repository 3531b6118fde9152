"""What is said of a file that is no document of a kind we read, and what its owner can do instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from filings.diagnostics import Diagnostic
from filings.messages import gettext as _
from filings.project.load import PROJECT_FILE
from filings.source.rules import I001

SHEET_ENDINGS = frozenset([".xls", ".et", ".xlt", ".ett", ".xlsx", ".xlsm", ".xltx", ".ods"])
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
_MARKUP = re.compile(rb"\s*(?:<!doctype html|<html|<\?xml|<meta|<table|mime-version:|<style)", re.I)
_HEIF = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif")
_DOCUMENT_ENDINGS = frozenset(
    [*SHEET_ENDINGS, ".docx", ".doc", ".wps", ".pdf", ".docm", ".rtf", ".odt"]
)


def of_folder(path: Path, name: str) -> Diagnostic:
    """What to say of a folder: which of its files could be meant."""
    inside = sorted(p.name for p in path.iterdir() if not p.name.startswith((".", "~$")))
    if PROJECT_FILE in inside:
        message = _("“{file}”已经是一个项目文件夹")
        hint = _("FILE 写上级的 Word、Excel 或 PDF 文件，项目文件夹写在 -o 后面")
        return I001.finding(message.format(file=name), hints=(hint,))
    documents = [n for n in inside if Path(n).suffix.lower() in _DOCUMENT_ENDINGS]
    example = f"{name.rstrip('/')}/{documents[0] if documents else _('通知.docx')}"
    hint = _("写到文件为止，如 {example}").format(example=example)
    if len(documents) > 1:
        hint = _("写到文件为止，几份文件用空格隔开，如 {example}").format(example=example)
    return I001.finding(_("“{file}”是文件夹").format(file=name), hints=(hint,))


def of_other_package(names: Sequence[str]) -> Diagnostic | None:
    """What to say of an archive that is a document of a kind we do not read."""
    if "OFD.xml" in names:
        message = _("这是 OFD 版式文件，不能直接读")
        hint = _(
            "用 WPS 或 OFD 阅读器转成 Word 或有文字的 PDF，再读一次；或者向发文单位要 Word 文件"
        )
        return I001.finding(message, hints=(hint,))
    if "ppt/presentation.xml" in names:
        return of_slides()
    return None


def of_slides() -> Diagnostic:
    message = _("这是演示文稿（PowerPoint），不能读入")
    return I001.finding(message, hints=(_("把要读的表格拷到 Word 或 Excel 文件里"),))


def of_no_document(content: bytes, ending: str) -> Diagnostic:
    """What to say of a file that is no document of any kind we read."""
    if content.startswith(_PICTURES) or content[4:12] in _HEIF or content[8:12] == b"WEBP":
        message = _("这是图片，图片里的字读不出来")
        hint = _(
            "要 Word、Excel 文件，或者有文字的 PDF；只有图片的，先用 WPS 等软件转成文字，校对后存为 Word"
        )
        return I001.finding(message, hints=(hint,))
    if content.startswith(_ARCHIVES):
        message = _("这是压缩包")
        return I001.finding(message, hints=(_("先解压，再指定其中的 Word、Excel 或 PDF 文件"),))
    if _MARKUP.match(content.removeprefix(b"\xef\xbb\xbf")[:200]):
        message = _("这是网页或 XML 文件，只是后缀名像 Word 或 Excel 文件（系统导出的多是这样）")
        hint = _("用 Word、Excel 或 WPS 打开，另存为 .docx 或 .xlsx，再读一次")
        return I001.finding(message, hints=(hint,))
    if b"\0" not in content[:4096] and ending in (".yaml", ".yml"):
        message = _("这是 filings 自己的项目文件或细则文件，不用导入")
        hint = _(
            "别的项目要用这份细则：把文件拷到那个项目的文件夹里，在它的 filing.yaml 的“评分细则”下面"
            "加一行“名字: 文件名.yaml”，再运行 filings check"
        )
        return I001.finding(message, hints=(hint,))
    if b"\0" not in content[:4096] and ending == ".csv":
        message = _("这是 CSV 文件，没有合并的格，也分不清文字和数字")
        hint = _("用 Excel 或 WPS 打开，看看汉字和日期对不对，另存为 .xlsx，再读一次")
        return I001.finding(message, hints=(hint,))
    if b"\0" not in content[:4096]:
        message = _("这是纯文本文件，没有表格")
        hint = _("用 Excel（逗号分隔的）或 Word 打开，另存为 .xlsx 或 .docx，再读一次")
        return I001.finding(message, hints=(hint,))
    message = _("认不出这是什么文件")
    hint = _(
        "能读的有 .docx、.xlsx、.pdf，装了 LibreOffice 还有 .doc、.wps、.rtf、.xls、.et、.odt、.ods"
    )
    return I001.finding(message, hints=(hint,))
