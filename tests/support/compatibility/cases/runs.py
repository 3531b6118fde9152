"""Tags in runs as Word leaves them."""

from __future__ import annotations

from support.compatibility.cases.case import case, split
from support.compatibility.word_xml import BOLD, RED, SPELLING, drawing, p, r
from support.compatibility.word_xml import field as word_field

RUNS = (
    case("a tag in a bold run", p("甲", r("{{ place }}", BOLD), "乙")),
    case("a tag split over runs", split("甲{", "{ pl", "ace }", "}乙")),
    case("a tag split after its braces", split("{{", " place ", "}}")),
    case("a statement split over runs", split("{", "% if y", "es %", "}甲{% end", "if %", "}")),
    case(
        "a tag with marks of spelling",
        p(r("{{ "), SPELLING[0], r("place"), SPELLING[1], r(" }}乙")),
    ),
    case("a tag that ends bold", p(r("甲{{ pl"), r("ace }}", BOLD), r("乙"))),
    case("two split tags", split("{", "{ place }", "}{{ ti", "tle }}")),
    case("a condition over runs", p("{% if yes %}", r("粗", BOLD), "{% endif %}后")),
    case("a condition over runs, not met", p("{% if no %}", r("粗", BOLD), "{% endif %}后")),
    case(
        "a condition for runs", p("前", r("{%r if yes %}"), r("红", RED), r("{%r endif %}"), "后")
    ),
    case(
        "a condition for runs, not met",
        p("前", r("{%r if no %}"), r("红", RED), r("{%r endif %}"), "后"),
    ),
    case("a loop for runs", p(r("{%r for u in units %}"), r("{{ u }}", BOLD), r("{%r endfor %}"))),
    case("a condition around a drawing", p("{%r if yes %}", drawing(), "{%r endif %}")),
    case(
        "a tag in a smart tag",
        p('<w:smartTag w:uri="u" w:element="e">' + r("{{ place }}") + "</w:smartTag>"),
    ),
    case(
        "a tag in a link", p('<w:hyperlink w:anchor="此处">' + r("{{ place }}") + "</w:hyperlink>")
    ),
    case(
        "a tag in a tracked insertion",
        p(
            '<w:ins w:id="9" w:author="" w:date="2024-01-01T00:00:00Z">'
            + r("{{ place }}")
            + "</w:ins>"
        ),
    ),
    case("beside a field", p("第", word_field("PAGE", "1"), "页{{ place }}")),
    case("saved many times", p(r("{{ place }}", saved="00AA11BB"), r("乙", saved="00CC22DD"))),
)
