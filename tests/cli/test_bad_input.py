"""Bad input gets one clear message and exit 1 or 2, never a traceback."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.command import filings
from support.projects import copy_of_sample


def first_line(text: str) -> str:
    return text.strip().splitlines()[0]


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"PK\x03\x04 a word file", "Y002"),
        (b"\xd0\xcf\x11\xe0 an old word file", "Y002"),
        (bytes(range(256)) * 20, "Y002"),
        ("programme：示例\n  name: x\n".encode(), "Y003"),
        (b"units: [a, b\n", "Y003"),
        (b"units:\n\t- name: a\n", "Y003"),
        (b"", "Y002"),
        (b"[" * 100_000, "Y010"),
    ],
    ids=["docx", "doc", "bytes", "full-width colon", "bracket", "tab", "empty", "depth bomb"],
)
def test_a_file_that_is_no_project_file_is_named_in_one_message(
    content: bytes, code: str, command: str, tmp_path: Path
) -> None:
    (tmp_path / "filing.yaml").write_bytes(content)
    done = filings(command, tmp_path)
    assert done.code == 1
    errors = [line for line in done.said.splitlines() if " 错误 " in line]
    assert len(errors) == 1
    assert f"错误 {code}" in errors[0]
    assert errors[0].startswith("filing.yaml")
    assert not (tmp_path / "成果").exists()


def test_no_file_and_no_project_folder_are_wrong_usage(tmp_path: Path) -> None:
    for place in (tmp_path / "nothing", tmp_path):
        done = filings("build", place)
        assert done.code == 2
        assert first_line(done.err).startswith("用法有误：")


def test_text_in_gbk_is_read_and_said(tmp_path: Path) -> None:
    folder = copy_of_sample("town", tmp_path)
    for file in folder.glob("*.yaml"):
        file.write_bytes(file.read_text(encoding="utf-8").encode("gb18030"))
    done = filings("check", folder)
    assert done.code == 0
    assert done.out.count("Y011") == 2
    assert "GB18030" in done.out


def test_a_template_that_is_no_word_file_is_refused_by_name(tmp_path: Path) -> None:
    folder = copy_of_sample("town", tmp_path)
    (folder / "templates").mkdir()
    (folder / "templates" / "request.docx").write_text("not a zip")
    done = filings("build", folder)
    assert done.code == 1
    assert "templates/request.docx" in done.err
    assert "T001" in done.err
    assert not (folder / "成果").exists()


needs_permissions = pytest.mark.skipif(
    not hasattr(os, "geteuid") or (os.geteuid() == 0 and shutil.which("setpriv") is None),
    reason="root may write anywhere, and there is no setpriv to take that right away",
)


def filings_in_a_read_only_folder(out: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run ``filings`` where ``out`` cannot be written.

    Root without the right to override permissions is bound by them like anybody else.
    """
    out.mkdir()
    out.chmod(0o555)
    bound = ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override"]
    return subprocess.run(
        [
            *(bound if os.geteuid() == 0 else []),
            *(sys.executable, "-m", "filings", *arguments, str(out)),
        ],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )


@needs_permissions
def test_a_read_only_output_folder_is_said_plainly(tmp_path: Path) -> None:
    folder = copy_of_sample("town", tmp_path)
    done = filings_in_a_read_only_folder(tmp_path / "只读", "build", str(folder), "-o")
    assert done.returncode == 1
    assert "B004" in done.stderr
    assert "没有写入的权限" in done.stderr


@needs_permissions
def test_a_new_project_in_a_read_only_folder_is_refused_in_chinese(tmp_path: Path) -> None:
    done = filings_in_a_read_only_folder(tmp_path / "只读", "new")
    assert done.returncode == 3
    assert "没有写入的权限" in done.stderr
    assert "Permission denied" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_output_that_cannot_be_printed_is_no_success(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "filings", "schema"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
