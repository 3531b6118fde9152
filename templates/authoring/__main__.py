"""Writes the shipped Word templates and those of the samples: ``python templates/authoring``.

An argument names another folder to write to, laid out like the project. The same script always
writes the same bytes, and a test holds the files beside it to them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from document import Template
from implementation_plan import implementation_plan
from letters import request, self_inspection_report
from registration_form import registration_form
from tables import (
    evidence_catalogue,
    responsibility_table,
    scoring_division,
    self_score_sheet,
    targets_table,
    task_breakdown,
    unit_tasks,
)

PROJECT = Path(__file__).resolve().parents[2]


def templates() -> Iterator[tuple[str, Template]]:
    """Every template with the folder, from the project's, in which it stands."""
    for make in (
        implementation_plan,
        registration_form,
        request,
        self_inspection_report,
        self_score_sheet,
        responsibility_table,
        task_breakdown,
        scoring_division,
        targets_table,
        evidence_catalogue,
    ):
        yield "templates", make()
    yield "samples/province-targets/templates", unit_tasks()


def main(folder: Path) -> None:
    """Write all templates below ``folder``."""
    for place, template in templates():
        target = folder / place / template.file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(template.content())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PROJECT)
