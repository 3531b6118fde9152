"""Imports point downward only, and never round in a ring."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

import filings

FLOORS = {
    "diagnostics": 0,
    "messages": 0,
    "os_errors": 0,
    "glossary": 0,
    "resources": 0,
    "language": 0,
    "model": 1,
    "source": 1,
    "project": 2,
    "word": 3,
    "excel": 3,
    "pdf": 3,
    "recognise": 3,
    "documents": 4,
    "lint": 4,
    "checks": 5,
    "workflows": 6,
    "cli": 7,
    "__main__": 8,
}
PACKAGE = Path(filings.__file__).parent
DATA = {"locale", "templates", "samples"}
"""Folders of the package that hold files and no code."""


class Import(NamedTuple):
    """One import of a module of ours; ``running`` if it happens when the module is imported."""

    line: int
    module: str
    running: bool


def name_of(file: Path) -> str:
    parts = [PACKAGE.name, *file.relative_to(PACKAGE).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(file): file for file in sorted(PACKAGE.rglob("*.py"))}


def is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)


def imports_of(module: str) -> Iterator[Import]:
    """Every import of ours in a module, wherever it stands."""

    def walk(node: ast.AST, running: bool) -> Iterator[Import]:
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] == PACKAGE.name:
                    yield Import(node.lineno, alias.name, running)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno} imports by a relative name"
            if node.module and node.module.split(".")[0] == PACKAGE.name:
                for alias in node.names:
                    inner = f"{node.module}.{alias.name}"
                    yield Import(node.lineno, inner if inner in MODULES else node.module, running)
        inside = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        running = running and not inside and not is_for_types(node)
        for child in ast.iter_child_nodes(node):
            yield from walk(child, running)

    yield from walk(ast.parse(MODULES[module].read_text(encoding="utf-8")), True)


def part_of(module: str) -> str:
    """The package or module right below ``filings`` that a module belongs to."""
    return module.split(".")[1] if "." in module else ""


def ring_in(graph: dict[str, set[str]]) -> list[str]:
    """The members of a ring of imports, if there is one."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_every_part_of_the_package_has_a_floor() -> None:
    parts = {part_of(module) for module in MODULES} - {""} - DATA
    assert parts <= FLOORS.keys()


@pytest.mark.parametrize("module", sorted(m for m in MODULES if part_of(m) in FLOORS))
def test_a_module_imports_only_from_its_own_floor_and_below(module: str) -> None:
    floor = FLOORS[part_of(module)]
    upward = [
        f"line {found.line}: {found.module}"
        for found in imports_of(module)
        if FLOORS.get(part_of(found.module), 0) > floor
    ]
    assert upward == []


def test_packages_do_not_import_each_other_in_a_ring() -> None:
    graph: dict[str, set[str]] = {}
    for module in MODULES:
        if part := part_of(module):
            others = {part_of(found.module) for found in imports_of(module)} - {part, ""}
            graph.setdefault(part, set()).update(others)
    assert ring_in(graph) == []


def test_modules_do_not_import_each_other_in_a_ring() -> None:
    graph = {
        module: {found.module for found in imports_of(module) if found.running} - {module}
        for module in MODULES
    }
    assert ring_in(graph) == []


def test_the_ground_floors_know_no_file_formats() -> None:
    heavy = {"docx", "docxtpl", "jinja2", "lxml", "openpyxl", "pdfplumber"}
    for module, file in MODULES.items():
        if FLOORS.get(part_of(module), 9) > 2:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not heavy & {name.split(".")[0] for name in names}, module
