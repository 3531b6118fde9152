"""Names in text, comments, and tags that merge lines."""

from __future__ import annotations

from support.compatibility.cases.case import case
from support.compatibility.word_xml import BOLD, RED, p, r, t, tbl

VARIABLES = (
    case("a name", "{{ place }}"),
    case("names amid text", "为{{ place }}{{ title }}，共{{ number }}项。"),
    case("a name without blanks", "{{place}}"),
    case("a name twice", "{{ place }}{{ place }}"),
    case("a level below", "{{ person.office.name }}（{{ person.office.phone }}）"),
    case("a level in brackets", "{{ person['office']['name'] }}"),
    case("an entry by number", "{{ units[0] }}、{{ units[-1] }}、{{ units.1 }}"),
    case("a number", "{{ number }}，{{ zero }}"),
    case("an empty text keeps its paragraph", "前", "{{ nothing }}", "后"),
    case("sums", "{{ number + 1 }} {{ number - 1 }} {{ number * 2 }} {{ number // 5 }}"),
    case("texts joined", "{{ place ~ '的' ~ title }}"),
    case("one or the other", "{{ '甲' if yes else '乙' }}{{ '甲' if no else '乙' }}"),
    case("a choice without else", "甲{{ '乙' if no }}丙"),
    case("a text written out", "{{ '甲乙' }}"),
    case("curly quotation marks in a tag", "{{ person[“office”][‘name’] }}"),
    case("curly quotation marks around a tag", "称“{{ place }}”", intended="east-asian-hint"),
    case("signs of XML in the template", "a &lt; b &amp; {{ place }} &gt; c"),
    case("signs of XML in the data", "{{ marked }}"),
    case("a comparison in a tag", "{{ '多' if number &gt; 3 else '少' }}"),
    case("lines of a text", "甲{{ lines }}乙"),
    case("lines in a bold run", p(r("甲{{ lines }}乙", BOLD))),
    case("a tab in a text", "甲{{ tabbed }}乙"),
    case("a tab in a red run", p(r("甲{{ tabbed }}乙", RED))),
    case("tabs and lines together", "{{ a }}", context={"a": "一\t二\n三\t四\n\n五"}),
    case("blanks at the ends", "甲{{ spaced }}乙"),
    case("blanks alone", "甲{{ a }}乙", context={"a": "   "}),
    case("blanks around a tag", "  {{ place }}  {{ title }}  "),
    case("a tab of the template", p("甲{{ place }}", "<w:r><w:tab/></w:r>", "{{ title }}")),
    case(
        "a line break of the template", p(f"<w:r>{t('{{ place }}')}<w:br/>{t('{{ title }}')}</w:r>")
    ),
    case("a long text", "{{ a }}", context={"a": "长" * 5000}),
    case("signs beyond the first plane", "{{ a }}", context={"a": "𠮷𡈽😀"}),
)

COMMENTS = (
    case("a comment in a line", "甲{# 说明 #}乙"),
    case("a comment for a paragraph", "前", "{#p 说明 #}", "后"),
    case("a comment for a row", tbl(("一",), ("{#tr 说明 #}",), ("二",)), "后"),
    case(
        "a comment for a cell",
        tbl(*[("一", "{#tc 说明 #}", "二")] * 2),
        "后",
        intended="column-widths",
    ),
    case("a comment alone in its line", "前", "{# 说明 #}", "后", intended="blank-paragraphs"),
    case("a tag in a comment", "甲{# {{ place }} #}乙"),
    case("merged with the line before", "甲", "{%- if yes -%}", "乙", "{%- endif -%}", "丙"),
    case(
        "merged with the line before, not met", "甲", "{%- if no -%}", "乙", "{%- endif -%}", "丙"
    ),
    case(
        "merged, with else",
        "地处",
        "{%- if no -%}",
        "城区",
        "{%- else -%}",
        "乡村",
        "{%- endif -%}",
        "。",
    ),
    case(
        "merged over line breaks",
        p(
            f"<w:r>{t('甲')}<w:br/>{t('{%- if yes -%}')}<w:br/>{t('乙')}<w:br/>{t('{%- endif -%}')}<w:br/>{t('丙')}</w:r>"
        ),
    ),
    case("merged before only", "甲", "{%- if yes %}乙{% endif %}"),
    case("a loop merged", "单位：", "{%- for u in units -%}", "{{ u }}、", "{%- endfor -%}", "等"),
)
