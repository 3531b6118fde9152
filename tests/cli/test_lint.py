"""``filings lint``: exit codes, formats, the list of rules, and the mended file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.command import filings
from support.official_papers import notice, paragraph

from filings.lint.catalogue import NOT_CHECKABLE, RULES

CLEAN, WARNED, WRONG = (
    notice(),
    notice(paragraph("各镇(街道)负责落实。")),
    notice(paragraph("根据示政办[2024]3号文件办理，自2024年2月30日起施行。")),
)


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with a clean paper, one with a warning and one with errors."""
    for name, content in (("好", CLEAN), ("可改", WARNED), ("错", WRONG)):
        (tmp_path / f"{name}.docx").write_bytes(content)
    return tmp_path


def test_the_exit_code_says_whether_there_are_errors(papers: Path) -> None:
    clean = filings("lint", "好.docx", cwd=papers)
    assert (clean.code, clean.err) == (0, "") and "0 个错误，0 个警告，0 个提示" in clean.out
    assert filings("lint", "可改.docx", cwd=papers).code == 0
    assert filings("lint", "好.docx", "错.docx", cwd=papers).code == 1
    assert filings("lint", "好.docx", "-q", cwd=papers).said == ""


def test_a_finding_is_a_line_with_its_place_and_what_it_should_be(papers: Path) -> None:
    done = filings("lint", "错.docx", cwd=papers)
    assert "错.docx: 错误 W001 [正文第7段]" in done.out
    assert "应为：〔2024〕3号" in done.out and "依据：GB/T 9704-2012 7.2.5" in done.out


def test_json_and_sarif_have_the_shapes_that_other_programs_rely_on(papers: Path) -> None:
    done = filings("lint", "错.docx", "可改.docx", "--format", "json", cwd=papers)
    assert (done.code, done.err) == (1, "")
    found = json.loads(done.out)["diagnostics"]
    assert [(d["file"], d["code"]) for d in found] == [
        ("错.docx", "W001"), ("错.docx", "W011"), ("可改.docx", "W032"),
    ]  # fmt: skip
    assert found[0]["source"] == {"paragraph": 6}
    log = json.loads(filings("lint", "错.docx", "--format", "sarif", cwd=papers).out)
    assert {r["ruleId"] for r in log["runs"][0]["results"]} == {"W001", "W011"}


def test_a_folder_stands_for_the_word_files_in_it(papers: Path) -> None:
    (papers / "~$好.docx").write_bytes(b"open in Word")
    (papers / "说明.txt").write_text("x")
    (papers / "下级").mkdir()
    (papers / "下级" / "旧.docx").write_bytes(WRONG)
    (papers / "空").mkdir()
    done = filings("lint", ".", cwd=papers)
    assert done.code == 1 and "错.docx: 错误 W001" in done.out and "旧.docx" not in done.out
    assert "~$好.docx" in done.err and "没有看：下级。" in done.err
    assert filings("lint", "下级", "-q", cwd=papers).err == ""
    none = filings("lint", "空", cwd=papers)
    assert none.code == 2 and "没有 .docx 文件" in none.err


def test_fix_writes_a_new_file_and_leaves_the_old_one(papers: Path) -> None:
    done = filings("lint", "--fix", "错.docx", "-o", "新.docx", cwd=papers)
    assert done.code == 1 and "W011" in done.out and "W001" not in done.out
    assert "改好1处，写入“新.docx”" in done.out
    assert (papers / "错.docx").read_bytes() == WRONG
    assert "W001" not in filings("lint", "新.docx", cwd=papers).out
    assert sorted(f.name for f in papers.iterdir()) == [
        "可改.docx",
        "好.docx",
        "新.docx",
        "错.docx",
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["没有.docx"],
        ["templates"],
        ["--fix", ".", "-o", "新.docx"],
        ["--fix", "错.docx"],
        ["错.docx", "-o", "新.docx"],
        ["--fix", "错.docx", "-o", "错.docx"],
        ["--fix", "错.docx", "好.docx", "-o", "新.docx"],
        ["--fix", "错.docx", "-o", "没有/新.docx"],
    ],
)
def test_wrong_usage_is_said_and_changes_nothing(arguments: list[str], papers: Path) -> None:
    done = filings("lint", *arguments, cwd=papers)
    assert done.code == 2 and "用法有误" in done.err
    assert (papers / "错.docx").read_bytes() == WRONG
    assert not (papers / "新.docx").exists()


def test_a_file_that_is_no_word_file_is_an_error_and_no_new_file_is_written(papers: Path) -> None:
    (papers / "旧.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    done = filings("lint", "--fix", "旧.docx", "-o", "新.docx", cwd=papers)
    assert done.code == 1 and "T001" in done.out
    assert not (papers / "新.docx").exists()


def test_the_list_of_rules_tells_what_is_checked_and_what_needs_eyes() -> None:
    said = filings("lint", "--list-rules").out
    assert len(said.splitlines()) == len(RULES) + len(NOT_CHECKABLE)
    assert "GB/T 9704-2012 7.2.5  W001  能检查，可自动改" in said
    assert "GB/T 9704-2012 7.2.4  要人看" in said
    listed = json.loads(filings("lint", "--list-rules", "--format", "json").out)
    assert {r["code"] for r in listed if r["checked"]} == {rule.code for rule in RULES}
    assert len([r for r in listed if not r["checked"]]) == len(NOT_CHECKABLE)


def test_each_rule_explains_itself() -> None:
    done = filings("explain", "l045")
    assert done.code == 0 and "标题序号跳号" in done.out
    assert "缺号" in filings("explain", "L045").out
