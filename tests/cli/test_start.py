"""A light start: what may be imported before there is something to do."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("pydantic", "jinja2", "docx", "docxtpl", "openpyxl", "yaml", "babel", "rich", "lxml")


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], [], ["build", "--help"]])
def test_nothing_heavy_is_imported_to_print_help(arguments: list[str]) -> None:
    script = (
        "import sys\n"
        "from filings.cli import main\n"
        "try:\n"
        "    main(sys.argv[1:])\n"
        "finally:\n"
        f"    loaded = [m for m in {HEAVY!r} if m in sys.modules]\n"
        "    print('loaded', loaded, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True
    )
    assert done.stderr.splitlines()[-1] == "loaded []"


def test_checking_needs_no_word_library() -> None:
    script = (
        "import sys, datetime, filings\n"
        "project, _ = filings.load('nowhere')\n"
        "filings.check(project, today=datetime.date(2026, 3, 2))\n"
        "print([m for m in ('docx', 'docxtpl', 'openpyxl', 'jinja2') if m in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
