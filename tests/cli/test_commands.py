"""The commands: exit codes, JSON, plain words, and nothing that a clerk cannot read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.command import filings
from support.projects import copy_of_sample

from filings.cli import COMMANDS


def test_filings_alone_says_what_to_do_next(tmp_path: Path) -> None:
    nowhere = filings(cwd=tmp_path)
    assert nowhere.code == 0
    assert "filings new" in nowhere.out
    here = filings(cwd=copy_of_sample("town", tmp_path))
    assert "filings check" in here.out
    assert "filings build" in here.out


def test_a_new_project_checks_and_builds_at_once(tmp_path: Path) -> None:
    assert filings("new", "我的 项目", cwd=tmp_path).code == 0
    checked = filings("check", "我的 项目", cwd=tmp_path)
    assert (checked.code, checked.err) == (0, "")
    assert "0 个错误，0 个警告" in checked.out
    built = filings("build", "我的 项目", cwd=tmp_path)
    assert built.code == 0
    assert len(list((tmp_path / "我的 项目" / "成果").glob("*.docx"))) == 5


@pytest.mark.parametrize("name", ["town", "district-plan", "district-division", "province-targets"])
def test_a_new_project_can_start_from_each_sample(name: str, tmp_path: Path) -> None:
    assert filings("new", "p", "--sample", name, cwd=tmp_path).code == 0
    first_line = (tmp_path / "p" / "filing.yaml").read_text(encoding="utf-8").splitlines()[0]
    schema = first_line.partition("$schema=")[2]
    assert json.loads((tmp_path / "p" / schema).read_text(encoding="utf-8"))["title"]
    assert filings("check", "p", cwd=tmp_path).code == 0


def test_new_never_writes_into_a_folder_with_something_in_it(tmp_path: Path) -> None:
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "mine.txt").write_text("mine")
    done = filings("new", "p", cwd=tmp_path)
    assert done.code == 2
    assert [f.name for f in (tmp_path / "p").iterdir()] == ["mine.txt"]


def test_check_prints_the_json_that_other_programs_rely_on(tmp_path: Path) -> None:
    folder = copy_of_sample("town", tmp_path)
    done = filings("check", folder, "--format", "json")
    shape = json.loads(done.out)
    assert set(shape) == {"diagnostics", "summary"}
    assert shape["summary"] == {"errors": 0, "warnings": 0, "items": 34, "assigned": 34}
    text = (folder / "filing.yaml").read_text(encoding="utf-8")
    (folder / "filing.yaml").write_text(text + "programe: x\n", encoding="utf-8")
    done = filings("check", folder, "--format", "json")
    assert done.code == 1
    found = json.loads(done.out)["diagnostics"][-1]
    assert (found["code"], found["severity"], found["file"]) == ("Y006", "error", "filing.yaml")
    assert found["line"] == len(text.splitlines()) + 1
    assert any("programme" in hint for hint in found["hints"])


def test_check_prints_sarif_with_every_rule_that_was_broken(tmp_path: Path) -> None:
    folder = copy_of_sample("town", tmp_path)
    (folder / "请示.md").unlink()
    log = json.loads(filings("check", folder, "--format", "sarif").out)
    run = log["runs"][0]
    assert log["version"] == "2.1.0"
    rules = run["tool"]["driver"]["rules"]
    assert {r["ruleId"] for r in run["results"]} == {rule["id"] for rule in rules}
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "filing.yaml"


def test_build_prints_the_json_that_other_programs_rely_on(tmp_path: Path) -> None:
    folder = copy_of_sample("district-plan", tmp_path)
    done = filings("build", folder, "-o", tmp_path / "出 口", "--format", "json")
    shape = json.loads(done.out)
    assert set(shape) == {"outputs", "diagnostics"}
    for output in shape["outputs"]:
        assert set(output) == {"kind", "file", "sha256", "status"}
        assert output["status"] == "written"
        assert Path(output["file"]).is_file()


def test_explain_gives_what_why_and_how(tmp_path: Path) -> None:
    done = filings("explain", "a001")
    assert done.code == 0
    for heading in ("A001", "要求", "为什么", "怎么改"):
        assert heading in done.out
    everything = json.loads(filings("explain", "--format", "json").out)
    assert {rule["code"][0] for rule in everything} >= set("YAUDPEFTB")
    assert all(rule[part] for rule in everything for part in ("name", "what", "why", "how"))


def test_schema_prints_a_json_schema() -> None:
    for which in ("project", "rubric"):
        assert json.loads(filings("schema", which).out)["$defs"]


def test_english_is_spoken_when_asked_for_or_when_the_locale_says_so(tmp_path: Path) -> None:
    assert "Usage" in filings("--lang", "en", "--help").out
    assert "Usage" in filings("--help", LANG="en_US.UTF-8").out
    assert "用法" in filings("--help", LANG="en_US.UTF-8", LC_ALL="zh_CN.UTF-8").out
    assert "用法" in filings("--help", LANG="C.UTF-8").out
    done = filings("check", tmp_path, "--lang", "en")
    assert done.code == 2
    assert "not a project folder" in done.err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_as_the_list_says(command: str) -> None:
    done = filings(command, "--help")
    assert done.code == 0
    assert done.out.startswith(f"用法：filings {command}")
    for english in ("Usage", "Options", "Show this message", "OPTIONS"):
        assert english not in done.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["chek"],
        ["check", "--frmat", "json"],
        ["check", "--format", "xml"],
        ["check", "a", "b"],
        ["explain", "Q999"],
        ["new"],
        ["new", "p", "--sample", "twon"],
        ["check", "没有这个文件夹"],
        ["build", "没有这个文件夹"],
    ],
)
def test_wrong_usage_gets_one_message_in_chinese_and_exit_2(
    arguments: list[str], tmp_path: Path
) -> None:
    done = filings(*arguments, cwd=tmp_path)
    assert done.code == 2
    assert done.out == ""
    assert done.err.startswith("用法有误：")
    assert any("\u4e00" <= c <= "\u9fff" for c in done.err.removeprefix("用法有误："))


def test_quiet_says_only_what_must_be_said(tmp_path: Path) -> None:
    folder = copy_of_sample("town", tmp_path)
    assert filings("build", folder, "-q").said == ""
    assert filings("new", tmp_path / "p", "-q").said == ""


def test_colour_is_for_terminals_only(tmp_path: Path) -> None:
    folder = copy_of_sample("town", tmp_path)
    (folder / "请示.md").unlink()
    assert "\x1b" not in filings("check", folder).said


def test_check_opens_the_templates_that_the_project_brought(tmp_path: Path) -> None:
    from docx import Document

    folder = copy_of_sample("town", tmp_path)
    (folder / "templates").mkdir()
    own = Document()
    own.add_paragraph("{{ aplicant.name }}")
    own.save(str(folder / "templates" / "请示.docx"))
    found = json.loads(filings("check", folder, "--format", "json").out)["diagnostics"]
    assert [(d["code"], d["file"]) for d in found] == [("T004", "templates/请示.docx")]
    assert any("applicant" in hint for hint in found[0]["hints"])
    (folder / "templates" / "请示.docx").write_text("not a zip")
    found = json.loads(filings("check", folder, "--format", "json").out)["diagnostics"]
    assert [d["code"] for d in found] == ["T001"]


def test_advice_can_be_pasted_when_the_folder_has_blanks(tmp_path: Path) -> None:
    made = filings("new", "我 的 项目", cwd=tmp_path)
    assert 'filings check "我 的 项目"' in made.out
    assert 'filings build "我 的 项目"' in filings("check", "我 的 项目", cwd=tmp_path).out


def test_a_dash_corrected_by_word_is_named_as_such(tmp_path: Path) -> None:
    done = filings("build", "–draft", cwd=tmp_path)
    assert done.code == 2
    assert "两个半角短横" in done.err


def test_a_draft_is_only_offered_where_it_would_do(tmp_path: Path) -> None:
    folder = copy_of_sample("town", tmp_path)
    filing = folder / "filing.yaml"
    text = filing.read_text(encoding="utf-8")
    filing.write_text(text + "no_such_key: 1\n", encoding="utf-8")
    assert "--draft" not in filings("build", folder).err
    filing.write_text(text.replace("  location: 示例县\n", "", 1), encoding="utf-8")
    assert "--draft" in filings("build", folder).err
