"""Laws of loading, held to on projects made up from the models' own fields."""

from __future__ import annotations

import random
import re
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.generated import DATA, Path, Writer
from support.loading import LoadFiles

from filings.model import Project

SEEDS = st.integers(0, 2**32).map(random.Random)
SLOW = settings(
    max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def at(project: Project, path: Path) -> Any:
    """The value that ``path`` leads to, through fields, keys and elements."""
    value: Any = project
    for step in path:
        value = value[step] if isinstance(value, dict | tuple) else getattr(value, str(step))
    return value


def written(data: Any, path: Path) -> str:
    for step in path:
        data = data[step]
    assert isinstance(data, str)
    return data


def means(text: str) -> list[Any]:
    """Everything that a text may be read as."""
    meanings: list[Any] = [text, {"是": True, "否": False}.get(text)]
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        meanings.append(date.fromisoformat(text))
    if re.fullmatch(r"\d+(\.\d+)?", text):
        meanings.append(Decimal(text))
    return meanings


@given(DATA, SEEDS)
@SLOW
def test_every_text_is_read_whole_and_its_place_is_known(
    load_files: LoadFiles, data: dict[str, Any], choose: random.Random
) -> None:
    writer = Writer(choose)
    text = writer.write(data)
    project, found = load_files(text.encode(), {n: t.encode() for n, t in writer.files.items()})
    assert found == []
    lines = {name: t.split("\n") for name, t in {"filing.yaml": text, **writer.files}.items()}
    for path, (file, line, column) in writer.places.items():
        value = at(project, path)
        assert value in means(written(data, path))
        span = project.span(*path)
        assert span is not None
        assert (span.file, span.line) == (file, line)
        quoted = lines[file][line - 1][column - 1] in "'\""
        # A name in a list is placed where its text begins, inside the quotes.
        assert span.column == column or (quoted and span.column == column + 1)


@given(DATA, SEEDS)
@SLOW
def test_chinese_keys_and_english_keys_say_the_same(
    load_files: LoadFiles, data: dict[str, Any], choose: random.Random
) -> None:
    projects = []
    for chinese in (False, True, None):
        writer = Writer(choose, chinese)
        text = writer.write(data)
        loaded = load_files(text.encode(), {n: t.encode() for n, t in writer.files.items()})
        assert loaded.found == []
        projects.append(loaded.project)
    english, chinese_, mixed = projects
    assert english == chinese_ == mixed
    assert english.model_dump() == chinese_.model_dump() == mixed.model_dump()
