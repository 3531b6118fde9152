"""What is wrong with a template is said at once, each fault with its place and how to mend it."""

from __future__ import annotations

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from support.roads import take_both

CONTEXT = {"name": "甲", "rows": [{"title": "一", "owner": {"phone": "1"}}], "units": ["乙"]}


def said(problems):
    return [(p.code, p.where, p.source) for p in problems]


def test_three_different_faults_are_all_reported_with_their_places(word):
    template = word.template(
        "好的 {{ name }}",
        "{{ name | date( }}",
        [["表头", "表头"], ["好", "｛｛ name ｝｝"]],
        "{{ name.__class__ }}",
        header="{{ name",
    )
    assert said(template.check()) == [
        ("T006", "第1个表格第2行第2格", {"table": 0, "row": 1}),
        ("T003", "正文第2段", {"paragraph": 1}),
        ("T005", "正文第3段", {"paragraph": 2}),
        ("T006", "页眉", None),
    ]
    assert all(p.span.file == "模板.docx" and p.hints for p in template.check() if p.code != "T005")


def test_a_template_with_faults_gives_no_document(word):
    assert {p.code for p in word.problems("{{ name", context=CONTEXT)} == {"T006"}


@pytest.mark.parametrize(
    "text",
    [
        "｛｛ name ｝｝",
        "{{ name ｝｝",
        "｛{ name }}",
        "{｛ name }}",
        "{％ if name ％}",
        "{{ name",
        "{{ 项目名 」的通知",
        "name }}",
        "{% if name",
        "{ { name } }",
        "{{ a {{ name }}",
        "{{ name }",
    ],
)
def test_broken_marks_are_noticed(word, text):
    codes = [p.code for p in word.template(text).check()]
    assert "T006" in codes
    assert set(codes) == {"T006"}


@pytest.mark.parametrize("text", ["{甲}", "100%", "#1", "a}b", "{", "集合{1,2}", "%", "｛甲｝"])
def test_single_braces_are_text(word, text):
    assert word.fill(text).paragraphs == [text]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("{{ name｜date }}", "全角"),
        ("{% fore x in rows %}{% endfor %}", "for"),
        ("{{ name | dat }}", "date"),
        ("{% if name %}", "{% endif %}"),
        ("{%tr for r in rows %}", ""),
        ("{{ }}", "填上"),
        ("{% if %}x{% endif %}", ""),
        ("{% for x rows %}{% endfor %}", "for"),
        ("{{ name | join(1, 2) }}", "顿号"),
    ],
)
def test_wrong_syntax_says_how_to_mend_it(word, text, hint):
    problems = word.template(text).check()
    assert problems
    assert {p.code for p in problems} <= {"T003", "T005"}
    assert any(hint in h for p in problems for h in p.hints or ("",))


@pytest.mark.parametrize(
    "tag",
    [
        '{% if name = "示例县" %}',
        "{% for x rows %}",
        "{{ name name }}",
        "{{ name｜date }}",
        r"{{ name \ name }}",
        "{%tr if  name and %}",
    ],
)
def test_what_cannot_be_read_is_quoted_as_it_was_typed(word, tag):
    messages = [p.message for p in word.template([[tag]]).check()]
    assert any(" ".join(tag.split()) in message for message in messages)
    assert not any(made in message for message in messages for made in ("endif", "\\\\"))


def test_a_word_without_quotes_is_told_from_a_misspelt_name(word):
    context = {"name": "示例县", "名单": ["甲"]}
    [bare] = word.problems("{% if name == 示例市 %}x{% endif %}", context=context)
    assert (bare.code, bare.hints) == ("T004", ('文字要加引号："示例市"',))
    [name] = word.problems("{{ 示例市 }}", context=context)
    assert name.code == "T004" and "引号" not in name.hints[0]
    assert word.fill("{{ name == 名单 }}", context=context).paragraphs == ["否"]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (r'{{ "佐证材料\new\抽检.png" }}', r"佐证材料\new\抽检.png"),
        (r"{{ 'C:\表' ~ '\x41\\' }}", r"C:\表\x41\\"),
        (r'{% if path == "a\b" %}同{% endif %}', "同"),
        (r'{{ units | join("\n") }}', r"乙\n丙"),
        (r'{{ "目录\" }}', "目录\\"),
    ],
)
def test_a_backslash_is_a_backslash(word, text, printed):
    content = word.bytes_of(word.document(text))
    both = take_both(content, {"path": r"a\b", "units": ["乙", "丙"]})
    assert both is not None
    assert both.differences == []
    assert word.Page(both.short.content).paragraphs == [printed]


