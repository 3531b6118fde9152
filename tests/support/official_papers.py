"""Official papers made by hand, in our own words, laid out as GB/T 9704 asks."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from xml.sax.saxutils import escape

from filings.word.namespaces import NS

_W = f'xmlns:w="{NS["w"]}" xmlns:r="{NS["r"]}"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SONG, FANG, HEI, KAI = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"


def paragraph(
    *texts: str,
    font: str = FANG,
    size: float = 16,
    align: str = "both",
    indent: int = 2,
    bold: bool = False,
    color: str = "",
    line: str = "",
    before: str = "",
    properties: str = "",
) -> str:
    """A paragraph with a run for each of ``texts``; ``indent`` in characters, ``size`` in points."""
    look = (
        f'<w:rFonts w:eastAsia="{font}"/>{"<w:b/>" if bold else ""}'
        f"{f'<w:color w:val={chr(34)}{color}{chr(34)}/>' if color else ''}"
        f'<w:sz w:val="{round(size * 2)}"/>'
    )
    runs = "".join(
        f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
        for text in texts
    )
    return (
        f"<w:p><w:pPr>{properties}{line}"
        f'<w:ind w:firstLineChars="{indent * 100}" w:firstLine="{indent * 320}"/>'
        f'<w:jc w:val="{align}"/></w:pPr>{before}{runs}</w:p>'
    )


def title(*texts: str, size: float = 22, font: str = SONG, bold: bool = False) -> str:
    """A title, or a line of one."""
    return paragraph(*texts, font=font, size=size, align="center", indent=0, bold=bold)


def heading(text: str, *, font: str = "", bold: bool = False) -> str:
    """A heading in the face of its number."""
    chinese = "一" <= text.strip("（(")[0] <= "龥"
    face = FANG if not chinese else KAI if text[0] in "（(" else HEI
    return paragraph(text, font=font or face, bold=bold)


def flush(text: str, size: float = 16) -> str:
    """A line at the left edge."""
    return paragraph(text, indent=0, size=size)


def ending(text: str) -> str:
    """The name of an office, or a date, at the end of a text."""
    return paragraph(text, align="right", indent=0)


def mark(
    text: str, *, font: str = HEI, indent: int = 0, new_page: bool = True, size: float = 16
) -> str:
    """附件 above an annex."""
    properties = "<w:pageBreakBefore/>" if new_page else ""
    return paragraph(text, font=font, indent=indent, size=size, properties=properties)


def table(
    *rows: tuple[str, ...], width: int = 8844, header: bool = True, snap: bool = False
) -> str:
    """A table of 12 points; ``width`` of its columns together, in twips."""
    columns = len(rows[0])
    grid = "".join(f'<w:gridCol w:w="{width // columns}"/>' for _ in range(columns))
    off = "" if snap else '<w:snapToGrid w:val="0"/>'

    def cell(text: str) -> str:
        inner = paragraph(text, size=12, indent=0, align="left", properties=off)
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width // columns}" w:type="dxa"/></w:tcPr>{inner}</w:tc>'
        )

    made = ""
    for number, row in enumerate(rows):
        repeated = "<w:trPr><w:tblHeader/></w:trPr>" if header and number == 0 else ""
        made += f"<w:tr>{repeated}{''.join(map(cell, row))}</w:tr>"
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"


@dataclass(frozen=True)
class Page:
    """Paper, grid and page numbers; sizes in twips."""

    width: int = 11906
    height: int = 16838
    margins: tuple[int, int, int, int] = (2098, 1474, 1984, 1588)
    grid: str = '<w:docGrid w:type="lines" w:linePitch="579"/>'
    number: str = "— {} —"
    number_align: str = "right"
    number_size: float = 14
    number_font: str = "宋体"
    two_sided: bool = True
    numbered: bool = True

    def section(self, extra: str = "") -> str:
        """The properties of a section."""
        top, right, bottom, left = self.margins
        references = ""
        if self.numbered:
            references = '<w:footerReference w:type="default" r:id="rId3"/>'
            if self.two_sided:
                references += '<w:footerReference w:type="even" r:id="rId4"/>'
        return (
            f'<w:sectPr>{references}<w:pgSz w:w="{self.width}" w:h="{self.height}"/>'
            f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}"'
            f' w:header="851" w:footer="1372" w:gutter="0"/>{extra}{self.grid}</w:sectPr>'
        )

    def footer(self, align: str) -> str:
        """A footer with the number of the page."""
        look = (
            f'<w:rPr><w:rFonts w:eastAsia="{self.number_font}"/>'
            f'<w:sz w:val="{round(self.number_size * 2)}"/></w:rPr>'
        )
        before, _blank, after = self.number.partition("{}")

        def run(inner: str) -> str:
            return f"<w:r>{look}{inner}</w:r>"

        runs = run(f'<w:t xml:space="preserve">{before}</w:t>')
        runs += run('<w:fldChar w:fldCharType="begin"/>')
        runs += run("<w:instrText> PAGE </w:instrText>")
        runs += run('<w:fldChar w:fldCharType="separate"/>') + run("<w:t>1</w:t>")
        runs += run('<w:fldChar w:fldCharType="end"/>')
        runs += run(f'<w:t xml:space="preserve">{after}</w:t>')
        return f'<w:ftr {_W}><w:p><w:pPr><w:jc w:val="{align}"/></w:pPr>{runs}</w:p></w:ftr>'


LYING = Page(16838, 11906, margins=(1588, 1984, 1474, 2098))


def docx(*blocks: str, page: Page | None = None) -> bytes:
    """The .docx with these blocks on such pages."""
    page = page or Page()
    styles = (
        f'<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="32"/></w:rPr></w:rPrDefault>'
        '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a">'
        '<w:name w:val="Normal"/></w:style></w:styles>'
    )
    even = "left" if page.number_align == "right" else page.number_align
    parts = {
        "word/document.xml": f"<w:document {_W}><w:body>{''.join(blocks)}{page.section()}"
        "</w:body></w:document>",
        "word/styles.xml": styles,
        "word/settings.xml": f"<w:settings {_W}>"
        f"{'<w:evenAndOddHeaders/>' if page.two_sided else ''}</w:settings>",
        "word/footer1.xml": page.footer(page.number_align),
        "word/footer2.xml": page.footer(even),
    }
    kinds = {"document": "document.main", "footer1": "footer", "footer2": "footer"}
    types = "".join(
        f'<Override PartName="/{name}" ContentType="{_TYPE}.'
        f'{kinds.get(name[5:-4], name[5:-4])}+xml"/>'
        for name in parts
    )
    targets = ("styles", "settings", "footer1", "footer2")
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{name.rstrip("12")}" Target="{name}.xml"/>'
        for n, name in enumerate(targets, 1)
    )
    xmlns = f'xmlns="{NS["rel"]}"'
    parts["word/_rels/document.xml.rels"] = f"<Relationships {xmlns}>{relations}</Relationships>"
    parts["_rels/.rels"] = (
        f'<Relationships {xmlns}><Relationship Id="rId1" Type="{_OFFICE}/officeDocument"'
        ' Target="word/document.xml"/></Relationships>'
    )
    parts["[Content_Types].xml"] = (
        f'<Types xmlns="{NS["ct"]}"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{types}</Types>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)
    return made.getvalue()


OPENING = "为扎实做好全区质量提升工作，进一步落实各单位的责任，经区政府同意，现将有关事项通知如下。"
TEXT = "各责任单位要对照任务分工，逐项制定措施，明确专人负责，按时报送工作进展，确保任务全面完成。"
NOTICE: dict[str, str] = {
    "number": paragraph("示政办〔2024〕3号", align="center", indent=0),
    "title": title("示例区人民政府办公室关于做好质量提升工作的通知"),
    "recipient": flush("各镇人民政府，区政府各部门："),
    "opening": paragraph(OPENING),
    "heading_1": heading("一、总体要求"),
    "text_1": paragraph(TEXT),
    "heading_2": heading("二、重点任务"),
    "heading_21": heading("（一）提升产品质量"),
    "heading_211": heading("1.开展质量帮扶"),
    "text_211": paragraph(TEXT),
    "heading_212": heading("2.加强监督抽查"),
    "text_212": paragraph(TEXT),
    "heading_22": heading("（二）提升服务质量"),
    "text_22": paragraph(TEXT),
    "note": paragraph("附件：1.质量提升任务分解表"),
    "note_2": paragraph("2.质量提升工作联系表"),
    "office": ending("示例区人民政府办公室"),
    "date": ending("2024年7月10日"),
    "remark": paragraph("（此件公开发布）"),
    "mark_1": mark("附件1"),
    "annex_1": title("质量提升任务分解表"),
    "table_1": table(("序号", "任务", "单位"), ("1", "开展质量帮扶", "区市场监管局")),
    "mark_2": mark("附件2"),
    "annex_2": title("质量提升工作联系表"),
    "table_2": table(("序号", "单位", "电话"), ("1", "区市场监管局", "12345")),
    "copies": paragraph("抄送：区委办公室，区人大常委会办公室。", indent=0, size=14),
    "printed": paragraph("示例区人民政府办公室　　2024年7月10日印发", indent=0, size=14),
}


def notice(*more: str, page: Page | None = None, **changes: str) -> bytes:
    """A notice with two annexes; ``changes`` replaces blocks, ``more`` follows the first text."""
    blocks = NOTICE | changes
    assert blocks.keys() == NOTICE.keys()
    made: list[str] = []
    for name, block in blocks.items():
        made += [block, *more] if name == "text_1" else [block]
    return docx(*made, page=page)
