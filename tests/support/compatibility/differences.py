"""Where docxtpl and we part on purpose, each with a template that shows it.

What both documents show is written out here; nothing is taken from either engine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from support.compatibility.word_xml import BOLD, bookmark, field, p, r, tbl, word_file


@dataclass(frozen=True)
class Kept:
    """docxtpl loses or changes something, we do not: what Word shows of either document.

    Paragraphs are lines, *bold* text stands between asterisks, a bookmark between brackets.
    ``theirs`` is None where docxtpl makes no document at all.
    """

    name: str
    reason: str
    template: bytes
    context: Mapping[str, Any]
    theirs: str | None
    ours: str
    part: str = "word/document.xml"


@dataclass(frozen=True)
class Refusal:
    """docxtpl makes a document, we refuse under a rule."""

    name: str
    reason: str
    template: bytes
    context: Mapping[str, Any]
    code: str


CORE = "docProps/core.xml"

KEPT: tuple[Kept, ...] = (
    Kept(
        "paragraph-of-text",
        "docxtpl takes {{p }} for finished XML: plain text lands outside of any paragraph, where "
        "Word shows nothing. We make a paragraph of each line.",
        word_file("前", "{{p a }}", "后"),
        {"a": "甲\n乙"},
        "前\n后",
        "前\n甲\n乙\n后",
    ),
    Kept(
        "run-of-text",
        "docxtpl takes {{r }} for finished XML: plain text lands outside of any run, where Word "
        "shows nothing. We make a run with the look of the tag.",
        word_file(p("前", r("{{r a }}", BOLD), "后")),
        {"a": "甲"},
        "前后",
        "前*甲*后",
    ),
    Kept(
        "look-after-tag",
        "Where a tag is split over runs docxtpl gives the text after it the look of the run that "
        "the tag began in; ours keeps its own.",
        word_file(p(r("{{ a", BOLD), " }}后")),
        {"a": "甲"},
        "*甲后*",
        "*甲*后",
    ),
    Kept(
        "bookmarks-in-tags",
        "docxtpl loses the beginning of a bookmark that stands inside of a tag, and leaves its end.",
        word_file(p("{{ ", bookmark(r("a }}")))),
        {"a": "甲"},
        "甲]",
        "甲[]",
    ),
    Kept(
        "braces-in-data",
        "docxtpl prints {_{ as {{ in the data, too; we do so in the text of the template only.",
        word_file("{{ a }}"),
        {"a": "{_{ 甲 }_}、{_% 乙 %_}"},
        "{{ 甲 }}、{% 乙 %}",
        "{_{ 甲 }_}、{_% 乙 %_}",
    ),
    Kept(
        "line-ends",
        "\\r\\n of another system is one break; docxtpl makes a break and a blank.",
        word_file("{{ a }}"),
        {"a": "甲\r\n乙"},
        "甲\n\n乙",
        "甲\n乙",
    ),
    Kept(
        "signs-in-tags",
        "docxtpl leaves & inside a tag as &amp;, so that a comparison with it never holds.",
        word_file("{% if a == '甲 &amp; 乙' %}同{% else %}异{% endif %}"),
        {"a": "甲 & 乙"},
        "异",
        "同",
    ),
    Kept(
        "properties-escaped",
        "docxtpl with autoescape writes &amp; into the title where & is meant.",
        word_file("正文", properties={"title": "{{ a }}"}),
        {"a": "甲 & 乙"},
        "甲 &amp; 乙",
        "甲 & 乙",
        CORE,
    ),
    Kept(
        "more-properties",
        "docxtpl leaves tags in keywords and category unfilled.",
        word_file("正文", properties={"keywords": "{{ a }}", "category": "{{ a }}类"}),
        {"a": "甲"},
        "{{ a }}\n{{ a }}类",
        "甲\n甲类",
        CORE,
    ),
    Kept(
        "endnotes",
        "docxtpl leaves tags in endnotes unfilled.",
        word_file("正文", endnote="{{ a }}"),
        {"a": "甲"},
        "{{ a }}",
        "甲",
        "word/endnotes.xml",
    ),
    Kept(
        "grid-missing",
        "docxtpl fails at a table without w:tblGrid, as some programs write it.",
        word_file(
            tbl(("{{ a }}",))
            .replace('<w:gridCol w:w="2000"/>', "")
            .replace("<w:tblGrid></w:tblGrid>", ""),
            "后",
        ),
        {"a": "甲"},
        None,
        "甲\n后",
    ),
    Kept(
        "values",
        "A value is printed as documents write it, not as Python does: nothing for None, 是 and 否, "
        "2021年12月31日, no exponents.",
        word_file("{{ none }}，{{ yes }}，{{ no }}，{{ day }}，{{ much }}"),
        {
            "none": None,
            "yes": True,
            "no": False,
            "day": date(2021, 12, 31),
            "much": Decimal("1E+3"),
        },
        "None，True，False，2021-12-31，1E+3",
        "，是，否，2021年12月31日，1000",
    ),
    Kept(
        "filters",
        "Filters are ours: join puts 、 between entries, default also takes the place of an empty "
        "value.",
        word_file("{{ units | join }}，{{ nothing | default('无') }}"),
        {"units": ["甲", "乙"], "nothing": ""},
        "甲乙，",
        "甲、乙，无",
    ),
    Kept(
        "keys-before-methods",
        "A name after a dot is an entry of the data, never a method of Python.",
        word_file("{% for i in a.items %}{{ i }}{% endfor %}"),
        {"a": {"items": ["甲", "乙"]}},
        None,
        "甲乙",
    ),
    Kept(
        "empty-lists",
        "A loop over None goes over nothing; docxtpl fails.",
        word_file("甲{% for i in a %}{{ i }}{% endfor %}乙"),
        {"a": None},
        None,
        "甲乙",
    ),
)

TABLE_TAG = tbl(("{%tr for x in a %}还有", ""), ("{{ x }}", ""), ("{%tr endfor %}", ""))

REFUSALS: tuple[Refusal, ...] = (
    Refusal(
        "unknown-names",
        "docxtpl prints nothing for a name that is not there, and nobody notices; we say so.",
        word_file("甲{{ absent }}乙"),
        {},
        "T004",
    ),
    Refusal(
        "calls",
        "A call reaches into Python, and so may run anything on the machine.",
        word_file("{{ a.upper() }}"),
        {"a": "b"},
        "T005",
    ),
    Refusal(
        "statements",
        "set, macro, include, raw and the like are no part of the template language: data are "
        "prepared in the project file.",
        word_file("{% set b = a %}{{ b }}"),
        {"a": "甲"},
        "T005",
    ),
    Refusal(
        "jinja-filters",
        "Only our filters are known; e and count are there for templates that were docxtpl's.",
        word_file("{{ a | upper }}"),
        {"a": "b"},
        "T005",
    ),
    Refusal(
        "arithmetic",
        "Division, remainder and powers may hang the program or give long fractions.",
        word_file("{{ a / 2 }}"),
        {"a": 4},
        "T005",
    ),
    Refusal(
        "slices",
        "Slices, dicts written out and tests other than is defined, is none are not known.",
        word_file("{% for x in a[1:] %}{{ x }}{% endfor %}"),
        {"a": ["甲", "乙"]},
        "T005",
    ),
    Refusal(
        "printed-lists",
        "A list printed is a row of Python's signs; we ask for join or a loop.",
        word_file("{{ a }}"),
        {"a": ["甲", "乙"]},
        "T010",
    ),
    Refusal(
        "letters-of-a-text",
        "A loop over a text goes over its letters, which is a mistake of the template.",
        word_file("{% for x in a %}{{ x }}，{% endfor %}"),
        {"a": "甲乙"},
        "T010",
    ),
    Refusal(
        "lost-text",
        "{%p }, {%tr } and {%tc } take along whatever else stands in their paragraph, row or cell; "
        "docxtpl loses it without a word.",
        word_file(TABLE_TAG, "后"),
        {"a": ["甲"]},
        "T003",
    ),
    Refusal(
        "control-characters",
        "Word cannot hold them: docxtpl loses them and what follows, or makes \\a a paragraph and "
        "\\f a page.",
        word_file("{{ a }}"),
        {"a": "甲\x07乙"},
        "T011",
    ),
    Refusal(
        "tags-in-fields",
        "A tag in the code of a field would let data write a command.",
        word_file(p(field("SEQ {{ a }}", "甲"))),
        {"a": "图"},
        "T003",
    ),
    Refusal(
        "half-tags",
        "A tag that has lost one of its braces, or has wide ones, would be printed.",
        word_file("｛｛ a ｝｝"),
        {"a": "甲"},
        "T006",
    ),
    Refusal(
        "crooked-tables",
        "Rows that come out with different numbers of columns are a damaged table.",
        word_file(
            tbl(("{%tc for x in a %}", "{{ x }}", "{%tc endfor %}"), ("一", "二", "三")), "后"
        ),
        {"a": ["甲", "乙"]},
        "T008",
    ),
    Refusal(
        "dangerous-content",
        "Embedded objects, controls, macros and files from outside may run or load something when "
        "the document is opened.",
        word_file("甲", p("<w:r><w:object/></w:r>")),
        {},
        "T002",
    ),
)