@pytest.mark.parametrize(
    "blocks",
    [
        ("{%p for r in rows %}", [["{%p endfor %}"]]),
        ([["{% for r in rows %}", "{% endfor %}"]],),
        ([["{%tr for r in rows %}", "表头"], ["{%tr endfor %}", ""]],),
        ("文字 {%p if name %}", "{%p endif %}"),
        ("{%p if name %}", "甲", "{% endif %}"),
        ("{% endfor %}",),
        ("{% else %}",),
        ("{% if name %}{% for r in rows %}{% endif %}{% endfor %}",),
        ("{%tr for r in rows %}", "{%tr endfor %}"),
        ("{% vm name %}",),
        ([["{%tr for r in rows %}"], ["{{tr r }}"], ["{%tr endfor %}"]],),
    ],
)
def test_tags_that_do_not_fit_together_are_noticed(word, blocks):
    problems = word.template(*blocks).check()
    assert {p.code for p in problems} == {"T003"}
    assert all(p.where for p in problems)


def test_text_that_a_tag_would_take_away_is_not_lost_silently(word):
    [problem] = word.template("说明{%p if name %}", "甲", "{%p endif %}").check()
    assert (problem.code, problem.where) == ("T003", "正文第1段")
    assert "去掉" in problem.message


def test_unknown_names_are_all_reported_with_what_was_meant(word):
    problems = word.problems(
        "{{ nmae }}",
        [["{%tr for r in rows %}"], ["{{ r.titel }}{{ r.owner.fone }}"], ["{%tr endfor %}"]],
        "{{ 名称 }}",
        context=CONTEXT,
    )
    assert [(p.code, p.where) for p in problems] == [
        ("T004", "正文第1段"),
        ("T004", "第1个表格第2行第1格"),
        ("T004", "第1个表格第2行第1格"),
        ("T004", "正文第2段"),
    ]
    assert "name" in problems[0].hints[0]
    assert "title" in problems[1].hints[0]
    assert "r.titel" in problems[1].message
    assert "phone" in problems[2].hints[0]


def test_an_unknown_name_in_a_loop_is_reported_once(word):
    context = {"rows": [{"a": 1}] * 50}
    table = [["{%tr for r in rows %}"], ["{{ r.b }}{% if r.b %}x{% endif %}"], ["{%tr endfor %}"]]
    [problem] = word.problems(table, context=context)
    assert problem.where == "第1个表格第2行第1格"


@pytest.mark.parametrize(
    "text",
    [
        "{% if missing %}x{% endif %}",
        "{% for x in missing %}{{ x }}{% endfor %}",
        "{{ missing.more }}",
        "{{ missing == 1 }}",
        "{{ 1 in missing }}",
        "{{ not missing }}",
        "{{ missing | date }}",
        "{{ missing ~ 'x' }}",
        "{{ missing + 1 }}",
        "{{ -missing }}",
        "{{ name[missing] }}",
        "{{ units[3] }}",
        "{{ 'a' if missing else 'b' }}",
        "{{ name.upper }}",
        "{{ units.append }}",
        "{% for x in units %}{{ loop.previtem }}{% endfor %}",
        "{{p missing | markdown }}",
        "{{r missing }}",
    ],
)
def test_a_missing_name_is_noticed_however_it_is_used(word, text):
    assert {p.code for p in word.problems("甲", text, context=CONTEXT)} == {"T004"}


def test_a_misspelt_name_is_noticed_even_where_its_condition_is_false(word):
    problems = word.problems("{% if no %}{{ nmae }}{% endif %}", context=CONTEXT | {"no": False})
    assert [(p.code, p.where) for p in problems] == [("T004", "正文第1段")]


