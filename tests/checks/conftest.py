"""A small project without fault, and what the checks find when parts of it are written anew."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from filings.checks import check_project
from filings.diagnostics import Diagnostic
from filings.model.project import Project
from filings.project.load import load

DEFAULTS = {
    "programme": "{name: 示例活动, authority: 示例市办公室, start: 2024-07-01, end: 2026-06-30}",
    "applicant": "{name: 示例镇人民政府, location: 示例县, date: 2026-03-02}",
    "rubrics": "{scoring: 细则.yaml}",
    "units": "[{name: 镇党政办, aliases: [党政办]}, {name: 镇财政所}]",
    "assignments": "{scoring: {defaults: {lead: 镇党政办, support: 镇财政所, deadline: 全过程}}}",
    "documents": "[responsibility_table]",
}
RUBRIC = """\
title: 示例细则
levels: [类别]
total: 9
sections:
  - name: 组织保障
    points: 5
    items:
      - {no: 1, points: 2, method: 成立工作专班并定期会商（2分）。}
      - {no: 2, points: 3, method: 印发工作方案（1分），按月推进落实（2分）。}
  - name: 经费保障
    points: 4
    items:
      - {no: 3, points: 4, method: 安排专项经费（4分）。}
"""


@dataclass(frozen=True)
class Checked:
    """A project that was loaded and checked."""

    project: Project
    load_diagnostics: list[Diagnostic]
    diagnostics: list[Diagnostic]
    files: dict[str, str] = field(default_factory=dict)

    def of(self, code: str) -> list[Diagnostic]:
        """What one rule found."""
        return [d for d in self.diagnostics if d.code == code]

    @property
    def places(self) -> set[tuple[str, str | None]]:
        """Rule and place of everything found."""
        return {(d.code, d.where) for d in self.diagnostics}

    @property
    def codes(self) -> set[str]:
        """The rules that found something."""
        return {d.code for d in self.diagnostics}


Check = Callable[..., Checked]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Writes a project as text, loads it and checks it.

    ``check("assignments: …", rubric="…", files={"a.txt": "…"}, today="2026-03-02")``. What the text
    of ``filing.yaml`` leaves out is added at its end, so that its own lines keep their numbers.
    """

    def run(
        filing: str = "",
        *,
        rubric: str | None = None,
        files: dict[str, str] | None = None,
        today: str = "2026-03-02",
    ) -> Checked:
        written: dict[str, Any] = {
            "filing.yaml": filing_text(filing),
            "细则.yaml": dedent(rubric) if rubric is not None else RUBRIC,
            **(files or {}),
        }
        for name, content in written.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        project, found = load(tmp_path)
        checked = check_project(project, today=date.fromisoformat(today))
        return Checked(project, found, checked, written)

    return run


def filing_text(text: str) -> str:
    """The text of a project file, with what it leaves out."""
    text = dedent(text)
    lacking = [
        f"{key}: {value}\n"
        for key, value in DEFAULTS.items()
        if not re.search(rf"^{key}:", text, re.MULTILINE)
    ]
    return text.rstrip("\n") + "\n" + "".join(lacking)
