"""A whole Word file around a body: parts, styles, footers, settings, always the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape

from house import (
    FANGSONG,
    FOOTER_DISTANCE,
    HEITI,
    KAITI,
    LANDSCAPE,
    LATIN,
    LETTER_FOOT,
    NUMBER_DISTANCE,
    NUMBER_WIDTH,
    PORTRAIT,
    SI_HAO,
    SONGTI,
    XIAOBIAOSONG,
    Page,
    section,
)
from styles import PAGE_NUMBER_FONT, STYLES, TABLE_STYLES
from wordml import paragraph, spacer

from filings.word.namespaces import NS
from filings.word.package import CONTENT_TYPES, Package, write
from filings.word.xml import parse, serialise

_W = f'xmlns:w="{NS["w"]}"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_CREATED = "2024-01-01T00:00:00Z"

_FIRST_HEADER = "header1.xml"
_PARTS = {
    "styles": "styles.xml",
    "settings": "settings.xml",
    "fontTable": "fontTable.xml",
}
_OTHER_NAMES = {
    FANGSONG: ("仿宋", "auto"),
    KAITI: ("楷体", "auto"),
    HEITI: ("SimHei", "auto"),
    SONGTI: ("SimSun", "auto"),
    XIAOBIAOSONG: ("方正小标宋_GBK", "auto"),
}
"""What a machine may have instead (Word looks for the other name)."""


PORTRAIT_SECTION, LANDSCAPE_SECTION = "<!--portrait-->", "<!--landscape-->"
"""Stand in a body for the properties of a section that ends there."""
SAME_SECTION = "<!--same-->"
"""The same, of a section with the page, the footers and the headers of the last one."""
_SECTIONS = {PORTRAIT_SECTION: PORTRAIT, LANDSCAPE_SECTION: LANDSCAPE}


@dataclass(frozen=True)
class Template:
    """A template: its file name, title, page and body. ``page`` is that of the last section.

    ``letter`` is the head and foot of the first page of a letter, which has rules of its own (10.1);
    ``each_from_one`` numbers the pages of every section from 1.
    """

    file: str
    title: str
    page: Page
    body: str
    bare_first_page: bool = False
    letter: tuple[str, str] | None = None
    each_from_one: bool = False

    def content(self) -> bytes:
        """The file."""
        footers = self._footers()
        ids = {name: f"rId{number}" for number, name in enumerate([*_PARTS, *footers], 1)}
        headers = {"first": f"rId{len(ids) + 1}"} if self.letter else {}

        def of(page: Page) -> dict[str, str]:
            return {kind: ids[name] for name, (kind, own) in footers.items() if own == page}

        end = section(
            self.page,
            of(self.page),
            first_page_bare=self._first_page_differs,
            headers=headers,
            letter=self.letter is not None,
            each_from_one=self.each_from_one,
        )
        body = self.body.replace(SAME_SECTION, end)
        for mark, page in _SECTIONS.items():
            if mark in body:
                # A cover is the first page of the last section only.
                numbered = {k: v for k, v in of(page).items() if k != "first"}
                body = body.replace(mark, section(page, numbered))
        head, foot = self.letter or ("", "")
        parts = {
            CONTENT_TYPES: _content_types(footers, letter=self.letter is not None),
            "_rels/.rels": _RELS,
            "docProps/app.xml": _APP,
            "docProps/core.xml": _core(self.title),
            "word/document.xml": (
                f"<w:document {_W} {_R}><w:body>{body}{end}</w:body></w:document>"
            ),
            "word/_rels/document.xml.rels": _document_rels(ids, footers, headers),
            "word/styles.xml": _styles(),
            "word/settings.xml": _SETTINGS,
            "word/fontTable.xml": _font_table(),
            **{
                f"word/{name}": _footer(kind, page, foot, lifted=self.letter is not None)
                for name, (kind, page) in footers.items()
            },
        }
        if self.letter:
            parts[f"word/{_FIRST_HEADER}"] = f"<w:hdr {_W}>{head}</w:hdr>"
        return write(Package({name: serialise(parse(xml)) for name, xml in parts.items()}))

    @property
    def _first_page_differs(self) -> bool:
        return self.bare_first_page or self.letter is not None

    def _footers(self) -> dict[str, tuple[str, Page]]:
        """The parts of the footers by their names: of which pages, and of which sheets."""
        kinds = ["default", "even", *(["first"] if self._first_page_differs else [])]
        wanted = [(kind, self.page) for kind in kinds]
        for mark, page in _SECTIONS.items():
            if mark in self.body and page != self.page:
                wanted += [("default", page), ("even", page)]
        return {f"footer{number}.xml": footer for number, footer in enumerate(wanted, 1)}


def _content_types(footers: Iterable[str], *, letter: bool) -> str:
    kinds = {
        "word/document.xml": _WORD + "document.main+xml",
        "word/styles.xml": _WORD + "styles+xml",
        "word/settings.xml": _WORD + "settings+xml",
        "word/fontTable.xml": _WORD + "fontTable+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app.xml": (
            "application/vnd.openxmlformats-officedocument.extended-properties+xml"
        ),
        **{f"word/{name}": _WORD + "footer+xml" for name in footers},
        **({f"word/{_FIRST_HEADER}": _WORD + "header+xml"} if letter else {}),
    }
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds.items()
    )
    return (
        f'<Types xmlns="{NS["ct"]}">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


_RELS = (
    f'<Relationships xmlns="{NS["rel"]}">'
    f'<Relationship Id="rId1" Type="{_RELATIONSHIP}officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_CORE}" Target="docProps/core.xml"/>'
    f'<Relationship Id="rId3" Type="{_RELATIONSHIP}extended-properties"'
    ' Target="docProps/app.xml"/></Relationships>'
)

_APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>filings</Application></Properties>"
)


def _core(title: str) -> str:
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{_CREATED}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{_CREATED}</dcterms:modified>'
        "</cp:coreProperties>"
    )


def _document_rels(ids: dict[str, str], footers: Iterable[str], headers: dict[str, str]) -> str:
    targets = {key: (key, name) for key, name in _PARTS.items()}
    targets |= {name: ("footer", name) for name in footers}
    entries = "".join(
        f'<Relationship Id="{ids[key]}" Type="{_RELATIONSHIP}{kind}" Target="{name}"/>'
        for key, (kind, name) in targets.items()
    )
    for rel in headers.values():
        entries += (
            f'<Relationship Id="{rel}" Type="{_RELATIONSHIP}header" Target="{_FIRST_HEADER}"/>'
        )
    return f'<Relationships xmlns="{NS["rel"]}">{entries}</Relationships>'


def _styles() -> str:
    return (
        f"<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:hint="eastAsia" w:ascii="{LATIN}" w:hAnsi="{LATIN}"'
        f' w:eastAsia="{FANGSONG}" w:cs="{LATIN}"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        f"{''.join(style.xml() for style in STYLES)}{TABLE_STYLES}</w:styles>"
    )


# Punctuation is not squeezed and characters are not balanced: a line has 28 of them.
_SETTINGS = (
    f"<w:settings {_W}>"
    '<w:zoom w:percent="100"/><w:evenAndOddHeaders/>'
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    "<w:compat>"
    '<w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    "</w:compat>"
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
    "</w:settings>"
)


def _font_table() -> str:
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{family}"/></w:font>'
        for name, (other, family) in _OTHER_NAMES.items()
    )
    return (
        f'<w:fonts {_W}>{fonts}<w:font w:name="{LATIN}"><w:charset w:val="00"/>'
        '<w:family w:val="roman"/></w:font></w:fonts>'
    )


def _footer(kind: str, page: Page, first: str, *, lifted: bool) -> str:
    """— 1 —, one character in from the outer edge (7.5); on a first page what that has instead.

    ``lifted`` puts the number where it stands elsewhere, though the foot of a letter lies lower.
    """
    if kind == "first":
        content = first or paragraph(style="Footer")
    else:
        side, indent = ("left", "left") if kind == "even" else ("right", "right")
        place = f'<w:ind w:{indent}Chars="100" w:{indent}="{10 * SI_HAO}"/><w:jc w:val="{side}"/>'
        content = paragraph(_PAGE_NUMBER, "Footer", place)
        if page.landscape:
            content = _turned(content, page) + paragraph(style="Footer")
        if lifted:
            content += spacer(FOOTER_DISTANCE - LETTER_FOOT, "Footer")
    return f"<w:ftr {_W}>{content}</w:ftr>"


def _turned(number: str, page: Page) -> str:
    """The number where it stands on the other pages of the paper once the sheet is turned back.

    Clause 8: below what is the type area's foot then, which is its left edge now. A table that floats
    at a place of the page, because all programs turn the text of a cell.
    """
    left = page.left - NUMBER_DISTANCE - NUMBER_WIDTH // 2
    height = page.height - page.top - page.bottom
    return (
        '<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="page"'
        f' w:horzAnchor="page" w:tblpX="{left}" w:tblpY="{page.top}"/>'
        f'<w:tblW w:w="{NUMBER_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
        f'</w:tblPr><w:tblGrid><w:gridCol w:w="{NUMBER_WIDTH}"/></w:tblGrid>'
        f'<w:tr><w:trPr><w:trHeight w:val="{height}" w:hRule="exact"/></w:trPr>'
        f'<w:tc><w:tcPr><w:tcW w:w="{NUMBER_WIDTH}" w:type="dxa"/><w:textDirection w:val="tbRl"/>'
        f'<w:vAlign w:val="center"/></w:tcPr>{number}</w:tc></w:tr></w:tbl>'
    )


def _number_run(content: str) -> str:
    return f"<w:r><w:rPr>{PAGE_NUMBER_FONT}</w:rPr>{content}</w:r>"


_PAGE_NUMBER = [
    _number_run(content)
    for content in (
        '<w:t xml:space="preserve">— </w:t>',
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
        '<w:t xml:space="preserve"> —</w:t>',
    )
]
