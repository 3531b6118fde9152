"""The paragraph and table styles of the shipped templates."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from house import (
    ANNEX_NAME,
    ANNEX_NUMBER,
    BORDER,
    CHARACTER,
    ER_HAO,
    FANGSONG,
    HEITI,
    JOINT_MARK_SIZES,
    KAITI,
    LATIN,
    LETTER_HEAD_LINE,
    LETTER_MARK_SIZES,
    LINE,
    PORTRAIT,
    RED,
    SAN_HAO,
    SI_HAO,
    SIGNER_TAB,
    SONGTI,
    TABLE_LINE,
    TAG_SIZE,
    WU_HAO,
    XIAO_ER,
    XIAO_SI,
    XIAOBIAOSONG,
    font_size,
    fonts,
)

TAG_LOOK = f'<w:color w:val="808080"/>{font_size(TAG_SIZE)}'
"""Of the statements of the template language: small and grey."""
_NO_GRID = '<w:snapToGrid w:val="0"/>'
_INDENT = f'<w:ind w:firstLineChars="200" w:firstLine="{2 * CHARACTER}"/>'
_FLUSH = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
_CENTRE = '<w:jc w:val="center"/>'
_OFF_LINE = '<w:spacing w:after="80"/>'
_TABLE_SPACING = f'<w:spacing w:line="{TABLE_LINE}" w:lineRule="atLeast"/>'


@dataclass(frozen=True)
class Style:
    """A paragraph style. ``paragraph`` and ``run`` are properties in the order of the schema."""

    id: str
    name: str
    paragraph: str = ""
    run: str = ""
    based_on: str | None = "Normal"
    next: str | None = None

    def xml(self) -> str:
        """The style as it stands in the part of styles."""
        default = ' w:default="1"' if self.id == "Normal" else ""
        based = f'<w:basedOn w:val="{self.based_on}"/>' if self.based_on else ""
        following = f'<w:next w:val="{self.next}"/>' if self.next else ""
        custom = "" if self.name in _BUILT_IN else ' w:customStyle="1"'
        return (
            f'<w:style w:type="paragraph"{default}{custom} w:styleId="{self.id}">'
            f"<w:name w:val={quoteattr(self.name)}/>{based}{following}<w:qFormat/>"
            f"<w:pPr>{self.paragraph}</w:pPr><w:rPr>{self.run}</w:rPr></w:style>"
        )


_BUILT_IN = {"Normal", "Body Text", "caption", "footer"} | {f"heading {n}" for n in range(1, 5)}
"""Names by which Word knows its own styles; it shows them in the user's language (标题 1)."""


def _heading(level: int, font: str) -> Style:
    return Style(
        f"Heading{level}",
        f"heading {level}",
        f'<w:keepNext/>{_INDENT}<w:outlineLvl w:val="{level - 1}"/>',
        fonts(font),
        "BodyText",
        "BodyText",
    )


