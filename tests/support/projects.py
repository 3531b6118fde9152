"""The sample projects, and copies of them that a test may change."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from filings.resources import samples_folder

SAMPLES = ("town", "district-plan", "district-division", "province-targets")

TODAY = date(2026, 3, 2)
"""The day on which tests stand, unless they say otherwise."""


def copy_of_sample(name: str, folder: Path) -> Path:
    """The sample ``name``, copied so that a test may change it."""
    target = folder / name
    shutil.copytree(samples_folder() / name, target, ignore=shutil.ignore_patterns("成果"))
    return target
