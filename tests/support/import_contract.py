"""The shape that other programs get from ``filings import --format json``, as a JSON Schema.

Strict: a key that is not here is a mistake, and so is one that is left out. The keys that stand only
where a document has something for them are those of ``optional``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from jsonschema import Draft202012Validator

Schema = dict[str, Any]


def _one_of(*words: str) -> Schema:
    return {"type": "string", "enum": list(words)}


def _list(inner: Schema) -> Schema:
    return {"type": "array", "items": inner}


def _record(keys: dict[str, Schema], optional: Iterable[str] = ()) -> Schema:
    return {
        "type": "object",
        "properties": keys,
        "required": [key for key in keys if key not in set(optional)],
        "additionalProperties": False,
    }


def _or_null(inner: Schema) -> Schema:
    return {"anyOf": [inner, {"type": "null"}]}


TEXT: Schema = {"type": "string"}
WORDS: Schema = _or_null({"type": "string", "minLength": 1})
FLAG: Schema = {"type": "boolean"}
NUMBER: Schema = {"type": "integer", "minimum": 0}
DAY: Schema = _or_null({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"})
_DECIMAL: Schema = {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"}
POINTS: Schema = _or_null(_DECIMAL)
BY_NAME: Schema = {"type": "object", "additionalProperties": TEXT, "minProperties": 1}

PLACE: Schema = {
    "oneOf": [
        _record({"table": NUMBER, "row": NUMBER}),
        _record({"paragraph": NUMBER}),
    ]
}
UNIT = _record({"name": {"type": "string", "minLength": 1}, "role": _one_of("lead", "support", "responsible")})  # fmt: skip
DEADLINE = _record(
    {
        "text": TEXT,
        "kind": _one_of("by", "ongoing", "recurring", "range", "immediate", "unclear"),
        "date": DAY,
    }
)
ITEM = _record(
    {
        "no": WORDS,
        "path": _list(TEXT),
        "section_points": {"type": "object", "additionalProperties": _DECIMAL},
        "content": WORDS,
        "method": WORDS,
        "points": POINTS,
        "cap": POINTS,
        "criteria": _list(_record({"text": TEXT, "points": _DECIMAL})),
        "materials": WORDS,
        "veto": FLAG,
        "bonus": FLAG,
        "units": _list(UNIT),
        "units_text": WORDS,
        "deadline": _or_null(DEADLINE),
        "source": PLACE,
        "section_numbers": BY_NAME,
        "other": BY_NAME,
    },
    optional=("section_numbers", "other"),
)
COLUMN = _record({"header": TEXT, "field": WORDS, "above": WORDS}, optional=("above",))
TABLE = _record(
    {
        "title": WORDS,
        "kind": _one_of("rubric", "division", "targets", "form", "other"),
        "columns": _list(COLUMN),
        "items": _list(ITEM),
        "total": _DECIMAL,
        "notes": _list(TEXT),
        "rows": _list(_list(TEXT)),
    },
    optional=("total", "notes", "rows"),
)
DOCUMENT = _record(
    {
        "title": WORDS,
        "document_number": WORDS,
        "date": DAY,
        "stages": _list(_record({"name": TEXT, "start": DAY, "end": DAY})),
    }
)
DIAGNOSTIC = _record(
    {
        "code": {"type": "string", "pattern": r"^[A-Z]\d{3}$"},
        "severity": _one_of("error", "warning", "info"),
        "message": {"type": "string", "minLength": 1},
        "hints": _list(TEXT),
        "file": WORDS,
        "line": _or_null(NUMBER),
        "column": _or_null(NUMBER),
        "where": WORDS,
        "source": _or_null({"anyOf": [PLACE, _record({"table": NUMBER})]}),
    }
)
_FOUND = {"document": DOCUMENT, "tables": _list(TABLE), "diagnostics": _list(DIAGNOSTIC)}
ONE = _record(_FOUND)
SEVERAL = _record(
    {
        "documents": _list(_record({"file": TEXT, **_FOUND})),
        "diagnostics": _list(DIAGNOSTIC),
    }
)


def breaches(found: Any, schema: Schema = ONE) -> list[str]:
    """Where ``found`` is not in the shape of the contract."""
    errors = Draft202012Validator(schema).iter_errors(found)
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}" for error in errors]
