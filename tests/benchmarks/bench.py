"""Benchmarks, for people to run: ``python tests/benchmarks/bench.py`` (needs pyperf).

What is measured
    cold    ``python -c pass``, ``filings --help``, ``filings check samples/town``: whole processes
    check   load and check in a warm process, 34 items and 2,000 items, and their ratio
    build   each shipped kind in a warm process: our rendering with all its guards, and plain
            docxtpl on the same template shape and data, per document

No figure here passes or fails a test: machines differ. Quote medians, and the machine.
``--quick`` takes fewer samples. ``python tests/benchmarks/bench.py -o result.json`` keeps the raw
values for ``pyperf compare_to``.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyperf

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 3, 2)


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


def timed(function: Callable[[], object]) -> Callable[[int], float]:
    """``function`` as pyperf wants it: so many times, the seconds together."""

    def loop(times: int) -> float:
        start = time.perf_counter()
        for _ in range(times):
            function()
        return time.perf_counter() - start

    return loop


def check_function(folder: Path) -> Callable[[], object]:
    from filings.workflows.check import check

    return lambda: check(folder, today=TODAY)


def our_rendering(folder: Path) -> Callable[[], object]:
    from filings.documents import plan_documents
    from filings.project.load import load
    from filings.workflows.making import make_document, pictures_of

    project, _found = load(folder)
    document = plan_documents(project)[0]
    pictures = pictures_of(project)
    return lambda: make_document(project, document, pictures, draft=False)


def plain_docxtpl(folder: Path, scratch: Path) -> Callable[[], object]:
    """The same rows through docxtpl alone: one template with a row loop, saved to memory."""
    from io import BytesIO

    from docx import Document
    from docxtpl import DocxTemplate

    from filings.documents import plan_documents
    from filings.project.load import load

    project, _found = load(folder)
    document = plan_documents(project)[0]
    assert document.kind is not None
    context: dict[str, Any] = document.kind.build_context(project, document, "")
    rows = context["rows"]
    columns = ["no", "content", "method", "units_text", "deadline"]
    template = Document()
    table = template.add_table(rows=3, cols=len(columns))
    table.cell(0, 0).text = "{%tr for row in rows %}"
    for column, name in enumerate(columns):
        table.cell(1, column).text = "{{ row." + name + " }}"
    table.cell(2, 0).text = "{%tr endfor %}"
    path = scratch / "plain.docx"
    template.save(str(path))

    def run() -> None:
        document = DocxTemplate(str(path))
        document.render({"rows": rows}, autoescape=True)
        document.save(BytesIO())

    return run


def main() -> None:
    quick = "--quick" in sys.argv
    if quick:
        sys.argv.remove("--quick")
    runner = pyperf.Runner(**({"processes": 3, "values": 3} if quick else {}))
    scratch = Path(tempfile.gettempdir()) / "filings-bench"
    small, large = (project_of(n, scratch / str(n)) for n in (34, 2000))
    python = sys.executable
    town = str(ROOT / "samples" / "town")
    runner.bench_command("cold: bare python", [python, "-c", "pass"])
    runner.bench_command("cold: filings --help", [python, "-m", "filings", "--help"])
    runner.bench_command("cold: filings check town", [python, "-m", "filings", "check", town])
    runner.bench_time_func("warm: check 34 items", timed(check_function(small)))
    runner.bench_time_func("warm: check 2,000 items", timed(check_function(large)))
    for name, folder in (("34", small), ("2,000", large)):
        runner.bench_time_func(f"warm: document of {name} items", timed(our_rendering(folder)))
        plain = timed(plain_docxtpl(folder, scratch))
        runner.bench_time_func(f"warm: plain docxtpl, {name} items", plain)


if __name__ == "__main__":
    main()
