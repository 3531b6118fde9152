"""Benchmarks, for people to run: ``python tests/benchmarks/bench.py`` (needs pyperf).

What is measured
    cold    whole processes: ``python -c pass``, ``filings --help``, and of samples/town ``check``,
            a first ``build``, and one where nothing changed
    check   load and check in a warm process, 34 items and 2,000 items, and their ratio
    build   each shipped kind in a warm process: our rendering with all its guards, and plain
            docxtpl on the same template shape and data, per document

No figure here passes or fails a test: machines differ. Quote medians, and the machine. Users have
byte code, which an editable install under PYTHONDONTWRITEBYTECODE has not: measure an installed
wheel. ``--quick`` takes fewer samples. ``python tests/benchmarks/bench.py -o result.json`` keeps the
raw values for ``pyperf compare_to``. ``--shares`` prints instead, as Markdown, where the time of a
build goes and how it grows with the project (:mod:`benchmarks.shares`; needs no pyperf).
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.projects import build_first, project_of

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 3, 2)


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
    if "--shares" in sys.argv:
        from benchmarks import shares

        sys.stdout.write(shares.page(runs=5 if quick else 15) + "\n")
        return
    import pyperf

    runner = pyperf.Runner(**({"processes": 3, "values": 3} if quick else {}))
    scratch = Path(tempfile.gettempdir()) / "filings-bench"
    small, large = (project_of(n, scratch / str(n)) for n in (34, 2000))
    # pyperf runs this script again for each sample: what is there stays.
    for name in ("town", "town-built"):
        if not (scratch / name).exists():
            shutil.copytree(ROOT / "samples" / "town", scratch / name)
    town, built = str(scratch / "town"), str(scratch / "town-built")
    python = [sys.executable]
    filings = [*python, "-m", "filings"]
    runner.bench_command("cold: bare python", [*python, "-c", "pass"])
    runner.bench_command("cold: filings --help", [*filings, "--help"])
    runner.bench_command("cold: filings check town", [*filings, "check", town])
    runner.bench_command("cold: filings build town, first", build_first(town))
    runner.bench_command("cold: filings build town, nothing changed", [*filings, "build", built])
    runner.bench_time_func("warm: check 34 items", timed(check_function(small)))
    runner.bench_time_func("warm: check 2,000 items", timed(check_function(large)))
    for name, folder in (("34", small), ("2,000", large)):
        runner.bench_time_func(f"warm: document of {name} items", timed(our_rendering(folder)))
        plain = timed(plain_docxtpl(folder, scratch))
        runner.bench_time_func(f"warm: plain docxtpl, {name} items", plain)


if __name__ == "__main__":
    main()
