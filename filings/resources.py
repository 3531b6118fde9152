"""Where the shipped templates and samples are.

In a wheel they lie inside the package; in a checkout (and so in an editable install) beside it.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def templates_folder() -> Path:
    """The folder of the shipped Word templates, with the starter project in ``project/``."""
    return _folder("templates")


def samples_folder() -> Path:
    """The folder of the sample projects."""
    return _folder("samples")


def _folder(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
