"""Writes models as YAML that a person likes to read: block style, Chinese keys, comments.

The reader's counterpart: what is written here is read back to the same model. Keys are the glossary's
terms; what equals the model's default is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any

import yaml

from filings.glossary import term
from filings.model.base import Model
from filings.model.rubric import plain_points

_INDENT = "  "
_LONGEST_LINE = 100


@dataclass(frozen=True, slots=True)
class Commented:
    """A value with lines of comment above it."""

    comments: tuple[str, ...]
    value: Any


@dataclass(frozen=True, slots=True)
class OneLine:
    """A mapping or list to be written within one line: ``{名称: 区委办}``."""

    value: Any


def plain(model: Model, *, leave_out: frozenset[str] = frozenset()) -> dict[str, Any]:
    """A model as plain data with Chinese keys, without what is not set."""
    made: dict[str, Any] = {}
    free = type(model).free_keys
    for name, info in type(model).model_fields.items():
        value = getattr(model, name)
        if name in leave_out or value is None or value == info.get_default():
            continue
        if name == free:
            made |= {str(key): plain_value(inner) for key, inner in value.items()}
        else:
            made[term(name)] = plain_value(value)
    return made


def plain_value(value: Any) -> Any:
    """A field's value as plain data."""
    if isinstance(value, Model):
        return plain(value)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Decimal):
        return plain_points(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Mapping):
        return {str(key): plain_value(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain_value(inner) for inner in value]
    return value if isinstance(value, str) else str(value)


def yaml_text(data: Mapping[str, Any]) -> str:
    """``data`` (nested dict, list and str, with comments) as YAML in block style."""
    return "\n".join(_mapping(data, 0)) + "\n"


def yaml_lines(data: Mapping[str, Any], indent: int) -> list[str]:
    """The lines of a mapping, each ``indent`` columns from the left."""
    return [" " * indent + line if line else line for line in _mapping(data, 0)]


def _mapping(data: Mapping[str, Any], depth: int) -> Iterator[str]:
    for key, value in data.items():
        if isinstance(value, Commented):
            yield from comment_lines(value.comments, depth)
            value = value.value
        yield from _entry(f"{_INDENT * depth}{scalar(str(key))}:", value, depth)


def comment_lines(comments: Sequence[str], depth: int = 0) -> Iterator[str]:
    """``comments`` as lines of a file, a blank one as a blank line; nothing in them does harm."""
    for comment in comments:
        for line in comment.split("\n") or [""]:
            bare = "".join(c if c.isprintable() else " " for c in line)
            yield f"{_INDENT * depth}# {bare}".rstrip() if bare else ""


def _entry(head: str, value: Any, depth: int) -> Iterator[str]:
    """A key (or dash) with its value, on the same line where it fits there."""
    if isinstance(value, OneLine):
        yield f"{head} {flow(value.value)}"
    elif isinstance(value, Mapping):
        if not value:
            yield f"{head} {{}}"
        else:
            yield head
            yield from _mapping(value, depth + 1)
    elif isinstance(value, list | tuple):
        if not value or all(isinstance(v, str) and "\n" not in v for v in value):
            yield f"{head} {flow(value)}"
        else:
            yield head
            for inner in value:
                yield from _element(inner, depth + 1)
    else:
        yield from _text(head, str(value), depth)


def _element(value: Any, depth: int) -> Iterator[str]:
    if isinstance(value, Commented):
        yield from comment_lines(value.comments, depth)
        value = value.value
    dash = f"{_INDENT * depth}-"
    if isinstance(value, Mapping) and value:
        lines = list(_mapping(value, depth + 1))
        first = next(i for i, line in enumerate(lines) if not line.lstrip().startswith("#"))
        yield from lines[:first]
        yield f"{dash} {lines[first].lstrip()}"
        yield from lines[first + 1 :]
    else:
        yield from _entry(dash, value, depth)


def _text(head: str, text: str, depth: int) -> Iterator[str]:
    if "\n" in text and _is_literal(text):
        yield f"{head} |-"
        for line in text.split("\n"):
            yield f"{_INDENT * (depth + 1)}{line}" if line else ""
    else:
        yield f"{head} {scalar(text)}"


_ODD = re.compile(
    r"[^\n\x20-\x7e\xa1-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029\ufeff]"
)


def _is_literal(text: str) -> bool:
    """Whether a text of several lines may stand as it is under ``|-``."""
    lines = text.split("\n")
    return (
        not _ODD.search(text)
        and bool(lines[0])
        and bool(lines[-1])
        and not any(line != line.strip(" ") for line in lines)
        and not lines[0].startswith((" ", "\t"))
    )


def flow(value: Any) -> str:
    """A value within one line."""
    if isinstance(value, Commented | OneLine):
        return flow(value.value)
    if isinstance(value, Mapping):
        inner = ", ".join(f"{scalar(str(k), in_flow=True)}: {flow(v)}" for k, v in value.items())
        return f"{{{inner}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(flow(v) for v in value)}]"
    return scalar(str(value), in_flow=True)


@lru_cache(maxsize=4096)
def scalar(text: str, *, in_flow: bool = False) -> str:
    """A text as a YAML scalar on one line, quoted only where it must be."""
    if _reads_as(text, text, in_flow=in_flow) and not _ODD.search(text):
        return text
    single = "'" + text.replace("'", "''") + "'"
    if "\n" not in text and not _ODD.search(text) and _reads_as(single, text, in_flow=in_flow):
        return single
    quoted: str = yaml.safe_dump(text, default_style='"', allow_unicode=True, width=10**9)
    return quoted.strip()


_PLAIN = re.compile(r"[\w\u3400-\u9fff“”《》（）〔〕、，。；：？！—…·%＋+./()\- ]+")


def _reads_as(written: str, text: str, *, in_flow: bool) -> bool:
    """Whether a scalar, written so, is read as ``text``."""
    if written != written.strip() or written in ("", "-") or "\n" in written:
        return False
    if written == text and _PLAIN.fullmatch(text) and text[0] not in "-?.% " and " #" not in text:
        return text not in ("~", "null") and not text.startswith("...")
    document = f"[{{k: {written}, l: x}}]" if in_flow else f"k: {written}\nl: x"
    try:
        node = yaml.compose(document, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return False
    if in_flow and isinstance(node, yaml.SequenceNode):
        node = node.value[0]
    if not isinstance(node, yaml.MappingNode) or len(node.value) != 2:
        return False
    (_key, value), (last, _x) = node.value
    return isinstance(value, yaml.ScalarNode) and value.value == text and last.value == "l"
