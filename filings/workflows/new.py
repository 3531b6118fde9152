"""A new project that checks and builds at once: the starter, or one of the samples."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from filings.project.schema import project_schema, rubric_schema
from filings.resources import samples_folder, templates_folder

SCHEMAS = {"filing.schema.json": project_schema, "rubric.schema.json": rubric_schema}


def sample_names() -> list[str]:
    """The names of the sample projects."""
    return sorted(p.parent.name for p in samples_folder().glob("*/filing.yaml"))


def schema_text(name: str) -> str:
    """The text of a schema file, by its name in a project folder."""
    return json.dumps(SCHEMAS[name](), ensure_ascii=False, indent=2) + "\n"


def _files_of(source: Path) -> list[Path]:
    """The files that make up a project, without what was built in it or left by programs."""
    return [
        file
        for file in sorted(source.rglob("*"))
        if file.is_file()
        and not any(
            part in ("成果", "__pycache__") or part.startswith((".", "~$"))
            for part in file.relative_to(source).parts
        )
    ]


def new_project(folder: Path, sample: str | None = None) -> list[Path]:
    """Write a project into ``folder``, new or empty, with the schemas for the editor beside it.

    Returns the files written. Raises ``FileExistsError`` where something is in the folder.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileExistsError(folder)
    source = samples_folder() / sample if sample else templates_folder() / "project"
    folder.mkdir(parents=True, exist_ok=True)
    for made in _files_of(source):
        target = folder / made.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(made, target)
    for name in SCHEMAS:
        (folder / name).write_text(schema_text(name), encoding="utf-8")
    for file in folder.glob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("$schema=../", "$schema=", 1), encoding="utf-8")
    return sorted(p for p in folder.rglob("*") if p.is_file())
