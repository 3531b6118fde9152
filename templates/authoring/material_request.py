"""提供资料函: the special layout of letters (GB/T 9704 10.1), measured from the edges of the page."""

from __future__ import annotations

from collections.abc import Callable

from document import Template
from house import (
    HEITI,
    LETTER_BODY_TOP,
    LETTER_MARK_SIZES,
    LETTER_RULE,
    LETTER_RULE_TO_TEXT,
    LINE,
    PORTRAIT,
    RED,
    fonts,
    letter_row,
    letter_row_top,
    letter_rule_top,
)
from list_table import Column, list_table
from official import annex_indents
from wordml import TAB, Cell, Row, Table, margin, paragraph, run, spacer, tag, title

_OVERHANG = (LETTER_RULE - PORTRAIT.type_area) // 2
_ON_PAGE = (PORTRAIT.left - PORTRAIT.right) // 2
"""The rules are centred on the page, the type area lies this much to the right of that."""


def _double_rule(upper: int, lower: int) -> str:
    """Two red lines one above the other, their widths in eighths of a point."""
    sides = f'w:left="{-_OVERHANG - _ON_PAGE}" w:right="{-_OVERHANG + _ON_PAGE}"'
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{RED}"/>'
        for side, size in (("top", upper), ("bottom", lower))
    )
    return spacer(_BETWEEN_RULES, borders=borders, indents=f'<w:ind {sides} w:firstLine="0"/>')


_THICK, _THIN, _BETWEEN_RULES = 20, 6, 24
_RULES = (_THICK + _THIN) * 5 // 2 + _BETWEEN_RULES
_LEAST = 20
"""The least height of an empty paragraph: 1 pt."""
_INK_IN_HEAD = 80
"""How far below the upper edge of its line a character of the head begins."""


def _for_mark(make: Callable[[int, str], str]) -> str:
    """``make`` for the largest size that the mark has room for, with what that does to the mark."""
    found, closing = "", ""
    for size in LETTER_MARK_SIZES:
        most = PORTRAIT.characters(size)
        if size == LETTER_MARK_SIZES[-1]:
            return found + make(size, f" | title({most})") + closing
        found += tag(f"{{%p if letter.mark | length <= {most} %}}")
        found += make(size, "") + tag("{%p else %}")
        closing += tag("{%p endif %}")
    raise ValueError("there has to be a size")


def _mark(size: int, how: str) -> str:
    """The mark in the middle of a row as high as it needs, and the rule where the standard has it."""
    lowered = letter_row_top(size) - letter_row_top(LETTER_MARK_SIZES[0])
    row_end = letter_row_top(size) + letter_row(size)
    text = paragraph(f"{{{{ letter.mark{how} }}}}", f"LetterMark{size // 2}")
    row = Row([Cell(text)], height=letter_row(size), exact=not how)
    return (
        (spacer(lowered) if lowered >= _LEAST else "")
        + Table([PORTRAIT.type_area], [row], style="PlainTable", margins=_NO_MARGINS).xml()
        + spacer(max(letter_rule_top(size) - row_end, _LEAST))
        + _double_rule(_THICK, _THIN)
        + spacer(LETTER_BODY_TOP - letter_rule_top(size) - _RULES)
    )


def _below_rule(size: int, _how: str) -> str:
    """What keeps the first line at its distance from the rule, which is lower below larger marks."""
    rule_end = letter_rule_top(size) + _RULES
    return spacer(max(rule_end + LETTER_RULE_TO_TEXT - _INK_IN_HEAD - LETTER_BODY_TOP, _LEAST))


_NO_MARGINS = margin("left", 0) + margin("right", 0)


def material_request() -> Template:
    """提供资料函: special layout of letters, the items in the text or in an annex."""
    left = f"<w:r><w:rPr>{fonts(HEITI)}</w:rPr><w:t>{{{{ line.left }}}}</w:t></w:r>"
    head = paragraph([left, TAB, run("{{ line.right }}")], "LetterHead")
    columns = [
        Column("序号", "{{ row.number }}", 640, centred=True),
        Column("指标内容", "{{ row.main }}", 2700),
        Column("提供资料要求", "{{ row.materials }}"),
        Column("职责", "{{ row.part }}", 760, centred=True),
    ]
    body = [
        _for_mark(_below_rule),
        tag("{%p for line in letter.head %}"),
        head,
        tag("{%p endfor %}"),
        title("document.title", "LetterTitle", PORTRAIT),
        paragraph("{{ letter.recipient }}：", "Recipient"),
        paragraph("{{p letter.opening | markdown }}"),
        paragraph("{{ letter.tasks }}{% if letter.annex %}。{% else %}：{% endif %}"),
        tag("{%p if not letter.annex %}"),
        tag("{%p for row in requested %}"),
        paragraph("{{ loop.index }}.{{ row.label }}：{{ row.materials }}"),
        tag("{%p endfor %}"),
        tag("{%p endif %}"),
        paragraph("{{p letter.text | markdown }}"),
        paragraph(
            "请对照要求整理资料，于{{ letter.deadline }}报送{{ letter.receiver }}。"
            "确实无法提供的，请书面说明原因。"
        ),
        paragraph("特此函达，请予支持。", properties="<w:keepNext/>"),
        tag("{%p if letter.annex %}"),
        paragraph(
            "附件：{{ letter.annex }}",
            "AnnexList",
            f'<w:keepNext/><w:spacing w:before="{LINE}"/>{annex_indents(0)}',
        ),
        tag("{%p endif %}"),
        paragraph("{{p letter.signature | signature }}", "Signature", "<w:keepNext/>"),
        paragraph("（{{ letter.contact_note }}）", "Note"),
        tag("{%p if letter.annex %}"),
        paragraph("附件", "AnnexLabel", "<w:pageBreakBefore/>"),
        paragraph("{{ letter.annex }}", "TableTitle", f'<w:spacing w:before="{LINE}"/>'),
        list_table(PORTRAIT, columns, "requested"),
        tag("{%p endif %}"),
        tag("{%p if letter.copies_to %}"),
        paragraph("抄送：{{ letter.copies_to }}", "LetterCopies", _AT_THE_FOOT),
        tag("{%p endif %}"),
        paragraph(style="AfterTable"),
    ]
    return Template(
        "material_request.docx",
        "提供资料函",
        PORTRAIT,
        "".join(body),
        letter=(_for_mark(_mark), _double_rule(_THIN, _THICK)),
    )


_AT_THE_FOOT = (
    f'<w:framePr w:w="{PORTRAIT.type_area}" w:wrap="notBeside" w:vAnchor="margin"'
    ' w:hAnchor="margin" w:xAlign="left" w:yAlign="bottom"/>'
)
"""At the lower edge of the type area of the page that the next paragraph stands on (10.1)."""
