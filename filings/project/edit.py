"""Adds entries to a project file and leaves every other byte as it is.

New lines are spliced in behind the last entry of a mapping or list, at places that the parser gives.
The result is read again and held to what was meant: if it reads otherwise, nothing is changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from filings.glossary import spellings, term
from filings.project.write import flow, scalar, yaml_lines
from filings.project.yaml_nodes import compose


class CannotEdit(Exception):
    """The file is written in a way that this module does not add to; nothing was changed."""


def add_to_mapping(text: str, path: Sequence[str], entries: Mapping[str, Any]) -> str:
    """``text`` with ``entries`` at the end of the mapping at ``path``, which is made if missing.

    ``path`` consists of identifiers of the glossary or of the user's own keys. An entry whose key is
    there already is refused (KeyError). Raises CannotEdit where the file has no place for it.
    """
    if not entries:
        return text
    root = _root(text)
    node, depth = _find(root, path)
    if depth < len(path):
        data: Mapping[str, Any] = entries
        for key in reversed(path[depth + 1 :]):
            data = {_written(key): data}
        entries = {_written(path[depth]): data}
    if isinstance(node, yaml.ScalarNode) and not node.value.strip():
        raise CannotEdit(path)
    if not isinstance(node, yaml.MappingNode):
        raise CannotEdit(path)
    present = {key.value for key, _value in node.value}
    for key in entries:
        if key in present:
            raise KeyError(key)
    added = _spliced(text, node, entries)
    return _held_to(text, added, path[:depth], entries)


def add_to_list(text: str, path: Sequence[str], values: Sequence[Any]) -> str:
    """``text`` with ``values`` at the end of the list at ``path``, which is made if missing."""
    if not values:
        return text
    root = _root(text)
    node, depth = _find(root, path)
    if depth < len(path):
        return add_to_mapping(text, path[:-1], {_written(path[-1]): list(values)})
    if not isinstance(node, yaml.SequenceNode):
        raise CannotEdit(path)
    added = _spliced_list(text, node, values)
    return _held_to(text, added, path, list(values))


def add_to_entry(
    text: str, path: Sequence[str | int], entries: Mapping[str, str], *, scalar_key: str
) -> str:
    """``text`` with ``entries`` in the entry of a list at ``path``, numbers counted from 0.

    An entry that is a bare word becomes a mapping with the word under ``scalar_key``. Raises
    CannotEdit where there is no such entry or it has no place for more.
    """
    node = _entry(_root(text), path)
    wanted = data_of(text)
    added = {_written(key): value for key, value in entries.items()}
    if isinstance(node, yaml.ScalarNode) and node.style not in ("|", ">"):
        made = {_written(scalar_key): node.value, **added}
        start, end = node.start_mark.index, node.end_mark.index
        after = f"{text[:start]}{flow(made)}{text[end:]}"
    elif isinstance(node, yaml.MappingNode):
        made = {**_plain(node), **added}
        after = _spliced(text, node, added)
    else:
        raise CannotEdit(path)
    if data_of(after) != _replaced(wanted, path, made):
        raise CannotEdit(path)
    return after


def _entry(node: Any, path: Sequence[str | int]) -> Any:
    for step in path:
        if isinstance(step, int) and isinstance(node, yaml.SequenceNode):
            node = node.value[step] if step < len(node.value) else None
        elif isinstance(step, str) and isinstance(node, yaml.MappingNode):
            names = {step, *spellings(step)}
            node = next((value for key, value in node.value if key.value in names), None)
        else:
            raise CannotEdit(path)
    return node


def _replaced(data: Any, path: Sequence[str | int], value: Any) -> Any:
    """Plain data with ``value`` at ``path``."""
    if not path:
        return value
    step, *rest = path
    if isinstance(step, int):
        return [_replaced(d, rest, value) if i == step else d for i, d in enumerate(data)]
    names = {step, *spellings(step)}
    return {k: _replaced(d, rest, value) if k in names else d for k, d in data.items()}


def data_of(text: str) -> Any:
    """The file as nested dict, list and str, keys as written."""
    return _plain(_root(text))


def _root(text: str) -> yaml.MappingNode:
    root, _found = compose(text, "")
    if root is None:
        raise CannotEdit(())
    return root


def _find(root: yaml.MappingNode, path: Sequence[str]) -> tuple[Any, int]:
    """The node at ``path``, or the deepest on the way there, and how many steps that is."""
    node: Any = root
    for depth, step in enumerate(path):
        if not isinstance(node, yaml.MappingNode):
            return node, depth
        names = {step, *spellings(step)}
        inner = next((value for key, value in node.value if key.value in names), None)
        if inner is None:
            return node, depth
        node = inner
    return node, len(path)


def _written(key: str) -> str:
    return term(key)


def _spliced(text: str, node: yaml.MappingNode, entries: Mapping[str, Any]) -> str:
    if node.flow_style:
        inside = ", ".join(
            f"{scalar(key, in_flow=True)}: {flow(value)}" for key, value in entries.items()
        )
        return _into_flow(text, node, inside, empty=not node.value)
    if not node.value:
        raise CannotEdit(())
    indent = node.value[0][0].start_mark.column
    return _behind(text, node, yaml_lines(entries, indent))


def _spliced_list(text: str, node: yaml.SequenceNode, values: Sequence[Any]) -> str:
    if node.flow_style:
        return _into_flow(text, node, ", ".join(map(flow, values)), empty=not node.value)
    if not node.value:
        raise CannotEdit(())
    # The dash stands before its element; the list begins at its first dash.
    indent = node.start_mark.column
    lines = yaml_lines({"x": list(values)}, 0)[1:]
    shift = len(lines[0]) - len(lines[0].lstrip())
    return _behind(text, node, [" " * indent + line[shift:] for line in lines])


def _into_flow(text: str, node: Any, inside: str, *, empty: bool) -> str:
    end = node.end_mark.index - 1
    before = text[:end].rstrip()
    comma = "" if empty or before.endswith(",") else ", "
    gap = " " if before.endswith(",") else ""
    return f"{before}{comma}{gap}{inside}{text[end:]}"


def _behind(text: str, node: Any, lines: Sequence[str]) -> str:
    """``lines`` behind the last line of a block, before the blanks and comments that follow it."""
    newline = "\r\n" if "\r\n" in text else "\n"
    end = _end(text, node)
    head, tail = text[:end], text[end:]
    if not head.endswith("\n"):
        head += newline
    return head + newline.join(lines) + newline + tail


def _end(text: str, node: Any) -> int:
    """The offset behind the line on which a node's last value ends."""
    last = node
    while not isinstance(last, yaml.ScalarNode) and last.value and not last.flow_style:
        inner = last.value[-1]
        last = inner[1] if isinstance(inner, tuple) else inner
    index: int = last.end_mark.index
    if isinstance(last, yaml.ScalarNode) and last.style in ("|", ">"):
        # A text block ends where the next line of another indent begins.
        before = text[:index].rstrip()
        index = len(before)
    found = text.find("\n", index)
    return len(text) if found < 0 else found + 1


def _held_to(before: str, after: str, path: Sequence[str], added: Any) -> str:
    """``after`` if it reads as ``before`` with what was ``added``, and as nothing else."""
    wanted = data_of(before)
    place = wanted
    for step in path:
        names = {step, *spellings(step)}
        place = next(value for key, value in place.items() if key in names)
    if isinstance(place, dict):
        place.update(_bare(added))
    else:
        place.extend(_bare(added))
    if data_of(after) != wanted:
        raise CannotEdit(path)
    return after


def _bare(value: Any) -> Any:
    """Plain data without wrappers, as the file will read."""
    inner = getattr(value, "value", value)
    if isinstance(inner, Mapping):
        return {str(k): _bare(v) for k, v in inner.items()}
    if isinstance(inner, list | tuple):
        return [_bare(v) for v in inner]
    return str(inner)


def _plain(node: Any) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(value) for value in node.value]
    return node.value
