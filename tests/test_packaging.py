"""What is installed is all that is there."""

from __future__ import annotations

from configparser import ConfigParser
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]


@pytest.mark.skipif(not (PROJECT / "setup.cfg").is_file(), reason="there only in a checkout")
def test_every_package_of_the_checkout_is_installed_with_it() -> None:
    setup = ConfigParser(interpolation=None)
    setup.read(PROJECT / "setup.cfg", encoding="utf-8")
    installed = set(setup["options"]["packages"].split())
    there = {
        ".".join(file.parent.relative_to(PROJECT).parts)
        for file in (PROJECT / "filings").rglob("__init__.py")
    }
    assert there <= installed
