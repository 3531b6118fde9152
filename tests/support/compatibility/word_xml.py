"""Word files written by hand, as Word itself writes them: split runs, marks, boxes, controls."""

from __future__ import annotations

import zipfile
from base64 import b64decode
from collections.abc import Mapping
from io import BytesIO

import docx
from lxml import etree

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_MICROSOFT = "http://schemas.microsoft.com/office/word"
NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": f"{_OFFICE}/relationships",
    "m": f"{_OFFICE}/math",
    "wp": f"{_DRAWING}/wordprocessingDrawing",
    "a": f"{_DRAWING}/main",
    "pic": f"{_DRAWING}/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "wps": f"{_MICROSOFT}/2010/wordprocessingShape",
    "w14": f"{_MICROSOFT}/2010/wordml",
}
_DECLARED = " ".join(f'xmlns:{k}="{v}"' for k, v in NAMESPACES.items())
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"

DOT = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJg"
    "gg=="
)
"""A picture of one point."""
BOLD = "<w:b/>"
RED = '<w:color w:val="FF0000"/>'
SPELLING = '<w:proofErr w:type="spellStart"/>', '<w:proofErr w:type="spellEnd"/>'


def t(text: str) -> str:
    """``w:t``; the text is XML."""
    return f'<w:t xml:space="preserve">{text}</w:t>'


