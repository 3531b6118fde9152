"""申报备案表: the whole of annex 2 of seed 002."""

from __future__ import annotations

from document import Template
from house import LINE, PORTRAIT
from wordml import Cell, Row, Table, border, margin, paragraph, tag, title

_FIELDS = (
    ("申报单位：", "{{ applicant.name }}"),
    ("所在地：", "{{ applicant.location }}"),
    ("申报日期：", "{{ applicant.date | date }}"),
)
_LABEL_WIDTH, _FIELD_WIDTH = 1800, 5000
_NEW_PAGE = paragraph(style="AfterTable", properties="<w:pageBreakBefore/>")
# A row that begins with a heading would be kept whole with the next row, and leave a page empty.
_NOT_KEPT = paragraph(style="AfterTable")
_WIDTH = [PORTRAIT.type_area]
_FRAME_MARGINS = margin("left", 108) + margin("right", 108)


def registration_form() -> Template:
    """The form: cover, 请示 and 推荐意见, 自查报告 with the closing remark."""
    body = [
        paragraph("{{ document.title | title(20) }}", "CoverTitle"),
        _cover_fields(),
        _NEW_PAGE,
        _request_and_recommendation(),
        title("texts.self_inspection_report.title", "FormTitle", PORTRAIT),
        _report(),
        paragraph(style="AfterTable"),
    ]
    return Template(
        "registration_form.docx", "申报备案表", PORTRAIT, "".join(body), bare_first_page=True
    )


def _cover_fields() -> str:
    """Labels spread to one width, values on a line of their own."""
    line = border("bottom")
    rows = [
        Row(
            [
                Cell(paragraph(label, "CoverLabel"), align="bottom"),
                Cell(paragraph(value, "CoverField"), borders=line, align="bottom"),
            ],
            height=850,
        )
        for label, value in _FIELDS
    ]
    return Table([_LABEL_WIDTH, _FIELD_WIDTH], rows, style="PlainTable").xml()


def _heading(text: str, properties: str = "") -> Row:
    return Row([Cell(paragraph(text, "FrameHeading", properties))])


def _request_and_recommendation() -> str:
    request = [
        _NOT_KEPT,
        paragraph("{{ texts.request.title | title(26) }}", "FrameTitle"),
        paragraph("{{ programme.authority }}：", "Recipient"),
        paragraph("{{p texts.request.text | markdown }}"),
        _seal("{{ applicant.name }}（盖章）"),
        paragraph("{{ applicant.date | date }}", "FrameSignature", '<w:spacing w:after="200"/>'),
    ]
    recommendation = [
        tag("{%p if texts.recommendation.text %}"),
        paragraph("{{p texts.recommendation.text | markdown }}"),
        tag("{%p else %}"),
        paragraph(style="Recipient"),
        tag("{%p endif %}"),
    ]
    sign = [
        paragraph(
            '{{ programme.recommender | default("推荐单位") }}（盖章）',
            "FrameSignature",
            "<w:keepNext/>",
        ),
        paragraph("年\u3000\u3000月\u3000\u3000日", "FrameSignature", '<w:spacing w:after="200"/>'),
    ]
    rows = [
        _heading("申报单位创建工作备案请示"),
        Row([Cell("".join(request), align="top")], may_break=True),
        _heading("{{ recommendation_heading }}", "<w:keepNext/>"),
        Row(
            [Cell("".join(recommendation), borders=border("bottom", "nil"), align="top")],
            height=4000,
        ),
        Row([Cell("".join(sign), borders=border("top", "nil"), align="bottom")]),
    ]
    return Table(_WIDTH, rows, margins=_FRAME_MARGINS).xml()


def _seal(text: str) -> str:
    return paragraph(text, "FrameSignature", f'<w:keepNext/><w:spacing w:before="{LINE}"/>')


def _report() -> str:
    report = [
        _NOT_KEPT,
        paragraph("{{p texts.self_inspection_report.text | markdown }}"),
        _seal("申报单位：{{ applicant.name }}（盖章）"),
        paragraph("{{ applicant.date | date }}", "FrameSignature", '<w:spacing w:after="200"/>'),
    ]
    rows = [
        Row([Cell("".join(report), align="top")], may_break=True),
        Row([Cell(paragraph("{{ remark }}", "FrameNote"))]),
    ]
    return Table(_WIDTH, rows, margins=_FRAME_MARGINS).xml()
