"""Cells merged, spanned and coloured."""

from __future__ import annotations

from support.compatibility.cases.case import case
from support.compatibility.word_xml import p, tbl, tc, tr

CELLS = (
    case(
        "a row whose cells all go",
        tbl(("甲",), ("{%tc if no %}", "乙", "{%tc endif %}"), columns=1),
        "后",
        intended="tables-without-rows",
    ),
    case(
        "a wider table inside of a table",
        tbl((tc(tbl(("{{ place }}", "二", "三")), p()),)),
        "后",
        intended="column-widths",
    ),
    case(
        "a table whose rows are indented",
        tbl(
            '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>' + tc("{{ place }}") + "</w:tr>",
            ("一", "二"),
            columns=2,
        ),
        "后",
    ),
    case(
        "cells merged down",
        tbl(
            ("{%tr for x in rows %}", ""), ("{% vm %}部门", "{{ x.name }}"), ("{%tr endfor %}", "")
        ),
        "后",
    ),
    case(
        "cells merged down with a name",
        tbl(
            ("{%tr for x in rows %}", ""),
            ("{% vm %}{{ place }}", "{{ x.name }}"),
            ("{%tr endfor %}", ""),
        ),
        "后",
    ),
    case(
        "cells merged down, text before",
        tbl(
            ("{%tr for x in rows %}", ""), ("部门{% vm %}", "{{ x.name }}"), ("{%tr endfor %}", "")
        ),
        "后",
    ),
    case(
        "cells merged down in loops nested",
        tbl(
            ("{%tr for x in rows %}", ""),
            ("{%tr for i in x['items'] %}", ""),
            ("{% vm %}{{ x.name }}", "{{ i }}"),
            ("{%tr endfor %}", ""),
            ("{%tr endfor %}", ""),
        ),
        "后",
    ),
    case(
        "cells merged across",
        tbl(
            ("{%tc for y in years %}", "{% hm %}合计", "{%tc endfor %}"),
            ("{%tc for y in years %}", "{{ y }}", "{%tc endfor %}"),
        ),
        "后",
        intended="column-widths",
    ),
    case(
        "a span",
        tbl(("{% colspan two %}甲", "乙"), ("一", "二", "三")),
        "后",
        intended="column-widths",
    ),
    case("a span over one", tbl(("{% colspan 1 %}甲", "乙"), ("一", "二")), "后"),
    case(
        "a span in a loop for cells",
        tbl(
            ("{%tc for y in years %}", "{% colspan 2 %}{{ y }}", "{%tc endfor %}"),
            ("一", "二", "三", "四", "五", "六"),
        ),
        "后",
        intended="column-widths",
    ),
    case("a colour of a cell", tbl(("{% cellbg colour %}甲", "乙")), "后"),
    case(
        "a colour in place of another",
        tbl(
            (
                tc(
                    "{% cellbg colour %}甲",
                    look='<w:shd w:val="clear" w:color="auto" w:fill="000000"/>',
                ),
                "乙",
            )
        ),
        "后",
    ),
    case(
        "colours in a loop",
        tbl(("{%tr for c in colours %}",), ("{% cellbg c %}{{ c }}",), ("{%tr endfor %}",)),
        "后",
    ),
    case(
        "a cell with a look",
        tbl((tc("{{ place }}", look='<w:vAlign w:val="center"/>'), "乙")),
        "后",
    ),
    case(
        "cells merged in the template",
        tbl(
            (tc("{{ place }}", look='<w:vMerge w:val="restart"/>'), "一"),
            (tc(p(), look="<w:vMerge/>"), "{{ title }}"),
        ),
        "后",
    ),
    case(
        "cells spanned in the template",
        tbl(tr(tc("{{ place }}", look='<w:gridSpan w:val="2"/>')), ("一", "二")),
        "后",
    ),
)
