"""Fills documents with one contender from Python, and says how long each took.

``worker.py CONTENDER FOLDER`` answers orders, one JSON object a line: ``{"job", "times"}`` with
``{"ms": […]}``, ``{"job", "save"}`` with ``{}`` after writing one document; what fails, with
``{"error"}``. (``cold.py`` makes one document in a process of its own.)

The folder holds ``JOB.docx`` and ``JOB.json``. Runs in the peers' environment too, which lacks this
project, so each contender imports what it needs.
"""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

Render = Callable[[Any], bytes]


def ours(content: bytes) -> Render:
    """This project: a template read once, then any number of documents."""
    from filings.word.render import render
    from filings.word.template import template_from_bytes

    template, found = template_from_bytes(content, name="benchmark.docx")
    if template is None:
        raise ValueError(found)

    def make(context: Any) -> bytes:
        rendered = render(template, context)
        if rendered.content is None:
            raise ValueError(rendered.diagnostics[:3])
        return rendered.content

    return make


def docxtpl(content: bytes) -> Render:
    """docxtpl: a template can be rendered once, so it is opened for each document."""
    from docxtpl import DocxTemplate

    def make(context: Any) -> bytes:
        template = DocxTemplate(io.BytesIO(content))
        template.render(context, autoescape=True)
        made = io.BytesIO()
        template.save(made)
        return made.getvalue()

    return make


def mailmerge(content: bytes) -> Render:
    """docx-mailmerge2, opened for each document."""
    from mailmerge import MailMerge

    def make(context: Any) -> bytes:
        made = io.BytesIO()
        with MailMerge(io.BytesIO(content)) as document:
            document.merge(**context)
            document.write(made)
        return made.getvalue()

    return make


def floor(content: bytes, *, copied: bool = True) -> Render:
    """What no engine can do without: packing our own document, its unchanged parts ``copied``."""
    from packing import dynamic_and_static, pack

    made = ours(content)
    parts: list[Any] = []

    def make(context: Any) -> bytes:
        if not parts:
            parts.append(dynamic_and_static(content if copied else None, made(context)))
        return pack(*parts[0])

    return make


CONTENDERS: dict[str, Callable[[bytes], Render]] = {
    "ours": ours,
    "ours-fresh": ours,
    "floor": floor,
    "floor-all": partial(floor, copied=False),
    "docxtpl": docxtpl,
    "mailmerge": mailmerge,
}


class Jobs:
    """The jobs of one contender, each template opened when it is first needed."""

    def __init__(self, contender: str, folder: Path) -> None:
        self._open = CONTENDERS[contender]
        self._fresh = contender == "ours-fresh"
        self._folder = folder
        self._jobs: dict[str, tuple[Render, Any]] = {}
        self._copies = 0

    def answer(self, order: dict[str, Any]) -> dict[str, Any]:
        """Carry out an order."""
        render, context = self._job(order["job"])
        if "save" in order:
            Path(order["save"]).write_bytes(render(context))
            return {}
        return {"ms": [self._time(render, context) for _ in range(order["times"])]}

    def _job(self, name: str) -> tuple[Render, Any]:
        if name not in self._jobs:
            content = (self._folder / f"{name}.docx").read_bytes()
            context = json.loads((self._folder / f"{name}.json").read_text("utf-8"))
            self._jobs[name] = self._open(content), context
        return self._jobs[name]

    def _time(self, render: Render, context: Any) -> float:
        if self._fresh:
            context = self._next(context)
        start = time.perf_counter_ns()
        render(context)
        return (time.perf_counter_ns() - start) / 1e6

    def _next(self, value: Any) -> Any:
        """The data of the next document: not one text as it was in any before."""
        from benchmarks.jobs import fresh

        self._copies = (self._copies + 1) % 10_000
        return fresh(value, self._copies)


def main() -> None:
    sys.path.insert(0, str(Path(__file__).parents[2]))
    contender, folder = sys.argv[1:]
    jobs = Jobs(contender, Path(folder))
    for line in sys.stdin:
        try:
            answer = jobs.answer(json.loads(line))
        except Exception as error:  # a peer may raise anything; the table says so
            answer = {"error": f"{type(error).__name__}: {error}"[:300]}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
