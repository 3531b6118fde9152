"""Us and other template engines at the same documents: ``python tests/benchmarks/peers.py``.

Installs the peers from PyPI and npm, at pinned versions, into the user's cache (``--folder`` for
another place), writes the jobs of :mod:`benchmarks.jobs` in each one's syntax, makes sure that each
prints every text, and measures by turns. Prints the page that ``-o docs/性能对比.md`` writes.

``--quick`` takes fewer rounds; ``--date 2026-03-02`` dates the page; ``--only warm,cold,scaling``
leaves the rest of the measuring out. A peer that cannot be installed, or fails, is named and left
out. No figure here passes or fails a test: machines differ.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.contenders import installing, measuring
from benchmarks.contenders.checking import Output, read
from benchmarks.contenders.measuring import Contender, Failed, Times, Worker
from benchmarks.contenders.page import Results, page
from benchmarks.jobs import NAMES
from benchmarks.projects import build_first, project_of

SIZES = (500, 1000, 2000, 5000, 10_000)
PARTS = ("warm", "cold", "scaling")


def main() -> None:
    """Install, check, measure, print."""
    asked = _arguments()
    say(f"installing the peers into {asked.folder}")
    installed = installing.install(asked.folder)
    for peer, why in installed.missing.items():
        say(f"left out: {peer} could not be installed: {why}")
    chosen = measuring.contenders(installed)
    with _scratch() as scratch:
        for contender in chosen:
            contender.write_jobs(scratch / contender.key, NAMES)
        outputs, warm = _measure_warm([c for c in chosen if c.is_warm], scratch, asked)
        able = [c for c in chosen if not c.is_warm or "J1" in outputs[c.key]]
        cold = _measure_cold(able, installed, scratch, asked) if "cold" in asked.only else {}
        ours = [contender for contender in able if contender.key == "ours"]
        scaling: dict[int, float] = {}
        if "scaling" in asked.only and ours:
            rounds = 3 if asked.quick else 7
            scaling = measuring.scaling(ours[0], scratch / "scaling", SIZES, rounds)
    pinned = [*installing.PYTHON_PINS, *installing.NODE_PINS]
    node = installing.node_version(installed.node)
    text = page(
        Results(
            contenders=chosen,
            versions={peer: installing.version_of(peer) for peer in pinned},
            outputs=outputs,
            warm=warm,
            cold=cold,
            scaling=scaling,
            missing=installed.missing,
            software=f"Python {installing.python_version()}" + (f"，node {node}" if node else ""),
            day=asked.date,
        )
    )
    sys.stdout.write(text)
    if asked.output:
        asked.output.write_text(text, encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    parser.add_argument("--folder", type=Path, default=installing.home(), help="for the peers")
    parser.add_argument("--date", type=date.fromisoformat, default=date.today())
    parser.add_argument("--only", type=lambda text: text.split(","), default=list(PARTS))
    parser.add_argument("-o", "--output", type=Path, help="the page to write")
    asked = parser.parse_args()
    if not set(asked.only) <= set(PARTS):
        parser.error(f"--only takes {', '.join(PARTS)}")
    return asked


def say(text: str) -> None:
    """What happens, beside the tables."""
    sys.stderr.write(text + "\n")


@contextmanager
def _scratch() -> Iterator[Path]:
    """A folder in memory where there is one, since carbone reads its template from a file."""
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix="filings-", dir=memory if memory.is_dir() else None))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def _measure_warm(
    chosen: list[Contender], scratch: Path, asked: argparse.Namespace
) -> tuple[dict[str, dict[str, Output]], Times]:
    """What everybody makes, and how long it takes those whose document holds every text."""
    workers = [Worker(contender, scratch / contender.key) for contender in chosen]
    outputs: dict[str, dict[str, Output]] = {}
    for contender, worker in zip(chosen, workers, strict=True):
        made = {name: _make(contender, worker, name, scratch / "made.docx") for name in NAMES}
        outputs[worker.key] = {name: output for name, output in made.items() if output}
    warm: Times = {worker.key: {} for worker in workers}
    if "warm" in asked.only:
        rounds, warm_up = (5, 500.0) if asked.quick else (30, 3000.0)
        able = {key: set(made) for key, made in outputs.items()}
        warm = measuring.warm(workers, able, rounds, warm_up, say)
    for worker in workers:
        worker.close()
    return outputs, warm


def _make(contender: Contender, worker: Worker, name: str, path: Path) -> Output | None:
    """What a contender makes of a job; None where it fails, or a text is missing."""
    try:
        output = read(worker.save(name, path), contender.data(name))
    except Failed as error:
        say(f"{worker.key} {name} failed: {error}")
        return None
    if output.missing:
        say(f"{worker.key} {name} lacks {len(output.missing)} texts: {output.missing[:3]}")
        return None
    say(
        f"{worker.key} {name}: document.xml {output.size:,} bytes, {output.rows} rows, "
        f"{output.merges} merged cells, {output.breaks} line breaks"
    )
    return output


def _measure_cold(
    able: list[Contender],
    installed: installing.Installed,
    scratch: Path,
    asked: argparse.Namespace,
) -> dict[str, float]:
    """Whole processes that fill J1 once; beside them a command of ours, which does more."""
    commands: dict[str, tuple[list[str], dict[str, str]]] = {
        "python -c pass": ([str(installed.python), "-c", "pass"], {})
    }
    if installed.node:
        commands["node -e 0"] = ([str(installed.node), "-e", "0"], {})
    made = str(scratch / "made.docx")
    for contender in able:
        if contender.key in ("ours", "ours-kept") or contender.is_peer:
            command = contender.alone(scratch / contender.key, "J1", made)
            commands[contender.title] = (command, contender.environment)
    ours = next((c.environment for c in able if c.key == "ours"), None)
    if ours is not None:
        project = str(project_of(34, scratch / "project"))
        commands["filings build"] = (build_first(project), ours)
    return measuring.cold(commands, 5 if asked.quick else 21)


if __name__ == "__main__":
    main()
