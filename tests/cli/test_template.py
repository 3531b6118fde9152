"""``filings template``: templates checked and shown, and what ``git diff`` makes of it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from support.command import filings
from support.projects import copy_of_sample

from filings.resources import templates_folder

ROOT = Path(__file__).parents[2]


def write(file: Path, *texts: str) -> Path:
    document = Document()
    for text in texts:
        document.add_paragraph(text)
    document.save(str(file))
    return file


def test_check_says_what_is_wrong_in_all_files_at_once(tmp_path: Path) -> None:
    write(tmp_path / "甲.docx", "{{ applicant.name }}", "{{ aplicant.name }}")
    write(tmp_path / "乙.docx", "{{ applicant.name")
    write(tmp_path / "请示.docx", "{{ document.title }}")
    done = filings("template", "check", "甲.docx", "乙.docx", "请示.docx", cwd=tmp_path)
    assert done.code == 1
    assert "甲.docx: 错误 T004 [正文第2段]" in done.out
    assert "applicant" in done.out
    assert "乙.docx: 错误 T006 [正文第1段]" in done.out
    assert "请示.docx：按“请示”的名称核对" in done.out
    assert "2 个错误，0 个警告" in done.out


def test_check_prints_the_json_that_other_programs_rely_on(tmp_path: Path) -> None:
    write(tmp_path / "表.docx", "{{ units }}")
    done = filings("template", "check", "表.docx", "--format", "json", cwd=tmp_path)
    assert (done.code, done.err) == (1, "")
    shape = json.loads(done.out)
    assert set(shape) == {"diagnostics"}
    [found] = shape["diagnostics"]
    assert (found["code"], found["file"], found["line"]) == ("T010", "表.docx", None)
    assert (found["where"], found["source"]) == ("正文第1段", {"paragraph": 0})
    good = filings("template", "check", templates_folder() / "request.docx", "--format", "json")
    assert (good.code, json.loads(good.out)) == (0, {"diagnostics": []})


def test_a_warning_is_no_error(tmp_path: Path) -> None:
    write(tmp_path / "表.docx", "{ applicant.name }")
    done = filings("template", "check", "表.docx", cwd=tmp_path)
    assert done.code == 0
    assert "警告 T013" in done.out and "0 个错误，1 个警告" in done.out


def test_check_takes_the_word_files_of_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    (folder / "旧").mkdir(parents=True)
    write(folder / "乙.docx", "{{ aplicant.name }}")
    write(folder / "甲.DOCX", "{{ applicant.nmae }}")
    write(folder / "旧" / "丙.docx", "{{ aplicant.name }}")
    (folder / "说明.txt").write_text("甲", encoding="utf-8")
    done = filings("template", "check", "templates", "--format", "json", cwd=tmp_path)
    found = json.loads(done.out)["diagnostics"]
    assert sorted(Path(d["file"]).name for d in found) == ["乙.docx", "甲.DOCX"]
    assert (done.code, done.err) == (1, "")


def test_check_leaves_out_what_word_keeps_for_open_files(tmp_path: Path) -> None:
    write(tmp_path / "甲.docx", "{{ applicant.name }}")
    (tmp_path / "~$甲.docx").write_bytes(b"\x05")
    for named in (["甲.docx", "~$甲.docx"], ["."]):
        done = filings("template", "check", *named, cwd=tmp_path)
        assert done.code == 0
        assert "~$甲.docx" not in done.out and "0 个错误" in done.out
        assert len(done.err.splitlines()) == 1
        assert "~$甲.docx" in done.err and "临时文件" in done.err


def test_quiet_says_nothing_of_a_template_without_faults() -> None:
    assert filings("template", "check", templates_folder() / "request.docx", "-q").said == ""


def test_check_takes_a_kind_and_a_project(tmp_path: Path) -> None:
    folder = copy_of_sample("town", tmp_path)
    file = write(tmp_path / "表.docx", "{{ remark }}")
    assert filings("template", "check", file).code == 0
    assert filings("template", "check", file, "--kind", "申报备案表").code == 0
    assert filings("template", "check", file, "--kind", "request").code == 1
    (folder / "templates").mkdir()
    write(folder / "templates" / "请示.docx", "{{ remark }}")
    done = filings(
        "template", "check", "town/templates/请示.docx", "--project", "town", cwd=tmp_path
    )
    assert done.code == 1
    assert done.out.startswith("templates/请示.docx: 错误 T004")


@pytest.mark.parametrize(
    "arguments",
    [
        ["template", "chek", "a.docx"],
        ["template", "check"],
        ["template", "check", "没有.docx"],
        ["template", "check", "空"],
        ["template", "check", "a.docx", "--kind", "自查打分"],
        ["template", "check", "a.docx", "--project", "没有"],
        ["template", "show"],
        ["template", "show", "没有.docx"],
        ["template", "show", "空", "--textconv"],
        ["template", "show", "a.docx", "b.docx"],
    ],
)
def test_wrong_usage_gets_one_message_in_chinese_and_exit_2(
    arguments: list[str], tmp_path: Path
) -> None:
    write(tmp_path / "a.docx", "甲")
    (tmp_path / "空").mkdir()
    done = filings(*arguments, cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("用法有误：")


def test_the_group_and_its_commands_explain_themselves() -> None:
    for words in ([], ["check"], ["show"]):
        done = filings("template", *words, "--help")
        assert done.code == 0
        assert done.out.startswith(" ".join(["用法：filings template", *words]))
        for english in ("Usage", "Options", "Commands", "Show this message"):
            assert english not in done.out
    assert filings("template").out == filings("template", "--help").out


def test_show_prints_the_words_and_tags_of_a_template() -> None:
    done = filings("template", "show", templates_folder() / "responsibility_table.docx")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("# 正文\n")
    assert "│ {{ row.unit_lines | lines }} │ {{ row.deadline }} │\n" in done.out


def test_show_takes_a_document_that_is_no_template(tmp_path: Path) -> None:
    file = write(tmp_path / "通知.docx", "关于开展工作的通知")
    document = Document(str(file))
    thing = f"<w:p {nsdecls('w')}><w:r><w:object/></w:r><w:altChunk/></w:p>"
    document.paragraphs[0]._p.addnext(parse_xml(thing))
    document.save(str(file))
    done = filings("template", "show", file)
    assert (done.code, done.out) == (0, "# 正文\n关于开展工作的通知\n〔对象〕\n")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"a"])
@pytest.mark.parametrize("command", ["check", "show"])
def test_a_file_that_cannot_be_read_is_an_error_with_a_message(
    command: str, content: bytes, tmp_path: Path
) -> None:
    (tmp_path / "坏.docx").write_bytes(content)
    done = filings("template", command, "坏.docx", cwd=tmp_path)
    assert done.code == 1
    assert "坏.docx: 错误 T001" in (done.err if command == "show" else done.out)


@pytest.mark.parametrize("content", [b"", b"\x05Word", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_for_git_a_file_that_cannot_be_read_is_shown_as_the_reason(
    content: bytes, tmp_path: Path
) -> None:
    (tmp_path / "坏.docx").write_bytes(content)
    done = filings("template", "show", "坏.docx", "--textconv", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("〔不能显示成文字：") and done.out.count("\n") == 1


def test_git_shows_what_changed_in_a_template(tmp_path: Path) -> None:
    plain = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "LC_", "LANG"))}
    environment = {
        **plain,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
    }

    def git(*arguments: str) -> str:
        words = ["git", "-c", "user.name=filings", "-c", "user.email=filings@example.cn"]
        done = subprocess.run(
            [*words, "-c", "core.quotepath=off", *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
            timeout=120,
        )
        return done.stdout

    shutil.copy(ROOT / ".gitattributes", tmp_path)
    file = tmp_path / "责任分工表.docx"
    write(file, "标题", "完成时限：{{ row.deadline }}", "完")
    git("init", "--quiet")
    git("add", ".")
    git("commit", "--quiet", "--message", "first")
    write(file, "标题", "完成时限：{{ row.deadline_date | by_date }}", "完")
    assert "Binary files" in git("diff")  # until the line of the README is typed
    git(
        "config", "diff.filings.textconv", f'"{sys.executable}" -m filings template show --textconv'
    )
    changed = [line for line in git("diff").splitlines() if line[:1] in "+-"]
    assert changed[2:] == [
        "-完成时限：{{ row.deadline }}",
        "+完成时限：{{ row.deadline_date | by_date }}",
    ]
    (tmp_path / "坏.docx").write_bytes(b"")
    git("add", ".")
    assert "+〔不能显示成文字" in git("diff", "--cached", "坏.docx")
