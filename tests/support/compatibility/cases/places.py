"""Headers, notes, properties, boxes, controls: everywhere that a tag may stand."""

from __future__ import annotations

from support.compatibility.cases.case import case
from support.compatibility.word_xml import (
    RED,
    bookmark,
    control,
    drawing,
    p,
    picture,
    r,
    tbl,
    tc,
    text_box,
)

PLACES = (
    case("a text for a run", p("前", r("{{r lines }}", RED), "后"), intended="run-of-text"),
    case(
        "a text for paragraphs",
        "前",
        p("{{p lines }}", look='<w:jc w:val="center"/>'),
        "后",
        intended="paragraph-of-text",
    ),
    case(
        "texts for runs and paragraphs beside a bookmark in a loop",
        p("前", "{{r place }}"),
        "{{p title }}",
        "{%p for u in units %}",
        p(bookmark(r("{{ u }}"))),
        "{%p endfor %}",
        intended="run-of-text paragraph-of-text repeated-bookmarks",
    ),
    case("braces to be shown", "{_{ {{ place }} }_} {_% if %_}"),
    case("a value that is escaped by hand", "{{ marked | e }}{{ marked | escape }}"),
    case("braces to be shown, in a line by itself", "{_{ a }_}", "{{ place }}"),
    case(
        "signs of XML in the title",
        "正文",
        properties={"title": "{{ marked }}"},
        intended="properties-escaped",
    ),
    case(
        "values that are no text",
        "{{ a }}{{ yes }}{{ no }}",
        context={"a": None},
        intended="values",
    ),
    case(
        "a picture in a loop",
        "{%p for u in units %}",
        p(picture("rIdDot"), "{{ u }}"),
        "{%p endfor %}",
        pictures=("rIdDot",),
    ),
    case(
        "a link",
        p(
            '<w:hyperlink r:id="rIdLink">'
            + r("{{ place }}", '<w:u w:val="single"/>')
            + "</w:hyperlink>"
        ),
        links={"rIdLink": "https://example.org/"},
    ),
    case("a formula", p("甲", "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>", "{{ place }}")),
    case("a tag in a formula", p("<m:oMath><m:r><m:t>{{ number }}</m:t></m:r></m:oMath>")),
    case(
        "two tables that come together",
        tbl(("一",)),
        "{%p if no %}",
        "隔",
        "{%p endif %}",
        tbl(("二",)),
        "后",
        intended="closing-paragraphs",
    ),
    case(
        "a list with numbers of its own",
        p("{{ place }}", look='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="99"/></w:numPr>'),
        intended="unknown-references",
    ),
    case(
        "page, line and column breaks",
        p(
            '<w:r><w:br w:type="page"/></w:r>',
            "{{ place }}",
            '<w:r><w:br w:type="column"/><w:br/></w:r>',
        ),
    ),
    case(
        "tab stops",
        p(
            "甲",
            "<w:r><w:tab/></w:r>",
            "{{ lines }}",
            look='<w:tabs><w:tab w:val="left" w:pos="900"/></w:tabs>',
        ),
    ),
    case(
        "a symbol, a hyphen and a soft hyphen",
        p(
            '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:noBreakHyphen/><w:softHyphen/></w:r>',
            "{{ place }}",
        ),
    ),
    case(
        "a range of comments",
        p('<w:commentRangeStart w:id="1"/>', "{{ place }}", '<w:commentRangeEnd w:id="1"/>'),
    ),
    case(
        "a box around paragraphs under a condition",
        "{%p if no %}",
        control(p("甲")),
        "{%p endif %}",
        "后",
    ),
    case(
        "a row kept in one piece",
        tbl(
            "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" + tc("{{ place }}") + "</w:tr>",
            columns=1,
        ),
        "后",
    ),
    case(
        "a header and a footer",
        "{{ place }}",
        headers={"default": "{{ title }}"},
        footer="{{ place }}第{{ number }}",
    ),
    case(
        "headers of every kind",
        "正文",
        headers={"default": "{{ title }}", "first": "首{{ title }}", "even": "双{{ title }}"},
    ),
    case(
        "a condition in a header",
        "正文",
        headers={"default": "{% if yes %}甲{% endif %}{{ place }}"},
    ),
    case("signs of XML in a header", "正文", headers={"default": "{{ marked }} &amp;"}),
    case("lines in a footer", "正文", footer="{{ lines }}"),
    case(
        "a table in a header",
        "正文",
        headers={"default": tbl(("{%tr for u in units %}",), ("{{ u }}",), ("{%tr endfor %}",))},
        intended="closing-paragraphs",
    ),
    case("a footnote", "{{ place }}", footnote="见{{ title }}"),
    case(
        "a condition in a footnote",
        "正文",
        footnote="{% if yes %}甲{% else %}乙{% endif %}{{ marked }}",
    ),
    case(
        "the title and others",
        "正文",
        properties={
            "title": "{{ title }}",
            "subject": "{{ place }}",
            "author": "{{ person.office.name }}",
            "comments": "{{ number }}项",
        },
    ),
    case("a title without tags", "{{ place }}", properties={"title": "固定"}),
    case("a text box", p("前", text_box(p("{{ place }}"), p("乙")), "{{ title }}")),
    case(
        "a loop in a text box",
        p(text_box(p("{%p for u in units %}"), p("{{ u }}"), p("{%p endfor %}"), p("末"))),
    ),
    case("lines in a text box", p(text_box(p("{{ lines }}")))),
    case(
        "a condition around a text box", "{%p if no %}", p(text_box(p("甲"))), "{%p endif %}", "后"
    ),
    case("a content control in a line", p("甲", control(r("{{ place }}")), "乙")),
    case("a content control of paragraphs", control(p("{{ place }}"), p("乙")), "后"),
    case(
        "a loop in a content control",
        control(p("{%p for u in units %}"), p("{{ u }}"), p("{%p endfor %}"), p("末")),
        "后",
    ),
    case(
        "a content control that showed a placeholder",
        p(control(r("{{ place }}"), properties="<w:showingPlcHdr/>")),
        intended="unbound-controls",
    ),
    case(
        "content controls in a loop",
        "{%p for u in units %}",
        p(control(r("{{ u }}"), properties='<w:id w:val="5"/>')),
        "{%p endfor %}",
    ),
    case("a description of a picture", p(drawing("{{ place }}的图"))),
    case(
        "a style that is not there",
        p("{{ place }}", look='<w:pStyle w:val="无此样式"/>'),
        intended="unknown-references",
    ),
    case(
        "curly quotation marks in the data",
        "{{ a }}",
        context={"a": "“甲”…"},
        intended="east-asian-hint",
    ),
    case(
        "a hint that is there already",
        p(r("{{ a }}", '<w:rFonts w:hint="eastAsia"/>')),
        context={"a": "“甲”"},
    ),
    case("text without tags", "只有文字", tbl(("甲", "乙")), "后"),
    case(
        "filters of ours",
        "{{ units | join('；') }}{{ units | length }}{{ absent | default('无') }}",
    ),
)
