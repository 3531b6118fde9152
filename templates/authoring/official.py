"""The elements around the text of an official paper: its red head, annexes and colophon (7.2–7.4)."""

from __future__ import annotations

from house import (
    ANNEX_NAME,
    CHARACTER,
    JOINT_MARK_SIZES,
    KAITI,
    LINE,
    MARK_SIZES,
    PORTRAIT,
    SI_HAO,
    font_size,
    fonts,
)
from wordml import TAB, Cell, Row, Table, border, margin, paragraph, run, tag

MARK_TOP = 1984
"""35 mm from the upper edge of the type area to that of the mark (7.2.4)."""
_CELL_MARGIN = 108
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


_CORNER = (
    '<w:framePr w:w="3600" w:wrap="around" w:vAnchor="margin" w:hAnchor="margin"'
    ' w:xAlign="left" w:yAlign="top"/>'
)
"""The first lines of the type area, beside the flow; LibreOffice takes no frame from a style."""


def _given(name: str, style: str) -> str:
    """A line in the corner that is there where the project gives what stands in it."""
    line = paragraph(f"{{{{ {name} }}}}", style, _CORNER)
    return tag(f"{{%p if {name} %}}") + line + tag("{%p endif %}")


def _mark() -> str:
    """The mark in the largest type that leaves it in one line."""
    parts = []
    for index, half_points in enumerate(MARK_SIZES):
        most = PORTRAIT.characters(half_points)
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
    return paragraph([run(text, font_size(half_points))], "Mark", spacing)


def _joint_mark() -> str:
    """The names of several offices, spread to one width, and the 文件 that they share, in the
    largest type that leaves the longest name in one line."""
    parts = []
    for index, half_points in enumerate(JOINT_MARK_SIZES):
        most = (PORTRAIT.type_area - _FILE_WIDTH - 2 * _CELL_MARGIN) // (10 * half_points)
        word = "if" if index == 0 else "elif"
        last = index == len(JOINT_MARK_SIZES) - 1
        condition = f"issuing.longest_mark <= {most}"
        parts.append(tag("{%p else %}" if last else f"{{%p {word} {condition} %}}"))
        parts.append(_joint_names(half_points))
    return "".join([*parts, tag("{%p endif %}")])


def _joint_names(half_points: int) -> str:
    size = font_size(half_points)
    line = f'<w:spacing w:before="60" w:line="{10 * half_points}" w:lineRule="exact"/>'
    name = paragraph([run("{{ name }}", size)], "Mark", f'{line}<w:jc w:val="distribute"/>')
    shared = paragraph([run("{% vm %}文件", size)], "Mark", line)
    room = f'<w:spacing w:line="{MARK_TOP - 60}" w:lineRule="exact"/>'
    widths = [PORTRAIT.type_area - _FILE_WIDTH, _FILE_WIDTH]
    rows = [
        _tag_row("{%tr for name in issuing.mark_lines %}"),
        Row([Cell(name), Cell(shared)]),
        _tag_row("{%tr endfor %}"),
    ]
    return paragraph(style="Mark", properties=room) + Table(widths, rows, style="PlainTable").xml()


def _tag_row(text: str) -> Row:
    return Row([Cell(tag(text), span=2)])


def _number() -> str:
    """发文字号; upward it shares its line with the last names of those who signed."""
    below_mark = f'<w:spacing w:before="{2 * LINE}"/>'
    return "".join(
        [
            tag("{%p if issuing.signer_lines %}"),
            tag("{%p for line in issuing.signer_lines %}"),
            tag("{%p if loop.first and loop.last %}"),
            _signers("{{ issuing.document_number }}", "签发人：", below_mark),
            tag("{%p elif loop.first %}"),
            _signers("", "签发人：", below_mark),
            tag("{%p elif loop.last %}"),
            _signers("{{ issuing.document_number }}", "", '<w:spacing w:before="0"/>'),
            tag("{%p else %}"),
            _signers("", "", ""),
            tag("{%p endif %}"),
            tag("{%p endfor %}"),
            tag("{%p else %}"),
            paragraph("{{ issuing.document_number }}", "DocumentNumber"),
            tag("{%p endif %}"),
        ]
    )


def _signers(number: str, label: str, spacing: str) -> str:
    """One character in, the number; at the right 签发人： in 仿宋 and the names in 楷体 (7.2.6)."""
    style = "NumberAndSigner" if number else "SignerLine"
    runs = [run(number) if number else "", TAB, run(label) if label else "", TAB]
    return paragraph([*runs, run("{{ line }}", fonts(KAITI))], style, spacing)


def annex_indents(number: int) -> str:
    """The indents of the line that 附件： begins: what follows is aligned with the name (7.3.4).

    ``number`` is the width of the annex's number, 0 where there is only one.
    """
    return f'<w:ind w:left="{ANNEX_NAME + number}" w:hanging="{3 * CHARACTER + number}"/>'


# Colophon ---------------------------------------------------------------------------------------

_THICK, _THIN = 8, 6
"""Rules of 0.35 mm and 0.25 mm, in eighths of a point (7.4)."""
_ONE_IN = 10 * SI_HAO
"""A character of 四号, the type of the colophon."""


def colophon() -> str:
    """版记, its last rule on the lower edge of the page's type area (7.4).

    A table that floats at the foot of the page of the paragraph after it. LibreOffice lets one as
    wide as the text float only where it is placed from the edge of the page, and with a paragraph
    of the same section before it.
    """
    copies = paragraph("抄送：{{ issuing.copies_to }}", "Colophon", _hanging(3))
    right = f'<w:tabs><w:tab w:val="right" w:pos="{PORTRAIT.type_area - _ONE_IN}"/></w:tabs>'
    printed = paragraph(
        [run("{{ issuing.printed_by }}"), TAB, run("{{ issuing.printed_on | date }}印发")],
        "Colophon",
        right + _hanging(0),
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
        margins=margin("top", 30) + margin("left", 0) + margin("bottom", 60) + margin("right", 0),
        place=place,
    )
    return paragraph(style="AfterTable") + table.xml() + paragraph(style="AfterTable")


def _hanging(characters: int) -> str:
    left = _ONE_IN * (1 + characters)
    hanging = f' w:hanging="{_ONE_IN * characters}"' if characters else ""
    return f'<w:ind w:left="{left}" w:right="{_ONE_IN}"{hanging}/>'
