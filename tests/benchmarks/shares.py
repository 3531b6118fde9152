"""Where the time of one build goes, and how it grows: ``python tests/benchmarks/bench.py --shares``.

Each build runs in a process of its own, for a second one in the same process would find texts and
templates read already. Within it the functions named in ``STAGES`` are timed where they stand on
the real road of ``load`` and ``build``; what one of them calls of another counts for the other. A
library that only one stage needs is imported within that stage.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from importlib import import_module
from pathlib import Path
from shutil import copytree, ignore_patterns, rmtree
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

TOWN = Path(__file__).parents[2] / "samples" / "town"
SIZES = (500, 1000, 2000, 5000, 10_000)

IMPORTS = (
    "filings.cli.build",
    "filings.workflows.build",
    "filings.word.render",
    "filings.word.template",
    "chinese_calendar.constants",
)
STAGES: dict[str, tuple[str, ...]] = {
    "YAML": ("filings.project.load:read_text", "filings.project.load:compose"),
    "model": ("filings.project.load:load",),
    "checks": ("filings.workflows.build:check_loaded",),
    "contexts": ("filings.workflows.making:full_context",),  # and those of each kind
    "templates": ("filings.word.template:read_template",),
    "rendering": ("filings.word.render:render",),
    "proof": (
        "filings.word.engine.short_road:missing_texts",
        "filings.word.engine.long_text:LongTexts._prove",
        "filings.word.engine.long_road:LongRoad._prove",
    ),
    "writing": ("filings.workflows.outputs:OutputFolder.write",),
}
PYTHON, IMPORTING, REST = "Python itself", "imports", "the rest"
ROWS = (PYTHON, IMPORTING, *STAGES, REST)


class Stopwatch:
    """Seconds by stage; while an inner stage runs, the one around it stands still."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(ROWS, 0.0)
        self._stages: list[str] = []
        self._since = time.perf_counter()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """What runs inside counts for the stage ``name``."""
        self._lap()
        self._stages.append(name)
        try:
            yield
        finally:
            self._lap()
            self._stages.pop()

    def _lap(self) -> None:
        now = time.perf_counter()
        if self._stages:
            self.seconds[self._stages[-1]] += now - self._since
        self._since = now

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """``function``, each call of which counts for the stage ``name``."""

        @wraps(function)
        def call(*arguments: Any, **options: Any) -> Any:
            with self.stage(name):
                return function(*arguments, **options)

        return call

    def watch(self, name: str, place: str) -> None:
        """Time a function from now on, wherever it is called; ``place`` is ``module:name``."""
        module, _, path = place.partition(":")
        *around, last = path.split(".")
        holder: Any = import_module(module)
        for part in around:
            holder = getattr(holder, part)
        setattr(holder, last, self.timed(name, getattr(holder, last)))


def time_build(folder: Path) -> dict[str, float]:
    """The seconds that each stage of ``filings build`` takes. Once a process: functions stay watched."""
    import gc
    from datetime import date

    gc.disable()  # as the command does
    watch = Stopwatch()
    with watch.stage(IMPORTING):
        for module in IMPORTS:
            import_module(module)
    for name, places in STAGES.items():
        for place in places:
            watch.watch(name, place)
    from filings.documents import KINDS

    for kind in KINDS:
        object.__setattr__(kind, "build_context", watch.timed("contexts", kind.build_context))
    loading, building = (
        import_module("filings.project.load"),
        import_module("filings.workflows.build"),
    )
    with watch.stage(REST):
        project, _found = loading.load(folder)
        result = building.build(project, today=date(2026, 3, 2))
    assert result.outputs, [d.message for d in result.diagnostics]
    return watch.seconds


def measured(folder: Path, runs: int, *, first: bool) -> dict[str, float]:
    """Medians in milliseconds over so many builds, each the ``first`` or with nothing changed."""
    seconds: list[dict[str, float]] = []
    for _run in range(runs + 1):
        if first:
            rmtree(folder / "成果", ignore_errors=True)
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", "pass"], check=True)
        bare = time.perf_counter() - start
        done = subprocess.run(
            [sys.executable, __file__, str(folder)], check=True, stdout=subprocess.PIPE
        )
        seconds.append({**json.loads(done.stdout), PYTHON: bare})
    return {row: 1000 * median(each[row] for each in seconds[1:]) for row in ROWS}


def page(runs: int) -> str:
    """Both tables in Markdown: the shares of a build, and the time an item for growing projects."""
    from benchmarks.projects import project_of

    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        town = copytree(TOWN, scratch / "town", ignore=ignore_patterns("成果"))
        by_size = {
            size: measured(project_of(size, scratch / str(size)), runs, first=True)
            for size in SIZES
        }
        shares = {
            "township, first": measured(town, runs, first=True),
            "township, nothing changed": measured(town, runs, first=False),
            "2,000 items, first": by_size[2000],
        }
    return f"{_shares_table(shares)}\n\n{_scaling_table(by_size)}"


def _shares_table(columns: dict[str, dict[str, float]]) -> str:
    totals = {name: sum(times.values()) for name, times in columns.items()}
    lines = [_row("stage", *columns), _row("---", *("---:" for _ in columns))]
    for row in ROWS:
        cells = (f"{t[row]:.1f} ms, {t[row] / totals[name]:.0%}" for name, t in columns.items())
        lines.append(_row(row, *cells))
    lines.append(_row("**together**", *(f"**{total:.0f} ms**" for total in totals.values())))
    return "\n".join(lines)


def _scaling_table(by_size: dict[int, dict[str, float]]) -> str:
    stages = {
        "load and check": ("YAML", "model", "checks"),
        "contexts": ("contexts",),
        "render and prove": ("rendering", "proof"),
    }
    lines = [_row("µs an item", *(f"{size:,} items" for size in by_size))]
    lines.append(_row("---", *("---:" for _ in by_size)))
    for name, parts in stages.items():
        each = (1000 * sum(t[p] for p in parts) / size for size, t in by_size.items())
        lines.append(_row(name, *(f"{time_:.0f}" for time_ in each)))
    return "\n".join(lines)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    json.dump(time_build(Path(sys.argv[1])), sys.stdout)
