"""What is said of a template without filling it: all that is certain, and nothing that is not."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from support.projects import SAMPLES, copy_of_sample

from filings.documents import KINDS, DocumentKind, find_kind
from filings.project.load import load
from filings.resources import samples_folder, templates_folder
from filings.word.shapes import Kind
from filings.workflows.template import check_template
from filings.workflows.template_names import names_of

ROOT = Path(__file__).parents[2]
SHIPPED = [*sorted(templates_folder().glob("*.docx")), *samples_folder().glob("*/templates/*.docx")]


@pytest.fixture
def said(word: Any, tmp_path: Path) -> Callable[..., list[tuple[str, str]]]:
    """Code and message of all that is said of a template made of these blocks."""

    def check(*blocks: Any, name: str = "模板", **options: Any) -> list[tuple[str, str]]:
        file = tmp_path / f"{name}.docx"
        document = blocks[0] if hasattr(blocks[0], "save") else word.document(*blocks)
        file.write_bytes(word.bytes_of(document))
        return [(d.code, d.message) for d in check_template(file, **options).diagnostics]

    return check


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_nothing_is_said_of_the_shipped_templates(file: Path) -> None:
    assert check_template(file).diagnostics == ()


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_nor_with_any_sample_as_the_project(file: Path, sample: str) -> None:
    project, _found = load(samples_folder() / sample)
    assert check_template(file, project=project).diagnostics == ()


@pytest.mark.parametrize(
    "text",
    [
        "{{ 1 if applicant.name else aplicant }}",
        "{% if '' %}{{ applicant.nmae }}{% endif %}",
        "{% for target in targets.items %}{{ target.nmae }}{% endfor %}",
        "{% if applicant.name and aplicant.name %}甲{% endif %}",
    ],
)
def test_a_name_is_missed_even_where_no_data_would_come_by(said: Any, text: str) -> None:
    assert [code for code, _message in said(text)] == ["T004"]


@pytest.mark.parametrize(
    "text",
    [
        "{{ aplicant.name | default('无') }}",
        "{% if aplicant is defined %}{{ aplicant }}{% endif %}",
        "{{ rubrics.任务.rows | length }}",
        "{% for key in rubrics %}{{ rubrics[key].title }}{{ key }}{% endfor %}",
        "{% for row in rubric.rows if row.points > 3 %}{{ loop.index }}{{ row.no }}{% endfor %}",
        "{{ units[0].name }}{{ units[-1]['full_name'] }}",
        "{{ (rubric.total or 0) + 1 }}",
        "{% for row in rubric.rows %}{% if row.awarded_points > 3 %}甲{% endif %}{% endfor %}",
        "{% for row in rubric.rows %}{{ row.claimed | points }}{% endfor %}",
        "{{ document.index | chinese_number }}、{{ programme.start | date }}",
        "{{ units | length + 1 }}{{ '甲' in applicant.name }}",
        "{{ applicant.contact.phone ~ '（' ~ document.index ~ '）' }}",
        "{{ rubric.levels | join('、') | default('无') }}",
        "{{ programme.stages[0].name if programme.stages else '' }}",
        "{# {{ aplicant.name }} #}",
        "{{ texts.request.text | plain | title(20) }}",
    ],
)
def test_nothing_is_said_of_what_may_be_right(said: Any, text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "blocks",
    [
        (
            "{%p for item in evidence %}",
            "{{p item.picture | picture(item.title, 80) }}",
            "{%p endfor %}",
        ),
        ("{{p applicant.name | picture('', applicant.location) }}",),
        ("{{p rubric.levels | picture('图', '60毫米') }}",),
        ("{{p evidence[0].file | picture if evidence else '' }}",),
        ("{{r evidence[0].picture | picture('', 5) }}",),
    ],
)
def test_nothing_is_said_of_pictures_that_may_be_right(said: Any, blocks: tuple[str, ...]) -> None:
    assert said(*blocks) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("图：{{ evidence[0].picture | picture }}", "不能放在文字中间"),
        ("图：{{ evidence[0].file | picture }}", "不能放在文字中间"),
        ("{{p evidence | picture }}", "路径"),
        ("{{p document.index | picture }}", "路径"),
        ("{{p evidence[0].file | picture('', 101) }}", "宽度"),
        ("{{p evidence[0].file | picture('', '60') }}", "宽度"),
    ],
)
def test_a_picture_that_can_never_be_shown_is_found(said: Any, text: str, words: str) -> None:
    [(code, message)] = said(text)
    assert code == "T010"
    assert words in message


def test_nothing_is_said_of_a_loop_name_in_the_description_of_a_picture(
    said: Any, word: Any
) -> None:
    document = word.document("{% for unit in units %}{{ unit.name }}{% endfor %}")
    picture = (
        f'<w:r {nsdecls("w", "wp")}><w:drawing><wp:inline><wp:docPr id="1" name="图" '
        'descr="{{ unit.name }}"/></wp:inline></w:drawing></w:r>'
    )
    document.paragraphs[0]._p.append(parse_xml(picture))
    assert said(document) == []


def test_what_a_broken_tag_would_have_brought_in_is_not_missed(said: Any) -> None:
    rows = [["{%tr for row in rubric.rows"], ["{{ row.no }}{{ rwo.no }}"]]
    assert [code for code, _message in said(rows, "{{ aplicant.name }}")] == [
        "T006",
        "T004",
        "T004",
    ]
    assert [code for code, _message in said("{% set a = 1 %}{{ a }}")] == ["T005"]


def test_the_names_are_those_of_the_kind_that_the_file_is_called_after(said: Any) -> None:
    only_there = "{{ recommendation_heading }}"
    assert said(only_there, name="申报备案表") == []
    assert said(only_there, name="registration_form") == []
    assert [code for code, _message in said(only_there, name="请示")] == ["T004"]


def test_a_file_of_another_name_may_use_what_any_kind_offers(said: Any) -> None:
    assert said("{{ recommendation_heading }}{{ method_heading }}") == []
    found = said("{{ recommendation_heading }}", kind=find_kind("责任分工表"))
    assert [code for code, _message in found] == ["T004"]


def test_a_project_says_what_its_templates_are_for(word: Any, tmp_path: Path) -> None:
    folder = copy_of_sample("town", tmp_path)
    (folder / "templates").mkdir()
    own = folder / "templates" / "我的表.docx"
    own.write_bytes(word.bytes_of(word.document("{{ recommendation_heading }}")))
    filing = folder / "filing.yaml"
    text = filing.read_text(encoding="utf-8")
    assert check_template(own, project=load(folder)[0]).diagnostics == ()
    filing.write_text(
        text.replace("documents: [", "documents: [{template: 我的表.docx, output: 我的表}, "),
        encoding="utf-8",
    )
    [found] = check_template(own, project=load(folder)[0]).diagnostics
    assert (found.code, str(found.span)) == ("T004", "templates/我的表.docx")


def test_with_a_project_its_rubrics_are_known_by_their_keys(word: Any, tmp_path: Path) -> None:
    project, _found = load(samples_folder() / "town")
    [key] = project.rubrics
    file = tmp_path / "模板.docx"
    file.write_bytes(
        word.bytes_of(word.document(f"{{{{ rubrics.{key}.title }}}}", "{{ rubrics.没有.title }}"))
    )
    assert check_template(file).diagnostics == ()
    [found] = check_template(file, project=project).diagnostics
    assert (found.code, found.where) == ("T004", "正文第2段")


def test_with_a_project_its_own_content_is_tried(word: Any, tmp_path: Path) -> None:
    project, _found = load(samples_folder() / "town")
    file = tmp_path / "模板.docx"
    file.write_bytes(word.bytes_of(word.document("{{ units[99].name }}")))
    assert check_template(file).diagnostics == ()
    [found] = check_template(file, project=project).diagnostics
    assert (found.code, found.where) == ("T004", "正文第1段")


@pytest.mark.parametrize(
    "text",
    [
        "{ applicant.name }",
        "{applicant.date | date}",
        "{ remark }",
        "{ if applicant.name }甲{endif}",
    ],
)
def test_single_braces_around_what_looks_like_a_tag_are_doubted_and_still_print(
    word: Any, tmp_path: Path, text: str
) -> None:
    template = word.template(text, "{{ a }}")
    assert {(d.code, d.where, str(d.severity)) for d in template.check()} == {
        ("T013", "正文第1段", "warning")
    }
    rendered = word.render(template, {"a": "甲"})
    assert word.Page(rendered.content).paragraphs == [text, "甲"]
    assert {d.code for d in rendered.diagnostics} == {"T013"}


@pytest.mark.parametrize(
    "text", ["{甲}", "{1,2}", "{a}", "{x, y}", "｛甲｝", "{{ a }}{b}", "{A.B}"]
)
def test_other_braces_are_text(word: Any, text: str) -> None:
    assert word.template(text).check() == []


def conditions(page: str) -> list[str]:
    """A paragraph for each name in the tables of a page: ``a[].b`` is asked for inside a loop."""
    made = []
    for path in re.findall(r"^\| `([\w.\[\]]+)` \|", page, flags=re.MULTILINE):
        *lists, last = path.split("[].")
        begin, before = "", ""
        for number, inner in enumerate(lists):
            begin += f"{{% for x{number} in {before}{inner} %}}"
            before = f"x{number}."
        made.append(
            f"{begin}{{% if {before}{last} %}}甲{{% endif %}}" + "{% endfor %}" * len(lists)
        )
    return made


def test_every_name_of_the_page_of_variables_is_right(said: Any) -> None:
    page = (ROOT / "docs" / "模板变量.md").read_text(encoding="utf-8")
    general, _heading, of_kinds = page.partition("## 各种文书另有的变量")
    common = conditions(general)
    assert len(common) > 100
    assert said(*common) == []
    for kind in KINDS:
        own = of_kinds.partition(f"### {kind.title} {kind.name}\n")[2].partition("### ")[0]
        assert said(*common, *conditions(own), name=kind.title) == []


@pytest.mark.parametrize("kind", [None, *KINDS], ids=lambda kind: kind.name if kind else "own")
def test_what_is_a_list_in_one_sample_is_one_in_all(kind: DocumentKind | None) -> None:
    work = [names_of(kind)]
    while work:
        shape = work.pop()
        assert len(shape.kinds) == 1 or not shape.kinds & {Kind.LIST, Kind.RECORD}
        work += [*shape.fields.values(), *([shape.element] if shape.element else [])]
