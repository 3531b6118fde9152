"""The README and the clerk's guide say what is true of the code.

Commands are parsed by the real command line, YAML is read by the real reader, and what the guide
quotes is printed again. ``REFRESH=1 pytest tests/test_docs.py`` writes new quotations.
"""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import click
import pytest
import yaml
from support.pages import CODE, GUIDE, README, ROOT, anchors, blocks, calls, done_again, prose

from filings.cli import COMMANDS, cli
from filings.diagnostics import Severity, Span
from filings.documents import KINDS
from filings.glossary import spellings
from filings.model.project import Project
from filings.model.rubric import Rubric
from filings.project.load import load
from filings.project.reader import Reader
from filings.project.shapes import RECORD, Shape
from filings.project.yaml_nodes import compose
from filings.workflows.explain import CATALOGUE

BOTH = pytest.mark.parametrize("page", [README, GUIDE], ids=["README", "guide"])
ALL = pytest.mark.parametrize(
    "page", [README, *sorted((ROOT / "docs").glob("*.md"))], ids=lambda page: page.stem
)


@BOTH
def test_every_call_of_the_program_is_one_that_it_accepts(page: Path) -> None:
    found = list(calls(page))
    assert {words.split()[0] for words in found if words} >= set(COMMANDS)
    for words in found:
        try:
            parse(words)
        except click.UsageError as error:
            pytest.fail(f"filings {words}: {error.format_message()}")


def parse(words: str) -> None:
    """Let click parse a call as it stands in a manual: optional parts present, values filled in."""
    arguments = shlex.split(words.replace("[", " ").replace("]", " "))
    arguments = [{"project|rubric": "rubric", "CODE": "A001"}.get(a, a) for a in arguments]
    try:
        if arguments and not arguments[0].startswith("-"):
            name, command, rest = cli.resolve_command(click.Context(cli), arguments)
            while isinstance(command, click.Group) and rest and not rest[0].startswith("-"):
                name, command, rest = command.resolve_command(click.Context(command), rest)
            assert name is not None and command is not None
            command.make_context(name, rest)
        else:
            cli.make_context("filings", arguments)
    except click.exceptions.Exit:  # --help and --version end there
        pass


@BOTH
def test_every_option_named_belongs_to_the_command_that_it_is_said_of(page: Path) -> None:
    known = {name: options_of(name) for name in COMMANDS}
    anywhere = set().union(*known.values(), options(cli))
    for line in prose(page).splitlines():
        said_of = re.match(r"\| `filings (\w+)", line)
        allowed = known[said_of[1]] if said_of else anywhere
        for code in CODE.findall(line):
            if re.match(r"--?[a-z]", code):
                assert code.split()[0] in allowed, line


@BOTH
def test_every_option_of_every_command_is_explained(page: Path) -> None:
    said = " ".join(CODE.findall(prose(page)))
    for name in COMMANDS:
        for option in options_of(name) - {"--help", "-q", "--quiet", "--out"}:
            assert option in said, f"{name} {option}"


def options_of(name: str) -> set[str]:
    """The options of the command of that name."""
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    return options(command)


def options(command: click.Command) -> set[str]:
    """Every option of a command, long and short; of a group, those of its commands as well."""
    found = (p for p in command.params if isinstance(p, click.Option))
    inner = command.commands.values() if isinstance(command, click.Group) else ()
    own = {word for option in found for word in option.opts} | {"--help"}
    return own.union(*map(options, inner))


def test_the_readme_begins_with_the_two_blocks_that_set_everything_up() -> None:
    first, second = (block.text for block in blocks(README, "sh")[:2])
    assert "pip install" in first and "filings build samples/town" in first
    assert "pip install" in second and "pytest" in second


