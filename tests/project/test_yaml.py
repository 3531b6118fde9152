"""YAML that is broken, or that project files do without: refused at its place, in plain words."""

from __future__ import annotations

import re

import pytest

from filings.diagnostics import Diagnostic, Span
from filings.project.yaml_nodes import MAX_DEPTH, MAX_NODES, compose


def broken(text: str) -> Diagnostic:
    """The one finding of a file that cannot be read."""
    root, (finding,) = compose(text, "filing.yaml")
    assert root is None
    assert finding.code == "Y003"
    return finding


def said(finding: Diagnostic) -> str:
    return " ".join([finding.message, *finding.hints])


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("programme：\n  name: 甲\n", (1, 10), "第 1 行用了全角冒号"),
        ("programme:\n  name：甲\n  authority: 乙\n", (2, 7), "第 2 行用了全角冒号"),
        ("programme:\n  authority: 乙\n  name：甲\n", (3, 7), "第 3 行用了全角冒号"),
        ("programme:\n  name:甲\n  authority: 乙\n", (2, 7), "第 2 行的冒号后面缺少空格"),
        ("programme:\n\tname: 甲\n", (2, 1), "制表符"),
        ("programme:\n  name: 甲\n\tauthority: 乙\n", (3, 1), "制表符"),
        ("text: |\n\t正文\n", (2, 1), "制表符"),
        ('name: “甲”\nnote: "乙\nend: 丙\n', (2, 7), "引号没有成对"),
        ("name: '乙\nend: 丙\n", (1, 7), "引号没有成对"),
        ('name: "乙\nend: "丙"\nx: y\n', (2, 7), "引号"),
        ('name: "示例"镇\nend: 丙\n', (1, 11), "引号结束以后又有文字"),
        ("units: [甲, 乙\nend: 丙\n", (1, 8), "“[”没有成对"),
        ("units: [甲, 乙\n", (1, 8), "“[”没有成对"),
        ("- {name: 甲, aliases: [乙]\n- {name: 丙}\n", (1, 3), "“{”没有成对"),
        ("units: [甲]]\n", (1, 11), "多了一个“]”"),
        ("unit: {a: b}}\n", (1, 13), "多了一个“}”"),
        ("unit: {name: 甲，note: 乙}\n", (1, 20), "全角标点"),
        ("unit: {name: 甲: 乙}\n", (1, 15), "第 1 行的文字里有半角冒号"),
        (
            "a: {x: 办公室，经发办}\nb: {x: 甲, note: 结论: 合格}\n",
            (2, 19),
            "第 2 行的文字里有半角冒号",
        ),
        ("unit: {lead: 甲 support: 乙}\n", (1, 23), "这个冒号前面少了半角逗号"),
        ("5: {责任单位：[镇党政办]}\n", (1, 9), "第 1 行用了全角冒号"),
        ("5: {lead: 甲, 责任单位：[镇党政办]}\n", (1, 18), "第 1 行用了全角冒号"),
        ("5: ｛lead: 甲｝\n", (1, 4), "“｛”是全角括号"),
        ("units:\n  - {name: 甲｝\n  - {name: 乙}\n", (2, 5), "“｝”是全角括号"),
        ("a: [镇党政办}\n", (1, 9), "“[”还没有收尾，缺少“]”"),
        ("5: {lead: 甲, done: 是]\n", (1, 21), "“{”还没有收尾，缺少“}”"),
        ("5: {units: [甲], done: 是], x: y}\n", (1, 24), "多了一个“]”"),
        ("units:\n  - {name: 甲}\n  -{名称: 乙, note: 丙}\n", (3, 3), "写成“- {名称: …}”"),
        ("units:\n  -{名称: 甲, note: 丙}\n  - {名称: 乙}\n", (2, 3), "短横后面缺少空格"),
        ("units:\n  - name: 甲\n  -name: 乙\n", (3, 3), "写成“- name: …”"),
        ("x:\n  名称:\u3000示例镇\n  所在地: 示例县\n", (2, 6), "第 2 行冒号后面的空格不是半角"),
        ("x:\n  名称:\xa0示例镇\n  所在地: 示例县\n", (2, 6), "第 2 行冒号后面的空格不是半角"),
        ("x:\n  a: 甲\nb: 乙\n  c: 丙\n", (3, 1), "第 3 行行首少了空格，要与第 4 行对齐"),
        ("x:\na: 甲\n  b: 乙\n", (2, 1), "第 2 行行首少了空格，要与第 3 行对齐"),
        ("unit: {contact:{phone: 1}}\n", (1, 15), "冒号后面缺少空格"),
        ("units:\n  - {name: 甲,\n  - {name: 乙}\n", (3, 3), "括号没有成对"),
        ("units: [甲, {name: 乙,", (1, 21), "文件到这里就完了"),
        ("note: 注意: 当天\n", (1, 9), "第 1 行的文字里有半角冒号"),
        ("a:\n  b: 1\n   c: 2\n", (3, 4), "缩进没有对齐"),
        ("a:\n    b: 1\n  c: 2\n", (3, 3), "缩进"),
        ("units:\n  - 甲\n  note: 乙\n", (3, 3), "“- ”"),
        ("units: - 甲\n", (1, 8), "另起一行"),
        ("先写几句说明\nname: 甲\n", (2, 5), "第 1 行没有键"),
        ("name: 甲\n再写几句说明\n", (2, 1), "第 2 行没有键"),
        ("note: *重点*工作\n", (1, 7), "以“*”开头时，整段要加引号"),
        ("note: &重点\n", (1, 7), "以“&”开头时"),
        ("note: !重要 事项\n", (1, 7), "以“!”开头时"),
        ("note: @示例\n", (1, 7), "以“@”开头时"),
        ("note: `示例`\n", (1, 7), "以“`”开头时"),
        ("note: %50\n", (1, 7), "以“%”开头时"),
        ("note: >80分\n", (1, 7), "以“>”开头时"),
        ("note: |内容\n", (1, 7), "以“|”开头时"),
        ("note: , 其他\n", (1, 7), "以“,”开头时"),
        ("note: ]\n", (1, 7), "“]”"),
        ("%50: 甲\n", (1, 1), "以“%”开头时"),
        ("%YAML 9.9\n---\na: b\n", (1, 1), "%"),
        ('file: "D:\\资料\\甲.pdf"\n', (1, 10), "单引号"),
        ('note: "\\ud800"\n', (1, 10), "单引号"),
        ('note: "甲\n--- 乙"\n', (1, 7), "引号没有成对"),
        ("a: b\n...\nc: d\n", (3, 1), "“...”"),
        ("镇党政办\n", (1, 1), "“键: 值”"),
        ("- 甲\n- 乙\n", (1, 1), "“键: 值”"),
    ],
)
def test_a_slip_is_named_where_it_is(text: str, place: tuple[int, int], words: str) -> None:
    finding = broken(text)
    assert finding.span is not None
    assert (finding.span.line, finding.span.column) == place
    assert words in said(finding)
    assert not re.search("[a-z]{3,} [a-z]{3,}", said(finding)), "the parser's English came through"


