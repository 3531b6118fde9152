"""Loading: from a project folder to the project and everything that is wrong with its files."""

from __future__ import annotations

from pathlib import Path as FilePath
from typing import Any

import yaml
from pydantic import ValidationError

from filings.diagnostics import Diagnostic, Span
from filings.glossary import term
from filings.messages import gettext as _
from filings.model.application import LongText
from filings.model.base import Misread
from filings.model.project import Project
from filings.model.responsibility import Path
from filings.project.corrections import apply_corrections
from filings.project.reader import MISSING, Reader
from filings.project.rules import Y007, Y008, Y014
from filings.project.shapes import RECORD, Shape
from filings.project.text_file import read_text, read_text_inside
from filings.project.yaml_nodes import compose

PROJECT_FILE = "filing.yaml"
FORMAT_VERSION = "1"


def project_file(path: FilePath | str) -> FilePath:
    """The project file that ``path`` means: itself, or ``filing.yaml`` in that folder."""
    path = FilePath(path)
    return path / PROJECT_FILE if path.is_dir() else path


def load(path: FilePath | str) -> tuple[Project, list[Diagnostic]]:
    """Read a project, given as its folder or its file, and say all that is wrong with its files.

    There is always a project: what could not be read is missing from it. Nothing is raised for
    anything that stands in the files.
    """
    file = project_file(path)
    return _Loading(file.parent, file.name).run(file)


class _Loading:
    def __init__(self, folder: FilePath, file: str) -> None:
        self.folder = folder
        self.file = file
        self.diagnostics: list[Diagnostic] = []
        self._files: list[str] = []
        self._included: dict[str, tuple[yaml.Node, str] | None] = {}

    def run(self, file: FilePath) -> tuple[Project, list[Diagnostic]]:
        text, found = read_text(file, self.file)
        self.diagnostics += found
        root = self._compose(text, self.file) if text is not None else None
        project, reader = self._validated(root) if root is not None else (Project(), None)
        spans = reader.spans if reader else {}
        unread = {p[1] for p in reader.dropped if p[0] == "rubrics"} if reader else set()
        project, found = apply_corrections(project, spans)
        self.diagnostics += found
        project = self._with_long_texts(project, spans)
        self._check_version(project, spans)
        locate = _Locator(spans, Span(self.file, 1, 1))
        project.stands_in(
            self.folder,
            locate,
            frozenset(str(key) for key in unread),
            tuple(dict.fromkeys([self.file, *self._files])),
            tuple(self.diagnostics),
        )
        return project, self.diagnostics

    def _compose(self, text: str, file: str) -> yaml.Node | None:
        root, found = compose(text, file)
        self.diagnostics += found
        if root is None and not found:
            message = _("“{file}”是空的").format(file=file)
            self.diagnostics.append(Y008.finding(message, span=Span(file)))
        return root

    def _include(self, name: str, mentioned: Span) -> tuple[yaml.Node, str] | None:
        if name not in self._included:
            text, found = read_text_inside(self.folder, name, mentioned)
            self.diagnostics += found
            file = name.replace("\\", "/")
            self._files += [file] if text is not None else []
            root = self._compose(text, file) if text is not None else None
            self._included[name] = (root, file) if root is not None else None
        return self._included[name]

    def _validated(self, root: yaml.Node) -> tuple[Project, Reader]:
        """The project of all that is right; the rest is reported and passed over.

        Reading again without the nodes at fault keeps places and data in step.
        """
        skip: frozenset[int] = frozenset()
        while True:
            reader = Reader(self.file, self._include, skip)
            data = reader.read(root, Shape(RECORD, Project))
            if not skip:
                self.diagnostics += reader.diagnostics
            if data is MISSING:
                return Project(), reader
            try:
                return Project.model_validate(data), reader
            except ValidationError as error:
                at_fault = frozenset(
                    id(self._report(problem, reader)) for problem in error.errors()
                )
                if at_fault <= skip:
                    raise
                skip |= at_fault

    def _report(self, problem: Any, reader: Reader) -> yaml.Node:
        """Say one thing that the model refused; returns the node that has to go."""
        path: Path = tuple(problem["loc"])
        if problem["type"] == "missing":
            name = path[-1]
            path = path[:-1]
            message = _("这里缺少“{key}”").format(key=_key_label(str(name)))
            rule = Y008
        else:
            cause = problem.get("ctx", {}).get("error")
            message = str(cause) if isinstance(cause, Misread) else str(problem["msg"])
            rule = Y007
        while path not in reader.nodes:
            path = path[:-1]
        where = _key_label(str(path[-1])) if path and isinstance(path[-1], str) else None
        self.diagnostics.append(rule.finding(message, span=reader.spans.get(path), where=where))
        return reader.nodes[path]

    def _with_long_texts(self, project: Project, spans: dict[Path, Span]) -> Project:
        texts = {}
        for name in type(project.texts).model_fields:
            long_text: LongText | None = getattr(project.texts, name)
            if long_text is None or long_text.file is None or long_text.text is not None:
                continue
            mentioned = spans.get(("texts", name, "file"))
            text, found = read_text_inside(self.folder, long_text.file, mentioned)
            self.diagnostics += found
            self._files += [long_text.file] if text is not None else []
            texts[name] = long_text.replaced(text=text)
        if not texts:
            return project
        return project.replaced(texts=project.texts.replaced(**texts))

    def _check_version(self, project: Project, spans: dict[Path, Span]) -> None:
        if project.filings not in (None, FORMAT_VERSION):
            message = _("不认识的格式版本“{version}”").format(version=project.filings)
            self.diagnostics.append(Y014.finding(message, span=spans.get(("filings",))))


def _key_label(name: str) -> str:
    if name == "id":
        name = "no"
    label = term(name)
    return label if label == name else f"{label} ({name})"


class _Locator:
    """Where a statement stands; of a missing one, the nearest place around it."""

    def __init__(self, spans: dict[Path, Span], start: Span) -> None:
        self._spans = spans
        self._start = start

    def __call__(self, path: Path) -> Span:
        while path:
            span = self._spans.get(path)
            if span is not None:
                return span
            path = path[:-1]
        return self._start
