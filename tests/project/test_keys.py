"""Keys: two spellings of each, no key twice, none unknown."""

from __future__ import annotations

import pytest
from support.loading import LoadFiles

from filings.diagnostics import Span


def test_every_key_may_be_english_or_chinese(load_files: LoadFiles) -> None:
    english, found = load_files(
        "programme: {name: 甲, start: 2024-07-01}\nassignments: {r: {1: {units: 乙, deadline: 全过程}}}\n"
    )
    assert found == []
    chinese, found = load_files(
        "创建活动: {名称: 甲, 开始日期: 2024-07-01}\n责任分工: {r: {1: {责任单位: 乙, 完成时限: 全过程}}}\n"
    )
    assert found == []
    assert english == chinese


@pytest.mark.parametrize(
    ("text", "span", "words"),
    [
        ("filings: 1\nfilings: 1\n", (2, 1), "第一次在第 1 行"),
        ("units: []\n单位: []\n", (2, 1), "第 1 行的“units”"),
        ("programme:\n  名称: 甲\n  name: 乙\n", (3, 3), "第 2 行的“名称”"),
        ("applicant: {date: 2024-1-1, 日期: 2024-1-1, 名称: 甲}\n", (1, 29), "同一个键"),
        ("assignments:\n  r:\n    1: {units: 甲}\n    '1': {units: 乙}\n", (4, 5), "两次"),
        ("rubrics: {r: {items: []}, r: {items: []}}\n", (1, 27), "两次"),
        ("assignments:\n  r:\n    defaults: {}\n    默认: {}\n", (4, 5), "同一个键"),
        ("evidence:\n  E01: {title: 甲}\n  E01: {title: 乙}\n", (3, 3), "第一次在第 2 行"),
    ],
)
def test_a_key_that_stands_twice_is_an_error_and_the_first_counts(
    load_files: LoadFiles, text: str, span: tuple[int, int], words: str
) -> None:
    loaded = load_files(text)
    assert loaded.only.code == "Y004"
    assert loaded.only.span == Span("filing.yaml", *span)
    assert words in loaded.only.message


def test_of_two_values_the_first_is_kept(load_files: LoadFiles) -> None:
    project, _found = load_files("programme: {name: 甲, 名称: 乙}\n")
    assert project.programme.name == "甲"


@pytest.mark.parametrize(
    ("text", "span", "hint"),
    [
        ("assignments: {r: {1: {deadlin: 全过程}}}", (1, 23), "deadline"),
        ("责任分工: {r: {1: {完成期限: 全过程}}}", (1, 16), "完成时限"),
        ("programe: {name: 甲}", (1, 1), "programme"),
        ("programme:\n  name: 甲\n  fnord: 乙\n", (3, 3), "主管单位 (authority)"),
        ("units:\n  - {name：甲办}\n", (2, 6), "半角冒号加空格"),
        ("units:\n  - {name:甲办}\n", (2, 6), "缺少空格"),
        ("units:\n  - name: 甲办\n    -note: 乙\n", (3, 5), "空一格"),
        ("programme:\n\u3000\u3000name: 甲\n", (2, 1), "全角空格"),
        ("assignments: {r: {sections: {甲: {leader: 乙}}}}", (1, 34), "lead"),
        ("documents: [{kind: request, tilte: 甲}]", (1, 29), "title"),
        ("texts: {reqest: 请示.md}", (1, 9), "request"),
        ("units:\n  - {name:\u3000甲办}\n", (2, 6), "不是半角空格"),
        ("units:\n  - ｛name: 甲办｝\n", (2, 5), "全角括号"),
        ("applicant:\n  name: 甲\n所在地: 乙\n", (3, 1), "写在“applicant”下面"),
    ],
)
def test_an_unknown_key_is_named_with_what_may_be_meant(
    load_files: LoadFiles, text: str, span: tuple[int, int], hint: str
) -> None:
    found = [d for d in load_files(text).found if d.code == "Y006"]
    assert [d.span for d in found] == [Span("filing.yaml", *span)]
    assert hint in found[0].hints[0]


def test_a_dash_without_a_blank_is_no_list(load_files: LoadFiles) -> None:
    loaded = load_files("units:\n  -name: 甲办\n")
    assert loaded.codes == ["Y007"]
    assert "空一格" in loaded.only.hints[0]