STYLES = (
    # Reset on purpose: other defaults (line 276, widow control) give 19 lines a page.
    Style(
        "Normal",
        "Normal",
        # No mark hangs out of the type area: a secretary's ruler finds every line ending on its edge.
        f'<w:widowControl w:val="0"/><w:overflowPunct w:val="0"/><w:spacing w:before="0"'
        f' w:after="0" w:line="{LINE}" w:lineRule="atLeast"/><w:jc w:val="both"/>',
        f'{fonts(FANGSONG)}<w:spacing w:val="-5"/>{font_size(SAN_HAO)}',
        based_on=None,
    ),
    Style("BodyText", "Body Text", _INDENT),  # 7.3.3
    Style(
        "DocTitle",
        "公文标题",  # 7.3.1
        f'<w:keepNext/>{_NO_GRID}<w:spacing w:before="{LINE}" w:after="{LINE}" w:line="700"'
        f' w:lineRule="exact"/>{_CENTRE}',
        f'{fonts(XIAOBIAOSONG)}<w:spacing w:val="0"/>{font_size(ER_HAO)}',
        next="BodyText",
    ),
    Style(
        "TableTitle",
        "表格标题",
        '<w:spacing w:before="0" w:after="200" w:line="640" w:lineRule="exact"/>',
        based_on="DocTitle",
    ),
    Style(
        "DocTitleLong", "公文长标题", "", font_size(XIAO_ER), based_on="DocTitle", next="BodyText"
    ),
    Style("TableTitleLong", "表格长标题", "", font_size(XIAO_ER), based_on="TableTitle"),
    _heading(1, HEITI),
    _heading(2, KAITI),
    _heading(3, FANGSONG),
    _heading(4, FANGSONG),
    Style("Recipient", "主送机关", _FLUSH, next="BodyText"),  # 7.3.2
    Style("Signature", "落款", f"<w:keepLines/>{_FLUSH}"),  # 7.3.5: the filter signature places it
    Style("Note", "附注", _INDENT),  # 7.3.6: on the line below the date
    Style(
        "Caption",
        "caption",
        f'{_NO_GRID}<w:spacing w:before="60" w:after="120" w:line="400" w:lineRule="atLeast"/>'
        f"{_FLUSH}{_CENTRE}",
        font_size(SI_HAO),
    ),
    # The red head (7.2.1–7.2.3).
    Style(
        "Corner",
        "份号密级紧急程度",
        f'{_FLUSH}<w:jc w:val="left"/>',
        fonts(HEITI),
    ),
    Style("CornerNumber", "份号", "", fonts(FANGSONG), based_on="Corner"),
    Style(
        "Mark",
        "发文机关标志",  # 7.2.4
        f"<w:keepNext/>{_NO_GRID}{_FLUSH}{_CENTRE}",
        f'{fonts(XIAOBIAOSONG)}<w:color w:val="{RED}"/><w:spacing w:val="0"/>'
        f"{font_size(JOINT_MARK_SIZES[0])}",
        next="DocumentNumber",
    ),
    # Two lines below the mark (7.2.5), 4 mm above a red rule as wide as the type area (7.2.7): the
    # line is higher than its characters by what lacks in the border's distance.
    Style(
        "DocumentNumber",
        "发文字号",
        f'<w:keepNext/><w:pBdr><w:bottom w:val="single" w:sz="16" w:space="6" w:color="{RED}"/>'
        f'</w:pBdr><w:spacing w:before="{2 * LINE}"/>{_FLUSH}{_CENTRE}',
        next="DocTitle",
    ),
    # Upward: number and 签发人 one character in (7.2.5, 7.2.6); names below each other.
    Style(
        "NumberAndSigner",
        "发文字号和签发人",
        f'<w:tabs><w:tab w:val="left" w:pos="{SIGNER_TAB}"/>'
        f'<w:tab w:val="left" w:pos="{SIGNER_TAB + 4 * CHARACTER}"/></w:tabs>'
        f'<w:ind w:firstLineChars="100" w:firstLine="{CHARACTER}"/><w:jc w:val="left"/>',
        based_on="DocumentNumber",
    ),
    Style(
        "SignerLine",
        "签发人",
        f'<w:keepNext/><w:tabs><w:tab w:val="left" w:pos="{SIGNER_TAB}"/>'
        f'<w:tab w:val="left" w:pos="{SIGNER_TAB + 4 * CHARACTER}"/></w:tabs>'
        f'{_FLUSH}<w:jc w:val="left"/>',
    ),
    # Annexes: how they are listed (7.3.4), and 附件1 on the first line of a page (7.3.7).
    Style(
        "AnnexList",
        "附件说明",
        f'<w:ind w:left="{ANNEX_NAME + ANNEX_NUMBER}" w:hanging="{ANNEX_NUMBER}"/>',
    ),
    Style("AnnexLabel", "附件序号", f"<w:keepNext/>{_FLUSH}", fonts(HEITI), next="TableTitle"),
    Style(
        "Colophon",
        "版记",  # 7.4
        f'{_NO_GRID}<w:spacing w:line="440" w:lineRule="atLeast"/>{_FLUSH}',
        font_size(SI_HAO),
    ),
    # The special layout of letters (10.1)
    *(
        Style(
            f"LetterMark{half_points // 2}",
            f"信函标志{half_points // 2}磅",
            f'{_NO_GRID}<w:spacing w:line="240" w:lineRule="auto"/>{_CENTRE}',
            f'{fonts(XIAOBIAOSONG)}<w:color w:val="{RED}"/><w:spacing w:val="0"/>{font_size(half_points)}',
        )
        for half_points in LETTER_MARK_SIZES
    ),
    Style(
        "LetterHead",
        "信函版头",
        f'<w:tabs><w:tab w:val="right" w:pos="{PORTRAIT.type_area}"/></w:tabs>{_NO_GRID}'
        f'<w:spacing w:after="{LINE - LETTER_HEAD_LINE}" w:line="{LETTER_HEAD_LINE}"'
        f' w:lineRule="exact"/>{_FLUSH}',
    ),
    Style("LetterTitle", "信函标题", f'<w:spacing w:before="{2 * LINE}"/>', based_on="DocTitle"),
    # 7.4, 10.1: no rules, one character in on both sides, wrapped lines below the first name.
    Style(
        "LetterCopies",
        "信函抄送",
        f'<w:ind w:left="{4 * 10 * SI_HAO}" w:right="{10 * SI_HAO}" w:hanging="{3 * 10 * SI_HAO}"/>',
        font_size(SI_HAO),
    ),
    Style("LetterTitleLong", "信函长标题", "", font_size(XIAO_ER), based_on="LetterTitle"),
    # Tables
    Style(
        "TableText",
        "表格文字",
        f'{_NO_GRID}{_TABLE_SPACING}{_FLUSH}<w:jc w:val="left"/>',
        f'<w:spacing w:val="0"/>{font_size(WU_HAO)}',
    ),
    Style("TableCentred", "表格居中", _CENTRE, based_on="TableText"),
    Style("TableHeader", "表头", f"<w:keepNext/>{_CENTRE}", fonts(HEITI), based_on="TableText"),
    Style("TableSum", "合计文字", _CENTRE, fonts(HEITI), based_on="TableText"),
    Style(
        "TableNote",
        "表格说明",
        f'<w:keepNext/><w:spacing w:after="100" w:line="{TABLE_LINE}" w:lineRule="atLeast"/>',
        font_size(XIAO_SI),
        based_on="TableText",
    ),
    # A table may not be the last thing in a document; what follows it takes no room.
    Style(
        "AfterTable",
        "表后",
        f'{_NO_GRID}<w:spacing w:line="20" w:lineRule="exact"/>',
        f'<w:spacing w:val="0"/>{font_size(2)}',
    ),
    # The form
    Style(
        "CoverTitle",
        "封面标题",
        '<w:spacing w:before="2900" w:after="3900" w:line="800" w:lineRule="exact"/>',
        based_on="DocTitle",
    ),
    # Begins a page. Not kept with the frame below it: LibreOffice would not let that break then.
    Style(
        "FormTitle",
        "表单标题",
        '<w:keepNext w:val="0"/><w:pageBreakBefore/>',
        based_on="TableTitle",
    ),
    Style("FormTitleLong", "表单长标题", "", font_size(XIAO_ER), based_on="FormTitle"),
    # Off the line on which it is written.
    Style("CoverLabel", "封面栏目", f'{_NO_GRID}{_OFF_LINE}{_FLUSH}<w:jc w:val="distribute"/>'),
    Style("CoverField", "封面填写", f"{_NO_GRID}{_OFF_LINE}{_FLUSH}{_CENTRE}"),
    Style("FrameHeading", "栏目标题", f"{_FLUSH}{_CENTRE}", fonts(HEITI)),
    Style(
        "FrameTitle",
        "栏内标题",
        f'<w:keepNext/><w:spacing w:before="200" w:after="200"/>{_FLUSH}{_CENTRE}',
        fonts(XIAOBIAOSONG),
    ),
    Style("FrameSignature", "栏内落款", f'<w:keepLines/><w:ind w:left="3000"/>{_CENTRE}'),
    Style("FrameNote", "栏内备注", _FLUSH),
    # 7.5
    Style("Footer", "footer", f'{_NO_GRID}<w:spacing w:line="240" w:lineRule="auto"/>'),
    Style(
        "TemplateTag",
        "模板标记",
        '<w:spacing w:line="0" w:lineRule="atLeast"/>',
        TAG_LOOK,
        based_on="TableText",
    ),
)

PAGE_NUMBER_FONT = (
    f'{fonts(SONGTI).replace(LATIN, SONGTI)}<w:spacing w:val="0"/>{font_size(SI_HAO)}'
)


def _borders(*sides: str) -> str:
    return "".join(
        f'<w:{side} w:val="single" w:sz="{BORDER}" w:space="0" w:color="auto"/>' for side in sides
    )


TABLE_STYLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="OfficialTable">'
    '<w:name w:val="公文表格"/><w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr>'
    f"<w:tblBorders>{_borders('top', 'left', 'bottom', 'right', 'insideH', 'insideV')}</w:tblBorders>"
    # More below: what a line is higher than its characters lies above these.
    '<w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>'
    '<w:bottom w:w="70" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar>'
    "</w:tblPr></w:style>"
    '<w:style w:type="table" w:customStyle="1" w:styleId="PlainTable">'
    '<w:name w:val="无框表格"/><w:basedOn w:val="TableNormal"/><w:qFormat/></w:style>'
)
