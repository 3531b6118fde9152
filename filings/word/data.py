"""What a template may be given: plain data, and nothing that has methods of its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

_DEEPEST = 60
_MANY = 1_000_000
_SCALARS = frozenset({str, int, bool, Decimal, date, type(None)})
_CONTAINERS = frozenset({dict, list, tuple})
_PLAIN = _SCALARS | _CONTAINERS


def as_plain(context: Mapping[str, Any]) -> dict[str, Any]:
    """``context`` if there is nothing but plain data in it already, else :func:`plain` of it."""
    if type(context) is dict and _is_plain(context):
        return context
    made: dict[str, Any] = plain(context)
    return made


def _is_plain(context: dict[Any, Any]) -> bool:
    """Whether there are exact plain types only, all the way down.

    Asked of every document, so level by level with as little Python as can be. A key of an inner
    dict that is no text does no harm: no template can ask for it.
    """
    if not all(type(key) is str for key in context):
        return False
    level: list[Any] = [context]
    for _depth in range(_DEEPEST):
        entries: list[Any] = []
        for container in level:
            entries += container.values() if type(container) is dict else container
        types = set(map(type, entries))
        if types <= _SCALARS:
            return True
        if not types <= _PLAIN:
            return False
        level = [entry for entry in entries if type(entry) in _CONTAINERS]
        if len(level) > _MANY:
            # What stands in several places is looked into once, or it could go on without end.
            level = list({id(entry): entry for entry in level}.values())
    return False


def plain(value: object, depth: int = 0) -> Any:
    """``value`` as nothing but dict, list, str, int, bool, Decimal, date and None.

    Raises TypeError for anything else (a template must never reach an object with methods of its
    own) and ValueError where it is nested beyond reason.
    """
    if depth > _DEEPEST:
        raise ValueError("the context is nested too deeply, or contains itself")
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return value if type(value) is str else str.__str__(value)
    if isinstance(value, int):
        return int(value)
    if isinstance(value, Decimal):
        return Decimal(value)
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    if isinstance(value, Mapping):
        return {_key(k): plain(v, depth + 1) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [plain(v, depth + 1) for v in value]
    raise TypeError(f"a template takes plain data, not {type(value).__name__}")


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise TypeError(f"the keys of a context are text, not {type(key).__name__}")
    return str.__str__(key)
