"""An Excel workbook as a foreign document: a table for each sheet that holds something."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from filings.diagnostics import Diagnostic, Span
from filings.excel.sheet import MOST_CELLS, TooLargeError, read_sheet
from filings.excel.workbook import S, Sheet, Workbook, clean, read_workbook, split_text
from filings.messages import gettext as _
from filings.source import Block, SourceDocument, SourceParagraph
from filings.source.left_out import Kind, LeftOut
from filings.source.rules import I001, I002
from filings.word.namespaces import NS
from filings.word.package import CONTENT_TYPES, Package, loosened
from filings.word.xml import DoctypeError
from filings.word.zip_guard import Fault, UnfitArchive, unpack

_A = "{" + NS["a"] + "}"
_XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"


def read_excel_source(file: Path | bytes, name: str) -> SourceDocument:
    """The workbook as it was read; its diagnostics say what is wrong with it or was left out.

    Hidden sheets are left out. ``name`` is what messages call the file. Raises OSError where the
    operating system refuses to read it; never for what is in the file.
    """
    content = file if isinstance(file, bytes) else file.read_bytes()
    try:
        package, main = _open(content)
        left_out = LeftOut()
        blocks = tuple(_blocks(read_workbook(package, main), left_out))
        return SourceDocument(name, "xlsx", blocks, tuple(left_out.diagnostics(name)))
    except UnfitArchive as unfit:
        found = _unfit(unfit.fault, name)
    except TooLargeError:
        message = _("工作簿太大：有内容的格超过 {most} 个，或者行号、列号不正常")
        found = I002.finding(message.format(most=MOST_CELLS), span=Span(name))
    except DoctypeError:
        message = _("文件内部带有文档类型声明（DOCTYPE），不安全")
        found = I001.finding(message, span=Span(name))
    except (etree.XMLSyntaxError, KeyError):
        found = _unfit(Fault.BROKEN, name)
    return SourceDocument(name, "xlsx", (), (found,))


def _unfit(fault: Fault, name: str) -> Diagnostic:
    """Why the archive cannot be read, and what to do."""
    save_anew = _(
        "用 Excel 或 WPS 打开，另存为「Excel 工作簿（*.xlsx）」再读；打不开的，重新要一份"
    )
    messages = {
        Fault.EMPTY: (_("文件是空的"), _("换一份有内容的 .xlsx 文件")),
        Fault.OLD_FORMAT: (
            _("这是旧格式的工作簿（.xls 或 .et），不是 .xlsx"),
            _("在 Excel 或 WPS 中打开，另存为「Excel 工作簿（*.xlsx）」"),
        ),
        Fault.PROTECTED: (
            _("工作簿设有打开密码，无法读取"),
            _("在 Excel 或 WPS 中打开，取消密码后另存为 .xlsx"),
        ),
        Fault.NO_ARCHIVE: (
            _("这不是 Excel 工作簿（.xlsx）"),
            _("检查文件名是否写错；只改后缀名不能改变文件的格式"),
        ),
        Fault.OVERSIZED: (
            _("文件的压缩内容不正常：展开后过大，或条目过多、互相重叠"),
            _("删去用不着的图片和空行再试；来路不明的文件不要使用"),
        ),
        Fault.ODD_NAMES: (_("文件内部的条目名称重复或不正常"), save_anew),
    }
    message, hint = messages.get(fault, (_("文件已损坏，不能作为 Excel 工作簿读取"), save_anew))
    rule = I002 if fault is Fault.OVERSIZED else I001
    return rule.finding(message, hints=(hint,), span=Span(name))


def _open(content: bytes) -> tuple[Package, str]:
    """The parts of the file and the name of its main part; raises UnfitArchive."""
    package = Package(loosened(unpack(content)))
    if CONTENT_TYPES not in package.parts:
        raise UnfitArchive(Fault.NO_ARCHIVE)
    main = package.main_part()
    kind = package.content_types().get(main or "", "")
    if main is None or main not in package.parts:
        raise UnfitArchive(Fault.BROKEN)
    if not kind.endswith("main+xml") or not ("spreadsheet" in kind or "ms-excel" in kind):
        raise UnfitArchive(Fault.NO_ARCHIVE)
    return package, main


def _blocks(book: Workbook, left_out: LeftOut) -> Iterator[Block]:
    room = MOST_CELLS
    boxes = 0
    for sheet in book.sheets:
        if sheet.hidden:
            left_out.add(Kind.SHEET, sheet.name, {"table": sheet.index})
            continue
        if not sheet.part:
            left_out.add(Kind.DRAWING, *_whole(sheet))
            continue
        table = read_sheet(book, sheet, left_out, room)
        if table is not None:
            room -= sum(bool(cell.text) for cell in table.cells)
            yield table
        _note_comments(book.package, sheet, left_out)
        for text in _boxes(book.package, sheet, left_out):
            yield SourceParagraph(boxes, text, part="box")
            boxes += 1


def _whole(sheet: Sheet) -> tuple[str, dict[str, int]]:
    return _("工作表“{sheet}”").format(sheet=sheet.name), {"table": sheet.index}


def _note_comments(package: Package, sheet: Sheet, left_out: LeftOut) -> None:
    """Note the comments on a sheet with their cells; those in threads stand there as plain ones too."""
    for part in package.related(sheet.part, "comments"):
        for comment in package.tree(part).iter(S + "comment"):
            body = comment.find(S + "text")
            text = split_text(body)[0] if body is not None else ""
            if text.strip():
                where = _("工作表“{sheet}”的{cell}格")
                where = where.format(sheet=sheet.name, cell=comment.get("ref", ""))
                left_out.add(Kind.COMMENT, where, {"table": sheet.index}, text)


def _boxes(package: Package, sheet: Sheet, left_out: LeftOut) -> Iterator[str]:
    """The paragraphs of text boxes on a sheet; pictures and charts are noted as left out."""
    for part in package.related(sheet.part, "drawing"):
        root = package.tree(part)
        if next(root.iter(_XDR + "pic"), None) is not None:
            left_out.add(Kind.PICTURE, *_whole(sheet))
        if next(root.iter(_CHART), None) is not None:
            left_out.add(Kind.DRAWING, *_whole(sheet))
        for body in root.iter(_XDR + "txBody"):
            for paragraph in body.iter(_A + "p"):
                text = clean("".join(t.text or "" for t in paragraph.iter(_A + "t")))
                if text.strip():
                    yield text
