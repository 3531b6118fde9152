"""Files that README, manual and continuous integration call by their number are built under that name.

The number is the place in a sample's list of documents, which may grow: then the pages have to follow.
"""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

import pytest
from support.pages import ROOT
from support.projects import SAMPLES

from filings.documents import plan_documents
from filings.project.load import load
from filings.resources import samples_folder, templates_folder

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
CI = ROOT / ".ci" / "run"
_NUMBERED = re.compile(
    r"(?:\d\d-[\u4e00-\u9fff]+/)?\d\d-[\u4e00-\u9fff（）]+(?:-\d\d)?\.(?:docx|pdf|png)"
)
_ADDED = re.compile(r"（(?:征求意见稿|新|旧)\d*）|-\d\d$")


def outputs_of(*projects: Path) -> set[str]:
    """The names, without their endings, of all documents that these projects ask for."""
    return {
        str(PurePosixPath(document.output).with_suffix(""))
        for project in projects
        for document in plan_documents(load(project)[0])
    }


ANY_PROJECT = outputs_of(
    templates_folder() / "project", *(samples_folder() / name for name in SAMPLES)
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_numbered_file_in_a_page_is_built_by_a_project_that_is_shipped(page: Path) -> None:
    named = _NUMBERED.findall(page.read_text(encoding="utf-8"))
    bare = {_ADDED.sub("", str(PurePosixPath(name).with_suffix(""))) for name in named}
    if page.stem in ("README", "使用指南"):
        assert bare
    assert {name for name in bare if not _is_built(name)} == set()


def _is_built(name: str) -> bool:
    return any(name in (known, known.rpartition("/")[2]) for known in ANY_PROJECT)


def test_the_readme_counts_what_the_sample_of_a_township_builds() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    town = outputs_of(samples_folder() / "town")
    sheets = {name for name in town if "/" in name}
    words = {5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine"}
    # The sheets of all units in one file are told apart from the documents.
    documents = len(town) - len(sheets) - 1
    assert f"{words[documents]}\nWord documents" in text or f"{words[documents]} Word" in text
    assert f"a sheet of tasks for each of its {len(sheets)} units" in text.replace("\n", " ")


def test_continuous_integration_looks_at_files_that_are_there() -> None:
    """By what they are called, and not by a number that changes with the list."""
    text = CI.read_text(encoding="utf-8")
    named = re.findall(r"样例/成果/(\S+?\.docx)", text)
    town = outputs_of(samples_folder() / "town")
    assert named
    for pattern in named:
        assert not re.match(r"\d", pattern)
        assert any(fnmatch(f"{name}.docx", pattern) for name in town), pattern
