"""Refuse what is no plain .docx: broken, oversized, protected or of another kind (T001).

The archive itself is checked by :mod:`filings.word.zip_guard`. What a readable file must not contain is in :mod:`filings.word.dangers`.
"""

from __future__ import annotations

from lxml import etree

from filings.diagnostics import Diagnostic, Rule, Span
from filings.messages import gettext as _
from filings.word.namespaces import qn
from filings.word.package import CONTENT_TYPES, MAIN_TYPE, Package, loosened
from filings.word.rules import T001
from filings.word.xml import DoctypeError, Element, parse
from filings.word.zip_guard import Fault, UnfitArchive, unpack

MOST_TAGS = 3_000_000
"""Of a part: a table of ten thousand rows has one million."""
_STRICT = "http://purl.oclc.org/ooxml/"


class Refused(Exception):
    """The file cannot be used; the message and hints are for its owner."""

    def __init__(self, message: str, *hints: str) -> None:
        super().__init__(message)
        self.message = message
        self.hints = hints


def open_package(
    content: bytes, name: str, *, rule: Rule = T001, any_kind: bool = False
) -> tuple[Package | None, list[Diagnostic]]:
    """The parts of a .docx, or why it is refused; never raises for what is in the file.

    ``rule`` is what the refusal is called. Whoever only reads takes ``any_kind`` of Word file, also
    one with macros or a template: nothing of it runs or goes anywhere.
    """
    try:
        parts = _unpack(content)
        package = Package(loosened(parts) if any_kind else parts)
        _require_document(package, any_kind=any_kind)
        _require_plain_xml(package)
    except Refused as refusal:
        finding = rule.finding(refusal.message, hints=refusal.hints, span=Span(name))
        return None, [finding]
    return package, []


def _unpack(content: bytes) -> dict[str, bytes]:
    try:
        return unpack(content)
    except UnfitArchive as unfit:
        raise _unfit(unfit.fault) from unfit


def _unfit(fault: Fault) -> Refused:
    save_anew = _("用 Word 或 WPS 打开并另存为一份新的 .docx。")
    if fault is Fault.EMPTY:
        return Refused(_("文件是空的。"), _("请换一份有内容的 .docx 文档。"))
    if fault is Fault.OLD_FORMAT:
        return Refused(
            _("这是旧格式的文档（.doc 或 .wps），不是 .docx。"),
            _("在 Word 或 WPS 中打开，另存为「Word 文档（*.docx）」。"),
        )
    if fault is Fault.PROTECTED:
        return Refused(
            _("文档设有打开密码，无法读取。"),
            _("在 Word 或 WPS 中打开，取消密码后另存为 .docx。"),
        )
    if fault is Fault.NO_ARCHIVE:
        return Refused(
            _("这不是 Word 文档（.docx）。"),
            _("检查文件名是否写错；只改后缀名不能改变文件的格式。"),
        )
    if fault is Fault.OVERSIZED:
        return Refused(
            _("文件的压缩内容不正常：展开后过大，或条目过多、互相重叠。"),
            _("放了很大的图片的，先压缩图片；来路不明的文件不要使用。"),
        )
    if fault is Fault.ODD_NAMES:
        return Refused(_("文件内部的条目名称重复或不正常。"), save_anew)
    return Refused(
        _("文件已损坏，不能作为 Word 文档读取。"),
        _("用 Word 或 WPS 打开并另存为一份新的 .docx；打不开时请重新获取该文件。"),
    )


def _require_document(package: Package, *, any_kind: bool) -> None:
    if CONTENT_TYPES not in package.parts:
        raise Refused(
            _("这是压缩包，不是 Word 文档（.docx）。"),
            _("请指定 .docx 文档本身；只改后缀名不能改变文件的格式。"),
        )
    try:
        main = package.main_part()
        kind = package.content_types().get(main or "")
        strict = _STRICT.encode() in package.parts.get("_rels/.rels", b"")
    except (etree.XMLSyntaxError, DoctypeError) as e:
        raise _broken_part(CONTENT_TYPES) from e
    if strict:
        raise _strict()
    if main is None or main not in package.parts:
        raise Refused(_("文件里没有 Word 正文。"), _("请换一份 Word 文档（.docx）。"))
    if kind != MAIN_TYPE and not (any_kind and kind in _OTHER_MAIN_TYPES):
        raise _other_kind(kind or "")


_OTHER_MAIN_TYPES = frozenset(
    [
        MAIN_TYPE.replace("document.main", "template.main"),
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ]
)


def _other_kind(kind: str) -> Refused:
    save_as = _("在 Word 中打开，另存为「Word 文档（*.docx）」。")
    if "macroEnabled" in kind:
        return Refused(_("这是带宏的 Word 文件（.docm 或 .dotm），不能使用。"), save_as)
    if "template" in kind:
        return Refused(_("这是 Word 模板格式（.dotx），不是 .docx。"), save_as)
    if "spreadsheet" in kind:
        return Refused(_("这是 Excel 工作簿，不是 Word 文档。"), _("请指定 .docx 文档。"))
    return Refused(_("这不是 Word 文档（.docx）。"), save_as)


def _strict() -> Refused:
    return Refused(
        _("文档存成了「Strict Open XML」格式，不能读取。"),
        _("在 Word 中另存为，类型选「Word 文档（*.docx）」，不要选 Strict Open XML。"),
    )


def _broken_part(part: str) -> Refused:
    return Refused(
        _("文档内部的「{part}」损坏。").format(part=part),
        _("用 Word 或 WPS 打开并另存为一份新的 .docx。"),
    )


_REQUIRED: dict[str, dict[str, tuple[str, ...]]] = {
    qn("rel:Relationships"): {qn("rel:Relationship"): ("Id", "Type", "Target")},
    qn("ct:Types"): {
        qn("ct:Default"): ("Extension", "ContentType"),
        qn("ct:Override"): ("PartName", "ContentType"),
    },
}


def _is_complete(root: Element) -> bool:
    """Whether each entry of a list of relationships or content types says what it must."""
    known = _REQUIRED.get(str(root.tag))
    if known is None:
        return True
    return all(
        str(child.tag) in known and all(key in child.attrib for key in known[str(child.tag)])
        for child in root.iterchildren(etree.Element)
    )


def _require_plain_xml(package: Package) -> None:
    """Every XML part is well-formed, and none declares a document type or entities."""
    kinds, main = package.content_types(), package.main_part()
    for name, content in package.parts.items():
        kind = kinds.get(name, "")
        if not (
            kind.endswith(("+xml", "/xml")) or name.lower().endswith((".xml", ".rels", ".vml"))
        ):
            continue
        if content.count(b"<") > MOST_TAGS:
            raise _unfit(Fault.OVERSIZED)
        try:
            root = parse(content)
        except DoctypeError as e:
            raise Refused(
                _("文档内部的「{part}」带有文档类型声明（DOCTYPE），不安全。").format(part=name),
                _("正常的 Word 文档没有这种内容；请换一份文档。"),
            ) from e
        except etree.XMLSyntaxError as e:
            raise _broken_part(name) from e
        if not _is_complete(root):
            raise _broken_part(name)
        if name == main and root.tag != qn("w:document"):
            if root.tag.startswith("{" + _STRICT):
                raise _strict()
            raise _broken_part(name)
        if any(child.tag is etree.Entity for child in root.iter()):
            raise _broken_part(name)
