"""What a template may be given: plain data, and nothing that has methods of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import Any

_DEEPEST = 60
_SCALARS = frozenset({str, int, bool, Decimal, date, type(None)})
_TEXT = frozenset({str})
_ROW = {dict}
_PLAIN = _SCALARS | {dict, list, tuple}


def as_plain(context: Mapping[str, Any]) -> dict[str, Any]:
    """``context`` if there is nothing but plain data in it already, else :func:`plain` of it."""
    if type(context) is dict and _is_plain(context, 0):
        return context
    made: dict[str, Any] = plain(context)
    return made


def _is_plain(value: Any, depth: int) -> bool:
    """Whether a dict, list or tuple holds exact plain types only; asked of every document."""
    if depth > _DEEPEST:
        return False
    if type(value) is dict:
        if not set(map(type, value)) <= _TEXT:
            return False
        entries: Iterable[Any] = value.values()
    else:
        entries = value
    types = set(map(type, entries))
    if types <= _SCALARS:
        return True
    if not types <= _PLAIN:
        return False
    if types == _ROW and set(map(type, chain.from_iterable(map(dict.values, entries)))) <= _SCALARS:
        # The rows of a table, all at once. A key that is no text is never asked for.
        return True
    return all(_is_plain(entry, depth + 1) for entry in entries if type(entry) not in _SCALARS)


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
