"""A light start: each command imports what it needs, and nothing before it is needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from support.projects import copy_of_sample

READING = ("pydantic", "yaml", "markdown_it", "chinese_calendar")
"""What reads and checks a project."""
WORD = ("docx", "docxtpl", "jinja2", "lxml")
"""What reads Word templates."""
NEVER = ("babel", "openpyxl", "rich", "asyncio", "sqlite3", "PIL", "pypdf")
"""What no road from a project to its documents passes."""


def imported_by(*arguments: str | Path, among: tuple[str, ...]) -> set[str]:
    """Which of the modules are there when a command has done its work without a complaint."""
    script = (
        "import sys\n"
        "from filings.cli import main\n"
        "try:\n"
        "    main(sys.argv[1:])\n"
        "finally:\n"
        f"    print(*[m for m in {among!r} if m in sys.modules], file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *(str(a) for a in arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        [],
        ["build", "--help"],
        ["preview", "--help"],
        ["pack", "--help"],
        ["verify", "--help"],
    ],
)
def test_nothing_heavy_is_imported_to_print_help(arguments: list[str]) -> None:
    assert imported_by(*arguments, among=(*READING, *WORD, *NEVER)) == set()


def test_checking_the_township_needs_no_word_library(tmp_path: Path) -> None:
    folder = copy_of_sample("town", tmp_path)
    assert imported_by("check", folder, among=(*READING, *WORD, *NEVER)) == set(READING)


def test_long_texts_without_tables_and_pictures_are_checked_as_they_are(tmp_path: Path) -> None:
    folder = copy_of_sample("district-division", tmp_path)
    assert imported_by("check", folder, among=("markdown_it", *WORD, *NEVER)) == set()


def test_building_needs_neither_excel_nor_a_terminal_nor_asyncio(tmp_path: Path) -> None:
    folder = copy_of_sample("town", tmp_path)
    assert imported_by("build", folder, among=NEVER) == set()
    assert imported_by("build", folder, among=NEVER) == set()  # nor where nothing changes


def test_packing_needs_no_more_than_building_and_verifying_only_the_package(tmp_path: Path) -> None:
    folder = copy_of_sample("town", tmp_path)
    assert imported_by("pack", folder, "-o", tmp_path / "包.zip", among=NEVER) == set()
    among = (*READING, *WORD, *NEVER)
    assert imported_by("verify", tmp_path / "包.zip", among=among) == {"pydantic"}


def test_a_first_build_reads_the_shipped_templates_without_docxtpl(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = copy_of_sample("town", tmp_path)
    assert imported_by("build", folder, among=WORD) == {"jinja2", "lxml"}


def test_pydantic_does_not_look_through_the_installed_packages() -> None:
    script = (
        "import importlib.metadata, sys\n"
        "def refuse(**_options):\n"
        "    raise AssertionError('looked for plugins')\n"
        "importlib.metadata.distributions = refuse\n"
        "from filings.cli import main\n"
        "main(['schema'])\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert done.stderr == b""
    assert done.returncode == 0