@BOTH
def test_the_table_of_document_kinds_is_the_registry(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    table = text.partition("<!-- kinds:")[2].partition("-->")[2].strip().partition("\n\n")[0]
    rows = re.findall(r"^\| `(\w+)` \| (\w+) \|", table, re.MULTILINE)
    assert rows == [(kind.name, kind.title) for kind in KINDS]


@BOTH
def test_every_yaml_block_is_a_project_or_a_part_of_one(page: Path) -> None:
    found = blocks(page, "yaml")
    assert found
    for block in found:
        assert problems_of(block.text) == [], f"{page.name}:{block.line}"


def problems_of(text: str) -> list[str]:
    """What is wrong with a piece of filing.yaml or of a rubric file; files it names are not read."""

    def include(name: str, _mentioned: Span) -> tuple[yaml.MappingNode, str]:
        rubric, _found = compose("title: 细则", name)
        assert rubric is not None
        return rubric, name

    root, found = compose(text, "yaml")
    if root is None or found:
        return [d.message for d in found] or ["nothing there"]
    keys = {str(key.value) for key, _value in root.value}
    model: Any = Project if keys <= set(Shape(RECORD, Project).record.names) else Rubric
    reader = Reader("yaml", include)
    data = reader.read(root, Shape(RECORD, model))
    if reader.diagnostics:
        return [f"{d.span}: {d.message} {d.hints}" for d in reader.diagnostics]
    model.model_validate(data)
    return []


def test_a_misspelt_key_in_a_yaml_block_would_be_seen() -> None:
    assert problems_of("责任分工: {评分: {1: {完成期限: 全过程}}}")
    assert problems_of("sections: [{name: 组织保障, itmes: []}]")


def test_the_project_file_of_the_readme_lacks_nothing_but_the_files_it_names(
    tmp_path: Path,
) -> None:
    whole = next(b for b in blocks(README, "yaml") if b.text.startswith("filings: 1"))
    (tmp_path / "filing.yaml").write_text(whole.text, encoding="utf-8")
    _project, found = load(tmp_path)
    assert {d.code for d in found} == {"Y001"}


@ALL
def test_every_rule_named_exists_and_weighs_what_is_said(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for code in re.findall(r"\b[A-Z]\d{3}\b", text):
        assert code in CATALOGUE
    labels = {severity.label: severity for severity in Severity}
    for label, code in re.findall(r"(错误|警告|提示) ([A-Z]\d{3})\b", text):
        assert labels[label] is CATALOGUE[code].severity, code


def test_the_guide_has_a_row_for_every_family_of_rules() -> None:
    rows = re.findall(r"^\| ([A-Z]) \|", prose(GUIDE), re.MULTILINE)
    assert sorted(rows) == sorted({code[0] for code in CATALOGUE})


def test_the_guide_gives_both_spellings_of_every_key_of_the_format() -> None:
    table = prose(GUIDE).partition("## 十四")[2].partition("\n## ")[0]
    pairs = re.findall(r"`([a-z_]+)` \| `([^`]+)`", table)
    told = {english for english, _chinese in pairs}
    assert told == keys_of(Shape(RECORD, Project)) | keys_of(Shape(RECORD, Rubric))
    for english, chinese in pairs:
        assert chinese in spellings(english)


def keys_of(shape: Shape | None, seen: frozenset[Any] = frozenset()) -> set[str]:
    """Every key that may stand below a place of the format, in English."""
    if shape is None or shape.type in seen:
        return set()
    if shape.form != RECORD:
        return keys_of(shape.element, seen)
    record = shape.record
    below = (keys_of(part, seen | {shape.type}) for part in record.shapes.values())
    return set(record.names.values()).union(*below)


@ALL
def test_every_link_leads_somewhere(page: Path) -> None:
    text = CODE.sub("", prose(page))
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"https?:", target):
            continue
        file, _hash, anchor = unquote(target).partition("#")
        there = page.parent / file if file else page
        assert there.exists(), target
        assert not anchor or anchor in anchors(there), target


def test_what_the_guide_quotes_is_what_the_program_prints(tmp_path: Path) -> None:
    refreshed = done_again(GUIDE, tmp_path)
    if os.environ.get("REFRESH"):
        GUIDE.write_text(refreshed, encoding="utf-8")
    assert GUIDE.read_text(encoding="utf-8") == refreshed