def test_a_mistyped_demanded_key_is_not_missing_besides(load_files: LoadFiles) -> None:
    for text in ("units: [{nmae: 甲办}]", "units: [{name:甲办}]"):
        assert load_files(text).codes == ["Y006"]


@pytest.mark.parametrize(
    ("text", "span", "key"),
    [
        ("units: [{full_name: 甲办}]", (1, 9), "名称 (name)"),
        ("units:\n  - name:\n    note: 甲\n", (2, 5), "名称 (name)"),
        ("programme: {stages: [{start: 2024-07-01}]}", (1, 22), "名称 (name)"),
        ("rubrics: {r: {sections: [{items: []}]}}", (1, 26), "名称 (name)"),
        ("rubrics: {r: {items: [{content: 甲}]}}", (1, 23), "序号 (no)"),
        ("rubrics: {r: {items: [{no: 1, criteria: [{text: 甲}]}]}}", (1, 42), "分值 (points)"),
        ("waivers: [{reason: 甲}]", (1, 11), "规则 (code)"),
        ("targets: {items: [{goal: 90}]}", (1, 19), "名称 (name)"),
    ],
)
def test_a_demanded_key_that_is_missing_is_asked_for(
    load_files: LoadFiles, text: str, span: tuple[int, int], key: str
) -> None:
    loaded = load_files(text)
    assert (loaded.only.code, loaded.only.span) == ("Y008", Span("filing.yaml", *span))
    assert key in loaded.only.message


@pytest.mark.parametrize(
    "text", ["<<: {name: 甲}", "programme: {<<: {name: 甲}}", "units: [{name: 甲, <<: {}}]"]
)
def test_merge_keys_are_refused(load_files: LoadFiles, text: str) -> None:
    assert load_files(text).codes == ["Y005"]


def test_a_template_tag_that_yaml_takes_for_a_map_needs_quotes(load_files: LoadFiles) -> None:
    loaded = load_files("programme:\n  name: {{ 名称 }}\n  authority: '{{ 名称 }}'\n")
    assert loaded.places == [("Y007", "filing.yaml:2:9")]
    assert "引号" in loaded.only.hints[0]
    assert loaded.project.programme.authority == "{{ 名称 }}"


def test_a_key_that_is_no_word_is_refused_and_the_rest_read(load_files: LoadFiles) -> None:
    loaded = load_files("? [a, b]\n: c\nprogramme: {name: 甲}\n")
    assert loaded.codes == ["Y007"]
    assert loaded.project.programme.name == "甲"


def test_a_flood_of_unknown_keys_is_answered_without_comparing_them_all(
    load_files: LoadFiles,
) -> None:
    loaded = load_files("programme:\n" + "".join(f"  没有的键{n}: x\n" for n in range(3000)))
    assert loaded.codes == ["Y006"] * 3000


@pytest.mark.parametrize(
    "key",
    [
        "责任分功",
        "负责分工",
        "任务分工",
        "assigments",
        "Assignments",
        "责任分工：x",
        "-责任分工",
        "责任\u200b分功",
        "｛责任分工",
    ],
)
def test_a_misspelt_key_stands_for_what_is_meant(load_files: LoadFiles, key: str) -> None:
    loaded = load_files(f"{key}:\n  scoring:\n    1: {{units: 甲}}\n")
    assert "Y006" in loaded.codes
    assert loaded.project.was_refused("assignments")
    assert loaded.project.was_refused("assignments", "scoring", "items", "1")
    assert not loaded.project.was_refused("units")


def test_a_key_that_lost_its_indent_is_not_missing_besides(load_files: LoadFiles) -> None:
    project = load_files("申报主体:\n  名称: 甲\n所在地: 示例县\n").project
    assert project.was_refused("applicant", "location")
    assert not project.was_refused("applicant", "date")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("programme:\n  name：甲\n", "“name”后面要用半角冒号"),
        ("programme:\n  name:甲\n", "“name”的冒号后面缺少空格"),
        ("programme:\n  name:\u3000甲\n", "“name”的冒号后面不是半角空格"),
        ("units:\n  - {name: 甲, aliases: ［乙］}\n", "半角"),
        ("units:\n  - {name: 甲, members: 【乙】}\n", "半角"),
    ],
)
def test_a_lone_value_that_is_run_together_is_told_apart(
    load_files: LoadFiles, text: str, hint: str
) -> None:
    loaded = load_files(text)
    assert loaded.codes == ["Y007"]
    assert hint in loaded.only.hints[0]
