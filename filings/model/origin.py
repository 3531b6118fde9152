"""Where a project came from: its folder, the places of its statements, what was wrong with them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path as FilePath

from filings.diagnostics import Diagnostic, Span

Path = tuple[str | int, ...]
"""The way to a statement in the project file, through the models' fields."""


def _nowhere(_path: Path) -> Span | None:
    return None


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of the files that a project was read from; nothing, for one made in memory.

    ``locate`` tells where a statement stands, or where a missing one would belong. ``files`` are
    relative to ``folder``. ``refused`` are the statements that were written but are missing from
    the project, since they could not be read; ``found`` says why. ``chinese_keys`` tells whether
    the keys of the project file are Chinese (责任分工, not assignments), so that advice can use them.
    """

    folder: FilePath | None = None
    locate: Callable[[Path], Span | None] = _nowhere
    files: tuple[str, ...] = ()
    refused: frozenset[Path] = frozenset()
    found: tuple[Diagnostic, ...] = ()
    chinese_keys: bool = False
