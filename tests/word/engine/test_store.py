"""Compiled templates are kept from one process to the next, and never trusted further than that."""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
from pathlib import Path

import pytest

from filings.messages import set_language
from filings.resources import templates_folder
from filings.word.digest import digest_of
from filings.word.engine.compiler import compile_bytes
from filings.word.engine.store import Store
from filings.word.render import render
from filings.word.template import Template, template_from_bytes

FORM = (templates_folder() / "responsibility_table.docx").read_bytes()
DIGEST = digest_of(FORM)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "缓存" / "templates"


@pytest.fixture
def kept(folder: Path) -> Path:
    """The file of one template that is kept."""
    compiled, diagnostics = compile_bytes(FORM)
    assert compiled is not None
    assert not diagnostics
    Store(folder).save(DIGEST, compiled)
    [file] = folder.iterdir()
    return file


def test_a_template_that_was_kept_is_there_again(kept: Path, folder: Path) -> None:
    assert kept.suffix == ".template"
    compiled = Store(folder).load(DIGEST)
    assert compiled is not None
    assert compiled.program is not None


def test_it_prints_the_same_bytes_as_before(word, folder: Path) -> None:
    content = word.bytes_of(
        word.document(
            "{{ title }}",
            [
                ["{%tr for row in rows %}", ""],
                ["{% vm row.a %}{{ row.a }}", "{{ row.b }}"],
                ["{%tr endfor %}", ""],
            ],
            header="{{ title }}",
        )
    )
    context = {"title": "标题", "rows": [{"a": "甲", "b": str(n)} for n in range(3)]}
    compiled, _found = compile_bytes(content)
    assert compiled is not None
    digest = digest_of(content)
    Store(folder).save(digest, compiled)
    again = Store(folder).load(digest)
    assert again is not None
    first, second = (render(Template("模板.docx", c), context) for c in (compiled, again))
    assert first.content == second.content is not None


def test_its_tags_still_know_their_places(word, folder: Path) -> None:
    content = word.bytes_of(word.document("甲", "{{ name }}"))
    compiled, _found = compile_bytes(content)
    assert compiled is not None
    Store(folder).save(b"x", compiled)
    again = Store(folder).load(b"x")
    assert again is not None
    [problem] = render(Template("模板.docx", again), {"names": "乙"}).diagnostics
    assert (problem.where, problem.source) == ("正文第2段", {"paragraph": 1})


def test_nothing_is_kept_of_a_template_with_faults_or_for_the_long_road(word, folder: Path) -> None:
    for text in ("{{ a", "{%- if a -%}甲{% endif %}"):
        compiled, _found = compile_bytes(word.bytes_of(word.document("x", text)))
        assert compiled is not None
        Store(folder).save(b"x", compiled)
    assert not folder.exists()


def test_another_language_has_files_of_its_own(kept: Path, folder: Path) -> None:
    set_language("en")
    assert Store(folder).load(DIGEST) is None


@pytest.mark.parametrize(
    "content",
    [b"", b"filings", b"filings template 2\n", b"filings template 2\n" + b"\0" * 32 + b"junk"],
    ids=["empty", "cut in its head", "cut behind its head", "not what its digest says"],
)
def test_a_broken_file_is_as_good_as_none(kept: Path, folder: Path, content: bytes) -> None:
    kept.write_bytes(content)
    assert Store(folder).load(DIGEST) is None


def test_a_file_cut_off_anywhere_is_as_good_as_none(kept: Path, folder: Path) -> None:
    whole = kept.read_bytes()
    for length in range(0, len(whole), 997):
        kept.write_bytes(whole[:length])
        assert Store(folder).load(DIGEST) is None


def test_whole_bytes_that_are_no_program_are_as_good_as_none(kept: Path, folder: Path) -> None:
    payload = marshal.dumps(("nothing", 1))
    kept.write_bytes(b"filings template 2\n" + digest_of(payload) + payload)
    assert Store(folder).load(DIGEST) is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_what_others_may_write_is_not_used(kept: Path, folder: Path) -> None:
    kept.chmod(0o666)
    assert Store(folder).load(DIGEST) is None
    kept.chmod(0o600)
    assert Store(folder).load(DIGEST) is not None
    folder.chmod(0o777)
    assert Store(folder).load(DIGEST) is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no owners of this kind")
def test_what_belongs_to_somebody_else_is_not_used(kept: Path, folder: Path) -> None:
    if os.getuid() != 0:
        pytest.skip("only root can give a file away")
    os.chown(kept, 65534, 65534)
    assert Store(folder).load(DIGEST) is None


def test_a_link_is_not_followed(kept: Path, folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    kept.rename(elsewhere)
    kept.symlink_to(elsewhere)
    assert Store(folder).load(DIGEST) is None


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "缓存").write_text("a file")
    template, diagnostics = template_from_bytes(
        FORM, name="模板.docx", store=Store(tmp_path / "缓存" / "templates")
    )
    assert template is not None
    assert not diagnostics


def test_the_folder_does_not_grow_for_ever(folder: Path) -> None:
    compiled, _found = compile_bytes(FORM)
    assert compiled is not None
    store = Store(folder)
    for number in range(230):
        store.save(str(number).encode(), compiled)
    assert len(list(folder.iterdir())) <= 200
    assert store.load(b"229") is not None
    assert store.load(b"0") is None


LIBRARIES = {"lxml", "jinja2", "docxtpl", "docx", "markdown_it", "pydantic", "yaml"}
SLOW_TO_IMPORT = {
    "dataclasses",
    "inspect",
    "hashlib",
    "pathlib",
    "zipfile",
    "tempfile",
    "importlib",
}
"""Modules of the standard library that take as long as the document, or longer."""


def test_a_document_of_a_kept_template_needs_none_of_the_libraries_that_read_it(
    word, folder: Path
) -> None:
    content = word.bytes_of(word.document("{{ a }}", [["{{ b }}"]]))
    compiled, _found = compile_bytes(content)
    assert compiled is not None
    Store(folder).save(digest_of(content), compiled)
    file = folder / "模板.docx"
    file.write_bytes(content)
    script = """
import sys
before = set(sys.modules)
from filings.word.engine.store import Store
from filings.word.render import render
from filings.word.template import template_from_bytes
with open(sys.argv[1], "rb") as file:
    template, _found = template_from_bytes(file.read(), name="模板.docx", store=Store(sys.argv[2]))
assert render(template, {"a": "甲 & 乙", "b": "丙\\n丁"}).content
print(*{name.partition(".")[0] for name in sys.modules if name not in before})
"""
    done = subprocess.run(
        [sys.executable, "-c", script, str(file), str(folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    imported = set(done.stdout.split())
    assert "filings" in imported
    assert imported & LIBRARIES == set()
    assert imported & SLOW_TO_IMPORT == set()
