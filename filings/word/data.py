"""What a template may be given: plain data, and nothing that has methods of its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

_DEEPEST = 60


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