def test_what_may_be_missing_can_be_asked_for(word):
    page = word.fill(
        "{{ missing | default('无') }}{% if missing is defined %}x{% endif %}"
        "{{ more.deep | default('空') }}",
    )
    assert page.paragraphs == ["无空"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{ units }}", "T010"),
        ("{{ rows[0] }}", "T010"),
        ("{{ name | join }}", "T010"),
        ("{{ units | date }}", "T010"),
        ("{{ name | chinese_number }}", "T010"),
        ("{% for x in name %}{{ x }}{% endfor %}", "T010"),
        ("{{ name + 1 }}", "T010"),
        ("{{ name < 1 }}", "T010"),
        ("{{ name | markdown }}", "T010"),
        ("{{ 999999999999 * 999999999999 * 99 }}", "T010"),
        ("{{ 1 // 0 }}", "T010"),
    ],
)
def test_a_value_of_the_wrong_kind_is_an_error_with_its_place(word, text, code):
    problems = word.problems("甲", text, context=CONTEXT)
    assert [(p.code, p.where) for p in problems] == [(code, "正文第2段")]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("{{ units }}", "join"),
        ("{{ rows }}", "{{ x.title }}"),
        ("{{ rows[0] }}", "title、owner"),
        ("{{ rows | join }}", "title、owner"),
        ("{{ rows | lines }}", "{{ x.title }}"),
        ("{{ rows[0].owner | date }}", "phone"),
        ("{{ name | join }}", "去掉这个过滤器"),
        ("{{ units | points }}", "join"),
        ("{{ name ~ rows[0] }}", "title"),
        ("{{ (name | markdown) ~ name }}", "单独占一段"),
        ("{% for x in name %}{{ x }}{% endfor %}", "{{ name }}"),
        ("{{ name + 1 }}", "~"),
        ("{{ name < 1 }}", "=="),
        ("{{ 1 // 0 }}", "除数"),
    ],
)
def test_a_value_of_the_wrong_kind_is_told_how_to_be_used(word, text, hint):
    [problem] = word.problems(text, context=CONTEXT)
    assert hint in "".join(problem.hints)
    assert "| date" not in "".join(problem.hints)


def test_nested_tables_headers_and_footers_have_places(word):
    document = word.document([["外"]], footer="{{ x3 }}", header="{{ x2 }}")
    document.tables[0].cell(0, 0).add_table(1, 1).cell(0, 0).text = "{{ x1 }}"
    document.sections[0].different_first_page_header_footer = True
    document.sections[0].first_page_header.paragraphs[0].text = "{{ x4 }}"
    document.core_properties.title = "{{ x5 }}"
    assert {p.where for p in word.problems(document)} == {
        "第1个表格第1行第1格内第1个表格第1行第1格",
        "页眉",
        "首页页眉",
        "页脚",
        "文档属性「标题」",
    }


def test_what_is_no_plain_data_is_a_mistake_of_the_program(word):
    with pytest.raises(TypeError):
        word.render(word.template("{{ a }}"), {"a": object()})
    endless = []
    endless.append(endless)
    with pytest.raises(ValueError, match="deep"):
        word.render(word.template("{{ a }}"), {"a": endless})


@pytest.mark.parametrize(
    "change",
    [
        '<w:ins {ns} w:id="9" w:author="某人"><w:r><w:t>新</w:t></w:r></w:ins>',
        '<w:del {ns} w:id="9" w:author="某人"><w:r><w:delText>旧</w:delText></w:r></w:del>',
        '<w:r {ns}><w:commentReference w:id="0"/></w:r>',
    ],
    ids=["an insertion", "a deletion", "a comment"],
)
def test_what_reviewing_left_in_a_template_is_told(word, change):
    document = word.document("{{ a }}")
    assert word.render(word.template(document), {"a": "甲"}).diagnostics == []
    document.paragraphs[0]._p.append(parse_xml(change.format(ns=nsdecls("w"))))
    rendered = word.render(word.template(document), {"a": "甲"})
    assert rendered.content is not None
    assert [d.code for d in rendered.diagnostics] == ["T015"]
