"""How a command ends: at once, but not before everything is said."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from support.command import filings
from support.projects import copy_of_sample

MANY = 3000


def project_with_many_errors(folder: Path) -> Path:
    """Each item is assigned to a unit that nobody knows."""
    items = "".join(f"  - {{no: {n}, points: 1, content: 第{n}项}}\n" for n in range(1, MANY + 1))
    (folder / "细则.yaml").write_text(f"title: 细则\nitems:\n{items}", encoding="utf-8")
    assigned = "".join(
        f"    {n}: {{lead: 没有的单位{n}, deadline: 2025-06-30}}\n" for n in range(1, MANY + 1)
    )
    (folder / "filing.yaml").write_text(
        f"filings: 1\nrubrics: {{scoring: 细则.yaml}}\nassignments:\n  scoring:\n{assigned}",
        encoding="utf-8",
    )
    return folder


def check(folder: Path, *options: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "filings", "check", str(folder), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_a_long_output_comes_through_a_pipe_whole(tmp_path: Path) -> None:
    with check(project_with_many_errors(tmp_path), "--format", "json") as command:
        out, err = command.communicate()
    assert len(json.loads(out)["diagnostics"]) >= MANY
    assert (command.returncode, err) == (1, b"")


def test_a_reader_that_goes_away_is_no_error_of_ours(tmp_path: Path) -> None:
    with check(project_with_many_errors(tmp_path)) as command:
        assert command.stdout is not None
        assert command.stderr is not None
        command.stdout.readline()
        command.stdout.close()
        assert command.stderr.read() == b""
    assert command.returncode == 1  # as the errors deserve


def test_it_ends_in_the_usual_way_where_the_tool_itself_is_looked_into(tmp_path: Path) -> None:
    folder = copy_of_sample("town", tmp_path)
    script = (
        "import atexit, sys\n"
        "from filings.cli import main\n"
        "atexit.register(print, 'taken apart')\n"
        "sys.argv = ['filings', 'check', sys.argv[1]]\n"
        "main()\n"
    )
    run = [sys.executable, "-c", script, str(folder)]
    at_once = subprocess.run(run, capture_output=True, check=True, env={"PYTHONUTF8": "1"})
    looked_into = subprocess.run(
        run, capture_output=True, check=True, env={"PYTHONUTF8": "1", "FILINGS_DEBUG": "1"}
    )
    assert looked_into.stdout == at_once.stdout + b"taken apart\n"
    assert filings("check", folder).out.encode() == at_once.stdout