@pytest.mark.parametrize("text", ["", "\n\n", "# 只有说明\n", "---\n", "~\n", "''\n", "null"])
def test_an_empty_file_is_said_to_be_empty(text: str) -> None:
    root, (finding,) = compose(text, "细则.yaml")
    assert root is None
    assert "空" in finding.message
    assert finding.span is not None
    assert finding.span.file == "细则.yaml"


@pytest.mark.parametrize(
    ("text", "places", "words"),
    [
        ("a: &x 甲\nb: *x\n", [(1, 4), (2, 4)], "别名 *x"),
        ("a: &x {b: c}\n", [(1, 4)], "锚点 &x"),
        ("a: &x [b]\n", [(1, 4)], "锚点 &x"),
        ("a: !!int 010\n", [(1, 4)], "标签"),
        ("a: !!python/object:os.system x\n", [(1, 4)], "标签"),
        ("a: !!set {b}\n", [(1, 4)], "标签"),
        ("a: b\n---\nc: d\n---\ne: f\n", [(2, 1)], "---"),
    ],
)
def test_what_project_files_do_without_is_refused_and_the_rest_is_read(
    text: str, places: list[tuple[int, int]], words: str
) -> None:
    root, found = compose(text, "filing.yaml")
    assert [d.code for d in found] == ["Y005"] * len(places)
    assert [d.span for d in found] == [Span("filing.yaml", *place) for place in places]
    assert words in " ".join(map(said, found))
    assert root is not None
    assert root.value[0][0].value == "a"


def test_a_text_may_be_marked_as_text() -> None:
    assert compose("a: !!str 010\nb: ! 'x'\n", "filing.yaml")[1] == []


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "a: " + "{b: " * 100_000,
        "- " * 100_000,
        "? " * 100_000,
        "[[" * 50_000 + "]]" * 50_000,
    ],
)
def test_nesting_without_end_is_refused(text: str) -> None:
    root, (finding,) = compose(text, "filing.yaml")
    assert root is None
    assert finding.code == "Y010"
    assert str(MAX_DEPTH) in finding.message


