"""Projects of any size for the benchmarks."""

from __future__ import annotations

import sys
from pathlib import Path


def project_of(items: int, folder: Path) -> Path:
    """A project with that many items in sections of ten, each assigned."""
    folder.mkdir(parents=True, exist_ok=True)
    sections = []
    for first in range(1, items + 1, 10):
        rows = "".join(
            f"      - {{no: {n}, points: 3, method: 第{n}项任务按要求完成（2分）。形成材料（1分）。}}\n"
            for n in range(first, min(first + 10, items + 1))
        )
        count = min(10, items + 1 - first)
        sections.append(f"  - name: 第{first}类\n    points: {3 * count}\n    items:\n{rows}")
    (folder / "细则.yaml").write_text(
        "title: 基准细则\nlevels: [类别]\nsections:\n" + "".join(sections), encoding="utf-8"
    )
    assigned = "".join(
        f"    {n}: {{lead: 单位{n % 20}, support: [单位{(n + 1) % 20}], deadline: 2025-06-30}}\n"
        for n in range(1, items + 1)
    )
    units = "".join(f"  - {{name: 单位{n}}}\n" for n in range(20))
    (folder / "filing.yaml").write_text(
        "filings: 1\n"
        "programme: {name: 基准, authority: 上级机关, start: 2025-01-01, end: 2025-12-31}\n"
        "applicant: {name: 申报单位, location: 示例县, date: 2025-11-03}\n"
        f"rubrics: {{scoring: 细则.yaml}}\nunits:\n{units}assignments:\n  scoring:\n{assigned}"
        "documents: [responsibility_table]\n",
        encoding="utf-8",
    )
    return folder


def build_first(project: str) -> list[str]:
    """A command that builds a project whose output folder is not there yet."""
    script = (
        "import shutil, sys\n"
        "shutil.rmtree(sys.argv[1] + '/成果', ignore_errors=True)\n"
        "from filings.cli import main\n"
        "sys.argv[1:] = ['build', sys.argv[1]]\n"
        "main()\n"
    )
    return [sys.executable, "-c", script, project]
