"""Projects written as text, or as bytes, and read by the real loader."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

from filings.diagnostics import Diagnostic
from filings.model import Project
from filings.project.load import load


class Loaded(NamedTuple):
    """What came of loading."""

    project: Project
    found: list[Diagnostic]

    @property
    def codes(self) -> list[str]:
        return [d.code for d in self.found]

    @property
    def places(self) -> list[tuple[str, str]]:
        """Code and place of each finding."""
        return [(d.code, str(d.span)) for d in self.found]

    @property
    def only(self) -> Diagnostic:
        """The one finding."""
        (found,) = self.found
        return found


LoadFiles = Callable[..., Loaded]


def load_files_in(folder: Path) -> LoadFiles:
    """Loads projects from the content of their files, each in its turn in ``folder``.

    ``load_files("filings: 1", {"细则.yaml": "title: …"})``; a text may be indented as a whole.
    """

    def load_files(filing: str | bytes, others: dict[str, str | bytes] | None = None) -> Loaded:
        shutil.rmtree(folder, ignore_errors=True)
        for name, content in {"filing.yaml": filing, **(others or {})}.items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(dedent(content).encode() if isinstance(content, str) else content)
        return Loaded(*load(folder))

    return load_files
