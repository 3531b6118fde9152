"""Shared by the tests of loading."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.loading import LoadFiles, load_files_in

from filings.resources import samples_folder


@pytest.fixture(scope="session")
def load_files(tmp_path_factory: pytest.TempPathFactory) -> LoadFiles:
    """Loads a project from the content of its files; may be called again and again."""
    return load_files_in(tmp_path_factory.mktemp("loading") / "项目")


@pytest.fixture(scope="session")
def sample_folder() -> Path:
    """The township's sample project."""
    return samples_folder() / "town"
