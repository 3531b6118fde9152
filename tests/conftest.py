"""Shared by all tests: the samples, and projects written as text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import settings
from support.projects import SAMPLES, copy_of_sample

from filings.messages import set_language

# No test is timed: a slow machine is no failure.
settings.register_profile("filings", deadline=None)
settings.load_profile("filings")


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Commands keep compiled templates in a folder of the tests, not in the user's own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(autouse=True)
def _messages_in_chinese() -> Iterator[None]:
    set_language("zh")
    yield
    set_language("zh")


@pytest.fixture(params=SAMPLES)
def sample(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of each sample project in turn."""
    return copy_of_sample(request.param, tmp_path)


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A copy of the sample of a township."""
    return copy_of_sample("town", tmp_path)


WriteProject = Callable[..., Path]


@pytest.fixture
def write_project(tmp_path: Path) -> WriteProject:
    """Writes a project from the text of its files; returns its folder.

    ``write_project("programme: …", 细则="title: …")`` writes filing.yaml and 细则.yaml.
    """

    def write(filing: str, **files: str) -> Path:
        folder = tmp_path / "项目"
        folder.mkdir(exist_ok=True)
        (folder / "filing.yaml").write_text(dedent(filing), encoding="utf-8")
        for name, text in files.items():
            (folder / f"{name}.yaml").write_text(dedent(text), encoding="utf-8")
        return folder

    return write
