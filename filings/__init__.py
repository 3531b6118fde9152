"""Official Chinese filings from one structured project file.

::

    project, diagnostics = filings.load("samples/town")
    diagnostics += filings.check(project, today=date.today())
    result = filings.build(project, out="成果")

Nothing heavy is imported until it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from filings.checks import check_project as check
    from filings.model.project import Project
    from filings.project.load import load
    from filings.workflows.build import BuildResult

__version__ = "0.1.0"
__all__ = ["__version__", "build", "check", "load"]

_PLACES = {
    "load": ("filings.project.load", "load"),
    "check": ("filings.checks", "check_project"),
}


def build(
    project: Project, out: Path | str | None = None, *, today: date | None = None, **options: Any
) -> BuildResult:
    """Make the documents of ``project`` in ``out``; see ``filings.workflows.build.build``.

    ``today``, on which it depends what is overdue, is the clock's unless it is given.
    """
    from datetime import date

    from filings.workflows.build import build as build_documents

    return build_documents(project, out, today=today or date.today(), **options)


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module 'filings' has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _PLACES[name]
    return getattr(import_module(module), attribute)
