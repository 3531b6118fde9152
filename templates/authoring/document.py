"""A whole Word file around a body: parts, styles, footers, settings, always the same bytes."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape

from house import (
    FANGSONG,
    HEITI,
    KAITI,
    LANDSCAPE,
    LATIN,
    PAGE_NUMBER_FONT,
    PORTRAIT,
    SONGTI,
    STYLES,
    TABLE_STYLES,
    XIAOBIAOSONG,
    Page,
    section,
)

from filings.word.namespaces import NS
from filings.word.package import CONTENT_TYPES, Package, write
from filings.word.xml import parse, serialise

_W = f'xmlns:w="{NS["w"]}"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_CREATED = "2024-01-01T00:00:00Z"

_FOOTERS = {"default": "footer1.xml", "even": "footer2.xml", "first": "footer3.xml"}
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


@dataclass(frozen=True)
class Template:
    """A template: its file name, title, page and body. ``page`` is that of the last section."""

    file: str
    title: str
    page: Page
    body: str
    bare_first_page: bool = False

    def content(self) -> bytes:
        """The file."""
        footers = dict(_FOOTERS)
        if not self.bare_first_page:
            del footers["first"]
        ids = {kind: f"rId{number}" for number, kind in enumerate([*_PARTS, *footers], 1)}
        footer_ids = {k: ids[k] for k in footers}
        end = section(self.page, footer_ids, first_page_bare=self.bare_first_page)
        body = self.body.replace(PORTRAIT_SECTION, section(PORTRAIT, footer_ids))
        body = body.replace(LANDSCAPE_SECTION, section(LANDSCAPE, footer_ids))
        parts = {
            CONTENT_TYPES: _content_types(footers),
            "_rels/.rels": _RELS,
            "docProps/app.xml": _APP,
            "docProps/core.xml": _core(self.title),
            "word/document.xml": (
                f"<w:document {_W} {_R}><w:body>{body}{end}</w:body></w:document>"
            ),
            "word/_rels/document.xml.rels": _document_rels(ids, footers),
            "word/styles.xml": _styles(),
            "word/settings.xml": _SETTINGS,
            "word/fontTable.xml": _font_table(),
            **{f"word/{name}": _footer(kind) for kind, name in footers.items()},
        }
        return write(Package({name: serialise(parse(xml)) for name, xml in parts.items()}))


def _content_types(footers: dict[str, str]) -> str:
    kinds = {
        "word/document.xml": _WORD + "document.main+xml",
        "word/styles.xml": _WORD + "styles+xml",
        "word/settings.xml": _WORD + "settings+xml",
        "word/fontTable.xml": _WORD + "fontTable+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app.xml": (
            "application/vnd.openxmlformats-officedocument.extended-properties+xml"
        ),
        **{f"word/{name}": _WORD + "footer+xml" for name in footers.values()},
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


def _document_rels(ids: dict[str, str], footers: dict[str, str]) -> str:
    targets = {**{kind: (kind, name) for kind, name in _PARTS.items()}}
    targets |= {kind: ("footer", name) for kind, name in footers.items()}
    entries = "".join(
        f'<Relationship Id="{ids[key]}" Type="{_RELATIONSHIP}{kind}" Target="{name}"/>'
        for key, (kind, name) in targets.items()
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


def _footer(kind: str) -> str:
    """— 1 —, one character in from the outer edge (7.5); nothing on a cover."""
    side, indent = ("left", "left") if kind == "even" else ("right", "right")
    place = f'<w:ind w:{indent}Chars="100" w:{indent}="280"/><w:jc w:val="{side}"/>'
    content = _PAGE_NUMBER if kind != "first" else ""
    return (
        f'<w:ftr {_W}><w:p><w:pPr><w:pStyle w:val="Footer"/>{place}</w:pPr>{content}</w:p></w:ftr>'
    )


def _number_run(content: str) -> str:
    return f"<w:r><w:rPr>{PAGE_NUMBER_FONT}</w:rPr>{content}</w:r>"


_PAGE_NUMBER = "".join(
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
)
