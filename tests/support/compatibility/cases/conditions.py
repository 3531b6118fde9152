"""Conditions in lines and for runs, paragraphs, rows and cells."""

from __future__ import annotations

from support.compatibility.cases.case import case
from support.compatibility.word_xml import p, tbl, tc

CONDITIONS = (
    case("a condition in a line", "甲{% if yes %}乙{% endif %}丙"),
    case("a condition in a line, not met", "甲{% if no %}乙{% endif %}丙"),
    case("else in a line", "{% if no %}甲{% else %}乙{% endif %}"),
    case("elif in a line", "{% if no %}甲{% elif yes %}乙{% else %}丙{% endif %}"),
    case("conditions nested", "{% if yes %}甲{% if no %}乙{% else %}丙{% endif %}{% endif %}"),
    case("and, or, not", "{% if yes and not no or zero %}甲{% endif %}乙"),
    case("in a list", "{% if '文化站' in units %}甲{% endif %}乙"),
    case("not in a list", "{% if '无' not in units %}甲{% endif %}乙"),
    case("a list as a condition", "{% if empty %}甲{% else %}乙{% endif %}"),
    case("numbers compared", "{% if number &gt;= 12 and zero &lt; 1 %}甲{% endif %}乙"),
    case("equal and unequal", "{% if place == '示例区' and zero != 1 %}甲{% endif %}乙"),
    case(
        "is defined",
        "{% if place is defined %}甲{% endif %}{% if absent is defined %}乙{% endif %}",
    ),
    case(
        "is none",
        "{% if a is none %}甲{% endif %}{% if place is not none %}乙{% endif %}",
        context={"a": None},
    ),
    case("a condition for paragraphs", "{%p if yes %}", "甲", "乙", "{%p endif %}", "丙"),
    case("a condition for paragraphs, not met", "{%p if no %}", "甲", "{%p endif %}", "丙"),
    case("else for paragraphs", "{%p if no %}", "甲", "{%p else %}", "乙", "{%p endif %}"),
    case(
        "elif for paragraphs",
        "{%p if no %}",
        "甲",
        "{%p elif yes %}",
        "乙",
        "{%p else %}",
        "丙",
        "{%p endif %}",
    ),
    case("a condition around a table", "{%p if no %}", tbl(("甲",)), "{%p endif %}", "乙"),
    case(
        "a condition for a row", tbl(("头",), ("{%tr if no %}",), ("甲",), ("{%tr endif %}",)), "后"
    ),
    case(
        "else for rows",
        tbl(("{%tr if no %}",), ("甲",), ("{%tr else %}",), ("乙",), ("{%tr endif %}",)),
        "后",
    ),
    case(
        "a condition for a cell",
        tbl(*[("甲", "{%tc if no %}", "乙", "{%tc endif %}")] * 2),
        "后",
        intended="column-widths",
    ),
    case(
        "a paragraph of one condition, not met",
        "前",
        "{% if no %}甲{% endif %}",
        "后",
        intended="blank-paragraphs",
    ),
    case("a paragraph of one condition, met", "前", "{% if yes %}甲{% endif %}", "后"),
    case("a condition over paragraphs", "{% if yes %}甲", "乙{% endif %}"),
    case(
        "a plain condition on lines of its own",
        "{% if yes %}",
        "甲",
        "{% endif %}",
        "乙",
        intended="blank-paragraphs",
    ),
    case(
        "a cell whose paragraphs all go",
        tbl((tc("{%p if no %}", "甲", "{%p endif %}"), "旁")),
        "后",
        intended="closing-paragraphs",
    ),
    case(
        "a section break under a condition",
        "{%p if yes %}",
        p("甲", look='<w:sectPr><w:pgSz w:w="9000" w:h="9000"/></w:sectPr>'),
        "{%p endif %}",
        "乙",
    ),
    case(
        "a page break under a condition",
        "{%p if yes %}",
        p('<w:r><w:br w:type="page"/></w:r>'),
        "{%p endif %}",
        "乙",
    ),
)
