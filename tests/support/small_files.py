"""The smallest Word files, made of XML by hand: fast to make, to read and to look at."""

from __future__ import annotations

from collections.abc import Mapping

from filings.word.archive import archive, member
from support.compatibility.word_xml import NAMESPACES

_DECLARED = " ".join(f'xmlns:{k}="{v}"' for k, v in NAMESPACES.items())
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/></w:style>'
)
SECTION = (
    '<w:sectPr>{references}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1800" '
    'w:bottom="1440" w:left="1800" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>'
)
_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}


def small_file(
    body: str,
    *,
    header: str = "",
    footer: str = "",
    footnotes: str = "",
    endnotes: str = "",
    numbering: str = "",
    styles: str = "",
    properties: Mapping[str, str] | None = None,
) -> bytes:
    """The smallest .docx with these parts; each is the XML of blocks, ``body`` without w:sectPr.

    ``properties`` are core properties by their element (``dc:title``), ``numbering`` the lists and
    ``styles`` further styles.
    """
    given = {"header": header, "footer": footer, "footnotes": footnotes, "endnotes": endnotes}
    parts: dict[str, str] = {}
    kinds = {"document": f"{_MAIN}.document.main+xml", "styles": f"{_MAIN}.styles+xml"}
    relations = [("rIdStyles", "styles")]
    references = ""
    for name, blocks in given.items():
        if not blocks:
            continue
        kinds[name] = f"{_MAIN}.{name}+xml"
        relations.append((f"rId{name}", name))
        if name in _NOTES:
            inside = f'<w:{_NOTES[name]} w:id="2">{blocks}</w:{_NOTES[name]}>'
            parts[name] = f"<w:{name} {_DECLARED}>{inside}</w:{name}>"
            body += f'<w:p><w:r><w:{_NOTES[name]}Reference w:id="2"/></w:r></w:p>'
        else:
            root = "hdr" if name == "header" else "ftr"
            parts[name] = f"<w:{root} {_DECLARED}>{blocks}</w:{root}>"
            references += f'<w:{name}Reference w:type="default" r:id="rId{name}"/>'
    if numbering:
        kinds["numbering"] = f"{_MAIN}.numbering+xml"
        relations.append(("rIdNumbering", "numbering"))
        parts["numbering"] = f"<w:numbering {_DECLARED}>{numbering}</w:numbering>"
    section = SECTION.format(references=references)
    parts["document"] = f"<w:document {_DECLARED}><w:body>{body}{section}</w:body></w:document>"
    parts["styles"] = f"<w:styles {_DECLARED}>{_STYLES}{styles}</w:styles>"
    files = {f"word/{name}.xml": text for name, text in parts.items()}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>'
        for name, kind in kinds.items()
    )
    package = f"{_relation('rId1', 'officeDocument', 'word/document.xml')}"
    if properties is not None:
        kind = "application/vnd.openxmlformats-package.core-properties+xml"
        overrides += f'<Override PartName="/docProps/core.xml" ContentType="{kind}"/>'
        package += (
            f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
            'Target="docProps/core.xml"/>'
        )
        inside = "".join(f"<{name}>{text}</{name}>" for name, text in properties.items())
        files["docProps/core.xml"] = (
            f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/">{inside}</cp:coreProperties>'
        )
    files["[Content_Types].xml"] = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    files["_rels/.rels"] = _relations(package)
    links = _relation("rIdLink", "hyperlink", "https://example.invalid/", external=True)
    files["word/_rels/document.xml.rels"] = _relations(
        links + "".join(_relation(number, name, f"{name}.xml") for number, name in relations)
    )
    return archive(member(name, text.encode()) for name, text in sorted(files.items()))


def _relation(number: str, kind: str, target: str, *, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    kind = f"{NAMESPACES['r']}/{kind}"
    return f'<Relationship Id="{number}" Type="{kind}" Target="{target}"{mode}/>'


def _relations(inside: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'