def r(text: str, look: str = "", saved: str = "") -> str:
    """A run of text with a look (properties) and the number of the session that typed it."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    number = f' w:rsidR="{saved}"' if saved else ""
    return f"<w:r{number}>{properties}{t(text)}</w:r>"


def p(*content: str, look: str = "") -> str:
    """A paragraph; content without a tag is a run of that text."""
    properties = f"<w:pPr>{look}</w:pPr>" if look else ""
    return f"<w:p>{properties}{''.join(c if c.startswith('<') else r(c) for c in content)}</w:p>"


def tc(*blocks: str, look: str = "", width: int = 2000) -> str:
    """A cell; a block without a tag is a paragraph of that text."""
    properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{look}</w:tcPr>'
    return f"<w:tc>{properties}{''.join(b if b.startswith('<') else p(b) for b in blocks)}</w:tc>"


def tr(*cells: str) -> str:
    """A row; a cell without a tag is one of that text."""
    return f"<w:tr>{''.join(c if c.startswith('<') else tc(c) for c in cells)}</w:tr>"


def tbl(*rows: tuple[str, ...] | str, columns: int = 0) -> str:
    """A table; a row is XML, or the texts of its cells."""
    count = columns or max(len(row) for row in rows if not isinstance(row, str))
    grid = '<w:gridCol w:w="2000"/>' * count
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
        f"{''.join(row if isinstance(row, str) else tr(*row) for row in rows)}</w:tbl>"
    )


def control(*content: str, properties: str = "") -> str:
    """A content control."""
    inside = "".join(content)
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def text_box(*paragraphs: str) -> str:
    """A run with a text box as Word writes it: once for itself and once for older programs."""
    inside = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    shape = (
        '<wp:inline><wp:extent cx="900000" cy="300000"/><wp:docPr id="1" name="文本框"/><a:graphic>'
        f'<a:graphicData uri="{NAMESPACES["wps"]}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/>'
        f"<wps:txbx>{inside}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline>"
    )
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{shape}</w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:rect><v:textbox>{inside}</v:textbox></v:rect></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def drawing(description: str = "图") -> str:
    """A run with a drawing that has a description."""
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="9000" cy="9000"/>'
        f'<wp:docPr id="7" name="图形 1" descr="{description}"/><a:graphic><a:graphicData '
        f'uri="{NAMESPACES["wps"]}"><wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:bodyPr/></wps:wsp>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def bookmark(*content: str, name: str = "此处") -> str:
    """What a bookmark stands around."""
    ends = f'<w:bookmarkStart w:id="3" w:name="{name}"/>', '<w:bookmarkEnd w:id="3"/>'
    return f"{ends[0]}{''.join(content)}{ends[1]}"


def picture(relationship: str) -> str:
    """A run with the picture that a relationship names."""
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="9000" cy="9000"/><wp:docPr id="1" name="图"/>'
        f'<a:graphic><a:graphicData uri="{NAMESPACES["pic"]}"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="0" name="图.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9000" cy="9000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )


def field(instruction: str, shown: str) -> str:
    """The runs of a field with what it last showed."""
    parts = [f'<w:r><w:fldChar w:fldCharType="{k}"/></w:r>' for k in ("begin", "separate", "end")]
    code = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return f"{parts[0]}{code}{parts[1]}{r(shown)}{parts[2]}"


def word_file(
    *blocks: str,
    headers: dict[str, str] | None = None,
    footer: str = "",
    footnote: str = "",
    endnote: str = "",
    properties: dict[str, str] | None = None,
    pictures: tuple[str, ...] = (),
    links: Mapping[str, str] | None = None,
) -> bytes:
    """A .docx. A block without a tag is a paragraph of that text.

    ``headers`` by kind (``default``, ``first``, ``even``), ``footer``, ``footnote`` and
    ``endnote`` are text or blocks; ``properties`` are core properties by python-docx's names.
    ``pictures`` are the ids of relationships that get a dot of a picture, ``links`` those that get
    an address.
    """
    made = docx.Document()
    for number in pictures:
        image = made.part.package.get_or_add_image_part(BytesIO(DOT))
        made.part.load_rel(f"{NAMESPACES['r']}/image", image, number)
    for number, address in (links or {}).items():
        made.part.load_rel(f"{NAMESPACES['r']}/hyperlink", address, number, True)
    section = made.sections[0]
    body = made.element.body
    for block in (*blocks, *_references(footnote, endnote)):
        body.insert(len(body) - 1, _element(_block(block)))
    kinds = {"first": "first_page_header", "even": "even_page_header", "default": "header"}
    for kind, text in (headers or {}).items():
        section.different_first_page_header_footer |= kind == "first"
        _fill(getattr(section, kinds[kind]), text)
    if footer:
        _fill(section.footer, footer)
    for name, text in (properties or {}).items():
        setattr(made.core_properties, name, text)
    buffer = BytesIO()
    made.save(buffer)
    content = buffer.getvalue()
    for name, text in (("footnote", footnote), ("endnote", endnote)):
        if text:
            content = _with_notes(content, name, text)
    return content


def _block(text: str) -> str:
    return text if text.startswith("<") else p(text)


def _element(xml: str) -> etree._Element:
    return etree.fromstring(f"<x {_DECLARED}>{xml}</x>")[0]


def _fill(part: object, text: str) -> None:
    element = part.paragraphs[0]._p  # type: ignore[attr-defined]
    element.addnext(_element(_block(text)))
    element.getparent().remove(element)


def _references(footnote: str, endnote: str) -> list[str]:
    made = []
    for name, text in (("footnote", footnote), ("endnote", endnote)):
        if text:
            made.append(p("注释", f'<w:r><w:{name}Reference w:id="2"/></w:r>'))
    return made


def _with_notes(content: bytes, name: str, text: str) -> bytes:
    """``content`` with a part of footnotes or endnotes that holds one."""
    notes = f'<w:{name}s {_DECLARED}><w:{name} w:id="2">{_block(text)}</w:{name}></w:{name}s>'
    declared = f'<Override PartName="/word/{name}s.xml" ContentType="{_MAIN}.{name}s+xml"/></Types>'
    related = (
        f'<Relationship Id="rId{name}" Type="{NAMESPACES["r"]}/{name}s" '
        f'Target="{name}s.xml"/></Relationships>'
    )
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.namelist():
            data = old.read(entry).decode() if entry.endswith((".xml", ".rels")) else None
            if data is None:
                new.writestr(entry, old.read(entry))
                continue
            if entry == "[Content_Types].xml":
                data = data.replace("</Types>", declared)
            elif entry == "word/_rels/document.xml.rels":
                data = data.replace("</Relationships>", related)
            new.writestr(entry, data)
        new.writestr(f"word/{name}s.xml", '<?xml version="1.0" encoding="UTF-8"?>\n' + notes)
    return buffer.getvalue()