def test_nesting_up_to_the_limit_is_read() -> None:
    deep = "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)
    assert compose(f"a: {deep}", "filing.yaml")[1] == []


def test_a_file_of_countless_little_things_is_refused() -> None:
    root, (finding,) = compose("a: [" + "1," * MAX_NODES + "]", "filing.yaml")
    assert root is None
    assert finding.code == "Y010"


@pytest.mark.parametrize("character", ["\x7f", "\x80", "\x85", "\u2028", "\u2029"])
def test_a_character_that_only_yaml_refuses_is_named_and_the_rest_read(character: str) -> None:
    root, (finding,) = compose(f"a: 甲\nb: 乙{character}丙\nc: 丁\n", "filing.yaml")
    assert (finding.code, finding.span) == ("Y009", Span("filing.yaml", 2, 5))
    assert root is not None
    assert [value.value for _key, value in root.value] == ["甲", "乙\ufffd丙", "丁"]


@pytest.mark.parametrize(
    "escape", ["\\x7f", "\\x85", "\\u2028", "\\ufeff", "\\U0001F600", "\\U00020000"]
)
def test_such_a_character_is_welcome_as_an_escape(escape: str) -> None:
    root, found = compose(f'a: "甲{escape}乙"', "filing.yaml")
    assert found == []
    assert root is not None
    assert len(root.value[0][1].value) == 3


def test_every_finding_says_how_to_mend_it() -> None:
    for text in ("", "a: *x", "a: b\n---\nc: d", "[" * 100, "甲\n", "a: \x7f" * 50):
        assert all(finding.hints for finding in compose(text, "filing.yaml")[1])
    assert "保存" in compose("", "filing.yaml")[1][0].hints[0]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("所在地: 示例县 #1号\n", (1, 10)),
        ("a:\n  - 示例县\t#1号\n", (2, 9)),
        ("a: #1号\n", (1, 4)),
        ("a: [甲, 乙 #1号\n  ]\n", (1, 10)),
    ],
)
def test_content_that_yaml_takes_for_a_remark_is_pointed_out(
    text: str, place: tuple[int, int]
) -> None:
    _root, (warning,) = compose(text, "filing.yaml")
    assert (warning.code, warning.severity) == ("Y018", "warning")
    assert warning.span == Span("filing.yaml", *place)
    assert "“#1号”" in warning.message
    assert "引号" in warning.hints[0]


def test_a_remark_that_swallows_a_bracket_is_named_as_the_cause() -> None:
    _root, found = compose("5: {a: 示例县 #1号, b: c}\nx: y\n", "filing.yaml")
    assert [d.code for d in found] == ["Y018", "Y003"]
    assert "第 1 行“#”以后的都当作说明" in found[1].hints[0]


@pytest.mark.parametrize(
    "text",
    [
        "a: 甲 # 说明\n",
        "a: '甲 #1号'\n",
        "a: '甲' #说明\n",
        "a: {b: c} #说明\n",
        "#说明\na: 甲#1\n  #说明\nb: 乙 #------\n",
        "a: |\n  甲 #1号\n",
    ],
)
def test_what_is_a_remark_or_none_is_passed_over(text: str) -> None:
    assert compose(text, "filing.yaml")[1] == []


@pytest.mark.parametrize("character", ["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\xad"])
def test_a_character_that_nobody_sees_is_left_out_with_a_warning(character: str) -> None:
    text = f"名{character}称: 镇{character}党政办\nb: '{character}丙'\n"
    root, found = compose(text, "filing.yaml")
    assert [(d.code, d.severity, str(d.span)) for d in found] == [
        ("Y019", "warning", "filing.yaml:1:2"),
        ("Y019", "warning", "filing.yaml:1:7"),
        ("Y019", "warning", "filing.yaml:2:5"),
    ]
    assert f"U+{ord(character):04X}（" in found[0].message
    assert root is not None
    assert [(k.value, v.value) for k, v in root.value] == [("名称", "镇党政办"), ("b", "丙")]


def test_the_parts_of_an_emoji_stay_joined() -> None:
    root, found = compose("a: 👩\u200d💻\n", "filing.yaml")
    assert found == []
    assert root is not None
    assert root.value[0][1].value == "👩\u200d💻"


def test_characters_that_nobody_sees_are_not_listed_without_end() -> None:
    _root, found = compose("a: " + "甲\u200b" * 50, "filing.yaml")
    assert len(found) == 21
    assert "30" in found[-1].message
