"""Loading: from a project folder to the project and everything that is wrong with its files."""

from __future__ import annotations

import os
from pathlib import Path as FilePath
from typing import Any

import yaml
from pydantic import ValidationError

from filings.diagnostics import Diagnostic, Span, in_reading_order
from filings.glossary import term
from filings.messages import gettext as _
from filings.model.application import LongText
from filings.model.base import Misread
from filings.model.origin import Origin, Path
from filings.model.project import Project
from filings.model.rubric import Rubric
from filings.project.corrections import apply_corrections
from filings.project.keys import key_label
from filings.project.places import Locator, describe
from filings.project.reader import MISSING, Reader
from filings.project.rules import Y007, Y008, Y014, Y020
from filings.project.shapes import RECORD, Shape, record_of
from filings.project.text_file import read_text, read_text_inside
from filings.project.yaml_nodes import compose

PROJECT_FILE = "filing.yaml"
FORMAT_VERSION = "1"


def project_file(path: FilePath | str) -> FilePath:
    """The project file that ``path`` means: itself, or ``filing.yaml`` in that folder."""
    path = FilePath(path)
    # os.path answers for any name at all, pathlib raises for some (too long, a NUL in it).
    return path / PROJECT_FILE if os.path.isdir(path) else path  # noqa: PTH112


def load(path: FilePath | str) -> tuple[Project, list[Diagnostic]]:
    """Read a project, given as its folder or its file, and say all that is wrong with its files.

    There is always a project: what could not be read is missing from it. Nothing is raised for
    anything that stands in the files. The findings are in reading order, each once.
    """
    file = project_file(path)
    return _Loading(file.parent, file.name).run(file)


class _Loading:
    def __init__(self, folder: FilePath, file: str) -> None:
        self.folder = folder
        self.file = file
        self.diagnostics: list[Diagnostic] = []
        self._files: list[str] = []
        self._included: dict[str, tuple[yaml.MappingNode, str] | None] = {}

    def run(self, file: FilePath) -> tuple[Project, list[Diagnostic]]:
        text, found = read_text(file, self.file)
        self.diagnostics += found
        if text is not None:
            self._files.append(self.file)
        root = self._compose(text, self.file) if text is not None else None
        if root is not None and _is_rubric(root):
            self._refuse_rubric(file)
            root = None
        reader = Reader(self.file, self._include)
        project = Project()
        if root is not None:
            project, reader = self._validated(root)
        locate = Locator(reader.spans, Span(self.file, 1, 1))
        refused = frozenset(reader.dropped)
        project.came_from(Origin(self.folder, locate, refused=refused))
        project, found = apply_corrections(project, locate)
        self.diagnostics += found
        if root is not None:
            project = self._with_long_texts(project)
        self._check_version(project)
        diagnostics = _each_once(in_reading_order(self.diagnostics))
        files = tuple(dict.fromkeys(self._files))
        chinese = root is not None and _has_chinese_keys(root)
        project.came_from(Origin(self.folder, locate, files, refused, tuple(diagnostics), chinese))
        return project, diagnostics

    def _compose(self, text: str, file: str) -> yaml.MappingNode | None:
        root, found = compose(text, file)
        self.diagnostics += found
        return root

    def _refuse_rubric(self, file: FilePath) -> None:
        """Say that a rubric was given as the project, and what to give instead."""
        folder = str(self.folder)
        if file.name == PROJECT_FILE or not (self.folder / PROJECT_FILE).is_file():
            hint = _(
                "另写项目文件 filing.yaml，在“评分细则”里引用它；新建项目：filings new 文件夹名"
            )
        elif folder == ".":
            hint = _("检查当前文件夹就行：filings check")
        else:
            folder = f'"{folder}"' if " " in folder else folder
            hint = _("检查它所在的文件夹：filings check {folder}").format(folder=folder)
        message = _("“{file}”是评分细则，不是项目文件").format(file=self.file)
        self.diagnostics.append(Y020.finding(message, hints=(hint,), span=Span(self.file, 1, 1)))

    def _include(self, name: str, mentioned: Span) -> tuple[yaml.MappingNode, str] | None:
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
        reported = path in reader.faulty
        if problem["type"] == "missing":
            message = _("这里缺少“{key}”").format(key=_demanded(str(path[-1])))
            path = path[:-1]
            rule = Y008
        else:
            cause = problem.get("ctx", {}).get("error")
            message = str(cause) if isinstance(cause, Misread) else _("读不懂这里的内容")
            rule = Y007
        while path not in reader.nodes:
            path = path[:-1]
        if not reported:
            span = reader.spans.get(path)
            self.diagnostics.append(rule.finding(message, span=span, where=describe(path)))
        return reader.nodes[path]

    def _with_long_texts(self, project: Project) -> Project:
        texts = {}
        for name in type(project.texts).model_fields:
            long_text: LongText | None = getattr(project.texts, name)
            if long_text is None and not project.was_refused("texts", name):
                long_text = self._text_beside(name)
            if long_text is None or long_text.file is None or long_text.text is not None:
                continue
            mentioned = project.span("texts", name, "file")
            text, found = read_text_inside(self.folder, long_text.file, mentioned)
            self.diagnostics += found
            self._files += [long_text.file.replace("\\", "/")] if text is not None else []
            texts[name] = long_text.replaced(text=text)
        if not texts:
            return project
        return project.replaced(texts=project.texts.replaced(**texts))

    def _text_beside(self, name: str) -> LongText | None:
        """The text that nobody mentions, but whose file lies there under its usual name."""
        file = f"{term(name)}.md"
        return LongText(file=file) if (self.folder / file).is_file() else None

    def _check_version(self, project: Project) -> None:
        if project.filings not in (None, FORMAT_VERSION):
            message = _("不认识的格式版本“{version}”").format(version=project.filings)
            self.diagnostics.append(Y014.finding(message, span=project.span("filings")))


def _is_rubric(root: yaml.MappingNode) -> bool:
    """Whether a file is a rubric from its keys, and nothing in it of a project."""
    keys = [str(key.value).strip() for key, _value in root.value]
    parts = {record_of(Rubric).names.get(key) for key in keys}
    return bool(parts & {"sections", "items"}) and not any(
        key in record_of(Project).names for key in keys
    )


def _has_chinese_keys(root: yaml.MappingNode) -> bool:
    """Whether most keys of the project file are Chinese."""
    english = [str(key.value).strip().isascii() for key, _value in root.value]
    return english.count(True) < english.count(False)


def _demanded(name: str) -> str:
    """A key that must be there, as it is asked for: an item is known by its number."""
    return key_label("no" if name == "id" else name)


def _each_once(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Without those that came twice because two rubrics are read from one file."""
    first: dict[tuple[str, Span | None, str], Diagnostic] = {}
    for diagnostic in diagnostics:
        first.setdefault((diagnostic.code, diagnostic.span, diagnostic.message), diagnostic)
    return list(first.values())
