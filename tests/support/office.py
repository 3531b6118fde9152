"""LibreOffice for tests: the machine's own, and programs that behave like a bad one."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

REQUIRED = "FILINGS_REQUIRE_OFFICE"
"""The environment variable under which a test that needs LibreOffice fails instead of skipping."""


def office_is_required() -> bool:
    """Whether a machine without LibreOffice, or without the fonts, is a failure."""
    return bool(os.environ.get(REQUIRED))


needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None and not office_is_required(),
    reason="LibreOffice (soffice) is not installed",
)
needs_scripts = pytest.mark.skipif(
    sys.platform == "win32", reason="a shell script stands in for LibreOffice"
)


def program(folder: Path, script: str, name: str = "soffice") -> dict[str, str]:
    """An environment in which ``name`` is a shell script before everything else on the PATH."""
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(0o755)
    return {"PATH": os.pathsep.join([str(folder), os.environ["PATH"]])}


def counted(folder: Path) -> tuple[dict[str, str], Path]:
    """LibreOffice as it is, and a file that gets a line for each of its calls."""
    log = folder / "calls"
    real = shutil.which("soffice")
    return program(folder / "bin", f'echo call >> "{log}"\nexec "{real}" "$@"'), log
