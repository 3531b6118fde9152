"""The elements around the text of an official paper: its red head, annexes and colophon (7.2–7.4)."""

from __future__ import annotations

from collections.abc import Sequence

from house import JOINT_MARK_SIZE, MARK_SIZES, PORTRAIT
from wordml import Cell, Row, Table, border, margin, paragraph, run, tag

MARK_TOP = 1984
"""35 mm from the upper edge of the type area to that of the mark (7.2.4)."""
_FILE_WIDTH = 1700
"""For the 文件 beside the names of several offices."""


def red_head() -> str:
    """份号, 密级, 紧急程度; 发文机关标志; 发文字号 and 签发人 above the red rule (7.2.1–7.2.7)."""
    return "".join(
        [
            _given("issuing.copy_number", "CornerNumber"),
            _given("issuing.security", "Corner"),
            _given("issuing.urgency", "Corner"),
            tag("{%p if issuing.mark_lines | length > 1 %}"),
            _joint_mark(),
            tag("{%p else %}"),
            _mark(),
            tag("{%p endif %}"),
            _number(),
        ]
    )


def _given(name: str, style: str) -> str:
    """A paragraph that is there where the project gives what stands in it."""
    return tag(f"{{%p if {name} %}}") + paragraph(f"{{{{ {name} }}}}", style) + tag("{%p endif %}")


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _mark() -> str:
    """The mark in the largest type that leaves it in one line."""
    parts = []
    for index, (most, half_points) in enumerate(MARK_SIZES):
        condition = f"issuing.mark_lines[0] | length <= {most}"
        word = "if" if index == 0 else "elif"
        last = index == len(MARK_SIZES) - 1
        parts.append(tag("{%p else %}" if last else f"{{%p {word} {condition} %}}"))
        parts.append(_mark_line("{{ issuing.mark_lines[0] }}", half_points))
    return "".join([*parts, tag("{%p endif %}")])


def _mark_line(text: str, half_points: int) -> str:
    # A line as high as its type: its upper edge is that of the characters.
    height = 10 * half_points
    spacing = f'<w:spacing w:before="{MARK_TOP}" w:line="{height}" w:lineRule="exact"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="Mark"/>{spacing}</w:pPr>{run(text, _size(half_points))}</w:p>'


def _joint_mark() -> str:
    """The names of several offices, spread to one width, and the 文件 that they share."""
    height = 10 * JOINT_MARK_SIZE
    line = f'<w:spacing w:before="60" w:line="{height}" w:lineRule="exact"/>'
    name = paragraph("{{ name }}", "Mark", f'{line}<w:jc w:val="distribute"/>')
    shared = paragraph("{% vm %}文件", "Mark", line)
    room = f'<w:spacing w:line="{MARK_TOP - 60}" w:lineRule="exact"/>'
    widths = [PORTRAIT.type_area - _FILE_WIDTH, _FILE_WIDTH]
    return (
        paragraph(style="Mark", properties=room)
        + Table(
            widths,
            [
                _tag_row("{%tr for name in issuing.mark_lines %}"),
                Row([Cell(name), Cell(shared)]),
                _tag_row("{%tr endfor %}"),
            ],
            style="PlainTable",
        ).xml()
    )


def _tag_row(text: str) -> Row:
    return Row([Cell(tag(text), span=2)])


def _number() -> str:
    signers = "{% if loop.first %}签发人：{% endif %}"
    return "".join(
        [
            tag("{%p if issuing.signer_lines %}"),
            tag("{%p for line in issuing.signer_lines %}"),
            tag("{%p if loop.last %}"),
            _tabbed(["{{ issuing.document_number }}", signers, "{{ line }}"], "NumberAndSigner"),
            tag("{%p else %}"),
            _tabbed(["", signers, "{{ line }}"], "SignerLine"),
            tag("{%p endif %}"),
            tag("{%p endfor %}"),
            tag("{%p else %}"),
            paragraph("{{ issuing.document_number }}", "DocumentNumber"),
            tag("{%p endif %}"),
        ]
    )


def _tabbed(texts: Sequence[str], style: str) -> str:
    between = "<w:r><w:tab/></w:r>"
    runs = between.join(run(text) if text else "" for text in texts)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


# Colophon ---------------------------------------------------------------------------------------

_THICK, _THIN = 8, 6
"""Rules of 0.35 mm and 0.25 mm, in eighths of a point (7.4)."""
_ONE_IN = 280
"""A character of 四号, the type of the colophon."""


def colophon() -> str:
    """版记, its last rule on the lower edge of the page's type area (7.4).

    A table that floats at the foot of the page of the paragraph after it. LibreOffice lets one as
    wide as the text float only where it is placed from the edge of the page, and with a paragraph
    of the same section before it.
    """
    copies = paragraph("抄送：{{ issuing.copies_to }}", "Colophon", _hanging(3))
    printed = (
        f'<w:p><w:pPr><w:pStyle w:val="Colophon"/><w:tabs><w:tab w:val="right"'
        f' w:pos="{PORTRAIT.type_area - _ONE_IN}"/></w:tabs>{_hanging(0)}</w:pPr>'
        f"{run('{{ issuing.printed_by }}')}<w:r><w:tab/></w:r>"
        f"{run('{{ issuing.printed_on | date }}印发')}</w:p>"
    )
    thick = border("top", width=_THICK)
    rows = [
        Row([Cell(tag("{%tr if issuing.copies_to %}"))]),
        Row([Cell(copies, borders=thick + border("bottom", width=_THIN))]),
        Row([Cell(printed, borders=border("bottom", width=_THICK))]),
        Row([Cell(tag("{%tr else %}"))]),
        Row([Cell(printed, borders=thick + border("bottom", width=_THICK))]),
        Row([Cell(tag("{%tr endif %}"))]),
    ]
    place = (
        f'<w:tblpPr w:topFromText="200" w:vertAnchor="margin" w:horzAnchor="page"'
        f' w:tblpX="{PORTRAIT.left}" w:tblpYSpec="bottom"/>'
    )
    table = Table(
        [PORTRAIT.type_area],
        rows,
        style="PlainTable",
        margins=margin("left", 0) + margin("right", 0),
        place=place,
    )
    return paragraph(style="AfterTable") + table.xml() + paragraph(style="AfterTable")


def _hanging(characters: int) -> str:
    left = _ONE_IN * (1 + characters)
    hanging = f' w:hanging="{_ONE_IN * characters}"' if characters else ""
    return f'<w:ind w:left="{left}" w:right="{_ONE_IN}"{hanging}/>'
