"""Checking a project on disk: everything that is wrong with it, at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from filings.checks import check_project
from filings.diagnostics import Diagnostic, Severity, in_reading_order
from filings.model.project import Project
from filings.model.responsibility import is_settled
from filings.project.load import load
from filings.project.rules import UNREADABLE
from filings.workflows.making import check_own_templates

if TYPE_CHECKING:
    from filings.word.engine.store import Store


@dataclass(frozen=True)
class Summary:
    """What a check comes to. ``assigned`` counts items with a unit and a deadline."""

    errors: int
    warnings: int
    items: int
    assigned: int

    def to_json(self) -> dict[str, int]:
        """The shape that other programs rely on."""
        return {
            "errors": self.errors,
            "warnings": self.warnings,
            "items": self.items,
            "assigned": self.assigned,
        }


@dataclass(frozen=True)
class CheckResult:
    """A project with all diagnostics, of its files and of its content."""

    project: Project
    diagnostics: tuple[Diagnostic, ...]
    summary: Summary


def check(path: Path | str, *, today: date, store: Store | None = None) -> CheckResult:
    """Load and check the project in ``path`` (its folder or its file)."""
    project, _found = load(path)
    return check_loaded(project, today=today, store=store)


def check_loaded(
    project: Project, *, today: date, templates: bool = True, store: Store | None = None
) -> CheckResult:
    """Check a project; what was wrong with its files when it was loaded is told as well.

    ``templates`` includes those that the project brought itself; ``store`` is where compiled
    templates are kept from one process to the next.
    """
    diagnostics = list(project.origin.found)
    if not _nothing_was_read(project):
        diagnostics += check_project(project, today=today)
        diagnostics += check_own_templates(project, store) if templates else []
    diagnostics = in_reading_order(diagnostics)
    return CheckResult(project, tuple(diagnostics), _summary(project, diagnostics))


def _nothing_was_read(project: Project) -> bool:
    """Whether the project file itself gave nothing, so that checks would only repeat that."""
    return project == Project() and any(d.code in UNREADABLE for d in project.origin.found)


def _summary(project: Project, diagnostics: list[Diagnostic]) -> Summary:
    responsibilities = [r for key in project.rubrics for r in project.responsibilities(key)]
    return Summary(
        errors=sum(d.severity is Severity.ERROR for d in diagnostics),
        warnings=sum(d.severity is Severity.WARNING for d in diagnostics),
        items=len(responsibilities),
        assigned=sum(is_settled(project.directory, r) for r in responsibilities),
    )
