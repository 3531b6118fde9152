"""Refuse what may run, load or reach out when a document is opened (T002).

Word carries all of this from a template into whatever is made from it. Fields are judged by an
allowlist: their names are many, and ``QUOTE`` can spell out a name that no search would find.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from filings.diagnostics import Diagnostic, Severity, Span
from filings.messages import gettext as _
from filings.word.namespaces import W, qn
from filings.word.package import OFFICE, Package
from filings.word.places import Places
from filings.word.rules import T002
from filings.word.xml import Element, parse, serialise

_SAFE_LINK = re.compile(r"(?:https?://|mailto:|#)", re.IGNORECASE)

_FIELDS = (
    "PAGE NUMPAGES SECTION SECTIONPAGES PAGEREF REF NOTEREF STYLEREF SEQ TOC TC XE INDEX TA TOA "
    "HYPERLINK DATE TIME CREATEDATE SAVEDATE PRINTDATE EDITTIME TITLE AUTHOR SUBJECT KEYWORDS "
    "COMMENTS DOCPROPERTY LASTSAVEDBY FILENAME FILESIZE NUMWORDS NUMCHARS REVNUM FORMTEXT "
    "FORMCHECKBOX FORMDROPDOWN EQ SYMBOL LISTNUM AUTONUM AUTONUMLGL AUTONUMOUT ADVANCE "
    "BIDIOUTLINE MERGEFIELD NEXT IF COMPARE = USERNAME USERINITIALS USERADDRESS"
)
_SAFE_FIELDS = frozenset(_FIELDS.split())


def find_dangers(package: Package) -> list[Diagnostic]:
    """What must not be in a template. An attached template is taken out of ``package``, and said."""
    found = [*_parts(package), *_relationships(package), *_elements(package)]
    found += _detach_template(package)
    return list(dict.fromkeys(found))


def _refusal(message: str, hint: str = "", where: str | None = None) -> Diagnostic:
    return T002.finding(message, hints=[hint] if hint else [], span=Span(""), where=where)


def _parts(package: Package) -> Iterator[Diagnostic]:
    kinds = package.content_types()
    for name in sorted(package.parts):
        about = f"{name} {kinds.get(name, '')}"
        if re.search(r"vbaProject|vbaData|macroEnabled", about, re.IGNORECASE):
            yield _macros()
        elif re.search(r"activeX", about, re.IGNORECASE):
            yield _controls()
        elif re.search(r"oleObject|/embeddings/", about, re.IGNORECASE):
            yield _objects()


def _macros() -> Diagnostic:
    return _refusal(_("文件里有宏。"), _("在 Word 中另存为「Word 文档（*.docx）」，宏即去除。"))


def _controls() -> Diagnostic:
    return _refusal(_("文件里有 ActiveX 控件。"), _("在 Word 中删去控件，改用普通文字。"))


def _objects() -> Diagnostic:
    return _refusal(
        _("文件里嵌入了其他文件（OLE 对象）。"), _("在 Word 中删去嵌入的对象，或改为图片。")
    )


def _included() -> Diagnostic:
    return _refusal(_("文件里嵌入了另一份文档（altChunk）。"), _("在 Word 中打开后重新保存。"))


def _relationships(package: Package) -> Iterator[Diagnostic]:
    owners = ["", *sorted(n for n in package.parts if not n.endswith(".rels"))]
    for owner in owners:
        for relationship in package.relationships(owner):
            kind = relationship.kind.rpartition("/")[2]
            if kind == "attachedTemplate":
                continue
            if kind in ("vbaProject", "wordVbaData"):
                yield _macros()
            elif kind == "control":
                yield _controls()
            elif kind in ("oleObject", "package"):
                yield _objects()
            elif kind == "aFChunk":
                yield _included()
            elif relationship.external:
                if relationship.kind == OFFICE + "hyperlink":
                    if not _SAFE_LINK.match(relationship.target):
                        yield _refusal(
                            _(
                                "有指向「{target}」的链接，只允许 http、https 和 mailto 链接。"
                            ).format(target=_short(relationship.target)),
                            _("在 Word 中右击该链接，选「取消超链接」。"),
                        )
                else:
                    yield _refusal(
                        _("引用了文件之外的内容「{target}」。").format(
                            target=_short(relationship.target)
                        ),
                        _("图片改为直接插入，不要链接；其他外部内容请删去。"),
                    )


def _short(target: str) -> str:
    return target if len(target) <= 60 else target[:59] + "…"


_REFUSED_ELEMENTS = {
    qn("w:altChunk"): _included,
    qn("w:control"): _controls,
    qn("w:object"): _objects,
    qn("w:objectEmbed"): _objects,
    qn("w:objectLink"): _objects,
    qn("o:OLEObject"): _objects,
}


def _elements(package: Package) -> Iterator[Diagnostic]:
    kinds = package.content_types()
    main = package.main_part()
    for name in sorted(package.parts):
        if "wordprocessingml" not in kinds.get(name, ""):
            continue
        root = parse(package.parts[name])
        for tag, finding in _REFUSED_ELEMENTS.items():
            if next(root.iter(tag), None) is not None:
                yield finding()
        yield from _fields(root, "" if name == main else name)


def _fields(root: Element, part: str) -> Iterator[Diagnostic]:
    """Every field that is not known to be harmless."""
    instructions = _instructions(root)
    if not instructions:
        return
    places = Places(root, part, body=not part)
    for element, instruction in instructions:
        words = instruction.split()
        keyword = words[0].upper() if words else ""
        if keyword.startswith("="):
            keyword = "="
        safe = keyword in _SAFE_FIELDS
        if keyword == "HYPERLINK":
            target = words[1].strip('"') if len(words) > 1 else ""
            safe = target.startswith("\\") or bool(_SAFE_LINK.match(target))
        if not safe:
            yield _refusal(
                _("有不安全的域「{field}」。").format(field=_short(" ".join(words) or "?")),
                _("在 Word 中选中该处，按 Ctrl+Shift+F9 把域转为文字。"),
                places.of(element).where,
            )


_NESTED = "\ufdd7"


def _instructions(root: Element) -> list[tuple[Element, str]]:
    """Each field's instruction; a field inside an instruction counts as one unknown word."""
    found: list[tuple[Element, str]] = []
    open_fields: list[tuple[Element, list[str], list[bool]]] = []
    for element in root.iter(W + "fldChar", W + "instrText", W + "fldSimple"):
        if element.tag == W + "fldSimple":
            found.append((element, element.get(W + "instr", "")))
            continue
        if element.tag == W + "instrText":
            if open_fields and not open_fields[-1][2]:
                open_fields[-1][1].append(element.text or "")
            else:
                # Outside of any field Word shows nothing; it is still no place for commands.
                found.append((element, element.text or ""))
            continue
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            if open_fields and not open_fields[-1][2]:
                open_fields[-1][1].append(f" {_NESTED} ")
            open_fields.append((element, [], []))
        elif kind == "separate" and open_fields:
            open_fields[-1][2].append(True)
        elif kind == "end" and open_fields:
            begin, parts, _separated = open_fields.pop()
            found.append((begin, "".join(parts)))
    found += [(begin, "".join(parts)) for begin, parts, _separated in open_fields]
    return found


def _detach_template(package: Package) -> list[Diagnostic]:
    """Word notes the path of the template that a document was made from: it goes, with a word."""
    found: list[Diagnostic] = []
    main = package.main_part()
    assert main is not None
    for settings in package.related(main, "settings"):
        kinds = [r.kind.rpartition("/")[2] for r in package.relationships(settings)]
        root = parse(package.parts[settings])
        references = root.findall(W + "attachedTemplate")
        if not references and "attachedTemplate" not in kinds:
            continue
        for reference in references:
            root.remove(reference)
        package.parts[settings] = serialise(root)
        package.unrelate(settings, ("attachedTemplate",))
        found.append(
            T002.finding(
                _("模板附着了另一份模板文件，成文里已去掉这一附着。"),
                span=Span(""),
                severity=Severity.WARNING,
            )
        )
    return found
