"""Contenders at work: each in a long-lived process, by turns, so that a slow phase hits all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.contenders.installing import Installed
from benchmarks.contenders.syntaxes import Braces, Carbone, Docxtpl, MailMerge
from benchmarks.jobs import (
    Context,
    Syntax,
    fresh,
    job,
    plain_context,
    score_context,
    score_template,
)

HERE = Path(__file__).parent
SLICE = 200.0
"""For how many milliseconds a contender works before the next has its turn; one document at least."""
LEAST_WARM_UP = 3

Say = Callable[[str], None]
Times = dict[str, dict[str, float]]
"""The median of each contender and job, in milliseconds."""


@dataclass(frozen=True, slots=True)
class Contender:
    """One row of the table: who, its syntax, and how its process is started."""

    key: str
    title: str
    syntax: Syntax
    command: list[str]
    environment: dict[str, str] = field(default_factory=dict)
    python: str = ""
    """The Python of its cold start: the same for all, so that they differ in nothing else."""

    @property
    def is_peer(self) -> bool:
        """Whether this is neither ours nor the floor."""
        return not self.key.startswith(("ours", "floor"))

    @property
    def is_warm(self) -> bool:
        """Whether it is measured warm: where the template comes from makes no difference then."""
        return self.key != "ours-kept"

    def alone(self, folder: Path, name: str, out: str) -> list[str]:
        """The command that makes one document of a job in ``folder``, in a process of its own."""
        if self.command[-1].endswith(".js"):
            return [*self.command, self.key, str(folder), name, out]
        files = (str(folder / f"{name}.docx"), str(folder / f"{name}.json"))
        return [self.python, str(HERE / "cold.py"), self.key, *files, out]

    def data(self, name: str) -> Context:
        """The data of a job as :class:`Syntax` has them; for fresh data, not marked yet."""
        return plain_context(name) if self.key == "ours-fresh" else job(name)[1]

    def write_jobs(self, folder: Path, names: Sequence[str]) -> None:
        """Its templates and data, where its process finds them."""
        for name in names:
            template, _context = job(name, self.syntax)
            _write_job(folder, name, template, self.syntax.context(self.data(name)))


def contenders(installed: Installed) -> list[Contender]:
    """Ours, the floor, and the peers that are installed."""
    worker, script = str(HERE / "worker.py"), str(HERE / "worker.js")
    own, theirs = [sys.executable, worker], [str(installed.python), worker]
    # pip has compiled the peers; our own modules are to be compiled as well.
    compiled = {
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(installed.modules.parent / "byte code"),
        "BENCHMARK_STORE": str(installed.modules.parent / "templates"),
        "PYTHONPATH": str(HERE.parents[2]),
    }
    python = str(installed.python)
    node = [str(installed.node), script]
    modules = {"NODE_PATH": str(installed.modules / "node_modules")}
    known = [
        Contender("ours", "filings", Syntax(), own, compiled, python),
        Contender("ours-fresh", "filings，每份数据都不同", Syntax(), own, compiled, python),
        Contender("ours-kept", "filings，编译好的模板在缓存里", Syntax(), own, compiled, python),
        Contender("docxtpl", "docxtpl", Docxtpl(), theirs, python=python),
        Contender("docxtemplater", "docxtemplater", Braces(), node, modules),
        Contender("easy-template-x", "easy-template-x", Braces(), node, modules),
        Contender("carbone", "carbone", Carbone(), node, modules),
        Contender("mailmerge", "docx-mailmerge2", MailMerge(), theirs, python=python),
        Contender("floor", "下限：压缩变化的部分", Syntax(), own),
        Contender("floor-all", "下限：压缩所有部分", Syntax(), own),
    ]
    return [contender for contender in known if contender.key not in installed.missing]


def _write_job(folder: Path, name: str, template: bytes, context: Mapping[str, Any]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.docx").write_bytes(template)
    (folder / f"{name}.json").write_text(json.dumps(context, ensure_ascii=False), "utf-8")


class Failed(Exception):
    """A contender could not make a document; the text says why."""


class Worker:
    """The long-lived process of a contender."""

    def __init__(self, contender: Contender, folder: Path) -> None:
        self.key = contender.key
        self._process = subprocess.Popen(
            [*contender.command, contender.key, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=os.environ | contender.environment,
        )

    def save(self, job: str, path: Path) -> bytes:
        """One document."""
        self._order(job=job, save=str(path))
        return path.read_bytes()

    def time(self, job: str, times: int) -> list[float]:
        """The milliseconds of each of so many documents."""
        return [float(ms) for ms in self._order(job=job, times=times)["ms"]]

    def _order(self, **order: object) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write(json.dumps(order) + "\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        except BrokenPipeError:
            line = ""
        answer: dict[str, Any] = json.loads(line) if line else {"error": "its process ended"}
        if "error" in answer:
            raise Failed(answer["error"])
        return answer

    def close(self) -> None:
        """Let the process end."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(timeout=60)


def warm(
    workers: Sequence[Worker], able: Mapping[str, set[str]], rounds: int, warm_up: float, say: Say
) -> Times:
    """The median time of each worker at each of the jobs that it is ``able`` to do.

    Everybody works for ``warm_up`` milliseconds at each job first, which node's compiler needs.
    """
    names = sorted({name for jobs in able.values() for name in jobs})
    taken: dict[tuple[str, str], list[float]] = {}
    usual: dict[tuple[str, str], float] = {}
    for name in names:
        for worker in workers:
            if name in able[worker.key]:
                usual[worker.key, name] = _warm_up(worker, name, warm_up)
    for turn in range(rounds):
        say(f"round {turn + 1} of {rounds}")
        first = turn % len(workers)
        for name in names:
            for worker in (*workers[first:], *workers[:first]):
                place = worker.key, name
                if place in usual:
                    times = max(1, int(SLICE / usual[place]))
                    taken.setdefault(place, []).extend(worker.time(name, times))
    return {
        worker.key: {name: median(taken[worker.key, name]) for name in able[worker.key]}
        for worker in workers
    }


def _warm_up(worker: Worker, name: str, milliseconds: float) -> float:
    """The median time of a document when warm."""
    done = worker.time(name, LEAST_WARM_UP)
    while sum(done) < milliseconds:
        done += worker.time(name, LEAST_WARM_UP)
    return median(done[-LEAST_WARM_UP:])


def cold(commands: Mapping[str, tuple[list[str], dict[str, str]]], rounds: int) -> dict[str, float]:
    """The median wall-clock milliseconds of whole processes, by turns."""
    taken: dict[str, list[float]] = {key: [] for key in commands}
    for turn in range(rounds + 1):
        for key, (command, environment) in commands.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True, env=os.environ | environment)
            if turn:  # the first brings the files into memory
                taken[key].append((time.perf_counter() - start) * 1000)
    return {key: median(times) for key, times in taken.items()}


def scaling(ours: Contender, folder: Path, counts: Sequence[int], rounds: int) -> dict[int, float]:
    """Our milliseconds for scoring tables of so many rows."""
    names = {count: f"S{count}" for count in counts}
    for count, name in names.items():
        context = fresh(score_context(count), 0)
        _write_job(folder, name, score_template(ours.syntax), context)
    worker = Worker(ours, folder)
    taken: dict[int, list[float]] = {count: [] for count in counts}
    for name in names.values():
        worker.time(name, 1)
    for _ in range(rounds):
        for count, name in names.items():
            taken[count] += worker.time(name, 1)
    worker.close()
    return {count: median(times) for count, times in taken.items()}
