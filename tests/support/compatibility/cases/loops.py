"""Loops in lines and for paragraphs, rows and cells."""

from __future__ import annotations

from support.compatibility.cases.case import case
from support.compatibility.word_xml import bookmark, drawing, p, r, tbl, tc

LOOPS = (
    case("a loop in a line", "{% for u in units %}{{ u }}、{% endfor %}"),
    case("a loop in a line over nothing", "甲{% for u in empty %}{{ u }}{% endfor %}乙"),
    case("a loop with else", "{% for u in empty %}{{ u }}{% else %}无{% endfor %}"),
    case(
        "a loop with a condition of its own",
        "{% for x in rows if x.done %}{{ x.name }}；{% endfor %}",
    ),
    case(
        "what a loop knows",
        "{% for u in units %}{{ loop.index }}/{{ loop.length }}{% if not loop.last %}，{% endif %}{% endfor %}",
    ),
    case(
        "what else a loop knows",
        "{% for u in units %}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }}{% if loop.first %}首{% endif %}{% endfor %}",
    ),
    case("two names for an entry", "{% for a, b in pairs %}{{ a }}{{ b }}；{% endfor %}"),
    case(
        "loops nested in a line",
        "{% for x in rows %}{{ x.name }}：{% for i in x['items'] %}{{ i }}，{% endfor %}；{% endfor %}",
    ),
    case(
        "a loop over a list written out", "{% for a in ['一', '二', number] %}{{ a }}{% endfor %}"
    ),
    case(
        "a loop for paragraphs",
        "{%p for u in units %}",
        "{{ loop.index }}．{{ u }}",
        "{%p endfor %}",
        "后",
    ),
    case(
        "a loop for paragraphs over nothing",
        "前",
        "{%p for u in empty %}",
        "{{ u }}",
        "{%p endfor %}",
        "后",
    ),
    case(
        "loops for paragraphs nested",
        "{%p for x in rows %}",
        "{{ x.name }}",
        "{%p for i in x['items'] %}",
        "（{{ i }}）",
        "{%p endfor %}",
        "{%p endfor %}",
    ),
    case(
        "a condition in a loop for paragraphs",
        "{%p for x in rows %}",
        "{%p if x.done %}",
        "{{ x.name }}",
        "{%p endif %}",
        "{%p endfor %}",
    ),
    case(
        "a loop in a numbered list",
        "{%p for u in units %}",
        p("{{ u }}", look='<w:pStyle w:val="ListNumber"/>'),
        "{%p endfor %}",
    ),
    case(
        "a loop around a table",
        "{%p for x in rows %}",
        tbl(("{{ x.name }}", "{{ x.points }}")),
        "隔",
        "{%p endfor %}",
    ),
    case(
        "a table left alone by a loop",
        "{%p for x in rows %}",
        tbl(("{{ x.name }}",)),
        "{%p endfor %}",
        "后",
        intended="closing-paragraphs",
    ),
    case(
        "a loop for rows",
        tbl(
            ("名称", "分值"),
            ("{%tr for x in rows %}", ""),
            ("{{ x.name }}", "{{ x.points }}"),
            ("{%tr endfor %}", ""),
        ),
        "后",
    ),
    case(
        "a loop for rows over nothing",
        tbl(("名称",), ("{%tr for x in empty %}",), ("{{ x }}",), ("{%tr endfor %}",)),
        "后",
    ),
    case(
        "a table of nothing but a loop",
        "前",
        tbl(("{%tr for x in empty %}",), ("{{ x }}",), ("{%tr endfor %}",)),
        "后",
        intended="tables-without-rows",
    ),
    case(
        "loops for rows nested",
        tbl(
            ("{%tr for x in rows %}", ""),
            ("{{ x.name }}", ""),
            ("{%tr for i in x['items'] %}", ""),
            ("", "{{ i }}"),
            ("{%tr endfor %}", ""),
            ("{%tr endfor %}", ""),
        ),
        "后",
    ),
    case(
        "a condition in a loop for rows",
        tbl(
            ("{%tr for x in rows %}",),
            ("{%tr if x.done %}",),
            ("{{ x.name }}",),
            ("{%tr endif %}",),
            ("{%tr endfor %}",),
        ),
        "后",
    ),
    case(
        "a loop of paragraphs in a cell in a loop of rows",
        tbl(
            ("{%tr for x in rows %}", ""),
            ("{{ x.name }}", tc("{%p for i in x['items'] %}", "{{ i }}", "{%p endfor %}", "止")),
            ("{%tr endfor %}", ""),
        ),
        "后",
    ),
    case("a loop in a line of a cell", tbl(("{% for u in units %}{{ u }}；{% endfor %}",)), "后"),
    case(
        "a loop for cells",
        tbl(("名称", "{%tc for y in years %}", "{{ y }}", "{%tc endfor %}")),
        "后",
    ),
    case(
        "a loop for cells in a loop for rows",
        tbl(
            ("{%tr for g in grid %}", "", ""),
            ("{%tc for c in g %}", "{{ c }}", "{%tc endfor %}"),
            ("{%tr endfor %}", "", ""),
        ),
        "后",
        intended="column-widths",
    ),
    case(
        "fewer cells after a loop",
        tbl(*[("{%tc for u in a %}", "{{ u }}", "{%tc endfor %}")] * 2),
        "后",
        intended="column-widths",
        context={"a": ["一"]},
    ),
    case(
        "tables nested",
        tbl((tc(tbl(("{%tr for u in units %}",), ("{{ u }}",), ("{%tr endfor %}",)), p("末")),)),
        "后",
    ),
    case(
        "two loops for rows in a table",
        tbl(
            ("{%tr for u in units %}",),
            ("{{ u }}",),
            ("{%tr endfor %}",),
            ("中",),
            ("{%tr for y in years %}",),
            ("{{ y }}",),
            ("{%tr endfor %}",),
        ),
        "后",
    ),
    case(
        "a plain loop on lines of its own",
        "{% for u in units %}",
        "{{ u }}",
        "{% endfor %}",
        "后",
        intended="blank-paragraphs",
    ),
    case("drawings in a loop", "{%p for u in units %}", p("{{ u }}", drawing()), "{%p endfor %}"),
    case(
        "bookmarks in a loop",
        "{%p for u in units %}",
        p(bookmark(r("{{ u }}"))),
        "{%p endfor %}",
        intended="repeated-bookmarks",
    ),
    case(
        "a text under a name of the same loop",
        "{% for place in units %}{{ place }}{% endfor %}{{ place }}",
    ),
)
