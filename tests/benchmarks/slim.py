"""A slim .docx made by hand: six parts, about 17 KB of styles, always the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from functools import cache
from xml.sax.saxutils import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OPEN = "http://schemas.openxmlformats.org/"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."

LISTED_STYLES = 122
"""How many names of styles the styles part lists, as Word does; they make its length 17 KB."""


def run(text: str) -> str:
    """A run with this text."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(runs: str, style: str = "BodyText", properties: str = "") -> str:
    """A paragraph of ``runs``."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def cell(width: int, runs: str, merge: str = "", span: int = 1) -> str:
    """A cell ``width`` twentieths of a point wide; ``merge`` is the value of its ``w:vMerge``."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    content = paragraph(runs, "TableText", '<w:jc w:val="left"/>')
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{merged}'
        f'<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
    )


def row(cells: Iterable[str], *, heading: bool = False) -> str:
    """A row of a table; ``heading`` repeats it on each page."""
    repeated = "<w:tblHeader/>" if heading else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def table(widths: Sequence[int], rows: str) -> str:
    """A table with a fixed layout."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )


def package(body: str, *, landscape: bool) -> bytes:
    """The bytes of a .docx with this content of ``w:body``."""
    long, short = 16838, 11906
    width, height, turned = (
        (long, short, ' w:orient="landscape"') if landscape else (short, long, "")
    )
    section = (
        f'<w:sectPr><w:pgSz w:w="{width}" w:h="{height}"{turned}/><w:pgMar w:top="1134" '
        'w:right="1020" w:bottom="1134" w:left="1020" w:header="851" w:footer="992" '
        'w:gutter="0"/></w:sectPr>'
    )
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            (f"{_OPEN}officeDocument/2006/relationships/officeDocument", "word/document.xml"),
            (
                f"{_OPEN}package/2006/relationships/metadata/core-properties",
                "docProps/core.xml",
            ),
        ),
        "docProps/core.xml": _core(),
        "word/document.xml": (
            f"{_HEAD}<w:document {_W} {_R}><w:body>{body}{section}</w:body></w:document>"
        ),
        "word/_rels/document.xml.rels": _relationships(
            (f"{_OPEN}officeDocument/2006/relationships/styles", "styles.xml"),
            (f"{_OPEN}officeDocument/2006/relationships/settings", "settings.xml"),
        ),
        "word/styles.xml": _styles(),
        "word/settings.xml": (
            f'{_HEAD}<w:settings {_W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
            '<w:characterSpacingControl w:val="compressPunctuation"/></w:settings>'
        ),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as file:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, text.encode())
    return buffer.getvalue()


def _content_types() -> str:
    overrides = {
        "/word/document.xml": _WORD + "document.main+xml",
        "/word/styles.xml": _WORD + "styles+xml",
        "/word/settings.xml": _WORD + "settings+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    return (
        f'{_HEAD}<Types xmlns="{_OPEN}package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(
            f'<Override PartName="{name}" ContentType="{kind}"/>'
            for name, kind in overrides.items()
        )
        + "</Types>"
    )


def _relationships(*targets: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return (
        f'{_HEAD}<Relationships xmlns="{_OPEN}package/2006/relationships">{listed}</Relationships>'
    )


def _core() -> str:
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_OPEN}package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>示例</dc:title>'
        '<dcterms:created xsi:type="dcterms:W3CDTF">2026-01-01T00:00:00Z</dcterms:created>'
        "</cp:coreProperties>"
    )


@cache
def _styles() -> str:
    fonts = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}" w:eastAsia="{1}" w:cs="{0}"/>'
    latin = "Times New Roman"
    listed = "".join(
        f'<w:lsdException w:name="List Table {number}" w:semiHidden="1" w:uiPriority="99"/>'
        for number in range(1, LISTED_STYLES + 1)
    )
    styles = [
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr></w:style>',
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
        + "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        + "</w:tblBorders></w:tblPr></w:style>",
    ]
    for name, font, half_points, justified in (
        ("Title", "方正小标宋简体", 44, "center"),
        ("BodyText", "仿宋_GB2312", 32, "both"),
        ("TableText", "仿宋_GB2312", 21, "left"),
        ("TableHeader", "黑体", 21, "center"),
        ("Caption", "黑体", 28, "center"),
        *((f"Heading{level}", "黑体", 32, "left") for level in range(1, 10)),
    ):
        styles.append(
            f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>'
            '<w:basedOn w:val="Normal"/><w:uiPriority w:val="9"/><w:qFormat/><w:pPr>'
            '<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="320" '
            f'w:lineRule="exact"/><w:jc w:val="{justified}"/></w:pPr><w:rPr>'
            f'{fonts.format(latin, font)}<w:sz w:val="{half_points}"/>'
            f'<w:szCs w:val="{half_points}"/></w:rPr></w:style>'
        )
    return (
        f"{_HEAD}<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'{fonts.format(latin, "宋体")}<w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr>'
        "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        f'<w:latentStyles w:defLockedState="0" w:count="{LISTED_STYLES}">{listed}'
        f"</w:latentStyles>{''.join(styles)}</w:styles>"
    )
