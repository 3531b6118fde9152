"""The comparison of a folder of templates with docxtpl, and the data that it guesses for them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from support.compare_with_docxtpl import main
from support.compatibility.cases import CASES, Case
from support.compatibility.guessed_context import guessed_contexts
from support.compatibility.word_xml import p, r, tbl, word_file

SCRIPT = Path(__file__).parents[1] / "support" / "compare_with_docxtpl.py"

ORDER = word_file(
    p(r("致{{ client", "<w:b/>"), r(".name }}", "<w:b/>"), "：{{ client.office['city'] }}"),
    "{%p if is_urgent and client.kind == '急件' %}",
    "加急",
    "{%p else %}",
    "普通",
    "{%p endif %}",
    tbl(
        ("名称", "数量", "{% cellbg shade %}备注"),
        ("{%tr for item in items %}", "", ""),
        (
            "{{ loop.index }}．{{ item.name }}",
            "{{ item.count * 2 }}",
            "{{ item.notes | join('；') }}",
        ),
        ("{%tr endfor %}", "", ""),
        ("{% colspan width %}合计", "{{ total }}"),
    ),
    "{%p for part in parts if part.shown %}",
    "{{ part.title }}{% for a, b in part.pairs %}{{ a }}{{ b }}{% endfor %}",
    "{%p endfor %}",
    "{{ first[0] }}{{ first[1] }}{% if level &gt; 3 %}高{% endif %}{% if '甲' in kinds %}有{% endif %}",
    headers={"default": "{{ heading }}"},
    footnote="{{ note }}",
    properties={"title": "{{ caption }}"},
)


def test_the_guessed_data_are_what_the_tags_ask_for() -> None:
    guessed = guessed_contexts(ORDER)["full"]
    assert guessed == {
        "client": {"name": "name1", "office": {"city": "city1"}, "kind": "急件"},
        "is_urgent": True,
        "shade": "FFCC00",
        "items": [
            {"name": "name1", "count": 2, "notes": ["notes1", "notes2"]},
            {"name": "name2", "count": 2, "notes": ["notes1", "notes2"]},
        ],
        "width": 2,
        "total": "total1",
        "parts": [
            {"shown": True, "title": "title1", "pairs": [["pairs11", "pairs21"]] * 2},
            {"shown": True, "title": "title2", "pairs": [["pairs11", "pairs21"]] * 2},
        ],
        "first": ["first1", "first2"],
        "level": 3,
        "kinds": ["甲", "甲"],
        "heading": "heading1",
        "note": "note1",
        "caption": "caption1",
    }


def test_the_other_guess_empties_lists_and_fails_conditions() -> None:
    guessed = guessed_contexts(ORDER)["empty"]
    assert guessed["items"] == guessed["parts"] == guessed["kinds"] == []
    assert guessed["is_urgent"] is False
    assert guessed["client"]["kind"] == "非急件"
    assert guessed["total"] == "total1"
    assert guessed["first"] == ["first1", "first2"]


def test_entries_of_a_dict_are_guessed_too() -> None:
    template = word_file("{% for k, v in a.items() %}{{ k }}{{ v.name }}{% endfor %}")
    assert guessed_contexts(template)["full"] == {
        "a": {"甲": {"name": "name1"}, "乙": {"name": "name2"}}
    }


@pytest.mark.parametrize("case", [c for c in CASES if c.blocks][::4], ids=lambda c: c.name)
def test_what_is_guessed_lets_templates_be_filled(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "模板.docx").write_bytes(case.template)
    assert main([str(tmp_path)]) == 0
    assert "refused" not in capsys.readouterr().out


def test_a_folder_is_reported_template_by_template(tmp_path: Path) -> None:
    (tmp_path / "1.docx").write_bytes(ORDER)
    (tmp_path / "2.docx").write_bytes(word_file("“{{ a }}”{{ b }}"))
    (tmp_path / "2.json").write_text(json.dumps({"a": "<甲>", "b": 1.5}), encoding="utf-8")
    (tmp_path / "3.docx").write_bytes(word_file("{{ a | upper }}"))
    (tmp_path / "4.docx").write_bytes(word_file("{% for x in a %}{{ x }}{% endfor %}"))
    (tmp_path / "4.json").write_text('{"a": null}', encoding="utf-8")
    (tmp_path / "5.docx").write_bytes(b"no file of Word's")
    done = subprocess.run(
        [sys.executable, SCRIPT, tmp_path],
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONUTF8": "1"},
        check=False,
    )
    assert done.stderr == ""
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert [line for line in lines if not line.startswith(" ")] == [
        "1.docx (full): intended (column-widths)",
        "1.docx (empty): intended (column-widths)",
        "2.docx (2.json): intended (east-asian-hint)",
        "3.docx (full): refused",
        "3.docx (empty): refused",
        "4.docx (4.json): docxtpl fails",
        "5.docx (no data): refused",
        "docxtpl fails: 1, intended: 3, refused: 3",
    ]
    assert any("T005" in line and "upper" in line for line in lines)


def test_a_difference_that_is_not_intended_is_shown_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # docxtpl compares with &amp; and takes the other branch, which no list can mend.
    (tmp_path / "甲.docx").write_bytes(
        word_file("{% if a == 'b &amp; c' %}同{% else %}异{% endif %}")
    )
    (tmp_path / "甲.json").write_text('{"a": "b & c"}', encoding="utf-8")
    assert main([str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert "甲.docx (甲.json): DIFFERS" in out
    assert "word/document.xml: document/body[0]/p[0]/r[0]/t[0]: text '同', docxtpl '异'" in out
